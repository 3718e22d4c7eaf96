"""A course of its own for these tests, released from this workbook, with its record in a home of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.grading.settings import Settings
from workbook.release.bundle import release
from workbook.release.records import Course, recorded

sys.path.insert(0, str(Path(__file__).parent))

from classroom import COURSE


@pytest.fixture(scope="session")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home of an instructor who has released the course."""
    home = tmp_path_factory.mktemp("teacher")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VBC_HOME", str(home))
        release(home / "bundle", course=COURSE)
    return home


@pytest.fixture
def course(teacher: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course, on the instructor's computer."""
    monkeypatch.setenv("VBC_HOME", str(teacher))
    found = recorded(COURSE)
    assert found is not None
    return found


@pytest.fixture
def settings(course: Course) -> Settings:
    """How the course is marked unless a test says otherwise."""
    return Settings(COURSE, course.release.id, "instant", course.secret)
