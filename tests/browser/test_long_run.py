"""A run that takes seconds, in a real browser: the bar is there at once, the keyboard starts and stops it, the picture follows."""

import pytest

from benchmarks.real_pages import run_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

IMPORT = "from widgets.long_run import long_run"
SHOW = "long_run('ten_thousand_panels')"


@pytest.fixture(params=["voila", "lab"])
def page(request, go, notebook):
    """The run on a page of its own, in either front end."""
    where = notebook("# A run", IMPORT, SHOW)
    if request.param == "voila":
        return go(request.getfixturevalue("made_voila") + where).page
    page = go(f"{request.getfixturevalue('lab')}{where}?reset").page
    run_all(page)
    return page


def run_of(page):
    root = page.get_by_role("region", name="Ten thousand panels")
    root.wait_for(timeout=60_000)
    return root


@pytest.mark.alone
def test_from_the_press_to_the_picture_by_the_keyboard(page):
    root = run_of(page)
    bar = root.get_by_role("progressbar")
    assert bar.count() == 0 or not bar.is_visible()
    root.get_by_role("button", name="Draw 10,000 panels").focus()
    page.keyboard.press("Enter")
    bar.wait_for(timeout=500)
    assert bar.get_attribute("aria-valuemax") == "10000" and "panels" in bar.get_attribute("aria-valuetext")
    page.wait_for_function("bar => bar.dataset.phase === 'done'", arg=bar.element_handle(), timeout=60_000)
    assert bar.get_attribute("aria-valuenow") == "10000"
    root.get_by_text("The exact shares are 25.4%, 86.7% and 19.6%").wait_for()
    root.locator("svg text", has_text="paid: ").first.wait_for(timeout=30_000)
    again = root.get_by_role("button", name="Draw 10,000 panels again")
    assert again.evaluate("node => node === document.activeElement"), "the focus is not lost with the button that went away"


def test_escape_stops_it_and_what_there_is_is_shown(page):
    root = run_of(page)
    root.get_by_role("button", name="Draw 10,000 panels").click()
    bar = root.get_by_role("progressbar")
    page.wait_for_function("bar => Number(bar.getAttribute('aria-valuenow')) > 0", arg=bar.element_handle(), timeout=30_000)
    page.keyboard.press("Escape")
    page.wait_for_function("bar => ['stopped', 'done'].includes(bar.dataset.phase)", arg=bar.element_handle(), timeout=10_000)
    assert bar.get_attribute("data-phase") == "stopped"
    assert 0 < int(bar.get_attribute("aria-valuenow")) < 10_000
    root.get_by_text("of 10,000 asked for").wait_for()
