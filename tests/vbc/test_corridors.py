"""Corridors: bands, not cliffs; the same from both sides; the textbook's figures and the federal statute's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.corridors import TEXTBOOK_CORRIDOR, Corridor, corridor_curve, corridor_settlement, marketplace_corridor

deviations = st.floats(-0.5, 0.5)
corridors = st.builds(
    lambda widths, rates, beyond: Corridor(tuple(np.cumsum(widths).tolist()), tuple(rates[: len(widths)]), beyond),
    st.lists(st.floats(0.001, 0.05), min_size=1, max_size=4),
    st.lists(st.floats(0, 1), min_size=4, max_size=4),
    st.sampled_from(["flat", "continue"]),
)


@pytest.mark.parametrize(
    ("deviation", "share"),
    [(0, 0), (0.01, 25_000), (0.02, 50_000), (0.04, 150_000), (0.05, 200_000), (0.08, 200_000)],
)
def test_the_textbooks_corridor_on_ten_million(deviation, share):
    for sign in (1, -1):
        spending = 10e6 * (1 - sign * deviation)
        assert corridor_settlement(benchmark=10e6, spending=spending) == pytest.approx(sign * share, abs=1e-6)


@pytest.mark.parametrize(("beyond", "share"), [("flat", 0.02), ("continue", 0.035), ("zero", 0.0)])
def test_what_lies_beyond_the_last_band_is_said(beyond, share):
    corridor = Corridor(beyond=beyond)
    assert corridor.shares(np.array([0.08, -0.08])) == pytest.approx([share, -share])
    assert corridor.shares(np.array([0.05, 0.1 / 2])) == pytest.approx([0.02, 0.02])


@given(corridors, deviations)
def test_a_corridor_is_odd(corridor, deviation):
    there, back = corridor.shares(np.array([deviation, -deviation]))
    assert there == -back


@given(corridors, deviations, st.floats(0, 1e-4))
def test_a_corridor_is_continuous_and_never_shares_more_than_the_deviation(corridor, deviation, step):
    here, there = corridor.shares(np.array([deviation, deviation + step]))
    assert -1e-12 <= there - here <= step + 1e-12
    assert abs(here) <= abs(deviation) + 1e-12


@given(corridors)
def test_an_edge_is_the_same_from_both_sides(corridor):
    for edge in corridor.edges:
        below, above = corridor.shares(np.array([np.nextafter(edge, 0), np.nextafter(edge, 1)]))
        assert below == pytest.approx(above, abs=1e-12)


@given(corridors, deviations)
def test_shares_are_the_integral_of_the_rates(corridor, deviation):
    """An adding machine of thousands of thin slices is the oracle."""
    far = abs(deviation)
    slices = (np.arange(20_000) + 0.5) * far / 20_000
    band = np.searchsorted(corridor.edges, slices)
    last = corridor.rates[-1] if corridor.beyond == "continue" else 0.0
    total = np.array([*corridor.rates, last])[band].mean() * far
    assert abs(corridor.shares(np.array([deviation]))[0]) == pytest.approx(total, abs=1e-4)


@given(corridors, st.lists(deviations, min_size=2, max_size=20))
def test_a_curve_shows_bands_and_the_cliffs_they_are_taken_for(corridor, away):
    curve = corridor_curve(corridor, away)
    assert curve["share"].to_numpy() == pytest.approx(corridor.shares(np.array(away)))
    inside = curve["deviation"].abs() <= corridor.edges[0]
    assert curve.loc[inside, "as_cliffs"].to_numpy() == pytest.approx(curve.loc[inside, "share"].to_numpy())
    step = 1e-7
    between = [d for d in away if all(abs(abs(d) - edge) > 1e-5 for edge in corridor.edges) and abs(d) > 1e-5]
    here = corridor_curve(corridor, between)
    there = corridor.shares(np.array(between) + step * np.sign(between))
    assert (np.abs(there - here["share"]) / step).to_numpy() == pytest.approx(here["next_dollar"].to_numpy(), abs=1e-5)


def test_a_corridor_read_as_cliffs_pays_a_third_too_much():
    curve = corridor_curve(TEXTBOOK_CORRIDOR, [0.04, -0.04, 0.02])
    assert curve["as_cliffs"].tolist() == pytest.approx([0.02, -0.02, 0.005])
    assert curve["share"].tolist() == pytest.approx([0.015, -0.015, 0.005])


@pytest.mark.parametrize(("beyond", "past"), [("flat", [0.025, 0.025]), ("continue", [0.026, 0.04]), ("zero", [0, 0])])
def test_the_misreading_goes_on_past_the_last_edge_as_the_contract_does(beyond, past):
    """On the textbook's rates the misreading gives half of 5% at the edge; where nothing more is shared it stays there."""
    curve = corridor_curve(Corridor(beyond=beyond), [0.05, 0.052, 0.08, -0.052, -0.08])["as_cliffs"]
    assert curve.tolist() == pytest.approx([0.025, *past, *(-share for share in past)])


@given(corridors, st.lists(deviations, min_size=2, max_size=20))
def test_the_misreading_never_falls_past_the_last_edge(corridor, away):
    past = corridor_curve(corridor, sorted(corridor.edges[-1] + abs(d) for d in away))["as_cliffs"]
    assert (np.diff(past) >= -1e-9).all() and past.iloc[0] >= corridor.rates[-1] * corridor.edges[-1] - 1e-9


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"edges": (0.05, 0.02)}, "edges must rise"),
        ({"edges": (0.02, 0.02)}, "edges must rise"),
        ({"edges": (), "rates": ()}, "edges must rise"),
        ({"edges": (0.0, 0.02)}, "edges must be above 0"),
        ({"rates": (0.25,)}, "rates must give one rate a band, 2, not 1"),
        ({"rates": (0.25, 1.5)}, "rates must lie between 0 and 1"),
        ({"beyond": "cliff"}, "beyond must be flat"),
    ],
)
def test_what_is_no_corridor_is_refused(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        Corridor(**wrong)


def test_a_corridor_needs_a_benchmark():
    with pytest.raises(ValueError, match=r"^benchmark must be above 0, not 0"):
        corridor_settlement(benchmark=0, spending=1)
    assert TEXTBOOK_CORRIDOR.beyond == "flat"


@pytest.mark.parametrize(
    ("over", "share"),
    [(0.0, 0), (0.03, 0), (0.05, 0.01), (0.08, 0.025), (0.10, 0.041), (-0.03, 0), (-0.08, -0.025), (-0.10, -0.041)],
)
def test_the_federal_corridor_is_the_statutes(over, share):
    """42 USC 18062(b): half of what lies between 103 and 108 %; above, 2.5 % of the target and 80 % of the rest; mirrored below."""
    assert marketplace_corridor(target=1e8, costs=1e8 * (1 + over)) == pytest.approx(share * 1e8, abs=1e-3)
