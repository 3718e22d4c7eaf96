"""A chapter as slides, as an instructor uses them: keys, scenes, freeze, compare, notes in step, tallies that survive a reload."""

import json

import pytest
from playwright.sync_api import TimeoutError, expect

from benchmarks.real_pages import ROOT, ExplorerOnPage, serve_voila, wait_until_run
from widgets.explorer import load
from widgets.talk import Live, live_on, read_talk
from workbook.notebook_files import read_script
from workbook.slides import kind_of, slides_of

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
        assert not talk.get_by_role("button", name="The rest of this slide").is_visible(), place(talk)
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
    moved = found.slider(label).input_value()
    assert moved != before and place(talk) == here
    talk.keyboard.press("PageDown")  # a clicker has these two keys and no other
    assert place(talk) != here
    talk.keyboard.press("PageUp")
    assert place(talk) == here and found.slider(label).input_value() == moved
    talk.keyboard.press("Escape")
    sentence = found.root.locator(".vbc-sentence")
    expect(sentence).to_be_hidden()
    talk.keyboard.press("h")  # nobody types a reading in front of a class
    expect(sentence).to_be_visible()
    talk.keyboard.press("h")
    expect(sentence).to_be_hidden()
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
    expect(notes.locator("#notes")).to_contain_text("20 minutes")
    expect(notes.locator(".next")).to_contain_text("Next: Prediction: Award the bonus")
    talk.keyboard.press("k")
    expect(notes.locator("#clock")).not_to_have_text("", timeout=3000)
    forth_to(talk, "predict")
    expect(notes.locator("#place")).to_contain_text(f"Slide {place(talk).split()[0]} of")
    expect(notes.locator("#notes")).to_contain_text("Everyone commits before anyone speaks")
    expect(notes.locator("#notes")).not_to_contain_text("20 minutes")  # the plan is on the first slide only
    here = place(talk)
    notes.keyboard.press("ArrowRight")
    expect(talk.locator(".deck-place")).not_to_have_text(here)
    notes.close()
    talk.keyboard.press("ArrowRight")


def test_each_slide_has_its_notes_when_it_comes_and_says_what_comes_next(talk):
    planned = slides_of(read_script((ROOT / "chapters" / f"{CHAPTER}.py").read_text(encoding="utf-8")).cells)
    with talk.expect_popup() as opened:
        talk.keyboard.press("n")
    notes = opened.value
    for slide in planned:
        expect(notes.locator("#place")).to_contain_text(f"Slide {slide.number} of {len(planned)}")
        here = notes.locator("#notes > :not(.next)")
        ranges = [f"For slides {note.first} to {note.last}" for note in slide.told if note.last > note.first]
        assert [text for text in here.all_inner_texts() if text.startswith("For slides")] == ranges
        assert bool(slide.told) != any("No notes for this slide" in text for text in here.all_inner_texts()), slide.number
        if slide.heading and not any(cell.cell_type == "code" for cell in slide.cells):
            expect(notes.locator("h2").first).to_have_text(slide.heading)
        following = planned[slide.number : slide.number + 1]
        quiet = [note for after in following for note in after.told if note not in slide.told]
        if not any(kind_of(cell) == "fragment" for cell in slide.cells):
            assert bool(notes.locator(".next > :not(h2)").count()) == bool(quiet)
        while place(talk).startswith(f"{slide.number} of") and following:
            talk.keyboard.press("ArrowRight")
    assert "Next: the end" in notes.locator(".next").inner_text()
    assert planned[7].told[0].last == 8
    talk.evaluate("location.hash = '8'")
    expect(notes.locator(".answers li")).not_to_have_count(0)
    expect(notes.locator(".answers b", has_text="right")).to_have_count(1)
    notes.close()


