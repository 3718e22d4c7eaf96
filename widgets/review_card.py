"""A problem's card in review: the same card at review's own desk, and it says when the problem comes again, not what it earned."""

from __future__ import annotations

from datetime import date
from typing import Any

from widgets.card import Card
from workbook.entry import moment, today
from workbook.progress import ProblemState
from workbook.registry import chapter_number
from workbook.review import recalled, review_desk
from workbook.session import Session
from workbook.spacing import AGAIN, GOOD, Recall
from workbook.words import ago, so_many


class ReviewCard(Card):
    """A card whose answers move the schedule and nothing else."""

    def __init__(self, problem_id: str, session: Session) -> None:
        self.home = session
        super().__init__(review_desk(problem_id, session))

    def _show(self) -> dict[str, Any]:
        found, state = super()._show(), self.desk.state
        known = recalled(self.desk.id, self.home)
        status = "Review"
        if state.solved and known:
            status = f"Right · comes again {on_day(known.due.date())}"
        elif state.tries:
            status = f"Not yet · {so_many(state.tries, 'try', 'tries')} used"
        found["control"].pop("problem", None)  # an %%answer cell would answer the course's card, not this one
        return found | {
            "meta": f"From chapter {chapter_number(self.desk.id)}, with new numbers",
            "state": "solved" if state.solved else "tried" if state.tries or state.solution_shown else "new",
            "status": status,
            "explained": "Kept in your log." if found["explained"] else "",
        }


def why(known: Recall) -> str:
    """Say in a sentence why a problem comes back now."""
    days = (today() - known.last.astimezone().date()).days
    when, went = ago(days) if days > 0 else "earlier today", "and it was not right, or only with much help"
    met = f"You met this {when}, {went}." if known.last_rating == AGAIN else f"You last solved this {when}."
    if days <= 0:  # answered where it was asked: of the same day the model has nothing to say
        return met
    chance, can = f"about {5 * round(20 * known.retrievability)}%", "you would solve it now"
    return f"{met} The model of forgetting gives {chance} that {can if known.last_rating == AGAIN else 'you still could'}."


def outcome(known: Recall, state: ProblemState) -> str:
    """Say what the answer did to the schedule, and what another try can still do."""
    comes = f"comes again {on_day(known.due.date())}"
    if known.last_rating == GOOD:
        return f"Right at once: it {comes}."
    if known.last_rating != AGAIN:
        return f"Right, at the second try or after a hint: it {comes}."
    if state.solved:
        return f"Right in the end: it {comes}."
    if state.tries == 1 and not state.hints_shown and not state.solution_shown:
        return f"Not yet. Right at the second try, without a hint, it stays away longer; otherwise it {comes}."
    return f"Not yet: go on here if you like; it {comes} either way."


def on_day(day: date) -> str:
    """Name a day as a reader thinks of it: tomorrow, in 8 days (Thursday, October 1)."""
    days = (day - today()).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days ({dated(day)})"


def dated(day: date) -> str:
    """Write a day in words; one in another year with the year."""
    year = f", {day.year}" if day.year != moment().astimezone().year else ""
    return f"{day:%A}, {day:%B} {day.day}{year}"
