"""What the three approaches come to over the years on one budget: both groups' rates, the average, and the events in excess."""

import pandas as pd

from vbc.allocation import equal_allocation
from vbc.checks import non_negative
from vbc.convergence import APPROACHES
from vbc.equity_program import Allocation, EquityProgram, allocate


def rates_by_year(gaps: pd.DataFrame, program: EquityProgram) -> pd.DataFrame:
    """Rates of both groups, and their average, where each approach spends the program's budget in the years that are paid for.

    Parameters
    ----------
    gaps : DataFrame
        `year`, `approach`, `funded`, `gap`, as `vbc.convergence.gaps_by_year` returns them.
    program : EquityProgram
        Whose budget all three have. Equality divides it equally, equity so that the funded gap is left; justice spends it on what
        makes the gap, so that the low-deprivation group gets nothing and the other one's rate is that group's plus the gap.

    Returns
    -------
    DataFrame
        `gaps` with the columns `rate_low`, `rate_high` and `mean`.

    Raises
    ------
    ValueError
        If no division of the budget leaves the funded gap of equity, an approach is unknown, or a column is missing.

    Notes
    -----
    In a year that is not paid for, everybody under equality and equity has the baseline rate. The design is ours; source of the
    ideas: Braveman & Gruskin 2003.

    Examples
    --------
    >>> from vbc.convergence import gaps_by_year
    >>> rates = rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram())
    >>> rates[rates["approach"] == "justice"]["mean"].round(4).to_list()
    [0.2, 0.185, 0.1745, 0.1671, 0.1671]
    """
    _with_columns(gaps, {"year", "approach", "funded", "gap"})
    if strangers := set(gaps["approach"]) - set(APPROACHES):
        raise ValueError(f"gaps must hold the approaches {', '.join(APPROACHES)}, not {', '.join(sorted(strangers))}")
    low, equal, divisions = program.rate_low(0), equal_allocation(program), dict[float, Allocation]()
    rows = []
    for approach, funded, gap in zip(gaps["approach"], gaps["funded"], gaps["gap"], strict=True):
        if approach == "justice":
            rows.append((low, low + gap))
        elif not funded:
            rows.append((low, program.rate_high(0)))
        else:
            if approach == "equity" and gap not in divisions:
                divisions[gap] = _division_with(gap, program)
            chosen = equal if approach == "equality" else divisions[gap]
            rows.append((chosen.rate_low, chosen.rate_high))
    found = gaps.assign(rate_low=[row[0] for row in rows], rate_high=[row[1] for row in rows])
    people = program.size_low + program.size_high
    return found.assign(mean=(program.size_low * found["rate_low"] + program.size_high * found["rate_high"]) / people)


def excess_events(gaps: pd.DataFrame, *, people: float) -> pd.Series:
    """Events in excess, for each approach, added up over the years after the start.

    Parameters
    ----------
    gaps : DataFrame
        `year`, `approach`, `gap`, as `vbc.convergence.gaps_by_year` returns them; year 0 is before the program and does not count.
    people : float
        In the worse-off group each year; 0 or more.

    Returns
    -------
    Series of float, by approach
        Sum of gap times people.

    Raises
    ------
    ValueError
        If `people` is below 0 or not finite, or a column is missing.

    Notes
    -----
    The attributable number, with the better-off group as reference. Source: Harper et al. 2010.

    Examples
    --------
    >>> from vbc.convergence import gaps_by_year
    >>> excess_events(gaps_by_year(years=10, funding_ends=3), people=500).round(1).to_dict()
    {'equality': 500.0, 'equity': 410.0, 'justice': 196.7}
    """
    _with_columns(gaps, {"year", "approach", "gap"})
    each = non_negative(people, "people")
    later = gaps[gaps["year"] > 0]
    return later.groupby("approach", sort=False)["gap"].sum() * each


def _division_with(gap: float, program: EquityProgram) -> Allocation:
    """The division of the budget that leaves this gap; the gap falls as units move to the high-deprivation group."""
    low, high = 0.0, program.most_high
    widest, narrowest = allocate(program, low).gap, allocate(program, high).gap
    if not narrowest - 1e-9 <= gap <= widest + 1e-9:
        raise ValueError(f"gap must lie between {narrowest:.4g} and {widest:.4g}, which this budget can leave, not {gap}")
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if allocate(program, middle).gap > gap else (low, middle)
    return allocate(program, (low + high) / 2)


def _with_columns(gaps: pd.DataFrame, needed: set[str]) -> None:
    if missing := needed - set(gaps.columns):
        raise ValueError(f"gaps must have the columns {', '.join(sorted(needed))}; {', '.join(sorted(missing))} is missing")
