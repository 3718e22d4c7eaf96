"""What every kind of answer can do; the judge, the card and the log know answers by these methods alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Unreadable:
    """What was typed cannot be taken as an answer; `message` (Markdown) says what would be. It costs no attempt."""

    message: str
    number: float | None = None
    """The number it says, where that can be read but cannot be the answer: it may still be a known mistake."""


class Answer(ABC):
    """A kind of answer. A new kind is a frozen dataclass that fills in these methods."""

    kind: ClassVar[str]
    """Names the front end that asks for it."""
    tries: ClassVar[int] = 3
    """Misses after which the worked solution opens."""

    @abstractmethod
    def read(self, raw: object, parameters: Parameters) -> Any:
        """Return the value that was typed, chosen or set, or `Unreadable`."""

    @abstractmethod
    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        """Say whether a read value agrees with a truth (or with what a mistake would give)."""

    @abstractmethod
    def expects(self, parameters: Parameters) -> str:
        """State the format and the tolerance, in one sentence of Markdown."""

    @abstractmethod
    def spec(self, parameters: Parameters) -> dict[str, Any]:
        """Describe the input for the front end, as JSON; `kind` is always in it."""

    @abstractmethod
    def show(self, value: Any, parameters: Parameters) -> str:
        """Write a value as a reader would, as one line of Markdown (a dollar sign is `\\$`)."""

    def confirm(self, value: Any, parameters: Parameters) -> str:
        """Say, in Markdown, that this answer is right; used where the key gives no reason of its own."""
        return f"Right: {self.show(value, parameters)}."

    def difference(self, given: Any, truth: Any, parameters: Parameters) -> str:
        """Say, in Markdown, in which way a wrong answer is off, without giving the right one away."""
        return "That is not it yet. Take the first hint, or set out each step with its unit."

    def follows(self, given: Any, mistaken: Any, truth: Any, parameters: Parameters) -> bool:
        """Say whether an answer bears the mark of a mistake; kinds with parts may find it in some of them."""
        return self.same(given, mistaken, parameters)

    def record(self, value: Any) -> Any:
        """Return the value as JSON for the log, in a form that `read` takes back."""
        return value
