"""What chapters say of the live page, as a page says it on which nothing moves and nothing is kept."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAID = (
    # Chapter 0: the four moves, and what the live workbook remembers.
    ("## Move it, then read it", "## Look, then read"),
    (
        r"The second move is to \*\*play\*\*\. Drag the slider.*?worth seeing\.",
        "The second move is to **look**. A picture that moves in the live workbook stands here as a strip of the settings worth "
        "seeing, each with what was set for it, and its rows as a table.",
    ),
    (
        r"write one line on what you see, and commit it\. Only then does the workbook say what \*it\* sees\.",
        "write one line on what you see. Only then open “What it shows”.",
    ),
    (
        r"Type a number the way you would write it.*?earns the credit\.",
        "Write your answer down before you open anything. Hints go from a nudge to nearly there, the worked solution follows, and "
        "“Where other answers come from” says what another number would mean. Everybody has the same numbers here.",
    ),
    (" A sign and a color say where you stand with each; press one to go to its chapter.", ""),
    ("## What is due", "## Coming back"),
    (
        r"The workbook brings back each problem you have answered.*?then after weeks\.",
        "Come back to a chapter's problems after a few days, then after weeks; each chapter opens with two of earlier ones.",
    ),
    # Where the reader is told to move something, or to press it.
    (r"Start with (\*\*One of the two\*\*) and move λ\. Then press (\*\*Or neither\*\*)\.", r"Read \1 first, then \2."),
    ("Try the slider before you go on.", "Work it out before you go on."),
    ("Zero is now yours to move.", "From scene to scene, zero moves."),
    (r"\(One button makes both hospitals 43 times as large\.", "(Two of the scenes make both hospitals 43 times as large."),
    (
        r"Raise \*a\*, at first with social risk hidden; then show it, and the step splits in two\.",
        "From one scene to the next *a* is raised, at first with social risk hidden; where it is shown, the step splits in two.",
    ),
    ("Leave the limits off for now, and find the expected rate", "Leave the limits for later, and work out the expected rate"),
    ("Move Δ, which is what", "Δ is what"),
    (", a slider that starts at five", ""),
    ("Four decisions, each kept as you commit it;", "Four decisions, on paper;"),
    ("stand beside yours, each with", "stand below, each with"),
    (" Everything stays in your log.", ""),
    # What the reader wrote on the page.
    (
        r"On your own page(?: both stay in your log, and|,) two (?:positions by others|others) then appear(?: beside yours)?\.",
        "A rubric, and two by others, are folded away below it.",
    ),
    (
        "Then, on your own page, go back to your first guess and fill its last box.",
        "Then go back to your first guess, and write beside it what it had not reckoned with.",
    ),
    ("and finish the sentence in its last box", "and finish beside it: “My rule failed because …”"),
    ("and write, in its last box, what", "and write beside it what"),
    ("Then, on your own page, go", "Then go"),
    ("On your own page, go", "Go"),
    # The exercise notebook: all its problems stand on this page.
    (r"\w+ more (?:cards here|explorers?(?:, a long simulation)? and \w+ more cards)[.;]", "More to look at, and more problems."),
    (r" [Tt]he exercise notebook of this chapter, which opens in JupyterLab \(`python3 start\.py`\), has [^.]*\.", ""),
    (r" All \w+ cards, with the same numbers [^.]*, which opens in JupyterLab \(`python3 start\.py`\)\.", ""),
    ("The exercise notebook lets you compute", "Further problems let you compute"),
    # Every page ends with links of its own.
    (r"\[Contents and your progress\][^\n]*", ""),
    (r"^\[Chapter 1: value ratios\]\(ch01\w+\.ipynb\)$", ""),
    # Problems.
    (
        r" (?:Your first commitment is the one that scores(?:; work it out on paper(?: or in a cell)? first)?|You set it blind)\.",
        "",
    ),
    (r"\bIn a notebook(?=:| it)", "In Python"),
    (r"(?<=or\s)each card\b|(?<=of\s)each card\b", "each item"),
    (r"(?<!report\s)(?<!flash\s)\bcard(s?)\b", r"problem\1"),
)
"""Regular expressions and what stands in place of what they find; a space stands for any white space."""


class Rule(NamedTuple):
    """What a live page says, and what stands in its place."""

    found: re.Pattern[str]
    becomes: str


RULES = tuple(Rule(re.compile(found.replace(" ", r"\s+"), re.DOTALL | re.MULTILINE), becomes) for found, becomes in _SAID)
LIVE_ONLY = re.compile(
    r"\b(?:sliders?|buttons?|drag(?:ged|ging)?|notebooks?|JupyterLab|last box|your log|own page"
    r"|(?<!flash )(?<!report )cards?|first commitment|set it blind)\b|%%answer|press \*\*",
    re.IGNORECASE,
)
"""Words that only a live page has a use for."""


def as_read(markdown: str) -> str:
    """Return Markdown as the reading edition says it.

    >>> as_read("One last card. On your own page, go [back](#vote).")
    'One last problem. Go [back](#vote).'
    """
    for rule in RULES:
        markdown = rule.found.sub(rule.becomes, markdown)
    return markdown
