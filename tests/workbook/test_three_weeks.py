"""Three weeks of a self-taught reader: on each day, what is due, what is secure and what comes next make sense."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.standing import next_html
from workbook import mastery, next_step, spacing
from workbook.entry import moment
from workbook.review import remembered
from workbook.session import Session, current

from .three_weeks import DAYS, day, do, learn


@pytest.fixture
def reader(learning: Path) -> Iterator[Session]:
    yield current()
    assert current().log.flush()


def short(problems: list[str]) -> set[str]:
    return {name[:4] + name[name.index(".") :] for name in problems}


def states(session: Session, *chapters: str) -> dict[str, str]:
    known = mastery.of(session)
    return {one.objective.id: one.state for chapter in chapters for one in known.chapter(chapter)}


def told(session: Session, chapter: str | None = None) -> str:
    """What the page says comes next."""
    return re.sub("<[^>]+>", "", next_html(mastery.of(session), chapter))


def test_three_weeks(reader: Session) -> None:
    seen: dict[int, tuple[set[str], str, dict[str, str]]] = {}
    for number in DAYS:
        with day(number):
            due = mastery.of(reader).due()
            assert due == spacing.due(remembered(reader), now=moment()), "progress and review agree on what is due"
            seen[number] = short(due), told(reader), states(reader, "ch00", "ch01", "ch02", "ch03")
        learn(number, reader)

    due, says, state = seen[0]
    assert due == set() and set(state.values()) == {"new"}
    assert says == "Next: chapter 0, core problem 1, What did one recovery cost?: it is where everybody begins."

    due, says, state = seen[2]  # what was given up comes back the next day; the rest sits for some days yet
    assert due == {"ch01.catastrophic_income"} and state["ch01.yardsticks"] == "due"
    assert state["ch01.net_benefit"] == state["ch01.flip"] == "secure" and state["ch01.ratio"] == "practicing"
    assert state["ch02.added"] == "new" and says.startswith(
        "↻ 1 problem is due: review what is due. Then: chapter 2, core problem 1"
    )

    due, says, state = seen[5]  # what took a hint or a second try comes back after four days, what was left wrong after one
    assert due == {"ch01.flip_threshold", "ch01.four_offers", "ch02.slow_swimmers", "ch02.total_effect"}
    assert state["ch02.read"] == "secure" and state["ch02.report"] == "practicing" and state["ch02.added"] == "due"
    assert "chapter 2, core problem 4, The slowest swimmers: you began it" in says

    due, says, state = seen[9]  # a first right answer lasts eight days; a review that went wrong comes again at once
    assert {"ch00.cost_per_recovery", "ch01.why_each_line", "ch01.two_crews", "ch01.worth_of_the_step", "ch01.four_offers"} <= due
    assert "ch01.flip_threshold" not in due, "it was right in review on day 5"
    assert state["ch03.icer"] == "secure" and state["ch03.decide"] == "practicing", "a choice ticked within a second is a guess"
    assert state["ch03.displaced"] == "new" and "chapter 3, core problem 3" in says

    due, says, state = seen[14]  # day 9 brought chapter 0 back, with new numbers: now it sits for weeks
    assert not any(name.startswith("ch00") for name in due) and state["ch00.price"] == state["ch01.flip"] == "secure"
    assert {"ch02.why_each_line", "ch02.added_points", "ch03.why_each_line", "ch03.last_step"} <= due
    assert "it opens chapter 4, which builds on “Divide what was spent by what was achieved”: that is secure" in says

    before = seen[14][0]
    due, says, state = seen[21]  # nothing was done on day 14: what was due is due, and more has come
    assert before < due and "ch03.only_the_data" in due and states(reader, "ch00")["ch00.price"] == "secure"
    with day(21.5):
        assert "chapter 4, core problem 2" in told(reader)
        assert states(reader, "ch04")["ch04.rate"] == "practicing" and states(reader, "ch05")["ch05.luck"] == "new"


def test_a_state_takes_two_right_answers_and_falls_with_one_that_goes_wrong(reader: Session) -> None:
    do("ch05.late_parcels", "right", reader)
    assert states(reader, "ch05") == {"ch05.expect": "practicing", "ch05.compare": "practicing", "ch05.luck": "new"}
    do("ch05.late_parcels", "new numbers right", reader)
    assert states(reader, "ch05")["ch05.expect"] == "secure", "the same problem with other numbers will do"
    do("ch05.observed_to_expected", "solution read", reader)
    (expect, *_) = mastery.of(reader).chapter("ch05")
    assert expect.state == "practicing" and expect.why == "one of its problems went wrong the last time"
    do("ch05.observed_to_expected", "new numbers right", reader)
    assert states(reader, "ch05")["ch05.expect"] == "secure"


def test_hints_and_second_tries_make_nothing_secure(reader: Session) -> None:
    for name in ("observed_to_expected", "late_parcels"):
        do(f"ch05.{name}", "after a hint", reader)
    do("ch05.adjusted_rate", "second try", reader)
    (expect, compare, _) = mastery.of(reader).chapter("ch05")
    assert expect.state == compare.state == "practicing" and expect.why == "not yet right at the first try without a hint"


def test_in_a_chapter_the_next_thing_stays_in_it_and_goes_on_to_what_is_not_secure(reader: Session) -> None:
    known = mastery.of(reader)
    first = next_step.step(known, "ch05")
    assert first is not None and first.place == "core problem 1"
    for name in ("why_each_line", "adjusted_rate", "observed_to_expected", "late_parcels"):
        do(f"ch05.{name}", "right", reader)
    found = next_step.step(mastery.of(reader), "ch05")
    assert found is not None and found.place == "more practice"
    assert found.why == "“Tell a difference between hospitals from luck” needs one more answer right at the first try"
    overall = next_step.step(mastery.of(reader))
    assert overall is not None and overall.number == 6


def test_a_chapter_says_of_what_it_builds_on_the_weakest(reader: Session) -> None:
    for how in ("right", "new numbers right"):
        do("ch01.value_per_thousand", how, reader)
    assert "which builds on “Compute a value ratio, and refuse it where it orders nothing”: that is secure." in told(reader, "ch03")
    do("ch01.flip_threshold", "solution read", reader)
    flips = "which builds on “Find the price of a result at which a choice flips”: that is"
    assert states(reader, "ch01")["ch01.flip"] == "practicing"
    assert f"{flips} not secure yet, and review brings it back." in told(reader, "ch03")
    with day(9):
        assert states(reader, "ch01")["ch01.ratio"] == "due"
        assert f"{flips} to review." in told(reader, "ch03"), "of two to review the one with fewer right answers"


def test_a_class_that_is_marked_later_is_told_nothing(reader: Session) -> None:
    from dataclasses import replace

    later = replace(reader, feedback="later")
    from workbook.desk import Desk

    desk = Desk("ch05.late_parcels", later)
    assert desk.check("95").kind == "handed_in"
    with day(30):
        known = mastery.of(later)
        assert known.due() == [] and {one.state for one in known.chapter("ch05")} == {"practicing", "new"}
        found = next_step.step(known, "ch05")
        assert found is not None and found.problem_id.endswith(".why_each_line")


def test_another_page_s_answers_and_a_reset_are_taken_in(reader: Session) -> None:
    from workbook.attempts import AttemptLog

    do("ch05.late_parcels", "right", reader)
    assert states(reader, "ch05")["ch05.expect"] == "practicing"
    other = Session(reader.course, reader.learner, "learn", AttemptLog(reader.log.folder), reader.home)
    do("ch05.observed_to_expected", "right", other)
    other.log.flush()
    assert states(reader, "ch05")["ch05.expect"] == "secure"
    kept = other.log.reset()
    assert kept is not None and states(reader, "ch05")["ch05.expect"] == "new"
    other.log.undo_reset(kept)
    assert states(reader, "ch05")["ch05.expect"] == "secure"


def test_an_answer_to_a_problem_that_is_gone_is_no_fault(reader: Session) -> None:
    from workbook.entry import Entry

    for problem in ("ch99_gone.away", "ch05_risk_adjustment_reversals.gone", "nonsense", "a.b"):
        reader.log.append(Entry("attempt", reader.course, reader.learner, problem=problem, verdict="correct", answer=1))
    assert states(reader, "ch05")["ch05.expect"] == "new" and mastery.of(reader).due() == []
