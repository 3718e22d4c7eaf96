"""How an ACO's benchmark is made from what its people cost before, and how it is set again."""

from collections.abc import Sequence

from vbc.checks import finite, non_negative_array, positive, probability

FIRST_WEIGHTS = (0.1, 0.3, 0.6)
"""Of the three benchmark years in a first agreement, oldest first; 42 CFR 425.601 and 425.652, agreements since 2019."""
LATER_WEIGHTS = (1 / 3, 1 / 3, 1 / 3)
"""In a later agreement."""
RISK_CAP = 0.03
"""Most by which higher risk scores raise a benchmark over an agreement; 42 CFR 425.605(a)(1), performance years 2019 to 2026. From
2024 on the cap also moves with the demography and risk of the region, which is left out here."""


def historical_benchmark(
    years: Sequence[float], *, growth: Sequence[float] | float = 0.0, weights: Sequence[float] = FIRST_WEIGHTS
) -> float:
    """Benchmark of one person from three benchmark years, each brought up to the performance year.

    Parameters
    ----------
    years : sequence of float
        Spending of one person in each benchmark year ($), oldest first.
    growth : float or sequence of float
        National growth: one rate a year, or one for each step from a year to the next, the last to the performance year.
    weights : sequence of float
        Of the years; they add up to 1.

    Returns
    -------
    float
        $ a person.

    Raises
    ------
    ValueError
        If numbers of years, weights and growth rates do not fit, weights do not add up to 1, or all spending is 0.

    Notes
    -----
    Without the regional adjustment and the trend that is fixed in advance, which blend in what neighbors spend.

    Examples
    --------
    >>> round(historical_benchmark([10_000, 10_300, 10_500], growth=0.03), 2)
    10859.91
    """
    spent, shares = non_negative_array(years, "years"), non_negative_array(weights, "weights")
    if len(shares) != len(spent) or abs(shares.sum() - 1) > 1e-9:
        raise ValueError(f"weights must add up to 1, one for each of the {len(spent)} years, not {list(weights)}")
    steps = [finite(growth, "growth")] * len(spent) if isinstance(growth, (int, float)) else [finite(g, "growth") for g in growth]
    if len(steps) != len(spent):
        raise ValueError(f"growth must give one rate, or one for each of the {len(spent)} years, not {len(steps)}")
    total, factor = 0.0, 1.0
    for amount, share, step in reversed(list(zip(spent, shares, steps, strict=True))):
        factor *= 1 + step
        total += share * amount * factor
    return positive(total, "benchmark")


def risk_adjusted_benchmark(benchmark: float, *, risk_before: float, risk_now: float, cap: float = RISK_CAP) -> float:
    """Benchmark of one person after a change of the panel's risk score; what raises it counts up to a cap.

    Parameters
    ----------
    benchmark : float
        $ a person, above 0.
    risk_before, risk_now : float
        Average risk scores in the last benchmark year and now, above 0.
    cap : float
        Most by which it rises; a fall counts in full.

    Returns
    -------
    float
        $ a person.

    Raises
    ------
    ValueError
        If a number is not above 0, or the cap lies outside [0, 1].

    Examples
    --------
    >>> [round(risk_adjusted_benchmark(10_000, risk_before=1, risk_now=now)) for now in (0.95, 1.02, 1.10)]
    [9500, 10200, 10300]
    """
    ratio = positive(risk_now, "risk_now") / positive(risk_before, "risk_before")
    return positive(benchmark, "benchmark") * min(ratio, 1 + probability(cap, "cap"))


def rebased_share(spent: Sequence[float], *, prior_savings_share: float = 0.5) -> float:
    """Benchmark of the next agreement as a share of what would be spent without the ACO.

    Parameters
    ----------
    spent : sequence of float
        Spending in the years that become benchmark years, each as a share of what would be spent without the ACO.
    prior_savings_share : float
        Part of the savings of those years that is given back, 0 before 2024.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there is no year, spending is negative, or the share lies outside [0, 1].

    Notes
    -----
    Equal weights; 42 CFR 425.652 and 425.658, agreements from 2024 on, in a simplified form: given back is half of the average
    savings, without the cap of 5 % and the comparison with the region.

    Examples
    --------
    >>> round(rebased_share([0.97, 0.97, 0.97], prior_savings_share=0), 4), round(rebased_share([0.97, 0.97, 0.97]), 4)
    (0.97, 0.985)
    """
    shares = non_negative_array(spent, "spent")
    if len(shares) == 0:
        raise ValueError("spent must hold at least one year")
    average = float(shares.mean())
    return average + probability(prior_savings_share, "prior_savings_share") * max(1 - average, 0.0)
