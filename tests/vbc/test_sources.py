"""Sources: complete, cited as one would write them, and every one that a docstring names is there."""

import re
from pathlib import Path

import pytest

import vbc
from vbc.sources import SOURCES, Source, cite


@pytest.mark.parametrize("key", SOURCES)
def test_each_source_is_complete(key):
    source = SOURCES[key]
    assert all(source.authors) and source.title and source.where
    assert 1900 < source.year < 2030
    assert source.full.startswith(source.authors[0]) and str(source.year) in source.full
    assert key.split("_")[0].replace("hrrp", "medicare").isascii()


def test_one_two_three_and_many_authors():
    def by(*names):
        return Source(names, 2008, "A title", "A journal").short

    assert by("A") == "A (2008)"
    assert by("A", "B") == "A & B (2008)"
    assert by("A", "B", "C") == "A, B & C (2008)"
    assert by("A", "B", "C", "D") == "A et al. (2008)"
    assert by("A", "et al.") == "A et al. (2008)"
    assert cite("normand_1997") == "Normand, Glickman & Gatsonis (1997)"
    assert cite("krumholz_2011") == "Krumholz et al. (2011)"


def test_a_question_needs_no_full_stop():
    assert SOURCES["donabedian_1988"].full == "Donabedian (1988). The Quality of Care: How Can It Be Assessed? JAMA 260:1743."
    assert all("?." not in source.full for source in SOURCES.values())


def test_an_unknown_source_is_refused_by_its_key():
    with pytest.raises(ValueError, match="not 'porter_1999'"):
        cite("porter_1999")


def test_sources_that_docstrings_name_are_listed():
    named = set()
    for module in Path(vbc.__file__).parent.glob("*.py"):
        for line in re.findall(r"Source: ([^\n]*(?:\n    [^\n]+)*)", module.read_text(encoding="utf-8")):
            named |= set(re.findall(r"([A-Z][\w&, .ö-]+?) ((?:19|20)\d\d)\b", line))
    assert len(named) > 8
    known = {(source.authors[0], str(source.year)) for source in SOURCES.values()}
    for authors, year in named:
        first = re.split(r"[,&]| et al", authors)[0].strip()
        assert (first, year) in known, (authors, year)
