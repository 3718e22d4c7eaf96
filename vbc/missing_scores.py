"""Scores of patients of whom some did not answer: NaN stands for a score that was not given."""

from collections.abc import Iterable

import numpy as np

from vbc.checks import Numbers, finite_array


def known_scores(values: Iterable[float], name: str) -> Numbers:
    """The scores that were given.

    Parameters
    ----------
    values : array-like of float, shape (n,)
        Scores; NaN for one that was not given.
    name : str
        The argument's name, for the message.

    Returns
    -------
    ndarray of float
        Finite; empty where nobody answered.

    Raises
    ------
    ValueError
        If a score is infinite or no number.

    Examples
    --------
    >>> known_scores([40, float("nan"), 60], "baseline")
    array([40., 60.])
    """
    scores = _scores(values, name)
    return scores[~np.isnan(scores)]


def both_scores(baseline: Iterable[float], follow_up: Iterable[float]) -> tuple[Numbers, Numbers, int]:
    """The scores of those who answered both times.

    Parameters
    ----------
    baseline, follow_up : array-like of float, shape (n,)
        Scores of the same patients in the same order; NaN for one that was not given.

    Returns
    -------
    tuple
        Their first scores, their second scores, and how many patients lack one of the two.

    Raises
    ------
    ValueError
        If lengths differ, or a score is infinite or no number.

    Examples
    --------
    >>> both_scores([40, 50, 60], [45, float("nan"), 70])
    (array([40., 60.]), array([45., 70.]), 1)
    """
    before, after = _scores(baseline, "baseline"), _scores(follow_up, "follow_up")
    if before.shape != after.shape:
        raise ValueError(f"follow_up must have a score for each of the {before.size} patients of baseline, not {after.size}")
    known = ~np.isnan(before) & ~np.isnan(after)
    return before[known], after[known], int((~known).sum())


def _scores(values: Iterable[float], name: str) -> Numbers:
    """Finite numbers or NaN."""
    try:
        array = np.asarray(values if hasattr(values, "__array__") else list(values), dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must hold numbers, not {values!r}") from error
    finite_array(array[~np.isnan(array)], name)
    return array
