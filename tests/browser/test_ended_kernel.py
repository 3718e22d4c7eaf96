"""A page whose kernel is gone says so in plain words and can be reloaded; nothing on it looks like a slider that hangs."""

import os
import re
import signal
import time
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from benchmarks.real_pages import ExplorerOnPage, Visit, free_port, serve_voila

from .shared import serve

EXPLORER = "explorer('where_is_zero')"
NUMBER = "ch05_risk_adjustment_reversals.observed_to_expected"
pytestmark = pytest.mark.slow

IMPORT = "from widgets import explorer"
PROCESS = "import os\nprint('process', os.getpid())"


def process_of(page: Page) -> int:
    printed = page.locator(".jp-RenderedText").filter(has_text="process")
    return int(re.search(r"process (\d+)", printed.first.inner_text())[1])


def ends(pid: int) -> bool:
    until = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE and time.monotonic() < until:
        time.sleep(0.05)
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def parent_of(kernel: psutil.Process) -> psutil.Process:
    """The warm parent that a kernel was forked from, in a server of ours."""
    parent = kernel.parent()
    assert parent is not None and "workbook.kernels.warm_parent" in parent.cmdline(), "the kernel was not forked"
    return parent


def says_that_it_ended(page: Page, seconds: int = 20) -> None:
    alert = page.get_by_role("alert").filter(has_text="has ended")
    expect(alert).to_contain_text("kept", timeout=seconds * 1000)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


# `import IPython` makes the page one of Voilà's own front end.
@pytest.mark.parametrize(("front", "width"), [("own", 1280), ("own", 400), ("voila", 1280)])
def test_a_killed_kernel_is_said_and_a_reload_mends_it(front, width, go, notebook, made_voila) -> None:
    cells = [IMPORT, PROCESS if front == "own" else f"{PROCESS}\nimport IPython", EXPLORER]
    visit = go(made_voila + notebook("# Ends", *cells), width=width)
    page = visit.page
    found = ExplorerOnPage(page).wait()
    found.press(found.first_slider(), "ArrowRight")
    assert page.evaluate("typeof livePage") == ("function" if front == "own" else "undefined")
    os.kill(process_of(page), signal.SIGKILL)
    says_that_it_ended(page)
    found.slider(found.first_slider()).press("ArrowRight")  # moves and breaks nothing
    with page.expect_navigation():
        page.get_by_role("button", name="Reload the page").click()
    found = ExplorerOnPage(page).wait()
    found.press(found.first_slider(), "ArrowRight")
    expect(page.locator(".page-ended")).to_have_count(0)
    forgive_the_end(visit)


def test_a_killed_parent_is_noticed_by_nobody(go, notebook, made_folder: Path, tmp_path: Path) -> None:
    """Open pages go on, whoever arrives meanwhile gets a page, and later ones are forked from a new parent."""
    name = notebook("# Goes on", IMPORT, PROCESS, EXPLORER)
    with serve_voila(made_folder, home=tmp_path) as address:
        first = go(address + name).page
        found = ExplorerOnPage(first).wait()
        parent = parent_of(psutil.Process(process_of(first)))
        server = parent.parent()
        assert server is not None
        parent.kill()
        arrived = [go(address + name).page for _ in range(3)]
        found.press(found.first_slider(), "ArrowRight")
        for page in arrived:
            ExplorerOnPage(page).wait().press(found.first_slider(), "ArrowRight")
        found.press(found.first_slider(), "ArrowRight")
        for page in (first, *arrived):
            expect(page.locator(".page-ended")).to_have_count(0)
        until = time.monotonic() + 60
        while not (parents := [each for each in server.children() if "workbook.kernels.warm_parent" in each.cmdline()]):
            assert time.monotonic() < until, "no new parent"
            time.sleep(0.2)
        assert parent.pid not in [each.pid for each in parents]
        last = go(address + name).page
        ExplorerOnPage(last).wait()
        parent_of(psutil.Process(process_of(last)))


