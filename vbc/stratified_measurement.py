"""What an overall mean hides: a change in each group, in the mix of groups, and in everybody together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from vbc.change_compared import MeanDifference, mean_difference
from vbc.checks import non_negative, probability
from vbc.disparity import overall_rate
from vbc.help_trial import paired_scores
from vbc.undefined import Undefined


@dataclass(frozen=True)
class OverallChange:
    """A change of an overall rate, taken apart.

    Attributes
    ----------
    before, after : float
        Overall rates.
    within : float
        Part of the change that comes from the groups' own rates, at the average mix of both years.
    mix : float
        Part that comes from who was counted, at the average of both years' rates. The two add up to the change.
    """

    before: float
    after: float
    within: float
    mix: float

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before


def overall_change(
    before: Mapping[Any, float],
    after: Mapping[Any, float],
    *,
    sizes_before: Mapping[Any, float],
    sizes_after: Mapping[Any, float] | None = None,
) -> OverallChange:
    """Take the change of an overall rate apart into the groups' own changes and their mix.

    Parameters
    ----------
    before, after : mapping of group to float
        Rates of each group in two years.
    sizes_before, sizes_after : mapping of group to float
        People of each group; the same mix in both years unless said.

    Returns
    -------
    OverallChange

    Raises
    ------
    ValueError
        If groups do not match, a rate lies outside [0, 1], or a year has nobody.

    Notes
    -----
    Kitagawa's decomposition, an identity. An overall rate can fall while every group's rises, if the mix moves.

    Examples
    --------
    >>> found = overall_change(
    ...     {"low": 0.10, "high": 0.30}, {"low": 0.11, "high": 0.31},
    ...     sizes_before={"low": 500, "high": 500}, sizes_after={"low": 700, "high": 300},
    ... )
    >>> round(found.change, 3), round(found.within, 3), round(found.mix, 3)
    (-0.03, 0.01, -0.04)
    """
    last = sizes_before if sizes_after is None else sizes_after
    for name, given in (("after", after), ("sizes_before", sizes_before), ("sizes_after", last)):
        if set(given) != set(before):
            raise ValueError(f"{name} must give a value for each of {', '.join(map(str, before))}, not for {list(given)}")
    shares = [_shares(sizes, list(before)) for sizes in (sizes_before, last)]
    rates = [{g: probability(of[g], "rate") for g in before} for of in (before, after)]
    overall = [overall_rate(rate.values(), [share[g] for g in rate]) for rate, share in zip(rates, shares, strict=True)]
    within = sum((rates[1][g] - rates[0][g]) * (shares[0][g] + shares[1][g]) / 2 for g in before)
    mix = sum((shares[1][g] - shares[0][g]) * (rates[0][g] + rates[1][g]) / 2 for g in before)
    return OverallChange(float(overall[0]), float(overall[1]), within, mix)


def gain_by_housing(score: str = "mcs", *, month: int = 6) -> pd.DataFrame:
    """Gain of the HELP trial's people by housing at the start, under the gain of everybody that hides it.

    Parameters
    ----------
    score : {"mcs", "pcs", "ces_d"}
        As `vbc.help_trial.paired_scores`; for `ces_d` a fall is the gain.
    month : {6, 12, 18, 24}
        The later interview.

    Returns
    -------
    DataFrame, 3 rows
        `group` ("everybody", "housed", "homeless"), `n` (with both scores), `missing` (without one of them), `start` (mean), `gain`
        (mean change, as measured).

    Raises
    ------
    ValueError
        If there is no such score or interview.

    Notes
    -----
    Only of people who came to both interviews. Source: Samet et al. 2003.

    Examples
    --------
    >>> gain_by_housing()[["group", "n", "gain"]].round(2)
           group    n   gain
    0  everybody  253   9.44
    1     housed  131  10.50
    2   homeless  122   8.31
    """
    return _gains(score, month).copy()


def gain_difference_by_housing(score: str = "mcs", *, month: int = 6) -> MeanDifference | Undefined:
    """Gain of housed less gain of homeless people of the HELP trial, with its interval.

    Parameters
    ----------
    score, month
        As `gain_by_housing`.

    Returns
    -------
    MeanDifference or Undefined

    Raises
    ------
    ValueError
        If there is no such score or interview.

    Notes
    -----
    Source: Samet et al. 2003.

    Examples
    --------
    >>> found = gain_difference_by_housing()
    >>> found.interval.lower < 0 < found.interval.upper
    True
    """
    pairs = paired_scores(score, month=month)
    change = pairs["follow_up"] - pairs["baseline"]
    return mean_difference(change[pairs["homeless"] == 0], change[pairs["homeless"] == 1])


@cache
def _gains(score: str, month: int) -> pd.DataFrame:
    pairs = paired_scores(score, month=month)
    parts = {"everybody": pairs, "housed": pairs[pairs["homeless"] == 0], "homeless": pairs[pairs["homeless"] == 1]}
    rows = []
    for name, part in parts.items():
        both = part.dropna(subset=["baseline", "follow_up"])
        change = both["follow_up"] - both["baseline"]
        rows.append((name, len(both), len(part) - len(both), float(both["baseline"].mean()), float(change.mean())))
    return pd.DataFrame(rows, columns=["group", "n", "missing", "start", "gain"])


def _shares(sizes: Mapping[Any, float], groups: list[Any]) -> dict[Any, float]:
    people = {g: non_negative(sizes[g], "sizes") for g in groups}
    total = sum(people.values())
    if total == 0:
        raise ValueError("sizes must not all be 0")
    return {g: n / total for g, n in people.items()}
