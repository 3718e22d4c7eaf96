"""Pay for performance: what a bonus is worth to the next patient, with a threshold and without."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
import pandas as pd
from scipy.special import bdtrc, gammaln, xlog1py, xlogy

from vbc.action_margins import PayForPerformance
from vbc.checks import count, non_negative, positive, probability


@dataclass(frozen=True)
class Bonus:
    """A bonus on the share of patients who received what they should.

    Attributes
    ----------
    amount : float
        The whole bonus ($ a year).
    threshold : float
        Share of patients at which it is paid; for a linear one, from which on it rises.
    full_at : float or None
        None pays all of it at the threshold. A share above the threshold makes it linear from nothing at `threshold` to all at
        `full_at`.

    Examples
    --------
    >>> Bonus(20_000, threshold=0.8, full_at=0.7)
    Traceback (most recent call last):
    ValueError: full_at must lie above the threshold of 0.8, not 0.7
    """

    amount: float
    threshold: float
    full_at: float | None = None

    def __post_init__(self) -> None:
        non_negative(self.amount, "amount")
        probability(self.threshold, "threshold")
        if self.full_at is not None and probability(self.full_at, "full_at") <= self.threshold:
            raise ValueError(f"full_at must lie above the threshold of {self.threshold:g}, not {self.full_at:g}")

    def paid(self, met: int, patients: int) -> float:
        """Bonus when so many of the patients received it ($).

        Parameters
        ----------
        met, patients : int

        Returns
        -------
        float
        """
        many = count(positive(patients, "patients"), "patients")
        if count(met, "met") > many:
            raise ValueError(f"met must not exceed the {many} patients, not {met}")
        return float(self.over(np.array([met / many]))[0])

    def over(self, shares: np.ndarray) -> np.ndarray:
        """Bonus at each share of patients ($).

        Parameters
        ----------
        shares : ndarray of float

        Returns
        -------
        ndarray of float
        """
        if self.full_at is None:
            return np.where(shares >= self.threshold - 1e-9, self.amount, 0.0)
        return self.amount * np.clip((shares - self.threshold) / (self.full_at - self.threshold), 0.0, 1.0)


def next_patient_worth(bonus: Bonus, *, met: int, patients: int) -> float:
    """What the bonus pays for one patient more, when it is known how the others stand.

    Parameters
    ----------
    bonus : Bonus
    met : int
        Patients who received it so far, fewer than all.
    patients : int

    Returns
    -------
    float
        $: the whole bonus on the last step to a threshold, nothing on all others.

    Raises
    ------
    ValueError
        If everybody has received it already, or a number is no count.

    Examples
    --------
    >>> cliff, ramp = Bonus(20_000, threshold=0.8), Bonus(20_000, threshold=0.6, full_at=1.0)
    >>> [next_patient_worth(cliff, met=met, patients=100) for met in (50, 79, 80)]
    [0.0, 20000.0, 0.0]
    >>> round(next_patient_worth(ramp, met=79, patients=100), 6)
    500.0
    """
    if count(met, "met") >= count(patients, "patients"):
        raise ValueError(f"met must leave a patient over, not {met} of {patients}")
    return bonus.paid(met + 1, patients) - bonus.paid(met, patients)


def expected_bonus(bonus: Bonus, *, rate: float, patients: int) -> float:
    """Bonus on average, when each patient receives it with the same chance.

    Parameters
    ----------
    bonus : Bonus
    rate : float
        True rate of the practice.
    patients : int
        Above 0.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If the rate lies outside [0, 1], or `patients` is not a count above 0.

    Examples
    --------
    >>> round(expected_bonus(Bonus(20_000, threshold=0.8), rate=0.78, patients=50))
    8896
    """
    many, rate = count(positive(patients, "patients"), "patients"), probability(rate, "rate")
    if bonus.full_at is None:
        needed = ceil((bonus.threshold - 1e-9) * many)
        return bonus.amount * (float(bdtrc(needed - 1, many, rate)) if needed > 0 else 1.0)
    return float((_chances(many, rate) * bonus.over(np.arange(many + 1) / many)).sum())


def effort_worth(bonus: Bonus, *, rate: float, patients: int) -> float:
    """What one patient more is worth before the year is known: the slope of the expected bonus.

    Parameters
    ----------
    bonus, rate, patients
        As `expected_bonus`; the rate below 1.

    Returns
    -------
    float
        $ for certain success with one patient who would have had the same chance as all others.

    Raises
    ------
    ValueError
        As `expected_bonus`.

    Notes
    -----
    Luck blunts a cliff: with few patients the threshold is in reach of many practices, with many of hardly any.

    Examples
    --------
    >>> cliff = Bonus(20_000, threshold=0.8)
    >>> [round(effort_worth(cliff, rate=rate, patients=100)) for rate in (0.5, 0.7, 0.78, 0.9)]
    [0, 52, 398, 2]
    """
    many, rate = count(positive(patients, "patients"), "patients"), probability(rate, "rate")
    # what the others add up to decides which step this patient makes
    steps = np.diff(bonus.over(np.arange(many + 1) / many))
    return float((_chances(many - 1, rate) * steps).sum() * (1 - rate))


def paid_for_performance(
    bonus: Bonus, *, patients: int, met: int | None = None, rate: float | None = None, counts: bool = True
) -> PayForPerformance:
    """Terms of one extra action under fees and a bonus.

    Parameters
    ----------
    bonus : Bonus
    patients : int
        Whom the measure is about.
    met : int, optional
        How many received it so far, when the year is known; give this or `rate`.
    rate : float, optional
        The practice's true rate, before the year is known.
    counts : bool
        Whether the action is what the measure counts; nothing else moves the bonus.

    Returns
    -------
    PayForPerformance

    Raises
    ------
    ValueError
        If neither or both of `met` and `rate` are given, or they are out of range.

    Examples
    --------
    >>> cliff = Bonus(20_000, threshold=0.8)
    >>> [paid_for_performance(cliff, patients=100, met=met).bonus_change for met in (50, 79)]
    [0.0, 20000.0]
    """
    if (met is None) == (rate is None):
        raise ValueError("met or rate must be given, and not both: a year is known or it is not")
    if met is not None:
        worth = next_patient_worth(bonus, met=met, patients=patients)
    else:
        worth = effort_worth(bonus, rate=probability(rate, "rate"), patients=patients)
    return PayForPerformance(worth if counts else 0.0)


def cliff_and_ramp(bonuses: dict[str, Bonus], *, patients: int, rates: Iterable[float]) -> pd.DataFrame:
    """Expected bonus, and worth of one patient more, over true rates of practices.

    Parameters
    ----------
    bonuses : dict of str to Bonus
        Such as a cliff and a ramp.
    patients : int
    rates : iterable of float

    Returns
    -------
    DataFrame
        Columns `bonus`, `rate`, `expected` ($ a year), `next_patient` ($).

    Examples
    --------
    >>> cliff_and_ramp({"cliff": Bonus(20_000, threshold=0.8)}, patients=100, rates=[0.5]).round(1)
       bonus  rate  expected  next_patient
    0  cliff   0.5       0.0           0.0
    """
    return pd.DataFrame(
        [
            {
                "bonus": name,
                "rate": rate,
                "expected": expected_bonus(bonus, rate=rate, patients=patients),
                "next_patient": effort_worth(bonus, rate=rate, patients=patients),
            }
            for name, bonus in bonuses.items()
            for rate in rates
        ]
    )


def _chances(patients: int, rate: float) -> np.ndarray:
    """Binomial chance of each number of patients, from none to all."""
    met = np.arange(patients + 1)
    return np.asarray(np.exp(_ways(patients) + xlogy(met, rate) + xlog1py(patients - met, -rate)))


@lru_cache(maxsize=32)
def _ways(patients: int) -> np.ndarray:
    """Logarithm of the binomial coefficients, which a curve over rates needs again and again."""
    met = np.arange(patients + 1)
    return np.asarray(gammaln(patients + 1) - gammaln(met + 1) - gammaln(patients - met + 1))
