"""Checks for nothing: how often luck alone is paid, how often true savings are, and whom the payer then pays."""

from collections.abc import Iterable
from math import exp, pi, sqrt

import numpy as np
import pandas as pd
from scipy.special import ndtri

from vbc import savings_rates
from vbc.checks import count, positive, probability
from vbc.kept_panels import medicare_panel
from vbc.undefined import Undefined


def false_positive_rates(
    lives: Iterable[int],
    *,
    minimum_savings_rate: float | None = 0.02,
    threshold: float | None = 100_000,
    true_savings: float = 0.03,
) -> pd.DataFrame:
    """Chance of a check for nothing, and of one for true savings, by size of panel.

    Parameters
    ----------
    lives : iterable of int
    minimum_savings_rate : float or None
        None takes the program's table; panels below 5,000 lives are then left out.
    threshold : float or None
        Individual stop-loss of costs and benchmark alike ($).
    true_savings : float
        For the power.

    Returns
    -------
    DataFrame
        `lives`, `minimum_savings_rate`, `raw` and `truncated` (false-positive rates without and with stop-loss), `trap` (costs
        truncated, benchmark not), `power_raw`, `power` (with stop-loss).

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1].

    Examples
    --------
    >>> false_positive_rates([5_000, 20_000])[["lives", "raw", "truncated", "trap"]].round(3)
       lives    raw  truncated   trap
    0   5000  0.254      0.196  0.867
    1  20000  0.086      0.042  0.987
    """
    rows = []
    for many in lives:
        if minimum_savings_rate is None and many < 5_000:
            continue
        least = minimum_savings_rate
        if least is None:
            least = savings_rates.minimum_savings_rate(many)
        probability(least, "minimum_savings_rate")
        whole = medicare_panel(many)
        counted = medicare_panel(many, truncate_at=threshold)
        trap = medicare_panel(many, truncate_at=threshold, benchmark_truncated=False)
        rows.append(
            {
                "lives": many,
                "minimum_savings_rate": least,
                "raw": whole.chance_of_savings(least),
                "truncated": counted.chance_of_savings(least),
                "trap": trap.chance_of_savings(least),
                "power_raw": whole.chance_of_savings(least, true_savings=true_savings),
                "power": counted.chance_of_savings(least, true_savings=true_savings),
            }
        )
    return pd.DataFrame(rows)


def real_share(*, truly_saving: float, power: float, false_positive_rate: float) -> float | Undefined:
    """Share of those paid who truly saved.

    Parameters
    ----------
    truly_saving : float
        Share of providers who truly save.
    power : float
        Chance of a check for one of them.
    false_positive_rate : float
        Chance of a check for one of the others.

    Returns
    -------
    float or Undefined
        Undefined where nobody is ever paid.

    Raises
    ------
    ValueError
        If a number lies outside [0, 1].

    Examples
    --------
    >>> round(real_share(truly_saving=0.2, power=0.67, false_positive_rate=0.20), 3)
    0.456
    """
    true = probability(truly_saving, "truly_saving") * probability(power, "power")
    false = (1 - truly_saving) * probability(false_positive_rate, "false_positive_rate")
    return true / (true + false) if true + false else Undefined("nobody is ever paid")


def lives_for_false_positives(*, rate: float = 0.05, minimum_savings_rate: float = 0.02, variation: float) -> int:
    """Lives at which the chance of a check for nothing falls to a rate, were averages normal.

    Parameters
    ----------
    rate : float
        Above 0 and below 0.5.
    minimum_savings_rate : float
        Above 0.
    variation : float
        Coefficient of variation of one person's counted spending, above 0.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If an argument is out of range.

    Notes
    -----
    (z · variation / minimum)². Averages of whole costs are skewed, so that large savings are a little rarer than the normal law
    says: see `vbc.panel_luck`.

    Examples
    --------
    >>> lives_for_false_positives(variation=1.65)
    18415
    """
    if not 0 < rate < 0.5:
        raise ValueError(f"rate must lie between 0 and 0.5, both excluded, not {rate}")
    reach = -float(ndtri(rate)) * positive(variation, "variation") / positive(minimum_savings_rate, "minimum_savings_rate")
    return int(np.ceil(reach**2 - 1e-9))


def luck_payout(*, lives: int, variation: float, minimum_savings_rate: float, sharing_rate: float) -> float:
    """Average paid for nothing, were averages normal: a share of the benchmark.

    Parameters
    ----------
    lives : int
        Above 0.
    variation : float
        Coefficient of variation of one person's counted spending, above 0.
    minimum_savings_rate, sharing_rate : float

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If an argument is out of range.

    Notes
    -----
    sharing rate · σ · φ(minimum / σ) with σ = variation / √lives: first-dollar sharing above the minimum.

    Examples
    --------
    >>> round(luck_payout(lives=5_000, variation=1.65, minimum_savings_rate=0.039, sharing_rate=0.4), 5)
    0.00092
    """
    sigma = positive(variation, "variation") / sqrt(count(positive(lives, "lives"), "lives"))
    z = probability(minimum_savings_rate, "minimum_savings_rate") / sigma
    return probability(sharing_rate, "sharing_rate") * sigma * exp(-(z**2) / 2) / sqrt(2 * pi)
