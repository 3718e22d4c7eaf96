"""Items are sorted into bins; a mistake shows in the items that it moves, and nobody is told where an item belongs."""

from typing import Any

import pytest

from workbook.answers import Match, Unreadable

SORT = Match(
    {"s": "Structure", "p": "Process", "o": "Outcome"}, {"a": "Beds", "b": "Aspirin given", "c": "Alive at 30 days", "d": "Unused"}
)
NUMBERS = {"shown": ["c", "a", "b"]}
TRUTH = {"a": "s", "b": "p", "c": "o"}


def test_the_variant_says_which_items_are_shown() -> None:
    assert [item["id"] for item in SORT.spec(NUMBERS)["items"]] == ["c", "a", "b"]
    assert SORT.read(TRUTH, NUMBERS) == TRUTH
    assert SORT.same(TRUTH | {"d": "s"}, TRUTH, NUMBERS)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({}, "3 of 3 items still to sort"),
        (None, "Nothing is sorted"),
        ("abc", "{item: bin}"),
        ({"a": "s"}, "2 of 3 items still to sort"),
        (TRUTH | {"c": ""}, "1 of 3 items still to sort: Alive at 30 days"),
        (TRUTH | {"d": "s"}, "`d` is not one of the items"),
        (TRUTH | {"a": "x"}, "`x` is not one of the bins"),
    ],
)
def test_what_is_not_sorted_yet_is_named(raw: Any, words: str) -> None:
    read = SORT.read(raw, NUMBERS)
    assert isinstance(read, Unreadable) and words in read.message


def test_a_mistake_shows_in_the_items_that_it_moves() -> None:
    outcome_as_process = TRUTH | {"c": "p"}
    assert SORT.follows(TRUTH | {"c": "p", "a": "o"}, outcome_as_process, TRUTH, NUMBERS)
    assert not SORT.follows(TRUTH | {"a": "o"}, outcome_as_process, TRUTH, NUMBERS)
    assert not SORT.follows(TRUTH | {"a": "o"}, TRUTH, TRUTH, NUMBERS)


def test_a_wrong_sorting_hears_how_many_stand_right_and_never_where_one_belongs() -> None:
    said = SORT.difference(TRUTH | {"c": "p"}, TRUTH, NUMBERS)
    assert said == "2 of 3 stand right. Look again at what you put under “Process”."
    assert "Outcome" not in said
    assert SORT.difference({"a": "o", "b": "s", "c": "p"}, TRUTH, NUMBERS).startswith("0 of 3 stand right. Say for each")
