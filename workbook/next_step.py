"""What to do next, and why: what is due, then the core route, then what is not secure yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook import objectives, registry
from workbook.mastery import Known, Mastery

_READY = {"practicing": "not secure yet, and review brings it back", "due": "to review", "secure": "secure"}
"""What is said of an objective that a chapter builds on, the weakest first; of what is new the chapter itself speaks."""


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
    number, known = registry.chapter_number(chapter), objectives.everything()
    opens = f"it opens chapter {number}" if number else "it is where everybody begins"
    needed = (name for one in objectives.of_chapter(chapter) for name in one.after)
    before = sorted({name for name in needed if registry.chapter_key(name) != registry.chapter_key(chapter)})
    standings = {one.objective.id: one for earlier in {known[name].chapter for name in before} for one in mastery.chapter(earlier)}
    for state, words in _READY.items():
        found = [name for name in before if standings[name].state == state]
        if found:
            weakest = min(reversed(found), key=lambda name: standings[name].right)
            return f"{opens}, which builds on “{known[weakest].says}”: that is {words}"
    return opens


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
