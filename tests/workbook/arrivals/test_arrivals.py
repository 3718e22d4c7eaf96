"""A page from its request until it is live, at a real server: nothing said is lost, nobody waits for the text, nothing is left."""

import asyncio
import contextlib
import gzip
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest
from tornado.httpclient import AsyncHTTPClient

from benchmarks.real_pages import serve_voila
from benchmarks.viewers import Arriving, Viewer, kernels, server_process
from widgets.bundle import build_bundle
from workbook.arrivals import handler
from workbook.arrivals.waiting import SIZE
from workbook.kernels import conditions
from workbook.turns import AT_ONCE

from ...loops import run_alone

forked_here = pytest.mark.skipif(bool(conditions.why_not_here()), reason="kernels are not forked here")


def write(folder: Path, name: str, *cells: str) -> None:
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    )
    notebook.cells = [nbformat.v4.new_markdown_cell(f"# {name}"), *map(nbformat.v4.new_code_cell, cells)]
    nbformat.write(notebook, folder / f"{name}.ipynb")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    write(folder, "plain", "print('one')", "x = 2", "print(x)\nx")
    write(folder, "slow", "import time\ntime.sleep(1)", "print('done')")
    write(
        folder, "asks", "import os\nprint(os.environ['QUERY_STRING'], os.environ['VOILA_REQUEST_URL'])", "1 / 0", "print('after')"
    )
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve_voila(folder, home=tmp_path_factory.mktemp("home")) as address:
        yield address


async def heard_by(page: Arriving) -> list[tuple[str, str]]:
    """What a page's cells gave, each with the message that it answers, until every cell has run."""
    viewer = await page.connect()
    await asyncio.wait_for(viewer.live.wait(), 60)
    await viewer.leave()
    return viewer.outputs


def test_a_connection_that_comes_late_hears_what_was_said_before(server: str) -> None:
    async def visit() -> list[tuple[str, str]]:
        page = await Arriving(f"{server}plain.ipynb").load()
        await asyncio.sleep(2)  # the cells have run by now, or do
        return await heard_by(page)

    assert run_alone(visit()) == [("cell-2", "one\n"), ("cell-4", "2\n"), ("cell-4", "2")]


@pytest.mark.slow
def test_the_chart_library_is_sent_compressed_to_whoever_takes_it(server: str) -> None:
    build_bundle()

    async def sizes() -> list[tuple[int, str]]:
        script = f"{server.partition('voila/')[0]}voila/templates/workbook/static/vega.js"
        how = ({"Accept-Encoding": "gzip"}, {})
        answers = [await AsyncHTTPClient().fetch(script, headers=each, decompress_response=False) for each in how]
        assert gzip.decompress(answers[0].body) == answers[1].body
        assert {answer.headers["Vary"] for answer in answers} == {"Accept-Encoding"}
        return [(len(answer.body), answer.headers["Content-Type"]) for answer in answers]

    (small, kind), (large, same) = run_alone(sizes())
    assert small < large / 2 and kind == same == "text/javascript"


@pytest.mark.slow
def test_a_kernel_knows_its_request_and_a_cell_that_fails_keeps_none_from_running(server: str) -> None:
    async def visit() -> list[tuple[str, str]]:
        return await heard_by(await Arriving(f"{server}asks.ipynb?scene=a~1").load())

    (cell, said), (failed, why), after = run_alone(visit())
    assert (cell, said) == ("cell-2", f"scene=a~1 {server}asks.ipynb?scene=a~1\n")
    assert failed == "cell-3" and why.startswith("ZeroDivisionError")
    assert after == ("cell-4", "after\n")


@pytest.mark.slow
@pytest.mark.alone
def test_everybody_can_read_at_once_and_hears_how_many_come_first(server: str) -> None:
    async def arrive() -> tuple[Viewer, float]:
        begun = time.perf_counter()
        viewer = await Viewer.arrive(f"{server}slow.ipynb")
        return viewer, time.perf_counter() - begun

    async def crowd() -> list[tuple[Viewer, float]]:
        found = await asyncio.gather(*(arrive() for _ in range(3 * AT_ONCE)))
        for viewer, _ in found:
            await viewer.leave()
        return found

    found = run_alone(crowd())
    assert all(viewer.page.read < 1 for viewer, _ in found)
    assert sum("pageWaits(" in viewer.page.html for viewer, _ in found) >= AT_ONCE
    assert max(seconds for _, seconds in found) > 2.5, "not all of them at once"


@pytest.mark.slow
@forked_here
def test_whoever_leaves_the_line_takes_no_kernel(server: str) -> None:
    async def crowd() -> None:
        staying = [asyncio.create_task(Viewer.arrive(f"{server}slow.ipynb")) for _ in range(AT_ONCE)]
        await asyncio.sleep(0.3)
        await asyncio.gather(*(Arriving(f"{server}slow.ipynb").leave_after(0.5) for _ in range(8)))
        last = await asyncio.wait_for(Viewer.arrive(f"{server}plain.ipynb"), 10)
        for viewer in [last, *await asyncio.gather(*staying)]:
            await viewer.leave()

    run_alone(crowd())
    assert only_waiting_ones_within(10, server)


@pytest.mark.slow
@forked_here
def test_a_kernel_whose_page_never_connects_ends(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBC_MISSED_AFTER", "2")
    with serve_voila(folder, home=tmp_path) as address:
        run_alone(Arriving(f"{address}plain.ipynb").load())
        assert only_waiting_ones_within(15, address)
    assert handler.MISSED > 10, "with a slow network it takes some seconds"


@pytest.mark.slow
@forked_here
def test_a_waiting_kernel_that_died_is_not_given_to_a_reader(server: str) -> None:
    assert only_waiting_ones_within(20, server)
    parent = next(each for each in server_process(server).children() if "workbook.kernels.warm_parent" in each.cmdline())
    killed = parent.children()
    for kernel in killed:
        os.kill(kernel.pid, signal.SIGKILL)
    psutil.wait_procs(killed, timeout=10)

    async def visit() -> list[tuple[str, str]]:
        return await heard_by(await Arriving(f"{server}plain.ipynb").load())

    assert [said for _, said in run_alone(visit())] == ["one\n", "2\n", "2"]


@pytest.mark.slow
def test_an_edited_notebook_is_shown_as_it_is_now(server: str, folder: Path) -> None:
    async def visit() -> tuple[str, list[tuple[str, str]]]:
        page = await Arriving(f"{server}edited.ipynb").load()
        return page.html, await heard_by(page)

    for words in ("before", "afterwards"):
        write(folder, "edited", f"print({words!r})")
        html, said = run_alone(visit())
        assert said == [("cell-2", f"{words}\n")] and "<h1" in html


def only_waiting_ones_within(seconds: float, server: str) -> bool:
    """Whether the kernels of readers who are gone end in time, and those that wait for readers are there."""
    until = time.monotonic() + seconds
    with contextlib.suppress(psutil.NoSuchProcess):
        while kernels(server_process(server)) != SIZE and time.monotonic() < until:
            time.sleep(0.1)
    return kernels(server_process(server)) == SIZE
