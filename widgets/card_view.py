"""What a card shows, worked out from the learner's desk: texts as HTML, and for each button why it has to wait."""

from __future__ import annotations

import json
from typing import Any
from weakref import WeakKeyDictionary

from widgets.feedback import after_the_name, verdict_html
from workbook.answer import Unreadable
from workbook.answers import Code
from workbook.answers.target import COMMITTED
from workbook.attempts import AttemptLog
from workbook.ballot import ballot
from workbook.desk import HANDED_IN, Desk, SolutionClosed
from workbook.fading import STAGES, fading
from workbook.judge import Verdict, judge
from workbook.progress import ProblemState
from workbook.registry import short
from workbook.text import to_html, to_html_inline
from workbook.words import so_many
from workbook.worlds import moves_of

EXPLAIN_FIRST = "First say in a sentence why one step of the worked solution is done; then new numbers earn the point."
NO_NEW = "Your class takes one answer a problem, in the numbers that you have."


def shown(desk: Desk, *, verdict: Verdict | None, sentence: str, turn: int) -> dict[str, Any]:
    """Return everything on the card but the answer itself."""
    problem, state, hints = desk.problem, desk.state, desk.hints()
    explanation = _explanation(desk, state)
    verdict = verdict or _last_verdict(desk, state)
    return {
        "problem": desk.id,
        "key": "|".join([desk.session.course, desk.session.learner, desk.id, str(state.variant)]),
        "keep": desk.session.mode == "learn",
        "title": to_html_inline(problem.title),
        "meta": f"{_place(desk)} · {_points(problem.points)}",
        "state": "solved" if state.credit else "tried" if state.tries or state.solution_shown else "new",
        "status": status(desk, state),
        "warning": _warning(desk),
        "prompt": to_html(desk.prompt()),
        "expects": to_html(desk.expects()),
        "control": control(desk),
        "check": "Hand in" if desk.is_later else "Commit" if problem.answer.kind == "target" else "Check",
        "hint": f"Hint ({len(hints)} of {len(problem.hints)})",
        "hints": [to_html(hint) for hint in hints],
        "turn": turn,
        "feedback": verdict_html(verdict, more=sentence and f"At your setting: {sentence}") if verdict else "",
        "solution": to_html(desk.solution()) if state.solution_shown else "",
        "explanation": explanation,
        "explained": _explained(explanation, state),
        "onward": _onward(desk, state, explanation),
        "explorer": bool(problem.explorer),
        "world": has_world(desk, verdict),
        "ballot": _ballot(desk),
        "waits": waits(desk, state),
    }


def _warning(desk: Desk) -> str:
    """What the learner has to know about the log: on every card that work is not saved, on one of them that lines are left out."""
    log = desk.session.log
    if log.is_saving and log.warning and _told.setdefault(log, desk.id) != desk.id:
        return ""
    return log.warning or ""


_told: WeakKeyDictionary[AttemptLog, str] = WeakKeyDictionary()
"""For each log the card that says that lines of it are left out."""


def control(desk: Desk) -> dict[str, Any]:
    """Describe the answer's control, the texts of options, items and bins as HTML."""
    spec = desk.problem.answer.spec(desk.parameters) | {"problem": short(desk.id)}  # as `%%answer` cells name it
    for part in ("options", "bins", "items"):
        if part in spec:
            spec[part] = [{"id": one["id"], "html": to_html_inline(one["text"])} for one in spec[part]]
    return spec


def waits(desk: Desk, state: ProblemState) -> dict[str, str]:
    """Say for each button why it cannot be used yet; an empty text means that it can."""
    committed = desk.is_committed
    fresh = state.solved or state.solution_shown or committed
    if desk.is_later:
        fresh = False
    return {
        "check": HANDED_IN if desk.is_later and state.tries else COMMITTED if committed else "",
        "hint": "" if state.hints_shown < len(desk.problem.hints) else "You have seen every hint.",
        "new_numbers": EXPLAIN_FIRST
        if explains_first(desk, state)
        else ""
        if fresh
        else NO_NEW
        if desk.is_later
        else "New numbers come after a right answer, or after the worked solution.",
        "solution": _why_closed(desk),
        "explorer": _why_no_explorer(desk, committed),
        "explain": "",
        "world": "",
    }


def explains_first(desk: Desk, state: ProblemState) -> bool:
    """Whether a sentence about one step is due: after a solution that was shown and not earned, before new numbers."""
    unearned = state.solution_shown and not state.credit and desk.session.mode == "learn"
    return unearned and not _explanation(desk, state)


def _onward(desk: Desk, state: ProblemState, explanation: str) -> str:
    """What comes next after a solution that was shown and not earned: a sentence about one step, then new numbers."""
    if explains_first(desk, state):
        return "explain"
    return "new_numbers" if explanation and state.solution_shown and not state.credit and not desk.is_later else ""


