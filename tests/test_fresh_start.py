"""A new machine, for real: a user's clone in an awkward folder, an install that is killed, two starts at once, no network after.

Slow, and needs the network for the first start, as a reader does.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook.environment import Environment

from .starts import ROOT, hear_interrupts, ordinary_user
from .test_structure import tracked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills process groups"),
]


@pytest.fixture(scope="module")
def user() -> tuple[str, dict[str, Any]]:
    """A Python and a user without privileges."""
    return ordinary_user()


@pytest.fixture(scope="module")
def clone(user: tuple[str, dict[str, Any]]) -> Iterator[Environment]:
    """The project's files, in a user's folder whose name has a space and letters that are not English."""
    folder = Path(tempfile.mkdtemp(prefix="Üben é "))
    for path in tracked():
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    if user[1]:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user[1]["user"], user[1]["group"])
    yield Environment(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def start(clone: Environment, user: tuple[str, dict[str, Any]]) -> Callable[..., "Start"]:
    """Starts it, as that user."""
    python, options = user
    return lambda *arguments, **more: Start(clone, *arguments, python=python, **options, **more)


class Start:
    """`start.py` at work, with what it says in a file."""

    def __init__(self, clone: Environment, *arguments: str, python: str, **options: Any) -> None:
        descriptor, name = tempfile.mkstemp(prefix="said-")
        self.said = Path(name)
        # As a reader's shell: none of the variables of the tests.
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("VBC_", "JUPYTER_"))}
        variables |= {"HOME": str(clone.root), "PYTHONDONTWRITEBYTECODE": "1"} | options.pop("env", {})
        with open(descriptor, "wb") as said:
            self.process = subprocess.Popen(
                [python, str(clone.root / "start.py"), *arguments],
                cwd="/", env=variables, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
                start_new_session=True, preexec_fn=hear_interrupts, **options,
            )  # fmt: skip

    @property
    def text(self) -> str:
        return self.said.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, pattern: str, file: Path | None = None, seconds: float = 600) -> re.Match[str]:
        """Wait until it, or a file that it writes, says something."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            text = file.read_text(encoding="utf-8", errors="replace") if file and file.exists() else "" if file else self.text
            if found := re.search(pattern, text):
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"{pattern!r} was not said, but:\n{self.text}")

    def address(self) -> str:
        """JupyterLab's address, once it answers there."""
        return self.wait_for(r"http://localhost:\d+/\S*\?token=\w+")[0]

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal to it alone, as Ctrl-C does to a server, and wait; then nothing of it may be left."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout=60)
        finally:
            kill_group(self.process)
            self.said.unlink(missing_ok=True)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def get(address: str, path: str) -> Any:
    base, _, token = address.partition("?token=")
    base = base[: base.index("/", len("http://"))]
    with urllib.request.urlopen(f"{base}{path}?token={token}", timeout=30) as answer:
        return json.load(answer)


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return str(probe.getsockname()[1])


@pytest.fixture(scope="module")
def installed(clone: Environment, start: Callable[..., Start]) -> Environment:
    """Set up by two starts at once, after one that was killed; nobody had root's rights."""
    doctor = start("doctor")
    assert doctor.process.wait(timeout=60) == 1
    assert "to do: packages" in doctor.text

    first = start("--no-browser")
    first.wait_for("Installing collected packages", clone.log)
    time.sleep(3)  # in the midst of writing
    kill_group(first.process)
    assert clone.unfinished.exists()

    both = [start("--no-browser", "--port", free_port()) for _ in range(2)]
    addresses = [each.address() for each in both]
    texts = [each.text for each in both]
    assert sum("was cut off: making the environment again" in text for text in texts) == 1
    assert sum("Another start is setting the workbook up" in text for text in texts) == 1
    names = {entry["name"] for entry in get(addresses[0], "/api/contents/chapters")["content"]}
    assert "ch00_start_here.ipynb" in names
    assert "/lab/tree/chapters/ch00_start_here.ipynb" in addresses[0]
    assert [each.end() for each in both] == [0, 0], "Ctrl-C ends it"
    return clone


def test_an_install_that_was_killed_recovers(installed: Environment) -> None:
    checked = subprocess.run([str(installed.python), "-m", "pip", "check"], capture_output=True, text=True, timeout=120)
    assert checked.returncode == 0, checked.stdout
    assert list(installed.folder.glob("lib/python*/site-packages/altair/__pycache__/*.pyc")), "byte-code is compiled"


@pytest.mark.alone
def test_the_second_start_is_fast_and_asks_no_network(installed: Environment, start: Callable[..., Start]) -> None:
    nowhere = "http://127.0.0.1:9"  # where nobody listens: in the place of the package index and of every proxy
    offline = {"PIP_INDEX_URL": nowhere, "http_proxy": nowhere, "https_proxy": nowhere, "no_proxy": "localhost,127.0.0.1"}
    times = []
    for _ in range(3):
        began = time.monotonic()
        again = start("--no-browser", "--port", free_port(), env=offline)
        command = Path(f"/proc/{again.process.pid}/cmdline")
        while "jupyterlab" not in command.read_text():
            assert again.process.poll() is None, again.text
            time.sleep(0.005)
        times.append(time.monotonic() - began)
        assert again.address()
        assert again.end() == 0
    assert min(times) <= 1.0, times


def test_pages_and_the_doctor_after_it(installed: Environment, start: Callable[..., Start]) -> None:
    reading = start("read", "ch00", "--no-browser", "--port", free_port())
    address = reading.wait_for(r"http://localhost:\d+/voila/render/ch00_start_here.ipynb\?key=\S+")[0]
    page = read_page(address)
    assert "<h1" in page and "Start here" in page
    assert "import " not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL), "a page to read shows no code"
    assert reading.end() in (0, -signal.SIGINT, 130)

    doctor = start("doctor")
    assert doctor.process.wait(timeout=60) == 0, doctor.text
    assert "Nothing to mend." in doctor.text


def read_page(address: str) -> str:
    deadline = time.monotonic() + 120
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())  # the key in the address is changed for a cookie
    while True:
        try:
            with browser.open(address, timeout=120) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
