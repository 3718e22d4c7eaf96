"""What progress, the map and the bar of a chapter share: signs of the states, links to chapters and problems, as HTML."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from workbook import registry
from workbook.building import ROOT, chapter_title
from workbook.due_now import due_now, due_words
from workbook.entry import moment
from workbook.mastery import STATES, Mastery, Standing
from workbook.next_step import Step, step
from workbook.text import to_html_inline

SIGNS = {"new": "○", "practicing": "◐", "secure": "●", "due": "↻"}
"""A state is told by its sign and its word; the color only repeats it."""

assert tuple(SIGNS) == STATES

REVIEW = "ch00_start_here.ipynb", "What is due"
"""The page, and the heading on it, under which what is due is asked."""


def word(state: str) -> str:
    """Call a state: problems are due, and an objective with such a problem is to review."""
    return "to review" if state == "due" else state


def sign(state: str) -> str:
    """Show a state's sign."""
    return f'<span class="vbc-state" data-state="{state}" aria-hidden="true">{SIGNS[state]}</span>'


def counted(standings: list[Standing]) -> str:
    """Count objectives by state in words: “1 to review, 2 new”."""
    found = {state: sum(one.state == state for one in standings) for state in ("due", "secure", "practicing", "new")}
    return ", ".join(f"{number} {word(state)}" for state, number in found.items() if number)


@cache
def chapter_name(name: str) -> str:
    """Name a chapter by number and title: `ch05_risk_adjustment_reversals.…` gives `5 Risk adjustment and reversals`."""
    chapter = name.partition(".")[0]
    return f"{registry.chapter_number(chapter)} {chapter_title(ROOT, chapter)}"


def chapter_link(chapter: str, words: str) -> str:
    """Link to a chapter's page; `words` is HTML."""
    return f'<a href="{chapter}.ipynb" data-page="{chapter}.ipynb">{words}</a>'


def problem_link(problem_id: str, words: str) -> str:
    """Link to the page that shows a problem, or to the problem itself where it is on this page; `words` is HTML."""
    chapter = problem_id.partition(".")[0]
    page = f"{chapter}.ipynb" if problem_id in _on_page(chapter) else f"../exercises/{chapter}.ipynb"
    return f'<a href="{page}" data-page="{page}" data-to-problem="{escape(problem_id)}">{words}</a>'


def review_link(words: str) -> str:
    """Link to where what is due is asked, or to it on this page; `words` is HTML."""
    page, heading = REVIEW
    return f'<a href="{page}#{heading.replace(" ", "-")}" data-page="{page}" data-to-review>{words}</a>'


def next_html(mastery: Mastery, chapter: str | None = None) -> str:
    """Say what is due and what comes next, and why, with links."""
    from widgets.prediction_again import questions

    words = due_words(due_now(mastery.session, problems=mastery.due(), questions=questions()))
    following = step(mastery, chapter)
    parts = []
    if words:
        parts.append(f"{sign('due')} <strong>{words}:</strong> {review_link('review what is due')}.")
    if following is not None:
        parts.append(("Then: " if words else "Next: ") + _step(following, in_chapter=chapter is not None))
    elif chapter is not None:
        parts.append("All of this chapter is secure.")
    else:
        back = mastery.comes_back()
        parts.append("Every objective is secure." + (f" {_comes_back(back)}" if back is not None and not words else ""))
    return " ".join(parts)


def _step(one: Step, *, in_chapter: bool) -> str:
    where = one.place if in_chapter else f"chapter {one.number}, {one.place}"
    title = f"<strong>{to_html_inline(one.title)}</strong>"
    return f"{where}, {problem_link(one.problem_id, title)}: {escape(one.why)}."


def _comes_back(when: object) -> str:
    days = (when - moment()).days + 1  # type: ignore[operator]
    return f"The next problem comes back {'tomorrow' if days <= 1 else f'in {days} days'}."


@cache
def _on_page(chapter: str) -> frozenset[str]:
    """The problems that a chapter's page shows; the others stand in its exercise notebook."""
    script = ROOT / "chapters" / f"{chapter}.py"
    text = script.read_text(encoding="utf-8") if script.exists() else ""
    shown = re.findall(r'^card\("(ch\d\d\.\w+)"\)', text, flags=re.MULTILINE)
    return frozenset(registry.resolve(name) for name in shown if registry.chapter_key(name) == registry.chapter_key(chapter))
