"""`grade` as an instructor types it: clear refusals that overwrite nothing, the same marks however it is run, resumed."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from classroom import COURSE, Learner, write_class, write_roster

from workbook import course_commands
from workbook.cli import main
from workbook.environment import ROOT, Trouble
from workbook.grading.roster import read_roster
from workbook.grading.run import grade
from workbook.release.records import Course

PROBLEMS = [
    "ch01_value_ratios.two_crews", "ch01_value_ratios.which_word", "ch05_risk_adjustment_reversals.observed_to_expected",
    "ch05_risk_adjustment_reversals.funnel_limits", "ch05_risk_adjustment_reversals.flip_point",
]  # fmt: skip
NAMES = [f"a{number:03d}" for number in range(12)]


@pytest.fixture
def klass(course: Course, tmp_path: Path) -> Path:
    """A folder with `submissions` and `roster.csv`."""
    write_class(tmp_path / "submissions", COURSE, NAMES, PROBLEMS)
    write_roster(tmp_path / "roster.csv", NAMES)
    return tmp_path


def run(folder: Path, out: str = "grades", *, workers: int = 1, **more: object) -> int:
    return grade(
        submissions=folder / "submissions", roster=folder / "roster.csv", course=COURSE, out=folder / out, workers=workers, **more
    )  # type: ignore[arg-type]


def rows(folder: Path, out: str = "grades") -> dict[str, dict[str, str]]:
    with (folder / out / "marks.csv").open(encoding="utf-8") as file:
        return {row["learner"]: row for row in csv.DictReader(file)}


def texts(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_marks_are_the_same_whatever_the_number_of_workers(klass: Path) -> None:
    assert run(klass, "one", workers=1) == run(klass, "three", workers=3) == 0
    assert texts(klass / "one") == texts(klass / "three")
    assert sum(float(row["earned"]) for row in rows(klass, "one").values()) > 10


@pytest.mark.slow
def test_a_second_run_marks_nothing_again_and_a_changed_file_alone(klass: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(klass)
    before = {path: path.stat().st_mtime_ns for path in (klass / "grades" / ".records").iterdir()}
    better = Learner(NAMES[0], COURSE, quality=1.0)
    for problem_id in PROBLEMS:
        better.attempt(problem_id, right=True)
    (klass / "submissions" / f"{NAMES[0]}.jsonl").write_text(better.text(), encoding="utf-8")
    run(klass)
    changed = {path.stem for path, time_ in before.items() if path.stat().st_mtime_ns != time_}
    assert changed == {NAMES[0]} and "11 of 12 were marked before" in capsys.readouterr().err
    assert all(rows(klass)[NAMES[0]][problem_id] not in ("", "0") for problem_id in PROBLEMS)


@pytest.mark.slow
def test_a_grading_that_was_killed_goes_on(klass: Path, teacher: Path) -> None:
    """`kill -9` in the middle: the next run keeps what was done and ends with the marks of an undisturbed one."""
    names = [f"b{number:03d}" for number in range(40)]
    write_class(klass / "submissions", COURSE, names, PROBLEMS)
    write_roster(klass / "roster.csv", [*NAMES, *names])
    code = f"""
from pathlib import Path
from workbook.grading.run import grade
if __name__ == "__main__":
    folder = Path({str(klass)!r})
    grade(submissions=folder / "submissions", roster=folder / "roster.csv", course={COURSE!r}, out=folder / "killed", workers=2)
