"""`start.py` as a reader runs it, and one line for whatever keeps it from working."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook import starting
from workbook.cli import parser
from workbook.environment import Environment

from .starts import ROOT, base_python, ordinary_user


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

    def test_knows_every_command_that_readers_are_told_of(self) -> None:
        """README and CONTRIBUTING name them; the command line inside takes them; the list of commands shows them."""
        pages = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
        told = set(re.findall(r"start\.py ([a-z]+)\b", pages))
        inside = next(action for action in parser()._actions if action.dest == "command").choices or {}
        assert len(told) >= 10 and told <= set(starting.COMMANDS), told - set(starting.COMMANDS)
        assert set(starting.COMMANDS) <= set(inside)
        listed = set(re.findall(r"start\.py ([a-z]+)\b", starting.USAGE))
        assert listed == set(starting.COMMANDS) - {"lab"}

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

    @pytest.mark.slow
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


def test_an_interrupt_ends_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(starting, "set_up", interrupted)
    assert starting.main([], Environment(tmp_path)) == 130
    assert "The next start takes up the set-up again" in capsys.readouterr().err
