"""Options are chosen by id or by their text, one or all that apply."""

from typing import Any

import pytest

from workbook.answers import Choice, Unreadable

ONE = Choice({"x": "Hospital {{name}}", "y": "Neither"})
MANY = Choice({"a": "Age", "b": "Sepsis on day 5", "c": "Dementia"}, several=True)
NUMBERS = {"name": "North"}


@pytest.mark.parametrize("raw", ["x", " X ", "hospital north"])
def test_an_option_is_chosen_by_id_or_text(raw: str) -> None:
    assert ONE.read(raw, NUMBERS) == "x"
    assert ONE.show("x", NUMBERS) == "Hospital North"


@pytest.mark.parametrize(
    ("raw", "words"), [(None, "Nothing is chosen"), ("", "Nothing is chosen"), ("z", "`z` is not among"), (3, "`3`")]
)
def test_an_unknown_option_is_not_an_answer(raw: Any, words: str) -> None:
    read = ONE.read(raw, NUMBERS)
    assert isinstance(read, Unreadable) and words in read.message


def test_a_set_of_options_has_no_order() -> None:
    given = MANY.read(["c", "a"], {})
    assert MANY.same(given, {"a", "c"}, {}) and not MANY.same(given, {"a"}, {})
    assert MANY.record(given) == ["a", "c"] and MANY.read(MANY.record(given), {}) == given


@pytest.mark.parametrize(
    ("raw", "words"), [([], "all that apply"), (["a", "q"], "not among"), (7, "not among"), ({"a": 1}, "not among")]
)
def test_a_set_of_options_that_cannot_be_read(raw: Any, words: str) -> None:
    read = MANY.read(raw, {})
    assert isinstance(read, Unreadable) and words in read.message


def test_a_wrong_set_is_told_how_many_are_off_and_not_which() -> None:
    said = MANY.difference(frozenset("ab"), {"a", "c"}, {})
    assert said == "1 of your choices does not belong, and 1 that belongs is missing."
    assert MANY.difference(frozenset("a"), {"a", "b", "c"}, {}) == "2 that belong are missing."
