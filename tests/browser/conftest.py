"""One Voilà and one JupyterLab for the whole run; every visit is checked when its test ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.real_pages import ROOT, Visit, open_context, serve_lab, serve_voila, visit
from workbook.session import Session

from .pages import reader_at, write_notebook


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the servers' learner keeps the log."""
    return tmp_path_factory.mktemp("server-home")


@pytest.fixture(autouse=True)
def nobody_was_here(server_home: Path) -> None:
    """Each test finds the servers' learner at the beginning: what another test predicted or read is forgotten."""
    for log in server_home.glob("*/vbc/attempts/*.jsonl"):
        log.unlink()


@pytest.fixture(scope="session")
def chapters_voila(server_home: Path, chapters_reader: Session) -> Iterator[str]:
    """Address of the chapters as pages, to which a notebook's name is added."""
    with serve_voila(ROOT / "chapters", home=server_home / "chapters") as address:
        yield address


@pytest.fixture(scope="session")
def chapters_reader(server_home: Path) -> Session:
    """Who reads the chapters as pages."""
    return reader_at(server_home / "chapters")


@pytest.fixture(scope="session")
def made_voila(server_home: Path, made_folder: Path) -> Iterator[str]:
    """Address of the notebooks that tests make, as pages."""
    with serve_voila(made_folder, home=server_home / "made") as address:
        yield address


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the notebooks that tests make."""
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture
def notebook(made_folder: Path, request: pytest.FixtureRequest) -> Callable[..., str]:
    """`notebook("# Title", "explorer('x')", …)` writes a notebook, prose where a cell starts with # or a word, and names it."""

    def write(*cells: str) -> str:
        return write_notebook(made_folder, request.node.name.replace("[", "-").replace("]", "").replace("/", "-"), *cells)

    return write


@pytest.fixture(scope="session")
def lab(server_home: Path, made_folder: Path) -> Iterator[str]:
    """Address of JupyterLab over the notebooks that tests make."""
    with serve_lab(made_folder, home=server_home / "lab") as address:
        yield address


@pytest.fixture
def go(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """`go(address, width=1280, dark=False)` opens a page in a fresh profile; at the end, a page with a fault fails the test."""
    visits: list[Visit] = []
    contexts = []

    def open_page(address: str, *, script: str = "", **how) -> Visit:
        contexts.append(open_context(browser, **how))
        visits.append(visit(contexts[-1], address, script=script))
        return visits[-1]

    yield open_page
    faults = [fault for each in visits for fault in each.faults()]
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
