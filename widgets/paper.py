"""A page to print, in the one look that all papers for a class share."""

from __future__ import annotations

from html import escape
from pathlib import Path

from workbook.text import to_html_inline

STYLE = Path(__file__).with_name("class_papers.css").read_text(encoding="utf-8")


def document(title: str, body: str, *, kind: str = "sheet", headed: bool = True) -> str:
    """Return the whole page; `body` is HTML, `title` Markdown of one line."""
    head = f"<h1>{to_html_inline(title)}</h1>" if headed else ""
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body class='{kind}'><main>{head}{body}</main></body></html>\n"
    )
