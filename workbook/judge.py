"""The one judge of answers: pure, and used alike by the card, the tests and class grading."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vbc.undefined import Undefined
from workbook.answer import Parameters, Unreadable
from workbook.answers import Code
from workbook.problem import Key, Problem
from workbook.text import fill


@dataclass(frozen=True)
class Verdict:
    """What the judge says; `message` is Markdown for the learner."""

    kind: str
    """correct · misconception · incorrect · unreadable (costs no attempt) · handed_in (to be marked later)"""
    message: str
    misconception: str | None = None
    """The name of the mistake that the answer follows."""
    detail: dict[str, Any] | None = None
    """What a front end may show beside the message: the given answer, or a failing input."""

    @property
    def is_correct(self) -> bool:
        """Whether the answer is right."""
        return self.kind == "correct"


class Shown(str):
    """An answer as Markdown for `{{given}}`; a format spec, as in `{{given:.2f}}`, formats the number itself."""

    value: Any

    def __new__(cls, text: str, value: Any) -> Shown:
        shown = super().__new__(cls, text)
        shown.value = value
        return shown

    def __format__(self, spec: str) -> str:
        return format(self.value, spec) if spec else str(self)


def judge(problem: Problem, parameters: Parameters, answer: Any, key: Key) -> Verdict:
    """Judge one answer, as typed or as read; for `Code`, the `Outputs` of a run on the key's cases."""
    if isinstance(problem.answer, Code):
        from workbook.judge_code import judge_outputs

        return judge_outputs(problem, parameters, answer, key)
    given = problem.answer.read(answer, parameters)
    if isinstance(given, Unreadable) and given.number is None:
        return unread(given.message)
    truth = key.solve(**parameters)
    if isinstance(given, Unreadable):
        slip = find_mistake(problem, parameters, given.number, truth, key)
        return _named(slip, problem, parameters, given.number) if slip else unread(given.message)
    shown = Shown(problem.answer.show(given, parameters), given)
    if _is_right(problem, parameters, given, truth, key):
        praise = because(key, parameters, shown) or problem.answer.confirm(given, parameters)
        return Verdict("correct", praise, detail={"given": str(shown)})
    mistake = find_mistake(problem, parameters, given, truth, key)
    if mistake:
        return _named(mistake, problem, parameters, given)
    return Verdict("incorrect", problem.answer.difference(given, truth, parameters), detail={"given": str(shown)})


def unread(message: str) -> Verdict:
    """The verdict on what could not be read."""
    return Verdict("unreadable", message)


def find_mistake(problem: Problem, parameters: Parameters, given: Any, truth: Any, key: Key) -> Callable[..., Any] | None:
    """Find the mistake that an answer follows: one that it follows in full before one that shows in parts."""
    in_parts = None
    for mistake in key.mistakes:
        if (result := mistaken(mistake, parameters)) is None:
            continue
        if problem.answer.same(given, result, parameters):
            return mistake
        if in_parts is None and problem.answer.follows(given, result, truth, parameters):
            in_parts = mistake
    return in_parts


def mistaken(mistake: Callable[..., Any], parameters: Parameters) -> Any:
    """What a mistake gives for these numbers, or None where it gives nothing that could be an answer."""
    try:
        result = mistake(**parameters)
    except (ArithmeticError, ValueError, LookupError, TypeError):
        return None
    if isinstance(result, Undefined) or (hasattr(result, "__float__") and not math.isfinite(float(result))):
        return None
    return result


def because(key: Key, parameters: Parameters, shown: Shown) -> str:
    """The key's one line that says why the answer is right, in the learner's numbers; empty where it has none."""
    return fill(key.because, **{**parameters, "given": shown})


def feedback(mistake: Callable[..., Any], parameters: Parameters, shown: Shown) -> str:
    """Fill the docstring of a mistake with the learner's numbers and with what was given."""
    return fill(inspect.cleandoc(mistake.__doc__ or ""), **{**parameters, "given": shown})


def _named(mistake: Callable[..., Any], problem: Problem, parameters: Parameters, given: Any) -> Verdict:
    shown = Shown(problem.answer.show(given, parameters), given)
    return Verdict("misconception", feedback(mistake, parameters, shown), mistake.__name__, {"given": str(shown)})


def _is_right(problem: Problem, parameters: Parameters, given: Any, truth: Any, key: Key) -> bool:
    if key.accepts is not None:
        return bool(key.accepts(given, **parameters))
    return problem.answer.same(given, truth, parameters)
