"""axe-core over every chapter and its slides, before anything is answered and after: no violation of any level."""

import pytest
from playwright.sync_api import Page

from benchmarks.real_pages import ROOT, serve_voila, wait_until_run

from .pages import answer_by_number

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHAPTERS = sorted(path.name for path in (ROOT / "chapters").glob("ch*.ipynb"))


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, by these rules or all, each with the first element that it finds it on."""
    from axe_playwright_python.sync_playwright import Axe

    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
    return [f"{one['impact']} {one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:200]}" for one in found]


def look_at_everything(page: Page) -> None:
    """Scroll from the top to the end, so that every picture is drawn."""
    page.evaluate(
        """async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
                scrollTo(0, y);
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));  // seen, and asked for
            }
        }"""
    )
    page.wait_for_function("[...document.querySelectorAll('.vbc-chart')].every(chart => chart.dataset.drawn)", timeout=30_000)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_before_and_after_it_is_answered(chapter, go, chapters_voila, chapters_reader):
    page = go(chapters_voila + chapter).page
    wait_until_run(page)
    look_at_everything(page)
    assert violations(page) == []
    answer_by_number(page, chapters_reader)
    page.locator(".vbc-cover button").evaluate_all("buttons => buttons.forEach(button => button.click())")
    page.get_by_role("button", name="Show as table").evaluate_all("buttons => buttons.forEach(button => button.click())")
    page.locator(".vbc-card-buttons").get_by_role("button", name="Hint").first.click()
    page.wait_for_timeout(500)
    look_at_everything(page)
    assert violations(page) == []


@pytest.mark.parametrize(("dark", "rules"), [(False, ()), (True, ("color-contrast",))])  # the dark differs in its colors alone
def test_slides(dark, rules, go, tmp_path):
    with serve_voila(ROOT / "chapters", home=tmp_path, mode="present", options=("--template=deck",)) as address:
        page = go(address + CHAPTERS[5], dark=dark).page
        wait_until_run(page)
        seen = set()
        while (place := page.locator(".deck-place").inner_text()) not in seen:
            seen.add(place)
            if page.locator(".deck-on .vbc-chart").count():
                page.locator(".deck-on .vbc-chart[data-drawn]").first.wait_for()
            if page.locator(".deck-on[data-makes=card], .deck-on[data-makes=predict]").count():
                page.keyboard.press("t")
            assert violations(page, *rules) == [], place
            page.keyboard.press("Escape")
            for _ in range(5):
                page.keyboard.press("ArrowRight")
                if page.locator(".deck-place").inner_text() != place:
                    break
        assert len(seen) > 10
