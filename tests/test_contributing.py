"""CONTRIBUTING shows what works: its chapter, its explorer and its problem are taken from the page and used."""

import random
import re
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

from widgets.explorer import Explorer
from workbook.answers import Number
from workbook.controls import Control
from workbook.judge import judge
from workbook.notebook_files import read_script
from workbook.problem import Key, Problem
from workbook.variants import between

PAGE = (Path(__file__).resolve().parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMES = {
    "Control": Control,
    "Explorer": Explorer,
    "Key": Key,
    "Number": Number,
    "Problem": Problem,
    "alt": alt,
    "between": between,
    "pd": pd,
}


def example(heading: str) -> str:
    """The code under a heading."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", section, re.DOTALL)[0]


def run(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {**NAMES, "__name__": "widgets.explorers.example"}
    exec(source, names)
    return names


@pytest.mark.parametrize("heading", ["Add a chapter", "Add an explorer", "Add a problem"])
def test_each_takes_under_ten_lines(heading: str) -> None:
    lines = [line for line in example(heading).splitlines() if line.strip() and line.strip() != "#"]
    assert len(lines) < 10


def test_the_chapter_is_one() -> None:
    cells = read_script(example("Add a chapter")).cells
    assert [cell.cell_type for cell in cells] == ["markdown", "code", "code"]
    assert cells[0].source.startswith("# Measuring quality")
    assert all(cell.metadata.jupyter.source_hidden for cell in cells[1:])


def test_the_explorer_draws_and_speaks() -> None:
    scene = run(example("Add an explorer"))["EXPLORER"].at(share=0.5)
    assert scene.spec["mark"]["type"] == "bar"
    assert scene.sentence == "The average gain is 4.8 points."


def test_the_problem_marks_itself() -> None:
    question, answer = example("Add a problem").split("\n\n", 1)
    problem, key = run(question)["RESPONSE_RATE"], run(answer)["RESPONSE_RATE"]
    parameters = problem.variant(random.Random(1))
    given = {
        "correct": parameters["back"] / parameters["sent"],
        "misconception": 1 - parameters["back"] / parameters["sent"],
        "incorrect": 0.999,
    }
    for kind, value in given.items():
        assert judge(problem, parameters, str(value), key).kind == kind
