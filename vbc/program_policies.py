"""Policies for the heart-failure program side by side: which model, how many places, for whom, and what each gives up."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from vbc.confusion import Confusion
from vbc.fairness_criteria import equalized_odds_difference
from vbc.heart_failure_program import BENEFIT, PLACE_COST, SLOTS, program_ranking
from vbc.program_value import value_of


def program_policy(
    model: str = "M1", *, slots: int = SLOTS, housed_slots: int | None = None, threshold: float | None = None
) -> dict[Any, Confusion]:
    """Who is selected and who is missed under one policy.

    Parameters
    ----------
    model : {"M0", "M1"}
        Who knows housing: M1.
    slots : int
        Places; ignored with a threshold.
    housed_slots : int, optional
        Places reserved for housed patients, the rest being for unhoused ones; none are reserved unless said.
    threshold : float, optional
        Select everybody with at least this predicted risk, however many they are.

    Returns
    -------
    dict of group to Confusion

    Raises
    ------
    ValueError
        If the model is unknown, there are more places than patients, a quota goes beyond a group or beyond the places, or both a
        quota and a threshold are given.

    Examples
    --------
    >>> {group: found.missed for group, found in program_policy("M1").items()}
    {'housed': 1463, 'unhoused': 499}
    >>> {group: found.missed for group, found in program_policy("M1", housed_slots=1_422).items()}
    {'housed': 1166, 'unhoused': 971}
    """
    ranking = program_ranking(model)
    if threshold is not None:
        if housed_slots is not None:
            raise ValueError("housed_slots must be left out where a threshold is given: a threshold has no number of places")
        return ranking.above(threshold)
    if housed_slots is None:
        return ranking.top(slots)
    if housed_slots > slots:
        raise ValueError(f"housed_slots must be at most the {slots:,} slots, not {housed_slots:,}")
    return ranking.quotas({"housed": housed_slots, "unhoused": slots - housed_slots})


def compare_policies(
    policies: Mapping[str, Mapping[Any, Confusion]],
    *,
    benefit: float | Mapping[Any, float] = BENEFIT,
    cost: float = PLACE_COST,
) -> pd.DataFrame:
    """Several policies in one table, with what each gives up.

    Parameters
    ----------
    policies : mapping of str to (mapping of group to Confusion)
        Such as {"mine": program_policy("M1", slots=1_500)}.
    benefit : float, or mapping of group to float
        b: worth of selecting one person who would be readmitted ($).
    cost : float
        c: cost of a place ($).

    Returns
    -------
    DataFrame
        `policy`, `selected`, `ppv`, `value` ($), `equalized_odds`, `missed`, for each group `missed_…`, `tpr_…`, `fpr_…`, and what
        it gives up against the best policy of the table: `value_forgone` ($), `found_forgone` (people with the event whom the
        policy that finds most would have found). A rate without a denominator is NaN.

    Raises
    ------
    ValueError
        If there is no policy, or as `vbc.program_value.value_of`.

    Examples
    --------
    >>> table = compare_policies({"M0": program_policy("M0"), "M1": program_policy("M1")})
    >>> table[["policy", "value", "missed", "value_forgone", "found_forgone"]]
      policy      value  missed  value_forgone  found_forgone
    0     M0  1628000.0    2096       536000.0            134
    1     M1  2164000.0    1962            0.0              0
    """
    if not policies:
        raise ValueError("policies must hold at least one policy, not none")
    rows = []
    for name, by_group in policies.items():
        everybody = sum(list(by_group.values())[1:], next(iter(by_group.values())))
        row: dict[str, Any] = {
            "policy": name,
            "selected": everybody.selected,
            "ppv": float(everybody.positive_predictive_value),
            "value": value_of(by_group, benefit=benefit, cost=cost),
            "equalized_odds": float(equalized_odds_difference(by_group)),
            "missed": everybody.missed,
        }
        for group, found in by_group.items():
            row[f"missed_{group}"] = found.missed
            row[f"tpr_{group}"] = float(found.true_positive_rate)
            row[f"fpr_{group}"] = float(found.false_positive_rate)
        rows.append(row)
    table = pd.DataFrame(rows)
    return table.assign(value_forgone=table["value"].max() - table["value"], found_forgone=table["missed"] - table["missed"].min())
