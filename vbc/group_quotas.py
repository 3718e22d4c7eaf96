"""Places reserved for groups: every way to divide them, which one reaches a fairness target, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite, non_negative, probability
from vbc.confusion import Confusion
from vbc.program_value import value_of
from vbc.ranking import Ranking
from vbc.selection import places_for
from vbc.undefined import Undefined

Gap = Literal["equalized_odds", "equal_opportunity", "demographic_parity"]


@dataclass(frozen=True)
class QuotaChoice:
    """A division of places that meets a target, and its price.

    Attributes
    ----------
    slots : dict of group to int
        Places of each group.
    by_group : dict of group to Confusion
        The decisions that follow.
    gap : float
        What is left of the disparity.
    value : float
        Net value ($).
    forgone : float
        Value of giving the same places to the highest scores whatever their group, less `value` ($).
    """

    slots: dict[Any, int]
    by_group: dict[Any, Confusion]
    gap: float
    value: float
    forgone: float


def quota_sweep(
    ranking: Ranking, slots: int, *, benefit: float | Mapping[Any, float], cost: float, group: Any = None
) -> pd.DataFrame:
    """Every division of a fixed number of places between two groups.

    Parameters
    ----------
    ranking : Ranking
        Of two groups.
    slots : int
        K: places in all.
    benefit : float, or mapping of group to float
        b: worth of selecting one person with the event ($).
    cost : float
        c: cost of a place ($).
    group : object, optional
        The group whose places are counted in `slots`; the first one unless said.

    Returns
    -------
    DataFrame
        One row for each number of places of the group that both groups are large enough for: `slots` (of the group),
        `other_slots`, `true_positives`, `ppv`, `value` ($), and for each group `tpr_…` and `fpr_…`, then the gaps
        `equalized_odds`, `equal_opportunity`, `demographic_parity`. A rate or gap without a denominator is NaN.

    Raises
    ------
    ValueError
        If there are not two groups, more places than people, or `group` is none of them.

    Notes
    -----
    Each group fills its places from the top of its own ranking. Outcomes are those of the people ranked: who picks a division by
    them knows what a real program does not, so that a division found here does a little worse on the next patients.

    Examples
    --------
    >>> from vbc.ranking import rank_people
    >>> ranking = rank_people([4, 3, 2, 1], [1, 0, 1, 0], groups=["housed", "unhoused", "unhoused", "housed"])
    >>> quota_sweep(ranking, 2, benefit=4_000, cost=1_000)[["slots", "true_positives", "value", "equal_opportunity"]]
       slots  true_positives   value  equal_opportunity
    0      0               1  2000.0                1.0
    1      1               1  2000.0                1.0
    2      2               1  2000.0                1.0
    """
    if len(ranking.groups) != 2:
        raise ValueError(f"ranking must have two groups to divide places between, not {len(ranking.groups)}")
    name = ranking.groups[0] if group is None else group
    if name not in ranking.groups:
        raise ValueError(f"group must be one of {', '.join(map(str, ranking.groups))}, not {group!r}")
    k, i = places_for(slots, ranking.n), ranking.groups.index(name)
    own, other = ranking.own_found[i], ranking.own_found[1 - i]
    first = np.arange(max(0, k - (other.size - 1)), min(k, own.size - 1) + 1)
    chosen = {name: first, ranking.groups[1 - i]: k - first}
    found = {name: own[first], ranking.groups[1 - i]: other[k - first]}
    worth = benefit if isinstance(benefit, Mapping) else dict.fromkeys(ranking.groups, benefit)
    hits = found[ranking.groups[0]] + found[ranking.groups[1]]
    value = sum(finite(worth[g], "benefit") * found[g] for g in ranking.groups) - non_negative(cost, "cost") * float(k)
    columns: dict[str, Any] = {
        "slots": first,
        "other_slots": k - first,
        "true_positives": hits,
        "ppv": hits / k if k else np.full(first.size, np.nan),
        "value": value,
    }
    for g in ranking.groups:
        events, people = ranking.positives[g], ranking.sizes[g]
        columns[f"tpr_{g}"] = _over(found[g], events)
        columns[f"fpr_{g}"] = _over(chosen[g] - found[g], people - events)
    tpr, fpr, rate = (
        np.abs(np.subtract(*pair))
        for pair in (
            [columns[f"tpr_{g}"] for g in ranking.groups],
            [columns[f"fpr_{g}"] for g in ranking.groups],
            [_over(chosen[g], ranking.sizes[g]) for g in ranking.groups],
        )
    )
    columns |= {"equalized_odds": np.maximum(tpr, fpr), "equal_opportunity": tpr, "demographic_parity": rate}
    return pd.DataFrame(columns)


def quota_for(
    ranking: Ranking,
    slots: int,
    *,
    at_most: float,
    benefit: float | Mapping[Any, float],
    cost: float,
    gap: Gap = "equalized_odds",
    group: Any = None,
) -> QuotaChoice | Undefined:
    """The most valuable division of places whose disparity does not exceed a target.

    Parameters
    ----------
    ranking, slots, benefit, cost, group
        As `quota_sweep`.
    at_most : float
        Largest gap that is accepted, from 0 to 1.
    gap : {"equalized_odds", "equal_opportunity", "demographic_parity"}
        Which disparity.

    Returns
    -------
    QuotaChoice or Undefined
        Undefined where no division reaches the target, or where the disparity has no value.

    Raises
    ------
    ValueError
        As `quota_sweep`, or if `at_most` lies outside [0, 1] or `gap` is unknown.

    Examples
    --------
    >>> from vbc.heart_failure_program import program_ranking
    >>> choice = quota_for(program_ranking("M1"), 2_000, at_most=0.05, benefit=4_000, cost=1_000)
    >>> choice.slots["housed"], round(choice.gap, 3), choice.value
    (1305, 0.05, 1628000.0)
    """
    target, sweep = probability(at_most, "at_most"), quota_sweep(ranking, slots, benefit=benefit, cost=cost, group=group)
    gaps = _gap_column(sweep, gap)
    if np.isnan(gaps).all():
        return Undefined("a group has nobody with the event, or nobody without it, so this gap has no value")
    within = sweep[gaps <= target + 1e-12]
    if within.empty:
        return Undefined(f"no division of {slots:,} places brings the gap to {target:g}; the smallest is {np.nanmin(gaps):.4f}")
    best = within.sort_values(["value", gap], ascending=[False, True], kind="stable").iloc[0]
    return _choice(ranking, best, gap, benefit, cost, group)


def fairest_quota(
    ranking: Ranking,
    slots: int,
    *,
    benefit: float | Mapping[Any, float],
    cost: float,
    gap: Gap = "equalized_odds",
    group: Any = None,
) -> QuotaChoice | Undefined:
    """The division of places with the smallest disparity, and what it costs.

    Parameters
    ----------
    ranking, slots, benefit, cost, gap, group
        As `quota_for`.

    Returns
    -------
    QuotaChoice or Undefined
        Undefined where the disparity has no value.

    Raises
    ------
    ValueError
        As `quota_for`.

    Examples
    --------
    >>> from vbc.heart_failure_program import program_ranking
    >>> choice = fairest_quota(program_ranking("M1"), 2_000, benefit=4_000, cost=1_000)
    >>> choice.slots["housed"], round(choice.gap, 4), choice.value, choice.forgone
    (1422, 0.0062, 1464000.0, 700000.0)
    """
    sweep = quota_sweep(ranking, slots, benefit=benefit, cost=cost, group=group)
    gaps = _gap_column(sweep, gap)
    if np.isnan(gaps).all():
        return Undefined("a group has nobody with the event, or nobody without it, so this gap has no value")
    best = sweep.sort_values([gap, "value"], ascending=[True, False], kind="stable").iloc[0]
    return _choice(ranking, best, gap, benefit, cost, group)


def value_fairness_frontier(sweep: pd.DataFrame, *, gap: Gap = "equalized_odds") -> pd.DataFrame:
    """The divisions of places that no other one beats in both value and disparity.

    Parameters
    ----------
    sweep : DataFrame
        Of `quota_sweep`.
    gap : {"equalized_odds", "equal_opportunity", "demographic_parity"}
        Which disparity.

    Returns
    -------
    DataFrame
        Rows of `sweep`, from the smallest gap to the largest value; both rise from row to row. Empty where the gap has no value.

    Raises
    ------
    ValueError
        If `gap` is unknown.

    Examples
    --------
    >>> sweep = pd.DataFrame({"equalized_odds": [0.0, 0.1, 0.2, 0.3], "value": [5.0, 9.0, 7.0, 12.0]})
    >>> value_fairness_frontier(sweep)["equalized_odds"].tolist()
    [0.0, 0.1, 0.3]
    """
    _gap_column(sweep, gap)
    rows = sweep.dropna(subset=[gap]).sort_values([gap, "value"], ascending=[True, False], kind="stable")
    best_before = rows["value"].cummax().shift(fill_value=-np.inf)
    return rows[rows["value"] > best_before].reset_index(drop=True)


def _choice(ranking: Ranking, row: "pd.Series[Any]", gap: Gap, benefit: Any, cost: float, group: Any) -> QuotaChoice:
    name = ranking.groups[0] if group is None else group
    other = next(g for g in ranking.groups if g != name)
    slots = {name: int(row["slots"]), other: int(row["other_slots"])}
    by_group = ranking.quotas(slots)
    value = value_of(by_group, benefit=benefit, cost=cost)
    without = value_of(ranking.top(sum(slots.values())), benefit=benefit, cost=cost)
    return QuotaChoice(slots, by_group, float(row[gap]), value, without - value)


def _gap_column(sweep: pd.DataFrame, gap: str) -> Numbers:
    if gap not in ("equalized_odds", "equal_opportunity", "demographic_parity"):
        raise ValueError(f"gap must be equalized_odds, equal_opportunity or demographic_parity, not {gap!r}")
    return sweep[gap].to_numpy(float)


def _over(part: Any, whole: int) -> Numbers:
    return np.asarray(part / whole if whole else np.full(np.shape(part), np.nan), dtype=float)
