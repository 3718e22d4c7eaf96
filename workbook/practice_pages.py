"""The cells of an exercise notebook and of its solutions, made from the problems and keys of a chapter."""

from __future__ import annotations

import inspect
import pprint
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from workbook import registry
from workbook.answers import Code
from workbook.judge import judge
from workbook.marking import book_numbers
from workbook.notebook_files import code, markdown
from workbook.problem import Key, Problem
from workbook.text import fill

HEADINGS = {"core": "## Core problems", "practice": "## More practice"}
HOW_TO = """
The numbers on each card are yours: a neighbor's card shows others. Type an answer and choose **Check**. What cannot be read
costs nothing; a wrong answer is answered with what it would mean. Hints go from a nudge to the last step but one. The worked
solution opens when you are right, or after three misses (after one, where you set sliders blind); **New numbers** then
gives you a fresh problem for the credit.
{code}
Everything you type is kept. Close the page whenever you like.
"""
CODE_HOW_TO = """
Where a function is asked for, write it on the card, or in the cell below it under the line that starts with `%%answer` and run
that cell: both are the same answer, and the latest check counts. It is tried on inputs that you do not see.
"""
BOOK = """
One set of numbers for everybody, the book's; your own cards show others. Each answer is judged by the cell below it, as your
card would judge yours. Nothing that you run on this page is put down to you.
"""


def exercise_cells(chapter: str, title: str) -> Iterator[Any]:
    """Cards for all problems of a chapter, the core route first; a cell to write in where code is asked."""
    problems = ordered(chapter)
    has_code = any(isinstance(problem.answer, Code) for _, problem in problems)
    yield markdown(f"# Exercises: {title}\n" + HOW_TO.format(code=CODE_HOW_TO if has_code else ""))
    yield code("from widgets import card, progress", hidden=True)
    number = 0
    for problem_id, problem in headed(problems):
        if problem is None:
            yield markdown(problem_id)
            continue
        number += 1
        yield markdown(f"### {number} · {problem.objective.rstrip('.')}")
        yield code(f'card("{registry.short(problem_id)}")', hidden=True)
        if isinstance(problem.answer, Code):
            yield code(answer_cell(problem_id, problem.answer.starting_point(book_numbers(problem_id))))
    yield markdown("## Where you stand")
    yield code(f'progress("{registry.chapter_key(chapter)}")', hidden=True)


def solution_cells(chapter: str, title: str) -> Iterator[Any]:
    """The worked solution of each problem in the book's numbers, and a cell that judges the answer."""
    yield markdown(f"# Solutions: {title}\n" + BOOK)
    yield code("import widgets\nfrom workbook.marking import mark, open_book, score\n\nopen_book()", hidden=True)
    number = 0
    for problem_id, problem in headed(ordered(chapter)):
        if problem is None:
            yield markdown(problem_id)
            continue
        key, numbers = registry.key(problem_id), book_numbers(problem_id)
        worked = key.explain(**numbers)
        number += 1
        yield markdown(f"### {number} · {problem.title}\n\n{fill(problem.prompt, **numbers).strip()}{offered(problem, numbers)}")
        yield markdown(f"**Worked solution**\n\n{fill(worked, **numbers).strip()}")
        if isinstance(problem.answer, Code):
            yield code(answer_cell(problem_id, reference_source(problem_id, problem.answer.function, worked, key)))
        else:
            yield code(mark_cell(problem_id, answer_literal(problem_id, problem, numbers, key)))
    yield markdown("## The score")
    yield code(f'score("{registry.chapter_key(chapter)}")')


def ordered(chapter: str) -> list[tuple[str, Problem]]:
    """The problems of a chapter, core before practice, each in authored order."""
    return sorted(registry.of_chapter(chapter).items(), key=lambda pair: list(HEADINGS).index(pair[1].stage))


def headed(problems: list[tuple[str, Problem]]) -> Iterator[tuple[str, Problem | None]]:
    """Put a heading (with None for a problem) before the first problem of each stage."""
    stage = None
    for problem_id, problem in problems:
        if problem.stage != stage:
            stage = problem.stage
            yield HEADINGS[stage], None
        yield problem_id, problem


def answer_cell(problem_id: str, source: str) -> str:
    """A `%%answer` cell; an indented `# %%` in it would split the cell in its script, so there must be none."""
    if re.search(r"^\s*# %%", source, re.MULTILINE):
        raise ValueError(f"{problem_id}: the code of a cell may not hold a line that starts with `# %%`.")
    return f"%%answer {registry.short(problem_id)}\n{source.strip()}"


def mark_cell(problem_id: str, literal: str) -> str:
    """A cell that marks an answer; a long one stands on lines of its own."""
    if "\n" not in literal:
        return f'mark("{registry.short(problem_id)}", {literal})'
    return f'mark(\n    "{registry.short(problem_id)}",\n{textwrap.indent(literal, "    ")},\n)'


def offered(problem: Problem, numbers: Mapping[str, Any]) -> str:
    """The options or the items and bins, as a card would offer them."""
    spec = problem.answer.spec(numbers)
    lists = [spec[name] for name in ("options", "items", "bins") if name in spec]
    between = "\n\nInto:\n\n" if len(lists) > 1 else ""
    return "\n\n" + between.join("\n".join(f"- {one['text']}" for one in texts) for texts in lists) if lists else ""


def reference_source(problem_id: str, function: str, worked: str, key: Key) -> str:
    """The reference as a learner would write it: from the worked solution, or else the source of the key's function."""
    for block in re.findall(r"```python\n(.*?)```", worked, re.DOTALL):
        if f"def {function}(" in block:
            return textwrap.dedent(block)
    source = inspect.getsource(key.solve)
    if f"def {function}(" not in source:
        raise ValueError(f"{problem_id}: the worked solution needs a python block that defines {function}.")
    return textwrap.dedent(source)


def answer_literal(problem_id: str, problem: Problem, numbers: Mapping[str, Any], key: Key) -> str:
    """Write the right answer as Python that a reader might type: six digits where they are enough."""
    truth = problem.answer.read(as_columns(key.solve(**numbers)), numbers)
    for tidy in (_six_digits, lambda value: value):
        answer = tidy(problem.answer.record(truth))
        if judge(problem, numbers, answer, key).is_correct:
            return pprint.pformat(answer, width=100, sort_dicts=False)
    raise ValueError(f"{problem_id}: the judge does not take the key's own answer {truth!r} for right.")


def as_columns(truth: Any) -> Any:
    """Return a data frame as columns; anything else as it is."""
    return {name: list(truth[name]) for name in truth} if type(truth).__name__ == "DataFrame" else truth


def _six_digits(value: Any) -> Any:
    if isinstance(value, float):
        rounded = float(f"{value:.6g}")
        return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
    if isinstance(value, list):
        return [_six_digits(one) for one in value]
    if isinstance(value, dict):
        return {name: _six_digits(one) for name, one in value.items()}
    return value
