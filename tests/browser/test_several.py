"""Any of several things: ticked with the mouse and with the keyboard, and set by a scene."""

import pytest

from benchmarks.real_pages import ExplorerOnPage

pytestmark = pytest.mark.browser

WEEK = "week_in_the_chair"


def test_ticks_follow_mouse_keyboard_and_scenes(go, notebook, made_voila):
    page = go(made_voila + notebook("# One", "from widgets import explorer", f"explorer({WEEK!r}, covered=False)")).page
    found = ExplorerOnPage(page).wait(60_000)
    found.commit_reading()
    group = found.root.get_by_role("group", name="This week you do")
    call, scan = group.get_by_role("checkbox", name="care call"), group.get_by_role("checkbox", name="duplicate scan")
    call.check()
    found.settle()
    assert "−$25" in found.sentence() and "+1.5 days" in found.sentence()
    scan.focus()
    page.keyboard.press("Space")
    found.settle()
    assert scan.is_checked() and "+$115" in found.sentence()
    found.root.get_by_role("button", name="Nothing yet", exact=True).click()
    found.settle()
    assert not call.is_checked() and not scan.is_checked() and "brings you $0" in found.sentence()
