"""The run sheet of a chapter: three lengths of a class, every slide by the number that the deck shows, and the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from importlib import import_module

from widgets.decisions import Decisions
from widgets.explorer import load
from widgets.pages import page_html
from widgets.paper import document
from widgets.prediction import Prediction
from widgets.talk import QUOTED, ROUTES, Live, Part, Talk, headings_on, live_on, told_after
from workbook import registry
from workbook.slides import Slide, kind_of
from workbook.text import to_html_inline

SEED_EXAMPLE = "maple"


def run_sheet(talk: Talk, *, chapter: str, room: str = "", answer: str = "") -> str:
    """Return the page; `chapter` as `start.py` takes it, `room` the seed of a class, `answer` the exit ticket's, as HTML."""
    routes = "".join(
        f"<section class='route'><h2>{minutes} minutes</h2>{_route(talk, text)}</section>" for minutes, text in talk.routes.items()
    )
    key = (
        f"<p class='quiet'>{len(talk.slides)} slides. {_at(9)} is a slide by its number in the deck; (5) are minutes. "
        "75 minutes in general: 5 retrieval, 8 predict, 12 discuss and vote again, 15 the moment, 15 a group problem, 12 debate, "
        "8 exit ticket.</p>"
    )
    parts = "".join(f"<section class='part'>{_part(part)}</section>" for part in talk.parts)
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
            f"and with every learner who starts with {seed}."
        )
    else:
        text = (
            "no class seed. The exit ticket has the numbers of the printed solutions; cards on the projector have others, and each "
            f"learner's others again. To have the same everywhere, choose a word and give it to these papers, {seed}, to the "
            f"slides, {slides}, and to your learners. "
            "(Slides shared with <code>--share</code> and no word use the word <code>room</code>.)"
        )
    return f"<p class='numbers'><b>Numbers:</b> {text}</p>"


def _route(talk: Talk, text: str) -> str:
    """One length of class, with its slides: what is named there is a heading or a title in the deck."""

    def numbered(found: re.Match[str]) -> str:
        number = talk.slide_named(found[1])
        return found[0] if number is None else f"{found[0]} {_at(number)}"

    return QUOTED.sub(numbered, page_html(text))


def _part(part: Part) -> str:
    """A part's slides in order, the first beside its heading, with the notes below the slide that they end with."""
    html = ""
    for slide in part.slides:
        lines = _shown(slide, part)
        if slide is part.slides[0]:
            html += f"<h2>{_at(slide.number)} {to_html_inline(part.heading)}</h2>"
            html += f"<p class='live'>{'<br>'.join(lines)}</p>" if lines else ""
        else:
            html += f"<p class='live'>{_at(slide.number)} {'<br>'.join(lines or [_begins(slide)])}</p>"
        html += "".join(page_html(ROUTES.sub("", note)) for note in told_after(slide))
    return html


def _at(number: int) -> str:
    return f"<b class='at'>{number}</b>"


def _shown(slide: Slide, part: Part) -> list[str]:
    """What a slide shows besides its part's heading and text, in lines."""
    headings = [to_html_inline(name) for name in headings_on(slide) if name != part.heading]
    lines = [" · ".join(headings)] if headings else []
    lines += ["In steps: → shows the next."] if any(kind_of(cell) == "fragment" for cell in slide.cells) else []
    return lines + [line for one in live_on(slide) for line in _named(one)]


def _begins(slide: Slide) -> str:
    """The first words of a slide that shows text and no heading."""
    words = re.sub(r"(?s)<!--.*?-->|<[^<>]+>|[*_#>|]", " ", slide.cells[0].source).split()
    return to_html_inline(" ".join(words[:10]) + " …")


def _named(live: Live) -> Iterator[str]:
    """A live part in one line; the scenes of a picture with the keys that choose them."""
    if live.kind == "predict":
        asked = load(live.name).prediction
        assert isinstance(asked, Prediction), live.name  # the chapter shows it, so it is there
        yield f"<b>Prediction.</b> {to_html_inline(first_line(asked.prompt))}"
    elif live.kind == "decide":
        asked = load(live.name).prediction
        assert isinstance(asked, Decisions), live.name
        yield f"<b>Decisions.</b> {', '.join(to_html_inline(case) for case in asked.cases)}"
    elif live.kind == "card":
        yield f"<b>Card.</b> {to_html_inline(live.title)}"
    elif live.kind == "due_cards":
        titles = (to_html_inline(registry.problem(registry.resolve(name)).title) for name in live.others)
        yield f"<b>Card of an earlier chapter.</b> {', '.join(titles)}"
    elif live.kind == "position":
        debate = import_module(f"widgets.debates.{live.name}").DEBATE
        asked = (
            debate.motion if isinstance(debate.motion, str) else f"{debate.asked.kind}; the question follows from what was decided."
        )
        yield f"<b>Position.</b> {to_html_inline(first_line(asked))}"
    else:
        found = load(live.name)
        yield f"<b>Picture.</b> {to_html_inline(found.title)}"
        if found.scenes:
            yield "Scenes: " + ", ".join(f"<kbd>{i}</kbd> {escape(scene)}" for i, scene in enumerate(found.scenes, 1))


def first_line(text: str) -> str:
    """The first line of a text: enough to know a question by."""
    return text.strip().splitlines()[0]
