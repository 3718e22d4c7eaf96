"""Direct and indirect standardisation, and why two indirect ratios do not compare two hospitals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.standardisation import direct_standardised_rate, indirect_standardised_rate, indirect_standardised_ratio
from vbc.undefined import is_undefined

strata = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 200), st.floats(0.01, 100), st.floats(0.01, 1)), min_size=1, max_size=6
).map(lambda rows: [(min(events, n), n, weight, rate) for events, n, weight, rate in rows])


def test_a_worked_example_by_hand():
    # Young: 4 of 100, old: 30 of 100; the standard population is four fifths young.
    assert direct_standardised_rate([4, 30], [100, 100], standard=[800, 200]) == pytest.approx(0.8 * 0.04 + 0.2 * 0.30)
    ratio = indirect_standardised_ratio([4, 30], [100, 100], reference_rates=[0.05, 0.25])
    assert ratio == pytest.approx(34 / 30)
    rate = indirect_standardised_rate([4, 30], [100, 100], reference_rates=[0.05, 0.25], overall_rate=0.15)
    assert rate == pytest.approx(0.17)


def test_two_hospitals_alike_in_every_stratum_have_one_direct_rate_and_two_indirect_ratios():
    """Each ratio is weighted by its own hospital's case-mix, so the two are no comparison of the hospitals."""
    rates, reference = [0.10, 0.20], [0.05, 0.25]
    young, old = [900, 100], [100, 900]
    events = [[round(n * rate) for n, rate in zip(mix, rates, strict=True)] for mix in (young, old)]
    direct = [direct_standardised_rate(e, mix, standard=[1, 1]) for e, mix in zip(events, (young, old), strict=True)]
    indirect = [indirect_standardised_ratio(e, mix, reference_rates=reference) for e, mix in zip(events, (young, old), strict=True)]
    assert direct == pytest.approx([0.15, 0.15])
    assert indirect[0] > 1.5 and indirect[1] < 0.9


@given(strata)
def test_standardising_to_ones_own_patients_changes_nothing(rows):
    events, n, _, _ = (list(column) for column in zip(*rows, strict=True))
    assert direct_standardised_rate(events, n, standard=n) == pytest.approx(sum(events) / sum(n))


@given(strata)
def test_ones_own_rates_as_reference_give_a_ratio_of_one(rows):
    events, n, _, _ = (list(column) for column in zip(*rows, strict=True))
    ratio = indirect_standardised_ratio(events, n, reference_rates=[e / k for e, k in zip(events, n, strict=True)])
    assert is_undefined(ratio) if sum(events) == 0 else ratio == pytest.approx(1)


@given(strata, st.floats(0.1, 100))
def test_a_direct_rate_lies_between_the_strata_and_only_proportions_matter(rows, scale):
    events, n, weights, _ = (list(column) for column in zip(*rows, strict=True))
    rate = direct_standardised_rate(events, n, standard=weights)
    own = [e / k for e, k in zip(events, n, strict=True)]
    assert min(own) - 1e-9 <= rate <= max(own) + 1e-9
    assert direct_standardised_rate(events, n, standard=[scale * w for w in weights]) == pytest.approx(rate)


def test_strata_without_patients():
    assert is_undefined(direct_standardised_rate([4, 0], [100, 0], standard=[1, 1]))
    assert direct_standardised_rate([4, 0], [100, 0], standard=[1, 0]) == pytest.approx(0.04)
    assert is_undefined(direct_standardised_rate([4], [100], standard=[0]))
    assert indirect_standardised_ratio([4, 0], [100, 0], reference_rates=[0.05, 0.3]) == pytest.approx(0.8)
    assert is_undefined(indirect_standardised_ratio([0], [0], reference_rates=[0.1]))
    assert is_undefined(indirect_standardised_rate([0], [10], reference_rates=[0], overall_rate=0.1))


@pytest.mark.parametrize(
    ("events", "patients", "extra", "said"),
    [
        ([5], [4], [1], "^events must not exceed the 4 patients, not 5"),
        ([1.5], [4], [1], "^events must hold whole numbers"),
        ([1], [-4], [1], "^patients must hold numbers of 0 or more"),
        ([1, 2], [4], [1], "^events must have one number for each of the 1 strata, not 2"),
        ([1], [4], [1, 1], "must have one number for each of the 1 strata, not 2"),
        ([1], [4], [math.nan], "must hold finite numbers"),
        ([1], [4], [-1], "must hold numbers"),
    ],
)
def test_bad_strata_are_refused(events, patients, extra, said):
    with pytest.raises(ValueError, match=said):
        direct_standardised_rate(events, patients, standard=extra)
    with pytest.raises(ValueError, match=said):
        indirect_standardised_ratio(events, patients, reference_rates=extra)
