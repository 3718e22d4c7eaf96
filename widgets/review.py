"""Review: everything that is due, one thing at a time, mixed across chapters, with new numbers; then what that moved."""

from __future__ import annotations

import logging
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.position import position
from widgets.positions import kept_positions
from widgets.prediction_again import PredictionAgain, predict_again, questions
from widgets.review_card import ReviewCard, outcome, why
from widgets.review_words import lead_html, place_words, prediction_outcome, rule_html, summary_html, title_of, why_again
from workbook.review import Item, Standing, fetch_back, put_off, recalled, standing
from workbook.session import Session, current
from workbook.text import plain

log = logging.getLogger(__name__)

ACTIONS = ("start", "next", "stop", "fetch", "read")


def review() -> Review:
    """Ask again what is due. A session can be left at any moment; what was done is in the log, and the rest waits."""
    return Review(current())


class Review(anywidget.AnyWidget):
    """Review on the page. `start`, `next`, `stop` and `fetch` do what the buttons do; `inside` is the card that is asked."""

    _esm = script("review.js", render="renderReview")
    _css = style("verdict.css", "answer_controls.css", "card.css", "prediction.css", "review.css")
    shown = traitlets.Dict(help="Everything around the card; texts are HTML.").tag(sync=True)
    inside = anywidget.WidgetTrait().tag(sync=True)
    debate = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self.session = session
        self._item: Item | None = None
        self._reason = ""
        self._stopped = False
        self._open = ""
        super().__init__(shown=self._show(), inside=None, debate=None)
        self.on_msg(self._hear)
        changes.follow(self)

    def standing(self) -> Standing:
        """What is due, done and to come, read from the log now."""
        return standing(self.session, questions=questions())

    def start(self) -> None:
        """Ask the first thing that is due."""
        self._stopped = False
        self._ask_next()

    def next(self) -> None:
        """Go on; what was not answered is put off until tomorrow, and nothing is held against the reader."""
        if self._item is not None and not self._is_over():
            put_off(self.session, self._item)
        self._ask_next()

    def stop(self) -> None:
        """Leave the session; what is due waits, and what was done is told."""
        self._stopped = True
        self._leave()
        self.shown = self._show()

    def fetch(self) -> None:
        """Take up what was put off today."""
        fetch_back(self.session)
        self.start()

    def read(self, name: str) -> None:
        """Show a position that was committed, with what others wrote and the rubric; an empty name closes it."""
        view, self.debate = self.debate, None
        if view is not None:
            view.close()
        self._open = name
        if name:
            self.debate = position(name)
        self.shown = self._show()

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now; an answer elsewhere on the page may have made something due, or done."""
        if problem_id is None:
            self._leave()
        self.shown = self._show()

    def _ask_next(self) -> None:
        self._leave()
        for item in self.standing().waiting:
            inside = self._widget_for(item)
            if inside is not None:
                self._item, self.inside = item, inside
                break
            put_off(self.session, item)  # its question has changed since: there is nothing to compare
        self.shown = self._show()

    def _widget_for(self, item: Item) -> ReviewCard | PredictionAgain | None:
        if item.kind != "problem":
            self._reason = why_again(item)
            return predict_again(item.id, self.session)
        known = recalled(item.id, self.session)
        self._reason = why(known) if known else ""
        return ReviewCard(item.id, self.session)

    def _leave(self) -> None:
        inside, self.inside, self._item = self.inside, None, None
        if inside is not None:
            inside.close()

    def _is_over(self) -> bool:
        """Whether the thing that is asked has been answered, as far as its reader wants to go on with it."""
        if isinstance(self.inside, PredictionAgain):
            return self.inside.committed is not None
        state = self.inside.desk.state
        return bool(state.solved or state.solution_shown)

    def _note(self, now: Standing) -> str:
        """What the answer that was just given did to the schedule."""
        assert self._item is not None
        if isinstance(self.inside, PredictionAgain):
            found = now.find(self._item.key)
            return prediction_outcome(found) if found and self.inside.committed else ""
        state, known = self.inside.desk.state, recalled(self._item.id, self.session)
        return outcome(known, state) if state.tries and known else ""

    def _show(self) -> dict[str, Any]:
        now = self.standing()
        asked = self._item is not None
        phase = "asked" if asked else "done" if now.done and (self._stopped or not now.waiting) else "ready"
        is_over = asked and self._is_over()
        begun = asked and not is_over and not isinstance(self.inside, PredictionAgain) and bool(self.inside.desk.state.tries)
        ahead = len(now.waiting) - sum(one.key == self._item.key for one in now.waiting) if self._item else len(now.waiting)
        behind = sum(one.item.key != self._item.key for one in now.done) if self._item else len(now.done)
        return {
            "phase": phase,
            "lead": "" if asked else lead_html(now, session=self.session),
            "summary": summary_html(now) if phase == "done" else "",
            "place": place_words(behind + 1, behind + 1 + ahead, self._item) if self._item else "",
            "title": title_of(self._item) if self._item else "",
            "at": behind + is_over if asked else len(now.done),
            "of": behind + 1 + ahead if asked else len(now.done) + len(now.waiting),
            "why": self._reason if asked else "",
            "note": self._note(now) if asked else "",
            "start": _start_words(now),
            "next": "" if not asked else "Next" if is_over and ahead else "Finish" if is_over else "Leave it" if begun else "Later",
            "fetch": len(now.aside) if not asked else 0,
            "rule": rule_html(),
            "positions": kept_positions(self.session),
            "open": self._open,
        }

    def _hear(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind, reply = content.get("type"), {"call": content.get("call"), "view": content.get("view")}
        if kind not in ACTIONS:
            return
        try:
            if kind == "read":
                self.read(str(content.get("name") or ""))
            else:
                getattr(self, kind)()
        except Exception as error:
            log.exception("Review could not %s.", kind)
            reply["failed"] = f"{type(error).__name__}: {error}"
        self.send({"type": "done", **reply})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": plain(f"{self.shown['lead']} {self.shown['summary']}")}, metadata


def _start_words(now: Standing) -> str:
    if not now.waiting:
        return ""
    return "Go on" if now.done else "Start"
