"""Notebooks as files that are the same byte for byte on every build: no outputs, ids from place, one kernel."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from workbook.lab_markdown import for_notebook
from workbook.slides import kind_of

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   title: {title}
# ---
"""


def markdown(source: str, **metadata: Any) -> Any:
    """A text cell."""
    from nbformat.v4 import new_markdown_cell

    return new_markdown_cell(source.strip("\n"), metadata=metadata)


def code(source: str, *, hidden: bool = False) -> Any:
    """A code cell; its input may start folded away."""
    from nbformat.v4 import new_code_cell

    metadata = {"tags": ["hide-input"], "jupyter": {"source_hidden": True}} if hidden else {}
    return new_code_cell(source.strip("\n"), metadata=metadata)


def notebook(cells: list[Any], *, title: str) -> Any:
    """A notebook of cells."""
    from nbformat.v4 import new_notebook

    return new_notebook(cells=cells, metadata={"kernelspec": dict(KERNEL), "title": title})


def read_script(text: str) -> Any:
    """Read a percent script."""
    import jupytext  # type: ignore[import-untyped]

    return jupytext.reads(text, fmt="py:percent")


def to_script(made: Any) -> str:
    """Write a percent script under a header that no version number changes."""
    import jupytext

    bare = notebook(made.cells, title="")
    bare.metadata = type(made.metadata)({"jupytext": {"notebook_metadata_filter": "-all"}})
    body: str = jupytext.writes(bare, fmt="py:percent")
    if body.startswith("# ---\n"):
        body = body.split("# ---\n", 2)[2]
    return _HEADER.format(title=json.dumps(made.metadata.title, ensure_ascii=False)) + "\n" + body.strip("\n") + "\n"


def to_ipynb(made: Any, *, path: str) -> str:
    """Write the notebook file: what the script holds, and nothing that depends on who built it."""
    import nbformat

    cells = []
    for position, cell in enumerate(made.cells):
        kept = {
            "cell_type": cell.cell_type,
            "id": cell_id(path, position),
            "metadata": dict(cell.metadata),
            "source": cell.source,
        }
        if cell.cell_type == "code":
            kept |= {"execution_count": None, "outputs": []}
        else:
            speaker = kind_of(cell) == "notes"
            kept["source"] = for_notebook(cell.source, speaker=speaker)
        cells.append(kept)
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    if title := made.metadata.get("title"):
        metadata["title"] = title
    whole = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells})
    nbformat.validate(whole)
    text: str = nbformat.writes(whole)
    return text.strip("\n") + "\n"


def cell_id(path: str, position: int) -> str:
    """An id that a rebuild gives again: it depends on the file and the place alone."""
    return hashlib.sha1(f"{path}#{position}".encode(), usedforsecurity=False).hexdigest()[:16]
