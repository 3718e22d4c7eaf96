"""Progress shows where the reader stands, follows every card, and can be taken along, reset and brought back."""

import json
import re
from datetime import date, timedelta
from html import escape
from pathlib import Path

import pytest

from widgets import calibration, changes, objective_map, predict, review
from widgets.card import card
from widgets.progress import Progress, progress
from widgets.standing import chapter_name
from widgets.timeline import timeline_html
from workbook import objectives, registry
from workbook.entry import Entry
from workbook.environment import ROOT, Trouble
from workbook.session import current
from workbook.timeline import Day

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
    assert "tried, 1 try" in page.html and "you began it" in page.html and "practicing" in page.html
    solve(CORE)
    assert f"<strong>1 of {len(PROBLEMS)}</strong>" in page.html and 'data-word="solved"' in page.html


def test_a_chapter_alone() -> None:
    page = progress(CHAPTER.partition("_")[0])
    count = len(registry.of_chapter(CHAPTER))
    assert f"of {count}</strong> problems" in page.html and page.html.count('<details data-chapter="ch') == 1
    assert " open>" in page.html


def test_every_objective_and_every_problem_stands_in_it_with_its_state_in_words() -> None:
    page = progress()
    for one in objectives.everything().values():
        assert escape(one.says, quote=False) in page.html
    assert page.html.count("data-to-problem") >= len(PROBLEMS)
    assert page.html.count("vbc-progress-bar") == page.html.count("vbc-progress-words") == len(registry.chapters())
    assert chapter_name("ch05_risk_adjustment_reversals.x") == "5 Risk adjustment and reversals"
    assert "new: not begun" in page.html and "at the first try and without a hint" in page.html, "the rule is shown"


def test_every_link_leads_to_a_notebook_that_is_there() -> None:
    page = progress()
    links = set(re.findall(r'href="([^"]+)"', page.html))
    assert len(links) > len(registry.chapters())
    for link in links:
        assert (ROOT / "chapters" / link).resolve().exists(), link


def test_days_are_shown_as_dots_and_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "vbc-days" not in progress().html
    at = card(CORE)
    at.check("123456.789")
    at.hint()
    monkeypatch.setenv("VBC_DAYS_AHEAD", "3")
    solve(CORE)
    page = progress()
    assert "2 days with work. Answers: 1 right, 1 wrong. Hints: 1." in page.html
    first, second = re.findall(r"<tr><th scope=.row.>(.*?)</th>(.*?)</tr>", page.html)[::-1]
    assert first[1].startswith("<td></td><td>1</td><td>1</td>") and second[1].startswith("<td>1</td><td></td><td></td>")
    assert page.html.count('data-kind="right"') == 2, "a dot, and the key"


def test_weeks_without_anything_say_so_and_what_does_not_fit_is_explained() -> None:
    day = date(2026, 9, 7)
    many, one = timeline_html([Day(day, right=12)], today=day), timeline_html([Day(day, right=1)], today=day)
    assert "<small>+2</small>" in many and "so many more that day" in many and "so many more" not in one
    late = timeline_html([Day(day, right=12)], today=day + timedelta(days=60))
    assert "your last answer or hint was on September 7, 2026" in late and "vbc-days-strip" not in late and "<table>" in late


def test_a_log_that_cannot_be_read_or_saved_is_told_in_one_sentence(learner: Path) -> None:
    solve(CORE)
    assert current().log.flush()
    (file,) = (learner / "attempts").iterdir()
    with (learner / "attempts" / "edited.jsonl").open("w", encoding="utf-8") as other:
        other.write(file.read_text(encoding="utf-8").replace('"attempt"', '"guess"'))
    page = progress()
    assert page.where.startswith("A line of your log cannot be read") and "edited.jsonl" in page.where and page.warns
    assert f"<strong>1 of {len(PROBLEMS)}</strong>" in page.html


@pytest.mark.parametrize("answer", [["1"], {"a": 1}, 5, None, True, "\x00", [], "x" * 10_000])
def test_a_hand_edited_answer_of_any_shape_breaks_no_page(learner: Path, answer: object) -> None:
    """Every kind of card opens over it, and progress counts it."""
    session = current()
    (learner / "attempts").mkdir(exist_ok=True)
    by_kind = {problem.answer.kind: name for name, problem in PROBLEMS.items()}
    lines = [
        Entry(kind, session.course, session.learner, problem=name, verdict="incorrect", answer=answer, time="2026-05-01T10:00:00")
        for name in by_kind.values()
        for kind in ("attempt", "draft")
    ]
    text = "".join(f"{line.to_json()}\n" for line in lines)
    (learner / "attempts" / "edited.jsonl").write_text(text, encoding="utf-8")
    for name in by_kind.values():
        assert card(name).shown["state"] == "tried"
    assert "tried, 1 try" in progress().html


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
    assert page.undo == "Undo starting over" and "<strong>0 of" in page.html and at.shown["state"] == "new" and at.answer is None
    assert at.shown["feedback"] == ""
    say(page, "undo")
    assert page.undo == "" and "<strong>1 of" in page.html and at.shown["state"] == "solved" and at.answer is not None


