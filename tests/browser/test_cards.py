"""Cards as a reader meets them: by keyboard alone, in Voilà and JupyterLab, named for a screen reader, wide and narrow."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.real_pages import Visit, run_all
from workbook import registry
from workbook.attempts import AttemptLog
from workbook.desk import Desk
from workbook.registry import short
from workbook.session import Session

pytestmark = pytest.mark.browser

PROBLEMS = registry.problems()
NUMBER = next(
    name for name, one in PROBLEMS.items() if one.answer.kind == "number" and one.explorer and registry.key(name).mistakes
)
KINDS = {one.answer.kind: name for name, one in reversed(PROBLEMS.items())} | {"number": NUMBER}
ALL = list(KINDS.values())


class Reader:
    """A reader of this test alone, whose numbers and whose log the test knows."""

    def __init__(self, name: str, home: Path) -> None:
        self.name, self.home = re.sub(r"\W+", "-", name), home / "vbc"
        self.session = Session("self-study", self.name, "learn", AttemptLog(self.home / "attempts"), self.home)

    def cells(self, *shown: str) -> tuple[str, ...]:
        return f"import os\nos.environ['VBC_LEARNER'] = {self.name!r}", "from widgets import card, predict, progress", *shown

    def cards(self, *names: str) -> tuple[str, ...]:
        return self.cells(*(f"card({name!r})" for name in names))

    def truth(self, name: str) -> Any:
        desk = Desk(name, self.session)
        return desk.problem.answer.record(desk.key.solve(**desk.parameters))

    def mistake(self, name: str) -> Any:
        desk = Desk(name, self.session)
        return desk.problem.answer.record(desk.key.mistakes[0](**desk.parameters))

    def attempts(self, name: str) -> int:
        return sum(entry.kind == "attempt" for entry in self.session.log.entries(name, learner=self.name))


@pytest.fixture
def reader(request: pytest.FixtureRequest, server_home: Path) -> Reader:
    """The reader of this test at the Voilà server."""
    return Reader(request.node.name, server_home / "made")


def on(page: Page, name: str) -> Locator:
    """The card of a problem."""
    found = page.locator(f'.vbc-card[data-problem="{name}"]').first
    found.wait_for(timeout=60_000)
    return found


def verdict(card: Locator, kind: str) -> Locator:
    """Wait for a verdict of that kind."""
    found = card.locator(".vbc-verdict")
    expect(found).to_have_attribute("data-kind", kind, timeout=15_000)
    return found


def forgive_shutdown(visit: Visit) -> None:
    """A page that is left asks for the end of its kernel, which Voilà refuses, and may still have had something to say to it."""
    left = ("/api/shutdown/", "Could not send widget sync message Error: Cannot send")
    visit.complaints[:] = [each for each in visit.complaints if not any(part in each for part in left)]


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(80):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never reaches it.")


@pytest.mark.parametrize("width", [1280, 400])
def test_unreadable_mistaken_and_right_by_keyboard_alone(
    width: int, go: Callable, notebook: Callable, made_voila: str, reader: Reader
) -> None:
    page = go(made_voila + notebook(*reader.cards(NUMBER)), width=width).page
    card = on(page, NUMBER)
    answer = card.get_by_label("Your answer")
    tab_to(page, answer)
    page.keyboard.type("1,2")
    page.keyboard.press("Enter")
    expect(verdict(card, "unreadable")).to_contain_text("decimal comma")
    assert reader.attempts(NUMBER) == 0
    for raw, kind, said in (
        (reader.mistake(NUMBER), "misconception", "A known mistake"),
        (reader.truth(NUMBER), "correct", "Correct"),
    ):
        assert answer.evaluate("node => node === document.activeElement"), "Enter keeps the focus where it was"
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(str(raw))
        page.keyboard.press("Enter")
        expect(verdict(card, kind)).to_contain_text(said)
    expect(card.locator(".vbc-card-status")).to_have_text(re.compile("Solved"))
    assert reader.attempts(NUMBER) == 2
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_each_kind_of_answer_is_given_by_keyboard_alone(go: Callable, notebook: Callable, made_voila: str, reader: Reader) -> None:
    """One page with a card of each kind, from the first to the last without a mouse."""
    kinds = ("choice", "match", "target", "table", "code")
    page = go(made_voila + notebook(*reader.cards(*(KINDS[kind] for kind in kinds)))).page
    for kind in kinds:
        name = KINDS[kind]
        card = on(page, name)
        globals()[f"give_{kind}"](page, card, reader.truth(name) if kind != "code" else None, PROBLEMS[name].answer)
        verdict(card, {"code": "incorrect"}.get(kind, "correct"))
        assert reader.attempts(name) == 1, kind


def give_choice(page: Page, card: Locator, truth: Any, answer: Any) -> None:
    wanted = set(truth) if answer.several else {truth}
    inputs = card.locator(".vbc-answer-choice input")
    if answer.several:
        for place, option in enumerate(answer.options):
            if option in wanted:
                tab_to(page, inputs.nth(place))
                page.keyboard.press("Space")
    else:
        tab_to(page, inputs.first)
        page.keyboard.press("Space")
        for _ in range(list(answer.options).index(truth)):
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def give_match(page: Page, card: Locator, truth: Any, answer: Any) -> None:
    bins = list(answer.bins)
    for row, bin_ in zip(card.locator(".vbc-match-row").all(), truth.values(), strict=True):
        tab_to(page, row.get_by_role("radio").first)
        page.keyboard.press("Space")
        for _ in range(bins.index(bin_)):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    tab_to(page, card.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")


def give_target(page: Page, card: Locator, truth: Any, answer: Any) -> None:
    card.get_by_role("button", name="Commit").evaluate("button => button.click()")  # a stray click is not the one commitment
    expect(card.locator(".vbc-card-aside")).to_have_text("Nothing is set yet, and no try is used: set it, then commit.")
    for name, control in answer.controls.items():
        slider = card.get_by_role("slider", name=control.label, exact=True)
        tab_to(page, slider)
        steps = round((truth[name] - control.default) / control.step)
        for _ in range(abs(steps)):
            page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    tab_to(page, card.get_by_role("button", name="Commit"))
    page.keyboard.press("Space")


def give_table(page: Page, card: Locator, truth: Any, answer: Any) -> None:
    cells = card.locator(".vbc-answer-table input")
    tab_to(page, cells.first)
    rows = zip(*(truth[name] for name in answer.columns), strict=True)
    for value in (value for row in rows for value in row):
        page.keyboard.type(str(value))
        page.keyboard.press("Tab")
    tab_to(page, card.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")


def give_code(page: Page, card: Locator, truth: Any, answer: Any) -> None:
    area = card.get_by_role("textbox", name="Your function")
    tab_to(page, area)
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Tab")
    page.keyboard.type("return 'no number'")
    assert area.input_value().endswith("    return 'no number'")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert area.evaluate("node => node !== document.activeElement"), "after Escape, Tab leaves"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ControlOrMeta+Enter")


def test_hints_new_numbers_and_solution_keep_the_focus(go: Callable, notebook: Callable, made_voila: str, reader: Reader) -> None:
    page = go(made_voila + notebook(*reader.cards(NUMBER))).page
    card = on(page, NUMBER)
    solution = card.get_by_role("button", name="Worked solution")
    tab_to(page, solution)
    page.keyboard.press("Enter")
    expect(card.locator(".vbc-card-aside")).to_contain_text("3 more tries")
    tab_to(page, hint := card.get_by_role("button", name=re.compile("Hint")))
    page.keyboard.press("Enter")
    expect(card.locator(".vbc-card-hints li")).to_have_count(1)
    assert hint.evaluate("node => node === document.activeElement")
    truth = reader.truth(NUMBER)
    for tries, factor in enumerate((1.2177, 1.3313, 1.4471), start=1):
        card.get_by_label("Your answer").fill(str(truth * factor))
        card.get_by_role("button", name="Check").click()
        expect(card.locator(".vbc-card-status")).to_contain_text(f"{tries} tr")
    tab_to(page, solution)
    page.keyboard.press("Enter")
    card.locator(".vbc-card-solution").wait_for()
    assert solution.evaluate("node => node === document.activeElement")
    card.get_by_label(re.compile("Say in a sentence why")).fill("It is divided by what was expected.")
    card.get_by_role("button", name="Keep my sentence").click()
    expect(card.locator(".vbc-card-kept")).to_contain_text("Kept in your log")
    tab_to(page, fresh := card.get_by_role("button", name="New numbers", exact=True))
    page.keyboard.press("Enter")
    expect(card.locator(".vbc-card-aside")).to_contain_text("New numbers")
    assert fresh.evaluate("node => node === document.activeElement")
    expect(card.get_by_label("Your answer")).to_have_value("")
    expect(card.locator(".vbc-verdict")).to_have_count(0)
    assert reader.truth(NUMBER) != truth


def test_what_is_typed_shows_in_both_views_and_comes_back_with_the_page(
    go: Callable, notebook: Callable, made_voila: str, reader: Reader
) -> None:
    address = made_voila + notebook(*reader.cards(NUMBER, NUMBER))
    visit = go(address)
    page = visit.page
    on(page, NUMBER)
    first, second = (page.get_by_label("Your answer").nth(place) for place in (0, 1))
    first.fill("0.7 or so")
    expect(second).to_have_value("0.7 or so")
    page.reload()  # at once: the browser has it, the log has not
    on(page, NUMBER)
    expect(page.get_by_label("Your answer").nth(1)).to_have_value("0.7 or so")
    page.get_by_label("Your answer").nth(1).press("Enter")
    for place in (0, 1):
        expect(page.locator(".vbc-verdict").nth(place)).to_have_attribute("data-kind", "unreadable")
    elsewhere = go(address).page  # another browser: the log has it
    expect(on(elsewhere, NUMBER).get_by_label("Your answer").first).to_have_value("0.7 or so")
    forgive_shutdown(visit)


def test_many_presses_are_one_check(go: Callable, notebook: Callable, made_voila: str, reader: Reader) -> None:
    name = KINDS["code"]
    page = go(made_voila + notebook(*reader.cards(name))).page
    card = on(page, name)
    area = card.get_by_role("textbox", name="Your function")
    area.fill(area.input_value() + "    import time; time.sleep(0.2)\n    return 1\n")
    area.press("ControlOrMeta+Enter")
    for turn in range(4):
        area.fill(area.input_value() + f"# {turn}\n")
        area.press("ControlOrMeta+Enter")
    expect(card.get_by_role("button", name="Check")).to_have_text("Check", timeout=15_000)
    card.locator(".vbc-verdict").wait_for(timeout=15_000)
    assert reader.attempts(name) == 1


@pytest.mark.slow
@pytest.mark.parametrize("where", ["voila", "lab"])
def test_a_dead_kernel_is_said_in_words_and_takes_nothing_along(
    where: str, go: Callable, notebook: Callable, request: pytest.FixtureRequest, server_home: Path
) -> None:
    """The kernel's process is killed while a reader types."""
    reader = Reader(request.node.name, server_home / "made")
    name = notebook(*reader.cells("print('process', os.getpid())", f"card({NUMBER!r})"))
    address = request.getfixturevalue("made_voila") + name if where == "voila" else request.getfixturevalue("lab") + name + "?reset"
    visit = go(address)
    page = visit.page
    if where == "lab":
        run_all(page)
    card = on(page, NUMBER)
    answer = card.get_by_label("Your answer")
    answer.fill("0.7")
    answer.press("Enter")
    card.locator(".vbc-verdict").wait_for()
    os.kill(int(re.search(r"process (\d+)", page.locator("body").inner_text())[1]), 9)
    answer.fill("0.7 with all my thoughts")
    if where == "lab":
        page.locator(".jp-Dialog button.jp-mod-accept").click(timeout=30_000)  # JupyterLab says that it restarts the kernel
    answer.press("Enter")
    expect(card.locator(".vbc-card-notice")).to_contain_text("kept in this browser", timeout=10_000)
    expect(card.locator(".vbc-card-notice")).to_contain_text("reload the page" if where == "voila" else "restart the kernel")
    assert answer.input_value() == "0.7 with all my thoughts"
    if where == "lab":
        page.wait_for_timeout(1000)
        run_all(page)
        page.locator(".vbc-card-notice:empty").wait_for(state="attached", timeout=30_000)
    else:
        page.reload()
    expect(on(page, NUMBER).get_by_label("Your answer")).to_have_value("0.7 with all my thoughts", timeout=30_000)
    forgive_shutdown(visit)


