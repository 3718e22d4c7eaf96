"""The answer key in one learner's own numbers, for the instructor."""

from __future__ import annotations

from html import escape
from pathlib import Path

from workbook import registry
from workbook.answers import Code
from workbook.environment import Trouble
from workbook.grading.feedback_page import chapter_name, document, in_full
from workbook.grading.store import safe
from workbook.practice_pages import as_columns, offered, reference_source
from workbook.registry import short
from workbook.release.learners import checked_id
from workbook.text import fill, to_html, to_html_inline
from workbook.variants import draw


def write_key(learner: str, *, course: str, variant: int = 0, out: Path | None = None) -> Path:
    """Write the key as a page."""
    learner = checked_id(learner)
    if variant < 0:
        raise Trouble(f"--variant is {variant}; a learner's first numbers are 0.")
    path = out or Path(f"key-{course}-{safe(learner)}.html")
    path.write_text(key_page(learner, course=course, variant=variant), encoding="utf-8")
    return path


def key_page(learner: str, *, course: str, variant: int = 0) -> str:
    """Every problem with its answer and its worked solution."""
    parts = [
        f"<header><p>{escape(course)}</p><h1>Answer key of {escape(learner)}</h1>"
        f"<p>Numbers of variant {variant}. For the instructor: keep it from learners.</p></header><main>"
    ]
    for chapter in registry.chapters():
        parts.append(f"<section><h2>{escape(chapter_name(chapter))}</h2>")
        parts += [_entry(problem_id, learner, course, variant) for problem_id in registry.of_chapter(chapter)]
        parts.append("</section>")
    return document(f"{course}: key of {learner}", "".join([*parts, "</main>"]))


def _entry(problem_id: str, learner: str, course: str, variant: int) -> str:
    problem, key = registry.problem(problem_id), registry.key(problem_id)
    numbers = draw(problem_id, course=course, learner=learner, number=variant)
    worked = fill(key.explain(**numbers).strip(), **numbers)
    if isinstance(problem.answer, Code):
        source = reference_source(problem_id, problem.answer.function, key.explain(**numbers), key)
        truth = f"<pre><code>{escape(source)}</code></pre>"
    else:
        value = problem.answer.read(as_columns(key.solve(**numbers)), numbers)
        truth = in_full(problem.answer, value, numbers)
    prompt = fill(problem.prompt.strip(), **numbers) + offered(problem, numbers)
    return (
        f'<article id="{escape(short(problem_id))}"><h3>{to_html_inline(problem.title)}</h3>{to_html(prompt)}'
        f'<div class="verdict right"><strong>Answer</strong>{truth}</div>'
        f"<details><summary>Worked solution</summary>{to_html(worked)}</details></article>"
    )
