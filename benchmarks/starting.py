"""How long a reader waits for a page, and how much memory its kernel takes."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measure import Figure
from benchmarks.real_pages import FLAGS, ROOT, open_context, serve_voila, visit
from workbook.browser import find_chromium

FIRST_CELL = "from widgets import card, explorer, predict"
CHAPTER = "ch05_risk_adjustment_reversals.ipynb"


def measure() -> Iterator[Figure]:
    """Import times, the first chart of a chapter, the memory of its kernel."""
    yield from imports()
    yield from first_chart()
    yield from memory()


def imports(runs: int = 7) -> Iterator[Figure]:
    """The first cell of a chapter against `import altair` beside a jsonschema that nothing holds back."""
    with tempfile.TemporaryDirectory() as folder:
        newest = _newest_jsonschema(Path(folder))
        first, shown, plain = [], [], []
        for _ in range(runs):
            first.append(_seconds(FIRST_CELL))
            shown.append(_seconds(f"{FIRST_CELL}\nexplorer('reversal')"))
            if newest:
                plain.append(_seconds(f"import sys; sys.path.insert(0, {folder!r}); import altair"))
    yield Figure("first cell of a chapter", median(first), "s")
    yield Figure("first cell and first explorer", median(shown), "s")
    if not plain:
        yield Figure("import altair, jsonschema unconstrained ÷ first cell", None, "×", note="no package index to install it from")
        return
    yield Figure("import altair, jsonschema unconstrained", median(plain), "s", note=newest)
    yield Figure("import altair, jsonschema unconstrained ÷ first cell", median(plain) / median(first), "×", at_least=1)
    yield Figure("the same ÷ first cell and first explorer", median(plain) / median(shown), "×", at_least=1)


def _newest_jsonschema(folder: Path) -> str:
    """Install the newest jsonschema, with what Jupyter asks of it, beside everything else; an empty text where that fails."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "jsonschema[format-nongpl]>=4.25"]
    if subprocess.run(command, capture_output=True, timeout=300).returncode:
        return ""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder)], check=False)
    return next((path.name.removesuffix(".dist-info") for path in folder.glob("jsonschema-*.dist-info")), "")


def _seconds(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    return perf_counter() - start


def first_chart(visits: int = 3) -> Iterator[Figure]:
    """From the address to the first painted chart: a fresh server and a fresh browser each time."""
    from playwright.sync_api import sync_playwright

    prose, painted, whole = [], [], []
    for _ in range(visits):
        with (
            tempfile.TemporaryDirectory() as home,
            # presented: there no picture waits for a prediction
            serve_voila(ROOT / "chapters", home=Path(home), mode="present") as address,
            sync_playwright() as run,
        ):
            browser = run.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            start = perf_counter()
            page = visit(open_context(browser), address + CHAPTER).page
            page.wait_for_selector("h1")
            prose.append(perf_counter() - start)
            page.wait_for_selector(".vbc-explorer", state="attached")
            page.evaluate("document.querySelector('.vbc-explorer').scrollIntoView()")
            page.wait_for_selector(".vbc-chart[data-drawn] svg")
            painted.append(perf_counter() - start)
            page.wait_for_function(
                "[...document.querySelectorAll('.page-code')].every(c => c.querySelector('.jp-Cell-outputWrapper'))"
            )
            whole.append(perf_counter() - start)
            browser.close()
    yield Figure("Voilà, fresh server and browser: prose of ch05 to read", median(prose), "s")
    yield Figure("Voilà, fresh server and browser: first chart of ch05", median(painted), "s", at_most=4)
    yield Figure("Voilà, fresh server and browser: all of ch05", median(whole), "s")


def memory() -> Iterator[Figure]:
    """Memory that the kernel of a finished page owns, in a real kernel that has run every cell."""
    import nbformat
    import psutil
    from nbclient import NotebookClient

    notebook = nbformat.read(ROOT / "chapters" / CHAPTER, as_version=4)
    client = NotebookClient(notebook, resources={"metadata": {"path": str(ROOT / "chapters")}})
    with tempfile.TemporaryDirectory() as home, client.setup_kernel(env=_environment(home)):
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        kernel = psutil.Process(client.km.provisioner.pid)
        owned = kernel.memory_full_info()
    yield Figure("memory that a kernel with all of ch05 owns", owned.uss / 2**20, "MB", at_most=130)
    yield Figure("its resident memory, shared libraries included", owned.rss / 2**20, "MB")


def _environment(home: str) -> dict[str, str]:
    import os

    return os.environ | {"VBC_MODE": "test", "VBC_HOME": home}
