"""Checks that every model applies to its arguments: a bad value raises a ValueError that names it."""

from collections.abc import Iterable
from math import isclose, isfinite, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def finite(value: Any, name: str) -> float:
    """A finite number, as a float.

    Parameters
    ----------
    value : number
        Anything that is one number; text and truth values are not.
    name : str
        The argument's name, for the message.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `value` is not a number, NaN or infinite.

    Examples
    --------
    >>> finite(3, "cost")
    3.0
    >>> finite(float("nan"), "cost")
    Traceback (most recent call last):
    ValueError: cost must be a finite number, not nan
    """
    try:
        number = nan if isinstance(value, (bool, np.bool_, str, bytes)) else float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{name} must be a finite number, not {value!r}") from error
    if not isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {value if isinstance(value, float) else repr(value)}")
    return number


def non_negative(value: Any, name: str) -> float:
    """A finite number that is 0 or more.

    Parameters
    ----------
    value : number
    name : str

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `value` is not finite or below 0.

    Examples
    --------
    >>> non_negative(-1, "cost")
    Traceback (most recent call last):
    ValueError: cost must be 0 or more, not -1
    """
    number = finite(value, name)
    if number < 0:
        raise ValueError(f"{name} must be 0 or more, not {value}")
    return number


def positive(value: Any, name: str) -> float:
    """A finite number above 0.

    Parameters
    ----------
    value : number
    name : str

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `value` is not finite, 0 or below.

    Examples
    --------
    >>> positive(0, "prior")
    Traceback (most recent call last):
    ValueError: prior must be above 0, not 0
    """
    number = finite(value, name)
    if number <= 0:
        raise ValueError(f"{name} must be above 0, not {value}")
    return number


def probability(value: Any, name: str) -> float:
    """A number between 0 and 1.

    Parameters
    ----------
    value : number
    name : str

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `value` is not finite or lies outside [0, 1].

    Examples
    --------
    >>> probability(12, "rate")
    Traceback (most recent call last):
    ValueError: rate must lie between 0 and 1, not 12
    """
    number = finite(value, name)
    if not 0 <= number <= 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {value}")
    return number


def count(value: Any, name: str) -> int:
    """A whole number that is 0 or more.

    A product such as 0.29 × 100 misses its whole number by rounding error; that much is forgiven.

    Parameters
    ----------
    value : number
    name : str

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If `value` is not finite, negative or not whole.

    Examples
    --------
    >>> count(0.29 * 100, "observed")
    29
    >>> count(2.5, "observed")
    Traceback (most recent call last):
    ValueError: observed must be a whole number, not 2.5
    """
    number = non_negative(value, name)
    whole = round(number)
    if not isclose(number, whole, rel_tol=1e-9, abs_tol=1e-9):
        raise ValueError(f"{name} must be a whole number, not {value}")
    return whole


def finite_array(values: Iterable[Any] | Any, name: str) -> Numbers:
    """Finite numbers, as a float array of the same shape.

    Parameters
    ----------
    values : array-like
    name : str

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If a value is not a number, NaN or infinite; the first such value is named.

    Examples
    --------
    >>> finite_array([1, 2], "costs")
    array([1., 2.])
    """
    try:
        array = np.asarray(values if hasattr(values, "__array__") else list(values), dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must hold numbers, not {values!r}") from error
    _refuse(~np.isfinite(array), array, f"{name} must hold finite numbers")
    return array


def non_negative_array(values: Iterable[Any] | Any, name: str) -> Numbers:
    """Finite numbers that are 0 or more.

    Parameters
    ----------
    values : array-like
    name : str

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If a value is not finite or below 0.

    Examples
    --------
    >>> non_negative_array([3, -2], "expected")
    Traceback (most recent call last):
    ValueError: expected must hold numbers of 0 or more, not -2.0
    """
    array = finite_array(values, name)
    _refuse(array < 0, array, f"{name} must hold numbers of 0 or more")
    return array


def probabilities(values: Iterable[Any] | Any, name: str) -> Numbers:
    """Numbers between 0 and 1.

    Parameters
    ----------
    values : array-like
    name : str

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If a value is not finite or lies outside [0, 1].

    Examples
    --------
    >>> probabilities([0.1, 1.2], "risks")
    Traceback (most recent call last):
    ValueError: risks must hold numbers between 0 and 1, not 1.2
    """
    array = finite_array(values, name)
    _refuse((array < 0) | (array > 1), array, f"{name} must hold numbers between 0 and 1")
    return array


def counts(values: Iterable[Any] | Any, name: str) -> Numbers:
    """Whole numbers that are 0 or more, as a float array.

    Parameters
    ----------
    values : array-like
    name : str

    Returns
    -------
    ndarray of float
        Rounded to the whole numbers they stand for.

    Raises
    ------
    ValueError
        If a value is not finite, negative or not whole.

    Examples
    --------
    >>> counts([24, 3], "observed")
    array([24.,  3.])
    """
    array = non_negative_array(values, name)
    whole = np.rint(array)
    _refuse(~np.isclose(array, whole, rtol=1e-9, atol=1e-9), array, f"{name} must hold whole numbers")
    return whole


def _refuse(bad: NDArray[np.bool_], array: Numbers, message: str) -> None:
    if bad.any():
        raise ValueError(f"{message}, not {array[bad].flat[0]}")