def test_lab_leaves_the_keys_to_the_card_and_answer_cells_refresh_it(
    go: Callable, notebook: Callable, lab: str, server_home: Path, request: pytest.FixtureRequest
) -> None:
    """Arrow keys, letters and Enter are the card's; a cell that starts %%answer moves the card of its problem."""
    reader = Reader(request.node.name, server_home / "lab")
    code, choice = KINDS["code"], KINDS["choice"]
    stub = Desk(code, reader.session).problem.answer.starting_point(Desk(code, reader.session).parameters)
    written = f"\n# a comment\n%%answer {short(code)}\n{stub}    return 'no number'\n"
    cells = reader.cells(f"card({choice!r})", f"card({code!r})", written)
    page = go(lab + notebook(*cells) + "?reset").page
    page.set_viewport_size({"width": 1280, "height": 2600})  # JupyterLab shows an output once it is in view
    run_all(page)
    written = on(page, code)
    verdict(written, "incorrect")
    expect(written).to_contain_text(f"%%answer {short(code)}: both are the same answer, and the latest check counts.")
    expect(written.locator(".vbc-card-status")).to_have_text("1 try used")
    assert written.get_by_role("textbox", name="Your function").input_value().endswith("return 'no number'\n")
    expect(
        page.locator(".jp-OutputArea-output > .jp-RenderedHTMLCommon .vbc-verdict, .jp-RenderedHTML .vbc-verdict")
    ).to_have_count(1)
    before = page.locator(".jp-Cell").count()
    card = on(page, choice)
    card.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(card.get_by_role("radio").nth(1)).to_be_checked()
    for key in "ab":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    card.locator(".vbc-verdict").wait_for()
    assert page.locator(".jp-Cell").count() == before


