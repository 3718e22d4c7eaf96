"""Papers for a class, made from a chapter itself: the run sheet, a one-page handout, exit tickets, and cards to vote with."""

from __future__ import annotations

from html import escape
from typing import Any

from widgets.decisions import decisions_of
from widgets.explorer import load
from widgets.pages import page_html
from widgets.paper import document
from widgets.prediction import Prediction, prediction_of
from widgets.run_sheet import run_sheet
from widgets.talk import Talk, live_on, read_talk
from workbook import registry, variants
from workbook.answers import Choice
from workbook.ballot import LETTERS
from workbook.environment import ROOT
from workbook.marking import book_numbers
from workbook.session import room_numbers
from workbook.text import fill, to_html, to_html_inline


def papers(chapter: str, *, room: str = "") -> dict[str, str]:
    """Return each paper of a chapter as a page to print, by file name; `room` is the seed of a class that shares its numbers."""
    talk = read_talk(ROOT / "chapters" / f"{chapter}.py")
    number = registry.chapter_key(chapter)
    return {
        f"{number}-run-sheet.html": run_sheet(talk, chapter=number, room=room, answer=ticket_answer(talk, room=room)),
        f"{number}-handout.html": handout(talk),
        f"{number}-exit-ticket.html": exit_ticket(talk, room=room),
        "voting-cards.html": voting_cards(),
    }


def handout(talk: Talk) -> str:
    """One page to write on: the opening, what is decided and predicted, what the pictures say, and takeaways in one's own words."""
    live = [one for slide in talk.slides for one in live_on(slide)]
    decided = "".join(_decisions(one.name) for one in live if one.kind == "decide")
    asked = [prediction_of(one.name) for one in live if one.kind == "predict"]
    seen = [load(one.name) for one in live if one.kind == "explorer"]
    predictions = "".join(
        f"<li>{to_html(one.prompt)}{_options(one)}<p class='write'>My answer <i></i> because <i class='long'></i> "
        f"{_how_sure(one)}</p></li>"
        for one in asked
    )
    readings = "".join(
        f"<li><b>{to_html_inline(one.title)}</b> {'' if decided else to_html_inline(one.asks or '')}"  # one page, and no more
        "<p class='write'><i class='long'></i></p></li>"
        for one in seen
    )
    blanks = "<li><p class='write'><i class='long'></i></p></li>" * 3
    body = (
        f"<div class='opening'>{page_html(talk.opening)}</div>{decided}<h2>Predict, then look</h2><ol>{predictions}</ol>"
        f"<h2>What I read in the pictures</h2><ol class='room'>{readings}</ol>"
        f"<h2>What I take away, in my own words</h2><ol class='room'>{blanks}</ol>"
    )
    return document(talk.title, body, kind="handout")


def exit_ticket(talk: Talk, *, room: str = "") -> str:
    """Two tickets on one page: the transfer card in one set of numbers for all, and the muddiest point."""
    problem_id, numbers = _ticket(talk, room)
    problem = registry.problem(problem_id)
    head = f"{talk.title} · exit ticket" + (f" · class seed {room}" if room else "")
    line = "<p class='write'><i class='long'></i></p>"
    ticket = (
        f"<section class='ticket'><p class='quiet'>{escape(head)}</p><h2>{to_html_inline(problem.title)}</h2>"
        f"{to_html(fill(problem.prompt, **numbers))}<p class='quiet'>{to_html_inline(problem.answer.expects(numbers))}</p>"
        f"<p class='write'>My answer <i></i> because <i class='long'></i></p>{line}"
        f"<p class='write'>The muddiest point today <i class='long'></i></p>{line}</section>"
    )
    return document(f"Exit ticket: {talk.title}", ticket * 2, kind="tickets", headed=False)


def ticket_answer(talk: Talk, *, room: str = "") -> str:
    """The worked solution of the exit ticket, as HTML; empty in a class bundle, which holds none."""
    problem_id, numbers = _ticket(talk, room)
    try:
        key = registry.key(problem_id)
    except registry.RegistryError:
        return ""
    return to_html(fill(key.explain(**numbers).strip(), **numbers))


def _ticket(talk: Talk, room: str) -> tuple[str, dict[str, Any]]:
    """The problem on the ticket, and its numbers."""
    problem_id = registry.resolve(talk.transfer)
    return problem_id, variants.draw(problem_id, **room_numbers(room), number=0) if room else book_numbers(problem_id)


def voting_cards() -> str:
    """Four cards to a page, told apart by letter, shape and color: as many as the longest vote has answers."""
    cards = "".join(f"<section class='vote vote-{letter.lower()}'><b>{letter}</b></section>" for letter in LETTERS)
    return document("Voting cards", cards, kind="votes", headed=False)


def _decisions(name: str) -> str:
    """The cases that a chapter has decided one at a time, each with room for what was chosen."""
    cases = "".join(
        f"<li>{to_html_inline(text)} <span class='write'>My decision <i></i></span></li>"
        for text in decisions_of(name).cases.values()
    )
    return f"<h2>Decide</h2><ol class='decide'>{cases}</ol>"


def _options(asked: Prediction) -> str:
    """The options of a choice in one line, with the letters of the voting cards."""
    if not isinstance(asked.answer, Choice):
        return ""
    texts = asked.answer.options.values()
    named = (f"<span><b>{LETTERS[i]}</b> {to_html_inline(text)}</span>" for i, text in enumerate(texts))
    return f"<p class='options'>{' '.join(named)}</p>"


def _how_sure(asked: Prediction) -> str:
    """What is said with the answer: a confidence, or how firmly a vote is held."""
    return "<span>held: loosely · fairly firmly · very firmly</span>" if asked.truth is None else "sure: <i class='short'></i>%"
