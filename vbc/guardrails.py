"""Guardrails against a clinician's conflict of interest: neutralize it, disclose it, or turn it around.

Each takes care and weights and gives the quantity that results, and what it costs the payer for one patient.
"""

from dataclasses import dataclass, replace

from vbc.checks import non_negative, probability
from vbc.clinician_choice import Care, chosen_quantity
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Guarded:
    """What a guardrail comes to.

    Attributes
    ----------
    quantity : float
        Care given to a patient; the average where patients fare differently.
    health_share : float
        Health, as a share of what the patient's best quantity gives.
    cost : float
        Of the guardrail to the payer for one patient ($); below 0 where it pays less than before.
    """

    quantity: float
    health_share: float
    cost: float


def unguarded(care: Care, *, money_weight: float, health_weight: float) -> Guarded | Undefined:
    """The clinician's choice with no guardrail.

    Parameters
    ----------
    care : Care
    money_weight, health_weight : float
        α and β, 0 or more.

    Returns
    -------
    Guarded or Undefined
        Undefined as `chosen_quantity`.

    Raises
    ------
    ValueError
        If a weight is negative.

    Examples
    --------
    >>> unguarded(Care(), money_weight=1, health_weight=1)
    Guarded(quantity=6.0, health_share=0.84, cost=0.0)
    """
    chosen = chosen_quantity(care, money_weight=money_weight, health_weight=health_weight)
    return chosen if isinstance(chosen, Undefined) else Guarded(chosen, _share(care, chosen), 0.0)


def carve_out(care: Care, *, fund_share: float, money_weight: float, health_weight: float) -> Guarded | Undefined:
    """Neutralize: a fund outside the contract takes over part of what the treatment does to the clinician's income.

    Parameters
    ----------
    care : Care
    fund_share : float
        Part of the payment slope that the fund takes over; 1 leaves the clinician nothing to gain or lose.
    money_weight, health_weight : float

    Returns
    -------
    Guarded or Undefined

    Raises
    ------
    ValueError
        If the share lies outside [0, 1], or a weight is negative.

    Examples
    --------
    >>> carve_out(Care(), fund_share=0.875, money_weight=1, health_weight=1)
    Guarded(quantity=9.5, health_share=0.9975, cost=33.25)
    """
    share = probability(fund_share, "fund_share")
    slope = 0.0 if share == 1 else (1 - share) * care.payment_slope
    return _with_slope(care, slope, money_weight=money_weight, health_weight=health_weight)


def mixed_payment(care: Care, *, reimbursed: float, money_weight: float, health_weight: float) -> Guarded | Undefined:
    """Mix payments: on top of a fixed price, part of what each unit costs is paid back.

    Parameters
    ----------
    care : Care
    reimbursed : float
        Part of the resource cost.
    money_weight, health_weight : float

    Returns
    -------
    Guarded or Undefined

    Raises
    ------
    ValueError
        If `reimbursed` lies outside [0, 1], or a weight is negative.

    Notes
    -----
    Source: Ellis & McGuire 1986, where the slope is the whole cost, −c, and becomes −(1 − r)c.

    Examples
    --------
    >>> mixed_payment(Care(), reimbursed=0.5, money_weight=1, health_weight=1)
    Guarded(quantity=7.5, health_share=0.9375, cost=11.25)
    """
    back = probability(reimbursed, "reimbursed") * care.resource_cost
    return _with_slope(care, care.payment_slope + back, money_weight=money_weight, health_weight=health_weight)


def best_reimbursement(*, money_weight: float, health_weight: float) -> float | Undefined:
    """Part of the cost to pay back so that a clinician who bears the whole cost does what is best for society.

    Parameters
    ----------
    money_weight, health_weight : float
        α and β, 0 or more.

    Returns
    -------
    float or Undefined
        max(0, 1 − β/α): nothing for who cares for health at least as much as for money, everything for who cares for money alone.
        Undefined where money does not count, so that nothing that is paid matters.

    Raises
    ------
    ValueError
        If a weight is negative.

    Notes
    -----
    Source: Ellis & McGuire 1986.

    Examples
    --------
    >>> [best_reimbursement(money_weight=2, health_weight=beta) for beta in (2, 1, 0)]
    [0.0, 0.5, 1.0]
    """
    money, health = non_negative(money_weight, "money_weight"), non_negative(health_weight, "health_weight")
    return Undefined("money does not count, so nothing that is paid matters") if money == 0 else max(1 - health / money, 0.0)


