"""Six patients are decided one at a time; the picture below waits, and opens at what was decided."""

import pytest
from playwright.sync_api import expect

from benchmarks.real_pages import ExplorerOnPage

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIX = (10, 6, 9, 5, 4, 7)


def test_six_decisions_and_what_they_reveal(go, chapters_voila):
    """The meter runs with the slider, each decision is kept, and the sum and the picture come after the last one."""
    page = go(f"{chapters_voila}ch11_fiduciary_duty.ipynb").page
    box = page.locator(".vbc-decisions")
    box.wait_for(timeout=60_000)
    button, number, meter = box.get_by_role("button", name="Commit"), box.get_by_role("spinbutton"), box.locator(".vbc-meter")
    button.click()
    expect(box.locator(".vbc-card-aside")).to_contain_text("still stands where the page put it")
    for at, calls in enumerate(SIX, 1):
        expect(box.locator(".vbc-card-meta")).to_have_text(f"Decide · {at} of 6")
        number.fill("0")
        expect(meter).to_contain_text(f"of ${at * 10_000:,}")
        whole = meter.inner_text()
        number.fill(str(calls))
        assert meter.inner_text() != whole, "each call takes something"
        if at == 3:
            assert page.get_by_text("Commit your decisions above first").is_visible()
        button.click()
    result = box.locator(".vbc-result")
    expect(result).to_contain_text(f"Your α/β is {sum(10 - calls for calls in SIX) / 24:.2f}")
    expect(result).to_be_focused()
    explorer = ExplorerOnPage(page, "Six patients, one contract, and the next contract").wait()
    bars = explorer.root.locator(".vbc-series input[type=range]")
    assert bars.evaluate_all("bars => bars.map(bar => Number(bar.value))") == list(SIX)

    page = go(f"{chapters_voila}ch11_fiduciary_duty.ipynb", width=400).page
    box = page.locator(".vbc-decisions")
    expect(box.locator(".vbc-result")).to_contain_text("Your α/β", timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    box.get_by_role("button", name="Decide all of them again").click()
    expect(box.locator(".vbc-card-meta")).to_have_text("Decide · 1 of 6")


def test_a_disclosure_is_written_kept_and_marked(go, chapters_voila):
    """A text with no side: what is missing is said, the exemplars come after, and the ticks are there again."""
    page = go(f"{chapters_voila}ch11_fiduciary_duty.ipynb").page
    text = page.locator(".vbc-position", has_text="Write for a patient")
    text.wait_for(timeout=60_000)
    assert text.get_by_role("radio").count() == 0 and text.get_by_text("Another 1").count() == 0
    text.get_by_role("textbox", name="Your disclosure, in at most 80 words").fill(
        "I earn four dollars more for each call that we do not make."
    )
    text.get_by_label("What might she wrongly conclude").fill("That she is a burden.")
    text.get_by_role("button", name="Commit my disclosure").click()
    text.get_by_text("Another 2").first.wait_for()
    text.get_by_label("Says which way the money leans").check()
    page = go(f"{chapters_voila}ch11_fiduciary_duty.ipynb").page
    text = page.locator(".vbc-position", has_text="Write for a patient")
    expect(text.get_by_text("I earn four dollars more")).to_be_visible(timeout=60_000)
    expect(text.get_by_label("Says which way the money leans")).to_be_checked()
