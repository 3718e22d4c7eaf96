"""One number, typed: with its unit, its tolerance and the range it can lie in."""

from __future__ import annotations

import math
import sys
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any, ClassVar

from vbc.undefined import Undefined
from workbook.answer import Answer, Parameters, Unreadable
from workbook.controls import with_unit
from workbook.numbers import in_unit, read_number, readable
from workbook.text import halves_up


@dataclass(frozen=True)
class Number(Answer):
    """One number. Within `relative` of the truth, or `absolute`, or half of the last of `decimals`, it is right."""

    kind: ClassVar[str] = "number"

    unit: str = ""
    _: KW_ONLY
    relative: float = 0.005
    absolute: float = 0.0
    rate: bool = False
    """A fraction, shown in percent: `0.12` and `12%` are the same answer."""
    minimum: float | None = None
    maximum: float | None = None
    may_be_undefined: bool = False
    decimals: int | None = None
    """Decimals it is asked and shown with (of the percentage, for a rate)."""

    def read(self, raw: object, parameters: Parameters) -> float | Undefined | Unreadable:
        if type(raw) is float and self.plain[0] <= raw <= self.plain[1]:
            return raw
        return read_number(
            raw,
            unit=self.unit,
            rate=self.rate,
            minimum=self.minimum,
            maximum=self.maximum,
            may_be_undefined=self.may_be_undefined,
        )

    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        if type(given) is Undefined or type(truth) is Undefined:
            return type(given) is type(truth)
        truth = float(truth)
        allowed = self.relative * abs(truth)
        if allowed < self._least:
            allowed = self._least
        return math.isfinite(truth) and abs(float(given) - truth) <= allowed * (1 + 1e-9) + 1e-15

    @cached_property
    def _least(self) -> float:
        """How far from any truth an answer may lie."""
        return self.absolute if self.decimals is None else max(self.absolute, 0.5 * 10.0 ** -(self.decimals + 2 * self.rate))

    @cached_property
    def plain(self) -> tuple[float, float]:
        """Between which ends a float is taken as it is, as the log has it; any other is read with care."""
        lowest, highest = -sys.float_info.max, sys.float_info.max
        if self.rate:  # beyond, it may be a percentage that lacks its sign
            highest = 1.0 if self.maximum is None else max(1.0, self.maximum)
            lowest = -highest
        low = lowest if self.minimum is None else max(lowest, self.minimum)
        return low, highest if self.maximum is None else min(highest, self.maximum)

    def expects(self, parameters: Parameters) -> str:
        return f"{self.form()}; {self.allowance()}."

    def form(self) -> str:
        """Say how to write it: `A number of visits`."""
        kind = "A rate, as `0.12` or `12%`" if self.rate else "A number"
        unit = f" {in_unit(self.unit)}" if self.unit and not self.rate else ""
        undefined = ", or `undefined` where it has no value" if self.may_be_undefined else ""
        return f"{kind}{unit}{undefined}"

    def spec(self, parameters: Parameters) -> dict[str, Any]:
        return {
            "kind": self.kind, "unit": self.unit, "rate": self.rate, "minimum": self.minimum, "maximum": self.maximum,
            "may_be_undefined": self.may_be_undefined, "decimals": self.decimals, "expects": self.expects(parameters),
        }  # fmt: skip

    def show(self, value: Any, parameters: Parameters) -> str:
        if isinstance(value, Undefined):
            return "undefined"
        value = float(value)
        if not math.isfinite(value):
            return str(value)
        if self.rate:
            digits = 1 if self.decimals is None else self.decimals
            return f"{halves_up(value * 100):.{digits}f}%".replace("-", "−")
        value = value if self.decimals is None else halves_up(value)
        return with_unit(readable(value, self.decimals), self.unit).replace("$", "\\$")

    def difference(self, given: Any, truth: Any, parameters: Parameters) -> str:
        if isinstance(truth, Undefined):
            return "With these numbers the quantity has no value. Which division is there nothing to divide by?"
        if isinstance(given, Undefined):
            return "It has a value here. Write the formula down and put in the numbers one by one."
        return how_it_differs(float(given), float(truth))

    def record(self, value: Any) -> Any:
        """Keep a rate above 1 as a percentage, because bare it would read as one that lacks its sign."""
        if isinstance(value, Undefined):
            return "undefined"
        return f"{value * 100!r}%" if self.rate and abs(value) > 1 else value

    def allowance(self) -> str:
        """Say how exact it must be: `within 0.5% is exact enough`."""
        if self.decimals is not None:
            places = f"{self.decimals} decimal{'' if self.decimals == 1 else 's'}" if self.decimals else "whole units"
            return f"rounded to {places}{' of a percent' if self.rate else ''} is exact enough"
        if self.absolute > 0:
            margin = with_unit(f"{self.absolute * 100:g}", "points") if self.rate else readable(self.absolute, None)
            return f"within {margin}{self._or_relative()} is exact enough"
        return f"within {self.relative * 100:g}% is exact enough" if self.relative else "exact"

    def _or_relative(self) -> str:
        """The relative allowance, where some answer in range is so large that it is the wider one."""
        ends = [abs(end) for end in (self.minimum, self.maximum) if end is not None]
        largest = max(ends) if self.maximum is not None else math.inf
        return f" (or {self.relative * 100:g}%, if that is more)" if self.relative * largest > self.absolute else ""


def how_it_differs(given: float, truth: float) -> str:
    """Describe the slip (sign, scale, direction) without the right number."""
    if given == truth:
        return "That is the right number."
    if truth and math.isclose(given, -truth, rel_tol=0.005):
        return "The size is right, the sign is not. Which of the two is taken from which?"
    if truth and given:
        for factor in (10, 100, 1000, 10_000, 100_000, 1_000_000):
            for ratio, size in ((given / truth, "large"), (truth / given, "small")):
                if math.isclose(ratio, factor, rel_tol=0.005):
                    return f"The digits are right, but it is {factor:,} times too {size}. Check units and decimal point."
        if math.isclose(given * truth, 1, rel_tol=0.005):
            return "That is the right ratio upside down. What stands above the line, what below?"
    if given * truth < 0:
        return "The sign is not right. Ask first in which direction the answer must go, then how far."
    if abs(given - truth) <= 0.05 * abs(truth):
        return "Close, but not exact enough: keep more digits on the way and round only at the end."
    size = "large" if abs(given) > abs(truth) else "small"
    if truth == 0 or abs(given) > 3 * abs(truth) or abs(given) < abs(truth) / 3:
        return f"That is far too {size}. Write the formula with its units: do they cancel to the one that is asked?"
    return f"That is too {size}. Check each number that you put in, and what each is divided by."
