"""The page a learner gets: own answer, what it shows, worked solution; one file that loads nothing and runs nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from workbook import registry
from workbook.answer import Answer, Unreadable
from workbook.answers import Code, Match, Table
from workbook.building import chapter_title
from workbook.environment import ROOT
from workbook.grading.judging import Judged, counting
from workbook.grading.redraw import Answers
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.registry import short
from workbook.text import fill, to_html, to_html_inline
from workbook.words import capital

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
NAMES = {
    "correct": ("right", "✓ Right"), "misconception": ("wrong", "! A known mistake"), "incorrect": ("wrong", "✗ Not right"),
    "unreadable": ("wrong", "? Could not be read"),
}  # fmt: skip

TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def document(title: str, body: str, *, style: str = "") -> str:
    """A whole page that stands alone."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(visible(title))}</title><style>{STYLE}{style}</style></head><body>{body}</body></html>\n"
    )


def page(
    row: Row,
    record: Mapping[str, Any],
    judged: Mapping[str, list[Judged]],
    found: Answers,
    settings: Settings,
    *,
    aside: Sequence[str] = (),
) -> str:
    """Write the page of one learner; `aside` are lines of the file that were left out."""
    points, earned = totals(record, settings)
    shown = [chapter for chapter in settings.chapters() if any(name in record["problems"] for name in registry.of_chapter(chapter))]
    chapters = []
    for chapter in shown:
        cards = [_card(problem_id, record, judged, found, settings) for problem_id in registry.of_chapter(chapter)]
        chapters.append(f'<section id="{escape(chapter)}"><h2>{escape(chapter_name(chapter))}</h2>{"".join(cards)}</section>')
    name = row.name or row.learner
    formative = (
        "" if settings.is_later else '<p class="note">Answers and keys were open while you worked: this is for learning.</p>'
    )
    body = (
        f"<header><p>{escape(settings.course)}</p><h1>Feedback for <bdi>{escape(visible(name))}</bdi></h1>"
        f"<p><strong>{earned:g} of {points:g} points.</strong> {_policy(settings)}</p>{formative}</header>"
        f"<main>{_overview(shown, record, settings)}{''.join(chapters) or '<p>There is no answer to mark in your file.</p>'}"
        f"{_left_out(found, aside)}</main>"
    )
    return document(f"{settings.course}: feedback for {name}", body)


def _overview(chapters: Sequence[str], record: Mapping[str, Any], settings: Settings) -> str:
    """Points by chapter, with a way to each."""
    if len(chapters) < 2:
        return ""
    lines = []
    for chapter in chapters:
        problems = registry.of_chapter(chapter)
        kept = [record["problems"][name] for name in problems if name in record["problems"]]
        earned, had = sum(one["earned"] or 0 for one in kept), sum(problem.points for problem in problems.values())
        answered = sum(one["earned"] is not None for one in kept)
        lines.append(
            f'<tr><th scope="row"><a href="#{escape(chapter)}">{escape(chapter_name(chapter))}</a></th>'
            f'<td class="n">{answered} of {len(problems)}</td><td class="n">{earned:g} of {had:g}</td></tr>'
        )
    head = '<tr><th scope="col">Chapter</th><th scope="col" class="n">Answered</th><th scope="col" class="n">Points</th></tr>'
    return f'<nav aria-label="By chapter"><table><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table></nav>'


def _left_out(found: Answers, aside: Sequence[str]) -> str:
    """What of the file was left out: entries by their cause, then lines that are no entries."""
    by_cause: dict[str, dict[str, None]] = {}
    for one in found.left:
        by_cause.setdefault(one.cause, {})[_title(one.problem)] = None
    items = [f"{cause}: {'; '.join(titles)}" for cause, titles in by_cause.items()] + [*aside[:50]]
    if not items:
        return ""
    listed = "".join(f"<li>{escape(visible(capital(item)))}</li>" for item in items)
    return (
        f"<section><h2>Not marked, or not as it stands</h2><p>This is what was found in your file, with the cause. "
        f"Ask your instructor where it surprises you.</p><ul>{listed}</ul></section>"
    )


