"""Review on the page: one thing at a time, what an answer moved, what was put off; the cards that open a chapter."""

import re
from datetime import datetime

import pytest

from widgets import calibration, card, due_cards, predict, review
from widgets.due_cards import DueCards
from widgets.prediction import prediction_of
from widgets.prediction_again import PredictionAgain
from widgets.review_card import ReviewCard, why
from workbook.desk import Desk
from workbook.entry import DAYS_AHEAD
from workbook.review import recalled
from workbook.session import current
from workbook.spacing import review_course

pytestmark = pytest.mark.usefixtures("learning")

FIRST, SECOND = "ch01_value_ratios.flip_threshold", "ch03_qalys_and_icers.last_step"
THIRD = "ch01_value_ratios.value_per_thousand"
NAMED = ("ch01.flip_threshold", "ch01.value_per_thousand")
NUMBER, CHOICE, VOTE = "replay_the_year", "b_never_wins", "reversal"


@pytest.fixture
def after(monkeypatch):
    """`after(9)` moves the clock to nine days from now."""
    return lambda days: monkeypatch.setenv(DAYS_AHEAD, str(days))


def solve(shown) -> None:
    desk = shown.desk
    shown.check(desk.problem.answer.record(desk.key.solve(**desk.parameters)))


def solve_in_course(*problems: str) -> None:
    for problem in problems:
        desk = Desk(problem, current())
        desk.check(desk.problem.answer.record(desk.key.solve(**desk.parameters)))


def say(page, kind: str, **content) -> None:
    page._handle_custom_msg({"type": kind, "call": 1, "view": "v", **content}, [])


def test_before_anything_was_answered_it_says_so():
    page = review()
    assert page.shown["phase"] == "ready" and "Nothing is due" in page.shown["lead"] and page.shown["start"] == ""
    assert page.shown["positions"] == [] and page.inside is None


def test_a_session_from_its_start_to_its_summary(after):
    solve_in_course(FIRST, SECOND)
    assert "Next: 2 problems on" in review().shown["lead"]
    after(9)
    page = review()
    assert "2 problems are due</strong>, from" in page.shown["lead"] and "chapters 1 and 3" in page.shown["lead"]
    say(page, "start")
    asked = page.inside
    assert isinstance(asked, ReviewCard) and page.shown["place"].startswith("1 of 2")
    assert "9 days ago" in page.shown["why"] and "about 80%" in page.shown["why"]
    assert page.shown["next"] == "Later" and page.shown["note"] == ""
    solve(asked)
    assert "Right at once: it comes again in 42 days" in page.shown["note"]
    assert (page.shown["next"], page.shown["at"], page.shown["of"]) == ("Next", 1, 2)
    say(page, "next")
    assert page.inside.desk.id != asked.desk.id and asked.comm is None
    solve(page.inside)
    assert page.shown["next"] == "Finish"
    say(page, "next")
    assert page.shown["phase"] == "done" and page.inside is None
    assert (
        page.shown["summary"].count("<tr>") == 3
        and "Answered today: 2 problems. Problems: 2 right at once.<" in page.shown["summary"]
    )
    assert "Nothing more is due today" in page.shown["lead"]


def test_a_session_that_was_left_is_taken_up_where_it_stood(after):
    solve_in_course(FIRST, SECOND)
    after(9)
    page = review()
    page.start()
    solve(page.inside)
    page.next()
    page.inside.check("0")
    left = page.inside.desk.id
    page.close()
    again = review()
    assert again.shown["start"] == "Go on" and (again.shown["at"], again.shown["of"]) == (1, 2)
    again.start()
    assert again.inside.desk.id == left and again.inside.answer == 0 and again.shown["place"].startswith("2 of 2")
    again.stop()
    assert again.shown["phase"] == "done" and again.inside is None


def test_later_is_no_mark_and_can_be_taken_back(after):
    solve_in_course(FIRST, SECOND)
    after(9)
    page = review()
    page.start()
    first = page.inside.desk.id
    page.next()
    assert page.inside.desk.id != first
    page.next()
    assert page.shown["fetch"] == 2 and "2 put off until tomorrow." in page.shown["lead"]
    Desk(THIRD, current()).check("0")  # comes back the next day
    assert "2 put off until tomorrow. Besides, 1 problem is due tomorrow." in review().shown["lead"]
    assert not [one for one in current().log.entries(course=review_course("self-study")) if one.kind == "attempt"]
    say(page, "fetch")
    assert page.inside.desk.id == first
    page.stop()


def test_a_card_in_review_speaks_of_days_and_never_of_points(after):
    solve_in_course(FIRST)
    after(9)
    page = review()
    page.start()
    inside = page.inside
    words = lambda: f"{inside.shown['meta']} {inside.shown['status']} {inside.shown['explained']}"  # noqa: E731
    assert inside.shown["state"] == "new" and "new numbers" in inside.shown["meta"]
    inside.check("0")
    assert inside.shown["state"] == "tried" and "point" not in words()
    solve(inside)
    assert inside.shown["state"] == "solved" and "comes again" in inside.shown["status"] and "point" not in words()
    inside.solution()
    inside.explain("Because.")
    assert inside.shown["explained"] == "Kept in your log."
    assert card(FIRST).shown["status"].startswith("Solved")