def test_a_killed_server_leaves_no_process_and_its_pages_wait_for_the_next(go, tmp_path: Path) -> None:
    """The page says what has ended, offers no reload that would lose it, and opens with what was typed when the server is back."""
    port = free_port()
    with serve("read", "ch05", "--no-browser", home=tmp_path, port=port) as running:
        visit = go(running.own)
        page = visit.page
        ExplorerOnPage(page).wait()
        answer = page.locator(f'.vbc-card[data-problem="{NUMBER}"]').get_by_role("textbox").first
        answer.fill("0.123")
        left = psutil.Process(running.process.pid).children(recursive=True)
        assert len(left) >= 2, "a warm parent and a kernel"
        running.process.kill()
        expect(page.get_by_role("alert").filter(has_text="server of this page has ended")).to_contain_text("kept", timeout=60_000)
        again = page.get_by_role("button", name="Reload the page")
        expect(again).to_be_disabled()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert all(ends(process.pid) for process in left)
        answer.fill("0.4567")  # typed into a page whose server is gone
    with serve("read", "ch05", "--no-browser", home=tmp_path, port=port):
        expect(page.get_by_role("alert").filter(has_text="The server is back")).to_be_visible(timeout=30_000)
        with page.expect_navigation():
            again.click()
        found = ExplorerOnPage(page).wait()
        found.press(found.first_slider(), "ArrowRight")
        expect(answer).to_have_value("0.4567", timeout=20_000)
        expect(page.locator(".page-ended")).to_have_count(0)
    forgive_the_end(visit)


BREAKING = """
    const Real = WebSocket, all = [];
    globalThis.WebSocket = class extends Real {
        constructor(...where) { super(...where); all.push(this); }
        set onmessage(hear) { super.onmessage = (message) => globalThis.deaf || hear(message); }
        send(message) { if (!globalThis.mute) super.send(message); }
    };
    globalThis.breakConnections = () => all.splice(0).forEach((socket) => socket.close());
"""
"""Connections that can be broken, and that can lose what is said on them before they are."""


def test_a_connection_that_breaks_is_taken_up_again(go, notebook, made_voila) -> None:
    """A computer that slept finds its kernel waiting: no alarm, and the slider moves."""
    page = go(made_voila + notebook("# Sleeps", IMPORT, EXPLORER), script=BREAKING).page
    found = ExplorerOnPage(page).wait()
    found.press(found.first_slider(), "ArrowRight")
    page.evaluate("breakConnections()")
    found.press(found.first_slider(), "ArrowRight")
    expect(page.locator(".page-ended")).to_have_count(0)


@pytest.mark.parametrize("lost", ["mute", "deaf"])
def test_a_change_that_was_on_its_way_when_the_connection_broke_arrives(lost: str, go, notebook, made_voila) -> None:
    """The kernel may not have heard it, or the page not its answer."""
    page = go(made_voila + notebook(f"# Breaks {lost}", IMPORT, EXPLORER), script=BREAKING).page
    found = ExplorerOnPage(page).wait()
    drawn = found.drawn()
    page.evaluate(f"globalThis.{lost} = true")
    found.slider(found.first_slider()).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)
    assert found.drawn() == drawn, "so far nothing was heard"
    page.evaluate(f"globalThis.{lost} = false, breakConnections()")
    page.wait_for_function("([node, n]) => Number(node.dataset.drawn) > n", arg=[found.chart().element_handle(), drawn])
    found.press(found.first_slider(), "ArrowRight")
    expect(page.locator(".page-ended")).to_have_count(0)


def test_a_page_that_is_left_gives_its_kernel_back(go, notebook, made_voila) -> None:
    page = go(made_voila + notebook("# Leaves", IMPORT, PROCESS, EXPLORER)).page
    ExplorerOnPage(page).wait()
    process = process_of(page)
    assert psutil.pid_exists(process)
    page.goto("about:blank")
    assert ends(process)


def forgive_the_end(visit: Visit) -> None:
    """What the browser itself writes about a server or kernel that is gone is the point of these tests."""
    visit.complaints = [text for text in visit.complaints if not re.search("WebSocket|ERR_|404|500|503|Failed to load", text)]
