"""A session of review in the browser, nine days later by the workbook's clock: keyboard only, left in the middle, and finished."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.real_pages import run_all, serve_voila, wait_until_run
from workbook.desk import Desk
from workbook.entry import DAYS_AHEAD
from workbook.review import review_session
from workbook.session import Session

from .pages import reader_at
from .test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PROBLEMS = ("ch01_value_ratios.flip_threshold", "ch03_qalys_and_icers.last_step", "ch01_value_ratios.value_per_thousand")
NAMED = "'ch01.flip_threshold', 'ch01.value_per_thousand'"


@pytest.fixture
def reader(server_home: Path) -> Session:
    """Somebody who has solved three problems and made one prediction, today."""
    session = reader_at(server_home / "review")
    for problem in PROBLEMS:
        solve(Desk(problem, session))
    session.record("prediction", "replay_the_year", answer=90, reason="Averages stay.", confidence=90, because="Y is small.")
    return session


def solve(desk: Desk) -> None:
    desk.check(desk.problem.answer.record(desk.key.solve(**desk.parameters)))


def truth(session: Session, problem: str) -> str:
    """What is right for the numbers that review has drawn."""
    desk = Desk(problem, review_session(session))
    return str(desk.problem.answer.record(desk.key.solve(**desk.parameters)))


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(40):
        page.keyboard.press("Tab")
        named = page.evaluate("() => document.activeElement.textContent || document.activeElement.getAttribute('aria-label') || ''")
        if named.strip() == words:
            return
    raise AssertionError(f"Tab never reached {words!r}")


def test_a_session_by_keyboard_left_in_the_middle_and_finished(reader, notebook, made_folder, server_home, go, monkeypatch):
    cells = ("from widgets import calibration, chapter_bar, review", "chapter_bar('ch05')", "review()", "calibration()")
    name = notebook("# Review", *cells)
    monkeypatch.setenv(DAYS_AHEAD, "9")
    with serve_voila(made_folder, home=server_home / "review") as address:
        page = go(address + name).page
        wait_until_run(page)
        frame, place = page.locator(".vbc-review"), page.locator(".vbc-review-place")
        expect(frame).to_contain_text("3 problems and 1 prediction are due", timeout=60_000)
        expect(page.locator(".vbc-bar")).to_contain_text("3 problems and 1 prediction are due: review what is due")
        tab_to(page, "review what is due")
        page.keyboard.press("Enter")
        expect(frame).to_be_focused()  # on a page without review, the link leads to the one that has it
        tab_to(page, "Start")
        page.keyboard.press("Enter")
        expect(place).to_be_focused()
        assert violations(page) == []
        seen = []
        for _ in range(2):
            seen.append(one_item(page, reader))
            tab_to(page, "Next")
            page.keyboard.press("Enter")
            expect(place).to_be_focused()
        expect(place).to_contain_text("3 of 4")
        page.reload()
        wait_until_run(page)
        expect(frame).to_contain_text("are due, from", timeout=60_000)
        tab_to(page, "Go on")
        page.keyboard.press("Enter")
        expect(place).to_contain_text("3 of 4")
        seen.append(one_item(page, reader))
        tab_to(page, "Next")
        page.keyboard.press("Enter")
        tab_to(page, "Later")
        page.keyboard.press("Enter")
        expect(frame.locator("tbody tr")).to_have_count(3)
        expect(frame).to_contain_text("1 put off until tomorrow")
        assert len(set(seen)) == 3
        page.locator("summary").evaluate_all("folds => folds.forEach(fold => fold.click())")
        assert violations(page) == []
    assert all(Desk(problem, reader).state.credit == 1 for problem in PROBLEMS)
    assert not [one for one in reader.log.entries(course=reader.course) if one.kind == "attempt"][3:]


def one_item(page: Page, reader: Session) -> str:
    """Answer what is asked, and wait until the page says when it comes again."""
    inside, note = page.locator(".vbc-review-inside"), page.locator(".vbc-review-note")
    expect(inside.locator(".vbc-card")).to_have_count(1, timeout=20_000)
    problem = inside.locator(".vbc-card").get_attribute("data-problem")
    if problem:
        inside.get_by_role("textbox").first.fill(truth(reader, problem))
        page.keyboard.press("Enter")
        expect(note).to_contain_text("Right at once: it comes again", timeout=10_000)
        expect(inside.locator(".vbc-card-status")).to_contain_text("comes again")
        return problem
    expect(inside).not_to_contain_text("The result")
    inside.get_by_role("textbox").first.fill("20")
    inside.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    inside.get_by_role("button", name="Commit").focus()
    page.keyboard.press("Enter")
    expect(inside).to_contain_text("Y is small.", timeout=10_000)
    expect(inside).to_contain_text("First, 9 days ago")
    expect(note).to_contain_text("It comes again")
    return "prediction"


@pytest.mark.parametrize("width", [1280, 400])
def test_a_chapter_opens_with_two_that_are_due(reader, notebook, made_folder, server_home, go, monkeypatch, width):
    name = notebook("from widgets import due_cards", f"due_cards('ch05', {NAMED})")
    monkeypatch.setenv(DAYS_AHEAD, "9")
    with serve_voila(made_folder, home=server_home / "review") as address:
        page = go(address + name, width=width).page
        wait_until_run(page)
        items = page.locator(".vbc-due-item")
        expect(items.nth(1).locator(".vbc-card")).to_have_count(1, timeout=60_000)
        expect(page.locator(".vbc-due-line").first).to_contain_text("You last solved this 9 days ago")
        first = items.first
        first.get_by_role("textbox").first.fill(truth(reader, first.locator(".vbc-card").get_attribute("data-problem")))
        page.keyboard.press("Enter")
        expect(first.locator(".vbc-review-note")).to_contain_text("comes again in 42 days", timeout=10_000)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_in_jupyterlab(server_home, notebook, go, lab, monkeypatch):
    """The same parts where an ordinary front end shows them: a card inside the frame, and two inside the opening."""
    session = reader_at(server_home / "lab")
    monkeypatch.setenv(DAYS_AHEAD, "-9")
    for problem in PROBLEMS:
        solve(Desk(problem, session))
    monkeypatch.delenv(DAYS_AHEAD)
    name = notebook(
        "# Review", "from widgets import calibration, due_cards, review", f"due_cards('ch05', {NAMED})", "review()", "calibration()"
    )
    page = go(lab + name).page
    run_all(page)
    expect(page.locator(".vbc-due-item .vbc-card")).to_have_count(2, timeout=90_000)
    frame = page.locator(".vbc-review")
    frame.get_by_role("button", name="Start").click()
    inside = frame.locator(".vbc-review-inside .vbc-card")
    expect(inside).to_have_count(1, timeout=20_000)
    inside.get_by_role("textbox").first.fill(truth(session, inside.get_attribute("data-problem")))
    inside.get_by_role("button", name="Check").click()
    expect(frame.locator(".vbc-review-note")).to_contain_text("comes again in 42 days", timeout=20_000)
    expect(page.locator(".vbc-calibration")).to_contain_text("Nothing to show yet")
