"""Papers for a class, made from a chapter itself: the run sheet, a one-page handout, exit tickets, and cards to vote with."""

from __future__ import annotations

from html import escape

from widgets.explorer import load
from widgets.pages import page_html
from widgets.paper import document
from widgets.prediction import Prediction
from widgets.run_sheet import run_sheet
from widgets.talk import Talk, read_talk
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
    number = chapter.partition("_")[0]
    return {
        f"{number}-run-sheet.html": run_sheet(talk, chapter=number, room=room),
        f"{number}-handout.html": handout(talk),
        f"{number}-exit-ticket.html": exit_ticket(talk, room=room),
        "voting-cards.html": voting_cards(),
    }


def handout(talk: Talk) -> str:
    """One page to write on: the opening, each prediction, a line for each picture, and takeaways in one's own words."""
    asked = [_prediction(name) for kind, name in talk.live if kind == "predict"]
    seen = [load(name).title for kind, name in talk.live if kind == "explorer"]
    predictions = "".join(
        f"<li>{to_html(one.prompt)}{_options(one)}<p class='write'>My answer <i></i> because <i class='long'></i> "
        f"{_how_sure(one)}</p></li>"
        for one in asked
    )
    readings = "".join(f"<li>{to_html_inline(one)}<p class='write'><i class='long'></i></p></li>" for one in seen)
    blanks = "".join("<li><p class='write'><i class='long'></i></p></li>" for _ in range(3))
    body = (
        f"<div class='opening'>{page_html(talk.opening)}</div><h2>Predict, then look</h2><ol>{predictions}</ol>"
        f"<h2>What I read in the pictures</h2><ol>{readings}</ol><h2>What I take away, in my own words</h2><ol>{blanks}</ol>"
    )
    return document(talk.title, body, kind="handout")


def exit_ticket(talk: Talk, *, room: str = "") -> str:
    """Two tickets on one page: the transfer card in one set of numbers for all, and the muddiest point."""
    problem_id = registry.resolve(talk.transfer)
    problem = registry.problem(problem_id)
    numbers = variants.draw(problem_id, **room_numbers(room), number=0) if room else book_numbers(problem_id)
    head = f"{talk.title} · exit ticket" + (f" · class seed {room}" if room else "")
    ticket = (
        f"<section class='ticket'><p class='quiet'>{escape(head)}</p><h2>{to_html_inline(problem.title)}</h2>"
        f"{to_html(fill(problem.prompt, **numbers))}<p class='quiet'>{to_html_inline(problem.answer.expects(numbers))}</p>"
        "<p class='write'>My answer <i></i> because <i class='long'></i></p>"
        "<p class='write'>The muddiest point today <i class='long'></i></p></section>"
    )
    return document(f"Exit ticket: {talk.title}", ticket * 2, kind="tickets", headed=False)


def voting_cards() -> str:
    """Four cards to a page, told apart by letter, shape and color: as many as the longest vote has answers."""
    cards = "".join(f"<section class='vote vote-{letter.lower()}'><b>{letter}</b></section>" for letter in LETTERS)
    return document("Voting cards", cards, kind="votes", headed=False)


def _prediction(name: str) -> Prediction:
    found = load(name).prediction
    assert isinstance(found, Prediction), name  # the chapter shows it, so it is there
    return found


def _options(asked: Prediction) -> str:
    """The options of a choice in one line, with the letters of the voting cards."""
    if not isinstance(asked.answer, Choice):
        return ""
    texts = asked.answer.options.values()
    return f"<p>{' &nbsp; '.join(f'<b>{LETTERS[i]}</b> {to_html_inline(text)}' for i, text in enumerate(texts))}</p>"


def _how_sure(asked: Prediction) -> str:
    """What is said with the answer: a confidence, or how firmly a vote is held."""
    return "held: loosely · fairly firmly · very firmly" if asked.truth is None else "sure: <i class='short'></i>%"
