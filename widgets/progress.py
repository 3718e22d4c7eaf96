"""Where the reader stands: solved, tried and new by chapter and by problem, what to do next, and the log itself."""

from __future__ import annotations

import logging
import re
import tempfile
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from workbook import registry
from workbook.building import ROOT, chapter_title
from workbook.environment import Trouble
from workbook.problem import Problem
from workbook.progress import ProblemState
from workbook.release.submitting import collect, file_name, merge
from workbook.session import Session, current
from workbook.text import to_html_inline

log = logging.getLogger(__name__)

_ICONS = {"solved": "●", "tried": "◐", "new": "○"}


@dataclass(frozen=True)
class Standing:
    """One problem and where the reader stands with it."""

    problem_id: str
    problem: Problem
    state: ProblemState

    @property
    def word(self) -> str:
        """`solved`, `tried` or `new`."""
        return "solved" if self.state.credit else "tried" if self.state.tries or self.state.solution_shown else "new"


def progress(chapter: str | None = None) -> Progress:
    """Show how far the reader is, in one chapter (`ch05`) or in all; it follows every card on the page."""
    return Progress(chapter)


def standings(session: Session, chapter: str | None = None) -> dict[str, list[Standing]]:
    """Return the standing of every problem, by chapter in authored order."""
    found: dict[str, list[Standing]] = {}
    for problem_id, problem in (registry.of_chapter(chapter) if chapter else registry.problems()).items():
        state = session.log.state(problem_id, learner=session.learner, course=session.course)
        found.setdefault(problem_id.partition(".")[0], []).append(Standing(problem_id, problem, state))
    return found


def next_up(chapters: dict[str, list[Standing]]) -> Standing | None:
    """What to do next: what was begun, then the core route, then more practice; None when all is solved."""
    everything = [one for standing in chapters.values() for one in standing if one.word != "solved"]
    order = {"tried": 0, "new": 1}
    return min(everything, key=lambda one: (one.problem.stage != "core", order[one.word]), default=None)


class Progress(anywidget.AnyWidget):
    """The reader's standing on the page, with what can be done to the log: start over, take that back, export, take in."""

    _esm = script("progress.js", render="renderProgress")
    _css = style("verdict.css", "card.css", "progress.css")
    html = traitlets.Unicode(help="The standing, as HTML.").tag(sync=True)
    where = traitlets.Unicode(help="Where the log is.").tag(sync=True)
    can_undo = traitlets.Bool(False, help="Whether starting over can be taken back.").tag(sync=True)

    def __init__(self, chapter: str | None = None) -> None:
        self.session = current()
        self.chapter = chapter
        self._kept: Path | None = None
        self._said = ""
        super().__init__(html=self._html(), where=self._where())
        self.on_msg(self._hear)
        changes.follow(self)

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now."""
        self.html, self.where = self._html(), self._where()

    def export(self, folder: Path | str) -> Path:
        """Write the work, unchecked answers in notebooks included, as one file to hand in or to take along."""
        collected = collect(self.session)
        path = Path(folder) / file_name(self.session)
        path.write_text(collected.text(), encoding="utf-8")
        self._said = f"{collected.says()}."
        return path

    def take_in(self, name: str, text: str) -> str:
        """Merge such a file from another computer, and say what came of it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / (Path(name).name or "file")
            path.write_text(text, encoding="utf-8")
            said = merge(self.session, path)
        self._follow_all()
        return said

    def reset(self) -> None:
        """Start over: the log is put aside, not deleted."""
        self._kept = self.session.log.reset()
        self._follow_all()

    def undo_reset(self) -> None:
        """Take the last reset back; what was done since stays."""
        if self._kept is not None:
            self.session.log.undo_reset(self._kept)
            self._kept = None
            self._follow_all()

    def _follow_all(self) -> None:
        self.can_undo = self._kept is not None
        changes.tell(None)

    def _html(self) -> str:
        return standing_html(standings(self.session, self.chapter))

    def _where(self) -> str:
        if self.session.mode != "learn":
            return f"This is the mode “{self.session.mode}”: nothing is kept."
        return self.session.log.warning or f"Your work is kept on this computer, in {self.session.log.folder}."

    def _hear(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind, reply = content.get("type"), {"call": content.get("call"), "view": content.get("view")}
        try:
            if kind == "export":
                reply |= _as_download(self)
            elif kind == "take_in":
                reply["said"] = self.take_in(str(content.get("name", "")), str(content.get("text", "")))
            elif kind == "reset":
                self.reset()
            elif kind == "undo":
                self.undo_reset()
            else:
                return
        except Trouble as trouble:
            reply["failed"] = str(trouble)
        except Exception as error:
            log.exception("The progress could not %s.", kind)
            reply["failed"] = f"{type(error).__name__}: {error}"
        self.send({"type": "done", **reply})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.html)).strip()}, metadata


