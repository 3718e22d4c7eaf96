"""Two problems at a chapter's opening: those that are due from earlier chapters, with new numbers, else the two that are named."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.card import card
from widgets.review_card import ReviewCard, outcome, why
from workbook import registry
from workbook.registry import chapter_number
from workbook.review import keep_opening, opening, recalled
from workbook.session import Session, current


def due_cards(chapter: str, *named: str) -> DueCards:
    """Show what is due from chapters before this one, as many cards as are named; where less is due, the named ones fill up.

    `due_cards("ch05", "ch01.flip_threshold", "ch01.value_per_thousand")`. In front of a room it is always the named ones.
    """
    return DueCards(chapter, [registry.resolve(one) for one in named], current())


class DueCards(anywidget.AnyWidget):
    """The cards on the page, each under a line that says why it is there."""

    _esm = script("due_cards.js", render="renderDueCards")
    _css = style("verdict.css", "answer_controls.css", "card.css", "review.css")
    shown = traitlets.Dict(help="What is said above all, above each card and below it.").tag(sync=True)
    first = anywidget.WidgetTrait().tag(sync=True)
    second = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, chapter: str, named: list[str], session: Session) -> None:
        self.chapter, self.session = chapter, session
        due = opening(chapter, session, count=len(named)) if session.mode == "learn" else []
        self.due = due
        self.problems = [*due, *(one for one in named if one not in due)][: len(named)]
        self._reasons = {one: why(known) for one in due if (known := recalled(one, session)) is not None}
        cards = [ReviewCard(one, session) if one in due else card(one) for one in self.problems]
        self._before = {one.desk.id: one.desk.state.tries for one in cards if isinstance(one, ReviewCard)}
        self._kept = any(self._before.values())
        super().__init__(shown=self._show(cards), first=cards[0] if cards else None, second=cards[1] if cards[1:] else None)
        changes.follow(self)

    def follow(self, problem_id: str | None) -> None:
        """Say what an answer did to the schedule; what is begun here stays here for the day."""
        if problem_id not in self.due:
            return
        cards = [one for one in (self.first, self.second) if one is not None]
        if not self._kept and any(one.desk.state.tries for one in cards if isinstance(one, ReviewCard)):
            self._kept = True
            keep_opening(self.chapter, self.session, self.due)
        self.shown = self._show(cards)

    def _show(self, cards: list[Any]) -> dict[str, Any]:
        reasons = [
            self._reasons.get(one.desk.id, "") if isinstance(one, ReviewCard) else f"From chapter {chapter_number(one.desk.id)}:"
            for one in cards
        ]
        return {"lead": self._lead(), "reasons": reasons, "notes": [self._note(one) for one in cards]}

    def _lead(self) -> str:
        number = len(self.due)
        if self.session.mode == "present":
            return "From earlier chapters."
        if not number:
            return "Two from earlier chapters, to keep them fresh. Skip them if you start here."
        if number < len(self.problems):
            return "One that is due from an earlier chapter, and one more to keep fresh."
        return "Two that are due from earlier chapters. Your answers decide when they come again, and count for nothing else."

    def _note(self, shown: Any) -> str:
        if not isinstance(shown, ReviewCard) or not shown.desk.state.tries:
            return ""
        known = recalled(shown.desk.id, self.session)
        return outcome(known, shown.desk.state) if known else ""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        titles = " and ".join(registry.problem(one).title for one in self.problems)
        return data | {"text/plain": f"{self._lead()} {titles}. Run this cell to answer.".strip()}, metadata
