"""Who does what: minutes of a visit that move from one kind of staff to another."""

from fractions import Fraction

import pandas as pd

from vbc.checks import non_negative
from vbc.resources import exact
from vbc.undefined import Undefined


def substitute(process: pd.DataFrame, *, minutes: float, of: str, by: str, step: str | None = None) -> pd.DataFrame:
    """The same process with some minutes of one resource done by another.

    Parameters
    ----------
    process : DataFrame
        Process map with columns `step`, `resource`, `minutes` and perhaps `start`.
    minutes : float
        How many move, 0 or more.
    of, by : str
        Who gives them up, and who takes them over.
    step : str, optional
        Only from this step; otherwise from the latest steps first.

    Returns
    -------
    DataFrame
        A new map. Total minutes, and those of every other resource, are as before: the new one is taken to be as quick,
        which is the question to ask.

    Raises
    ------
    ValueError
        If more minutes are to move than `of` has there, `minutes` is not finite or below 0, or both are the same.

    Examples
    --------
    >>> process = pd.DataFrame({"step": ["exam", "plan"], "resource": ["physician"] * 2, "minutes": [5, 10], "start": [0, 5]})
    >>> substitute(process, minutes=7, of="physician", by="nurse")
       step   resource  minutes  start
    0  exam  physician      5.0    0.0
    1  plan  physician      3.0    5.0
    2  plan      nurse      7.0    8.0
    """
    if of == by:
        raise ValueError(f"by must differ from of, not {by!r} for {of!r}")
    left = exact(non_negative(minutes, "minutes"))
    rows = [dict(row) for row in process.to_dict("records")]
    giving = [row["resource"] == of and step in (None, row["step"]) for row in rows]
    available = sum((exact(row["minutes"]) for row, gives in zip(rows, giving, strict=True) if gives), Fraction(0))
    if left > available:
        where = "" if step is None else f" in {step!r}"
        raise ValueError(f"minutes must not exceed the {float(available):g} that {of!r} has{where}, not {minutes}")
    changed: list[dict[str, object]] = []
    for row, gives in zip(reversed(rows), reversed(giving), strict=True):
        moved = min(left, exact(row["minutes"])) if gives else Fraction(0)
        left -= moved
        kept = exact(row["minutes"]) - moved
        if moved:
            start = {"start": float(exact(row["start"]) + kept)} if "start" in row else {}
            changed.append({**row, "resource": by, "minutes": float(moved), **start})
        if kept or not moved:
            changed.append({**row, "minutes": float(kept)})
    result = pd.DataFrame(changed[::-1], columns=process.columns)
    return result.astype({"start": float}) if "start" in result else result


def minutes_to_shift(*, cost: float, target: float, rate_of: float, rate_by: float) -> float | Undefined:
    """Minutes to move from one resource to a cheaper one so that a visit meets a target cost.

    Parameters
    ----------
    cost, target : float
        Cost of the visit now and as wanted ($), 0 or more.
    rate_of, rate_by : float
        Capacity cost rates of who gives up the minutes and who takes them ($/min), 0 or more.

    Returns
    -------
    float or Undefined
        (cost − target) / (rate_of − rate_by) minutes. Undefined where the rates are equal or minutes would have to move
        the other way.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Examples
    --------
    >>> minutes_to_shift(cost=104.48, target=86.48, rate_of=3.00, rate_by=1.20)
    10.0
    """
    gap = exact(non_negative(cost, "cost")) - exact(non_negative(target, "target"))
    saved = exact(non_negative(rate_of, "rate_of")) - exact(non_negative(rate_by, "rate_by"))
    if saved == 0:
        return Undefined("a minute costs the same with both, so moving minutes changes nothing")
    if gap / saved < 0:
        return Undefined("moving minutes this way takes the cost further from the target")
    return float(gap / saved)
