"""The world of a mistake as a reader meets it: by keyboard, on a phone, in the dark, and for code that fails."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from workbook.answers import Code
from workbook.desk import Desk
from workbook.session import Session

from .pages import reader_at

pytestmark = pytest.mark.browser

NUMBER, TABLE, CODE = "ch09.members_leave", "ch07.only_the_data", "ch11.write_the_choice"
OFFER = "Draw this rule: when would it be right?"
FAILS = """
def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    return (first_benefit + payment_slope * money_weight / health_weight) / benefit_fall
"""


@pytest.fixture
def reader(server_home: Path) -> Session:
    return reader_at(server_home / "made")


def mistaken(at: Desk) -> str:
    """The first mistake's answer, as typed."""
    return str(at.problem.answer.record(at.key.mistakes[0](**at.parameters)))


def violations(page: Page) -> list[str]:
    """What axe finds in the world."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=".vbc-world", options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def on(page: Page, at: Desk) -> Locator:
    card = page.locator(f'.vbc-card[data-problem="{at.id}"]').first
    card.wait_for(timeout=60_000)
    return card


def drawn(world: Locator) -> None:
    """Wait until the picture stands."""
    world.locator(".vbc-chart[data-drawn]").wait_for(timeout=30_000)


def test_by_keyboard_on_a_phone(go: Callable, notebook: Callable, made_voila: str, reader: Session) -> None:
    """Typed, recognised, asked, committed, shown; then another number moves, and the rows are there as a table."""
    at = Desk(NUMBER, reader)
    page = go(made_voila + notebook("from widgets import card", f"card({NUMBER!r})"), width=400, dark=True).page
    card = on(page, at)
    expect(card.get_by_role("button", name=OFFER)).to_be_hidden()
    card.get_by_label("Your answer").fill(mistaken(at))
    page.keyboard.press("Enter")
    offer = card.get_by_role("button", name=OFFER)
    offer.wait_for()
    offer.focus()
    page.keyboard.press("Enter")
    world = card.locator(".vbc-world")
    drawn(world)
    expect(world).to_have_attribute("data-revealed", "false")
    expect(world.locator(".vbc-sentence")).to_be_hidden()
    assert "The true rule" not in world.inner_text()
    first = world.get_by_role("button", name="Right at … (move the slider)")
    expect(first).to_have_attribute("aria-disabled", "true")  # at the learner's own numbers it is wrong: that is no guess
    first.click(force=True)
    expect(world).to_have_attribute("data-revealed", "false")
    slider = world.get_by_role("slider").first
    slider.focus()
    page.keyboard.press("End")
    commit = world.get_by_role("button", name="Right at 100%")
    page.keyboard.press("Tab")
    expect(commit).to_be_focused()
    page.keyboard.press("Enter")
    expect(world).to_have_attribute("data-revealed", "true")
    expect(world.locator(".vbc-world-verdict")).to_have_text("You said 100%, and so it is.")
    expect(world.locator(".vbc-sentence")).to_contain_text(
        "With “Members who stay on each year” from 0% to 100%, your rule is right only at 100%."
    )
    assert world.locator(".vbc-says").evaluate("node => node === document.activeElement"), "what was found takes the focus"
    expect(card.locator(".vbc-card-status")).to_contain_text("new numbers earn the point")
    world.get_by_label("The number that moves", exact=True).first.select_option("1")
    expect(world.locator(".vbc-sentence")).to_contain_text("Years with avoided care")
    drawn(world)
    world.get_by_role("button", name="Show as table").click()
    expect(world.locator(".vbc-table caption")).to_contain_text("Your rule: everybody stays")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the phone"
    assert violations(page) == []


@pytest.mark.slow
def test_after_the_world_one_step_is_explained_and_new_numbers_earn_the_point(
    go: Callable, notebook: Callable, made_voila: str, reader: Session
) -> None:
    at = Desk(NUMBER, reader)
    page = go(made_voila + notebook("from widgets import card", f"card({NUMBER!r})")).page
    card = on(page, at)
    card.get_by_label("Your answer").fill(mistaken(at))
    card.get_by_role("button", name="Check").click()
    card.get_by_role("button", name=OFFER).click()
    world = card.locator(".vbc-world")
    world.get_by_role("button", name="Right nowhere from 0% to 100%").click()
    expect(world).to_have_attribute("data-revealed", "true")
    card.get_by_role("button", name="New numbers", exact=True).press("Enter")
    expect(card.locator(".vbc-card-aside")).to_contain_text("First say in a sentence")
    why = card.get_by_label(re.compile("Say in a sentence why"))
    expect(why).to_be_focused()
    card.get_by_role("button", name="Go on: say why one step of the worked solution is done").press("Enter")
    expect(why).to_be_focused()
    expect(why).to_be_in_viewport()
    why.fill("Each year only those who are left can leave.")
    page.keyboard.press("Enter")
    expect(card.locator(".vbc-card-kept")).to_contain_text("Kept in your log")
    card.get_by_role("button", name="Go on: new numbers").press("Enter")
    expect(card.locator(".vbc-world")).to_have_count(0)
    expect(card.get_by_role("heading").first).to_be_focused()
    expect(card.get_by_role("button", name=re.compile("Go on"))).to_have_count(0)
    fresh = Desk(NUMBER, reader)
    card.get_by_label("Your answer").fill(str(fresh.key.solve(**fresh.parameters)))
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".vbc-card-status")).to_contain_text("earned")


@pytest.mark.slow
def test_code_that_fails_opens_its_input_in_one_click(go: Callable, notebook: Callable, made_voila: str, reader: Session) -> None:
    at = Desk(CODE, reader)
    assert isinstance(at.problem.answer, Code)
    page = go(made_voila + notebook("from widgets import card", f"card({CODE!r})")).page
    card = on(page, at)
    card.get_by_role("textbox").first.fill(FAILS)
    card.get_by_role("button", name="Check").click()
    card.get_by_role("button", name="Try numbers near this failing input").click()
    world = card.locator(".vbc-world")
    drawn(world)
    expect(world.locator(".vbc-world-readout strong")).to_have_text("Wrong here")
    told, called = world.locator(".vbc-world-readout code"), f"{at.problem.answer.function}("
    expect(told).to_contain_text("expected")
    expect(card.locator(".vbc-card-feedback")).to_contain_text(called)
    expect(told).not_to_contain_text(called)  # the verdict above prints the input that failed, and once is enough
    world.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    expect(world.locator(".vbc-world-readout strong")).to_have_text("Right here")
    expect(told).to_contain_text(called)
    world.get_by_text("Change other numbers, too").click()
    world.get_by_role("slider").nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(world).not_to_have_attribute("data-asked", "")
    assert violations(page) == []
