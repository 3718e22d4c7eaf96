"""Judge a function by its outputs: the smallest input on which it fails, the mistake that all its failures share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vbc.undefined import Undefined
from workbook.answer import Parameters
from workbook.answers import Code
from workbook.judge import Shown, Verdict, because, feedback, unread
from workbook.problem import Key, Problem
from workbook.sandbox.host import call
from workbook.sandbox.outputs import Output, Outputs


@dataclass(frozen=True)
class Expected:
    """What a rule gives for one case: a value, or the type of the exception that it raises."""

    value: Any = None
    raises: str | None = None


def judge_outputs(problem: Problem, parameters: Parameters, outputs: Outputs, key: Key) -> Verdict:
    """Compare outputs with the reference, case by case."""
    kind = problem.answer
    assert isinstance(kind, Code)
    if outputs.failure and outputs.failure.before_any_case:
        return unread(outputs.failure.message)
    expected = [outcome(key.solve, case) for case in outputs.cases]
    reached = list(zip(outputs.cases, outputs.outputs, expected, strict=False))
    failing = [i for i, (_, output, truth) in enumerate(reached) if not matches(kind, output, truth, parameters)]
    if outputs.failure:
        return Verdict("incorrect", outputs.failure.message, detail={"printed": outputs.printed})
    if len(reached) < len(outputs.cases):
        return Verdict("incorrect", "Your code gave no result for some of the inputs.", detail={"printed": outputs.printed})
    if not failing:
        count = len(outputs.cases)
        agrees = f"`{kind.function}` agrees with the reference on all {count} inputs"
        message = because(key, parameters, Shown(agrees, None)) or f"Right: {agrees}."
        return Verdict("correct", message, detail={"cases": count, "printed": outputs.printed})
    first = failing[0]
    case, output, truth = reached[first]
    detail = {
        "call": call(kind.function, case),
        "expected": expected_text(kind, truth, parameters),
        "given": given_text(kind, output, parameters),
        "right": len(reached) - len(failing),
        "cases": len(outputs.cases),
        "printed": outputs.printed,
    }
    for mistake in key.mistakes:
        if _shared_by(mistake, [reached[i] for i in failing], kind, parameters):
            message = feedback(mistake, {**parameters, **case}, Shown(f"`{detail['given']}`", output.value))
            return Verdict("misconception", f"{message}\n\n{_comparison(detail)}", mistake.__name__, detail)
    return Verdict("incorrect", f"{_comparison(detail)}\n\n{_advice(detail, output)}", detail=detail)


def outcome(rule: Callable[..., Any], case: Mapping[str, Any]) -> Expected:
    """Apply a rule to a case; ValueError is how the field's functions refuse an input, any other error is a fault."""
    try:
        return Expected(value=rule(**case))
    except ValueError as error:
        return Expected(raises=type(error).__name__)


def matches(kind: Code, output: Output, truth: Expected, parameters: Parameters) -> bool:
    """Whether a case came out as the rule says, an expected error included."""
    if truth.raises:
        return output.error is not None and output.error.type == truth.raises
    return output.error is None and kind.same(output.value, truth.value, parameters)


def _shared_by(
    mistake: Callable[..., Any], failing: Sequence[tuple[Any, Output, Expected]], kind: Code, parameters: Parameters
) -> bool:
    try:
        return all(matches(kind, output, outcome(mistake, case), parameters) for case, output, _ in failing)
    except (ArithmeticError, LookupError, TypeError):
        return False


def expected_text(kind: Code, truth: Expected, parameters: Parameters) -> str:
    """What a rule gives for one case, as text."""
    if truth.raises:
        return f"raises {truth.raises}"
    if isinstance(truth.value, Undefined):
        return f"None ({truth.value})"
    return kind.show(truth.value, parameters)


def given_text(kind: Code, output: Output, parameters: Parameters) -> str:
    """What the code gave for one case, as text."""
    return f"raises {output.error}" if output.error else kind.show(output.value, parameters)


def _comparison(detail: Mapping[str, Any]) -> str:
    return (
        "The smallest input that comes out wrong:\n\n"
        f"```text\n{detail['call']}\nexpected  {detail['expected']}\nyours     {detail['given']}\n```"
    )


def _advice(detail: Mapping[str, Any], output: Output) -> str:
    share = f"{detail['right']} of the {detail['cases']} hidden inputs come out right."
    if output.error:
        return f"{share} Follow this input through your code up to the line that stops."
    if output.value is None:
        return f"{share} Your function returns nothing here: is a `return` missing on one of its ways out?"
    return f"{share} Work this input out by hand, and find the first line where your code does otherwise."
