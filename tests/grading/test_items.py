"""What is said of the problems, against numpy and by hand; and the pictures and pages it is said with."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from classroom import COURSE, Learner

from workbook import registry
from workbook.grading import pictures
from workbook.grading.item_report import report, table
from workbook.grading.items import Item, count_items, to_repair_first
from workbook.grading.progress_bar import ProgressBar
from workbook.grading.roster import Row
from workbook.grading.settings import Settings
from workbook.grading.store import Store
from workbook.grading.unit import grade_file

PROBLEMS = list(registry.of_chapter("ch05"))[:5]
SETTINGS = Settings("C-1", "x", "instant", "s", only=(PROBLEMS[0].partition(".")[0],))


def kept(*, right: bool, hints: int = 0, mistakes: tuple[str, ...] = (), tries: int = 1, points: int = 1) -> dict[str, Any]:
    return {
        "points": points, "earned": points if right else 0, "verdict": "correct" if right else "incorrect", "tries": tries,
        "misconceptions": list(mistakes), "hints": hints, "not_marked": [], "first_right": right and tries == 1,
    }  # fmt: skip


def class_of(size: int) -> list[tuple[Row, dict[str, Any]]]:
    """Invented records: abler learners are right more often, except at the last problem."""
    chance = random.Random(5)
    found = []
    for number in range(size):
        able = chance.random()
        problems = {}
        for place, name in enumerate(PROBLEMS):
            if chance.random() < 0.9:
                right = chance.random() < (able if place < 4 else 1 - able)
                points = registry.problem(name).points
                problems[name] = kept(right=right, hints=chance.random() < 0.3, mistakes=() if right else ("a",), points=points)
        found.append((Row(f"l{number}"), {"status": "graded", "problems": problems, "set_aside": []}))
    return found


def test_difficulty_and_discrimination_agree_with_numpy() -> None:
    records = class_of(300)
    items = {item.problem: item for item in count_items(records, registry.problems())}
    for name in PROBLEMS:
        right, rest = [], []
        for _, record in records:
            if name in record["problems"]:
                others = [one for other, one in record["problems"].items() if other != name]
                right.append(record["problems"][name]["earned"] > 0)
                had = sum(one["points"] for one in others)
                rest.append(sum(one["earned"] for one in others) / had if had else 0.0)
        assert items[name].difficulty == pytest.approx(np.mean(right))
        assert items[name].discrimination == pytest.approx(np.corrcoef(right, rest)[0, 1])
    assert items[PROBLEMS[4]].discrimination < 0 < items[PROBLEMS[0]].discrimination  # type: ignore[operator]


def test_the_problem_that_the_better_learners_miss_is_repaired_first() -> None:
    items = count_items(class_of(300), registry.problems())
    first = to_repair_first(items)[0]
    assert first.problem == PROBLEMS[4] and "the better learners miss it" in first.repairs()


def test_shares_and_hints_by_hand() -> None:
    item = Item("x")
    for one in (
        kept(right=True, hints=2),
        kept(right=True),
        kept(right=False, mistakes=("a", "b")),
        kept(right=False, mistakes=("a",)),
    ):
        item.add(one, 0.5)
    item.add(None, 0.5)
    assert (item.learners, item.answered, item.difficulty, item.hint_dependence) == (5, 4, 0.5, 0.5)
    assert item.shares() == [("a", 0.5), ("b", 0.25)]
    assert item.discrimination is None and item.repairs() == []  # four answers say nothing


def test_where_all_or_none_are_right_no_correlation_is_made_up() -> None:
    for right in (True, False):
        item = Item("x")
        for number in range(20):
            item.add(kept(right=right), number / 20)
        assert item.discrimination is None
    same = Item("x")
    for number in range(20):
        same.add(kept(right=number % 2 == 0), 0.5)
    assert same.discrimination is None
    assert Item("x").difficulty is None and Item("x").hint_dependence is None


def test_the_report_holds_its_formulas_and_pictures_and_stands_alone() -> None:
    items = count_items(class_of(60), SETTINGS.problems())
    page = report(items, [1] * 10, SETTINGS)
    assert page.count("<svg") >= 4 and page.count("<math") >= 4 and "<script" not in page
    for svg in page.split("<svg")[1:]:
        ElementTree.fromstring("<svg" + svg.split("</svg>")[0] + "</svg>")
    assert "these marks show practice" in page and "src=" not in page
    lines = list(csv.DictReader(io.StringIO(table(items))))
    assert [line["problem"] for line in lines] == list(SETTINGS.problems())
    assert float(lines[0]["difficulty"]) == pytest.approx(items[0].difficulty, abs=1e-4)


def test_a_class_that_answered_nothing_has_a_report() -> None:
    assert "Nothing stands out" in report(count_items([], SETTINGS.problems()), [0] * 10, SETTINGS)


def test_titles_in_pictures_are_escaped() -> None:
    drawn = pictures.bars("<b>", [("<script>", 0.5, "&")]) + pictures.scatter("x", [("<i>", 0.5, 0.5, True)])
    assert "<script>" not in drawn and "<i>" not in drawn and "&lt;script&gt;" in drawn


def test_the_time_left_is_that_of_what_is_left() -> None:
    bar = ProgressBar(100, done=50, stream=io.StringIO())
    assert bar.left(bar._start + 10) == "time left not known yet"
    bar.done = 60
    assert bar.left(bar._start + 10) == "40 s left"
    assert bar.left(bar._start + 60) == "4 min left" and bar.left(bar._start + 3000) == "3.3 h left"
    assert bar.line(bar._start + 10).startswith("[##################............] 60 of 100")


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "out")
    store.take("C-1")
    store.keep("kim", "digest", {"record": {"learner": "kim"}, "page": "one"})
    assert store.record("kim", "digest") == {"learner": "kim"} and store.record("kim", "another") is None
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        store.keep("kim", "new", {"record": {}, "page": "two"})
    assert store.record("kim", "digest") == {"learner": "kim"}
    assert (tmp_path / "out" / "feedback" / "kim.html").read_text() == "one"


def test_a_page_begins_with_points_by_chapter_and_groups_what_was_left_out(settings: Settings, tmp_path: Path) -> None:
    learner = Learner("kim", COURSE)
    for name in ("ch01_value_ratios.two_crews", "ch05_risk_adjustment_reversals.exact_interval"):
        learner.attempt(name, right=True)
    for name in ("ch01_value_ratios.which_word", "ch01_value_ratios.value_per_thousand"):
        learner.attempt(name, right=True)
    path = tmp_path / "kim.jsonl"
    path.write_text(learner.text(), encoding="utf-8")
    second = learner.entries[1].time
    page = grade_file(Row("kim", deadline=second), path, settings)["page"]
    first = registry.of_chapter("ch01")
    points = sum(problem.points for problem in first.values())
    assert f'<td class="n">1 of {len(first)}</td><td class="n">1 of {points}</td>' in page and page.count("<nav") == 1
    for link in page.split('href="#')[1:]:
        assert f'<section id="{link.split(chr(34))[0]}">' in page
    left = page.split("<h2>Not marked, or not as it stands</h2>")[1]
    titles = "; ".join(registry.problem(f"ch01_value_ratios.{name}").title for name in ("which_word", "value_per_thousand"))
    assert left.count("<li>") == 1 and f"Answered after the deadline: {titles}</li>" in left
    table_ = page.split('id="ch05.exact_interval"')[1].split("Your answer")[1].split("verdict")[0]
    assert '<th scope="row">' in table_ and '<th scope="col"' in table_  # a table answer is shown as one
