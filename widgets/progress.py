"""Where the reader stands: by chapter, objective and problem, day by day, what to do next and why, and the log itself."""

from __future__ import annotations

import logging
import tempfile
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.review_card import dated
from widgets.standing import SIGNS, chapter_link, chapter_name, counted, next_html, problem_link, sign, word
from widgets.timeline import timeline_html
from workbook import mastery, registry, spacing
from workbook.attempts import MEND
from workbook.collecting import no_collecting
from workbook.entry import today
from workbook.environment import Trouble
from workbook.mastery import Mastery, Standing
from workbook.release.submitting import collect, file_name, merge
from workbook.session import Session, current, guest_of
from workbook.text import plain, to_html, to_html_inline
from workbook.words import so_many

log = logging.getLogger(__name__)

_ICONS = {"solved": "●", "tried": "◐", "new": "○"}


def progress(chapter: str | None = None) -> Progress:
    """Show how far the reader is, in one chapter (`ch05`) or in all; it follows every card on the page."""
    return Progress(chapter)


class Progress(anywidget.AnyWidget):
    """The reader's standing on the page, with what can be done to the log: start over, take that back, export, take in."""

    _esm = script("progress.js", render="renderProgress")
    _css = style("verdict.css", "card.css", "standing.css", "progress.css")
    html = traitlets.Unicode(help="The standing, as HTML.").tag(sync=True)
    where = traitlets.Unicode(help="Where the log is.").tag(sync=True)
    warns = traitlets.Bool(False, help="Whether that says that something is wrong.").tag(sync=True)
    undo = traitlets.Unicode(help="What the button says that takes starting over back, if anything.").tag(sync=True)

    def __init__(self, chapter: str | None = None) -> None:
        self.session = current()
        self.chapter = chapter
        super().__init__(html=self._html(), where=self._where(), warns=self._warns(), undo=self._undo())
        self.on_msg(self._hear)
        changes.follow(self)

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now."""
        self.html, self.where, self.warns = self._html(), self._where(), self._warns()
        if problem_id is None:
            self.undo = self._undo()

    def take_in(self, name: str, text: str) -> str:
        """Merge such a file from another computer, and say what came of it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / (Path(name).name or "file")
            path.write_text(text, encoding="utf-8")
            try:
                said = merge(self.session, path)
            except Trouble as trouble:  # the reader has chosen the file by its name, and knows no other folder
                raise Trouble(str(trouble).replace(str(path), path.name)) from None
        changes.tell(None)
        return said

    def reset(self) -> None:
        """Start over: the log is put aside, not deleted."""
        self.session.log.reset()
        changes.tell(None)

    def undo_reset(self) -> None:
        """Take the last reset back, also one of another page or another day; what was done since stays."""
        kept = self.session.log.put_aside()
        if kept is not None:
            self.session.log.undo_reset(kept)
            changes.tell(None)

    def _undo(self) -> str:
        kept = self.session.log.put_aside()
        if kept is None:
            return ""
        day = _day_of(kept)
        return "Undo starting over" if day in (None, today()) else f"Bring back the work put aside on {dated(day)}"

    def _html(self) -> str:
        return standing_html(self.session, self.chapter)

    def _where(self) -> str:
        if self.session.mode != "learn":
            return f"This is the mode “{self.session.mode}”: nothing is kept."
        if self.session.log.warning:
            return self.session.log.warning
        if host := guest_of():  # the folder's name is none of a guest's business
            return f"You are a guest of {host}: your work is kept there, for this browser. “Export my work” takes it along."
        return f"Your work is kept on this computer, in {self.session.log.folder}."

    def _warns(self) -> bool:
        return self.session.mode == "learn" and self.session.log.warning is not None

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
            is_of_disk = isinstance(error, OSError) and kind != "export"
            reply["failed"] = _not_changed(error, self.session.log.folder) if is_of_disk else f"{type(error).__name__}: {error}"
        self.send({"type": "done", **reply})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": plain(self.html)}, metadata


def _day_of(kept: Path) -> date | None:
    """The day on which a log was put aside: its name says it."""
    try:
        return datetime.strptime(f"{kept.name.partition('-until-')[2]} +0000", "%Y-%m-%dT%H-%M-%S-%f %z").astimezone().date()
    except ValueError:
        return None


def standing_html(session: Session, chapter: str | None = None) -> str:
    """Lay out the standing: a sentence, what to do next, each chapter with its objectives, the days, and the rule."""
    with no_collecting():
        return _standing_html(session, chapter)