"""
    script = klass / "run.py"
    script.write_text(code, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], start_new_session=True, stderr=subprocess.DEVNULL)
    records = klass / "killed" / ".records"
    deadline = time.monotonic() + 60
    while not (records.is_dir() and len(list(records.glob("*.json"))) >= 5) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = {path.name: path.stat().st_mtime_ns for path in records.glob("[!.]*.json")}
    assert 5 <= len(done) < 52 and not (klass / "killed" / "marks.csv").exists()
    run(klass, "killed", workers=2)
    assert {name: (records / name).stat().st_mtime_ns for name in done} == done
    run(klass, "undisturbed", workers=2)
    left = {name: text for name, text in texts(klass / "killed").items() if not name.endswith(".part")}
    assert left == texts(klass / "undisturbed")


def test_a_worker_that_is_lost_costs_nobody_a_mark(klass: Path) -> None:
    """Workers are killed while they mark: each unit is tried again in a new one."""
    from unlucky import dies_at_three

    from workbook.grading import workers

    def jobs() -> object:
        for number in range(6):
            yield f"job{number}", {"number": number}

    results = sorted(workers.run(jobs(), 2, serve=dies_at_three))  # type: ignore[arg-type]
    assert [(name, how) for name, how, _ in results] == [
        (f"job{number}", "failed" if number == 3 else "done") for number in range(6)
    ]
    assert results[3][2] == "the process that marked it was lost twice"


def refused(folder: Path, *, out: str = "grades", **more: object) -> str:
    """What a refusal says; it writes nothing."""
    before = texts(folder)
    with pytest.raises(Trouble) as trouble:
        run(folder, out, **more)
    assert texts(folder) == before
    return str(trouble.value)


def test_a_missing_roster_row_is_refused_with_the_nearest_name(klass: Path) -> None:
    write_roster(klass / "roster.csv", NAMES[:-1])
    said = refused(klass)
    assert f"{NAMES[-1]}.jsonl: nobody on the roster (is it a0" in said and "column `file`" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("learner\na000\nA000\n", "a000 stands in it 2 times"),
        ("name\nKim\n", "has no column `learner`"),
        ("", "has no column `learner`"),
        ("learner\n", "it lists nobody"),
        ("learner,deadlin\na000,x\n", "`deadlin` (meant is `deadline`?)"),
        ("learner,deadline\na000,tomorrow\n", "line 2: 'tomorrow' is not a time"),
        ("learner,deadline\na000,2026-03-01T12:00\n", "has no time zone; write 2026-03-01T12:00+01:00"),
        ("learner,extra\na000,2d\n", "a000 has extra time and no deadline"),
        ("learner,deadline,extra\na000,2026-03-01T12:00Z,soon\n", "'soon' is not a length of time; write 2d, 36h or 90m"),
        ("learner,file\na000,x.jsonl\na001,x.jsonl\n", "the file x.jsonl is given to 2 learners"),
        ("learner\n../../etc\n", "'../../etc' cannot be a learner's id"),
        ("learner\n=cmd()|x\n", "cannot be a learner's id"),
        ("learner\nkim park\n", "cannot be a learner's id"),
        ('learner,name\na000,"Kim\na001,Alex\n', "line 2: a cell goes over several lines; is a quotation mark not closed?"),
        ('learner,name\na000,"' + "x" * 200_000 + "\n", "cannot be read (field larger than field limit"),
        ("learner,name,learner\na000,Kim,a001\n", "has the column `learner` twice"),
        ("learner,deadline\na000,3/1/2026 23:59\n", "line 2: '3/1/2026 23:59' is not a time; write 2026-03-01T23:59+01:00"),
    ],
)
def test_a_faulty_roster_is_refused_by_line(klass: Path, text: str, words: str) -> None:
    (klass / "roster.csv").write_text(text, encoding="utf-8")
    assert words in refused(klass)


def test_rosters_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("\ufeffLearner;Name;Email\nkim;Müller, Kim;k@x.edu\n\n;;\n", encoding="utf-8")
    assert [(row.learner, row.name) for row in read_roster(path)] == [("kim", "Müller, Kim")]
    path.write_bytes("learner,name\nkim,Jos\xe9\n".encode("latin-1"))
    with pytest.raises(Trouble, match="a CSV file in UTF-8"):
        read_roster(path)


def test_files_are_found_by_name_by_folder_by_pattern_and_by_the_courses_own_name(klass: Path) -> None:
    folder = klass / "submissions"
    (folder / f"{NAMES[0]}.jsonl").rename(folder / f"{COURSE}-{NAMES[0]}.jsonl")
    (folder / f"{NAMES[1]}.jsonl").rename(folder / "park_4711_0815_log.jsonl")
    (folder / NAMES[2]).mkdir()
    (folder / f"{NAMES[2]}.jsonl").rename(folder / NAMES[2] / "log.jsonl")
    (folder / ".DS_Store").write_text("x", encoding="utf-8")
    write_roster(klass / "roster.csv", NAMES, file={NAMES[1]: "*_4711_*"})
    assert run(klass) == 0
    assert all(row["status"] == "graded" for row in rows(klass).values())


def test_two_files_of_one_learner_are_refused(klass: Path) -> None:
    (klass / "submissions" / NAMES[0]).mkdir()
    assert f"{NAMES[0]}: has {NAMES[0]} and {NAMES[0]}.jsonl; keep one" in refused(klass)


def test_no_submission_is_not_a_row_of_zeros(klass: Path) -> None:
    (klass / "submissions" / f"{NAMES[0]}.jsonl").unlink()
    (klass / "submissions" / f"{NAMES[1]}.jsonl").write_text("rubbish\n", encoding="utf-8")
    assert run(klass) == 3
    nothing, rubbish = rows(klass)[NAMES[0]], rows(klass)[NAMES[1]]
    assert (nothing["status"], nothing["earned"]) == ("no submission", "") and not any(nothing[one] for one in PROBLEMS)
    assert (rubbish["status"], rubbish["earned"]) == ("not usable", "") and "no line of it" in rubbish["note"]
    log = (klass / "grades" / "problems.log").read_text(encoding="utf-8")
    assert f"{NAMES[0]}: no submission\n" in log and f"{NAMES[1]}: kim" not in log and f"{NAMES[1]}: no line" in log
    assert log.startswith(f"{NAMES[1]}: "), "what could not be used at all comes first"
    assert not (klass / "grades" / "feedback" / f"{NAMES[0]}.html").exists()
    canvas = (klass / "grades" / "canvas.csv").read_text(encoding="utf-8").splitlines()
    assert canvas[2].startswith(f"{NAMES[0]},,,{NAMES[0]},") and set(canvas[2].split(",", 5)[5]) <= {","}


def test_an_empty_or_missing_folder_is_refused(klass: Path) -> None:
    (klass / "submissions").rename(klass / "elsewhere")
    assert "is not a folder" in refused(klass)
    (klass / "submissions").mkdir()
    assert "is empty" in refused(klass)


def test_an_output_folder_of_something_else_is_left_alone(klass: Path) -> None:
    (klass / "grades").mkdir()
    (klass / "grades" / "thesis.docx").write_text("years of work", encoding="utf-8")
    assert "holds other files" in refused(klass)
    (klass / "other").mkdir()
    (klass / "other" / ".grading.json").write_text('{"course": "OTHER-1"}', encoding="utf-8")
    assert "holds the marks of OTHER-1" in refused(klass, out="other")
    assert "lies in" in refused(klass, out="submissions/grades")


def test_an_unknown_course_is_refused_with_those_there_are(klass: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["grade", str(klass / "submissions"), "--roster", str(klass / "roster.csv"), "--out", str(klass / "g")]
    assert main([*arguments, "--course", "VBC-TSET"]) == 1
    assert capsys.readouterr().err == (
        f"No course 'VBC-TSET' was released from this computer; there is {COURSE}. `release` makes one.\n"
    )
    assert main([*arguments, "--course", "../x"]) == 1
    assert not (klass / "g").exists()


@pytest.mark.slow
def test_a_system_that_contains_less_is_refused_and_named(klass: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system where a process cannot be forked: what is not known to be held counts as missing."""
    from workbook.grading import isolation
    from workbook.sandbox import host

    monkeypatch.setattr(host, "can_fork", lambda: False)  # a process a run, as on other systems
    monkeypatch.setenv("TMPDIR", "/tmp")
    assert isolation.missing() != []
    said = refused(klass)
    assert "cannot wholly contain" in said and "--weaker-isolation" in said
    assert run(klass, weaker_isolation=True) == 0
    assert "isolation: " in (klass / "grades" / "problems.log").read_text(encoding="utf-8")


