"""A prediction or a vote: answer, reason and confidence are committed before the result; then the reader says what the rule did."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.confidence import HOW_FIRMLY, Scale, how_sure
from widgets.prediction_words import distance, form_of, shown_answer, side, surprise
from workbook.answer import Unreadable
from workbook.answers import Choice, Number
from workbook.registry import chapter_key
from workbook.review_predictions import Judged
from workbook.session import Session, current
from workbook.text import to_html, to_html_inline

log = logging.getLogger(__name__)

_views: dict[tuple[Session, str], PredictionView] = {}


@dataclass(frozen=True)
class Prediction:
    """What a reader commits to before an explorer shows it."""

    prompt: str
    """The question, as Markdown."""
    answer: Number | Choice
    """What kind of answer is asked."""
    truth: Callable[[], Any] | None
    """`truth()` computes the result from the models; None makes a vote, which no result proves right or wrong."""
    reveal: Callable[[Any, Any], str]
    """`reveal(given, truth)` says, as Markdown, what lies behind the result; a vote's truth is None."""
    reasons: bool = True
    """Whether a one-line reason is asked for."""
    onward: str = ""
    """What to do next on the chapter's own page, as Markdown; away from it there is nothing to look at."""
    given: str | Callable[[], str] = ""
    """What the chapter has said before it asks, as Markdown: shown where the question is asked away from the chapter."""

    @property
    def givens(self) -> str:
        """The facts that the question needs and does not say, as Markdown; empty where it says all."""
        return self.given() if callable(self.given) else self.given

    @property
    def called(self) -> tuple[str, str]:
        """The words for what is committed, and for doing so."""
        return ("vote", "voting") if self.truth is None else ("prediction", "predicting")

    @property
    def least_sure(self) -> int:
        """The confidence (percent) of somebody who only guesses: 0 for a number, an even chance among options."""
        return 100 // len(self.answer.options) if isinstance(self.answer, Choice) else 0

    @property
    def scale(self) -> Scale:
        """What is asked of the answer: how sure a prediction is; of a vote, which nothing proves right, how firmly it is held."""
        return HOW_FIRMLY if self.truth is None else how_sure(self.least_sure)

    def said(self, confidence: float, scale: str) -> str:
        """Put into words what was said on the scale of that name; votes of older logs state how sure their readers were."""
        if scale == HOW_FIRMLY.name:
            return f"held {HOW_FIRMLY.says(confidence)}"
        return how_sure(self.least_sure).says(confidence)


def predict(explorer_name: str) -> PredictionView:
    """Ask for the prediction that belongs to an explorer; what was committed before comes back with its result."""
    session = current()
    known = _views.get((session, explorer_name))
    if known is None or known.comm is None:  # a front end may have closed it
        known = _views[session, explorer_name] = PredictionView(explorer_name, prediction_of(explorer_name), session)
    return known


def judged(name: str, asked: Prediction, given: Any) -> Judged:
    """Say what is known of an answer as read; the log keeps it, so that nobody has to ask the models again."""
    right = None if asked.truth is None else bool(asked.answer.same(given, asked.truth(), {}))
    guess = 1 / len(asked.answer.options) if isinstance(asked.answer, Choice) else 0.0
    return Judged(right, guess, chapter_of(name))


def chapter_of(name: str) -> str:
    """Name the chapter whose objective an explorer serves: ch05."""
    from widgets.explorer import load, names

    serves = load(name).serves if name in names() else ()
    return chapter_key(serves[0]) if serves else "ch00"


def prediction_of(explorer_name: str) -> Prediction:
    """Return the prediction of the explorer of that name; LookupError where it asks for none."""
    from widgets.explorer import load

    found = load(explorer_name).prediction
    if not isinstance(found, Prediction):
        raise LookupError(
            f"widgets/explorers/{explorer_name}.py has no prediction: write EXPLORER = Explorer(…, prediction=Prediction(…))."
        )
    return found


