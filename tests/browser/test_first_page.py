"""What `start.py` opens: a chapter whose pictures are drawn, though JupyterLab itself runs nothing when it opens a notebook."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.real_pages import ROOT, ExplorerOnPage, Visit, serve_lab
from workbook.learner_files import refresh
from workbook.serving import FIRST_PAGE

pytestmark = pytest.mark.browser

MINE = "chapters/mine.ipynb"
ALONE = "?reset"  # without the tabs of the test before


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reader's copies, and beside them a notebook in which the reader has written a cell."""
    work = tmp_path_factory.mktemp("copies") / "work"
    refresh(ROOT, work)
    page = json.loads((work / FIRST_PAGE).read_text(encoding="utf-8"))
    theirs = {"cell_type": "code", "execution_count": None, "id": "theirs", "metadata": {}, "outputs": [], "source": "print(6 * 7)"}
    page["cells"].insert(0, theirs)
    (work / MINE).write_text(json.dumps(page), encoding="utf-8")
    return work


@pytest.fixture(scope="module")
def lab_on_copies(copies: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve_lab(copies, home=tmp_path_factory.mktemp("home")) as address:
        yield address


def test_opens_with_its_pictures_drawn(go: Callable[..., Visit], lab_on_copies: str) -> None:
    """Nobody has to know that a notebook wants to be run, and nothing asks about news."""
    page = go(lab_on_copies + FIRST_PAGE + ALONE).page
    ExplorerOnPage(page).wait(timeout=90_000)
    assert page.locator(".jp-Notebook h1").first.inner_text().startswith("Start here")
    assert page.locator(".Toastify__toast").count() == 0
    assert page.locator(".jp-Dialog").count() == 0


def test_leaves_a_narrow_window_to_the_chapter(go: Callable[..., Visit], lab_on_copies: str) -> None:
    """JupyterLab's lists and bars would take all but 40 of 400 pixels."""
    page = go(lab_on_copies + FIRST_PAGE + ALONE, width=400).page
    ExplorerOnPage(page).wait(timeout=90_000)
    box = page.locator(".jp-Notebook h1").first.bounding_box()
    assert box
    assert box["width"] > 300


def test_comes_back_to_life_after_its_kernel_is_restarted(go: Callable[..., Visit], lab_on_copies: str) -> None:
    page = go(lab_on_copies + FIRST_PAGE + ALONE).page
    ExplorerOnPage(page).wait(timeout=90_000)
    first = page.locator(".vbc-explorer").first
    first.evaluate("node => { node.dataset.before = 'the restart' }")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator(".lm-Menu-item[data-command='kernelmenu:restart']").click()
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    page.wait_for_selector(".vbc-explorer:not([data-before])", state="attached", timeout=90_000)
    ExplorerOnPage(page).wait(timeout=90_000)


def test_shows_its_pictures_again_when_the_page_is_loaded_again(go: Callable[..., Visit], lab_on_copies: str) -> None:
    """The kernel is the one it had, and what the page showed may not have been saved."""
    page = go(lab_on_copies + FIRST_PAGE + ALONE).page
    ExplorerOnPage(page).wait(timeout=90_000)
    page.reload(wait_until="commit")
    ExplorerOnPage(page).wait(timeout=90_000)


def test_runs_nothing_that_a_reader_wrote(go: Callable[..., Visit], lab_on_copies: str) -> None:
    page = go(lab_on_copies + MINE + ALONE).page
    ExplorerOnPage(page).wait(timeout=90_000)
    assert page.locator(".jp-CodeCell").first.locator(".jp-OutputArea-output").count() == 0
