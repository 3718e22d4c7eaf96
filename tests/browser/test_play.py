"""A play button runs when it is pressed and at no other time, stops at any touch, and steps where motion is reduced."""

import pytest

from benchmarks.real_pages import ExplorerOnPage
from widgets.explorer import load

pytestmark = pytest.mark.browser

IMPORT = "from widgets import explorer"
SHOW = "explorer('visit_timeline', covered=False)"
MINUTE = "Minute of the visit"
LAST = load("visit_timeline").controls["minute"].high


@pytest.fixture
def timeline(go, made_voila, notebook):
    page = go(made_voila + notebook("# A visit", IMPORT, SHOW)).page
    found = ExplorerOnPage(page).wait(60_000)
    found.settle()
    return found


def minute(timeline):
    return float(timeline.slider(MINUTE).input_value())


def button(timeline, word):
    return timeline.root.get_by_role("button", name=f"{word}: {MINUTE}", exact=True)


def wait_for_minute(timeline, condition):
    slider = timeline.slider(MINUTE).element_handle()
    timeline.page.wait_for_function(
        f"node => {{ const minute = Number(node.value); return {condition}; }}", arg=slider, timeout=30_000
    )


def test_nothing_plays_before_it_is_pressed(timeline):
    drawn, at = timeline.drawn(), minute(timeline)
    timeline.page.wait_for_timeout(1_200)
    assert (timeline.drawn(), minute(timeline)) == (drawn, at) == (drawn, LAST)


@pytest.mark.slow
def test_it_plays_from_the_start_to_the_end_by_the_keyboard_and_the_picture_follows(timeline):
    before = timeline.paths()
    button(timeline, "Play").focus()
    timeline.page.keyboard.press("Enter")
    wait_for_minute(timeline, "minute > 4 && minute < 40")
    assert timeline.paths() != before
    button(timeline, "Pause").wait_for()
    wait_for_minute(timeline, f"minute === {LAST}")
    button(timeline, "Play").wait_for()
    timeline.settle()
    assert timeline.paths() == before
    assert "has left" in timeline.chart().text_content()


@pytest.mark.slow
def test_pressing_again_and_moving_the_slider_both_stop_it(timeline):
    button(timeline, "Play").click()
    wait_for_minute(timeline, "minute > 2")
    button(timeline, "Pause").click()
    at = minute(timeline)
    timeline.page.wait_for_timeout(900)
    assert minute(timeline) == at < LAST

    button(timeline, "Play").click()
    wait_for_minute(timeline, f"minute > {at + 2}")
    timeline.slider(MINUTE).focus()
    timeline.page.keyboard.press("Home")
    button(timeline, "Play").wait_for()
    timeline.page.wait_for_timeout(900)
    assert minute(timeline) == 0


def test_a_scene_stops_it(timeline):
    button(timeline, "Play").click()
    wait_for_minute(timeline, "minute > 2 && minute < 40")
    timeline.root.get_by_role("button", name="Review of 5 minutes").click()
    button(timeline, "Play").wait_for()
    timeline.page.wait_for_timeout(900)
    assert minute(timeline) == LAST


def test_where_motion_is_reduced_each_press_is_one_step(timeline):
    timeline.page.emulate_media(reduced_motion="reduce")
    button(timeline, "Back to the start").click()
    assert minute(timeline) == 0
    seen = []
    for _ in range(20):
        if button(timeline, "Next").count() == 0:
            break
        button(timeline, "Next").click()
        seen.append(minute(timeline))
        timeline.page.wait_for_timeout(80)
        assert minute(timeline) == seen[-1], "nothing moves on by itself"
    assert seen[0] == 5 and seen[-1] == LAST and seen == sorted(set(seen)) and len(seen) <= 11


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 400])
def test_plots_one_under_the_other_are_as_wide_as_their_place(go, made_voila, notebook, width):
    page = go(made_voila + notebook("# A visit", IMPORT, SHOW), width=width).page
    chart = ExplorerOnPage(page).wait(60_000).chart()
    picture, place = (chart.locator(part).bounding_box()["width"] for part in ("svg", "xpath=."))
    assert place - 12 < picture <= place + 1
    drawn = float(chart.locator("svg").get_attribute("width"))
    assert drawn == pytest.approx(picture, abs=1), "drawn at its size, not scaled down with its letters"
