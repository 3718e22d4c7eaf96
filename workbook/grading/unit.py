"""The unit of work: one learner's submission to one record and one page. Pure but for the sandbox, and the same anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.collecting import no_collecting
from workbook.grading.entries import Log, read_log
from workbook.grading.feedback_page import page, visible
from workbook.grading.judging import Judged, NoChecking, both_halves, counting, judge_all
from workbook.grading.redraw import Answers, Given, answers
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.grading.submissions import Submission, read

MOST_SAID = 1000
"""Lines of `problems.log` for one learner."""
GRADED, UNUSABLE, NOTHING = "graded", "not usable", "no submission"


def grade_file(row: Row, path: Path | None, settings: Settings) -> dict[str, Any]:
    """Grade a learner's file; None is a learner who handed in nothing."""
    return grade(row, read(path) if path else None, settings)


def grade(row: Row, submission: Submission | None, settings: Settings) -> dict[str, Any]:
    """Grade what was read: `record` for the marks, `page` for the learner."""
    with no_collecting():  # nothing here refers to itself in a circle
        return _graded(row, submission, settings)


def _graded(row: Row, submission: Submission | None, settings: Settings) -> dict[str, Any]:
    record: dict[str, Any] = {"learner": row.learner, "status": GRADED, "cause": "", "problems": {}, "set_aside": []}
    if submission is None:
        return {"record": record | {"status": NOTHING}, "page": ""}
    log = Log() if submission.unusable else read_log(submission)
    cause = visible(submission.unusable or whose(log, row, settings)).replace("\n", " ")
    if cause:
        return {"record": record | {"status": UNUSABLE, "cause": cause, "set_aside": shortened(log.set_aside)}, "page": ""}
    found = answers(log, row, course=settings.course)
    judged, faults = judge_each(found, row, settings)
    faults += put_in_words(judged, found)
    record["set_aside"] = shortened([*map(str, found.left), *found.too_many, *faults, *log.set_aside])
    record["problems"] = summaries(judged, found, settings)
    return {"record": record, "page": page(row, record, judged, found, settings, aside=[*log.set_aside, *found.too_many, *faults])}


def shortened(causes: list[str]) -> list[str]:
    """What is said of a file, answers first: one of a million lines that are none is not named line by line."""
    return [*causes[:MOST_SAID], f"and {len(causes) - MOST_SAID:,} lines more"] if len(causes) > MOST_SAID else causes


def whose(log: Log, row: Row, settings: Settings) -> str:
    """Why a log is not this learner's in this course; empty where it is."""
    work = [entry for entry in log.entries if entry.kind != "note" or entry.problem == "submission"]
    if not work:
        return f"no line of it is an entry of a log ({len(log.set_aside)} set aside)" if log.set_aside else "there is nothing in it"
    here = [entry for entry in work if entry.course == settings.course]
    if not here:
        courses = ", ".join(sorted({entry.course for entry in work})[:3])
        return f"the log is of the course {courses}, not of {settings.course}"
    mine = [entry for entry in here if entry.learner == row.seed]
    if not mine:
        found = Counter(entry.learner for entry in here).most_common(1)[0][0]
        return f"the log is of {found!r}, not of {row.seed!r}: a mistyped id (then write it in `logged_as`) or somebody else's work"
    editions = {str((entry.data or {}).get("release")) for entry in mine if entry.problem == "submission" and entry.kind == "note"}
    if editions and settings.release not in editions:
        return f"the log is of release {', '.join(sorted(editions))}, and {settings.course} is {settings.release}"
    return ""


def summaries(judged: dict[str, list[Judged]], found: Answers, settings: Settings) -> dict[str, dict[str, Any]]:
    """What is kept of each problem that counts and that something was answered to."""
    problems = settings.problems()
    return {name: summary(name, found, judged.get(name, [])) for name in {**judged, **found.not_marked} if name in problems}


def summary(problem_id: str, found: Answers, judged: list[Judged]) -> dict[str, Any]:
    """What is kept of one problem: marks, and what the report on problems counts."""
    points, not_marked = both_halves(problem_id)[0].points, found.not_marked.get(problem_id, [])
    counted = counting(judged)
    if counted is None:
        return {
            "points": points, "earned": None, "verdict": "", "misconception": None, "misconceptions": [],
            "tries": len(judged), "hints": found.hints.get(problem_id, 0), "not_marked": not_marked,
        }  # fmt: skip
    given, earns = counted.given, counted.earns
    return {
        "points": points,
        "earned": points if earns else 0,
        "verdict": counted.kind,
        "misconception": counted.misconception,
        "misconceptions": list({one.misconception: None for one in judged if one.misconception}),
        "tries": len(judged),
        "hints": given.hints if earns else found.hints.get(problem_id, 0),
        "not_marked": not_marked,
        "first_right": judged[0].earns,
        "unchecked": not given.is_checked,
        "after_solution": counted.kind == "correct" and given.after_solution,
    }


def judge_each(found: Answers, row: Row, settings: Settings) -> tuple[dict[str, list[Judged]], list[str]]:
    """Judge problem by problem: what breaks the judge costs one problem, and is said."""
    judged, faults, problems, is_later = {}, [], settings.problems(), settings.is_later
    for problem_id, given in found.by_problem.items():
        if problem_id not in problems:
            continue
        if is_later and len(given) > 1:
            faults.append(f"{problem_id}: {len(given)} final answers where one is taken; the first counts")
        try:
            one = judge_all(given, row.seed, settings)
        except NoChecking:
            raise
        except Exception as error:
            faults.append(_fault(found, given[0], error))
            continue
        if one:
            judged[problem_id] = one
    return judged, faults


def put_in_words(judged: dict[str, list[Judged]], found: Answers) -> list[str]:
    """Say the verdicts that learners will read, here where a fault in their words costs one problem."""
    faults = []
    for problem_id, one in list(judged.items()):
        counted = counting(one)
        assert counted is not None
        try:
            _ = counted.verdict
        except Exception as error:
            faults.append(_fault(found, counted.given, error))
            del judged[problem_id]
    return faults


def _fault(found: Answers, given: Given, error: Exception) -> str:
    cause = f"the judge could not take this answer ({type(error).__name__})"
    found.not_marked.setdefault(given.problem, []).append(cause)
    return f"{given.where}: {given.problem}: {cause}"


def from_plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """Grade from plain data: what a worker in another process or on another computer gets."""
    submission = Submission(**data["submission"]) if data["submission"] is not None else None
    return grade(Row(**data["row"]), submission, Settings.from_dict(data["settings"]))
