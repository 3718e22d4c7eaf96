"""What review says around its cards, worked out from where it stands; texts are HTML."""

from __future__ import annotations

from collections import Counter
from html import escape

from widgets.review_card import dated, on_day
from workbook import registry
from workbook.due_now import counted, due_words
from workbook.entry import today
from workbook.review import Done, Item, Standing
from workbook.review_predictions import RULE as RULE_OF_PREDICTIONS
from workbook.session import Session
from workbook.spacing import AGAIN, GOOD, HARD, RULE
from workbook.text import to_html, to_html_inline
from workbook.words import listed, so_many

MINUTES = {"problem": 3, "prediction": 1, "vote": 1}
"""What one of a kind takes, roughly."""

_HEADS = ("How it went", "Planned interval", "It comes again")
_WENT = {
    "problem": {GOOD: "right at once", HARD: "right with help", AGAIN: "not yet right"},
    "prediction": {GOOD: "right", AGAIN: "wrong"},
    "vote": {GOOD: "asked again"},
}


def title_of(item: Item) -> str:
    """What a thing that comes back is called."""
    if item.kind == "problem":
        return to_html_inline(registry.problem(item.id).title)
    from widgets.explorer import load

    return f"{'Vote' if item.kind == 'vote' else 'Prediction'}: {to_html_inline(load(item.id).title)}"


def place_words(at: int, of: int, item: Item) -> str:
    """Say where in the session the reader is."""
    return f"{at} of {of} · chapter {registry.chapter_number(item.chapter)}"


def why_again(item: Item) -> str:
    """Say why a prediction or a vote comes back."""
    days = (today() - item.recall.last.astimezone().date()).days
    if item.kind == "vote":
        return f"You voted on this {days} days ago. There is no result; would you vote the same?"
    return f"You predicted this {days} days ago and saw the result. Could you predict it now?"


def prediction_outcome(item: Item) -> str:
    """Say when a prediction comes again."""
    return "It is not asked again." if item.is_over else f"It comes again {on_day(item.due.date())}."


def lead_html(now: Standing, *, session: Session) -> str:
    """Say what is due, or when something will be."""
    if session.is_later:
        return "<p>In your class answers are marked after the deadline, so nothing comes back before that.</p>"
    if now.is_new:
        return (
            "<p><strong>Nothing is due.</strong> Problems and predictions come back some days after you have answered them, "
            "problems with new numbers. So begin with a chapter.</p>"
        )
    parts = []
    if now.waiting:
        parts.append(f"<strong>{due_words(_kinds(now.waiting))}</strong>, {_chapters(now.waiting)}; {_minutes(now.waiting)}.")
        parts.append("Stop whenever you like: what is left waits.")
    elif not now.done:
        parts.append("<strong>Nothing is due today.</strong>")
    else:
        parts.append("<strong>Nothing more is due today.</strong>")
    if now.aside:
        parts.append(f"{len(now.aside)} put off until tomorrow.")
    following = _next(now)
    if following and not now.waiting:
        parts.append(following)
    return f"<p>{' '.join(parts)}</p>"


def summary_html(now: Standing) -> str:
    """Tell what was done today, how it went, and what that moved."""
    rows, heads = "".join(map(_row, now.done)), "".join(f"<th scope='col'>{one}</th>" for one in _HEADS)
    said = [f"Answered today: {counted(_kinds(tuple(one.item for one in now.done)))}."]
    for kind in ("problem", "prediction"):  # a vote is neither right nor wrong
        went = Counter(_went(one.item) for one in now.done if one.item.kind == kind)
        told = [f"{went[words]} {words}" for words in _WENT[kind].values() if went[words]]
        if told:
            said.append(f"{kind.capitalize()}s: {', '.join(told)}.")
    return f"<p>{' '.join(said)}</p><table><thead><tr><th scope='col'>What</th>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def rule_html() -> str:
    """The rule of the schedule, for the reader who asks."""
    return to_html(f"{RULE}\n\n{RULE_OF_PREDICTIONS}\n\nAnswers here move this schedule and nothing else: no credit, no mark.")


def _row(one: Done) -> str:
    item = one.item
    again = "not any more" if item.is_over else on_day(item.due.date())
    given = "14 days" if item.kind == "vote" else so_many(one.days_before, "day")
    told = zip(_HEADS, (_went(item), given, again), strict=True)
    cells = "".join(f"<td data-of='{head}'>{escape(words)}</td>" for head, words in told)
    chapter = registry.chapter_number(item.chapter)
    return f"<tr><th scope='row'>{title_of(item)} <span class='vbc-help'>chapter {chapter}</span></th>{cells}</tr>"


def _went(item: Item) -> str:
    return _WENT[item.kind][item.recall.last_rating]


def _kinds(items: tuple[Item, ...]) -> Counter[str]:
    return Counter(item.kind for item in items)


def _chapters(items: tuple[Item, ...]) -> str:
    numbers = sorted({registry.chapter_number(item.chapter) for item in items})
    return f"from chapter{'s' if numbers[1:] else ''} {listed([str(one) for one in numbers])}"


def _minutes(items: tuple[Item, ...]) -> str:
    minutes = sum(MINUTES[item.kind] for item in items)
    return f"about {so_many(minutes, 'minute')}"


def _next(now: Standing) -> str:
    """Say when something is due next, and how much."""
    coming = [one for one in now.later if not one.is_over]
    days = sorted({one.due.date() for one in coming})
    if not days:
        return ""
    kinds = _kinds(tuple(one for one in coming if one.due.date() == days[0]))
    day = "tomorrow" if (days[0] - today()).days == 1 else f"on {dated(days[0])}"
    return f"Besides, {due_words(kinds)} {day}." if now.aside and day == "tomorrow" else f"Next: {counted(kinds)} {day}."