@pytest.mark.slow
def test_formulas_in_names_stay_text(klass: Path) -> None:
    write_roster(klass / "roster.csv", NAMES, name={NAMES[0]: "=HYPERLINK(1)", NAMES[1]: "@x", NAMES[2]: "＝2+3"})
    run(klass)
    assert [rows(klass)[name]["name"] for name in NAMES[:3]] == ["'=HYPERLINK(1)", "'@x", "'＝2+3"]


def test_canvas_gets_its_columns(klass: Path) -> None:
    write_roster(klass / "roster.csv", NAMES, canvas_id={NAMES[0]: "77"}, sis_login_id={NAMES[0]: "kim@x"}, section={NAMES[0]: "A"})
    run(klass)
    with (klass / "grades" / "canvas.csv").open(encoding="utf-8") as file:
        table = list(csv.reader(file))
    assert table[0][:6] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", f"{COURSE} ch00_start_here"]
    assert table[1][0].strip() == "Points Possible" and float(table[1][6]) > 5
    assert table[2][:5] == [NAMES[0], "77", "", "kim@x", "A"]
    mine = rows(klass)[NAMES[0]]
    expected = sum(float(value) for name, value in mine.items() if name and name.startswith("ch01") and value)
    assert float(table[2][table[0].index(f"{COURSE} ch01_value_ratios")]) == expected


