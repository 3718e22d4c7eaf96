"""Remedies for social risk left out: the published design to its digits, against statsmodels, and what each remedy hides."""

import numpy as np
import pytest
import statsmodels.api as sm

from vbc import readmission_design
from vbc.readmission_design import ReadmissionSample, readmission_sample
from vbc.social_risk_fits import KEPT, QUALITY_GAPS, expected_of, within_hospital_slopes
from vbc.social_risk_remedies import REMEDIES, faultless_ratio, hospital_ratios, penalized_share, remedies, remedy_coefficients


def side_by_side(gap):
    return remedies(quality_gap=gap).set_index(["remedy", "kind"])


def test_the_published_design_without_a_quality_gap():
    table = side_by_side(0.0)
    assert remedy_coefficients().set_index("model").loc["clinical", "clinical_effect"] == pytest.approx(0.664, abs=5e-4)
    assert table.loc[("nothing", "other"), "pooled_ratio"] == pytest.approx(0.9395, abs=5e-5)
    assert table.loc[("nothing", "safety-net"), "pooled_ratio"] == pytest.approx(1.2131, abs=5e-5)
    assert table.loc[("nothing", "other"), "penalized"] == pytest.approx(0.29, abs=5e-3)
    assert table.loc[("nothing", "safety-net"), "penalized"] == 0.95
    assert table.loc[("adjust", "other"), "pooled_ratio"] == pytest.approx(0.9988, abs=5e-5)
    assert table.loc[("adjust", "safety-net"), "pooled_ratio"] == pytest.approx(1.0033, abs=5e-5)
    assert table.loc[("adjust", "other"), "penalized"] == pytest.approx(0.48, abs=5e-3)
    assert table.loc[("adjust", "safety-net"), "penalized"] == pytest.approx(0.575, abs=5e-4)
    thresholds = hospital_ratios("stratify").groupby("kind")["threshold"].first()
    assert thresholds["other"] == pytest.approx(0.935, abs=5e-4) and thresholds["safety-net"] == pytest.approx(1.2155, abs=5e-5)


def test_the_published_design_with_worse_care():
    table, found = side_by_side(0.3), remedy_coefficients(quality_gap=0.3).set_index("model")["social_effect"]
    assert table.loc[("nothing", "safety-net"), "pooled_ratio"] == pytest.approx(1.4069, abs=5e-5)
    assert table.loc[("adjust", "safety-net"), "pooled_ratio"] == pytest.approx(1.1279, abs=5e-5)
    assert table.loc[("adjust", "safety-net"), "true_ratio"] == pytest.approx(1.24, abs=5e-3)
    assert found["social"] == pytest.approx(0.83, abs=5e-3)
    assert remedy_coefficients().set_index("model").loc["social", "social_effect"] == pytest.approx(0.70, abs=0.01)


@pytest.mark.parametrize("gap", QUALITY_GAPS)
def test_stratifying_penalizes_half_of_each_kind_whatever_the_care(gap):
    table = side_by_side(gap)
    assert table.loc[("stratify", "other"), "penalized"] == table.loc[("stratify", "safety-net"), "penalized"] == 0.5


def test_estimating_within_hospitals_tells_poverty_from_care():
    """Pooled adjustment credits part of worse care to poverty; differences within a hospital cannot."""
    for gap in (0.2, 0.3, 0.4, 0.5):
        table = side_by_side(gap)
        truth = table.loc[("adjust", "safety-net"), "true_relative_to_other"]
        pooled = abs(table.loc[("adjust", "safety-net"), "relative_to_other"] - truth)
        within = abs(table.loc[("within", "safety-net"), "relative_to_other"] - truth)
        assert within < pooled
        slopes = remedy_coefficients(quality_gap=gap).set_index("model")["social_effect"]
        assert abs(slopes["within"] - 0.7) < abs(slopes["social"] - 0.7)


