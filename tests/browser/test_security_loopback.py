"""Without --share nobody else gets in: what is bound, what other users of the computer can read, and which names count."""

import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from benchmarks.real_pages import ROOT, free_port
from workbook.cli import main
from workbook.environment import Trouble
from workbook.release.identity import Release
from workbook.share_pages import share_pages
from workbook.sharing import network_addresses

from .raw_pages import Viewer

slow = pytest.mark.slow
LOOPBACK = {"127.0.0.1", "::1"}


@contextmanager
def started(*command: str, home: Path) -> Iterator[tuple[psutil.Process, int, Path]]:
    """Run a command with a browser that notes how it was started; its process, port and that note."""
    port, note, browser = free_port(), home / "started-with", home / "browser"
    home.mkdir(parents=True, exist_ok=True)
    browser.write_text(f'#!/bin/sh\ncat "/proc/$$/cmdline" | tr "\\0" "\\n" > {note}.part\nmv {note}.part {note}\nsleep 3\n')
    browser.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VBC_")}
    environment |= {"VBC_HOME": str(home), "BROWSER": str(browser), "VBC_WORK": str(home / "work"), "IPYTHONDIR": str(home)}
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "workbook", *command, "--port", str(port)],
            cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    try:
        until = time.monotonic() + 90
        while not note.exists():
            assert process.poll() is None and time.monotonic() < until, (home / "log").read_text()
            time.sleep(0.1)
        yield psutil.Process(process.pid), port, note
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def bound(process: psutil.Process, port: int) -> set[str]:
    return {each.laddr.ip for each in process.net_connections("tcp") if each.laddr.port == port and each.status == "LISTEN"}


def is_open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


@slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at how a browser was started in /proc")
@pytest.mark.parametrize("command", [("lab",), ("read", "ch05"), ("present", "ch05")], ids=lambda command: command[0])
def test_a_server_is_this_computers_alone(command: tuple[str, ...], tmp_path: Path) -> None:
    """Bound to the loopback only; the key of the first page is in no command line, and in no file that others may read."""
    with started(*command, home=tmp_path / "home") as (process, port, note):
        assert bound(process, port) and bound(process, port) <= LOOPBACK
        for address in network_addresses():
            with pytest.raises(ConnectionRefusedError):
                Viewer(f"http://{address}:{port}").ask("/")
        opened = re.search(r"file://(\S+)", note.read_text())[1]
        key = re.search(r"(?:token|key)=([\w-]{16,})", Path(opened).read_text())[1]
        assert not is_open_to_others(Path(opened)) or not is_open_to_others(Path(opened).parent)
        for each in [process, *process.children(recursive=True)]:
            assert key not in " ".join(each.cmdline())
        assert key not in note.read_text()
        path = "/lab" if command[0] == "lab" else "/voila/render/ch05_risk_adjustment_reversals.ipynb"
        somebody = Viewer(f"http://127.0.0.1:{port}")
        assert somebody.ask(path)[0] == 302, "another user of this computer is asked who they are"
        parameter = "token" if command[0] == "lab" else "key"
        assert somebody.ask(f"{path}?{parameter}={key}", Host="evil.example:1234")[0] == 403
        assert somebody.ask(f"{path}?{parameter}={key}")[0] in (200, 302)
        assert somebody.ask(path)[0] == 200


@slow
def test_the_door_says_what_to_do_where_there_is_no_password(tmp_path: Path) -> None:
    with started("read", "ch05", home=tmp_path / "home") as (_, port, _note):
        status, _, text = Viewer(f"http://127.0.0.1:{port}").ask("/login")
        assert status == 200 and "one person" in text and "<form" not in text


def test_jupyterlab_is_not_shared(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab", "--share"]) == 1
    said = capsys.readouterr().err
    assert "runs any code as you" in said and "read --share" in said and "JupyterHub" in said


@slow
def test_pages_without_a_password_are_not_opened_to_the_network(tmp_path: Path) -> None:
    """Not even by Voilà's own option."""
    command = [sys.executable, "-m", "workbook", "read", "ch05", "--no-browser", "--Voila.ip=0.0.0.0", "--port", str(free_port())]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"VBC_HOME": str(tmp_path)}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "not opened at 0.0.0.0: use --share" in done.stderr


def test_a_class_bundle_is_not_shared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("workbook.share_pages.installed", lambda: object.__new__(Release))
    with pytest.raises(Trouble, match="each learner's own copy"):
        share_pages({"VBC_HOME": str(tmp_path)}, port=1, own="", key="", typed=False, slides=False)


def test_code_of_guests_is_not_run_where_it_cannot_be_contained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Guests hear why, and keep their answer; the owner's own code is another matter."""
    from workbook.sandbox import run

    monkeypatch.setattr("workbook.share_pages.sandbox.missing", lambda: ["files"])
    admission, says = share_pages({"VBC_HOME": str(tmp_path)}, port=1, own="", key="", typed=False, slides=False)
    assert "are not run" in says and admission.guest_environment["VBC_CODE"] == "off"
    monkeypatch.setenv("VBC_CODE", "off")
    outputs = run("def f(x):\n    return x\n", "f", [{"x": 1}])
    assert outputs.failure is not None and "kept" in outputs.failure.message
