"""Invented learners of mixed quality: logs as the workbook writes them, for tests and benchmarks of class grading."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from workbook import registry
from workbook.answers import Code
from workbook.entry import Entry
from workbook.judge import mistaken
from workbook.practice_pages import as_columns, reference_source
from workbook.release.identity import release_id
from workbook.variants import draw

COURSE = "VBC-TEST"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Learner:
    """Answers problems: `quality` between 0 and 1 is the chance of a right answer."""

    def __init__(self, name: str, course: str, *, quality: float = 0.7, seed: int = 0) -> None:
        self.name, self.course, self.quality = name, course, quality
        self._random = random.Random(f"{name}/{seed}")
        self._time = START
        self.entries: list[Entry] = []

    def work(self, problems: list[str] | None = None) -> Learner:
        """Go through problems: leave some out, take hints, try again."""
        for problem_id in problems or list(registry.problems()):
            if self._random.random() < 0.1:
                continue
            for _ in range(3):
                if self._random.random() < 0.3:
                    self.hint(problem_id)
                if self.attempt(problem_id, right=self._random.random() < self.quality):
                    break
        return self

    def attempt(self, problem_id: str, *, right: bool, variant: int = 0) -> bool:
        """Answer, with the truth or with a mistake."""
        numbers = draw(problem_id, course=self.course, learner=self.name, number=variant)
        answer = right_answer(problem_id, numbers) if right else self._wrong(problem_id, numbers)
        self.add("attempt", problem_id, variant=variant, answer=answer, parameters=numbers)
        return right

    def add(self, kind: str, problem_id: str, **data: Any) -> Entry:
        """Add a line."""
        self._time += timedelta(seconds=self._random.randint(20, 200))
        if kind == "attempt":
            data = {"fingerprint": fingerprint(problem_id), "verdict": "correct", **data}
        entry = Entry(kind, self.course, self.name, problem=problem_id, **data)
        identity = f"{self._random.getrandbits(128):032x}"
        self.entries.append(replace(entry, time=self._time.isoformat(timespec="microseconds"), id=identity))
        return self.entries[-1]

    def hint(self, problem_id: str) -> None:
        """Take the next hint."""
        before = sum(one.kind == "hint" and one.problem == problem_id for one in self.entries)
        if before < len(registry.problem(problem_id).hints):
            self.add("hint", problem_id, hints=before + 1)

    def text(self) -> str:
        """The submission."""
        note = Entry(
            "note", self.course, self.name, problem="submission", data={"release": release_id()}, id=f"note-{self.name}",
            time=(self._time + timedelta(minutes=1)).isoformat(timespec="microseconds"),
        )  # fmt: skip
        return "".join(f"{entry.to_json()}\n" for entry in (*self.entries, note))

    def _wrong(self, problem_id: str, numbers: dict[str, Any]) -> Any:
        problem, key = registry.problem(problem_id), registry.key(problem_id)
        if isinstance(problem.answer, Code):
            first = problem.answer.stub.split("\n")[0]
            return f"{first}\n    return {self._random.randint(1, 9)}\n"
        wrong = [result for one in key.mistakes if (result := mistaken(one, numbers)) is not None]
        if not wrong:
            return right_answer(problem_id, numbers)
        return as_answer(problem_id, self._random.choice(wrong), numbers)


def right_answer(problem_id: str, numbers: dict[str, Any]) -> Any:
    """The truth, as a learner would give it."""
    problem, key = registry.problem(problem_id), registry.key(problem_id)
    if isinstance(problem.answer, Code):
        return reference_source(problem_id, problem.answer.function, key.explain(**numbers), key)
    return as_answer(problem_id, key.solve(**numbers), numbers)


def as_answer(problem_id: str, value: Any, numbers: dict[str, Any]) -> Any:
    """A value as the log holds it."""
    kind = registry.problem(problem_id).answer
    read = kind.read(as_columns(value), numbers)
    return kind.record(read) if not hasattr(read, "message") else str(value)


@cache
def fingerprint(problem_id: str) -> str:
    """The edition of a problem."""
    return registry.problem(problem_id).fingerprint


def write_class(folder: Any, course: str, names: list[str], problems: list[str] | None = None) -> None:
    """Write one submission a learner."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, name in enumerate(names):
        quality = 0.25 + 0.7 * (place % 10) / 9
        (folder / f"{name}.jsonl").write_text(Learner(name, course, quality=quality).work(problems).text(), encoding="utf-8")


def write_roster(path: Any, names: list[str], **columns: dict[str, str]) -> None:
    """Write a roster with these columns for some of the learners."""
    lines = [",".join(["learner", *columns])]
    lines += [",".join([name, *(column.get(name, "") for column in columns.values())]) for name in names]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
