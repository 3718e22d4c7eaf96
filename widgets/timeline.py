"""The days of a learner as a strip of dots, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from workbook.timeline import Day
from workbook.words import so_many

WEEKS = 5
"""Weeks that the strip shows; the table has every day."""
TALL = 10
"""Dots in a column; what does not fit is counted above it."""

KINDS = {
    "right": ("●", "right"),
    "wrong": ("×", "wrong"),
    "hints": ("▵", "hint"),
    "handed_in": ("→", "handed in"),
}


def timeline_html(days: Sequence[Day], *, today: date) -> str:
    """Show the last weeks day by day, and every day in a table that can be opened; nothing where nothing was done."""
    if not days:
        return ""
    end = max(today, days[-1].date)
    first = end - timedelta(days=7 * WEEKS - 1)
    known = {day.date: day for day in days}
    columns = "".join(_column(first + timedelta(days=i), known.get(first + timedelta(days=i)), end) for i in range(7 * WEEKS))
    shown = [day for day in days if day.date >= first]
    used = [kind for kind in KINDS if any(getattr(day, kind) for day in shown)]
    key = "".join(f'<span><b data-kind="{kind}">{KINDS[kind][0]}</b> {KINDS[kind][1]}</span>' for kind in used)
    if any(day.answers + day.hints > TALL for day in shown):
        key += "<span><b>+</b> so many more that day than fit above each other</span>"
    rows = "".join(_row(day) for day in reversed(days))
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Day", "Right", "Wrong", "Hints", "In review", "Chapters"))
    title = f"Day by day, the last {WEEKS} weeks <small>each mark is an answer or a hint</small>"
    strip = (
        f'<div class="vbc-days" role="img" aria-label="{_spoken(shown)} “Show every day as a table” has the numbers.">'
        f'<div class="vbc-days-strip">{columns}</div></div><p class="vbc-days-key" aria-hidden="true">{key}</p>'
    )
    if not shown:
        last = days[-1].date
        strip = f"<p>Nothing in these weeks; your last answer or hint was on {last:%B} {last.day}, {last.year}.</p>"
    return (
        f'<p class="vbc-days-title">{title}</p>{strip}'
        "<details data-chapter='days'><summary>Show every day as a table</summary>"
        f'<div class="vbc-table-frame" tabindex="0" role="region" aria-label="Every day"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _column(day: date, known: Day | None, end: date) -> str:
    marks = [kind for kind in KINDS for _ in range(getattr(known, kind) if known else 0)]
    more = f"<small>+{len(marks) - TALL}</small>" if len(marks) > TALL else ""
    dots = "".join(f'<b data-kind="{kind}">{KINDS[kind][0]}</b>' for kind in marks[:TALL])
    is_monday = day.weekday() == 0
    name = "today" if day == end else f"{day:%b} {day.day}" if is_monday and (end - day).days > 6 else ""
    marked = " data-today" if day == end else " data-week" if is_monday else ""
    return f"<i{marked}>{more}{dots}<u>{name}</u></i>"


def _row(day: Day) -> str:
    """Lay out one day; a day that is over is not laid out again."""
    return _laid_out(day.date, day.right, day.wrong, day.hints, day.reviewed, tuple(sorted(day.chapters)))


@cache
def _laid_out(day: date, right: int, wrong: int, hints: int, reviewed: int, chapters: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{number or ''}</td>" for number in (right, wrong, hints, reviewed))
    return f'<tr><th scope="row">{day:%a, %b} {day.day}, {day.year}</th>{cells}<td>{_numbers(chapters)}</td></tr>'


def _numbers(chapters: Sequence[str]) -> str:
    return ", ".join(str(int(one[2:])) for one in chapters if one[2:].isdigit())


def _spoken(shown: Sequence[Day]) -> str:
    right, wrong, hints = (sum(getattr(day, kind) for day in shown) for kind in ("right", "wrong", "hints"))
    days = so_many(len(shown), "day")
    return f"The last {WEEKS} weeks: {days} with work. Answers: {right} right, {wrong} wrong. Hints: {hints}."
