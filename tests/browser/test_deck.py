"""A chapter as slides, as an instructor uses them: keys, scenes, freeze, compare, notes in step, tallies that survive a reload."""

import json

import pytest
from playwright.sync_api import expect

from benchmarks.real_pages import ROOT, ExplorerOnPage, serve_voila, wait_until_run

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHAPTER = "ch05_risk_adjustment_reversals"


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    home = tmp_path_factory.mktemp("deck")
    with serve_voila(ROOT / "chapters", home=home, mode="present", options=("--template=deck",)) as address:
        yield f"{address}{CHAPTER}.ipynb", home / "vbc" / "talks" / f"{CHAPTER}.json"


@pytest.fixture
def talk(deck, go):
    address, file = deck
    file.unlink(missing_ok=True)
    page = go(address).page
    page.set_viewport_size({"width": 1280, "height": 720})
    wait_until_run(page)
    return page


def place(page):
    return page.locator(".deck-place").inner_text()


def forth_to(page, kind):
    """Go on until the slide in view has such a live part."""
    for _ in range(60):
        part = page.locator(f".deck-on[data-makes={kind}]")
        if part.count():
            return part
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"no slide makes a {kind}")


def test_a_talk_from_the_first_slide_to_the_last_by_one_key(talk):
    seen = set()
    while True:
        before = place(talk), talk.locator(".deck-on").count()
        seen.add(place(talk))
        assert talk.locator(".deck-on").first.is_visible()
        assert talk.evaluate("document.documentElement.scrollWidth") <= 1280
        talk.keyboard.press("ArrowRight")
        if (place(talk), talk.locator(".deck-on").count()) == before:
            break
    last = int(place(talk).split()[-1])
    assert len(seen) == last > 10 and place(talk).startswith(f"{last} of")
    talk.keyboard.press("Home")
    expect(talk.locator(".deck-on h1")).to_be_visible()
    assert not talk.get_by_text("Let everyone commit").is_visible() and talk.locator("[data-slide=skip].deck-on").count() == 0


def test_a_control_keeps_its_keys_until_escape_and_numbers_choose_scenes(talk):
    forth_to(talk, "explorer")
    found = ExplorerOnPage(talk, "When does adjustment turn the order round, and when is it more than luck?")
    found.root.locator(".vbc-chart[data-drawn] svg").first.wait_for()
    here, label = place(talk), found.first_slider()
    before = found.slider(label).input_value()
    found.press(label, "ArrowRight")
    assert found.slider(label).input_value() != before and place(talk) == here
    talk.keyboard.press("Escape")
    scenes = found.root.locator(".vbc-scene")
    talk.keyboard.press("2")
    expect(scenes.nth(1)).to_have_attribute("aria-pressed", "true")
    talk.keyboard.press("z")
    talk.keyboard.press("1")
    expect(scenes.nth(1)).to_have_attribute("aria-pressed", "true")
    talk.keyboard.press("z")
    talk.keyboard.press("c")
    kept = found.root.locator(".deck-still")
    expect(kept).to_contain_text("Kept: " + scenes.nth(1).inner_text())
    talk.keyboard.press("1")
    expect(scenes.nth(0)).to_have_attribute("aria-pressed", "true")
    found.settle()
    boxes = [node.bounding_box() for node in (kept.locator("svg"), found.root.locator(".vbc-chart svg"))]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 2, "side by side"
    talk.keyboard.press("r")
    expect(kept).to_have_count(0)
    talk.keyboard.press("ArrowRight")
    assert place(talk) != here


