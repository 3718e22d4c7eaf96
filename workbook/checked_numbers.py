"""Numbers in prose that a model checks: `0.80<!--=observed_to_expected(24, 30)-->` shows 0.80 and is compared with the model.

The comment is invisible in every renderer. Inside `$…$` it would not be, and a bare dollar sign would open a formula: both are
faults, so a dollar in prose is written `\\$`.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vbc.undefined import Undefined

_COMMENT = re.compile(r"<!--=(.*?)-->", re.DOTALL)
_SHOWN = re.compile(
    r"""(?P<sign>[-−])?\\?\$?(?P<sign2>[-−])?
    (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?:e(?P<e>[-+]?\d+)|\s?×\s?10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?
    (?P<percent>\s?%)?$""",
    re.VERBOSE,
)
_WORD = re.compile(r"[A-Za-z][\w-]*$")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_CODE = re.compile(
    r"""(?msx) ^(`{3,}|~{3,}).*?^\1          # a fence
    | (?:(?<=\n\n)|\A)(?:[ ]{4}[^\n]*\n?)+  # lines set in by four spaces
    | (`+)(?!`).+?(?<!`)\2(?!`)             # code in a line"""
)
_FORMULA = re.compile(r"(?s)\$\$.+?\$\$|\$(?=\S)(?:\\.|[^$\\\n]|\n(?!\s*\n))+?(?<=\S)\$(?!\d)")
_NOT_PROSE = re.compile(r"\\(?:text|mathrm|operatorname|mathit|textit|textbf|mathbf)\s*\{[^{}]*\}|\\[A-Za-z]+")


@dataclass(frozen=True)
class CheckedNumber:
    """One figure of the prose and the expression that gives it."""

    shown: str
    expression: str
    line: int


def faults_in(path: Path) -> list[str]:
    """Say what is wrong with the checked numbers and the dollars of a percent script or a Markdown file."""
    found = []
    for first_line, text in markdown_cells(path):
        found += [f"{path.name}, line {first_line + line}: {what}" for line, what in _faults(text)]
    return found


def count_in(path: Path) -> int:
    """How many checked numbers a file has."""
    return sum(len(list(numbers_in(text))) for _, text in markdown_cells(path))


def markdown_cells(path: Path) -> Iterator[tuple[int, str]]:
    """The text cells of a percent script, each with the number of the line before it; a Markdown file is one."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if path.suffix == ".md":
        yield 0, "\n".join(lines)
        return
    starts = [number for number, line in enumerate(lines) if line.startswith("# %%")] + [len(lines)]
    for start, end in itertools.pairwise(starts):
        if "[markdown]" in lines[start]:
            yield start + 1, "\n".join(re.sub(r"^# ?", "", line) for line in lines[start + 1 : end])


def numbers_in(text: str) -> Iterator[CheckedNumber]:
    """The checked numbers of a text; what stands before a comment may be no number at all."""
    for comment in _COMMENT.finditer(text):
        before = text[: comment.start()]
        shown = _SHOWN.search(before[-60:]) or _WORD.search(before[-60:])
        yield CheckedNumber(shown[0] if shown else "", comment[1].strip(), before.count("\n") + 1)


def agrees(shown: str, value: Any) -> bool:
    """Whether a figure is the value, rounded to the digits that it shows; a word agrees with that very word."""
    figure = _SHOWN.fullmatch(shown)
    if not figure:
        return bool(str(value) == shown)
    digits = figure["digits"].replace(",", "")
    exponent = int(figure["e"] or (figure["power"] or "0").translate(_SUPERSCRIPT))
    scale = 10.0**exponent * (0.01 if figure["percent"] else 1.0)
    number = float(digits) * (-1 if figure["sign"] or figure["sign2"] else 1)
    half_a_digit = 0.5 * 10.0 ** -len(digits.partition(".")[2])
    return abs(float(value) / scale - number) <= half_a_digit * (1 + 1e-6)


@cache
def namespace() -> dict[str, Any]:
    """Every public function of the models by name; two different ones of one name are an error."""
    import vbc

    found: dict[str, Any] = {}
    for module_info in pkgutil.iter_modules(vbc.__path__, "vbc."):
        module = importlib.import_module(module_info.name)
        for name, function in vars(module).items():
            if name.startswith("_") or not callable(function) or not str(getattr(function, "__module__", "")).startswith("vbc"):
                continue
            if found.setdefault(name, function) is not function and inspect.isfunction(function):
                raise ValueError(f"{name} names two functions, in {found[name].__module__} and {function.__module__}")
    return found


def evaluate(expression: str) -> Any:
    """Compute an expression of the prose in the models' namespace."""
    return eval(expression, dict(namespace()))


def _faults(text: str) -> Iterator[tuple[int, str]]:
    plain = _CODE.sub(_blank, text)
    yield from dollar_faults(plain)
    for number in numbers_in(plain):
        if what := _fault_of(number):
            yield number.line, what


def dollar_faults(text: str) -> Iterator[tuple[int, str]]:
    """Lines on which a dollar sign opens a formula that was none, or a formula holds a checked number."""
    plain = _CODE.sub(_blank, text).replace("\\$", "¤¤")  # of the same length, so that places stay
    for formula in _FORMULA.finditer(plain):
        line = plain.count("\n", 0, formula.start()) + 1
        if "<!--" in formula[0]:
            yield line, "a checked number stands inside a formula; write it outside"
        elif re.search(r"[A-Za-z]{3,} [a-z]{2,}", _NOT_PROSE.sub("", formula[0])):
            yield (
                line,
                f"{text[formula.start() : formula.end()][:40]!r} looks like prose between two dollar signs; write \\$ for a dollar",
            )
    for bare in re.finditer(r"\$", _FORMULA.sub(_blank, plain)):
        yield plain.count("\n", 0, bare.start()) + 1, "a bare dollar sign; write \\$"


def _fault_of(number: CheckedNumber) -> str | None:
    if not number.shown:
        return f"nothing is shown before <!--={number.expression}-->"
    try:
        value = evaluate(number.expression)
        right = not isinstance(value, Undefined) and agrees(number.shown, value)
    except Exception as error:
        return f"{number.expression} fails: {type(error).__name__}: {error}"
    return None if right else f"{number.shown} is shown, but {number.expression} is {value}"


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
