"""Hand in: one file that holds the learner's log and what stands unchecked in the notebooks; and take such a file in."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from workbook.attempts import SUFFIX
from workbook.entry import Entry, now
from workbook.environment import ROOT, Trouble
from workbook.learner_files import work_folder
from workbook.log_lines import read_lines
from workbook.release.drafts import unchecked
from workbook.release.identity import installed, release_id
from workbook.session import Session
from workbook.spacing import courses_of
from workbook.words import so_many


@dataclass(frozen=True)
class Collected:
    """What a learner hands in."""

    entries: list[Entry]
    drafts: list[Entry]
    """Answers found in notebooks that were never checked."""

    def text(self) -> str:
        """The file, one entry a line."""
        return "".join(f"{entry.to_json()}\n" for entry in (*self.entries, *self.drafts))

    def says(self) -> str:
        """What is in it, in a sentence."""
        answered = {entry.problem for entry in self.entries if entry.kind == "attempt"}
        more = f", and {so_many(len(self.drafts), 'answer')} that stood unchecked in your notebooks" if self.drafts else ""
        return f"{so_many(len(answered), 'problem')} answered, {so_many(len(self.entries), 'line')} of your log{more}"


def collect(session: Session, *, root: Path = ROOT) -> Collected:
    """Gather the learner's work; nothing is run and nothing is changed."""
    bundle = installed(root)
    # What is handed in to a class holds the class's work; what is taken to another computer holds review's rounds too.
    courses = (session.course,) if bundle else courses_of(session.course)
    entries = [one for one in session.log.entries(learner=session.learner) if one.course in courses]
    edition = {"release": bundle.id if bundle else release_id(root)}
    note = Entry("note", session.course, session.learner, problem="submission", data=edition, time=now())
    work = work_folder(os.environ) if root == ROOT else root / "work"
    return Collected([*entries, note], unchecked(work, session) if work.is_dir() else [])


def file_name(session: Session) -> str:
    """What the file is called: the course, and who hands it in."""
    return f"{session.course}-{quote(session.learner, safe='@.+-_ ')}{SUFFIX}"


def submit(session: Session, out: Path) -> tuple[Path, Collected]:
    """Write the file, into a folder or under a name of its own."""
    if session.mode != "learn":
        raise Trouble(f"This is the mode {session.mode}: nothing is kept, so there is nothing to hand in.")
    collected = collect(session)
    if not any(entry.kind in ("attempt", "draft", "prediction") for entry in (*collected.entries, *collected.drafts)):
        raise Trouble(f"{session.learner} has answered nothing in {session.course} on this computer: there is nothing to hand in.")
    path = out / file_name(session) if out.is_dir() or not out.suffix else out
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(collected.text(), encoding="utf-8")
    if path.parent.stat().st_mode & stat.S_ISGID:  # a folder that is its group's, as the instructors' is on a Hub
        unfinished.chmod(0o640)
    os.replace(unfinished, path)
    return path, collected


def merge(session: Session, path: Path) -> str:
    """Take in a file from another computer, and say what came of it; the same file twice changes nothing."""
    try:
        whole, torn, last = read_lines(path.read_bytes(), path.name)
    except OSError as error:
        raise Trouble(f"{path} cannot be taken in: {error}") from None
    owners = {(entry.course, entry.learner) for entry in (*whole, *last)}
    if torn and not owners:
        raise Trouble(f"{path} cannot be taken in: line {torn[0].line}: {torn[0].fault}")
    if not owners:
        raise Trouble(f"{path} is empty.")
    others = sorted(learner for course, learner in owners if course == session.course and learner != session.learner)
    if others and not any(learner == session.learner for _, learner in owners):
        if session.log.entries(learner=session.learner, course=session.course) or len(others) > 1:
            raise Trouble(
                f"{path.name} is the work of {others[0]}, and here works {session.learner}. Each learner has numbers of their own, "
                "so the two cannot be joined. To go on as the other: set VBC_LEARNER, or in a class start with --learner."
            )
        _become(session, others[0])
    new = session.log.merge(path)
    left_out = (
        f" {so_many(len(torn), 'line')} of it could not be read and {'was' if len(torn) == 1 else 'were'} left out." if torn else ""
    )
    said = f"{so_many(new, 'new line')} from {path.name}." if new else f"Nothing new in {path.name}: all of it was here."
    return said + left_out


def _become(session: Session, learner: str) -> None:
    """On a computer where nothing has been done yet, go on as the learner whose work comes in."""
    bundle = installed()
    target = session.home / "learners" / bundle.course if bundle else session.home / "learner"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(learner + "\n", encoding="utf-8")
