"""marks.csv, and the same for Canvas's gradebook: a learner a row, a problem a column, nothing made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook import registry
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.grading.store import Store
from workbook.grading.unit import GRADED, NOTHING

Records = Iterable[tuple[Row, dict[str, Any] | None]]
NOT_MARKED = "not marked"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass
class Counts:
    """How many learners ended how."""

    marked: int = 0
    nothing: int = 0
    unusable: int = 0


def write_marks(records: Records, settings: Settings, store: Store) -> Counts:
    """Write both tables, a learner at a time."""
    counts = Counts()
    ours, canvas = io.StringIO(), io.StringIO()
    table, gradebook = csv.writer(ours, lineterminator="\n"), csv.writer(canvas, lineterminator="\n")
    table.writerow(["learner", "name", "status", "earned", "possible", "percent", *settings.problems(), "note"])
    for line in canvas_head(settings):
        gradebook.writerow(line)
    for row, record in records:
        status = record["status"] if record else NOT_MARKED
        counts.marked += status == GRADED
        counts.nothing += status == NOTHING
        counts.unusable += status not in (GRADED, NOTHING)
        table.writerow([plain(cell) for cell in mark_line(row, record, status, settings)])
        gradebook.writerow([plain(cell) for cell in canvas_line(row, record, status, settings)])
    store.write("marks.csv", ours.getvalue())
    store.write("canvas.csv", canvas.getvalue())
    return counts


def mark_line(row: Row, record: Mapping[str, Any] | None, status: str, settings: Settings) -> list[Any]:
    """A learner's line: marks only where a file was marked, an empty cell where nothing was answered."""
    if record is None or status != GRADED:
        cause = record["cause"] if record else "see problems.log"
        return [row.learner, row.name, status, "", "", "", *["" for _ in settings.problems()], cause]
    possible, earned = sum(one.points for one in settings.problems().values()), total(record)
    cells = [problem_cell(record["problems"].get(problem_id)) for problem_id in settings.problems()]
    left = cells.count(NOT_MARKED)
    note = f"{left} answer{'' if left == 1 else 's'} not marked, see problems.log" if left else ""
    return [row.learner, row.name, status, f"{earned:g}", f"{possible:g}", f"{100 * earned / possible:.1f}", *cells, note]


def problem_cell(kept: Mapping[str, Any] | None) -> str:
    """Points; empty where there is no answer; in words where there is one that could not be marked."""
    if kept is None:
        return ""
    if kept["earned"] is None:
        return NOT_MARKED if kept["not_marked"] else ""
    return f"{kept['earned']:g}"


def total(record: Mapping[str, Any]) -> float:
    """Points earned."""
    return float(sum(one["earned"] or 0 for one in record["problems"].values()))


def canvas_head(settings: Settings) -> Iterator[list[Any]]:
    """The two head lines of Canvas: names, then points possible."""
    chapters = settings.chapters()
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(f"{settings.course} {chapter}" for chapter in chapters)]
    points = [sum(problem.points for problem in registry.of_chapter(chapter).values()) for chapter in chapters]
    yield ["    Points Possible", "", "", "", "", *points]


def canvas_line(row: Row, record: Mapping[str, Any] | None, status: str, settings: Settings) -> list[Any]:
    """A learner's line for Canvas, which leaves alone what is empty: nobody gets a zero for a file that was not marked."""
    who = [row.name or row.learner, *(row.canvas.get(name, "") for name in ("canvas_id", "sis_user_id"))]
    who += [row.canvas.get("sis_login_id") or row.learner, row.canvas.get("section", "")]
    if record is None or status != GRADED:
        return [*who, *["" for _ in settings.chapters()]]
    return [*who, *(chapter_cell(chapter, record) for chapter in settings.chapters())]


def chapter_cell(chapter: str, record: Mapping[str, Any]) -> str:
    """Points of a chapter; empty where an answer in it could not be marked."""
    kept = [one for name in registry.of_chapter(chapter) if (one := record["problems"].get(name)) is not None]
    if any(problem_cell(one) == NOT_MARKED for one in kept):
        return ""
    return f"{sum(one['earned'] or 0 for one in kept):g}"


def plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
