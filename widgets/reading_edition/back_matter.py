"""The index: terms with what they mean, formulas, and sources, each with ways back to where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from vbc.sources import SOURCES, Source
from widgets.pages import page_html
from widgets.reading_edition.citations import cites, names
from widgets.reading_edition.terms import TERMS, Term
from workbook.registry import chapter_number
from workbook.text import to_html_inline

_FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_BOLD = re.compile(r"\*\*[^*\n]+\*\*")
_LIST = re.compile(r"[Ss]ources$|^Data$")
"""Headings of the lists at the end of a chapter."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A part of a page: where it is, its heading as Markdown, and its source."""

    page: str
    anchor: str
    heading: str
    source: str

    @property
    def text(self) -> str:
        """Its words, without the expressions behind checked numbers."""
        return _COMMENT.sub("", self.source)

    @property
    def link(self) -> str:
        """A link to it, named by chapter and heading."""
        number = 0 if self.page == "index.html" else chapter_number(self.page)
        heading = re.sub(rf"^{number} · ", "", self.heading)
        place = f"#{self.anchor}" if self.anchor else ""
        return f'<a href="{escape(self.page + place)}">{number} · {to_html_inline(heading)}</a>'


def index_html(sections: Sequence[Section]) -> str:
    """The page of terms, formulas and sources."""
    named = [one for one in _headed(sections) if one.page != "index.html"]
    return (
        "<h1>Terms, formulas and sources</h1>"
        f'<h2 id="terms">Terms</h2><dl class="terms">{"".join(_term(one, named) for one in sorted(TERMS, key=_sorted))}</dl>'
        f'<h2 id="formulas">Formulas</h2>{"".join(_formulas(named))}'
        f'<h2 id="sources">Sources</h2><ul class="sources">{"".join(_sources(named))}</ul>'
    )


def places(term: Term, sections: Iterable[Section]) -> list[Section]:
    """Where a term stands: one section a chapter, the first that sets it in bold, or else that uses it; no list of sources."""
    found: dict[str, Section] = {}
    bold: dict[str, Section] = {}
    for one in sections:
        if _LIST.search(one.heading):
            continue
        if term.pattern.search(one.text):
            found.setdefault(one.page, one)
        if any(term.pattern.search(words) for words in _BOLD.findall(one.text)):
            bold.setdefault(one.page, one)
    return [bold.get(page, one) for page, one in found.items()]


def _sorted(term: Term) -> str:
    return term.name.lower()


def _headed(sections: Sequence[Section]) -> list[Section]:
    """Sections with the heading that they stand under: a cell may go on where another left off."""
    named: list[Section] = []
    for one in sections:
        before = named[-1] if named and named[-1].page == one.page else None
        named.append(one if one.heading or before is None else Section(one.page, before.anchor, before.heading, one.source))
    return named


def _term(term: Term, sections: Sequence[Section]) -> str:
    links = "; ".join(one.link for one in places(term, sections))
    anchor = re.sub(r"\W+", "-", term.name.lower()).strip("-")
    return f'<dt id="term-{anchor}">{escape(term.name)}</dt><dd>{to_html_inline(term.says)} <small>{links}</small></dd>'


def _formulas(sections: Sequence[Section]) -> Iterable[str]:
    for one in sections:
        for formula in _FORMULA.findall(one.text):
            yield f'<div class="formula">{page_html(f"$${formula}$$")}<small>{one.link}</small></div>'


def _sources(sections: Sequence[Section]) -> Iterable[str]:
    pages = dict.fromkeys(one.page for one in sections)
    for source in sorted(SOURCES.values(), key=lambda one: (one.authors[0].lower(), one.year)):
        links = "; ".join(one.link for page in pages for one in _of(source, [one for one in sections if one.page == page]))
        yield f"<li>{escape(source.full)}{f' <small>{links}</small>' if links else ''}</li>"


def _of(source: Source, sections: Sequence[Section]) -> list[Section]:
    """Where a chapter has a source: the first part that speaks of it, and the list at the end."""
    listed = [one for one in sections if _LIST.search(one.heading) and cites(one.text, source)][:1]
    told = [one for one in sections if not _LIST.search(one.heading)]
    spoken = [one for one in told if cites(one.text, source)] or [one for one in told if listed and names(one.text, source)]
    return spoken[:1] + listed
