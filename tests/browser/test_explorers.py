"""Explorers as a reader meets them: in Voilà and in JupyterLab, with a keyboard, at 1280 and 400 pixels, with no network."""

import re

import pytest
from playwright.sync_api import expect

from benchmarks.real_pages import ROOT, ExplorerOnPage, open_context, run_all
from benchmarks.real_pages import visit as open_page

from .pages import write_notebook

pytestmark = pytest.mark.browser

IMPORT = "from widgets import explorer"
SLIDE = "explorer('where_is_zero')"


OVERLAPPING = """() => {
    const parts = ".vbc-beside > div, .vbc-beside p";
    const boxes = [...document.querySelectorAll(parts)].map(node => [node, node.getBoundingClientRect()]);
    const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
        .filter(([other, b]) => !one.contains(other) && !other.contains(one) && !apart(a, b))
        .map(([other]) => `${one.textContent} | ${other.textContent}`));
}"""
"""The boxes and lines of a prediction's result that lie on one another."""


def open_in(where, go, request, name, **how):
    """Open a notebook in Voilà or in JupyterLab, where it is run."""
    if where == "voila":
        return go(request.getfixturevalue("made_voila") + name, **how)
    visit = go(request.getfixturevalue("lab") + name, **how)
    run_all(visit.page)
    return visit


@pytest.fixture(scope="module")
def shared_visit(browser, made_voila, made_folder):
    """One page with one explorer, opened once for all tests that leave it as Reset finds it."""
    name = write_notebook(made_folder, "shared", "# Zero", IMPORT, SLIDE)
    context = open_context(browser)
    yield open_page(context, made_voila + name)
    context.close()


@pytest.fixture
def zero(shared_visit):
    """The explorer of the shared page, at its start."""
    shared_visit.page.set_viewport_size({"width": 1280, "height": 900})
    found = ExplorerOnPage(shared_visit.page).wait(60_000)
    found.root.get_by_role("button", name="Reset").click()
    found.settle()
    yield found
    faults = shared_visit.faults()
    shared_visit.strangers.clear()
    shared_visit.complaints.clear()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("where", ["voila", "lab"])
def test_a_slider_moved_with_the_keyboard_changes_picture_and_sentence(where, go, notebook, request):
    if where == "voila":
        found = request.getfixturevalue("zero")
    else:
        found = ExplorerOnPage(open_in(where, go, request, notebook("# Zero", IMPORT, SLIDE)).page).wait()
    found.commit_reading()
    label = found.first_slider()
    before = found.paths(), found.sentence(), found.chart().get_attribute("aria-label")
    found.press(label, "ArrowRight", "ArrowRight", "ArrowRight")
    found.settle()
    after = found.paths(), found.sentence(), found.chart().get_attribute("aria-label")
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert found.slider(label).evaluate("node => node === document.activeElement")
    found.press(label, "End")
    end = found.slider(label).get_attribute("aria-valuetext")
    found.press(label, "Home")
    assert found.slider(label).get_attribute("aria-valuetext") != end


def test_the_sentence_waits_for_a_reading_which_comes_back(go, notebook, made_voila):
    name = notebook("# Zero", IMPORT, "explorer('whose_burden')")
    found = ExplorerOnPage(go(made_voila + name).page).wait()
    if found.root.locator(".vbc-reading").count() == 0:
        pytest.fail("whose_burden asks for no reading any more: choose another explorer")
    assert found.sentence() == ""
    label = found.chart().get_attribute("aria-label")
    found.commit_reading("The poorest pay the largest share.")
    assert found.sentence()
    assert found.chart().get_attribute("aria-label").startswith(label)
    again = ExplorerOnPage(go(made_voila + name).page).wait()
    assert again.root.locator(".vbc-own").inner_text() == "You read: The poorest pay the largest share."
    assert again.sentence()


