"""What is live on a page, as it stands in the reading edition: questions with answers to open, texts with their rubric."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from widgets.decisions import decisions_of
from widgets.position import Exemplar
from widgets.positions import debate_of
from widgets.prediction import Prediction, prediction_of
from widgets.reading_edition.folds import fold
from widgets.reading_edition.links import page_name
from widgets.reading_edition.wording import as_read
from workbook import objectives, registry
from workbook.answers import Choice
from workbook.text import to_html, to_html_inline
from workbook.words import capital

_END = r"(?:[^.;]|\.(?=\d))*"
_SAID = re.compile(
    rf"[;,] (?:and )?you said {_END}|\bYou said {_END}(?:;{_END})?\.\s?|\bAs you said: |\bYou (?:had|saw|are close)\b[^.]*\.\s?"
    r"|\b[^.]*\bnatural guess\b[^.:]*: "
)
"""What a result says about the reader's own guess: here nobody has made one."""
_LIVE_ONLY = re.compile(r"^\*You have not .*?\*\s*")


def prediction_html(name: str) -> str:
    """A prediction: the question, and the result to open; a vote has what lies behind each side."""
    asked = prediction_of(name)
    options = asked.answer.options if isinstance(asked.answer, Choice) else {}
    listed = "".join(f"<li>{to_html_inline(text)}</li>" for text in options.values())
    question = f"{to_html(asked.prompt)}{f'<ul>{listed}</ul>' if listed else ''}"
    if asked.truth is None:
        return _asked("A vote", question + _first("your vote, and a reason in one line"), _sides(asked, options))
    truth = asked.truth()
    shown = to_html_inline(asked.answer.show(truth, {}))
    told = to_html(capital(_SAID.sub("", asked.reveal(truth, truth)).strip()))
    rule = '<p class="quiet">Was it another? Finish, beside your reason: “My rule failed because …”</p>'
    first = _first("your answer, a reason in one line, and how sure you are, in percent")
    return _asked("A prediction", question + first, fold("The result", f"<p><b>{shown}</b></p>{told}{rule}"))


def _sides(asked: Prediction, options: Mapping[str, str]) -> str:
    """What lies behind each side of a vote; said once where it is the same behind all."""
    behind = {text: to_html(asked.reveal(one, None)) for one, text in options.items()}
    if len(set(behind.values())) == 1:
        return fold("After your vote", next(iter(behind.values())))
    return "".join(fold(f"If you chose: {text}", told) for text, told in behind.items())


def _first(what: str) -> str:
    return f'<p class="quiet">On paper, before you read on: {what}.</p>'


def decisions_html(name: str) -> str:
    """Cases to decide, each with what can be chosen."""
    cases = "".join(
        f"<li><p><b>{to_html_inline(case)}</b></p>{to_html(text)}</li>" for case, text in decisions_of(name).cases.items()
    )
    return _asked("Decide, on paper, before you read on", f"<ol>{cases}</ol>", "")


def debate_html(name: str) -> str:
    """A text to write, and to open: two by others, and the rubric."""
    debate = debate_of(name)
    motion = _LIVE_ONLY.sub("", debate.motion(None)) if callable(debate.motion) else debate.motion
    rubric = "".join(f"<li>{to_html_inline(as_read(line))}</li>" for line in debate.rubric)
    texts = "".join(
        f"<h3>{escape(one.by or debate.sides.get(one.side, '') or f'Text {place}')}</h3>"
        f"{f'<p><b>It was asked.</b></p>{to_html(one.question())}<p><b>Its answer.</b></p>' if one.question else ''}"
        f"{to_html(one.position)}<p><b>{escape(debate.asked.other_done)}.</b> {to_html_inline(one.objection)}</p>{_marks(one)}"
        for place, one in enumerate(debate.exemplars, 1)
    )
    return _asked(
        debate.asked.kind,
        f"{to_html(motion)}<p class='quiet'>Write at most {debate.words} words. Then: {escape(debate.asked.other)}</p>",
        fold("The rubric", f"<ol>{rubric}</ol>") + fold("Two by others", texts),
    )


def _marks(one: Exemplar) -> str:
    """How many lines of the rubric a text meets, and what each mark rests on where that is said."""
    met = f"<p class='quiet'>Meets {sum(one.meets)} of {len(one.meets)} lines of the rubric{':' if one.because else '.'}</p>"
    lines = "".join(
        f"<li><b>{'Yes' if yes else 'No'}.</b> {to_html_inline(reason)}</li>"
        for yes, reason in zip(one.meets, one.because, strict=False)
    )
    return f"{met}<ol>{lines}</ol>" if lines else met


def objectives_html(chapter: str) -> str:
    """A chapter's objectives."""
    listed = "".join(f"<li>{escape(one.says)}</li>" for one in objectives.of_chapter(chapter))
    return f'<div class="objectives"><p><b>You will be able to</b></p><ul>{listed}</ul></div>'


def earlier_html(problems: list[str]) -> str:
    """The problems of earlier chapters that open one, as links."""
    links = "".join(
        f'<li><a href="{page_name(one.partition(".")[0])}#{registry.short(one)}">'
        f"{to_html_inline(registry.problem(one).title)}</a>, chapter {registry.chapter_number(one)}</li>"
        for one in map(registry.resolve, problems)
    )
    return f'<div class="objectives"><p><b>Two from earlier chapters, to keep them fresh</b></p><ul>{links}</ul></div>'


def _asked(kind: str, question: str, answers: str) -> str:
    return f'<section class="asked"><p class="kind">{escape(kind)}</p>{question}{answers}</section>'
