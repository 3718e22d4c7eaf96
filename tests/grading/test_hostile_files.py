"""Whatever stands in a file: only answers to the learner's own numbers count, and every other line is named with its cause."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from classroom import COURSE, Learner, right_answer

from workbook import registry
from workbook.grading import submissions
from workbook.grading.roster import Row, read_roster
from workbook.grading.settings import Settings
from workbook.grading.store import safe
from workbook.grading.unit import grade_file
from workbook.variants import draw

RATIO, RATE = "ch05_risk_adjustment_reversals.observed_to_expected", "ch05_risk_adjustment_reversals.adjusted_rate"


@pytest.fixture
def mark(settings: Settings, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Mark what stands in a file, for a learner `kim`."""

    def marked(content: str | bytes, *, name: str = "kim.jsonl", row: Row | None = None, **changes: Any) -> dict[str, Any]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        record: dict[str, Any] = grade_file(row or Row("kim"), path, replace(settings, **changes))["record"]
        return record

    return marked


def kim(*, right: bool = True) -> Learner:
    learner = Learner("kim", COURSE)
    learner.attempt(RATIO, right=right)
    return learner


def changed(learner: Learner, /, **fields: Any) -> str:
    """The file with its first line edited."""
    lines = learner.text().splitlines()
    return "\n".join([json.dumps(json.loads(lines[0]) | fields), *lines[1:]]) + "\n"


def points(record: dict[str, Any]) -> float:
    return sum(one["earned"] or 0 for one in record["problems"].values())


def test_a_right_answer_counts(mark: Callable[..., Any]) -> None:
    record = mark(kim().text())
    assert record["status"] == "graded" and points(record) == 1 and record["set_aside"] == []


def test_an_edited_verdict_and_points_are_not_believed(mark: Callable[..., Any]) -> None:
    record = mark(changed(kim(right=False), verdict="correct", points=99, credit=1.0, data={"credit": 1, "earned": 9}))
    assert points(record) == 0 and record["problems"][RATIO]["verdict"] == "misconception"


def test_edited_numbers_are_listed_and_not_marked(mark: Callable[..., Any]) -> None:
    """Numbers of the learner's own choice, with the answer that is right for them."""
    easy = {"observed": 1, "expected": 1.0}
    record = mark(changed(kim(), parameters=easy, answer=1.0))
    assert record["problems"][RATIO]["earned"] is None and "not those of kim" in record["set_aside"][0]


def test_an_edited_variant_is_listed(mark: Callable[..., Any]) -> None:
    record = mark(changed(kim(), variant=7))
    assert points(record) == 0 and "not those of kim" in record["set_aside"][0]


@pytest.mark.parametrize("variant", [-1, 1.0, True, "0", 10**30, None, [0]])
def test_an_impossible_variant_is_no_entry(mark: Callable[..., Any], variant: Any) -> None:
    record = mark(changed(kim(), variant=variant))
    assert points(record) == 0 and "`variant` is not a number" in record["set_aside"][0]


def test_another_learners_log_is_named_and_gets_no_zeros(mark: Callable[..., Any]) -> None:
    other = Learner("alex", COURSE).work([RATIO, RATE])
    record = mark(other.text())
    assert record["status"] == "not usable" and "the log is of 'alex', not of 'kim'" in record["cause"] and not record["problems"]


def test_another_learners_log_under_ones_own_name_has_the_wrong_numbers(mark: Callable[..., Any]) -> None:
    """With the learner's id changed, and with the shown numbers changed too."""
    other = Learner("alex", COURSE)
    other.attempt(RATIO, right=True)
    stolen = other.text().replace('"alex"', '"kim"')
    assert points(mark(stolen)) == 0
    assert any("not those of kim" in cause for cause in mark(stolen)["set_aside"])
    entry = json.loads(stolen.splitlines()[0]) | {"parameters": draw(RATIO, course=COURSE, learner="kim", number=0)}
    assert points(mark(json.dumps(entry) + "\n")) == 0


