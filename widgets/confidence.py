"""How sure a reader is of a prediction, or how firmly a vote is held: what is asked, and the words for what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SURENESS = {
    100: "certain",
    90: "very sure",
    80: "quite sure",
    70: "fairly sure",
    60: "leaning this way",
    50: "as likely as not",
    0: "a hunch",
}
"""The words for a confidence from this percentage on."""

FIRMNESS = {100: "very firmly", 75: "firmly", 50: "fairly firmly", 25: "loosely", 0: "as a first thought"}
"""The words for how firmly a vote is held: no result will prove it right, so there is no chance to state."""


@dataclass(frozen=True)
class Scale:
    """What a reader says with the slider below a question; the log keeps a number from 0 to 100."""

    name: str
    """How the log calls it; empty for a confidence in percent, which every older line of a log states."""
    asks: str
    short: str
    """The same where it is missing: “how sure you are”."""
    least: int
    step: int
    ends: tuple[str, str]
    says: Callable[[float], str]
    """The words for a number, as the slider and the result show them."""

    @property
    def range(self) -> str:
        """The two ends in words, for who has said nothing yet."""
        return f"from {self.ends[0]} to {self.ends[1]}"

    def spec(self) -> dict[str, Any]:
        """Lay out the slider; steps begin at a multiple of the step, so that 100 can be reached."""
        low = self.step * (self.least // self.step)
        places = (max(self.least, value) for value in range(low, 101, self.step))
        return {
            "asks": self.asks,
            "short": self.short,
            "low": low,
            "least": self.least,
            "step": self.step,
            "middle": self.step * round((low + 100) / (2 * self.step)),
            "words": {str(value): self.says(value) for value in places},
            "ends": list(self.ends),
        }


def how_sure(least: int) -> Scale:
    """Ask for a confidence in percent; at `least` the answer was only guessed, or, of a number, is held to be wrong."""
    ends = (f"{least}% ({_at_least(least)})", "100% (certain)")
    return Scale("", "How sure are you?", "how sure you are", least, 5, ends, lambda said: words_for(said, least=least))


HOW_FIRMLY = Scale(
    "firmness",
    "How firmly do you hold it?",
    "how firmly you hold it",
    0,
    25,
    ("a first thought", FIRMNESS[100]),
    lambda said: next(word for floor, word in FIRMNESS.items() if said >= floor),
)


def words_for(confidence: float, *, least: int = 0) -> str:
    """Put a confidence into words; at `least` the answer was a guess.

    >>> words_for(70)
    '70%, fairly sure'
    """
    if confidence <= least:
        return f"{confidence:g}%, {_at_least(least)}"
    return f"{confidence:g}%, " + next(word for floor, word in SURENESS.items() if confidence >= floor)


def _at_least(least: float) -> str:
    """The words for the lowest place: who guesses among options is right as often as that; a guessed number may be right, too."""
    return "a pure guess" if least else "cannot be right"
