"""The chain of structure, process and outcome: an identity, and statsmodels as the judge of the slopes."""

import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.donabedian import confounded_slope, donabedian_chain, simulated_clinics, total_effect
from vbc.undefined import is_undefined

slopes = st.floats(-3, 3)


def chain_of(clinics):
    return donabedian_chain(clinics["structure"], clinics["process"], clinics["outcome"])


@given(st.lists(st.tuples(*[st.floats(-100, 100)] * 3), min_size=4, max_size=30))
def test_total_is_direct_plus_indirect_in_any_sample(rows):
    structure, process, outcome = np.array(rows).T
    chain = donabedian_chain(structure, process, outcome)
    assume(not is_undefined(chain))
    size = abs(chain.direct) + abs(chain.indirect) + abs(chain.total)
    assert chain.direct + chain.indirect == pytest.approx(chain.total, rel=1e-6, abs=1e-9 * size)


def test_slopes_agree_with_statsmodels():
    clinics = simulated_clinics(60, structure_to_process=0.6, process_to_outcome=1.2, direct=0.3, severity_to_outcome=1, seed=9)
    chain = chain_of(clinics)
    both = sm.OLS(clinics["outcome"], sm.add_constant(clinics[["structure", "process"]])).fit().params
    assert (chain.direct, chain.process_to_outcome) == pytest.approx((both["structure"], both["process"]))
    alone = sm.OLS(clinics["outcome"], sm.add_constant(clinics["structure"])).fit().params
    first = sm.OLS(clinics["process"], sm.add_constant(clinics["structure"])).fit().params
    assert (chain.total, chain.structure_to_process) == pytest.approx((alone["structure"], first["structure"]))


@given(slopes, slopes, slopes)
def test_total_effect_adds_the_two_paths(direct, a, b):
    assert total_effect(direct, structure_to_process=a, process_to_outcome=b) == pytest.approx(direct + a * b)


def test_many_clinics_give_back_the_slopes_they_were_made_with():
    chain = chain_of(simulated_clinics(200_000, structure_to_process=0.5, process_to_outcome=1.5, direct=0.25))
    found = (chain.structure_to_process, chain.process_to_outcome, chain.direct, chain.total)
    assert found == pytest.approx((0.5, 1.5, 0.25, 1.0), abs=0.02)


@pytest.mark.parametrize(("g", "h"), [(1.0, -2.0), (0.5, 1.0), (1.0, 0.0), (0.0, 1.0)])
def test_unmeasured_severity_confounds_process_by_the_amount_stated(g, h):
    clinics = simulated_clinics(
        200_000, structure_to_process=0.5, process_to_outcome=1.5, severity_to_process=g, severity_to_outcome=h
    )
    assert chain_of(clinics).process_to_outcome == pytest.approx(1.5 + h * g / (g**2 + 1), abs=0.02)


def test_a_structure_that_changes_no_process_buys_nothing():
    clinics = simulated_clinics(200_000, structure_to_process=0, process_to_outcome=1.5)
    assert chain_of(clinics).total == pytest.approx(0, abs=0.02)


def test_a_changed_slope_moves_the_same_clinics():
    one = simulated_clinics(50, structure_to_process=0.5, process_to_outcome=1, seed=3)
    two = simulated_clinics(50, structure_to_process=0.5, process_to_outcome=2, seed=3)
    assert one["process"].equals(two["process"])
    assert (two["outcome"] - one["outcome"]).to_numpy() == pytest.approx(one["process"].to_numpy())


def test_paths_that_cannot_be_told_apart_are_undefined():
    assert is_undefined(donabedian_chain([1, 1, 1], [1, 2, 3], [1, 2, 3]))
    assert is_undefined(donabedian_chain([1, 2, 3], [2, 4, 6], [1, 2, 4]))
    assert is_undefined(donabedian_chain([1, 2, 3], [5, 5, 5], [1, 2, 4]))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (([1, 2], [1, 2], [1, 2]), "structure must hold a value for each of 3 clinics or more, not 2"),
        (([1, 2, 3], [1, 2, 3, 4], [1, 2, 3]), "process and outcome must have a value"),
        (([1, 2, 3], [1, math.nan, 3], [1, 2, 3]), "process must hold finite numbers"),
    ],
)
def test_bad_samples_are_refused(rows, said):
    with pytest.raises(ValueError, match=said):
        donabedian_chain(*rows)


def test_too_few_clinics_are_refused():
    with pytest.raises(ValueError, match="clinics must be 3 or more, not 2"):
        simulated_clinics(2, structure_to_process=1, process_to_outcome=1)


@pytest.mark.parametrize(("g", "h"), [(1.0, -1.0), (0.5, 2.0), (0.0, 3.0)])
def test_a_hidden_severity_moves_the_slope_as_told_and_leaves_the_total(g, h):
    """Against a regression on 200,000 simulated clinics."""
    clinics = simulated_clinics(
        200_000, structure_to_process=0.5, process_to_outcome=0.8, direct=0.2, severity_to_process=g, severity_to_outcome=h
    )
    seen = donabedian_chain(clinics["structure"], clinics["process"], clinics["outcome"])
    assert seen.process_to_outcome == pytest.approx(confounded_slope(0.8, severity_to_process=g, severity_to_outcome=h), abs=0.02)
    assert seen.total == pytest.approx(0.6, abs=0.03)


def test_noise_in_units_of_process_scales_the_confounding():
    """In exams per 100 patients, ten times the unit, the slope is a tenth."""
    small = confounded_slope(0.0, severity_to_process=1, severity_to_outcome=1)
    assert confounded_slope(0.0, severity_to_process=10, severity_to_outcome=1, process_noise=10) == pytest.approx(small / 10)
    with pytest.raises(ValueError, match="process_noise"):
        confounded_slope(0.0, severity_to_process=1, severity_to_outcome=1, process_noise=0)
