"""The image's steps, taken for real without Docker: what they make runs for an ordinary user, who can change none of it."""

import contextlib
import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator

import pytest

from benchmarks.real_pages import free_port

from .hub import status
from .recipe import Image
from .users import User

pytestmark = pytest.mark.slow


@contextlib.contextmanager
def container(image: Image, stranger: User, *command: str) -> Iterator[str]:
    """Run a command as a container of the image would; yields what it says, once it has said an address with a token."""
    log = stranger.home / "said"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=stranger.home, env=image.variables, user=stranger.uid, group=stranger.uid, extra_groups=[],
            stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end and process.poll() is None:
            if found := re.search(r"http://127\.0\.0\.1:\S+token=\w+", log.read_text()):
                break
            time.sleep(0.2)
        else:
            pytest.fail(log.read_text())
        yield found[0]
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def test_the_command_of_the_image_opens_the_workbook_with_a_token_and_not_without(image: Image, stranger: User) -> None:
    port = free_port()
    command = [image.folder / ".venv/bin" / image.command[0], *image.command[1:]]
    with container(image, stranger, *[str(part).replace("8888", str(port)) for part in command]) as address:
        assert "/lab/tree/chapters/ch00_start_here.ipynb?token=" in address
        base, token = f"http://127.0.0.1:{port}", address.rpartition("=")[2]
        assert status(f"{base}/api/contents") == 403
        with urllib.request.urlopen(f"{base}/read?token={token}", timeout=60) as page:
            text = page.read().decode()
            assert page.url.endswith("/voila/render/ch00_start_here.ipynb") or "token=" in page.url
            assert 'data-chapter="ch00_start_here"' in text and "livePage(" in text, "our own template"
    assert (stranger.home / "value-based-care/chapters/ch05_risk_adjustment_reversals.ipynb").exists()


def test_a_host_may_start_it_in_its_own_way(image: Image, stranger: User) -> None:
    """Binder and others put a command of their own in its place: the settings come along all the same."""
    port = free_port()
    command = [str(image.folder / ".venv/bin/jupyter"), "server", f"--port={port}", "--ServerApp.base_url=/user/somebody/"]
    with container(image, stranger, *command) as address:
        token = address.rpartition("=")[2]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/user/somebody/read?token={token}", timeout=60) as page:
            assert "Start here" in page.read().decode()
    for entry in ("jupyter", "jupyter-lab", "jupyterhub-singleuser"):
        assert (image.folder / ".venv/bin" / entry).exists()


def test_its_user_can_change_nothing_but_the_home(image: Image, stranger: User) -> None:
    found = stranger.run("find", str(image.folder), "-writable", "-not", "-type", "l")
    assert found.returncode == 0 and found.stdout == ""


def test_everything_is_prepared_and_compiled(image: Image, stranger: User) -> None:
    """No page of a new container waits for a chart bundle, a fit or a compiler; none could keep them."""
    python = str(image.folder / ".venv/bin/python")
    done = stranger.run(python, "-m", "workbook", "doctor", **image.variables)
    assert done.stdout.endswith("Nothing to mend.\n"), "what a user cannot do is not to be mended"
    assert "bundle in place" in done.stdout and re.search(r"fits +kept", done.stdout), done.stdout + done.stderr
    sources = [path for name in ("vbc", "workbook", "widgets") for path in (image.folder / name).rglob("*.py")]
    assert sources and all(any((path.parent / "__pycache__").glob(f"{path.stem}.cpython-*.pyc")) for path in sources)


def test_what_an_image_must_not_have_is_not_in_it(image: Image) -> None:
    assert not {"tests", ".git", "work", "benchmarks", ".ci"} & {path.name for path in image.folder.iterdir()}
    assert not list(image.folder.rglob("course.json"))
