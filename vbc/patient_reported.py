"""Patient-reported outcomes: how far a score moved, for how many, and who was not there to say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from vbc.checks import Numbers, count, finite, positive
from vbc.intervals import Interval
from vbc.missing_scores import both_scores
from vbc.undefined import Undefined

Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class ScoreChange:
    """Change of a patient-reported score between two interviews, among patients who gave both.

    Attributes
    ----------
    n : int
        Patients with both scores.
    missing : int
        Patients with only one of the two, or neither.
    baseline_mean, follow_up_mean : float
        Of the n patients.
    mean_change : float
        Follow-up minus baseline, in points, with its sign.
    improvement : float
        The same, counted upward when the patient is better, whichever way the scale runs.
    effect_size : float or Undefined
        Mean change / standard deviation of the baseline, with the sign of the change.
    standardized_response_mean : float or Undefined
        Mean change / standard deviation of the changes, with the sign of the change.
    """

    n: int
    missing: int
    baseline_mean: float
    follow_up_mean: float
    mean_change: float
    improvement: float
    effect_size: float | Undefined
    standardized_response_mean: float | Undefined


def score_change(baseline: Iterable[float], follow_up: Iterable[float], *, better: Better) -> ScoreChange | Undefined:
    """Mean change of a score with the two ways to standardize it.

    Parameters
    ----------
    baseline, follow_up : array-like of float, shape (n,)
        Scores of the same patients in the same order; NaN for a score that was not given.
    better : {"higher", "lower"}
        Which way the scale runs. It has no default: most scales of symptoms run downward.

    Returns
    -------
    ScoreChange or Undefined
        Undefined where nobody gave both scores.

    Raises
    ------
    ValueError
        If lengths differ, a score is infinite, or `better` is neither word.

    Notes
    -----
    Standard deviations have n − 1 below the line. Neither quotient has a control group in it: a change is not an effect.
    Source: Kazis, Anderson & Meenan 1989; Liang, Fossel & Larson 1990.

    Examples
    --------
    >>> change = score_change([30, 28, 35, 31], [22, 29, 20, float("nan")], better="lower")
    >>> change.n, change.missing, round(change.mean_change, 2), round(change.improvement, 2)
    (3, 1, -7.33, 7.33)
    """
    before, after, missing = both_scores(baseline, follow_up)
    sign = _sign(better)
    if len(before) == 0:
        return Undefined("no patient gave both scores")
    change = after - before
    mean = float(change.mean())
    return ScoreChange(
        n=len(before),
        missing=missing,
        baseline_mean=float(before.mean()),
        follow_up_mean=float(after.mean()),
        mean_change=mean,
        improvement=sign * mean,
        effect_size=_over_deviation(mean, before, "the baseline scores"),
        standardized_response_mean=_over_deviation(mean, change, "the changes"),
    )


def responder_share(
    baseline: Iterable[float], follow_up: Iterable[float], *, better: Better, important_change: float
) -> float | Undefined:
    """Share of patients who improved by at least an important change.

    Parameters
    ----------
    baseline, follow_up : array-like of float, shape (n,)
        Scores of the same patients in the same order; NaN for a score that was not given.
    better : {"higher", "lower"}
        Which way the scale runs.
    important_change : float
        Smallest improvement that patients care about, in points, above 0.

    Returns
    -------
    float or Undefined
        A fraction of those who gave both scores; undefined where nobody did.

    Raises
    ------
    ValueError
        As `score_change`, or if `important_change` is not above 0.

    Notes
    -----
    A mean above the important change does not make every patient a responder. Source: Norman, Sloan & Wyrwich 2003 on how
    large an important change tends to be.

    Examples
    --------
    >>> responder_share([30, 28, 35, 31], [22, 29, 20, 26], better="lower", important_change=5)
    0.75
    """
    before, after, _ = both_scores(baseline, follow_up)
    needed, sign = positive(important_change, "important_change"), _sign(better)
    if len(before) == 0:
        return Undefined("no patient gave both scores")
    return float((sign * (after - before) >= needed - 1e-9 * needed).mean())


def responder_bounds(responders: int, *, answered: int, enrolled: int) -> Interval | Undefined:
    """The least and the largest share of responders that those who did not answer leave open.

    Parameters
    ----------
    responders : int
        Patients known to have improved enough.
    answered : int
        Patients who gave both scores.
    enrolled : int
        Patients who should have.

    Returns
    -------
    Interval or Undefined
        From none of the missing improved to all of them did; undefined where nobody was enrolled.

    Raises
    ------
    ValueError
        If an argument is not a count, or responders ≤ answered ≤ enrolled does not hold.

    Examples
    --------
    >>> low, high = responder_bounds(149, answered=253, enrolled=470)
    >>> round(low, 3), round(high, 3)
    (0.317, 0.779)
    """
    yes, asked, all_ = count(responders, "responders"), count(answered, "answered"), count(enrolled, "enrolled")
    if not yes <= asked <= all_:
        raise ValueError(f"responders must not exceed answered, nor answered enrolled, not {yes}, {asked} and {all_}")
    if all_ == 0:
        return Undefined("nobody was enrolled")
    return Interval(yes / all_, (yes + all_ - asked) / all_)


def mean_change_of_all(mean_change: float, *, answered: int, enrolled: int, missing_change: float) -> float | Undefined:
    """Mean change of everybody enrolled, if those who did not answer changed by a supposed amount.

    Parameters
    ----------
    mean_change : float
        Of those who answered, in points.
    answered, enrolled : int
        Patients who gave both scores, and patients who should have.
    missing_change : float
        Supposed mean change of the rest, in points. No data say what it is.

    Returns
    -------
    float or Undefined
        Undefined where nobody was enrolled.

    Raises
    ------
    ValueError
        If a change is not finite, an argument is not a count, or more answered than were enrolled.

    Examples
    --------
    >>> round(mean_change_of_all(9.44, answered=253, enrolled=470, missing_change=0), 2)
    5.08
    """
    known, supposed = finite(mean_change, "mean_change"), finite(missing_change, "missing_change")
    asked, all_ = count(answered, "answered"), count(enrolled, "enrolled")
    if asked > all_:
        raise ValueError(f"answered must not exceed the {all_} enrolled, not {asked}")
    if all_ == 0:
        return Undefined("nobody was enrolled")
    return (asked * known + (all_ - asked) * supposed) / all_


def _sign(better: str) -> int:
    if better not in get_args(Better):
        raise ValueError(f"better must be 'higher' or 'lower', not {better!r}")
    return 1 if better == "higher" else -1


def _over_deviation(mean: float, values: Numbers, what: str) -> float | Undefined:
    if len(values) < 2:
        return Undefined("one patient has no spread")
    deviation = float(values.std(ddof=1))
    if deviation <= 1e-12 * max(1.0, float(np.abs(values).max())):
        return Undefined(f"{what} do not vary, so no standard deviation can be divided by")
    return mean / deviation
