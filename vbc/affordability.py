"""Affordability: what a household pays itself, against what it can pay."""

from vbc.checks import non_negative, positive
from vbc.undefined import Undefined


def out_of_pocket_share(out_of_pocket: float, income: float) -> float | Undefined:
    """Out-of-pocket spending as a share of income.

    Parameters
    ----------
    out_of_pocket : float
        The household's own payments ($ a year), 0 or more.
    income : float
        The household's income ($ a year), 0 or more.

    Returns
    -------
    float or Undefined
        A fraction; it exceeds 1 when payments come from savings or debt. Undefined at an income of 0.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Notes
    -----
    Source: Wagstaff & van Doorslaer 2003.

    Examples
    --------
    >>> out_of_pocket_share(3_000, 24_000)
    0.125
    """
    out_of_pocket = non_negative(out_of_pocket, "out_of_pocket")
    if non_negative(income, "income") == 0:
        return Undefined("the household has no income, so no share of it can be stated")
    return out_of_pocket / income


def capacity_to_pay(income: float, subsistence: float) -> float:
    """Capacity to pay: income that is left after subsistence spending.

    Parameters
    ----------
    income : float
        The household's income ($ a year), 0 or more.
    subsistence : float
        What it must spend on food and shelter ($ a year), 0 or more.

    Returns
    -------
    float
        $ a year, never below 0.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Notes
    -----
    Source: Wagstaff & van Doorslaer 2003.

    Examples
    --------
    >>> capacity_to_pay(24_000, 18_000)
    6000.0
    """
    return max(0.0, non_negative(income, "income") - non_negative(subsistence, "subsistence"))


def is_catastrophic(
    out_of_pocket: float, income: float, *, subsistence: float | None = None, limit: float | None = None
) -> bool | Undefined:
    """Whether out-of-pocket spending is catastrophic, by income or by capacity to pay.

    Parameters
    ----------
    out_of_pocket : float
        The household's own payments ($ a year), 0 or more.
    income : float
        The household's income ($ a year), 0 or more.
    subsistence : float, optional
        If given, payments are held against income minus this ($ a year) instead of against income.
    limit : float, optional
        The share at which payments are called catastrophic: 0.10 of income (0.25 is used too) or 0.40 of capacity
        to pay unless given.

    Returns
    -------
    bool or Undefined
        True at the limit and above it. Undefined where nothing is there to pay from.

    Raises
    ------
    ValueError
        If an amount is not finite or below 0, or `limit` is not above 0.

    Notes
    -----
    The yardsticks in use speak of spending above the limit: the United Nations' indicator 3.8.2 (2017 to 2025) for
    income, Xu et al. 2003 for capacity to pay. Here spending at the limit counts too.
    Source: Wagstaff & van Doorslaer 2003.

    Examples
    --------
    >>> is_catastrophic(2_300, 24_000), is_catastrophic(2_400, 24_000)
    (False, True)
    >>> is_catastrophic(2_300, 24_000, subsistence=18_500)
    True
    """
    out_of_pocket, income = non_negative(out_of_pocket, "out_of_pocket"), non_negative(income, "income")
    means = income if subsistence is None else capacity_to_pay(income, subsistence)
    default = 0.10 if subsistence is None else 0.40
    share = positive(default if limit is None else limit, "limit")
    if means == 0:
        what = "income" if subsistence is None else "capacity to pay"
        return Undefined(f"the household has no {what}, so no share of it can be stated")
    return out_of_pocket >= share * means - 1e-9 * means
