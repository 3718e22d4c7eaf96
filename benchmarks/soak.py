"""Readers who come and go for ten minutes: no error, no kernel of a reader who is gone, and memory that stays where it is.

They are simulated down to the messages (`viewers.py`). Each moves a slider every second or two while here. Most leave as a browser
does that is told to; some vanish like a computer whose network is away, some are gone before their page is, and some are gone
after it came and before it connected. The server culls after seconds what it culls after minutes elsewhere, so that this, too, is
part of what is looked at.
"""

import asyncio
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from time import perf_counter

import psutil

from benchmarks.measure import Figure
from benchmarks.real_pages import ROOT, serve_voila
from benchmarks.viewers import PAGE, Arriving, kernels, server_process
from workbook.arrivals.waiting import SIZE

SECONDS = float(os.environ.get("VBC_SOAK_SECONDS", "600"))
AT_ONCE = 12
CULLED_AFTER, MISSED_AFTER = 20, 10
_OPTIONS = (f"--MappingKernelManager.cull_idle_timeout={CULLED_AFTER}", "--MappingKernelManager.cull_interval=5")
_LEAVES = (("told to", 0.7), ("vanishes", 0.15), ("before the page is there", 0.1), ("before it connects", 0.05))


@dataclass
class Log:
    """What was seen."""

    left: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    server: list[tuple[float, float]] = field(default_factory=list)
    """The server's resident memory, in MB, by seconds since the beginning."""
    kernels: int = 0
    """Kernels that were left at the end."""


def measure(seconds: float = SECONDS) -> Iterator[Figure]:
    """Run for so long, then let everybody go and see what is left."""
    log = run(seconds)
    half = [size for at, size in log.server if at > seconds / 2]
    before = [size for at, size in log.server if seconds / 5 < at <= seconds / 2]
    note = "; ".join(f"{count} {how}" for how, count in log.left.most_common())
    yield Figure(f"readers in {seconds:.0f} s", sum(log.left.values()), "readers", note=note)
    yield Figure("errors", len(log.errors), "errors", at_most=0, note="; ".join(sorted({error[:300] for error in log.errors})))
    yield Figure("kernels of readers who are gone", log.kernels, "kernels", at_most=0)
    yield Figure(
        "the server's memory, second half ÷ before",
        mean(half) / mean(before),
        "×",
        at_most=1.1,
        note=f"{before[0]:.0f} to {half[-1]:.0f} MB",
    )
    yield Figure("a page is live, median", median(log.live), "s", note=f"largest {max(log.live):.1f} s")
    yield Figure(
        "a slider answers, median",
        median(log.moves) * 1000,
        "ms",
        note=f"largest {max(log.moves) * 1000:.0f} ms of {len(log.moves):,}",
    )


def run(seconds: float, *, at_once: int = AT_ONCE) -> Log:
    """Let readers come and go, and return what was seen."""
    log = Log()
    with tempfile.TemporaryDirectory() as home:
        os.environ["VBC_MISSED_AFTER"] = str(MISSED_AFTER)
        try:
            with serve_voila(ROOT / "chapters", home=Path(home), mode="present", options=_OPTIONS) as address:
                asyncio.run(_readers(address + PAGE, server_process(address), seconds, at_once, log))
        finally:
            del os.environ["VBC_MISSED_AFTER"]
        written = next(Path(home).glob("server-*.log")).read_text(encoding="utf-8", errors="replace")
    log.errors += _troubles(written)
    return log


def _troubles(written: str) -> Iterator[str]:
    """Yield what a server's log tells of errors, an exception by what it says at its end."""
    is_open = False
    for line in written.splitlines():
        if line.startswith("Traceback"):
            is_open = True
        elif is_open and line and not line.startswith(" "):
            is_open = False
            yield line
        elif "ERROR" in line or " 500 " in line:
            yield line


async def _readers(page: str, server: psutil.Process, seconds: float, at_once: int, log: Log) -> None:
    begun, draw = perf_counter(), random.Random(5)
    over = begun + seconds

    async def place() -> None:
        while perf_counter() < over:
            how = draw.choices([how for how, _ in _LEAVES], [share for _, share in _LEAVES])[0]
            try:
                await asyncio.wait_for(_reader(page, how, draw, over, log), 120)
                log.left[how] += 1
            except Exception as error:
                log.errors.append(f"{how}: {type(error).__name__}: {error}")
            await asyncio.sleep(draw.uniform(0.5, 3))

    async def look() -> None:
        while True:
            log.server.append((perf_counter() - begun, server.memory_info().rss / 2**20))
            await asyncio.sleep(2)

    looking = asyncio.create_task(look())
    await asyncio.gather(*(place() for _ in range(at_once)))
    looking.cancel()
    until = perf_counter() + CULLED_AFTER + MISSED_AFTER + 30
    while (found := kernels(server) - SIZE) > 0 and perf_counter() < until:
        await asyncio.sleep(0.5)
    log.kernels = max(found, 0)


async def _reader(page: str, how: str, draw: random.Random, over: float, log: Log) -> None:
    begun = perf_counter()
    if how == "before the page is there":
        await Arriving(page).leave_after(draw.uniform(0, 0.3))
        return
    loaded = await Arriving(page).load()
    if how == "before it connects":
        return
    viewer = await loaded.connect()
    await viewer.live.wait()
    log.live.append(perf_counter() - begun)
    stays = min(perf_counter() + draw.uniform(3, 25), over)
    while perf_counter() < stays:
        log.moves.append(await viewer.move())
        await asyncio.sleep(draw.uniform(1, 2))
    if how == "vanishes":
        viewer.vanish()
    else:
        await viewer.leave()
