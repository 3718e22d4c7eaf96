"""Which cells of a chapter stand on which slide, and what its speaker is told there: what the deck shows and the papers print.

A notes cell speaks of the slides of its section up to where it stands, from the notes cell before it on; the second of two in a row
speaks of the slide that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from workbook.cells import calls

HEADING = re.compile(r"(?m)^#{1,4} (.+)$")
SECTION = re.compile(r"(?m)^##? ")
BLOCK = re.compile(r"(?m)^\s*([|>*<+-]|\d+\.|!\[|\$\$)")
"""What is more than a sentence: a table, a list, a quotation, a picture, a formula on its own line, something folded away."""
THIN = 30
"""Up to so many words make no slide of their own: they stand above what they introduce."""


@dataclass(frozen=True)
class Note:
    """What the speaker is told on some slides."""

    text: str
    """As Markdown."""
    first: int
    """The first slide that it speaks of."""
    last: int


@dataclass
class Slide:
    """What a room sees under one number."""

    number: int
    """As the deck counts: the first is 1, and steps of a slide have no number of their own."""
    cells: list[Any] = field(default_factory=list)
    """The cells in order, steps included; notes and skipped cells are not among them."""
    notes: list[str] = field(default_factory=list)
    """What its speaker is told right after it, as Markdown."""
    told: list[Note] = field(default_factory=list)
    """All that speaks of it, also where it stands after a later slide."""
    card: int = 0
    """Which of the two cards that `due_cards` shows is in view, from 1; 0 where there is no such cell."""

    @property
    def heading(self) -> str:
        """The first heading that it shows; empty where it shows none, and then the one before still holds."""
        found = (HEADING.search(cell.source) for cell in self.cells if cell.cell_type == "markdown")
        return next((one[1] for one in found if one), "")

    @property
    def opens_section(self) -> bool:
        """Whether a heading of the first or second level stands on it."""
        return any(cell.cell_type == "markdown" and SECTION.search(cell.source) for cell in self.cells)

    @property
    def is_thin(self) -> bool:
        """Whether it is no more than a heading or a sentence or two."""
        if any(cell.cell_type != "markdown" or kind_of(cell) == "fragment" for cell in self.cells):
            return False
        text = re.sub(r"<!--.*?-->", "", "\n".join(cell.source for cell in self.cells))
        return not BLOCK.search(text) and len(text.replace("#", "").split()) <= THIN


def kind_of(cell: Any) -> str:
    """What the cell does in a talk: slide, subslide, fragment, notes, skip, or nothing, which adds it to the slide before."""
    return str((cell.metadata.get("slideshow") or {}).get("slide_type", ""))


def slides_of(cells: Iterable[Any]) -> list[Slide]:
    """Lay cells out as slides: a thin one joins the subslide that follows it, and each of two earlier cards has a slide.

    >>> from types import SimpleNamespace as Cell
    >>> def cell(kind, source=""):
    ...     return Cell(cell_type="markdown", metadata={"slideshow": {"slide_type": kind}}, source=source)
    >>> talk = [cell("slide", "# Luck\\n\\n- one"), cell("-"), cell("skip"), cell("subslide"), cell("notes", "Wait.")]
    >>> [(slide.number, len(slide.cells), slide.heading, slide.notes) for slide in slides_of(talk)]
    [(1, 2, 'Luck', []), (2, 1, '', ['Wait.'])]
    >>> slides_of(talk)[0].told
    [Note(text='Wait.', first=1, last=2)]
    """
    return _laid(cells)[0]


def deck_stamps(cells: Iterable[Any]) -> list[dict[str, int]]:
    """For each cell what the deck's page is told: the slide that it is on, and how many it takes; for notes, of which they speak.

    `voila.json` names this function as a filter of the page. A cell that no room sees has an empty stamp.
    """
    cells = list(cells)
    slides, notes = _laid(cells)
    stamps: dict[int, dict[str, int]] = {id(cell): {"first": note.first, "last": note.last} for cell, note in notes}
    for slide in slides:
        for cell in slide.cells:
            stamps.setdefault(id(cell), {"at": slide.number, "takes": 0})["takes"] += 1
    return [stamps.get(id(cell), {}) for cell in cells]


def _laid(cells: Iterable[Any]) -> tuple[list[Slide], list[tuple[Any, Note]]]:
    slides: list[Slide] = []
    notes: list[tuple[Any, int, bool]] = []  # each with the slide it stands after, and whether it is the second in a row
    before = ""
    for cell in cells:
        kind = kind_of(cell)
        if kind == "skip" or (kind == "notes" and not slides):
            continue
        if kind == "notes":
            slides[-1].notes.append(cell.source)
            notes.append((cell, len(slides), before == "notes"))
        elif kind in ("slide", "subslide") or not slides:
            for card in _cards(cell):
                if not (kind == "subslide" and card < 2 and slides[-1].is_thin):
                    slides.append(Slide(len(slides) + 1))
                slides[-1].cells.append(cell)
                slides[-1].card = card
        else:
            slides[-1].cells.append(cell)
        before = kind
    spoken = list(_ranges(notes, slides))
    for _, note in spoken:
        for slide in slides[note.first - 1 : note.last]:
            slide.told.append(note)
    return slides, spoken


def _cards(cell: Any) -> list[int]:
    """The numbers of the earlier cards that a cell shows; [0] for any other cell."""
    placed = calls(cell.source) if cell.cell_type == "code" else ()
    told = next((texts for name, texts in placed if name == "due_cards"), [])
    return list(range(1, len(told))) or [0]  # the first text is the chapter


def _ranges(notes: list[tuple[Any, int, bool]], slides: list[Slide]) -> Iterator[tuple[Any, Note]]:
    told = 0  # the last slide after which notes stood
    for cell, at, second in notes:
        if second and at < len(slides):
            first = last = at + 1
        else:
            section = max((slide.number for slide in slides[:at] if slide.opens_section and told), default=1)
            first, last = min(at, max(told + 1, section)), at  # the first of all has the plan, and speaks from the first slide on
        told = at
        yield cell, Note(cell.source, first, last)
