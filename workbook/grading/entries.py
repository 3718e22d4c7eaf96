"""Turn the lines of a submission into entries, each checked: whoever wrote the file may have written anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import Any

from workbook.entry import KINDS, Entry
from workbook.grading.submissions import Submission

MOST_VARIANTS, MOST_HINTS, LONGEST_NAME = 100_000, 1000, 300
_BLANK = vars(Entry("note", "", "", id=""))
_TEXTS = ("kind", "course", "learner", "problem", "fingerprint", "verdict", "time", "id")
_texts, _when = itemgetter(*_TEXTS), attrgetter("time", "id")
_KINDS = frozenset(KINDS)
_decode = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
"""What `json.loads` calls in the end; it wants a line without spaces around it, and says where it stopped."""


@dataclass
class Log:
    """The entries of a file in their order, where each stands, and what was set aside with its cause."""

    entries: list[Entry] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)


def read_log(submission: Submission) -> Log:
    """Read every line that is an entry; the same entry twice counts once, two that differ under one id count not at all."""
    log, found, lines, conflicting = Log(set_aside=list(submission.faults)), dict[str, Entry](), dict[str, bytes](), set[str]()
    places = log.places
    for where, line in submission.lines:
        line = line.strip()
        try:
            entry = parse(line)
        except ValueError as fault:
            log.set_aside.append(f"{where}: {fault}")
            continue
        name = entry.id
        if name not in found:
            found[name], lines[name], places[name] = entry, line, where
        elif lines[name] != line:
            conflicting.add(name)
            log.set_aside.append(f"{where}: another entry with the id of {places[name]}; neither is used")
    log.entries = sorted((one for name, one in found.items() if name not in conflicting), key=_when)
    return log


def parse(line: bytes) -> Entry:
    """Read one line without spaces around it; ValueError says what is wrong. This is the grader's inner loop."""
    data = _decoded(line)
    if type(data) is not dict:
        raise ValueError("not an entry of a log")
    whole = {**_BLANK, **data}
    if len(whole) > len(_BLANK):  # fields of later editions
        whole = {name: whole[name] for name in _BLANK}
    try:
        are_texts = len("".join(_texts(whole))) <= LONGEST_NAME  # all at once: none is longer than all
    except TypeError:
        are_texts = False
    if not are_texts:
        _check_texts(whole)
    if whole["kind"] not in _KINDS or "kind" not in data or not whole["id"]:
        raise ValueError("not an entry of a log")
    _check_numbers(whole)
    made: Entry = object.__new__(Entry)  # as Entry(**data) would, in a third of the time
    object.__setattr__(made, "__dict__", whole)
    return made


def _check_texts(data: dict[str, Any]) -> None:
    for name in _TEXTS:
        value = data[name]
        if type(value) is not str or len(value) > LONGEST_NAME:
            raise ValueError(f"`{name}` is not a text of ordinary length")


def _decoded(line: bytes) -> Any:
    try:
        text = line.decode()
        data, end = _decode(text, 0)
    except UnicodeDecodeError:
        raise ValueError("not text in UTF-8") from None
    except (ValueError, RecursionError, StopIteration):
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
