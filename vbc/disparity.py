"""The distance between two groups' rates, as a difference and as a ratio, of the bad outcome and of the good one."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, log
from typing import Literal

import pandas as pd

from vbc.checks import finite, non_negative, probabilities, probability
from vbc.undefined import Undefined, is_undefined

Framing = Literal["adverse", "favorable"]


@dataclass(frozen=True)
class Headline:
    """What one measure says of a change in a disparity.

    Attributes
    ----------
    measure : str
        "difference", "ratio of the bad outcome" or "ratio of the good outcome".
    before, after : float or Undefined
    verdict : str
        "wider", "narrower", "unchanged" or "undefined".
    """

    measure: str
    before: float | Undefined
    after: float | Undefined
    verdict: str


def absolute_gap(low: float, high: float) -> float:
    """Difference of two rates of a bad outcome: high-deprivation less low-deprivation group.

    Parameters
    ----------
    low, high : float
        Rates of the low- and of the high-deprivation group.

    Returns
    -------
    float
        Above 0 where the high-deprivation group fares worse; the same whichever outcome is counted.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1].

    Notes
    -----
    Source: Keppel et al. 2005.

    Examples
    --------
    >>> round(absolute_gap(0.12, 0.22), 3)
    0.1
    """
    return probability(high, "high") - probability(low, "low")


def relative_gap(low: float, high: float, *, framing: Framing = "adverse") -> float | Undefined:
    """Ratio of two rates, above 1 where the high-deprivation group fares worse.

    Parameters
    ----------
    low, high : float
        Rates of the *bad* outcome in the low- and in the high-deprivation group.
    framing : {"adverse", "favorable"}
        Count the bad outcome (high over low) or the good one (low over high of 1 − rate).

    Returns
    -------
    float or Undefined
        The two framings are not each other's inverse and need not move the same way. Undefined where the rate below the line is 0.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1] or the framing is unknown.

    Notes
    -----
    Source: Keppel et al. 2005; Harper et al. 2010.

    Examples
    --------
    >>> round(relative_gap(0.15, 0.25), 3), round(relative_gap(0.12, 0.22), 3)
    (1.667, 1.833)
    >>> round(relative_gap(0.15, 0.25, framing="favorable"), 3), round(relative_gap(0.12, 0.22, framing="favorable"), 3)
    (1.133, 1.128)
    """
    if framing not in ("adverse", "favorable"):
        raise ValueError(f"framing must be 'adverse' or 'favorable', not {framing!r}")
    a, b = probability(low, "low"), probability(high, "high")
    above, below = (b, a) if framing == "adverse" else (1 - a, 1 - b)
    group, what = ("low", "bad") if framing == "adverse" else ("high", "good")
    return above / below if below > 0 else Undefined(f"nobody in the {group}-deprivation group has the {what} outcome")


def three_headlines(*, before: tuple[float, float], after: tuple[float, float]) -> list[Headline]:
    """What three true headlines say of the same change.

    Parameters
    ----------
    before, after : tuple of float
        Rates of the bad outcome, (low-deprivation, high-deprivation).

    Returns
    -------
    list of Headline
        Of the difference, of the ratio of the bad outcome, of the ratio of the good one.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1].

    Notes
    -----
    Source: Keppel et al. 2005; Harper et al. 2010.

    Examples
    --------
    >>> for headline in three_headlines(before=(0.15, 0.25), after=(0.12, 0.22)):
    ...     print(headline.measure, headline.verdict)
    difference unchanged
    ratio of the bad outcome wider
    ratio of the good outcome narrower
    """
    found: list[Headline] = []
    for measure, of in (
        ("difference", lambda pair: absolute_gap(*pair)),
        ("ratio of the bad outcome", lambda pair: relative_gap(*pair)),
        ("ratio of the good outcome", lambda pair: relative_gap(*pair, framing="favorable")),
    ):
        first, second = of(before), of(after)
        found.append(Headline(measure, first, second, _verdict(first, second, ratio=measure != "difference")))
    return found


def headlines_table(*, before: tuple[float, float], after: tuple[float, float]) -> pd.DataFrame:
    """`three_headlines` as a table.

    Parameters
    ----------
    before, after : tuple of float
        As `three_headlines`.

    Returns
    -------
    DataFrame
        `measure`, `before`, `after` (NaN where undefined), `verdict`.

    Raises
    ------
    ValueError
        As `three_headlines`.

    Examples
    --------
    >>> headlines_table(before=(0.15, 0.25), after=(0.12, 0.22)).round(3)
                         measure  before  after    verdict
    0                 difference   0.100  0.100  unchanged
    1   ratio of the bad outcome   1.667  1.833      wider
    2  ratio of the good outcome   1.133  1.128   narrower
    """
    rows = [(h.measure, float(h.before), float(h.after), h.verdict) for h in three_headlines(before=before, after=after)]
    return pd.DataFrame(rows, columns=["measure", "before", "after", "verdict"])


def is_leveling_down(*, before: tuple[float, float], after: tuple[float, float]) -> bool:
    """Whether a gap narrowed only because the better-off group now fares worse.

    Parameters
    ----------
    before, after : tuple of float
        Rates of the bad outcome, (low-deprivation, high-deprivation).

    Returns
    -------
    bool
        True where the difference narrowed, the low-deprivation group has a higher rate than before and the other no lower one.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1].

    Notes
    -----
    Source: Whitehead 1992, for why this is not equity.

    Examples
    --------
    >>> is_leveling_down(before=(0.15, 0.25), after=(0.20, 0.25)), is_leveling_down(before=(0.15, 0.25), after=(0.15, 0.20))
    (True, False)
    """
    (low, high), (new_low, new_high) = (tuple(probabilities(pair, "rates").tolist()) for pair in (before, after))
    narrowed = abs(new_high - new_low) < abs(high - low) - 1e-12
    return narrowed and new_low > low + 1e-12 and new_high >= high - 1e-12


def overall_rate(rates: Iterable[float], sizes: Iterable[float]) -> float | Undefined:
    """Rate of all groups together.

    Parameters
    ----------
    rates : array-like of float
        Of each group.
    sizes : array-like of float
        People in each group.

    Returns
    -------
    float or Undefined
        Undefined where there is nobody.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1], a size is below 0, or lengths differ.

    Examples
    --------
    >>> round(overall_rate([0.12, 0.22], [500, 500]), 2)
    0.17
    """
    of, weights = probabilities(rates, "rates"), [non_negative(size, "sizes") for size in sizes]
    if of.size != len(weights):
        raise ValueError(f"sizes must hold one number for each of the {of.size} rates, not {len(weights)}")
    total = finite(sum(weights), "sizes")
    return float(of @ weights) / total if total else Undefined("there is nobody in any group")


def _verdict(before: float | Undefined, after: float | Undefined, *, ratio: bool) -> str:
    if is_undefined(before) or is_undefined(after):
        return "undefined"
    # Distance from equality, on the scale of the measure: a gap that changes sides is not narrower for being below 0, and a ratio
    # of one half is as far from 1 as a ratio of 2.
    first, second = (abs(_log(float(value)) if ratio else float(value)) for value in (before, after))
    return "unchanged" if first == second or abs(first - second) <= 1e-12 else "wider" if second > first else "narrower"


def _log(ratio: float) -> float:
    return log(ratio) if ratio > 0 else -inf
