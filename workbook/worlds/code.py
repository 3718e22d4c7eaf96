"""The world of a function that fails: the smallest failing input, one of its numbers moving, expected and given side by side."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from vbc.undefined import Undefined
from workbook.answers import Code
from workbook.judge_code import Expected, expected_text, given_text, matches, outcome
from workbook.problem import Key, Problem
from workbook.sandbox.host import call
from workbook.sandbox.outputs import Output, Outputs
from workbook.words import listed
from workbook.worlds.agreement import Meeting, meetings
from workbook.worlds.looking import Row, Values
from workbook.worlds.moves import Move, plain
from workbook.worlds.quantities import Gap, Quantity
from workbook.worlds.world import World

PLACES = 60
"""So many inputs are run along one number."""
PROBED = 8
"""Of so many numbers it is looked whether the function comes out right somewhere along them; the first such opens."""
MOST = 40
"""So many numbers of an input are offered."""

Run = Callable[[Sequence[Mapping[str, Any]]], Outputs]
"""Runs the learner's function on inputs."""


@dataclass(frozen=True)
class CodeWorld(World):
    """The learner's function beside the reference, from one input on, while one number of it moves."""

    kind: Code = field(kw_only=True)
    run: Run = field(kw_only=True)

    @property
    def name(self) -> str:
        """What the learner wrote."""
        return f"{self.kind.function} as you wrote it"

    @cached_property
    def grid(self) -> list[float]:
        """Fewer values than for a formula, each being a run of the learner's code, and only what the reference can take."""
        whole = self.move.grid(self.parameters)
        every = -(-len(whole) // PLACES)
        return [x for x in sorted({*whole[::every], whole[-1], self.own}) if self._takes(x)]

    @cached_property
    def results(self) -> list[tuple[Output, Expected]]:
        """What the function gave, and what the reference gives, along the grid; what was not reached is left out."""
        cases = [self.move.moved(self.parameters, x) for x in self.grid]
        return list(zip(self.run(cases).outputs, [outcome(self.true_rule, case) for case in cases], strict=False))

    @cached_property
    def pairs(self) -> list[Values]:
        """Both along the grid, as numbers where they are numbers."""
        found: list[Values] = [(_number(given, self.quantity), _true_number(truth, self.quantity)) for given, truth in self.results]
        return found + [(Gap("your function did not get there in time"), Gap("not run"))] * (len(self.grid) - len(found))

    @cached_property
    def looked(self) -> list[Row]:
        """No more than was run."""
        return list(zip(self.grid, self.pairs, strict=True))

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Where along the grid both gave the same; between, the learner's code was not run."""
        wrong = Gap("wrong")  # of several numbers the one that is drawn may be right and another not
        pairs = [values if fine else (wrong, values[1]) for values, fine in zip(self.pairs, self.right, strict=True)]
        return meetings(self.pair, self.grid, pairs, whole=True, scale=self.scale)

    @cached_property
    def own_pair(self) -> Values:
        """Both at the input that failed."""
        return self.pairs[self.grid.index(self.own)]

    @cached_property
    def right(self) -> list[bool]:
        """Where along the grid the judge takes what was given."""
        found = [matches(self.kind, given, truth, {}) for given, truth in self.results]
        return found + [False] * (len(self.grid) - len(found))

    @property
    def is_drawn(self) -> bool:
        """Whether both give numbers in a good part of the range, so that lines say something."""
        given, truth = self.results[self.grid.index(self.own)] if self.results else (Output(), Expected())
        of_one_length = not isinstance(given.value, list) and not isinstance(truth.value, list)  # a ranking is no quantity
        return of_one_length and len(self.both) >= 3

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """The call, what is expected and what was given, along the grid."""
        for place, x in enumerate(self.grid):
            case = self.move.moved(self.parameters, x)
            if place < len(self.results):
                given, truth = self.results[place]
                yield call(self.kind.function, case), expected_text(self.kind, truth, {}), given_text(self.kind, given, {})
            else:
                yield call(self.kind.function, case), expected_text(self.kind, outcome(self.true_rule, case), {}), "not reached"

    def finding(self) -> str:
        """Where the function is right along this line, counted over what was run."""
        label, count, right = self.move.label, len(self.grid), sum(self.right)
        if count == 1:
            return f"No other value of {label} could be tried here."
        if count == 2 and not right:
            one, other = (self.move.show(x) for x in self.grid)
            return f"Your function is wrong with {label} at {one} and at {other}: a change of {label} alone mends nothing."
        if count == 2:
            return " ".join(
                f"With {label} at {self.move.show(x)} your function is {'right' if fine else 'wrong'}."
                for x, fine in zip(self.grid, self.right, strict=True)
            )
        tried = f"of {label} tried, from {self.move.range(self.grid[0], self.grid[-1])}"
        if not right:
            return f"Your function is wrong at all {count} values {tried}: a change of {label} alone mends nothing."
        if right == count:
            return f"Your function is right at all {count} values {tried}."
        if right > count / 2:
            return f"Your function is right at {right} of the {count} values {tried}. It is wrong {self._stretches(wrong=True)}."
        return f"Your function is right at {right} of the {count} values {tried}: {self._stretches(wrong=False)}."

    def _takes(self, x: float) -> bool:
        """Whether the reference gives something for this input, if only a ValueError: outside its domain nothing is asked."""
        try:
            outcome(self.true_rule, self.move.moved(self.parameters, x))
        except (ArithmeticError, LookupError, TypeError):
            return False
        return True

    def _stretches(self, *, wrong: bool) -> str:
        """Runs of neighboring values at which it is right (or wrong), the first three."""
        found, start = [], None
        for place in range(len(self.grid) + 1):
            inside = place < len(self.grid) and self.right[place] != wrong
            if inside and start is None:
                start = place
            if not inside and start is not None:
                low, high = self.grid[start], self.grid[place - 1]
                found.append(f"at {self.move.show(low)}" if low == high else f"from {self.move.range(low, high)}")
                start = None
        found[3:] = ["elsewhere"] if len(found) > 3 else []
        only = "only " if wrong and len(found) == 1 else ""
        return only + listed(found, comma=True)


def code_worlds(problem: Problem, key: Key, cases: Sequence[Mapping[str, Any]], run: Run) -> list[CodeWorld]:
    """Return the worlds of the first of `cases` that comes out wrong, by the number that moves; none where all come out right."""
    kind = problem.answer
    assert isinstance(kind, Code)
    for case, output in zip(cases, run(cases).outputs, strict=False):
        truth = outcome(key.solve, case)
        if not matches(kind, output, truth, {}):
            quantity = _quantity(kind, output, truth)
            moves = [_move(case, path) for path in _numbers(case)]
            found = [CodeWorld(case, key.solve, key.solve, quantity, move, kind=kind, run=run) for move in moves[:MOST]]
            return _telling_first(found)
    return []


def _telling_first(found: list[CodeWorld]) -> list[CodeWorld]:
    """Put first a number with which the function comes out right somewhere, as far as one short run of all of them tells."""
    tried = [(world, x) for world in found[:PROBED] for x in world.grid[:: max(1, len(world.grid) // 4)]]
    if len(found) < 2:
        return found
    cases = [world.move.moved(world.parameters, x) for world, x in tried]
    for (world, _), case, given in zip(tried, cases, found[0].run(cases).outputs, strict=False):
        if matches(world.kind, given, outcome(world.true_rule, case), {}):
            return [world, *(other for other in found if other is not world)]
    return found


def _numbers(value: Any, path: str = "") -> Iterator[str]:
    """The paths of all numbers in an input."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if str(name).replace("_", "a").isalnum():
                yield from _numbers(part, f"{path}.{name}" if path else str(name))
    elif isinstance(value, (list, tuple)):
        for place, part in enumerate(value):
            yield from _numbers(part, f"{path}[{place}]")


def _move(case: Mapping[str, Any], path: str) -> Move:
    value = Move(path, path).value(case)
    if value in (0, 1) and isinstance(value, int):
        return Move(path, path, low=0, high=1, whole=True) if "[" in path else Move(path, path, low=-5, high=5, whole=True)
    if value == 0:
        return Move(path, path, low=-1, high=1)
    return Move(path, path)


def _quantity(kind: Code, output: Output, truth: Expected) -> Quantity:
    """The first number in which given and expected part; where they are no numbers, whether there is one."""
    place = next((place for place in _places(truth.value) if _part(output.value, place) != _part(truth.value, place)), ())
    part = ", ".join(f"value {step + 1}" if isinstance(step, int) else f"“{step}”" for step in place)
    label = f"What {kind.function} returns{f': {part}' if part else ''}"
    return Quantity(label, part, lambda value: _part(value, place), lambda a, b: kind.same(a, b, {}), plain)


def _places(value: Any) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, (list, tuple)):
        for place, part in enumerate(value):
            yield from ((place, *rest) for rest in _places(part))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from ((name, *rest) for rest in _places(part))
    else:
        yield ()


def _part(value: Any, place: tuple[Any, ...]) -> Any:
    try:
        for step in place:
            value = value[step]
    except (LookupError, TypeError):
        return None
    return value


def _number(given: Output, quantity: Quantity) -> float | Gap:
    if given.error:
        return Gap(f"raises {given.error.type}")
    return _as_number(quantity.pick(given.value))


def _true_number(truth: Expected, quantity: Quantity) -> float | Gap:
    return Gap(f"raises {truth.raises}") if truth.raises else _as_number(quantity.pick(truth.value))


def _as_number(value: Any) -> float | Gap:
    if isinstance(value, Undefined):
        return Gap(value.reason)
    if isinstance(value, (str, bool)) or not hasattr(value, "__float__"):
        return Gap("it returns no number here")
    number = float(value)
    return number if math.isfinite(number) else Gap("it returns no finite number here")
