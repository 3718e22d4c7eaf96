"""`grade`: check everything first, mark what is not marked yet, then write marks and reports from what is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbook import registry
from workbook.environment import ROOT, Trouble, clean_variables
from workbook.grading import isolation, submissions, workers
from workbook.grading.marks import Records, write_marks
from workbook.grading.progress_bar import ProgressBar
from workbook.grading.roster import Row, read_roster
from workbook.grading.settings import Settings
from workbook.grading.store import Store
from workbook.grading.unit import NOTHING, UNUSABLE
from workbook.release.bundle import check_course
from workbook.release.records import Course, kept_workbook, known_courses, recorded


def grade(
    *,
    submissions: Path,
    roster: Path,
    course: str,
    out: Path,
    policy: str = "best",
    solutions: bool | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    weaker_isolation: bool = False,
    chapters: Sequence[str] = (),
) -> int:
    """Mark a class; 0 where every learner's file could be used, 3 where problems.log has something to look at."""
    known = course_named(course)
    if (status := with_kept_workbook(known)) is not None:
        return status
    if workers is not None and workers < 1:
        raise Trouble(f"--workers is {workers}; at least 1 is needed.")
    rows = read_roster(roster)
    files = match_apart(rows, submissions, out, course)
    lacking = isolation.require(weaker=weaker_isolation) if scheduler is None else []
    settings = Settings(
        course, known.release.id, known.release.feedback, known.secret, policy,
        solutions=known.release.feedback == "instant" if solutions is None else solutions, weaker=weaker_isolation,
        only=chapters_named(chapters),
    )  # fmt: skip
    store = Store(out)
    store.take(course)
    digests = {row.learner: digest_of(row, files[row.learner], settings) for row in rows}
    faults = _mark(rows, files, digests, settings, store, count=workers, scheduler=scheduler)
    return _report(rows, digests, settings, store, faults, lacking)


def course_named(course: str) -> Course:
    """The record of a course; Trouble names the ones there are."""
    check_course(course)
    known = recorded(course)
    if known is None:
        others = ", ".join(known_courses()) or "none"
        raise Trouble(f"No course {course!r} was released from this computer; there is {others}. `release` makes one.")
    return known


def match_apart(rows: list[Row], folder: Path, out: Path, course: str) -> dict[str, Path | None]:
    """Which file is whose, once it is sure that marks are not written among the submissions."""
    if out.resolve() == folder.resolve() or folder.resolve() in out.resolve().parents:
        raise Trouble(f"{out} lies in {folder}: marks do not go among the submissions.")
    return submissions.match(rows, folder, course=course)


def chapters_named(names: Sequence[str]) -> tuple[str, ...]:
    """The chapters that count, by name or number; Trouble names those there are."""
    known = registry.chapters()
    found = []
    for name in names:
        match = [chapter for chapter in known if name in (chapter, registry.chapter_key(chapter))]
        if not match:
            raise Trouble(f"There is no chapter {name!r} with problems; there is {', '.join(known)}.")
        found += match
    return tuple(chapter for chapter in known if chapter in found)


def with_kept_workbook(course: Course) -> int | None:
    """Run this same command with the workbook of the release, where this one has changed since; None where it has not."""
    workbook = kept_workbook(course, ROOT)
    if workbook == ROOT:
        return None
    print(f"The workbook has changed since the release: going on with the one kept then, in {workbook}.", file=sys.stderr)
    start = f"import sys; sys.path.insert(0, {str(workbook)!r}); from workbook.cli import main; sys.exit(main())"
    return subprocess.call([sys.executable, "-P", "-c", start, *sys.argv[1:]], env=clean_variables() | _home())


def _home() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("VBC_")}


def _mark(
    rows: list[Row],
    files: dict[str, Path | None],
    digests: dict[str, str],
    settings: Settings,
    store: Store,
    *,
    count: int | None,
    scheduler: str | None,
) -> list[str]:
    """Mark what has no result yet; return what went wrong with the marking itself."""
    waiting = [row for row in rows if store.record(row.learner, digests[row.learner]) is None]
    bar, plain_settings = ProgressBar(len(rows), len(rows) - len(waiting)), settings.to_dict()

    def jobs() -> Iterator[workers.Job]:
        for row in waiting:
            path = files[row.learner]
            submission = vars(submissions.read(path)) if path else None
            yield row.learner, {"row": row.to_dict(), "submission": submission, "settings": plain_settings}

    faults = []
    for learner, how, result in _results(jobs(), count, scheduler, len(waiting)):
        if how == "done":
            store.keep(learner, digests[learner], result)
        else:
            faults.append(f"{learner}: not marked: {result}; the same command tries again")
        bar.step()
    bar.end()
    return sorted(faults)


def _results(jobs: Iterator[workers.Job], count: int | None, scheduler: str | None, total: int) -> Iterator[tuple[str, str, Any]]:
    if scheduler:
        from workbook.grading.cluster import run

        yield from run(jobs, scheduler)
        return
    try:
        yield from workers.run(jobs, min(count or workers.cores(), max(total, 1)))
    except workers.Lost as lost:
        raise Trouble(f"Code cannot be run here, so marking stopped: {lost}") from None


def digest_of(row: Row, path: Path | None, settings: Settings) -> str:
    """Name the result of marking a learner's file: the same file, row, keys and settings have the same result."""
    from workbook.grading.content import content_digest, keys_digest

    return settings.digest(str(sorted(row.to_dict().items())), content_digest(path), keys_digest())


def _report(
    rows: list[Row],
    digests: dict[str, str],
    settings: Settings,
    store: Store,
    faults: list[str],
    lacking: list[str],
) -> int:
    from workbook.grading.item_report import write_items

    def records() -> Iterator[tuple[Row, dict[str, Any] | None]]:
        for row in rows:
            yield row, store.record(row.learner, digests[row.learner])

    counts = write_marks(records(), settings, store)
    write_items(records(), settings, store)
    notes = write_problems(records(), faults, lacking, store)
    print(f"{counts.marked} marked, {counts.nothing} without a submission, {counts.unusable} with a file that could not be used.")
    print(f"{store.folder / 'marks.csv'}  {store.folder / 'feedback'}  {store.folder / 'items.html'}")
    if notes:
        print(f"{notes} line{'' if notes == 1 else 's'} to look at in {store.folder / 'problems.log'}.")
    return 3 if faults or counts.unusable else 0


def write_problems(records: Records, faults: list[str], lacking: list[str], store: Store) -> int:
    """Write what could not be used, with its cause, files before single answers; the same text whoever marked in which order."""
    lines = [f"isolation: {what}" for what in lacking] + faults
    missing: list[str] = []
    answers: list[str] = []
    for row, record in records:
        if record is None:
            continue
        if record["status"] == UNUSABLE:
            lines.append(f"{row.learner}: {record['cause']}")
        elif record["status"] == NOTHING:
            missing.append(f"{row.learner}: no submission")
        answers += [f"{row.learner}: {cause}" for cause in record["set_aside"]]
    lines += missing + answers
    store.write("problems.log", "".join(f"{_one_line(line)}\n" for line in lines))
    return len(lines)


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:1000]
