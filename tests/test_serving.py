"""Which port, which chapter, which folder; and that no test touches the log of the person who runs it."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from workbook import session
from workbook.cli import main, processes
from workbook.doctor import Finding, examine, look_safely, report
from workbook.environment import ROOT, Environment, Trouble
from workbook.learner_files import refresh
from workbook.serving import LAB_SETTINGS, chapter_named, choose_port, lab_options


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_gives_way_to_the_next_and_it_is_said(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    port = choose_port(taken)
    assert port > taken
    assert capsys.readouterr().out == f"Port {taken} is in use, so this is on {port}.\n"


def test_no_port_at_all_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.serving.is_free", lambda port, address: False)
    with pytest.raises(Trouble, match="choose another with --port"):
        choose_port(9000)


@pytest.fixture
def chapters(tmp_path: Path) -> Path:
    for name in ("ch00_start_here", "ch01_value_ratios", "ch05_reversals", "ch10_contracts"):
        (tmp_path / f"{name}.ipynb").touch()
    return tmp_path


@pytest.mark.parametrize("name", ["ch05", "5", "05", "ch05_reversals", "ch05_reversals.ipynb", "chapters/ch05_reversals.py"])
def test_a_chapter_is_found_by_whatever_a_reader_calls_it(name: str, chapters: Path) -> None:
    assert chapter_named(name, chapters).name == "ch05_reversals.ipynb"


@pytest.mark.parametrize("name", ["ch07", "7", "ch", "reversals", ""])
def test_a_chapter_that_is_not_there_gets_the_list(name: str, chapters: Path) -> None:
    with pytest.raises(Trouble, match="there are: ch00_start_here, ch01_value_ratios, ch05_reversals, ch10_contracts"):
        chapter_named(name, chapters)


def test_the_command_line_says_it_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "ch99"]) == 1
    assert capsys.readouterr().err.startswith("There is no chapter 'ch99'; there are: ")


def test_tests_are_shared_out_unless_one_process_is_asked_for() -> None:
    """Two processes at least, four at most; a file of slow ones stays in one; a debugger, and a number given, have their way."""
    shared, slow = processes(["-k", "funnel"]), processes(["--all", "-m", "slow"])
    assert shared[0] == "-n" and 2 <= int(shared[1]) <= 4
    assert slow[:4] == ["-n", "2", "--dist", "loadfile"]
    assert processes(["-n", "0"]) == processes(["-n0", "--all"]) == processes(["--pdb", "tests/vbc"]) == []


def test_copies_that_cannot_be_written_are_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "work").write_text("a file where the folder should be")
    monkeypatch.setenv("VBC_WORK", str(tmp_path / "work"))
    assert main(["lab", "--no-browser"]) == 1
    assert capsys.readouterr().err.endswith("copy the workbook to a folder of your own.\n")


def test_a_folder_in_which_jupyter_cannot_note_what_runs_is_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "file" / "runtime"))
    monkeypatch.setenv("VBC_WORK", str(tmp_path / "work"))
    assert main(["lab", "--no-browser"]) == 1
    assert "set JUPYTER_RUNTIME_DIR to a folder of your own" in capsys.readouterr().err


def test_only_root_is_let_through_as_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for uid, expected in ((0, True), (1000, False)):
        monkeypatch.setattr(os, "geteuid", lambda uid=uid: uid, raising=False)
        assert ("--allow-root" in lab_options(tmp_path, port=1)) is expected


def test_the_settings_of_the_first_look_are_ones_that_jupyterlab_knows() -> None:
    """A key that JupyterLab does not know would be dropped without a word, and the news would pop up."""
    schemas = Path(sys.prefix) / "share/jupyter/lab/schemas"
    for plugin, values in json.loads((LAB_SETTINGS / "overrides.json").read_text()).items():
        package, _, name = plugin.partition(":")
        known = json.loads((schemas / package / f"{name}.json").read_text())["properties"]
        assert set(values) <= set(known), plugin


def test_jupyterlab_serves_the_readers_copies(tmp_path: Path) -> None:
    """The real server, with the options that `start.py` gives it: folder, first page, settings, and nothing paired on saving."""
    root, work = tmp_path / "Übung", tmp_path / "Übung" / "work"
    page = root / "chapters/ch00_start_here.ipynb"
    page.parent.mkdir(parents=True)
    pairing = {"jupytext": {"formats": "ipynb,py:percent"}}
    cell = {"cell_type": "code", "id": "a", "source": f"# {uuid4()}", "metadata": {}, "outputs": [], "execution_count": None}
    page.write_text(json.dumps({"cells": [cell], "metadata": pairing, "nbformat": 4, "nbformat_minor": 5}))  # never signed before
    shutil.copy(ROOT / "jupytext.toml", root)
    refresh(root, work)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    options = lab_options(work, port=port, browser=False)
    assert "--LabApp.default_url=/lab/tree/chapters/ch00_start_here.ipynb" in options
    command = [sys.executable, "-m", "jupyterlab", *options, "--IdentityProvider.token=t"]
    address = f"http://127.0.0.1:{port}"
    with (tmp_path / "said").open("w") as said, subprocess.Popen(command, stdout=said, stderr=said) as server:
        try:
            listed = fetch(f"{address}/api/contents/chapters")
            settings = fetch(f"{address}/lab/api/settings/@jupyterlab/apputils-extension:notification")
            opened = fetch(f"{address}/api/contents/chapters/{page.name}")
            saved = fetch(f"{address}/api/contents/chapters/{page.name}", {"type": "notebook", "content": opened["content"]})
        finally:
            server.terminate()
    assert [entry["name"] for entry in listed["content"]] == [page.name]
    assert settings["schema"]["properties"]["fetchNews"]["default"] == "false"
    assert saved["name"] == page.name
    told = (tmp_path / "said").read_text()
    assert "WARNING" not in told and "[W " not in told, "nothing alarms"
    assert [path.name for path in (work / "chapters").iterdir() if path.is_file()] == [page.name]


def fetch(address: str, put: dict[str, Any] | None = None) -> dict[str, Any]:
    request = urllib.request.Request(address, headers={"Authorization": "token t"})
    if put is not None:
        request.method, request.data = "PUT", json.dumps(put).encode()
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


class TestDoctor:
    def test_nothing_to_mend_is_success(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert report([Finding("port", "8888 free")]) == 0
        assert "Nothing to mend." in capsys.readouterr().out

    def test_something_to_mend_is_failure_and_says_what_to_do(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert report([Finding("folder", "cannot be written", "Copy it."), Finding("port", "8888 free")]) == 1
        assert "Copy it." in capsys.readouterr().out

    def test_a_look_that_fails_is_a_finding(self) -> None:
        def look_at_trouble(environment: Environment) -> Finding:
            raise RuntimeError("broken")

        finding = look_safely(look_at_trouble, Environment())
        assert finding.name == "trouble"
        assert "broken" in finding.says
        assert finding.mend

    def test_every_look_works_here(self) -> None:
        findings = {finding.name: finding for finding in examine()}
        assert not [finding for finding in findings.values() if "could not be looked at" in finding.says]
        assert len(findings) >= 6


class TestTheReadersOwnLog:
    """Whatever a test runs, it runs in a home of its own."""

    def test_is_not_where_tests_run(self) -> None:
        own = session.home_of({})
        assert session.current().home != own
        assert not session.current().home.is_relative_to(own)

    def test_is_not_where_the_processes_of_tests_run(self) -> None:
        code = "from workbook.session import current; print(current().mode, current().home)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout.split(maxsplit=1) == ["test", f"{os.environ['VBC_HOME']}\n"]

    @pytest.mark.slow
    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a home cannot be given to a process by a variable")
    def test_stays_as_it_is_while_answers_are_tested(self, tmp_path: Path) -> None:
        """Tests that answer problems are run as somebody with an empty home, and leave no log there."""
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("VBC_", "XDG_"))}
        names = ("workbook/test_desk", "workbook/test_session", "workbook/test_attempts", "workbook/test_marking",
                 "workbook/test_progress", "widgets/test_card", "widgets/test_prediction", "widgets/test_progress")  # fmt: skip
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(f"tests/{name}.py" for name in names)]
        command += ["-k", "not ch0 and not ch1 or ch05"]  # one chapter stands for all
        done = subprocess.run(
            command, cwd=ROOT, env=variables | {"HOME": str(tmp_path)}, capture_output=True, text=True, timeout=600
        )
        passed = re.search(r"(\d+) passed", done.stdout)
        assert passed, done.stdout
        assert int(passed[1]) > 50, "whether each passes is told where they are run for themselves"
        assert not [path for path in tmp_path.rglob("*") if path.name in ("learner", "attempts")]
