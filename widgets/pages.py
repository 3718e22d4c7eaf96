"""Turns a chapter's Markdown cells into HTML for Voilà: maths as MathML, so that a page needs no MathJax and no network.

`voila.json` names `page_html` as the filter `markdown2html`.
"""

import re

from workbook.lab_markdown import as_written
from workbook.text import to_html

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<h([1-4])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def page_html(markdown: str) -> str:
    """Return the HTML of one Markdown cell: checked numbers without their formulas, headings with an id to link to."""
    return _HEADING.sub(_with_id, to_html(_COMMENT.sub("", as_written(markdown))))


def _with_id(heading: re.Match[str]) -> str:
    words = re.findall(r"\w+", _TAG.sub("", heading[2]).lower())
    return f'<h{heading[1]} id="{"-".join(words)}">{heading[2]}</h{heading[1]}>'
