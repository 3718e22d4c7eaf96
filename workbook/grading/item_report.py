"""items.csv and items.html: which problems work, which to repair first, and by which formulas that is said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from html import escape
from typing import Any

from workbook import registry
from workbook.grading import pictures
from workbook.grading.feedback_page import chapter_name, document
from workbook.grading.items import FEW, Item, count_items, to_repair_first
from workbook.grading.marks import total
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.grading.store import Store
from workbook.grading.unit import GRADED
from workbook.naming import spoken
from workbook.registry import short
from workbook.text import to_html, to_html_inline

COLUMNS = (
    "problem", "title", "points", "learners", "answered", "right", "difficulty", "discrimination", "first_try_right",
    "tries_each", "hint_dependence", "unreadable", "not_marked", "mistakes", "repair",
)  # fmt: skip
FORMULAS = rf"""
**Difficulty** of a problem is the share of those who answered it that earned its points:

$$p = \frac{{\text{{right}}}}{{\text{{answered}}}}$$

**Discrimination** is the correlation between being right here ($x_i$, 0 or 1) and the share of points earned on the *other*
problems that the same learner answered ($r_i$). It is left out below {FEW} answers, and where all or none are right:

$$r = \frac{{\frac{{1}}{{n}}\sum x_i r_i - \bar x \, \bar r}}{{s_x \, s_r}}, \qquad
s_x^2 = \bar x (1 - \bar x), \qquad s_r^2 = \frac{{1}}{{n}}\sum r_i^2 - \bar r^2$$

**Share per misconception** is the number of learners with at least one answer that follows it, over those who answered:

$$m_k = \frac{{\text{{learners with mistake }} k}}{{\text{{answered}}}}$$

**Hint dependence** is the share of the right answers that took a hint:

$$h = \frac{{\text{{right after a hint}}}}{{\text{{right}}}}$$

