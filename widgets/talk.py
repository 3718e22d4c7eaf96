"""A chapter as it is taught: its parts, the slides under each, what is live on them, and how minutes are divided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from widgets.explorer import load
from workbook import registry
from workbook.cells import calls
from workbook.notebook_files import read_script
from workbook.slides import Slide, slides_of

HEADING = re.compile(r"(?m)^(#{1,4}) (.+)$")
LIVE = ("explorer", "predict", "card", "due_cards", "position", "decide")
ROUTES = re.compile(r"\*\*(20 minutes|50|75):\*\*\s*(.*?)(?=\s*\*\*(?:50|75):\*\*|\n\n|$)", re.DOTALL)
QUOTED = re.compile(r"“([^”]+)”")
MINUTES = re.compile(r"\((\d+)\)")


@dataclass(frozen=True)
class Live:
    """One live part of a slide."""

    kind: str
    """The function that shows it, one of LIVE."""
    name: str
    others: tuple[str, ...] = ()
    """What else it was told: the card of an earlier chapter that `due_cards` shows here where nothing is due."""

    @property
    def title(self) -> str:
        """What stands above it on its slide; empty where nothing does."""
        if self.kind in ("explorer", "predict", "decide"):
            return load(self.name).title
        return registry.problem(registry.resolve(self.name)).title if self.kind == "card" else ""


@dataclass(frozen=True)
class Part:
    """The slides under one heading of the second level."""

    heading: str
    slides: list[Slide] = field(default_factory=list)


@dataclass(frozen=True)
class Talk:
    """A chapter's slides; what stands under “More practice” is on none."""

    title: str
    opening: str
    """The story before the first part, as Markdown."""
    parts: list[Part]

    @property
    def slides(self) -> list[Slide]:
        """All slides, in order."""
        return [slide for part in self.parts for slide in part.slides]

    @property
    def live(self) -> list[tuple[str, str]]:
        """What is predicted, drawn and answered, in order."""
        everything = (one for slide in self.slides for one in live_on(slide))
        return [(one.kind, one.name) for one in everything if one.kind in ("explorer", "predict", "card")]

    @property
    def transfer(self) -> str:
        """The id of the last core card: the exit ticket."""
        return [name for kind, name in self.live if kind == "card"][-1]

    @property
    def notes(self) -> list[str]:
        """Everything that the speaker is told."""
        return [note for slide in self.slides for note in told_after(slide)]

    @property
    def routes(self) -> dict[int, str]:
        """By length in minutes, how a class of 20, 50 and 75 minutes goes; each longer one begins with the one before."""
        found = ROUTES.findall("\n\n".join(self.notes))
        return {int(name.split()[0]): " ".join(text.split()) for name, text in found}

    def slide_named(self, name: str) -> int | None:
        """The first slide with that heading, or else with a live part of that title; its beginning will do, or its end.

        “Item 2” and “Where 0.75 comes from” both find “Item 2. Where 0.75 comes from”.
        """
        wanted = re.compile(rf"(?:^|[.:] ){re.escape(_plain(name))}(?!\w)")
        return next((number for known, number in self._names if wanted.search(known)), None)

    @cached_property
    def _names(self) -> list[tuple[str, int]]:
        headings = [(_plain(name), slide.number) for slide in self.slides for name in headings_on(slide)]
        shown = [(one, slide.number) for slide in self.slides for one in live_on(slide)]
        shown.sort(key=lambda pair: pair[0].kind == "predict")  # a title shared with a picture names the picture
        return headings + [(_plain(one.title), number) for one, number in shown]


def read_talk(script: Path) -> Talk:
    """Read a chapter's script as a talk."""
    slides = slides_of(read_script(script.read_text(encoding="utf-8")).cells)
    parts: list[Part] = []
    for slide in slides:
        found = HEADING.search(_text(slide))
        if not parts or (found and len(found[1]) < 3):
            parts.append(Part(found[2] if found else script.stem))
        parts[-1].slides.append(slide)
    return Talk(parts[0].heading, _text(slides[0]).partition("\n")[2], parts)


def told_after(slide: Slide) -> list[str]:
    """What the speaker is told that ends with this slide."""
    return [note.text for note in slide.told if note.last == slide.number]


def live_on(slide: Slide) -> Iterator[Live]:
    """What is live on a slide, in order."""
    for cell in slide.cells:
        placed = calls(cell.source) if cell.cell_type == "code" else ()
        for kind, (name, *others) in ((kind, texts) for kind, texts in placed if kind in LIVE and texts):
            yield Live(kind, name, tuple(others[slide.card - 1 : slide.card] if slide.card else others))


def headings_on(slide: Slide) -> list[str]:
    """The headings that a slide shows, in order."""
    return [text for _, text in HEADING.findall(_text(slide))]


def _plain(name: str) -> str:
    """A heading as it is quoted: quotation marks inside it are single, and a dollar is a dollar."""
    return unescape(name).replace("\\$", "$").replace("“", "‘").replace("”", "’")


def _text(slide: Any) -> str:
    return "\n\n".join(cell.source for cell in slide.cells if cell.cell_type == "markdown")
