"""What `start.py` opens: a chapter whose pictures are drawn, though JupyterLab itself runs nothing when it opens a notebook."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.real_pages import ROOT, ExplorerOnPage, Visit, open_context, serve_lab, visit
from workbook.learner_files import refresh
from workbook.serving import FIRST_PAGE
from workbook.session import Session

from .pages import answer_by_number, reader_at

pytestmark = pytest.mark.browser

CHAPTER = "chapters/ch05_risk_adjustment_reversals.ipynb"
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
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def reader(home: Path) -> Session:
    """Who works in the copies."""
    return reader_at(home)


@pytest.fixture(scope="module")
def lab_on_copies(copies: Path, home: Path, reader: Session) -> Iterator[str]:
    with serve_lab(copies, home=home) as address:
        yield address


@pytest.fixture(scope="module")
def opened(browser: Browser, lab_on_copies: str) -> Iterator[Visit]:
    """The first page, opened once."""
    context = open_context(browser)
    yield visit(context, lab_on_copies + FIRST_PAGE + ALONE)
    context.close()


@pytest.fixture
def page(opened: Visit) -> Iterator[Page]:
    """The first page with its pictures; each test leaves it so."""
    ExplorerOnPage(opened.page).wait(timeout=90_000)
    yield opened.page
    faults = opened.faults()
    opened.strangers.clear()
    opened.complaints.clear()
    assert not faults, "\n".join(faults)


def test_opens_with_its_pictures_drawn(page: Page) -> None:
    """Nobody has to know that a notebook wants to be run, and nothing asks about news."""
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


def test_comes_back_to_life_after_its_kernel_is_restarted(page: Page) -> None:
    first = page.locator(".vbc-explorer").first
    first.evaluate("node => { node.dataset.before = 'the restart' }")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator(".lm-Menu-item[data-command='kernelmenu:restart']").click()
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    page.wait_for_selector(".vbc-explorer:not([data-before])", state="attached", timeout=90_000)
    ExplorerOnPage(page).wait(timeout=90_000)


def test_shows_its_pictures_again_when_the_page_is_loaded_again(page: Page) -> None:
    """The kernel is the one it had, and what the page showed may not have been saved."""
    page.reload(wait_until="commit")
    ExplorerOnPage(page).wait(timeout=90_000)


def test_runs_nothing_that_a_reader_wrote(go: Callable[..., Visit], lab_on_copies: str) -> None:
    page = go(lab_on_copies + MINE + ALONE).page
    ExplorerOnPage(page).wait(timeout=90_000)
    assert page.locator(".jp-CodeCell").first.locator(".jp-OutputArea-output").count() == 0


def test_a_chapter_is_alive_in_jupyterlab(go: Callable[..., Visit], lab_on_copies: str, reader: Session) -> None:
    """Its first picture follows the keyboard, and a card takes what cannot be read, a known mistake and the right answer."""
    page = go(lab_on_copies + CHAPTER + ALONE).page
    found = ExplorerOnPage(page).wait(timeout=90_000)
    found.commit_reading()
    before = found.paths(), found.sentence()
    label = found.first_slider()
    at_the_end = found.slider(label).evaluate("node => node.value === node.max")
    found.press(label, *["ArrowLeft" if at_the_end else "ArrowRight"] * 5)
    found.settle()
    assert found.paths() != before[0] and found.sentence() != before[1]
    answer_by_number(page, reader)
