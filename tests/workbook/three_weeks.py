"""A self-taught reader over three weeks: what is done on which day, really done at the desk, with the clock moved forward."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workbook import registry
from workbook.desk import Desk
from workbook.entry import DAYS_AHEAD
from workbook.review import review_desk
from workbook.session import Session

DAYS = (0, 2, 5, 9, 14, 21)

STORY: dict[int, list[tuple[str, str]]] = {
    0: [
        ("ch00.cost_per_recovery", "right"),
        ("ch01.why_each_line", "right"),
        ("ch01.flip_threshold", "second try"),
        ("ch01.four_offers", "after a hint"),
        ("ch01.two_crews", "right"),
        ("ch01.worth_of_the_step", "right"),
        ("ch01.catastrophic_income", "solution read"),
    ],
    2: [
        ("ch01.catastrophic_income", "review right"),
        ("ch02.why_each_line", "right"),
        ("ch02.total_effect", "solution read"),
        ("ch02.total_effect", "new numbers right"),
        ("ch02.added_points", "right"),
        ("ch02.slow_swimmers", "wrong"),
    ],
    5: [
        ("ch02.slow_swimmers", "review right"),
        ("ch01.flip_threshold", "review right"),
        ("ch01.four_offers", "review wrong"),
        ("ch02.slow_swimmers", "right"),
        ("ch03.why_each_line", "right"),
        ("ch03.last_step", "right"),
        ("ch03.at_which_prices", "guessed"),
    ],
    9: [
        ("ch00.cost_per_recovery", "review right"),
        ("ch01.why_each_line", "review right"),
        ("ch01.two_crews", "review right"),
        ("ch01.worth_of_the_step", "review right"),
        ("ch01.four_offers", "review right"),
        ("ch03.only_the_data", "right"),
        ("ch03.sunday_ferry", "right"),
    ],
    14: [],
    21: [("ch04.why_each_line", "right")],
}


@contextmanager
def day(number: float) -> Iterator[None]:
    """Move the clock forward by so many days."""
    before = os.environ.get(DAYS_AHEAD)
    os.environ[DAYS_AHEAD] = str(number)
    try:
        yield
    finally:
        if before is None:
            del os.environ[DAYS_AHEAD]
        else:
            os.environ[DAYS_AHEAD] = before


def learn(number: int, session: Session) -> None:
    """Do what the story has for that day, a problem every ten minutes."""
    for turn, (problem, how) in enumerate(STORY[number]):
        minutes = 10 * turn if how != "guessed" else 10 * (turn - 1) + 0.001  # less than a second after the one before
        with day(number + minutes / 1440):
            do(problem, how, session)


def do(problem: str, how: str, session: Session) -> None:
    """Answer one problem in one of the ways of the story."""
    desk = Desk(problem, session)
    if how.startswith("review"):
        desk = review_desk(registry.resolve(problem), session)
    if how == "after a hint":
        desk.hint()
    if how.startswith("new numbers"):
        desk.new_numbers()
    if how in ("second try", "wrong", "review wrong"):
        assert not desk.check(wrong(desk)).is_correct
    if how == "solution read":
        for other in range(desk.problem.answer.tries):
            desk.check(wrong(desk, other))
        desk.solution()
    elif "wrong" not in how:
        assert desk.check(right(desk)).is_correct, problem


def right(desk: Desk) -> Any:
    """The right answer to the numbers at hand, as it would be typed."""
    return desk.problem.answer.record(desk.key.solve(**desk.parameters))


def wrong(desk: Desk, other: int = 0) -> Any:
    """An answer that is not right, another one for each `other`."""
    truth = right(desk)
    if isinstance(truth, dict):  # a table or a sorting: everything into the first bin
        first = next(iter(truth.values()))
        return dict.fromkeys(truth, first) if isinstance(first, str) else {name: ["1"] * len(rows) for name, rows in truth.items()}
    return f"{float(truth) * 1.37 + 1 + other:.2f}"
