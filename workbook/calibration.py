"""How far a reader's confidence can be trusted: what was stated with each prediction, held against what came true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from vbc.forecasts import brier_score, chance_of_at_most, expected_brier_score
from vbc.intervals import Interval
from vbc.patient_experience import wilson_interval
from vbc.undefined import Undefined
from workbook.review_predictions import Asking

FEWEST = 10
"""Below so many predictions there are dots and words, no shares."""

GROUP = 10
"""How many predictions make one step over time."""

LEVELS = ((0, 0.5, "below 50%"), (0.5, 0.7, "50 to 69%"), (0.7, 0.9, "70 to 89%"), (0.9, 1.01, "90 to 100%"))
"""Where levels of confidence begin and end, and what they are called."""

LIKELY = 0.05
"""Below this chance, too many or too few right are called more than luck."""


@dataclass(frozen=True)
class Stated:
    """One prediction with a result."""

    name: str
    """The explorer's name."""
    chapter: str
    time: datetime
    confidence: float
    """As a fraction."""
    right: bool
    guess: float
    """The chance of somebody who only guesses: 0 for a number."""
    again: bool = False
    """Whether the question was asked again, after its result had been seen."""

    @property
    def cost(self) -> float:
        """What it adds to the Brier score: the squared distance from what came true."""
        return (self.confidence - self.right) ** 2


@dataclass(frozen=True)
class Level:
    """The predictions of one level of confidence."""

    says: str
    n: int
    right: int
    confidence: float
    """The mean that was stated."""
    limits: Interval
    """Wilson's 95% limits of the share right."""

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.n


@dataclass(frozen=True)
class Step:
    """Some predictions in a row."""

    first: int
    last: int
    confidence: float
    share: float
    brier: float


@dataclass(frozen=True)
class Calibration:
    """What all first predictions say; those asked again are kept apart, for their results had been seen."""

    first: tuple[Stated, ...]
    again: tuple[Stated, ...]

    @property
    def n(self) -> int:
        """First predictions with a result."""
        return len(self.first)

    @property
    def right(self) -> int:
        """How many of them were right."""
        return sum(one.right for one in self.first)

    @property
    def is_few(self) -> bool:
        """Whether there are too few for a share to mean much."""
        return self.n < FEWEST

    @property
    def expected(self) -> float:
        """How many would be right if every confidence were."""
        return sum(one.confidence for one in self.first)

    @property
    def confidence(self) -> float | Undefined:
        """The mean that was stated."""
        return self.expected / self.n if self.n else Undefined("nothing has been predicted")

    @property
    def luck(self) -> float:
        """The chance of a count at least as far off, on its side and doubled, were every confidence right."""
        stated = [one.confidence for one in self.first]
        if self.right < self.expected:
            return min(1.0, 2 * chance_of_at_most(self.right, stated=stated))
        return min(1.0, 2 * chance_of_at_most(self.n - self.right, stated=[1 - one for one in stated]))

    @property
    def verdict(self) -> str:
        """`few`, `overconfident`, `underconfident`, or `agrees` where luck explains the distance."""
        if self.is_few:
            return "few"
        if self.luck >= LIKELY:
            return "agrees"
        return "overconfident" if self.right < self.expected else "underconfident"

    @property
    def brier(self) -> float | Undefined:
        """The Brier score of the first predictions."""
        return score(self.first)

    @property
    def of_options(self) -> tuple[Stated, ...]:
        """Predictions with options, where a guess has a chance."""
        return tuple(one for one in self.first if one.guess > 0)

    @property
    def of_numbers(self) -> tuple[Stated, ...]:
        """Predictions of a number, where a guess has next to none."""
        return tuple(one for one in self.first if one.guess == 0)

    @property
    def brier_of_guessing(self) -> float | Undefined:
        """What somebody who guesses on these very options, and says so, can expect."""
        known = self.of_options
        if not known:
            return Undefined("no prediction had options")
        return sum(expected_brier_score(one.guess) for one in known) / len(known)

    def levels(self, *, again: bool = False) -> list[Level]:
        """The predictions by level of confidence, empty levels left out."""
        found = []
        for low, high, says in LEVELS:
            within = [one for one in (self.again if again else self.first) if low <= one.confidence < high]
            if within:
                right = sum(one.right for one in within)
                limits = wilson_interval(right / len(within), n=len(within))
                assert isinstance(limits, Interval)
                found.append(Level(says, len(within), right, sum(one.confidence for one in within) / len(within), limits))
        return found

    def steps(self) -> list[Step]:
        """The first predictions ten by ten; what is left over at the end joins the last ten."""
        groups: list[list[Stated]] = [list(self.first[start : start + GROUP]) for start in range(0, self.n, GROUP)]
        if groups[1:] and len(groups[-1]) < GROUP:
            left = groups.pop()
            groups[-1] += left
        steps, place = [], 1
        for group in groups:
            share = sum(one.right for one in group) / len(group)
            confidence = sum(one.confidence for one in group) / len(group)
            brier = score(group)
            assert isinstance(brier, float)
            steps.append(Step(place, place + len(group) - 1, confidence, share, brier))
            place += len(group)
        return steps

    def dots(self) -> list[tuple[float, bool, int]]:
        """How often each confidence was stated and right, or wrong: what few predictions are shown as."""

        def key(one: Stated) -> tuple[float, bool]:
            return one.confidence, one.right

        return [(*place, len(list(same))) for place, same in groupby(sorted(self.first, key=key), key=key)]


def calibration_of(askings: Mapping[str, Sequence[Asking]]) -> Calibration:
    """Gather every prediction that has a result, in the order of time; votes have none."""
    everything = sorted((one for known in askings.values() for one in known if one.right is not None), key=lambda one: one.time)
    stated = [
        Stated(one.name, one.chapter, one.time, one.confidence / 100, bool(one.right), one.guess, again=one.number > 1)
        for one in everything
    ]
    return Calibration(tuple(one for one in stated if not one.again), tuple(one for one in stated if one.again))


def score(stated: Iterable[Stated]) -> float | Undefined:
    """The Brier score of some predictions."""
    known = list(stated)
    return brier_score([one.right for one in known], [one.confidence for one in known])
