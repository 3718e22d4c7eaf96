"""Where a learner stands with each objective, and what to do next: a fold over the log, kept up problem by problem."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workbook import objectives, registry, spacing
from workbook.answers import Choice
from workbook.collecting import no_collecting
from workbook.entry import Entry, moment
from workbook.objectives import Objective
from workbook.progress import ProblemState, fold
from workbook.session import Session
from workbook.timeline import Day, DayCount

STATES = ("new", "practicing", "secure", "due")

GUESS = timedelta(seconds=5)
"""A choice that was ticked so soon after something else was done has hardly been read."""

ENOUGH = 2
"""Right answers at the first try, without a hint, that make an objective secure."""

RULE = (
    "**New**: none of its problems has been answered. **Practicing**: begun, and not yet secure. **Secure**: two right answers, "
    "each at the first try and without a hint, to two of its problems or to one with other numbers, and none of its problems went "
    "wrong the last time. A choice that is ticked within five seconds of whatever was done before counts as a guess. **To "
    "review**: one of its problems is due, because the chance that you still can has fallen to 80%; once you have answered that, "
    "the objective is what your answers make it."
)
"""The rule as a learner reads it, in Markdown."""


@dataclass(frozen=True)
class Known:
    """What the log tells of one problem."""

    state: ProblemState
    """Where it stands in the course: the same as on its card."""
    ratings: tuple[int, ...] = ()
    """How well each round went, reviews included, as `spacing` rates them; a right guess is `HARD`."""
    due: datetime | None = None
    """The start of the day on which it comes back."""

    @property
    def word(self) -> str:
        """`solved`, `tried` or `new`."""
        state = self.state
        return "solved" if state.credit else "tried" if state.tries or state.solution_shown else "new"

    @property
    def is_due(self) -> bool:
        """Whether it should be asked again today."""
        return self.is_due_at(moment())

    def is_due_at(self, now: datetime) -> bool:
        """Whether it should be asked again by then."""
        return self.due is not None and self.due <= now

    @property
    def times_right(self) -> int:
        """Rounds that were right at once; none while the last one went wrong."""
        return 0 if self.went_wrong else sum(rating == spacing.GOOD for rating in self.ratings)

    @property
    def went_wrong(self) -> bool:
        """Whether the last round was not solved within two tries, or its solution was read first."""
        return bool(self.ratings) and self.ratings[-1] == spacing.AGAIN


UNKNOWN = Known(ProblemState())


@dataclass(frozen=True)
class Standing:
    """One objective, and where the learner stands with it."""

    objective: Objective
    state: str
    """One of STATES."""
    problems: tuple[str, ...]
    """The problems that serve it, those of the core route first."""
    due: tuple[str, ...]
    """Those of them that are due."""
    right: int
    """Right answers that count, up to ENOUGH."""
    before: str
    """What the state would be if nothing were due."""
    went_wrong: bool = False
    """Whether the last round at one of its problems went wrong."""

    @property
    def why(self) -> str:
        """Say in a few words what the state rests on."""
        if self.state == "due":
            return f"{len(self.due)} of its problems {'is' if len(self.due) == 1 else 'are'} due; before that it was {self.before}"
        if self.state == "new":
            return "not begun"
        if self.state == "secure":
            return "right twice at the first try, without a hint"
        if self.right >= ENOUGH or self.went_wrong:
            return "one of its problems went wrong the last time"
        if not self.right:
            return "not yet right at the first try without a hint"
        return "right once at the first try, without a hint; once more makes it secure"


class Mastery:
    """A learner's standing with every problem and objective; ask `of` for it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._known: dict[str, tuple[int, Known]] = {}
        self._age: object = None
        self._days = DayCount(())
        self._counted = 0
        self._until: Entry | None = None

    def problem(self, problem_id: str) -> Known:
        """What is known of a problem, by its full id."""
        return self._known.get(problem_id, (0, UNKNOWN))[1]

    def chapter(self, chapter: str) -> list[Standing]:
        """The standing of a chapter's objectives, in order."""
        serving = objectives.serving(chapter)
        return [self._standing(one, serving[one.id]) for one in objectives.of_chapter(chapter)]

    def due(self) -> list[str]:
        """The problems that are due, the most overdue first, mixed so that neighbors come from different chapters."""
        now = moment()
        waiting = [(known.due, name) for name, (_, known) in self._known.items() if known.due is not None and known.due <= now]
        return spacing.mixed([name for _, name in sorted(waiting)])

    def comes_back(self) -> datetime | None:
        """When the next problem is due that is not due yet."""
        now = moment()
        return min((known.due for _, known in self._known.values() if known.due is not None and known.due > now), default=None)

    def last(self) -> str | None:
        """The problem that was answered last, or whose solution was read; None where nothing was done."""
        learner, course = self.session.learner, self.session.course
        for entry in reversed(self.session.log.entries()):
            if (
                entry.kind in ("attempt", "solution")
                and (entry.learner, entry.course) == (learner, course)
                and entry.problem in self._known
            ):
                return entry.problem
        return None

    def days(self) -> list[Day]:
        """What was done on which day, reviews included; days that are over are not counted again."""
        entries = self.session.log.entries()
        if self._counted == 0 or len(entries) < self._counted or entries[self._counted - 1] is not self._until:
            self._days, self._counted = DayCount(spacing.courses_of(self.session.course)), 0
        learner = self.session.learner
        self._days.take_in([one for one in entries[self._counted :] if one.learner == learner])
        self._counted, self._until = len(entries), entries[-1] if entries else None
        return self._days.found

    def refresh(self) -> None:
        """Take in what has been added to the log since."""
        log = self.session.log
        counts = log.counts()
        if log.age is not self._age:
            self._known, self._age = {}, log.age
        with no_collecting():
            self._take_in(counts)

    def _take_in(self, counts: dict[str, int]) -> None:
        log, session = self.session.log, self.session
        courses = spacing.courses_of(session.course)
        for problem, count in counts.items():
            if "." in problem and self._known.get(problem, (0, None))[0] != count:
                entries = log.known(problem, learner=session.learner, courses=courses)
                known = self._read(problem, entries) if entries else None
                if known is not None:
                    self._known[problem] = count, known

    def _read(self, problem: str, entries: list[Entry]) -> Known | None:
        try:
            kind = registry.problem(problem).answer
        except (KeyError, registry.RegistryError):  # of another edition
            return None
        state = fold(one for one in entries if one.course == self.session.course)
        rounds = spacing.reviews_in_order(entries).get(problem, ())
        ratings = tuple(
            spacing.HARD if rating == spacing.GOOD and isinstance(kind, Choice) and self._is_guess(problem, time) else rating
            for time, rating in rounds
        )
        return Known(state, ratings, spacing.recall(rounds, now=moment()).due if rounds else None)

    def _is_guess(self, problem: str, time: datetime) -> bool:
        before = self.session.log.last_elsewhere(problem, time, learner=self.session.learner)
        return before is not None and time - before < GUESS

    def _standing(self, objective: Objective, problems: tuple[str, ...]) -> Standing:
        now, known = moment(), [self.problem(name) for name in problems]
        due = tuple(name for name, one in zip(problems, known, strict=True) if one.is_due_at(now))
        right = min(ENOUGH, sum(one.times_right for one in known))
        went_wrong = any(one.went_wrong for one in known)
        if not any(one.word != "new" or one.ratings for one in known):
            state = "new"
        else:
            state = "secure" if right >= ENOUGH and not went_wrong else "practicing"
        return Standing(objective, "due" if due else state, problems, due, right, state, went_wrong)


_masteries: dict[Session, Mastery] = {}


def of(session: Session) -> Mastery:
    """Return the standing of a session's learner as the log has it now."""
    found = _masteries.setdefault(session, Mastery(session))
    found.refresh()
    return found
