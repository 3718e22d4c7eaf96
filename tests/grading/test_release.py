"""A class bundle runs by itself on a learner's computer; with feedback `later` it holds no key and no way to one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import COURSE, right_answer

from workbook import registry
from workbook.answers import Code
from workbook.cli import main
from workbook.entry import Entry
from workbook.environment import ROOT, Trouble
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.grading.unit import grade_file
from workbook.practice_pages import reference_source
from workbook.release.bundle import release
from workbook.release.identity import Release, installed, release_id
from workbook.release.records import keep, recorded
from workbook.variants import SeededRng, draw, draw_cases

RATIO, CODE = "ch05_risk_adjustment_reversals.observed_to_expected", "ch05_risk_adjustment_reversals.funnel_limits"

MAIN = "from workbook.cli import main; sys.exit(main())"


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A bundle with feedback later, and the home of who made it beside it."""
    folder = tmp_path_factory.mktemp("later")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VBC_HOME", str(folder / "teacher"))
        release(folder / "bundle", course="LATER-1", feedback="later")
    return folder


def in_bundle(bundle: Path, code: str, home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a learner with the bundle would: of the workbook it finds the bundle alone."""
    start = f"import sys; sys.path[:] = [{str(bundle)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]\n"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VBC_")}
    return subprocess.run(
        [sys.executable, "-P", "-c", start + code, *arguments], cwd=bundle, env=kept | {"VBC_HOME": str(home), **variables},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def run_in(bundle: Path, code: str, home: Path, *arguments: str, **variables: str) -> str:
    done = in_bundle(bundle, code, home, *arguments, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_later_holds_no_key_no_worked_solution_and_no_reference(later: Path) -> None:
    """Searched for the text of every key, worked solution and reference function, in every file of the bundle."""
    files = {path: path.read_bytes() for path in (later / "bundle").rglob("*") if path.is_file()}
    names = {path.relative_to(later / "bundle").parts[0] for path in files}
    assert not names & {"solutions", "tests", "benchmarks", ".git"} and not [p for p in files if "__pycache__" in p.parts]
    whole = b"\n".join(files.values())
    keys = [path.read_text(encoding="utf-8") for path in (ROOT / "solutions" / "keys").glob("ch*.py")]
    assert keys
    for text in keys:
        assert text.encode() not in whole
        for line in text.splitlines():  # the keys' own sentences and formulas; short lines stand anywhere
            if len(line.strip()) > 90 and not line.lstrip().startswith(("from ", "import ", "#")):
                assert line.strip().encode() not in whole, line
    for problem_id, problem in registry.problems().items():
        if isinstance(problem.answer, Code):
            key = registry.key(problem_id)
            from workbook.marking import book_numbers

            source = reference_source(problem_id, problem.answer.function, key.explain(**book_numbers(problem_id)), key)
            body = source.split(":\n", 1)[1].strip().encode()
            assert body not in whole, problem_id


def test_later_has_no_way_to_a_key(later: Path, tmp_path: Path) -> None:
    """Neither the desk, nor the registry, nor an import, nor the grader's commands give one; no secret is in it."""
    code = """
import importlib.util, json
from workbook import registry
from workbook.desk import SolutionClosed
from workbook.session import desk
assert importlib.util.find_spec("solutions") is None
for problem_id in registry.problems():
    try: registry.key(problem_id); print("key of", problem_id)
    except registry.RegistryError: pass
    try: desk(problem_id).solution(); print("solution of", problem_id)
    except SolutionClosed: pass
"""
    assert run_in(later / "bundle", code, tmp_path, VBC_LEARNER="kim") == ""
    record = json.loads((later / "teacher" / "courses" / "LATER-1" / "course.json").read_text())
    whole = b"".join(path.read_bytes() for path in (later / "bundle").rglob("*") if path.is_file())
    assert record["secret"].encode() not in whole and len(record["secret"]) == 64
    said = in_bundle(
        later / "bundle", "from workbook.cli import main; sys.exit(main())", tmp_path, "key", "kim", "--course", "LATER-1"
    )
    assert said.returncode == 1 and "No course 'LATER-1' was released from this computer" in said.stderr


def test_later_takes_one_final_answer_and_marks_come_from_the_grader(later: Path, tmp_path: Path) -> None:
    """Signed in, answered, handed in twice, submitted, and marked by the instructor, whole."""
    code = """
import json
from workbook import registry
from workbook.session import desk
ratio = desk(sys.argv[1])
print(ratio.check("many").kind, ratio.check(float(sys.argv[3])).kind)
second = ratio.check(0.123)
print(second.kind, ratio.state.last_answer != 0.123, ratio.solution_is_open)
code = desk(sys.argv[2])
print(code.check("def wrong_name(x): return x").kind, code.check("def funnel_limits(expected_rate, n, z): return 0").kind)
"""
    home = tmp_path / "home"
    (home / "learners").mkdir(parents=True)
    (home / "learners" / "LATER-1").write_text("kim\n")
    right = right_answer(RATIO, draw(RATIO, course="LATER-1", learner="kim", number=0))
    said = run_in(later / "bundle", code, home, RATIO, CODE, str(right))
    assert said.split() == ["unreadable", "handed_in", "handed_in", "True", "False", "unreadable", "handed_in"]
    out = tmp_path / "handed"
    out.mkdir()
    said = run_in(later / "bundle", MAIN, home, "submit", str(out))
    assert "2 problems answered" in said
    record = json.loads((later / "teacher" / "courses" / "LATER-1" / "course.json").read_text())
    settings = Settings("LATER-1", record["release"]["id"], "later", record["secret"])
    marks = grade_file(Row("kim"), out / "LATER-1-kim.jsonl", settings)["record"]
    assert marks["problems"][RATIO]["earned"] == 1 and marks["problems"][CODE]["earned"] == 0
    assert marks["set_aside"] == []


def test_the_card_of_later_says_hand_in_and_then_rests(later: Path, tmp_path: Path) -> None:
    code = """
from widgets import card
c = card(sys.argv[1])
print(c.shown["check"], "|", c.shown["status"], "|", c.shown["waits"]["check"] == "")
c.check(0.7)
waits = c.shown["waits"]["check"][:22]
print(c.shown["status"], "|", "Handed in" in c.shown["feedback"], "|", waits, "|", c.shown["solution"] == "")
again = c.check(0.8)
print(again.message[:22])
"""
    lines = run_in(later / "bundle", code, tmp_path, RATIO, VBC_LEARNER="kim").splitlines()
    assert lines == [
        "Hand in | One final answer | True", "Handed in | True | Your answer is handed  | True", "Your answer is handed ",
    ]  # fmt: skip


def test_an_instant_bundle_holds_keys_and_knows_its_course(teacher: Path, tmp_path: Path) -> None:
    code = """
from workbook.session import current, desk
print(current().course, current().learner, current().feedback, desk(sys.argv[1]).check(0).kind in ("incorrect", "misconception"))
"""
    said = run_in(teacher / "bundle", code, tmp_path, RATIO, VBC_LEARNER="kim")
    assert said.split() == [COURSE, "kim", "instant", "True"]


def test_somebody_who_has_not_said_who_they_are_is_asked_once(teacher: Path, tmp_path: Path) -> None:
    said = in_bundle(teacher / "bundle", MAIN, tmp_path, "submit")
    assert said.returncode == 1 and "say once who you are, with python3 start.py --learner" in said.stderr
    sign = "from workbook.course_commands import sign_in; sign_in(sys.argv[1])"
    run_in(teacher / "bundle", sign, tmp_path, " kim ")
    assert run_in(teacher / "bundle", "from workbook.session import current; print(current().learner)", tmp_path) == "kim\n"
    wrong = in_bundle(teacher / "bundle", sign, tmp_path, "kim park")
    assert wrong.returncode == 1 and "'kim park' cannot be a learner's id" in wrong.stderr
    assert run_in(teacher / "bundle", "from workbook.session import current; print(current().learner)", tmp_path) == "kim\n"


def test_a_hub_says_who_works(teacher: Path, tmp_path: Path) -> None:
    code = "from workbook.session import current; print(current().learner)"
    assert run_in(teacher / "bundle", code, tmp_path, JUPYTERHUB_USER="alex") == "alex\n"


def test_the_id_follows_problems_models_and_draws_alone(tmp_path: Path) -> None:
    def made(name: str, **texts: str) -> str:
        for path, text in {"exercises/problems/ch01.py": "A", "vbc/value.py": "B", "workbook/variants.py": "C", **texts}.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text)
        return release_id(tmp_path / name)

    first = made("a")
    assert first == made("b") == made("c", **{"solutions/keys/ch01.py": "K", "chapters/ch01.py": "T", "vbc/data.json": "{}"})
    assert len({first, made("d", **{"vbc/value.py": "B2"}), made("e", **{"exercises/problems/ch02.py": "A"})}) == 3
    assert installed(tmp_path / "a") is None


