"""The Dockerfile without Docker: what its instructions say, and the same steps taken in a folder of this machine."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

from ..starts import ROOT
from ..test_structure import tracked

PLACE = "/opt/value-based-care"
"""Where the image has the workbook."""
INDEX = ("pip_", "ssl_", "npm_config_", "node_extra_ca")
"""Beginnings of variables that say where this machine finds packages, and whom it trusts there."""
NO_NETWORK = (
    "NewConnectionError", "Temporary failure in name resolution", "NameResolutionError", "ConnectTimeout", "Connection refused",
    "Network is unreachable", "ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One instruction."""

    word: str
    rest: str


def steps(path: Path = ROOT / "Dockerfile") -> list[Step]:
    """The instructions in order, each on one line."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    return [Step(*line.split(None, 1)) for line in text.splitlines() if line.strip()]


def in_context(name: str, ignored: list[str] | None = None) -> bool:
    """Whether `.dockerignore` lets a file of the folder reach an image."""
    if ignored is None:
        lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        ignored = [line for line in lines if line and not line.startswith("#")]
    above = [name, *map(str, list(Path(name).parents)[:-1])]
    return not any(matches(part, pattern) for part in above for pattern in ignored)


def matches(name: str, pattern: str) -> bool:
    """Docker's patterns: `**/` is any folder, and without it a pattern begins at the top."""
    if pattern.startswith("**/"):
        return fnmatch(Path(name).name, pattern[3:])
    return name.count("/") == pattern.count("/") and fnmatch(name, pattern)


def context() -> list[Path]:
    """What an image is made from: files that are not ignored, of those that the project has."""
    return [path.relative_to(ROOT) for path in tracked() if in_context(path.relative_to(ROOT).as_posix())]


class Image:
    """A folder in which the steps are taken; its user is a real one of this machine."""

    def __init__(self, folder: Path, *, python: str, user: str, home: Path) -> None:
        self.folder, self.home = folder, home
        # As in a container: nothing of the tests' own variables but what finds this machine's package index.
        kept = ("PATH", "HOME", "TMPDIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")
        self.building = {name: value for name, value in os.environ.items() if name in kept or name.lower().startswith(INDEX)}
        self.building |= {"PYTHON": python}
        self.variables: dict[str, str] = {}
        """What a container would have set."""
        self.arguments = {"NB_USER": user}
        self.command: list[str] = []

    def build(self) -> None:
        """Take every step."""
        for step in steps():
            rest = self.here(step.rest)
            match step.word:
                case "ARG":
                    name, _, value = rest.partition("=")
                    self.arguments.setdefault(name, value)
                case "ENV":
                    self.variables |= (pair.split("=", 1) for pair in shlex.split(rest))
                case "COPY":
                    self.copy(*rest.split())
                case "RUN" if not rest.startswith("adduser"):  # whose part the tests have done
                    self.sh(rest)
                case "CMD":
                    self.command = json.loads(rest)

    def here(self, text: str) -> str:
        """An instruction with this machine's folders for the image's, and its variables put in."""
        text = re.sub(r"\$\{(\w+)\}", lambda found: (self.arguments | self.variables)[found[1]], text)
        text = text.replace("$PATH", "/usr/local/bin:/usr/bin:/bin").replace(PLACE, str(self.folder))
        return text.replace(f"/home/{self.arguments['NB_USER']}", str(self.home))

    def copy(self, *places: str) -> None:
        """Copy a few files into a folder, or the whole context."""
        *sources, target = places
        named = {Path(source): Path(target) / Path(source).name for source in sources}
        pairs = {file: file for file in context()} if sources == ["."] else named
        for source, copy in pairs.items():
            (self.folder / copy).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / source, self.folder / copy)

    def sh(self, command: str) -> None:
        """Run a command in the folder; no network is a reason to leave the test out, but not in CI."""
        done = subprocess.run(
            ["sh", "-c", command], cwd=self.folder, env=self.building, timeout=1200, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode == 0:
            return
        said = "\n".join(done.stdout.splitlines()[-15:])
        if any(sign in done.stdout for sign in NO_NETWORK) and not os.environ.get("CI"):
            pytest.skip(f"`{command}` needs a network, and there is none:\n{said}")
        pytest.fail(f"`{command}` failed:\n{said}", pytrace=False)
