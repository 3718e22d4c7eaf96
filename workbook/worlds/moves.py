"""Which numbers of a problem can be moved, over which range, and what they are called."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from workbook.answer import Parameters
from workbook.controls import Control, with_unit
from workbook.text import fill

Bound = float | str | Callable[..., float] | None
"""A number, the path of another number of the problem, or a function of the parameters."""

FEW = 240
"""Whole numbers up to this many are all tried."""
FINEST = 1000
"""A slider has at most so many steps for the sake of its end."""


@dataclass(frozen=True)
class Move:
    """One number that moves while the others stay: `Move("lost[2]", "Patients lost in ward 3", "patients")`.

    In a table `{row}` in path and label stands for the row that is looked at: its place in the path, its name in the label.
    """

    path: str
    label: str
    unit: str = ""
    """What stands beside it: `$`, `visits`, `%` for a number of percent, `rate` for a fraction that is shown in percent."""
    low: Bound = field(default=None, kw_only=True)
    """Where the range begins: 0 unless said (for a number below zero, as far down as up)."""
    high: Bound = field(default=None, kw_only=True)
    """Where it ends: 1 for a rate, else a round number about twice the learner's."""
    whole: bool | None = field(default=None, kw_only=True)
    """Whether only whole numbers make sense; unless said, where the learner's is one, it is no money, and there are few."""
    also: Callable[..., Mapping[str, Any]] | None = field(default=None, kw_only=True)
    """`also(**parameters)` gives the parameters that follow from the moved one."""
    start: Callable[..., float] | None = field(default=None, kw_only=True)
    """For what is no single parameter: `start(**parameters)` reads it."""
    set: Callable[..., Mapping[str, Any]] | None = field(default=None, kw_only=True)
    """`set(value, **parameters)` gives the parameters that change with it."""

    called: Callable[..., str] | None = field(default=None, kw_only=True)
    """`called(**parameters)` gives the label where it names something of the story that the parameters hold."""

    def in_row(self, place: int, name: str) -> Move:
        """Return the move of one row of a table."""
        low, high = (end.replace("{row}", str(place)) if isinstance(end, str) else end for end in (self.low, self.high))
        path, label = self.path.replace("{row}", str(place)), self.label.replace("{row}", name)
        return replace(self, path=path, label=label, low=low, high=high)

    def named(self, parameters: Parameters) -> Move:
        """Return the move with `{{fields}}` of its label filled in; LookupError where the parameters have no such number."""
        self.value(parameters)
        if self.called:
            return replace(self, label=self.called(**parameters))
        return replace(self, label=fill(self.label, **parameters)) if "{{" in self.label else self

    def value(self, parameters: Parameters) -> float:
        """The learner's number."""
        if self.start:
            return self.start(**parameters)
        found: Any = parameters
        for step in steps(self.path):
            found = found[step]
        return found

    def moved(self, parameters: Parameters, value: float) -> dict[str, Any]:
        """Return the parameters with this number at `value`, and what follows from it."""
        if self.set:
            return {**parameters, **self.set(value, **parameters)}
        if isinstance(self.value(parameters), int) and float(value).is_integer():
            value = int(value)  # some rules count, and take no 12.0
        changed = put(parameters, steps(self.path), value)
        return changed | dict(self.also(**changed)) if self.also else changed

    def is_whole(self, parameters: Parameters) -> bool:
        """Whether it moves in whole numbers."""
        if self.whole is not None:
            return self.whole
        if not isinstance(self.value(parameters), int) or self.unit.startswith("$") or self.unit in ("rate", "%"):
            return False
        low, high = self._ends(parameters)
        return high - low <= FEW and float(low).is_integer() and float(high).is_integer()

    def span(self, parameters: Parameters) -> tuple[float, float]:
        """The range, as far as the slider goes in its steps; it always holds the learner's number."""
        low, high = self._ends(parameters)
        step = self.step(parameters)
        if _meets(high - low, step):
            return low, high
        last = float(f"{low + math.floor((high - low) / step) * step:.10g}")
        last = int(last) if isinstance(low, int) and last.is_integer() else last
        return low, max(last, self.value(parameters))

    def _ends(self, parameters: Parameters) -> tuple[float, float]:
        """The ends as they are named, with the learner's number between them."""
        own = self.value(parameters)
        widest = 1.0 if self.unit == "rate" else rounded_up(2 * abs(own)) or 1
        low = _bound(self.low, parameters, 0 if own >= 0 else -widest)
        high = _bound(self.high, parameters, widest)
        return min(low, own), max(high, own)

    def grid(self, parameters: Parameters) -> list[float]:
        """The values that are tried: round ones, the ends and the learner's own among them."""
        low, high = self.span(parameters)
        step = self.step(parameters)
        step *= max(1, round((high - low) / step / 200))  # the slider may be finer than what is worked out beforehand
        count = math.floor((high - low) / step + 1e-9)
        digits = max(0, 2 - math.floor(math.log10(step)))
        values = {round(low + i * step, digits) for i in range(count + 1)} | {low, high, self.value(parameters)}
        return sorted(int(value) for value in values) if self.is_whole(parameters) else sorted(values)

    def step(self, parameters: Parameters) -> float:
        """A round step that meets the learner's number: 1 for few whole numbers, else a good hundredth of the range.

        One that meets the end, too, is taken before others.
        """
        low, high = self._ends(parameters)
        whole = self.is_whole(parameters)
        if whole and high - low <= FEW:
            return 1
        least = (high - low) / 200
        power = 10.0 ** math.floor(math.log10(least))
        wide = [size * power for size in (1, 2, 2.5, 5, 10, 20, 25, 50) if least * (1 - 1e-9) <= size * power <= 3.4 * least]
        finer = [wide[0] / part for part in (2, 4, 5, 10, 20, 50, 100, 1000)]
        met = [step for step in wide + finer if _meets(self.value(parameters) - low, step) and (not whole or _meets(step, 1))]
        both = [step for step in met if _meets(high - low, step) and high - low <= FINEST * step]
        return float(f"{(both or met or wide)[0]:.6g}")

    def show(self, value: float) -> str:
        """Write a value with its unit."""
        if self.unit == "rate":
            return f"{plain(100 * value)}%"
        if self.unit == "%":
            return f"{plain(value)}%"
        if self.unit.startswith("$"):
            return with_unit(f"{value:,.0f}" if abs(value) >= 1000 or float(value).is_integer() else f"{value:,.2f}", self.unit)
        return with_unit(plain(value).replace("−", "-"), self.unit)

    def range(self, low: float, high: float) -> str:
        """Write two ends; the words of a unit stand once: `0 to 20 calls`."""
        first, last = self.show(low), self.show(high)
        return f"{first.split(' ')[0] if ' ' in last else first} to {last}"

    def control(self, parameters: Parameters) -> Control:
        """The slider."""
        low, high = self.span(parameters)
        step = self.step(parameters)
        places = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1 else 0
        form = f",.{max(0, places - 2)}%" if self.unit == "rate" else f",.{max(places, 2 if places else 0)}f"
        unit = "" if self.unit == "rate" else self.unit
        return Control(self.label, unit, low=low, high=high, step=step, default=self.value(parameters), format=form)


