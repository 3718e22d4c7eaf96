"""A class that opens the same page at once: when everybody's is live, how sliders answer meanwhile, and what is left behind.

Sixty readers arrive in one moment while ten who are there already move a slider every second. Both are simulated down to the
messages (`viewers.py`): they ask the server for what the page's script asks for, and read all that it says. What their browsers
would do with it costs the server nothing in a class, and is left out. One more reader has a real Chromium on the same two cores:
there the time runs from the slider's key until the picture that Python answered with is painted.
"""

import asyncio
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.measure import Figure
from benchmarks.real_pages import FLAGS, ROOT, ExplorerOnPage, open_context, serve_voila, visit
from benchmarks.viewers import PAGE, Viewer, kernels, memory, server_process
from workbook.arrivals.waiting import SIZE
from workbook.browser import find_chromium

_MOVE = """root => new Promise(done => {
    const slider = root.querySelector("input[type=range]");
    const begun = performance.now();
    slider.value = Number(slider.value) === Number(slider.min) ? Number(slider.min) + Number(slider.step) : slider.min;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    const drawn = root.querySelector(".vbc-chart").dataset.drawn;
    const watch = new MutationObserver(look);
    watch.observe(root, {subtree: true, attributes: true});
    look();
    function look() {
        if ("asked" in root.dataset || root.querySelector(".vbc-chart").dataset.drawn === drawn) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
    }
})"""


def measure(viewers: int = 60, movers: int = 10) -> Iterator[Figure]:
    """Everybody arrives in the same moment; those who are there already move a slider all the while; then everybody leaves."""
    with tempfile.TemporaryDirectory() as home, serve_voila(ROOT / "chapters", home=Path(home), mode="present") as address:
        sleep(8)  # the first lesson of the day: the server was started a moment before
        with Painted(address + PAGE) as painted:
            crowd = asyncio.run(_class(address + PAGE, server_process(address), painted, viewers, movers))
        live, read, moves, owned, left = crowd
    yield Figure(f"{viewers} viewers at once: pages that are live", len(live), "pages", at_least=viewers)
    yield Figure(f"{viewers} viewers at once: the last page can be read", max(read), "s", note=f"median {median(read):.1f} s")
    yield Figure(f"{viewers} viewers at once: the last page is live", max(live), "s", note=f"median {median(live):.1f} s")
    yield _slider("a slider meanwhile", moves)
    yield _slider("a slider meanwhile in a browser, painted", painted.seconds)
    yield Figure("memory of server, parent and all kernels (PSS)", owned, "MB")
    yield Figure("kernels left when everybody has gone", left, "kernels", at_most=0)


def _slider(name: str, seconds: list[float]) -> Figure:
    note = f"median {median(seconds) * 1000:.0f}, largest {max(seconds) * 1000:.0f} ms of {len(seconds)}"
    return Figure(f"{name}, 95th percentile", quantiles(seconds, n=20)[-1] * 1000, "ms", at_most=300, note=note)


async def _class(
    page: str, server: psutil.Process, painted: "Painted", viewers: int, movers: int
) -> tuple[list[float], list[float], list[float], float, int]:
    first = await asyncio.gather(*(Viewer.arrive(page) for _ in range(movers)))
    begun, moves, done = perf_counter(), [], asyncio.Event()

    async def keep_moving(viewer: Viewer, after: float) -> None:
        await asyncio.sleep(after)
        while not done.is_set():
            moves.append(await viewer.move())
            await asyncio.sleep(1)

    async def arrive() -> tuple[Viewer, float]:
        return await Viewer.arrive(page), perf_counter() - begun

    moving = [asyncio.create_task(keep_moving(viewer, number / movers)) for number, viewer in enumerate(first)]
    with painted.moving():
        arrived = await asyncio.gather(*(arrive() for _ in range(viewers)))
    done.set()
    await asyncio.gather(*moving)
    owned = await asyncio.to_thread(lambda: memory([server, *server.children(recursive=True)]))
    await asyncio.to_thread(painted.leave)
    await asyncio.gather(*(viewer.leave() for viewer in [*first, *(viewer for viewer, _ in arrived)]))
    until = perf_counter() + 30
    while (left := kernels(server) - SIZE) > 0 and perf_counter() < until:
        await asyncio.sleep(0.2)
    return [seconds for _, seconds in arrived], [viewer.page.read for viewer, _ in arrived], moves, owned, left


class Painted:
    """A reader with a real browser, who moves the slider once a second: in a thread of its own, as Playwright wants it."""

    def __init__(self, address: str) -> None:
        self.address, self.seconds = address, []
        self._ready, self._on, self._over = threading.Event(), threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Painted":
        self._thread.start()
        if not self._ready.wait(90):
            raise RuntimeError("The browser's page did not become live.")
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def moving(self) -> "_While":
        """A context in which the slider is moved."""
        return _While(self._on)

    def leave(self) -> None:
        """Close the page."""
        self._over.set()
        self._thread.join(30)

    def _run(self) -> None:
        with sync_playwright() as run:
            browser = run.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            page = visit(open_context(browser), self.address).page
            root = ExplorerOnPage(page).wait(60_000).root
            root.evaluate(_MOVE)
            self._ready.set()
            while not self._over.is_set():
                if self._on.wait(0.2):
                    self.seconds.append(root.evaluate(_MOVE) / 1000)
                    self._over.wait(1)
            page.close(run_before_unload=False)
            browser.close()


class _While:
    def __init__(self, event: threading.Event) -> None:
        self.event = event

    def __enter__(self) -> None:
        self.event.set()

    def __exit__(self, *_: object) -> None:
        self.event.clear()
