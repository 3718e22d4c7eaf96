"""A prediction that comes back: the question without its result, then first and now beside it, with the reader's own words."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from widgets.prediction import PredictionView, judged, prediction_of
from widgets.prediction_words import distance, shown_answer, side, surprise
from workbook.answer import Unreadable
from workbook.entry import moment
from workbook.registry import chapter_number
from workbook.review import remembered, review_session
from workbook.review_predictions import Asking, Judged, Questions, askings
from workbook.session import Session
from workbook.text import to_html
from workbook.words import ago


def questions() -> Questions:
    """Return the questions that the workbook asks now, for reading the log."""
    from widgets.explorer import names

    return Questions(frozenset(names()), _judge)


def _judge(name: str, answer: Any) -> Judged | None:
    """Judge a line of an edition that did not keep how it was judged."""
    try:
        asked = prediction_of(name)
    except LookupError:
        return None
    given = asked.answer.read(answer, {})
    return None if isinstance(given, Unreadable) else judged(name, asked, given)


def predict_again(name: str, session: Session) -> PredictionAgain | None:
    """Ask a question once more; None where it cannot be compared, for it has changed since."""
    known = askings(remembered(session), questions=questions()).get(name)
    if not known or _judge(name, known[0].answer) is None:
        return None
    return PredictionAgain(name, known, session)


class PredictionAgain(PredictionView):
    """The question on the page once more; it is kept in review's own course, beside the first answer and not over it."""

    def __init__(self, name: str, known: tuple[Asking, ...], session: Session) -> None:
        self.first, self.number = known[0], known[-1].number + 1
        super().__init__(name, replace(prediction_of(name), reasons=False), review_session(session))

    @property
    def committed(self) -> dict[str, Any] | None:
        """What was committed this time."""
        data = super().committed
        return data if data and data.get("asked") == self.number else None

    def _record(self, **data: Any) -> None:
        super()._record(asked=self.number, **{name: value for name, value in data.items() if name != "asked"})

    def _show(self) -> dict[str, Any]:
        asks = (
            "Would you vote the same today? Your first vote comes after it."
            if self.prediction.truth is None
            else "Asked again: what would you predict today? Your first answer and the result come after it."
        )
        shown = super()._show()
        return shown | {
            "key": f"{shown['key']} again {self.number}",
            "asks": asks,
            "prompt": self._givens() + shown["prompt"],
            "can_forget": False,
            "forgotten": False,
        }

    def _givens(self) -> str:
        """What the chapter has said before it asks; away from the chapter nobody can read it there."""
        givens = self.prediction.givens
        number = chapter_number(self.first.chapter)
        return f'<div class="vbc-givens">{to_html(f"*From chapter {number}:* {givens}")}</div>' if givens else ""

    def _outcome(self, data: dict[str, Any]) -> dict[str, str]:
        """Set first, result and now beside each other; the surprise and the reader's own words stand under them."""
        asked, kind = self.prediction, self.prediction.answer
        given, then = kind.read(data["answer"], {}), kind.read(self.first.answer, {})
        truth = asked.truth() if asked.truth is not None else None
        right = asked.truth is not None and kind.same(given, truth, {})
        first, scale = self.first, data.get("scale", "")
        sides = [self._side_of("guess", f"First, {_ago(first)}", then, asked.said(first.confidence, first.scale), truth)]
        if asked.truth is not None:
            sides.append(side("truth", "The result", shown_answer(kind, truth), ""))
        sides.append(self._side_of("guess", "Now", given, asked.said(data["confidence"], scale), truth))
        own = [side("reason", "Your reason, the first time", "", self.first.reason)] if self.first.reason else []
        if self.first.because:
            own.append(side("because", self._opening_then(), "", self.first.because))
        if asked.truth is None:
            firmer = data["confidence"] - first.confidence if first.scale == scale else None
            said = _votes(kind.same(given, then, {}), firmer)
        else:
            said = _compared(first, right, data["confidence"])
        surprised = (
            f"<p>The first time: {escape(surprise(bool(self.first.right), self.first.confidence))}</p>" if asked.truth else ""
        )
        result = f'<div class="vbc-beside">{"".join(sides)}</div><p><strong>{said}</strong></p>{surprised}'
        result += f'<div class="vbc-beside">{"".join(own)}</div>' if own else ""
        behind = ""
        if asked.truth:  # what is behind a vote leads on into its chapter
            chapter = chapter_number(self.first.chapter)
            behind = f"<div>{to_html(f'*What chapter {chapter} says of it:* {asked.reveal(given, truth)}')}</div>"
        opening = "What would change my vote: …" if asked.truth is None else "The rule that I keep: …"
        return {
            "result": result + behind,
            "opening": opening,
            "because": data.get("because", ""),
        }

    def _side_of(self, part: str, name: str, value: Any, sure: str, truth: Any) -> str:
        kind = self.prediction.answer
        is_off = self.prediction.truth is not None and not kind.same(value, truth, {})
        off = distance(kind, value, truth) if is_off else ""
        return side(part, name, shown_answer(kind, value), f"{sure}; {off}" if off else sure)

    def _opening_then(self) -> str:
        if self.prediction.truth is None:
            return "What your rule would have to know"
        return "“My rule held because …”" if self.first.right else "“My rule failed because …”"


def _ago(asking: Asking) -> str:
    return ago((moment().astimezone().date() - asking.time.astimezone().date()).days)


def _compared(first: Asking, right: bool, confidence: float) -> str:
    """Say what has become of the first answer."""
    then, now = f"{first.confidence:g}%", f"{confidence:g}%"
    if right and first.right:
        return f"Right both times: {then} sure then, {now} now."
    if right:
        return f"Wrong then, at {then}; right now, at {now}."
    if first.right:
        return f"Right then at {then}, and not now at {now}. What has taken the place of the rule that you used then?"
    notes = sum(1 for one in (first.reason, first.because) if one)
    read = f"Read your {('note', 'two notes')[notes - 1]} below: what" if notes else "What"
    return f"Not yet: wrong then at {then}, and now at {now}. {read} did you leave out again?"


def _votes(same: bool, firmer: float | None) -> str:
    """Say what has become of a vote; `firmer` is None where the two did not state the same thing."""
    if not same:
        return "Another vote than then. Which fact moved it?"
    if firmer is None:
        return "The same vote as then."
    if not firmer:
        return "The same vote as then, held as firmly as then."
    more = "more firmly. What has been added?" if firmer > 0 else "less firmly. What speaks against it?"
    return f"The same vote as then, held {more}"
