"""Review is read from the log: what is due, put off, done today, and what comes later; over days that pass in the test."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from workbook import mastery, registry
from workbook.desk import Desk
from workbook.due_now import due_now, due_words
from workbook.entry import DAYS_AHEAD, today
from workbook.release.submitting import collect, merge
from workbook.review import (
    fetch_back,
    keep_opening,
    opening,
    put_off,
    recalled,
    remembered,
    review_desk,
    review_session,
    standing,
)
from workbook.review_predictions import VOTE_AGAIN, Judged, Questions, askings
from workbook.session import Session, current
from workbook.spacing import AGAIN, GOOD, review_course

pytestmark = pytest.mark.usefixtures("learning")

FIRST, SECOND, THIRD = "ch01_value_ratios.flip_threshold", "ch03_qalys_and_icers.last_step", "ch01_value_ratios.value_per_thousand"
NOBODY = Questions(frozenset(), lambda name, answer: None)
ASKED = Questions(
    {"seesaw", "reversal"}, lambda name, answer: Judged(None if name == "reversal" else answer == "grows", 0.25, "ch06")
)


@pytest.fixture
def after(monkeypatch):
    """`after(9)` moves the clock to nine days from now."""
    return lambda days: monkeypatch.setenv(DAYS_AHEAD, str(days))


def solve(desk: Desk, *, right: bool = True) -> None:
    truth = desk.problem.answer.record(desk.key.solve(**desk.parameters))
    desk.check(truth if right else truth * 1.37 + 11 + desk.state.tries)  # the same answer twice would be one try


def at(problem: str) -> Desk:
    return Desk(problem, current())


def now(questions: Questions = NOBODY):
    return standing(current(), questions=questions)


def test_nothing_is_known_before_anything_was_answered():
    assert now().is_new
    assert opening("ch05", current()) == []


def test_a_problem_comes_back_after_eight_days_and_then_waits_until_it_is_asked(after):
    solve(at(FIRST))
    assert [item.id for item in now().later] == [FIRST] and not now().waiting
    after(7)
    assert not now().waiting
    for days in (8, 30):
        after(days)
        assert [item.id for item in now().waiting] == [FIRST]


def test_review_has_new_numbers_and_leaves_the_course_as_it_was(after):
    solve(at(FIRST))
    before = at(FIRST).state
    after(9)
    desk = review_desk(FIRST, current())
    assert desk.parameters != at(FIRST).parameters
    solve(desk, right=False)
    solve(desk, right=False)
    assert at(FIRST).state == before and before.credit == 1
    session = current()
    assert all(one.course == session.course for one in session.log.entries(FIRST, course=session.course))
    assert {one.course for one in remembered(session)} == {session.course, review_course(session.course)}


def test_each_review_draws_numbers_that_the_last_one_had_not(after):
    solve(at(FIRST))
    seen = [at(FIRST).parameters]
    for days in (9, 60, 120):
        after(days)
        desk = review_desk(FIRST, current())
        assert desk.parameters != seen[-1]
        assert not desk.state.tries
        solve(desk)
        assert review_desk(FIRST, current()).parameters == desk.parameters  # the same evening it is still this one
        seen.append(desk.parameters)


def test_what_is_right_moves_on_and_what_is_wrong_comes_within_days(after):
    for problem in (FIRST, SECOND):
        solve(at(problem))
    after(9)
    solve(review_desk(FIRST, current()))
    wrong = review_desk(SECOND, current())
    for _ in range(3):
        solve(wrong, right=False)
    wrong.solution()
    done = {one.item.id: one for one in now().done}
    assert (done[FIRST].days_before, done[FIRST].days_after) == (8, 42)
    assert done[SECOND].item.recall.last_rating == AGAIN
    assert today() < done[SECOND].item.due.date() <= today() + timedelta(days=2)
    assert not now().waiting
    after(11)
    assert [item.id for item in now().waiting] == [SECOND] and not now().done


def test_what_was_left_wrong_in_the_course_and_is_ended_there_after_its_review_was_still_done_in_review(after):
    """The page says “then: you began it” right after; the round of that day becomes one of today."""
    solve(at(FIRST), right=False)
    after(1)
    solve(review_desk(FIRST, current()))
    solve(at(FIRST))
    (done,) = now().done
    assert done.item.id == FIRST and done.days_before == 1


def test_what_was_begun_and_left_comes_first_when_the_session_is_taken_up_again(after):
    for problem in (FIRST, SECOND, THIRD):
        solve(at(problem))
    after(9)
    begun = now().waiting[-1].id
    solve(review_desk(begun, current()), right=False)
    assert now().waiting[0].id == begun and len(now().waiting) == 3
    solve(review_desk(begun, current()))
    assert len(now().waiting) == 2 and [one.item.id for one in now().done] == [begun]


def test_later_puts_off_until_tomorrow_without_a_mark(after):
    for problem in (FIRST, SECOND):
        solve(at(problem))
    after(9)
    first = now().waiting[0]
    put_off(current(), first)
    assert [item.id for item in now().aside] == [first.id] and len(now().waiting) == 1
    assert recalled(first.id, current()).last_rating == GOOD and recalled(first.id, current()).reviews == 1
    fetch_back(current())
    assert len(now().waiting) == 2 and not now().aside
    put_off(current(), first)
    after(10)
    assert len(now().waiting) == 2


def test_chapters_are_mixed(after):
    problems = [one for one in registry.problems() if one[:4] in ("ch01", "ch03") and registry.problem(one).answer.kind == "number"]
    for problem in sorted(problems)[:8]:
        solve(at(problem))
    solve(at(SECOND))
    after(9)
    chapters = [item.chapter for item in now().waiting]
    most = max(chapters.count(one) for one in set(chapters))
    together = sum(a == b for a, b in pairwise(chapters))
    assert together == max(0, 2 * most - len(chapters) - 1)


def test_a_chapter_opens_with_what_is_due_from_earlier_ones_and_keeps_it_for_the_day(after):
    for problem in (FIRST, SECOND, THIRD):
        solve(at(problem))
    after(9)
    chosen = opening("ch05", current())
    assert len(chosen) == 2 and set(chosen) < {FIRST, SECOND, THIRD}
    assert opening("ch03", current()) and SECOND not in opening("ch03", current())
    assert opening("ch01", current()) == []
    solve(review_desk(chosen[0], current()))
    keep_opening("ch05", current(), chosen)
    assert opening("ch05", current()) == chosen
    assert chosen[0] not in opening("ch06", current())
    after(10)
    assert chosen[0] not in opening("ch05", current())


def test_a_class_that_is_marked_later_reviews_nothing(after):
    solve(at(FIRST))
    after(9)
    one = current()
    later = Session(one.course, one.learner, one.mode, one.log, one.home, "later")
    assert standing(later, questions=NOBODY).is_new and opening("ch05", later) == []


def test_what_a_room_shares_is_not_shared_in_review(monkeypatch):
    monkeypatch.setenv("VBC_CLASS_SEED", "spring")
    one = current()
    assert one.numbers_of["learner"] != one.learner
    assert review_session(one).numbers_of == {"course": review_course(one.course), "learner": one.learner}


def test_a_problem_that_is_gone_is_passed_over(after):
    solve(at(FIRST))
    one = current()
    gone = next(entry for entry in one.log.entries(FIRST) if entry.kind == "attempt")
    one.log.append(type(gone)(**{**gone.__dict__, "problem": "ch01_value_ratios.of_last_year", "id": "gone"}))
    after(9)
    assert [item.id for item in now().waiting] == [FIRST]
    assert opening("ch05", one) == [FIRST]


def predict(name: str, answer: str, *, course: str = "", **more) -> None:
    session = review_session(current()) if course else current()
    session.record("prediction", name, answer=answer, reason="A reason.", confidence=80, **more)


@pytest.mark.parametrize(("answer", "days"), [("grows", 8), ("shrinks", 4)])
def test_a_prediction_comes_back_sooner_where_it_was_wrong(after, answer, days):
    predict("seesaw", answer)
    after(days - 1)
    assert not now(ASKED).waiting
    after(days)
    (item,) = now(ASKED).waiting
    assert (item.kind, item.id, item.chapter) == ("prediction", "seesaw", "ch06")
    predict("seesaw", "grows", course="review", asked=2)
    assert not now(ASKED).waiting and [one.item.id for one in now(ASKED).done] == ["seesaw"]


def test_a_vote_comes_back_once(after):
    predict("reversal", "x")
    after(VOTE_AGAIN.days - 1)
    assert not now(ASKED).waiting
    after(VOTE_AGAIN.days)
    assert [item.kind for item in now(ASKED).waiting] == ["vote"]
    predict("reversal", "y", course="review", asked=2)
    assert not now(ASKED).waiting and now(ASKED).done[0].item.is_over
    after(300)
    assert not now(ASKED).waiting


def test_askings_keep_first_words_first_time_and_each_round_apart(after):
    predict("seesaw", "shrinks")
    first = datetime.fromisoformat(current().log.entries("seesaw")[0].time)
    after(1)
    predict("seesaw", "shrinks", because="I forgot who is measured.")
    after(6)
    predict("seesaw", "grows", course="review", asked=2)
    one, two = askings(remembered(current()), questions=ASKED)["seesaw"]
    assert (one.number, one.right, one.because, one.time) == (1, False, "I forgot who is measured.", first)
    assert (two.number, two.right, two.confidence) == (2, True, 80)


def test_a_forgotten_prediction_does_not_come_back(after):
    predict("seesaw", "shrinks")
    current().record("prediction", "seesaw", forgotten={"answer": "shrinks"})
    after(30)
    assert not now(ASKED).waiting
    predict("seesaw", "grows")
    assert askings(remembered(current()), questions=ASKED)["seesaw"][0].right


@pytest.mark.parametrize(
    "data",
    [{}, {"answer": "grows"}, {"answer": "grows", "confidence": "high"}, {"answer": "grows", "confidence": 140},
     {"answer": [1, 2]}, {"answer": "grows", "confidence": 50, "asked": "two"}, {"answer": "grows", "confidence": True}],
)  # fmt: skip
def test_lines_that_state_no_confidence_are_passed_over(data):
    current().record("prediction", "seesaw", **data)
    assert askings(remembered(current()), questions=ASKED) == {}


def test_a_line_that_says_how_it_was_judged_is_believed():
    predict("seesaw", "shrinks", right=True, guess=0.5, chapter="ch09")
    (one,) = askings(remembered(current()), questions=ASKED)["seesaw"]
    assert (one.right, one.guess, one.chapter) == (True, 0.5, "ch09")


def test_work_that_is_taken_to_another_computer_holds_reviews_rounds(after, tmp_path, monkeypatch):
    solve(at(FIRST))
    after(9)
    solve(review_desk(FIRST, current()))
    known = recalled(FIRST, current())
    exported = tmp_path / "work.jsonl"
    exported.write_text(collect(current()).text(), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "learner").write_text(current().learner)  # as `merge` leaves it for the next start
    monkeypatch.setenv("VBC_HOME", str(elsewhere))
    merge(current(), exported)
    again = recalled(FIRST, current())
    assert (again.reviews, again.due) == (known.reviews, known.due) == (2, known.due)


def test_every_page_counts_what_is_due_as_review_does(after):
    """Bars and progress count without scheduling the log; through a session they say what review would ask."""

    def agreed() -> Counter[str]:
        asked = Counter(item.kind for item in now(ASKED).waiting)
        assert due_now(current(), problems=mastery.of(current()).due(), questions=ASKED) == asked
        return asked

    assert agreed() == Counter() and due_words(agreed()) == ""
    for problem in (FIRST, SECOND, THIRD):
        solve(at(problem))
    current().record("prediction", "seesaw", answer="falls", reason="", confidence=80)
    current().record("prediction", "reversal", answer="x", reason="", confidence=50, scale="firmness")
    after(15)
    assert due_words(agreed()) == "3 problems, 1 prediction and 1 vote are due"
    solve(review_desk(FIRST, current()))
    solve(review_desk(SECOND, current()), right=False)  # begun and left: it is asked again today
    assert agreed()["problem"] == 2
    for item in now(ASKED).waiting[1:]:
        put_off(current(), item)
    assert due_words(agreed()) == "1 problem is due"
    fetch_back(current())
    current().record("prediction", "seesaw", answer="grows", reason="", confidence=80)
    assert agreed()["problem"] == 2
    later = replace(current(), feedback="later")
    assert due_now(later, problems=[FIRST], questions=ASKED) == Counter()
