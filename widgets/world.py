"""The world where you were right: the learner says for which numbers the mistaken rule would be right, then sees both rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets import world_picture as drawn
from widgets import world_readout as words
from widgets.assets import script, style
from widgets.bundle import bundle_address
from widgets.livechart import answer_for_vega, with_text
from widgets.own_numbers import settings
from workbook.answers import Code
from workbook.desk import Desk
from workbook.worlds import World, moves_of, sentences, worlds
from workbook.worlds.code import CodeWorld
from workbook.worlds.trimming import readable

NOTE = "Either button draws the true rule. It shows the right answer to your numbers, so new numbers then earn the point."
OTHERS = 3
"""So many other numbers can be changed besides the one that moves."""


def open_world(desk: Desk, *, explorer: Callable[[], None] | None = None) -> WorldView | None:
    """Return the world of what the learner's last answer was: a known mistake, or code that fails; None where there is none.

    `explorer` opens the problem's explorer at the learner's numbers.
    """
    if isinstance(desk.problem.answer, Code) and not desk.is_later:
        failing = desk.failing_input()
        return WorldView(desk, failing) if failing else None
    moves, mistake = moves_of(desk.id), mistake_of(desk)
    if moves is None or mistake is None or desk.is_later:
        return None
    found = worlds(desk.problem, desk.key, desk.parameters, mistake, moves)
    return WorldView(desk, found, explorer=explorer) if found else None


def mistake_of(desk: Desk) -> Callable[..., Any] | None:
    """The mistake that the learner's last answer follows."""
    name = desk.state.last_misconception
    return next((mistake for mistake in desk.key.mistakes if mistake.__name__ == name), None)


class WorldView(anywidget.AnyWidget):
    """A world on the page. `commit` says where the rule would be right, and draws the true rule; before that it is not there."""

    _esm = script("world.js", render="renderWorld")
    _css = style("explorer.css", "world.css")
    shown = traitlets.Dict(help="Texts, control, and the picture's specification.").tag(sync=True)
    data = traitlets.Dict(help="The picture's rows, its limits, and what stands at each place of the slider.").tag(sync=True)

    answered = traitlets.Int(help="How many messages Python has answered.").tag(sync=True)

    def __init__(self, desk: Desk, worlds: Sequence[World], *, explorer: Callable[[], None] | None = None) -> None:
        self._explorer = explorer if explorer and settings(desk) else None
        self.desk, self.worlds = desk, list(worlds)
        self._moved: dict[str, float] = {}
        self._chosen = 0
        self._guess = self._earlier()
        self.is_code = isinstance(worlds[0], CodeWorld)  # what it fails on was said with the verdict: there is nothing to hide
        self.revealed = self._guess is not None or desk.knows_answer or self.is_code
        super().__init__(**self._state())
        self.on_msg(self._hear)

    @property
    def world(self) -> World:
        """The world that is shown: the chosen number moves, and the others are as the learner left them."""
        world = self.worlds[self._chosen]
        parameters = world.parameters
        for other in self.worlds:
            if other is not world and other.move.path in self._moved:
                parameters = other.move.moved(parameters, self._moved[other.move.path])
        return world if parameters is world.parameters else replace(world, parameters=parameters)

    def commit(self, guess: float | None) -> None:
        """Keep the learner's guess (None: nowhere), and show the true rule; the answer to these numbers is known from then on."""
        if self.revealed:
            return
        world = self.world
        self.desk.session.record(
            "reading", self.desk.id, world=world.rule.__name__, variant=self.desk.state.variant, number=world.move.path,
            guess=guess, says=sentences.finding(world),
        )  # fmt: skip
        self._guess = {"guess": guess}
        self.revealed = True
        self.desk.know_answer()
        changes.tell(self.desk.id)
        self._show()

    def choose(self, place: int) -> None:
        """Let another number move."""
        if self.revealed and 0 <= place < len(self.worlds):
            if place != self._chosen and not self.is_code:  # a run of code is not repeated for a shorter range
                self.worlds[place] = readable(self.worlds[place])
            self._chosen = place
            self._show()

    def change(self, values: dict[str, float]) -> None:
        """Set the other numbers."""
        known = {world.move.path for world in self.worlds}
        if self.revealed:
            self._moved = {path: value for path, value in values.items() if path in known}
            self._show()

    def _earlier(self) -> dict[str, Any] | None:
        """What the learner committed before, for the same numbers and the same mistake."""
        if isinstance(self.worlds[0], CodeWorld):
            return None
        kept = self.desk.session.recorded("reading", self.desk.id) or {}
        same = kept.get("world") == self.worlds[0].rule.__name__ and kept.get("variant") == self.desk.state.variant
        return kept if same else None

    def _show(self) -> None:
        with self.hold_sync():
            for name, value in self._state().items():
                setattr(self, name, value)

    def _state(self) -> dict[str, Any]:
        world, own, revealed = self.world, self.worlds[self._chosen], self.revealed
        others = [other for other in self.worlds if other is not own][:OTHERS] if revealed else []
        limits = drawn.y_domain(world, known=revealed, start=own)
        says = sentences.says(world, changed=bool(self._moved)) if revealed else ""
        drawable = not isinstance(world, CodeWorld) or world.is_drawn
        verdict = sentences.verdict(own, self._guess["guess"]) if self._guess and not self._chosen and not self._moved else ""
        shown = {
            "title": "The input that fails" if self.is_code else "When would your rule be right?",
            "yours": "Yours" if self.is_code else "Your rule",
            "true": drawn.true_name(world),
            "rule": drawn.yours(world),
            "own": "This input" if self.is_code else "Your numbers",
            "part": f"Of your answer this shows: {world.quantity.part}." if world.quantity.part and not self.is_code else "",
            "intro": sentences.intro(world),
            "question": sentences.question(world),
            "nowhere": sentences.nowhere(own),
            "note": NOTE if not revealed else "",
            "revealed": revealed,
            "number": world.move.path,
            "numbers": [one.move.label for one in self.worlds],
            "chosen": self._chosen,
            "control": world.move.control(own.parameters).spec(),
            "others": {other.move.path: other.move.control(other.parameters).spec() for other in others},
            "othersAt": {other.move.path: self._moved.get(other.move.path, other.own) for other in others},
            "explorer": bool(revealed and self._explorer),
            "verdict": verdict,
            "says": says,
            "label": f"Lines over “{world.move.label}”: {self._lines()}. {says}".strip(),
            "spec": drawn.picture(own) if drawable else {},
            "address": bundle_address(),
        }
        data = {
            "rows": drawn.rows(world, revealed=revealed),
            "limits": {"yLow": limits[0], "yHigh": limits[1]},
            "readout": words.readout(world, revealed=revealed, limits=limits),
            "table": words.table(world, revealed=revealed),
        }
        return {"shown": shown, "data": data}

    def _lines(self) -> str:
        """What is drawn, for those who do not see it."""
        if self.is_code:
            return "what your function gives and what is expected"
        return "your rule and the true one" if self.revealed else "your rule"

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Do what the page says: a guess, another number, other values, the explorer, or a need for the chart libraries."""
        if "guess" in content:
            self.commit(content["guess"])
        if "choose" in content:
            self.choose(int(content["choose"]))
        if "change" in content:
            self.change(content["change"])
        if "explorer" in content and self.revealed and self._explorer:
            self._explorer()
        self.answered += 1
        answer_for_vega(self, content)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_text(super()._repr_mimebundle_(**kwargs), f"{self.shown['title']}\n{self.shown['label']}")
