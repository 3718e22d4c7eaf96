"""A position is committed within its words, kept in the log, and stands there again when the page reopens."""

from dataclasses import replace

import pytest

from widgets import review
from widgets.debates.highest_value_first import DEBATE
from widgets.position import Debate, Exemplar, PositionView, count_words, position
from widgets.positions import kept_positions
from workbook.entry import DAYS_AHEAD
from workbook.session import current

pytestmark = pytest.mark.usefixtures("learning")

NAME = "highest_value_first"
MINE = {"side": "against", "position": "The step from B to A costs $45,000 a QALY.", "objection": "Nobody has agreed on a price."}


def test_committing_shows_two_others_and_the_rubric():
    """Nothing of the exemplars is on the page before the reader has committed."""
    page = position(NAME)
    assert page.shown["exemplars"] == [] and page.shown["rubric"] == []
    assert page.commit(MINE) == ""
    assert [one["side"] for one in page.shown["exemplars"]] == ["For", "Against"]
    assert len(page.shown["rubric"]) == len(DEBATE.rubric)


def test_a_presenter_can_show_the_others_and_a_guest_of_the_talk_cannot(monkeypatch):
    """Nobody commits in front of a room; a guest's page is a learner's and gets nothing before they commit."""
    assert position(NAME).shown["presented"] is False
    monkeypatch.setenv("VBC_MODE", "present")
    shown = position(NAME).shown
    assert shown["presented"] and not shown["committed"] and shown["rubric"] == []
    assert [one["side"] for one in shown["exemplars"]] == ["For", "Against"]


def test_a_text_has_an_author_a_question_and_a_basis_for_each_mark_where_they_are_given():
    """Else it has a number, no question, and marks alone; reasons for some of the marks are none."""
    one = DEBATE.exemplars[0]
    full = replace(one, by="The ward", question=lambda: "*Why?*", because=("As **it** says.",) * len(one.meets))
    page = PositionView(NAME, replace(DEBATE, exemplars=(full, DEBATE.exemplars[1])))
    page.commit(MINE)
    first, second = page.shown["exemplars"]
    assert (first["by"], first["because"][0]) == ("The ward", "As <strong>it</strong> says.") and "<em>Why?</em>" in first[
        "question"
    ]
    assert (second["short"], first["short"]) == ("Another 2", "The ward")
    assert (second["by"], second["question"], set(second["because"])) == ("Another 2", "", {""})
    with pytest.raises(ValueError, match="a reason for each"):
        replace(DEBATE, exemplars=(replace(full, because=("One.",)),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"side": ""}, "choose a side"),
        ({"position": "  "}, "write your position"),
        ({"position": "word " * 83}, "shorten your position by 3 words"),
        ({"objection": ""}, "write the strongest objection"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_committed(change, said):
    """An unfinished position costs nothing."""
    page = position(NAME)
    assert said in page.commit(MINE | change)
    assert page.shown["committed"] is False
    assert current().recorded("note", NAME) is None


def test_a_reopened_page_has_the_position_and_the_ticks():
    """What was committed, and how the reader marked it, is there again."""
    page = position(NAME)
    page.commit(MINE)
    page.mark(1, True)
    again = position(NAME)
    assert again.typed == MINE
    assert again.shown["committed"] is True
    assert again.shown["marks"] == [False, True, False, False]


def test_what_was_typed_but_not_committed_is_kept():
    """A kernel that dies takes no draft with it."""
    position(NAME).keep({"side": "for", "position": "Half a thought"})
    again = position(NAME)
    assert (again.typed["position"], again.shown["committed"]) == ("Half a thought", False)


def test_another_version_leaves_the_first_in_the_log():
    """Revising adds; nothing that was argued is lost."""
    page = position(NAME)
    page.commit(MINE)
    page.revise()
    assert page.shown["committed"] is False
    page.commit(MINE | {"position": "I have changed my mind."})
    entries = current().log.entries(NAME)
    assert [entry.data["position"] for entry in entries if entry.data["committed"]] == [MINE["position"], "I have changed my mind."]


def test_the_page_can_send_anything():
    """Messages that make no sense change nothing and raise nothing."""
    page = position(NAME)
    wrong_types = {"type": "commit", "typed": {"position": 3}}
    for message in (None, {}, {"type": "mark", "line": 99}, wrong_types, {"type": "keep", "typed": {"x": 1}}):
        page._hear(page, message)
    assert page.shown["committed"] is False


def test_the_exemplars_keep_the_rules_they_illustrate():
    """Both sides argue, each within 80 words, each with an objection; they differ in what they do well."""
    assert {one.side for one in DEBATE.exemplars} == {"for", "against"}
    assert all(40 <= count_words(one.position) <= DEBATE.words for one in DEBATE.exemplars)
    assert len({one.meets for one in DEBATE.exemplars}) == 2


def test_an_exemplar_that_is_too_long_is_refused():
    """An example of 80 words may not have 81."""
    with pytest.raises(ValueError, match="more than 80 words"):
        Debate("A motion.", (Exemplar("for", "word " * 81, "But.", (True,)),), ("Clear.",))


def test_an_unknown_debate_names_the_known_ones():
    """A typing slip is told what there is."""
    with pytest.raises(LookupError, match=NAME):
        position("highest_value_frist")


def test_versions_stand_beside_each_other_and_positions_are_listed(monkeypatch):
    """Weeks later the first version is still there, and the rubric starts anew for the second."""
    page = position(NAME)
    page.commit(MINE)
    page.mark(0, True)
    monkeypatch.setenv(DAYS_AHEAD, "30")
    (listed,) = kept_positions(current())
    assert listed["name"] == NAME and listed["says"] == "Against, written 30 days ago. Would you still sign it?"
    again = position(NAME)
    again.revise()
    assert again.shown["earlier"] == []
    again.commit(MINE | {"side": "for", "position": "I have changed my mind."})
    assert again.shown["earlier"] == [{**MINE, "ago": "30 days ago"}]
    assert again.shown["marks"] == [False] * len(DEBATE.rubric)
    assert position(NAME).shown["earlier"][0]["position"] == MINE["position"]
    assert kept_positions(current())[0]["says"] == "For, written today, in 2 versions."


def test_a_position_opens_inside_review():
    """It is the same debate, with its rubric and both others."""
    position(NAME).commit(MINE)
    page = review()
    page.read(NAME)
    assert page.debate.shown["committed"] and page.debate.shown["exemplars"] and page.shown["open"] == NAME
    page.read("")
    assert page.debate is None and page.shown["open"] == ""
