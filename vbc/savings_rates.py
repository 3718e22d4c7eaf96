"""Minimum savings rates of the Medicare Shared Savings Program: how much an ACO must save before anything is shared.

Rates are those of performance years 2019 to 2026. Fewer lives, more luck, a higher rate.
"""

import numpy as np
import pandas as pd

from vbc.checks import Numbers, count, counts, finite
from vbc.undefined import Undefined

RULE = "42 CFR 425.605(b), performance years 2019 to 2026"

KNOTS = (
    (5_000, 0.039),
    (6_000, 0.036),
    (7_000, 0.034),
    (8_000, 0.032),
    (9_000, 0.031),
    (10_000, 0.030),
    (15_000, 0.027),
    (20_000, 0.025),
    (50_000, 0.022),
    (60_000, 0.020),
)
"""Rows of the table, lives and minimum savings rate; in between it is linear."""
# An ACO must bring 5,000 lives to take part; these rows are for one that falls below later.
_BELOW = ((1, 0.122), (500, 0.122), (1_000, 0.087), (3_000, 0.050))


def minimum_savings_rate(lives: int, *, fallen_below: bool = False) -> float:
    """Minimum savings rate of a one-sided ACO: a share of the benchmark that falls with the number of lives.

    Parameters
    ----------
    lives : int
        Assigned beneficiaries, 5,000 or more.
    fallen_below : bool
        Read the rows below 5,000 too, which are for an ACO that has lost lives since it joined.

    Returns
    -------
    float
        Linear between the rows of the rule's table; 2 % from 60,000 lives on.

    Raises
    ------
    ValueError
        If there are fewer lives than the table has.

    Notes
    -----
    42 CFR 425.605(b), performance years 2019 to 2026. A two-sided ACO chooses instead: see `chosen_minimum_rate`.

    Examples
    --------
    >>> round(minimum_savings_rate(7_500), 4), round(minimum_savings_rate(8_238), 4)
    (0.033, 0.0318)
    >>> minimum_savings_rate(4_000)
    Traceback (most recent call last):
    ValueError: lives must be 5,000 or more to take part, not 4,000; fallen_below=True reads the rows for an ACO that lost lives
    """
    return float(minimum_savings_rates([count(lives, "lives")], fallen_below=fallen_below)[0])


def minimum_savings_rates(lives: Numbers | list[int], *, fallen_below: bool = False) -> Numbers:
    """Minimum savings rates of many one-sided ACOs.

    Parameters
    ----------
    lives : array-like of int
    fallen_below : bool
        As `minimum_savings_rate`.

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        As `minimum_savings_rate`.

    Examples
    --------
    >>> minimum_savings_rates([5_000, 20_000, 200_000])
    array([0.039, 0.025, 0.02 ])
    """
    people = counts(lives, "lives")
    least = 1 if fallen_below else KNOTS[0][0]
    if len(people) and people.min() < least:
        few = f"{people.min():,.0f}"
        if fallen_below:
            raise ValueError(f"lives must be 1 or more, not {few}")
        raise ValueError(
            f"lives must be 5,000 or more to take part, not {few}; fallen_below=True reads the rows for an ACO that lost lives"
        )
    rows = (*_BELOW, *KNOTS) if fallen_below else KNOTS
    return np.interp(people, [row[0] for row in rows], [row[1] for row in rows])


def savings_rate_table(*, fallen_below: bool = False) -> pd.DataFrame:
    """The rows of the table between which rates are interpolated.

    Parameters
    ----------
    fallen_below : bool
        With the rows below 5,000 lives.

    Returns
    -------
    DataFrame
        Columns `lives`, `minimum_savings_rate`.

    Examples
    --------
    >>> savings_rate_table().iloc[[0, -1]].to_dict("list")
    {'lives': [5000, 60000], 'minimum_savings_rate': [0.039, 0.02]}
    """
    return pd.DataFrame([*(_BELOW if fallen_below else ()), *KNOTS], columns=["lives", "minimum_savings_rate"])


def chosen_minimum_rate(rate: float) -> float:
    """A minimum rate that a two-sided ACO may choose for savings and losses alike: 0 to 2 % in half points.

    Parameters
    ----------
    rate : float
        A share of the benchmark.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the rate is none of 0, 0.5, 1, 1.5 and 2 %.

    Notes
    -----
    42 CFR 425.605(b)(2) and 425.610(b)(1), performance years 2019 to 2026; the third choice is the table.

    Examples
    --------
    >>> chosen_minimum_rate(0.015)
    0.015
    >>> chosen_minimum_rate(0.03)
    Traceback (most recent call last):
    ValueError: rate must be 0, 0.5, 1, 1.5 or 2 %, or the table's, not 3 %
    """
    halves = finite(rate, "rate") * 200
    if not (-1e-9 <= halves <= 4 + 1e-9) or abs(halves - round(halves)) > 1e-9:
        raise ValueError(f"rate must be 0, 0.5, 1, 1.5 or 2 %, or the table's, not {100 * rate:g} %")
    return round(halves) / 200


def lives_for_minimum_rate(rate: float) -> int | Undefined:
    """Lives from which on the table asks for no more than a rate.

    Parameters
    ----------
    rate : float
        A share of the benchmark.

    Returns
    -------
    int or Undefined
        5,000 or more; undefined below 2 %, which the table never goes under.

    Raises
    ------
    ValueError
        If `rate` is not finite.

    Examples
    --------
    >>> lives_for_minimum_rate(0.03), lives_for_minimum_rate(0.02)
    (10000, 60000)
    """
    if finite(rate, "rate") < KNOTS[-1][1] - 1e-12:
        return Undefined("the table never asks for less than 2 %")
    falling = [row[1] for row in KNOTS[::-1]]
    return int(np.ceil(np.interp(rate, falling, [row[0] for row in KNOTS[::-1]]) - 1e-6))