def _standing_html(session: Session, chapter: str | None) -> str:
    known = mastery.of(session)
    names = [name for name in registry.chapters() if chapter in (None, name, registry.chapter_key(name))]
    standings = {name: known.chapter(name) for name in names}
    everything = [one for standing in standings.values() for one in standing]
    problems = {name: problem for chapter in names for name, problem in registry.of_chapter(chapter).items()}
    solved = sum(bool(known.problem(name).state.credit) for name in problems)
    points = sum(problem.points for problem in problems.values())
    earned = sum(problem.points * known.problem(name).state.credit for name, problem in problems.items())
    lines = "".join(_chapter(name, standing, known, is_open=len(names) == 1) for name, standing in standings.items())
    waiting = sum(one.state == "due" for one in everything)
    to_review = f", {waiting} to review" if waiting else ""  # who comes back after a month has lost nothing
    return (
        f'<p class="vbc-progress-sum"><strong>{_secure(everything)} of {len(everything)}</strong> objectives secure{to_review} · '
        f"<strong>{solved} of {len(problems)}</strong> problems solved · {earned:g} of {points:g} points</p>"
        f'<p class="vbc-progress-next">{next_html(known, chapter)}</p><div class="vbc-progress-chapters">{lines}</div>'
        f"{timeline_html(known.days(), today=today()) if chapter is None else ''}{_rule()}"
    )


def _secure(standings: list[Standing]) -> int:
    return sum(one.state == "secure" for one in standings)


def _chapter(name: str, standings: list[Standing], known: Mastery, *, is_open: bool) -> str:
    seen = tuple((problem, known.problem(problem).word, _note(problem, known)) for one in standings for problem in one.problems)
    return _chapter_html(name, tuple(standings), seen, is_open)


@cache
def _chapter_html(name: str, standings: tuple[Standing, ...], seen: tuple[tuple[str, str, str], ...], is_open: bool) -> str:
    """Lay out a chapter; it is kept, because an answer changes one chapter of thirteen."""
    rows = iter(seen)
    bar = "".join(f'<i data-state="{one.state}"></i>' for one in sorted(standings, key=lambda one: -list(SIGNS).index(one.state)))
    items = "".join(
        f'<li data-state="{one.state}">{sign(one.state)} {escape(one.objective.says, quote=False)} '
        f"<small>{word(one.state)}: {one.why}</small><ul>{''.join(_problem(*next(rows)) for _ in one.problems)}</ul></li>"
        for one in standings
    )
    summary = (
        f'<summary><span class="vbc-progress-name">{escape(chapter_name(name), quote=False)}</span>'
        f'<span class="vbc-progress-bar" aria-hidden="true">{bar}</span>'
        f'<span class="vbc-progress-words">{counted(list(standings))}</span></summary>'
    )
    opened = " open" if is_open else ""
    to_page = "" if is_open else f"<p>{chapter_link(name, 'Open the chapter')}</p>"
    return f'<details data-chapter="{escape(name)}"{opened}>{summary}<ul>{items}</ul>{to_page}</details>'


def _problem(problem_id: str, word: str, note: str) -> str:
    return (
        f'<li data-word="{word}"><span aria-hidden="true">{_ICONS[word]}</span> {problem_link(problem_id, _title(problem_id))} '
        f"<small>{note}</small></li>"
    )


@cache
def _title(problem_id: str) -> str:
    return to_html_inline(registry.problem(problem_id).title)


def _note(problem_id: str, known: Mastery) -> str:
    one, stage = known.problem(problem_id), registry.problem(problem_id).stage
    parts = [one.word]
    if one.word == "tried":
        parts = ["solution read, not solved" if one.state.solution_shown else f"tried, {so_many(one.state.tries, 'try', 'tries')}"]
    if stage == "practice":
        parts.append("practice")
    if one.state.hints_shown and one.word != "solved":
        parts.append(so_many(one.state.hints_shown, "hint"))
    if one.is_due:
        parts.append("due")
    return " · ".join(parts)


@cache
def _rule() -> str:
    return (
        '<details data-chapter="rule"><summary>How this is worked out</summary>'
        f'<div class="vbc-progress-rule">{to_html(mastery.RULE)}{to_html(spacing.RULE)}</div></details>'
    )


def _as_download(progress: Progress) -> dict[str, str]:
    """The file as text, and nothing on the disk: where that is full, or may not be written on, is where this is needed."""
    collected = collect(progress.session)
    return {"name": file_name(progress.session), "text": collected.text(), "said": f"{collected.says()}."}


def _not_changed(error: OSError, folder: Path | None) -> str:
    """Say in one sentence what the disk refused, and what helps."""
    place = Path(error.filename).parent if isinstance(error.filename, str) else folder
    helps = MEND.get(error.errno or 0, "close other programs that use it")
    return f"{place} cannot be changed ({error.strerror or error}), so everything is as it was: {helps}, and try again."