def test_what_is_right_stands_folded_in_the_notes_and_nowhere_on_the_slides(talk):
    with talk.expect_popup() as opened:
        talk.keyboard.press("n")
    notes = opened.value
    forth_to(talk, "predict")
    part, line = notes.locator(".answers"), notes.locator(".answers > p")
    expect(part.locator("summary")).to_have_text("Right answer …")
    expect(line).to_be_hidden()
    talk.keyboard.press("a")  # from the slides, for the notes alone
    expect(line).to_be_visible()
    expect(line).to_contain_text("No answer is right: a vote.")
    notes.keyboard.press("ArrowRight")  # another slide folds it
    card = forth_to(talk, "card")
    expect(line).to_be_hidden()
    notes.locator(".answers summary").press("Enter")
    expect(line).to_be_visible()
    expect(line).to_contain_text("Right: ")
    assert card.is_visible(), "Enter opened it and went nowhere"
    right = line.inner_text().removeprefix("Right: ")
    assert len(right) > 20 and right not in talk.evaluate("document.documentElement.textContent")
    assert not talk.locator(".answers").count()
    talk.reload()  # the window is found again, and what is right with it
    wait_until_run(talk)
    expect(line).to_contain_text("Right: ", timeout=15_000)
    notes.close()


def test_a_link_to_a_heading_shows_its_slide_and_the_way_back(talk, deck):
    talk.keyboard.press("End")
    last = place(talk)
    talk.get_by_role("link", name="back to your vote").press("Enter")
    expect(talk.locator(".deck-on h1")).to_be_visible()
    assert place(talk).startswith("1 of")
    talk.go_back()
    expect(talk.locator(".deck-place")).to_have_text(last)
    talk.go_forward()
    expect(talk.locator(".deck-place")).to_contain_text("1 of")
    talk.evaluate("location.hash = 'Data'")
    expect(talk.get_by_text("“Data” is on no slide")).to_be_visible()
    assert place(talk).startswith("1 of")
    talk.goto("about:blank")
    talk.goto(f"{deck[0]}#Luck-takes-the-stand")
    expect(talk.locator(".deck-on h2")).to_have_text("Luck takes the stand")


def test_a_number_leads_to_its_slide_and_digits_stay_scenes(talk):
    talk.keyboard.press("g")
    field = talk.get_by_label("Go to slide")
    expect(field).to_be_focused()
    talk.keyboard.type("7")
    talk.keyboard.press("Enter")
    assert place(talk).startswith("7 of") and talk.evaluate("location.hash") == "#7"
    expect(field).to_be_hidden()
    talk.locator(".deck-place").click()
    expect(field).to_be_focused()
    talk.keyboard.type("99")
    talk.keyboard.press("Enter")
    expect(talk.get_by_text("Slides have the numbers 1 to")).to_have_count(1)
    talk.keyboard.press("Escape")
    expect(field).to_be_hidden()
    assert place(talk).startswith("7 of")
    talk.reload()
    wait_until_run(talk)
    assert place(talk).startswith("7 of")


def test_a_room_sees_no_learner_s_furniture_and_can_be_shown_what_others_wrote(deck, go):
    page = go(deck[0].replace(CHAPTER, "ch03_qalys_and_icers")).page
    page.set_viewport_size({"width": 1280, "height": 720})
    wait_until_run(page)
    forth_to(page, "card")
    card = page.locator(".deck-on .vbc-card:visible")
    expect(card.get_by_role("button", name="Check")).to_be_visible()
    for furniture in (card.locator(".vbc-card-head"), card.get_by_role("button", name="New numbers")):
        expect(furniture).to_be_hidden()
    forth_to(page, "explorer")
    toolbar = page.locator(".deck-on .vbc-toolbar")
    expect(toolbar).to_be_hidden()
    expect(page.get_by_role("button", name="Commit my reading")).to_be_hidden()
    page.keyboard.press("d")
    expect(toolbar.get_by_role("button", name="Show as table")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(toolbar).to_be_hidden()
    forth_to(page, "position")
    side = page.locator(".deck-on .vbc-side").first
    expect(side).to_be_hidden()
    page.keyboard.press("p")
    expect(side).to_be_visible()
    page.keyboard.press("p")
    expect(side).to_be_hidden()


def test_two_earlier_cards_have_a_slide_each_and_votes_of_their_own(deck, go):
    page = go(deck[0].replace(CHAPTER, "ch03_qalys_and_icers")).page
    page.set_viewport_size({"width": 1280, "height": 720})
    wait_until_run(page)
    titles = []
    for slide in (2, 3):
        page.evaluate(f"location.hash = '{slide}'")
        card = page.locator(".deck-on .vbc-card:visible")
        expect(card).to_have_count(1)
        titles.append(card.locator(".vbc-card-title").inner_text())
        page.keyboard.press("t")
        count = page.get_by_label("Before the discussion: answer A")
        expect(count).to_have_value("")
        count.fill(str(slide))
        page.keyboard.press("Escape")
        page.keyboard.press("t")
    assert len(set(titles)) == 2
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".deck-on h2")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_label("Before the discussion: answer A")).to_have_value("2")


