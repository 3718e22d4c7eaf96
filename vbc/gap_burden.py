"""What a gap comes to over the years: the events that would not happen if the worse-off group had the better-off group's rate."""

import pandas as pd

from vbc.checks import non_negative


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
    if missing := {"year", "approach", "gap"} - set(gaps.columns):
        raise ValueError(f"gaps must have the columns year, approach and gap; {', '.join(sorted(missing))} is missing")
    each = non_negative(people, "people")
    later = gaps[gaps["year"] > 0]
    return later.groupby("approach", sort=False)["gap"].sum() * each
