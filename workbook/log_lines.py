"""Reads the lines of a log, however they were torn, doubled or edited: a line that cannot be read costs nothing but itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook.entry import DECODER, Entry


@dataclass(frozen=True)
class Torn:
    """A line set aside."""

    name: str
    """Its file."""
    line: int
    """Counted from the place where reading began: from 1 at the start of the file."""
    text: str
    """How it begins."""
    fault: str
    """What is wrong with it."""

    @property
    def key(self) -> str:
        """The same for the same line, wherever it stands."""
        return hashlib.sha256(f"{self.name}|{self.text}".encode()).hexdigest()[:16]


def read_lines(data: bytes, name: str, *, is_start: bool = True) -> tuple[list[Entry], list[Torn], list[Entry]]:
    """Read what has been appended to a file: its entries, the lines set aside, and, where it is whole, the last unfinished one."""
    whole, _, rest = data.rpartition(b"\n")
    text = whole.decode("utf-8", "replace")
    if is_start:
        text = text.removeprefix("\ufeff")  # as some editors save
    lines = text.split("\n")
    entries, torn = _all_at_once(lines), list[Torn]()
    if entries is None:
        entries = []
        for number, line in enumerate(lines, start=1):
            if line.strip():
                _take(line, name, number, entries, torn)
    tail: list[Entry] = []
    if rest.strip():
        _take(rest.decode("utf-8", "replace").removeprefix("\ufeff"), name, 0, tail, [])
    return entries, torn, tail


def unreadable(torn: Sequence[Torn], folder: Path | None) -> str | None:
    """Say in one sentence that lines were set aside, and what to do."""
    if not torn:
        return None
    first = torn[0]
    count = (
        "A line of your log cannot be read and is" if len(torn) == 1 else f"{len(torn)} lines of your log cannot be read and are"
    )
    return (
        f"{count} left out (the first begins {first.text[:40]!r}, in {first.name} in {folder}): "
        "mend it there if it was edited, or leave it; everything else counts."
    )


def _all_at_once(lines: Sequence[str]) -> list[Entry] | None:
    """Read many lines as one text, which takes a third of the time; None where any of them is not an entry by itself.

    Each line has to begin and end as an object does, and as many have to come out as went in: two halves of torn lines cannot
    pass for an entry.
    """
    if not all(line[:1] == "{" and line[-1:] == "}" for line in lines):
        return None
    try:
        found = DECODER.decode(f"[{','.join(lines)}]")
        return [Entry.from_data(one) for one in found] if len(found) == len(lines) else None
    except ValueError:
        return None


def _take(line: str, name: str, number: int, entries: list[Entry], torn: list[Torn]) -> None:
    try:
        entries.append(Entry.from_json(line))
    except (ValueError, RecursionError) as error:
        fault = str(error) if str(error).startswith("this line") else "this line is not an entry of the log"
        torn.append(Torn(name, number, line.strip()[:80], fault))
