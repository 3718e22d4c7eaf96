"""A function to write: judged by what it returns for hidden inputs, never by how it is written."""

from __future__ import annotations

import ast
import math
import warnings
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from vbc.undefined import Undefined
from workbook.answer import Answer, Parameters, Unreadable
from workbook.answers.number import Number
from workbook.controls import is_truth_value
from workbook.text import fill

LONGEST = 20_000
EXACT = Number(relative=1e-6, absolute=1e-9)
ROUNDING = 1e-12
"""What is no larger than this is what rounding has left of nothing, and is shown as nothing."""


@dataclass(frozen=True)
class Code(Answer):
    """`function` is to be defined by the source; `stub` is what the learner starts from (it may hold `{{fields}}`)."""

    kind: ClassVar[str] = "code"

    function: str
    stub: str
    _: KW_ONLY
    returns: Number | None = None
    """Unit and tolerance of the numbers returned; without it they agree to six digits."""
    seconds: float = 2.0

    def __post_init__(self) -> None:
        if not self.function.isidentifier():
            raise ValueError(f"{self.function!r} is not the name of a function.")
        if f"def {self.function}(" not in self.stub:
            raise ValueError(f"The stub of {self.function} does not define it.")

    def starting_point(self, parameters: Parameters) -> str:
        """The stub in this variant's numbers."""
        return fill(self.stub, **parameters).strip("\n") + "\n"

    def read(self, raw: object, parameters: Parameters) -> Any:
        """Return the source; what Python cannot parse comes back with the learner's own line number and a caret."""
        if not isinstance(raw, str) or not raw.strip():
            return Unreadable(f"No code yet. Define a function called `{self.function}`.")
        if len(raw) > LONGEST:
            return Unreadable(f"That is {len(raw):,} characters of code; at most {LONGEST:,} are read.")
        source = raw.replace("\r\n", "\n").replace("\u00a0", " ")
        if _plain(source) == _plain(self.starting_point(parameters)):
            return Unreadable("This is still the starting point. Write the body of the function, then check.")
        fault = syntax_fault(source)
        return Unreadable(fault) if fault else source

    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        """Compare one returned value with the reference's: numbers within tolerance, containers part by part."""
        return agree(given, truth, self.returns or EXACT)

    def expects(self, parameters: Parameters) -> str:
        number = self.returns or EXACT
        how = f"numbers may differ by {number.relative * 100:g}%" if self.returns else "numbers agree to six digits"
        return f"A function `{self.function}`, run on inputs that you do not see; {how}."

    def spec(self, parameters: Parameters) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "function": self.function,
            "stub": self.starting_point(parameters),
            "expects": self.expects(parameters),
        }

    def show(self, value: Any, parameters: Parameters) -> str:
        """Write a returned value as Python would, short enough to stand beside another."""
        if isinstance(value, Undefined):
            return str(value)
        text = repr(_rounded(value))
        return text if len(text) <= 300 else text[:297] + "…"


def syntax_fault(source: str) -> str | None:
    """Say in Markdown where source cannot be parsed, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError as error:
        line = (error.text or "").rstrip("\n")
        caret = " " * max((error.offset or 1) - 1, 0) + "^"
        return f"Python cannot read line {error.lineno}: {error.msg}.\n\n```text\n{line}\n{caret}\n```"
    except (ValueError, MemoryError, RecursionError) as error:
        return f"Python cannot read this code: {str(error) or 'it is nested too deeply'}."
    return None


def agree(given: Any, truth: Any, number: Number) -> bool:
    """Compare two values recursively; a number agrees with a number, nothing with something it is not."""
    if isinstance(truth, Undefined) or truth is None:
        return given is None or isinstance(given, Undefined)
    if isinstance(given, Undefined) or given is None:
        return False
    if is_truth_value(truth) or isinstance(truth, str):
        return is_truth_value(given) == is_truth_value(truth) and bool(given == truth)
    if type(truth).__name__ in ("DataFrame", "Series"):
        return type(given).__name__ == type(truth).__name__ and agree(given.to_dict(), truth.to_dict(), number)
    if isinstance(truth, Mapping):
        return isinstance(given, Mapping) and set(given) == set(truth) and all(agree(given[k], truth[k], number) for k in truth)
    if isinstance(truth, (set, frozenset)):
        return isinstance(given, (set, frozenset)) and given == truth
    if _is_listlike(truth):
        return (
            _is_listlike(given) and len(given) == len(truth) and all(agree(g, t, number) for g, t in zip(given, truth, strict=True))
        )
    return _agree_as_numbers(given, truth, number)


def _agree_as_numbers(given: Any, truth: Any, number: Number) -> bool:
    if isinstance(given, str) or is_truth_value(given) or not hasattr(given, "__float__"):
        return False
    given, truth = float(given), float(truth)
    if not math.isfinite(truth) or not math.isfinite(given):
        return given == truth or (math.isnan(given) and math.isnan(truth))
    return number.same(given, truth, {})


def _is_listlike(value: Any) -> bool:
    return isinstance(value, (list, tuple)) or (type(value).__name__ == "ndarray" and value.ndim > 0)


def _plain(source: str) -> str:
    """Reduce source to its statements, so that spaces and comments do not make an answer of a stub."""
    try:
        return ast.dump(ast.parse(source))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return source


def _rounded(value: Any) -> Any:
    if isinstance(value, float) and math.isfinite(value):
        return float(f"{value:.6g}") if abs(value) > ROUNDING else 0.0
    if isinstance(value, (list, tuple)):
        return type(value)(_rounded(one) for one in value)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return value
