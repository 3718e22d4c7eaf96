"""The RAND experiment: the published shares come out, intervals are right, and a fresh count agrees with the kept one."""

import numpy as np
import pytest

from vbc import cost_sharing
from vbc.cost_sharing import PLANS, arc_elasticity, cost_sharing_difference, cost_sharing_results
from vbc.datasets import rand_hie
from vbc.undefined import is_undefined


def shares(measure):
    table = cost_sharing_results()
    return table[table["measure"] == measure].set_index("plan")["mean"]


def test_the_published_shares_with_any_use_come_out():
    """Manning et al. 1987, table 2: 86.8, 78.8, 77.2, 67.7 and 72.3 %; admitted 10.3, 8.4, 7.2, 7.9 and 9.6 %."""
    assert shares("any_use")[list(PLANS)].tolist() == pytest.approx([0.868, 0.788, 0.772, 0.677, 0.723], abs=1.5e-3)
    assert shares("admitted")[list(PLANS)].tolist() == pytest.approx([0.103, 0.084, 0.072, 0.079, 0.096], abs=1.5e-3)


def test_those_who_paid_most_spent_a_third_less_than_those_who_paid_nothing():
    spending = shares("spending")
    assert spending["95%"] / spending["free"] - 1 == pytest.approx(-0.31, abs=0.01)
    difference, low, high = cost_sharing_difference("95%")
    assert difference == pytest.approx(spending["95%"] - spending["free"]) and low < difference < high < 0
    _, low, high = cost_sharing_difference("95%", measure="inpatient")
    assert low < 0 < high, "hospital spending alone does not tell"


def test_intervals_are_those_of_whole_persons_drawn_again():
    years = rand_hie()
    own = years[years["plan"] == "95%"]
    people = own.groupby("person")["spending"].agg(["sum", "size"]).to_numpy()
    rng, means = np.random.default_rng(0), []
    for _ in range(2_000):
        again = people[rng.integers(len(people), size=len(people))].sum(axis=0)
        means.append(again[0] / again[1])
    row = cost_sharing_results().query("plan == '95%' and measure == 'spending'").iloc[0]
    assert (row["high"] - row["low"]) / 2 == pytest.approx(1.96 * np.std(means), rel=0.1)


def test_what_is_kept_is_what_would_be_counted():
    fresh = cost_sharing._results()["fits"]
    kept = cost_sharing_results()
    assert kept["mean"].tolist() == pytest.approx([row["mean"] for row in fresh])
    assert (kept["people"] > 0).all() and kept.groupby("plan")["person_years"].first().sum() == 20_190


def test_the_elasticity_is_about_the_published_one():
    outpatient = shares("outpatient")
    found = arc_elasticity(price_low=0.25, price_high=0.95, use_low_price=outpatient["25%"], use_high_price=outpatient["95%"])
    assert found == pytest.approx(-0.2, abs=0.03)
    assert arc_elasticity(price_low=1, price_high=3, use_low_price=3, use_high_price=1) == pytest.approx(-1)
    assert is_undefined(arc_elasticity(price_low=1, price_high=1, use_low_price=3, use_high_price=1))
    assert is_undefined(arc_elasticity(price_low=1, price_high=2, use_low_price=0, use_high_price=0))


def test_unknown_plans_and_measures_are_refused():
    with pytest.raises(ValueError, match=r"^plan must be one of free"):
        cost_sharing_difference("5%")
    with pytest.raises(ValueError, match=r"^measure must be one of any_use"):
        cost_sharing_difference("95%", measure="joy")


def test_the_table_is_tidy():
    years = rand_hie()
    assert set(years["plan"]) == set(PLANS) and not years.isna().any().any()
    assert not years.duplicated(["person", "year"]).any()
    assert years["spending"].ge(years["inpatient"] - 0.01).all() and years["age"].between(0, 65).all()
    assert years.groupby("person")["plan"].nunique().max() <= 2
