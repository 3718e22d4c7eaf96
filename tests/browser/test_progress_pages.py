"""The bar of a chapter, the map and progress on real pages: live, by keyboard, narrow, and in JupyterLab."""

import pytest
from playwright.sync_api import expect

from benchmarks.real_pages import run_all, wait_until_run

from .pages import reader_at, write_notebook
from .test_accessibility import violations

pytestmark = pytest.mark.browser

BAR = (
    "# 5 · Risk adjustment and reversals",
    'from widgets import card, chapter_bar\nchapter_bar("ch05")',
    'card("ch05.late_parcels")',
)
START = ("# Start here", "from widgets import objective_map, progress\nprogress()", "objective_map()")


def right_answer(session) -> str:
    from workbook.desk import Desk

    desk = Desk("ch05.late_parcels", session)
    return str(desk.key.solve(**desk.parameters))


def test_the_bar_follows_the_card_below_it(go, made_voila, notebook, server_home):
    reader = reader_at(server_home / "made")
    page = go(made_voila + notebook(*BAR)).page
    bar = page.locator(".vbc-bar")
    expect(bar).to_contain_text("Nothing is marked against you here", timeout=60_000)
    card = page.locator(".vbc-card[data-problem]")
    card.get_by_role("textbox").first.fill(right_answer(reader))
    card.get_by_role("button", name="Check").click()
    expect(bar).to_contain_text("3 objectives: 2 practicing, 1 new")
    bar.locator("summary").click()
    expect(bar).to_contain_text("right once at the first try, without a hint")
    assert bar.evaluate("bar => bar.getBoundingClientRect().height") < 260
    assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 400])
def test_the_map_is_read_moved_in_and_followed(go, made_voila, made_folder, notebook, server_home, width):
    from workbook.desk import Desk

    write_notebook(made_folder, "ch05_risk_adjustment_reversals", *BAR)
    assert Desk("ch05.late_parcels", reader_at(server_home / "made")).check("1").kind == "incorrect"  # a day to lay out
    page = go(made_voila + notebook(*START), width=width).page
    wait_until_run(page)
    page.locator(".vbc-progress details").first.wait_for()
    page.locator(".vbc-progress details").evaluate_all("folds => folds.forEach(fold => { fold.open = true })")
    expect(page.get_by_role("region", name="Every day")).to_be_visible()
    shown = page.locator(".vbc-map")
    first = shown.locator("[data-objective] a").first
    first.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")  # to what the last one builds on
    expect(shown.locator('[data-rel="after"]').first).to_be_visible()
    expect(shown.locator(".vbc-map-said")).to_contain_text("on it")
    assert shown.locator("svg path").count() == shown.evaluate(
        "map => [...map.querySelectorAll('svg path')].filter(path => path.getTotalLength() > 20).length"
    ), "every arc is drawn"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing runs off the page"
    sizes = shown.locator("[data-objective] a").evaluate_all(
        "links => links.map(link => parseFloat(getComputedStyle(link).fontSize))"
    )
    assert min(sizes) >= 14
    assert violations(page) == []
    shown.get_by_role("button", name="Show as table").click()
    expect(shown.get_by_role("table")).to_be_visible()
    expect(shown.locator(".vbc-map-picture")).to_be_hidden()
    assert violations(page) == []
    shown.get_by_role("button", name="Show as table").click()
    shown.locator('[data-objective="ch05.compare"] a').focus()
    with page.expect_navigation(url="**/ch05_risk_adjustment_reversals.ipynb"):
        page.keyboard.press("Enter")


@pytest.mark.slow
def test_in_jupyterlab_a_chapter_opens_in_a_tab_of_its_own(go, lab, made_folder, notebook):
    write_notebook(made_folder, "ch05_risk_adjustment_reversals", *BAR)
    page = go(lab + notebook(*START)).page
    page.set_viewport_size({"width": 1280, "height": 4200})  # JupyterLab shows an output once it is in view
    run_all(page)
    link = page.locator('[data-objective="ch05.compare"] a')
    link.click(timeout=60_000)
    page.locator(".lm-TabBar-tabLabel", has_text="ch05_risk_adjustment_reversals.ipynb").wait_for(timeout=30_000)
    assert page.locator(".lm-TabBar-tabLabel", has_text=".ipynb").count() >= 2, "the page that was read is still open"