def _title(problem_id: str) -> str:
    try:
        return registry.problem(problem_id).title
    except KeyError:
        return problem_id[:80]


def visible(text: str) -> str:
    """Text with a sign in place of each character that turns around what follows, ends the line, or is none at all."""
    return "".join(sign if sign in "\n\t" or _is_shown(sign) else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _is_shown(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") and unicodedata.bidirectional(sign) not in TURNING


def totals(record: Mapping[str, Any], settings: Settings) -> tuple[float, float]:
    """Points to be had, and earned."""
    earned = sum(one["earned"] or 0 for one in record["problems"].values())
    return possible(settings), earned


@cache
def possible(settings: Settings) -> float:
    """The points of all problems that count."""
    return float(sum(problem.points for problem in settings.problems().values()))


@cache
def chapter_name(chapter: str) -> str:
    """A chapter's number and title."""
    return f"Chapter {registry.chapter_number(chapter)}: {chapter_title(ROOT, chapter)}"


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
        causes = dict.fromkeys((kept or {}).get("not_marked", []))
        words = "".join(f"<p>Not marked: {escape(visible(cause))}.</p>" for cause in causes) or '<p class="note">No answer.</p>'
        return f"{head}{words}</article>"
    numbers, key = one.given.parameters, registry.key(problem_id)
    css, name = NAMES[one.verdict.kind]
    solved = to_html(fill(key.explain(**numbers).strip(), **numbers)) if settings.solutions else ""
    worked = f"<details><summary>Worked solution, in your numbers</summary>{solved}</details>" if solved else ""
    return (
        f"{head}<p>{kept['earned']:g} of {problem.points:g} point{'' if problem.points == 1 else 's'}{_remarks(kept)}</p>"
        f"{to_html(fill(problem.prompt.strip(), **numbers))}<p><strong>Your answer</strong></p>{_answer(one)}"
        f'<div class="verdict {css}"><strong>{escape(name)}</strong>{to_html(visible(one.verdict.message))}</div>{worked}</article>'
    )


def _remarks(kept: Mapping[str, Any]) -> str:
    remarks = ["typed but never checked: taken as your answer"] if kept.get("unchecked") else []
    remarks += ["right after its worked solution was shown: no point"] if kept.get("after_solution") else []
    remarks += [f"{kept['tries']} answers looked at"] if kept["tries"] > 1 else []
    return "".join(f" · {remark}" for remark in remarks)


def _answer(one: Judged) -> str:
    kind, numbers = registry.problem(one.given.problem).answer, one.given.parameters
    value = None if isinstance(kind, Code) else kind.read(one.value, numbers)
    if value is None or isinstance(value, Unreadable):
        return f"<pre><code>{escape(visible(str(one.given.answer)[:20_000]))}</code></pre>"
    return in_full(kind, value, numbers)


def in_full(kind: Answer, value: Any, numbers: Mapping[str, Any]) -> str:
    """Show an answer: one with parts as a list or a table, any other on a line."""
    if isinstance(kind, Match):
        pairs = [(kind.items[item], kind.bins[value[item]]) for item in kind.listed(numbers)]
        return to_html("\n".join(f"- {fill(f'{item} → {bin_}', **numbers)}" for item, bin_ in pairs))
    if isinstance(kind, Table):
        head = "".join(f'<th scope="col" class="n">{to_html_inline(name)}</th>' for name in kind.columns)
        lines = "".join(
            f'<tr><th scope="row">{to_html_inline(label)}</th>'
            + "".join(
                f'<td class="n">{to_html_inline(number.show(value[name][place], numbers))}</td>'
                for name, number in kind.columns.items()
            )
            + "</tr>"
            for place, label in enumerate(kind.labels(numbers))
        )
        return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table>"
    return to_html(visible(kind.show(value, numbers)))
