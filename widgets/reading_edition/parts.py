"""What is live on a page, as it stands in the reading edition: questions with answers to open, texts with their rubric."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from widgets.decisions import decisions_of
from widgets.feedback import after_the_name
from widgets.position import Exemplar
from widgets.positions import debate_of
from widgets.prediction import prediction_of
from workbook import objectives, registry
from workbook.answer import Unreadable
from workbook.answers import Choice, Code
from workbook.judge import judge, mistaken
from workbook.marking import book_numbers
from workbook.practice_pages import as_columns, offered
from workbook.problem import Key, Problem
from workbook.text import fill, to_html, to_html_inline

_END = r"(?:[^.;]|\.(?=\d))*"
_SAID = re.compile(rf"[;,] (?:and )?you said {_END}|\bYou said {_END}(?:;{_END})?\.\s?|\bAs you said: ")
"""What a result says about the reader's own guess: here nobody has made one."""
_LIVE_ONLY = re.compile(r"^\*You have not .*?\*\s*")


def problem_html(problem_id: str) -> str:
    """A problem in the book's numbers: the question, then hints, the worked solution and known mistakes to open."""
    full = registry.resolve(problem_id)
    problem, key, numbers = registry.problem(full), registry.key(full), book_numbers(full)
    stage = "Core problem" if problem.stage == "core" else "Practice"
    hints = "".join(
        fold(f"Hint {place} of {len(problem.hints)}", to_html(fill(hint, **numbers))) for place, hint in enumerate(problem.hints, 1)
    )
    mistakes = "".join(_mistakes(problem, key, numbers))
    return (
        f'<section class="problem" id="{registry.short(full)}"><h3>{to_html_inline(problem.title)}</h3>'
        f'<p class="quiet">{stage}</p>{to_html(fill(problem.prompt, **numbers).strip() + offered(problem, numbers))}'
        f'<p class="quiet">{to_html_inline(problem.answer.expects(numbers))}</p>{hints}'
        f"{fold('Worked solution', to_html(fill(key.explain(**numbers), **numbers).strip()))}"
        f"{fold('Where other answers come from', f'<ul>{mistakes}</ul>') if mistakes else ''}</section>"
    )


def _mistakes(problem: Problem, key: Key, numbers: Mapping[str, Any]) -> Iterator[str]:
    """Each known mistake: the answer it gives, its name, and what the card would say."""
    if isinstance(problem.answer, Code):
        return  # what such code gives depends on the input; its card runs it
    for mistake in key.mistakes:
        wrong = mistaken(mistake, dict(numbers))
        if wrong is None:
            continue
        given = problem.answer.read(as_columns(wrong), numbers)
        if isinstance(given, Unreadable):
            continue
        verdict = judge(problem, numbers, json.loads(json.dumps(problem.answer.record(given))), key)
        if verdict.misconception:
            answer = to_html_inline(problem.answer.show(given, numbers))
            name = escape(verdict.misconception.replace("_", " "))
            yield f"<li><p><b>{answer}</b> <span class='quiet'>({name})</span></p>{to_html(after_the_name(verdict))}</li>"


def prediction_html(name: str) -> str:
    """A prediction: the question, and the result to open; a vote has what lies behind each side."""
    asked = prediction_of(name)
    options = asked.answer.options if isinstance(asked.answer, Choice) else {}
    listed = "".join(f"<li>{to_html_inline(text)}</li>" for text in options.values())
    question = f"{to_html(asked.prompt)}{f'<ul>{listed}</ul>' if listed else ''}"
    if asked.truth is None:
        sides = "".join(fold(f"If you chose: {text}", to_html(asked.reveal(one, None))) for one, text in options.items())
        return _asked("A vote", question, sides)
    truth = asked.truth()
    shown = to_html_inline(asked.answer.show(truth, {}))
    return _asked(
        "A prediction", question, fold("The result", f"<p><b>{shown}</b></p>{to_html(_SAID.sub('', asked.reveal(truth, truth)))}")
    )


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
    rubric = "".join(f"<li>{to_html_inline(line)}</li>" for line in debate.rubric)
    texts = "".join(
        f"<h4>{escape(one.by or debate.sides.get(one.side, '') or f'Text {place}')}</h4>"
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
        f'<li><a href="{page_of(one)}#{registry.short(registry.resolve(one))}">'
        f"{to_html_inline(registry.problem(registry.resolve(one)).title)}</a></li>"
        for one in problems
    )
    return f'<div class="objectives"><p><b>Two from earlier chapters, to keep them fresh</b></p><ul>{links}</ul></div>'


def page_of(problem_id: str) -> str:
    """The page that a problem stands on."""
    return f"{registry.resolve(problem_id).partition('.')[0]}.html"


def fold(summary: str, html: str) -> str:
    """Something to open; its summary is Markdown of one line."""
    return f"<details><summary>{to_html_inline(summary)}</summary>{html}</details>"


def _asked(kind: str, question: str, answers: str) -> str:
    return f'<section class="asked"><p class="kind">{escape(kind)}</p>{question}{answers}</section>'
