"""A program that lowers readmissions in two groups: what a division of its budget does to average and gap.

Everything is in units of the program a person, such as visits of a care team. Rates are of the bad outcome.
"""

from dataclasses import dataclass, fields
from math import exp

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


def _rate(baseline: float, effect: float, units: float, diminishing: bool) -> float:
    of = non_negative(units, "units")
    return max(0.0, baseline - (effect * (1 - exp(-of)) if diminishing else effect * of))
