"""Published rates: predicted to expected times the national rate, and the geometric mean over cohorts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gmean

from vbc.risk_standardised import hospital_wide_ratio, risk_standardised_rate
from vbc.undefined import is_undefined

cohorts = st.lists(st.tuples(st.floats(0.3, 3), st.integers(0, 500)), min_size=1, max_size=6)


def test_the_risk_standardised_rate_is_the_ratio_times_the_national_rate():
    assert risk_standardised_rate(33, 30, overall_rate=0.15) == pytest.approx(0.165)
    assert is_undefined(risk_standardised_rate(0, 0, overall_rate=0.15))
    with pytest.raises(ValueError, match=r"^overall_rate must"):
        risk_standardised_rate(1, 1, overall_rate=1.5)


@given(cohorts)
def test_the_hospital_wide_ratio_is_scipys_weighted_geometric_mean(rows):
    ratios, volumes = (list(column) for column in zip(*rows, strict=True))
    found = hospital_wide_ratio(ratios, volumes)
    if sum(volumes) == 0:
        assert is_undefined(found)
    else:
        assert found == pytest.approx(gmean(ratios, weights=volumes))
        assert np.min(ratios) - 1e-9 <= found <= np.max(ratios) + 1e-9


@pytest.mark.parametrize(
    ("ratios", "volumes", "said"),
    [
        ([0.0], [10], r"^ratios must hold numbers above 0, not 0.0"),
        ([1.0], [-1], r"^volumes must hold numbers of 0 or more"),
        ([1.0, 1.1], [10], r"^volumes must have one number for each of the 2 ratios, not 1"),
    ],
)
def test_bad_cohorts_are_refused_by_name(ratios, volumes, said):
    with pytest.raises(ValueError, match=said):
        hospital_wide_ratio(ratios, volumes)
