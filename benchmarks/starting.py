"""How long the first cell of a chapter takes in an ordinary kernel."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measure import Figure
from benchmarks.real_pages import ROOT

FIRST_CELL = "from widgets import card, explorer, predict"


def measure() -> Iterator[Figure]:
    """Import times."""
    yield from imports()


def imports(runs: int = 7) -> Iterator[Figure]:
    """The first cell of a chapter against `import altair` beside a jsonschema that nothing holds back."""
    with tempfile.TemporaryDirectory() as folder:
        newest = newest_jsonschema(Path(folder))
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


def newest_jsonschema(folder: Path) -> str:
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
