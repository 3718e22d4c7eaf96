"""The bar of a chapter and the map of objectives: what they say, when, and that they follow the cards."""

import re
from pathlib import Path
from time import perf_counter

import pytest

from widgets import chapter_bar, objective_map, progress
from widgets.card import card
from widgets.chapter_bar import WELCOME, ChapterBar
from workbook import objectives, registry
from workbook.environment import ROOT


@pytest.fixture(autouse=True)
def learner(learning: Path) -> Path:
    return learning


def solve(name: str) -> None:
    at = card(name)
    at.check(at.desk.problem.answer.record(at.desk.key.solve(**at.desk.parameters)))


def in_view(bar: ChapterBar) -> str:
    bar._handle_custom_msg({"type": "ready"}, [])
    return re.sub(r"<[^>]+>", "", bar.html)


@pytest.mark.parametrize("chapter", registry.chapters())
def test_an_empty_log_is_met_with_something_kind_and_all_objectives(chapter: str) -> None:
    bar = chapter_bar(chapter[:4])
    assert all(one.says in re.sub("&#x27;", "'", bar.html) for one in objectives.of_chapter(chapter))
    assert WELCOME in in_view(bar) and "due" not in in_view(bar)


def test_it_follows_a_card_on_the_page() -> None:
    bar = chapter_bar("ch05")
    in_view(bar)
    solve("ch05.late_parcels")
    assert "3 objectives: 2 practicing, 1 new" in bar.html and "core problem 1" in bar.html
    solve("ch05.observed_to_expected")
    assert "2 secure, 1 new" in bar.html


def test_what_is_due_in_other_chapters_is_said_first(monkeypatch: pytest.MonkeyPatch) -> None:
    solve("ch01.flip_threshold")
    monkeypatch.setenv("VBC_DAYS_AHEAD", "9")
    bar = chapter_bar("ch05")
    assert "1 problem is due: review what is due. Then: core problem 1" in in_view(bar)
    assert 'href="ch00_start_here.ipynb#What-is-due"' in bar.html and "data-to-review" in bar.html
    script = (ROOT / "chapters" / "ch00_start_here.py").read_text(encoding="utf-8")
    assert script.index("\n# ## What is due\n") < script.index("\nreview()\n") < script.index("\n# ## Your progress\n")


def test_an_objective_is_to_review_and_its_problem_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems are due and objectives have states, in the same words in the bar, on the map and in progress."""
    solve("ch05.late_parcels")
    monkeypatch.setenv("VBC_DAYS_AHEAD", "9")
    bar, shown, whole = chapter_bar("ch05"), objective_map(), progress()
    assert "3 objectives: 2 to review, 1 new" in in_view(bar)
    for html in (bar.html, whole.html):
        assert "to review: 1 of its problems is due; before that it was practicing" in html
        assert not re.search(r"\d due", html)
    assert "<small>2 to review, 1 new</small>" in shown.html and "↻ to review" in shown.table
    assert "<b>To review</b>" in whole.html or "<strong>To review</strong>" in whole.html


def test_a_presentation_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBC_MODE", "present")
    assert chapter_bar("ch05").html == "" == in_view(chapter_bar("ch05"))


def test_a_page_that_starts_asks_for_nothing_that_takes_time() -> None:
    """Neither the scheduler nor other chapters are loaded before the page is in view; run by itself, in a fresh process."""
    import subprocess
    import sys

    code = """
import sys
import widgets.card
from widgets import chapter_bar
bar = chapter_bar("ch05")
assert "Compare hospitals whose patients differ" in bar.html
print([name for name in sys.modules if name == "fsrs" or name.startswith("exercises.problems.ch") or name == "workbook.mastery"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_the_map_has_every_objective_and_what_it_builds_on() -> None:
    shown = objective_map()
    known = objectives.everything()
    assert re.findall(r'data-objective="([^"]+)"', shown.html) == list(known)
    assert {tuple(pair) for pair in shown.edges} == {(before, one.id) for one in known.values() for before in one.after}
    assert shown.table.count("<tr>") == len(known) + 1 and "Builds on" in shown.table
    assert all((ROOT / "chapters" / link).exists() for link in re.findall(r'href="([^"]+)"', shown.html))
    assert shown.html.count('data-state="new"') == 2 * len(known)
    solve("ch05.late_parcels")
    assert 'data-objective="ch05.expect" data-state="practicing"' in shown.html and "◐ practicing" in shown.table


@pytest.mark.slow
def test_ten_thousand_attempts_hold_up_no_page(learner: Path) -> None:
    """The measured figures are in `benchmarks/log.py`; this only keeps the work from growing with the square of the log."""
    from benchmarks.log import fill

    fill(learner / "attempts", attempts=2_000)
    at, bar = card("ch05.late_parcels"), chapter_bar("ch05")
    in_view(bar)
    start = perf_counter()
    at.check("1")
    assert perf_counter() - start < 2.0
