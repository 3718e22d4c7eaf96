"""Four decisions, each with options of its own; the hearing's questions follow from them, and an answer keeps its question."""

import pytest
from playwright.sync_api import expect

from benchmarks.real_pages import ExplorerOnPage

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PACKAGE = (
    "Patients' own reports, from everybody",
    "Clinical and social risk",
    "Two-sided (BASIC E), minimum 0%",
    "A fund takes half of what a call does to income",
)


def test_a_package_is_decided_and_defended(go, chapters_voila):
    """No choice is waved through; the picture opens at the package; the question asks about it, now and after a reload."""
    page = go(f"{chapters_voila}ch12_board_meeting.ipynb").page
    box, asked = page.locator(".vbc-decisions"), page.locator(".vbc-position", has_text="the finance chief asks")
    asked.wait_for(timeout=60_000)
    expect(asked).to_contain_text("not signed a package yet")
    box.get_by_role("button", name="Commit").click()
    expect(box.locator(".vbc-card-aside")).to_contain_text("choice still stands where the page put it")
    for at, option in enumerate(PACKAGE, 1):
        expect(box.locator(".vbc-card-meta")).to_have_text(f"Decide · {at} of 4")
        box.get_by_role("radio", name=option).check()
        expect(box.locator(".vbc-meter")).to_contain_text(option)
        box.get_by_role("button", name="Commit").click()
    expect(box.locator(".vbc-result")).to_contain_text("Signed.")
    expect(box.locator(".vbc-result")).to_be_focused()
    explorer = ExplorerOnPage(page, "One hospital, 144 packages").wait()
    for name in ("reports", "social", "two-sided", "fund"):
        assert explorer.root.get_by_role("radio", name=name, exact=True).is_checked()
    expect(asked).to_contain_text("Ten years of that close a ward")
    asked.get_by_role("textbox", name="Your answer, in at most 80 words").fill(
        "We lose 0.8 million a year, and patients gain 83 QALYs."
    )
    asked.get_by_label("What would you have to see").fill("If two years of reports show half of it.")
    asked.get_by_role("button", name="Give my answer").click()
    asked.get_by_role("heading", name="The board that signed the medical staff's package").wait_for()
    expect(asked.locator(".vbc-side").nth(1)).to_contain_text("It was asked")
    expect(asked.locator(".vbc-rubric")).to_contain_text("a loss of 0.15 million once the contract is read")
    box.get_by_role("button", name="Decide all of them again").click()
    expect(page.locator(".vbc-position", has_text="a patient asks")).to_contain_text("not signed a package yet")

    page = go(f"{chapters_voila}ch12_board_meeting.ipynb", width=400).page
    asked = page.locator(".vbc-position", has_text="the finance chief asks")
    expect(asked).to_contain_text("Ten years of that close a ward", timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