def test_what_another_try_can_still_do_is_said_and_true(after):
    """After one wrong try a right one still counts for something; after two, or a hint and a wrong one, nothing moves the day."""
    solve_in_course(FIRST)
    after(9)
    page = review()
    page.start()
    page.inside.check("0")
    assert "Right at the second try, without a hint, it stays away longer; otherwise it comes again" in page.shown["note"]
    soon = recalled(page.inside.desk.id, current()).due
    solve(page.inside)
    assert "second try" in page.shown["note"] and recalled(page.inside.desk.id, current()).due > soon
    page.next()
    after(60)
    page = review()
    page.start()
    page.inside.check("0")
    page.inside.check("1")
    told = re.search(r"it (comes again .*) either way\.", page.shown["note"])
    solve(page.inside)
    assert told and page.shown["note"] == f"Right in the end: it {told[1]}."


def test_two_due_cards_open_a_chapter_and_say_why(after):
    solve_in_course(FIRST, SECOND)
    after(9)
    page = due_cards("ch05", *NAMED)
    assert isinstance(page.first, ReviewCard) and isinstance(page.second, ReviewCard)
    assert all("9 days ago" in reason and "80%" in reason for reason in page.shown["reasons"])
    solve(page.first)
    assert "comes again in 42 days" in page.shown["notes"][0] and page.shown["notes"][1] == ""
    again = due_cards("ch05", *NAMED)
    assert again.problems == page.problems and "comes again" in again.shown["notes"][0]


def test_what_went_wrong_in_the_evening_is_no_certainty_in_the_morning(monkeypatch, after):
    """The model counts days: after a night it would count none, and call what went wrong yesterday 100% sure."""
    evening = datetime.now().astimezone().replace(hour=20, minute=0)
    at = (evening - datetime.now().astimezone()).total_seconds() / 86400
    after(at)
    desk = Desk(FIRST, current())
    desk.check("0")
    desk.check("1")
    for later, told in (
        (0.5, "You met this yesterday, and it was not right, or only with much help."),
        (0.6, "gives about 75% that"),
    ):
        after(at + later)
        known = recalled(FIRST, current())
        assert known is not None and told in why(known) and "100%" not in why(known)
    page = review()
    page.start()
    page.inside.check("0")
    page.next()
    known = recalled(FIRST, current())
    assert known is not None and why(known) == "You met this earlier today, and it was not right, or only with much help."


def test_where_nothing_is_due_the_named_two_are_the_courses_own_cards():
    page = due_cards("ch05", *NAMED)
    assert page.first is card(NAMED[0]) and page.second is card(NAMED[1])
    assert page.shown["reasons"] == ["From chapter 1:", "From chapter 1:"] and "Skip them" in page.shown["lead"]


def test_one_that_is_due_is_joined_by_the_first_that_is_named(after):
    solve_in_course(SECOND)
    after(9)
    page = due_cards("ch05", *NAMED)
    assert isinstance(page.first, ReviewCard) and page.first.desk.id == SECOND
    assert page.second is card(NAMED[0])
    assert page.shown["reasons"][1] == "From chapter 1:"


def test_opening_a_page_writes_nothing_that_is_new(after):
    solve_in_course(FIRST, SECOND)
    after(9)
    before = len(current().log.entries())
    due_cards("ch05", *NAMED)
    review()
    assert len(current().log.entries()) == before


@pytest.mark.parametrize("mode", ["present", "test"])
def test_in_front_of_a_room_the_named_two_are_shown(mode, monkeypatch, after):
    solve_in_course(FIRST, SECOND)
    after(9)
    monkeypatch.setenv("VBC_MODE", mode)
    page = due_cards("ch05", *NAMED)
    assert not isinstance(page.first, ReviewCard) and page.first.desk.id == FIRST


def test_a_prediction_comes_back_without_its_result_and_then_beside_the_first(after):
    first = predict(NUMBER)
    first.commit("90", reason="Average hospitals stay average.", confidence=90)
    first.because("I forgot how small Y is.")
    after(5)
    page = review()
    assert "1 prediction" in page.shown["lead"]
    page.start()
    again = page.inside
    assert isinstance(again, PredictionAgain) and not again.shown["committed"]
    assert again.shown["result"] == "" and again.shown["reasons"] is False and not again.shown["can_forget"]
    say(again, "commit", answer="20", reason="", confidence=60)
    result = again.shown["result"]
    for part in ("First, 5 days ago", "90%", "Average hospitals stay average.", "I forgot how small Y is.", "Now", "60%"):
        assert part in result, part
    assert "Wrong then, at 90%; right now, at 60%." in result and "surprise" in result
    assert "comes again" in page.shown["note"] and page.shown["next"] == "Finish"
    say(again, "because", text="Small numbers jump.")
    assert again.shown["because"] == "Small numbers jump."
    page.next()
    assert "<td data-of='How it went'>right</td>" in page.shown["summary"]
    kept = predict(NUMBER).committed
    assert kept["confidence"] == 90 and kept["because"] == "I forgot how small Y is."


