"""Pages shared on a network, started by the command that a reader types, and what it said."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real_pages import ROOT, free_port

from ..starts import hear_interrupts

PASSWORD = "our own password"


@dataclass
class Shared:
    """A server that shares, and how to reach it."""

    process: subprocess.Popen
    home: Path
    port: int
    said: str

    @property
    def address(self) -> str:
        """Where pages are, for somebody on this computer who is nobody."""
        return f"http://127.0.0.1:{self.port}/voila/render/"

    @property
    def own(self) -> str:
        """The address of whoever shares, with their key."""
        return re.search(r"http://localhost:\S+\?key=\S+", self.said)[0].replace("localhost", "127.0.0.1")

    @property
    def network(self) -> str:
        """The address for the board."""
        return re.search(r"For the board: +(\S+)", self.said)[1]

    def guests(self) -> list[Path]:
        """The homes of guests."""
        return sorted((self.home / "guests").iterdir())


@contextmanager
def serve(command: str, chapter: str, *options: str, home: Path, port: int = 0, **more: str) -> Iterator[Shared]:
    """Run `read` or `present` as a reader does, in a home of its own."""
    port = port or free_port()
    home.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VBC_") or name == "VBC_FORK_PATIENCE"}
    environment |= {"VBC_HOME": str(home), "VBC_SHARE_PASSWORD": PASSWORD, "IPYTHONDIR": str(home / "ipython"), **more}
    line = [sys.executable, "-m", "workbook", command, chapter, *options, "--port", str(port)]
    log = home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            line, stdout=out, stderr=out, cwd=ROOT, env=environment, start_new_session=True,
            preexec_fn=hear_interrupts if os.name != "nt" else None,
        )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while "?key=" not in (said := log.read_text(errors="replace")):
            assert process.poll() is None and time.monotonic() < until, said
            time.sleep(0.05)
        yield Shared(process, home, port, said)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
        process.wait()
