"""What a worked solution prints adds up: its numbers, taken as they stand, come to the number behind the sign of equality."""

import ast
import operator
import re
from collections.abc import Iterator

import pytest

from workbook import registry, variants
from workbook.answers import Code
from workbook.text import fill

CHAPTERS = tuple(f"ch{number:02d}" for number in range(1, 13))
PROBLEMS = [
    name for chapter in CHAPTERS for name, problem in registry.of_chapter(chapter).items() if not isinstance(problem.answer, Code)
]
DRAWS = 20
UNROUNDED = ("before rounding",)
"""A line may say that it was worked out otherwise than printed."""

_SIGNS = str.maketrans({"−": "-", "×": "*", "÷": "/", "²": "^2", "³": "^3", "½": "0.5"})
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_EQUALITY = re.compile(rf"((?<![A-Za-zΦφ])[-+(\d][-+*/^()\d,.%\s]*?)\s*=\s*([-+]?{_NUMBER}%?)(?![\d.,]*\s*[-+*/^(]\s*[\d(])")
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def value_of(text: str) -> float | None:
    """What an expression of plain numbers comes to; None for anything else."""
    source = re.sub(rf"({_NUMBER})%", r"(\1/100)", text).replace(",", "").replace("^", "**")

    def of(node: ast.AST) -> float:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return float(node.value)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            return -of(node.operand) if isinstance(node.op, ast.USub) else of(node.operand)
        if isinstance(node, ast.BinOp):
            return float(_OPERATORS[type(node.op)](of(node.left), of(node.right)))
        raise ValueError(text)

    try:
        return of(ast.parse(re.sub(r"(?<![\d.])0+(?=\d)", "", source).strip(), mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, KeyError):
        return None


def equalities(markdown: str) -> Iterator[tuple[str, str]]:
    """Each `expression = number` of a text, both sides in plain signs."""
    markdown = re.sub(r"√(\([^()]*\))", r"\1^0.5", re.sub(r"[*]{1,2}|\\\$|\$", "", markdown))
    for line in markdown.translate(_SIGNS).splitlines():
        if not any(words in line for words in UNROUNDED):
            yield from _EQUALITY.findall(line)


def holds(left: str, right: str) -> bool | None:
    """Whether the right side is the left one, rounded as printed, halves up; None where the left is no sum to be done.

    What stands before the expression may be a word of the sentence (`ratio 5`): some end of the left side has to come to the right.
    A percentage may come from numbers that are percents already (`22 - 4 = 18%`).
    """
    shown = float(right.rstrip("%").replace(",", ""))
    last = 10.0 ** -len(right.rstrip("%").partition(".")[2])
    found = None
    for start in [0, *(at.start() for at in re.finditer(r"(?<![\d.,])[-(\d]", left))]:
        value = value_of(left[start:]) if re.search(r"\d\s*[-+*/^]|\)\s*[-+*/^]", left[start:]) else None
        if value is None:
            continue
        readings = [value]
        if right.endswith("%"):
            readings = [100 * value] if "%" in left else [100 * value, value]
        for reading in readings:
            rounded = round(abs(reading) / last + 1e-7) * last  # a half goes up
            if abs(rounded - abs(shown)) < last / 4 and reading * shown >= 0:
                return True
        found = False
    return found


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("24 / 30", "0.80", True),
        ("The ratio, 9 / 16", "56.3%", True),
        ("9 / 16", "56.2%", False),
        ("0.688 * 11%", "7.56%", False),
        ("22 - 4", "18%", True),
        ("0.5 * 2^2", "2.00", True),
        ("2 * (0.5 - 0.7)", "-0.40", True),
        ("2 * (0.5 - 0.7)", "0.40", False),
        ("gamma", "3", None),
    ],
)
def test_a_line_is_read_as_a_reader_would(left: str, right: str, verdict: bool | None) -> None:
    assert holds(left, right) is verdict


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_solutions_lines_add_up_as_they_are_printed(name: str) -> None:
    """In the prompt's worked lines and in the solution, on many draws."""
    problem, key = registry.problem(name), registry.key(name)
    for number in range(DRAWS):
        parameters = variants.draw(name, course="tests", learner=str(number), number=0)
        for text in (problem.prompt, key.explain(**parameters)):
            for left, right in equalities(fill(text, **parameters)):
                assert holds(left, right) is not False, f"{left} = {right} for {parameters}"
