"""Which kernels may be forked, decided from their command line, environment and folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.kernels import conditions, fingerprint
from workbook.kernels.conditions import NotForked, request_for

PLAIN = [sys.executable, "-m", "ipykernel_launcher", "-f", "connection.json"]


@pytest.fixture(autouse=True)
def on_a_system_that_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "why_not_here", lambda: "")


def test_a_plain_kernel_of_this_python_may(tmp_path: Path) -> None:
    request = request_for(PLAIN, {"cwd": str(tmp_path), "env": {"HOME": "/h"}}, started_with={"HOME": "/other"})
    assert request.arguments == ("-f", "connection.json")
    assert request.cwd == str(tmp_path)
    assert request.env == {"HOME": "/h", "JPY_PARENT_PID": str(os.getpid())}
    assert (request.stdout, request.stderr) == (1, 2)


@pytest.mark.parametrize(
    ("command", "options", "why"),
    [
        (["/usr/bin/python3", *PLAIN[1:]], {}, "not this Python's own"),
        ([sys.executable, "-m", "metakernel_bash", "-f", "c"], {}, "not this Python's own"),
        ([sys.executable, "-O", *PLAIN[1:]], {}, "not this Python's own"),
        (PLAIN, {"env": {"PYTHONPATH": "/x"}}, "another PYTHONPATH"),
        (PLAIN, {"env": {"OPENBLAS_NUM_THREADS": "4", "LD_PRELOAD": "x"}}, "another LD_PRELOAD, OPENBLAS_NUM_THREADS"),
        (PLAIN, {"env": {}, "cwd": "/no/such/folder"}, "cannot be entered"),
        (PLAIN, {"env": {}, "independent": True}, "a way of its own"),
        (PLAIN, {"env": {}, "stdin": 0}, "a way of its own"),
        (PLAIN, {"env": {}, "preexec_fn": print}, "a way of its own"),
        (PLAIN, {"env": {}, "stdout": subprocess.PIPE}, "into a pipe"),
    ],
)
def test_others_say_why_not(command: list[str], options: dict, why: str) -> None:
    with pytest.raises(NotForked, match=why):
        request_for(command, {"env": {}, **options}, started_with={})


def test_a_kernel_may_write_into_a_file(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log:
        request = request_for(PLAIN, {"env": {}, "stdout": log, "stderr": log.fileno()}, started_with={})
        assert (request.stdout, request.stderr) == (log.fileno(), log.fileno())


def test_a_variable_that_is_taken_away_counts_too() -> None:
    with pytest.raises(NotForked, match="another PYTHONWARNINGS"):
        request_for(PLAIN, {"env": {"A": "1"}}, started_with={"PYTHONWARNINGS": "error"})


class TestTheFingerprint:
    def test_stays_while_nothing_changes(self) -> None:
        assert fingerprint.fingerprint() == fingerprint.fingerprint()

    @pytest.mark.parametrize("name", ["vbc/deep/value.py", "widgets/card.js", "widgets/theme.css", "solutions/keys/ch01.py"])
    def test_follows_the_code(self, name: str, tmp_path: Path) -> None:
        seen = {fingerprint.fingerprint(tmp_path)}
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text("one")
        seen.add(fingerprint.fingerprint(tmp_path))
        file.write_text("other")
        seen.add(fingerprint.fingerprint(tmp_path))
        file.unlink()
        seen.add(fingerprint.fingerprint(tmp_path))
        assert len(seen) == 3, "as at first, once the file is gone"

    def test_does_not_follow_what_python_writes_itself(self, tmp_path: Path) -> None:
        (tmp_path / "vbc" / "__pycache__").mkdir(parents=True)
        before = fingerprint.fingerprint(tmp_path)
        (tmp_path / "vbc" / "__pycache__" / "a.py").write_text("x")
        assert fingerprint.fingerprint(tmp_path) == before