@pytest.mark.parametrize("gap", [-0.2, 0.4])
def test_kept_results_are_fresh_ones(gap):
    fresh, kept = expected_of(readmission_sample(gap)), KEPT.value()["fits"][f"{gap:.1f}"]
    for name in ("observed", "clinical", "social", "within", "at_average_care"):
        assert np.asarray(kept[name]) == pytest.approx(np.asarray(fresh[name]), rel=1e-9)
    for name in ("clinical", "social", "within"):
        assert sum(fresh[name]) == pytest.approx(sum(fresh["observed"]))


def test_slopes_within_hospitals_are_those_of_a_logit_with_a_dummy_for_each():
    rng = np.random.default_rng(0)
    hospital, s, x = np.repeat(np.arange(6), 200), (rng.random(1_200) < 0.3).astype(float), rng.normal(size=1_200)
    y = (rng.random(1_200) < 1 / (1 + np.exp(1 - 0.5 * x - 0.8 * s - 0.2 * hospital))).astype(float)
    found = within_hospital_slopes(ReadmissionSample(hospital, s, x, y, np.full(1_200, 0.5)))
    dummies = (hospital[:, None] == np.arange(6)).astype(float)
    full = sm.Logit(y, np.column_stack([x, s, dummies])).fit(disp=0, tol=1e-12)
    assert found == pytest.approx(full.params[:2], abs=1e-8)


def test_draws_are_uniforms_normals_uniforms():
    rng = np.random.default_rng(7)
    uniforms, normals, last = rng.random(60_000), rng.standard_normal(60_000), rng.random(60_000)
    s = (uniforms < np.where(np.arange(60_000) < 12_000, 0.55, 0.10)).astype(float)
    x = 0.5 * s + normals
    sample = readmission_sample(0.3)
    assert (sample.social_risk == s).all() and sample.clinical_risk == pytest.approx(x)
    log_odds = -2 + 0.6 * x + 0.7 * s
    assert sample.risk_at_average_care == pytest.approx(1 / (1 + np.exp(-log_odds)))
    worse = log_odds + 0.3 * (np.arange(60_000) < 12_000)
    assert (sample.readmitted == (last < 1 / (1 + np.exp(-worse)))).all()
    assert readmission_design.SAFETY_NET == 40


def test_tables_are_whole_copies_and_bad_settings_are_refused():
    table = remedies()
    assert table["remedy"].unique().tolist() == list(REMEDIES) and table["hospitals"].sum() == 4 * 200
    table["penalized"] = 9.0
    assert remedies()["penalized"].max() <= 1
    mine = hospital_ratios()
    mine["ratio"] = 0.0
    assert hospital_ratios()["ratio"].min() > 0
    with pytest.raises(ValueError, match="remedy must be one of nothing, adjust, within, stratify, not 'pay'"):
        hospital_ratios("pay")
    with pytest.raises(ValueError, match="quality_gap must be one of"):
        remedies(quality_gap=0.25)
    with pytest.raises(ValueError, match="kind must be safety-net or other, not 'rural'"):
        penalized_share("adjust", "rural")
    assert penalized_share("adjust", "safety-net", quality_gap=0.3) == side_by_side(0.3).loc[("adjust", "safety-net"), "penalized"]


def test_a_faultless_model_reports_1_for_equal_care_and_moves_its_yardstick_with_worse_care():
    """Its ratios, weighted by what they expect, average to 1; between the kinds they keep the true ratio."""
    for gap in (-0.3, 0.0, 0.3):
        kinds = {kind: faultless_ratio(kind, quality_gap=gap) for kind in ("other", "safety-net")}
        ratios = hospital_ratios("nothing", quality_gap=gap)
        observed = ratios.groupby("kind")["observed"].sum()
        assert sum(observed[kind] / kinds[kind] for kind in kinds) == pytest.approx(observed.sum())
        true = remedies(quality_gap=gap).set_index(["remedy", "kind"])["true_relative_to_other"]
        assert kinds["safety-net"] / kinds["other"] == pytest.approx(true["nothing", "safety-net"])
    assert faultless_ratio("safety-net") == pytest.approx(1.0, abs=0.01)
    with pytest.raises(ValueError, match="kind must be"):
        faultless_ratio("rural")