def test_a_prediction_waits_for_all_three_and_comes_back(go: Callable, notebook: Callable, made_voila: str, reader: Reader) -> None:
    from widgets.explorer import load, names

    asked = next(name for name in names() if load(name).prediction and load(name).prediction.answer.kind == "number")
    address = made_voila + notebook(*reader.cells(f"predict({asked!r})"))
    visit = go(address)
    page = visit.page
    box = page.locator(".vbc-prediction")
    box.wait_for(timeout=60_000)
    commit = box.get_by_role("button", name="Commit")
    expect(commit).to_have_attribute("aria-disabled", "true")
    tab_to(page, box.get_by_label("Your answer"))
    page.keyboard.type("7")
    expect(box).to_contain_text("Still missing: the reason in one line, how sure you are.")
    page.keyboard.press("Enter")
    page.keyboard.type("It felt right.")
    tab_to(page, commit)
    page.keyboard.press("Enter")
    expect(box.locator(".vbc-card-aside")).to_contain_text("how sure you are")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(box.locator("output")).to_have_text("50%, as likely as not")
    page.keyboard.press("ArrowRight")
    expect(box.locator("output")).to_have_text("55%, as likely as not")
    tab_to(page, commit)
    page.keyboard.press("Enter")
    expect(box.locator(".vbc-result")).to_contain_text("You predicted")
    expect(box.locator(".vbc-result")).to_be_focused()
    box.get_by_label(re.compile("My rule (failed|held) because")).fill("I forgot luck.")
    box.get_by_role("button", name="Keep").click()
    expect(box.locator(".vbc-card-kept")).to_contain_text("Kept.")
    page.reload()
    box.wait_for(timeout=60_000)
    expect(box.locator(".vbc-result")).to_contain_text("It felt right.")
    expect(box.get_by_label(re.compile("My rule (failed|held) because"))).to_have_value("I forgot luck.")
    box.get_by_role("button", name="Forget").click()
    box.get_by_role("button", name="Undo").click()
    expect(box.locator(".vbc-result")).to_contain_text("It felt right.")
    forgive_shutdown(visit)