def test_a_mistyped_id_is_said_and_can_be_given_in_the_roster(mark: Callable[..., Any]) -> None:
    learner = Learner("kmi", COURSE)
    learner.attempt(RATIO, right=True)
    record = mark(learner.text())
    assert record["status"] == "not usable" and "a mistyped id" in record["cause"] and "`logged_as`" in record["cause"]
    assert points(mark(learner.text(), row=Row("kim", logged_as="kmi"))) == 1


def test_another_course_release_and_edition_are_named(mark: Callable[..., Any], settings: Settings) -> None:
    other = Learner("kim", "VBC-2020")
    other.attempt(RATIO, right=True)
    assert mark(other.text())["cause"] == f"the log is of the course VBC-2020, not of {COURSE}"
    assert "the log is of release" in mark(kim().text(), release="000000000000")["cause"]
    record = mark(changed(kim(), fingerprint="0" * 16))
    assert points(record) == 0 and "another edition of the problem" in record["set_aside"][0]


def test_lines_twice_count_once_and_two_lines_under_one_id_not_at_all(mark: Callable[..., Any]) -> None:
    text = kim().text()
    assert mark(text + text)["problems"] == mark(text)["problems"]
    wrong = kim(right=False).text().splitlines()[0]
    identity = json.loads(text.splitlines()[0])["id"]
    forged = json.dumps(json.loads(wrong) | {"id": identity}) + "\n"
    record = mark(forged + text)
    assert points(record) == 0 and "neither is used" in record["set_aside"][0]


@pytest.mark.parametrize(
    "line",
    [
        '{"kind":"attempt","course":"VBC', "[]", "null", "{}", '"text"', "[" * 100_000, '{"kind":' * 50_000, "NaN", "9" * 100_000,
        '{"kind":"attempt","id":{},"time":"x"}', '{"kind":["attempt"],"id":"x","time":"2026-03-02T09:00:00+00:00"}',
        '{"kind":"boast","id":"x","time":"2026-03-02T09:00:00+00:00"}', '{"kind":"attempt","id":"x","time":"yesterday"}',
        '{"kind":"attempt","id":"x","time":"2026-03-02T09:00:00"}', "\x00\x01\x02", "kind,course,learner",
        '{"kind":"hint","id":"x","time":"2026-03-02T09:00:00+00:00","hints":-5}',
        '{"kind":"attempt","id":"x","time":"2026-03-02T09:00:00+00:00","parameters":[1]}',
    ],
    ids=lambda line: line[:40],
)  # fmt: skip
def test_a_line_that_is_none_is_set_aside_and_the_rest_counts(mark: Callable[..., Any], line: str) -> None:
    record = mark(line + "\n" + kim().text())
    assert points(record) == 1 and len(record["set_aside"]) == 1 and record["set_aside"][0].startswith("kim.jsonl:1: ")


@pytest.mark.parametrize(
    "answer",
    [
        float("nan"), float("inf"), -0.0, 1e400, "9" * 100_000, "=1+1", {"": ""}, [[[[]]]], True, None, "\u202e1",
        {"$": "float"}, [1] * 9999,
    ],
    ids=lambda answer: repr(answer)[:20],
)  # fmt: skip
@pytest.mark.parametrize("problem_id", [RATIO, "ch01_value_ratios.which_word", "ch05_risk_adjustment_reversals.exact_interval"])
def test_no_answer_breaks_the_judge_or_is_right_by_being_strange(mark: Callable[..., Any], problem_id: str, answer: Any) -> None:
    learner = Learner("kim", COURSE)
    numbers = draw(problem_id, course=COURSE, learner="kim", number=0)
    entry = learner.add("attempt", problem_id, answer=0, parameters=numbers)
    data = json.loads(entry.to_json()) | {"answer": answer}
    record = mark(json.dumps(data) + "\n")
    assert record["status"] == "graded" and points(record) == 0


