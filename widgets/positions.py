"""The positions that a reader has committed: every version, with its day, and a list of all debates to read again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from widgets.assets import HERE
from workbook.entry import today
from workbook.session import Session
from workbook.text import to_html
from workbook.words import ago, capital

if TYPE_CHECKING:
    from widgets.position import Debate

OLD = 21
"""From this many days on, a position is worth another look."""


@dataclass(frozen=True)
class Version:
    """One text as it was committed first."""

    time: datetime
    side: str
    position: str
    objection: str
    motion: str
    """The motion that it answered, where the motion follows what its reader decided; else empty."""

    @property
    def days(self) -> int:
        """How long ago that was."""
        return (today() - self.time.astimezone().date()).days

    @property
    def ago(self) -> str:
        """The same in words."""
        return ago(self.days)


def versions(name: str, session: Session) -> list[Version]:
    """Return what was committed to one debate, the first version first; ticks on the rubric make no version."""
    found: list[Version] = []
    for entry in session.log.entries(name, learner=session.learner, course=session.course):
        data = entry.data if isinstance(entry.data, dict) else {}
        if entry.kind != "note" or not data.get("committed"):
            continue
        try:
            time = datetime.fromisoformat(entry.time)
        except ValueError:
            continue
        side, position, objection, motion = (str(data.get(part, "")) for part in ("side", "position", "objection", "motion"))
        if not found or (found[-1].side, found[-1].position, found[-1].objection) != (side, position, objection):
            found.append(Version(time, side, position, objection, motion))
    return found


def debates() -> list[str]:
    """List every debate: one file each in `widgets/debates`."""
    return sorted(path.stem for path in (HERE / "debates").glob("*.py") if not path.stem.startswith("_"))


def debate_of(name: str) -> Debate:
    """Return the debate of that name; LookupError where there is none."""
    if not (HERE / "debates" / f"{name}.py").exists():
        raise LookupError(f"There is no debate {name!r} in widgets/debates; there are {', '.join(debates())}.")
    found: Debate = import_module(f"widgets.debates.{name}").DEBATE
    return found


def kept_positions(session: Session) -> list[dict[str, Any]]:
    """List the debates on which something was committed, the oldest text first: it is the one most worth another look."""
    known = [(name, found) for name in debates() if (found := versions(name, session))]
    return [_listed(name, found) for name, found in sorted(known, key=lambda one: one[1][-1].time)]


def _listed(name: str, found: list[Version]) -> dict[str, Any]:
    debate, last = debate_of(name), found[-1]
    motion = to_html(debate.motion if isinstance(debate.motion, str) else last.motion or debate.motion(None))
    side = f"{debate.sides[last.side]}, " if last.side in debate.sides else ""
    says = f"{side}written {last.ago}"
    says = capital(says) + (f", in {len(found)} versions" if found[1:] else "")
    says += ". Would you still sign it?" if last.days >= OLD else "."
    return {"name": name, "motion": motion, "plain": re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", motion)).strip(), "says": says}
