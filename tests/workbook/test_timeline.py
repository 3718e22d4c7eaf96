"""Days are the learner's own, each once, and the numbers of a day add up."""

import os
import time
from collections.abc import Iterator

import pytest

from workbook.entry import Entry
from workbook.timeline import DayCount, days


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("a process cannot move to another time zone here")
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


def done(when: str, kind: str = "attempt", *, course: str = "c", problem: str = "ch01_a.b", verdict: str = "correct") -> Entry:
    return Entry(kind, course, "me", problem=problem, verdict=verdict if kind == "attempt" else "", time=f"{when}:00.000000+00:00")


def test_an_answer_late_at_night_belongs_to_that_evening(berlin: None) -> None:
    late = [done("2026-07-01T21:30"), done("2026-07-01T21:59"), done("2026-07-01T22:00"), done("2026-07-02T21:59")]
    assert [(str(day.date), day.right) for day in days(late, courses=("c",))] == [("2026-07-01", 2), ("2026-07-02", 2)]


def test_a_day_on_which_the_clocks_change_is_one_day(berlin: None) -> None:
    hours = [done(f"2026-10-24T{hour:02d}:30") for hour in range(20, 24)] + [
        done(f"2026-10-25T{hour:02d}:30") for hour in range(24)
    ]
    found = days(hours, courses=("c",))
    assert [(str(day.date), day.right) for day in found] == [("2026-10-24", 2), ("2026-10-25", 25), ("2026-10-26", 1)]


def test_what_was_done_is_told_apart_and_other_courses_are_left_out() -> None:
    one_day = [
        done("2026-07-01T10:00", verdict="incorrect"),
        done("2026-07-01T10:01", "hint"),
        done("2026-07-01T10:02"),
        done("2026-07-01T10:03", "draft"),
        done("2026-07-01T10:04", course="c · review", problem="ch03_c.d", verdict="misconception"),
        done("2026-07-01T10:05", verdict="handed_in"),
        done("2026-07-01T10:06", course="another"),
    ]
    (day,) = days(one_day, courses=("c", "c · review"))
    assert (day.right, day.wrong, day.hints, day.reviewed, day.handed_in, day.answers) == (1, 2, 1, 1, 1, 4)
    assert day.chapters == {"ch01", "ch03"}


def test_counting_goes_on_where_it_was_left() -> None:
    entries = [done(f"2026-07-{day:02d}T{hour:02d}:15") for day in range(1, 9) for hour in (8, 12, 16)]
    for cut in range(len(entries)):
        count = DayCount(("c",))
        count.take_in(entries[:cut])
        count.take_in(entries[cut:])
        assert count.found == days(entries, courses=("c",))


def test_a_day_of_23_hours_ends_at_its_own_midnight(berlin: None) -> None:
    hours = [done(f"2026-03-28T{hour:02d}:30") for hour in range(23, 24)] + [
        done(f"2026-03-29T{hour:02d}:30") for hour in range(24)
    ]
    found = days(hours, courses=("c",))
    assert [(str(day.date), day.right) for day in found] == [("2026-03-29", 23), ("2026-03-30", 2)]
