"""What one grading is about: the same for every learner, and part of the name under which a result is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

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

    @property
    def is_later(self) -> bool:
        """Whether each problem had one final answer."""
        return self.feedback == "later"

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for a worker."""
        return asdict(self)

    def digest(self, *more: str) -> str:
        """Name the result of grading something with these settings; another key, policy or secret gives another name."""
        whole = hashlib.sha256(json.dumps([asdict(self), *more], sort_keys=True).encode())
        return whole.hexdigest()[:40]
