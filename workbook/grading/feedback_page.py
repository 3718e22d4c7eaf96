"""The page a learner gets: own answer, what it shows, worked solution; one file that loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from workbook import registry
from workbook.answer import Unreadable
from workbook.answers import Code, Match
from workbook.grading.judging import Judged, counting
from workbook.grading.redraw import Answers
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.registry import short
from workbook.text import fill, to_html, to_html_inline

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
NAMES = {
    "correct": ("right", "✓ Right"), "misconception": ("wrong", "! A known mistake"), "incorrect": ("wrong", "✗ Not right"),
    "unreadable": ("wrong", "? Could not be read"),
}  # fmt: skip


def document(title: str, body: str, *, style: str = "") -> str:
    """A whole page that stands alone."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{STYLE}{style}</style></head><body>{body}</body></html>\n"
    )


def page(row: Row, record: Mapping[str, Any], judged: Mapping[str, list[Judged]], found: Answers, settings: Settings) -> str:
    """Write the page of one learner."""
    points, earned = totals(record, settings)
    chapters = []
    for chapter in settings.chapters():
        cards = [_card(problem_id, record, judged, found, settings) for problem_id in registry.of_chapter(chapter)]
        if any(record["problems"].get(problem_id) for problem_id in registry.of_chapter(chapter)):
            chapters.append(f"<section><h2>{escape(chapter_name(chapter))}</h2>{''.join(cards)}</section>")
    name = row.name or row.learner
    aside = ""
    if record["set_aside"]:
        items = "".join(f"<li>{escape(cause)}</li>" for cause in record["set_aside"][:50])
        aside = (
            f"<section><h2>Not marked</h2><p>These lines of your file were left out, with the cause:</p><ul>{items}</ul></section>"
        )
    formative = (
        "" if settings.is_later else '<p class="note">Answers and keys were open while you worked: this is for learning.</p>'
    )
    body = (
        f"<header><p>{escape(settings.course)}</p><h1>Feedback for {escape(name)}</h1>"
        f"<p><strong>{earned:g} of {points:g} points.</strong> {_policy(settings)}</p>{formative}</header>"
        f"<main>{''.join(chapters) or '<p>There is no answer to mark in your file.</p>'}{aside}</main>"
    )
    return document(f"{settings.course}: feedback for {name}", body)


def totals(record: Mapping[str, Any], settings: Settings) -> tuple[float, float]:
    """Points to be had, and earned."""
    earned = sum(one["earned"] or 0 for one in record["problems"].values())
    return possible(settings), earned


@cache
def possible(settings: Settings) -> float:
    """The points of all problems that count."""
    return float(sum(problem.points for problem in settings.problems().values()))


def chapter_name(chapter: str) -> str:
    """Read a chapter's name from its file."""
    number, _, words = chapter.partition("_")
    return f"Chapter {int(number.removeprefix('ch'))}: {words.replace('_', ' ')}"


def _policy(settings: Settings) -> str:
    if settings.is_later:
        return "Each problem took one final answer."
    return (
        "Of several answers to a problem the best counts." if settings.policy == "best" else "The last answer to a problem counts."
    )


def _card(
    problem_id: str, record: Mapping[str, Any], judged: Mapping[str, list[Judged]], found: Answers, settings: Settings
) -> str:
    problem, kept = registry.problem(problem_id), record["problems"].get(problem_id)
    head = f'<article id="{escape(short(problem_id))}"><h3>{to_html_inline(problem.title)}</h3>'
    one = counting(judged.get(problem_id, []))
    if kept is None or one is None:
        why = "".join(f"<li>{escape(cause)}</li>" for cause in (kept or {}).get("not_marked", []))
        words = f"<p>Not marked:</p><ul>{why}</ul>" if why else '<p class="note">No answer.</p>'
        return f"{head}{words}</article>"
    numbers, key = one.given.parameters, registry.key(problem_id)
    css, name = NAMES[one.verdict.kind]
    if one.verdict.misconception:
        name += f": {one.verdict.misconception.replace('_', ' ')}"
    solved = to_html(fill(key.explain(**numbers).strip(), **numbers)) if settings.solutions else ""
    worked = f"<details><summary>Worked solution, in your numbers</summary>{solved}</details>" if solved else ""
    return (
        f"{head}<p>{kept['earned']:g} of {problem.points:g} point{'' if problem.points == 1 else 's'}{_remarks(kept)}</p>"
        f"{to_html(fill(problem.prompt.strip(), **numbers))}<p><strong>Your answer</strong></p>{_answer(one)}"
        f'<div class="verdict {css}"><strong>{escape(name)}</strong>{to_html(one.verdict.message)}</div>{worked}</article>'
    )


def _remarks(kept: Mapping[str, Any]) -> str:
    remarks = ["typed but never checked: taken as your answer"] if kept.get("unchecked") else []
    remarks += ["right after its worked solution was shown: no point"] if kept.get("after_solution") else []
    remarks += [f"{kept['tries']} answers looked at"] if kept["tries"] > 1 else []
    return "".join(f" · {remark}" for remark in remarks)


def _answer(one: Judged) -> str:
    kind = registry.problem(one.given.problem).answer
    value = None if isinstance(kind, Code) else kind.read(one.value, one.given.parameters)
    if value is None or isinstance(value, Unreadable):
        return f"<pre><code>{escape(str(one.given.answer)[:20_000])}</code></pre>"
    if isinstance(kind, Match):
        pairs = [(kind.items[item], kind.bins[value[item]]) for item in kind.listed(one.given.parameters)]
        return to_html("\n".join(f"- {fill(f'{item} → {bin_}', **one.given.parameters)}" for item, bin_ in pairs))
    return to_html(kind.show(value, one.given.parameters))
