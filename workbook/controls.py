"""What a reader can set, as plain data: the controls of explorers and of `Target` answers, with no front end."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Control:
    """A number between `low` and `high`, moved in steps; `format` is a Python format spec, `unit` stands on screen."""

    label: str
    unit: str = ""
    low: float = field(kw_only=True)
    high: float = field(kw_only=True)
    step: float = field(kw_only=True)
    default: float = field(kw_only=True)
    format: str = field(default=",g", kw_only=True)
    help: str = field(default="", kw_only=True)
    play: float = field(default=0, kw_only=True)
    """Seconds that a play button takes from `low` to `high`; 0 for no button. Nothing plays before it is pressed."""

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"Control {self.label!r}: low {self.low} must be below high {self.high}.")
        if not 0 < self.step <= self.high - self.low:
            raise ValueError(f"Control {self.label!r}: step {self.step} must be positive and fit between low and high.")
        if not (self.play == 0 or 1 <= self.play <= 60):
            raise ValueError(f"Control {self.label!r}: play takes 1 to 60 seconds, or 0 for no button, not {self.play}.")
        self.show(self.check(self.default))

    def check(self, value: object) -> float:
        """Return the number, or raise ValueError in words that a reader can act on."""
        if type(value) is not float and (is_truth_value(value) or not hasattr(value, "__float__")):
            raise ValueError(f"“{self.label}” takes a number, not {_short(value)}.")
        number = float(value)
        slack = 1e-9 * (self.high - self.low)
        if not math.isfinite(number) or not self.low - slack <= number <= self.high + slack:
            raise ValueError(
                f"“{self.label}” goes from {self.show(self.low)} to {self.show(self.high)}; {_short(value)} is outside."
            )
        number = min(max(number, self.low), self.high)
        return int(number) if self._is_whole and number.is_integer() else number

    @cached_property
    def _is_whole(self) -> bool:
        return float(self.low).is_integer() and float(self.step).is_integer()

    def spec(self) -> dict[str, Any]:
        """Describe the control for the front end."""
        return {
            "kind": "number", "label": self.label, "unit": self.unit, "low": self.low, "high": self.high,
            "step": self.step, "default": self.default, "format": self.format, "help": self.help, "play": self.play,
        }  # fmt: skip

    def corners(self) -> list[float]:
        """List the values a test walks: both ends, and the default."""
        return list(dict.fromkeys([self.low, self.default, self.high]))

    def show(self, value: float) -> str:
        """Write a value with its unit: `$45,000`, `12%`, `3 days`."""
        return with_unit(format(value, self.format), self.unit)


@dataclass(frozen=True)
class Options:
    """One of a few named settings; `options` maps an id to the text on screen."""

    label: str
    options: Mapping[str, str]
    default: str
    help: str = ""

    def __post_init__(self) -> None:
        self.check(self.default)

    def check(self, value: object) -> str:
        """Return the option's id, or raise ValueError that lists the ids."""
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(f"“{self.label}” is one of {', '.join(self.options)}; {_short(value)} is not.")
        return value

    def spec(self) -> dict[str, Any]:
        """Describe the control for the front end."""
        return {
            "kind": "options", "label": self.label, "default": self.default, "help": self.help,
            "options": [{"id": key, "text": text} for key, text in self.options.items()],
        }  # fmt: skip

    def corners(self) -> list[str]:
        """List every option."""
        return list(self.options)

    def show(self, value: str) -> str:
        """Write the option as the reader sees it."""
        return self.options[value]


@dataclass(frozen=True)
class Switch:
    """On or off."""

    label: str
    default: bool = False
    help: str = ""

    def check(self, value: object) -> bool:
        """Return the bool, or raise ValueError."""
        if not is_truth_value(value):
            raise ValueError(f"“{self.label}” is on or off (True or False), not {_short(value)}.")
        return bool(value)

    def spec(self) -> dict[str, Any]:
        """Describe the control for the front end."""
        return {"kind": "switch", "label": self.label, "default": self.default, "help": self.help}

    def corners(self) -> list[bool]:
        """List both states."""
        return [False, True]

    def show(self, value: bool) -> str:
        """Write the state in a word."""
        return "on" if value else "off"


