"""The rate at which each yardstick reads “unchanged”, and what gaps come to over the years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.convergence import gaps_by_year
from vbc.disparity import three_headlines
from vbc.equity_program import EquityProgram
from vbc.gap_burden import excess_events, rates_by_year
from vbc.neutral_rate import MEASURES, neutral_rate
from vbc.undefined import is_undefined

inside = st.floats(0.02, 0.98)


@given(low=inside, high=inside, after=inside, measure=st.sampled_from(list(MEASURES)))
def test_at_the_neutral_rate_its_own_yardstick_reads_unchanged(low, high, after, measure):
    found = neutral_rate(after, before=(low, high), measure=measure)
    if is_undefined(found):
        return
    headlines = {one.measure: one for one in three_headlines(before=(low, high), after=(after, found))}
    said = headlines[MEASURES[measure]]
    if is_undefined(said.before) or is_undefined(said.after):
        return
    assert said.after == pytest.approx(said.before, rel=1e-6)


def test_the_lines_pass_through_the_point_before_and_part_elsewhere():
    assert [neutral_rate(0.15, before=(0.15, 0.25), measure=measure) for measure in MEASURES] == pytest.approx([0.25] * 3)
    assert [neutral_rate(0.12, before=(0.15, 0.25), measure=one) for one in MEASURES] == pytest.approx(
        [0.22, 0.2, 1 - 0.88 * 0.75 / 0.85]
    )


def test_where_there_was_no_yardstick_there_is_no_neutral_rate():
    assert is_undefined(neutral_rate(0.1, before=(0.0, 0.2), measure="adverse"))
    assert is_undefined(neutral_rate(0.1, before=(0.2, 1.0), measure="favorable"))
    assert is_undefined(neutral_rate(0.1, before=(1.0, 0.2), measure="favorable"))
    assert is_undefined(neutral_rate(0.9, before=(0.2, 0.4), measure="difference")), "above 1"
    assert neutral_rate(0.0, before=(0.2, 0.4), measure="adverse") == 0


@pytest.mark.parametrize(
    ("given", "named"), [({"measure": "odds"}, "measure"), ({"before": (0.2, 1.2)}, "before"), ({"low_after": -0.1}, "low_after")]
)
def test_bad_input_is_named(given, named):
    arguments = {"low_after": 0.1, "before": (0.2, 0.4), "measure": "difference"} | given
    with pytest.raises(ValueError, match=named):
        neutral_rate(arguments.pop("low_after"), **arguments)


def test_equity_is_ahead_while_it_is_paid_for_and_justice_afterward():
    """Of 500 people: 60 against 77 in the three funded years, 410 against 197 in ten; a gap that stays makes 50 a year."""
    three, ten = (excess_events(gaps_by_year(years=years, funding_ends=3), people=500) for years in (3, 10))
    assert three.round().to_dict() == {"equality": 150, "equity": 60, "justice": 77}
    assert ten.round().to_dict() == {"equality": 500, "equity": 410, "justice": 197}


def test_all_three_spend_one_budget_and_justice_pays_for_it_in_its_first_year():
    """Averages of 17% while visits are made and 20% afterward; under justice 18.5, 17.45 and 16.7%, and 16.7% for good."""
    rates = rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).pivot(
        index="year", columns="approach", values="mean"
    )
    assert rates["equality"].to_list() == pytest.approx([0.2, 0.17, 0.17, 0.17, 0.2])
    assert rates["equity"].to_list() == pytest.approx([0.2, 0.17, 0.17, 0.17, 0.2])
    assert rates["justice"].to_list() == pytest.approx([0.2, 0.185, 0.1745, 0.16715, 0.16715])


@given(gap=st.floats(0.041, 0.159), ends=st.integers(0, 6))
def test_rates_that_go_with_gaps_are_as_far_apart_as_these(gap, ends):
    rates = rates_by_year(gaps_by_year(years=6, funding_ends=ends, funded_gap=gap), EquityProgram())
    assert (rates["rate_high"] - rates["rate_low"]).to_list() == pytest.approx(rates["gap"].to_list(), abs=1e-9)


def test_a_gap_that_the_budget_cannot_leave_is_refused():
    with pytest.raises(ValueError, match="gap must lie between"):
        rates_by_year(gaps_by_year(years=2, funded_gap=0.01), EquityProgram())
    with pytest.raises(ValueError, match="approaches"):
        rates_by_year(gaps_by_year(years=2).replace("justice", "luck"), EquityProgram())
    with pytest.raises(ValueError, match="funded"):
        rates_by_year(gaps_by_year(years=2).drop(columns="funded"), EquityProgram())


def test_the_burden_refuses_what_is_no_table_of_gaps():
    with pytest.raises(ValueError, match="approach"):
        excess_events(gaps_by_year(years=2).drop(columns="approach"), people=500)
    with pytest.raises(ValueError, match="people"):
        excess_events(gaps_by_year(years=2), people=-1)
    assert excess_events(gaps_by_year(years=0), people=500).sum() == 0
