"""What each chapter teaches: one sentence an objective, which objectives it builds on, and which problems practice it."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbook import registry

OBJECTIVES = "exercises.objectives"

_ID = re.compile(r"ch\d\d\.[a-z][a-z_]*")


@dataclass(frozen=True)
class Objective:
    """Something that a reader can do after a chapter; `ch05.compare` belongs to chapter 5."""

    id: str
    says: str
    """One plain sentence that begins with a verb and has no period: “Compare hospitals whose patients differ”."""
    after: tuple[str, ...] = ()
    """The objectives that it builds on, of this chapter or of earlier ones."""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"The id of an objective reads like ch05.compare, not {self.id!r}.")
        if not self.says.strip() or self.says[0].islower() or self.says.endswith("."):
            raise ValueError(f"{self.id} says {self.says!r}; it has to begin with a capital letter and end without a period.")

    @property
    def chapter(self) -> str:
        """The chapter's number as it stands in ids: `ch05`."""
        return self.id.partition(".")[0]


class ObjectivesError(Exception):
    """The objectives do not fit together; the message names the file."""


@cache
def everything() -> dict[str, Objective]:
    """Every objective by id, chapter by chapter in authored order."""
    found: dict[str, Objective] = {}
    for chapter in _files():
        for one in _of_file(chapter):
            if one.id in found:
                raise ObjectivesError(f"exercises/objectives/{chapter}.py: {one.id} stands there twice.")
            found[one.id] = one
    return found


def of_chapter(chapter: str) -> list[Objective]:
    """The objectives of one chapter (`ch05` or its full name), in order; only its own file is loaded."""
    names = [name for name in _files() if chapter in (name, registry.chapter_key(name))]
    if len(names) != 1:
        raise KeyError(f"{chapter!r} names {len(names)} chapters that have objectives; there is {', '.join(_files())}")
    return list(_of_file(names[0]))


def chapters() -> list[str]:
    """The full names of the chapters that have objectives, in order."""
    return list(_files())


@cache
def serving(chapter: str) -> dict[str, tuple[str, ...]]:
    """The problems of a chapter that serve each of its objectives, those of the core route first."""
    problems = sorted(registry.of_chapter(chapter).items(), key=lambda item: item[1].stage != "core")
    return {one.id: tuple(name for name, problem in problems if one.id in problem.serves) for one in of_chapter(chapter)}


def check() -> None:
    """Raise ObjectivesError for the first objective that builds on none that there is, or, in a circle, on itself."""
    known = everything()
    done: set[str] = set()
    for one in known.values():
        _walk(one.id, (), known, done)


def _walk(name: str, path: tuple[str, ...], known: dict[str, Objective], done: set[str]) -> None:
    if name in path:
        raise ObjectivesError(f"These objectives build on each other in a circle: {' → '.join((*path, name))}.")
    if name in done:
        return
    for before in known[name].after:
        if before not in known:
            raise ObjectivesError(f"{name} builds on {before}, which no file in exercises/objectives has.")
        _walk(before, (*path, name), known, done)
    done.add(name)


@cache
def _files() -> tuple[str, ...]:
    package = importlib.import_module(OBJECTIVES)
    return tuple(path.stem for path in sorted(Path(next(iter(package.__path__))).glob("ch*.py")))


@cache
def _of_file(chapter: str) -> tuple[Objective, ...]:
    found: tuple[Objective, ...] = importlib.import_module(f"{OBJECTIVES}.{chapter}").OBJECTIVES
    for one in found:
        if one.chapter != registry.chapter_key(chapter):
            raise ObjectivesError(f"exercises/objectives/{chapter}.py holds {one.id}, which names another chapter.")
    return found
