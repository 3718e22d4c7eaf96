"""Cases are decided one at a time, each kept at once; the explorer opens at what was decided."""

import pytest

from widgets.decisions import Decisions, decide
from widgets.explorer import explorer, load
from workbook.session import current

pytestmark = pytest.mark.usefixtures("learning")

NAME = "six_patients"
SIX = [10, 7, 10, 6, 4, 8]


def decide_all(page, decisions=SIX):
    for value in decisions:
        assert page.commit(value) == ""


def test_each_case_is_shown_after_the_one_before_is_committed():
    """One story at a time, and nothing of the result before the last."""
    page = decide(NAME)
    for at, (value, name) in enumerate(zip(SIX, page.asked.cases, strict=True)):
        assert page.shown["at"] == at and page.shown["names"][at] == name and name in page.shown["story"]
        assert page.shown["result"] == ""
        page.commit(value)
    assert page.shown["done"] and "α/β" in page.shown["result"] and page.shown["story"] == ""


def test_the_meter_has_words_for_every_number_that_can_be_weighed():
    """The page needs no kernel to run the meter: it has one line for each step of the slider, decisions before included."""
    page = decide(NAME)
    page.commit(0)
    meters = dict(map(tuple, page.shown["meters"]))
    assert list(meters) == list(range(15))
    assert "$20,000" in meters[0] and "$10,000" in meters[10] and "$9,000" in meters[11]


def test_a_page_that_is_opened_again_goes_on_where_it_was():
    """Four decisions are kept; the fifth case is asked."""
    decide_all(decide(NAME), SIX[:4])
    again = decide(NAME)
    assert again.shown["at"] == 4 and again.shown["decided"] == ["10 calls", "7 calls", "10 calls", "6 calls"]
    decide_all(again, SIX[4:])
    assert decide(NAME).shown["result"] == again.shown["result"] != ""


def test_a_number_out_of_range_is_refused_in_words_and_nothing_is_kept():
    page = decide(NAME)
    assert "from 0 calls to 14 calls" in page.commit(15)
    assert "takes a number" in page.commit(None)
    assert page.shown["at"] == 0 and current().recorded("draft", NAME) is None


def test_the_explorer_waits_and_opens_at_the_reader_s_decisions():
    """Covered before, whoever looks; then at the six, on this page and on the next."""
    view = explorer(NAME)
    assert view.covered and view.data == {} and "decisions" in view.cover["words"]
    page = decide(NAME)
    decide_all(page)
    assert not view.covered and view.values["chosen"] == SIX
    assert explorer(NAME).values["chosen"] == SIX
    assert explorer(NAME, scene=f"{NAME}~slope=2").values["chosen"] == [5] * 6, "a scene is what its author set"


def test_deciding_again_asks_all_and_keeps_the_first_in_the_log():
    page = decide(NAME)
    decide_all(page)
    page.again()
    assert page.shown["at"] == 0 and page.shown["result"] == ""
    decide_all(page, [6] * 6)
    kept = [entry.data.get("answer") for entry in current().log.entries(NAME) if entry.kind == "prediction"]
    assert [one for one in kept if one] == [SIX, [6] * 6]


def test_a_window_that_is_behind_decides_nothing():
    """Two windows of one page: the second one's third case is not what the first has come to."""
    page = decide(NAME)
    page._hear(page, {"type": "commit", "value": 5, "at": 0})
    page._hear(page, {"type": "commit", "value": 9, "at": 0})
    assert page.decided == [5]


def test_the_page_can_send_anything():
    page = decide(NAME)
    for message in (
        None,
        {},
        {"type": "commit"},
        {"type": "commit", "value": "x", "at": 0},
        {"type": "commit", "value": [1], "at": 0},
    ):
        page._hear(page, message)
    assert page.decided == []


def test_an_explorer_with_another_prediction_asks_for_no_decisions():
    with pytest.raises(LookupError, match="asks for no decisions"):
        decide("whose_best")
    assert isinstance(load(NAME).prediction, Decisions)
