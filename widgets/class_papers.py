"""Papers for a class, made from a chapter itself: the run sheet, a one-page handout, exit tickets, and cards to vote with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from widgets.explorer import load
from widgets.pages import page_html
from widgets.prediction import Prediction
from workbook import registry, variants
from workbook.answers import Choice
from workbook.environment import ROOT
from workbook.marking import book_numbers
from workbook.notebook_files import read_script
from workbook.session import room_numbers
from workbook.text import fill, to_html, to_html_inline

STYLE = Path(__file__).with_name("class_papers.css").read_text(encoding="utf-8")
ROUTES = re.compile(r"\*\*(20 minutes|50|75):\*\*\s*(.*?)(?=\s*\*\*(?:50|75):\*\*|\n\n|$)", re.DOTALL)
LETTERS = "ABCD"


@dataclass
class Part:
    """A slide, or several under one heading: what is said, what is shown live, and what the speaker is told."""

    heading: str
    live: list[tuple[str, str]] = field(default_factory=list)
    """`("explorer" | "predict" | "card", name)` in order."""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Talk:
    """A chapter as it is taught: its title, its opening and its parts; what stands under “More practice” is left out."""

    title: str
    opening: str
    parts: list[Part]

    @property
    def live(self) -> list[tuple[str, str]]:
        """Everything live, in order."""
        return [one for part in self.parts for one in part.live]

    @property
    def transfer(self) -> str:
        """The id of the last core card: the exit ticket."""
        return [name for kind, name in self.live if kind == "card"][-1]


def papers(chapter: str, *, room: str = "") -> dict[str, str]:
    """Return each paper of a chapter as a page to print, by file name; `room` is the seed of a class that shares its numbers."""
    talk = read_talk(ROOT / "chapters" / f"{chapter}.py")
    number = chapter.partition("_")[0]
    return {
        f"{number}-run-sheet.html": run_sheet(talk),
        f"{number}-handout.html": handout(talk),
        f"{number}-exit-ticket.html": exit_ticket(talk, room=room),
        "voting-cards.html": voting_cards(),
    }


def read_talk(script: Path) -> Talk:
    """Read a chapter's script as a talk."""
    parts: list[Part] = []
    opening = title = ""
    for cell in read_script(script.read_text(encoding="utf-8")).cells:
        kind = (cell.metadata.get("slideshow") or {}).get("slide_type", "")
        if cell.cell_type == "markdown" and kind == "notes":
            parts[-1].notes.append(cell.source)
        elif cell.cell_type == "markdown" and kind != "skip":
            found = re.search(r"(?m)^#{1,4} (.+)$", cell.source)
            if found and (not parts or kind in ("slide", "subslide")):
                parts.append(Part(found[1]))
            if not title:
                title, opening = found[1] if found else script.stem, cell.source.partition("\n")[2]
            elif not opening.strip() and not found:  # the reader's bar stands between the title and the story
                opening = cell.source
        elif kind != "skip" and (made := re.search(r'\b(explorer|predict|card)\("([^"]+)"\)', cell.source)):
            parts[-1].live.append((made[1], made[2]))
    return Talk(title, opening, parts)


def run_sheet(talk: Talk) -> str:
    """What to do when: the routes of 20, 50 and 75 minutes, then each part with what is live in it and what to ask."""
    everything = "\n\n".join(note for part in talk.parts for note in part.notes)
    routes = "".join(
        f"<section class='route'><h2>{name.split()[0]} minutes</h2>{page_html(' '.join(text.split()))}</section>"
        for name, text in ROUTES.findall(everything)
    )
    parts = "".join(
        f"<section class='part'><h2>{to_html_inline(part.heading)}</h2>{_live(part)}"
        + "".join(page_html(ROUTES.sub("", note)) for note in part.notes)
        + "</section>"
        for part in talk.parts
        if part.live or part.notes
    )
    clock = (
        "<p class='quiet'>75 minutes in general: 5 retrieval, 8 predict, 12 discuss and vote again, 15 the moment, "
        "15 a group problem, 12 debate, 8 exit ticket.</p>"
    )
    return document(f"Run sheet: {talk.title}", f"<div class='routes'>{routes}</div>{clock}{parts}")


