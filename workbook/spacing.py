"""When a problem comes back: FSRS, the spaced-repetition scheduler, folded over the log; nothing is stored beside it.

The scheduler is the package `fsrs` with its published weights and four choices of this workbook:

- *A chance of 80%.* A problem comes back on the day on which the model gives four in five that it would still be solved.
  Flash cards are kept at 90%, but a problem takes minutes where a card takes seconds, and at 80% it comes back a third as
  often. What was right at once comes back in 8 days, which is what a chapter a week needs.
- *At most six weeks.* The model would soon wait for half a year. A course is over by then; this way each problem returns
  two or three times in a term of fifteen weeks.
- *No learning steps.* FSRS can bring a card back after one and ten minutes. A workbook is opened once a day at most.
- *No fuzz.* The same log gives the same days on every machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from workbook.entry import Entry
from workbook.registry import chapter_key

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

KEPT = 0.8
"""The chance of still solving a problem at which it comes back."""

LONGEST = 42
"""The most days that a problem stays away."""

RULE = (
    "Right at the first try, without a hint, is **good**. Right at the first try after a hint, or at the second without one, is "
    "**hard**. Anything else, or a worked solution read first, is **again**. From these marks a published model of forgetting "
    "(FSRS) works out when your chance of still solving the problem falls to 80%: that day it comes back, with new numbers. After "
    "a first “good” that is 8 days, after “hard” 4, after “again” 1; then longer each time that you still can, six weeks at most "
    "(your chance may still be well above 80% then). The model's weights come from other people's flash cards; nobody has fitted "
    "them to problems like these, or to you."
)
"""The rule as a learner reads it, in Markdown."""

AGAIN, HARD, GOOD = 1, 2, 3
"""How well a round went, as `fsrs.Rating` counts; nothing here is rated easy, because nobody is asked."""

_TELLS = frozenset(("attempt", "hint", "solution"))
_WRONG = frozenset(("misconception", "incorrect"))


class Review(NamedTuple):
    """One round at a problem: when it ended, and how well it went."""

    time: datetime
    rating: int


@dataclass(frozen=True)
class Recall:
    """What the model expects of a learner who has met a problem before."""

    due: datetime
    """The start of the day on which it comes back, where the learner is: it may be asked in the first hour of that day."""
    stability_days: float
    """Days after which the chance would be 90%: how well it sits."""
    retrievability: float
    """The chance of solving it now."""
    reviews: int
    """Rounds so far."""
    lapses: int
    """Rounds after the first that went wrong."""
    last: datetime
    """When the last round ended."""
    last_rating: int
    """How well it went: AGAIN, HARD or GOOD."""

    def is_due(self, now: datetime) -> bool:
        """Whether it should be asked today."""
        return self.due <= now


def review_course(course: str) -> str:
    """Name the course in which review works: its answers never touch what the course itself is graded on."""
    return f"{course} · review"


def courses_of(course: str) -> tuple[str, str]:
    """Name the two courses in which a learner's rounds stand: the course itself, and its review."""
    return course, review_course(course)


def recalls(entries: Iterable[Entry], *, now: datetime) -> dict[str, Recall]:
    """Say for each problem that has been answered what is left of it, and when it comes back.

    Entries may come in any order and more than once, from the course and from its review.
    """
    return {problem: recall(known, now=now) for problem, known in reviews(entries).items()}


def reviews(entries: Iterable[Entry]) -> dict[str, tuple[Review, ...]]:
    """Read from the log how well each round at each problem went, in the order of time."""
    told = {one.id: one for one in entries}
    return reviews_in_order(sorted(told.values(), key=attrgetter("time", "id")))