def test_asked_again_it_brings_what_the_chapter_had_said(after):
    first = predict(CHOICE)
    first.commit("low", reason="B is cheap.", confidence=60)
    after(20)
    page = review()
    page.start()
    assert isinstance(page.inside, PredictionAgain) and page.inside.name == CHOICE
    assert "From chapter 1" in page.inside.shown["prompt"] and "0.10 QALY and costs $6,600" in page.inside.shown["prompt"]
    page.inside.commit("nowhere", reason="", confidence=90)
    assert "$66,000 up" in page.inside.shown["result"] and "further down" not in page.inside.shown["result"]


def test_asked_a_third_time_it_starts_empty_again(after):
    predict(NUMBER).commit("90", reason="x", confidence=90)
    for days in (5, 60):
        after(days)
        page = review()
        page.start()
        assert page.inside.shown["committed"] is False and page.inside.typed == {}
        page.inside.commit("20", reason="", confidence=60)
        assert page.inside.shown["committed"] is True
        page.next()


def test_a_vote_comes_back_for_a_comparison_and_has_no_result(after):
    predict(VOTE).commit("x", reason="The rate.", confidence=70)
    after(15)
    page = review()
    page.start()
    page.inside.commit("y", reason="", confidence=60)
    result = page.inside.shown["result"]
    assert "Another vote than then" in result and "The result" not in result and page.shown["note"] == "It is not asked again."


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ({"confidence": 25, "scale": "firmness"}, "held more firmly. What has been added?"),
        ({"confidence": 100, "scale": "firmness"}, "held less firmly. What speaks against it?"),
        ({"confidence": 75, "scale": "firmness"}, "held as firmly as then."),
        ({"confidence": 70}, "The same vote as then.<"),  # of an older log: how sure, which is another question
    ],
)
def test_of_a_vote_how_firmly_it_is_held_is_asked_and_compared(first, said, after):
    current().record("prediction", VOTE, answer="x", reason="The rate.", right=None, guess=0.5, chapter="ch05", **first)
    after(15)
    page = review()
    page.start()
    assert page.inside.shown["confidence"]["asks"] == "How firmly do you hold it?"
    page.inside.commit("x", reason="", confidence=75)
    result = page.inside.shown["result"]
    assert said in result and "held firmly" in result and ("70%, fairly sure" in result) == ("scale" not in first)
    assert calibration()._repr_mimebundle_()[0]["text/plain"].startswith("Nothing to show yet.")


def test_a_question_that_has_changed_since_is_passed_over(after):
    current().record("prediction", CHOICE, answer="<gone>", reason="", confidence=60, right=False, guess=0.25, chapter="ch01")
    solve_in_course(FIRST)
    after(9)
    page = review()
    page.start()
    assert isinstance(page.inside, ReviewCard)


@pytest.mark.parametrize(
    ("first", "now", "said"),
    [
        (True, True, "Right both times"),
        (False, True, "Wrong then, at 70%; right now, at 80%."),
        (True, False, "taken the place"),
        (False, False, "Not yet"),
    ],
)
def test_first_and_now_are_compared_in_words(first, now, said, after):
    asked = prediction_of(CHOICE)
    right, wrong = asked.truth(), next(one for one in asked.answer.options if one != asked.truth())
    predict(CHOICE).commit(right if first else wrong, reason="x", confidence=70)
    after(9)
    page = review()
    page.start()
    page.inside.commit(right if now else wrong, reason="", confidence=80)
    assert said in page.inside.shown["result"]


def test_a_failure_in_review_is_said_and_not_swallowed(monkeypatch):
    page, sent = review(), []
    monkeypatch.setattr(page, "send", lambda content, buffers=None: sent.append(content))
    monkeypatch.setattr(page, "start", lambda: 1 / 0)
    page._hear(page, {"type": "start", "call": 3, "view": "v"}, None)
    assert "ZeroDivisionError" in sent[0]["failed"] and sent[0]["call"] == 3
    page._hear(page, {"type": "own_traits"}, None)
    assert len(sent) == 1


def test_text_stands_in_where_no_widget_can_be_shown(after):
    solve_in_course(FIRST)
    after(9)
    assert "1 problem is due" in review()._repr_mimebundle_()[0]["text/plain"]
    assert isinstance(due_cards("ch05", *NAMED), DueCards)
    assert "Run this cell" in due_cards("ch05", *NAMED)._repr_mimebundle_()[0]["text/plain"]
