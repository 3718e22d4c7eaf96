"""Oster's reading of a slope that moved when controls came in: what it would be, had all of them been in."""

from vbc.checks import finite, probability
from vbc.undefined import Undefined


def oster_estimate(
    short: float, *, controlled: float, short_r2: float, controlled_r2: float, most_r2: float, selection: float = 1.0
) -> float | Undefined:
    """Oster's approximate estimate, had the unobserved variables mattered in proportion to the observed ones.

    Parameters
    ----------
    short, controlled : float
        Slope without and with the observed controls.
    short_r2, controlled_r2 : float
        R² of the two fits.
    most_r2 : float
        R² that a regression with the unobserved variables too would have; at least `controlled_r2`.
    selection : float
        How strongly the unobserved variables go with the regressor, relative to the observed ones (Oster's δ, not the δ of
        the auxiliary regression).

    Returns
    -------
    float or Undefined
        Undefined where the controls do not raise R²: nothing then says what an R² is worth.

    Raises
    ------
    ValueError
        If an argument is not finite or an R² is out of its range.

    Notes
    -----
    β* ≈ β̃ − δ(β⁰ − β̃)(Rmax − R̃)/(R̃ − R⁰), an approximation. Source: Oster 2019.

    Examples
    --------
    >>> oster_estimate(3.0, controlled=2.0, short_r2=0.25, controlled_r2=0.5, most_r2=0.75)
    1.0
    """
    first, second = probability(short_r2, "short_r2"), probability(controlled_r2, "controlled_r2")
    most = probability(most_r2, "most_r2")
    if most < second or second < first:
        raise ValueError(f"most_r2 must not be below controlled_r2, nor that below short_r2, not {most}, {second}, {first}")
    if second == first:
        return Undefined("the controls do not raise R², so they say nothing of what others would do")
    slope = finite(controlled, "controlled")
    moved = finite(short, "short") - slope
    return slope - finite(selection, "selection") * moved * (most - second) / (second - first)