@pytest.mark.parametrize(("where", "width"), [("voila", 400), ("lab", 1280)])
def test_a_picture_opens_when_its_prediction_is_committed_and_comes_back_open(where, width, go, notebook, request):
    learner = f"import os\nos.environ['VBC_LEARNER'] = 'predicts-in-{where}'"
    name = notebook("# B", learner, f"{IMPORT}, predict", "predict('b_never_wins')", "explorer('b_never_wins')")
    page = open_in(where, go, request, name, width=width).page
    found = ExplorerOnPage(page)
    cover = found.root.get_by_text("Commit your prediction above first; then this picture opens.")
    cover.wait_for(timeout=60_000)
    assert found.root.locator("svg, input, table, .vbc-sentence, .vbc-scene").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".vbc-prediction")
    box.get_by_label("At none").check()
    box.get_by_label("Because, in one line").fill("Neither is better.")
    box.get_by_role("slider").press("ArrowRight")
    box.get_by_role("button", name="Commit", exact=True).click()
    box.locator(".vbc-result").wait_for()
    assert page.evaluate(OVERLAPPING) == []
    assert min(page.eval_on_selector_all(".vbc-beside > div", "nodes => nodes.map(node => node.clientWidth)")) > 200
    cover.wait_for(state="detached")
    expect(box.locator(".vbc-result"), "the result is read first").to_be_focused()
    found.root.locator(".vbc-chart").scroll_into_view_if_needed()
    found.root.locator(".vbc-chart[data-drawn] svg").wait_for(timeout=30_000)
    before = found.paths()
    found.press(found.first_slider(), "ArrowRight")
    assert found.paths() != before
    if where == "voila":
        again = ExplorerOnPage(open_in(where, go, request, name, width=width).page)
        again.root.locator(".vbc-chart[data-drawn] svg").wait_for(timeout=60_000)


def test_a_picture_opens_without_a_prediction_by_keyboard(go, notebook, made_voila):
    learner = "import os\nos.environ['VBC_LEARNER'] = 'goes-on-without'"
    address = made_voila + notebook("# B", learner, IMPORT, "explorer('b_never_wins')")
    page = go(address).page
    button = page.get_by_role("button", name="Open it without predicting")
    button.wait_for(timeout=60_000)
    button.focus()
    page.keyboard.press("Enter")
    found = ExplorerOnPage(page)
    found.root.locator(".vbc-chart[data-drawn] svg").wait_for()
    expect(found.root, "the focus goes to what has opened").to_be_focused()
    page.keyboard.press("Tab")
    assert found.root.evaluate("node => node.contains(document.activeElement) && node !== document.activeElement")
    again = go(address).page
    again.locator(".vbc-chart[data-drawn] svg").wait_for(timeout=60_000)


def test_a_link_to_a_scene_shows_it_uncovered(go, notebook, made_voila):
    learner = "import os\nos.environ['VBC_LEARNER'] = 'follows-a-link'"
    address = made_voila + notebook("# B", learner, IMPORT, "explorer('b_never_wins')")
    page = go(f"{address}?scene=b_never_wins~threshold=60000").page
    page.locator(".vbc-chart[data-drawn] svg").wait_for(timeout=60_000)
    # Opened and then set: two messages of the kernel, and the picture may be painted between them.
    page.wait_for_function("() => [...document.querySelectorAll('.vbc-controls input')].some(input => input.value === '60000')")
    assert go(address).page.locator(".vbc-cover").wait_for(timeout=60_000) is None


def test_scenes_set_everything_at_once_and_reset_goes_back(zero):
    found = zero
    start = found.values()
    buttons = found.root.locator(".vbc-scene")
    picture = found.paths()
    buttons.last.click()
    found.settle()
    assert buttons.last.get_attribute("aria-pressed") == "true"
    assert found.values() != start
    assert found.paths() != picture
    found.root.get_by_role("button", name="Reset").click()
    found.settle()
    assert found.values() == start
    assert found.paths() == picture


def test_what_changes_nothing_waits_for_no_answer(zero):
    """Reset at the start asks Python nothing, so the page must not miss an answer."""
    found = zero
    found.root.get_by_role("button", name="Reset").click()
    found.page.wait_for_timeout(3_000)  # longer than the page is patient
    assert found.root.locator(".vbc-status:visible").count() == 0


