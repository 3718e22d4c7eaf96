"""The workbook in JupyterLab on the second day: kernels that ended, pages that are loaded again, keys after a click."""

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from workbook import registry

pytestmark = pytest.mark.browser

NAMES = [name for name, one in registry.problems().items() if len(one.hints) >= 3][:2]
TYPED = f"%%answer {NAMES[0]}\n# typed by the reader, and not run"


@pytest.fixture
def exercises(made_folder: Path, request: pytest.FixtureRequest) -> str:
    """A notebook as the workbook delivers them: its own cells are hidden, one is the reader's."""
    new = nbformat.v4
    ours = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
    learner = f"import os\nos.environ['VBC_LEARNER'] = {request.node.name!r}\nfrom widgets import card"
    shown = [learner, *(f"card({name!r})" for name in NAMES)]
    cells = [new.new_markdown_cell("# Exercises"), *(new.new_code_cell(source, metadata=ours) for source in shown)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = new.new_notebook(cells=[*cells, new.new_code_cell(TYPED)], metadata={"kernelspec": kernel})
    path = made_folder / "exercises" / f"{request.node.name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    nbformat.write(made, path)
    return f"exercises/{path.name}"


def choose(page: Page, menu: str, command: str) -> None:
    """Choose a command from a menu of JupyterLab."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(f".lm-Menu-item[data-command='{command}']").click()


def cards_live(page: Page) -> None:
    """Every card is there, and each answers a question to the kernel; nothing says that it starts."""
    expect(page.locator(".vbc-card")).to_have_count(len(NAMES), timeout=60_000)
    expect(page.locator(".vbc-starting-notice")).to_be_empty(timeout=30_000)
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)
    for card in page.locator(".vbc-card").all():
        expect(card.locator(".vbc-card-notice")).to_be_empty()
        hints = card.locator(".vbc-card-hints li").count()
        card.get_by_role("button", name="Hint").click()
        expect(card.locator(".vbc-card-hints li")).to_have_count(hints + 1, timeout=15_000)


@pytest.mark.slow
def test_pictures_come_back_by_themselves(go: Callable, lab: str, exercises: str, made_folder: Path) -> None:
    """After every kind of end of a kernel, and after a reload while the disk still names the models of a kernel that ended."""
    visit = go(f"{lab}{exercises}?reset")
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 2000})
    expect(page.locator(".vbc-starting-notice")).to_contain_text("Starting the pictures", timeout=60_000)
    cards_live(page)
    expect(page.locator(".lm-TabBar-tab[data-vbc=exercises]")).to_have_count(1)
    page.locator(".jp-Cell").last.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(", yet")
    choose(page, "File", "docmanager:save")
    expect(page.locator(".jp-DirtyIndicator, .jp-mod-dirty")).to_have_count(0)
    saved = re.findall(r'"model_id": "(\w+)"', (made_folder / exercises).read_text())
    assert len(saved) == len(NAMES)

    choose(page, "Kernel", "kernelmenu:shutdown")
    page.locator("#jp-bottom-panel").get_by_text("No Kernel").wait_for(timeout=30_000)
    card = page.locator(".vbc-card").first.element_handle()
    choose(page, "Kernel", "kernelmenu:restart")
    page.locator(".jp-Cell").last.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" by me dd xx bb aa", delay=200)  # while the cards are run again
    page.wait_for_function("card => !card.isConnected", arg=card, timeout=60_000)
    expect(page.locator(".jp-Cell").last).to_contain_text("not run, yet by me dd xx bb aa")
    cards_live(page)

    page.reload()
    cards_live(page)
    on_disk = (made_folder / exercises).read_text()
    assert saved == re.findall(r'"model_id": "(\w+)"', on_disk), "the page was loaded again before it was saved"
    expect(page.locator(".jp-Cell").last).to_contain_text("typed by the reader, and not run, yet")
    # JupyterLab tells the console about each model it did not find, before the cells are run again.
    visit.complaints[:] = [each for each in visit.complaints if "widget model not found" not in each]


def test_keys_after_a_click_on_a_button_stay_out_of_the_notebook(go: Callable, lab: str, exercises: str) -> None:
    """x cuts a cell and b adds one, in JupyterLab; not while a card's button was the last thing used."""
    page = go(f"{lab}{exercises}?reset").page
    page.set_viewport_size({"width": 1280, "height": 2000})
    cards_live(page)
    cells = page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    for key in ("x", "b", "a", "ArrowUp", "ArrowDown", "d", "d"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert cells.count() == before
    expect(page.locator(".vbc-card")).to_have_count(len(NAMES))
