"""The bank of measures: large enough to draw from, and nothing about use of care passes for health."""

from collections import Counter

import pytest

from vbc import quality
from vbc.measure_kinds import KINDS, question_of
from vbc.measures import MEASURES, measure_bank
from vbc.outcome_hierarchy import CONDITIONS, TIERS, outcome_hierarchy


def test_every_kind_has_measures_enough_to_draw_a_board_of_nine():
    counts = Counter(measure.kind for measure in MEASURES)
    assert len(MEASURES) >= 30 and set(counts) == set(KINDS)
    assert min(counts.values()) >= 5


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.text)
def test_each_measure_says_why_and_what_it_is_taken_for(measure):
    assert measure.mistaken_for in KINDS and measure.mistaken_for != measure.kind
    assert 10 < len(measure.why) <= 110 and measure.why.endswith(".")
    assert len(measure.text) <= 80


def test_no_measure_stands_twice():
    assert len({measure.text.lower() for measure in MEASURES}) == len({measure.why for measure in MEASURES}) == len(MEASURES)


def test_readmission_and_cost_are_use_of_care_and_taken_for_outcomes():
    for words in ("Readmission", "Total cost of care"):
        (found,) = [measure for measure in MEASURES if measure.text.startswith(words)]
        assert (found.kind, found.mistaken_for) == ("utilization or cost", "clinical outcome")
    assert not any("cost" in measure.text.lower() for measure in MEASURES if measure.kind != "utilization or cost")


def test_the_bank_can_be_asked_for_some_kinds():
    assert set(measure_bank("PROM", "PREM")["kind"]) == {"PROM", "PREM"}
    assert len(measure_bank()) == len(MEASURES)
    with pytest.raises(ValueError, match=r"kinds must be among structure, process, .* not 'satisfaction'"):
        measure_bank("satisfaction")
    with pytest.raises(ValueError, match="kind must be among"):
        question_of("satisfaction")


@pytest.mark.parametrize("condition", CONDITIONS)
def test_each_condition_fills_every_tier(condition):
    table = outcome_hierarchy(condition)
    levels = [(tier, level) for tier, pair in TIERS.items() for level in pair]
    assert levels == list(zip(table["tier"], table["level"], strict=True))
    assert table["outcome"].is_unique and table["outcome"].str.len().gt(10).all()


def test_an_unknown_condition_is_refused():
    with pytest.raises(ValueError, match="condition must be one of type 2 diabetes"):
        outcome_hierarchy("asthma")


@pytest.mark.parametrize("name", quality.__all__)
def test_everything_about_quality_is_offered_in_one_place(name):
    assert getattr(quality, name) is not None
