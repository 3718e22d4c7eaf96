"""A position in a debate, or another short text: 80 words and the strongest objection; then two by others, and a rubric."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.positions import debate_of, versions
from workbook.session import current
from workbook.text import to_html, to_html_inline

SIDES = {"for": "For", "against": "Against"}
EMPTY: dict[str, Any] = {"side": "", "position": "", "objection": ""}


@dataclass(frozen=True)
class Asked:
    """What the page calls the texts it asks for."""

    kind: str = "The motion"
    text: str = "Your position"
    other: str = "The strongest objection to it"
    other_done: str = "The strongest objection"
    commit: str = "Commit my position"


@dataclass(frozen=True)
class Exemplar:
    """A text by somebody else, and which lines of the rubric it meets."""

    side: str
    """One of the debate's sides; empty where it has none."""
    position: str
    objection: str
    meets: tuple[bool, ...]
    by: str = ""
    """Who wrote it, as a heading; a number where that does not matter."""
    short: str = ""
    """The same beside each mark."""
    question: Callable[[], str] | None = None
    """What its author was asked, in Markdown, where that is not what the reader is asked."""
    because: tuple[str, ...] = ()
    """What each mark rests on, in Markdown of one line."""


@dataclass(frozen=True)
class Debate:
    """A motion to take a side on, or, with no sides, a text to write for somebody. Texts are Markdown."""

    motion: str | Callable[[Sequence[Any] | None], str]
    """The text; or, of what was decided in `of` (None before), the text for a reader who decided so."""
    exemplars: tuple[Exemplar, ...]
    rubric: tuple[str, ...]
    words: int = 80
    """The most that a position may take."""
    sides: Mapping[str, str] = field(default_factory=lambda: SIDES)
    asked: Asked = Asked()
    of: str = ""
    """The explorer whose decisions the motion speaks of."""
    serves: tuple[str, ...] = ()
    """The objectives that a position on it practices, by id (see `workbook.objectives`)."""

    def __post_init__(self) -> None:
        for exemplar in self.exemplars:
            if exemplar.side not in (self.sides or ("",)) or len(exemplar.meets) != len(self.rubric):
                raise ValueError(f"The exemplar {exemplar.position[:40]!r}… needs a side and a mark for each line of the rubric.")
            if exemplar.because and len(exemplar.because) != len(self.rubric):
                raise ValueError(f"The exemplar {exemplar.position[:40]!r}… needs a reason for each of its marks, or for none.")
            if count_words(exemplar.position) > self.words:
                raise ValueError(f"The exemplar {exemplar.position[:40]!r}… has more than {self.words} words.")

    def missing(self, typed: dict[str, Any]) -> list[str]:
        """What a reader still has to do before the position can be committed."""
        words = count_words(typed["position"])
        return [
            *(["choose a side"] if self.sides and typed["side"] not in self.sides else []),
            *([f"write {_lower(self.asked.text)}"] if not words else []),
            *([f"shorten {_lower(self.asked.text)} by {words - self.words} words"] if words > self.words else []),
            *([f"write {_lower(self.asked.other_done)}"] if not count_words(typed["objection"]) else []),
        ]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def count_words(text: str) -> int:
    """Words as a reader counts them: what stands between spaces."""
    return len(text.split())


def position(name: str) -> PositionView:
    """Show the debate of that name; what was committed before is on the page again."""
    return PositionView(name, debate_of(name))


