"""A report on an error: what the page shows, nothing about who reads it, and an answer even where something is broken."""

import sys
from pathlib import Path

import pytest

from widgets.card import card
from widgets.explorer import explorer
from widgets.report_error import ErrorReport, report, report_error
from workbook.session import current


@pytest.fixture(autouse=True)
def learner(learning: Path) -> Path:
    return learning


def ask(page: ErrorReport) -> dict:
    heard: list[dict] = []
    page.send = heard.append  # type: ignore[method-assign]
    page._handle_custom_msg({"type": "report", "call": 1, "view": "v"}, [])
    return heard[-1]


def test_a_report_reopens_what_the_page_shows() -> None:
    view, at = explorer("reversal", covered=False), card("ch05.adjusted_rate")
    view.set(limits=not view.values["limits"])
    text = ask(report_error("ch05"))["text"]
    assert "Page: ch05_risk_adjustment_reversals" in text
    code = next(line.removeprefix("Picture: ") for line in text.splitlines() if line.startswith("Picture"))
    assert explorer("reversal", scene=code).values == view.values and code != "reversal"
    assert (
        f"{at.desk.id}, version 0, question {at.desk.problem.fingerprint}" in text and str(at.desk.parameters["observed"]) in text
    )


def test_new_numbers_and_closed_pictures_are_told_apart() -> None:
    view, at = explorer("reversal"), card("ch05.adjusted_rate")
    at.check(at.desk.problem.answer.record(at.desk.key.solve(**at.desk.parameters)))
    at.new_numbers()
    view.close()
    text = report("ch05", current())
    assert "version 1" in text and "Picture" not in text


def test_it_keeps_the_reader_out() -> None:
    at = card("ch05.adjusted_rate")
    at.check("123456.789")
    text = report("ch05", current())
    assert current().learner not in text and "123456" not in text and str(Path.home()) not in text


def test_a_broken_page_still_gets_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    page = report_error("ch05")
    monkeypatch.setattr(sys.modules["widgets.report_error"], "PACKAGES", (None,))
    assert "Error" in ask(page)["failed"]
