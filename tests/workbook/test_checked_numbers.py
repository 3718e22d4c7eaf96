"""Every figure in the prose that a model can check is checked, and dollars in prose never open a formula."""

from pathlib import Path
from typing import Any

import pytest

from workbook.checked_numbers import agrees, count_in, evaluate, faults_in, numbers_in

ROOT = Path(__file__).parents[2]
PROSE = [*sorted((ROOT / "chapters").glob("ch*.py")), *sorted(ROOT.glob("*.md"))]


LEAST = {"ch01": 30, "ch02": 50, "ch03": 30, "ch04": 50, "ch05": 60, "ch06": 60, "ch07": 70, "ch08": 60, "ch09": 60, "ch10": 50,
         "ch11": 30, "ch12": 60}  # fmt: skip
"""How many figures of a chapter are checked at the least; one in any other."""


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_prose_and_model_agree(path: Path) -> None:
    """Checked numbers agree, none stands inside a formula, and no dollar is left to open one."""
    assert faults_in(path) == []
    if path.suffix == ".py":
        assert count_in(path) >= LEAST.get(path.name[:4], 1)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("0.80", 0.8),
        ("0.80", 0.8049),
        ("1,431", 1431),
        ("12%", 0.1249),
        ("12.5 %", 0.125),
        ("\\$45,000", 45_000.4),
        ("−10", -10),
        ("-10", -9.6),
        ("−\\$3,900", -3900),
        ("\\$−3,900", -3900),
        ("1.60e-5", 1.6e-5),
        ("1.60 × 10⁻⁵", 1.604e-5),
        ("118,533.33", 118533 + 1 / 3),
        ("7", 7.2),
        (".459", 0.4592),
        ("A", "A"),
        ("NE", "NE"),
        ("0.5", 0.55),
        ("3", 3),
    ],
)
def test_a_figure_agrees_at_the_digits_it_shows(shown: str, value: Any) -> None:
    assert agrees(shown, value)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("0.80", 0.806),
        ("0.8", 0.86),
        ("1,431", 1432),
        ("12%", 12),
        ("12%", 0.126),
        ("\\$45,000", 45_001),
        ("−10", 10),
        ("1.60e-5", 1.61e-5),
        ("1.60 × 10⁻⁵", 1.6e-4),
        ("A", "B"),
        ("0.80", float("nan")),
    ],
)
def test_a_figure_that_has_drifted_does_not_agree(shown: str, value: Any) -> None:
    assert not agrees(shown, value)


def test_the_figure_before_the_comment_is_the_one_that_is_meant() -> None:
    text = "From 24 deaths, **0.80**<!--=1-->; from 3 of 2.5 it is **1.20<!--=2-->**, a loss of −\\$3,900<!--=3--> to\nB<!--=4-->."
    assert [(one.shown, one.expression, one.line) for one in numbers_in(text)] == [
        ("", "1", 1), ("1.20", "2", 1), ("−\\$3,900", "3", 1), ("B", "4", 2),
    ]  # fmt: skip


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    return faults_in(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One.\n\nO/E is 0.81<!--=24/30-->.", "page.md, line 3: 0.81 is shown, but 24/30 is 0.8"),
        ("O/E is 0.80<!--=nosuch(24)-->.", "NameError"),
        ("O/E is <!--=24/30-->.", "nothing is shown before"),
        ("O/E is 0.00<!--=value_ratio(0.1, 0)-->.", "is undefined: "),
        ("$x = 0.80<!--=24/30-->$", "inside a formula"),
        ("It costs $7,500 a year.", "a bare dollar sign"),
        ("It pays $one of them as much$ as the other.", "looks like prose"),
        ("a $1 b", "line 1: a bare dollar sign"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    assert any(words in fault for fault in faults(tmp_path, text)), faults(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        r"\$45,000<!--=900/0.02--> for $\text{a full year of life} = x$ and $$\frac{\Delta C}{\Delta E}$$ `$HOME` costs \$5.",
        "```sh\necho $HOME\n```\nfine",
        "Run:\n\n    echo $HOME &&\n    echo $PATH\n\nfine",
        r"$\$7{,}500$ and $a < b$",
        "",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


def test_only_text_cells_of_a_script_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ch99_x.py"
    path.write_text(
        '# %% [markdown]\n# Two: 2<!--=1+1-->.\n\n# %%\nx = "$1"  # 3<!--=1-->\n\n# %% [markdown]\n# Three: 4<!--=3-->.\n',
        encoding="utf-8",
    )
    assert faults_in(path) == ["ch99_x.py, line 8: 4 is shown, but 3 is 3"]
    assert count_in(path) == 2


def test_expressions_see_every_model() -> None:
    assert evaluate("observed_to_expected(24, 30)") == 0.8
    assert evaluate("preference_threshold(cost_a=7500, cost_b=6600, outcome_a=0.12, outcome_b=0.10)") == pytest.approx(45_000)