def test_the_table_shows_the_picture_s_rows_and_follows(zero):
    found = zero
    button = found.root.get_by_role("button", name="Show as table")
    button.click()
    table = found.root.get_by_role("table").first
    assert re.search(r"\d+ rows?", table.locator("caption").inner_text())
    assert table.locator("th[scope=col]").count() >= 2
    before = found.root.locator(".vbc-table").inner_text()
    found.press(found.first_slider(), "End")
    found.settle()
    expect(found.root.locator(".vbc-table")).not_to_have_text(before, use_inner_text=True)
    box = found.root.locator(".vbc-table")
    for width in (1280, 400):
        found.page.set_viewport_size({"width": width, "height": 900})
        assert box.evaluate("box => box.getBoundingClientRect().right <= box.parentElement.getBoundingClientRect().right")
        box.evaluate("box => { box.scrollLeft = 10_000 }")
        last = box.locator("th").last
        assert last.evaluate("th => th.getBoundingClientRect().right <= th.closest('.vbc-table').getBoundingClientRect().right")
    found.root.get_by_role("button", name="Hide table").click()
    expect(found.root.locator(".vbc-table")).to_be_hidden()


def test_a_scene_in_the_address_opens_it_and_copying_gives_that_address(go, zero):
    first = zero
    first.press(first.first_slider(), "End")
    first.settle()
    first.root.get_by_role("button", name="Copy this scene").click()
    first.root.get_by_text("Copied.").wait_for()
    address = first.page.evaluate("navigator.clipboard.readText()")
    assert "?scene=where_is_zero~" in address
    second = ExplorerOnPage(go(address).page).wait()
    second.page.wait_for_function("name => document.querySelector('.vbc-explorer input[type=range]').value !== name", arg="0")
    assert second.values() == first.values()


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_a_number_that_cannot_be_set_is_brought_back_with_a_reason(key, zero):
    """Health without either pathway: from 0 to 0.06 QALY, in steps of 0.005."""
    found = zero
    box, slider = found.root.get_by_role("spinbutton").first, found.root.get_by_role("slider").first
    note = found.root.locator(".vbc-control-note").first
    for typed, becomes in (("999", "0.060"), ("0.0234", "0.025"), ("-1", "0.000")):
        box.click()
        page_types(box, typed)
        box.press(key)
        assert (box.input_value(), slider.input_value()) == (becomes, str(float(becomes)).removesuffix(".0"))
        assert note.inner_text() == f"From 0.000 QALY to 0.060 QALY, in steps of 0.005: {typed} became {becomes} QALY."
    page_types(box, "0.03")
    assert note.inner_text() == ""
    page_types(box, "")
    box.press(key)
    assert box.input_value() == "0.030", "empty goes back to the last value"


def page_types(box, text):
    """Replace what stands in a box, key by key."""
    box.press("ControlOrMeta+a")
    box.press("Delete")
    box.press_sequentially(text)


@pytest.mark.parametrize("width", [1280, 400])
def test_explorers_that_no_chapter_shows_fit_the_window(width, go, notebook, made_voila):
    """The pages of the chapters are looked at as such; where every explorer stands in one, one of them is looked at here."""
    from widgets.explorer import names

    shown = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "chapters").glob("ch*.py"))
    alone = [name for name in names() if f'explorer("{name}"' not in shown] or ["where_is_zero"]
    opened = go(made_voila + notebook("# All", IMPORT, *[f"explorer({name!r})" for name in alone]), width=width)
    opened.page.locator(".vbc-explorer").nth(len(alone) - 1).wait_for(timeout=60_000)
    for number, name in enumerate(alone):
        root = opened.page.locator(".vbc-explorer").nth(number)
        root.scroll_into_view_if_needed()
        if (cover := root.locator(".vbc-cover button")).is_visible():
            assert root.evaluate("node => node.getBoundingClientRect().right") <= width
            cover.click()
        root.locator(".vbc-chart[data-drawn] svg").wait_for()
        fits = "node => [node.getBoundingClientRect().right, node.parentElement.getBoundingClientRect().right]"
        picture, place = root.locator(".vbc-chart svg").evaluate(fits)
        assert picture <= place + 1, (name, picture, place)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_picture_follows_the_width_of_its_place(zero):
    found = zero
    found.page.wait_for_function("() => document.querySelector('.vbc-chart svg').getBoundingClientRect().width > 420")
    wide = found.chart().locator("svg").bounding_box()["width"]
    found.page.set_viewport_size({"width": 420, "height": 900})
    found.page.wait_for_function("() => document.querySelector('.vbc-chart svg').getBoundingClientRect().width < 420")
    assert found.chart().locator("svg").bounding_box()["width"] < wide


