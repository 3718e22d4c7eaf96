"""One problem as a card on the page: what the reader does goes to the problem's desk, what the desk knows is shown."""

from __future__ import annotations

import contextlib
import logging
import os
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.card_view import blank, shown, spoken
from workbook import sandbox
from workbook.answers import Code
from workbook.desk import Desk
from workbook.judge import Verdict
from workbook.registry import RegistryError
from workbook.session import Session, current

log = logging.getLogger(__name__)

ACTIONS = ("check", "hint", "new_numbers", "solution", "explain", "explorer", "world")

_cards: dict[tuple[Session, str], Card] = {}


def card(problem_id: str) -> Card:
    """Show a problem as a card; `ch05.observed_to_expected` is short for the full id.

    The same problem shown twice is one card with two views: they share what is typed and what was said.
    """
    desk = Desk(problem_id, current())
    known = open_card(desk)
    if known is None:
        known = _cards[desk.session, desk.id] = Card(desk)
    known.follow(desk.id)
    return known


def open_card(desk: Desk) -> Card | None:
    """Return the card of that problem where there is one that no front end has closed."""
    known = _cards.get((desk.session, desk.id))
    return known if known is not None and known.comm is not None else None


def open_cards(session: Session) -> list[Card]:
    """Return every card that this learner has on the page."""
    return [one for (owner, _), one in _cards.items() if owner is session and one.comm is not None]