def test_starting_over_is_taken_back_on_another_page_and_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is closed takes its kernel along; the work that was put aside is still there, and the message said so."""
    solve(CORE)
    assert progress().undo == ""
    say(progress(), "reset")
    assert progress().undo == "Undo starting over"
    monkeypatch.setenv("VBC_DAYS_AHEAD", "3")
    page = progress()
    assert re.fullmatch(r"Bring back the work put aside on \w+, \w+ \d+(, \d+)?", page.undo)
    other = next(name for name in PROBLEMS if name != CORE and PROBLEMS[name].answer.kind == "number")
    solve(other)
    say(page, "undo")
    assert page.undo == progress().undo == "" and f"<strong>2 of {len(PROBLEMS)}</strong>" in page.html


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_on_a_full_disk_work_is_taken_along_all_the_same_and_starting_over_waits(
    learner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only the page has yet could not be brought back; and an export that needs room on the disk is none."""
    page = progress()
    (learner / "attempts").mkdir()
    session = current()
    session.log.append(Entry("reading", session.course, session.learner, problem="reversal"))
    assert session.log.flush() and session.log._writer is not None
    own = learner / "attempts" / session.log._writer.name
    monkeypatch.setattr(session.log, "refresh", lambda: None)  # it would notice the exchange below, and begin another file
    own.unlink()
    own.symlink_to("/dev/full")
    solve(CORE)
    assert page.where.endswith("free some space there, and it is saved by itself.")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    (reply,) = say(page, "export")
    assert "failed" not in reply and f'"problem":"{CORE}"' in reply["text"]
    (reply,) = say(page, "reset")
    assert reply["failed"] == (
        f"{learner / 'attempts'} cannot be changed (No space left on device), so everything is as it was: "
        "free some space there, and try again."
    )
    assert page.undo == "" and f"<strong>1 of {len(PROBLEMS)}</strong>" in page.html
    own.unlink()
    assert session.log.flush()


def test_map_calibration_and_review_follow_a_start_over_and_its_undo() -> None:
    solve(CORE)
    predict("b_never_wins").commit("nowhere", reason="x", confidence=80)
    page, pages = progress(), (objective_map(), calibration(), review())
    before = [str(one.get_state()) for one in pages]
    assert ", practicing" in pages[0].html and "1 prediction" in pages[1].shown["headline"]
    say(page, "reset")
    assert ", practicing" not in pages[0].html and "Nothing to show yet" in pages[1].shown["headline"]
    assert "begin with a chapter" in pages[2].shown["lead"]
    say(page, "undo")
    assert [str(one.get_state()) for one in pages] == before


def test_it_says_where_the_work_is_kept(learner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(learner / "attempts") in progress().where and not progress().warns
    monkeypatch.setenv("VBC_MODE", "present")
    assert "nothing is kept" in progress().where


def test_a_file_with_lines_that_cannot_be_read_is_taken_in_without_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    solve(CORE)
    (file,) = say(progress(), "export")
    monkeypatch.setenv("VBC_HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("VBC_LEARNER", json.loads(file["text"].splitlines()[0])["learner"])
    there = progress()
    said = there.take_in("mine.jsonl", '{"kind":"attempt","cour\n' + file["text"])
    assert said == "2 new lines from mine.jsonl. 1 line of it could not be read and was left out."
    assert f"<strong>1 of {len(PROBLEMS)}</strong>" in there.html


def test_a_file_that_is_no_log_is_refused_by_its_own_name() -> None:
    with pytest.raises(Trouble, match=r"^notes\.jsonl cannot be taken in: line 1"):
        progress().take_in("notes.jsonl", "not a log\n")


def test_a_part_of_the_page_that_fails_keeps_no_other_from_being_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [progress() for _ in range(3)]
    monkeypatch.setattr(pages[1], "follow", lambda problem_id: 1 / 0)
    current().log.append(Entry("attempt", current().course, current().learner, problem=CORE, verdict="correct", answer=1))
    with pytest.raises(ZeroDivisionError):
        changes.tell(CORE)
    solved = f"<strong>1 of {len(PROBLEMS)}</strong>"
    assert [solved in one.html for one in pages] == [True, False, True]


def test_start_here_calls_each_chapter_by_its_own_name() -> None:
    """In its table of chapters as on its map and in its progress."""
    script = (ROOT / "chapters" / "ch00_start_here.py").read_text(encoding="utf-8")
    named = dict(re.findall(r"^# \| \[(\d+ · .+?)\]\((\w+)\.ipynb\) \|", script, re.MULTILINE))
    assert {page: name.replace(" · ", " ") for name, page in named.items()} == {
        name: chapter_name(name) for name in registry.chapters()[1:]
    }
