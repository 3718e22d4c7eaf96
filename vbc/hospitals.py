"""The hospitals of the real tables, one row each, with what is expected of them."""

from collections.abc import Iterable
from functools import cache

import pandas as pd

from vbc.datasets import azpro, medpar
from vbc.fits import AZPRO_FACTORS, azpro_fit, medpar_fit, medpar_random_intercept
from vbc.funnel_by_chance import outside_by_chance
from vbc.hierarchical_logit import predicted_to_expected
from vbc.hospital_spread import spread_interval
from vbc.intervals import Interval
from vbc.profiling import hospital_profile


def azpro_hospitals(*, adjust_for: Iterable[str] = AZPRO_FACTORS) -> pd.DataFrame:
    """Hospitals of `vbc.datasets.azpro`: days observed and expected, one row a hospital.

    Parameters
    ----------
    adjust_for : iterable of str
        As for `vbc.fits.azpro_fit`.

    Returns
    -------
    DataFrame
        As `vbc.profiling.hospital_profile` gives it; `raw_rate` is the mean stay in days.

    Raises
    ------
    ValueError
        If a factor is unknown.

    Examples
    --------
    >>> hospitals = azpro_hospitals().set_index("hospital")
    >>> hospitals.loc[["3.2", "4.3"], ["raw_rate", "ratio"]].round(3).to_numpy().tolist()
    [[9.723, 0.916], [8.207, 1.008]]
    """
    return _azpro(frozenset(adjust_for)).copy()


def medpar_hospitals(*, adjust_for: Iterable[str] = ("type",)) -> pd.DataFrame:
    """Hospitals of `vbc.datasets.medpar`: deaths observed and expected, one row a hospital.

    Parameters
    ----------
    adjust_for : iterable of str
        As for `vbc.fits.medpar_fit`.

    Returns
    -------
    DataFrame
        As `vbc.profiling.hospital_profile` gives it.

    Raises
    ------
    ValueError
        If a factor is unknown.

    Examples
    --------
    >>> hospitals = medpar_hospitals()
    >>> len(hospitals), round(float(hospitals["expected"].sum()), 6)
    (54, 513.0)
    """
    return _medpar(frozenset(adjust_for)).copy()


def medpar_predicted_to_expected(*, spread: float | None = None) -> pd.DataFrame:
    """Predicted to expected deaths of the hospitals of `vbc.datasets.medpar`.

    Parameters
    ----------
    spread : float, optional
        Standard deviation of the hospital effects (log odds); the fitted one unless given.

    Returns
    -------
    DataFrame
        As `vbc.hierarchical_logit.predicted_to_expected` gives it.

    Raises
    ------
    ValueError
        If `spread` is not finite or below 0.

    Examples
    --------
    >>> ratios = medpar_predicted_to_expected()
    >>> ratios["ratio"].agg(["min", "max"]).round(3).tolist()
    [0.864, 1.174]
    """
    fit = medpar_random_intercept()
    return predicted_to_expected(
        _medpar_log_odds(),
        hospital="hospital",
        event="died",
        log_odds="log_odds",
        spread=fit.spread if spread is None else spread,
    )


@cache
def medpar_spread_interval() -> Interval:
    """95 % limits of the spread of hospital effects in `vbc.datasets.medpar`.

    Returns
    -------
    Interval
        As `vbc.hospital_spread.spread_interval` gives it, adjusted for type of admission.

    Examples
    --------
    >>> [round(limit, 2) for limit in medpar_spread_interval()]
    [0.0, 0.41]
    """
    return spread_interval(medpar(), hospital="hospital", event="died", factors=["type2", "type3"])


def medpar_outside_by_chance(*, z: float = 1.96) -> pd.Series:
    """Chance of each hospital of `vbc.datasets.medpar` to lie outside its funnel limits by luck alone.

    Parameters
    ----------
    z : float
        Half width of the limits, in standard deviations.

    Returns
    -------
    Series of float
        By hospital, as `vbc.funnel_by_chance.outside_by_chance` gives it, adjusted for type of admission.

    Raises
    ------
    ValueError
        If `z` is not above 0.

    Examples
    --------
    >>> chances = medpar_outside_by_chance()
    >>> len(chances), round(float(chances.sum()), 2)
    (54, 2.18)
    """
    return _medpar_outside(z).copy()


@cache
def _medpar_outside(z: float) -> pd.Series:
    frame = medpar()
    frame["risk"] = medpar_fit().expected(frame)
    return outside_by_chance(frame, hospital="hospital", risk="risk", z=z)


@cache
def _azpro(factors: frozenset[str]) -> pd.DataFrame:
    frame = azpro()
    frame["expected"] = azpro_fit(adjust_for=factors).expected(frame)
    return hospital_profile(frame, hospital="hospital", outcome="los", expected="expected", model="poisson")


@cache
def _medpar(factors: frozenset[str]) -> pd.DataFrame:
    frame = medpar()
    frame["expected"] = medpar_fit(adjust_for=factors).expected(frame)
    return hospital_profile(frame, hospital="hospital", outcome="died", expected="expected")


@cache
def _medpar_log_odds() -> pd.DataFrame:
    frame = medpar()
    return frame.assign(log_odds=medpar_random_intercept().log_odds(frame))
