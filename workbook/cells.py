"""What a code cell places on its page, read from the cell and not run: explorers, cards and all the rest are one call a line."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def calls(source: str) -> Iterator[tuple[str, list[str]]]:
    """Name the functions that are called on lines of their own, each with the texts that it is given.

    A cell that is not plain Python, such as one with a magic, places nothing of the workbook's.

    >>> list(calls('from widgets import card\\n\\ncard("ch01.flip_threshold")'))
    [('card', ['ch01.flip_threshold'])]
    >>> list(calls("%%answer ch01.flip_threshold"))
    []
    """
    try:
        lines = ast.parse(source).body
    except SyntaxError:
        return
    for line in lines:
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call) and isinstance(line.value.func, ast.Name):
            texts = [one.value for one in line.value.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield line.value.func.id, texts
