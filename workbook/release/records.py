"""What an instructor's computer keeps of each course: its release, the secret of its hidden inputs, the workbook of that day."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from workbook.environment import Trouble
from workbook.release.identity import Release, release_id

RECORD, WORKBOOK = "course.json", "workbook"


@dataclass(frozen=True)
class Course:
    """A course as its grader knows it."""

    release: Release
    secret: str
    """Hidden inputs are drawn from it. It never leaves this computer but for workers of the grader's own."""
    folder: Path


def courses_folder() -> Path:
    """Where the records are: in the instructor's own files, never in a bundle."""
    from workbook.session import home_of

    return home_of(os.environ) / "courses"


def recorded(course: str) -> Course | None:
    """The record of a course, None where it was not released from this computer."""
    folder = courses_folder() / course
    try:
        data = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return Course(Release(**data["release"]), str(data["secret"]), folder)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Trouble(f"The record of {course} in {folder} cannot be read ({error}): put back a copy of it.") from None


def known_courses() -> list[str]:
    """Names of the courses that were released from this computer."""
    return sorted(path.parent.name for path in courses_folder().glob(f"*/{RECORD}"))


def keep(release: Release, root: Path) -> Course:
    """Write the record of a release; a second release of the same keeps its secret."""
    known = recorded(release.course)
    if known is not None:
        return known
    folder = courses_folder() / release.course
    folder.mkdir(parents=True, exist_ok=True)
    _keep_workbook(root, folder / WORKBOOK)
    data = {"release": asdict(release), "secret": secrets.token_hex(32)}
    unfinished = folder / f".{RECORD}.part"
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(json.dumps(data, indent=1) + "\n")
    os.replace(unfinished, folder / RECORD)
    made = recorded(release.course)
    assert made is not None
    return made


def kept_workbook(course: Course, root: Path) -> Path:
    """The workbook to grade with: this one where its problems are those of the release, or else the copy kept then."""
    if release_id(root) == course.release.id:
        return root
    kept = course.folder / WORKBOOK
    if kept.is_dir() and release_id(kept) == course.release.id:
        return kept
    raise Trouble(
        f"{course.release.course} was released as {course.release.id}; problems or models have changed since "
        f"({release_id(root)}), and the copy in {kept} is missing or changed. Grade with the workbook of that day."
    )


def _keep_workbook(root: Path, target: Path) -> None:
    from workbook.release.bundle import copy_workbook

    shutil.rmtree(target, ignore_errors=True)
    copy_workbook(root, target, keys=True)