def test_a_course_cannot_be_released_again_with_other_problems_or_feedback(
    course: object, teacher: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Trouble, match="is out with instant feedback"):
        release(tmp_path / "x", course=COURSE, feedback="later")
    before = recorded(COURSE)
    release(tmp_path / "again.zip", course=COURSE)
    assert recorded(COURSE) == before and (tmp_path / "again.zip").stat().st_size > 100_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.zip"]
    from workbook.release import bundle

    monkeypatch.setattr(bundle, "release_id", lambda root: "changed")
    with pytest.raises(Trouble, match="problems or models have changed since"):
        release(tmp_path / "y", course=COURSE)
    assert not (tmp_path / "y").exists()


@pytest.mark.parametrize("name", ["", "two words", "../up", "a/b", ".hidden", "x" * 61, "-x"])
def test_a_course_has_a_plain_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot name a course"):
        release(tmp_path / "out", course=name)


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(Trouble, match="is there already"):
        release(tmp_path / "out", course="NEW-1")
    (tmp_path / "out.zip").write_text("mine")
    with pytest.raises(Trouble, match="is there already"):
        release(tmp_path / "out.zip", course="NEW-1")
    assert recorded("NEW-1") is None


def test_the_secret_is_for_its_owners_eyes(course: object, teacher: Path) -> None:
    path = teacher / "courses" / COURSE / "course.json"
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
    assert keep(Release(COURSE, "x"), ROOT) == recorded(COURSE)


