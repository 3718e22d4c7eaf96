"""Cases decided one at a time while a meter runs: each is committed before the next is shown, and the sum comes after the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from workbook.controls import Control, Options
from workbook.session import Session, current
from workbook.text import to_html, to_html_inline

Decided = Sequence[Any]


@dataclass(frozen=True)
class Decisions:
    """An explorer's `prediction` where its reader decides several cases. Texts are Markdown."""

    cases: Mapping[str, str]
    """What is told of each case, under its name."""
    control: Control | Mapping[str, Control | Options]
    """What is set for each: the same for all, or for each case its own, under its name."""
    meter: Callable[[Decided], str]
    """What runs meanwhile, in words, after the decisions so far; the last one may still be weighed."""
    reveal: Callable[[Decided], str]
    """What all decisions come to."""
    opens: Callable[[Decided], dict[str, Any]]
    """The values at which the explorer opens after these decisions."""
    next_case: str = "Commit, next patient"
    """What the button says before the last case."""
    truth: None = None
    """Nothing proves a decision right or wrong."""
    called: ClassVar[tuple[str, str]] = ("decisions", "deciding")
    """The words for what is committed, and for doing so."""

    def control_of(self, at: int) -> Control | Options:
        """What is set for the case at that place."""
        return self.control[list(self.cases)[at]] if isinstance(self.control, Mapping) else self.control


def decide(explorer_name: str) -> DecisionsView:
    """Ask for the decisions that belong to an explorer; what was decided before is there again."""
    return DecisionsView(explorer_name, decisions_of(explorer_name), current())


def decisions_of(explorer_name: str) -> Decisions:
    """Return the decisions of the explorer of that name; LookupError where it asks for none."""
    from widgets.explorer import load

    found = load(explorer_name).prediction
    if not isinstance(found, Decisions):
        raise LookupError(f"widgets/explorers/{explorer_name}.py asks for no decisions.")
    return found


class DecisionsView(anywidget.AnyWidget):
    """The cases on the page, one after the other."""

    _esm = script("decisions.js", render="renderDecisions")
    _css = style("verdict.css", "answer_controls.css", "card.css", "prediction.css", "decisions.css")
    shown = traitlets.Dict(help="Everything but the number that is being weighed; texts are HTML.").tag(sync=True)

    def __init__(self, name: str, asked: Decisions, session: Session) -> None:
        self.name, self.asked, self.session = name, asked, session
        super().__init__(shown=self._show())
        self.on_msg(self._hear)

    @property
    def decided(self) -> list[Any]:
        """The decisions so far, in the order of the cases."""
        whole = self.session.recorded("prediction", self.name) or {}
        known = whole.get("answer") or (self.session.recorded("draft", self.name) or {}).get("decided") or []
        return known if len(known) <= len(self.asked.cases) else []  # an older edition had more cases

    def commit(self, value: object) -> str:
        """Keep the decision on the case that is shown; returns what is wrong with it, or nothing."""
        decided = self.decided
        if len(decided) == len(self.asked.cases):
            return ""
        try:
            decided = [*decided, self.asked.control_of(len(decided)).check(value)]
        except ValueError as error:
            return str(error)
        if len(decided) == len(self.asked.cases):
            self.session.record("prediction", self.name, answer=decided)
            changes.tell(self.name)  # the explorer opens at them
        else:
            self.session.record("draft", self.name, decided=decided)
        self.shown = self._show()
        return ""

    def again(self) -> None:
        """Ask for all cases anew; the log keeps what was decided."""
        self.session.record("prediction", self.name, forgotten={"answer": self.decided})
        self.session.record("draft", self.name, decided=[])
        changes.tell(self.name)  # what asks about these decisions has nothing to ask about for now
        self.shown = self._show()

    def _show(self) -> dict[str, Any]:
        decided, names = self.decided, list(self.asked.cases)
        at = len(decided)
        done = at == len(names)
        control = self.asked.control_of(min(at, len(names) - 1))
        values = [] if done else _steps(control)
        return {
            "names": names,
            "at": at,
            "done": done,
            "story": "" if done else to_html(self.asked.cases[names[at]]),
            "decided": [self.asked.control_of(place).show(value) for place, value in enumerate(decided)],
            "control": control.spec(),
            "meters": [[value, to_html_inline(self.asked.meter([*decided, value]))] for value in values],
            "next": self.asked.next_case,
            "result": to_html(self.asked.reveal(decided)) if done else "",
        }

    def _hear(self, _widget: Any, content: Any, _buffers: Any = None) -> None:
        if not isinstance(content, dict) or content.get("type") not in ("commit", "again"):
            return
        reply = {"call": content.get("call"), "view": content.get("view"), "type": "done", "message": ""}
        if content["type"] == "commit":
            # a page that is behind (a second window) must not decide a case that it does not show
            stale = content.get("at") != len(self.decided)
            reply["message"] = "This was decided in another window." if stale else self.commit(content.get("value"))
            self.shown = self._show()
        else:
            self.again()
        self.send(reply)


def _steps(control: Control | Options) -> list[Any]:
    """Every value that can be weighed."""
    if isinstance(control, Options):
        return control.corners()
    return [
        control.check(control.low + step * control.step) for step in range(round((control.high - control.low) / control.step) + 1)
    ]
