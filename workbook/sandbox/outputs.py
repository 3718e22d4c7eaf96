"""What comes back from a run: one output a case, what was printed, and why it stopped where it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Raised:
    """An exception that the code raised: its type, its message and the learner's own line."""

    type: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = f" (line {self.line})" if self.line else ""
        return f"{self.type}: {self.message}{where}" if self.message else f"{self.type}{where}"


@dataclass(frozen=True)
class Strange:
    """A returned value of a type that no answer has; `text` is how it describes itself."""

    type: str
    text: str

    def __repr__(self) -> str:
        return f"{self.text} (of type {self.type})"


@dataclass(frozen=True)
class Output:
    """What one case gave: a value or an error."""

    value: Any = None
    error: Raised | None = None


@dataclass(frozen=True)
class Failure:
    """Why a run did not get through all cases; `message` is Markdown for the learner."""

    kind: str
    """definition · missing · signature · time · memory · stopped · crashed · flood · crafted · unavailable"""
    message: str

    @property
    def before_any_case(self) -> bool:
        """Whether the function could not be called at all: that is a slip, not an answer."""
        return self.kind in ("definition", "missing", "signature", "unavailable")


@dataclass(frozen=True)
class Outputs:
    """The outputs of the cases that were reached, in order."""

    cases: tuple[Mapping[str, Any], ...]
    outputs: tuple[Output, ...] = ()
    printed: str = ""
    failure: Failure | None = None
    processor: float = 0.0
    """Processor seconds that the run used, where the system says."""

    def __iter__(self) -> Iterator[Output]:
        return iter(self.outputs)

    def __len__(self) -> int:
        return len(self.outputs)
