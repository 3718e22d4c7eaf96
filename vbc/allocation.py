"""One budget, two groups: who gets how much of a program that lowers readmissions, and what becomes of average and gap.

Everything is in units of the program a person, such as visits of a care team. Rates are of the bad outcome.
"""

from dataclasses import dataclass, fields
from math import exp, log

import numpy as np
import pandas as pd

from vbc.checks import count, non_negative, positive, probability
from vbc.disparity import absolute_gap, relative_gap
from vbc.undefined import Undefined


@dataclass(frozen=True)
class EquityProgram:
    """Two groups, what they start from, and what a unit of the program does.

    Attributes
    ----------
    baseline_low, baseline_high : float
        Readmission rates of the low- and of the high-deprivation group without the program.
    effect_low, effect_high : float
        Linear: points that each unit takes off the rate (κ). Diminishing: points that it could take off at most (k), not above
        the baseline.
    diminishing : bool
        Whether the rate falls by k(1 − e^−units) instead of κ·units.
    size_low, size_high : int
        People; above 0.
    budget : float
        Units for everybody together.
    """

    baseline_low: float = 0.15
    baseline_high: float = 0.25
    effect_low: float = 0.03
    effect_high: float = 0.03
    diminishing: bool = False
    size_low: int = 500
    size_high: int = 500
    budget: float = 1_000.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name.startswith(("baseline", "effect")):
                object.__setattr__(self, field.name, probability(value, field.name))
            elif field.name.startswith("size"):
                object.__setattr__(self, field.name, count(positive(value, field.name), field.name))
        object.__setattr__(self, "budget", non_negative(self.budget, "budget"))
        for group in ("low", "high"):
            effect, baseline = getattr(self, f"effect_{group}"), getattr(self, f"baseline_{group}")
            if self.diminishing and effect > baseline:
                raise ValueError(f"effect_{group} must not be above the baseline of {baseline}, not {effect}")

    @property
    def most_high(self) -> float:
        """Units a person if the high-deprivation group gets the whole budget."""
        return self.budget / self.size_high

    def rate_low(self, units: float) -> float:
        """Rate of the low-deprivation group.

        Parameters
        ----------
        units : float
            For each of its people.

        Returns
        -------
        float
            Never below 0.
        """
        return _rate(self.baseline_low, self.effect_low, units, self.diminishing)

    def rate_high(self, units: float) -> float:
        """Rate of the high-deprivation group.

        Parameters
        ----------
        units : float
            For each of its people.

        Returns
        -------
        float
            Never below 0.
        """
        return _rate(self.baseline_high, self.effect_high, units, self.diminishing)


@dataclass(frozen=True)
class Allocation:
    """One way to spend the budget.

    Attributes
    ----------
    units_low, units_high : float
        For each person of a group.
    rate_low, rate_high : float
        Readmission rates that follow.
    mean : float
        Rate of everybody.
    """

    units_low: float
    units_high: float
    rate_low: float
    rate_high: float
    mean: float

    @property
    def gap(self) -> float:
        """High- less low-deprivation rate."""
        return absolute_gap(self.rate_low, self.rate_high)

    @property
    def ratio(self) -> float | Undefined:
        """High- over low-deprivation rate."""
        return relative_gap(self.rate_low, self.rate_high)

    @property
    def favorable_ratio(self) -> float | Undefined:
        """Low- over high-deprivation share who stay well."""
        return relative_gap(self.rate_low, self.rate_high, framing="favorable")


def allocate(program: EquityProgram, units_high: float) -> Allocation:
    """Give each person of the high-deprivation group so many units and share out the rest of the budget in the other.

    Parameters
    ----------
    program : EquityProgram
    units_high : float
        From 0 to `program.most_high`.

    Returns
    -------
    Allocation

    Raises
    ------
    ValueError
        If the budget is not enough, or `units_high` is below 0.

    Notes
    -----
    Source: Braveman & Gruskin 2003, for the idea; the design is ours.

    Examples
    --------
    >>> equal, targeted = (allocate(EquityProgram(), units) for units in (1.0, 1.6))
    >>> [round(rate, 3) for rate in (equal.rate_low, equal.rate_high, targeted.rate_low, targeted.rate_high, targeted.mean)]
    [0.12, 0.22, 0.138, 0.202, 0.17]
    """
    high = non_negative(units_high, "units_high")
    left = program.budget - program.size_high * high
    if left < -1e-9 * max(1.0, program.budget):
        raise ValueError(f"units_high must be at most {program.most_high:g}, which takes the whole budget, not {units_high}")
    low = max(0.0, left) / program.size_low
    rate_low, rate_high = program.rate_low(low), program.rate_high(high)
    mean = (program.size_low * rate_low + program.size_high * rate_high) / (program.size_low + program.size_high)
    return Allocation(low, high, rate_low, rate_high, mean)


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
    With a linear effect that is the same in both groups, units_high − units_low = gap/κ. Source: Whitehead 1992; Braveman &
    Gruskin 2003.

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


def _rate(baseline: float, effect: float, units: float, diminishing: bool) -> float:
    of = non_negative(units, "units")
    return max(0.0, baseline - (effect * (1 - exp(-of)) if diminishing else effect * of))


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
