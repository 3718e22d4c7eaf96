"""What a year of an accountable-care contract pays or takes back, from its benchmark and its spending."""

from dataclasses import dataclass

import numpy as np

from vbc.checks import Numbers, count, finite_array, non_negative, positive, probability
from vbc.mssp_tracks import Standard, final_loss_rate, final_sharing_rate, loss_recoupment_limit, track_named
from vbc.savings_rates import chosen_minimum_rate, minimum_savings_rate

SLACK = 1e-9
"""Of the benchmark: savings of exactly the minimum qualify, whatever floating point makes of them."""


@dataclass(frozen=True)
class Settlement:
    """One year's settlement.

    Attributes
    ----------
    savings : float
        Benchmark less spending ($); below 0 for a loss.
    payment : float
        What the provider receives ($); below 0 for what it repays.
    rate : float
        Share that applied, before cap and limit; 0 where nothing is shared.
    limited : bool
        Whether a cap or a loss limit bound.
    """

    savings: float
    payment: float
    rate: float
    limited: bool


def settle(
    *,
    benchmark: float,
    spending: float,
    minimum_savings_rate: float,
    sharing_rate: float,
    loss_rate: float = 0.0,
    minimum_loss_rate: float | None = None,
    quality_met: bool = True,
    payment_cap: float | None = None,
    loss_limit: float | None = None,
) -> Settlement:
    """Settle a contract: first-dollar sharing once savings, or losses, reach a minimum.

    Parameters
    ----------
    benchmark : float
        What spending is held against ($), above 0.
    spending : float
        Counted spending of the same people ($), 0 or more.
    minimum_savings_rate : float
        Share of the benchmark that has to be saved before anything is shared.
    sharing_rate : float
        Of all savings, from the first dollar, once they reach the minimum.
    loss_rate : float
        Of all losses once they reach the minimum; 0 for a one-sided contract.
    minimum_loss_rate : float, optional
        The minimum for losses; as for savings unless given.
    quality_met : bool
        The gate: without it no savings are paid. Losses are repaid all the same.
    payment_cap, loss_limit : float, optional
        Most that is paid or repaid, as shares of the benchmark.

    Returns
    -------
    Settlement

    Raises
    ------
    ValueError
        If the benchmark is not above 0, spending is negative, or a rate lies outside [0, 1].

    Notes
    -----
    42 CFR 425.605 and 425.610 share "by at least" the minimum: savings of exactly the minimum qualify. So that no rounding error
    decides, a billionth of the benchmark is forgiven.

    Examples
    --------
    >>> settle(benchmark=10e6, spending=9.8e6, minimum_savings_rate=0.02, sharing_rate=0.5).payment
    100000.0
    >>> settle(benchmark=10e6, spending=9.801e6, minimum_savings_rate=0.02, sharing_rate=0.5).payment
    0.0
    """
    benchmark, spending = positive(benchmark, "benchmark"), non_negative(spending, "spending")
    least = probability(minimum_savings_rate, "minimum_savings_rate")
    least_loss = least if minimum_loss_rate is None else probability(minimum_loss_rate, "minimum_loss_rate")
    share, loss_share = probability(sharing_rate, "sharing_rate"), probability(loss_rate, "loss_rate")
    savings = benchmark - spending
    if savings > 0:
        most = np.inf if payment_cap is None else probability(payment_cap, "payment_cap") * benchmark
        rate = share if quality_met and reaches(savings, least, benchmark) else 0.0
        return Settlement(savings, min(rate * savings, most), rate, rate * savings > most)
    most = np.inf if loss_limit is None else probability(loss_limit, "loss_limit") * benchmark
    rate = loss_share if savings < 0 and reaches(-savings, least_loss, benchmark) else 0.0
    owed = rate * -savings
    return Settlement(savings, -min(owed, most) if owed else 0.0, rate, owed > most)