def standing_html(chapters: dict[str, list[Standing]]) -> str:
    """Lay out the standing: a sentence, the next thing to do, and one line with its problems for each chapter."""
    everything = [one for standing in chapters.values() for one in standing]
    solved = sum(one.word == "solved" for one in everything)
    points = sum(one.problem.points for one in everything)
    earned = sum(one.problem.points * one.state.credit for one in everything)
    following = next_up(chapters)
    if following is None:
        todo = "Everything is solved." if everything else "There are no problems yet."
    else:
        todo = f"Next: <strong>{to_html_inline(following.problem.title)}</strong> in {escape(chapter_name(following.problem_id))}"
        todo += ", which you began." if following.word == "tried" else "."
    lines = "".join(_chapter(name, standing, is_open=len(chapters) == 1) for name, standing in chapters.items())
    return (
        f'<p class="vbc-progress-sum"><strong>{solved} of {len(everything)}</strong> problems solved · '
        f"{earned:g} of {points:g} points</p><p>{todo}</p>{lines}"
    )


@cache
def chapter_name(problem_id: str) -> str:
    """Name a problem's chapter by number and title: `ch05_risk_adjustment_reversals.…` gives `5 Risk adjustment and reversals`."""
    chapter = problem_id.partition(".")[0]
    return f"{int(chapter.partition('_')[0].removeprefix('ch'))} {chapter_title(ROOT, chapter)}"


def _chapter(name: str, standing: list[Standing], *, is_open: bool) -> str:
    count = {word: sum(one.word == word for one in standing) for word in _ICONS}
    bar = "".join(f'<i data-word="{word}" style="flex:{number}"></i>' for word, number in count.items() if number)
    words = ", ".join(f"{number} {word}" for word, number in count.items() if number)
    rows = "".join(
        f'<li data-word="{one.word}"><span aria-hidden="true">{_ICONS[one.word]}</span> {to_html_inline(one.problem.title)} '
        f"<small>{_note(one)}</small></li>"
        for one in standing
    )
    summary = (
        f'<summary><span class="vbc-progress-name">{escape(chapter_name(name))}</span>'
        f'<span class="vbc-progress-bar" aria-hidden="true">{bar}</span><span class="vbc-progress-words">{words}</span></summary>'
    )
    opened = " open" if is_open else ""
    return f'<details data-chapter="{escape(name)}"{opened}>{summary}<ul>{rows}</ul></details>'


def _note(one: Standing) -> str:
    parts = [one.word]
    if one.word == "tried":
        parts = ["solution read, not solved" if one.state.solution_shown else f"tried, {_count(one.state.tries, 'try', 'tries')}"]
    if one.problem.stage == "practice":
        parts.append("practice")
    if one.state.hints_shown and one.word != "solved":
        parts.append(_count(one.state.hints_shown, "hint", "hints"))
    return " · ".join(parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _as_download(progress: Progress) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = progress.export(folder)
        return {"name": path.name, "text": path.read_text(encoding="utf-8"), "said": progress._said}
