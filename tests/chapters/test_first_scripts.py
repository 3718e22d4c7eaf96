"""The scripts of chapters 0 and 1: the bones of a chapter, its caps, and no promise of what is not there."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"


@dataclass(frozen=True)
class Cell:
    """One cell of a percent script."""

    head: str
    body: str

    @property
    def is_text(self) -> bool:
        return "[markdown]" in self.head

    @property
    def is_note(self) -> bool:
        return '"slide_type": "notes"' in self.head

    @property
    def prose(self) -> str:
        text = re.sub(r"<!--.*?-->", "", self.body, flags=re.DOTALL)
        lines = [re.sub(r"^# ?", "", line) for line in text.split("\n")]
        return "\n".join(line for line in lines if not line.startswith("|"))  # a table is something to look at


def cells(name):
    script = (CHAPTERS / name).read_text(encoding="utf-8")
    found = [Cell(*part.partition("\n")[::2]) for part in re.split(r"(?m)^# %% ?", script)[1:]]
    assert found, name
    return found


@pytest.fixture(params=["ch00_start_here.py", "ch01_value_ratios.py"])
def script(request):
    return request.param


def test_code_cells_only_place_things(script):
    """The first is the import; each other one shows one thing and is folded away."""
    code = [cell for cell in cells(script) if not cell.is_text]
    assert code[0].body.startswith("from widgets import ")
    for cell in code:
        assert 'tags=["hide-input"]' in cell.head and '"source_hidden": true' in cell.head
        calls = [line for line in cell.body.strip().split("\n") if not line.startswith("from ")]
        assert all(
            re.fullmatch(
                r"(calibration|card|chapter_bar|explorer|objective_map|predict|position|progress|report_error|review)\(.*\)", line
            )
            for line in calls
        )
        assert len(calls) <= 1


def test_the_script_is_a_talk(script):
    """Every cell has its place among slides, and the speaker has notes."""
    assert all('slideshow={"slide_type": "' in cell.head for cell in cells(script))
    assert any(cell.is_note for cell in cells(script))


def test_chapter_1_has_four_core_cards_and_four_more():
    """Worked, one step short, the data alone, transfer; then more practice."""
    shown = [
        re.search(r'card\("ch01\.(\w+)"\)', cell.body)[1] for cell in cells("ch01_value_ratios.py") if cell.body.startswith("card(")
    ]
    assert shown[:4] == ["why_each_line", "flip_threshold", "four_offers", "two_crews"]
    assert len(shown) == 8


def test_chapter_1_says_what_is_illustrative():
    """Visits, payments and two of the pathways are ours, and are called so beside the table that shows them."""
    text = " ".join(cell.prose for cell in cells("ch01_value_ratios.py"))
    assert "illustrative inputs" in text and "hypothetical" in text


def test_notes_name_the_wrong_answer_and_the_debrief():
    """A presenter knows whom to call on, what to ask at the end, and where to cut."""
    notes = " ".join(cell.prose for cell in cells("ch01_value_ratios.py") if cell.is_note)
    for part in ("*Likely", "wrong answer to call on", "ebrief", "*Cut", "20 minutes", "**75:**", "*Exit ticket:*"):
        assert part in notes, part


def test_contents_link_only_to_chapters_that_exist():
    """A planned chapter is named as planned and has no link; a chapter that is there has one."""
    text = "\n".join(cell.body for cell in cells("ch00_start_here.py"))
    rows = re.findall(r"(?m)^# \| (\[?\d+ · .*?) \|", text)
    assert len(rows) == 13
    for row in rows:
        link = re.search(r"\]\((.+?)\.ipynb\)", row)
        assert bool(link) != ("planned" in row or row.startswith("0 ·")), row
        assert link is None or (CHAPTERS / f"{link[1]}.py").exists(), row


def test_slides_do_not_skip_what_they_need():
    """A core card or explorer is on the slides; more practice is for reading."""
    for before, cell in pairwise(cells("ch01_value_ratios.py")):
        if cell.body.startswith(("explorer(", "predict(", "position(")):
            assert '"skip"' not in cell.head, before.head