def test_moves_are_gathered_and_the_last_one_is_painted(zero):
    """Sixty moves at once: few redraws, and picture and sentence are those of sixty moves one by one."""
    found = zero
    found.commit_reading()
    drawn = found.drawn()
    found.slider(found.first_slider()).evaluate(
        "slider => { for (let i = 0; i < 60; i++) { slider.stepUp(); slider.dispatchEvent(new Event('input')); } }"
    )
    found.settle()
    assert found.drawn() - drawn < 10
    at_once = found.values(), found.paths(), found.sentence()
    found.root.get_by_role("button", name="Reset").click()
    found.settle()
    assert (found.values(), found.paths(), found.sentence()) != at_once
    found.press(found.first_slider(), *["ArrowRight"] * 60)
    found.settle()
    assert (found.values(), found.paths(), found.sentence()) == at_once


def test_a_linked_control_moves_the_picture_without_the_kernel(go, notebook, made_voila):
    predicted = "predict('b_never_wins').commit('low', reason='It is cheap.', confidence=60)"
    name = notebook("# B", f"{IMPORT}, predict", predicted, "explorer('b_never_wins')", "# Later", "import time\ntime.sleep(40)")
    page = go(made_voila + name).page
    found = ExplorerOnPage(page).wait()
    before = found.paths()
    found.press(found.first_slider(), "ArrowRight")
    assert found.paths() != before
    assert page.locator(".page-code:not(:has(.jp-Cell-outputWrapper))").count() == 1, "the kernel is still asleep in the last cell"


def test_a_model_that_fails_leaves_the_page_alive(go, notebook, made_voila):
    broken = """
import dataclasses
from widgets.explorer import load
good = load("where_is_zero")
first = next(iter(good.controls))
def model(**values):
    if values[first] == good.controls[first].high:
        raise ZeroDivisionError("division by zero")
    return good.model(**values)
dataclasses.replace(good, model=model).show()
"""
    found = ExplorerOnPage(go(made_voila + notebook("# Broken", broken)).page).wait()
    found.slider(found.first_slider()).press("End")
    found.root.get_by_text("ZeroDivisionError: division by zero").wait_for()
    found.press(found.first_slider(), "ArrowLeft")
    found.settle()
    expect(found.root.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("where", ["voila", "lab"])
def test_without_the_file_the_kernel_sends_the_libraries(where, go, notebook, request):
    change = "import widgets.explorer_view as view\nview.bundle_address = lambda: 'nowhere/vega-0.js'"
    name = notebook("# Zero", IMPORT, change, SLIDE)
    if where == "voila":
        visit = go("about:blank")
        visit.page.add_init_script(
            "new MutationObserver(() => document.getElementById('vbc-vega')?.remove())"
            ".observe(document, {childList: true, subtree: true})"
        )
        visit.page.goto(request.getfixturevalue("made_voila") + name)
    else:
        visit = open_in(where, go, request, name)
    ExplorerOnPage(visit.page).wait()
    visit.complaints = [text for text in visit.complaints if "404" not in text]  # the missing file is the point of the test


def test_numbers_are_written_as_python_writes_them(go):
    """The page formats a slider's value itself; the text must be the one that Python shows."""
    from widgets.assets import HERE
    from workbook.controls import Control

    source = re.sub(r"^import .*\n", "", (HERE / "sliders.js").read_text(), flags=re.MULTILINE).replace("export ", "")
    page = go("about:blank").page
    cases = [
        (",.0f", "$", 45000), (",.0f", "patients", 1234.4), (".1%", "", 0.125), (",.2f", "", -1234.567), (",g", "", 1500),
        (",g", "", 0.25), ("+.1f", "", 2.0), ("+.1f", "points", -2.04), (",.0f", "$/QALY", -500), (".3f", "QALY", 0.12),
        (",.0f", "visits", 1), (",.0f", "visits", -1), (",.0f", "loss", 1), (".1f", "days", 1), (",g", "QALYs", 1),
        (".0%", "", 1.0), ("g", "", 0), (",.1f", "", 0.04), (".2e", "", 0.0000152), (".2f", "%", 3.85),
    ]  # fmt: skip
    for form, unit, value in cases:
        control = Control("x", unit, low=-1e6, high=1e6, step=1, default=0, format=form)
        shown = page.evaluate(f"([spec, value]) => {{ {source}; return showValue(spec, value); }}", [control.spec(), value])
        expected = control.show(value)
        assert shown.replace("e−5", "e-05") == expected.replace("e−05", "e-05"), (form, unit, value)
