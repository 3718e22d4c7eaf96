"""Judge a learner's answers again with the one judge; what a file says about them plays no part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from workbook import registry, sandbox
from workbook.answer import Unreadable
from workbook.answers import Code, Table
from workbook.grading.redraw import Given
from workbook.grading.settings import Settings
from workbook.judge import Standard, Verdict, find, in_words, judge, unread
from workbook.problem import Key, Problem
from workbook.sandbox.outputs import Outputs
from workbook.variants import SeededRng

MOST_RUNS = 20
"""Code answers to one problem that are run, the last ones."""
LONGEST = 50_000
"""Characters of an answer that is looked at."""


class NoChecking(Exception):
    """Code cannot be run at all: a fault of this computer, not of the answer."""


@dataclass(slots=True)
class Judged:
    """An answer and the verdict on it."""

    given: Given
    kind: str
    misconception: str | None
    say: Callable[[], Verdict]
    value: Any = None
    """The answer as given, or as its code computed it."""
    _verdict: Verdict | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict in words, which only the answer that counts is asked for."""
        if self._verdict is None:
            self._verdict = self.say()
        return self._verdict

    @property
    def earns(self) -> bool:
        """Whether it is right, and was so before the solution of its numbers was shown."""
        return self.kind == "correct" and not self.given.after_solution


def judge_all(answers: Sequence[Given], learner: str, settings: Settings) -> list[Judged]:
    """Judge the answers to one problem in their order, as far as they can matter for its marks."""
    problem, key = both_halves(answers[0].problem)
    if settings.is_later:
        answers = answers[:1]
    elif type(problem.answer) is Code:
        answers = answers[-1:] if settings.policy == "last" else answers[-MOST_RUNS:]
    judged, standards, is_best = [], dict[int, Standard](), settings.policy == "best"
    for given in answers:
        one = _judge_one(given, problem, key, learner, settings, standards)
        if one.kind == "unreadable" and not given.is_checked:
            continue  # half typed, and never meant as an answer
        judged.append(one)
        if is_best and one.earns:
            break
    return judged


@cache
def both_halves(problem_id: str) -> tuple[Problem, Key]:
    """A problem and its key, looked up once a process."""
    return registry.problem(problem_id), registry.key(problem_id)


def _judge_one(
    given: Given, problem: Problem, key: Key, learner: str, settings: Settings, standards: dict[int, Standard]
) -> Judged:
    """Judge one answer; `standards` holds what answers to these numbers are held against, by variant."""
    kind, answer = problem.answer, given.answer
    if isinstance(answer, str) and len(answer) > LONGEST:
        return _said(given, unread(f"The answer has {len(answer):,} characters."))
    if type(kind) is Code:  # `isinstance` takes long to say no, of an abstract class
        return _judge_code(given, problem, key, learner, settings)
    if isinstance(answer, str) and type(kind) is Table:
        answer = _computed(answer, given, problem)
        if isinstance(answer, Unreadable):
            return _said(given, unread(answer.message))
    standard = standards.get(given.variant)
    if standard is None:
        standard = standards[given.variant] = Standard(key, given.parameters)
    found = find(problem, answer, standard)
    return Judged(given, found.kind, found.misconception, partial(in_words, found, problem, standard), answer)


def _said(given: Given, verdict: Verdict, value: Any = None) -> Judged:
    """A judged answer whose verdict is in words already."""
    return Judged(given, verdict.kind, verdict.misconception, lambda: verdict, value)


def _judge_code(given: Given, problem: Problem, key: Key, learner: str, settings: Settings) -> Judged:
    kind = problem.answer
    assert isinstance(kind, Code) and key.cases is not None
    source = kind.read(given.answer, given.parameters)
    if isinstance(source, Unreadable):
        return _said(given, unread(source.message))
    cases = key.cases(SeededRng(settings.secret, learner, given.problem, given.variant), **given.parameters)
    outputs = sandbox.run(source, kind.function, list(cases), uses=problem.uses, seconds=kind.seconds)
    _available(outputs)
    return _said(given, judge(problem, given.parameters, outputs, key), source)


def _computed(source: str, given: Given, problem: Problem) -> Any:
    """What source computes that answers a table."""
    outputs = sandbox.run_table(source, given=given.parameters, uses=problem.uses)
    _available(outputs)
    if outputs.failure:
        return Unreadable(outputs.failure.message)
    error = outputs.outputs[0].error
    return Unreadable(f"The code stopped: `{error}`.") if error else outputs.outputs[0].value


def _available(outputs: Outputs) -> None:
    if outputs.failure and outputs.failure.kind == "unavailable":
        raise NoChecking(outputs.failure.message)


def counting(judged: Sequence[Judged]) -> Judged | None:
    """The answer that counts: judging stops at the first that earns where the best counts, so it is the last one."""
    for one in reversed(judged):
        if one.kind != "unreadable":
            return one
    return judged[-1] if judged else None