def test_hidden_inputs_come_from_the_secret(settings: Settings) -> None:
    """Two courses that differ in their secret alone run a function on other inputs; a learner cannot draw them."""
    numbers = draw(CODE, course=COURSE, learner="kim", number=0)
    cases = registry.key(CODE).cases
    assert cases is not None
    drawn = [list(cases(SeededRng(secret, "kim", CODE, 0), **numbers)) for secret in (settings.secret, "another")]
    assert drawn[0] != drawn[1] != draw_cases(numbers, cases) != drawn[0]


def test_the_bundle_is_refused_as_a_place_to_release_from(teacher: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is a class bundle itself"):
        release(tmp_path / "out", course="NEW-2", root=teacher / "bundle")


def test_the_command_says_what_to_keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VBC_HOME", str(tmp_path / "home"))
    assert main(["release", str(tmp_path / "out"), "--course", "NEW-3", "--feedback", "later"]) == 0
    said = capsys.readouterr().out
    assert f"release {release_id()}, feedback later" in said and "keep it from learners" in said
    assert Entry("note", "c", "l").kind == "note"


def test_a_place_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VBC_HOME", str(tmp_path / "teacher"))
    (tmp_path / "a file").touch()
    assert main(["release", str(tmp_path / "a file" / "bundle.zip"), "--course", "NOWHERE-1"]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'a file'}: File exists. Mend that and start again.\n"
