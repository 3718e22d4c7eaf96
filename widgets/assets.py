"""Joins the widgets' JavaScript modules and style sheets into what anywidget sends to a page.

A page loads a widget's code from one string, so a module cannot import its neighbour there. Modules are written as ordinary ES
modules (`import { mountChart } from "./livechart.js";`, exports in front of functions and constants); joining puts each into a
scope of its own, after the ones that it imports.
"""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PAGE = "VBC_PAGE"
"""The variable by which a kernel knows that its page keeps what it has received: then nothing is sent twice."""
_SENT: set[str] = set()
_NAMED = re.compile(r"/\* asset:(\w+) \*/")
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w.]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|const|let|class)\s+(\w+)", re.MULTILINE)


class Asset(str):
    """A script or a style sheet as a widget sends it: whole, and to a page that has it already by its name."""

    def __str__(self) -> str:
        whole = super().__str__()
        if PAGE not in os.environ:
            return whole
        from ipywidgets import Widget

        Widget.on_widget_constructed(_note)  # not before a widget is on its way has the page what it brings
        name = hashlib.sha256(whole.encode()).hexdigest()[:16]
        return f"asset:{name}" if name in _SENT else f"/* asset:{name} */\n{whole}"


def _note(widget: object) -> None:
    found = (_NAMED.match(getattr(widget, name, "")) for name in ("_esm", "_css"))
    _SENT.update(each[1] for each in found if each)


@cache
def script(*modules: str, render: str) -> str:
    """Return the modules, with all that they import, as one; `render` names the function that anywidget calls."""
    joined: dict[str, str] = {}
    for module in modules:
        _join(module, joined)
    entry = f"export default {{ render: {_scope(modules[-1])}.{render} }};\n"
    return Asset("\n".join([*joined.values(), entry]))


@cache
def style(*sheets: str) -> str:
    """Return `theme.css`, which every widget shares, followed by the given sheets."""
    return Asset("\n".join(_read(sheet) for sheet in ("theme.css", *sheets)))


def _join(module: str, joined: dict[str, str]) -> None:
    if module in joined:
        return
    text = _read(module)
    for _, needed in _IMPORT.findall(text):
        _join(needed, joined)
    body = _EXPORT.sub("", _IMPORT.sub(lambda found: f"const {found[1]} = {_scope(found[2])};", text))
    joined[module] = f"const {_scope(module)} = (() => {{\n{body}\nreturn {{ {', '.join(_EXPORTED.findall(text))} }};\n}})();"


def _scope(module: str) -> str:
    return re.sub(r"\W", "_", module)


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
