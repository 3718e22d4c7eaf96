"""Every chapter as slides: the speaker is told in time, no slide is a lone sentence, a card has the screen for itself."""

import re
from itertools import pairwise
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from widgets.pages import page_html
from workbook.environment import ROOT
from workbook.notebook_files import read_script
from workbook.slides import deck_stamps, kind_of, slides_of

CHAPTERS = [path for path in sorted((ROOT / "chapters").glob("ch*.py")) if not path.stem.startswith("ch00")]


@pytest.fixture(scope="module", params=CHAPTERS, ids=lambda path: path.stem)
def cells(request):
    return read_script(request.param.read_text(encoding="utf-8")).cells


def cell(kind, source="", made="markdown"):
    return SimpleNamespace(cell_type=made, metadata={"slideshow": {"slide_type": kind}}, source=source)


def test_what_is_told_of_a_picture_stands_on_its_section_from_the_heading_on():
    picture = [cell("subslide", "predict('a')", "code"), cell("subslide", "explorer('a')", "code")]
    talk = [
        cell("slide", "## A\n\n- x"),
        *picture,
        cell("notes", "one"),
        cell("slide", "### B\n\n- x"),
        cell("slide", "## C\n\n- x"),
    ]
    talk += [cell("notes", "two"), cell("notes", "three"), cell("slide", "## D")]
    told = [[note.text for note in slide.told] for slide in slides_of(talk)]
    assert told == [["one"], ["one"], ["one"], [], ["two"], ["three"]]
    assert [(at.get("at"), at.get("first"), at.get("last")) for at in deck_stamps(talk)][3:8] == [
        (None, 1, 3), (4, None, None), (5, None, None), (None, 5, 5), (None, 6, 6),
    ]  # fmt: skip


def test_a_sentence_joins_what_it_introduces_and_nothing_else():
    joined = [cell("slide", "## Ten years\n\nDo they?"), cell("subslide", "predict('a')", "code")]
    assert [len(slide.cells) for slide in slides_of(joined)] == [2]
    for first in (cell("slide", "## A\n\n| a |\n|---|"), cell("slide", "word " * 31), cell("slide", "explorer('a')", "code")):
        assert len(slides_of([first, cell("subslide", "predict('a')", "code")])) == 2
    assert len(slides_of([cell("slide", "## A"), cell("slide", "## B")])) == 2
    assert len(slides_of([cell("slide", "## A"), cell("fragment", "b"), cell("subslide", "predict('a')", "code")])) == 2


def test_two_earlier_cards_take_two_slides():
    talk = [
        cell("slide", "## Before"),
        cell("subslide", 'due_cards("c", "a", "b")', "code"),
        cell("slide", "## After"),
    ]
    assert [(slide.number, slide.card, len(slide.cells)) for slide in slides_of(talk)] == [(1, 1, 2), (2, 2, 1), (3, 0, 1)]
    assert deck_stamps(talk) == [{"at": 1, "takes": 1}, {"at": 1, "takes": 2}, {"at": 3, "takes": 1}]


def test_no_slide_of_a_chapter_is_a_lone_sentence_before_what_it_introduces(cells):
    slides = slides_of(cells)
    lone = [slide.number for slide, after in pairwise(slides) if slide.is_thin and kind_of(after.cells[0]) == "subslide"]
    assert not lone
    assert all(slide.card <= 1 or len(slide.cells) == 1 for slide in slides)


def test_the_speaker_of_a_chapter_has_every_note_once_and_each_picture_with_its_own(cells):
    slides = slides_of(cells)
    written = [one.source for one in cells if kind_of(one) == "notes"]
    assert sorted({note.text for slide in slides for note in slide.told}) == sorted(written)
    assert slides[0].told and "20 minutes" in slides[0].told[0].text, "the plan is there before the talk begins"
    for slide in slides:
        if any(one.source.startswith(("explorer(", "predict(")) for one in slide.cells):
            assert slide.told, slide.number
    for at, one in zip(deck_stamps(cells), cells, strict=True):
        assert set(at) == (set() if kind_of(one) == "skip" else {"first", "last"} if kind_of(one) == "notes" else {"at", "takes"})


def test_a_link_of_a_slide_leads_to_a_slide(cells):
    pages = [
        (page_html(one.source), at.get("at"))
        for one, at in zip(cells, deck_stamps(cells), strict=True)
        if one.cell_type == "markdown"
    ]
    named = {name for html, at in pages if at for name in re.findall(r'id="([^"]+)"', html)}
    for html, at in pages:
        for target in re.findall(r'href="#([^"]+)"', html) if at else ():
            assert unquote(target) in named, target
