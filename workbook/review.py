"""What comes back in review and when: read from the log each time, so that a session can be left and taken up again.

Review works in a course of its own (`spacing.review_course`). Its numbers are new by themselves, and nothing in it
touches a card's credit or what a class is graded on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from workbook import registry, variants
from workbook.desk import Desk
from workbook.entry import Entry, moment, today
from workbook.review_predictions import Questions, askings, recall_of
from workbook.session import Session
from workbook.spacing import Recall, courses_of, due_in_order, mixed, recall, review_course, reviews, reviews_in_order

ASIDE = "review"
"""The name of the notes that put an item off until tomorrow."""


@dataclass(frozen=True)
class Item:
    """One thing that comes back: a problem, a prediction, or a vote."""

    kind: str
    """`problem`, `prediction` or `vote`."""
    id: str
    """A problem's id, or an explorer's name."""
    chapter: str
    """Where it was met: ch05."""
    recall: Recall

    @property
    def due(self) -> datetime:
        """The start of the day on which it comes back."""
        return self.recall.due

    @property
    def is_over(self) -> bool:
        """Whether it does not come back any more: a vote is asked twice."""
        return self.kind == "vote" and self.recall.reviews > 1

    @property
    def key(self) -> str:
        """What it is mixed and told apart by; the chapter stands in front."""
        return self.id if self.kind == "problem" else f"{self.chapter}.{self.kind} {self.id}"


@dataclass(frozen=True)
class Done:
    """What was done in review today, and what that moved."""

    item: Item
    """The item as it stands now."""
    before: Recall
    """What was left of it before."""

    @property
    def days_before(self) -> int:
        """How many days it had been given before."""
        return (self.before.due.date() - self.before.last.astimezone().date()).days

    @property
    def days_after(self) -> int:
        """How many days it is given now."""
        return (self.item.due.date() - self.item.recall.last.astimezone().date()).days


@dataclass(frozen=True)
class Standing:
    """Where review stands at one moment."""

    waiting: tuple[Item, ...]
    """What was begun today and left, then what is due and not put off, in the order in which it is asked."""
    aside: tuple[Item, ...]
    """Due, but put off until tomorrow."""
    done: tuple[Done, ...]
    """Done today, the first first."""
    later: tuple[Item, ...]
    """Not due yet, the next first."""

    @property
    def is_new(self) -> bool:
        """Whether nothing has been answered that could come back."""
        return not (self.waiting or self.aside or self.done or self.later)

    def find(self, key: str) -> Item | None:
        """Return the item of that key, wherever it stands."""
        everything = (*self.waiting, *self.aside, *(one.item for one in self.done), *self.later)
        return next((item for item in everything if item.key == key), None)


def review_session(session: Session) -> Session:
    """Return the same learner in the course of review; what a room shares is not what one person forgets."""
    return replace(session, course=review_course(session.course), room="")


def remembered(session: Session, problem_id: str | None = None) -> list[Entry]:
    """What the log knows of this learner, of all or of one problem, in the course and in its review, in the order of time."""
    courses = courses_of(session.course)
    return [one for one in session.log.entries(problem_id, learner=session.learner) if one.course in courses]


def standing(session: Session, *, questions: Questions) -> Standing:
    """Say what is due, what was done today and what comes later; in a class that is marked later, nothing is."""
    if session.is_later:
        return Standing((), (), (), ())
    entries, now, day = remembered(session), moment(), today()
    items, moved = _items(entries, questions, now, day)
    off = aside_on(entries, day)
    left = [key for key in moved if key not in off and items[key].kind == "problem" and is_left(key, session)]
    ripe = [one for one in items.values() if one.recall.is_due(now) and not one.is_over]
    waiting = [one.key for one in sorted(ripe, key=_urgency) if one.key not in off]
    return Standing(
        waiting=tuple(items[key] for key in [*left, *mixed(waiting)]),
        aside=tuple(sorted((one for one in ripe if one.key in off), key=_urgency)),
        done=tuple(
            Done(items[key], moved[key]) for key in sorted(moved, key=lambda one: items[one].recall.last) if key not in left
        ),
        later=tuple(sorted((one for one in items.values() if not one.recall.is_due(now)), key=_urgency)),
    )


def put_off(session: Session, item: Item) -> None:
    """Keep an item for tomorrow; nothing is held against the learner."""
    review_session(session).record("note", ASIDE, aside=item.key)


def fetch_back(session: Session) -> None:
    """Take up again what was put off today."""
    review_session(session).record("note", ASIDE, aside="")


def opening(chapter: str, session: Session, *, count: int = 2) -> list[str]:
    """Name the problems of earlier chapters that open a chapter today: what was begun there today, then what is due."""
    if session.is_later:
        return []
    entries, day = remembered(session), today()
    notes = [one for one in entries if one.kind == "note" and one.problem == _opens(chapter) and entry_day(one) == day]
    begun = (notes[-1].data or {}).get("problems", []) if notes else []
    off = aside_on(entries, day)
    waiting = [one for one in due_in_order(entries, now=moment(), before=chapter) if one not in begun and one not in off]
    return [one for one in [*begun, *waiting] if isinstance(one, str) and is_here(one)][:count]


def aside_on(entries: Iterable[Entry], day: date) -> set[str]:
    """The keys of what was put off on that day."""
    kept: set[str] = set()
    for one in entries:
        if one.kind == "note" and one.problem == ASIDE and entry_day(one) == day:
            key = (one.data or {}).get("aside")
            kept = kept | {key} if key else set()
    return kept


def is_left(problem_id: str, session: Session) -> bool:
    """Whether a problem was tried in review, and left before it was right or its solution was read."""
    state = Desk(problem_id, review_session(session)).state
    return bool(state.tries) and not state.solved and not state.solution_shown


def keep_opening(chapter: str, session: Session, problems: Iterable[str]) -> None:
    """Keep what a chapter opens with for the rest of the day, once one of them has been answered."""
    review_session(session).record("note", _opens(chapter), problems=list(problems))


def recalled(problem_id: str, session: Session) -> Recall | None:
    """Say what is left of one problem: its chance goes by the days since, as what is due does, not by full days of 24 hours."""
    rounds = reviews(remembered(session, problem_id)).get(problem_id)
    if not rounds:
        return None
    days = (today() - _day(rounds[-1].time)).days
    return recall(rounds, now=rounds[-1].time + timedelta(days=max(0, days)))


def review_desk(problem_id: str, session: Session) -> Desk:
    """Return the desk at which a due problem is solved again, with numbers that its learner has not just seen."""
    desk = Desk(problem_id, review_session(session))
    state = desk.state
    if entry_day(_last_attempt(desk)) != today() and (state.tries or state.solution_shown or _is_as_in_course(desk, session)):
        desk.new_numbers()
    return desk


def _items(entries: list[Entry], questions: Questions, now: datetime, day: date) -> tuple[dict[str, Item], dict[str, Recall]]:
    """Everything that can come back, and, of what was done in review today, what had been left of it before."""
    items: dict[str, Item] = {}
    before: dict[str, Recall] = {}
    ours = review_course("")
    reviewed = {one.problem for one in entries if one.course.endswith(ours) and one.kind == "attempt" and entry_day(one) == day}
    # Asked of the lines before today: a round that was left wrong then, and ended today, had ended otherwise before.
    earlier = reviews_in_order(one for one in entries if one.problem in reviewed and entry_day(one) != day)
    for problem, rounds in reviews_in_order(entries).items():
        if not is_here(problem):
            continue
        items[problem] = Item("problem", problem, registry.chapter_key(problem), recall(rounds, now=now))
        if problem in earlier:
            before[problem] = recall(earlier[problem], now=now)
    for name, known in askings(entries, questions=questions).items():
        item = Item("vote" if known[0].right is None else "prediction", name, known[0].chapter, recall_of(known, now=now))
        items[item.key] = item
        if known[1:] and _day(known[-1].time) == day:
            before[item.key] = recall_of(known[:-1], now=now)
    return items, before


def _opens(chapter: str) -> str:
    return f"opening of {registry.chapter_key(chapter)}"


def _urgency(item: Item) -> tuple[datetime, float, str]:
    return item.due, item.recall.retrievability, item.key


def _day(time: datetime) -> date:
    return time.astimezone().date()


def entry_day(entry: Entry | None) -> date | None:
    """The day of a line, where the learner is; None where its time cannot be read."""
    try:
        return _day(datetime.fromisoformat(entry.time)) if entry else None
    except ValueError:
        return None


def _last_attempt(desk: Desk) -> Entry | None:
    return desk.session.log.latest("attempt", desk.id, learner=desk.session.learner, course=desk.session.course)


def is_here(problem: str) -> bool:
    """Whether the workbook still has a problem that the log knows."""
    try:
        return registry.resolve(problem) == problem
    except (KeyError, registry.RegistryError):
        return False


def _is_as_in_course(desk: Desk, session: Session) -> bool:
    number = session.log.state(desk.id, learner=session.learner, course=session.course).variant
    return bool(desk.parameters == variants.draw(desk.id, **session.numbers_of, number=number))
