"""The department that the asthma clinic of chapter 4 belongs to, as data: three services and a year of spending.

Every figure is an illustrative input of this workbook, chosen so that the department's ratio of costs to charges is 0.36.
"""

import pandas as pd

from vbc.asthma_clinic import CHARGE, asthma_process, asthma_resources, asthma_supplies
from vbc.capacity import capacity_use
from vbc.costing import visit_cost

VISITS = 2_900
"""Asthma visits in the year."""


def lung_services() -> pd.DataFrame:
    """What the department did in a year; class and scan have people and rooms of their own, all of whose minutes are used.

    Returns
    -------
    DataFrame
        Columns `service`, `count` (in the year), `charge` ($ on the bill) and `measured` ($ by time-driven costing).

    Examples
    --------
    >>> lung_services()
             service  count  charge  measured
    0   asthma visit   2900   385.0    104.48
    1  inhaler class   2000    60.0     48.00
    2     chest scan   2424   500.0     87.00
    """
    visit = visit_cost(asthma_process(), asthma_resources(), supplies=asthma_supplies())
    rows = [("asthma visit", VISITS, CHARGE, visit), ("inhaler class", 2_000, 60.0, 48.0), ("chest scan", 2_424, 500.0, 87.0)]
    return pd.DataFrame(rows, columns=["service", "count", "charge", "measured"])


def unused_in_the_clinic() -> float:
    """Cost of the asthma clinic's capacity that no visit uses in the year.

    Returns
    -------
    float
        $ a year.

    Examples
    --------
    >>> unused_in_the_clinic()
    271580.0
    """
    return float(capacity_use(asthma_process(), asthma_resources(), visits=VISITS)["unused_cost"].sum())


def clinic_support(driver: str = "annual_cost") -> pd.DataFrame:
    """What serves the asthma clinic and no single patient: a tenth of what its people and room cost, as pools of cost.

    Parameters
    ----------
    driver : str
        In proportion to what both pools are shared out, see `vbc.support_costs.assign_support_costs`.

    Returns
    -------
    DataFrame
        Columns `pool`, `annual_cost` ($ a year) and `driver`.

    Examples
    --------
    >>> clinic_support()
                  pool  annual_cost       driver
    0  scheduling desk        36000  annual_cost
    1  patient records        14880  annual_cost
    """
    rows = [("scheduling desk", 36_000, driver), ("patient records", 14_880, driver)]
    return pd.DataFrame(rows, columns=["pool", "annual_cost", "driver"])
