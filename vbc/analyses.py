"""The analyses that chapter 3 decides on, as data; what is computed from them lives in `vbc.cost_effectiveness`."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class DrugCase:
    """A drug that lengthens life: what it adds to the standard of care, for one patient.

    Attributes
    ----------
    outcome : float
        Incremental outcome (QALY).
    drug_cost : float
        What the drug costs ($).
    future_care_cost : float
        Discounted cost of other care in the years of life it adds ($).
    """

    outcome: float
    drug_cost: float
    future_care_cost: float

    @property
    def cost(self) -> float:
        """Incremental cost: drug and future care together ($)."""
        return self.drug_cost + self.future_care_cost


DRUG = DrugCase(outcome=0.75, drug_cost=62_400, future_care_cost=26_500)
"""Outcome and total cost ($88,900) are a textbook's example; how the total splits is an illustrative input of this workbook,
chosen to reproduce it."""

STANDARD_LIFE = (0.80, 0.75, 0.70, 0.65, 0.60)
"""Utilities of a patient on usual care, year by year until death: illustrative inputs of this workbook."""

TREATED_LIFE = (0.80, 0.75, 0.75, 0.70, 0.60, 0.40, 0.40)
"""The same patient's with the drug: illustrative inputs, chosen so that at 3 % a year the drug adds its 0.75 QALY."""

CARE_OF_A_YEAR = 16_055
"""Other care in each of the two years that the drug adds ($): illustrative, chosen so that its value today is $26,500."""


def hiv_screening() -> pd.DataFrame:
    """Five ways to screen for HIV in a high-risk population, as published: lifetime cost and outcome of one person.

    Returns
    -------
    DataFrame
        Columns `pathway`, `outcome` (QALY) and `cost` ($).

    Notes
    -----
    Health of the person screened only: infections prevented in others are left out. Rounded in print to $10 and 0.01
    months, so that ratios differ a little from the published ones. Source: Paltiel et al. 2006, table 4, as dampack's
    documentation reprints it.

    Examples
    --------
    >>> hiv_screening().round(3)
             pathway  outcome   cost
    0     status quo   23.104  26000
    1           once   23.131  27000
    2  every 5 years   23.148  28020
    3  every 3 years   23.152  28440
    4     every year   23.147  29440
    """
    months = [277.25, 277.57, 277.78, 277.83, 277.76]
    return pd.DataFrame(
        {
            "pathway": ["status quo", "once", "every 5 years", "every 3 years", "every year"],
            "outcome": [month / 12 for month in months],
            "cost": [26_000, 27_000, 28_020, 28_440, 29_440],
        }
    )
