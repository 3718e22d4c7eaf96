"""One extra action under each way of paying: the textbook's cases, and that payment divides without making anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.action_margins import Action, Bundle, Capitation, FeeForService, PayForPerformance, SharedSavings, shared_savings_margin
from vbc.break_even import break_even_chance, break_even_probability, break_even_share, practices_for_profit
from vbc.practice_week import MODELS, WEEK, best_for_patient, margins_by_model, most_profitable, week_by_model, week_result
from vbc.undefined import is_undefined

money = st.floats(0, 10_000)
actions = st.builds(
    Action,
    name=st.just("any"),
    fee=money,
    cost=money,
    other_spending=money,
    avoided_chance=st.floats(0, 1),
    avoided_cost=money,
    in_window=st.floats(0, 1),
    in_episode=st.booleans(),
    health=st.floats(-5, 5),
)
terms = st.one_of(
    st.just(FeeForService()),
    st.builds(PayForPerformance, st.floats(-500, 500)),
    st.just(Bundle()),
    st.just(Capitation()),
    st.builds(SharedSavings, st.floats(0, 1), st.floats(0, 1)),
)
VISIT = Action("low-value visit", fee=100, cost=60)
CALL = Action("care call", fee=0, cost=25, avoided_chance=0.05, avoided_cost=12_000)


def test_the_visit_and_the_call_of_the_textbook():
    models = (FeeForService(), Bundle(), Capitation(), SharedSavings())
    assert [model.provider(VISIT) for model in models] == pytest.approx([40, -60, -60, -10])
    assert [model.provider(CALL) for model in models] == pytest.approx([-25, 575, 575, 275])


@given(actions, terms)
def test_payment_divides_and_makes_nothing(action, paid):
    assert paid.provider(action) - paid.payer(action) == pytest.approx(action.net_resources, abs=1e-6)


@given(actions)
def test_sharing_nothing_or_never_is_fee_for_service(action):
    for paid in (SharedSavings(0.0), SharedSavings(0.5, 0.0), PayForPerformance(0.0)):
        assert paid.provider(action) == pytest.approx(action.margin)
    closed = [(False, True, False), (True, False, False), (True, True, True)]
    for minimum, quality, cap in closed:
        given_year = SharedSavings.given(share=0.5, minimum_met=minimum, quality_met=quality, cap_reached=cap)
        assert given_year.provider(action) == pytest.approx(action.margin)
    open_year = SharedSavings.given(share=0.5, minimum_met=True, quality_met=True, cap_reached=False)
    assert open_year.provider(action) == pytest.approx(action.margin - 0.5 * action.spending_change)


@given(actions)
def test_inside_the_window_a_bundle_wants_what_capitation_wants(action):
    """Same sign for one action in scope; they differ in volume, in what comes later, and in whom they take."""
    if action.in_episode and action.in_window == 1:
        assert Bundle().provider(action) == pytest.approx(Capitation().provider(action))
    if not action.in_episode:
        assert Bundle().provider(action) == FeeForService().provider(action)


def test_among_practices_the_volume_incentive_comes_back():
    alone, two, fifty = (shared_savings_margin(margin=40, spending_change=100, share=0.5, practices=many) for many in (1, 2, 50))
    assert (alone, two, fifty) == pytest.approx((-10, 15, 39))
    assert practices_for_profit(margin=40, spending_change=100, share=0.5) == 2


shares = st.floats(0.01, 1)


@given(st.floats(1, 500), st.floats(1, 1_000), shares, shares)
def test_break_evens_bring_the_margin_to_nothing(margin, spending, share, chance):
    found = break_even_share(margin=margin, spending_change=spending, probability_shared=chance)
    if is_undefined(found):
        assert shared_savings_margin(margin=margin, spending_change=spending, share=1, probability=chance) > 0
    else:
        at = shared_savings_margin(margin=margin, spending_change=spending, share=found, probability=chance)
        assert at == pytest.approx(0, abs=1e-6)
    found = break_even_probability(margin=margin, spending_change=spending, share=share)
    if not is_undefined(found):
        at = shared_savings_margin(margin=margin, spending_change=spending, share=share, probability=found)
        assert at == pytest.approx(0, abs=1e-6)
    many = practices_for_profit(margin=margin, spending_change=spending, share=share)
    assert shared_savings_margin(margin=margin, spending_change=spending, share=share, practices=many) > -1e-6
    if many > 1:
        assert shared_savings_margin(margin=margin, spending_change=spending, share=share, practices=many - 1) <= 1e-6


def test_break_evens_that_do_not_exist_say_why():
    assert break_even_share(margin=40, spending_change=100) == 0.4
    assert break_even_probability(margin=40, spending_change=100, share=0.5) == 0.8
    assert is_undefined(break_even_share(margin=40, spending_change=-100))
    assert is_undefined(break_even_share(margin=40, spending_change=0))
    assert break_even_share(margin=0, spending_change=100) == 0
    assert is_undefined(practices_for_profit(margin=-5, spending_change=100, share=0.5))
    assert practices_for_profit(margin=-5, spending_change=-100, share=0.5) == 1
    assert break_even_chance(cost=25, avoided_cost=12_000) == pytest.approx(25 / 12_000)
    assert is_undefined(break_even_chance(cost=25, avoided_cost=20))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: SharedSavings(1.2), "share must lie"),
        (lambda: SharedSavings(practices=0), "practices must be above 0"),
        (lambda: SharedSavings(probability=-0.1), "probability must lie"),
        (lambda: Action("x", fee=-1, cost=0), "fee must be 0 or more"),
        (lambda: Action("x", fee=1, cost=0, avoided_chance=2), "avoided_chance must lie"),
        (lambda: PayForPerformance(float("nan")), "bonus_change must be a finite number"),
        (lambda: break_even_share(margin=40, spending_change=100, probability_shared=2), "probability_shared must lie"),
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        wrong()


# -- the week


def test_no_way_of_paying_does_all_that_helps_and_nothing_else():
    helps = set(best_for_patient())
    for name, paid in MODELS.items():
        chosen = set(most_profitable(paid))
        assert helps - chosen, f"{name} would do everything that helps"
    assert set(most_profitable(FeeForService())) - helps >= {"low-value visit", "duplicate scan"}
    assert not set(most_profitable(Capitation())) - helps
    assert "quit-smoking course" in most_profitable(Capitation()) and "quit-smoking course" not in most_profitable(Bundle())


def test_a_week_is_the_sum_of_its_actions():
    table = margins_by_model()
    for name, paid in MODELS.items():
        own = table[(table["model"] == name) & table["pays"]]
        result = week_result(most_profitable(paid), terms=paid)
        assert (result.provider, result.payer, result.health) == pytest.approx(tuple(own[["provider", "payer", "health"]].sum()))
        row = week_by_model().set_index("model").loc[name]
        assert row["provider"] == pytest.approx(result.provider) and row["chosen"] == len(own)
    assert len(table) == len(WEEK) * len(MODELS)
    nothing = week_result([], terms=FeeForService())
    assert (nothing.provider, nothing.payer, nothing.health) == (0, 0, 0)


@pytest.mark.parametrize("chosen", [["care call", "care call"], ["a nap"]])
def test_a_choice_that_is_not_on_the_list_is_refused(chosen):
    with pytest.raises(ValueError, match=r"^chosen must name each of"):
        week_result(chosen, terms=FeeForService())
