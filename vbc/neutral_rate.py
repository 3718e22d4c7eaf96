"""The rate at which a yardstick of disparity says “unchanged”: each yardstick has one of its own."""

from vbc.checks import probability
from vbc.undefined import Undefined

MEASURES = {
    "difference": "difference",
    "adverse": "ratio of the bad outcome",
    "favorable": "ratio of the good outcome",
}
"""The three yardsticks, with the names that `vbc.disparity.three_headlines` gives them."""


def neutral_rate(low_after: float, *, before: tuple[float, float], measure: str) -> float | Undefined:
    """Rate of the high-deprivation group at which a yardstick reads as it did before.

    Parameters
    ----------
    low_after : float
        Rate of the bad outcome in the low-deprivation group, after.
    before : tuple of float
        Rates of the bad outcome before, (low-deprivation, high-deprivation).
    measure : {"difference", "adverse", "favorable"}
        The difference, the ratio of the bad outcome, or the ratio of the good one.

    Returns
    -------
    float or Undefined
        Undefined where the yardstick was not defined before, or where no rate between 0 and 1 makes it read the same.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1] or the measure is unknown.

    Notes
    -----
    In a plane of the two rates these are three straight lines through the point before: parallel to the line of no gap, through
    the corner where nobody has the bad outcome, and through the corner where everybody has it. Source: Keppel et al. 2005.

    Examples
    --------
    >>> [round(neutral_rate(0.12, before=(0.15, 0.25), measure=measure), 4) for measure in MEASURES]
    [0.22, 0.2, 0.2235]
    """
    if measure not in MEASURES:
        raise ValueError(f"measure must be one of {', '.join(MEASURES)}, not {measure!r}")
    low, high = (probability(rate, "before") for rate in before)
    after = probability(low_after, "low_after")
    if measure == "difference":
        rate = high + after - low
    elif measure == "adverse":
        if low == 0:
            return Undefined("nobody in the low-deprivation group had the bad outcome before, so there was no ratio")
        rate = after * high / low
    else:
        if high == 1:
            return Undefined("nobody in the high-deprivation group had the good outcome before, so there was no ratio")
        if low == 1:
            return Undefined("nobody in the low-deprivation group had the good outcome before, so no ratio but 0 can be kept")
        rate = 1 - (1 - after) * (1 - high) / (1 - low)
    if not -1e-12 <= rate <= 1 + 1e-12:
        return Undefined(f"it would take a rate of {rate:.4g}, and no rate lies outside 0 to 1")
    return min(1.0, max(0.0, rate))
