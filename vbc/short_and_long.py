"""Long and short regression in one sample: what leaving a variable out adds to a slope, exactly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite_array
from vbc.undefined import Undefined


@dataclass(frozen=True)
class ShortAndLong:
    """Two least-squares fits of one outcome: without some variables (short) and with them (long).

    Attributes
    ----------
    short : float
        Slope of the regressor where the omitted variables are left out.
    long : float
        Its slope where they are in.
    effects : dict of str to float
        γ: slope of each omitted variable in the long regression.
    deltas : dict of str to float
        δ: slope of the regressor where the omitted variable is the outcome (the auxiliary regression).
    short_intercept, long_intercept : float
        Fitted outcome where every variable is 0.
    short_residuals, long_residuals : ndarray of float, shape (n,)
        Observed minus fitted.
    standard_error, long_standard_error : float
        Classical standard errors of the two slopes.
    df, long_df : int
        Residual degrees of freedom of the two fits.
    """

    short: float
    long: float
    effects: dict[str, float]
    deltas: dict[str, float]
    short_intercept: float
    long_intercept: float
    short_residuals: Numbers
    long_residuals: Numbers
    standard_error: float
    long_standard_error: float
    df: int
    long_df: int

    @property
    def bias(self) -> float:
        """Σ γδ: what the omitted variables add to the short slope. In the same sample short = long + bias exactly."""
        return sum(effect * self.deltas[name] for name, effect in self.effects.items())

    @property
    def terms(self) -> pd.DataFrame:
        """One row for each omitted variable: `variable`, `effect` (γ), `delta` (δ), `product` (γδ)."""
        rows = [(name, effect, self.deltas[name], effect * self.deltas[name]) for name, effect in self.effects.items()]
        return pd.DataFrame(rows, columns=["variable", "effect", "delta", "product"])


def short_and_long(
    outcome: Iterable[float],
    regressor: Iterable[float],
    *,
    omitted: Mapping[str, Any] | pd.DataFrame,
    controls: Mapping[str, Any] | pd.DataFrame | None = None,
) -> ShortAndLong | Undefined:
    """Regress an outcome on a regressor without and with some variables, in one sample.

    Parameters
    ----------
    outcome, regressor : array-like of float, shape (n,)
        Y and X.
    omitted : mapping of str to array-like, or DataFrame
        The variables that the short regression leaves out.
    controls : mapping of str to array-like, or DataFrame, optional
        Variables that stand in both regressions, and in the auxiliary one.

    Returns
    -------
    ShortAndLong or Undefined
        Undefined where the regressor or a control does not vary, so that δ has no value, or where a variable follows from the
        others without exception, so that the long regression has no single slope.

    Raises
    ------
    ValueError
        If lengths differ, nothing is omitted, a value is not finite, or there are not more rows than slopes.

    Notes
    -----
    That short = long + Σ γδ is arithmetic and holds to rounding error; that the long slope is an *effect* is an
    assumption. Source: Angrist & Pischke 2009.

    Examples
    --------
    >>> fits = short_and_long([0, 1, 4, 5], [0, 1, 2, 3], omitted={"housing": [0, 0, 1, 1]})
    >>> round(fits.short, 6), round(fits.long, 6), round(fits.bias, 6)
    (1.8, 1.0, 0.8)
    """
    y = as_column(outcome, "outcome")
    x = as_column(regressor, "regressor", y.size)
    left_out = {name: as_column(values, name, y.size) for name, values in dict(omitted).items()}
    kept = {} if controls is None else {name: as_column(values, name, y.size) for name, values in dict(controls).items()}
    if not left_out:
        raise ValueError("omitted must name at least one variable, not none")
    names = [*kept, "the regressor", *left_out]
    columns = [np.ones_like(y), *kept.values(), x, *left_out.values()]
    if y.size <= len(columns):
        raise ValueError(f"outcome must have more rows than the {len(columns)} coefficients, not {y.size}")
    # One factorization answers every regression on the first so many of these columns.
    triangle = np.asarray(np.linalg.qr(np.column_stack([*columns, y]), mode="r"))
    for place, name in enumerate(names, start=1):
        if abs(triangle[place, place]) <= 1e-9 * float(np.sqrt(triangle[:, place] @ triangle[:, place])):
            why = "does not vary" if place == 1 else "follows from the other variables without exception"
            return Undefined(f"{name} {why}, so that effects cannot be told apart")
    short, long = len(kept) + 2, len(columns)
    without, with_all = _slopes(triangle, short, -1), _slopes(triangle, long, -1)
    return ShortAndLong(
        short=float(without[short - 1]),
        long=float(with_all[short - 1]),
        effects=dict(zip(left_out, with_all[short:].tolist(), strict=True)),
        deltas={name: float(_slopes(triangle, short, short + j)[-1]) for j, name in enumerate(left_out)},
        short_intercept=float(without[0]),
        long_intercept=float(with_all[0]),
        short_residuals=_left(y, columns, without),
        long_residuals=_left(y, columns, with_all),
        standard_error=_standard_error(triangle, short, short - 1, y.size),
        long_standard_error=_standard_error(triangle, long, short - 1, y.size),
        df=y.size - short,
        long_df=y.size - long,
    )


def mean_residuals(residuals: Iterable[float], groups: Iterable[Any]) -> pd.DataFrame:
    """Mean of observed minus fitted in each group: above 0 the model predicts too little for it.

    Parameters
    ----------
    residuals : array-like of float, shape (n,)
        Observed minus fitted.
    groups : array-like, shape (n,)
        Such as a hospital or a housing status.

    Returns
    -------
    DataFrame
        `group`, `n`, `mean_residual`, in the order of the sorted groups.

    Raises
    ------
    ValueError
        If a residual is not finite, lengths differ, or a group is missing.

    Examples
    --------
    >>> mean_residuals([1.0, 3.0, -2.0], ["safety-net", "safety-net", "other"])
            group  n  mean_residual
    0       other  1           -2.0
    1  safety-net  2            2.0
    """
    values, labels = finite_array(residuals, "residuals"), pd.Series(list(groups))
    if len(labels) != values.size:
        raise ValueError(f"groups must hold one label for each of {values.size} residuals, not {len(labels)}")
    if labels.isna().any():
        raise ValueError("groups must name a group for each row, not leave one out")
    by_group = pd.Series(values).groupby(labels.to_numpy(), sort=True)
    return pd.DataFrame({"n": by_group.size(), "mean_residual": by_group.mean()}).rename_axis("group").reset_index()


def as_column(values: Iterable[Any], name: str, rows: int | None = None) -> Numbers:
    """One variable as a flat float array, of the length wanted.

    Parameters
    ----------
    values : array-like of float
    name : str
        For the message.
    rows : int, optional
        The length it must have.

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If a value is not finite, or the length is another.

    Examples
    --------
    >>> as_column([1, 2], "drinks")
    array([1., 2.])
    """
    array = finite_array(values, name)
    if array.ndim != 1 or (rows is not None and array.size != rows):
        raise ValueError(f"{name} must hold one value for each of {rows if rows is not None else 'the'} rows, not {array.shape}")
    return array


def _slopes(triangle: Numbers, k: int, target: int) -> Numbers:
    """Coefficients of the regression of one column on the first k."""
    return np.asarray(np.linalg.solve(triangle[:k, :k], triangle[:k, target]))


def _left(y: Numbers, columns: list[Numbers], slopes: Numbers) -> Numbers:
    left = y.copy()
    for slope, values in zip(slopes.tolist(), columns, strict=False):  # the short regression uses the first columns only
        left -= slope * values
    return left


def _standard_error(triangle: Numbers, k: int, which: int, rows: int) -> float:
    inverse, rest = np.linalg.inv(triangle[:k, :k]), triangle[k:, -1]
    return float(np.sqrt(rest @ rest / (rows - k) * (inverse[which] @ inverse[which])))
