"""What a prediction's page says: how to write the answer, how near counts, how far off a guess was, what that means."""

from __future__ import annotations

import math
from dataclasses import replace
from html import escape
from typing import Any

from workbook.answers import Choice, Number
from workbook.controls import with_unit
from workbook.text import to_html_inline

SURE = 80
"""From this confidence (percent) on, a wrong prediction is called a surprise."""

IN_TEN = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all")


def surprise(right: bool, confidence: float) -> str:
    """Say what the result means for the confidence: one result proves little, many would."""
    if right:
        of_many = f"{IN_TEN[int(confidence) // 10]} in ten" if confidence % 10 == 0 and 0 < confidence < 100 else ""
        of_many = of_many or {0: "none", 100: "all"}.get(confidence) or f"{confidence:g} in a hundred"
        return f"You were right, at {confidence:g}%. Of many such predictions, {of_many} should be."
    if confidence < SURE:
        return f"It came out differently. At {confidence:g}% you knew that it might: what could have told you beforehand?"
    return (
        f"You were {confidence:g}% sure, and it came out differently. "
        "That is a surprise worth a minute: which step of the rule carried you there?"
    )


def side(part: str, name: str, big: str, small: str) -> str:
    """One of the things that stand beside each other, as HTML: its name, what it is, and a remark in plain text."""
    lines = [(name, "vbc-small"), (big, "vbc-big"), (escape(small), "")]
    return f'<div data-part="{part}">' + "".join(f'<p class="{style}">{line}</p>' for line, style in lines if line) + "</div>"


def shown_answer(kind: Number | Choice, value: Any) -> str:
    """An answer or a result, as HTML."""
    text = kind.show(value, {})
    return to_html_inline(text) if isinstance(kind, Choice) else escape(text.replace("\\$", "$"))


def distance(kind: Number | Choice, given: Any, truth: Any) -> str:
    """Say how far a guess was off; nothing where that is no distance."""
    if isinstance(kind, Choice) or kind.show(given, {}) == "undefined" or kind.show(truth, {}) == "undefined":
        return ""
    off = float(given) - float(truth)
    if kind.rate or kind.unit == "%":
        size = with_unit(f"{abs(off) * (100 if kind.rate else 1):.3g}", "percentage points")
    else:
        size = kind.show(abs(off), {}).replace("\\$", "$")
    return f"your guess was {size} too {'high' if off > 0 else 'low'}"


def form_of(kind: Number | Choice, *, scored: bool) -> str:
    """How to write the answer and between which ends; where a result will prove it right or wrong, how near counts as right."""
    if not isinstance(kind, Number):
        return kind.expects({})
    exact = scored and kind.relative == kind.absolute == 0 and kind.decimals is None
    form = kind.form().replace("A number", "A whole number") if exact else kind.form()
    form = form.replace("in people", "of people").replace("in QALYs", "of QALYs")
    if kind.minimum is not None and kind.maximum is not None:
        low, high = (_end(kind, one) for one in (kind.minimum, kind.maximum))
        form = f"A rate from {low} to {high}, as `0.12` or `12%`" if kind.rate else f"{form} from {low} to {high}"
    return f"{form}; {_near(kind)} counts as right." if scored else f"{form}."


def _end(kind: Number, end: float) -> str:
    """One end of the range, as it would be typed: the unit has been named already."""
    bare = kind if kind.rate or kind.unit == "$" else replace(kind, unit="")
    return replace(bare, decimals=0).show(end, {})


def _near(kind: Number) -> str:
    """How near to the result is near enough."""
    margin = kind.absolute if kind.decimals is None else max(kind.absolute, 0.5 * 10.0 ** -(kind.decimals + 2 * kind.rate))
    if not margin and not kind.relative:
        return "only the exact number"
    ends = [abs(end) for end in (kind.minimum, kind.maximum) if end is not None]
    by_share = f"{kind.relative * 100:g}%" if kind.relative * max(ends, default=math.inf) > margin else ""
    if not margin:
        return f"within {by_share or '0%'} of the result"
    points = with_unit(f"{margin * (100 if kind.rate else 1):g}", "points") if kind.rate or kind.unit == "%" else ""
    wider = f" (or {by_share}, if that is more)" if by_share else ""
    return f"within {points or replace(kind, decimals=None).show(margin, {})}{wider} of the result"
