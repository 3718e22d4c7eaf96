"""The debates of the chapters: two sides, what a good answer has, and numbers that the chapter shows."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from workbook.environment import ROOT

FOLDER = ROOT / "widgets" / "debates"
EVERY = sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))
NUMBERS = {
    "all_ten_calls": ("4.5 points", "25.5", "1,500", "seven"),
    "refuse_the_drug": ("75 QALYs", "88.9", "48,500", "83,200", "26,500"),
    "sign_m1": ("1,463", "134", "536,000", "16.8%", "277", "1,305", "907", "412"),
}
"""Of some debates, what their exemplars quote; whether that is true is told by the chapter's own tests."""
BOTH_STAND = ("hearing_finance",)
"""Where both exemplars meet every line: a rubric marks a defense, whichever package is defended."""


def debate(name):
    return import_module(f"widgets.debates.{name}").DEBATE


@pytest.mark.parametrize("name", EVERY)
def test_two_exemplars_one_of_which_meets_the_whole_rubric(name):
    """For and against, or, where a text is asked for and no side, a good and a poor one; once, two good ones."""
    found = debate(name)
    sides = {exemplar.side for exemplar in found.exemplars}
    assert sides in ({"for", "against"}, {""}) and len(found.exemplars) == 2
    assert len(found.rubric) == (4 if "for" in sides else 5)
    least, most = sorted(sum(exemplar.meets) for exemplar in found.exemplars)
    assert (least <= 2) != (name in BOTH_STAND) and most == len(found.rubric)


@pytest.mark.parametrize("name", NUMBERS)
def test_the_exemplars_argue_with_the_chapter_s_numbers(name):
    text = " ".join(exemplar.position + exemplar.objection for exemplar in debate(name).exemplars)
    assert [number for number in NUMBERS[name] if not re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", text)] == []


def test_every_debate_is_held_in_a_chapter():
    pages = "\n".join(path.read_text(encoding="utf-8") for path in Path(ROOT / "chapters").glob("ch*.py"))
    assert [name for name in EVERY if f'position("{name}"' not in pages] == []
