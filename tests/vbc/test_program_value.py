"""What a program is worth, and where it breaks even."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.confusion import Confusion
from vbc.heart_failure_program import program_ranking
from vbc.program_value import break_even_effectiveness, break_even_precision, program_value, value_of
from vbc.undefined import is_undefined


def test_the_published_values():
    assert program_value(907, selected=2_000, benefit=4_000, cost=1_000) == 1_628_000
    assert program_value(1_041, selected=2_000, benefit=4_000, cost=1_000) == 2_164_000
    assert break_even_precision(benefit=4_000, cost=1_000) == 0.25


@given(st.integers(1, 2_000), st.floats(100, 20_000), st.floats(0, 20_000))
def test_a_program_pays_for_itself_just_above_the_break_even_precision(selected, benefit, cost):
    share = break_even_precision(benefit=benefit, cost=cost)
    if is_undefined(share):
        assert program_value(selected, selected=selected, benefit=benefit, cost=cost) < 0
    else:
        assert program_value(share * selected, selected=selected, benefit=benefit, cost=cost) == pytest.approx(
            0, abs=1e-6 * selected
        )


def test_below_17_percent_effectiveness_for_the_unhoused_m1_s_advantage_is_gone():
    first, second = (program_ranking(model).top(2_000) for model in ("M0", "M1"))
    at = break_even_effectiveness(first, second, group="unhoused", effectiveness=0.25)
    assert at == pytest.approx(0.25 * 277 / 411) and f"{at:.1%}" == "16.8%"
    for effect, ahead in ((at + 0.001, True), (at - 0.001, False)):
        worth = {"housed": 4_000, "unhoused": 16_000 * effect}
        assert (value_of(second, benefit=worth, cost=1_000) > value_of(first, benefit=worth, cost=1_000)) == ahead


def test_edges_say_so():
    assert program_value(0, selected=0, benefit=4_000, cost=1_000) == 0
    assert is_undefined(break_even_precision(benefit=500, cost=1_000))
    way = {"a": Confusion(3, 1, 2, 4), "b": Confusion(1, 1, 1, 1)}
    assert is_undefined(break_even_effectiveness(way, way, group="a", effectiveness=0.2))
    with pytest.raises(ValueError, match="selected must not be below the 5 true positives, not 4"):
        program_value(5, selected=4, benefit=1, cost=1)
    with pytest.raises(ValueError, match="benefit must give a value for each of a, b"):
        value_of(way, benefit={"a": 1}, cost=1)
    with pytest.raises(ValueError, match="cost must be 0 or more"):
        value_of(way, benefit=1, cost=-1)
    with pytest.raises(ValueError, match="group must be one of a, b"):
        break_even_effectiveness(way, way, group="c", effectiveness=0.2)
    other = {"a": Confusion(3, 2, 2, 3), "b": Confusion(1, 1, 1, 1)}
    with pytest.raises(ValueError, match="second must fill as many places as first, 6, not 7"):
        break_even_effectiveness(way, other, group="a", effectiveness=0.2)
