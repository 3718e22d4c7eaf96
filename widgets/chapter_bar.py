"""The slim bar under a chapter's title: its objectives, where the reader stands with each, and what to do next."""

from __future__ import annotations

from html import escape
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from workbook import objectives
from workbook.session import current
from workbook.text import plain

WELCOME = "Nothing is marked against you here: begin with the prediction, and let the pictures answer."


def chapter_bar(chapter: str) -> ChapterBar:
    """Show a chapter's objectives and what to do next, live; nothing in a presentation."""
    return ChapterBar(chapter)


class ChapterBar(anywidget.AnyWidget):
    """Says at once what the chapter is for, and where the reader stands as soon as the page is in view.

    What is due takes loading a scheduler and every chapter in the log, which a page that starts has no time for.
    """

    _esm = script("chapter_bar.js", render="renderChapterBar")
    _css = style("standing.css", "chapter_bar.css")
    html = traitlets.Unicode(help="The bar, as HTML; empty in a presentation.").tag(sync=True)

    def __init__(self, chapter: str) -> None:
        self.session = current()
        self.chapter = chapter
        self._is_awake = False
        super().__init__(html=self._html())
        self.on_msg(self._hear)
        changes.follow(self)

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now."""
        self._is_awake = True
        self.html = self._html()

    def _hear(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") == "ready":
            self.follow(None)

    def _html(self) -> str:
        if self.session.mode == "present":
            return ""
        listed = objectives.of_chapter(self.chapter)
        if not self._is_awake:
            items = "".join(f"<li>{escape(one.says)}</li>" for one in listed)
            return _laid_out(f"{len(listed)} things to learn here", items, "")
        from widgets.standing import counted, next_html, sign, word
        from workbook import mastery

        known = mastery.of(self.session)
        standings = known.chapter(self.chapter)
        items = "".join(
            f'<li data-state="{one.state}">{sign(one.state)} {escape(one.objective.says)} '
            f"<small>{word(one.state)}: {one.why}</small></li>"
            for one in standings
        )
        if known.last() is None and not known.due():
            return _laid_out(f"{len(listed)} things to learn here", items, WELCOME)
        signs = "".join(sign(one.state) for one in standings)
        return _laid_out(
            f"{signs} <span>{len(listed)} objectives: {counted(standings)}</span>", items, next_html(known, self.chapter)
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": plain(self.html)}, metadata


def _laid_out(summary: str, items: str, following: str) -> str:
    said = f'<p class="vbc-bar-next">{following}</p>' if following else ""
    return f"<details><summary>{summary}</summary><ul>{items}</ul></details>{said}"
