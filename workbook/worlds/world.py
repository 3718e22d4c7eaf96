"""A world: one number moves, the mistaken rule and the true one follow, and where they agree is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from workbook.answer import Parameters
from workbook.naming import spoken
from workbook.worlds.agreement import Meeting, apart, meetings
from workbook.worlds.looking import Row, Values, closer, has_gap, jumps
from workbook.worlds.moves import Move
from workbook.worlds.quantities import Gap, Quantity, result

Valued = tuple[float, float, float]
BESIDE = 5e-5
"""This part of the range is a hair: nobody could tell places apart that lie so near to each other."""


class Tried:
    """What both rules gave while one number moved, kept: the parts of one answer are read from the same results."""

    def __init__(self, parameters: Parameters, rule: Callable[..., Any], true_rule: Callable[..., Any], move: Move) -> None:
        self.of = parameters, rule, true_rule, move
        self._known: dict[float, tuple[Any, Any]] = {}

    def at(self, value: float) -> tuple[Any, Any]:
        """Both results where the number that moves is `value`."""
        if value not in self._known:
            parameters, rule, true_rule, move = self.of
            there = move.moved(parameters, value)
            self._known[value] = result(rule, there), result(true_rule, there)
        return self._known[value]


@dataclass(frozen=True)
class World:
    """A mistaken rule beside the true one, in the learner's numbers, while one of them moves."""

    parameters: Parameters
    rule: Callable[..., Any]
    """The mistake."""
    true_rule: Callable[..., Any]
    quantity: Quantity
    move: Move
    tried: Tried | None = field(default=None, compare=False, repr=False, kw_only=True)
    """Results that are shared with worlds of other parts of the same answer."""
    others: tuple[Move, ...] = field(default=(), compare=False, repr=False, kw_only=True)
    """The other numbers of the problem that have a name."""

    @property
    def name(self) -> str:
        """The mistake in words."""
        return spoken(self.rule.__name__)

    def pair(self, value: float) -> Values:
        """What the mistaken rule and the true one give where the number that moves is `value`."""
        return self._read(self._tried.at(value))

    @cached_property
    def grid(self) -> list[float]:
        """The values at which both are worked out."""
        return self.move.grid(self.parameters)

    @cached_property
    def pairs(self) -> list[Values]:
        """Both rules along the grid."""
        return [self.pair(x) for x in self.grid]

    @cached_property
    def own(self) -> float:
        """The learner's number."""
        return self.move.value(self.parameters)

    @cached_property
    def own_pair(self) -> Values:
        """Both rules at the learner's numbers, from which nothing has moved."""
        return self._read((result(self.rule, dict(self.parameters)), result(self.true_rule, dict(self.parameters))))

    @cached_property
    def scale(self) -> float:
        """The size of the values at the learner's numbers."""
        return max((abs(value) for value in self.own_pair if not isinstance(value, Gap)), default=1.0)

    @cached_property
    def looked(self) -> list[Row]:
        """Both rules at every value that is looked at before it is said where they agree: closer than drawn."""
        whole = self.move.is_whole(self.parameters)
        return closer(self.pair, self.grid, self.pairs, whole=whole, scale=self.scale)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Where they agree, as far as was looked."""
        return self._meetings([x for x, _ in self.looked], [values for _, values in self.looked])

    @cached_property
    def nearing(self) -> float | None:
        """The place at which one of them has no value, and on the way to which the two come together."""
        if self.move.is_whole(self.parameters):
            return None
        for (x, here), (beyond, there) in pairwise(self.looked):
            if has_gap(here) != has_gap(there):
                edge, values = (beyond, there) if has_gap(here) else (x, here)
                if self._is_one(values):
                    return 0.0 if abs(edge) < BESIDE * self._span else float(f"{edge:.6g}")
        return None

    def is_beside_a_gap(self, first: float, last: float) -> bool:
        """Whether it is no more than a hair beside a place without a value: what comes together there does not meet."""
        low, high = self.move.span(self.parameters)
        hair = BESIDE * self._span
        ends = max(low, first - hair), min(high, last + hair)
        return last - first < hair and any(has_gap(self.pair(end)) for end in ends)

    @cached_property
    def is_sure(self) -> bool:
        """Whether no place can hide between two neighbors: all whole numbers were tried, or nothing jumps."""
        if self.move.is_whole(self.parameters) and len(self.looked) > self.grid[-1] - self.grid[0]:
            return True
        return not jumps([apart(values, scale=self.scale) for _, values in self.looked])

    @cached_property
    def both(self) -> list[Valued]:
        """Where both have a value: the number that moves, what the mistake gives and what is true."""
        return _valued(self.grid, self.pairs)

    @cached_property
    def times(self) -> float | None:
        """How many times the true value the mistake gives, where that is the same all along."""
        return self._times(self.both)

    @cached_property
    def beyond(self) -> float | None:
        """By how much the mistake lies above the true value, where that is the same all along."""
        return self._beyond(self.both)

    @property
    def is_seen(self) -> bool:
        """Whether there is something to see: both have values at the learner's number, part there, and go on beside it."""
        gap = apart(self.own_pair)
        return bool(gap) and self._goes_on

    @property
    def is_open(self) -> bool:
        """Whether only one of them has a value at the learner's number, but both have elsewhere."""
        one, other = self.own_pair
        return isinstance(one, Gap) != isinstance(other, Gap) and len(self.both) >= 3

    @cached_property
    def rough(self) -> list[Meeting]:
        """Where they agree at a first look: of many worlds one is taken, and only that one is looked at closely."""
        return self._meetings(self._few, [self.pair(x) for x in self._few], closely=False)

    @cached_property
    def telling(self) -> float:
        """How much there is to see: most where the rules meet at a round place, in a value that is not nothing."""
        low, high = self.move.span(self.parameters)
        best = 0.0
        for meeting in self.rough:
            place = 0.5 if meeting.low in (low, high, 0, 1) or float(f"{meeting.low:.2g}") == meeting.low else 0
            best = max(best, (3 if abs(meeting.value) > 1e-6 * self.scale else 1) + place)
        rows = _valued(self._few, [self.pair(x) for x in self._few])
        times = self._times(rows)
        if best < 2 and times is not None:  # of a factor, the place where both are nothing tells little
            best = 2.0 if best and abs(times) < 1e-9 else 1.4 if best else 0.9
        elif best < 2 and self._nears_an_end():
            best = 2.9
        elif best < 2 and self._beyond(rows) is not None:
            best = 1.45
        return best - 0.3 * (len(self.rough) > 2) + 0.5 * (best == 0 and self._moves(rows))

    def clean(self, value: float) -> float:
        """The value as it is written: what only rounding has left of nothing is nothing."""
        return 0.0 if abs(value) < 1e-12 * self.scale else value

    def along(self, move: Move) -> World:
        """The same rules while another number moves."""
        return World(self.parameters, self.rule, self.true_rule, self.quantity, move, others=self.others)

    @cached_property
    def _few(self) -> list[float]:
        """The values of a first look: a third of those that are drawn, of whole numbers all."""
        if self.move.is_whole(self.parameters):
            return self.grid
        return sorted({*self.grid[::3], self.grid[-1], self.own})

    @property
    def _span(self) -> float:
        low, high = self.move.span(self.parameters)
        return high - low

    def _is_one(self, values: Values) -> bool:
        """Whether both have the same value, to the eye, that is not nothing."""
        one, other = values
        if isinstance(one, Gap) or isinstance(other, Gap):
            return False
        return abs(one - other) <= 1e-5 * max(abs(one), abs(other)) and abs(other) > 1e-5 * self.scale

    def _nears_an_end(self) -> bool:
        """Whether they come together on the way to an end of the range at which one has no value."""
        if self.move.is_whole(self.parameters):
            return False
        (low, high), step = self.move.span(self.parameters), 1e-7 * self._span
        return any(
            has_gap(self.pair(end)) and self._is_one(self.pair(near)) for end, near in ((low, low + step), (high, high - step))
        )

    def _times(self, rows: list[Valued]) -> float | None:
        least = 1e-9 * self.scale
        times = _same([one / other for _, one, other in rows if abs(other) > least])
        if times is None or not self._moves(rows) or any(abs(one - times * other) > least for _, one, other in rows):
            return None
        return times

    def _beyond(self, rows: list[Valued]) -> float | None:
        return _same([one - other for _, one, other in rows]) if self._moves(rows) else None

    def _moves(self, rows: list[Valued]) -> bool:
        """Whether the true value depends on the number that moves."""
        return len({round(other / (self.scale or 1), 9) for _, _, other in rows}) > 1

    @cached_property
    def _goes_on(self) -> bool:
        """Whether both have values in a good part of the range, and one of them moves."""
        few = [self.pair(x) for x in self.grid[:: max(1, len(self.grid) // 12)]]
        both = [(one, other) for one, other in few if not isinstance(one, Gap) and not isinstance(other, Gap)]
        still = 1e-9 * (self.scale or 1)
        return len(both) >= min(3, len(few)) and any(
            abs(one - both[0][0]) > still or abs(other - both[0][1]) > still for one, other in both
        )

    def _meetings(self, grid: list[float], pairs: list[Values], *, closely: bool = True) -> list[Meeting]:
        whole = self.move.is_whole(self.parameters)
        found = meetings(self.pair, grid, pairs, whole=whole, scale=self.scale, closely=closely)
        return found if whole or self.is_open else [one for one in found if not self.is_beside_a_gap(one.low, one.high)]

    @cached_property
    def _tried(self) -> Tried:
        mine = self.parameters, self.rule, self.true_rule, self.move
        shared = self.tried is not None and all(one is other for one, other in zip(self.tried.of, mine, strict=True))
        return self.tried if shared and self.tried else Tried(*mine)

    def _read(self, results: tuple[Any, Any]) -> Values:
        return self.quantity.read(results[0]), self.quantity.read(results[1])


def _valued(grid: list[float], pairs: list[Values]) -> list[Valued]:
    rows = zip(grid, pairs, strict=True)
    return [(x, one, other) for x, (one, other) in rows if not isinstance(one, Gap) and not isinstance(other, Gap)]


def _same(values: list[float]) -> float | None:
    if len(values) < 3 or max(values) - min(values) > 1e-7 * max(map(abs, values)):
        return None
    return sum(values) / len(values)
