"""Progress shows where the reader stands, follows every card, and can be taken along, reset and brought back."""

import json
from pathlib import Path

import pytest

from widgets.card import card
from widgets.progress import Progress, chapter_name, next_up, progress, standings
from workbook import registry
from workbook.session import current

PROBLEMS = registry.problems()
CORE = next(name for name, one in PROBLEMS.items() if one.stage == "core" and one.answer.kind == "number")
CHAPTER = CORE.partition(".")[0]


@pytest.fixture(autouse=True)
def learner(learning: Path) -> Path:
    return learning


def solve(name: str) -> None:
    at = card(name)
    at.check(at.desk.problem.answer.record(at.desk.key.solve(**at.desk.parameters)))


def say(page: Progress, kind: str) -> list[dict]:
    heard: list[dict] = []
    page.send = heard.append  # type: ignore[method-assign]
    page._handle_custom_msg({"type": kind, "call": 1, "view": "v"}, [])
    return heard


def test_it_counts_in_words_and_follows_a_card() -> None:
    page = progress()
    assert f"<strong>0 of {len(PROBLEMS)}</strong>" in page.html
    at = card(CORE)
    at.check("123456.789")
    assert "1 tried" in page.html and "which you began" in page.html
    solve(CORE)
    assert f"<strong>1 of {len(PROBLEMS)}</strong>" in page.html and "1 solved" in page.html


def test_a_chapter_alone() -> None:
    page = progress(CHAPTER.partition("_")[0])
    count = len(registry.of_chapter(CHAPTER))
    assert f"of {count}</strong>" in page.html and page.html.count("<details") == 1 and "<details" in page.html
    assert " open>" in page.html


def test_next_is_what_was_begun_then_the_core_route_then_practice() -> None:
    session = current()
    cores = [name for name, one in PROBLEMS.items() if one.stage == "core"]
    assert next_up(standings(session)).problem_id == cores[0]
    begun = next(name for name in reversed(cores) if PROBLEMS[name].answer.kind == "number")
    card(begun).check("123456.789")
    assert next_up(standings(session)).problem_id == begun


def test_everything_is_escaped_and_every_bar_has_its_words() -> None:
    page = progress()
    assert page.html.count("vbc-progress-bar") == page.html.count("vbc-progress-words") == len(registry.chapters())
    assert chapter_name("ch05_risk_adjustment_reversals.x") == "5 Risk adjustment and reversals"


def test_the_log_is_taken_along_as_one_file() -> None:
    solve(CORE)
    (reply,) = say(progress(), "export")
    assert reply["name"].endswith(".jsonl")
    entries = [json.loads(line) for line in reply["text"].splitlines()]
    assert [one["kind"] for one in entries] == ["attempt", "note"] and "release" in entries[1]["data"]
    assert reply["said"].startswith("1 problem answered")


def test_a_file_from_another_computer_is_taken_in(learner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    solve(CORE)
    (file,) = say(progress(), "export")
    monkeypatch.setenv("VBC_HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("VBC_LEARNER", json.loads(file["text"].splitlines()[0])["learner"])
    there = progress()
    assert "<strong>0 of" in there.html
    there._hear(there, {"type": "take_in", "name": "../../mine.jsonl", "text": file["text"]}, [])
    assert "<strong>1 of" in there.html
    monkeypatch.setenv("VBC_LEARNER", "somebody")
    solve(CORE)
    other = progress()
    told: list[dict[str, str]] = []
    monkeypatch.setattr(other, "send", told.append)
    other._hear(other, {"type": "take_in", "name": "mine.jsonl", "text": file["text"]}, [])
    assert "here works somebody" in told[0]["failed"]


def test_starting_over_and_taking_it_back() -> None:
    solve(CORE)
    page, at = progress(), card(CORE)
    say(page, "reset")
    assert page.can_undo and "<strong>0 of" in page.html and at.shown["state"] == "new" and at.answer is None
    assert at.shown["feedback"] == ""
    say(page, "undo")
    assert not page.can_undo and "<strong>1 of" in page.html and at.shown["state"] == "solved" and at.answer is not None


def test_it_says_where_the_work_is_kept(learner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(learner / "attempts") in progress().where
    monkeypatch.setenv("VBC_MODE", "present")
    assert "nothing is kept" in progress().where
