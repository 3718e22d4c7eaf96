"""What tests of pages share: a notebook made for one, and the answers that every page has to take."""

import re
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Locator, Page, expect

from workbook.answers import Number
from workbook.attempts import AttemptLog
from workbook.desk import Desk
from workbook.judge import judge, mistaken
from workbook.session import Session

ON_THE_PAGE = "cards => cards.map(card => card.dataset.problem)"


def write_notebook(folder: Path, name: str, *cells: str) -> str:
    """Write a notebook, prose where a cell starts with #, and return its file name."""
    new = nbformat.v4
    made = new.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    made.cells = [new.new_markdown_cell(cell) if cell.startswith("#") else new.new_code_cell(cell) for cell in cells]
    nbformat.write(made, folder / f"{name}.ipynb")
    return f"{name}.ipynb"


def reader_at(home: Path) -> Session:
    """Who reads at a server with this home; elsewhere the first kernel would draw a random id."""
    folder = home / "vbc"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "learner").write_text("reader-of-tests\n", encoding="utf-8")
    return Session("self-study", "reader-of-tests", "learn", AttemptLog(folder / "attempts"), folder)


def card_of(page: Page, title: str) -> Locator:
    """The card under that title, in view."""
    card = page.locator(".vbc-card").filter(has=page.get_by_role("heading", name=title, exact=True))
    card.wait_for(timeout=60_000)
    card.scroll_into_view_if_needed()
    return card


def answer(card: Locator, text: str) -> str:
    """Answer a card that asks for one number, and return what it says."""
    feedback = card.locator(".vbc-card-feedback")
    before = feedback.inner_text()
    card.get_by_role("textbox").first.fill(text)
    card.get_by_role("button", name="Check").click()
    expect(feedback).not_to_have_text(before, use_inner_text=True, timeout=10_000)
    expect(feedback).not_to_be_empty()  # emptied first, so that the same words are news to a screen reader
    return feedback.inner_text()


def asks_for_a_number(page: Page, session: Session) -> tuple[Locator, Desk, Any]:
    """The first card on the page that asks for one number and knows a mistake; its desk; and what the mistake gives."""
    for name in page.locator(".vbc-card[data-problem]").evaluate_all(ON_THE_PAGE):
        desk = Desk(name, session)
        if not isinstance(desk.problem.answer, Number):
            continue
        for mistake in desk.key.mistakes:
            given = mistaken(mistake, desk.parameters)
            if given is not None and judge(desk.problem, desk.parameters, given, desk.key).kind == "misconception":
                return page.locator(f'.vbc-card[data-problem="{name}"]').first, desk, given
    raise AssertionError("No card on this page asks for a number and knows a mistake.")


def answer_by_number(page: Page, session: Session) -> None:
    """On one card: what nobody can read costs no try, a known mistake is named, a right answer is right, and all is logged."""
    card, desk, mistake = asks_for_a_number(page, session)
    card.scroll_into_view_if_needed()
    said = {
        "unreadable": "a lot",
        "misconception": str(desk.problem.answer.record(mistake)),
        "correct": str(desk.problem.answer.record(desk.key.solve(**desk.parameters))),
    }
    for kind, text in said.items():
        card.get_by_role("textbox").first.fill(text)
        card.get_by_role("button", name="Check").click()
        expect(card.locator(f'.vbc-verdict[data-kind="{kind}"]')).to_be_visible(timeout=10_000)
    expect(card.locator(".vbc-card-status")).to_have_text(re.compile("Solved"))
    kinds = [entry.verdict for entry in session.log.entries(desk.id, learner=session.learner) if entry.kind == "attempt"]
    assert kinds == ["misconception", "correct"]
