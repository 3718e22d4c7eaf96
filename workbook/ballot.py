"""What a room can vote on: the right answer of a problem among those that its known mistakes give, as A, B, C and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbook.answer import Parameters
from workbook.answers import Choice, Number
from workbook.judge import Verdict, judge, mistaken
from workbook.problem import Key, Problem

LETTERS = "ABCDEFGH"
"""What a room raises: as many as the longest vote of any chapter has answers; a test walks them all."""


@dataclass(frozen=True)
class Option:
    """One answer to vote for."""

    text: str
    """The answer as Markdown."""
    verdict: Verdict
    """What the judge says to somebody who gives it."""


def ballot(problem: Problem, parameters: Parameters, key: Key) -> list[Option]:
    """Return the options of a choice in their order, or the numbers that rules and mistakes give from small to large.

    Other kinds of answer cannot be voted on by raising a hand: an empty list. So is a number without a known mistake.
    """
    kind = problem.answer
    if isinstance(kind, Choice) and not kind.several:
        texts = {one["id"]: one["text"] for one in kind.spec(parameters)["options"]}
        return [_option(text, answer, problem, parameters, key) for answer, text in texts.items()]
    if not isinstance(kind, Number):
        return []
    found: list[Any] = []
    for value in [key.solve(**parameters), *(mistaken(mistake, parameters) for mistake in key.mistakes)]:
        if value is not None and not any(kind.same(value, other, parameters) for other in found):
            found.append(value)
    numbers = [value for value in found if hasattr(value, "__float__")]
    numbers.sort(key=float)
    numbers += [value for value in found if not hasattr(value, "__float__")]
    return [_option(kind.show(value, parameters), value, problem, parameters, key) for value in numbers] if len(numbers) > 1 else []


def _option(text: str, answer: Any, problem: Problem, parameters: Parameters, key: Key) -> Option:
    return Option(text, judge(problem, parameters, answer, key))
