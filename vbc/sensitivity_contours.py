"""The picture of a sensitivity analysis: adjusted estimates over strengths, the line of no effect, and benchmarks."""

from collections.abc import Iterable
from math import copysign, sqrt

import numpy as np
import pandas as pd

from vbc.checks import finite, finite_array, positive, probabilities
from vbc.sensitivity import OmittedStrength, below_one, residual_df
from vbc.undefined import Undefined


def benchmark_strength(
    *, regressor_r2: float, outcome_r2: float, times: float = 1.0, times_outcome: float | None = None
) -> OmittedStrength | Undefined:
    """Strength of an omitted variable that is so many times as strong as one that was measured.

    Parameters
    ----------
    regressor_r2, outcome_r2 : float
        Partial R² of the measured variable with the regressor, and with the outcome given the regressor.
    times : float
        How many times as strong with the regressor; above 0.
    times_outcome : float, optional
        The same for the outcome; `times` unless said.

    Returns
    -------
    OmittedStrength or Undefined
        An upper bound, at most 1 with the outcome. Undefined where no variable could be that strong.

    Raises
    ------
    ValueError
        If a partial R² lies outside [0, 1) or a multiple is not above 0.

    Notes
    -----
    Source: Cinelli & Hazlett 2020, section 4.4.

    Examples
    --------
    >>> strength = benchmark_strength(regressor_r2=0.0090806, outcome_r2=0.1060, times=1)
    >>> round(strength.with_regressor, 5)
    0.00916
    """
    d, y = (below_one(v, n) for v, n in ((regressor_r2, "regressor_r2"), (outcome_r2, "outcome_r2")))
    k_d = positive(times, "times")
    k_y = k_d if times_outcome is None else positive(times_outcome, "times_outcome")
    impossible = Undefined(f"no variable can be {k_d:g} times as strong as this one: it would explain more than there is")
    with_regressor = k_d * d / (1 - d)
    if with_regressor >= 1 or k_d * d >= 1:
        return impossible
    overlap = k_d * d * d / ((1 - k_d * d) * (1 - d))
    if overlap >= 1:
        return impossible
    with_outcome = ((sqrt(k_y) + sqrt(overlap)) / sqrt(1 - overlap)) ** 2 * y / (1 - y)
    return OmittedStrength(min(1.0, with_outcome), with_regressor)


def sensitivity_contours(
    estimate: float,
    *,
    standard_error: float,
    df: int,
    with_outcome: Iterable[float] = tuple(np.linspace(0, 0.4, 41)),
    with_regressor: Iterable[float] = tuple(np.linspace(0, 0.4, 41)),
) -> pd.DataFrame:
    """Adjusted estimates over a grid of strengths: the contour picture of a sensitivity analysis.

    Parameters
    ----------
    estimate, standard_error : float
        Of the model without the variable.
    df : int
        Residual degrees of freedom.
    with_outcome, with_regressor : array-like of float
        Partial R² of the grid's lines; those with the regressor below 1.

    Returns
    -------
    DataFrame
        `with_regressor`, `with_outcome`, `adjusted`, and `changes_sign` (whether the estimate is 0 or beyond).

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> grid = sensitivity_contours(0.09732, standard_error=0.02326, df=783, with_outcome=[0, 0.2], with_regressor=[0.2])
    >>> grid.round(4)
       with_regressor  with_outcome  adjusted  changes_sign
    0             0.2           0.0    0.0973         False
    1             0.2           0.2   -0.0482          True
    """
    number, error, freedom = finite(estimate, "estimate"), positive(standard_error, "standard_error"), residual_df(df)
    y, d = probabilities(with_outcome, "with_outcome"), probabilities(with_regressor, "with_regressor")
    if (d == 1).any():
        raise ValueError("with_regressor must hold numbers below 1, not 1.0")
    d, y = (grid.ravel() for grid in np.meshgrid(d, y, indexing="ij"))
    adjusted = number - copysign(1.0, number) * error * np.sqrt(freedom * y * d / (1 - d))
    return pd.DataFrame(
        {
            "with_regressor": d,
            "with_outcome": y,
            "adjusted": adjusted,
            "changes_sign": adjusted * copysign(1.0, number) <= 0,
        }
    )


def zero_contour(t: float, *, df: int, with_regressor: Iterable[float]) -> pd.DataFrame:
    """The line of a sensitivity picture on which an estimate is undone, in closed form.

    Parameters
    ----------
    t : float
        Estimate ÷ standard error.
    df : int
        Residual degrees of freedom.
    with_regressor : array-like of float
        Partial R² with the regressor; above 0, below 1.

    Returns
    -------
    DataFrame
        `with_regressor` and `with_outcome`; NaN where even a variable that explains all of the outcome would not do.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Source: Cinelli & Hazlett 2020.

    Examples
    --------
    >>> from vbc.sensitivity import robustness_value
    >>> rv = robustness_value(4.18445, df=783)
    >>> bool(abs(zero_contour(4.18445, df=783, with_regressor=[rv])["with_outcome"][0] - rv) < 1e-12)
    True
    """
    d = finite_array(with_regressor, "with_regressor")
    if ((d <= 0) | (d >= 1)).any():
        raise ValueError(f"with_regressor must hold numbers above 0 and below 1, not {d[(d <= 0) | (d >= 1)][0]}")
    needed = finite(t, "t") ** 2 / residual_df(df) * (1 - d) / d
    return pd.DataFrame({"with_regressor": d, "with_outcome": np.where(needed <= 1, needed, np.nan)})
