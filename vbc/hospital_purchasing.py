"""Hospital value-based purchasing: from points to a domain, a total score, and what it does to payment.

Program years 2013 to 2026: 2 % of base payments is withheld since 2017 and given back by score. Four domains of 25 % each.
"""

from collections.abc import Iterable, Mapping, Sequence

from vbc.checks import count, finite, non_negative, positive, probabilities, probability
from vbc.undefined import Undefined

RULE_YEAR = 2026
WITHHELD = 0.02
"""Of base operating payments, fiscal years 2017 to 2026; 42 CFR 412.160 and 412.164."""
DOMAINS: dict[str, float] = {
    "clinical outcomes": 0.25,
    "safety": 0.25,
    "person and community engagement": 0.25,
    "efficiency and cost reduction": 0.25,
}
"""Domains and weights, fiscal years 2018 to 2026; 42 CFR 412.165."""


def domain_score(points: Iterable[int], *, least_measures: int = 2) -> float | Undefined:
    """Score of a domain: points earned, as a share of all that could be.

    Parameters
    ----------
    points : iterable of int
        0 to 10 for each measure that has enough cases.
    least_measures : int
        Measures that a domain needs: 2 of clinical outcomes or safety, 1 of efficiency.

    Returns
    -------
    float or Undefined
        From 0 to 1; undefined where too few measures have enough cases.

    Raises
    ------
    ValueError
        If points lie outside 0 to 10.

    Notes
    -----
    42 CFR 412.165(b). In the domain of patients' experience a fifth of the points is for consistency, which is left out here.

    Examples
    --------
    >>> domain_score([5, 10, 0, 7])
    0.55
    """
    earned = [count(point, "points") for point in points]
    if any(point > 10 for point in earned):
        raise ValueError(f"points must lie between 0 and 10, not {max(earned)}")
    if len(earned) < max(count(least_measures, "least_measures"), 1):
        return Undefined(f"only {len(earned)} measures have enough cases")
    return sum(earned) / (10 * len(earned))


def total_performance_score(
    domains: Mapping[str, float | Undefined], *, weights: Mapping[str, float] | None = None, least_domains: int = 3
) -> float | Undefined:
    """Total performance score: domain scores by weight; the weight of a missing domain goes to the others.

    Parameters
    ----------
    domains : dict of str to float or Undefined
        Scores from 0 to 1, by the names of `weights`; a domain without a score is Undefined or left out.
    weights : dict of str to float, optional
        `DOMAINS` by default.
    least_domains : int
        Domains that a hospital needs; 3 of the 4 in fiscal years 2018 to 2026.

    Returns
    -------
    float or Undefined
        From 0 to 100; undefined where too few domains have a score.

    Raises
    ------
    ValueError
        If a name is unknown, or a score lies outside [0, 1].

    Notes
    -----
    42 CFR 412.165(b). An addition for hospitals with many patients in poverty, which would have made 110 points possible, was
    taken back before it was used.

    Examples
    --------
    >>> scores = {"clinical outcomes": 0.6, "safety": 0.3, "person and community engagement": 0.4}
    >>> round(total_performance_score(scores), 2), round(total_performance_score({**scores, "efficiency and cost reduction": 0}), 2)
    (43.33, 32.5)
    """
    shares = DOMAINS if weights is None else weights
    for name in domains:
        if name not in shares:
            raise ValueError(f"domains must be among {', '.join(shares)}, not {name!r}")
    scored = {name: probability(score, name) for name, score in domains.items() if not isinstance(score, Undefined)}
    if len(scored) < count(least_domains, "least_domains") or not scored:
        return Undefined(f"only {len(scored)} domains have a score, and {least_domains} are needed")
    available = sum(positive(shares[name], f"weight of {name}") for name in scored)
    return 100 * sum(shares[name] * score for name, score in scored.items()) / available


def exchange_slope(scores: Sequence[float], *, payments: Sequence[float] | None = None) -> float | Undefined:
    """Slope at which all that was withheld is paid back.

    Parameters
    ----------
    scores : sequence of float
        Total performance scores of all hospitals, 0 to 100.
    payments : sequence of float, optional
        Their base payments ($); alike by default.

    Returns
    -------
    float or Undefined
        Undefined where nobody has a point.

    Raises
    ------
    ValueError
        If scores lie outside 0 to 100, or the numbers of hospitals differ.

    Examples
    --------
    >>> exchange_slope([25, 50, 75])
    2.0
    """
    parts = probabilities([finite(score, "scores") / 100 for score in scores], "scores / 100")
    sizes = [1.0] * len(parts) if payments is None else [non_negative(payment, "payments") for payment in payments]
    if len(sizes) != len(parts):
        raise ValueError(f"payments must give one for each of the {len(parts)} hospitals, not {len(sizes)}")
    earned = sum(part * size for part, size in zip(parts, sizes, strict=True))
    return float(sum(sizes) / earned) if earned > 0 else Undefined("no hospital has a point")


def purchasing_adjustment(score: float, *, slope: float, withheld: float = WITHHELD) -> float:
    """Factor on a hospital's base payments.

    Parameters
    ----------
    score : float
        Total performance score, 0 to 100.
    slope : float
        As `exchange_slope`, 0 or more.
    withheld : float
        Share of base payments.

    Returns
    -------
    float
        1 − withheld + withheld · score / 100 · slope: what was withheld comes back by score, it is no bonus on top.

    Raises
    ------
    ValueError
        If the score lies outside 0 to 100, the slope is negative, or `withheld` is no share.

    Notes
    -----
    42 CFR 412.162, program year 2026.

    Examples
    --------
    >>> [round(purchasing_adjustment(score, slope=2.5), 4) for score in (0, 40, 60)]
    [0.98, 1.0, 1.01]
    """
    part = probability(finite(score, "score") / 100, "score / 100")
    return 1 - probability(withheld, "withheld") * (1 - part * non_negative(slope, "slope"))
