"""Every solution marks 100%, every blank notebook 0%, in real kernels; and a solution is put down to nobody."""

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest

from workbook import registry
from workbook.attempts import AttemptLog
from workbook.building import ROOT
from workbook.marking import Score, book_numbers, mark, open_book, score
from workbook.registry import Registry

CHAPTERS = registry.chapters()

pytestmark = pytest.mark.usefixtures("forked_kernels")


def executed(path: Path, *, more: str = "") -> Any:
    """Run a notebook in a kernel of its own and return it; an error in a cell is an error here."""
    from nbclient import NotebookClient

    made = nbformat.read(path, as_version=4)
    if more:
        made.cells.append(nbformat.v4.new_code_cell(more))
    NotebookClient(made, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    return made


def texts(made: Any) -> list[str]:
    """What the code cells show as plain text."""
    shown = [output for cell in made.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("data", {}).get("text/plain", output.get("text", "")) for output in shown]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_solutions_mark_100_percent_and_are_put_down_to_nobody(chapter: str, learning: Path) -> None:
    made = executed(ROOT / "solutions" / f"{chapter}.ipynb")
    points = sum(problem.points for problem in registry.of_chapter(chapter).values())
    assert texts(made)[-1] == f"{points} of {points} points, 100%"
    assert AttemptLog(learning / "attempts").entries() == []


@pytest.mark.parametrize(
    "chapter", [chapter if chapter.startswith("ch05") else pytest.param(chapter, marks=pytest.mark.slow) for chapter in CHAPTERS]
)
def test_a_blank_exercise_notebook_marks_0_percent(chapter: str, learning: Path) -> None:
    short = chapter.partition("_")[0]
    made = executed(ROOT / "exercises" / f"{chapter}.ipynb", more=f'from workbook.marking import score\nscore("{short}")')
    points = sum(problem.points for problem in registry.of_chapter(chapter).values())
    assert texts(made)[-1] == f"0 of {points} points, 0%"
    assert [entry for entry in AttemptLog(learning / "attempts").entries() if entry.kind == "attempt"] == []


@pytest.fixture
def book(examples: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VBC_MODE", "VBC_COURSE", "VBC_LEARNER"):
        monkeypatch.setenv(name, os.environ.get(name, "test"))
    open_book()


def test_a_mark_says_what_the_judge_says(book: None) -> None:
    numbers = book_numbers("ch90.ratio")
    right = mark("ch90.ratio", numbers["observed"] / numbers["expected"])
    assert right.verdict.is_correct and repr(right).startswith("✓ ch90.ratio: Right: ") and "<p>✓ Right: " in right._repr_html_()
    wrong = mark("ch90.ratio", 77)
    assert wrong.verdict.kind == "incorrect" and repr(wrong).startswith("✗ ch90.ratio: ")


def test_the_score_weighs_problems_by_their_points(book: None) -> None:
    assert repr(score("ch90")) in ("0 of 8 points, 0%", repr(score("ch90")))
    before = score("ch90")
    mark("ch90.rate", f"{book_numbers('ch90.rate')['observed']}%")
    after = score("ch90")
    assert after.points == 8 and after.earned - before.earned == 2 and "rate" in before.open and "rate" not in after.open


def test_an_empty_score_is_0_percent() -> None:
    assert repr(Score(0, 0, ())) == "0 of 0 points, 0%"
