"""How much one person's spending varies, and the stop-loss threshold that tames it."""

from math import sqrt

from vbc.checks import positive
from vbc.spending_law import MEDICARE_LIKE, Law
from vbc.undefined import Undefined


def coefficient_of_variation(law: Law, *, truncate_at: float | None = None) -> float | Undefined:
    """Standard deviation of a person's spending over its mean: how far luck reaches.

    Parameters
    ----------
    law : SpendingLaw or EmpiricalLaw
    truncate_at : float, optional
        Each person is counted up to so much ($).

    Returns
    -------
    float or Undefined
        Undefined where the mean is 0.

    Raises
    ------
    ValueError
        If `truncate_at` is not above 0.

    Examples
    --------
    >>> round(coefficient_of_variation(MEDICARE_LIKE), 3)
    2.158
    >>> round(coefficient_of_variation(MEDICARE_LIKE, truncate_at=100_000), 3)
    1.648
    """
    mean = law.mean(truncate_at=truncate_at)
    if mean == 0:
        return Undefined("nobody costs anything")
    return sqrt(max(law.second_moment(truncate_at=truncate_at) - mean**2, 0.0)) / mean


def threshold_for_variation(wanted: float, *, law: Law = MEDICARE_LIKE) -> float | Undefined:
    """Stop-loss threshold at which a person's counted spending varies so much and no more.

    Parameters
    ----------
    wanted : float
        Coefficient of variation, above 0.
    law : SpendingLaw or EmpiricalLaw

    Returns
    -------
    float or Undefined
        $; undefined where no threshold brings the variation to `wanted`: it is larger without one, or smaller at any.

    Raises
    ------
    ValueError
        If `wanted` is not above 0.

    Examples
    --------
    >>> round(threshold_for_variation(1.5))
    63509
    >>> print(threshold_for_variation(3))
    undefined: even without a threshold spending varies less than 3
    """
    wanted = positive(wanted, "wanted")
    if float(coefficient_of_variation(law)) < wanted:
        return Undefined(f"even without a threshold spending varies less than {wanted:g}")
    low, high = 1e-3, 1e9
    if float(coefficient_of_variation(law, truncate_at=low)) > wanted:
        return Undefined(f"people who cost nothing alone make spending vary more than {wanted:g}")
    for _ in range(200):  # halving: variation rises with the threshold
        middle = sqrt(low * high)
        low, high = (middle, high) if float(coefficient_of_variation(law, truncate_at=middle)) < wanted else (low, middle)
    return high
