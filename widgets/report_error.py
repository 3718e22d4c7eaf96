"""A reader reports an error: a text with the page, what every picture and card on it shows, and versions, ready to paste."""

from __future__ import annotations

import json
import logging
import platform
from importlib import metadata
from typing import Any

import anywidget

from widgets.assets import script, style
from widgets.card import open_cards
from widgets.explorer_view import open_explorers
from workbook import registry
from workbook.desk import Desk
from workbook.release.identity import release_id
from workbook.session import Session, current

log = logging.getLogger(__name__)

PACKAGES = ("value-based-care-workbook", "altair", "anywidget", "ipywidgets", "numpy", "pandas", "jupyterlab", "voila")


def report_error(chapter: str) -> ErrorReport:
    """Offer to write a report on the page of a chapter, such as `ch05`; nothing is sent anywhere."""
    return ErrorReport(next(iter(registry.of_chapter(chapter))).partition(".")[0])


def report(chapter: str, session: Session) -> str:
    """Say what the page shows right now; who the reader is and what they answered stays out.

    Parameters
    ----------
    chapter
        The chapter's full name.
    session
        The reader's session; its cards are the ones reported.

    Returns
    -------
    str
        Plain text, one fact a line. A picture's scene code reopens it (`explorer(NAME, scene=CODE)`), a problem's
        numbers are the ones drawn for the reader.
    """
    lines = [
        f"Page: {chapter}, {session.mode}, course {session.course}",
        f"Edition: {release_id()}",
        *(f"Picture: {one.code}" for one in open_explorers()),
        *(_problem(one.desk) for one in open_cards(session)),
        f"System: Python {platform.python_version()}, {platform.platform(terse=True)}",
        f"Packages: {', '.join(_versions())}",
    ]
    return "\n".join(lines)


class ErrorReport(anywidget.AnyWidget):
    """The folded form at a page's foot."""

    _esm = script("report_error.js", render="renderReport")
    _css = style("card.css", "report_error.css")

    def __init__(self, chapter: str) -> None:
        self.chapter, self.session = chapter, current()
        super().__init__()
        self.on_msg(self._hear)

    def _hear(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") != "report":
            return
        reply = {"type": "done", "call": content.get("call"), "view": content.get("view")}
        try:
            self.send(reply | {"kept": True, "text": report(self.chapter, self.session)})
        except Exception as error:  # a report on a broken page must not fail with it
            log.exception("The report on %s failed.", self.chapter)
            self.send(reply | {"failed": f"{type(error).__name__}: {error}"})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata_ = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": "Report an error: run this cell."}, metadata_


def _problem(desk: Desk) -> str:
    numbers = json.dumps(desk.parameters, ensure_ascii=False)
    return f"Problem: {desk.id}, version {desk.state.variant}, question {desk.problem.fingerprint}, numbers {numbers}"


def _versions() -> list[str]:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} is missing")
    return found
