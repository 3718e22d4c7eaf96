"""The cover over an explorer whose picture would answer its own prediction: what it says, and when it goes for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets import changes
from workbook.session import Session

if TYPE_CHECKING:
    from widgets.explorer import Explorer


def cover_of(explorer: Explorer, session: Session) -> dict[str, str]:
    """Return the words on the cover; empty where the picture may be seen."""
    if explorer.prediction is None or session.mode == "present" or was_opened(explorer, session):
        return {}
    noun, doing = explorer.prediction.called
    return {"words": f"Commit your {noun} above first; then this picture opens.", "button": f"Open it without {doing}"}


def opens_at(explorer: Explorer, session: Session) -> dict[str, Any]:
    """Return the values at which the picture opens because of what the reader decided; empty for most explorers."""
    answer = (session.recorded("prediction", explorer.name) or {}).get("answer")
    opens = getattr(explorer.prediction, "opens", None)
    return opens(answer) if opens and answer else {}


def was_opened(explorer: Explorer, session: Session) -> bool:
    """Whether the reader has ever committed the prediction, or opened the picture without: forgetting covers nothing again."""
    known = session.log.entries(explorer.name, learner=session.learner, course=session.course)
    return any(one.kind == "prediction" or (one.kind == "note" and (one.data or {}).get("opened")) for one in known)


def open_without(explorer: Explorer, session: Session) -> None:
    """Note that the reader went on without a prediction, and open the picture wherever it is shown."""
    session.record("note", explorer.name, opened="without predicting")
    changes.tell(explorer.name)
