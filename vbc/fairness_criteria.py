"""Criteria of fairness between groups: differences of rates that some definition wants to be equal."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from vbc.confusion import Confusion
from vbc.undefined import Undefined, is_undefined

CRITERIA = {
    "equalized odds": "equal true and false positive rates",
    "equal opportunity": "equal true positive rates",
    "demographic parity": "equal selection rates",
    "predictive parity": "equal positive predictive values",
}
"""What each criterion wants; they cannot in general all hold, see `vbc.impossibility`."""


def rate_gap(by_group: Mapping[Any, Confusion], rate: str) -> float | Undefined:
    """Largest difference of one rate between groups.

    Parameters
    ----------
    by_group : mapping of group to Confusion
    rate : str
        A rate of `Confusion`, such as "true_positive_rate".

    Returns
    -------
    float or Undefined
        Highest minus lowest. Undefined for one group only, or where a group has no such rate: there is nothing to compare, which
        is not a gap of 0.

    Raises
    ------
    ValueError
        If there is no such rate.

    Notes
    -----
    Source: Hardt et al. 2016; Weerts et al. 2023.

    Examples
    --------
    >>> groups = {"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}
    >>> round(rate_gap(groups, "true_positive_rate"), 2)
    0.3
    >>> print(rate_gap({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(0, 3, 0, 7)}, "true_positive_rate"))
    undefined: unhoused has no true positive rate: nobody here had the event
    """
    if not isinstance(getattr(Confusion, rate, None), property) or rate in ("n", "positives", "negatives", "selected", "missed"):
        raise ValueError(f"rate must be a rate of Confusion, such as true_positive_rate, not {rate!r}")
    if len(by_group) < 2:
        return Undefined(f"a gap needs two groups, not {len(by_group)}")
    values = []
    for name, found in by_group.items():
        value = getattr(found, rate)
        if is_undefined(value):
            return Undefined(f"{name} has no {rate.replace('_', ' ')}: {value.reason}")
        values.append(value)
    return float(max(values) - min(values))


def equalized_odds_difference(
    by_group: Mapping[Any, Confusion], *, agg: Literal["worst_case", "mean"] = "worst_case"
) -> float | Undefined:
    """Equalized-odds difference: how far true and false positive rates differ between groups.

    Parameters
    ----------
    by_group : mapping of group to Confusion
    agg : {"worst_case", "mean"}
        The larger of the two gaps, or their average.

    Returns
    -------
    float or Undefined
        Undefined where a group has no true or no false positive rate, or there is one group only.

    Raises
    ------
    ValueError
        If `agg` is unknown.

    Notes
    -----
    Equal to fairlearn's `equalized_odds_difference` wherever all rates are defined; fairlearn puts 0 for the rate of a group
    without positives, which would be read as "all of them were missed". Source: Hardt et al. 2016; Weerts et al. 2023.

    Examples
    --------
    >>> groups = {"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}
    >>> round(equalized_odds_difference(groups), 3), round(equalized_odds_difference(groups, agg="mean"), 3)
    (0.3, 0.189)
    """
    if agg not in ("worst_case", "mean"):
        raise ValueError(f"agg must be 'worst_case' or 'mean', not {agg!r}")
    gaps = [rate_gap(by_group, rate) for rate in ("true_positive_rate", "false_positive_rate")]
    for gap in gaps:
        if is_undefined(gap):
            return gap
    defined = [float(gap) for gap in gaps]
    return max(defined) if agg == "worst_case" else sum(defined) / 2


def equal_opportunity_difference(by_group: Mapping[Any, Confusion]) -> float | Undefined:
    """Equal-opportunity difference: how far true positive rates differ between groups.

    Parameters
    ----------
    by_group : mapping of group to Confusion

    Returns
    -------
    float or Undefined
        As `rate_gap`.

    Notes
    -----
    Source: Hardt et al. 2016.

    Examples
    --------
    >>> round(equal_opportunity_difference({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}), 3)
    0.3
    """
    return rate_gap(by_group, "true_positive_rate")


def demographic_parity_difference(by_group: Mapping[Any, Confusion]) -> float | Undefined:
    """Demographic-parity difference: how far selection rates differ between groups, whatever their need.

    Parameters
    ----------
    by_group : mapping of group to Confusion

    Returns
    -------
    float or Undefined
        As `rate_gap`.

    Notes
    -----
    Source: Weerts et al. 2023.

    Examples
    --------
    >>> round(demographic_parity_difference({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}), 3)
    0.04
    """
    return rate_gap(by_group, "selection_rate")


def predictive_parity_difference(by_group: Mapping[Any, Confusion]) -> float | Undefined:
    """Predictive-parity difference: how far positive predictive values differ between groups.

    Parameters
    ----------
    by_group : mapping of group to Confusion

    Returns
    -------
    float or Undefined
        As `rate_gap`; undefined where nobody of a group was selected.

    Notes
    -----
    Source: Chouldechova 2017.

    Examples
    --------
    >>> round(predictive_parity_difference({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}), 3)
    0.443
    """
    return rate_gap(by_group, "positive_predictive_value")


def fairness_table(by_group: Mapping[Any, Confusion]) -> pd.DataFrame:
    """All criteria side by side for one set of decisions.

    Parameters
    ----------
    by_group : mapping of group to Confusion

    Returns
    -------
    DataFrame
        `criterion`, `wants`, `gap` (NaN where undefined) and `undefined` (why; empty text where it is defined).

    Examples
    --------
    >>> table = fairness_table({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)})
    >>> table[["criterion", "gap"]].round(3)
                criterion    gap
    0      equalized odds  0.300
    1   equal opportunity  0.300
    2  demographic parity  0.040
    3   predictive parity  0.443
    """
    gaps = (
        equalized_odds_difference(by_group),
        equal_opportunity_difference(by_group),
        demographic_parity_difference(by_group),
        predictive_parity_difference(by_group),
    )
    rows = [
        (name, wants, float(gap), gap.reason if is_undefined(gap) else "")
        for (name, wants), gap in zip(CRITERIA.items(), gaps, strict=True)
    ]
    return pd.DataFrame(rows, columns=["criterion", "wants", "gap", "undefined"])
