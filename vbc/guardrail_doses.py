"""How much of each guardrail brings care close to the patient's best, and what that costs."""

from math import sqrt
from typing import Literal

import pandas as pd

from vbc.checks import finite, non_negative, positive, probability
from vbc.clinician_choice import Care, chosen_quantity
from vbc.guardrails import Guarded, carve_out, disclose, mixed_payment, realign, unguarded
from vbc.undefined import Undefined

Measure = Literal["quantity", "health"]
"""What has to come close to the patient's best: how much is done, or what it does."""


def fund_share_for(
    care: Care, *, money_weight: float, health_weight: float, target: float = 0.95, measure: Measure = "quantity"
) -> float | Undefined:
    """Part of the payment slope that a carve-out fund must take over.

    Parameters
    ----------
    care : Care
    money_weight, health_weight : float
    target : float
        Share of the patient's best to be reached, above 0 and below 1.
    measure : str
        "quantity" or "health".

    Returns
    -------
    float or Undefined
        0 where no fund is needed; undefined where health counts for nothing, because an indifferent clinician may do anything.

    Raises
    ------
    ValueError
        If a weight is negative, the target is not between 0 and 1, or the measure is unknown.

    Examples
    --------
    >>> round(fund_share_for(Care(), money_weight=1, health_weight=1), 9)
    0.875
    """
    money, health = _weights(money_weight, health_weight)
    if health == 0:
        return Undefined("health counts for nothing: without a stake in income the clinician may do anything")
    off = money / health * abs(care.payment_slope) / care.first_benefit
    allowed = _allowed(target, measure)
    return max(1 - allowed / off, 0.0) if off > 0 else 0.0


def prom_weight_for(
    care: Care, *, money_weight: float, health_weight: float, target: float = 0.95, measure: Measure = "quantity"
) -> float | Undefined:
    """Dollars for a unit of reported health that a bonus must pay.

    Parameters
    ----------
    care, money_weight, health_weight, target, measure
        As `fund_share_for`.

    Returns
    -------
    float or Undefined
        |b₁| / (allowed · h₁) − β/α, no less than 0, with 5 % allowed for a target of 95 % of the quantity. 0 where money does not
        count; undefined where health does not either.

    Raises
    ------
    ValueError
        As `fund_share_for`.

    Examples
    --------
    >>> round(prom_weight_for(Care(), money_weight=1, health_weight=1), 9)
    7.0
    """
    money, health = _weights(money_weight, health_weight)
    allowed = _allowed(target, measure)
    if money == 0:
        return 0.0 if health else Undefined("neither money nor health counts: no bonus changes anything")
    return max(abs(care.payment_slope) / (allowed * care.first_benefit) - health / money, 0.0)


def reimbursement_for(
    care: Care, *, money_weight: float, health_weight: float, target: float = 0.95, measure: Measure = "quantity"
) -> float | Undefined:
    """Part of the resource cost that must be paid back on top of a fixed price.

    Parameters
    ----------
    care, money_weight, health_weight, target, measure
        As `fund_share_for`.

    Returns
    -------
    float or Undefined
        Undefined where paying back the whole cost is not enough, or where care pays already.

    Raises
    ------
    ValueError
        As `fund_share_for`.

    Examples
    --------
    >>> print(reimbursement_for(Care(), money_weight=1, health_weight=1))
    undefined: even the whole cost paid back is not enough
    >>> round(reimbursement_for(Care(resource_cost=5), money_weight=1, health_weight=1), 9)
    0.7
    """
    money, health = _weights(money_weight, health_weight)
    allowed = _allowed(target, measure)
    if money == 0 and health > 0:
        return 0.0
    still = allowed * care.first_benefit * (health / money) if money else 0.0
    lacking = abs(care.payment_slope) - still
    if lacking <= 1e-12:
        return 0.0
    if care.payment_slope > 0:
        return Undefined("care pays already: paying back costs would add to it")
    back = lacking / care.resource_cost if care.resource_cost else 2.0
    return back if back <= 1 + 1e-12 else Undefined("even the whole cost paid back is not enough")


def opt_out_for(
    care: Care,
    *,
    money_weight: float,
    health_weight: float,
    target: float = 0.95,
    measure: Measure = "quantity",
    license_taken: float = 0.0,
) -> float | Undefined:
    """Share of patients who must opt out after disclosure, for the average patient to come so close.

    Parameters
    ----------
    care, money_weight, health_weight, target, measure
        As `fund_share_for`.
    license_taken : float
        As `vbc.guardrails.disclose`.

    Returns
    -------
    float or Undefined

    Raises
    ------
    ValueError
        As `fund_share_for`.

    Examples
    --------
    >>> round(opt_out_for(Care(), money_weight=1, health_weight=1), 3)
    0.875
    """
    money, health = _weights(money_weight, health_weight)
    left = health * (1 - probability(license_taken, "license_taken"))
    stay = chosen_quantity(care, money_weight=money, health_weight=left)
    if isinstance(stay, Undefined):
        return stay
    off = abs(stay / care.patient_best - 1)
    amiss, allowed = (off, 1 - target) if _known(measure) == "quantity" else (off**2, 1 - _target(target))
    return max(1 - allowed / amiss, 0.0) if amiss > 0 else 0.0


