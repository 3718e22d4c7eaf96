"""Odds ratios do not average: leaving a variable out of a logit changes a coefficient even where nothing is confounded."""

from dataclasses import dataclass
from math import exp, log

from vbc.checks import finite, probability
from vbc.undefined import Undefined


@dataclass(frozen=True)
class LogitWithout:
    """A logit with and without a variable that is unrelated to the regressor (δ = 0).

    Attributes
    ----------
    conditional : float
        Log odds ratio of the regressor with the variable in.
    marginal : float or Undefined
        The same with the variable left out: nearer to 0.
    risk_difference : float
        Risk with the regressor minus risk without it, over everybody; the same with the variable in or out.
    risk_with, risk_without : float
        Risk over everybody with the regressor at 1 and at 0.
    """

    conditional: float
    marginal: float | Undefined
    risk_difference: float
    risk_with: float
    risk_without: float


def logit_without(
    conditional: float, *, omitted_effect: float, omitted_prevalence: float = 0.5, baseline_log_odds: float = 0.0
) -> LogitWithout:
    """What a logit finds for a 0/1 regressor where an unrelated 0/1 variable is left out.

    Parameters
    ----------
    conditional : float
        Log odds ratio of the regressor at equal value of the variable.
    omitted_effect : float
        Log odds ratio of the variable.
    omitted_prevalence : float
        Share of patients who have it, the same with and without the regressor.
    baseline_log_odds : float
        Log odds of the outcome where both are 0.

    Returns
    -------
    LogitWithout

    Raises
    ------
    ValueError
        If a number is not finite or `omitted_prevalence` lies outside [0, 1].

    Notes
    -----
    Exact, over the whole population: no sample and no confounding. In a linear model the slope would not change. Source: Gail
    et al. 1984; Greenland, Robins & Pearl 1999.

    Examples
    --------
    >>> found = logit_without(1.0, omitted_effect=2.0, baseline_log_odds=-1.0)
    >>> round(found.marginal, 3)
    0.802
    """
    b, g = finite(conditional, "conditional"), finite(omitted_effect, "omitted_effect")
    share, start = probability(omitted_prevalence, "omitted_prevalence"), finite(baseline_log_odds, "baseline_log_odds")
    with_x, without = ((1 - share) * _risk(start + x) + share * _risk(start + x + g) for x in (b, 0.0))
    marginal: float | Undefined
    if not (0 < with_x < 1 and 0 < without < 1):
        marginal = Undefined("the risk is 0 or 1 to rounding error, so its odds have no logarithm")
    else:
        marginal = log(with_x / (1 - with_x)) - log(without / (1 - without))
    return LogitWithout(b, marginal, with_x - without, with_x, without)


def _risk(log_odds: float) -> float:
    if log_odds >= 0:
        return 1 / (1 + exp(-min(log_odds, 700.0)))
    grown = exp(max(log_odds, -700.0))
    return grown / (1 + grown)