def test_a_file_cut_off_in_a_line_keeps_what_is_whole(mark: Callable[..., Any]) -> None:
    learner = kim()
    learner.attempt(RATE, right=True)
    text = "".join(f"{entry.to_json()}\n" for entry in learner.entries)
    record = mark(text[:-40])
    assert points(record) == 1 and "cut off, or changed" in record["set_aside"][0]


def test_other_encodings_are_read_or_named(mark: Callable[..., Any]) -> None:
    text = kim().text()
    assert points(mark(text.encode("utf-16"))) == points(mark(text.encode("utf-8-sig"))) == 1
    assert points(mark(text.replace("\n", "\r\n"))) == 1
    record = mark(text.encode() + '{"kind":"note","answer":"é"}\n'.encode("latin-1"))
    assert points(record) == 1 and "not text in UTF-8" in record["set_aside"][0]
    assert mark("")["cause"] == "there is no line in it"
    assert mark(b"\x89PNG\r\n\x1a\n" + bytes(100))["status"] == "not usable"


def zipped(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


def test_a_zip_is_read_and_names_in_it_lead_nowhere(mark: Callable[..., Any], tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    slip = zipped(**{"../../../../tmp/slip.jsonl": kim().text(), "/etc/cron.d/x.jsonl": "", "C:\\x.jsonl": ""})
    assert points(mark(slip, name="kim.zip")) == 1
    assert set(tmp_path.rglob("*")) - before == {tmp_path / "kim.zip"} and not Path("/tmp/slip.jsonl").exists()


def test_a_zip_bomb_and_a_broken_zip_are_named(mark: Callable[..., Any]) -> None:
    bomb = zipped(**{"kim.jsonl": "0" * 100_000_000})
    assert len(bomb) < 200_000 and "holds more than" in mark(bomb, name="kim.zip")["cause"]
    lying = bytearray(zipped(**{"kim.jsonl": "0" * 1_000_000}))
    place = lying.rfind(b"PK\x01\x02")
    lying[place + 24 : place + 28] = (10).to_bytes(4, "little")  # the directory says ten bytes
    assert mark(bytes(lying), name="kim.zip")["status"] in ("not usable", "graded")
    assert mark(zipped(**{"kim.jsonl": "x"})[:40], name="kim.zip")["status"] == "not usable"


def test_a_zip_of_a_hundred_thousand_files_and_a_corrupt_one_are_named(mark: Callable[..., Any]) -> None:
    many = zipped(**{f"{number}.docx": "" for number in range(submissions.MOST_MEMBERS)}, **{"kim.jsonl": kim().text()})
    assert "holds 10,001 files; at most 10,000" in mark(many, name="kim.zip")["cause"]
    corrupt = bytearray(zipped(**{"kim.jsonl": kim().text()}))
    corrupt[60:90] = bytes(30)  # the packed text itself: its reader fails in a way of its own
    assert mark(bytes(corrupt), name="kim.zip")["status"] == "not usable"


def test_a_million_lines_of_rubbish_are_not_named_one_by_one(mark: Callable[..., Any]) -> None:
    record = mark('{"a":1}\n' * 50_000 + kim().text())
    assert points(record) == 1 and len(record["set_aside"]) == 1001 and record["set_aside"][-1] == "and 49,000 lines more"
    assert len(mark("[]\n" * 50_000)["set_aside"]) == 1001


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no rights of that kind")
def test_a_file_that_cannot_be_read_or_is_gone_is_named(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.grading.content import content_digest

    path = tmp_path / "kim.jsonl"
    path.write_text(kim().text(), encoding="utf-8")
    before = content_digest(path)

    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    monkeypatch.setattr("os.open", refuse)
    assert content_digest(path) != before
    assert "cannot be read" in grade_file(Row("kim"), path, settings)["record"]["cause"]
    monkeypatch.undo()
    path.unlink()
    assert content_digest(path) != before and grade_file(Row("kim"), path, settings)["record"]["status"] == "not usable"


MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![x](http://127.0.0.1/x.png)'


@pytest.mark.parametrize("answer", [MARKUP, MARKUP * 300, {MARKUP: MARKUP}, [MARKUP], "\u202e\u2066live\x1b[31m\x00", "\ud800"])
@pytest.mark.parametrize("problem_id", [RATIO, "ch01_value_ratios.which_word", "ch01_value_ratios.who_never_wins"])
def test_a_feedback_page_runs_loads_and_turns_nothing(settings: Settings, tmp_path: Path, problem_id: str, answer: Any) -> None:
    """Markup, links, pictures, and signs that turn a text around: in answers, in every other field, and in the name."""
    learner = Learner("kim", COURSE)
    learner.attempt(RATIO, right=True)
    numbers = draw(problem_id, course=COURSE, learner="kim", number=0)
    lines = [json.loads(learner.add("attempt", problem_id, answer=0, parameters=numbers).to_json()) | {"answer": answer}]
    lines += [lines[0] | {"id": f"{MARKUP}{name}", name: MARKUP} for name in ("problem", "misconception", "verdict", "fingerprint")]
    path = tmp_path / "kim.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + learner.text(), encoding="utf-8")
    result = grade_file(Row("kim", name=f"{MARKUP}\u202e"), path, replace(settings, policy="last"))
    page = result["page"]
    assert result["record"]["status"] == "graded" and 'id="ch05.observed_to_expected"' in page
    page.encode("utf-8")
    for harm in ("<script", "<img", '<a href="javascript', *"\u202e\u2066\x1b\x00"):
        assert harm not in page, harm


def test_a_log_typed_with_accents_apart_is_the_same_learners(settings: Settings, tmp_path: Path) -> None:
    """A Mac names files with accents as signs of their own."""
    learner = Learner("zo\u00eb", COURSE)
    learner.attempt(RATIO, right=True)
    path = tmp_path / "s" / "zoe\u0308.jsonl"
    path.parent.mkdir()
    path.write_text(learner.text(), encoding="utf-8")
    (tmp_path / "r.csv").write_text("learner\nzoe\u0308\n", encoding="utf-8")
    (row,) = read_roster(tmp_path / "r.csv")
    assert row.learner == "zo\u00eb" and submissions.match([row], path.parent, course=COURSE) == {"zo\u00eb": path}


def test_a_cause_can_stand_in_a_table(mark: Callable[..., Any]) -> None:
    """What a file says of itself goes into `marks.csv` and `problems.log`: one line of text that can be written."""
    for name in ("course", "learner"):
        text = "".join(changed(kim(), **{name: "\ud800\u202e\n=1"}).splitlines()[:1])
        record = mark(text)
        assert record["status"] == "not usable" and record["cause"].isprintable(), record["cause"]


def test_the_longest_id_has_a_file_name() -> None:
    names = {safe("\u5f20" * 80), safe("\u5f20" * 79 + "\u4f1f")}
    assert len(names) == 2 and all(len(name.encode()) < 200 for name in names) and safe("kim@x.edu") == "kim@x.edu"


def test_a_file_of_200_megabytes_is_not_read(mark: Callable[..., Any], settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    record = grade_file(Row("kim"), path, settings)["record"]
    assert "200 MB; a log has at most 16" in record["cause"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no links of that kind")
def test_links_pipes_and_devices_are_not_followed(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(kim().text(), encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to(other)
    (tmp_path / "zero.jsonl").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.jsonl")
    folder = tmp_path / "kim"
    folder.mkdir()
    (folder / "log.jsonl").symlink_to(other)
    (folder / "up").symlink_to(tmp_path)
    for name in ("link.jsonl", "zero.jsonl", "pipe.jsonl", "kim"):
        assert grade_file(Row("kim"), tmp_path / name, settings)["record"]["status"] == "not usable", name


def test_a_folder_of_logs_is_one_submission(settings: Settings, tmp_path: Path) -> None:
    learner = kim()
    learner.attempt(RATE, right=True)
    folder = tmp_path / "kim" / "attempts"
    folder.mkdir(parents=True)
    for number, entry in enumerate(learner.entries):
        (folder / f"{number}.jsonl").write_text(entry.to_json() + "\n", encoding="utf-8")
    (folder / "notes.docx").write_bytes(b"PK\x03\x04 not a log")
    assert points(grade_file(Row("kim"), tmp_path / "kim", settings)["record"]) == 2


def test_a_hundred_thousand_answers_are_cut(mark: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submissions, "LARGEST", 64_000_000)
    learner = kim(right=False)
    line = json.loads(learner.entries[0].to_json())
    text = "".join(json.dumps(line | {"id": f"{number}"}) + "\n" for number in range(2000))
    record = mark(text)
    assert record["problems"][RATIO]["tries"] == 100 and "2000 answers; the last 100" in record["set_aside"][0]


def test_answers_after_the_deadline_do_not_count(mark: Callable[..., Any]) -> None:
    text = kim().text()
    time = json.loads(text.splitlines()[0])["time"]
    assert time.startswith("2026-03-02T09:0")
    row = Row("kim", deadline="2026-03-02T09:00:00Z")
    record = mark(text, row=row)
    assert points(record) == 0 and "after the deadline" in record["set_aside"][0] and record["problems"][RATIO]["earned"] is None
    assert points(mark(text, row=replace(row, extra="1h"))) == 1
    assert points(mark(text, row=replace(row, deadline="2026-03-02T12:00:00+01:00"))) == 1


def test_a_clock_in_the_future_gains_nothing_and_loses_nothing(mark: Callable[..., Any]) -> None:
    """What was collected in time was answered in time, whatever the learner's clock says; after it nothing can be."""
    early = replace(Row("kim"), collected="2026-03-01T00:00:00Z", deadline="2026-03-01T12:00:00Z")
    record = mark(changed(kim(), time="2999-01-01T00:00:00+00:00"), row=early)
    assert points(record) == 1 and "2999-01-01" in record["set_aside"][0]
    late = replace(early, collected="2026-04-01T00:00:00Z")
    assert points(mark(changed(kim(), time="2999-01-01T00:00:00+00:00"), row=late)) == 0


def test_the_policy_decides_between_answers(mark: Callable[..., Any]) -> None:
    learner = kim()
    learner.attempt(RATIO, right=False)
    assert points(mark(learner.text(), policy="best")) == 1
    assert points(mark(learner.text(), policy="last")) == 0


def test_an_answer_after_its_solution_earns_nothing_and_new_numbers_do(mark: Callable[..., Any]) -> None:
    learner = kim(right=False)
    learner.add("solution", RATIO)
    learner.attempt(RATIO, right=True)
    record = mark(learner.text())
    assert points(record) == 0 and record["problems"][RATIO]["after_solution"]
    learner.attempt(RATIO, right=True, variant=1)
    assert points(mark(learner.text())) == 1


def test_an_unchecked_answer_counts_where_there_is_no_other(mark: Callable[..., Any]) -> None:
    learner = Learner("kim", COURSE)
    numbers = draw(RATIO, course=COURSE, learner="kim", number=0)
    learner.add("draft", RATIO, answer=right_answer(RATIO, numbers))
    record = mark(learner.text())
    assert points(record) == 1 and record["problems"][RATIO]["unchecked"]
    learner.attempt(RATIO, right=False)
    assert points(mark(learner.text())) == 0
    half = Learner("kim", COURSE)
    half.add("draft", RATIO, answer="0.")
    assert points(mark(half.text())) == 0


def test_later_takes_the_first_of_several_final_answers(mark: Callable[..., Any]) -> None:
    learner = kim(right=False)
    learner.attempt(RATIO, right=True)
    record = mark(learner.text(), feedback="later")
    assert points(record) == 0 and any("2 final answers where one is taken" in cause for cause in record["set_aside"])


def test_a_problem_that_does_not_exist_is_named(mark: Callable[..., Any]) -> None:
    for name in ("ch99_nothing.at_all", "../../etc/passwd", "ch05.observed_to_expected", "x" * 299):
        record = mark(changed(kim(), problem=name))
        assert points(record) == 0 and "there is no problem" in record["set_aside"][0]
    assert RATIO in registry.problems()
