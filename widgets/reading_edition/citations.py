"""Whether a text cites a source: by its title, by its author and year, or, where a body wrote it, by the number of its rule."""

from __future__ import annotations

import re

from vbc.sources import Source

_BODIES = ("Medicare", "National Academies", "Supreme Court", "United Nations", "United States Congress")
"""They wrote so much that name and year name nothing."""
_RULE = re.compile(r"\b(\d{3})\.(\d{3})(?:–\.(\d{3}))?")
_NUMBER = re.compile(r"\b(?:\d\.\d\.\d|\d{3}-\d{3}|\d{5}|\d{4}e-\d|\d{3}(?=,? subpart))\b")


def cites(text: str, source: Source) -> bool:
    """Whether a text names a source so that a reader knows which one is meant."""
    words = " ".join(text.replace("*", "").split())
    if source.authors[0].startswith(_BODIES):
        title = re.escape(source.title.partition(" (")[0])
        return bool(re.search(rf"{title}.{{0,80}}\b{source.year}\b|\b{source.year}\b.{{0,80}}{title}", words)) or _rules(
            words, source.where
        )
    title = re.escape(" ".join(re.split(r"[\s,?]+", source.title.partition(":")[0])[:4]))
    author = rf"\b{re.escape(source.authors[0])}\b"
    return any(
        re.search(how, words, re.IGNORECASE)
        for how in (
            rf"{author}(?:[^.;]|et al\.){{0,80}}\b{source.year}\b",
            rf"(?:^|- |\. ){author}.{{0,220}}\b{source.year}\b",  # the first of its authors, not one of another work's
            rf"{author}.{{0,160}}{title}",
        )
    )


def names(text: str, source: Source) -> bool:
    """Whether a text names the person whose work a source is."""
    author = source.authors[0]
    return not author.startswith(_BODIES) and bool(re.search(rf"\b{re.escape(author)}\b", text))


def _rules(text: str, where: str) -> bool:
    """Whether a text names a paragraph of the rule, or the number of a law."""
    for part, low, high in _RULE.findall(where):
        if any(one == part and int(low) <= int(number) <= int(high or low) for one, number, _ in _RULE.findall(text)):
            return True
    return any(re.search(rf"\b{number}\b", text) for number in _NUMBER.findall(_RULE.sub("", where)))
