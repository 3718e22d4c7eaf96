"""A verdict on the page: said once, and in words."""

import pytest

from widgets.feedback import verdict_html
from workbook.judge import Verdict


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Right: 0.8.", "<p>0.8.</p>"),
        ("Right: 24.", "<p>24.</p>"),
        ("Right: \\$1,200.", "<p>$1,200.</p>"),
        ("Right. Look whether 1 lies between them.", "<p>Look whether 1 lies between them.</p>"),
        ("Right, at the edges too: a rate of 0.", "<p>At the edges too: a rate of 0.</p>"),
        ("Right: all 5 are where they belong.", "<p>All 5 are where they belong.</p>"),
        ("Rightly so.", "<p>Rightly so.</p>"),
    ],
)
def test_what_is_right_is_said_once(message: str, shown: str) -> None:
    html = verdict_html(Verdict("correct", message))
    assert "Correct" in html
    assert shown in html


def test_a_wrong_answer_keeps_its_words() -> None:
    assert "Right. But not here." in verdict_html(Verdict("incorrect", "Right. But not here."))
