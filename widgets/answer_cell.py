"""Lets comments stand above `%%answer`, which IPython takes for a cell magic on a cell's first line only."""

from __future__ import annotations


def lift_answer(lines: list[str]) -> list[str]:
    """Move an `%%answer` line above the comments and blank lines before it; any other cell stays as it is."""
    for place, line in enumerate(lines):
        if line.startswith("%%answer"):
            return [line, *lines[:place], *lines[place + 1 :]] if place else lines
        if line.strip() and not line.lstrip().startswith("#"):
            break
    return lines
