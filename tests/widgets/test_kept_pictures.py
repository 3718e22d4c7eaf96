"""Pictures that are read from a file are those that Altair would write, and other code reads none of them."""

from dataclasses import replace
from importlib import import_module

import pytest

from vbc import kept
from widgets import kept_pictures

explorer = import_module("widgets.explorer")  # `widgets.explorer` is also the name of a function

SOME = ["reversal"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache of its own, and one explorer instead of all: an empty start."""
    monkeypatch.setenv("VBC_CACHE", str(tmp_path))
    monkeypatch.setattr(explorer, "names", lambda: SOME)
    monkeypatch.setattr(kept_pictures, "_read", {})
    kept_pictures.file_name.cache_clear()
    yield tmp_path / "fits"
    kept_pictures.file_name.cache_clear()


def test_a_kept_picture_is_the_one_that_altair_writes(folder):
    kept_pictures.fill()
    kept_pictures.read()
    for name in SOME:
        made = explorer.load(name).spec
        again = replace(explorer.load(name))  # remembers nothing
        assert kept_pictures.of(again.picture.__module__) == again.spec == made
        assert again.spec is not made


def test_nothing_is_read_before_it_was_kept_and_a_chart_of_somebody_else_never(folder):
    kept_pictures.read()
    assert kept_pictures.of("widgets.explorers.reversal") is None
    kept_pictures.fill()
    kept_pictures.read()
    assert kept_pictures.of("widgets.explorers.reversal")
    assert kept_pictures.of("tests.widgets.reversal") is None


def test_other_code_has_other_pictures_and_takes_the_place_of_the_old(folder, tmp_path, monkeypatch):
    kept_pictures.fill()
    (before,) = folder.iterdir()
    (tmp_path / "code" / "vbc").mkdir(parents=True)
    (tmp_path / "code" / "vbc" / "rates.py").write_text("RATE = 2")
    monkeypatch.setattr(kept_pictures, "ROOT", tmp_path / "code")
    kept_pictures.file_name.cache_clear()
    assert kept.read(kept_pictures.file_name()) is None
    kept_pictures.fill()
    (now,) = folder.iterdir()
    assert now != before


def test_what_is_edited_meanwhile_is_not_kept(folder, tmp_path, monkeypatch):
    kept_pictures.file_name()
    monkeypatch.setattr(kept_pictures, "ROOT", tmp_path)
    kept_pictures.fill()
    assert not folder.exists()
