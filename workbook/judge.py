"""The one judge of answers: pure, and used alike by the card, the tests and class grading."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from vbc.undefined import Undefined
from workbook.answer import Parameters, Unreadable
from workbook.answers import Code
from workbook.problem import Key, Problem
from workbook.text import fill, halves_up


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
        return format(halves_up(self.value), spec) if spec else str(self)


class Finding(NamedTuple):
    """What the judge found, before it is put into words."""

    kind: str
    """As of a verdict."""
    given: Any
    """The answer as read, or `Unreadable`."""
    mistake: Callable[..., Any] | None = None

    @property
    def misconception(self) -> str | None:
        """The name of the mistake that the answer follows."""
        return self.mistake.__name__ if self.mistake else None


_UNKNOWN = object()


class Standard:
    """What answers to one set of numbers are held against: each value is worked out when first needed, and once."""

    __slots__ = ("_mistaken", "_truth", "key", "parameters")

    def __init__(self, key: Key, parameters: Parameters) -> None:
        self.key, self.parameters = key, parameters
        self._truth: Any = _UNKNOWN
        self._mistaken: list[Any] = []

    @property
    def truth(self) -> Any:
        """What the key gives."""
        if self._truth is _UNKNOWN:
            self._truth = self.key.solve(**self.parameters)
        return self._truth

    def mistakes(self) -> Iterator[tuple[Callable[..., Any], Any]]:
        """Each mistake that gives an answer for these numbers, with what it gives."""
        for place, mistake in enumerate(self.key.mistakes):
            if place == len(self._mistaken):
                self._mistaken.append(mistaken(mistake, self.parameters))
            if (result := self._mistaken[place]) is not None:
                yield mistake, result


def judge(problem: Problem, parameters: Parameters, answer: Any, key: Key) -> Verdict:
    """Judge one answer, as typed or as read; for `Code`, the `Outputs` of a run on the key's cases."""
    if isinstance(problem.answer, Code):
        from workbook.judge_code import judge_outputs

        return judge_outputs(problem, parameters, answer, key)
    standard = Standard(key, parameters)
    return in_words(find(problem, answer, standard), problem, standard)


def find(problem: Problem, answer: Any, standard: Standard) -> Finding:
    """Judge one answer that is not code, and say it in words later: a grader reads the words of one answer in several."""
    kind, accepts, parameters = problem.answer, standard.key.accepts, standard.parameters
    given = kind.read(answer, parameters)
    if isinstance(given, Unreadable):
        slip = None if given.number is None else find_mistake(problem, given.number, standard)
        return Finding("misconception", given.number, slip) if slip else Finding("unreadable", given)
    if kind.same(given, standard.truth, parameters) if accepts is None else accepts(given, **parameters):
        return Finding("correct", given)
    mistake = find_mistake(problem, given, standard)
    return Finding("misconception" if mistake else "incorrect", given, mistake)


def in_words(found: Finding, problem: Problem, standard: Standard) -> Verdict:
    """Put what was found into words for the learner."""
    given, parameters = found.given, standard.parameters
    if isinstance(given, Unreadable):
        return unread(given.message)
    shown = Shown(problem.answer.show(given, parameters), given)
    if found.kind == "correct":
        message = because(standard.key, parameters, shown) or problem.answer.confirm(given, parameters)
    elif found.mistake:
        message = feedback(found.mistake, parameters, shown)
    else:
        message = problem.answer.difference(given, standard.truth, parameters)
    return Verdict(found.kind, message, found.misconception, {"given": str(shown)})


def unread(message: str) -> Verdict:
    """The verdict on what could not be read."""
    return Verdict("unreadable", message)


def find_mistake(problem: Problem, given: Any, standard: Standard) -> Callable[..., Any] | None:
    """Find the mistake that an answer follows: one that it follows in full before one that shows in parts."""
    kind, parameters = problem.answer, standard.parameters
    for mistake, result in standard.mistakes():
        if kind.same(given, result, parameters):
            return mistake
    for mistake, result in standard.mistakes():
        if kind.follows(given, result, standard.truth, parameters):
            return mistake
    return None


def mistaken(mistake: Callable[..., Any], parameters: Parameters) -> Any:
    """What a mistake gives for these numbers, or None where it gives nothing that could be an answer."""
    try:
        result = mistake(**parameters)
    except (ArithmeticError, ValueError, LookupError, TypeError):
        return None
    if type(result) is dict:
        return result
    if isinstance(result, Undefined) or (hasattr(result, "__float__") and not math.isfinite(float(result))):
        return None
    return result


def because(key: Key, parameters: Parameters, shown: Shown) -> str:
    """The key's one line that says why the answer is right, in the learner's numbers; empty where it has none."""
    return fill(key.because, **{**parameters, "given": shown})


def feedback(mistake: Callable[..., Any], parameters: Parameters, shown: Shown) -> str:
    """Fill the docstring of a mistake with the learner's numbers and with what was given."""
    return fill(inspect.cleandoc(mistake.__doc__ or ""), **{**parameters, "given": shown})