class Card(anywidget.AnyWidget):
    """A problem on the page. `check`, `hint`, `new_numbers` and `solution` do what the buttons do."""

    _esm = script("card.js", render="renderCard")
    _css = style("verdict.css", "answer_controls.css", "card.css")
    shown = traitlets.Dict(help="Everything on the card but the answer; texts are HTML.").tag(sync=True)
    answer = traitlets.Any(help="The answer as typed, chosen or set.").tag(sync=True)
    drawer = anywidget.WidgetTrait().tag(sync=True)
    world_drawer = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._verdict: Verdict | None = None
        self._sentence = ""
        self._turn = 0
        self._taking_over = True  # what the log holds already is not a new draft
        super().__init__(shown=self._show(), answer=self._kept_answer())
        self._taking_over = False
        self.on_msg(self._hear)
        changes.follow(self)

    def check(self, raw: Any = None) -> Verdict:
        """Judge an answer, by default the one on the card."""
        raw = self.answer if raw is None else raw
        if self.shown["waits"]["check"]:
            return Verdict("unreadable", self.shown["waits"]["check"])
        self._close_world()
        verdict = self.desk.check(raw)
        if verdict.kind == "unreadable" and raw not in (None, blank(self.desk)):
            self.desk.save_draft(raw)
        self.take_over(raw, verdict)
        if self.desk.problem.answer.kind == "target" and verdict.kind != "unreadable":
            self._reveal(raw)
        changes.tell(self.desk.id)
        return verdict

    def hint(self) -> str | None:
        """Show the next hint, and return it."""
        hint = self.desk.hint()
        changes.tell(self.desk.id)
        return hint

    def new_numbers(self) -> dict[str, Any]:
        """Go on to fresh numbers; what was typed for the old ones stays in the log."""
        if self.answer not in (None, blank(self.desk), self.desk.state.last_answer):
            self.desk.save_draft(self.answer)
        parameters = self.desk.new_numbers()
        self._close_drawer()
        self._close_world()
        self._verdict, self._sentence = None, ""
        with self.hold_sync():
            changes.tell(self.desk.id)
            self._set_answer(None)
        return parameters

    def solution(self) -> str:
        """Show the worked solution; SolutionClosed says what is missing while it is still to be earned."""
        solution = self.desk.solution()
        changes.tell(self.desk.id)
        return solution

    def explain(self, text: str) -> None:
        """Keep the reader's sentence about one step of the solution."""
        if text.strip():
            self.desk.session.record("note", self.desk.id, explanation=text.strip(), variant=self.desk.state.variant)
            changes.tell(self.desk.id)

    def explorer(self) -> None:
        """Open the problem's explorer on the card, at the problem's scene; a second call closes it."""
        if self.drawer:
            self._close_drawer()
        else:
            self._open_explorer()

    def world(self) -> None:
        """Open the world in which the recognised mistake would be right; a second call closes it."""
        if self.world_drawer:
            self._close_world()
            return
        from widgets.world import open_world

        self.world_drawer = open_world(self.desk, explorer=self._explorer_at_own_numbers)

    def take_over(self, raw: Any, verdict: Verdict) -> None:
        """Show an answer and its verdict, from here or from an `%%answer` cell."""
        self._verdict = verdict
        self._turn += 1
        self._set_answer(raw)

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now; where the whole log has changed, take up the answer that it holds."""
        if problem_id is None:
            self._verdict, self._sentence = None, ""
            self._close_drawer()
            self._close_world()
            with self.hold_sync():
                self.shown = self._show()
                self._set_answer(self._kept_answer())
        elif problem_id == self.desk.id:
            self.shown = self._show()

    def _show(self) -> dict[str, Any]:
        return shown(self.desk, verdict=self._verdict, sentence=self._sentence, turn=self._turn)

    def _kept_answer(self) -> Any:
        state = self.desk.state
        return state.draft if state.draft is not None else state.last_answer

    def _set_answer(self, raw: Any) -> None:
        self._taking_over = True
        try:
            self.answer = raw
        finally:
            self._taking_over = False

    @traitlets.observe("answer")
    def _keep_draft(self, change: Any) -> None:
        if self._taking_over:
            return
        self.desk.save_draft(change.new)
        self.send({"type": "kept", "answer": change.new})

    def _hear(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        """Do what a button says, and answer every call: a card never waits in vain."""
        kind, reply = content.get("type"), {"call": content.get("call"), "view": content.get("view")}
        if kind == "ready":
            self._get_ready()
        if kind not in ACTIONS:
            return
        if self.shown["waits"][kind]:  # the page says why before it asks; a page that has not heard yet hears it now
            self.send({"type": "done", "waits": self.shown["waits"][kind], **reply})
            return
        if kind in ("check", "world") and isinstance(self.desk.problem.answer, Code):
            self.send({"type": "working", **reply})  # at once: running the code takes a moment
        try:
            self._do(kind, content)
        except Exception as error:
            log.exception("The card %s failed.", self.desk.id)
            self.send({"type": "done", "failed": f"{type(error).__name__}: {error}", **reply})
        else:
            self.send({"type": "done", "kept": True, **reply})

    def _get_ready(self) -> None:
        """Load the key while the reader reads: it may import what takes longer than a check should."""
        with contextlib.suppress(RegistryError):  # said when an answer is checked
            _ = self.desk.key
        # Below this card a cell may hold the answer, and that is checked at once. On a page for many readers, typing wakes it.
        if isinstance(self.desk.problem.answer, Code) and "VOILA_REQUEST_URL" not in os.environ:
            sandbox.warm_up()

    def _do(self, kind: str, content: dict[str, Any]) -> None:
        if kind == "check":
            self.check(content.get("answer"))
        elif kind == "explain":
            self.explain(str(content.get("text", "")))
        else:
            getattr(self, kind)()

    def _reveal(self, setting: dict[str, Any]) -> None:
        """After a commitment: the explorer at the committed setting, and its sentence."""
        if self.desk.problem.explorer:
            try:
                self._open_explorer(**setting)
            except Exception:  # the verdict stands, whatever happens to the picture
                log.exception("The explorer of %s could not be opened.", self.desk.id)

    def _explorer_at_own_numbers(self) -> None:
        """Open the explorer, in its own place on the card, where its controls show the learner's numbers."""
        from widgets.own_numbers import settings

        self._open_explorer(**settings(self.desk))
        self._sentence = ""  # what is said beside the feedback is said of what the learner has set

    def _open_explorer(self, **setting: Any) -> None:
        from widgets.explorer import load
        from widgets.own_numbers import fits

        explorer = load(self.desk.problem.explorer)
        controls = explorer.controls
        here = {name: value for name, value in setting.items() if name in controls and fits(controls[name], value)}
        self._close_drawer()
        view = explorer.show(scene=self.desk.problem.scene, covered=False, **here)  # no prediction stands above a card's own
        if here and len(here) == len(setting):
            self._sentence = explorer.at(**view.values).sentence
        self.drawer = view

    def _close_drawer(self) -> None:
        view, self.drawer = self.drawer, None
        if view is not None:
            view.close()

    def _close_world(self) -> None:
        view, self.world_drawer = self.world_drawer, None
        if view is not None:
            view.close()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": spoken(self.desk)}, metadata
