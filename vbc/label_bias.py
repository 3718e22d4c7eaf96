"""Cost is not need: what a ranking by spending does to people who spend less because they reach less care."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtri

from vbc.checks import Numbers, count, finite_array, positive, probability
from vbc.confusion import group_codes
from vbc.selection import places_for, select_top

N, SLOTS = 20_000, 2_000


def label_bias(*, access: float = 0.6, share_with_less: float = 0.2, slots: int = SLOTS, n: int = N, seed: int = 0) -> pd.DataFrame:
    """Places by past spending beside places by need, where two groups are equally ill and one reaches less care.

    Parameters
    ----------
    access : float
        Spending of someone with less access, as a share of that of someone equally ill with full access; above 0, at most 1.
    share_with_less : float
        Share of people with less access.
    slots : int
        Places, at most `n`.
    n : int
        People, above 0.
    seed : int
        The same seed gives the same people.

    Returns
    -------
    DataFrame
        For each `label` ("spending", "need") and `group` ("full access", "less access"): `people`, `selected`, `selection_rate`,
        `need_of_selected` (mean; NaN where nobody is selected), `need_met` (share of the group's need in the most ill tenth that
        is selected; NaN where nobody is).

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    A simulation of the mechanism that Obermeyer et al. found in a real program; not their data. Need is lognormal and the same in
    both groups. Source: Obermeyer et al. 2019.

    Examples
    --------
    >>> found = label_bias(access=0.6).set_index(["label", "group"])["selection_rate"].round(3)
    >>> float(found["spending", "less access"]) < float(found["need", "less access"])
    True
    """
    reach = probability(positive(access, "access"), "access")
    people, part = count(positive(n, "n"), "n"), probability(share_with_less, "share_with_less")
    places = places_for(slots, people)
    who, ill, luck = _draws(people, count(seed, "seed"))
    less, need = who < part, np.exp(ill)
    spending = need * np.where(less, reach, 1.0) * np.exp(0.3 * luck)
    most_ill = need >= np.quantile(need, 0.9)
    rows = []
    for label, score in (("spending", spending), ("need", need)):
        selected = select_top(score, places).selected
        for group, member in (("full access", ~less), ("less access", less)):
            took, severe = member & selected, member & most_ill
            rows.append(
                {
                    "label": label,
                    "group": group,
                    "people": int(member.sum()),
                    "selected": int(took.sum()),
                    "selection_rate": _mean(selected[member]),
                    "need_of_selected": _mean(need[took]),
                    "need_met": _mean(selected[severe]),
                }
            )
    return pd.DataFrame(rows)


def net_compensation(predicted: Iterable[float], actual: Iterable[float], *, groups: Iterable[Any]) -> pd.DataFrame:
    """Mean predicted less actual spending of each group: below 0 a plan is paid too little for its members.

    Parameters
    ----------
    predicted, actual : array-like of float, shape (n,)
        $ a person.
    groups : array-like, shape (n,)
        Each person's group.

    Returns
    -------
    DataFrame
        `group`, `n`, `net_compensation` ($ a person), `predicted_ratio` (predicted over actual; NaN where nothing is spent).

    Raises
    ------
    ValueError
        If a value is not finite, a group is missing, lengths differ, or there is nobody.

    Notes
    -----
    What fair regression penalizes. A regression has a net compensation of 0 for every group that it has a variable for. Source:
    Zink & Rose 2020.

    Examples
    --------
    >>> net_compensation([100, 100], [80, 120], groups=["housed", "unhoused"])["net_compensation"].tolist()
    [20.0, -20.0]
    """
    paid, spent = finite_array(predicted, "predicted"), finite_array(actual, "actual")
    if paid.shape != spent.shape or not paid.size:
        raise ValueError(f"actual must hold one value for each of the {paid.size} people, not {spent.size}")
    codes, names = group_codes(groups, paid.size)
    n, of_paid, of_spent = (np.bincount(codes, weights=w) for w in (np.ones_like(paid), paid, spent))
    ratio = np.divide(of_paid, of_spent, out=np.full(len(names), np.nan), where=of_spent != 0)
    columns = {"n": n.astype(int), "net_compensation": (of_paid - of_spent) / n, "predicted_ratio": ratio}
    return pd.DataFrame({"group": names, **columns})


@cache
def _draws(n: int, seed: int) -> Numbers:
    uniforms = np.random.default_rng(seed).random((3, n))
    # random() can return 0, whose normal quantile is minus infinity
    uniforms[1:] = ndtri(np.maximum(uniforms[1:], 2.0**-53))
    uniforms.flags.writeable = False
    return uniforms


def _mean(values: Any) -> float:
    return float(np.mean(values)) if len(values) else float("nan")
