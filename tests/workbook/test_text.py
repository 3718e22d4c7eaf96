"""Markdown becomes HTML that shows formulas without a script, and never runs what somebody typed."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.text import fields, fill, to_html, to_html_inline


def test_parameters_are_put_in_with_their_format() -> None:
    text = "{{name}} spends \\${{cost:,.0f}} on {{ n }} of {{rows[1]}}, $x^{{{k}}}$, {{rate:.1%}}"
    assert (
        fill(text, name="North", cost=7500.0, n=3, rows=["a", "b"], k=2, rate=0.125)
        == "North spends \\$7,500 on 3 of b, $x^{2}$, 12.5%"
    )
    assert fields(text) == {"name", "cost", "n", "rows", "k", "rate"}


def test_a_half_is_rounded_as_on_paper() -> None:
    written = fill("{{a:.2f}} {{b:,.2f}} {{c:.0%}} {{d:.2f}}", a=72.395, b=262.395 - 190, c=0.125, d=-0.125)
    assert written == "72.40 72.40 13% -0.13"
    assert fill("{{a}} {{a:g}} {{n:,}}", a=72.395, n=10**15 + 1) == "72.395 72.395 1,000,000,000,000,001"


def test_single_braces_and_latex_are_left_alone() -> None:
    text = r"$\frac{O}{E}$ and {x} and \text{a}}"
    assert fill(text, x=1) == text


@pytest.mark.parametrize(
    ("text", "error"), [("{{b}}", KeyError), ("{{a[9]}}", KeyError), ("{{a:,.0f}}", ValueError), ("{{a.b}}", KeyError)]
)
def test_a_field_that_cannot_be_filled_is_an_error_of_its_author(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        fill(text, a="word")


@pytest.mark.parametrize(
    "formula",
    [
        r"\frac{O}{E}",
        r"3 \times 10^{-5}",
        r"\text{cost per QALY} \le \lambda",
        r"x \ge \bar{y}",
        r"\hat{p}_i",
        r"\sum_{i=1}^n x_i",
        r"\sqrt{\frac{p(1-p)}{n}}",
        r"\$7{,}500",
        r"12\,\%",
        r"\chi^2_{0.025}",
        r"A \Leftrightarrow B",
        r"\left(\frac{a}{b}\right)",
    ],
)
@pytest.mark.parametrize("delimiter", ["$", "$$"])
def test_simple_formulas_become_mathml(formula: str, delimiter: str) -> None:
    html = to_html(f"{delimiter}{formula}{delimiter}")
    found = re.search(r"<math.*</math>", html, re.DOTALL)
    assert found, html
    ElementTree.fromstring(found[0])
    assert "\\" not in found[0]


@pytest.mark.parametrize("formula", [r"\frac{a", r"\nosuchcommand{x}", r"{", r"\left( x", r"x^^2", "<script>"])
def test_a_formula_that_fails_shows_its_source(formula: str) -> None:
    html = to_html(f"Before ${formula}$ after")
    assert "Before" in html and "after" in html and "<script>" not in html


def test_a_dollar_is_a_dollar() -> None:
    assert to_html(r"It costs \$7,500 or \$6,600.") == "<p>It costs $7,500 or $6,600.</p>\n"


def test_html_that_was_typed_is_shown_and_not_run() -> None:
    html = to_html("<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) `<b>`")
    assert "<script" not in html and "<img" not in html and "<b>" not in html and "href" not in html
    assert "&lt;script&gt;" in html


def test_tables_lists_and_code_stay() -> None:
    html = to_html("| a | b |\n|---|--:|\n| $x$ | \\$2 |\n\n- one\n- **two**\n\n1. first\n\n```python\na < b\n```\n\n> quote\n")
    for part in ("<table>", "<th", "<math", "$2</td>", "<ul>", "<strong>two</strong>", "<ol>", "a &lt; b", "<blockquote>"):
        assert part in html


def test_one_line_has_no_paragraph_around_it() -> None:
    assert to_html_inline("a **b**") == "a <strong>b</strong>"


@given(st.text(max_size=200))
def test_no_text_breaks_the_page(text: str) -> None:
    assert "<script" not in to_html(text).lower()
