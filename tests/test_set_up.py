"""The set-up: which steps are due, what is recovered, and one line for each way in which it can fail."""

import ast
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook import installing, set_up, starting
from workbook.environment import Environment, Trouble, clean_variables

ROOT = Path(__file__).resolve().parent.parent
NOBODY = 65534


def base_python() -> str:
    """The Python that this environment was made with, such as a reader starts with."""
    return str(getattr(sys, "_base_executable", sys.executable))


def ordinary_user() -> tuple[str, dict[str, Any]]:
    """A Python, and options for a process, of a user without privileges: root may write anywhere and proves nothing."""
    if os.geteuid() != 0:
        return base_python(), {}
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    new_enough = "import sys; sys.exit(sys.version_info < (3, 11))"
    for python in (base_python(), "/usr/bin/python3", "/usr/local/bin/python3"):
        with contextlib.suppress(OSError):
            if subprocess.run([python, "-c", new_enough], cwd="/", timeout=30, **user).returncode == 0:
                return python, user
    pytest.skip("no Python 3.11 that an ordinary user may run: only root may read the one the tests run with")


@pytest.fixture
def empty(tmp_path: Path) -> Environment:
    """A workbook without an environment, in a folder that is awkward to name."""
    root = tmp_path / "ein Ordner für é"
    (root / "vbc").mkdir(parents=True)
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    return Environment(root)


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


