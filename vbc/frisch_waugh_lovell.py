"""Frisch–Waugh–Lovell: a slope of a multiple regression is a slope between two sets of leftovers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import Numbers
from vbc.short_and_long import as_column
from vbc.undefined import Undefined


@dataclass(frozen=True)
class PartialSlope:
    """A slope with the other variables taken out of both sides.

    Attributes
    ----------
    slope : float
        Equal to the regressor's slope in the regression on all variables.
    outcome_left, regressor_left : ndarray of float, shape (n,)
        What the other variables leave of outcome and regressor: plotted against each other, their line is the slope.
    """

    slope: float
    outcome_left: Numbers
    regressor_left: Numbers


def residuals_on(values: Iterable[float], others: Mapping[str, Any] | pd.DataFrame) -> Numbers:
    """What a least-squares regression on other variables, with an intercept, leaves of a variable.

    Parameters
    ----------
    values : array-like of float, shape (n,)
        The variable.
    others : mapping of str to array-like, or DataFrame
        The variables to take out; without any, the mean is taken out.

    Returns
    -------
    ndarray of float, shape (n,)

    Raises
    ------
    ValueError
        If a value is not finite, there are no rows, or lengths differ.

    Notes
    -----
    Source: Frisch & Waugh 1933; Lovell 1963.

    Examples
    --------
    >>> residuals_on([1, 3, 10, 12], {"housing": [0, 0, 1, 1]}).round(6).tolist()
    [-1.0, 1.0, -1.0, 1.0]
    """
    y = as_column(values, "values")
    if not y.size:
        raise ValueError("values must hold at least one row, not none")
    columns = [np.ones_like(y), *(as_column(column, name, y.size) for name, column in dict(others).items())]
    design = np.column_stack(columns)
    scale = np.sqrt((design**2).sum(axis=0))
    design = design / np.where(scale > 0, scale, 1.0)
    # Twice, so that rounding in the first pass is taken out too.
    left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    return np.asarray(left - design @ np.linalg.lstsq(design, left, rcond=None)[0])


def partial_slope(
    outcome: Iterable[float], regressor: Iterable[float], *, others: Mapping[str, Any] | pd.DataFrame
) -> PartialSlope | Undefined:
    """Slope of a regressor with other variables held equal, by the leftovers of both.

    Parameters
    ----------
    outcome, regressor : array-like of float, shape (n,)
        Y and X.
    others : mapping of str to array-like, or DataFrame
        The variables to hold equal.

    Returns
    -------
    PartialSlope or Undefined
        Undefined where the others leave nothing of the regressor: it is collinear.

    Raises
    ------
    ValueError
        If a value is not finite, there are no rows, or lengths differ.

    Notes
    -----
    cov(Ỹ, X̃) / var(X̃). Source: Frisch & Waugh 1933; Lovell 1963.

    Examples
    --------
    >>> partial_slope([1, 3, 10, 12], [0, 1, 3, 4], others={"housing": [0, 0, 1, 1]}).slope
    2.0
    >>> print(partial_slope([1, 3, 10, 12], [0, 0, 2, 2], others={"housing": [0, 0, 1, 1]}))
    undefined: the other variables leave nothing of the regressor, so that it has no slope of its own
    """
    x = as_column(regressor, "regressor")
    left_y, left_x = residuals_on(as_column(outcome, "outcome", x.size), others), residuals_on(x, others)
    square = float(left_x @ left_x)
    if square <= 1e-18 * float(x @ x) or square == 0:
        return Undefined("the other variables leave nothing of the regressor, so that it has no slope of its own")
    return PartialSlope(float(left_x @ left_y) / square, left_y, left_x)
