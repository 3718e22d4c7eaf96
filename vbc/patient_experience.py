"""Patient-reported experience: top-box shares with their intervals, and cells too small to show."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from vbc.checks import Numbers, count, counts, finite, non_negative, probability
from vbc.intervals import Interval, tail_probability
from vbc.missing_scores import known_scores
from vbc.undefined import Undefined


def top_box_share(top: int, answered: int) -> float | Undefined:
    """Top-box share: answers in the best category over answers given.

    Parameters
    ----------
    top : int
        Answers in the best category, such as "always".
    answered : int
        Patients who answered the question; those who left it out are not counted.

    Returns
    -------
    float or Undefined
        A fraction; undefined where nobody answered.

    Raises
    ------
    ValueError
        If an argument is not a count, or more are in the top box than answered.

    Examples
    --------
    >>> top_box_share(42, 60)
    0.7
    """
    best, all_ = count(top, "top"), count(answered, "answered")
    if best > all_:
        raise ValueError(f"top must not exceed the {all_} who answered, not {best}")
    if all_ == 0:
        return Undefined("nobody answered")
    return best / all_


def wilson_interval(share: float, *, n: float, level: float = 0.95) -> Interval | Undefined:
    """Wilson's interval of a share: it never leaves 0 to 1 and holds up in small groups.

    Parameters
    ----------
    share : float
        Share observed, a fraction.
    n : float
        Number of answers behind it, 0 or more.
    level : float
        Chance that the interval covers the true share, nearly; above 0 and below 1.

    Returns
    -------
    Interval or Undefined
        Undefined where nobody answered.

    Raises
    ------
    ValueError
        If `share` lies outside [0, 1], `n` is not finite or below 0, or `level` is outside (0, 1).

    Notes
    -----
    Source: Wilson 1927.

    Examples
    --------
    >>> low, high = wilson_interval(0.7, n=60)
    >>> print(f"{low:.3f} to {high:.3f}")
    0.575 to 0.801
    """
    known, answers, z = probability(share, "share"), non_negative(n, "n"), -float(ndtri(tail_probability(level)))
    if answers == 0:
        return Undefined("nobody answered")
    lower, upper = _wilson(np.array([known]), np.array([answers]), z)
    return Interval(float(lower[0]), float(upper[0]))


def answers_to_separate(share: float, *, reference: float, level: float = 0.95) -> float | Undefined:
    """Answers at which Wilson's interval of a share just reaches a reference: with more, the reference is left out.

    Parameters
    ----------
    share : float
        Share observed, a fraction; taken to stay as it is.
    reference : float
        What it is compared with and not itself uncertain, a fraction above 0 and below 1.
    level : float
        Of the interval.

    Returns
    -------
    float or Undefined
        z²·r(1 − r) / (share − r)²; undefined where the two are equal.

    Raises
    ------
    ValueError
        If an argument lies outside its range.

    Notes
    -----
    The interval's limits are the references that a score test just does not reject, so the reference's own variance counts.
    Source: Wilson 1927.

    Examples
    --------
    >>> round(answers_to_separate(0.70, reference=0.60), 1)
    92.2
    """
    seen, held = probability(share, "share"), probability(reference, "reference")
    if not 0 < held < 1:
        raise ValueError(f"reference must be above 0 and below 1, not {reference}")
    if seen == held:
        return Undefined("share and reference are equal, so that no number of answers tells them apart")
    z = -float(ndtri(tail_probability(level)))
    return z**2 * held * (1 - held) / (seen - held) ** 2


def top_box_table(
    groups: Iterable[str], top: Iterable[int], answered: Iterable[int], *, minimum: int = 11, level: float = 0.95
) -> pd.DataFrame:
    """Top-box shares of many groups with intervals, small groups held back.

    Parameters
    ----------
    groups : sequence of str
        Names.
    top, answered : array-like of int
        Answers in the best category and answers given, a group each.
    minimum : int
        Groups with fewer answers are not shown, since a reader might recognize who gave them; 11 is Medicare's rule.
    level : float
        Of the intervals.

    Returns
    -------
    DataFrame
        Columns `group`, `answered`, `share`, `lower`, `upper` and `held_back`: "" for a group that is shown, otherwise why
        not ("nobody answered", "fewer than 11 answers"), with NaN in the numbers, `answered` included where it is small.

    Raises
    ------
    ValueError
        If lengths differ, a value is not a count, or more are in the top box than answered.

    Notes
    -----
    Source: Wilson 1927.

    Examples
    --------
    >>> top_box_table(["North", "South", "West"], [42, 5, 0], [60, 6, 0]).round(3)
       group  answered  share  lower  upper             held_back
    0  North      60.0    0.7  0.575  0.801
    1  South       NaN    NaN    NaN    NaN  fewer than 11 answers
    2   West       0.0    NaN    NaN    NaN       nobody answered
    """
    names, best, given = list(groups), counts(top, "top"), counts(answered, "answered")
    if not len(names) == len(best) == len(given):
        raise ValueError(f"top and answered must have a count for each of {len(names)} groups, not {len(best)} and {len(given)}")
    if (best > given).any():
        at = int(np.argmax(best > given))
        raise ValueError(f"top must not exceed answered, not {best[at]:g} of {given[at]:g} in {names[at]}")
    least, z = count(minimum, "minimum"), -float(ndtri(tail_probability(level)))
    nobody, small = given == 0, (given > 0) & (given < least)
    shown = ~nobody & ~small
    share = np.divide(best, given, out=np.full(len(given), np.nan), where=shown)
    lower, upper = _wilson(share, np.where(shown, given, np.nan), z)
    return pd.DataFrame(
        {
            "group": names,
            "answered": np.where(small, np.nan, given),
            "share": share,
            "lower": lower,
            "upper": upper,
            "held_back": np.select([nobody, small], ["nobody answered", f"fewer than {least} answers"], default=""),
        }
    )


def cells_to_hold_back(answers: Iterable[int], *, minimum: int = 11, total_shown: bool = False) -> NDArray[np.bool_]:
    """Which cells of a table have to be held back so that no small one can be read or worked out.

    Parameters
    ----------
    answers : array-like of int, shape (n,)
        Count of each cell.
    minimum : int
        Counts from 1 to just below this are too small to show.
    total_shown : bool
        Whether the sum of all cells is shown too. Then a single held-back cell could be had by subtraction, and the
        smallest other one is held back with it.

    Returns
    -------
    ndarray of bool, shape (n,)

    Raises
    ------
    ValueError
        If a value is not a count.

    Examples
    --------
    >>> cells_to_hold_back([60, 6, 40]).tolist(), cells_to_hold_back([60, 6, 40], total_shown=True).tolist()
    ([False, True, False], [False, True, True])
    """
    given, least = counts(answers, "answers"), count(minimum, "minimum")
    hidden: NDArray[np.bool_] = (given > 0) & (given < least)
    others = np.flatnonzero(~hidden & (given > 0))
    if total_shown and hidden.sum() == 1 and len(others):
        hidden[others[np.argmin(given[others])]] = True
    return hidden


def linear_mean_score(categories: Iterable[float], *, lowest: float, highest: float) -> float | Undefined:
    """Linear mean score: answers spread evenly from 0 for the worst category to 100 for the best, averaged.

    Parameters
    ----------
    categories : array-like of float
        Answers as numbered categories, such as 1 (never) to 4 (always); NaN for a question left out.
    lowest, highest : float
        Numbers of the worst and the best category.

    Returns
    -------
    float or Undefined
        0 to 100; undefined where nobody answered.

    Raises
    ------
    ValueError
        If an answer lies outside the categories, or they are not finite or not in order.

    Examples
    --------
    >>> round(linear_mean_score([4, 4, 3, 2, float("nan")], lowest=1, highest=4), 1)
    75.0
    """
    given = known_scores(categories, "categories")
    if not finite(lowest, "lowest") < finite(highest, "highest"):
        raise ValueError(f"highest must be above lowest, not {highest} for {lowest}")
    outside = given[(given < lowest) | (given > highest)]
    if len(outside):
        raise ValueError(f"categories must lie between {lowest} and {highest}, not {outside[0]:g}")
    if len(given) == 0:
        return Undefined("nobody answered")
    return float(100 * (given.mean() - lowest) / (highest - lowest))


def _wilson(share: Numbers, n: Numbers, z: float) -> tuple[Numbers, Numbers]:
    middle, width = share + z**2 / (2 * n), z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    below = 1 + z**2 / n
    # where every answer is the same the limit is 0 or 1, which rounding misses
    lower, upper = (middle - width) / below, (middle + width) / below
    return np.where(share == 0, 0.0, lower), np.where(share == 1, 1.0, upper)
