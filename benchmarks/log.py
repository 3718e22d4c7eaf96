"""What a long log costs: reading it from the disk, drawing progress over it, an answer to it, and a disk that is slow."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch

from benchmarks.measure import Figure

ATTEMPTS = 10_000
LEARNER = "reader-of-benchmarks"
TIMES = 7


def measure() -> Iterator[Figure]:
    """Time a log of ten thousand attempts over a year, and an answer while the disk takes two seconds to flush."""
    with (
        tempfile.TemporaryDirectory() as home,
        patch.dict(os.environ, {"VBC_HOME": home, "VBC_LEARNER": LEARNER, "VBC_MODE": "learn"}),
    ):
        fill(Path(home) / "attempts", attempts=ATTEMPTS)
        yield from _pages(Path(home))
        yield from _page_start()
    with (
        tempfile.TemporaryDirectory() as home,
        patch.dict(os.environ, {"VBC_HOME": home, "VBC_LEARNER": LEARNER, "VBC_MODE": "learn"}),
    ):
        yield from _slow_disk()


def fill(folder: Path, *, attempts: int, seed: int = 1) -> None:
    """Write a log of a year: rounds at all problems, a third of the answers wrong, a hint now and then, twenty files."""
    from workbook import registry
    from workbook.entry import Entry, moment
    from workbook.session import current

    rng, problems = random.Random(seed), list(registry.problems())
    learner, start = current().learner, moment() - timedelta(days=365)
    variants = dict.fromkeys(problems, 0)
    lines: list[str] = []
    for turn in range(attempts):
        problem = problems[turn % len(problems)]
        when = (start + timedelta(days=365 * turn / attempts)).isoformat(timespec="microseconds")
        told = {
            "problem": problem,
            "variant": variants[problem],
            "time": when,
            "parameters": {"a": 1.5, "b": [1, 2, 3], "c": "text"},
        }
        if rng.random() < 0.1:
            lines.append(Entry("hint", "self-study", learner, hints=1, **told).to_json())
        right = rng.random() < 0.65
        verdict = "correct" if right else "incorrect"
        lines.append(
            Entry("attempt", "self-study", learner, answer="12.5", verdict=verdict, fingerprint="0" * 16, **told).to_json()
        )
        variants[problem] += right
    folder.mkdir(parents=True, exist_ok=True)
    for part in range(20):
        (folder / f"{part}.jsonl").write_text("".join(f"{line}\n" for line in lines[part::20]), encoding="utf-8")


def _pages(home: Path) -> Iterator[Figure]:
    import fsrs  # noqa: F401  # imported once a process; `starting` measures imports

    from widgets.progress import progress, standing_html
    from widgets.standing import next_html
    from workbook import mastery, registry, spacing
    from workbook.attempts import AttemptLog
    from workbook.session import Session, current

    registry.problems()
    progress()  # templates, links and titles are made once a process
    course = current().course

    def read() -> Session:
        return Session(course, LEARNER, "learn", AttemptLog(home / "attempts"), home)

    yield Figure("reading 10,000 attempts from the disk", _ms(lambda: read().log.entries()), "ms", at_most=250)
    first, again, bar = [], [], []
    for _ in range(TIMES):
        session = read()
        session.log.entries()
        spacing._card.cache_clear()  # what the scheduler remembers is a process's own
        first.append(_once(lambda: standing_html(session)))  # noqa: B023
        session.log.append(
            session.log.entries()[-1].__class__("hint", course, LEARNER, problem=next(iter(registry.problems())), hints=1)
        )
        again.append(_once(lambda: standing_html(session)))  # noqa: B023
        bar.append(_once(lambda: next_html(mastery.of(session), "ch05")))  # noqa: B023
        session.log.flush()
    yield Figure("progress over 10,000 attempts, drawn for the first time", median(first), "ms", at_most=100)
    yield Figure("progress over 10,000 attempts, drawn again after one more", median(again), "ms", at_most=100)
    yield Figure("the bar of a chapter over 10,000 attempts, after one more", median(bar), "ms", at_most=30)


def _page_start() -> Iterator[Figure]:
    """What a chapter's bar adds to a page that starts, in a process that has made a card of it already."""
    code = """
from time import perf_counter
from widgets import card
card("ch05.late_parcels")
start = perf_counter()
from widgets import chapter_bar
chapter_bar("ch05")
print((perf_counter() - start) * 1e3)
"""
    took = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)]
    yield Figure("the bar of a chapter, at the start of a page", median(took), "ms", at_most=30)


def _slow_disk() -> Iterator[Figure]:
    from workbook.desk import Desk
    from workbook.log_writer import flush_all
    from workbook.session import current

    desk, flush = Desk("ch05.late_parcels", current()), os.fsync

    def slowly(descriptor: int) -> None:
        time.sleep(2)
        flush(descriptor)

    desk.check("1")
    with patch.object(os, "fsync", slowly):
        took = [_once(lambda: desk.check(f"1.{number}")) for number in range(TIMES)]  # noqa: B023
        flush_all()
    yield Figure("a verdict while the disk takes two seconds to flush", max(took), "ms", at_most=100, note="the longest")
    slow = desk.session.log
    took = [_once(lambda: desk.check(f"2.{number}")) for number in range(TIMES)]  # noqa: B023
    slow.flush()
    yield Figure("a verdict, logged", median(took), "ms", at_most=20)


def _ms(act: Callable[[], object]) -> float:
    return median(_once(act) for _ in range(TIMES))


def _once(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1e3