@pytest.mark.slow
def test_a_workbook_that_changed_since_is_graded_with_the_one_that_was_kept(
    klass: Path, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The problems of today are others: the marks are those of the release, because its own workbook marks."""
    from workbook.grading import run as running
    from workbook.release import records

    run(klass, "before")
    monkeypatch.setattr(records, "release_id", lambda root: course.release.id if root != ROOT else "changed")
    arguments = ["grade", str(klass / "submissions"), "--roster", str(klass / "roster.csv"), "--course", COURSE]
    monkeypatch.setattr(sys, "argv", ["workbook", *arguments, "--out", str(klass / "after"), "--workers", "1"])
    assert (
        running.grade(submissions=klass / "submissions", roster=klass / "roster.csv", course=COURSE, out=klass / "after", workers=1)
        == 0
    )
    assert (klass / "before" / "marks.csv").read_text() == (klass / "after" / "marks.csv").read_text()


def test_the_key_of_one_learner_holds_the_right_answers(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "key.html"
    assert main(["key", NAMES[0], "--course", COURSE, "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    from classroom import right_answer

    from workbook import registry
    from workbook.variants import draw

    problem_id = "ch05_risk_adjustment_reversals.observed_to_expected"
    numbers = draw(problem_id, course=COURSE, learner=NAMES[0], number=0)
    problem = registry.problem(problem_id)
    shown = problem.answer.show(problem.answer.read(right_answer(problem_id, numbers), numbers), numbers)
    part = page.split('id="ch05.observed_to_expected"')[1].split("</article>")[0]
    assert f"<p>{shown}</p>" in part
    assert page.count("<article") == len(registry.problems())


def test_the_commands_are_on_the_command_line() -> None:
    from workbook.cli import parser

    options = parser().parse_args(
        ["grade", "s", "--roster", "r", "--course", "c", "--out", "o", "--policy", "last", "--workers", "2"]
    )
    assert course_commands._settings(options)["policy"] == "last" and options.workers == 2


def test_only_the_chapters_that_are_named_count(klass: Path) -> None:
    assert run(klass, chapters=["ch01"]) == 0
    mine = rows(klass)[NAMES[5]]
    from workbook import registry

    assert {name for name in mine if name.startswith("ch")} == set(registry.of_chapter("ch01"))
    assert float(mine["possible"]) == sum(problem.points for problem in registry.of_chapter("ch01").values())
    assert "Chapter 5" not in (klass / "grades" / "feedback" / f"{NAMES[5]}.html").read_text(encoding="utf-8")
    assert "There is no chapter 'ch77'" in refused(klass, chapters=["ch77"])
