"""What a run sent, read with suspicion: the learner's code can write into the pipe as well as the check can."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

PRINTED, RESULT = 20_000, 8_000_000
"""Bytes kept of what is printed, and allowed of results."""
_TEXT, _LINE, _NAMES = str, (int, type(None)), list
_FIELDS: dict[str, dict[str, Any]] = {
    "value": {"value": object},
    "raised": {"type": _TEXT, "message": _TEXT, "line": _LINE},
    "failed": {"type": _TEXT, "message": _TEXT, "line": _LINE},
    "missing": {"defined": _NAMES},
    "signature": {"takes": _NAMES, "given": _NAMES},
    "broken": {"message": _TEXT},
    "done": {},
}
MOST_TEXT, MOST_NAMES, MOST_DEPTH = 500, 20, 60


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_refuse)


class Crafted(Exception):
    """What came through the pipe is not what the check sends."""


@dataclass(frozen=True)
class Reply:
    """The raw ends of a run."""

    results: bytes
    printed: bytes
    ended: str
    """exit · time · flood"""
    signal: int = 0
    processor: float = 0.0
    """Processor seconds that the run used, where the system says."""

    def events(self) -> list[dict[str, Any]]:
        """The whole lines, each an event with the fields that its kind has; raises Crafted."""
        return [_event(line) for line in self.results[:RESULT].split(b"\n")[:-1]]

    def text(self) -> str:
        """What was printed."""
        return self.printed.decode("utf-8", "replace")


def _event(line: bytes) -> dict[str, Any]:
    try:
        event = _DECODER.decode(line.decode())
    except (ValueError, RecursionError) as error:
        raise Crafted from error
    kind = event.get("event") if isinstance(event, dict) else None
    fields = _FIELDS.get(kind) if isinstance(kind, str) else None
    if fields is None or event.keys() != {"event", *fields}:
        raise Crafted
    for name, kind in fields.items():
        _check(event[name], kind)
    return dict(event)


def _check(value: Any, kind: Any) -> None:
    if not isinstance(value, kind) or (kind is not object and isinstance(value, bool)):
        raise Crafted
    if kind is _TEXT and len(value) > MOST_TEXT:
        raise Crafted
    if kind is _NAMES and (len(value) > MOST_NAMES or not all(isinstance(one, str) and len(one) <= MOST_TEXT for one in value)):
        raise Crafted
