"""Mends `%%answer` cells before IPython reads them: comments may stand above the line, and a cell may be empty."""

from __future__ import annotations


def lift_answer(lines: list[str]) -> list[str]:
    """Move an `%%answer` line above the comments and blank lines before it; any other cell stays as it is.

    IPython takes a cell magic only on a cell's first line, and refuses one without a body in words that help nobody here.
    """
    for place, line in enumerate(lines):
        if line.startswith("%%answer"):
            body = [*lines[:place], *lines[place + 1 :]]
            return [line.rstrip("\n") + "\n", *(body or ["\n"])]
        if line.strip() and not line.lstrip().startswith("#"):
            break
    return lines
