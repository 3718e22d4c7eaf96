"""Joins the widgets' JavaScript modules and style sheets into what anywidget sends to a page.

A page loads a widget's code from one string, so a module cannot import its neighbour there. Modules are written as ordinary ES
modules (`import { mountChart } from "./livechart.js"`); joining drops the local imports and the `export` keywords.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_LOCAL_IMPORT = re.compile(r'^import \{[^}]*\} from "\./[\w.]+";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)


@cache
def script(*modules: str, render: str) -> str:
    """Return the modules in the given order as one, with the function named `render` as the widget's entry point."""
    body = "\n".join(_read(module) for module in modules)
    return f"{_EXPORT.sub('', _LOCAL_IMPORT.sub('', body))}\nexport default {{ render: {render} }};\n"


@cache
def style(*sheets: str) -> str:
    """Return `theme.css`, which every widget shares, followed by the given sheets."""
    return "\n".join(_read(sheet) for sheet in ("theme.css", *sheets))


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
