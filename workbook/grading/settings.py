"""What one grading is about: the same for every learner, and part of the name under which a result is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from workbook import registry
from workbook.problem import Problem

POLICIES = ("best", "last")


@dataclass(frozen=True)
class Settings:
    """How to mark."""

    course: str
    release: str
    feedback: str
    secret: str
    policy: str = "best"
    solutions: bool = True
    """Whether pages hold the worked solutions."""
    weaker: bool = False
    """Whether code is marked although the system cannot wholly contain it."""
    only: tuple[str, ...] = ()
    """The chapters that count; empty for all."""

    @property
    def is_later(self) -> bool:
        """Whether each problem had one final answer."""
        return self.feedback == "later"

    @cache  # noqa: B019  (a process has one or two settings)
    def chapters(self) -> list[str]:
        """The chapters that count, in order."""
        return [chapter for chapter in registry.chapters() if not self.only or chapter in self.only]

    @cache  # noqa: B019
    def problems(self) -> dict[str, Problem]:
        """The problems that count, in order."""
        return {name: one for chapter in self.chapters() for name, one in registry.of_chapter(chapter).items()}

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for a worker."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Settings:
        """From plain data, in a worker."""
        return cls(**{**data, "only": tuple(data["only"])})

    def digest(self, *more: str) -> str:
        """Name the result of grading something with these settings; another key, policy or secret gives another name."""
        whole = hashlib.sha256(json.dumps([asdict(self), *more], sort_keys=True).encode())
        return whole.hexdigest()[:40]
