"""From one process score to many outcomes: who was missed, who was sick, and luck."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from scipy.special import gammaln, xlog1py, xlogy

from vbc.checks import Numbers, count, counts, probabilities, probability
from vbc.undefined import Undefined

Missed = Literal["anyone", "high risk", "low risk"]


def patients_by_care(
    patients: int,
    *,
    high_risk_share: float,
    done_share: float,
    missed: Missed,
    risk_low: float,
    risk_high: float,
    left_by_care: float,
) -> pd.DataFrame:
    """Patients of a clinic by risk and by whether a checklist item was done for them, with the risk of an event that remains.

    Parameters
    ----------
    patients : int
        How many.
    high_risk_share : float
        The part of them at high risk, a fraction; patients are whole, so it is rounded.
    done_share : float
        The process score: the part of all patients for whom the item was done, a fraction.
    missed : {"anyone", "high risk", "low risk"}
        Upon whom the misses fall: on both groups alike, or on one of them first.
    risk_low, risk_high : float
        Chance of an event without the item.
    left_by_care : float
        What the item leaves of the risk: 0 prevents every event, 1 does nothing.

    Returns
    -------
    DataFrame, 4 rows
        `risk_group` ("low", "high"), `done` (bool), `patients` and `risk`.

    Raises
    ------
    ValueError
        If an argument lies outside its range.

    Notes
    -----
    A process score counts items, not what they were worth to those who got them. Source: Donabedian 1988.

    Examples
    --------
    >>> patients_by_care(
    ...     100, high_risk_share=0.3, done_share=0.8, missed="high risk", risk_low=0.03, risk_high=0.3, left_by_care=0.5
    ... )
      risk_group   done  patients   risk
    0        low   True        70  0.015
    1        low  False         0  0.030
    2       high   True        10  0.150
    3       high  False        20  0.300
    """
    all_ = count(patients, "patients")
    high = round(all_ * probability(high_risk_share, "high_risk_share"))
    not_done = all_ - round(all_ * probability(done_share, "done_share"))
    if missed not in get_args(Missed):
        raise ValueError(f"missed must be one of {', '.join(get_args(Missed))}, not {missed!r}")
    high_missed = {
        "anyone": round(not_done * high / all_) if all_ else 0,
        "high risk": min(not_done, high),
        "low risk": max(0, not_done - (all_ - high)),
    }[missed]
    low_missed = not_done - high_missed
    risks = probability(risk_low, "risk_low"), probability(risk_high, "risk_high")
    left = probability(left_by_care, "left_by_care")
    return pd.DataFrame(
        {
            "risk_group": ["low", "low", "high", "high"],
            "done": [True, False, True, False],
            "patients": [all_ - high - low_missed, low_missed, high - high_missed, high_missed],
            "risk": [risks[0] * left, risks[0], risks[1] * left, risks[1]],
        }
    )


def drawn_year(clinic: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """Draw a year: who of a clinic's patients has the event.

    Parameters
    ----------
    clinic : DataFrame
        As `patients_by_care` gives it.
    seed : int
        The same seed gives each patient the same luck, so that a changed risk moves few.

    Returns
    -------
    DataFrame, a row each patient
        `risk_group`, `done`, `risk` and `event` (bool), those at high risk first.

    Raises
    ------
    ValueError
        If `seed` is not a count.

    Examples
    --------
    >>> clinic = pd.DataFrame({"risk_group": ["low"], "done": [True], "patients": [3], "risk": [1.0]})
    >>> drawn_year(clinic, seed=1)["event"].tolist()
    [True, True, True]
    """
    groups = clinic.sort_values(["risk_group", "done"], ascending=[True, False], kind="stable")
    people = {name: np.repeat(groups[name].to_numpy(), groups["patients"]) for name in ("risk_group", "done", "risk")}
    luck = np.random.default_rng(count(seed, "seed")).random(len(people["risk"]))
    return pd.DataFrame({**people, "event": luck < people["risk"]})


def chances_of_events(patients: list[int], risks: list[float]) -> Numbers:
    """Chance of each number of events in a year, for groups of patients with different risks.

    Parameters
    ----------
    patients : list of int
        Patients in each group.
    risks : list of float
        Chance of an event for each patient of the group.

    Returns
    -------
    ndarray, shape (Σ patients + 1,)
        The chance of 0, 1, 2 … events; patients are independent.

    Raises
    ------
    ValueError
        If lengths differ, or a value is not a count or a probability.

    Examples
    --------
    >>> chances_of_events([1, 1], [0.5, 0.5]).round(12).tolist()
    [0.25, 0.5, 0.25]
    """
    numbers, chance = counts(patients, "patients"), probabilities(risks, "risks")
    if numbers.shape != chance.shape:
        raise ValueError(f"risks must have a value for each of the {numbers.size} groups of patients, not {chance.size}")
    total = np.ones(1)
    for n, risk in zip(numbers, chance, strict=True):
        total = np.convolve(total, _binomial(int(n), float(risk)))
    return total


def chance_of_more(first: Numbers, second: Numbers) -> float:
    """Chance that one clinic has more events than another.

    Parameters
    ----------
    first, second : ndarray
        Their chances of 0, 1, 2 … events, as `chances_of_events` gives them.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a value is not a probability.

    Examples
    --------
    >>> chance_of_more([0.25, 0.5, 0.25], [0.25, 0.5, 0.25])
    0.3125
    """
    joint = _joint(first, second)
    return float(np.tril(joint, -1).sum())


def chance_of_double(first: Numbers, second: Numbers) -> float | Undefined:
    """Chance that either of two clinics has at least twice as many events as the other.

    Parameters
    ----------
    first, second : ndarray
        Their chances of 0, 1, 2 … events, as `chances_of_events` gives them.

    Returns
    -------
    float or Undefined
        Years without any event in both are no such year; undefined where there is never an event.

    Raises
    ------
    ValueError
        If a value is not a probability.

    Examples
    --------
    >>> chance_of_double([0.25, 0.5, 0.25], [0.25, 0.5, 0.25])
    0.625
    """
    joint = _joint(first, second)
    if joint[0, 0] == joint.sum():
        return Undefined("neither clinic ever has an event")
    x, y = np.indices(joint.shape)
    return float(joint[((x >= 2 * y) | (y >= 2 * x)) & (x + y > 0)].sum())


def _binomial(n: int, risk: float) -> Numbers:
    k = np.arange(n + 1)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    chances: Numbers = np.exp(ways + xlogy(k, risk) + xlog1py(n - k, -risk))
    return chances


def _joint(first: Numbers, second: Numbers) -> Numbers:
    return np.outer(probabilities(first, "first"), probabilities(second, "second"))
