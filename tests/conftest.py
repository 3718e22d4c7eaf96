"""Every test runs in a home of its own: no test reads or writes the log of the person who runs it.

Markers: `slow` runs with `--all` only; `browser` needs Chromium, without which it is left out, and in CI fails; `alone` takes
times, and nothing else is tested meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from workbook.browser import find_chromium

from .turns import ByWhatTheyStandOn, Turns, fcntl

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Set at import, before any test module or plugin asks for a session, and inherited by every process a test starts.
HOME = Path(tempfile.mkdtemp(prefix="vbc-tests-"))
os.environ["VBC_HOME"] = str(HOME)
os.environ["VBC_MODE"] = "test"
os.environ["VBC_FORK_PATIENCE"] = "60"  # a machine that runs the tests is busy; how long a reader would wait is another matter
for variable in ("VBC_COURSE", "VBC_LEARNER", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(variable, None)

# The same examples each time, and none too slow for a busy machine: what failed once fails again, and what passed passes.
# The first ones find nearly all that a hundred find, so the others run with `--all`.
settings.register_profile("workbook", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("all", derandomize=True, deadline=None, max_examples=100)

TURNS = pytest.StashKey[Turns]()
NO_CHROMIUM = "Chromium was not found: install it, or name one in VBC_CHROMIUM"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the slow tests too")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("all" if config.getoption("--all") else "workbook")
    if fcntl and (worker := getattr(config, "workerinput", None)):  # one of several processes
        config.stash[TURNS] = Turns(worker["testrunuid"])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return ByWhatTheyStandOn(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Around all of a test, with what is made for it."""
    turns = item.config.stash.get(TURNS, None)
    with turns.turn(alone=item.get_closest_marker("alone") is not None) if turns else contextlib.nullcontext():
        return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--all"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser"):
        chromium_or_leave()


def chromium_or_leave() -> str:
    """Path of Chromium; without one the test is left out, and in CI fails."""
    path = find_chromium()
    if path is None and os.environ.get("CI"):
        pytest.fail(f"{NO_CHROMIUM} (in CI this is a failure)", pytrace=False)
    if path is None:
        pytest.skip(NO_CHROMIUM)
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{NO_CHROMIUM}. Tests of real pages that did not run: {len(skipped)}.", yellow=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    if turns := config.stash.get(TURNS, None):
        turns.close()
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    return chromium_or_leave()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, started once for the whole run: a thread has room for one Playwright."""
    from playwright.sync_api import sync_playwright

    from benchmarks.real_pages import FLAGS
    from widgets.bundle import build_bundle

    build_bundle()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def learning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home of this test's own in which answers are kept, as for a learner."""
    monkeypatch.setenv("VBC_HOME", str(tmp_path))
    monkeypatch.setenv("VBC_MODE", "learn")
    return tmp_path


@pytest.fixture
def forked_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels are forked from a warm parent, as our servers do it: the same code runs, three seconds a kernel earlier."""
    from jupyter_client.provisioning import KernelProvisionerFactory

    from workbook.kernels import NAME

    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", NAME)
