"""The papers of every chapter follow from the chapter: nothing is missing, and nothing gives an answer away."""

import re

import pytest

from widgets.class_papers import exit_ticket, papers, ticket_answer
from widgets.explorer import load
from widgets.run_sheet import run_sheet
from widgets.talk import MINUTES, QUOTED, ROUTES, live_on, read_talk
from widgets.talk_plan import lengths_of
from workbook import registry
from workbook.ballot import LETTERS
from workbook.cli import main
from workbook.environment import ROOT
from workbook.session import desk
from workbook.text import fill, to_html, to_html_inline

CHAPTERS = [path.stem for path in sorted((ROOT / "chapters").glob("ch*.py")) if not path.stem.startswith("ch00")]


NAMED = {
    "explorer": "Picture",
    "predict": "Prediction",
    "card": "Card",
    "due_cards": "Card of an earlier chapter",
    "decide": "Decisions",
    "position": "Position",
}


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
    assert sheet.count("class='route'") == 3 and sheet.count("<i>in hand</i>") >= 1 and "75 minutes in general" not in sheet
    assert sheet.count("<strong>Right:</strong>") >= len(
        [one for slide in talk.slides for one in live_on(slide) if one.kind == "card"]
    )
    assert "<kbd>1</kbd> 1 " not in sheet, "a scene's number is said by its key"
    kinds = [one.kind for slide in talk.slides for one in live_on(slide)]
    assert len(kinds) >= 8
    assert sheet.count("<strong>Right:</strong>") >= kinds.count("card")
    for kind, named in NAMED.items():
        assert sheet.count(f"<b>{named}.</b>") == kinds.count(kind), named
    words = re.sub(r"<[^>]+>", "", sheet)
    for note in talk.notes:
        last = re.findall(r"[A-Za-z]{4,}", ROUTES.sub("", note) or note)[-1]
        assert last in words, note[-80:]
    marked = re.findall(r"class='uses'>([\d ·]+)<", sheet)
    assert set(marked[1:]) <= {"20 · 50 · 75", "50 · 75", "75"} and len(marked) == 1 + len(lengths_of(talk))


def test_the_three_lengths_add_up_and_name_what_is_on_slides(talk, chapter):
    """Each begins with the one before; every name in quotation marks is a heading or a title that the deck shows."""
    assert list(talk.routes) == [20, 50, 75]
    adds = [sum(map(int, MINUTES.findall(text))) for text in talk.routes.values()]
    assert adds == [20, 30, 25], dict(zip(talk.routes, adds, strict=True))
    named = {name: talk.slide_named(name) for text in talk.routes.values() for name in QUOTED.findall(text)}
    assert named and None not in named.values(), named


def test_notes_name_buttons_that_slides_have(talk):
    """In slides no picture is covered, so there is nothing to open; and who follows the environment's names reads CONTRIBUTING."""
    for note in talk.notes:
        assert "Open it without" not in note and "VBC_" not in note, note[:80]


def test_every_slide_stands_on_the_run_sheet_once_and_in_order(talk, made):
    sheet = next(page for name, page in made.items() if name.endswith("run-sheet.html"))
    listed = re.findall(r"<(?:p class='live'|h2)><b class='at'>(\d+)</b>", sheet)
    assert listed == [str(number) for number in range(1, len(talk.slides) + 1)]
    assert f"{len(talk.slides)} slides" in sheet and "details" not in sheet and "<!--" not in sheet.replace("<!doctype", "")


def test_papers_say_which_numbers_they_have(chapter, talk, made):
    """With a seed or without: what else has to be started with it."""
    number = chapter[:4]
    without = made[f"{number}-run-sheet.html"]
    assert "no class seed" in without and f"start.py present {number} --class-seed" in without
    assert "class seed" not in made[f"{number}-exit-ticket.html"]
    sheet = run_sheet(talk, chapter=number, room="elm")
    assert "class seed <b>elm</b>" in sheet and f"start.py present {number} --class-seed elm" in sheet
    assert "class seed elm" in exit_ticket(talk, room="elm")


def test_the_handout_asks_every_prediction_and_tells_no_result(talk, made):
    page = next(page for name, page in made.items() if name.endswith("handout.html"))
    predictions = [name for kind, name in talk.live if kind == "predict"]
    pictures = [name for kind, name in talk.live if kind == "explorer"]
    decided = [one for slide in talk.slides for one in live_on(slide) if one.kind == "decide"]
    assert page.count("My decision") == sum(len(load(one.name).prediction.cases) for one in decided)
    assert page.count("My answer") == len(predictions) and page.count("<li>") >= len(predictions) + len(pictures) + 3
    for name in pictures:
        explorer = load(name)
        assert decided or not explorer.asks or to_html_inline(explorer.asks) in page, f"the task of {name}"
        sentence = explorer.at().sentence
        assert not sentence or sentence not in page, name


def test_the_exit_ticket_is_the_transfer_card_in_one_set_of_numbers(talk, made):
    page = next(page for name, page in made.items() if name.endswith("ticket.html"))
    problem = registry.problem(registry.resolve(talk.transfer))
    assert problem.stage == "core" and page.count("The muddiest point") == 2
    assert "{{" not in page
    answers = [ticket_answer(talk), ticket_answer(talk, room="maple")]
    assert all(answers) and "{{" not in "".join(answers) and answers[0] not in page
    assert answers[0] in made[f"{talk.transfer[:4]}-run-sheet.html"]
    room = exit_ticket(talk, room="maple")
    assert room == exit_ticket(talk, room="maple") != page


def test_the_ticket_the_projector_and_a_laptop_agree_by_one_word(talk, monkeypatch, tmp_path):
    """What README and the run sheet say of `--class-seed`, and that without it they differ."""
    monkeypatch.setenv("VBC_HOME", str(tmp_path))
    prompt = registry.problem(registry.resolve(talk.transfer)).prompt
    for mode in ("present", "learn"):
        monkeypatch.setenv("VBC_MODE", mode)
        monkeypatch.setenv("VBC_CLASS_SEED", "maple")
        assert to_html(fill(prompt, **desk(talk.transfer).parameters)) in exit_ticket(talk, room="maple")
        monkeypatch.delenv("VBC_CLASS_SEED")
        assert to_html(fill(prompt, **desk(talk.transfer).parameters)) not in exit_ticket(talk, room="maple")


def test_a_graded_class_takes_no_word(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("workbook.release.identity.installed", lambda: "a bundle")
    assert main(["papers", "ch05", str(tmp_path), "--class-seed", "maple"]) == 1
    assert "not graded" in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_voting_cards_differ_by_more_than_color(made):
    page = made["voting-cards.html"]
    assert [letter for letter in LETTERS if f"<b>{letter}</b>" in page] == list(LETTERS)
    frames = re.findall(r"\.vote-(\w) \{ border-color: #\w+;(.*?)\}", page)
    assert [letter for letter, _ in frames] == list(LETTERS.lower()) and len({shape for _, shape in frames}) == len(LETTERS)


def test_only_the_line_between_tickets_looks_like_one_to_cut_along(made):
    """A voting card has a whole frame: none that is broken, and none without a side."""
    page = made["voting-cards.html"]
    assert re.findall(r"dashed|dotted", page) == ["dashed"] and "border-inline-style" not in page
    assert re.search(r"\.ticket \+ \.ticket \{[^}]*dashed", page)