def realign(
    care: Care, *, prom_weight: float, money_weight: float, health_weight: float, paid_from: float | None = None
) -> Guarded | Undefined:
    """Realign: a bonus for health as patients report it, so that money wants what the patient wants.

    Parameters
    ----------
    care : Care
    prom_weight : float
        w, dollars for a unit of health, 0 or more.
    money_weight, health_weight : float
    paid_from : float, optional
        Quantity whose health earns no bonus yet; the unguarded choice by default, so that only gains are paid.

    Returns
    -------
    Guarded or Undefined
        Quantity h₁/h₂ + α b₁ / (h₂ (β + α w)), no less than 0.

    Raises
    ------
    ValueError
        If a weight is negative.

    Notes
    -----
    What patients report is noisy and can be gamed, and what nobody reports gets no bonus: Holmström & Milgrom 1991; Eggleston 2005.

    Examples
    --------
    >>> realign(Care(), prom_weight=7, money_weight=1, health_weight=1)
    Guarded(quantity=9.5, health_share=0.9975, cost=55.125)
    """
    weight = non_negative(prom_weight, "prom_weight")
    money, health = non_negative(money_weight, "money_weight"), non_negative(health_weight, "health_weight")
    chosen = chosen_quantity(care, money_weight=money, health_weight=health + money * weight)
    if isinstance(chosen, Undefined):
        return chosen
    if paid_from is None:
        before = chosen_quantity(care, money_weight=money, health_weight=health)
        paid_from = chosen if isinstance(before, Undefined) else before
    gained = float(care.health(chosen)) - float(care.health(non_negative(paid_from, "paid_from")))
    return Guarded(chosen, _share(care, chosen), weight * gained)


def disclose(
    care: Care,
    *,
    opt_out: float,
    money_weight: float,
    health_weight: float,
    license_taken: float = 0.0,
    second_opinion_cost: float = 150.0,
) -> Guarded | Undefined:
    """Disclose: patients are told, and those who opt out see a clinician without the conflict.

    Parameters
    ----------
    care : Care
    opt_out : float
        Share of patients who do.
    money_weight, health_weight : float
    license_taken : float
        Part of the weight of health that a clinician drops who has warned the patient, below 1: disclosure can backfire.
    second_opinion_cost : float
        $ for each patient who opts out; illustrative.

    Returns
    -------
    Guarded or Undefined
        Averages over patients.

    Raises
    ------
    ValueError
        If a share lies outside [0, 1], or a number is negative.

    Notes
    -----
    Cain, Loewenstein & Moore 2005: advisers who disclosed gave more biased advice, and those advised did not discount it enough.

    Examples
    --------
    >>> told = disclose(Care(), opt_out=0.2, money_weight=1, health_weight=1)
    >>> round(told.quantity, 3), round(told.health_share, 3), told.cost
    (6.8, 0.872, 30.0)
    >>> round(disclose(Care(), opt_out=0.2, money_weight=1, health_weight=1, license_taken=0.4).quantity, 3)
    4.667
    """
    leave, dropped = probability(opt_out, "opt_out"), probability(license_taken, "license_taken")
    left = non_negative(health_weight, "health_weight") * (1 - dropped)
    stay = chosen_quantity(care, money_weight=money_weight, health_weight=left)
    if isinstance(stay, Undefined):
        return stay
    share = leave + (1 - leave) * _share(care, stay)
    quantity = leave * care.patient_best + (1 - leave) * stay
    return Guarded(quantity, share, leave * non_negative(second_opinion_cost, "second_opinion_cost"))


def _with_slope(care: Care, slope: float, *, money_weight: float, health_weight: float) -> Guarded | Undefined:
    """The choice under another payment slope; the payer pays the difference on every unit."""
    chosen = chosen_quantity(replace(care, payment_slope=slope), money_weight=money_weight, health_weight=health_weight)
    if isinstance(chosen, Undefined):
        return chosen
    return Guarded(chosen, _share(care, chosen), (slope - care.payment_slope) * chosen)


def _share(care: Care, quantity: float) -> float:
    return float(care.health(quantity)) / float(care.health(care.patient_best))
