"""What a presenter's page finds again after a reload: slide, clock, tallies and scenes of each chapter, in one small file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from workbook.session import current

LIMIT = 200_000
"""Bytes that a talk's file may have: a few hundred tallies."""


def talk_file(chapter: str, *, home: Path | None = None) -> Path:
    """Return the file of a chapter's talk; ValueError where the name is none that a chapter could have."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,80}", chapter):
        raise ValueError(f"No chapter is called {chapter!r}: a name has letters, digits, _ and - only.")
    return (home or current().home) / "talks" / f"{chapter}.json"


def kept_talk(chapter: str) -> str:
    """Return what is kept of a talk as JSON that may stand in a page; an empty object where nothing can be read."""
    try:
        found = json.loads(talk_file(chapter).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    return json.dumps(found if isinstance(found, dict) else {}).replace("<", "\\u003c")


def keep_talk(chapter: str, text: bytes) -> None:
    """Write what the page says, in one step; ValueError where it is no JSON object, or more than a talk can be."""
    if len(text) > LIMIT:
        raise ValueError(f"A talk's file holds {LIMIT:,} bytes at most; this has {len(text):,}.")
    said: Any = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError(f"A talk is kept as a JSON object, not as {type(said).__name__}.")
    path = talk_file(chapter)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(said, indent=1), encoding="utf-8")
    part.replace(path)
