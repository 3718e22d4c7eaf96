"""Simulated safety-net hospitals: the published draws to the digits given, and the closed form in the limit."""

import numpy as np
import pytest

from vbc.hospital_bias import SafetyNetDesign
from vbc.safety_net import _draws, fits_of, hospital_residuals, safety_net_sample
from vbc.undefined import is_undefined

PUBLISHED = {20240: (1.1279, 0.5558, 0.0017), 1: (1.1156, 0.5590, 0.0161), 2: (1.1092, 0.5318, -0.0022)}


@pytest.mark.parametrize("seed", PUBLISHED)
def test_the_published_draws(seed):
    sample = safety_net_sample(seed=seed)
    fits = fits_of(sample)
    means = hospital_residuals(sample, fits).groupby("safety_net")[["without", "with_social"]].mean()
    slope, without, with_social = PUBLISHED[seed]
    assert fits.short == pytest.approx(slope, abs=5e-5)
    assert means.loc[True, "without"] == pytest.approx(without, abs=5e-5)
    assert means.loc[True, "with_social"] == pytest.approx(with_social, abs=5e-5)
    assert abs(fits.short - fits.long - fits.bias) < 1e-12


def test_draws_are_uniforms_then_normals_of_x_then_of_y():
    rng = np.random.default_rng(20240)
    uniforms, x_noise, y_noise = rng.random(10_000), rng.standard_normal(10_000), rng.standard_normal(10_000)
    sample = safety_net_sample()
    social = (uniforms < np.where(np.arange(10_000) < 2_500, 0.6, 0.1)).astype(float)
    assert (sample.social_risk == social).all()
    assert sample.outcome == pytest.approx(0.5 * social + x_noise + 1.5 * social + y_noise)


def test_many_patients_come_near_the_closed_form():
    design = SafetyNetDesign(link=1.5, social_effect=2.0)
    sample = safety_net_sample(design, hospitals=400, patients_each=500)
    fits = fits_of(sample)
    means = hospital_residuals(sample, fits).groupby("safety_net")["without"].mean()
    assert fits.short == pytest.approx(design.short_slope, abs=0.02)
    assert means[True] == pytest.approx(design.safety_net_bias, abs=0.02)
    assert means[False] == pytest.approx(design.other_bias, abs=0.02)


def test_a_slider_moves_patients_not_draws():
    here, there = (safety_net_sample(SafetyNetDesign(link=a)) for a in (0.0, 1.0))
    assert (here.social_risk == there.social_risk).all()
    assert there.clinical_risk - here.clinical_risk == pytest.approx(here.social_risk)


def test_corners_of_the_sliders_are_answered():
    everybody = SafetyNetDesign(prevalence_other=0.0, prevalence_safety_net=0.0)
    assert is_undefined(fits_of(safety_net_sample(everybody)))
    one_kind = safety_net_sample(SafetyNetDesign(safety_net_share=1.0))
    assert hospital_residuals(one_kind, fits_of(one_kind))["safety_net"].all()
    assert safety_net_sample().frame().shape == (10_000, 5)
    with pytest.raises(ValueError, match="hospitals must be above 0"):
        safety_net_sample(hospitals=0)


def test_kept_draws_cannot_be_changed():
    uniforms = _draws(10, 0)[0]
    with pytest.raises(ValueError, match="read-only"):
        uniforms[0] = 1
