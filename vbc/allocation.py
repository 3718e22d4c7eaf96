"""One budget, two groups: who gets how much of a program that lowers readmissions, and where equity and efficiency part."""

from math import log

import numpy as np
import pandas as pd

from vbc.checks import count
from vbc.equity_program import Allocation, EquityProgram, allocate
from vbc.undefined import Undefined


def equal_allocation(program: EquityProgram) -> Allocation:
    """Equality: the same units for everybody.

    Parameters
    ----------
    program : EquityProgram

    Returns
    -------
    Allocation

    Notes
    -----
    Source: Whitehead 1992.

    Examples
    --------
    >>> found = equal_allocation(EquityProgram())
    >>> round(found.gap, 3), round(found.ratio, 3)
    (0.1, 1.833)
    """
    return allocate(program, min(program.most_high, program.budget / (program.size_low + program.size_high)))


def gap_closing_allocation(program: EquityProgram) -> Allocation:
    """Equity taken to its end: the units at which both groups fare alike, or as near as the budget allows.

    Parameters
    ----------
    program : EquityProgram

    Returns
    -------
    Allocation
        Its `gap` is 0, or what is left of it where even the whole budget (or none of it) for the high-deprivation group is not
        enough.

    Notes
    -----
    With a linear effect that is the same in both groups, units_high − units_low = gap/κ.
    Source: Whitehead 1992; Braveman & Gruskin 2003.

    Examples
    --------
    >>> infeasible = gap_closing_allocation(EquityProgram())
    >>> infeasible.units_low, infeasible.units_high, round(infeasible.gap, 3)
    (0.0, 2.0, 0.04)
    >>> enough = gap_closing_allocation(EquityProgram(budget=2_000))
    >>> round(enough.units_high - enough.units_low, 3), round(enough.gap, 6)
    (3.333, 0.0)
    """
    low, high = 0.0, program.most_high
    if allocate(program, high).gap >= 0:
        return allocate(program, high)
    if allocate(program, low).gap <= 0:
        return allocate(program, low)
    for _ in range(200):  # halving: the gap falls as units move to the high-deprivation group
        middle = (low + high) / 2
        low, high = (middle, high) if allocate(program, middle).gap > 0 else (low, middle)
    return allocate(program, (low + high) / 2)


def efficient_allocation(program: EquityProgram) -> Allocation | Undefined:
    """Efficiency: the units with the fewest readmissions in all.

    Parameters
    ----------
    program : EquityProgram

    Returns
    -------
    Allocation or Undefined
        Undefined where every way to spend the budget avoids equally many, as with the same linear effect in both groups: there
        equity costs nothing.

    Notes
    -----
    Diminishing returns: units_high − units_low = ln(k_high/k_low) where both get some. Linear: all to the group that a unit helps
    more, until its rate is 0.

    Examples
    --------
    >>> program = EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)
    >>> found = efficient_allocation(program)
    >>> round(found.units_high, 3), round(found.mean, 5)
    (1.294, 0.15468)
    """
    if program.effect_low == program.effect_high and (program.effect_low == 0 or not program.diminishing):
        if _all_used(program):
            return Undefined("a unit does equally much in both groups, so that every division avoids as many readmissions")
        return allocate(program, _units_high_left_over(program))
    if not program.diminishing:
        if program.effect_high > program.effect_low:
            return allocate(program, min(program.most_high, program.baseline_high / program.effect_high))
        enough_low = program.baseline_low / program.effect_low * program.size_low
        return allocate(program, max(0.0, program.budget - enough_low) / program.size_high)
    if program.effect_low == 0 or program.effect_high == 0:
        return allocate(program, program.most_high if program.effect_low == 0 else 0.0)
    ahead = log(program.effect_high / program.effect_low)
    units_low = (program.budget - program.size_high * ahead) / (program.size_low + program.size_high)
    return allocate(program, min(program.most_high, max(0.0, units_low + ahead)))


def allocation_curve(program: EquityProgram, *, points: int = 101) -> pd.DataFrame:
    """Average and gap for every way to divide the budget, on one picture.

    Parameters
    ----------
    program : EquityProgram
    points : int
        Rows, 2 or more, evenly from nothing to everything for the high-deprivation group.

    Returns
    -------
    DataFrame
        `units_low`, `units_high`, `rate_low`, `rate_high`, `gap`, `ratio`, `favorable_ratio` (NaN where undefined) and `mean`.

    Raises
    ------
    ValueError
        If `points` is not a count of 2 or more.

    Examples
    --------
    >>> allocation_curve(EquityProgram(), points=3)[["units_high", "gap", "mean"]].round(3)
       units_high   gap  mean
    0         0.0  0.16  0.17
    1         1.0  0.10  0.17
    2         2.0  0.04  0.17
    """
    rows = count(points, "points")
    if rows < 2:
        raise ValueError(f"points must be 2 or more, not {points}")
    found = [allocate(program, float(units)) for units in np.linspace(0, program.most_high, rows)]
    names = ("units_low", "units_high", "rate_low", "rate_high", "gap", "ratio", "favorable_ratio", "mean")
    return pd.DataFrame({name: [float(getattr(one, name)) for one in found] for name in names})


def where_they_part(program: EquityProgram) -> float | Undefined:
    """Units for the high-deprivation group up to which a smaller gap also means fewer readmissions in all.

    Parameters
    ----------
    program : EquityProgram

    Returns
    -------
    float or Undefined
        From the equal division up to here equity and efficiency agree; beyond it they part. Undefined where the gap costs nothing
        to narrow, or where they do not agree even at the equal division.

    Examples
    --------
    >>> round(where_they_part(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)), 3)
    1.294
    """
    best, equal = efficient_allocation(program), equal_allocation(program)
    if isinstance(best, Undefined):
        return best
    if best.units_high < equal.units_high - 1e-12:
        return Undefined("the division with the fewest readmissions gives the high-deprivation group less than an equal one")
    return best.units_high


def _all_used(program: EquityProgram) -> bool:
    """Whether no division leaves units that can lower nothing any more, a rate being at 0."""
    if program.effect_low == 0:
        return True
    largest_high = program.effect_high * program.most_high <= program.baseline_high
    largest_low = program.effect_low * program.budget / program.size_low <= program.baseline_low
    return largest_high and largest_low


def _units_high_left_over(program: EquityProgram) -> float:
    """Of the divisions that waste no unit, the one with the smallest gap: the high-deprivation group first, to what it can use."""
    return min(program.most_high, program.baseline_high / program.effect_high)
