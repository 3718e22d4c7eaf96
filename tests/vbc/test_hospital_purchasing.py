"""Hospital purchasing: the points of the rule, weights that are shared out, and a pool that is paid back whole."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.hospital_purchasing import DOMAINS, domain_score, exchange_slope, purchasing_adjustment, total_performance_score
from vbc.purchasing_points import achievement_points, improvement_points, measure_points, points_curve
from vbc.undefined import Undefined, is_undefined


@pytest.mark.parametrize(
    ("score", "points"),
    [(0.9449, 10), (0.8734, 10), (0.8733, 9), (0.5, 0), (0.6547, 0), (0.6548, 1), (0.7, 2), (0.8163, 7)],
)
def test_achievement_by_hand(score, points):
    # 9 x (.8163 - .6548) / .2186 + .5 = 7.15; one ten-thousandth below the benchmark is 9, below the threshold 0
    assert achievement_points(score, threshold=0.6548, benchmark=0.8734) == points


@pytest.mark.parametrize(("score", "points"), [(0.4, 7), (0.21, 2), (0.2, 1), (0.15, 0), (0.1, 0), (0.499, 9)])
def test_improvement_by_hand(score, points):
    # baseline .13, benchmark .5: .40 gives 10 x .7297 - .5 = 6.8; .21 gives 1.66; .20 gives 1.39; .15 gives .04
    assert improvement_points(score, baseline=0.13, benchmark=0.5) == points


def test_halves_are_rounded_up_whatever_floating_point_says():
    # 9 x (k + 1/2)/9 - exactly half way between two points
    for k in range(1, 9):
        score = 0.1 + 0.8 * k / 9
        assert achievement_points(score, threshold=0.1, benchmark=0.9) == min(k + 1, 9)
    assert improvement_points(0.1 + 0.8 * 0.3, baseline=0.1, benchmark=0.9) == 3


scores = st.floats(0, 1)


@given(scores, st.floats(0, 0.8), st.floats(0.05, 0.2), scores)
def test_lower_is_better_is_the_mirror(score, threshold, width, baseline):
    benchmark = threshold + width
    up = measure_points(score, threshold=threshold, benchmark=benchmark, baseline=baseline)
    down = measure_points(1 - score, threshold=1 - threshold, benchmark=1 - benchmark, baseline=1 - baseline)
    assert up == down or min(abs(score - edge) for edge in (threshold, benchmark, baseline)) < 1e-9 or abs(up - down) <= 1


@given(scores, scores, st.floats(0, 0.8), st.floats(0.05, 0.2), scores)
def test_a_better_score_never_loses_points(one, other, threshold, width, baseline):
    worse, better = sorted((one, other))
    terms = {"threshold": threshold, "benchmark": threshold + width, "baseline": baseline}
    assert measure_points(worse, **terms) <= measure_points(better, **terms)
    assert measure_points(one, **terms) == max(
        achievement_points(one, threshold=threshold, benchmark=threshold + width),
        improvement_points(one, baseline=baseline, benchmark=threshold + width),
    )


def test_a_points_curve_is_its_measure():
    grid = [k / 100 for k in range(101)]
    curve = points_curve(grid, threshold=0.6, benchmark=0.9, baseline=0.4)
    assert curve["points"].tolist() == [measure_points(s, threshold=0.6, benchmark=0.9, baseline=0.4) for s in grid]
    assert curve["points"].is_monotonic_increasing and curve["points"].iloc[-1] == 10
    infections = points_curve([1.2, 0.7, 0.3], threshold=1.0, benchmark=0.4, baseline=1.5)
    assert infections["points"].tolist() == [2, 7, 10]


def test_a_hospital_that_was_at_the_benchmark_cannot_improve():
    assert improvement_points(0.95, baseline=0.9, benchmark=0.9) == 0
    assert improvement_points(0.2, baseline=0.4, benchmark=0.5, lower_is_better=True) == 0
    assert improvement_points(0.45, baseline=0.5, benchmark=0.4, lower_is_better=True) == 5
    with pytest.raises(ValueError, match=r"^score must be a finite number, not nan"):
        improvement_points(float("nan"), baseline=0.9, benchmark=0.4)
    with pytest.raises(ValueError, match=r"^benchmark must differ from the threshold"):
        achievement_points(0.5, threshold=0.4, benchmark=0.4)


def test_a_domain_is_a_share_of_the_points_it_could_have():
    assert domain_score([10, 10]) == 1 and domain_score([0, 3, 6]) == pytest.approx(0.3)
    assert is_undefined(domain_score([7])) and is_undefined(domain_score([]))
    with pytest.raises(ValueError, match=r"^points must lie between 0 and 10, not 11"):
        domain_score([11, 2])


def test_a_missing_domain_is_shared_out_and_not_scored_zero():
    names = list(DOMAINS)
    three = dict(zip(names, [0.6, 0.3, 0.4, Undefined("too few cases")], strict=True))
    assert total_performance_score(three) == pytest.approx(100 * 1.3 / 3)
    assert total_performance_score({**three, names[3]: 0.0}) == pytest.approx(32.5)
    assert is_undefined(total_performance_score(dict(list(three.items())[:2])))
    weighted = {"a": 0.5, "b": 0.3, "c": 0.2}
    assert total_performance_score({"a": 1.0, "c": 0.5}, weights=weighted, least_domains=1) == pytest.approx(100 * 0.6 / 0.7)
    with pytest.raises(ValueError, match=r"^domains must be among clinical outcomes"):
        total_performance_score({"heart": 0.5})


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 1e8)), min_size=1, max_size=30))
def test_all_that_was_withheld_is_paid_back_and_no_more(hospitals):
    points, payments = zip(*hospitals, strict=True)
    assume(sum(points) > 1)
    slope = exchange_slope(points, payments=payments)
    factors = [purchasing_adjustment(point, slope=slope) for point in points]
    paid = sum(factor * payment for factor, payment in zip(factors, payments, strict=True))
    assert paid == pytest.approx(sum(payments), rel=1e-9)
    assert min(factors) >= 0.98 - 1e-12


def test_the_adjustment_takes_two_percent_first():
    assert purchasing_adjustment(0, slope=2.0) == pytest.approx(0.98)
    assert purchasing_adjustment(50, slope=2.0) == pytest.approx(1.0)
    assert purchasing_adjustment(100, slope=2.0) == pytest.approx(1.02)
    assert is_undefined(exchange_slope([0, 0]))
    with pytest.raises(ValueError, match=r"^score / 100 must lie"):
        purchasing_adjustment(110, slope=2)
    with pytest.raises(ValueError, match=r"^payments must give one for each"):
        exchange_slope([10, 20], payments=[5])