def settle_mssp(
    track: str,
    *,
    benchmark: float,
    spending: float,
    lives: int,
    minimum_rate: float | None = None,
    standard: Standard = "met",
    quality_score: float | None = None,
    revenue: float | None = None,
    low_revenue: bool = False,
    fallen_below: bool = False,
) -> Settlement:
    """Settle a year of the Medicare Shared Savings Program.

    Parameters
    ----------
    track : str
        "BASIC A" to "BASIC E", or "ENHANCED".
    benchmark, spending : float
        Totals of the year ($).
    lives : int
        Assigned beneficiaries, 5,000 or more unless `fallen_below`.
    minimum_rate : float, optional
        What a two-sided ACO chose, 0 to 2 % in half points; the table's by default.
    standard : str
        Quality: "met", "alternative" (the rate times the score) or "failed".
    quality_score : float, optional
        From 0 to 1, where the standard or the track needs it.
    revenue : float, optional
        What Medicare paid the ACO's participants ($); BASIC C, D and E need it where a loss is owed.
    low_revenue : bool
        An ACO whose participants' revenue is small against its members' spending: on the BASIC track, with 5,000 lives or more
        and some savings below the minimum, it still receives half its rate.
    fallen_below : bool
        As `minimum_savings_rate`.

    Returns
    -------
    Settlement

    Raises
    ------
    ValueError
        If an argument is out of range, a one-sided ACO is given a minimum rate, or revenue or a score is missing that is needed.

    Notes
    -----
    42 CFR 425.605, 425.610 and 425.512; half rate 425.605(h), agreements from 2024 on. Program years 2024 to 2026.

    Examples
    --------
    >>> round(settle_mssp("BASIC B", benchmark=80e6, spending=77e6, lives=8_238).payment)
    1200000
    >>> round(settle_mssp("BASIC E", benchmark=80e6, spending=84e6, lives=8_000, minimum_rate=0.0, revenue=12e6).payment)
    -960000
    """
    known, benchmark = track_named(track), positive(benchmark, "benchmark")
    lives = count(lives, "lives")
    table = minimum_savings_rate(lives, fallen_below=fallen_below)
    if minimum_rate is not None and not known.two_sided:
        raise ValueError(f"minimum_rate must be left to the table on {track}, which is one-sided, not set to {minimum_rate:g}")
    least = table if minimum_rate is None else chosen_minimum_rate(minimum_rate)
    share = final_sharing_rate(track, standard=standard, quality_score=quality_score)
    savings = benchmark - non_negative(spending, "spending")
    if low_revenue and track.startswith("BASIC") and lives >= 5_000 and savings > 0 and not reaches(savings, least, benchmark):
        least, share = 0.0, share / 2
    limit = None
    if savings < 0 and known.two_sided and reaches(-savings, least, benchmark):
        limit = loss_recoupment_limit(track, benchmark=benchmark, revenue=revenue) / benchmark
    return settle(
        benchmark=benchmark,
        spending=spending,
        minimum_savings_rate=least,
        sharing_rate=share,
        loss_rate=0.0 if savings >= 0 else final_loss_rate(track, standard=standard, quality_score=quality_score),
        payment_cap=known.payment_cap,
        loss_limit=limit,
    )


def reaches(amount: float, rate: float, benchmark: float) -> bool:
    """Whether savings or losses are at least a share of the benchmark, rounding error forgiven.

    Parameters
    ----------
    amount : float
        $, above 0 for what is compared.
    rate : float
        Minimum, a share of the benchmark.
    benchmark : float
        $.

    Returns
    -------
    bool

    Examples
    --------
    >>> 1 - 9.8 / 10 >= 0.02, reaches(10 - 9.8, 0.02, 10)
    (False, True)
    """
    return bool(amount >= rate * benchmark - SLACK * benchmark)


def shared(
    savings: Numbers,
    *,
    minimum_savings_rate: float,
    sharing_rate: float,
    loss_rate: float = 0.0,
    minimum_loss_rate: float | None = None,
    quality_met: bool = True,
    payment_cap: float | None = None,
    loss_limit: float | None = None,
) -> Numbers:
    """Settlements of many years at once: payments as shares of the benchmark, from savings as shares of it.

    Parameters
    ----------
    savings : array-like of float
        (Benchmark − spending) / benchmark; below 0 for losses.
    minimum_savings_rate, sharing_rate, loss_rate, minimum_loss_rate, quality_met, payment_cap, loss_limit
        As `settle`.

    Returns
    -------
    ndarray of float
        Below 0 for what is repaid.

    Raises
    ------
    ValueError
        As `settle`.

    Examples
    --------
    >>> shared([0.01, 0.02, 0.04, -0.05], minimum_savings_rate=0.02, sharing_rate=0.5, loss_rate=0.3, loss_limit=0.01)
    array([ 0.  ,  0.01,  0.02, -0.01])
    """
    saved = finite_array(savings, "savings")
    least = probability(minimum_savings_rate, "minimum_savings_rate")
    least_loss = least if minimum_loss_rate is None else probability(minimum_loss_rate, "minimum_loss_rate")
    most = 1.0 if payment_cap is None else probability(payment_cap, "payment_cap")
    most_loss = np.inf if loss_limit is None else probability(loss_limit, "loss_limit")
    gained = np.where(saved >= least - SLACK, probability(sharing_rate, "sharing_rate") * np.maximum(saved, 0.0), 0.0)
    lost = np.where(-saved >= least_loss - SLACK, probability(loss_rate, "loss_rate") * np.maximum(-saved, 0.0), 0.0)
    return np.asarray(np.minimum(gained, most) * quality_met - np.minimum(lost, most_loss))
