"""Ten years of a package, replayed: how many checks come, how many dollars, and whether an idle hospital would have as much."""

from functools import lru_cache

import numpy as np
import pandas as pd

from vbc.board_packages import BENCHMARK, LIVES, Package, contract_named
from vbc.checks import Numbers, count, positive, probability
from vbc.contract_outlook import panel_of
from vbc.contract_years import roll_years
from vbc.package_results import package_result

YEARS = 10
STEP = 2_000.0
"""Dollars between two sums that are told apart when years are added up."""


def checks_in_years(chance: float, *, years: int = YEARS) -> Numbers:
    """Chance of each number of checks in so many years, one year's luck being no help for the next.

    Parameters
    ----------
    chance : float
        Of a check in one year.
    years : int
        Above 0.

    Returns
    -------
    ndarray of float, shape (years + 1,)

    Raises
    ------
    ValueError
        If `chance` lies outside [0, 1], or `years` is not a count above 0.

    Examples
    --------
    >>> checks_in_years(0.5, years=2).tolist()
    [0.25, 0.5, 0.25]
    """
    total, one = np.ones(1), probability(chance, "chance")
    for _year in range(count(positive(years, "years"), "years")):
        total = np.convolve(total, [1 - one, one])
    return total


def idle_does_as_well(worked: float, idle: float, *, years: int = YEARS) -> float:
    """Chance that a hospital that did nothing receives at least as many checks as one that worked.

    Parameters
    ----------
    worked, idle : float
        Chance of a check in one year, for each of the two.
    years : int
        Above 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        As `checks_in_years`.

    Examples
    --------
    >>> idle_does_as_well(0.5, 0.5, years=1)
    0.75
    """
    joint = np.outer(checks_in_years(worked, years=years), checks_in_years(idle, years=years))
    return float(np.triu(joint).sum())


@lru_cache(maxsize=256)
def idle_receives_as_much(package: Package, *, years: int = YEARS) -> float:
    """Chance that a hospital that signed the same contract and did nothing receives at least as many dollars, bills taken off.

    Parameters
    ----------
    package : Package
    years : int
        Above 0; each has its own luck, and so has each hospital.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `years` is not a count above 0.

    Examples
    --------
    >>> ticked = Package("checklist", "clinical", "costs only", "none")
    >>> round(idle_receives_as_much(ticked), 2), round(idle_receives_as_much(ticked, years=20), 2)
    (0.15, 0.07)
    """
    known, total = package_result(package), count(positive(years, "years"), "years")
    worked = _payments(package, saved=known["measured"], gate=known["gate"])
    idle = _payments(package, saved=0.0, gate=known["gate_idle"])
    # sums of independent years by Fourier transform: room for the largest difference on both sides of zero
    size = 1 << int(2 * total * (np.abs(worked[0]).max() + np.abs(idle[0]).max()) + 2).bit_length()
    one, other = (np.fft.rfft(np.bincount(steps % size, chance, size)) for steps, chance in (worked, idle))
    ahead = np.fft.irfft(one**total * np.conj(other) ** total, size)
    return float(min(max(ahead[0] + ahead[size // 2 :].sum(), 0.0), 1.0))


def _payments(package: Package, *, saved: float, gate: float) -> tuple[np.ndarray, Numbers]:
    """What a year may pay, in steps of `STEP` dollars, and the chance of each; a payment between two steps belongs to both."""
    signed = contract_named(package.contract)
    measured, chance = panel_of(signed, lives=LIVES).savings(true_savings=saved)
    paid = [signed.payments(measured, quality_met=met) * BENCHMARK / STEP for met in (True, False)]
    dollars, weight = np.concatenate(paid), np.concatenate([gate * chance, (1 - gate) * chance])
    below = np.floor(dollars + 1e-9)
    part = np.clip(dollars - below, 0.0, 1.0)
    return np.concatenate([below, below + 1]).astype(int), np.concatenate([weight * (1 - part), weight * part])


def two_decades(package: Package, *, replay: int = 0, years: int = YEARS, ratchet: bool = False) -> pd.DataFrame:
    """The same contract at Ferry Street, under a package, and at a hospital that signed it and changed nothing.

    Parameters
    ----------
    package : Package
    replay : int
        Which luck; the two hospitals have each their own.
    years : int
        Above 0.
    ratchet : bool
        As `roll_years`: whether benchmarks are set again every five years from what was spent.

    Returns
    -------
    DataFrame
        `who` ("Ferry Street", "idle") and, a year, `year`, `savings` (as measured, a share of the benchmark), `payment` ($).

    Raises
    ------
    ValueError
        If `replay` is not a count, or `years` is not above 0.

    Notes
    -----
    Ferry Street's true savings are those that the contract measures without luck: who drifted away is in them. Each hospital must
    meet the quality standard by its own care; with readmissions one that changes nothing may well miss it.

    Examples
    --------
    >>> decade = two_decades(Package("checklist", "clinical", "costs only", "none"), replay=1)
    >>> decade.groupby("who")["payment"].agg(lambda paid: int((paid > 0).sum())).to_dict()
    {'Ferry Street': 10, 'idle': 10}
    """
    known, seed = package_result(package), 2 * count(replay, "replay")
    parts = []
    hospitals = (("Ferry Street", known["measured"], known["gate"], seed), ("idle", 0.0, known["gate_idle"], seed + 1))
    for who, saved, gate, luck in hospitals:
        rolled = roll_years(
            contract_named(package.contract),
            lives=LIVES,
            years=years,
            true_savings=saved,
            ratchet=ratchet,
            quality_chance=gate,
            seed=luck,
        )
        parts.append(rolled[["year", "savings", "payment"]].assign(who=who))
    return pd.concat(parts, ignore_index=True)[["who", "year", "savings", "payment"]]
