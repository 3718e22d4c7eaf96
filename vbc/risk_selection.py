"""Whom a fixed price makes worth avoiding, and what risk adjustment does about it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from vbc.checks import non_negative_array, positive, probability


def selection_margins(expected_costs: Sequence[float], *, adjustment: float, shares: Sequence[float] | None = None) -> pd.DataFrame:
    """Margin on each group of patients when payment follows expected cost partly, and what is paid in all stays the same.

    Parameters
    ----------
    expected_costs : sequence of float
        Of a patient of each group, with all that is known: clinical and social ($ a year).
    adjustment : float
        0 pays the average for everybody, 1 pays each group what it is expected to cost.
    shares : sequence of float, optional
        Of the groups among patients; alike by default.

    Returns
    -------
    DataFrame
        `expected_cost`, `payment`, `margin` ($ a patient) and `worth_avoiding`.

    Raises
    ------
    ValueError
        If a cost is negative, the adjustment lies outside [0, 1], or numbers of groups differ.

    Notes
    -----
    Source: Newhouse 1996.

    Examples
    --------
    >>> selection_margins([6_000, 22_000], adjustment=0.5, shares=[0.75, 0.25])
       expected_cost  payment  margin  worth_avoiding
    0         6000.0   8000.0  2000.0           False
    1        22000.0  16000.0 -6000.0            True
    """
    costs = non_negative_array(expected_costs, "expected_costs")
    parts = np.full(len(costs), 1.0) if shares is None else non_negative_array(shares, "shares")
    if len(parts) != len(costs) or len(costs) == 0:
        raise ValueError(f"shares must give one for each of the {len(costs)} groups, not {len(parts)}")
    average = float((costs * parts).sum() / positive(parts.sum(), "shares together"))
    payment = average + probability(adjustment, "adjustment") * (costs - average)
    margin = payment - costs
    return pd.DataFrame({"expected_cost": costs, "payment": payment, "margin": margin, "worth_avoiding": margin < -1e-9})


def margins_when_known(
    expected_costs: Sequence[float], *, known_as: Sequence[str], adjustment: float, shares: Sequence[float] | None = None
) -> pd.DataFrame:
    """Margin on each group when payment can only follow what the payer knows: groups known by one name are paid alike.

    Parameters
    ----------
    expected_costs : sequence of float
        Of a patient of each group ($ a year).
    known_as : sequence of str
        What the payer sees of each group; groups with the same name look alike to it.
    adjustment : float
        0 pays the average for everybody, 1 what patients who look like that cost on average.
    shares : sequence of float, optional
        Of the groups among patients; alike by default.

    Returns
    -------
    DataFrame
        As `selection_margins`.

    Raises
    ------
    ValueError
        As `selection_margins`, or if names and costs differ in number.

    Notes
    -----
    Source: Newhouse 1996.

    Examples
    --------
    >>> margins_when_known([4_000, 8_000], known_as=["ill", "ill"], adjustment=1)["margin"].tolist()
    [2000.0, -2000.0]
    >>> margins_when_known([4_000, 8_000], known_as=["ill", "ill and unhoused"], adjustment=1)["margin"].tolist()
    [0.0, 0.0]
    """
    costs = non_negative_array(expected_costs, "expected_costs")
    if len(known_as) != len(costs):
        raise ValueError(f"known_as must give one name for each of the {len(costs)} groups, not {len(known_as)}")
    parts = np.full(len(costs), 1.0) if shares is None else non_negative_array(shares, "shares")
    names = np.asarray(known_as)
    seen = np.array([np.average(costs[names == name], weights=parts[names == name]) for name in names])
    payment = selection_margins(seen.tolist(), adjustment=adjustment, shares=parts.tolist())["payment"].to_numpy()
    margin = payment - costs
    return pd.DataFrame({"expected_cost": costs, "payment": payment, "margin": margin, "worth_avoiding": margin < -1e-9})