def handout(talk: Talk) -> str:
    """One page to write on: the opening, each prediction, a line for each picture, and takeaways in one's own words."""
    asked = [_prediction(name) for kind, name in talk.live if kind == "predict"]
    seen = [load(name).title for kind, name in talk.live if kind == "explorer"]
    predictions = "".join(
        f"<li>{to_html(one.prompt)}{_options(one)}<p class='write'>My answer <i></i> because <i class='long'></i> "
        "sure: <i class='short'></i>%</p></li>"
        for one in asked
    )
    readings = "".join(f"<li>{to_html_inline(one)}<p class='write'><i class='long'></i></p></li>" for one in seen)
    blanks = "".join("<li><p class='write'><i class='long'></i></p></li>" for _ in range(3))
    body = (
        f"<div class='opening'>{page_html(talk.opening)}</div><h2>Predict, then look</h2><ol>{predictions}</ol>"
        f"<h2>What I read in the pictures</h2><ol>{readings}</ol><h2>What I take away, in my own words</h2><ol>{blanks}</ol>"
    )
    return document(talk.title, body, kind="handout")


def exit_ticket(talk: Talk, *, room: str = "") -> str:
    """Two tickets on one page: the transfer card in one set of numbers for all, and the muddiest point."""
    problem_id = registry.resolve(talk.transfer)
    problem = registry.problem(problem_id)
    numbers = variants.draw(problem_id, **room_numbers(room), number=0) if room else book_numbers(problem_id)
    ticket = (
        f"<section class='ticket'><p class='quiet'>{escape(talk.title)} · exit ticket</p><h2>{to_html_inline(problem.title)}</h2>"
        f"{to_html(fill(problem.prompt, **numbers))}<p class='quiet'>{to_html_inline(problem.answer.expects(numbers))}</p>"
        "<p class='write'>My answer <i></i> because <i class='long'></i></p>"
        "<p class='write'>The muddiest point today <i class='long'></i></p></section>"
    )
    return document(f"Exit ticket: {talk.title}", ticket * 2, kind="tickets", headed=False)


def voting_cards() -> str:
    """Four cards to a page, told apart by letter, shape and color."""
    cards = "".join(f"<section class='vote vote-{letter.lower()}'><b>{letter}</b></section>" for letter in LETTERS)
    return document("Voting cards", cards, kind="votes", headed=False)


def _live(part: Part) -> str:
    return "".join(f"<p class='live'>{line}</p>" for kind, name in part.live for line in _named(kind, name))


def _named(kind: str, name: str) -> Iterator[str]:
    """What the slide shows, in one line; the scenes of a picture with the keys that choose them."""
    if kind == "predict":
        yield f"<b>Prediction.</b> {to_html_inline(_first_line(_prediction(name).prompt))}"
    elif kind == "card":
        problem = registry.problem(registry.resolve(name))
        yield f"<b>Card.</b> {to_html_inline(problem.title)}"
    else:
        found = load(name)
        yield f"<b>Picture.</b> {to_html_inline(found.title)}"
        if found.scenes:
            yield "Scenes: " + ", ".join(f"<kbd>{i}</kbd> {escape(scene)}" for i, scene in enumerate(found.scenes, 1))


def _prediction(name: str) -> Prediction:
    found = load(name).prediction
    assert isinstance(found, Prediction), name  # the chapter shows it, so it is there
    return found


def _options(asked: Prediction) -> str:
    """The options of a choice in one line, with the letters of the voting cards."""
    if not isinstance(asked.answer, Choice):
        return ""
    texts = asked.answer.options.values()
    return f"<p>{' &nbsp; '.join(f'<b>{chr(65 + i)}</b> {to_html_inline(text)}' for i, text in enumerate(texts))}</p>"


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0]


def document(title: str, body: str, *, kind: str = "sheet", headed: bool = True) -> str:
    """One page to print in the look of these papers; `body` is HTML."""
    head = f"<h1>{to_html_inline(title)}</h1>" if headed else ""
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body class='{kind}'><main>{head}{body}</main></body></html>\n"
    )
