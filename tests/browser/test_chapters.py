"""Every chapter as a page: complete with the network refused, its explorers alive, readable by keyboard and by screen reader."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from benchmarks.real_pages import ROOT, ExplorerOnPage, wait_until_run

from .pages import answer_by_number

pytestmark = pytest.mark.browser

CUT_OFF = """chart => {
    const box = chart.querySelector("svg").getBoundingClientRect();
    const cut = place => place.left < box.left - 2 || place.right > box.right + 2;
    const shown = text => text.textContent.trim() && Number(getComputedStyle(text).opacity);
    const texts = [...chart.querySelectorAll("svg text")].filter(shown);
    return texts.filter(text => cut(text.getBoundingClientRect())).map(text => text.textContent);
}"""
"""The texts of a picture that reach beyond it."""

OVERHANG = "svg => svg.getBoundingClientRect().right - svg.parentElement.getBoundingClientRect().right"

CHAPTERS = sorted(path.name for path in (ROOT / "chapters").glob("ch*.ipynb"))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_a_complete_page(chapter, go, chapters_voila, chapters_reader):
    page = go(chapters_voila + chapter).page
    wait_until_run(page)
    check_landmarks(page)
    check_text(page)
    check_pictures(page)
    if "$$" in (ROOT / "chapters" / chapter).read_text(encoding="utf-8"):
        assert page.locator(".page-text math").count() > 0
    check_that_a_slider_follows_the_keyboard(page)
    answer_by_number(page, chapters_reader)


ON_A_PHONE = [name if name.startswith("ch05") else pytest.param(name, marks=pytest.mark.slow) for name in CHAPTERS]


@pytest.mark.parametrize("chapter", ON_A_PHONE)
def test_a_chapter_fits_a_phone(chapter, go, chapters_voila):
    page = go(chapters_voila + chapter, width=400).page
    wait_until_run(page)
    check_pictures(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


ZOOMED = [name for name in CHAPTERS if name[:4] in ("ch00", "ch05", "ch09", "ch12")]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", ZOOMED)
def test_a_chapter_at_200_percent(chapter, go, chapters_voila):
    """Zoom leaves a page of 1280 px half that room: nothing is lost, and nothing scrolls sideways but a wide table in its frame."""
    page = go(chapters_voila + chapter, width=640).page
    wait_until_run(page)
    check_pictures(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    cut = page.locator("button:visible, input:visible, select:visible, textarea:visible").evaluate_all(
        """(all) => all.filter((one) => {
            const box = one.getBoundingClientRect();
            return !one.closest("table, .vbc-hidden, .vbc-table") && (box.right > 641 || box.left < -1);
        }).map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert cut == []


def check_landmarks(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    assert page.title().startswith(page.locator("h1").inner_text()[:20])
    levels = page.eval_on_selector_all(".page-text :is(h1,h2,h3,h4)", "nodes => nodes.map(node => Number(node.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"


def check_text(page: Page) -> None:
    """No source, no formula of a checked number, no maths left as TeX, no error, no note for speakers."""
    expect(page.locator(".page-waiting")).to_have_count(0)
    text = page.locator("main").inner_text()
    for leftover in ("<!--", "$$", "\\frac", "Traceback", "from widgets import"):
        assert leftover not in text
    assert page.locator("mjx-container, .jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def check_pictures(page: Page) -> None:
    """Every picture is painted when it comes into view, has a name, and no wider than its place."""
    open_covers(page)
    for chart in page.locator(".vbc-chart").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", re.compile(r"\d"), timeout=30_000)  # drawn whole, and as wide as its place
        assert chart.get_attribute("aria-label")
        assert chart.locator("svg").bounding_box()["width"] <= chart.bounding_box()["width"] + 1
        assert chart.locator("svg").evaluate(OVERHANG) <= 1, chart.get_attribute("aria-label")
        assert chart.evaluate(CUT_OFF) == [], chart.get_attribute("aria-label")


def open_covers(page: Page) -> None:
    """Open the pictures that wait for a prediction; what stands in their place fits as well."""
    width = page.viewport_size["width"]
    assert (
        max([0, *page.locator(".vbc-covered").evaluate_all("covers => covers.map(cover => cover.getBoundingClientRect().right)")])
        <= width
    )
    page.locator(".vbc-cover button").evaluate_all("buttons => buttons.forEach(button => button.click())")
    expect(page.locator(".vbc-cover")).to_have_count(0, timeout=30_000)


def check_that_a_slider_follows_the_keyboard(page: Page) -> None:
    found = ExplorerOnPage(page)
    found.root = page.locator(".vbc-explorer:has(.vbc-controls input[type=range])").first  # some have boxes to tick and no slider
    found.wait().commit_reading()
    before = found.paths(), found.sentence()
    label = found.first_slider()
    at_the_end = found.slider(label).evaluate("node => node.value === node.max")
    found.press(label, *["ArrowLeft" if at_the_end else "ArrowRight"] * 5)
    found.settle()
    assert found.paths() != before[0]
    assert found.sentence() != before[1] or not re.search(r"\d", before[1]), "a sentence that tells a number follows, too"


HOLD = """
const look = () => {
    const held = document.querySelectorAll("h2")[3];
    if (!held) return requestAnimationFrame(look);
    scrollTo(0, held.getBoundingClientRect().top + scrollY - 200);
    Object.assign(window, { held, before: held.getBoundingClientRect().top, live: document.querySelectorAll(".vbc").length });
};
requestAnimationFrame(look);
"""
"""Scrolls to the fourth heading as soon as it is there, in the page's own time: asked from here, a busy machine would be late."""


def test_what_is_being_read_stays_in_place_while_live_parts_appear(go, chapters_voila):
    page = go(chapters_voila + CHAPTERS[-1], script=HOLD).page
    page.wait_for_function("window.held")
    before = page.evaluate("before")
    assert page.evaluate("live") < 3, "the prose is there before the live parts, but for the bar under the title"
    wait_until_run(page)
    page.wait_for_timeout(300)
    assert abs(page.evaluate("held.getBoundingClientRect().top") - before) < 3
