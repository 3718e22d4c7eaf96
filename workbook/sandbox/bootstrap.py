"""Started as text, with `python -c`: imports the sandbox from sources that came through a pipe, not from the workbook's folder.

It stands alone and imports nothing of the workbook before the finder below is in place.
"""

import importlib.abc
import importlib.machinery
import json
import sys
from types import ModuleType
from typing import Any


class Copies(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules by name from their source; packages are those that have modules below them."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Answer for what is here, and leave the rest to Python."""
        if name not in self.sources:
            return None
        inside = any(other.startswith(name + ".") for other in self.sources)
        return importlib.machinery.ModuleSpec(name, self, origin=f"<{name}>", is_package=inside)

    def exec_module(self, module: ModuleType) -> None:
        """Run the source."""
        exec(compile(self.sources[module.__name__], f"<{module.__name__}>", "exec"), vars(module))


def begin() -> None:
    """Read what to import and where not to look, and hand over to the module that serves."""
    start = json.loads(sys.stdin.buffer.readline())
    sys.path[:] = [folder for folder in sys.path if folder not in ("", start["root"])]
    copies = Copies(start["sources"])
    sys.meta_path.insert(0, copies)
    module = importlib.import_module("workbook.sandbox." + start["module"])
    module.serve(copies.sources, start)


if __name__ == "__main__":
    begin()
