"""A course laid over weeks: which chapters when, how long they take, and where there is time to look back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from workbook import registry
from workbook.building import ROOT, chapter_title
from workbook.cells import calls
from workbook.notebook_files import read_script
from workbook.slides import kind_of

REVIEWS = {6: 1, 12: 2, 15: 3}
"""Lengths of a course, and how many of its weeks are for looking back."""

MINUTES = {"words": 1 / 180, "predict": 2, "decide": 6, "explorer": 5, "position": 10, "card": 4, "due_cards": 8, "long_run": 2}
"""What a word of the text takes, and each thing to do; two problems of earlier chapters open a chapter."""


@dataclass(frozen=True)
class Lesson:
    """One chapter as work to be done."""

    name: str
    title: str
    core_minutes: int
    """The core route, read and done, to the next five minutes."""
    practice_minutes: int
    """What stands under “More practice”, and in the exercise notebook only."""
    positions: int
    """Positions to write on the core route."""

    @property
    def number(self) -> int:
        """The chapter's number."""
        return registry.chapter_number(self.name)

    @property
    def core(self) -> list[str]:
        """The titles of its core problems, as Markdown."""
        return [problem.title for problem in registry.of_chapter(self.name).values() if problem.stage == "core"]


@dataclass(frozen=True)
class Week:
    """One week of the course."""

    number: int
    lessons: tuple[Lesson, ...]
    looks_back: tuple[Lesson, ...] = ()
    """In a week of review: the chapters since the last one."""
    monday: date | None = None
    """Its first day, where the course has a date to start."""

    @property
    def minutes(self) -> int:
        """The core routes of the week together."""
        return sum(one.core_minutes for one in self.lessons)

    @property
    def due(self) -> date | None:
        """The day on which its work is handed in: the seventh of the week."""
        return self.monday + timedelta(days=6) if self.monday else None


def plan(weeks: int, *, start: date | None = None) -> list[Week]:
    """Lay the chapters over so many weeks, in order and evenly by minutes; the last chapter has the last week.

    Raises
    ------
    ValueError
        Where no plan has that length.
    """
    if weeks not in REVIEWS:
        raise ValueError(f"weeks is {weeks}; there are plans for {', '.join(map(str, REVIEWS))}")
    lessons = [lesson(name) for name in registry.chapters()]
    *taught, last = lessons
    groups = _evenly(taught, weeks - REVIEWS[weeks] - 1)
    reviews = {round(len(groups) * (turn + 1) / (REVIEWS[weeks] + 1)) for turn in range(REVIEWS[weeks])}
    found: list[tuple[tuple[Lesson, ...], tuple[Lesson, ...]]] = []
    since: list[Lesson] = []
    for count, group in enumerate(groups, start=1):
        found.append((tuple(group), ()))
        since += group
        if count in reviews:
            found.append(((), tuple(since)))
            since = []
    found.append(((last,), ()))
    return [
        Week(number, taught, back, start + timedelta(weeks=number - 1) if start else None)
        for number, (taught, back) in enumerate(found, start=1)
    ]


@cache
def lesson(name: str) -> Lesson:
    """Read a chapter's work from its page and its problems."""
    cells = read_script((ROOT / "chapters" / f"{name}.py").read_text(encoding="utf-8")).cells
    core, practice, positions, in_core = 0.0, 0.0, 0, True
    for cell in cells:
        if cell.cell_type == "markdown":
            in_core = in_core and not re.search(r"^## More practice", cell.source, re.MULTILINE)
            if kind_of(cell) == "notes":
                continue
            minutes = len(cell.source.split()) * MINUTES["words"]
        else:
            shown = next((name for name, texts in calls(cell.source) if texts), "")
            minutes = MINUTES.get(shown, 0)
            positions += in_core and shown == "position"
            if shown == "card" and not in_core:
                continue  # counted below, with those that only the exercise notebook has
        core, practice = (core + minutes, practice) if in_core else (core, practice + minutes)
    others = sum(problem.stage != "core" for problem in registry.of_chapter(name).values())
    practice += others * MINUTES["card"]
    return Lesson(name, chapter_title(ROOT, name), _rounded(core), _rounded(practice), positions)


def _rounded(minutes: float) -> int:
    return max(5, 5 * round(minutes / 5))


def _evenly(lessons: list[Lesson], count: int) -> list[list[Lesson]]:
    """Cut a row into so many runs that the longest takes as little time as it can."""
    if count == 1:
        return [lessons]
    choices = []
    for cut in range(1, len(lessons) - count + 2):
        choices.append([lessons[:cut], *_evenly(lessons[cut:], count - 1)])
    return min(choices, key=lambda runs: sorted((sum(one.core_minutes for one in run) for run in runs), reverse=True))
