"""The two biases of the safety-net design: closed forms, and that they move in opposite directions."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.hospital_bias import SafetyNetDesign, biases_by_link, delta_of_link, link_for_hospital_bias, link_of_peak
from vbc.undefined import is_undefined

shares = st.floats(0.01, 0.99)


def test_the_published_design():
    design = SafetyNetDesign()
    assert design.prevalence == pytest.approx(0.225, abs=1e-15)
    assert design.delta == pytest.approx(0.0835454, abs=5e-8)
    assert design.short_slope == pytest.approx(1.125318, abs=5e-7) and design.coefficient_bias == pytest.approx(0.125318, abs=5e-7)
    assert design.short_intercept == pytest.approx(0.323402, abs=5e-7)
    assert design.other_bias == pytest.approx(-0.179668, abs=5e-7)
    assert design.safety_net_bias == pytest.approx(0.539003, abs=5e-7)


def test_the_seesaw():
    """Unbiased coefficient, largest hospital bias; at the peak of the first the second has halved."""
    at = biases_by_link([0, 0.5, 2, link_of_peak(0.225)]).set_index("link")
    assert at.loc[0, "coefficient_bias"] == 0 and at.loc[0, "safety_net_bias"] == pytest.approx(0.5625, abs=1e-15)
    assert at.loc[0.5, "safety_net_bias"] == pytest.approx(0.539, abs=5e-4)
    assert at.loc[2, "safety_net_bias"] == pytest.approx(0.331, abs=5e-4)
    peak = at.iloc[-1]
    assert link_of_peak(0.225) == pytest.approx(2.39, abs=5e-3)
    assert peak["coefficient_bias"] == pytest.approx(0.313, abs=5e-4) and peak["safety_net_bias"] == pytest.approx(
        0.28125, abs=1e-12
    )


@given(shares, st.floats(0.1, 3))
def test_the_peak_is_a_peak_and_the_hospital_bias_only_falls(prevalence, effect):
    peak = link_of_peak(prevalence)
    design = SafetyNetDesign(social_effect=effect, prevalence_other=prevalence, prevalence_safety_net=1, safety_net_share=0)
    table = biases_by_link(np.linspace(0, 2 * peak, 41), design=design)
    assert table["coefficient_bias"].idxmax() == 20
    assert table["coefficient_bias"].max() == pytest.approx(effect * sqrt(prevalence * (1 - prevalence)) / 2)
    assert table["safety_net_bias"].is_monotonic_decreasing
    assert table["safety_net_bias"][20] == pytest.approx(table["safety_net_bias"][0] / 2)


@given(st.floats(-3, 3), st.floats(-3, 3), shares, shares, shares)
def test_biases_of_all_patients_together_cancel(effect, link, q_other, q_safety_net, share):
    design = SafetyNetDesign(
        social_effect=effect, link=link, prevalence_other=q_other, prevalence_safety_net=q_safety_net, safety_net_share=share
    )
    overall = share * design.safety_net_bias + (1 - share) * design.other_bias
    assert overall == pytest.approx(0, abs=1e-12)
    row = biases_by_link([link], design=design).iloc[0]
    assert row["coefficient_bias"] == pytest.approx(design.coefficient_bias, abs=1e-12)
    assert row["safety_net_bias"] == pytest.approx(design.safety_net_bias, abs=1e-12)


@given(shares, st.floats(0.01, 1))
def test_the_link_for_a_share_gives_that_share(prevalence, share):
    a = link_for_hospital_bias(prevalence, share_left=share)
    assert 1 - delta_of_link(a, prevalence=prevalence) * a == pytest.approx(share)


def test_edges_say_so():
    assert is_undefined(link_of_peak(0)) and is_undefined(link_of_peak(1))
    assert delta_of_link(2, prevalence=0) == 0
    assert link_for_hospital_bias(0.3, share_left=1) == 0
    with pytest.raises(ValueError, match="share_left must be above 0"):
        link_for_hospital_bias(0.3, share_left=0)
    with pytest.raises(ValueError, match="prevalence_other must lie between 0 and 1"):
        SafetyNetDesign(prevalence_other=1.2)
    with pytest.raises(ValueError, match="link must be a finite number"):
        SafetyNetDesign(link=float("nan"))