@pytest.mark.parametrize(("width", "dark"), [(1280, True), (400, False)])
def test_every_control_has_a_name_and_every_text_its_contrast(
    width: int, dark: bool, go: Callable, notebook: Callable, made_voila: str, reader: Reader
) -> None:
    """Names as Chromium gives them to a screen reader; contrast of at least 4.5 to 1; nothing wider than the window."""
    address = made_voila + notebook(*reader.cells("progress()", *(f"card({name!r})" for name in ALL), "predict('reversal')"))
    page = go(address + ("?theme=dark" if dark else ""), width=width, dark=dark).page
    page.locator(".vbc-prediction").wait_for(timeout=60_000)
    card = on(page, NUMBER)
    said = {"unreadable": "letters", "misconception": str(reader.mistake(NUMBER)), "correct": str(reader.truth(NUMBER))}
    for kind, raw in said.items():
        card.get_by_label("Your answer").fill(raw)
        card.get_by_label("Your answer").press("Enter")
        verdict(card, kind)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    controls = ("button", "textbox", "slider", "radio", "checkbox", "combobox", "spinbutton", "radiogroup")
    shown = [node for node in nodes if not node["ignored"] and node.get("role", {}).get("value") in controls]
    assert len(shown) > 60
    assert [node for node in shown if not node.get("name", {}).get("value", "").strip()] == []
    assert page.evaluate(BROKEN_REFERENCES) == []
    assert page.evaluate(TOO_FAINT) == []
    assert page.evaluate(TOO_WIDE) == []


