"""Hospital Readmissions Reduction Program: payments cut for ratios above the median of a hospital's peers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from vbc.checks import count, non_negative, positive, probabilities, probability
from vbc.undefined import Undefined

PEER_GROUPS = 5
MINIMUM_CASES = 25
CAP = 0.03


@dataclass(frozen=True)
class Condition:
    """A hospital's result for one condition of the program.

    Attributes
    ----------
    name : str
        Such as "heart failure".
    cases : int
        Eligible discharges.
    excess_readmission_ratio : float, Undefined or None
        Predicted to expected readmissions; None or Undefined without qualifying cases.
    payment_share : float
        This condition's share of the hospital's base operating payments.
    """

    name: str
    cases: int
    excess_readmission_ratio: float | Undefined | None
    payment_share: float


@dataclass(frozen=True)
class PaymentAdjustment:
    """What the program does to a hospital's payments.

    Attributes
    ----------
    reduction : float
        Share of base operating payments withheld, from 0 to the cap.
    factor : float
        1 − reduction, by which payments are multiplied.
    uncapped : float
        The reduction that the formula gives before the cap.
    contributions : dict of str to float
        Each condition's part of the uncapped reduction; 0 for a ratio at or below the peer median.
    dropped : dict of str to str
        Conditions that do not count, with the reason.
    """

    reduction: float
    factor: float
    uncapped: float
    contributions: dict[str, float]
    dropped: dict[str, str]


def hrrp_payment_adjustment(
    conditions: Iterable[Condition],
    *,
    medians: Mapping[str, float | Undefined | None],
    neutrality_modifier: float,
    minimum_cases: int = MINIMUM_CASES,
    cap: float = CAP,
) -> PaymentAdjustment:
    """Payment adjustment of one hospital under the Hospital Readmissions Reduction Program.

    Parameters
    ----------
    conditions : iterable of Condition
        The hospital's results.
    medians : mapping of str to float
        Peer-group median of the excess readmission ratio by condition; a condition that is missing, None or
        Undefined has no peer median.
    neutrality_modifier : float
        Factor that keeps the program's total equal to what it was without peer groups; above 0.
    minimum_cases : int
        Conditions with fewer cases drop out.
    cap : float
        The largest reduction.

    Returns
    -------
    PaymentAdjustment

    Raises
    ------
    ValueError
        If a number is not finite or out of its range, a condition is listed twice, or payment shares add up to more
        than 1.

    Notes
    -----
    min(cap, modifier · Σ share · max(0, ratio − median)) over conditions that count. The threshold is the peer
    median, not 1, and a condition below its median never offsets one above. Source: 42 CFR 412.152–.154; 21st
    Century Cures Act §15002.

    Examples
    --------
    >>> adjustment = hrrp_payment_adjustment(
    ...     [Condition("heart failure", 120, 0.99, 0.08), Condition("pneumonia", 90, 1.02, 0.05)],
    ...     medians={"heart failure": 0.97, "pneumonia": 1.03},
    ...     neutrality_modifier=0.95,
    ... )
    >>> round(adjustment.reduction, 6), adjustment.contributions["pneumonia"]
    (0.00152, 0.0)
    """
    modifier, cap = positive(neutrality_modifier, "neutrality_modifier"), probability(cap, "cap")
    minimum = count(minimum_cases, "minimum_cases")
    listed = list(conditions)
    _check_shares(listed)
    contributions: dict[str, float] = {}
    dropped: dict[str, str] = {}
    for condition in listed:
        ratio, median = condition.excess_readmission_ratio, medians.get(condition.name)
        cases = count(condition.cases, f"cases of {condition.name}")
        if cases < minimum:
            dropped[condition.name] = f"fewer than {minimum} cases"
        elif ratio is None or isinstance(ratio, Undefined):
            dropped[condition.name] = "no excess readmission ratio"
        elif median is None or isinstance(median, Undefined):
            dropped[condition.name] = "no peer median"
        else:
            excess = non_negative(ratio, f"ratio of {condition.name}") - non_negative(median, f"median of {condition.name}")
            contributions[condition.name] = modifier * condition.payment_share * max(0.0, excess)
    uncapped = sum(contributions.values())
    reduction = min(cap, uncapped)
    return PaymentAdjustment(reduction, 1 - reduction, uncapped, contributions, dropped)


def peer_groups(dual_shares: Iterable[float], *, groups: int = PEER_GROUPS) -> pd.Series:
    """Peer group of each hospital by its share of patients who have both Medicare and Medicaid.

    Parameters
    ----------
    dual_shares : array-like of float
        Share of each hospital's stays.
    groups : int
        Groups of equal size (quintiles unless said), as nearly as the number of hospitals allows.

    Returns
    -------
    Series of int
        1 for the lowest shares. Hospitals with equal shares are in the same group, the lower one.

    Raises
    ------
    ValueError
        If a share lies outside [0, 1] or `groups` is not a count above 0.

    Notes
    -----
    Source: 42 CFR 412.152; 21st Century Cures Act §15002.

    Examples
    --------
    >>> peer_groups([0.30, 0.05, 0.10, 0.22, 0.15]).tolist()
    [5, 1, 2, 4, 3]
    """
    shares = pd.Series(dual_shares, dtype=float)
    probabilities(shares, "dual_shares")
    many = count(positive(groups, "groups"), "groups")
    below = shares.rank(method="min") - 1
    return pd.Series(np.floor(below * many / max(1, len(shares))).astype(int) + 1)


def peer_medians(results: pd.DataFrame, *, groups: int = PEER_GROUPS, minimum_cases: int = 0) -> pd.DataFrame:
    """Median excess readmission ratio of each peer group and condition.

    Parameters
    ----------
    results : DataFrame
        One row for each hospital and condition: `hospital`, `dual_share`, `condition`, `cases` and `ratio` (NaN without
        qualifying cases).
    groups : int
        Peer groups of equal size.
    minimum_cases : int
        Results with fewer cases do not enter the median.

    Returns
    -------
    DataFrame
        `peer_group`, `condition`, `hospitals` (that enter) and `median`; a group without any result has no row.

    Raises
    ------
    ValueError
        If a share lies outside [0, 1], a ratio is below 0, or a hospital has two dual shares.

    Notes
    -----
    Half of the hospitals of a group lie above its median by construction, however well all of them do.
    Source: 42 CFR 412.152.

    Examples
    --------
    >>> results = pd.DataFrame({
    ...     "hospital": list("PQRS"), "dual_share": [0.1, 0.1, 0.4, 0.5], "condition": "heart failure",
    ...     "cases": 80, "ratio": [0.92, 0.98, 1.04, 1.10],
    ... })
    >>> peer_medians(results, groups=2)[["peer_group", "median"]].round(2)
       peer_group  median
    0           1    0.95
    1           2    1.07
    """
    shares = results.drop_duplicates(["hospital", "dual_share"]).set_index("hospital")["dual_share"]
    if shares.index.has_duplicates:
        raise ValueError(f"a hospital must have one dual_share, not two ({shares.index[shares.index.duplicated()][0]})")
    group = peer_groups(shares, groups=groups)
    minimum = count(minimum_cases, "minimum_cases")
    ratio = results["ratio"]
    known = results[ratio.notna() & (results["cases"] >= minimum)].assign(peer_group=results["hospital"].map(group))
    for value in known["ratio"]:
        non_negative(value, "ratio")
    by_group = known.groupby(["peer_group", "condition"])["ratio"]
    return pd.DataFrame({"hospitals": by_group.size(), "median": by_group.median()}).reset_index()


def _check_shares(conditions: list[Condition]) -> None:
    names = [condition.name for condition in conditions]
    if len(set(names)) < len(names):
        raise ValueError(f"each condition must be listed once, not {names}")
    total = sum(probability(condition.payment_share, f"payment_share of {condition.name}") for condition in conditions)
    if total > 1 + 1e-9:
        raise ValueError(f"payment_share must not add up to more than 1 over conditions, not {total:g}")
