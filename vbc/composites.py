"""Composite process scores: many checklist items for many patients, made into one number in two ways.

A checklist is a frame with a row for each patient and a column for each item: 1 done, 0 missed, NaN where the patient was not
eligible for the item.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from vbc.checks import Numbers, counts, probabilities
from vbc.intervals import Interval
from vbc.undefined import Undefined


def opportunity_score(checklist: pd.DataFrame) -> float | Undefined:
    """Opportunity score: items done over items due, all patients together.

    Parameters
    ----------
    checklist : DataFrame, patients × items
        1 done, 0 missed, NaN not eligible.

    Returns
    -------
    float or Undefined
        A fraction; undefined where nobody was eligible for anything.

    Raises
    ------
    ValueError
        If a value is not 0, 1 or NaN.

    Notes
    -----
    Patients with many items weigh more. Source: Nolan & Berwick 2006.

    Examples
    --------
    >>> opportunity_score(pd.DataFrame({"eye": [1, 0, float("nan")], "foot": [1, 1, 1]}))
    0.8
    """
    done = _checked(checklist)
    due = ~np.isnan(done)
    if not due.any():
        return Undefined("no patient was eligible for any item")
    return float(np.nansum(done) / due.sum())


def all_or_none_score(checklist: pd.DataFrame) -> float | Undefined:
    """All-or-none score: share of patients for whom every item due was done.

    Parameters
    ----------
    checklist : DataFrame, patients × items
        1 done, 0 missed, NaN not eligible. A patient eligible for no item counts neither above nor below the line.

    Returns
    -------
    float or Undefined
        A fraction; undefined where nobody was eligible for anything.

    Raises
    ------
    ValueError
        If a value is not 0, 1 or NaN.

    Notes
    -----
    Source: Nolan & Berwick 2006.

    Examples
    --------
    >>> round(all_or_none_score(pd.DataFrame({"eye": [1, 0, float("nan")], "foot": [1, 1, 1]})), 3)
    0.667
    """
    done = _checked(checklist)
    patients = ~np.isnan(done).all(axis=1)
    if not patients.any():
        return Undefined("no patient was eligible for any item")
    return float((done[patients] != 0).all(axis=1).mean())


def item_rates(checklist: pd.DataFrame) -> pd.DataFrame:
    """How often each item was done among those eligible for it.

    Parameters
    ----------
    checklist : DataFrame, patients × items
        1 done, 0 missed, NaN not eligible.

    Returns
    -------
    DataFrame
        Columns `item`, `done`, `eligible`, `rate` (NaN where nobody was eligible).

    Raises
    ------
    ValueError
        If a value is not 0, 1 or NaN.

    Examples
    --------
    >>> item_rates(pd.DataFrame({"eye": [1, 0, float("nan")], "foot": [1, 1, 1]}))
       item  done  eligible  rate
    0   eye     1         2   0.5
    1  foot     3         3   1.0
    """
    values = _checked(checklist)
    done, eligible = np.nansum(values, axis=0).astype(int), (~np.isnan(values)).sum(axis=0)
    rate = np.divide(done, eligible, out=np.full(len(done), np.nan), where=eligible > 0)
    return pd.DataFrame({"item": [str(item) for item in checklist.columns], "done": done, "eligible": eligible, "rate": rate})


def opportunity_score_of_counts(done: Iterable[int], eligible: Iterable[int]) -> float | Undefined:
    """Opportunity score from published numerators and denominators of the items.

    Parameters
    ----------
    done, eligible : array-like of int, shape (items,)
        Patients for whom an item was done, and for whom it was due.

    Returns
    -------
    float or Undefined
        Σ done / Σ eligible; undefined where nobody was eligible.

    Raises
    ------
    ValueError
        If lengths differ, a value is not a count, or more were done than due.

    Notes
    -----
    Source: Nolan & Berwick 2006.

    Examples
    --------
    >>> opportunity_score_of_counts([90, 45], [100, 50])
    0.9
    """
    above, below = counts(done, "done"), counts(eligible, "eligible")
    if above.shape != below.shape:
        raise ValueError(f"eligible must have a count for each of the {above.size} items of done, not {below.size}")
    if (above > below).any():
        raise ValueError(f"done must not exceed eligible, not {above[above > below][0]:g} of {below[above > below][0]:g}")
    if below.sum() == 0:
        return Undefined("no patient was eligible for any item")
    return float(above.sum() / below.sum())


def all_or_none_if_independent(rates: Iterable[float]) -> float:
    """All-or-none score that item rates would give if a miss on one item said nothing about the others.

    Parameters
    ----------
    rates : array-like of float, shape (items,)
        How often each item is done, a fraction.

    Returns
    -------
    float
        The product of the rates.

    Raises
    ------
    ValueError
        If there is no item, or a rate lies outside [0, 1].

    Notes
    -----
    Source: Nolan & Berwick 2006.

    Examples
    --------
    >>> round(all_or_none_if_independent([0.9] * 5), 3)
    0.59
    """
    return float(np.prod(_rates(rates)))


def all_or_none_bounds(rates: Iterable[float]) -> Interval:
    """The smallest and largest all-or-none score that item rates allow, every patient being eligible for every item.

    Parameters
    ----------
    rates : array-like of float, shape (items,)
        How often each item is done, a fraction.

    Returns
    -------
    Interval
        From max(0, 1 − Σ (1 − rate)), every miss with another patient, to the smallest rate, all misses with the same.

    Raises
    ------
    ValueError
        If there is no item, or a rate lies outside [0, 1].

    Examples
    --------
    >>> low, high = all_or_none_bounds([0.9] * 5)
    >>> round(low, 3), high
    (0.5, 0.9)
    """
    rate = _rates(rates)
    return Interval(max(0.0, float(1 - (1 - rate).sum())), float(rate.min()))


def _rates(rates: Iterable[float]) -> Numbers:
    rate = probabilities(rates, "rates")
    if rate.size == 0:
        raise ValueError("rates must hold at least one item's rate, not none")
    return rate


def _checked(checklist: pd.DataFrame) -> Numbers:
    values = checklist.to_numpy(dtype=np.float64)
    wrong = ~np.isnan(values) & (values != 0) & (values != 1)
    if wrong.any():
        raise ValueError(f"checklist must hold 1, 0 or NaN, not {values[wrong][0]:g}")
    return values