def test_type_and_picture_grow_together(talk):
    forth_to(talk, "explorer")
    found = ExplorerOnPage(talk)
    svg, title = talk.locator(".deck-on .vbc-chart svg").first, talk.locator(".deck-on .vbc-title").first
    svg.wait_for()
    found.settle()

    def sizes():
        return [node.evaluate("node => node.getBoundingClientRect().height") for node in (title, svg.locator("text").first)]

    before = sizes()
    talk.set_viewport_size({"width": 1920, "height": 1080})
    talk.wait_for_timeout(600)
    grown = [after / was for after, was in zip(sizes(), before, strict=True)]
    assert min(grown) > 1.3 and abs(grown[0] - grown[1]) < 0.12 * grown[0], grown


def test_notes_follow_in_a_second_window_and_drive_the_slides(talk):
    with talk.expect_popup() as opened:
        talk.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#place")).to_contain_text("Slide 1 of")
    talk.keyboard.press("k")
    expect(notes.locator("#clock")).not_to_have_text("", timeout=3000)
    forth_to(talk, "predict")
    expect(notes.locator("#place")).to_contain_text(f"Slide {place(talk).split()[0]} of")
    expect(notes.locator("#notes")).to_contain_text("20 minutes")
    here = place(talk)
    notes.keyboard.press("ArrowRight")
    expect(talk.locator(".deck-place")).not_to_have_text(here)
    notes.close()
    talk.keyboard.press("ArrowRight")


def test_two_tallies_and_the_scene_survive_a_reload(talk, deck):
    part = forth_to(talk, "card")
    while not part.locator("[data-ballot]").count():
        talk.keyboard.press("ArrowRight")
        part = forth_to(talk, "card")
    here = place(talk)
    talk.keyboard.press("t")
    panel = talk.get_by_role("region", name="Tallies")
    panel.get_by_label("Before the discussion: answer A").fill("12")
    panel.get_by_label("Before the discussion: answer B").fill("4")
    panel.get_by_label("After the discussion: answer B").fill("15")
    panel.get_by_label("After the discussion: answer B").press("Tab")
    expect(panel).to_contain_text("16 before, 15 after")
    expect(panel).to_contain_text("75%")
    assert panel.locator(".deck-told").count() == 0
    panel.get_by_role("button", name="Reveal").click()
    expect(panel.locator(".deck-right")).to_have_count(1)
    assert panel.locator(".deck-told").count() == panel.locator(".deck-bars").count()
    panel.get_by_role("button", name="Clear").click()
    expect(panel).to_contain_text("0 before, 0 after")
    panel.get_by_role("button", name="Undo clear").click()
    expect(panel).to_contain_text("16 before, 15 after")
    talk.keyboard.press("Escape")

    talk.keyboard.press("Home")
    forth_to(talk, "explorer")
    talk.keyboard.press("2")
    expect(talk.locator(".deck-on .vbc-scene").nth(1)).to_have_attribute("aria-pressed", "true")
    talk.wait_for_timeout(1600)
    assert "~" in next(iter(json.loads(deck[1].read_text())["scenes"].values()))
    talk.reload()
    wait_until_run(talk)
    expect(talk.locator(".deck-on .vbc-scene").nth(1)).to_have_attribute("aria-pressed", "true", timeout=10_000)
    for _ in range(60):
        if place(talk) == here:
            break
        talk.keyboard.press("ArrowRight")
    talk.keyboard.press("t")
    expect(panel).to_contain_text("16 before, 15 after")


def test_a_slide_taller_than_the_screen_is_read_to_its_end_before_the_next_one_comes(talk):
    talk.set_viewport_size({"width": 1280, "height": 420})
    forth_to(talk, "card")
    here, more = place(talk), talk.get_by_role("button", name="The rest of this slide")
    expect(more).to_be_visible()
    more.click()
    talk.keyboard.press("Escape")
    for _ in range(30):
        if not more.is_visible():
            break
        talk.keyboard.press("ArrowDown")
        talk.wait_for_timeout(80)
    assert place(talk) == here and talk.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 4")
    talk.keyboard.press("PageUp")
    expect(more).to_be_visible()
    talk.keyboard.press("ArrowRight")  # straight on, however tall the slide is
    assert place(talk) != here