class PositionView(anywidget.AnyWidget):
    """The debate on the page. `typed` follows the reader; `shown` is what the page lays out."""

    _esm = script("position.js", render="renderPosition")
    _css = style("verdict.css", "answer_controls.css", "card.css", "position.css")
    shown = traitlets.Dict().tag(sync=True)
    typed = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, debate: Debate) -> None:
        self.name, self.debate, self.session = name, debate, current()
        note = self.session.recorded("note", name) or {}
        self.committed: bool = note.get("committed", False)
        self.marks: list[bool] = note.get("marks") or [False] * len(debate.rubric)
        super().__init__(typed={**EMPTY, **{field: note.get(field, "") for field in EMPTY}}, shown=self._shown())
        self.on_msg(self._hear)
        if debate.of:
            changes.follow(self)

    def follow(self, name: str | None) -> None:
        """Ask anew when what the motion speaks of was decided; a committed text keeps the question that it answered."""
        if name in (None, self.debate.of):
            self.shown = self._shown()

    def keep(self, typed: dict[str, Any]) -> None:
        """Log what has been typed so far."""
        self.typed = {field: str(typed.get(field, ""))[:4_000] for field in EMPTY}
        if not self.committed and any(self.typed.values()):
            self._log()

    def commit(self, typed: dict[str, Any]) -> str:
        """Commit a position; returns an empty text, or what is still missing, in words."""
        typed = {field: str(typed.get(field, ""))[:4_000] for field in EMPTY}
        missing = self.debate.missing(typed)
        if missing:
            return f"Before you commit: {', '.join(missing)}."
        known = versions(self.name, self.session)
        if known and any(getattr(known[-1], field) != typed[field] for field in EMPTY):
            self.marks = [False] * len(self.debate.rubric)  # they were set for the older text
        self.typed, self.committed = typed, True
        self._log()
        self.shown = self._shown()
        return ""

    def mark(self, line: int, met: bool) -> None:
        """Tick a line of the rubric for your own position."""
        self.marks[line] = bool(met)
        self._log()

    def revise(self) -> None:
        """Open the position for another version; the committed one stays in the log."""
        self.committed = False
        self._log()
        self.shown = self._shown()

    def _motion(self) -> str:
        if isinstance(self.debate.motion, str):
            return self.debate.motion
        known = self.session.recorded("note", self.name) or {}
        if self.committed and known.get("motion"):
            return str(known["motion"])
        return self.debate.motion((self.session.recorded("prediction", self.debate.of) or {}).get("answer"))

    def _log(self) -> None:
        asked = {"motion": self._motion()} if self.debate.of and self.committed else {}
        self.session.record("note", self.name, committed=self.committed, marks=list(self.marks), **asked, **self.typed)

    def _shown(self) -> dict[str, Any]:
        presented = self.session.mode == "present"  # nobody commits in front of a room, which is to see the others all the same
        return {
            "motion": to_html(self._motion()),
            "sides": dict(self.debate.sides),
            "asked": asdict(self.debate.asked),
            "words": self.debate.words,
            "committed": self.committed,
            "marks": list(self.marks),
            "earlier": self._earlier(),
            "presented": presented,
            "rubric": [to_html(line) for line in self.debate.rubric] if self.committed else [],
            "exemplars": [_exemplar(at, one, self.debate.sides) for at, one in enumerate(self.debate.exemplars, 1)]
            if self.committed or presented
            else [],
            "key": f"{self.session.course}|{self.session.learner}|position|{self.name}",
            "keep": self.session.mode == "learn",
        }

    def _earlier(self) -> list[dict[str, str]]:
        """The versions before the one that stands, the latest first; nobody sees them while writing another."""
        older = versions(self.name, self.session)[-2::-1] if self.committed else []
        return [{"side": one.side, "position": one.position, "objection": one.objection, "ago": one.ago} for one in older]

    def _hear(self, _widget: Any, content: Any, _buffers: Any = None) -> None:
        if not isinstance(content, dict) or content.get("type") not in ("keep", "commit", "mark", "revise"):
            return
        reply = {"call": content.get("call"), "view": content.get("view"), "type": "done", "missing": ""}
        if content["type"] == "keep":
            self.keep(content.get("typed") or {})
        elif content["type"] == "commit":
            reply["missing"] = self.commit(content.get("typed") or {})
        elif content["type"] == "mark" and content.get("line") in range(len(self.marks)):
            self.mark(content["line"], content.get("met", False))
        elif content["type"] == "revise":
            self.revise()
        self.send(reply)


def _exemplar(place: int, one: Exemplar, sides: Mapping[str, str]) -> dict[str, Any]:
    return {
        "by": one.by or f"Another {place}",
        "short": one.short or one.by or f"Another {place}",
        "side": sides.get(one.side, ""),
        "question": to_html(one.question()) if one.question else "",
        "position": to_html(one.position),
        "objection": to_html(one.objection),
        "meets": list(one.meets),
        "because": [to_html_inline(reason) for reason in one.because] or [""] * len(one.meets),
    }
