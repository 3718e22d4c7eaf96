"""What to do next, and why: what is due, then the core route, then what is not secure yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbook import objectives, registry
from workbook.due_now import due_words
from workbook.mastery import Known, Mastery


@dataclass(frozen=True)
class Step:
    """A problem to do now."""

    problem_id: str
    why: str
    """Ends a sentence that begins with the problem: “you began it”."""

    @property
    def chapter(self) -> str:
        """The full name of its chapter."""
        return self.problem_id.partition(".")[0]

    @property
    def number(self) -> int:
        """The number of its chapter."""
        return registry.chapter_number(self.problem_id)

    @property
    def title(self) -> str:
        """Its title, as Markdown."""
        return registry.problem(self.problem_id).title

    @property
    def place(self) -> str:
        """Where it stands in its chapter: core problem 3, or more practice."""
        core = list(_core(self.chapter))
        return f"core problem {core.index(self.problem_id) + 1}" if self.problem_id in core else "more practice"


def step(mastery: Mastery, chapter: str | None = None) -> Step | None:
    """Say what to do next, what is due apart; with a chapter, in that chapter; None where all of it is secure."""
    if chapter is not None:
        name = next(one for one in registry.chapters() if chapter in (one, registry.chapter_key(one)))
        return _core_step(mastery, name) or _weak_step(mastery, [name])
    chapters = registry.chapters()
    last = mastery.last()
    start = chapters.index(last.partition(".")[0]) if last else 0
    for name in chapters[start:] + chapters[:start]:
        if found := _core_step(mastery, name):
            return found
    return _weak_step(mastery, chapters[start:] + chapters[:start])


def says(mastery: Mastery, chapter: str | None = None) -> str:
    """Say in a sentence or two what is due and what comes then, as Markdown."""
    due = due_words({"problem": len(mastery.due())})
    following = step(mastery, chapter)
    if following is None:
        then = "all of this chapter is secure" if chapter else "every objective is secure"
        then += "" if due or (back := mastery.comes_back()) is None else f"; the next problem comes back on {_day(back)}"
    else:
        place = following.place if chapter else f"chapter {following.number}, {following.place}"
        then = f"{place}: “{following.title}”, because {following.why}"
    text = f"{due}; then {then}" if due else then
    return f"{text[0].upper()}{text[1:]}."


def _core_step(mastery: Mastery, chapter: str) -> Step | None:
    """The next core problem of a chapter: what was begun first, then in order."""
    left = [name for name in _core(chapter) if not _is_done(mastery.problem(name))]
    begun = [name for name in left if mastery.problem(name).word == "tried"]
    if begun:
        state = mastery.problem(begun[0]).state
        return Step(
            begun[0], "you have read its solution, and new numbers earn the credit" if state.solution_shown else "you began it"
        )
    if not left:
        return None
    return Step(left[0], _why_new(mastery, chapter, first=len(left) == len(list(_core(chapter)))))


def _why_new(mastery: Mastery, chapter: str, *, first: bool) -> str:
    if not first:
        return "it is the next on the core route"
    needed = (name for one in objectives.of_chapter(chapter) for name in one.after)
    before = {name for name in needed if registry.chapter_key(name) != registry.chapter_key(chapter)}
    known = objectives.everything()
    states = {
        one.objective.id: one.state for earlier in {known[name].chapter for name in before} for one in mastery.chapter(earlier)
    }
    ready = sorted(name for name in before if states.get(name) == "secure")
    number = registry.chapter_number(chapter)
    if ready:
        return f"it opens chapter {number}, which builds on “{known[ready[-1]].says}”: that is secure"
    return f"it opens chapter {number}" if number else "it is where everybody begins"


def _weak_step(mastery: Mastery, chapters: Sequence[str]) -> Step | None:
    """A problem that would make an objective secure: one that went wrong, then one not solved yet, then one again."""
    for chapter in chapters:
        for standing in mastery.chapter(chapter):
            if standing.state in ("secure", "due"):
                continue
            names = {name: mastery.problem(name) for name in standing.problems}
            wish = f"“{standing.objective.says}”"
            for name, known in names.items():
                if known.went_wrong:
                    return Step(name, f"it went wrong the last time, and {wish} is not secure before it goes right")
            for name, known in names.items():
                if not _is_done(known):
                    return Step(
                        name, f"{wish} needs {'one more answer' if standing.right else 'two answers'} right at the first try"
                    )
            for name, known in names.items():
                if known.state.last_verdict != "handed_in":
                    return Step(name, f"with new numbers it makes {wish} secure")
    return None


def _is_done(known: Known) -> bool:
    return bool(known.state.credit) or known.state.last_verdict == "handed_in"


def _core(chapter: str) -> Iterator[str]:
    return (name for name, problem in registry.of_chapter(chapter).items() if problem.stage == "core")


def _day(when: date) -> str:
    return f"{when:%A, %B} {when.day}"
