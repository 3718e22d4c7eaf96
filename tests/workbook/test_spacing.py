"""Spacing is a fold over the log: held against fsrs used directly, and against logs as they really look."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import fsrs
import pytest

from workbook import spacing
from workbook.entry import Entry
from workbook.spacing import AGAIN, GOOD, HARD, KEPT, RULE, due, due_in_order, mixed, recalls, review_course, reviews

MONDAY = datetime(2026, 9, 7, 9, 30, tzinfo=UTC)


def entry(kind="attempt", *, day=0.0, problem="ch01_value.ratio", variant=0, verdict="", course="self-study", **more):
    time = (MONDAY + timedelta(days=day)).isoformat(timespec="microseconds")
    verdict = verdict or ("correct" if kind == "attempt" else "")
    return Entry(kind, course, "me", problem=problem, variant=variant, verdict=verdict, time=time, **more)


def wrong(**more):
    return entry(verdict="incorrect", **more)


def ratings(*entries):
    return [one.rating for known in reviews(entries).values() for one in known]


@pytest.mark.parametrize(
    ("entries", "rating"),
    [
        ([entry()], GOOD),
        ([entry("hint"), entry(day=0.1)], HARD),
        ([entry(hints=1)], HARD),
        ([wrong(), entry(day=0.1)], HARD),
        ([entry(verdict="misconception"), entry(day=0.1)], HARD),
        ([wrong(), entry("hint", day=0.1), entry(day=0.2)], AGAIN),
        ([wrong(), wrong(day=0.1), entry(day=0.2)], AGAIN),
        ([wrong()], AGAIN),
        ([wrong(), entry("solution", day=0.1), entry(day=0.2)], AGAIN),
        ([entry(), wrong(day=0.1), entry("hint", day=0.2), entry("solution", day=0.3)], GOOD),
    ],
)
def test_a_round_is_rated_by_what_was_done(entries, rating):
    assert ratings(*entries) == [rating]


def test_only_problems_that_were_answered_and_judged_are_known():
    lines = [
        entry("hint"),
        entry("draft"),
        entry("prediction"),
        entry("new_numbers"),
        entry("solution"),
        entry(verdict="handed_in"),
    ]
    assert recalls(lines, now=MONDAY) == {}


@pytest.mark.parametrize("seed", range(20))
def test_the_schedule_is_that_of_fsrs(seed):
    rng = random.Random(seed)
    card = fsrs.Card(card_id=1, due=MONDAY)
    scheduler = fsrs.Scheduler(
        desired_retention=KEPT, maximum_interval=42, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    day, entries = 0.0, []
    for variant in range(8):
        day += rng.choice([0.2, 1, 3, 8.5, 30])
        rating = rng.choice([AGAIN, HARD, GOOD])
        if rating == AGAIN:
            entries += [wrong(day=day, variant=variant)]
        else:
            entries += [entry(day=day, variant=variant, hints=int(rating == HARD))]
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), MONDAY + timedelta(days=day))
    now = MONDAY + timedelta(days=day + rng.random() * 40)
    known = recalls(entries, now=now)["ch01_value.ratio"]
    assert known.stability_days == pytest.approx(card.stability)
    assert known.retrievability == pytest.approx(scheduler.get_card_retrievability(card, now))
    assert known.due.date() == card.due.astimezone().date()
    assert (known.reviews, known.last) == (8, MONDAY + timedelta(days=day))


def test_the_rule_as_told_gives_the_days_as_told():
    days = {}
    for word, first in {"good": [entry()], "hard": [entry(hints=1)], "again": [wrong()]}.items():
        days[word] = (recalls(first, now=MONDAY)["ch01_value.ratio"].due.date() - MONDAY.astimezone().date()).days
    assert days == {"good": 8, "hard": 4, "again": 1}
    assert "“good” that is 8 days, after “hard” 4, after “again” 1" in RULE


def test_it_is_due_on_its_day_from_the_first_hour_on_and_about_four_in_five_would_solve_it():
    eighth = MONDAY.astimezone().replace(hour=0, minute=5) + timedelta(days=8)
    assert due([entry()], now=eighth - timedelta(minutes=10)) == []
    assert due([entry()], now=eighth) == ["ch01_value.ratio"]
    assert recalls([entry()], now=MONDAY + timedelta(days=8))["ch01_value.ratio"].retrievability == pytest.approx(KEPT, abs=0.01)


def test_nothing_stays_away_for_longer_than_six_weeks():
    known = recalls([entry(day=8 * variant, variant=variant) for variant in range(6)], now=MONDAY)["ch01_value.ratio"]
    assert known.stability_days > 42
    assert (known.due.date() - known.last.astimezone().date()).days == 42
    assert "six weeks at most" in RULE


def test_what_fails_comes_sooner_and_what_succeeds_later():
    def next_after(second):
        known = recalls([entry(), second], now=MONDAY)["ch01_value.ratio"]
        return known.due - known.last, known.stability_days

    again, hard, good = (
        next_after(one) for one in (wrong(day=8, variant=1), entry(day=8, variant=1, hints=1), entry(day=8, variant=1))
    )
    assert again < hard < good  # by the day it comes, and where six weeks cap both, by how well it sits
    assert recalls([entry(), wrong(day=8, variant=1)], now=MONDAY)["ch01_value.ratio"].lapses == 1


def test_the_course_and_its_review_are_two_sets_of_rounds_of_one_memory():
    both = [entry(day=0), entry(day=8, course=review_course("self-study"))]
    known = recalls(both, now=MONDAY + timedelta(days=8))["ch01_value.ratio"]
    assert known.reviews == 2  # the same variant number twice is two rounds
    assert known.due > recalls(both[:1], now=MONDAY)["ch01_value.ratio"].due


def test_doubled_and_shuffled_lines_change_nothing():
    lines = [entry(day=day, variant=day, verdict="correct" if day % 3 else "incorrect") for day in range(9)]
    lines += [entry("hint", day=4.5, variant=5), entry("solution", day=6.1, variant=6), entry(day=6.2, variant=6)]
    straight = recalls(lines, now=MONDAY)
    for seed in range(5):
        messy = lines + lines[::2]
        random.Random(seed).shuffle(messy)
        assert recalls(messy, now=MONDAY) == straight


def test_lines_edited_by_hand_are_passed_over():
    lines = [entry(), entry(variant="1"), entry(problem=["x"]), entry(verdict="great")]
    spoiled = Entry("attempt", "self-study", "me", problem="ch02_quality.share", verdict="correct", time="yesterday")
    naive = Entry("attempt", "self-study", "me", problem="ch03_icers.icer", verdict="correct", time="2026-09-07T09:30:00")
    known = recalls([*lines, spoiled, naive], now=MONDAY)
    assert set(known) == {"ch01_value.ratio", "ch03_icers.icer"}
    assert known["ch03_icers.icer"].last == MONDAY


def test_a_clock_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        recalls([entry()], now=datetime(2026, 9, 7))


def test_the_most_overdue_comes_first_and_only_of_earlier_chapters():
    lines = [
        entry(day=2, problem="ch01_value.ratio"),
        entry(day=0, problem="ch02_quality.share"),
        entry(day=1, problem="ch05_risk.ratio"),
        entry(day=30, problem="ch03_icers.icer"),
    ]
    later = MONDAY + timedelta(days=31)
    assert due(lines, now=later) == ["ch02_quality.share", "ch05_risk.ratio", "ch01_value.ratio"]
    assert due(lines, now=later, before="ch05") == ["ch02_quality.share", "ch01_value.ratio"]
    assert due(lines, now=later, before="ch02_quality") == ["ch01_value.ratio"]


@pytest.mark.parametrize("before", [None, "ch05", "ch00"])
def test_a_log_that_is_in_order_need_not_be_sorted(before):
    """A chapter's opening asks only the chapters before it, and reads the log as it comes."""
    rng = random.Random(2)
    lines = [
        entry(day=number / 9, problem=f"ch{rng.randrange(9):02d}_x.p{rng.randrange(5)}", variant=number, hints=number % 3 // 2)
        for number in range(300)
    ]
    now = MONDAY + timedelta(days=60)
    assert due_in_order(lines, now=now, before=before) == due(rng.sample(lines, len(lines)), now=now, before=before)
    assert bool(due(lines, now=now, before=before)) == (before != "ch00")


@pytest.mark.parametrize("seed", range(30))
def test_neighbors_come_from_different_chapters_where_that_can_be_had(seed):
    rng = random.Random(seed)
    problems = [f"ch{rng.choice([1, 1, 1, 2, 3]):02d}_x.p{i}" for i in range(rng.randint(1, 12))]
    done = mixed(problems)
    assert sorted(done) == sorted(problems)
    most = max(sum(one[:4] == chapter for one in problems) for chapter in {one[:4] for one in problems})
    together = sum(a[:4] == b[:4] for a, b in pairwise(done))
    assert together == max(0, 2 * most - len(problems) - 1)


def test_a_log_that_has_grown_costs_only_what_is_new():
    """Ten thousand lines are scheduled once; after one more answer, one problem is."""
    lines = [
        entry(day=number / 50, problem=f"ch{number % 11:02d}_x.p{number % 13}", variant=number // 143, hints=number % 3 // 2)
        for number in range(10_000)
    ]
    now = MONDAY + timedelta(days=200)
    before = recalls(lines, now=now)
    scheduled = spacing._card.cache_info().misses
    assert recalls(lines, now=now) == before and spacing._card.cache_info().misses == scheduled
    grown = recalls([*lines, entry(day=201, problem="ch00_x.p0", variant=999)], now=now)
    assert spacing._card.cache_info().misses == scheduled + 1
    assert grown["ch00_x.p0"].reviews == before["ch00_x.p0"].reviews + 1


def test_many_rounds_at_one_problem_are_no_depth():
    lines = [entry(day=number / 10, variant=number) for number in range(3_000)]
    assert recalls(lines, now=MONDAY)["ch01_value.ratio"].reviews == 3_000
