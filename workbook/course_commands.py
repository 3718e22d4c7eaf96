"""The commands around a course: release, submit, merge, grade, key."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[[str, object, str], argparse.ArgumentParser]


def add(command: Command) -> None:
    """Add them to the command line."""
    submitter = command("submit", submit, "write your work into one file, to hand in or to take along")
    submitter.add_argument("out", nargs="?", type=Path, metavar="TO", help="a folder, or the file's name; default: here")
    merger = command("merge", merge, "take in such a file from another computer")
    merger.add_argument("file", type=Path, metavar="FILE")
    releaser = command("release", release, "make a class bundle that runs by itself on a learner's computer")
    releaser.add_argument("out", type=Path, metavar="OUT", help="a new folder, or a new .zip")
    releaser.add_argument("--course", required=True, metavar="NAME", help="one word; it stands in every seed and file name")
    releaser.add_argument("--feedback", choices=("instant", "later"), default="instant", help="later: no keys, one final answer")
    _add_grade(command)
    keyer = command("key", key, "write the answer key in one learner's own numbers")
    keyer.add_argument("learner", metavar="LEARNER")
    keyer.add_argument("--course", required=True, metavar="NAME")
    keyer.add_argument("--variant", type=int, default=0, metavar="N", help="the learner's first numbers are 0")
    keyer.add_argument("--out", type=Path, metavar="FILE", help="default: key-COURSE-LEARNER.html here")


def _add_grade(command: Command) -> None:
    grader = command("grade", grade, "mark a class; the same command again goes on where it was stopped")
    grader.add_argument("submissions", type=Path, metavar="SUBMISSIONS", help="folder with one file or folder a learner")
    grader.add_argument("--roster", type=Path, required=True, metavar="ROSTER.csv")
    grader.add_argument("--course", required=True, metavar="NAME")
    grader.add_argument("--out", type=Path, required=True, metavar="GRADES", help="folder for marks, feedback and reports")
    grader.add_argument("--policy", choices=("best", "last"), default="best", help="which of several answers counts")
    grader.add_argument("--chapters", nargs="+", default=(), metavar="CHAPTER", help="only these count, such as ch01 ch05")
    grader.add_argument("--solutions", choices=("yes", "no"), help="worked solutions on feedback pages; default: with instant")
    grader.add_argument("--workers", type=int, metavar="N", help="processes on this computer; default: one a core")
    grader.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler, such as tcp://host:8786, in place of workers here"
    )
    grader.add_argument("--weaker-isolation", action="store_true", help="mark code though this system cannot wholly contain it")


def room_name(seed: str) -> str:
    """Read the word or number that a room shares, as it was said aloud: spaces around it and capitals do not matter."""
    from workbook.environment import Trouble

    name = seed.strip().casefold()
    if not name.replace("-", "").isalnum() or len(name) > 40:
        raise Trouble(f"--class-seed {seed!r}: a word or number of letters, digits and hyphens, 40 at most.")
    return name


def room_of(seed: str | None) -> str:
    """The room that `--class-seed` names; empty without one."""
    from workbook.environment import Trouble
    from workbook.release.identity import installed

    if seed and installed():
        raise Trouble("--class-seed is for classes that are not graded; in this bundle everybody has numbers of their own.")
    return room_name(seed) if seed else ""


def sign_in(learner: str | None, *, room: str | None = None) -> None:
    """In a class bundle, make sure that it is known who works here; elsewhere, note the seed of a room that shares its numbers."""
    from workbook.environment import Trouble
    from workbook.release.identity import installed
    from workbook.release.learners import sign_in as ask
    from workbook.session import home_of

    bundle = installed()
    if shared := room_of(room):
        os.environ["VBC_CLASS_SEED"] = shared
    if bundle:
        ask(bundle, home_of(os.environ), learner=learner)
    elif learner:
        raise Trouble("--learner is for class bundles; here your numbers are your own already.")


def submit(options: argparse.Namespace, rest: list[str]) -> int:
    """Write the learner's file."""
    from workbook.release.submitting import submit as write
    from workbook.session import current

    sign_in(None)
    # On a Hub a user's own drop-off, which the instructors can read.
    path, collected = write(current(), options.out or Path(os.environ.get("VBC_HAND_IN", "")))
    print(f"{path.resolve()}\n{collected.says()}.")
    return 0


def merge(options: argparse.Namespace, rest: list[str]) -> int:
    """Take in a file."""
    from workbook.release.submitting import merge as take_in
    from workbook.session import current

    print(take_in(current(), options.file))
    return 0


def release(options: argparse.Namespace, rest: list[str]) -> int:
    """Make a bundle."""
    from workbook.release.bundle import release as make
    from workbook.release.records import courses_folder

    made = make(options.out, course=options.course, feedback=options.feedback)
    print(f"{options.out.resolve()}: {made.course}, release {made.id}, feedback {made.feedback}.")
    print(f"What its grader needs is kept in {courses_folder() / made.course}: keep a copy, and keep it from learners.")
    return 0


def grade(options: argparse.Namespace, rest: list[str]) -> int:
    """Mark a class."""
    from workbook.grading.run import grade as mark

    return mark(**_settings(options))


def key(options: argparse.Namespace, rest: list[str]) -> int:
    """Write a learner's key."""
    from workbook.grading.learner_key import write_key
    from workbook.grading.run import course_named, with_kept_workbook

    if (status := with_kept_workbook(course_named(options.course))) is not None:
        return status
    print(write_key(options.learner, course=options.course, variant=options.variant, out=options.out).resolve())
    return 0


def _settings(options: argparse.Namespace) -> dict[str, Any]:
    names = ("submissions", "roster", "course", "out", "policy", "workers", "scheduler", "weaker_isolation", "chapters")
    wanted = {name: getattr(options, name) for name in names}
    return wanted | {"solutions": None if options.solutions is None else options.solutions == "yes"}
