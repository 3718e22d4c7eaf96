"""The papers of every chapter follow from the chapter: nothing is missing, and nothing gives an answer away."""

import re

import pytest

from widgets.class_papers import exit_ticket, papers
from widgets.explorer import load
from widgets.talk import ROUTES, read_talk
from workbook import registry
from workbook.environment import ROOT

CHAPTERS = [path.stem for path in sorted((ROOT / "chapters").glob("ch*.py")) if not path.stem.startswith("ch00")]


@pytest.fixture(scope="module", params=CHAPTERS)
def chapter(request):
    return request.param


@pytest.fixture(scope="module")
def talk(chapter):
    return read_talk(ROOT / "chapters" / f"{chapter}.py")


@pytest.fixture(scope="module")
def made(chapter):
    return papers(chapter)


def test_the_run_sheet_has_three_routes_every_note_and_every_live_part(talk, made):
    sheet = next(page for name, page in made.items() if name.endswith("run-sheet.html"))
    assert sheet.count("class='route'") == 3
    assert sheet.count("class='live'") >= len(talk.live) >= 8
    words = re.sub(r"<[^>]+>", "", sheet)
    for note in talk.notes:
        last = re.findall(r"[A-Za-z]{4,}", ROUTES.sub("", note) or note)[-1]
        assert last in words, note[-80:]


def test_the_handout_asks_every_prediction_and_tells_no_result(talk, made):
    page = next(page for name, page in made.items() if name.endswith("handout.html"))
    predictions = [name for kind, name in talk.live if kind == "predict"]
    pictures = [name for kind, name in talk.live if kind == "explorer"]
    assert page.count("My answer") == len(predictions) and page.count("<li>") >= len(predictions) + len(pictures) + 3
    for name in pictures:
        explorer = load(name)
        sentence = explorer.at().sentence
        assert not sentence or sentence not in page, name


def test_the_exit_ticket_is_the_transfer_card_in_one_set_of_numbers(talk, made):
    page = next(page for name, page in made.items() if name.endswith("ticket.html"))
    problem = registry.problem(registry.resolve(talk.transfer))
    assert problem.stage == "core" and page.count("The muddiest point") == 2
    assert "{{" not in page
    room = exit_ticket(talk, room="maple")
    assert room == exit_ticket(talk, room="maple") != page


def test_voting_cards_differ_by_more_than_color(made):
    page = made["voting-cards.html"]
    assert [letter for letter in "ABCD" if f"<b>{letter}</b>" in page] == list("ABCD")
