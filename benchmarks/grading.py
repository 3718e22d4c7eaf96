"""What marking a class costs: code against what else could mark it, data answers, growth with the class, memory."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.grading_rivals import autograde, bare_fork
from benchmarks.measure import Figure

ROOT = Path(__file__).resolve().parents[1]
RUNS = 66
COURSE = "BENCH-1"
CLASSES = (100, 1000, 3000)
CHAPTER = "ch05_risk_adjustment_reversals"
DATA = [f"{CHAPTER}.{name}" for name in ("observed_to_expected", "adjusted_rate", "late_parcels", "shrunken_ratio", "turned_away")]


def measure() -> Iterator[Figure]:
    """Measure each; what cannot be measured here says why."""
    sys.path.insert(0, str(ROOT / "tests" / "grading"))
    answers = _code_answers()
    pairs = [(_ours(answers), bare_fork(answers, RUNS)) for _ in range(7)]  # in turn, so that a busy moment is nobody's alone
    ours, bare = median(one for one, _ in pairs), median(one for _, one in pairs)
    ratios = [one / other for one, other in pairs]
    note = f"bare {bare * 1e3:.1f} ms; median of {len(pairs)} pairs, {min(ratios):.2f} to {max(ratios):.2f}"
    yield Figure(f"a code answer, processor time of all processes, {len(answers)} functions", ours * 1e3, "ms")
    yield Figure("… over a bare fork and exec of the same cells", median(ratios), "ratio", at_most=1.5, note=note)
    chapters: dict[str, list[dict[str, Any]]] = {}
    for answer in answers:
        chapters.setdefault(answer["problem"].partition(".")[0], []).append(answer)
    for words, assignments, least in (
        ("an assignment a chapter, as here", list(chapters.values()), 40),
        ("all functions in one assignment", [answers], None),
    ):
        nbgrader, note = autograde(assignments)
        ratio = None if nbgrader is None else nbgrader / ours
        yield Figure(f"nbgrader's autograde over ours, the same functions, {words}", ratio, "ratio", at_least=least, note=note)
    yield from _data_answers()
    yield from _growth()


def _code_answers() -> list[dict[str, Any]]:
    """The reference of each code problem, as a learner's answer, with its hidden inputs."""
    from classroom import right_answer

    from workbook import registry
    from workbook.answers import Code
    from workbook.variants import draw, draw_cases

    found = []
    for problem_id, problem in registry.problems().items():
        if isinstance(problem.answer, Code):
            numbers = draw(problem_id, course=COURSE, learner="kim", number=0)
            cases = draw_cases(numbers, registry.key(problem_id).cases)
            found.append({"function": problem.answer.function, "source": right_answer(problem_id, numbers), "cases": cases,
                          "problem": problem_id})  # fmt: skip
    return found


def _ours(answers: list[dict[str, Any]]) -> float:
    """Processor seconds a run in the sandbox: here, in the warm process, and in its children."""
    from workbook import sandbox
    from workbook.sandbox import host

    def used_by_helpers() -> float:
        return sum(_of_process(one.pid) for one in (host._warm, host._warm_with_pandas) if one.pid)

    for answer in answers:
        assert sandbox.run(answer["source"], answer["function"], answer["cases"]).failure is None
    before = time.process_time() + used_by_helpers()
    for number in range(RUNS):
        answer = answers[number % len(answers)]
        sandbox.run(answer["source"], answer["function"], answer["cases"])
    used = time.process_time() + used_by_helpers() - before
    sandbox.stop()
    return used / RUNS