class PredictionView(anywidget.AnyWidget):
    """A prediction on the page. `commit`, `because`, `forget` and `restore` do what the buttons do."""

    _esm = script("prediction.js", render="renderPrediction")
    _css = style("verdict.css", "answer_controls.css", "card.css", "prediction.css")
    shown = traitlets.Dict(help="Everything but what is typed; texts are HTML.").tag(sync=True)
    typed = traitlets.Dict(help="What is typed and not committed: answer, reason, confidence.").tag(sync=True)

    def __init__(self, name: str, prediction: Prediction, session: Session) -> None:
        self.name, self.prediction, self.session = name, prediction, session
        self._message, self._is_of_answer = "", False
        super().__init__(shown=self._show(), typed=self._draft())
        self.observe(self._keep_draft, "typed")
        self.on_msg(self._hear)

    @property
    def committed(self) -> dict[str, Any] | None:
        """What the reader committed: answer, reason, confidence and, later, because."""
        data = self.session.recorded("prediction", self.name) or {}
        return None if data.get("forgotten") or "answer" not in data else data

    def commit(self, answer: Any, *, reason: str, confidence: float | None) -> str:
        """Keep the prediction and show the result; returns what is still wrong with it, or nothing."""
        self._message = self._fault(answer, reason, confidence)
        if not self._message and self.committed is None:
            given = self.prediction.answer.read(answer, {})
            facts = judged(self.name, self.prediction, given)._asdict()
            facts |= {"scale": name} if (name := self.prediction.scale.name) else {}
            self._record(answer=self.prediction.answer.record(given), reason=reason.strip(), confidence=confidence, **facts)
        self.shown = self._show()
        if not self._message:
            changes.tell(self.name)  # the explorer below opens
        return self._message

    def because(self, text: str) -> None:
        """Keep what the reader says about the rule behind the prediction."""
        if self.committed and text.strip():
            self._record(**{**self.committed, "because": text.strip()})
            self.shown = self._show()

    def forget(self) -> None:
        """Ask again, as if nothing had been committed; the log keeps what was, and `restore` brings it back."""
        if self.committed:
            self._record(forgotten=self.committed)
            self.typed = {}
            self.shown = self._show()

    def restore(self) -> None:
        """Bring back the prediction that was forgotten last."""
        data = self.session.recorded("prediction", self.name) or {}
        if data.get("forgotten"):
            self._record(**data["forgotten"])
            self.shown = self._show()

    def _fault(self, answer: Any, reason: str, confidence: float | None) -> str:
        given = self.prediction.answer.read(answer, {})
        self._is_of_answer = isinstance(given, Unreadable)
        if isinstance(given, Unreadable):
            return to_html_inline(given.message)
        if self.prediction.reasons and not reason.strip():
            return "Write the reason in one line: it is what you will learn from."
        scale = self.prediction.scale
        if not isinstance(confidence, int | float) or not scale.least <= confidence <= 100:
            return f"Say {scale.short}, {scale.range}."
        return ""

    def _show(self) -> dict[str, Any]:
        kind, data = self.prediction.answer, self.committed
        spec = kind.spec({})
        if "options" in spec:
            spec["options"] = [{"id": one["id"], "html": to_html_inline(one["text"])} for one in spec["options"]]
        return {
            "key": f"{self.session.course}|{self.session.learner}|prediction {self.name}",
            "keep": self.session.mode == "learn",
            "prompt": to_html(self.prediction.prompt),
            "expects": to_html_inline(form_of(kind, scored=self.prediction.truth is not None)),
            "control": spec,
            "reasons": self.prediction.reasons,
            "vote": self.prediction.truth is None,
            "asks": "Vote first" if self.prediction.truth is None else "Predict first",
            "can_forget": True,
            "confidence": self.prediction.scale.spec(),
            "committed": data is not None,
            "forgotten": bool((self.session.recorded("prediction", self.name) or {}).get("forgotten")),
            "message": self._message,
            "fault": "answer" if self._message and self._is_of_answer else "",
            **(self._outcome(data) if data else {"result": "", "opening": "", "because": ""}),
        }

    def _outcome(self, data: dict[str, Any]) -> dict[str, str]:
        """Set the result beside the guess, with what lies behind it and the reader's own reason."""
        asked, kind = self.prediction, self.prediction.answer
        given = kind.read(data["answer"], {})
        if isinstance(given, Unreadable):  # the question has changed since
            old = f"<p>You predicted {escape(str(data['answer']))}, which answered an older edition of this question.</p>"
            return {"result": old, "opening": "", "because": ""}
        sure = asked.said(data["confidence"], data.get("scale", ""))
        if asked.truth is None:
            truth, sides, comment = None, side("guess", "Your vote", shown_answer(kind, given), sure), ""
            opening = "What would my rule have to know? (Leave this until the end of the chapter.)"
        else:
            truth = asked.truth()
            right = kind.same(given, truth, {})
            sides = side("guess", "You predicted", shown_answer(kind, given), sure)
            sides += side("truth", "The result", shown_answer(kind, truth), "" if right else distance(kind, given, truth))
            comment = f"<p>{surprise(right, data['confidence'])}</p>"
            opening = "My rule held because …" if right else "My rule failed because …"
        reason = side("reason", "Your reason, before", "", data["reason"]) if data["reason"] else ""
        behind = f"{asked.reveal(given, truth)} {asked.onward}".strip()
        result = f'<div class="vbc-beside">{sides}</div>{comment}<div>{to_html(behind)}</div>'
        return {
            "result": result + (f'<div class="vbc-beside">{reason}</div>' if reason else ""),
            "opening": opening,
            "because": data.get("because", ""),
        }

    def _draft(self) -> dict[str, Any]:
        """What was typed after the last commitment, if anything."""
        known = self.session.log.entries(self.name, learner=self.session.learner, course=self.session.course)
        last = next((one for one in reversed(known) if one.kind in ("draft", "prediction")), None)
        return last.data or {} if last is not None and last.kind == "draft" else {}

    def _record(self, **data: Any) -> None:
        self.session.record("prediction", self.name, **data)

    def _keep_draft(self, change: Any) -> None:
        if change.new and self.committed is None:
            self.session.record("draft", self.name, **change.new)
            self.send({"type": "kept", "typed": change.new})

    def _hear(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind, reply = content.get("type"), {"call": content.get("call"), "view": content.get("view")}
        if kind not in ("commit", "because", "forget", "restore"):
            return
        kept = True
        try:
            if kind == "commit":
                reason, confidence = str(content.get("reason") or ""), content.get("confidence")
                kept = not self.commit(content.get("answer"), reason=reason, confidence=confidence)
            elif kind == "because":
                self.because(str(content.get("text") or ""))
            else:
                getattr(self, kind)()
        except Exception as error:
            log.exception("The prediction %s failed.", self.name)
            self.send({"type": "done", "failed": f"{type(error).__name__}: {error}", **reply})
        else:
            self.send({"type": "done", "kept": kept, **reply})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": f"{self.prediction.prompt}\n\nRun this cell to predict."}, metadata