class TestMaking:
    """Real environments, in a folder with spaces and letters that are not English."""

    def make(self, environment: Environment, monkeypatch: pytest.MonkeyPatch, **modules: str) -> None:
        """Make one with a Python in which some modules are others."""
        others = environment.root / "others"
        others.mkdir()
        for name, source in modules.items():
            (others / f"{name}.py").write_text(source)
        monkeypatch.setattr(installing, "clean_variables", lambda: clean_variables() | {"PYTHONPATH": str(others)})
        installing.make(environment)

    def test_with_pip(self, empty: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
        self.make(empty, monkeypatch)
        assert empty.has_pip()
        assert empty.version() == sys.version_info[:2]

    def test_without_ensurepip_the_starting_pythons_pip_serves(self, empty: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
        """Debian and Ubuntu ship Python so: their `venv` refuses where `ensurepip` is not installed."""
        debians = """
import os, runpy, sys
if "--without-pip" not in sys.argv:
    sys.exit("The virtual environment was not created successfully because ensurepip is not available.")
sys.path = [folder for folder in sys.path if folder != os.path.dirname(os.path.abspath(__file__))]
runpy.run_module("venv", run_name="__main__", alter_sys=True)
"""
        self.make(empty, monkeypatch, venv=debians)
        assert not empty.has_pip()
        done = subprocess.run([*installing.pip_of(empty), "list"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert "pytest" not in done.stdout, "it lists the new environment, not this one"

    def test_without_any_way_it_says_what_to_install(self, empty: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
        none = "raise ModuleNotFoundError(__name__)"
        with pytest.raises(Trouble, match=r"apt install python3\.\d+-venv") as raised:
            self.make(empty, monkeypatch, venv=none, virtualenv=none)
        assert "\n" not in str(raised.value)
        assert not empty.folder.exists()


@pytest.fixture
def bare(empty: Environment) -> Environment:
    """A real, empty environment."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(empty.folder)], check=True)
    return empty


class TestPipFailures:
    """Real failures of the real pip, each told in one line."""

    @pytest.fixture(autouse=True)
    def alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in [name for name in os.environ if name.startswith("PIP_")]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)

    def trouble(self, environment: Environment, *arguments: str) -> str:
        with pytest.raises(Trouble) as raised:
            installing.pip_install(environment, *arguments)
        assert "\n" not in str(raised.value)
        return str(raised.value)

    def test_no_network(self, bare: Environment) -> None:
        said = self.trouble(bare, "--index-url", "http://127.0.0.1:9/simple", "six")
        assert "the first start needs a network" in said
        assert not bare.unfinished.exists(), "nothing was changed, so what is there is kept"

    def test_another_package_than_the_locked_one(self, bare: Environment) -> None:
        wheels = bare.root / "wheels"
        wheels.mkdir()
        build_wheel(wheels)
        lock = bare.root / "other.lock"
        lock.write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n")
        said = self.trouble(bare, "--require-hashes", "--no-index", "--find-links", str(wheels), "-r", str(lock))
        assert "differs from the one this workbook names" in said

    def test_no_build_for_this_python(self, bare: Environment) -> None:
        assert "no ready-made build" in self.trouble(bare, "--no-index", "--only-binary", ":all:", "tiny")

    def test_something_unheard_of(self, bare: Environment) -> None:
        said = self.trouble(bare, "--no-such-option")
        assert str(bare.log) in said


def test_pip_installs_from_outside_and_compiles(bare: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without pip gets its packages with byte-code, whatever the caller's variables say."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PIP_NO_COMPILE", "1")
    monkeypatch.setenv("PIP_TARGET", str(bare.root / "elsewhere"))
    build_wheel(bare.root)
    installing.pip_install(bare, "--no-index", "--find-links", str(bare.root), "tiny")
    assert list(bare.folder.rglob("tiny*.pyc"))
    assert not bare.unfinished.exists()


def build_wheel(folder: Path) -> None:
    """Write the smallest wheel there is."""
    import zipfile

    with zipfile.ZipFile(folder / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", "size = 1\n")
        wheel.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr(
            "tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("tiny-1.0.dist-info/RECORD", "tiny.py,,\ntiny-1.0.dist-info/METADATA,,\ntiny-1.0.dist-info/WHEEL,,\n")


def test_a_full_disk_is_said_before_anything_is_written(empty: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "SPACE_NEEDED", 10**18)
    with pytest.raises(Trouble, match="the disk has"):
        installing.make(empty)
    assert not empty.folder.exists()


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


class TestStart:
    """`start.py` as a reader runs it."""

    @pytest.fixture
    def copy(self) -> Iterator[Path]:
        """Its files alone, where any user may read them."""
        folder = Path(tempfile.mkdtemp(prefix="wörk bóok "))
        folder.chmod(0o755)
        shutil.copytree(ROOT / "workbook", folder / "workbook", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("start.py", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
            shutil.copy(ROOT / name, folder / name)
        yield folder
        shutil.rmtree(folder)

    def start(self, folder: Path, *arguments: str, as_anyone: bool = False, **options: Any) -> subprocess.CompletedProcess[str]:
        python, user = ordinary_user() if as_anyone else (base_python(), {})
        return subprocess.run(
            [python, "start.py", *arguments], cwd=folder, capture_output=True, text=True, timeout=60, **options, **user
        )

    def test_needs_no_more_than_it_says_of_an_old_python(self) -> None:
        """Any Python back to 2.7 can parse it and gets one line."""
        source = (ROOT / "start.py").read_text(encoding="utf-8")
        tree = ast.parse(source, feature_version=(3, 4))
        newer = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.AsyncFunctionDef, ast.FunctionDef, ast.Match)
        assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
        assert source.isascii()
        faked = f"import sys; sys.version_info = (3, 8, 2, 'final', 0); exec(compile({source!r}, 'start.py', 'exec'))"
        done = subprocess.run([sys.executable, "-c", faked], capture_output=True, text=True, cwd="/", timeout=30)
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "needs Python 3.11 or newer and this is Python 3.8" in done.stderr

    def test_lists_its_commands(self, copy: Path) -> None:
        assert "start.py read [CHAPTER]" in self.start(copy, "--help").stdout
        done = self.start(copy, "raed")
        assert done.returncode == 2
        assert "no command 'raed'" in done.stderr
        assert not (copy / ".venv").exists()

    @pytest.mark.skipif(os.name == "nt", reason="there, folders have no such mode")
    def test_a_folder_that_cannot_be_written(self, copy: Path) -> None:
        copy.chmod(0o555)
        done = self.start(copy, as_anyone=True)
        copy.chmod(0o755)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "cannot be written: copy the workbook to a folder of your own" in done.stderr

    def test_no_network_on_the_first_start(self, copy: Path) -> None:
        """And the next start goes on."""
        index = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
        variables = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")} | index
        for _ in range(2):
            done = self.start(copy, env=variables)
            assert done.returncode == 1
            assert done.stderr.count("\n") == 1
            assert "the first start needs a network" in done.stderr
        assert "cut off" not in done.stdout

    def test_the_doctor_speaks_before_the_set_up(self, copy: Path) -> None:
        done = self.start(copy, "doctor")
        assert done.returncode == 1
        assert "set-up       to do: packages, workbook, prepared" in done.stdout
        assert not (copy / ".venv").exists()


def test_what_the_callers_shell_says_does_not_reach_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that stop byte-code or send imports elsewhere are dropped; an index of the reader's own is kept."""
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    kept = clean_variables()
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"} & set(kept)
    assert kept["PIP_INDEX_URL"] == "https://mirror.example/simple"


def test_the_stamp_is_replaced_as_a_whole(made: Environment) -> None:
    before = json.loads(made.stamp.read_text())
    made.record("another", "1")
    assert json.loads(made.stamp.read_text()) == {**before, "another": "1"}
    assert not list(made.folder.glob("*.half"))


def test_an_interrupt_ends_without_a_traceback(
    empty: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(starting, "set_up", interrupted)
    assert starting.main([], empty) == 130
    assert "The next start takes up the set-up again" in capsys.readouterr().err
