"""Housing left out and put in, on real people: published figures, statsmodels, and the exact meaning of the sensitivity bound."""

import itertools

import pytest
import statsmodels.formula.api as smf

from vbc.help_detox import help_baseline, help_detox_returns
from vbc.housing_omitted import VARIABLES, housing_in_and_out
from vbc.sensitivity import adjusted_estimate, bias_bound


def test_the_published_pair():
    found = housing_in_and_out()
    fits, residuals = found.fits, found.residuals.set_index("group")["mean_residual"]
    assert fits.short == pytest.approx(0.072125, abs=5e-7) and fits.long == pytest.approx(0.057057, abs=5e-7)
    assert fits.effects["homeless"] == pytest.approx(2.54554, abs=5e-6)
    assert fits.deltas["homeless"] == pytest.approx(0.00591931, abs=5e-9)
    assert residuals["homeless"] == pytest.approx(1.294, abs=5e-4) and residuals["housed"] == pytest.approx(-1.108, abs=5e-4)
    assert abs(fits.short - fits.long - fits.bias) < 1e-12


@pytest.mark.parametrize(("outcome", "regressor"), list(itertools.permutations(VARIABLES, 2))[::7])
def test_every_pair_agrees_with_statsmodels_and_the_identity(outcome, regressor):
    found, people = housing_in_and_out(outcome, regressor), help_baseline()[[outcome, regressor, "homeless"]].dropna()
    short, long = smf.ols(f"{outcome} ~ {regressor}", people).fit(), smf.ols(f"{outcome} ~ {regressor} + homeless", people).fit()
    assert found.people == len(people)
    assert found.fits.short == pytest.approx(short.params[regressor]) and found.fits.long == pytest.approx(long.params[regressor])
    assert found.fits.effects["homeless"] == pytest.approx(long.params["homeless"])
    assert abs(found.fits.short - found.fits.long - found.fits.bias) < 1e-12
    bound = bias_bound(found.fits.standard_error, df=found.fits.df, strength=found.strength)
    assert bound == pytest.approx(abs(found.fits.bias), rel=1e-8)


def test_housing_as_an_omitted_variable_of_known_strength_gives_the_long_slope():
    found = housing_in_and_out()
    adjusted = adjusted_estimate(
        found.fits.short, standard_error=found.fits.standard_error, df=found.fits.df, strength=found.strength
    )
    assert adjusted == pytest.approx(found.fits.long, abs=1e-12)


def test_a_reader_who_changes_the_residuals_changes_only_their_own():
    mine = housing_in_and_out().residuals
    mine.loc[:, "mean_residual"] = 0.0
    assert housing_in_and_out().residuals["mean_residual"].abs().min() > 1


def test_bad_choices_are_refused():
    with pytest.raises(ValueError, match="outcome must be one of consequences"):
        housing_in_and_out("income")
    with pytest.raises(ValueError, match="regressor must be another variable"):
        housing_in_and_out("drinks", "drinks")


def test_the_trial_s_people_are_whole():
    baseline, later = help_baseline(), help_detox_returns()
    assert len(baseline) == 453 and baseline.isna().sum().sum() == 1 and set(baseline["homeless"]) == {0, 1}
    assert len(later) == 470 and later["patient"].is_unique
    assert (later["returned"].isna() == (later["interviews"] == 0)).all()
    assert later["interviews"].between(0, 4).all() and set(later["returned"].dropna()) == {0, 1}
    later["homeless"] = 9
    assert set(help_detox_returns()["homeless"]) == {0, 1}
