"""Replaying a year: how often luck alone sets two hospitals of given quality against each other."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import bdtr, gammaln

from vbc.checks import Numbers, count, non_negative, positive, probability

# Counts such as 0.15 × 200 miss their whole number by rounding error; a tie must stay a tie.
_SLACK = 1e-9


@dataclass(frozen=True)
class Replay:
    """Chances of what the ratios of two hospitals show in one replayed year, each between 0 and 1.

    Attributes
    ----------
    x_praised : float
        X below 1 and Y above 1.
    y_praised : float
        Y below 1 and X above 1.
    stunning : float
        X below 1 and Y above 1, although X has the higher raw rate (or the mirror image of all three).
    rank_reversed : float
        The hospital with the higher raw rate has the lower ratio, wherever 1 may lie.
    """

    x_praised: float
    y_praised: float
    stunning: float
    rank_reversed: float

    @property
    def either(self) -> float:
        """The two hospitals fall on opposite sides of 1, one way or the other."""
        return self.x_praised + self.y_praised


def replayed_year(
    *,
    patients_x: int,
    patients_y: int,
    expected_x: float,
    expected_y: float,
    true_x: float = 1.0,
    true_y: float = 1.0,
) -> Replay:
    """Exact chances of what one more year of two hospitals would show.

    Every patient of a hospital dies with the same chance, its expected rate times its true ratio, independently. Patients
    whose risks differ vary a little less.

    Parameters
    ----------
    patients_x, patients_y : int
        Patients a year, above 0.
    expected_x, expected_y : float
        Expected rates, above 0.
    true_x, true_y : float
        The ratio that each hospital would show over endless years; 1 is exactly average.

    Returns
    -------
    Replay

    Raises
    ------
    ValueError
        If a number of patients is not a count above 0, an expected rate is not a probability above 0, or a true ratio
        is negative or takes a rate above 1.

    Notes
    -----
    Sums the two binomial distributions over every pair of death counts.

    Examples
    --------
    >>> year = replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05)
    >>> round(year.stunning, 3), round(year.either, 3)
    (0.205, 0.46)
    """
    x = _Hospital.of(patients_x, expected_x, true_x, "x")
    y = _Hospital.of(patients_y, expected_y, true_y, "y")
    x_praised = x.below_one * y.above_one
    y_praised = y.below_one * x.above_one
    return Replay(
        x_praised=x_praised,
        y_praised=y_praised,
        stunning=_reversed(x, y, across_one=True) + _reversed(y, x, across_one=True),
        rank_reversed=_reversed(x, y, across_one=False) + _reversed(y, x, across_one=False),
    )


def replayed_years(
    *,
    patients_x: int,
    patients_y: int,
    expected_x: float,
    expected_y: float,
    true_x: float = 1.0,
    true_y: float = 1.0,
    years: int = 200,
    seed: int = 1,
) -> pd.DataFrame:
    """Years drawn at random: what two hospitals of given quality would show.

    Parameters
    ----------
    patients_x, patients_y, expected_x, expected_y, true_x, true_y
        As for `replayed_year`.
    years : int
        How many years to draw.
    seed : int
        The same seed gives the same years.

    Returns
    -------
    DataFrame
        A row a year: `year`, `deaths_x`, `deaths_y`, `ratio_x`, `ratio_y` (observed to expected).

    Raises
    ------
    ValueError
        As for `replayed_year`, or if `years` or `seed` is not a count.

    Examples
    --------
    >>> drawn = replayed_years(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05, years=1000)
    >>> list(drawn.columns)
    ['year', 'deaths_x', 'deaths_y', 'ratio_x', 'ratio_y']
    """
    x = _Hospital.of(patients_x, expected_x, true_x, "x")
    y = _Hospital.of(patients_y, expected_y, true_y, "y")
    rng = np.random.default_rng(count(seed, "seed"))
    size = count(years, "years")
    # One stream a hospital: moving Y's quality leaves X's years where they were.
    deaths_x, deaths_y = (h.draw(stream.random(size)) for h, stream in zip((x, y), rng.spawn(2), strict=True))
    return pd.DataFrame(
        {
            "year": np.arange(1, size + 1),
            "deaths_x": deaths_x,
            "deaths_y": deaths_y,
            "ratio_x": deaths_x / x.expected,
            "ratio_y": deaths_y / y.expected,
        }
    )


@dataclass(frozen=True)
class _Hospital:
    """A hospital's patients, expected deaths and true chance of death."""

    patients: int
    expected: float
    rate: float

    @classmethod
    def of(cls, patients: int, expected: float, true: float, name: str) -> "_Hospital":
        n = count(positive(patients, f"patients_{name}"), f"patients_{name}")
        rate = positive(probability(expected, f"expected_{name}"), f"expected_{name}")
        actual = rate * non_negative(true, f"true_{name}")
        if actual > 1:
            raise ValueError(f"true_{name} must not take the expected rate {rate} above 1, not {true}")
        return cls(n, rate * n, actual)

    @property
    def below_one(self) -> float:
        """The chance of a ratio below 1."""
        return float(self.at_most(_last_below(self.expected)))

    @property
    def above_one(self) -> float:
        """The chance of a ratio above 1."""
        return 1 - float(self.at_most(_first_above(self.expected) - 1))

    @property
    def likely_deaths(self) -> Numbers:
        """The counts within nine standard deviations; those beyond have no chance that a float could hold."""
        mean = self.rate * self.patients
        reach = 9 * np.sqrt(mean) + 15
        return np.arange(max(0, int(mean - reach)), min(self.patients, int(mean + reach)) + 1, dtype=np.float64)

    def at_most(self, deaths: Numbers) -> Numbers:
        """The chance of so many deaths or fewer; 0 for a negative count."""
        chance = bdtr(np.clip(deaths, 0, self.patients), self.patients, self.rate)
        return np.where(np.asarray(deaths) < 0, 0.0, chance)

    def probabilities(self, deaths: Numbers) -> Numbers:
        if self.rate in (0.0, 1.0):
            return np.where(deaths == self.rate * self.patients, 1.0, 0.0)
        n, p = self.patients, self.rate
        chosen = gammaln(n + 1) - gammaln(deaths + 1) - gammaln(n - deaths + 1)
        return np.exp(chosen + deaths * np.log(p) + (n - deaths) * np.log1p(-p))

    def draw(self, uniforms: Numbers) -> Numbers:
        """Turn uniform draws into deaths by the inverse of the distribution, so that a slider moves each dot smoothly."""
        deaths = self.likely_deaths
        place = np.searchsorted(np.cumsum(self.probabilities(deaths)), uniforms)
        return deaths[place.clip(0, deaths.size - 1)].astype(int)


def _reversed(higher: _Hospital, lower: _Hospital, *, across_one: bool) -> float:
    """The chance that the hospital with the higher raw rate has the lower ratio."""
    deaths = lower.likely_deaths
    first = _first_above(higher.patients * deaths / lower.patients)
    last = _last_below(higher.expected * deaths / lower.expected)
    if across_one:
        deaths, first, last = (column[deaths >= _first_above(lower.expected)] for column in (deaths, first, last))
        last = np.minimum(last, _last_below(higher.expected))
    between = np.clip(higher.at_most(last) - higher.at_most(first - 1), 0, None)
    return float(lower.probabilities(deaths) @ between)


def _last_below(limit: Numbers | float) -> Numbers:
    """The highest count below a limit."""
    return np.ceil(np.asarray(limit) - _SLACK) - 1


def _first_above(limit: Numbers | float) -> Numbers:
    """The lowest count above a limit."""
    return np.floor(np.asarray(limit) + _SLACK) + 1
