"""`python -m benchmarks [PART …]`: measure, print a table, write `benchmarks/results.json`.

Each figure that decides is a ratio within one run, so that a slow or busy computer does not change the verdict.
"""

import argparse
import json
import os
import platform
import sys
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Figure

PARTS = ("models", "starting", "kernels", "answers", "log", "pages", "crowd", "soak", "redraw", "grading")
RESULTS = Path(__file__).parent / "results.json"


def main() -> int:
    """Run the parts that were asked for; exit 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure; everything where nothing is named")
    parser.add_argument("--output", type=Path, default=RESULTS, help="where the results go, as JSON")
    options = parser.parse_args()
    figures: list[Figure] = []
    for part in options.parts or PARTS:
        print(f"\n{part}", flush=True)
        for figure in import_module(f"benchmarks.{part}").measure():
            figures.append(figure)
            print(f"  {figure}", flush=True)
    options.output.write_text(json.dumps({**_machine(), "figures": [figure.record() for figure in figures]}, indent=1) + "\n")
    missed = [figure for figure in figures if figure.met is False]
    print(
        f"\n{len(missed)} of {sum(figure.met is not None for figure in figures)} targets missed; results in {options.output.name}."
    )
    return 1 if missed else 0


def _machine() -> dict[str, object]:
    return {
        "date": date.today().isoformat(),
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "load": [round(part, 2) for part in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        **{name: version(name) for name in ("altair", "anywidget", "ipywidgets", "voila", "jupyterlab", "jsonschema")},
    }


if __name__ == "__main__":
    sys.exit(main())
