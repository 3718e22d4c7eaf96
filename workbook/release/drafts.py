"""Find answers that stand in a learner's notebooks and were never checked: `%%answer` cells, read as JSON and never run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from workbook import registry
from workbook.answer import Unreadable
from workbook.answers import Code, Table
from workbook.desk import Desk
from workbook.entry import Entry, now
from workbook.marking import book_numbers
from workbook.session import Session

MAGIC = "%%answer"
LARGEST = 20_000_000


def unchecked(work: Path, session: Session) -> list[Entry]:
    """Drafts to add to a submission: one a problem, the last cell that holds a new answer to it."""
    found: dict[str, Entry] = {}
    for path in sorted(work.rglob("*.ipynb")):
        parts = path.relative_to(work).parts
        if "solutions" in parts or any(part.startswith(".") for part in parts):
            continue  # worked answers are not the learner's, checkpoints are old
        for problem_id, source in answer_cells(path):
            if _is_new(problem_id, source, session):
                variant = Desk(problem_id, session).state.variant
                where = path.relative_to(work).as_posix()
                found[problem_id] = Entry(
                    "draft", session.course, session.learner, problem=problem_id, variant=variant, answer=source,
                    data={"from": where}, time=now(),
                )  # fmt: skip
    return list(found.values())


def answer_cells(path: Path) -> Iterator[tuple[str, str]]:
    """Problem and source of each `%%answer` cell; a file that is no notebook has none."""
    try:
        if path.stat().st_size > LARGEST:
            return
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return
    for source in sources:
        first, _, body = source.lstrip().partition("\n")
        if first.startswith(MAGIC):
            try:
                yield registry.resolve(first.removeprefix(MAGIC).split("#")[0].strip()), body
            except KeyError:
                continue


def _is_new(problem_id: str, source: str, session: Session) -> bool:
    """Whether a cell holds more than the starting point, and something else than what was checked or drafted."""
    desk = Desk(problem_id, session)
    kind = desk.problem.answer
    if not isinstance(kind, Code | Table) or not source.strip():
        return False
    if isinstance(kind, Code):
        for numbers in (desk.parameters, book_numbers(problem_id)):  # a notebook's stub is written in the book's numbers
            given = kind.read(source, numbers)
            if isinstance(given, Unreadable) and "starting point" in given.message:
                return False
    before = session.log.entries(problem_id, learner=session.learner, course=session.course)
    return _plain(source) not in {_plain(entry.answer) for entry in before if isinstance(entry.answer, str)}


def _plain(source: str) -> str:
    return source.replace("\r\n", "\n").replace("\u00a0", " ").strip()
