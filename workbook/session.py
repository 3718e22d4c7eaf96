"""Who is learning, in which course, in which mode, and where their log is."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from workbook.attempts import AttemptLog
from workbook.entry import Entry
from workbook.release.identity import installed
from workbook.release.learners import known_id

if TYPE_CHECKING:
    from workbook.desk import Desk

MODES = ("learn", "present", "test")


@dataclass(frozen=True)
class Session:
    """One learner at work. In the modes `test` and `present` nothing is read from or written to disk."""

    course: str
    learner: str
    mode: str
    log: AttemptLog
    home: Path
    feedback: str = "instant"
    """`later` in a class whose answers are taken now and marked after the deadline."""
    room: str = ""
    """The seed of a room that works on the same numbers (`--class-seed`); empty where each has numbers of their own."""

    @property
    def numbers_of(self) -> dict[str, str]:
        """Whose numbers are drawn, as `variants.draw` wants it: the learner's own, or everybody's in one room."""
        return room_numbers(self.room) if self.room else {"course": self.course, "learner": self.learner}

    @property
    def is_later(self) -> bool:
        """Whether answers are taken now and marked after the deadline."""
        return self.feedback == "later"

    def record(self, kind: str, problem: str, **data: Any) -> Entry:
        """Log a prediction, a reading or a note."""
        return self.log.append(Entry(kind, self.course, self.learner, problem=problem, data=data))

    def recorded(self, kind: str, problem: str) -> dict[str, Any] | None:
        """The data of the last prediction, reading or note of that name."""
        entry = self.log.latest(kind, problem, learner=self.learner, course=self.course)
        return entry.data if entry else None


def guest_of(environment: Mapping[str, str] = os.environ) -> str:
    """Name of the computer that shares its pages with this reader; empty where the reader's own computer runs them."""
    return environment.get("VBC_GUEST_OF", "")


def room_numbers(room: str) -> dict[str, str]:
    """Whose numbers a room shares, as `variants.draw` wants it."""
    return {"course": f"room-{room}", "learner": "everybody in the room"}


def current() -> Session:
    """The session that the environment describes (`VBC_MODE`, `VBC_HOME`, `VBC_COURSE`, `VBC_LEARNER`, `VBC_CLASS_SEED`)."""
    return _session(*(os.environ.get(f"VBC_{name}", "") for name in ("MODE", "HOME", "COURSE", "LEARNER", "CLASS_SEED")))


def desk(problem_id: str) -> Desk:
    """The place where the current learner works on a problem."""
    from workbook.desk import Desk

    return Desk(problem_id, current())


def home_of(environment: Mapping[str, str]) -> Path:
    """The folder of the learner's own files: `VBC_HOME`, or the system's place for user data."""
    if environment.get("VBC_HOME"):
        return Path(environment["VBC_HOME"]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("vbc-workbook", appauthor=False)


@cache
def _session(mode: str, home: str, course: str, learner: str, room: str) -> Session:
    mode = mode or "learn"
    if mode not in MODES:
        raise ValueError(f"VBC_MODE is {mode!r}; it is one of {', '.join(MODES)}.")
    folder = home_of({"VBC_HOME": home})
    bundle = installed()
    if bundle:
        room = ""  # a class that is graded draws as its release says
    course, feedback = course or (bundle.course if bundle else "self-study"), bundle.feedback if bundle else "instant"
    course = room_numbers(room)["course"] if room else course
    if mode != "learn":
        return Session(course, learner or mode, mode, AttemptLog(None), folder, feedback, room)
    if not learner and bundle:
        learner = known_id(bundle, folder, os.environ)
    return Session(course, learner or _own_id(folder / "learner"), mode, AttemptLog(folder / "attempts"), folder, feedback, room)


def _own_id(path: Path) -> str:
    """The random id that stands for this learner, written once; two first starts at the same moment agree on one."""
    found = ""
    with contextlib.suppress(OSError):
        found = _read_id(path) or _write_id(path)
    return found or uuid4().hex


def _read_id(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def _write_id(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    mine = path.with_name(f".learner-{uuid4().hex}")
    mine.write_text(uuid4().hex + "\n", encoding="utf-8")
    try:
        with contextlib.suppress(FileExistsError):
            _put_unless_there(mine, path)
    finally:
        mine.unlink(missing_ok=True)
    return _read_id(path)


def _put_unless_there(mine: Path, path: Path) -> None:
    try:
        os.link(mine, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("x", encoding="utf-8") as file:
            file.write(mine.read_text(encoding="utf-8"))