def guardrails_compared(
    care: Care,
    *,
    money_weight: float,
    health_weight: float,
    target: float = 0.95,
    measure: Measure = "quantity",
    license_taken: float = 0.0,
    second_opinion_cost: float = 150.0,
) -> pd.DataFrame:
    """Every guardrail at the least dose that reaches the target, and what it costs for one patient.

    Parameters
    ----------
    care, money_weight, health_weight, target, measure
        As `fund_share_for`.
    license_taken, second_opinion_cost : float
        As `vbc.guardrails.disclose`.

    Returns
    -------
    DataFrame
        `guardrail` ("none", "carve-out fund", "PROM bonus", "mixed payment", "disclosure"), `reaches` (whether any dose does),
        `dose`, `quantity`, `health_share`, `cost` ($ a patient) and `why_not`. Where no dose reaches the target the largest one is
        shown: all of it, or everybody opting out.

    Raises
    ------
    ValueError
        As `fund_share_for`.

    Examples
    --------
    >>> guardrails_compared(Care(), money_weight=1, health_weight=1)[["guardrail", "reaches", "dose", "quantity", "cost"]].round(4)
            guardrail  reaches   dose  quantity     cost
    0            none    False  0.000       6.0    0.000
    1  carve-out fund     True  0.875       9.5   33.250
    2      PROM bonus     True  7.000       9.5   55.125
    3   mixed payment    False  1.000       9.0   27.000
    4      disclosure     True  0.875       9.5  131.250
    """
    who = {"money_weight": money_weight, "health_weight": health_weight}
    aim = {**who, "target": target, "measure": measure}
    start = unguarded(care, **who)
    near = not isinstance(start, Undefined) and _reached(care, start, target=target, measure=measure)
    rows = [_row("none", 0.0 if near else Undefined("the choice falls short without a guardrail"), 0.0, start)]
    fund = fund_share_for(care, **aim)  # type: ignore[arg-type]
    rows.append(_row("carve-out fund", fund, 1.0, carve_out(care, fund_share=_dose(fund, 1.0), **who)))
    bonus = prom_weight_for(care, **aim)  # type: ignore[arg-type]
    rows.append(_row("PROM bonus", bonus, 0.0, realign(care, prom_weight=_dose(bonus, 0.0), **who)))
    back = reimbursement_for(care, **aim)  # type: ignore[arg-type]
    rows.append(_row("mixed payment", back, 1.0, mixed_payment(care, reimbursed=min(_dose(back, 1.0), 1.0), **who)))
    leave = opt_out_for(care, **aim, license_taken=license_taken)  # type: ignore[arg-type]
    told = disclose(care, opt_out=_dose(leave, 1.0), license_taken=license_taken, second_opinion_cost=second_opinion_cost, **who)
    rows.append(_row("disclosure", leave, 1.0, told))
    return pd.DataFrame(rows)


def _row(name: str, dose: float | Undefined, largest: float, result: Guarded | Undefined) -> dict[str, object]:
    missed = isinstance(dose, Undefined)
    known = None if isinstance(result, Undefined) else result
    return {
        "guardrail": name,
        "reaches": not missed and known is not None,
        "dose": _dose(dose, largest),
        "quantity": known.quantity if known else float("nan"),
        "health_share": known.health_share if known else float("nan"),
        "cost": known.cost if known else float("nan"),
        "why_not": dose.reason if isinstance(dose, Undefined) else result.reason if isinstance(result, Undefined) else "",
    }


def _dose(dose: float | Undefined, largest: float) -> float:
    return largest if isinstance(dose, Undefined) else dose


def _reached(care: Care, result: Guarded, *, target: float, measure: Measure) -> bool:
    off = abs(result.quantity / care.patient_best - 1)
    return off <= _allowed(target, measure) + 1e-12


def _allowed(target: float, measure: Measure) -> float:
    """How far a quantity may be from the patient's best, as a share of it: health falls with the square."""
    return 1 - _target(target) if _known(measure) == "quantity" else sqrt(1 - _target(target))


def _target(target: float) -> float:
    if not 0 < finite(target, "target") < 1:
        raise ValueError(f"target must lie between 0 and 1, both excluded, not {target}")
    return positive(target, "target")


def _known(measure: Measure) -> Measure:
    if measure not in ("quantity", "health"):
        raise ValueError(f"measure must be quantity or health, not {measure!r}")
    return measure


def _weights(money_weight: float, health_weight: float) -> tuple[float, float]:
    return non_negative(money_weight, "money_weight"), non_negative(health_weight, "health_weight")
