"""A visit by the clock: one step made longer or shorter, and what has been spent by each minute."""

import numpy as np
import pandas as pd

from vbc.checks import count, non_negative
from vbc.costing import step_costs
from vbc.resources import exact


def with_step_minutes(process: pd.DataFrame, step: str, *, minutes: float) -> pd.DataFrame:
    """The same visit with one step made longer or shorter; what comes after it moves, what goes on around it stretches.

    Parameters
    ----------
    process : DataFrame
        Process map with columns `step`, `resource`, `minutes` and `start`, see `vbc.costing`.
    step : str
        Which one; it stands in the map once.
    minutes : float
        How long it shall take, 0 or more.

    Returns
    -------
    DataFrame
        A new map. Steps that start when the old step ends, or later, start later or earlier by the difference; a room that
        is taken all the while is taken for as much longer or shorter.

    Raises
    ------
    ValueError
        If there is no such step or several, or `minutes` is not finite or below 0.

    Examples
    --------
    >>> visit = pd.DataFrame({"step": ["talk", "papers", "all"], "resource": ["nurse", "clerk", "room"],
    ...                       "minutes": [10, 5, 15], "start": [0, 10, 0]})
    >>> with_step_minutes(visit, "talk", minutes=4)
         step resource  minutes  start
    0    talk    nurse      4.0    0.0
    1  papers    clerk      5.0    4.0
    2     all     room      9.0    0.0
    """
    found = process[process["step"] == step]
    if len(found) != 1:
        raise ValueError(f"step must be one of {', '.join(map(str, process['step'].unique()))}, each once, not {step!r}")
    begin, old = exact(found["start"].iloc[0]), exact(found["minutes"].iloc[0])
    more = exact(non_negative(minutes, "minutes")) - old
    takes, starts = [], []
    for row in process.to_dict("records"):
        start, length = exact(row["start"]), exact(row["minutes"])
        around = row["step"] != step and start <= begin and start + length >= begin + old
        takes.append(float(length + more if around or row["step"] == step else length))
        starts.append(float(start + more if start >= begin + old and row["step"] != step else start))
    return process.assign(minutes=takes, start=starts)


def cost_by_minute(process: pd.DataFrame, resources: pd.DataFrame, *, until: int, before: float = 0.0) -> pd.DataFrame:
    """What a visit has cost by each minute of it.

    Parameters
    ----------
    process, resources : DataFrame
        As `vbc.costing.step_costs`; `process` with the column `start` (minutes after arrival).
    until : int
        The last minute.
    before : float
        What is spent at minute 0 already, such as supplies laid out ($), 0 or more.

    Returns
    -------
    DataFrame
        Columns `minute` (0 to `until`) and `cost` ($ so far). A step's cost grows evenly while it lasts.

    Raises
    ------
    ValueError
        As `step_costs`; or if `until` is not a whole number above 0, or `before` is not finite or below 0.

    Notes
    -----
    Source: Kaplan & Porter 2011 (process maps).

    Examples
    --------
    >>> visit = pd.DataFrame({"step": ["talk"], "resource": ["nurse"], "minutes": [2], "start": [1]})
    >>> nurse = pd.DataFrame({"resource": ["nurse"], "annual_cost": [115_200], "practical_minutes": [96_000]})
    >>> cost_by_minute(visit, nurse, until=4, before=5)["cost"].tolist()
    [5.0, 5.0, 6.2, 7.4, 7.4]
    """
    costed, minute = step_costs(process, resources), np.arange(count(until, "until") + 1)
    passed = np.clip(minute[:, None] - costed["start"].to_numpy(float), 0, costed["minutes"].to_numpy(float))
    return pd.DataFrame({"minute": minute, "cost": non_negative(before, "before") + passed @ costed["rate"].to_numpy(float)})
