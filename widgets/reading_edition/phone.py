"""A picture laid out for a telephone, as the live page lays it out on one: parts one under the other, titles broken."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

WIDTH = 330
"""Pixels across: what a screen of 400 leaves within two frames."""
_LEAST = 90
_CHARACTERS = WIDTH // 8
_PARTS = ("layer", "concat", "hconcat", "vconcat")

Spec = dict[str, Any]


def for_a_phone(spec: Mapping[str, Any], measured: Callable[[Spec], float]) -> Spec:
    """Return a specification that is `WIDTH` pixels wide, where its parts let themselves be narrowed.

    `measured` says how wide a drawn specification is.
    """
    narrow = copy.deepcopy(dict(spec))
    if narrow.get("columns"):
        narrow["columns"] = 1
    _break_titles(narrow)
    if narrow.get("width") == "container":
        return narrow | {"width": WIDTH}
    plots = list(_plots(narrow, narrow.get("config", {}).get("view", {}).get("continuousWidth", 200)))
    spare = WIDTH - measured(narrow) if plots else 0
    for plot in plots:
        plot["width"] = max(_LEAST, int(plot["width"] + spare))
    return narrow


def _plots(whole: Spec, usual: float) -> Iterator[Spec]:
    """The parts of a composed picture that have a width in pixels, which is written into those that have the usual one."""
    for kind in _PARTS[1:]:
        for one in whole.get(kind, []):
            if any(inner in one for inner in _PARTS[1:]):
                yield from _plots(one, usual)
            elif isinstance(one.setdefault("width", usual), int | float):
                yield one


def _break_titles(part: Spec) -> None:
    """Break the titles that would not fit across: those of pictures and of horizontal axes."""
    title, across = part.get("title"), part.get("encoding", {}).get("x") or {}
    if isinstance(title, str):
        part["title"] = _broken(title)
    elif title:
        title.update({name: _broken(title[name]) for name in ("text", "subtitle") if name in title})
    for holder in (across, across.get("axis") or {}):
        if holder.get("title"):
            holder["title"] = _broken(holder["title"])
    for kind in _PARTS:
        for one in part.get(kind, []):
            _break_titles(one)
    if "spec" in part:
        _break_titles(part["spec"])


def _broken(text: Any) -> Any:
    return textwrap.wrap(text, _CHARACTERS) if isinstance(text, str) and len(text) > _CHARACTERS else text