def _of_process(pid: int | None) -> float:
    """Processor seconds of a process and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _data_answers() -> Iterator[Figure]:
    """Answers a second on one core, from the lines of a file to what is kept of each problem: every data problem in equal parts."""
    from workbook import registry
    from workbook.answers import Code
    from workbook.grading.settings import Settings
    from workbook.release.identity import release_id

    kinds: dict[str, list[str]] = {}
    for name, problem in registry.problems().items():
        if not isinstance(problem.answer, Code):
            kinds.setdefault(type(problem.answer).__name__, []).append(name)
    every = [name for names in kinds.values() for name in names]
    settings = Settings(COURSE, release_id(), "instant", "x")
    by_kind = ", ".join(f"{kind} {1 / _seconds_an_answer(names, settings)[0]:,.0f}" for kind, names in kinds.items())
    seconds, decoding = _seconds_an_answer(every, settings)
    yield Figure(
        f"data answers a second a core, all {len(every)} data problems in equal parts", 1 / seconds, "/s", at_least=20_000,
        note=f"{seconds / decoding:.1f} times json.loads of their lines; {by_kind}",
    )  # fmt: skip
    seconds, _ = _seconds_an_answer(every, settings, pages=True)
    yield Figure("… each with its part of a feedback page", 1 / seconds, "/s")


def _seconds_an_answer(problems: list[str], settings: Any, *, pages: bool = False) -> tuple[float, float]:
    """Processor seconds an answer, and of `json.loads` for its lines: the best of some rounds, for other programs run too."""
    from workbook.grading.roster import Row
    from workbook.grading.submissions import Submission
    from workbook.grading.unit import grade

    learners = [_answers_to(problems, number) for number in range(20)]
    files = [Submission([("", line) for line in learner.text().encode().splitlines()]) for learner in learners]
    lines = [line for file in files for _, line in file.lines]
    count = sum(entry.kind == "attempt" for learner in learners for entry in learner.entries)
    best = decoding = float("inf")
    for _ in range(2 if pages else 9):
        before = time.process_time()
        for file, learner in zip(files, learners, strict=True):
            assert (grade if pages else _marked)(Row(learner.name), file, settings)["record"]["problems"]
        middle = time.process_time()
        for line in lines:
            json.loads(line)
        best, decoding = min(best, middle - before), min(decoding, time.process_time() - middle)
    return best / count, decoding / count


def _answers_to(problems: list[str], number: int) -> Any:
    """A learner who answers each problem: seven in ten right at once, the others after a known mistake; a third with a hint."""
    from classroom import Learner

    learner = Learner(f"l{number}", COURSE)
    for place, name in enumerate(problems):
        if (number + place) % 3 == 0:
            learner.hint(name)
        if (number + place) % 10 >= 7:
            learner.attempt(name, right=False)
        learner.attempt(name, right=True)
    return learner


def _marked(row: Any, file: Any, settings: Any) -> dict[str, Any]:
    """What `grade` does before it writes a page."""
    from workbook.collecting import no_collecting
    from workbook.grading.entries import read_log
    from workbook.grading.redraw import answers
    from workbook.grading.unit import judge_each, summaries, whose

    with no_collecting():
        log = read_log(file)
        assert not whose(log, row, settings)
        found = answers(log, row, course=settings.course)
        judged, faults = judge_each(found, row, settings)
        assert not faults and not found.left
        return {"record": {"problems": summaries(judged, found, settings)}}


GROW = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])  # the workbook kept at the release: the same from first to last, whoever edits this one
from workbook.grading.run import grade
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    grade(submissions=folder / "s", roster=folder / "r.csv", course=sys.argv[2], out=folder / "g", workers=1)
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print("\\n", sum(one.ru_utime + one.ru_stime for one in both), *(one.ru_maxrss for one in both))
"""


def _growth() -> Iterator[Figure]:
    """Processor time a learner, and the peak of memory, of whole gradings."""
    from classroom import write_class, write_roster

    from workbook.release.bundle import release

    cost, memory = {}, {}
    with tempfile.TemporaryDirectory() as home:
        os.environ["VBC_HOME"] = home
        release(Path(home) / "bundle", course=COURSE)
        kept = Path(home) / "courses" / COURSE / "workbook"
        script = Path(home) / "grow.py"
        script.write_text(GROW)
        for size in CLASSES:
            folder, names = Path(home) / str(size), [f"a{number:05d}" for number in range(size)]
            write_class(folder / "s", COURSE, names, DATA)
            random.Random(1).shuffle(names)
            write_roster(folder / "r.csv", names)
            done = subprocess.run(
                [sys.executable, "-P", str(script), str(folder), COURSE, str(kept)], capture_output=True, text=True, check=True
            )
            with (folder / "g" / "marks.csv").open(encoding="utf-8") as marks:
                assert sum(",graded," in line for line in marks) == size, done.stderr[-500:]
            seconds, own, children = map(float, done.stdout.split()[-3:])
            cost[size], memory[size] = seconds, (own + children) / 1024
    small, large = CLASSES[0], CLASSES[-1]
    middle = CLASSES[1]
    slope = (cost[large] - cost[middle]) / (large - middle) / ((cost[middle] - cost[small]) / (middle - small))
    said = ", ".join(f"{size:,}: {cost[size]:.1f} s" for size in CLASSES)
    yield Figure(
        "time of a further learner, late over early in the class", slope, "ratio", at_most=1.25, note=f"{said} (1 is linear)"
    )
    said = ", ".join(f"{size:,}: {memory[size]:.0f} MB" for size in CLASSES)
    yield Figure(f"peak memory at {large:,} over {small} learners", memory[large] / memory[small], "ratio", at_most=1.15, note=said)