def has_world(desk: Desk, verdict: Verdict | None) -> bool:
    """Whether a picture can show where the answer would be right: after a known mistake, never where answers are marked later."""
    if verdict is None or desk.is_later:
        return False
    if isinstance(desk.problem.answer, Code):  # not where the code did not get through: there is no input to open
        return verdict.kind in ("misconception", "incorrect") and "call" in (verdict.detail or {"call": ""})
    return bool(verdict.misconception) and moves_of(desk.id) is not None


def status(desk: Desk, state: ProblemState) -> str:
    """Say in a few words where the learner stands."""
    if desk.is_later:
        return "Handed in" if state.tries else "One final answer"
    used = f"{so_many(state.tries, 'try', 'tries')} used"
    if state.credit and state.solved:
        return f"Solved · {_points(desk.problem.points)} earned"
    if state.credit:
        return f"Solved before · {_points(desk.problem.points)} earned" + (f" · {used}" if state.tries else "")
    if state.solution_shown:
        first = "say why one step of the worked solution is done, then " if explains_first(desk, state) else ""
        return f"Answer seen · {first}new numbers earn the point" + ("" if desk.problem.points == 1 else "s")
    left = desk.problem.answer.tries - state.misses
    if state.misses >= 2 and not desk.solution_is_open:  # said before somebody gives up, not only on the gray button
        used += f" · worked solution after {'one more' if left == 1 else f'{left} more'}"
    return used if state.tries else "Not tried yet"


def blank(desk: Desk) -> Any:
    """What the control gives before anything is typed; it is not worth a draft."""
    spec = desk.problem.answer.spec(desk.parameters)
    if spec["kind"] == "table":
        return {column["name"]: [""] * len(spec["rows"]) for column in spec["columns"]}
    if spec["kind"] == "target":
        return {name: one["default"] for name, one in spec["controls"].items()}
    return {"choice": [] if spec.get("several") else "", "match": {}, "code": spec.get("stub")}.get(spec["kind"], "")


def spoken(desk: Desk) -> str:
    """The card as plain text, for where no widget can be shown."""
    return f"{desk.problem.title}\n\n{desk.prompt()}\n\nRun this cell to answer."


def _ballot(desk: Desk) -> list[dict[str, Any]]:
    """What a room can vote on, for a presenter's page only: it holds the answer."""
    if desk.session.mode != "present" or desk.is_later:
        return []
    options = ballot(desk.problem, desk.parameters, desk.key)
    return [
        {
            "html": to_html_inline(one.text),
            "right": one.verdict.is_correct,
            "says": to_html_inline(after_the_name(one.verdict)),
        }
        for one in options
    ]


def _last_verdict(desk: Desk, state: ProblemState) -> Verdict | None:
    """Say again what the judge said of the last answer, unless something else has been typed since."""
    if not state.last_verdict or state.draft is not None:
        return None
    if state.last_verdict == "handed_in":
        return Verdict("handed_in", HANDED_IN)
    if isinstance(desk.problem.answer, Code):  # running it again would take its time on every page that opens
        right = state.last_verdict == "correct"
        words = "It was right on every input." if right else "Check it again to see on which input it fails."
        return Verdict(state.last_verdict, f"This is what you handed in last. {words}", state.last_misconception)
    answer = json.loads(json.dumps(state.last_answer))
    if isinstance(desk.problem.answer.read(answer, desk.parameters), Unreadable):
        return None  # the problem has changed since
    return judge(desk.problem, desk.parameters, answer, desk.key)


def _why_no_explorer(desk: Desk, committed: bool) -> str:
    if not desk.problem.explorer:
        return "There is no explorer for this one."
    blind = desk.problem.answer.kind == "target" and not committed
    return "Set it blind first: the explorer opens once you have committed." if blind else ""


def _why_closed(desk: Desk) -> str:
    if desk.solution_is_open:
        return ""
    try:
        desk.solution()
    except SolutionClosed as closed:
        return str(closed)
    return ""


def _explanation(desk: Desk, state: ProblemState) -> str:
    note = desk.session.recorded("note", desk.id) or {}
    return note.get("explanation", "") if note.get("variant") == state.variant else ""


def _explained(explanation: str, state: ProblemState) -> str:
    if not explanation:
        return ""
    return "Kept in your log." if state.credit else "Kept in your log. New numbers earn the point."


def _place(desk: Desk) -> str:
    """Where the problem stands in its chapter; of a core problem, how much of it is done already."""
    if desk.problem.stage != "core":
        return "Practice"  # it may stand on the way as well as under “More practice”
    stage = fading(desk.id)
    return f"Core problem: {STAGES[stage]}" if stage else "Core problem"


def _points(points: int) -> str:
    return "1 point" if points == 1 else f"{points} points"
