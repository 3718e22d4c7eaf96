"""Which pages the workbook's own small script can show."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from benchmarks.real_pages import ROOT
from widgets.pages import asks_for_no_more_than_widgets, page_html


@pytest.mark.parametrize(
    ("source", "enough"),
    [
        ("from widgets import card, explorer, predict", True),
        ("explorer('reversal')", True),
        ("import os, sys\nfrom vbc.value import value_ratio\nimport pandas as pd", True),
        ("%%answer ch05.funnel_limits\ndef limits(): ...", True),
        ("from ipywidgets import interact", False),
        ("  import altair as alt", False),
        ("from IPython.display import Javascript", False),
    ],
)
def test_what_is_imported_decides(source: str, enough: bool) -> None:
    cells = [new_markdown_cell("# Prose\n\nfrom plotly import it"), new_code_cell("1 + 1"), new_code_cell(source)]
    assert asks_for_no_more_than_widgets(cells) is enough


def test_every_chapter_and_page_of_problems_is_one() -> None:
    found = sorted([*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb"), *ROOT.glob("solutions/*.ipynb")])
    assert len(found) >= 3
    for path in found:
        assert asks_for_no_more_than_widgets(nbformat.read(path, as_version=4).cells), path.name


def test_a_part_can_be_folded_away_and_no_other_html_gets_through() -> None:
    html = page_html("Before\n\n<details><summary>Open *this*</summary>\n\n- one <b>bold</b>\n\n</details>\n\nAfter")
    assert "<details><summary>Open <em>this</em></summary>" in html and html.count("<details>") == html.count("</details>") == 1
    assert "&lt;b&gt;bold" in html and html.index("</details>") < html.index("After")
    assert "<details" not in page_html("<details open onclick=x><summary>a</summary>\n\nb\n\n</details>")
    assert "<details" not in page_html("<details><summary>never closed</summary>\n\nb")
