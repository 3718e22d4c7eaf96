"""The clinician's choice and its guardrails: a numeric optimizer is the judge of every closed form."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize

from vbc.choice_curves import choice_curves, choices_by_ratio
from vbc.clinician_choice import Care, chosen_quantity, clinician_utility, harm, society_loss
from vbc.guardrail_doses import fund_share_for, guardrails_compared, opt_out_for, prom_weight_for, reimbursement_for
from vbc.guardrails import best_reimbursement, carve_out, disclose, mixed_payment, realign, unguarded
from vbc.revealed_weights import revealed_ratio, revealed_weight
from vbc.risk_selection import selection_margins
from vbc.undefined import is_undefined

cares = st.builds(
    Care,
    first_benefit=st.floats(1, 20),
    benefit_fall=st.floats(0.2, 5),
    payment_slope=st.floats(-10, 10),
    base_payment=st.floats(-50, 50),
    resource_cost=st.floats(0, 15),
)
weights = st.floats(0.05, 4)
targets = st.floats(0.5, 0.99)
measures = st.sampled_from(["quantity", "health"])


def best_by_search(worth, high):
    found = optimize.minimize_scalar(lambda q: -worth(q), bounds=(0, high), method="bounded", options={"xatol": 1e-9})
    return max((found.x, 0.0, high), key=worth)


@given(cares, weights, weights)
def test_the_choice_is_the_numeric_optimum(care, money, health):
    chosen = chosen_quantity(care, money_weight=money, health_weight=health)
    high = 2 * chosen + 10

    def worth(quantity):
        return clinician_utility(care, quantity, money_weight=money, health_weight=health)

    assert chosen == pytest.approx(best_by_search(worth, high), abs=1e-4)


@given(cares, weights, weights, st.floats(0.1, 10), st.floats(-100, 100))
def test_only_the_ratio_of_weights_counts_and_the_base_payment_does_not(care, money, health, times, base):
    chosen = chosen_quantity(care, money_weight=money, health_weight=health)
    assert chosen == pytest.approx(chosen_quantity(care, money_weight=times * money, health_weight=times * health))
    richer = Care(care.first_benefit, care.benefit_fall, care.payment_slope, base, care.resource_cost)
    assert chosen == chosen_quantity(richer, money_weight=money, health_weight=health)


@given(cares, weights, weights, weights)
def test_caring_more_for_health_comes_closer_to_the_patients_best(care, money, health, more):
    little = chosen_quantity(care, money_weight=money, health_weight=health)
    much = chosen_quantity(care, money_weight=money, health_weight=health + more)
    assert abs(much - care.patient_best) <= abs(little - care.patient_best) + 1e-9
    if care.payment_slope > 0:
        assert much <= little + 1e-9  # under fees, caring more means doing less


def test_corners():
    assert chosen_quantity(Care(), money_weight=0, health_weight=1) == 10
    assert chosen_quantity(Care(), money_weight=1, health_weight=0) == 0
    assert chosen_quantity(Care(), money_weight=5, health_weight=1) == 0
    assert is_undefined(chosen_quantity(Care(payment_slope=1), money_weight=1, health_weight=0))
    assert is_undefined(chosen_quantity(Care(payment_slope=0), money_weight=1, health_weight=0))
    assert is_undefined(chosen_quantity(Care(), money_weight=0, health_weight=0))
    with pytest.raises(ValueError, match=r"^money_weight must be 0 or more"):
        chosen_quantity(Care(), money_weight=-1, health_weight=1)
    with pytest.raises(ValueError, match=r"^benefit_fall must be above 0, not -1: without it more care is always better"):
        Care(benefit_fall=-1)


def test_the_moment_of_chapter_eleven():
    care = Care()
    assert [revealed_ratio(care, quantity) for quantity in (10, 8, 6, 2)] == pytest.approx([0, 0.5, 1, 2])
    assert chosen_quantity(care, money_weight=1, health_weight=1) == 6
    assert realign(care, prom_weight=7, money_weight=1, health_weight=1).quantity == 9.5
    assert (care.patient_best, care.society_best) == (10, 7)
    assert abs(6 - care.society_best) < abs(care.patient_best - care.society_best)
    assert society_loss(care, 6) == 0.5 < society_loss(care, 10) == 4.5


@given(cares, st.floats(0, 30))
def test_harm_and_loss_are_measured_from_the_best(care, quantity):
    assert harm(care, quantity) == pytest.approx(care.health(care.patient_best) - care.health(quantity), abs=1e-6)

    def net(q):
        return care.health(q) - care.resource_cost * q

    assert society_loss(care, quantity) == pytest.approx(net(best_by_search(net, 200)) - net(quantity), abs=1e-4)
    assert society_loss(care, quantity) >= -1e-9


@given(cares, weights, weights)
def test_curves_peak_where_the_closed_forms_say(care, money, health):
    grid = np.linspace(0, 3 * care.patient_best, 3_001)
    curves = choice_curves(care, grid, money_weight=money, health_weight=health).set_index("quantity")
    step = grid[1]
    assert curves["health"].idxmax() == pytest.approx(care.patient_best, abs=step)
    assert curves["society"].idxmax() == pytest.approx(care.society_best, abs=step)
    chosen = chosen_quantity(care, money_weight=money, health_weight=health)
    if chosen < grid[-1]:
        assert curves["utility"].idxmax() == pytest.approx(chosen, abs=step)
    assert curves["harm"].to_numpy() == pytest.approx([harm(care, q) for q in grid], abs=1e-6)


@given(cares, st.lists(st.floats(0, 5), min_size=1, max_size=5), st.floats(0, 1), st.floats(0, 10))
def test_choices_over_the_ratio_are_the_guardrails_own(care, ratios, share, weight):
    table = choices_by_ratio(care, ratios, fund_share=share, prom_weight=weight, reimbursed=share, opt_out=share)
    for ratio in ratios:
        own = table[table["ratio"] == ratio].set_index("guardrail")["quantity"]
        who = {"money_weight": ratio, "health_weight": 1.0}
        assert np.max(own["none"]) == chosen_quantity(care, **who)
        assert np.max(own["carve-out fund"]) == carve_out(care, fund_share=share, **who).quantity
        assert np.max(own["PROM bonus"]) == realign(care, prom_weight=weight, **who).quantity


# -- what choices reveal


@given(cares, st.floats(0, 3))
def test_a_choice_reveals_the_ratio_that_made_it(care, ratio):
    assume(abs(care.payment_slope) > 0.01)
    chosen = chosen_quantity(care, money_weight=ratio, health_weight=1)
    assume(chosen > 0)
    assert revealed_ratio(care, chosen) == pytest.approx(ratio, abs=1e-6)


@given(st.floats(0, 2), st.lists(cares, min_size=2, max_size=6))
def test_several_choices_of_one_mind_reveal_one_ratio(ratio, patients):
    assume(any(abs(care.payment_slope) > 0.1 for care in patients))
    choices = [(care, chosen_quantity(care, money_weight=ratio, health_weight=1)) for care in patients]
    assume(all(quantity > 0 for _, quantity in choices))
    found = revealed_weight(choices)
    assert found.ratio == pytest.approx(ratio, abs=1e-6) and found.spread == pytest.approx(0, abs=1e-6)
    assert not found.at_least


def test_least_squares_is_numpys():
    care = [Care(payment_slope=slope) for slope in (-4, -2, 3)]
    chosen = [5.0, 9.0, 12.0]
    slopes, shifts = np.array([-4.0, -2, 3]), np.array(chosen) - 10
    by_numpy = np.linalg.lstsq(slopes[:, None], shifts, rcond=None)[0][0]
    assert revealed_weight(list(zip(care, chosen, strict=True))).fitted == pytest.approx(by_numpy)


def test_choices_that_hide_or_say_nothing():
    assert is_undefined(revealed_ratio(Care(payment_slope=0), 5))
    assert is_undefined(revealed_weight([(Care(payment_slope=0), 5)])) and is_undefined(revealed_weight([]))
    assert revealed_weight([(Care(), 0.0)]).at_least
    against = revealed_weight([(Care(), 12)])
    assert against.ratio == 0 and against.fitted == -0.5 and against.spread == 0


# -- guardrails


@given(cares, weights, weights, st.floats(0, 1))
def test_a_fund_moves_the_choice_to_the_patients_best(care, money, health, share):
    found = carve_out(care, fund_share=share, money_weight=money, health_weight=health)
    start = unguarded(care, money_weight=money, health_weight=health)
    assert abs(found.quantity - care.patient_best) <= abs(start.quantity - care.patient_best) + 1e-9
    assert found.cost == pytest.approx(-share * care.payment_slope * found.quantity, abs=1e-6)
    full = carve_out(care, fund_share=1, money_weight=money, health_weight=health)
    assert full.quantity == pytest.approx(care.patient_best) and full.health_share == pytest.approx(1)


@given(cares, weights, weights, st.floats(0, 50))
def test_a_bonus_for_health_is_the_numeric_optimum(care, money, health, weight):
    found = realign(care, prom_weight=weight, money_weight=money, health_weight=health)

    def worth(quantity):
        return money * (care.income(quantity) + weight * care.health(quantity)) + health * care.health(quantity)

    assert found.quantity == pytest.approx(best_by_search(worth, 2 * found.quantity + 10), abs=1e-4)
    assert found.cost >= -1e-6


def test_a_bonus_works_where_health_counts_for_nothing_and_a_fund_does_not():
    greedy = {"money_weight": 1, "health_weight": 0}
    assert prom_weight_for(Care(), **greedy) == pytest.approx(8)
    assert realign(Care(), prom_weight=8, **greedy).quantity == pytest.approx(9.5)
    assert is_undefined(fund_share_for(Care(), **greedy)) and is_undefined(carve_out(Care(), fund_share=1, **greedy))


@given(st.floats(1, 20), st.floats(0.2, 5), st.floats(0.1, 15), weights, weights)
def test_the_best_reimbursement_brings_the_choice_to_societys_best(first, fall, cost, money, health):
    """Ellis and McGuire: the clinician bears the whole cost, less what is paid back."""
    assume(cost < first)
    care = Care(first, fall, payment_slope=-cost, resource_cost=cost)
    back = best_reimbursement(money_weight=money, health_weight=health)
    assert back == pytest.approx(max(0, 1 - health / money))
    found = mixed_payment(care, reimbursed=back, money_weight=money, health_weight=health)
    if back > 0:
        assert found.quantity == pytest.approx(care.society_best, abs=1e-6)
    else:
        assert found.quantity >= care.society_best - 1e-9
    assert is_undefined(best_reimbursement(money_weight=0, health_weight=1))


@given(cares, weights, weights, st.floats(0, 1), st.floats(0, 0.9))
def test_disclosure_is_an_average_and_license_takes_from_it(care, money, health, leave, license_taken):
    told = disclose(care, opt_out=leave, money_weight=money, health_weight=health, license_taken=license_taken)
    stay = chosen_quantity(care, money_weight=money, health_weight=health * (1 - license_taken))
    assert told.quantity == pytest.approx(leave * care.patient_best + (1 - leave) * stay)
    honest = disclose(care, opt_out=leave, money_weight=money, health_weight=health)
    assert told.health_share <= honest.health_share + 1e-9 and told.cost == pytest.approx(150 * leave)


def test_disclosure_can_backfire():
    alone = unguarded(Care(), money_weight=1, health_weight=1)
    told = disclose(Care(), opt_out=0.2, money_weight=1, health_weight=1, license_taken=0.4)
    assert told.quantity < alone.quantity and told.health_share < alone.health_share


# -- doses


def near(care, found, target, measure):
    if measure == "health":
        return found.health_share >= target - 1e-6
    return abs(found.quantity / care.patient_best - 1) <= 1 - target + 1e-6


@given(cares, weights, weights, targets, measures)
def test_the_least_dose_reaches_the_target_and_less_does_not(care, money, health, target, measure):
    who = {"money_weight": money, "health_weight": health}
    aim = {**who, "target": target, "measure": measure}
    doses = {
        "fund": (fund_share_for(care, **aim), lambda dose: carve_out(care, fund_share=dose, **who)),
        "bonus": (prom_weight_for(care, **aim), lambda dose: realign(care, prom_weight=dose, **who)),
        "back": (reimbursement_for(care, **aim), lambda dose: mixed_payment(care, reimbursed=min(dose, 1.0), **who)),
        "leave": (opt_out_for(care, **aim), lambda dose: disclose(care, opt_out=dose, **who)),
    }
    start = unguarded(care, **who)
    for name, (dose, result) in doses.items():
        if is_undefined(dose):
            assert name == "back" and not near(care, start, target, measure)
            continue
        assert near(care, result(dose), target, measure), name
        if dose > 1e-4:
            assert not near(care, result(dose * 0.98), target, measure) or start.quantity == 0, name
        else:
            assert near(care, start, target, measure) or dose > 0


@pytest.mark.parametrize(("money", "health", "weight"), [(1, 1, 7.0), (2, 1, 7.5), (1, 2, 6.0), (1, 8, 0.0), (1, 20, 0.0)])
def test_the_weight_of_exercise_u2(money, health, weight):
    found = prom_weight_for(Care(), money_weight=money, health_weight=health)
    assert found == pytest.approx(max(20 * 4 / 10 - health / money, 0)) == pytest.approx(weight)


def test_guardrails_side_by_side():
    table = guardrails_compared(Care(), money_weight=1, health_weight=1).set_index("guardrail")
    assert table["reaches"].to_dict() == {
        "none": False,
        "carve-out fund": True,
        "PROM bonus": True,
        "mixed payment": False,
        "disclosure": True,
    }
    assert table["cost"].tolist() == pytest.approx([0, 33.25, 55.125, 27, 131.25])
    assert table.loc["mixed payment", "why_not"] == "even the whole cost paid back is not enough"
    health = guardrails_compared(Care(), money_weight=1, health_weight=1, measure="health").set_index("guardrail")
    assert health.loc["PROM bonus", "cost"] == health["cost"].drop("none").min() == pytest.approx(4.34, abs=5e-3)
    saint = guardrails_compared(Care(), money_weight=0, health_weight=1)
    assert saint["reaches"].all() and (saint["dose"] == 0).all() and (saint["cost"] == 0).all()
    greedy = guardrails_compared(Care(payment_slope=3), money_weight=1, health_weight=0).set_index("guardrail")
    assert greedy["reaches"].to_dict()["PROM bonus"] and not greedy["reaches"].drop("PROM bonus").any()


@pytest.mark.parametrize("wrong", [{"target": 1.0}, {"target": 0.0}, {"measure": "joy"}, {"health_weight": -1}], ids=str)
def test_doses_for_nothing_sensible_are_refused(wrong):
    with pytest.raises(ValueError, match="must"):
        guardrails_compared(Care(), **{"money_weight": 1, "health_weight": 1, **wrong})


# -- selection


@given(st.lists(st.tuples(st.floats(0, 1e5), st.floats(0.01, 1)), min_size=1, max_size=6), st.floats(0, 1))
def test_risk_adjustment_moves_money_between_patients_and_adds_none(groups, adjustment):
    costs, shares = zip(*groups, strict=True)
    table = selection_margins(costs, adjustment=adjustment, shares=shares)
    assert float(table["margin"].to_numpy() @ np.array(shares)) == pytest.approx(0, abs=1e-3)
    full = selection_margins(costs, adjustment=1, shares=shares)
    assert full["margin"].abs().max() < 1e-6 and not full["worth_avoiding"].any()


def test_paid_alike_the_sickest_are_worth_avoiding():
    table = selection_margins([6_000, 22_000], adjustment=0)
    assert table["worth_avoiding"].tolist() == [False, True] and table["margin"].tolist() == [8_000, -8_000]
    with pytest.raises(ValueError, match=r"^shares must give one for each of the 2 groups, not 1"):
        selection_margins([1, 2], adjustment=0.5, shares=[1])
