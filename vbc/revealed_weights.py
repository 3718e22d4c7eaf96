"""What choices say about how a clinician weighs money against health."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from vbc.checks import finite, non_negative
from vbc.clinician_choice import Care
from vbc.undefined import Undefined


@dataclass(frozen=True)
class RevealedWeight:
    """α/β as several choices reveal it.

    Attributes
    ----------
    ratio : float
        Weight of money over weight of health, fitted to all choices by least squares; 0 where choices lean against the money.
    fitted : float
        The same before it is held at 0.
    single : tuple of float
        What each choice alone would say.
    spread : float
        Standard deviation of the choices about those that the ratio predicts (units of care).
    at_least : bool
        Whether a choice of nothing hides part of the weight: nobody can choose less than nothing.
    """

    ratio: float
    fitted: float
    single: tuple[float, ...]
    spread: float
    at_least: bool


def revealed_ratio(care: Care, quantity: float) -> float | Undefined:
    """α/β that would make a clinician choose this quantity.

    Parameters
    ----------
    care : Care
    quantity : float
        0 or more.

    Returns
    -------
    float or Undefined
        (h₂ · quantity − h₁) / b₁; below 0 for a choice past the patient's best that costs the clinician. Undefined
        where payment does not depend on the quantity, so that no choice says anything.

    Raises
    ------
    ValueError
        If the quantity is negative.

    Examples
    --------
    >>> [revealed_ratio(Care(), quantity) for quantity in (10, 8, 6)]
    [0.0, 0.5, 1.0]
    """
    amount = non_negative(quantity, "quantity")
    if care.payment_slope == 0:
        return Undefined("payment does not depend on the quantity, so the choice does not tell what money is worth")
    return (care.benefit_fall * amount - care.first_benefit) / care.payment_slope + 0.0


def revealed_weight(choices: Sequence[tuple[Care, float]]) -> RevealedWeight | Undefined:
    """α/β that fits several choices best.

    Parameters
    ----------
    choices : sequence of (Care, float)
        Each patient's care and the quantity chosen.

    Returns
    -------
    RevealedWeight or Undefined
        Undefined where no choice was made under a payment that depends on the quantity.

    Raises
    ------
    ValueError
        If a quantity is negative.

    Notes
    -----
    Choices of six made-up patients say how they were made, hardly who made them: treat the ratio as a mirror, not as a measurement.

    Examples
    --------
    >>> six = revealed_weight([(Care(), 6), (Care(), 7), (Care(), 8), (Care(), 6), (Care(), 5), (Care(), 10)])
    >>> six.ratio, round(six.spread, 2)
    (0.75, 1.79)
    """
    told = [(care, quantity, revealed_ratio(care, quantity)) for care, quantity in choices]
    known = [(care, quantity, ratio) for care, quantity, ratio in told if not isinstance(ratio, Undefined)]
    if not known:
        return Undefined("no choice was made under a payment that depends on the quantity")
    # quantity = best + ratio · slope, slope = b₁/h₂: a line through each patient's best
    slopes = [care.payment_slope / care.benefit_fall for care, _, _ in known]
    shifts = [quantity - care.patient_best for care, quantity, _ in known]
    fitted = sum(a * b for a, b in zip(slopes, shifts, strict=True)) / sum(a * a for a in slopes)
    left = sum((shift - fitted * slope) ** 2 for shift, slope in zip(shifts, slopes, strict=True))
    return RevealedWeight(
        ratio=max(fitted, 0.0),
        fitted=finite(fitted, "fitted"),
        single=tuple(float(ratio) for _, _, ratio in known),
        spread=sqrt(left / (len(known) - 1)) if len(known) > 1 else 0.0,
        at_least=any(quantity == 0 for _, quantity, _ in known),
    )
