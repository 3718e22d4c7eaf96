"""Kept results: made once, found again, made again where what they follow from changes."""

import pytest

from vbc import kept
from vbc.detox_fits import KEPT as DETOX
from vbc.kept import Kept, digest_of, file_name, keep, read
from vbc.program_fits import KEPT as PROGRAM
from vbc.social_risk_fits import KEPT as SOCIAL_RISK


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("VBC_CACHE", str(tmp_path))
    kept._value.cache_clear()
    yield tmp_path / "fits"
    kept._value.cache_clear()


def test_a_result_is_made_once_and_read_by_the_next_process(folder):
    made = []

    def make():
        made.append(1)
        return {"fits": [1, 2.5]}

    one = Kept("trial", lambda: ["x"], make, ("numpy",))
    assert not one.is_kept() and one.value() == {"fits": [1, 2.5]} and one.is_kept()
    kept._value.cache_clear()
    assert one.value() == {"fits": [1, 2.5]} and made == [1]
    assert [path.name for path in folder.iterdir()] == [one.file_name()]


def test_the_name_follows_from_data_settings_and_versions(monkeypatch):
    before = file_name("trial", ["a"], made_by=["numpy"])
    assert before == file_name("trial", ["a"], made_by=["numpy"]) != file_name("trial", ["b"], made_by=["numpy"])
    monkeypatch.setattr(kept, "version", lambda package: "99")
    assert file_name("trial", ["a"], made_by=["numpy"]) != before


@pytest.mark.parametrize("one", [DETOX, PROGRAM, SOCIAL_RISK], ids=lambda one: one.name)
def test_each_kept_result_names_what_it_follows_from(one):
    assert (one.key() == one.key() and "numpy" in one.made_by) or "scikit-learn" in one.made_by
    assert one.file_name().startswith(one.name)


def test_torn_and_foreign_files_are_made_again(folder):
    folder.mkdir()
    for text in ("", "{", "[]", '{"other": 1}'):
        (folder / "trial.json").write_text(text)
        assert read("trial.json") is None
    keep("trial.json", {"fits": 1})
    assert read("trial.json") == {"fits": 1}


def test_any_changed_value_changes_a_digest():
    import pandas as pd

    table = pd.DataFrame({"x": [1.0, 2.0], "g": ["a", "b"]})
    assert digest_of(table) == digest_of(table.copy()) != digest_of(table.assign(x=[1.0, 2.0000001]))
