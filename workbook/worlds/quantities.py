"""The one number of an answer that a picture can follow: a number itself, a cell of a table, a control."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vbc.undefined import Undefined
from workbook.answer import Parameters
from workbook.answers import Number, Table, Target
from workbook.answers.table import columns_of
from workbook.controls import Control, Series, with_unit
from workbook.problem import Problem
from workbook.worlds.moves import digits, plain

NO_ANSWER = "it comes to no answer there"
NOT_MADE = "it does not work with such numbers"
BY_ZERO = "it would divide by zero"


@dataclass(frozen=True)
class Gap:
    """A rule has no value here, and why."""

    reason: str


@dataclass(frozen=True)
class Quantity:
    """One number of an answer."""

    label: str
    """What it is, for the axis."""
    part: str
    """Which part of the answer, where there are several: `“Value” in the row “Cedar”`."""
    pick: Callable[[Any], Any]
    """Takes it out of what a rule gives."""
    same: Callable[[Any, Any], bool]
    """Whether the judge would take one value for the other."""
    show: Callable[[float], str]
    unit: str = ""
    row: tuple[int, str] | None = None
    """The place and the name of its row in a table."""

    def difference(self, value: float) -> str:
        """Write a difference of two values."""
        return f"{plain(100 * value)} percentage points" if self.unit == "rate" else self.show(value)

    def short(self, value: float) -> str:
        """Write a value without the words of its unit, where an axis names them."""
        bare = self.unit if self.unit in ("rate", "%") else "$" if self.unit.startswith("$") else ""
        return _written(value, bare)

    def of(self, rule: Callable[..., Any], parameters: Parameters) -> float | Gap:
        """What a rule gives for these parameters."""
        return self.read(result(rule, parameters))

    def read(self, found: Any) -> float | Gap:
        """This number in what a rule gave."""
        if isinstance(found, Gap):
            return found
        try:
            value = self.pick(found)
            if value is None:
                return Gap(NO_ANSWER)
            if isinstance(value, Undefined):
                return Gap(value.reason)
            number = float(value)
        except (ArithmeticError, ValueError, LookupError, TypeError) as error:
            return _gap(error)
        return number if math.isfinite(number) else Gap("it has no finite value")


def result(rule: Callable[..., Any], parameters: Parameters) -> Any:
    """All that a rule gives for these parameters, or the gap that it leaves."""
    try:
        return rule(**parameters)
    except (ArithmeticError, ValueError, LookupError, TypeError) as error:
        return _gap(error)


def _gap(error: Exception) -> Gap:
    if isinstance(error, ZeroDivisionError):
        return Gap(BY_ZERO)
    return Gap(NOT_MADE)  # what Python says of them was not written for a learner


def quantities(problem: Problem, parameters: Parameters, *, asked: str = "") -> Iterator[Quantity]:
    """Every number that an answer to this problem has; none where the answer is not made of numbers.

    `asked` says what the answer is where it is one number.
    """
    kind = problem.answer
    if isinstance(kind, Number):
        yield _number(kind, titled(asked or "The answer", kind.unit), "", lambda result: result)
    elif isinstance(kind, Table):
        for place, name in enumerate(kind.labels(parameters)):
            for column, number in kind.columns.items():
                pick = _cell(column, place)
                label = titled(f"{column}, {name}", number.unit)
                yield _number(number, label, f"“{column}” in the row “{name}”", pick, row=(place, name))
    elif isinstance(kind, Target):
        for name, control in kind.controls.items():
            if isinstance(control, Control):
                yield _control(kind, name, control, None)
            elif isinstance(control, Series):
                for place, part in enumerate(control.parts()):
                    yield _control(kind, name, part, place)


def _number(number: Number, label: str, part: str, pick: Callable[[Any], Any], *, row: tuple[int, str] | None = None) -> Quantity:
    unit = "rate" if number.rate else number.unit

    def show(value: float) -> str:
        return _written(value, unit)

    return Quantity(label, part, pick, lambda one, other: number.same(one, other, {}), show, unit, row)


def _control(kind: Target, name: str, control: Control, place: int | None) -> Quantity:
    unit = "rate" if control.format.endswith("%") else control.unit
    tolerance = (kind.tolerance or {}).get(name, control.step / 2)

    def pick(setting: Any) -> Any:
        return setting[name] if place is None else setting[name][place]

    def same(one: float, other: float) -> bool:
        return abs(one - other) <= tolerance * (1 + 1e-9)

    label = titled(control.label, unit if unit == "rate" else control.unit)
    part = control.label if len(kind.controls) > 1 or place is not None else ""
    return Quantity(label, part, pick, same, lambda value: _written(value, unit), unit)


def _cell(column: str, place: int) -> Callable[[Any], Any]:
    def pick(table: Any) -> Any:
        return (columns_of(table) or {})[column][place]

    return pick


def titled(label: str, unit: str) -> str:
    """Write an axis's title: the unit behind the label, unless the label names it or the numbers at the axis carry it."""
    bare = unit.split()[0] if unit else ""
    return label if unit in ("", "rate") or bare.lower().rstrip("s") in label.lower() else f"{label}, {unit}"


def _written(value: float, unit: str) -> str:
    if unit == "rate":
        return f"{plain(100 * value)}%"
    if unit == "%":
        return f"{plain(value)}%"
    if unit.startswith("$"):
        sign, size = ("−" if value < 0 else ""), abs(value)
        whole = size >= 1000 or abs(size - round(size)) < 1e-9
        written = f"{size:,.0f}" if whole else f"{size:,.2f}" if size >= 0.1 else digits(size, 3)
        return f"{sign}${written}{unit[1:]}"
    return with_unit(plain(value).replace("−", "-"), unit)
