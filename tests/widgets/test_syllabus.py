"""The syllabus: every chapter once and in order, weeks that can be done, and a page that can be printed and read aloud."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from widgets.syllabus import syllabus
from workbook import objectives, registry
from workbook.cli import main
from workbook.environment import ROOT
from workbook.syllabus import REVIEWS, lesson, plan


@pytest.mark.parametrize("weeks", REVIEWS)
def test_every_chapter_has_one_week_in_order_and_review_looks_back_on_all_since_the_last(weeks: int) -> None:
    found = plan(weeks)
    assert [week.number for week in found] == list(range(1, weeks + 1))
    assert [one.name for week in found for one in week.lessons] == registry.chapters()
    assert sum(bool(week.looks_back) for week in found) == REVIEWS[weeks]
    since: list[str] = []
    for week in found:
        assert bool(week.lessons) != bool(week.looks_back)
        since += [one.name for one in week.lessons]
        if week.looks_back:
            assert [one.name for one in week.looks_back] == since
            since = []
    taught = [week.minutes for week in found if week.lessons]
    assert max(taught) <= sum(taught) / len(taught) * 1.7, "no week is much heavier than the others"


def test_no_cut_of_the_chapters_has_a_lighter_heaviest_week() -> None:
    from itertools import combinations

    for weeks in REVIEWS:
        found = [week.minutes for week in plan(weeks)[:-1] if week.lessons]
        minutes = [lesson(name).core_minutes for name in registry.chapters()[:-1]]
        best = min(
            max(sum(minutes[a:b]) for a, b in zip((0, *cuts), (*cuts, len(minutes)), strict=True))
            for cuts in combinations(range(1, len(minutes)), len(found) - 1)
        )
        assert max(found) == best


def test_minutes_come_from_the_chapters() -> None:
    for name in registry.chapters()[1:]:
        assert 30 <= lesson(name).core_minutes <= 100 and lesson(name).practice_minutes > 0, name
    assert lesson("ch11_fiduciary_duty").positions == 2


def test_the_page_holds_every_objective_every_core_problem_and_dates() -> None:
    page = syllabus(12, start=date(2027, 1, 11))
    words = unescape(re.sub(r"<[^>]+>", "", page))
    assert all(one.says in words for one in objectives.everything().values())
    assert all(lesson(name).title in words for name in registry.chapters())
    assert (
        "Week 1, from Mon, Jan 11, 2027" in words and "by Sun, Jan 17, 2027" in words and "Week 12, from Mon, Mar 29, 2027" in words
    )
    assert "lang='en'" in page and "<caption>" in page and page.count("<h1>") == 1
    assert page.count("<th scope='row'>") == 12 and "http" not in page and "<script" not in page
    assert "from" not in re.search(r"<h2>Week 1(.*?)</h2>", syllabus(6))[1]


def test_the_command_writes_it_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["syllabus", str(tmp_path), "--weeks", "6", "--start", "2027-01-11"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "syllabus.html")
    assert "in 6 weeks" in (tmp_path / "syllabus.html").read_text(encoding="utf-8")
    assert main(["syllabus", str(tmp_path), "--start", "in spring"]) == 1
    assert "it has to be a date such as 2027-01-11" in capsys.readouterr().err
    (tmp_path / "file").touch()
    assert main(["syllabus", str(tmp_path / "file" / "x.html")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    with pytest.raises(ValueError, match="weeks is 7"):
        plan(7)


def test_what_start_here_and_the_readme_say_of_a_chapter_s_length_is_what_the_syllabus_reckons() -> None:
    minutes = [lesson(name).core_minutes for name in registry.chapters()[1:]]
    told = f"{min(minutes)} to {max(minutes)} minutes"
    for place in ("README.md", "chapters/ch00_start_here.py"):
        assert told in (ROOT / place).read_text(encoding="utf-8"), f"{place} should say {told}"
