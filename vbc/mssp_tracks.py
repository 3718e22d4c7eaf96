"""The tracks of the Medicare Shared Savings Program: what is shared, what is repaid, and where both end.

Rates and limits are those of performance years 2023 to 2026.
"""

from dataclasses import dataclass
from typing import Literal

from vbc.checks import non_negative, positive, probability

Standard = Literal["met", "alternative", "failed"]
"""How an ACO did on quality: the standard, only the alternative one, or neither."""
STANDARDS: tuple[Standard, ...] = ("met", "alternative", "failed")


@dataclass(frozen=True)
class Track:
    """One level of a track.

    Attributes
    ----------
    name : str
    sharing_rate : float
        Of savings, from the first dollar.
    payment_cap : float
        Most that is paid, a share of the benchmark.
    loss_rate : float or None
        Of losses; None where losses are not shared. On the ENHANCED track quality lowers it from this, the highest.
    revenue_limit : float or None
        Most that is repaid, a share of the participants' Medicare revenue; None where revenue plays no part.
    loss_limit : float or None
        Most that is repaid, a share of the benchmark.
    """

    name: str
    sharing_rate: float
    payment_cap: float
    loss_rate: float | None = None
    revenue_limit: float | None = None
    loss_limit: float | None = None

    @property
    def two_sided(self) -> bool:
        """Whether losses are shared."""
        return self.loss_rate is not None


TRACKS: dict[str, Track] = {
    track.name: track
    for track in (
        Track("BASIC A", 0.40, 0.10),
        Track("BASIC B", 0.40, 0.10),
        Track("BASIC C", 0.50, 0.10, loss_rate=0.30, revenue_limit=0.02, loss_limit=0.01),
        Track("BASIC D", 0.50, 0.10, loss_rate=0.30, revenue_limit=0.04, loss_limit=0.02),
        Track("BASIC E", 0.50, 0.10, loss_rate=0.30, revenue_limit=0.08, loss_limit=0.04),
        Track("ENHANCED", 0.75, 0.20, loss_rate=0.75, loss_limit=0.15),
    )
}
"""By name; 42 CFR 425.605(d) and 425.610(d) to (g), performance years 2023 to 2026."""


def track_named(name: str) -> Track:
    """A track by its name.

    Parameters
    ----------
    name : str
        "BASIC A" to "BASIC E", or "ENHANCED".

    Returns
    -------
    Track

    Raises
    ------
    ValueError
        If there is no such track.

    Examples
    --------
    >>> track_named("BASIC E").sharing_rate
    0.5
    """
    if name not in TRACKS:
        raise ValueError(f"track must be one of {', '.join(TRACKS)}, not {name!r}")
    return TRACKS[name]


def final_sharing_rate(track: str, *, standard: Standard = "met", quality_score: float | None = None) -> float:
    """Share of savings that quality leaves: the whole rate, the rate times the score, or nothing.

    Parameters
    ----------
    track : str
        As `track_named`.
    standard : str
        "met", "alternative" or "failed".
    quality_score : float, optional
        From 0 to 1; needed for the alternative standard.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the track or the standard is unknown, or a score is missing or outside [0, 1].

    Notes
    -----
    42 CFR 425.512(a) and (b), 425.605(d), 425.610(d), performance years 2023 to 2026.

    Examples
    --------
    >>> final_sharing_rate("BASIC E"), round(final_sharing_rate("BASIC E", standard="alternative", quality_score=0.6), 3)
    (0.5, 0.3)
    """
    rate, standard = track_named(track).sharing_rate, known_standard(standard)
    if standard == "alternative":
        return rate * _score(quality_score, "the alternative standard")
    return rate if standard == "met" else 0.0


def final_loss_rate(track: str, *, standard: Standard = "met", quality_score: float | None = None) -> float:
    """Share of losses that is repaid: 30 % on the BASIC track whatever the quality, less for more quality on ENHANCED.

    Parameters
    ----------
    track : str
        As `track_named`.
    standard : str
        "met", "alternative" or "failed".
    quality_score : float, optional
        From 0 to 1; needed on the ENHANCED track unless both standards were failed.

    Returns
    -------
    float
        0 where losses are not shared.

    Raises
    ------
    ValueError
        As `final_sharing_rate`.

    Notes
    -----
    42 CFR 425.605(d) and 425.610(f): on ENHANCED 1 − 0.75 × score, no less than 40 % and no more than 75 %.

    Examples
    --------
    >>> final_loss_rate("BASIC E", quality_score=0.9), round(final_loss_rate("ENHANCED", quality_score=0.6), 3)
    (0.3, 0.55)
    """
    known, standard = track_named(track), known_standard(standard)
    if known.loss_rate is None:
        return 0.0
    if known.name != "ENHANCED" or standard == "failed":
        return known.loss_rate
    return min(max(1 - 0.75 * _score(quality_score, "losses on the ENHANCED track"), 0.40), 0.75)


def loss_recoupment_limit(track: str, *, benchmark: float, revenue: float | None = None) -> float:
    """Most that is repaid in a year ($).

    Parameters
    ----------
    track : str
        A two-sided one, as `track_named`.
    benchmark : float
        The ACO's total benchmark ($), above 0.
    revenue : float, optional
        What Medicare paid the ACO's participants ($); BASIC C, D and E need it.

    Returns
    -------
    float
        On BASIC C, D and E the smaller of a share of revenue and a share of the benchmark.

    Raises
    ------
    ValueError
        If the track is one-sided, the benchmark is not above 0, or revenue is missing where it is needed.

    Notes
    -----
    42 CFR 425.605(d)(1) and 425.610(g), performance years 2023 to 2026.

    Examples
    --------
    >>> loss_recoupment_limit("BASIC E", benchmark=100e6, revenue=30e6)
    2400000.0
    >>> loss_recoupment_limit("BASIC E", benchmark=100e6)
    Traceback (most recent call last):
    ValueError: revenue is needed: on BASIC E no more than 8 % of it is repaid
    """
    known, benchmark = track_named(track), positive(benchmark, "benchmark")
    if known.loss_limit is None:
        raise ValueError(f"track must be one that shares losses, not {track!r}")
    limit = known.loss_limit * benchmark
    if known.revenue_limit is None:
        return limit
    if revenue is None:
        raise ValueError(f"revenue is needed: on {track} no more than {known.revenue_limit:.0%} of it is repaid".replace("%", " %"))
    return min(limit, known.revenue_limit * non_negative(revenue, "revenue"))


def known_standard(standard: Standard) -> Standard:
    """A quality standard, checked.

    Parameters
    ----------
    standard : str

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If it is none of "met", "alternative" and "failed".

    Examples
    --------
    >>> known_standard("met")
    'met'
    """
    if standard not in STANDARDS:
        raise ValueError(f"standard must be one of {', '.join(STANDARDS)}, not {standard!r}")
    return standard


def _score(quality_score: float | None, what: str) -> float:
    if quality_score is None:
        raise ValueError(f"quality_score is needed for {what}")
    return probability(quality_score, "quality_score")
