"""Kernels forked from the warm parent against kernels of the ordinary kind: until a chapter's first explorer, and in memory."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import nbformat
import psutil
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient

from benchmarks.measure import Figure
from benchmarks.real_pages import ROOT
from workbook.kernels import NAME
from workbook.kernels.owner import owner

CHAPTER = ROOT / "chapters" / "ch05_risk_adjustment_reversals.ipynb"
FIRST_EXPLORER = "from widgets import card, explorer, predict\nexplorer('reversal')"
ORDINARY = "local-provisioner"


def measure() -> Iterator[Figure]:
    """How long a kernel takes to start and to make its first explorer, and how much memory one more viewer owns."""
    wait_for_the_parent()
    try:
        yield from starts()
        yield from memory()
    finally:
        owner().stop()


def starts(runs: int = 5) -> Iterator[Figure]:
    """From asking for a kernel to the answer of the cell that makes an explorer."""
    seconds: dict[str, list[float]] = {NAME: [], ORDINARY: []}
    for _ in range(runs):
        for kind, taken in seconds.items():
            taken.append(_seconds(kind))
    forked, ordinary = median(seconds[NAME]), median(seconds[ORDINARY])
    yield Figure("kernel forked, to its first explorer", forked, "s")
    yield Figure("ordinary kernel, to its first explorer", ordinary, "s")
    yield Figure("ordinary ÷ forked, to the first explorer", ordinary / forked, "×", at_least=2)


def memory(few: int = 2, many: int = 6) -> Iterator[Figure]:
    """What one viewer more, with all of ch05 on the page, adds to the memory of all kernels and their parent (PSS)."""
    owned = {kind: (_total(kind, many) - _total(kind, few)) / (many - few) / 2**20 for kind in (NAME, ORDINARY)}
    yield Figure("memory that one more viewer of ch05 owns, forked", owned[NAME], "MB", at_most=65)
    yield Figure("memory that one more viewer of ch05 owns, ordinary", owned[ORDINARY], "MB", at_most=130)
    yield Figure("ordinary ÷ forked, memory of one more viewer", owned[ORDINARY] / owned[NAME], "×", at_least=1.7)


def wait_for_the_parent() -> None:
    """In a server the parent has had its time; here it gets the same."""
    KernelProvisionerFactory.instance().default_provisioner_name = NAME
    for _ in range(2):
        _seconds(NAME)
        sleep(6)


def _seconds(kind: str) -> float:
    KernelProvisionerFactory.instance().default_provisioner_name = kind
    begun = perf_counter()
    manager = KernelManager()
    manager.start_kernel(cwd=str(ROOT / "chapters"), env=environment(tempfile.gettempdir()))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        client.execute(FIRST_EXPLORER, reply=True, timeout=60)
        return perf_counter() - begun
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _total(kind: str, viewers: int) -> float:
    """Proportional memory, in bytes, of some kernels that have run the chapter, and of their parent where they have one."""
    KernelProvisionerFactory.instance().default_provisioner_name = kind
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        clients = [_reader(stack, home) for _ in range(viewers)]
        processes = [client.km.provisioner.process.pid for client in clients] + ([owner().pid] if kind == NAME else [])
        return sum(psutil.Process(each).memory_full_info().pss for each in processes)


def _reader(stack: ExitStack, home: str) -> NotebookClient:
    notebook = nbformat.read(CHAPTER, as_version=4)
    client = NotebookClient(notebook, resources={"metadata": {"path": str(CHAPTER.parent)}})
    stack.enter_context(client.setup_kernel(env=environment(home)))
    for index, cell in enumerate(notebook.cells):
        client.execute_cell(cell, index)
    return client


def environment(home: str | Path) -> dict[str, str]:
    return os.environ | {"VBC_MODE": "present", "VBC_HOME": str(home)}