@dataclass(frozen=True)
class Moves:
    """The numbers of one problem that can be moved, the most telling first."""

    moves: tuple[Move, ...]
    asked: str = ""
    """What the answer is, at its axis, where it is one number: rows of a table and controls have names of their own."""

    def __init__(self, *moves: Move, asked: str = "") -> None:
        if not moves:
            raise ValueError("Moves() names no number that could be moved.")
        object.__setattr__(self, "moves", moves)
        object.__setattr__(self, "asked", asked)


@cache
def steps(path: str) -> tuple[str | int, ...]:
    """Read a path: `rows[1].ratio` is `("rows", 1, "ratio")`; in brackets stands a place, behind a point a name."""
    return tuple(int(place) if place else name for name, place in re.findall(r"([^.\[\]]+)(?![^\[]*\])|\[(-?\d+)\]", path))


def put(container: Any, path: Sequence[str | int], value: Any) -> Any:
    """Return a copy of nested dicts and lists with one place changed; all else is shared."""
    first, *rest = path
    copy = dict(container) if isinstance(container, Mapping) else list(container)
    copy[first] = put(container[first], rest, value) if rest else value  # type: ignore[index]
    return copy


def plain(value: float) -> str:
    """Write a number for a sentence: whole from 1,000 on, else with at most four digits."""
    text = f"{value:,.0f}" if abs(value) >= 999.5 else digits(value, 4)
    return "0" if text in ("-0", "0") else text.replace("-", "−")


def digits(value: float, count: int) -> str:
    """Write a number with so many digits, and never with an exponent: `0.0000182`."""
    text = f"{value:.{count}g}"
    return f"{Decimal(text):f}" if "e" in text else text


def rounded_up(value: float) -> float:
    """Return the next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten."""
    if value <= 0:
        return 0
    power = 10.0 ** math.floor(math.log10(value))
    sizes = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
    found = next(size * power for size in sizes if size * power >= value * (1 - 1e-9))
    return int(found) if found >= 1 and found.is_integer() else float(f"{found:.6g}")


def _meets(distance: float, step: float) -> bool:
    return abs(distance / step - round(distance / step)) < 1e-6


def _bound(bound: Bound, parameters: Parameters, otherwise: float) -> float:
    if bound is None:
        return otherwise
    if isinstance(bound, str):
        return Move(bound, bound).value(parameters)
    return bound(**parameters) if callable(bound) else bound
