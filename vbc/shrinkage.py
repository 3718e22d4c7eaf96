"""Shrinkage by a Gamma prior: small hospitals are pulled towards 1, because chance explains more of their ratio.

Shrinkage by a hierarchical logit and what is published from it have files of their own and are offered here too.
"""

from math import sqrt

from scipy.special import gammainccinv, gammaincinv

from vbc.checks import non_negative, positive
from vbc.hierarchical_logit import RandomInterceptLogit, predicted_to_expected, random_intercept_logit
from vbc.intervals import Interval, tail_probability
from vbc.risk_standardised import hospital_wide_ratio, risk_standardised_rate
from vbc.undefined import Undefined

__all__ = [
    "RandomInterceptLogit",
    "hospital_wide_ratio",
    "predicted_to_expected",
    "prior_of_spread",
    "random_intercept_logit",
    "risk_standardised_rate",
    "shrinkage_weight",
    "shrunken_interval",
    "shrunken_ratio",
    "spread_of_prior",
]


def shrunken_ratio(observed: float, expected: float, *, prior: float) -> float | Undefined:
    """Observed to expected ratio, shrunk towards 1 by a Gamma prior.

    Parameters
    ----------
    observed, expected : float
        Events, 0 or more.
    prior : float
        The prior's strength a, in expected events: the hospital's own data count for expected/(expected + a). It
        says that true ratios have mean 1 and standard deviation 1/√a.

    Returns
    -------
    float or Undefined
        (observed + a) / (expected + a), between 1 and the plain ratio. With nothing observed and nothing expected
        it is 1: nothing was learned. Undefined where events happened and none were expected.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0, or `prior` is not above 0.

    Notes
    -----
    Posterior mean for Poisson events and a Gamma(a, a) prior. Source: Normand, Glickman & Gatsonis 1997;
    Shahian & Normand 2008.

    Examples
    --------
    >>> round(shrunken_ratio(3, 2.5, prior=20), 3), round(shrunken_ratio(24, 30, prior=20), 3)
    (1.022, 0.88)
    """
    shape, rate = _posterior(observed, expected, prior)
    if expected == 0 and observed > 0:
        return Undefined("events happened where the model says that none can; the expected events must be wrong")
    return shape / rate


def shrunken_interval(observed: float, expected: float, *, prior: float, level: float = 0.95) -> Interval | Undefined:
    """Interval that holds the true ratio with the given probability, once the Gamma prior is believed.

    Parameters
    ----------
    observed, expected : float
        Events, 0 or more.
    prior : float
        Strength of the prior, above 0, as for `shrunken_ratio`.
    level : float
        Probability inside, above 0 and below 1.

    Returns
    -------
    Interval or Undefined
        Central posterior interval. Undefined where events happened and none were expected.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Quantiles of Gamma(observed + a, expected + a). Source: Normand, Glickman & Gatsonis 1997.

    Examples
    --------
    >>> low, high = shrunken_interval(3, 2.5, prior=20)
    >>> print(f"{low:.2f} to {high:.2f}")
    0.65 to 1.48
    """
    tail = tail_probability(level)
    shape, rate = _posterior(observed, expected, prior)
    if expected == 0 and observed > 0:
        return Undefined("events happened where the model says that none can; the expected events must be wrong")
    return Interval(float(gammaincinv(shape, tail)) / rate, float(gammainccinv(shape, tail)) / rate)


def shrinkage_weight(expected: float, *, prior: float) -> float:
    """Weight of a hospital's own data in its shrunken ratio; the rest is the weight of 1.

    Parameters
    ----------
    expected : float
        Expected events, 0 or more.
    prior : float
        Strength of the prior, above 0.

    Returns
    -------
    float
        expected / (expected + prior), from 0 to below 1.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Examples
    --------
    >>> round(shrinkage_weight(30, prior=20), 2), round(shrinkage_weight(2.5, prior=20), 2)
    (0.6, 0.11)
    """
    expected = non_negative(expected, "expected")
    return expected / (expected + positive(prior, "prior"))


def prior_of_spread(spread: float) -> float:
    """Strength of the prior that says how much true ratios differ between hospitals.

    Parameters
    ----------
    spread : float
        Standard deviation of true ratios around 1, above 0.

    Returns
    -------
    float
        1 / spread².

    Raises
    ------
    ValueError
        If `spread` is not finite or not above 0.

    Examples
    --------
    >>> round(prior_of_spread(0.2236))
    20
    """
    return 1 / positive(spread, "spread") ** 2


def spread_of_prior(prior: float) -> float:
    """Standard deviation of true ratios that a prior's strength stands for.

    Parameters
    ----------
    prior : float
        Strength of the prior, above 0.

    Returns
    -------
    float
        1 / √prior.

    Raises
    ------
    ValueError
        If `prior` is not finite or not above 0.

    Examples
    --------
    >>> round(spread_of_prior(20), 4)
    0.2236
    """
    return 1 / sqrt(positive(prior, "prior"))


def _posterior(observed: float, expected: float, prior: float) -> tuple[float, float]:
    strength = positive(prior, "prior")
    return non_negative(observed, "observed") + strength, non_negative(expected, "expected") + strength
