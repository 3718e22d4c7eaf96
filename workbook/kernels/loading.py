"""What the warm parent loads: modules before it is ready, then pictures, tables and problems while nothing is asked of it.

The names stand here as text: the workbook imports nothing of the widgets, and a name that is gone costs a line in the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

AT_ONCE = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",  # the dearest part of a kernel's start, with the ones up to sqlite3
    "IPython.core.debugger",
    "IPython.core.completerlib",
    "IPython.core.oinspect",
    "IPython.core.logger",
    "IPython.extensions.storemagic",
    "psutil",
    "tornado.platform.asyncio",
    "sqlite3",
    "numpy",
    "pandas",
    "ipywidgets",
    "anywidget",
    "altair",
    "vbc",
    "workbook.desk",
    "workbook.sandbox",
    "widgets.card",
    "widgets.explorer_view",
    "widgets.prediction",
    "widgets.progress",
    "widgets.answer_magic",
    "widgets.answer_cell",
    "widgets.chapter_bar",
    "widgets.due_cards",
    "widgets.report_error",
)

EXTENSIONS = ("ipywidgets", "widgets")
"""What makes itself known to the shell when it is imported, and here was imported before there was one."""


def at_once() -> None:
    """Import what every page needs, and have prose and formulas made once: that loads what makes them."""
    for name in AT_ONCE:
        import_module(name)
    import_module("widgets.kept_pictures").read()
    import_module("workbook.text").to_html("**Ready** and $x$")


def at_leisure() -> Iterator[Callable[[], object]]:
    """Yield what makes, a part at each call, the things that pages otherwise make for themselves."""
    yield partial(import_module, "scipy.special")  # not at once: a quarter of a second in which the first reader waits
    for name in import_module("widgets.explorer").names():
        yield partial(_picture, name)
    yield import_module("widgets.kept_pictures").fill
    yield partial(import_module, "scipy.stats")
    registry = import_module("workbook.registry")
    for name in registry.problems():
        yield partial(registry.key, name)


def _picture(name: str) -> None:
    explorer = import_module("widgets.explorer").load(name)
    explorer.says(explorer.defaults, explorer.model(**explorer.defaults))
    _ = explorer.spec
