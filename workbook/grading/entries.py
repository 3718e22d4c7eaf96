"""Turn the lines of a submission into entries, each checked: whoever wrote the file may have written anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from workbook.entry import KINDS, Entry
from workbook.grading.submissions import Submission

MOST_VARIANTS, LONGEST_NAME = 100_000, 300
_NAMES = frozenset(one.name for one in fields(Entry))
_EMPTY: dict[str, Any] = {}
_BLANK = vars(Entry("note", "", "", id=""))
_TEXTS = ("kind", "course", "learner", "problem", "fingerprint", "verdict", "time", "id")
_decode = json.JSONDecoder().raw_decode
"""What `json.loads` calls in the end; it wants a line without spaces around it, and says where it stopped."""


@dataclass
class Log:
    """The entries of a file in their order, where each stands, and what was set aside with its cause."""

    entries: list[Entry] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)


def read_log(submission: Submission) -> Log:
    """Read every line that is an entry; the same entry twice counts once, two that differ under one id count not at all."""
    log, texts, conflicting = Log(set_aside=list(submission.faults)), dict[str, bytes](), set[str]()
    found: dict[str, Entry] = {}
    for where, line in submission.lines:
        try:
            entry = parse(line)
        except ValueError as fault:
            log.set_aside.append(f"{where}: {fault}")
            continue
        line = line.strip()
        if entry.id not in found:
            found[entry.id], texts[entry.id], log.places[entry.id] = entry, line, where
        elif texts[entry.id] != line:
            conflicting.add(entry.id)
            log.set_aside.append(f"{where}: another entry with the id of {log.places[entry.id]}; neither is used")
    log.entries = sorted((entry for entry in found.values() if entry.id not in conflicting), key=lambda one: (one.time, one.id))
    return log


def parse(line: bytes) -> Entry:
    """Read one line; ValueError says what is wrong with it. This and what it calls is the grader's inner loop."""
    data = _decoded(line)
    if type(data) is not dict:
        raise ValueError("not an entry of a log")
    if not data.keys() <= _NAMES:
        data = {name: value for name, value in data.items() if name in _NAMES}
    for name in _TEXTS:
        value = data.get(name, "")
        if type(value) is not str or len(value) > LONGEST_NAME:
            raise ValueError(f"`{name}` is not a text of ordinary length")
    if data.get("kind") not in KINDS or not data.get("id"):
        raise ValueError("not an entry of a log")
    _check_numbers(data)
    made: Entry = object.__new__(Entry)  # as Entry(**data) would, in a third of the time
    vars(made).update(_BLANK, **data)
    return made


def _decoded(line: bytes) -> Any:
    try:
        text = line.strip().decode("utf-8")
        data, end = _decode(text)
    except UnicodeDecodeError:
        raise ValueError("not text in UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("not a whole line of JSON: cut off, or changed") from None
    if end != len(text):
        raise ValueError("not a whole line of JSON: cut off, or changed")
    return data


def _check_numbers(data: dict[str, Any]) -> None:
    for name, most in (("variant", MOST_VARIANTS), ("hints", 1000)):
        value = data.get(name, 0)
        if type(value) is not int or not 0 <= value <= most:
            raise ValueError(f"`{name}` is not a number that the workbook writes")
    if not isinstance(data.get("parameters", _EMPTY), dict):
        raise ValueError("`parameters` are not the numbers of a problem")
    if not isinstance(data.get("misconception", ""), str):
        raise ValueError("`misconception` is not a name")
    try:
        if datetime.fromisoformat(data.get("time", "")).tzinfo is None:
            raise ValueError
    except ValueError:
        raise ValueError("it has no time") from None
