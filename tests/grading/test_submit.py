"""What a learner hands in: one file with the log and the unchecked answers in notebooks; it merges elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from workbook.answers import Code
from workbook.attempts import AttemptLog
from workbook.desk import Desk
from workbook.entry import Entry
from workbook.environment import Trouble
from workbook.marking import book_numbers
from workbook.release.drafts import answer_cells, unchecked
from workbook.release.identity import release_id
from workbook.release.submitting import collect, file_name, merge, submit
from workbook.session import Session

RATIO, CODE, TABLE = (
    f"ch05_risk_adjustment_reversals.{name}" for name in ("observed_to_expected", "funnel_limits", "exact_interval")
)
ANSWER = "def funnel_limits(expected_rate, n, z):\n    return (0.0, 1.0)\n"


def learner_at(home: Path, name: str = "kim", course: str = "C-1") -> Session:
    return Session(course, name, "learn", AttemptLog(home / "attempts"), home)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return learner_at(tmp_path / "home")


def notebook(path: Path, *sources: str, kind: str = "code") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [{"cell_type": kind, "source": source.splitlines(keepends=True), "outputs": [], "metadata": {}} for source in sources]
    path.write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}), encoding="utf-8")


def test_the_file_holds_the_log_the_release_and_nothing_of_others(session: Session, tmp_path: Path) -> None:
    Desk(RATIO, session).check(0.5)
    other = learner_at(session.home, "alex")
    Desk(RATIO, other).check(0.7)
    path, collected = submit(session, tmp_path)
    entries = [Entry.from_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert path.name == "C-1-kim.jsonl" and {entry.learner for entry in entries} == {"kim"}
    assert entries[-1].data == {"release": release_id()} and collected.says().startswith("1 problem answered, 2 lines of your log")


def test_an_unchecked_answer_in_a_notebook_is_a_draft(session: Session, tmp_path: Path) -> None:
    work = tmp_path / "work"
    notebook(work / "exercises" / "ch05.ipynb", "import widgets", f"%%answer ch05.funnel_limits\n{ANSWER}")
    found = unchecked(work, session)
    assert [(one.kind, one.problem, one.answer, one.data) for one in found] == [
        ("draft", CODE, ANSWER, {"from": "exercises/ch05.ipynb"})
    ]
    Desk(CODE, session).check(ANSWER)
    assert unchecked(work, session) == []  # checked since: it is in the log


@pytest.mark.parametrize("numbers", ["own", "book"])
def test_a_starting_point_is_no_answer(session: Session, tmp_path: Path, numbers: str) -> None:
    desk = Desk(CODE, session)
    kind = desk.problem.answer
    assert isinstance(kind, Code)
    stub = kind.starting_point(desk.parameters if numbers == "own" else book_numbers(CODE))
    notebook(tmp_path / "work" / "a.ipynb", f"%%answer ch05.funnel_limits\n{stub}")
    assert unchecked(tmp_path / "work", session) == []


def test_worked_solutions_old_copies_and_other_cells_are_left_out(session: Session, tmp_path: Path) -> None:
    work = tmp_path / "work"
    cell = f"%%answer ch05.funnel_limits\n{ANSWER}"
    notebook(work / "solutions" / "ch05.ipynb", cell)
    notebook(work / "exercises" / ".ipynb_checkpoints" / "ch05-checkpoint.ipynb", cell)
    notebook(work / "text.ipynb", cell, kind="markdown")
    notebook(
        work / "other.ipynb",
        "%%answer ch99.nothing\nx = 1",
        "%%answer\nx",
        "%%answer ch05.observed_to_expected\n1",
        "%%answers x\n1",
    )
    assert unchecked(work, session) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 5}', '{"cells": [{}]}', "[" * 100_000, '{"cells": [{"cell_type": "code"}]}']
)
def test_a_broken_notebook_has_no_answers_and_stops_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text(text, encoding="utf-8")
    assert list(answer_cells(path)) == []


def test_a_table_computed_in_a_cell_is_taken_and_later_cells_win(session: Session, tmp_path: Path) -> None:
    work = tmp_path / "work"
    notebook(work / "a.ipynb", "%%answer ch05.exact_interval\nanswer = 1", "%%answer ch05.exact_interval\nanswer = 2")
    assert [one.answer for one in unchecked(work, session)] == ["answer = 2"]
    assert unchecked(work, session)[0].problem == TABLE


def test_nothing_to_hand_in_is_said(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="kim has answered nothing in C-1"):
        submit(session, tmp_path)
    with pytest.raises(Trouble, match="nothing is kept"):
        submit(replace(session, mode="present"), tmp_path)
    assert list(tmp_path.glob("*.jsonl")) == []


def test_a_name_no_file_can_have_is_written_differently(session: Session) -> None:
    assert file_name(replace(session, learner="kim@x.edu")) == "C-1-kim@x.edu.jsonl"
    assert file_name(replace(session, learner="a/b")) == "C-1-a%2Fb.jsonl"


def test_another_computer_takes_the_work_in_once(session: Session, tmp_path: Path) -> None:
    Desk(RATIO, session).check(0.5)
    path, _ = submit(session, tmp_path)
    there = learner_at(tmp_path / "there")
    assert merge(there, path) == "2 new lines from C-1-kim.jsonl."
    assert Desk(RATIO, there).state.last_answer == 0.5
    assert merge(there, path) == "Nothing new in C-1-kim.jsonl: all of it was here."
    Desk(RATIO, there).check(0.6)
    back, _ = submit(there, tmp_path / "back.jsonl")
    merge(session, back)
    assert Desk(RATIO, session).state.last_answer == 0.6


def test_a_fresh_computer_becomes_the_learner_whose_work_comes(session: Session, tmp_path: Path) -> None:
    """In self-study the id is a random one: the numbers on the cards must be the same as before."""
    Desk(RATIO, session).check(0.5)
    path, _ = submit(session, tmp_path)
    fresh = learner_at(tmp_path / "fresh", "0f3a")
    merge(fresh, path)
    assert (tmp_path / "fresh" / "learner").read_text() == "kim\n"


def test_two_learners_are_not_joined(session: Session, tmp_path: Path) -> None:
    Desk(RATIO, session).check(0.5)
    path, _ = submit(session, tmp_path)
    other = learner_at(tmp_path / "other", "alex")
    Desk(RATIO, other).check(0.7)
    with pytest.raises(Trouble, match="is the work of kim, and here works alex"):
        merge(other, path)
    assert len(other.log.entries()) == 1


def test_what_is_no_such_file_is_refused(session: Session, tmp_path: Path) -> None:
    for name, text in (("empty.jsonl", ""), ("cut.jsonl", '{"kind": "att'), ("other.jsonl", "hello\n")):
        (tmp_path / name).write_text(text)
        with pytest.raises(Trouble, match=name):
            merge(session, tmp_path / name)
    with pytest.raises(Trouble, match="cannot be taken in"):
        merge(session, tmp_path / "nowhere.jsonl")


def test_collecting_changes_nothing(session: Session) -> None:
    Desk(RATIO, session).check(0.5)
    before = session.log.entries()
    collect(session)
    assert session.log.entries() == before
