"""Out-of-pocket shares and the limits at which they are called catastrophic."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.affordability import capacity_to_pay, is_catastrophic, out_of_pocket_share
from vbc.undefined import is_undefined

money = st.integers(0, 500_000)


@given(money, money.filter(bool), st.integers(1, 100))
def test_at_the_limit_and_above_it_spending_is_catastrophic(out_of_pocket, income, percent):
    assert is_catastrophic(out_of_pocket, income, limit=percent / 100) == (100 * out_of_pocket >= percent * income)


@given(money, money, money)
def test_the_capacity_version_takes_forty_percent_of_what_subsistence_leaves(out_of_pocket, income, subsistence):
    left = max(0, income - subsistence)
    assert capacity_to_pay(income, subsistence) == left
    verdict = is_catastrophic(out_of_pocket, income, subsistence=subsistence)
    assert is_undefined(verdict) if left == 0 else verdict == (10 * out_of_pocket >= 4 * left)


def test_the_limit_is_a_tenth_of_income_unless_given():
    assert is_catastrophic(1_000, 10_000) is True
    assert is_catastrophic(999, 10_000) is False
    assert is_catastrophic(2_400, 10_000, limit=0.25) is False
    assert is_catastrophic(3, 10, limit=0.3) is True


def test_without_income_there_is_no_share():
    assert "income" in out_of_pocket_share(100, 0).reason
    assert is_undefined(is_catastrophic(100, 0))
    assert "capacity" in is_catastrophic(100, 10_000, subsistence=10_000).reason
    assert out_of_pocket_share(30_000, 20_000) == 1.5


@pytest.mark.parametrize("bad", [-1, math.nan, math.inf])
def test_bad_amounts_are_refused_by_name(bad):
    with pytest.raises(ValueError, match=r"^out_of_pocket must"):
        out_of_pocket_share(bad, 1)
    with pytest.raises(ValueError, match=r"^income must"):
        is_catastrophic(1, bad)
    with pytest.raises(ValueError, match=r"^subsistence must"):
        is_catastrophic(1, 1, subsistence=bad)
    with pytest.raises(ValueError, match=r"^limit must"):
        is_catastrophic(1, 1, limit=bad)
