"""The set-up: which steps are due, what is recovered, and that two starts take turns."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbook import set_up
from workbook.environment import Environment, Trouble

from .starts import without_environment


@pytest.fixture
def empty(tmp_path: Path) -> Environment:
    return without_environment(tmp_path)


@pytest.fixture
def made(empty: Environment) -> Environment:
    """One in which every step is done, as far as its stamp says."""
    empty.python.parent.mkdir(parents=True)
    empty.python.touch()
    (empty.folder / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.4\n")
    for step in set_up.steps(empty):
        empty.record(step.name, step.digest)
    return empty


def names(environment: Environment, *, tests: bool = False) -> list[str]:
    return [step.name for step in set_up.due(environment, tests=tests)]


def change(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")


class TestWhatIsDue:
    def test_nothing_the_second_time(self, made: Environment) -> None:
        assert names(made) == []

    def test_everything_at_first(self, empty: Environment) -> None:
        assert names(empty) == ["packages", "workbook", "prepared"]

    def test_what_a_changed_file_goes_into(self, made: Environment) -> None:
        change(made.root / "pyproject.toml")
        assert names(made) == ["workbook"]
        change(made.root / "requirements.lock")
        assert names(made) == ["packages", "workbook", "prepared"]

    def test_the_fits_when_their_code_changes(self, made: Environment) -> None:
        (made.root / "vbc" / "fits.py").write_text("# other fits\n")
        assert names(made) == ["prepared"]

    def test_the_editable_install_when_the_folder_was_moved(self, made: Environment) -> None:
        moved = Environment(made.root.rename(made.root.with_name("moved")))
        assert names(moved) == ["workbook"]

    def test_the_larger_lock_for_the_tests_and_then_none_for_the_rest(self, made: Environment) -> None:
        (step,) = set_up.due(made, tests=True)
        assert step.name == "packages"
        made.record(step.name, step.digest)
        assert names(made, tests=True) == names(made, tests=False) == []

    @pytest.mark.parametrize("text", ["", "{", "[1]", "null"])
    def test_everything_when_the_stamp_is_damaged(self, made: Environment, text: str) -> None:
        made.stamp.write_text(text)
        assert names(made) == ["packages", "workbook", "prepared"]

    def test_everything_when_the_interpreter_is_gone(self, made: Environment) -> None:
        made.python.unlink()
        assert names(made) == ["packages", "workbook", "prepared"]


@pytest.mark.slow
def test_an_environment_that_was_cut_off_is_made_again(made: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    """A package of which half the files are there cannot be told from a whole one, so none of it is kept."""
    half = made.folder / "lib" / "half-a-package.py"
    half.parent.mkdir()
    half.touch()
    made.unfinished.touch()
    done: list[str] = []

    def watched(environment: Environment, *, tests: bool = False) -> list[set_up.Step]:
        return [set_up.Step("packages", "", "1", lambda lock: done.append("packages"))]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(set_up, "steps", watched)
        set_up.set_up(made)
    assert done == ["packages"]
    assert not half.exists()
    assert made.python.exists()
    assert "cut off" in capsys.readouterr().out
    assert not list(made.root.glob(".venv.old-*"))


def test_steps_before_a_failure_are_not_repeated(made: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    made.stamp.unlink()
    ran: list[str] = []

    def fail(lock: int | None) -> None:
        raise Trouble("no network")

    def both(*, second_fails: bool) -> list[set_up.Step]:
        return [
            set_up.Step("first", "", "1", lambda lock: ran.append("first")),
            set_up.Step("second", "", "2", fail if second_fails else lambda lock: ran.append("second")),
        ]

    monkeypatch.setattr(set_up, "steps", lambda *_, **__: both(second_fails=True))
    with pytest.raises(Trouble, match="no network"):
        set_up.set_up(made)
    monkeypatch.setattr(set_up, "steps", lambda *_, **__: both(second_fails=False))
    set_up.set_up(made)
    assert ran == ["first", "second"]


def test_two_starts_take_turns(empty: Environment) -> None:
    """The second waits, says so, and then finds nothing to do; a lock dies with its holder."""
    code = """
import sys, time
from pathlib import Path
from workbook.environment import Environment
from workbook.set_up import one_at_a_time
with one_at_a_time(Environment(Path(sys.argv[1]))):
    print("in", time.monotonic(), flush=True)
    time.sleep(float(sys.argv[2]))
    print("out", time.monotonic(), flush=True)
"""
    command = [sys.executable, "-c", code, str(empty.root)]
    first = subprocess.Popen([*command, "60"], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    first.stdout.readline()
    second = subprocess.Popen([*command, "0.5"], stdout=subprocess.PIPE, text=True)
    third = subprocess.Popen([*command, "0.5"], stdout=subprocess.PIPE, text=True)
    time.sleep(1.5)
    first.kill()
    said = [process.communicate(timeout=30)[0].splitlines() for process in (second, third)]
    first.communicate()
    assert all(lines[0].startswith("Another start is setting the workbook up") for lines in said)
    turns = sorted([float(line.split()[1]) for line in lines[1:]] for lines in said)
    assert turns[0][1] <= turns[1][0], "one after the other"


def test_the_stamp_is_replaced_as_a_whole(made: Environment) -> None:
    before = json.loads(made.stamp.read_text())
    made.record("another", "1")
    assert json.loads(made.stamp.read_text()) == {**before, "another": "1"}
    assert not list(made.folder.glob("*.half"))