A problem is listed under *Repair first* where $r < 0.1$, $p < 0.2$, $p > 0.97$, $h > 0.7$, where more than a tenth of its answers
cannot be read or could not be marked, or where $p < 0.7$ and known mistakes explain less than a fifth of the misses.
With few learners each of these is uncertain: a share of 50% from 20 answers has a 95% interval of about 28% to 72%.
"""
STYLE = """
body{max-width:60rem}figure{overflow-x:auto}svg{width:100%;min-width:40rem;height:auto;font:13px system-ui,sans-serif}
svg text{fill:var(--ink)}.small{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
.grid{stroke:var(--line);stroke-width:1;opacity:.5}.frame{fill:none;stroke:var(--line)}.small{font-size:11px}
figure{margin:1.5rem 0}figcaption{font-weight:600;margin-bottom:.4rem}
"""


def write_items(records: Iterable[tuple[Row, dict[str, Any] | None]], settings: Settings, store: Store) -> None:
    """Count once, write both."""
    scores = [0] * 10
    possible = sum(problem.points for problem in settings.problems().values())

    def counted() -> Iterable[tuple[Row, dict[str, Any] | None]]:
        for row, record in records:
            if record and record["status"] == GRADED:
                scores[min(int(10 * total(record) / possible), 9)] += 1
            yield row, record

    items = count_items(counted(), settings.problems())
    store.write("items.csv", table(items))
    store.write("items.html", report(items, scores, settings))


def table(items: Iterable[Item]) -> str:
    """The numbers, a problem a line."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for item in items:
        problem = registry.problem(item.problem)
        mistakes = "; ".join(f"{name} {share:.3f}" for name, share in item.shares())
        tries = item.tries / item.answered if item.answered else None
        numbers = (item.difficulty, item.discrimination, item.first_right / item.answered if item.answered else None, tries)
        lines.writerow([
            item.problem, problem.title, problem.points, item.learners, item.answered, item.right, *map(_number, numbers),
            _number(item.hint_dependence), item.unreadable, item.not_marked, mistakes, "; ".join(item.repairs()),
        ])  # fmt: skip
    return text.getvalue()


def report(items: list[Item], scores: list[int], settings: Settings) -> str:
    """The page."""
    learners = max((item.learners for item in items), default=0)
    answered = [item for item in items if item.answered]
    labels = [f"{10 * place}–{10 * place + 10}%" for place in range(10)]
    body = [
        f"<header><p>{escape(settings.course)}</p><h1>The problems</h1><p>{learners} learners, {len(answered)} of {len(items)} "
    ]
    body.append("problems answered by somebody.</p>")
    if not settings.is_later:
        body.append("<p>Learners held the keys while they worked (instant feedback): these marks show practice, not an exam.</p>")
    body.append("</header><main>")
    body.append(_repairs(items))
    body.append(pictures.histogram("Points earned, of all points in the course", scores, labels, axis="share of points"))
    points = [
        (registry.problem(item.problem).title, item.difficulty, item.discrimination, bool(item.repairs()))
        for item in answered
        if item.difficulty is not None and item.discrimination is not None
    ]
    if points:
        body.append(pictures.scatter("Easy or hard, and does it tell learners apart? Diamonds are listed above", points))
    for chapter in settings.chapters():
        body.append(_chapter(chapter, [item for item in answered if item.problem.startswith(f"{chapter}.")]))
    body.append(f"<section><h2>How these are computed</h2>{to_html(FORMULAS)}</section></main>")
    return document(f"{settings.course}: the problems", "".join(body), style=STYLE)


def _repairs(items: list[Item]) -> str:
    lines = "".join(
        f"<li><strong>{to_html_inline(registry.problem(item.problem).title)}</strong> ({escape(short(item.problem))}): "
        f"{escape(', '.join(item.repairs()))}.</li>"
        for item in to_repair_first(items)
    )
    return f"<section><h2>Repair first</h2>{f'<ol>{lines}</ol>' if lines else '<p>Nothing stands out.</p>'}</section>"


def _chapter(chapter: str, items: list[Item]) -> str:
    if not items:
        return ""
    rows = [
        (registry.problem(item.problem).title, item.difficulty or 0.0, f"{item.difficulty or 0:.0%} of {item.answered}")
        for item in items
    ]
    mistakes = [
        (f"{spoken(name)} · {short(item.problem).partition('.')[2].replace('_', ' ')}", share, f"{share:.0%}")
        for item in items
        for name, share in item.shares()[:3]
        if share >= 0.02
    ]
    hints = [
        (registry.problem(item.problem).title, item.hint_dependence, f"{item.hint_dependence:.0%}")
        for item in items
        if item.hint_dependence
    ]
    body = pictures.bars("Share right, of those who answered", rows, axis="difficulty p")
    if mistakes:
        ordered = sorted(mistakes, key=lambda one: -one[1])[:12]
        body += pictures.bars(
            "Known mistakes, the most frequent", ordered, color=pictures.ORANGE, axis="share of those who answered"
        )
    if hints:
        body += pictures.bars("Right answers that took a hint", hints, color=pictures.GREEN, axis="hint dependence h")
    return f"<section><h2>{escape(chapter_name(chapter))}</h2>{body}{_numbers(items)}</section>"


def _numbers(items: list[Item]) -> str:
    head = "".join(
        f'<th scope="col"{css}>{name}</th>'
        for name, css in (("Problem", ""), *((n, ' class="n"') for n in ("answered", "p", "r", "first try", "hints")))
    )
    lines = "".join(
        f'<tr><th scope="row">{to_html_inline(registry.problem(item.problem).title)}</th><td class="n">{item.answered}</td>'
        f'<td class="n">{_percent(item.difficulty)}</td><td class="n">{_number(item.discrimination, 2) or "–"}</td>'
        f'<td class="n">{_percent(item.first_right / item.answered)}</td><td class="n">{_percent(item.hint_dependence)}</td></tr>'
        for item in items
    )
    shown = f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    return f"<details><summary>The same as a table</summary>{shown}</details>"


def _number(value: float | None, digits: int = 4) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
