"""The clinician's choice as curves: over the quantity of care, and over what money weighs."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from vbc.checks import non_negative, non_negative_array
from vbc.clinician_choice import Care
from vbc.guardrails import Guarded, carve_out, disclose, mixed_payment, realign, unguarded
from vbc.undefined import Undefined


def choice_curves(care: Care, quantities: Iterable[float], *, money_weight: float, health_weight: float) -> pd.DataFrame:
    """Health, income and what the clinician maximizes over the quantity of care.

    Parameters
    ----------
    care : Care
    quantities : array-like of float
        0 or more.
    money_weight, health_weight : float
        α and β, 0 or more.

    Returns
    -------
    DataFrame
        `quantity`, `health`, `income`, `utility` (α · income + β · health), `harm` (health missed against the best) and `society`
        (health less resources).

    Raises
    ------
    ValueError
        If a quantity or a weight is negative.

    Examples
    --------
    >>> choice_curves(Care(), [6, 10], money_weight=1, health_weight=1)
       quantity  health  income  utility  harm  society
    0       6.0    42.0   -24.0     18.0   8.0     24.0
    1      10.0    50.0   -40.0     10.0   0.0     20.0
    """
    amount = non_negative_array(quantities, "quantities")
    health, income = np.asarray(care.health(amount)), np.asarray(care.income(amount))
    return pd.DataFrame(
        {
            "quantity": amount,
            "health": health,
            "income": income,
            "utility": non_negative(money_weight, "money_weight") * income + non_negative(health_weight, "health_weight") * health,
            "harm": care.health(care.patient_best) - health,
            "society": health - care.resource_cost * amount,
        }
    )


def choices_by_ratio(
    care: Care,
    ratios: Iterable[float],
    *,
    fund_share: float = 0.0,
    prom_weight: float = 0.0,
    reimbursed: float = 0.0,
    opt_out: float = 0.0,
    license_taken: float = 0.0,
) -> pd.DataFrame:
    """Care that is given as money weighs more and more against health, without a guardrail and with each.

    Parameters
    ----------
    care : Care
    ratios : array-like of float
        α/β, 0 or more.
    fund_share, prom_weight, reimbursed, opt_out, license_taken : float
        Doses, as in `vbc.guardrails`.

    Returns
    -------
    DataFrame
        `ratio`, `guardrail` ("none", "carve-out fund", "PROM bonus", "mixed payment", "disclosure"), `quantity`, `health_share` and
        `cost` ($ a patient).

    Raises
    ------
    ValueError
        If a ratio is negative, or a dose is out of its range.

    Examples
    --------
    >>> choices_by_ratio(Care(), [1.0], prom_weight=7).set_index("guardrail")["quantity"].to_dict()
    {'none': 6.0, 'carve-out fund': 6.0, 'PROM bonus': 9.5, 'mixed payment': 6.0, 'disclosure': 6.0}
    """
    rows = []
    for ratio in non_negative_array(ratios, "ratios").tolist():
        who = {"money_weight": ratio, "health_weight": 1.0}
        found: dict[str, Guarded | Undefined] = {
            "none": unguarded(care, **who),
            "carve-out fund": carve_out(care, fund_share=fund_share, **who),
            "PROM bonus": realign(care, prom_weight=prom_weight, **who),
            "mixed payment": mixed_payment(care, reimbursed=reimbursed, **who),
            "disclosure": disclose(care, opt_out=opt_out, license_taken=license_taken, **who),
        }
        rows += [
            {"ratio": ratio, "guardrail": name, **vars(result)}
            for name, result in found.items()
            if not isinstance(result, Undefined)
        ]
    return pd.DataFrame(rows)
