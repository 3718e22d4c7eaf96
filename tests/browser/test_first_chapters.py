"""The first two chapters as a reader meets them, in Voilà and with the network refused."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from benchmarks.real_pages import ROOT, ExplorerOnPage

from .pages import answer, card_of

pytestmark = pytest.mark.browser

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def predict(page, *, reason="A first thought."):
    """Commit the page's prediction, once its answer has been given."""
    prediction = page.locator(".vbc-prediction")
    prediction.get_by_label("Because, in one line").fill(reason)
    slider = prediction.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    prediction.get_by_role("button", name="Commit", exact=True).click()
    result = prediction.locator(".vbc-result")
    expect(result).not_to_be_empty()
    return result.inner_text()


def test_b_never_wins(go, chapters_voila):
    """Predict, see the band go, read it; a mistake, an unreadable answer, a right one; a position; and all is there again."""
    page = go(f"{chapters_voila}ch01_value_ratios.ipynb").page
    page.locator(".vbc-prediction").wait_for(timeout=60_000)
    page.get_by_text("At low prices, up to some point").click()
    result = predict(page)
    assert "At none" in result and "$45,000" in result and "$66,000" in result

    explorer = ExplorerOnPage(page, "Where is B the best choice?").wait()
    assert explorer.sentence() == ""
    before = explorer.paths()
    explorer.press("Price of a QALY, λ", "ArrowRight", "ArrowRight")
    assert explorer.paths() != before
    explorer.commit_reading("It goes.")
    assert "B is best between $0 and $45,000" in explorer.sentence()
    explorer.root.get_by_role("button", name="Or neither").click()
    explorer.root.get_by_text("B is best nowhere").wait_for()
    expect(explorer.chart().locator("svg").get_by_text("neither", exact=True)).to_have_count(1)

    card = card_of(page, "Where the choice flips")
    prompt = card.locator(".vbc-card-prompt").inner_text()
    e_high, c_high, e_low, c_low = (float(n.replace(",", "")) for n in NUMBER.findall(prompt)[:4])
    assert "no try used" in answer(card, "a lot")
    assert "average of the better plan" in answer(card, f"{c_high / e_high:.2f}")
    assert "Correct" in answer(card, f"${(c_high - c_low) / (e_high - e_low):,.2f}")

    position = page.locator(".vbc-position")
    position.scroll_into_view_if_needed()
    position.get_by_label("Against").check()
    text = position.get_by_role("textbox", name="Your position, in at most 80 words")
    text.fill("word " * 81)
    expect(position.get_by_text("81 words: 1 too many")).to_be_visible()
    text.fill("The step from B to A costs $45,000 a QALY.")
    position.get_by_label("The strongest objection to it").fill("Nobody agrees on a price.")
    position.get_by_role("button", name="Commit my position").click()
    position.get_by_text("Another 2 · Against").wait_for()
    position.get_by_label("Rests on at least one number").check()

    page = go(f"{chapters_voila}ch01_value_ratios.ipynb").page
    page.locator(".vbc-prediction .vbc-result").wait_for(timeout=60_000)
    position = page.locator(".vbc-position")
    position.scroll_into_view_if_needed()
    position.get_by_text("The step from B to A costs $45,000 a QALY.").wait_for()
    expect(position.get_by_label("Rests on at least one number")).to_be_checked()


def test_zero_can_be_moved_until_the_ratios_tie(go, chapters_voila):
    """The scene that ties the ratios, on a phone's width."""
    page = go(f"{chapters_voila}ch01_value_ratios.ipynb", width=400).page
    explorer = ExplorerOnPage(page, "Where is zero?").wait(60_000)
    explorer.commit_reading("The step.")
    explorer.root.get_by_role("button", name="Usual care helps").click()
    explorer.root.get_by_text("the two tie").wait_for()
    expect(explorer.root.locator(".vbc-sentence")).to_contain_text("$45,000, wherever zero stands")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    hidden = "[...document.querySelectorAll('.page-text table')].map(table => table.scrollWidth - table.clientWidth)"
    assert page.evaluate(hidden) == [0, 0], "a table's last column is out of sight"


def test_the_opening_teaches_its_moves(go, chapters_voila):
    """Chapter 0: predict, move, read, answer, and the progress follows."""
    page = go(f"{chapters_voila}ch00_start_here.ipynb").page
    prediction = page.locator(".vbc-prediction")
    prediction.wait_for(timeout=60_000)
    prediction.get_by_role("textbox").first.fill("10")
    assert "Most people get better at 3 visits each" in predict(page)

    explorer = ExplorerOnPage(page, "Count what matters").wait()
    explorer.commit_reading()
    assert "714 visits delivered" in explorer.sentence()
    explorer.root.get_by_role("button", name="Count people").click()
    explorer.press("Visits for each patient", *["ArrowLeft"] * 7)
    explorer.root.get_by_text("64 patients who get better").wait_for()

    card = card_of(page, "What did one recovery cost?")
    spent, _patients, visits, better = (
        float(n.replace(",", "")) for n in NUMBER.findall(card.locator(".vbc-card-prompt").inner_text())[:4]
    )
    assert "per visit" in answer(card, f"{spent / visits:.2f}")
    assert "Correct" in answer(card, f"{spent / better:.0f}")
    expect(page.locator(".vbc-progress").first).to_contain_text(re.compile(r"\b1 of \d+ problems solved"))


def test_prices_are_no_formulas_in_lab_and_notes_are_folded(go, lab, made_folder):
    """JupyterLab would set what stands between two dollar signs as a formula, and would show a speaker's notes to everybody."""
    shutil.copy(ROOT / "chapters" / "ch01_value_ratios.ipynb", made_folder)
    page = go(f"{lab}ch01_value_ratios.ipynb").page
    text = page.locator(".jp-RenderedMarkdown")
    text.get_by_text("A costs $62,500 per QALY and B $66,000.").wait_for(timeout=90_000)
    # Each cell is set on its own, one after the other: wait for each text before anything is said about it.
    expect(text.get_by_text("At λ = $30,000, A comes to −$3,900 and B to −$3,600")).to_have_count(1)
    notes = text.get_by_text("Let everyone commit before anyone speaks")
    expect(notes).to_have_count(1)
    expect(notes).to_be_hidden()
    text.get_by_text("For the speaker").first.click()
    expect(notes).to_be_visible()