def reviews_in_order(entries: Iterable[Entry]) -> dict[str, tuple[Review, ...]]:
    """The same from entries that come in the order of time, each of them once."""
    rounds: dict[tuple[str, str, str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind in _TELLS and _is_whole(entry):
            rounds[entry.problem, entry.course, entry.learner, entry.variant].append(entry)
    found: dict[str, list[Review]] = defaultdict(list)
    for (problem, *_), known in rounds.items():
        last, rating = _rated(known)
        if last is not None and (when := _when(last)):
            found[problem].append(Review(when, rating))
    return {problem: tuple(sorted(known)) for problem, known in found.items()}


def recall(known: Sequence[Review], *, now: datetime) -> Recall:
    """Say what is left after these rounds, the earliest first."""
    if now.tzinfo is None:
        raise ValueError(f"now is {now!r}, without a time zone; datetime.now(UTC) has one")
    card = _card(tuple(known))
    assert card.stability is not None
    assert card.last_review is not None
    day = card.due.astimezone()
    return Recall(
        due=day.replace(hour=0, minute=0, second=0, microsecond=0),
        stability_days=card.stability,
        retrievability=_scheduler().get_card_retrievability(card, now.astimezone(UTC)),
        reviews=len(known),
        lapses=sum(one.rating == AGAIN for one in known[1:]),
        last=known[-1].time,
        last_rating=known[-1].rating,
    )


def due(entries: Iterable[Entry], *, now: datetime, before: str | None = None) -> list[str]:
    """List the problems that are due, the most overdue first, mixed so that neighbors come from different chapters.

    With `before="ch05"`, only those of chapters 0 to 4.
    """
    told = {one.id: one for one in entries}
    return due_in_order(sorted(told.values(), key=attrgetter("time", "id")), now=now, before=before)


def due_in_order(entries: Iterable[Entry], *, now: datetime, before: str | None = None) -> list[str]:
    """The same from entries that come in the order of time, each of them once, as a log has them."""
    last = None if before is None else chapter_key(before)
    asked = (one for one in entries if one.kind in _TELLS and (last is None or str(one.problem)[:4] < last))
    known = {problem: recall(rounds, now=now) for problem, rounds in reviews_in_order(asked).items()}
    waiting = {problem: one for problem, one in known.items() if one.is_due(now)}
    return mixed(sorted(waiting, key=lambda one: (waiting[one].due, waiting[one].retrievability, one)))


def mixed(problems: Sequence[str]) -> list[str]:
    """Keep the order as far as no two neighbors share a chapter, where that can be had at all.

    >>> mixed(["ch01.a", "ch01.b", "ch02.c", "ch03.d"])
    ['ch01.a', 'ch02.c', 'ch01.b', 'ch03.d']
    >>> mixed(["ch01.a", "ch02.b", "ch01.c", "ch01.d", "ch01.e"])
    ['ch01.a', 'ch02.b', 'ch01.c', 'ch01.d', 'ch01.e']
    """
    left, done, last = [(chapter_key(one), one) for one in problems], list[str](), ""
    count = Counter(chapter for chapter, _ in left)
    while left:
        most, number = count.most_common(1)[0]
        must = most if 2 * number > len(left) else ""  # from now on every second one has to be of this chapter
        chosen = next((one for one in left if one[0] != last and must in ("", last, one[0])), left[0])
        left.remove(chosen)
        last = chosen[0]
        count[last] -= 1
        done.append(chosen[1])
    return done


def _is_whole(entry: Entry) -> bool:
    """Whether a line that may have been edited by hand says which round it belongs to."""
    return isinstance(entry.problem, str) and bool(entry.problem) and type(entry.variant) is int


def _rated(entries: list[Entry]) -> tuple[Entry | None, int]:
    """What a round, its entries in order, ended with, and how well it went; None where nothing has been judged.

    What is tried after the right answer is play, and what is handed in is not judged yet.
    """
    misses, helped, shown = 0, False, False
    last: Entry | None = None
    for entry in entries:
        if entry.kind == "attempt":
            if entry.verdict == "correct":
                trouble = misses + (helped or entry.hints > 0)
                return entry, AGAIN if shown or trouble > 1 else (GOOD, HARD)[trouble]
            if entry.verdict in _WRONG:
                misses, last = misses + 1, entry
        elif entry.kind == "hint":
            helped = True
        else:
            shown = True
    return last, AGAIN


def _when(entry: Entry) -> datetime | None:
    try:
        return entry.when
    except ValueError:
        return None


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(desired_retention=KEPT, maximum_interval=LONGEST, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@cache
def _ratings() -> dict[int, Rating]:
    """Looked up once: `Rating(3)` takes as long as half a review."""
    from fsrs import Rating

    return {one.value: one for one in Rating}


@lru_cache(maxsize=4096)
def _card(known: tuple[Review, ...]) -> Card:
    """What the scheduler's `review_card`, round after round, makes of a problem.

    Its own formulas are applied here without its cards and its log of every round. Asked by `review_card`, the 6,400 rounds of ten
    thousand attempts take 75 ms instead of 23, and progress over them has to be drawn in 100. These names begin with an underscore
    there: the release is locked, and a test holds both ways to the same numbers.
    """
    if not known:
        raise ValueError("There is nothing to schedule: give at least one review.")
    from fsrs import Card, State

    scheduler, ratings = _scheduler(), _ratings()
    first, *others = known
    stability = scheduler._initial_stability(rating=ratings[first.rating])
    difficulty = scheduler._initial_difficulty(rating=ratings[first.rating], clamp=True)
    last = first.time
    for time, number in others:
        rating, days = ratings[number], (time - last).days
        if days < 1:
            stability = scheduler._short_term_stability(stability=stability, rating=rating)
        else:
            left = (1 + scheduler._FACTOR * days / stability) ** scheduler._DECAY
            stability = scheduler._next_stability(difficulty=difficulty, stability=stability, retrievability=left, rating=rating)
        difficulty = scheduler._next_difficulty(difficulty=difficulty, rating=rating)
        last = time
    due = last + timedelta(days=scheduler._next_interval(stability=stability))
    # With an id of its own each card would cost a millisecond: fsrs waits that long to keep its ids apart.
    return Card(card_id=1, state=State.Review, stability=stability, difficulty=difficulty, due=due, last_review=last)
