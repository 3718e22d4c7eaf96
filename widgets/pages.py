"""What Voilà's template asks of a notebook: its Markdown as HTML with MathML, and whether the page's own small script will do.

`voila.json` names both functions as filters: maths needs no MathJax then, and a chapter none of Voilà's five megabytes of script.
"""

import re
import sys
from collections.abc import Iterable
from typing import Any

from workbook.lab_markdown import as_written
from workbook.text import to_html

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<h([1-4])>(.*?)</h\1>", re.DOTALL)
_FOLD = re.compile(r"<p>&lt;details&gt;&lt;summary&gt;(.*?)&lt;/summary&gt;</p>(.*?)<p>&lt;/details&gt;</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_IMPORTED = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.MULTILINE)
_KNOWN = sys.stdlib_module_names | {"exercises", "numpy", "pandas", "solutions", "vbc", "widgets", "workbook"}
"""What gives a page nothing but text, HTML and our own widgets; other packages may show anything."""


def page_html(markdown: str) -> str:
    """Return the HTML of one Markdown cell: checked numbers without their formulas, headings with an id to link to.

    Of HTML in it only a part folded away is kept, with `<details><summary>…</summary>` and `</details>` each on a line of its
    own between empty ones.
    """
    html = _HEADING.sub(_with_id, to_html(_COMMENT.sub("", as_written(markdown))))
    return _FOLD.sub(r"<details><summary>\1</summary>\2</details>", html)


def asks_for_no_more_than_widgets(cells: Iterable[Any]) -> bool:
    """Whether every part of a page is one that `live.js` can show; for others Voilà's own front end is loaded."""
    return all(set(_IMPORTED.findall(cell.source)) <= _KNOWN for cell in cells if cell.cell_type == "code")


def _with_id(heading: re.Match[str]) -> str:
    words = _TAG.sub("", heading[2]).strip()  # the name that JupyterLab gives it, so that one link works in both
    return f'<h{heading[1]} id="{words.replace(" ", "-")}">{heading[2]}</h{heading[1]}>'
