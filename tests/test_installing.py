"""Real environments and the real pip: each way of making one, and one line for each way in which it fails."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workbook import installing
from workbook.environment import Environment, Trouble, clean_variables

from .starts import without_environment


@pytest.fixture
def empty(tmp_path: Path) -> Environment:
    return without_environment(tmp_path)


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

    @pytest.mark.slow
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


def test_what_the_callers_shell_says_does_not_reach_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that stop byte-code or send imports elsewhere are dropped; an index of the reader's own is kept."""
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    kept = clean_variables()
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"} & set(kept)
    assert kept["PIP_INDEX_URL"] == "https://mirror.example/simple"
