"""Turn the lines of a submission into entries, each checked: whoever wrote the file may have written anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from workbook.entry import KINDS, Entry
from workbook.grading.submissions import Submission

MOST_VARIANTS, MOST_HINTS, LONGEST_NAME = 100_000, 1000, 300
_NAMES = frozenset(one.name for one in fields(Entry))
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
    log, found, conflicting = Log(set_aside=list(submission.faults)), dict[str, tuple[Entry, bytes]](), set[str]()
    for where, line in submission.lines:
        line = line.strip()
        try:
            entry = parse(line)
        except ValueError as fault:
            log.set_aside.append(f"{where}: {fault}")
            continue
        if entry.id not in found:
            found[entry.id], log.places[entry.id] = (entry, line), where
        elif found[entry.id][1] != line:
            conflicting.add(entry.id)
            log.set_aside.append(f"{where}: another entry with the id of {log.places[entry.id]}; neither is used")
    log.entries = sorted((one for one, _ in found.values() if one.id not in conflicting), key=lambda one: (one.time, one.id))
    return log


def parse(line: bytes) -> Entry:
    """Read one line without spaces around it; ValueError says what is wrong. This is the grader's inner loop."""
    data = _decoded(line)
    if type(data) is not dict:
        raise ValueError("not an entry of a log")
    whole = {**_BLANK, **data} if data.keys() <= _NAMES else _BLANK | {name: data[name] for name in data if name in _NAMES}
    for name in _TEXTS:
        value = whole[name]
        if type(value) is not str or len(value) > LONGEST_NAME:
            raise ValueError(f"`{name}` is not a text of ordinary length")
    if "kind" not in data or whole["kind"] not in KINDS or not whole["id"]:
        raise ValueError("not an entry of a log")
    _check_numbers(whole)
    made: Entry = object.__new__(Entry)  # as Entry(**data) would, in a third of the time
    object.__setattr__(made, "__dict__", whole)
    return made


def _decoded(line: bytes) -> Any:
    try:
        text = line.decode()
        data, end = _decode(text)
    except UnicodeDecodeError:
        raise ValueError("not text in UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("not a whole line of JSON: cut off, or changed") from None
    if end != len(text):
        raise ValueError("not a whole line of JSON: cut off, or changed")
    return data


def _check_numbers(data: dict[str, Any]) -> None:
    variant, hints, parameters, mistake = data["variant"], data["hints"], data["parameters"], data["misconception"]
    if type(variant) is not int or not 0 <= variant <= MOST_VARIANTS:
        raise ValueError("`variant` is not a number that the workbook writes")
    if type(hints) is not int or not 0 <= hints <= MOST_HINTS:
        raise ValueError("`hints` is not a number that the workbook writes")
    if parameters is not None and type(parameters) is not dict:
        raise ValueError("`parameters` are not the numbers of a problem")
    if mistake is not None and type(mistake) is not str:
        raise ValueError("`misconception` is not a name")
    try:
        if datetime.fromisoformat(data["time"]).tzinfo is None:
            raise ValueError
    except ValueError:
        raise ValueError("it has no time") from None
