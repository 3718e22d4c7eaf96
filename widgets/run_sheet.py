"""The run sheet of a chapter: three lengths of a class by the clock, every slide by the deck's number, what is right, the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from widgets.decisions import decisions_of
from widgets.explorer import load
from widgets.pages import page_html
from widgets.paper import document
from widgets.positions import debate_of
from widgets.prediction import prediction_of
from widgets.right_answers import right_answers
from widgets.talk import ROUTES, Live, Part, Talk, headings_on, live_on, told_after
from widgets.talk_plan import Step, after_steps, lengths_of, plan
from workbook import registry
from workbook.slides import Slide, kind_of
from workbook.text import to_html_inline
from workbook.words import capital

SEED_EXAMPLE = "maple"


def run_sheet(talk: Talk, *, chapter: str, room: str = "", answer: str = "") -> str:
    """Return the page; `chapter` as `start.py` takes it, `room` the seed of a class, `answer` the exit ticket's, as HTML."""
    routes = "".join(_route(talk, minutes) for minutes in talk.routes)
    marks = f"; {_uses(list(talk.routes))} after a slide are the lengths of class that use it" if routes else ""
    key = f"<p class='quiet'>{len(talk.slides)} slides. {_at(9)} is a slide by its number in the deck{marks}.</p>"
    used = lengths_of(talk)
    parts = "".join(f"<section class='part'>{_part(part, used, room)}</section>" for part in talk.parts)
    ticket = f"<section class='part answer'><h2>The answer on the exit ticket</h2>{answer}</section>" if answer else ""
    body = f"{_numbers(chapter, room)}<div class='routes'>{routes}</div>{key}{parts}{ticket}"
    return document(f"Run sheet: {talk.title}", body)


def _numbers(chapter: str, room: str) -> str:
    """Which numbers the exit ticket shows, and who else sees the same."""
    word = escape(room or SEED_EXAMPLE)
    seed, slides = f"<code>--class-seed {word}</code>", f"<code>python3 start.py present {chapter} --class-seed {word}</code>"
    if room:
        text = (
            f"class seed <b>{word}</b>. The exit ticket agrees with the projector if the slides are started with {slides}, "
            f"and with every learner who starts with {seed}. The right answers below are in these numbers, as long as nobody "
            "presses “New numbers”."
        )
    else:
        text = (
            "no class seed. The exit ticket has the numbers of the printed solutions; cards on the projector have others, and each "
            f"learner's others again. To have the same everywhere, choose a word and give it to these papers, {seed}, to the "
            f"slides, {slides}, and to your learners. "
            "(Slides shared with <code>--share</code> and no word use the word <code>room</code>.) "
            "The right answers under cards below are in the numbers of slides that were started with no word."
        )
    return f"<p class='numbers'><b>Numbers:</b> {text}</p>"


def _route(talk: Talk, length: int) -> str:
    """One length of class by the clock, in the order of slides, and what is left."""
    steps = plan(talk, length)
    rows = "".join(
        f"<tr><td>{start}–{end}</td><td>{_slides(step)}</td><td>{to_html_inline(capital(step.says))}</td></tr>"
        for start, end, step in steps
    )
    spare = length - steps[-1][1]
    rows += f"<tr><td>{steps[-1][1]}–{length}</td><td></td><td><i>in hand</i></td></tr>" if spare else ""
    head = "<thead><tr><th>Minute</th><th>Slides</th><th></th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    return f"<section class='route'><h2>{length} minutes</h2>{table}{page_html(after_steps(talk, length))}</section>"


def _slides(step: Step) -> str:
    """The numbers of a step's slides, neighbors as a range."""
    runs: list[list[int]] = []
    for number in step.slides:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(_at(f"{first}–{last}" if last > first else first) for first, last in runs)


def _part(part: Part, used: dict[int, list[int]], room: str) -> str:
    """A part's slides in order, the first beside its heading, with the notes below the slide that they end with."""
    html = ""
    for slide in part.slides:
        lines, uses = _shown(slide, part, room), _uses(used.get(slide.number, []))
        if slide is part.slides[0]:
            html += f"<h2>{_at(slide.number)} {to_html_inline(part.heading)} {uses}</h2>"
            html += f"<p class='live'>{'<br>'.join(lines)}</p>" if lines else ""
        else:
            first, *rest = lines or [_begins(slide)]
            html += f"<p class='live'>{_at(slide.number)} {'<br>'.join([f'{first} {uses}', *rest])}</p>"
        html += "".join(page_html(ROUTES.sub("", note)) for note in told_after(slide))
    return html


def _uses(lengths: list[int]) -> str:
    return f"<small class='uses'>{' · '.join(map(str, lengths))}</small>" if lengths else ""


def _at(number: int | str) -> str:
    return f"<b class='at'>{number}</b>"


def _shown(slide: Slide, part: Part, room: str) -> list[str]:
    """What a slide shows besides its part's heading and text, in lines, and what is right there."""
    headings = [to_html_inline(name) for name in headings_on(slide) if name != part.heading]
    lines = [" · ".join(headings)] if headings else []
    lines += ["In steps: → shows the next."] if any(kind_of(cell) == "fragment" for cell in slide.cells) else []
    return lines + [line for one in live_on(slide) for line in [*_named(one), *_right(one, room)]]


def _right(live: Live, room: str) -> list[str]:
    return [f"<span class='right'>{to_html_inline(line)}</span>" for line in right_answers(live, room=room)]


def _begins(slide: Slide) -> str:
    """The first words of a slide that shows text and no heading."""
    words = re.sub(r"(?s)<!--.*?-->|<[^<>]+>|[*_#>|]", " ", slide.cells[0].source).split()
    return to_html_inline(" ".join(words[:10]) + " …")


def _named(live: Live) -> Iterator[str]:
    """A live part in one line; the scenes of a picture with the keys that choose them."""
    if live.kind == "predict":
        yield f"<b>Prediction.</b> {to_html_inline(first_line(prediction_of(live.name).prompt))}"
    elif live.kind == "decide":
        yield f"<b>Decisions.</b> {', '.join(to_html_inline(case) for case in decisions_of(live.name).cases)}"
    elif live.kind == "card":
        yield f"<b>Card.</b> {to_html_inline(live.title)}"
    elif live.kind == "due_cards":
        titles = (to_html_inline(registry.problem(registry.resolve(name)).title) for name in live.others)
        yield f"<b>Card of an earlier chapter.</b> {', '.join(titles)}"
    elif live.kind == "position":
        debate = debate_of(live.name)
        asked = (
            debate.motion if isinstance(debate.motion, str) else f"{debate.asked.kind}; the question follows from what was decided."
        )
        yield f"<b>Position.</b> {to_html_inline(first_line(asked))}"
    else:
        found = load(live.name)
        yield f"<b>Picture.</b> {to_html_inline(found.title)}"
        if found.scenes:
            yield "Scenes: " + ", ".join(
                f"<kbd>{i}</kbd> {escape(_unnumbered(scene, i))}" for i, scene in enumerate(found.scenes, 1)
            )


def _unnumbered(scene: str, number: int) -> str:
    """A scene's name without the number that some bear themselves: its key says it."""
    return scene.removeprefix(f"{number} ")


def first_line(text: str) -> str:
    """The first line of a text: enough to know a question by."""
    return text.strip().splitlines()[0]