BROKEN_REFERENCES = """() => {
    const ids = [...document.querySelectorAll(".vbc [id]")].map(node => node.id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    const broken = [];
    for (const name of ["for", "aria-labelledby", "aria-describedby"])
        for (const node of document.querySelectorAll(`.vbc [${name}], .vbc[${name}]`))
            for (const id of node.getAttribute(name).split(/\\s+/).filter(Boolean))
                if (!document.getElementById(id)) broken.push(`${name}=${id}`);
    return [...twice, ...broken];
}"""

TOO_WIDE = """() => [...document.querySelectorAll(".vbc-card")]
    .filter(card => card.scrollWidth > card.clientWidth + 1 || card.getBoundingClientRect().right > window.innerWidth)
    .map(card => card.dataset.problem || card.className)"""

TOO_FAINT = """() => {
    const parse = color => color.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = node => {
        for (let one = node; one; one = one.parentElement) {
            const color = parse(getComputedStyle(one).backgroundColor);
            if (color.length < 4 || color[3] === 1) return color;
        }
        return [255, 255, 255];
    };
    const faint = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode.parentElement;
        if (!texts.currentNode.textContent.trim() || !node.checkVisibility()) continue;
        if (!node.closest(".vbc-card") || node.closest("svg")) continue;
        const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) faint.add(`${node.className || node.tagName}: ${node.textContent.trim().slice(0, 40)}`);
    }
    return [...faint];
}"""
