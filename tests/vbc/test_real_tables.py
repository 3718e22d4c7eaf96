"""What the chapters say about the real tables."""

import numpy as np
import pytest

from vbc.datasets import medpar, whickham
from vbc.fits import AZPRO_FACTORS, MEDPAR_FACTORS, azpro_fit, medpar_fit, medpar_random_intercept
from vbc.funnel import outside_funnel, overdispersion
from vbc.hospitals import azpro_hospitals, medpar_hospitals, medpar_predicted_to_expected
from vbc.profiling import with_intervals
from vbc.reversals import count_reversals, reversed_pairs
from vbc.risk_adjustment import c_statistic
from vbc.standardisation import indirect_standardised_ratio


def test_medpar_is_adjusted_for_type_of_admission_only_and_weakly():
    fit = medpar_fit()
    assert (fit.intercept, *fit.coefficients.values()) == pytest.approx((-0.7492, 0.3122, 0.6241), abs=5e-5)
    hospitals = medpar_hospitals()
    assert hospitals["observed"].sum() == 513 and hospitals["expected"].sum() == pytest.approx(513)
    stays = medpar()
    assert stays["died"].mean() == pytest.approx(0.343, abs=5e-4)
    assert c_statistic(stays["died"], fit.expected(stays)) == pytest.approx(0.539, abs=5e-4)


@pytest.mark.parametrize(
    ("minimum_n", "hospitals", "pairs", "turned", "ties"),
    [(0, 54, 1_431, 64, 30), (20, 30, 435, 19, 3), (30, 21, 210, 14, 1)],
)
def test_medpar_reversals(minimum_n, hospitals, pairs, turned, ties):
    count = count_reversals(medpar_hospitals(), minimum_n=minimum_n)
    assert (count.hospitals, count.pairs, count.reversed, count.ties) == (hospitals, pairs, turned, ties)
    assert count.across_one == 0
    if minimum_n == 20:
        assert count.rank_correlation == pytest.approx(0.980, abs=5e-4)


def test_more_covariates_reverse_more_pairs_of_medpar():
    assert count_reversals(medpar_hospitals(adjust_for=MEDPAR_FACTORS), minimum_n=20).reversed == 28
    assert count_reversals(medpar_hospitals(adjust_for=()), minimum_n=20).reversed == 0


def test_the_largest_reversal_of_medpar():
    largest = reversed_pairs(medpar_hospitals(), minimum_n=20).iloc[0]
    assert (largest["higher"], largest["lower"]) == ("32000", "30088")
    assert largest[["higher_rate", "lower_rate"]].tolist() == pytest.approx([0.526, 0.451], abs=5e-4)
    assert largest[["higher_ratio", "lower_ratio"]].tolist() == pytest.approx([1.123, 1.374], abs=5e-4)
    sizes = medpar_hospitals().set_index("hospital")["n"]
    assert (sizes["30088"], sizes["32000"]) == (71, 38)


def test_the_medpar_funnel_has_more_hospitals_outside_than_chance():
    hospitals = medpar_hospitals()
    assert len(outside_funnel(hospitals)) == 6
    assert (hospitals["z_score"].abs() > 1.96).sum() == 6
    assert overdispersion(hospitals["z_score"]) == pytest.approx(1.28, abs=5e-3)


def test_medpar_shrinks_from_a_wide_range_of_ratios_to_a_narrow_one():
    assert medpar_random_intercept().spread == pytest.approx(0.224, abs=5e-4)
    large = medpar_hospitals().query("n >= 20")
    assert (large["ratio"].min(), large["ratio"].max()) == pytest.approx((0.377, 1.691), abs=5e-4)
    shrunken = medpar_predicted_to_expected().query("n >= 20")["ratio"]
    assert (shrunken.min(), shrunken.max()) == pytest.approx((0.864, 1.174), abs=5e-4)
    assert medpar_predicted_to_expected(spread=0)["ratio"].to_numpy() == pytest.approx(np.ones(54))


def test_azpro_coefficients_and_overdispersion():
    fit = azpro_fit()
    found = [fit.intercept, *(fit.coefficients[name] for name in AZPRO_FACTORS)]
    assert found == pytest.approx([1.456, 0.9603, -0.1239, 0.1222, 0.3266], abs=5e-5 * 10)
    assert fit.dispersion == pytest.approx(3.2, abs=0.05)


def test_azpro_reversals_six_of_them_across_one():
    count = count_reversals(azpro_hospitals(), minimum_n=30)
    assert (count.hospitals, count.pairs, count.reversed, count.across_one) == (16, 120, 20, 6)
    assert count.rank_correlation == pytest.approx(0.809, abs=5e-4)


def test_the_real_twin_of_the_published_reversal():
    pairs = reversed_pairs(azpro_hospitals(), minimum_n=30).set_index(["higher", "lower"])
    twin = pairs.loc[("3.2", "4.3")]
    assert twin[["higher_rate", "lower_rate"]].tolist() == pytest.approx([9.72, 8.21], abs=5e-3)
    assert twin[["higher_ratio", "lower_ratio"]].tolist() == pytest.approx([0.916, 1.008], abs=5e-4)
    assert twin["across_one"]


def test_only_one_azpro_reversal_is_distinguishable_once_days_may_vary_as_they_do():
    hospitals, dispersion = azpro_hospitals(), azpro_fit().dispersion
    naive = reversed_pairs(hospitals, minimum_n=30)
    honest = reversed_pairs(hospitals, minimum_n=30, dispersion=dispersion)
    assert (naive["z"].abs() > 1.96).sum() == 6
    apart = honest[honest["z"].abs() > 1.96]
    assert apart[["higher", "lower"]].to_numpy().tolist() == [["3.2", "9.1"]]
    only = apart.iloc[0]
    assert only[["higher_rate", "lower_rate"]].tolist() == pytest.approx([9.72, 9.18], abs=5e-3)
    assert only[["higher_ratio", "lower_ratio"]].tolist() == pytest.approx([0.916, 1.058], abs=5e-4)
    assert -2.5 < only["z"] < -2.0
    intervals = with_intervals(hospitals, dispersion=dispersion).set_index("hospital")
    assert intervals.loc["3.2", "lower"] < 1 < intervals.loc["3.2", "upper"]
    assert intervals.loc["4.3", "lower"] < 1 < intervals.loc["4.3", "upper"]


def test_smokers_of_whickham_look_better_until_age_is_held_fixed():
    women = whickham()
    raw = women.groupby("smoker")["died"].mean()
    assert raw.round(3).to_dict() == {0: 0.314, 1: 0.239}
    reference = women.groupby("age_group")["died"].mean()
    ratios = {}
    for smoker, own in women.groupby("smoker"):
        strata = own.groupby("age_group")["died"].agg(["sum", "size"])
        ratios[smoker] = indirect_standardised_ratio(strata["sum"], strata["size"], reference_rates=reference)
    assert ratios == pytest.approx({0: 0.933, 1: 1.135}, abs=5e-4)
    within = women.groupby(["age_group", "smoker"])["died"].mean().round(3).tolist()
    assert within == [0.121, 0.179, 0.855, 0.88]
