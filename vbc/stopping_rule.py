"""Where a clinician stops: when the health of one more unit no longer outweighs what it does to income, guardrail or none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from vbc.checks import non_negative, non_negative_array, probability
from vbc.clinician_choice import Care, chosen_quantity
from vbc.guardrails import Guarded, carve_out, disclose, mixed_payment, realign, unguarded
from vbc.undefined import Undefined

Guardrail = Literal["none", "carve-out fund", "PROM bonus", "mixed payment", "disclosure"]
GUARDRAILS: tuple[Guardrail, ...] = ("none", "carve-out fund", "PROM bonus", "mixed payment", "disclosure")


@dataclass(frozen=True)
class Stop:
    """Where care stops, and what follows.

    Attributes
    ----------
    asked : float
        Health that the next unit must do to be given; below 0 where care pays, so that harm is done for money.
    quantity : float
        Care of a patient who stays with this clinician.
    result : Guarded
        Average over all patients, those included who opt out; what the guardrail costs for one.
    """

    asked: float
    quantity: float
    result: Guarded


def next_unit_health(care: Care, quantities: Iterable[float]) -> np.ndarray:
    """Health from a little more care, at so much of it.

    Parameters
    ----------
    care : Care
    quantities : array-like of float
        0 or more.

    Returns
    -------
    ndarray
        h₁ − h₂q: 0 at the patient's best, below 0 beyond it.

    Raises
    ------
    ValueError
        If a quantity is negative.

    Examples
    --------
    >>> next_unit_health(Care(), [0, 6, 10, 12]).tolist()
    [10.0, 4.0, 0.0, -2.0]
    """
    return care.first_benefit - care.benefit_fall * non_negative_array(quantities, "quantities")


def stopping_rule(
    care: Care,
    *,
    ratio: float,
    guardrail: Guardrail = "none",
    dose: float = 0.0,
    license_taken: float = 0.0,
) -> Stop | Undefined:
    """Where a clinician stops under a guardrail.

    Parameters
    ----------
    care : Care
    ratio : float
        α/β, 0 or more.
    guardrail : str
        One of `GUARDRAILS`.
    dose : float
        Share of the payment slope that the fund takes over, of the cost that is paid back, or of patients who opt out; for the
        PROM bonus dollars for a point of health.
    license_taken : float
        As `vbc.guardrails.disclose`.

    Returns
    -------
    Stop or Undefined
        Care is given as long as the next unit does at least `asked` points of health.

    Raises
    ------
    ValueError
        If the guardrail is unknown, or a number is out of its range.

    Examples
    --------
    >>> stopping_rule(Care(), ratio=1).asked, stopping_rule(Care(), ratio=1).quantity
    (4.0, 6.0)
    >>> bonus = stopping_rule(Care(), ratio=1, guardrail="PROM bonus", dose=7)
    >>> bonus.asked, bonus.quantity, bonus.result.cost
    (0.5, 9.5, 55.125)
    >>> round(stopping_rule(Care(), ratio=1, guardrail="disclosure", dose=0.2, license_taken=0.4).result.quantity, 3)
    4.667
    """
    who = {"money_weight": non_negative(ratio, "ratio"), "health_weight": 1.0}
    slope, health = care.payment_slope, 1.0
    if guardrail == "none":
        result = unguarded(care, **who)
    elif guardrail == "carve-out fund":
        result, slope = carve_out(care, fund_share=dose, **who), (1 - dose) * slope
    elif guardrail == "PROM bonus":
        result, health = realign(care, prom_weight=dose, **who), 1 + ratio * dose
    elif guardrail == "mixed payment":
        result, slope = mixed_payment(care, reimbursed=dose, **who), slope + dose * care.resource_cost
    elif guardrail == "disclosure":
        result = disclose(care, opt_out=dose, license_taken=license_taken, **who)
        health = 1 - probability(license_taken, "license_taken")
    else:
        raise ValueError(f"guardrail must be one of {', '.join(GUARDRAILS)}, not {guardrail!r}")
    if isinstance(result, Undefined):
        return result
    if health == 0:
        return Undefined("health counts for nothing with those who stay, so no health is enough")
    stays = chosen_quantity(replace(care, payment_slope=slope), money_weight=ratio, health_weight=health)
    # a defined average has a defined quantity for those who stay
    return stays if isinstance(stays, Undefined) else Stop(-ratio * slope / health + 0.0, stays, result)
