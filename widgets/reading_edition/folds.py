"""Something to open."""

from __future__ import annotations

from workbook.text import to_html_inline


def fold(summary: str, html: str) -> str:
    """Something to open; its summary is Markdown of one line."""
    return f"<details><summary>{to_html_inline(summary)}</summary>{html}</details>"
