"""A series of bars, and a point in a picture: set with a mouse, with a finger and with the keyboard."""

from itertools import pairwise

import pytest

from benchmarks.real_pages import ExplorerOnPage
from widgets.explorer import load

pytestmark = pytest.mark.browser

LIFE, PLANE = "draw_a_life", "cost_effectiveness_plane"


@pytest.fixture(params=[1280, pytest.param(400, marks=pytest.mark.slow)])
def width(request):
    return request.param


@pytest.fixture
def shown(go, notebook, made_voila):
    def show(name, width=1280):
        page = go(
            made_voila + notebook("# One", "from widgets import explorer", f"explorer({name!r}, covered=False)"), width=width
        ).page
        found = ExplorerOnPage(page).wait(60_000)
        found.commit_reading()
        return found

    return show


def bars(found):
    return found.root.locator(".vbc-series input[type=range]")


def heights(found):
    return bars(found).evaluate_all("nodes => nodes.map(node => Number(node.value))")


def stroke(page, box, points):
    """Press, move through the points (shares of the box, from its upper left corner), let go."""
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=12)
    page.mouse.up()


def test_one_stroke_sets_every_bar_that_it_crosses(shown, width):
    found = shown(LIFE, width)
    before, sentence = heights(found), found.sentence()
    row = found.root.locator(".vbc-series-bars")
    row.evaluate("node => node.scrollIntoView({ block: 'center' })")
    stroke(found.page, row.bounding_box(), [(0.03, 0.1), (0.97, 0.6)])
    found.settle()
    after = heights(found)
    assert len(after) == 10 and after != before
    assert all(one >= other for one, other in pairwise(after)), "a falling stroke gives falling bars"
    assert after[0] > 0.8 and 0 < after[-1] < 0.4 and all(abs(value / 0.05 - round(value / 0.05)) < 1e-6 for value in after)
    assert found.sentence() != sentence and found.sentence().startswith("10 years")
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_bar_is_a_slider_with_a_name_and_keys(shown):
    found = shown(LIFE)
    page, series = found.page, load(LIFE).controls["utilities"]
    third = found.slider(series.parts()[2].label)
    third.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert third.get_attribute("aria-valuetext") == "0.85"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert third.get_attribute("aria-valuetext") == "0.70"
    page.keyboard.press("End")
    assert third.get_attribute("aria-valuetext") == "1.00"
    page.keyboard.press("Home")
    assert third.get_attribute("aria-valuetext") == "−0.30"
    page.keyboard.press("Tab")
    assert found.slider(series.parts()[3].label).evaluate("node => node === document.activeElement")
    typed = [box.input_value() for box in found.root.locator(".vbc-series .vbc-number").all()]
    assert typed[2] == "-0.30" and len(typed) == 10


def test_each_bar_can_be_typed_and_enter_goes_on_to_the_next(shown, width):
    found = shown(LIFE, width)
    page, parts = found.page, load(LIFE).controls["utilities"].parts()
    boxes = [found.root.get_by_role("spinbutton", name=f"{part.label}, typed", exact=True) for part in parts]
    boxes[0].click()
    page.keyboard.type("0.35")  # what stood there is selected: typing replaces it
    page.keyboard.press("Enter")
    page.keyboard.type("-0.1")
    page.keyboard.press("Enter")
    found.settle()
    assert heights(found)[:2] == [0.35, -0.1]
    assert boxes[2].evaluate("node => node === document.activeElement")
    page.keyboard.type("0.72")
    page.keyboard.press("Enter")
    note = found.root.locator(".vbc-series .vbc-control-note")
    assert note.inner_text() == "Year 3. From −0.30 to 1.00, in steps of 0.05: 0.72 became 0.70."
    assert heights(found)[2] == 0.7 and boxes[2].input_value() == "0.70"
    assert found.slider(parts[2].label).get_attribute("aria-valuetext") == "0.70"
    page.keyboard.type("0.5")
    assert note.inner_text() == ""
    for box in boxes:
        seen = box.bounding_box()
        assert seen["height"] >= 30 and seen["width"] >= 28
        assert box.evaluate("node => node.scrollWidth <= node.clientWidth"), "a number with its sign fits its box"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_scenes_and_reset_set_the_bars_and_a_scene_that_changes_nothing_is_no_wait(shown):
    found = shown(LIFE)
    found.root.get_by_role("button", name="Worse than dead", exact=True).click()
    found.settle()
    assert heights(found)[:6] == [0.8, 0.6, 0.3, -0.1, -0.3, 0]
    found.root.get_by_role("button", name="Reset").click()
    found.settle()
    assert heights(found)[:3] == [0.8, 0.75, 0.75]
    found.root.get_by_role("button", name="The drug", exact=True).click()  # where it stands already: no answer will come
    found.page.wait_for_timeout(2_800)
    assert not found.root.locator(".vbc-status").is_visible()
    pressed = found.root.locator('.vbc-scene[aria-pressed="true"]').all_inner_texts()
    assert pressed == ["The drug"]


def test_a_point_is_dragged_and_its_sliders_follow(shown, width):
    found = shown(PLANE, width)
    box = found.chart().locator("svg .role-frame.root path.background").first.bounding_box()
    stroke(found.page, box, [(0.8, 0.3), (0.25, 0.9)])
    found.settle()
    assert float(found.slider("Extra health").input_value()) == pytest.approx(-0.5, abs=0.051)
    assert float(found.slider("Extra cost").input_value()) == pytest.approx(-120_000, abs=2_500)
    assert found.sentence().startswith("Less health for less money")
    assert found.page.evaluate("window.scrollX") == 0


def test_a_press_outside_the_plot_moves_nothing(shown):
    found = shown(PLANE)
    before = found.values()
    box = found.chart().bounding_box()
    stroke(found.page, box, [(0.02, 0.98), (0.3, 0.98)])
    found.page.wait_for_timeout(300)
    assert found.values() == before


def test_a_finger_far_from_the_point_scrolls_and_near_it_drags(shown):
    """A touch that starts near the point is kept from scrolling; one elsewhere is left to the page."""
    found = shown(PLANE, 400)
    kept = """([node, x, y]) => {
        const touch = new Touch({ identifier: 1, target: node, clientX: x, clientY: y });
        const event = new TouchEvent("touchstart", { touches: [touch], cancelable: true, bubbles: true });
        node.dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    chart = found.chart().element_handle()
    box = found.chart().locator("svg .role-frame.root path.background").first.bounding_box()
    point = box["x"] + 0.875 * box["width"], box["y"] + (150_000 - 88_900) / 300_000 * box["height"]
    assert found.page.evaluate(kept, [chart, *point])
    assert not found.page.evaluate(kept, [chart, box["x"] + 0.2 * box["width"], box["y"] + 0.8 * box["height"]])
