"""The law of spending and a table as a law: scipy's distributions and plain sums are the judges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from vbc.empirical_law import EmpiricalLaw
from vbc.spending_law import MEDICARE_LIKE, SpendingLaw
from vbc.spending_variation import coefficient_of_variation, threshold_for_variation
from vbc.undefined import is_undefined

laws = st.builds(
    SpendingLaw,
    zero_share=st.floats(0, 0.4),
    tail_share=st.floats(0.001, 0.3),
    log_mean=st.floats(6, 9),
    log_sd=st.floats(0.3, 1.5),
    tail_start=st.floats(5_000, 80_000),
    tail_index=st.floats(2.1, 6),
)


def as_scipy(law):
    return stats.lognorm(law.log_sd, scale=np.exp(law.log_mean)), stats.pareto(law.tail_index, scale=law.tail_start)


def test_the_law_has_the_moments_that_were_worked_out_by_hand():
    assert MEDICARE_LIKE.mean() == pytest.approx(10_462.77, abs=5e-3)
    assert MEDICARE_LIKE.mean(truncate_at=100_000) == pytest.approx(9_994.01, abs=5e-3)
    assert coefficient_of_variation(MEDICARE_LIKE) == pytest.approx(2.158, abs=5e-4)
    assert coefficient_of_variation(MEDICARE_LIKE, truncate_at=100_000) == pytest.approx(1.648, abs=5e-4)
    assert MEDICARE_LIKE.share_above(100_000) == pytest.approx(0.00765, abs=5e-6)
    assert MEDICARE_LIKE.quantile(0.5) == pytest.approx(4_025, abs=1)
    assert MEDICARE_LIKE.quantile(0.99) == pytest.approx(89_986, abs=1)


@given(laws)
def test_the_mean_and_the_second_moment_are_scipys(law):
    body, tail = as_scipy(law)
    assert law.mean() == pytest.approx(law.body_share * body.mean() + law.tail_share * tail.mean())
    second = law.body_share * body.moment(2) + law.tail_share * tail.moment(2)
    assert law.second_moment() == pytest.approx(second)


@settings(deadline=None, max_examples=30)
@given(laws, st.floats(1_000, 500_000))
def test_truncated_moments_are_integrals_of_the_share_above(law, threshold):
    body, tail = as_scipy(law)

    def above(x):
        return law.body_share * body.sf(x) + law.tail_share * tail.sf(x)

    points = [point for point in (np.exp(law.log_mean), law.tail_start) if point < threshold]
    options = {"points": points or None, "limit": 400, "epsrel": 1e-10}
    assert law.mean(truncate_at=threshold) == pytest.approx(integrate.quad(above, 0, threshold, **options)[0], rel=1e-6)
    second = integrate.quad(lambda x: 2 * x * above(x), 0, threshold, **options)[0]
    assert law.second_moment(truncate_at=threshold) == pytest.approx(second, rel=1e-6)
    assert law.share_above(threshold) == pytest.approx(above(threshold))


@given(laws, st.floats(0.01, 0.999))
def test_a_quantile_leaves_that_share_at_or_below(law, level):
    at = law.quantile(level)
    assert 1 - law.share_above(at) >= level - 1e-9
    assert at == 0 or 1 - law.share_above(at * 0.999) <= level + 1e-9


def test_draws_follow_the_law():
    drawn = MEDICARE_LIKE.draw(np.random.default_rng(5), 1_000_000)
    assert (drawn == 0).mean() == pytest.approx(0.08, abs=1e-3)
    for limit in (1_000, 10_000, 60_000, 200_000):
        share = MEDICARE_LIKE.share_above(limit)
        assert (drawn > limit).mean() == pytest.approx(share, abs=5 * np.sqrt(share / 1e6))
    counted = np.minimum(drawn, 100_000)
    assert counted.mean() == pytest.approx(MEDICARE_LIKE.mean(truncate_at=100_000), rel=5e-3)
    assert drawn.min() >= 0 and np.isfinite(drawn).all()
    assert np.sort(drawn)[-50_000:].sum() / drawn.sum() == pytest.approx(0.37, abs=0.01), "a twentieth costs over a third"


def test_a_tail_of_infinite_variance_is_refused_with_the_reason():
    with pytest.raises(ValueError, match=r"^tail_index must be above 2, not 2.0: at 2 and below the variance is infinite"):
        SpendingLaw(tail_index=2.0)
    with pytest.raises(ValueError, match=r"^tail_index must be above 2, not 1.5"):
        SpendingLaw(tail_index=1.5)
    assert SpendingLaw(tail_index=2.01).second_moment() < np.inf


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"zero_share": -0.1}, "zero_share"),
        ({"zero_share": 0.7, "tail_share": 0.4}, "zero_share and tail_share"),
        ({"log_sd": 0}, "log_sd"),
        ({"tail_start": 0}, "tail_start"),
        ({"log_mean": float("nan")}, "log_mean"),
        ({"tail_index": float("inf")}, "tail_index"),
    ],
)
def test_what_is_no_law_is_refused(wrong, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        SpendingLaw(**wrong)


@pytest.mark.parametrize("threshold", [0, -1, float("nan")])
def test_a_threshold_has_to_be_above_zero(threshold):
    with pytest.raises(ValueError, match=r"^truncate_at must be"):
        MEDICARE_LIKE.mean(truncate_at=threshold)


costs = st.lists(st.floats(0, 1e6), min_size=2, max_size=40).filter(lambda values: max(values) > 0)


@given(costs, st.floats(1, 2e6))
def test_a_table_is_its_own_law(values, limit):
    law, array = EmpiricalLaw(np.array(values)), np.array(values)
    assert law.mean() == pytest.approx(array.mean())
    assert law.mean(truncate_at=limit) == pytest.approx(np.minimum(array, limit).mean())
    assert law.limited_mean(np.array([limit]))[0] == pytest.approx(np.minimum(array, limit).mean())
    assert law.second_moment(truncate_at=limit) == pytest.approx((np.minimum(array, limit) ** 2).mean())
    assert law.share_above(limit) == (array > limit).mean()
    assert law.quantile(0.5) in array and (array <= law.quantile(0.5)).mean() >= 0.5
    assert set(law.draw(np.random.default_rng(0), 50)) <= set(values)


def test_a_table_without_spending_is_refused():
    with pytest.raises(ValueError, match=r"^spending must hold two people"):
        EmpiricalLaw(np.zeros(5))
    with pytest.raises(ValueError, match=r"^spending must hold numbers of 0 or more"):
        EmpiricalLaw(np.array([1.0, -2.0]))


@given(st.floats(0.6, 2.1))
def test_the_threshold_for_a_variation_gives_that_variation(wanted):
    threshold = threshold_for_variation(wanted)
    assert coefficient_of_variation(MEDICARE_LIKE, truncate_at=threshold) == pytest.approx(wanted, rel=1e-6)


def test_a_variation_out_of_reach_is_undefined():
    assert is_undefined(threshold_for_variation(2.2))
    # zeros alone: sqrt(.08 / .92)
    assert is_undefined(threshold_for_variation(0.29)) and not is_undefined(threshold_for_variation(0.30))
