"""Kept fits: equal to a fresh fit, found again, made again where they are missing, torn or can not be written."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.formula.api import glm, logit

from vbc import datasets, fits, kept


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty folder for fits, and a process that has read none."""
    monkeypatch.setenv("VBC_CACHE", str(tmp_path))
    fits._kept.cache_clear()
    kept._value.cache_clear()
    yield tmp_path / "fits"
    fits._kept.cache_clear()
    kept._value.cache_clear()


@pytest.mark.parametrize("adjust_for", [(), ("procedure",), ("sex", "admit"), fits.AZPRO_FACTORS], ids=str)
def test_a_kept_azpro_fit_is_a_fresh_one(adjust_for):
    table = datasets.azpro()
    fresh = glm(f"los ~ {' + '.join(adjust_for) or 1}", table, family=sm.families.Poisson()).fit()
    kept = fits.azpro_fit(adjust_for=adjust_for)
    assert kept.expected(table) == pytest.approx(fresh.fittedvalues.to_numpy(), rel=1e-6)
    assert kept.dispersion == pytest.approx(fresh.pearson_chi2 / fresh.df_resid)
    assert kept.expected(table).sum() == pytest.approx(table["los"].sum())


@pytest.mark.parametrize("adjust_for", [(), ("type",), ("hmo", "age80"), fits.MEDPAR_FACTORS], ids=str)
def test_a_kept_medpar_fit_is_a_fresh_one(adjust_for):
    table = datasets.medpar()
    terms = [column for factor in adjust_for for column in (("type2", "type3") if factor == "type" else (factor,))]
    fresh = logit(f"died ~ {' + '.join(terms) or 1}", table).fit(disp=0)
    kept = fits.medpar_fit(adjust_for=adjust_for)
    assert kept.expected(table) == pytest.approx(fresh.predict(table).to_numpy(), rel=1e-5)
    assert kept.expected(table).sum() == pytest.approx(table["died"].sum())


def test_every_set_of_factors_is_kept_and_adds_up():
    for name, load, fit in (("azpro", datasets.azpro, fits.azpro_fit), ("medpar", datasets.medpar, fits.medpar_fit)):
        source, table = fits._TABLES[name], load()
        assert len(list(source.sets())) == 16
        for factors in source.sets():
            assert fit(adjust_for=factors).expected(table).sum() == pytest.approx(table[source.outcome].sum())


def test_the_order_of_factors_does_not_matter_and_unknown_ones_are_refused():
    assert fits.azpro_fit(adjust_for=["admit", "sex"]) == fits.azpro_fit(adjust_for=["sex", "admit"])
    with pytest.raises(ValueError, match=r"^adjust_for must be among procedure, sex, age75, admit, not 'age'"):
        fits.azpro_fit(adjust_for=["age"])
    with pytest.raises(ValueError, match=r"^adjust_for must be among type"):
        fits.medpar_fit(adjust_for=["procedure"])


@pytest.mark.slow
def test_fits_are_filled_once_and_read_without_statsmodels(cache):
    assert fits.missing() == fits.kept_names()
    fits.fill()
    assert fits.missing() == [] and len(list(cache.iterdir())) == len(fits.kept_names())
    read_without_statsmodels({"VBC_CACHE": str(cache.parent)})


def test_what_is_kept_is_read_without_statsmodels():
    assert fits.medpar_fit().intercept and fits.medpar_random_intercept().spread  # kept from now on, if not before
    read_without_statsmodels({})


def read_without_statsmodels(more):
    """In a process of its own, which has nothing loaded."""
    code = (
        "import sys; from vbc.fits import medpar_fit, medpar_random_intercept as ri;"
        "assert round(ri().spread, 3) == 0.224 and round(medpar_fit().intercept, 4) == -0.7492;"
        "heavy = {'statsmodels', 'scipy.stats', 'scipy.optimize'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **more})


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"fits": {', "\x00"], ids=repr)
def test_a_torn_file_is_made_again(cache, text):
    cache.mkdir()
    torn = cache / fits._file_name("azpro")
    torn.write_text(text)
    assert "azpro" in fits.missing()
    assert fits.azpro_fit().coefficients["procedure"] == pytest.approx(0.9603, abs=5e-5)
    assert json.loads(torn.read_text())["fits"] and "azpro" not in fits.missing()
    assert [path.name for path in cache.iterdir()] == [torn.name]


def test_where_nothing_can_be_written_a_fit_is_still_made(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder, whoever asks")
    monkeypatch.setenv("VBC_CACHE", str(blocked))
    fits._kept.cache_clear()
    assert fits.azpro_fit().intercept == pytest.approx(1.456, abs=5e-4)
    assert fits.missing() == fits.kept_names()
    fits._kept.cache_clear()


def test_changed_data_would_not_be_answered_by_an_old_fit(monkeypatch):
    before = fits._file_name("azpro")
    fits._file_name.cache_clear()
    table = datasets.azpro()
    table.loc[0, "los"] += 1
    changed = fits._Table(**{**vars(fits._TABLES["azpro"]), "load": lambda: table})
    monkeypatch.setitem(fits._TABLES, "azpro", changed)
    assert fits._file_name("azpro") != before
    fits._file_name.cache_clear()


def test_expected_probabilities_do_not_overflow():
    fit = fits.Fit("y ~ x", "binomial", 0.0, {"x": 1.0}, 1.0)
    import pandas as pd

    assert fit.expected(pd.DataFrame({"x": [-1e4, 0, 1e4]})) == pytest.approx(np.array([0, 0.5, 1]))
