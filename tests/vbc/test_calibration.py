"""Calibration by group: scikit-learn's curve is ours, and tied or empty cases say what they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve

from vbc.calibration import calibration_by_group, calibration_curve_by_group
from vbc.undefined import is_undefined


@given(st.integers(0, 500), st.integers(2, 10))
def test_the_curve_of_everybody_is_scikit_learn_s(seed, bins):
    rng = np.random.default_rng(seed)
    risks = rng.random(120)
    happened = (rng.random(120) < risks).astype(int)
    ours = calibration_curve_by_group(happened, risks, bins=bins)
    observed, predicted = calibration_curve(happened, risks, n_bins=bins, strategy="quantile")
    assert ours["observed"].to_numpy() == pytest.approx(observed) and ours["predicted"].to_numpy() == pytest.approx(predicted)


@given(st.integers(0, 500))
def test_groups_add_up(seed):
    rng = np.random.default_rng(seed)
    risks, groups = rng.random(60), rng.choice(["a", "b", "c"], 60)
    happened = rng.integers(0, 2, 60)
    found = calibration_by_group(happened, risks, groups=groups)
    assert sum(one.observed for one in found.values()) == happened.sum()
    assert sum(one.expected for one in found.values()) == pytest.approx(risks.sum())
    curve = calibration_curve_by_group(happened, risks, groups=groups, bins=4)
    assert (curve["n"] * curve["observed"]).sum() == pytest.approx(happened.sum())


def test_tied_risks_make_one_level_and_no_expected_events_no_ratio():
    curve = calibration_curve_by_group([1, 0, 0, 1], [0.3] * 4)
    assert len(curve) == 1 and curve["observed"][0] == 0.5
    (found,) = calibration_by_group([0, 1], [0.0, 0.0]).values()
    assert is_undefined(found.ratio)


def test_bad_input_is_refused_by_name():
    with pytest.raises(ValueError, match="risks must hold numbers between 0 and 1"):
        calibration_by_group([1], [1.2])
    with pytest.raises(ValueError, match="risks must hold one risk for each of the 2"):
        calibration_by_group([1, 0], [0.2])
    with pytest.raises(ValueError, match="bins must be above 0"):
        calibration_curve_by_group([1, 0], [0.2, 0.3], bins=0)
