"""A regression on real people with housing left out and put in: the HELP trial at the start."""

from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from vbc.help_detox import help_baseline
from vbc.sensitivity import OmittedStrength, partial_r2
from vbc.short_and_long import ShortAndLong, mean_residuals, short_and_long
from vbc.undefined import Undefined

VARIABLES = {
    "consequences": "consequences of drinking (InDUC score)",
    "ces_d": "depressive symptoms (CES-D, 0 to 60)",
    "mcs": "mental component score (SF-36)",
    "pcs": "physical component score (SF-36)",
    "drinks": "average drinks a day",
    "most_drinks": "most drinks on one day",
    "hospitalizations": "hospitalizations so far",
    "sex_risk": "HIV risk from sex",
    "age": "age, years",
}
"""What can be outcome or regressor, with what it is called."""


@dataclass(frozen=True)
class HousingOmitted:
    """A pair of regressions on the HELP trial and what the one without housing leaves for each group.

    Attributes
    ----------
    fits : ShortAndLong
        `effects["homeless"]` is γ, `deltas["homeless"]` is δ.
    people : int
        With both variables known.
    residuals : DataFrame
        `group` ("housed", "homeless"), `n`, `mean_residual` of the regression without housing.
    strength : OmittedStrength
        How strong housing is, as an omitted variable: partial R² with outcome and with regressor.
    """

    fits: ShortAndLong
    people: int
    residuals: pd.DataFrame
    strength: OmittedStrength


def housing_in_and_out(outcome: str = "consequences", regressor: str = "drinks") -> HousingOmitted:
    """Regress one variable of the HELP trial on another, with housing left out and put in.

    Parameters
    ----------
    outcome, regressor : str
        Two different keys of `VARIABLES`.

    Returns
    -------
    HousingOmitted

    Raises
    ------
    ValueError
        If a variable is unknown or both are the same.

    Notes
    -----
    The identity short = long + γδ is exact; that housing *causes* what γ shows is not said. Source: Samet et al. 2003.

    Examples
    --------
    >>> found = housing_in_and_out()
    >>> round(found.fits.short, 6), round(found.fits.long, 6), round(found.fits.effects["homeless"], 5)
    (0.072125, 0.057057, 2.54554)
    """
    for name, value in (("outcome", outcome), ("regressor", regressor)):
        if value not in VARIABLES:
            raise ValueError(f"{name} must be one of {', '.join(VARIABLES)}, not {value!r}")
    if outcome == regressor:
        raise ValueError(f"regressor must be another variable than the outcome, not {regressor!r}")
    found = _in_and_out(outcome, regressor)
    return replace(found, residuals=found.residuals.copy())


@cache
def _in_and_out(outcome: str, regressor: str) -> HousingOmitted:
    people = help_baseline()[[outcome, regressor, "homeless"]].dropna()
    housing = people["homeless"].to_numpy(float)
    fits = short_and_long(people[outcome], people[regressor], omitted={"homeless": housing})
    reverse = short_and_long(people[outcome], housing, omitted={regressor: people[regressor]})
    auxiliary = short_and_long(housing, people[regressor], omitted={outcome: people[outcome]})
    if isinstance(fits, Undefined) or isinstance(reverse, Undefined) or isinstance(auxiliary, Undefined):
        raise ValueError(f"{outcome} and {regressor} must both vary among people of the same housing")
    strength = OmittedStrength(
        with_outcome=partial_r2(reverse.long / reverse.long_standard_error, df=reverse.long_df),
        with_regressor=partial_r2(auxiliary.short / auxiliary.standard_error, df=auxiliary.df),
    )
    labels = people["homeless"].map({0: "housed", 1: "homeless"})
    return HousingOmitted(fits, len(people), mean_residuals(fits.short_residuals, labels), strength)
