"""What prevention is worth to a plan whose members leave before it works."""

import numpy as np
import pandas as pd

from vbc.checks import count, finite, non_negative, positive, probability
from vbc.undefined import Undefined


def prevention_value(
    *, cost: float, avoided_a_year: float, years: int, first_year: int = 1, stay_rate: float = 1.0, discount_rate: float = 0.03
) -> float:
    """What a preventive action is worth to a plan whose members leave.

    Parameters
    ----------
    cost : float
        Now ($).
    avoided_a_year : float
        Spending avoided in each year that it works ($).
    years : int
        For which it works.
    first_year : int
        When it begins to, 1 for the first year.
    stay_rate : float
        Share of members who stay from one year to the next.
    discount_rate : float
        Above −1.

    Returns
    -------
    float
        Avoided spending of members who are still there, discounted, less the cost ($). With a stay rate of 1 it is the value to
        whoever pays for everybody.

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> [round(prevention_value(cost=600, avoided_a_year=120, years=10, stay_rate=stay)) for stay in (1.0, 0.8)]
    [424, -216]
    """
    start, many = count(positive(first_year, "first_year"), "first_year"), count(years, "years")
    when = np.arange(start, start + many)
    factor = (probability(stay_rate, "stay_rate") / _growth(discount_rate)) ** when
    return float(non_negative(avoided_a_year, "avoided_a_year") * factor.sum() - non_negative(cost, "cost"))


def stay_rate_for_prevention(
    *, cost: float, avoided_a_year: float, years: int, first_year: int = 1, discount_rate: float = 0.03
) -> float | Undefined:
    """Share of members who must stay each year for prevention to pay a plan.

    Parameters
    ----------
    cost, avoided_a_year, years, first_year, discount_rate
        As `prevention_value`.

    Returns
    -------
    float or Undefined
        Undefined where it does not pay even if all stay.

    Raises
    ------
    ValueError
        As `prevention_value`.

    Examples
    --------
    >>> round(stay_rate_for_prevention(cost=600, avoided_a_year=120, years=10), 3)
    0.895
    """
    terms = {"cost": cost, "avoided_a_year": avoided_a_year, "years": years, "first_year": first_year}
    if prevention_value(**terms, discount_rate=discount_rate) < 0:  # type: ignore[arg-type]
        return Undefined("it does not pay even if every member stays")
    low, high = 0.0, 1.0
    for _ in range(100):  # halving: the value rises with the stay rate
        middle = (low + high) / 2
        worth = prevention_value(**terms, stay_rate=middle, discount_rate=discount_rate)  # type: ignore[arg-type]
        low, high = (middle, high) if worth < 0 else (low, middle)
    return high


def prevention_by_year(
    *, cost: float, avoided_a_year: float, years: int, first_year: int = 1, stay_rate: float = 1.0, discount_rate: float = 0.03
) -> pd.DataFrame:
    """Value of prevention as years pass, to the plan that paid and to everybody.

    Parameters
    ----------
    cost, avoided_a_year, years, first_year, stay_rate, discount_rate
        As `prevention_value`.

    Returns
    -------
    DataFrame
        Columns `year` (0 is now), `still_members` (share), `plan` and `everybody` (value up to then, $).

    Raises
    ------
    ValueError
        As `prevention_value`.

    Examples
    --------
    >>> prevention_by_year(cost=600, avoided_a_year=300, years=2, stay_rate=0.8).round(1)
       year  still_members   plan  everybody
    0     0            1.0 -600.0     -600.0
    1     1            0.8 -367.0     -308.7
    2     2            0.6 -186.0      -26.0
    """
    start, many = count(positive(first_year, "first_year"), "first_year"), count(years, "years")
    year = np.arange(start + many)
    works = (year >= start) * non_negative(avoided_a_year, "avoided_a_year") / _growth(discount_rate) ** year
    stay = probability(stay_rate, "stay_rate") ** year
    return pd.DataFrame(
        {
            "year": year,
            "still_members": stay,
            "plan": np.cumsum(works * stay) - non_negative(cost, "cost"),
            "everybody": np.cumsum(works) - cost,
        }
    )


def _growth(discount_rate: float) -> float:
    """What a dollar of now is in a year."""
    if finite(discount_rate, "discount_rate") <= -1:
        raise ValueError(f"discount_rate must be above -1, not {discount_rate}")
    return 1 + discount_rate
