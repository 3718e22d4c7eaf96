"""Cost guessed from a bill: charges and the ratio of costs to charges, beside a measured cost."""

import pandas as pd

from vbc.checks import non_negative, positive
from vbc.resources import exact
from vbc.undefined import Undefined


def ratio_of_costs_to_charges(costs: float, charges: float) -> float | Undefined:
    """Ratio of costs to charges of a department or a hospital.

    Parameters
    ----------
    costs : float
        What it spent in a year ($), 0 or more.
    charges : float
        What it put on bills in that year ($), 0 or more.

    Returns
    -------
    float or Undefined
        A fraction; undefined without charges.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Notes
    -----
    One ratio for a whole department: it knows what the department spends, not what one visit uses.
    Source: Kaplan & Porter 2011.

    Examples
    --------
    >>> ratio_of_costs_to_charges(540_000, 1_500_000)
    0.36
    """
    spent = non_negative(costs, "costs")
    if non_negative(charges, "charges") == 0:
        return Undefined("nothing was charged, so costs have no ratio to charges")
    return spent / charges


def cost_from_charge(charge: float, *, ratio: float) -> float:
    """Cost of a visit guessed from its charge and a ratio of costs to charges.

    Parameters
    ----------
    charge : float
        What the bill says ($), 0 or more.
    ratio : float
        Ratio of costs to charges, 0 or more.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Examples
    --------
    >>> cost_from_charge(385, ratio=0.36)
    138.6
    """
    return float(exact(non_negative(charge, "charge")) * exact(non_negative(ratio, "ratio")))


def one_visit_three_ways(charge: float, *, ratio: float, measured: float) -> pd.DataFrame:
    """One visit by its charge, by charge times ratio, and by time-driven costing.

    Parameters
    ----------
    charge : float
        What the bill says ($), 0 or more.
    ratio : float
        Ratio of costs to charges, 0 or more.
    measured : float
        Cost by time-driven costing ($), above 0.

    Returns
    -------
    DataFrame
        Columns `method`, `amount` ($) and `against_measured` (amount over the measured cost).

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Source: Kaplan & Porter 2011.

    Examples
    --------
    >>> one_visit_three_ways(385, ratio=0.36, measured=104.48).round(2)
               method  amount  against_measured
    0          charge  385.00              3.68
    1  charge × ratio  138.60              1.33
    2     time-driven  104.48              1.00
    """
    known = positive(measured, "measured")
    amounts = [non_negative(charge, "charge"), cost_from_charge(charge, ratio=ratio), known]
    return pd.DataFrame(
        {
            "method": ["charge", "charge × ratio", "time-driven"],
            "amount": amounts,
            "against_measured": [amount / known for amount in amounts],
        }
    )


def services_by_ratio(services: pd.DataFrame, *, unused_cost: float = 0.0) -> pd.DataFrame:
    """Each service of a department by its charge times the department's ratio, beside its measured cost.

    Parameters
    ----------
    services : DataFrame
        Columns `service`, `count` (in a year), `charge` ($) and `measured` ($ by time-driven costing).
    unused_cost : float
        What the department spends on capacity that no service uses ($ a year), 0 or more; the ratio spreads it over all.

    Returns
    -------
    DataFrame
        `services` with `ratio` (of the whole department), `by_ratio` ($, charge × ratio) and `against_measured` (by ratio over
        measured). Over all services `count` × `by_ratio` is what the department spends.

    Raises
    ------
    ValueError
        If an amount is not finite or below 0, a measured cost is not above 0, or nothing was charged at all.

    Notes
    -----
    Source: Kaplan & Porter 2011.

    Examples
    --------
    >>> services = pd.DataFrame({"service": ["talk", "scan"], "count": [100, 100], "charge": [100, 300], "measured": [80, 40]})
    >>> services_by_ratio(services)[["service", "ratio", "by_ratio", "against_measured"]]
      service  ratio  by_ratio  against_measured
    0    talk    0.3      30.0             0.375
    1    scan    0.3      90.0             2.250
    """
    spent, charged = exact(non_negative(unused_cost, "unused_cost")), exact(0)
    for row in services.to_dict("records"):
        name, times = row["service"], exact(non_negative(row["count"], f"count of {row['service']}"))
        spent += times * exact(positive(row["measured"], f"measured of {name}"))
        charged += times * exact(non_negative(row["charge"], f"charge of {name}"))
    ratio = ratio_of_costs_to_charges(float(spent), float(charged))
    if isinstance(ratio, Undefined):
        raise ValueError("charge must be above 0 for some service, or costs have no ratio to charges")
    by_ratio = [float(exact(charge) * spent / charged) for charge in services["charge"]]
    return services.assign(
        ratio=ratio,
        by_ratio=by_ratio,
        against_measured=[amount / measured for amount, measured in zip(by_ratio, services["measured"], strict=True)],
    )