@dataclass(frozen=True)
class Series:
    """Numbers of one kind side by side, such as a utility for each year; a reader drags each, or draws across them.

    `names` stand under the bars, and `each` says what they are: `each="year", names=("1", "2")` makes year 1 and year 2.
    """

    label: str
    unit: str = ""
    each: str = field(kw_only=True)
    names: tuple[str, ...] = field(kw_only=True)
    low: float = field(kw_only=True)
    high: float = field(kw_only=True)
    step: float = field(kw_only=True)
    default: tuple[float, ...] = field(kw_only=True)
    format: str = field(default=",g", kw_only=True)
    help: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if not self.names or len(set(self.names)) < len(self.names):
            raise ValueError(f"Series {self.label!r}: names must name each bar once, not {self.names}.")
        self.check(self.default)

    def check(self, value: object) -> list[float]:
        """Return the numbers as a list, or raise ValueError that says which one is wrong, and why."""
        if isinstance(value, str) or not isinstance(value, Sequence) or len(value) != len(self.names):
            raise ValueError(f"“{self.label}” takes {len(self.names)} numbers, one a {self.each}, not {_short(value)}.")
        return [part.check(number) for part, number in zip(self.parts(), value, strict=True)]

    def spec(self) -> dict[str, Any]:
        """Describe the control for the front end."""
        return {
            "kind": "series", "label": self.label, "unit": self.unit, "each": self.each, "names": list(self.names), "low": self.low,
            "high": self.high, "step": self.step, "default": list(self.default), "format": self.format, "help": self.help,
        }  # fmt: skip

    def corners(self) -> list[list[float]]:
        """List the values a test walks: all low, the default, all high."""
        return [[self.low] * len(self.names), list(self.default), [self.high] * len(self.names)]

    def show(self, value: Sequence[float]) -> str:
        """Write the numbers in a row, with their unit."""
        return with_unit(", ".join(format(number, self.format) for number in value), self.unit)

    def parts(self) -> list[Control]:
        """Each number as a control of its own, under its own name."""
        return self._parts

    @cached_property
    def _parts(self) -> list[Control]:
        return [
            Control(
                f"{self.label}, {self.each} {name}", self.unit, low=self.low, high=self.high, step=self.step, default=default,
                format=self.format,
            )
            for name, default in zip(self.names, self.default, strict=True)
        ]  # fmt: skip


@dataclass(frozen=True)
class Several:
    """Any of a few named things, or none; `options` maps an id to the text on screen, and the value lists ids in that order."""

    label: str
    options: Mapping[str, str]
    default: tuple[str, ...] = ()
    help: str = ""

    def __post_init__(self) -> None:
        self.check(self.default)

    def check(self, value: object) -> list[str]:
        """Return the ids, each once and in the order of the options, or raise ValueError that lists them."""
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise ValueError(f"“{self.label}” takes a list of some of {', '.join(self.options)}, not {_short(value)}.")
        for one in value:
            if not isinstance(one, str) or one not in self.options:
                raise ValueError(f"“{self.label}” takes some of {', '.join(self.options)}; {_short(one)} is not one.")
        return [key for key in self.options if key in value]

    def spec(self) -> dict[str, Any]:
        """Describe the control for the front end."""
        return {
            "kind": "several", "label": self.label, "default": self.check(self.default), "help": self.help,
            "options": [{"id": key, "text": text} for key, text in self.options.items()],
        }  # fmt: skip

    def corners(self) -> list[list[str]]:
        """List the values a test walks: none, the default, all."""
        return [[], self.check(self.default), list(self.options)]

    def show(self, value: Sequence[str]) -> str:
        """Write what is chosen, as the reader sees it."""
        return ", ".join(text for key, text in self.options.items() if key in value) or "nothing"


AnyControl = Control | Options | Series | Several | Switch


def is_truth_value(value: object) -> bool:
    """Whether a value is True or False, Python's or numpy's: those are no numbers here."""
    return type(value).__name__ in ("bool", "bool_")


def with_unit(number: str, unit: str) -> str:
    """Put a unit where the field puts it: `$` in front, what follows a dollar (`/QALY`), `%` and words behind: `5%`, `1 visit`."""
    if unit.startswith("$"):
        sign, digits = ("−", number[1:]) if number.startswith(("-", "−")) else ("", number)
        return f"{sign}${digits}{unit[1:]}"
    shown = number.replace("-", "−", 1) if number.startswith("-") else number
    if not unit or number.endswith("%"):
        return shown
    return f"{shown}{'' if unit.startswith('%') else ' '}{singular(unit) if shown in ('1', '−1') else unit}"


def singular(unit: str) -> str:
    """The unit of one: `visit` for `visits`, `percentage point` for `percentage points`."""
    many = unit.endswith("ss") or unit.startswith(("thousand ", "million "))  # one thousand dollars is no single dollar
    return unit if many or not re.search(r"[a-z]{2}s$", unit) else unit[:-1]


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "…"
