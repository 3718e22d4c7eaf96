"""What a verdict looks like, as HTML: one look for cards and for `%%answer`."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from workbook.naming import spoken
from workbook.text import to_html
from workbook.words import capital

if TYPE_CHECKING:
    from workbook.judge import Verdict

_NAMES = {
    "correct": ("✓", "Correct"),
    "misconception": ("!", "A known mistake"),
    "incorrect": ("↻", "Not yet"),
    "unreadable": ("?", "Not read, and no try used"),
    "handed_in": ("→", "Handed in"),
}

_PRINTED = 20
"""Lines of a learner's own prints that are shown."""


def verdict_html(verdict: Verdict, *, more: str = "") -> str:
    """Show a verdict: an icon, what it is in words, what the answer would mean; `more` is plain text to add."""
    icon, name = _NAMES[verdict.kind]
    if verdict.misconception:
        name = f"{name}: {spoken(verdict.misconception)}"
    printed = (verdict.detail or {}).get("printed")
    words = to_html(after_the_name(verdict)) + (_printed(printed) if printed else "") + (f"<p>{escape(more)}</p>" if more else "")
    return panel(verdict.kind, icon, name, words)


def panel(kind: str, icon: str, name: str, words: str) -> str:
    """Lay out one message; `words` is HTML already."""
    return (
        f'<div class="vbc-verdict" data-kind="{escape(kind)}"><span class="vbc-card-icon" aria-hidden="true">{icon}</span>'
        f'<p class="vbc-verdict-name">{escape(name)}</p><div class="vbc-verdict-words">{words}</div></div>'
    )


def after_the_name(verdict: Verdict) -> str:
    """What is left to say where a right answer is named “Correct” or “Right” already."""
    said = re.match(r"Right[.:,]\s+", verdict.message)
    if not verdict.is_correct or not said:
        return verdict.message
    words = verdict.message[said.end() :]
    return re.sub(r"^(\d+)(?=[.)](\s|$))", r"\1\\", capital(words))  # a number and a point would be a list


def _printed(text: str) -> str:
    lines = text.strip("\n").split("\n")
    count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    shown = "\n".join(line[:200] for line in lines[:_PRINTED]) + ("\n…" if len(lines) > _PRINTED else "")
    return f"<details><summary>Your code printed {count}</summary><pre><code>{escape(shown)}</code></pre></details>"
