"""One page around its text: head, links to its neighbors, what stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from widgets.reading_edition.links import page_name
from workbook import registry
from workbook.building import chapter_title
from workbook.environment import ROOT

_TABLE = re.compile(r"<table>.*?</tr>", re.DOTALL)
_FORMULA = re.compile(r'<math((?: [^>]*)? display="block"[^>]*>)(.*?</math>)', re.DOTALL)
_LONG = 250
"""Characters of MathML from which a formula may be wider than a telephone."""
_HEADING = re.compile(r"<h([1-6])((?: [^>]*)?)>(.*?)</h\1>", re.DOTALL)
_SECTION = re.compile(r'<h2 id="([^"]*)">(.*?)</h2>', re.DOTALL)


def write_page(path: Path, title: str, body: str, *, chapter: str = "", chapters: Sequence[str], opening: str = "") -> None:
    """Write a page; `chapter` is the one that it holds, and `opening` stands below its title."""
    at = chapters.index(chapter) if chapter in chapters else -1
    around = [
        ("Contents", "index.html"),
        *([(f"Before: {chapter_title(ROOT, chapters[at - 1])}", page_name(chapters[at - 1]))] if at > 0 else []),
        *([(f"Next: {chapter_title(ROOT, chapters[at + 1])}", page_name(chapters[at + 1]))] if 0 <= at < len(chapters) - 1 else []),
        ("Terms, formulas, sources", "terms.html"),
    ]
    links = " · ".join(f'<a href="{page}">{escape(text)}</a>' for text, page in around if page != path.name)
    body = ordered(scrolled(body if "<h1" in body else f"<h1>{escape(title)}</h1>{body}"))
    body = body.replace("</h1>", f"</h1>{opening}{contents(body)}", 1)
    head = (
        "<meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(title)} – Value-Based Care Workbook</title>"
        "<link rel='icon' href='data:,'><link rel='stylesheet' href='edition.css'>"
    )
    path.write_text(
        f"<!doctype html>\n<html lang='en'><head>{head}</head><body><a class='skip' href='#main'>To the text</a>"
        f"<header><nav aria-label='Pages'>{links}</nav></header><main id='main'>{body}</main>"
        f"<footer><nav aria-label='Pages, again'>{links}</nav></footer></body></html>\n",
        encoding="utf-8",
    )


def contents(body: str) -> str:
    """The sections of a page as links, to open; nothing for a page of few."""
    found = _SECTION.findall(body)
    if len(found) < 3:
        return ""
    links = "".join(f'<li><a href="#{anchor}">{re.sub(r"</?a[^>]*>", "", words)}</a></li>' for anchor, words in found)
    listed = f'<nav aria-label="On this page"><ul>{links}</ul></nav>'
    return f'<details class="contents"><summary>On this page</summary>{listed}</details>'


def ordered(body: str) -> str:
    """Headings one level below the last at most: what a chapter places stands wherever the chapter puts it."""
    last = 0

    def at_most_one_down(found: re.Match[str]) -> str:
        nonlocal last
        last = min(int(found[1]), last + 1)
        return f"<h{last}{found[2]}>{found[3]}</h{last}>"

    return _HEADING.sub(at_most_one_down, body)


def scrolled(body: str) -> str:
    """A wide table, and a long formula, can be scrolled with the keyboard, too."""
    body = _FORMULA.sub(lambda found: f'<math tabindex="0"{found[1]}{found[2]}' if len(found[2]) > _LONG else found[0], body)
    return _TABLE.sub(
        lambda found: found[0].replace("<table>", '<table tabindex="0">') if found[0].count("<th") > 3 else found[0], body
    )


def chapter_list(chapters: Sequence[str]) -> str:
    """The chapters as links, without the first, which is the page of contents."""
    links = "".join(f'<li><a href="{page_name(one)}">{number_and_title(one)}</a></li>' for one in chapters[1:])
    last = '<li><a href="terms.html">Terms, formulas, sources</a></li>'
    return f'<nav aria-label="Chapters"><ul class="chapters">{links}{last}</ul></nav>'


def number_and_title(chapter: str) -> str:
    """A chapter as it stands in a list: `5 · Risk adjustment and reversals`."""
    return f"{registry.chapter_number(chapter)} · {escape(chapter_title(ROOT, chapter))}"
