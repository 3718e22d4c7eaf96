"""A room votes by letter: on every prediction and every card of every chapter there is one for each answer."""

from widgets.class_papers import voting_cards
from widgets.explorer import load
from workbook import registry
from workbook.answers import Choice
from workbook.ballot import LETTERS, ballot
from workbook.environment import ROOT
from workbook.marking import book_numbers

PREDICTED = [found.stem for found in sorted((ROOT / "widgets" / "explorers").glob("[!_]*.py")) if load(found.stem).prediction]


def answers(name):
    """How many answers a prediction offers; a number has none."""
    asked = getattr(load(name).prediction, "answer", None)
    return len(asked.options) if isinstance(asked, Choice) else 0


def test_letters_reach_as_far_as_any_prediction():
    longest = max(map(answers, PREDICTED))
    assert 6 <= longest <= len(LETTERS), [name for name in PREDICTED if answers(name) > len(LETTERS)]


def test_letters_reach_as_far_as_any_card():
    longest = {name: len(ballot(problem, book_numbers(name), registry.key(name))) for name, problem in registry.problems().items()}
    assert max(longest.values()) == len(LETTERS), {name: number for name, number in longest.items() if number >= len(LETTERS)}


def test_there_is_a_card_to_raise_for_every_letter():
    assert "".join(chr(ord("A") + place) for place in range(len(LETTERS))) == LETTERS  # as the tallies on the slides count
    page = voting_cards()
    assert all(f"vote vote-{letter.lower()}'><b>{letter}</b>" in page for letter in LETTERS)
    assert all(f".vote-{letter.lower()} {{" in page for letter in LETTERS), "told apart by more than the letter"
