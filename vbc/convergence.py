"""Gaps over the years: equality leaves them, equity compensates while it is paid for, justice takes away what causes them."""

from math import ceil, log

import pandas as pd

from vbc.checks import count, finite, probability
from vbc.undefined import Undefined

APPROACHES = {
    "equality": "the same for everybody",
    "equity": "more where need is greater, each year anew",
    "justice": "what causes the gap is taken away, year by year",
}
"""The three approaches, with what each does."""


def converging_gap(years: int, *, baseline_gap: float, retained: float) -> float:
    """Gap after some years in which a share of it stays each year: g₀ρ^t.

    Parameters
    ----------
    years : int
        t.
    baseline_gap : float
        g₀.
    retained : float
        ρ: share of the gap that is left a year later, from 0 to 1.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `years` is not a count, `baseline_gap` not finite, or `retained` lies outside [0, 1].

    Notes
    -----
    Source: Whitehead 1992, for the idea; the decay is an assumption, not a finding.

    Examples
    --------
    >>> [round(0.15 + converging_gap(t, baseline_gap=0.10, retained=0.7), 3) for t in range(6)]
    [0.25, 0.22, 0.199, 0.184, 0.174, 0.167]
    """
    return finite(baseline_gap, "baseline_gap") * probability(retained, "retained") ** count(years, "years")


def years_until(target: float, *, baseline_gap: float, retained: float) -> int | Undefined:
    """Years until a gap that shrinks by the same share each year is no longer above a target.

    Parameters
    ----------
    target : float
        0 or more.
    baseline_gap : float
        g₀, 0 or more.
    retained : float
        ρ: share of the gap that is left a year later, from 0 to 1.

    Returns
    -------
    int or Undefined
        ⌈ln(target/g₀)/ln ρ⌉, 0 where the gap is small enough already. Undefined where it never gets there: nothing shrinks
        (ρ = 1), or the target is 0 and something is left each year.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> years_until(0.02, baseline_gap=0.10, retained=0.7)
    5
    >>> print(years_until(0.02, baseline_gap=0.10, retained=1.0))
    undefined: the gap does not shrink, so it never reaches the target
    """
    goal, start, share = probability(target, "target"), probability(baseline_gap, "baseline_gap"), probability(retained, "retained")
    if start <= goal:
        return 0
    if share == 1:
        return Undefined("the gap does not shrink, so it never reaches the target")
    if share == 0:
        return 1
    if goal == 0:
        return Undefined("a share of the gap is left each year, so it never is exactly 0")
    # A gap that meets its target to rounding error has met it.
    return max(1, ceil(log(goal / start) / log(share) - 1e-9))


def gaps_by_year(
    *,
    years: int = 10,
    funding_ends: int | None = None,
    baseline_gap: float = 0.10,
    funded_gap: float = 0.04,
    retained: float = 0.7,
    goes_on: bool = False,
) -> pd.DataFrame:
    """Gap of the three approaches year by year, with the funding ending or not.

    Parameters
    ----------
    years : int
        Last year shown; year 0 is before the program.
    funding_ends : int, optional
        Last year with funding; none ends within the years shown unless said.
    baseline_gap : float
        Without the program.
    funded_gap : float
        What targeting leaves of it in each year that is paid for.
    retained : float
        ρ: share of the gap that justice leaves each year.
    goes_on : bool
        Whether causes that were taken away go on shrinking after the funding ends; unless so, the gap stays where it was.

    Returns
    -------
    DataFrame
        `year`, `approach` ("equality", "equity", "justice"), `funded`, `gap`.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    Assumes that what is compensated comes back at once and that what is removed stays away.
    Source: Whitehead 1992; Braveman & Gruskin 2003, for the ideas.

    Examples
    --------
    >>> found = gaps_by_year(years=5, funding_ends=3)
    >>> found[found["year"] == 4][["approach", "gap"]].round(3).values.tolist()
    [['equality', 0.1], ['equity', 0.1], ['justice', 0.034]]
    """
    last = count(years, "years")
    paid = last if funding_ends is None else count(funding_ends, "funding_ends")
    start, left = probability(baseline_gap, "baseline_gap"), probability(funded_gap, "funded_gap")
    share = probability(retained, "retained")
    rows = []
    for year in range(last + 1):
        funded = 1 <= year <= paid
        worked = year if goes_on and paid > 0 else min(year, paid)
        rows += [
            (year, "equality", funded, start),
            (year, "equity", funded, left if funded else start),
            (year, "justice", funded, converging_gap(worked, baseline_gap=start, retained=share)),
        ]
    return pd.DataFrame(rows, columns=["year", "approach", "funded", "gap"])
