"""Make the bundle of a course: the workbook as a learner needs it, and for `later` feedback without its keys."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from workbook.environment import Trouble
from workbook.release.identity import FEEDBACK, FILE, ROOT, Release, installed, release_id
from workbook.release.records import Course, keep, recorded

FILES = (
    "start.py", "pyproject.toml", "requirements.lock", "environment.yml", "jupytext.toml", "voila.json", "LICENSE", "README.md",
    "Dockerfile", ".dockerignore",
)  # fmt: skip
FOLDERS = ("vbc", "workbook", "widgets", "chapters", "exercises", "deploy")
KEYS = "solutions"
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*", "*.pyc", "*.part", "*.half", "node_modules")
COURSE_NAME = re.compile(r"\w[\w.+-]{0,59}")


def release(out: Path, *, course: str, feedback: str = "instant", root: Path = ROOT) -> Release:
    """Write the bundle of a course into a new folder, or a `.zip`, and keep what its grader needs."""
    check_course(course)
    if feedback not in FEEDBACK:
        raise Trouble(f"Feedback is {' or '.join(FEEDBACK)}, not {feedback!r}.")
    if installed(root):
        raise Trouble("This folder is a class bundle itself: release a course from the workbook that it was made from.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Trouble(f"{out} is there already: name a new folder, nothing is overwritten.")
    made = Release(course, release_id(root), feedback)
    check_known(recorded(course), made)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".release-") as folder:
        bundle = Path(folder) / course
        copy_workbook(root, bundle, keys=not made.is_later)
        (bundle / FILE).write_text(made.to_json(), encoding="utf-8")
        if out.suffix == ".zip":
            archive = shutil.make_archive(str(Path(folder) / "bundle"), "zip", root_dir=folder, base_dir=course)
            os.replace(archive, out)
        else:
            if out.exists():
                out.rmdir()
            os.replace(bundle, out)
    keep(made, root)
    return made


def copy_workbook(root: Path, target: Path, *, keys: bool) -> None:
    """Copy what a learner needs, with the keys or without."""
    target.mkdir(parents=True)
    for name in FILES:
        if (root / name).exists():
            shutil.copy2(root / name, target / name)
    for name in (*FOLDERS, *([KEYS] if keys else [])):
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=LEFT_OUT)


def check_course(course: str) -> None:
    """A course's name stands in file names and in every seed, so it is one word."""
    if not COURSE_NAME.fullmatch(course):
        raise Trouble(f"{course!r} cannot name a course: one word of letters, digits, dots, dashes, such as VBC-2026.")


def check_known(known: Course | None, made: Release) -> None:
    """A course that is out already keeps its problems and its way of feedback."""
    if known is None:
        return
    if known.release.id != made.id:
        raise Trouble(
            f"{made.course} is out as release {known.release.id}, and the problems or models have changed since ({made.id}): "
            f"its learners would be marked on other numbers than they saw. Give the new release a name of its own."
        )
    if known.release.feedback != made.feedback:
        raise Trouble(f"{made.course} is out with {known.release.feedback} feedback. Give this one a name of its own.")