def test_a_column_of_controls_longer_than_the_screen_stands_in_two(deck, go):
    page = go(deck[0].replace(CHAPTER, "ch03_qalys_and_icers")).page
    page.set_viewport_size({"width": 1280, "height": 720})
    wait_until_run(page)
    page.keyboard.press("Home")
    while page.locator(".deck-on .vbc-title", has_text="What is a life worth").count() == 0:
        page.keyboard.press("ArrowRight")
    page.locator(".deck-on .vbc-chart[data-drawn] svg").wait_for()
    expect(page.locator(".deck-on .vbc-explorer.deck-many")).to_be_visible()
    expect(page.get_by_role("button", name="The rest of this slide")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


LETTERS = """() => {
  const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 1;
  const drawn = [...document.querySelectorAll(".deck-on .vbc-chart svg")].filter(shown).flatMap((svg) => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() && shown(text)).map((text) => [scale, text]);
  });
  const words = document.createTreeWalker(document.querySelector(".deck-on .vbc-explorer"), NodeFilter.SHOW_TEXT);
  const written = [];
  while (words.nextNode()) {
    const node = words.currentNode.parentElement;
    const read = words.currentNode.textContent.trim() && !node.closest("svg, style, .vbc-hidden");
    if (read && shown(node)) written.push([node.currentCSSZoom, node]);
  }
  const smallest = (letters) => Math.min(...letters.map(([scale, node]) => scale * parseFloat(getComputedStyle(node).fontSize)));
  return [smallest(drawn), smallest(written)];
}"""


@pytest.mark.parametrize(
    ("chapter", "name"),
    [
        ("ch02_measuring_quality", "pay_the_bonus"),
        ("ch05_risk_adjustment_reversals", "replay_the_year"),
        ("ch09_payment_incentives", "week_in_the_chair"),
        ("ch10_accountable_care_contracts", "sign_a_contract"),
    ],
)
def test_the_back_row_reads_every_letter_of_the_fullest_pictures(deck, go, chapter, name):
    """At least 14 pixels of a screen of 1280 x 720, in pictures and beside them, and as much larger as the screen is."""
    slide = next(
        one.number for one in read_talk(ROOT / "chapters" / f"{chapter}.py").slides if Live("explorer", name) in live_on(one)
    )
    page = go(f"{deck[0].replace(CHAPTER, chapter)}#{slide}").page
    page.set_viewport_size({"width": 1280, "height": 720})
    wait_until_run(page)
    ExplorerOnPage(page, load(name).title).wait().settle()
    for width, height in ((1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        least = 14 * width / 1280 - 0.1
        try:  # the picture is drawn again, and then the slide laid out
            page.wait_for_function(f"least => Math.min(...({LETTERS})()) >= least", arg=least, timeout=8000)
        except TimeoutError:
            raise AssertionError(f"{width}: {page.evaluate(LETTERS)} are the smallest") from None
        expect(page.get_by_role("button", name="The rest of this slide")).to_be_hidden()


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
    panel.get_by_role("button", name="Clear").press("Enter")
    expect(panel.get_by_role("button", name="Undo clear")).to_be_focused()
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
    assert place(talk) == here
    end, bar = (talk.locator(part).bounding_box() for part in (".deck-on .vbc-card:visible", ".deck-bar"))
    assert end["y"] + end["height"] <= bar["y"], "the card's lower edge is in sight"
    talk.keyboard.press("PageUp")
    expect(more).to_be_visible()
    talk.keyboard.press("ArrowRight")  # straight on, however tall the slide is
    assert place(talk) != here
