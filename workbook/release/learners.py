"""Who works with a class bundle: the learner's id in the course, written once on each computer."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from workbook.environment import Trouble
from workbook.release.identity import Release

LEARNER = re.compile(r"[^\s/\\\x00-\x1f,;\"'<>|:*?]{1,80}")


def checked_id(text: str) -> str:
    """Return an id without the spaces around it; Trouble where it could not be one."""
    name = unicodedata.normalize("NFC", text.strip())  # one id, however a keyboard puts its accents together
    if not LEARNER.fullmatch(name) or name.startswith((".", "-")):
        raise Trouble(f"{name[:80]!r} cannot be a learner's id: it is one word, such as a0123 or kim@school.edu.")
    return name


def known_id(release: Release, home: Path, environment: Mapping[str, str]) -> str:
    """The id given on this computer, or by a JupyterHub; empty where nobody has said."""
    try:
        return _file(release, home).read_text(encoding="utf-8").strip()
    except OSError:
        return environment.get("JUPYTERHUB_USER", "").strip()


def sign_in(release: Release, home: Path, *, learner: str | None, ask: Callable[[str], str] = input) -> str:
    """Make sure that it is known who works here: from the option, from before, or by asking where somebody can answer."""
    before = known_id(release, home, os.environ)
    if learner is not None:
        name = checked_id(learner)
        if before and before != name:
            print(f"From here on you are {name}; what {before} did here stays in the log, under that id.")
        return _write(release, home, name)
    if before:
        return before
    if not sys.stdin.isatty():
        raise Trouble(f"This is the bundle of {release.course}: say once who you are, with python3 start.py --learner YOUR-ID.")
    while True:
        try:
            return _write(release, home, checked_id(ask(f"Your id in the course {release.course}, as your instructor knows it: ")))
        except Trouble as trouble:
            print(trouble)


def _file(release: Release, home: Path) -> Path:
    return home / "learners" / release.course


def _write(release: Release, home: Path, name: str) -> str:
    path = _file(release, home)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name + "\n", encoding="utf-8")
    return name
