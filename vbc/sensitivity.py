"""How strong an omitted variable would have to be to change what a regression says: Cinelli & Hazlett's sensitivity analysis."""

from dataclasses import dataclass
from math import copysign, inf, sqrt

from scipy.special import stdtrit

from vbc.checks import count, finite, positive, probability
from vbc.undefined import Undefined


@dataclass(frozen=True)
class OmittedStrength:
    """How strong an omitted variable is, as shares of what the variables in the model leave unexplained.

    Attributes
    ----------
    with_outcome : float
        R²(Y~Z|D,X): share of the outcome's remaining variance that it explains.
    with_regressor : float
        R²(D~Z|X): share of the regressor's remaining variance.
    """

    with_outcome: float
    with_regressor: float


def partial_r2(t: float, *, df: int) -> float:
    """Share of the outcome's remaining variance that a regressor explains, from its t-value.

    Parameters
    ----------
    t : float
        Estimate ÷ standard error.
    df : int
        Residual degrees of freedom, above 0.

    Returns
    -------
    float
        t² / (t² + df).

    Raises
    ------
    ValueError
        If `t` is not finite or `df` is not a count above 0.

    Notes
    -----
    Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> round(partial_r2(4.18445, df=783), 5)
    0.02187
    """
    t, df = finite(t, "t"), residual_df(df)
    return t * t / (t * t + df)


def robustness_value(t: float, *, df: int, share: float = 1.0, level: float | None = None) -> float:
    """Robustness value: how strong an omitted variable must be, with outcome and regressor alike, to undo an estimate.

    Parameters
    ----------
    t : float
        Estimate ÷ standard error.
    df : int
        Residual degrees of freedom; above 0, above 1 with `level`.
    share : float
        q: share of the estimate to be undone; above 0. 1 takes it to 0.
    level : float, optional
        Confidence level, such as .95: strong enough to take the interval's end to that point, not the estimate.

    Returns
    -------
    float
        Partial R², from 0 (nothing is needed) to below 1.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    ½(√(f⁴ + 4f²) − f²) with f = q|t|/√df. Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> round(robustness_value(4.18445, df=783), 5)
    0.13878
    >>> round(robustness_value(4.18445, df=783, level=0.95), 3)
    0.076
    """
    freedom = residual_df(df)
    f = positive(share, "share") * abs(finite(t, "t")) / sqrt(freedom)
    critical = 0.0 if level is None else _critical_f(level, freedom)
    beyond = f - critical
    if beyond <= 0:
        return 0.0
    if critical and f > 1 / critical:  # one partial R² alone decides then
        return (f * f - critical * critical) / (1 + f * f)
    # The same as ½(√(f⁴ + 4f²) − f²), without the difference of two large numbers.
    return 2 * beyond / (sqrt(beyond * beyond + 4) + beyond)


def bias_bound(standard_error: float, *, df: int, strength: OmittedStrength) -> float:
    """Largest bias that an omitted variable of a given strength can cause.

    Parameters
    ----------
    standard_error : float
        Of the estimate; above 0.
    df : int
        Residual degrees of freedom.
    strength : OmittedStrength
        Partial R² with outcome and with regressor; the second below 1.

    Returns
    -------
    float
        se·√df·√(R²(Y)·R²(D)/(1 − R²(D))), in units of the estimate.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Exact for one omitted variable, a bound for several. Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> round(bias_bound(0.02326, df=783, strength=OmittedStrength(0.12464, 0.00916)), 4)
    0.0221
    """
    y, d = _checked(strength)
    return positive(standard_error, "standard_error") * sqrt(residual_df(df) * y * d / (1 - d))


def adjusted_estimate(estimate: float, *, standard_error: float, df: int, strength: OmittedStrength) -> float:
    """What an estimate could have been, had an omitted variable that makes it look too strong been in the model.

    Parameters
    ----------
    estimate, standard_error : float
        Of the model without the variable.
    df : int
        Residual degrees of freedom.
    strength : OmittedStrength
        How strong the variable is.

    Returns
    -------
    float
        The estimate moved toward 0, and past it, by `bias_bound`.

    Raises
    ------
    ValueError
        As `bias_bound`.

    Notes
    -----
    Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> round(adjusted_estimate(0.09732, standard_error=0.02326, df=783, strength=OmittedStrength(0.12464, 0.00916)), 4)
    0.0752
    """
    number = finite(estimate, "estimate")
    return number - copysign(bias_bound(standard_error, df=df, strength=strength), number)


def adjusted_t(estimate: float, *, standard_error: float, df: int, strength: OmittedStrength) -> float | Undefined:
    """The t-value that goes with `adjusted_estimate`.

    Parameters
    ----------
    estimate, standard_error, df, strength
        As `adjusted_estimate`; `df` above 1.

    Returns
    -------
    float or Undefined
        Undefined where the variable explains all that is left of the outcome: no error remains to divide by.

    Raises
    ------
    ValueError
        As `bias_bound`.

    Notes
    -----
    Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> round(adjusted_t(0.09732, standard_error=0.02326, df=783, strength=OmittedStrength(0.12464, 0.00916)), 2)
    3.44
    """
    y, d = _checked(strength)
    freedom = residual_df(df)
    if freedom < 2:
        raise ValueError(f"df must be 2 or more, so that one is left after the omitted variable, not {df}")
    if y == 1:
        return Undefined("the omitted variable explains all that is left of the outcome, so no error is left")
    error = positive(standard_error, "standard_error") * sqrt((1 - y) / (1 - d) * freedom / (freedom - 1))
    return adjusted_estimate(estimate, standard_error=standard_error, df=freedom, strength=strength) / error


def _checked(strength: OmittedStrength) -> tuple[float, float]:
    return probability(strength.with_outcome, "with_outcome"), below_one(strength.with_regressor, "with_regressor")


def below_one(value: float, name: str) -> float:
    """A share that leaves something unexplained.

    Parameters
    ----------
    value : float
    name : str
        For the message.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If it lies outside [0, 1).

    Examples
    --------
    >>> below_one(0.2, "regressor_r2")
    0.2
    """
    number = probability(value, name)
    if number == 1:
        raise ValueError(f"{name} must be below 1, not {value}")
    return number


def residual_df(df: int) -> int:
    """Residual degrees of freedom: a count above 0.

    Parameters
    ----------
    df : int

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If it is not a count above 0.

    Examples
    --------
    >>> residual_df(783)
    783
    """
    return count(positive(df, "df"), "df")


def _critical_f(level: float, df: int) -> float:
    chance = probability(level, "level")
    if df < 2:
        raise ValueError(f"df must be 2 or more where a level is given, not {df}")
    if chance == 1:
        return inf
    return float(stdtrit(df - 1, (1 + chance) / 2)) / sqrt(df - 1)
