"""How long a reader waits for a page: until its first chart is painted and its slider moves it, beside Voilà as it comes."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.measure import Figure
from benchmarks.real_pages import FLAGS, ROOT, ExplorerOnPage, open_context, serve_stock_voila, serve_voila, visit
from benchmarks.starting import newest_jsonschema
from widgets import kept_pictures
from workbook.browser import find_chromium

CHAPTER = "ch05_risk_adjustment_reversals.ipynb"
FOLDER = ROOT / "chapters"
WINDOW = 1.5
"""Seconds that a window has for itself before the second visit: what the browser does to open it is not that page's time, and takes
a core of two. The first visit follows on the start of server and browser at once."""
PRESENTED = "present"
"""The mode in which no picture waits for a prediction."""


def measure(rounds: int = 3) -> Iterator[Figure]:
    """In turns: a fresh server of each kind, a fresh browser, and the same page again with what the browser has kept."""
    kept_pictures.fill()  # as the set-up does
    with tempfile.TemporaryDirectory() as libraries:
        newest = newest_jsonschema(Path(libraries))
        ours = {part: [] for part in ("prose", "cold", "warm", "whole")}
        stock: dict[str, list[float]] = {part: [] for part in ours}
        for _ in range(rounds):
            _visits(serve_voila, ours)
            _visits(partial(serve_stock_voila, libraries=libraries), stock)
    note = f"beside {newest}" if newest else "no package index: beside our own jsonschema"
    yield Figure("page of ch05, prose to read, fresh server and browser", median(ours["prose"]), "s")
    yield Figure("page of ch05, first chart and slider, fresh server and browser", median(ours["cold"]), "s", at_most=2.5)
    yield Figure("page of ch05, first chart and slider, seen before", median(ours["warm"]), "s", at_most=1.5)
    yield Figure("page of ch05, every cell run, seen before", median(ours["whole"]), "s")
    yield Figure("stock Voilà, first chart and slider, fresh server and browser", median(stock["cold"]), "s", note=note)
    yield Figure("stock Voilà, first chart and slider, seen before", median(stock["warm"]), "s", note=note)
    yield Figure("stock ÷ ours, fresh server and browser", median(stock["cold"]) / median(ours["cold"]), "×", at_least=2)
    yield Figure("stock ÷ ours, seen before", median(stock["warm"]) / median(ours["warm"]), "×", at_least=3)


def _visits(serve: Callable[..., AbstractContextManager[str]], taken: dict[str, list[float]]) -> None:
    with tempfile.TemporaryDirectory() as home, serve(FOLDER, home=Path(home), mode=PRESENTED) as address, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        context = open_context(browser)
        _visit(context, address + CHAPTER, taken, first=True)
        _visit(context, address + CHAPTER, taken, first=False)
        browser.close()


def _visit(context: BrowserContext, address: str, taken: dict[str, list[float]], *, first: bool) -> None:
    page = visit(context, address, after=0 if first else WINDOW).page
    page.wait_for_selector("h1")
    if first:
        taken["prose"].append(_seconds(page))
    found = ExplorerOnPage(page).wait(60_000)
    found.press(found.first_slider(), "ArrowRight")
    taken["cold" if first else "warm"].append(_seconds(page))
    if not first:
        _wait_for_every_part(page)
        taken["whole"].append(_seconds(page))
    page.close()


def _seconds(page: Page) -> float:
    """Seconds since the browser set out for the page; that it opened a tab before is not the page's time."""
    return page.evaluate("performance.now()") / 1000


def _wait_for_every_part(page: Page) -> None:
    count = sum("explorer(" in line for line in (FOLDER / CHAPTER).with_suffix(".py").read_text(encoding="utf-8").splitlines())
    page.wait_for_function("count => document.querySelectorAll('.vbc-explorer').length >= count", arg=count)
