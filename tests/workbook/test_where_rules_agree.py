"""Where two rules agree: crossings, touching points, stretches; a jump past each other and a gap are no meeting."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.undefined import Undefined
from workbook import registry
from workbook.answers import Number
from workbook.judge import mistaken
from workbook.judge_code import outcome
from workbook.mistakes import everywhere
from workbook.problem import Key, Problem
from workbook.sandbox.outputs import Output, Outputs, Raised
from workbook.variants import draw, draw_cases
from workbook.worlds import Move, Moves, moves_of, ranges, reasons, sentences, worlds
from workbook.worlds.agreement import Meeting, meetings
from workbook.worlds.choosing import _placed
from workbook.worlds.code import code_worlds
from workbook.worlds.moves import plain, put, rounded_up, steps
from workbook.worlds.quantities import Gap, quantities

LIMITED = {
    "whole_gap_added", "chance_forgotten", "what_is_left_of_the_fee", "payers_part", "chance_multiplied", "share_forgotten",
    "share_multiplied", "chance_of_nothing", "worth_of_the_first", "halfway",
}  # fmt: skip
"""Mistakes whose value lies beyond what the answer's slider can be set to."""
CODE = [name for name, one in registry.problems().items() if one.answer.kind == "code"]


def met(one, other, grid, *, whole=False):
    """The meetings of two functions."""

    def pair(x):
        return one(x), other(x)

    return meetings(pair, grid, [pair(x) for x in grid], whole=whole, scale=1.0)


def line(start, stop, count=101):
    return [start + (stop - start) * i / (count - 1) for i in range(count)]


@given(st.floats(-5, 5), st.floats(-3, 3), st.floats(0.01, 0.99))
def test_two_straight_lines_meet_where_algebra_says(level, slope, where):
    found = met(lambda x: level + slope * x, lambda x: level + slope * where + (slope + 1) * (x - where), line(0, 1))
    assert [meeting.low for meeting in found] == pytest.approx([where], abs=1e-7)


def test_lines_that_touch_meet_once():
    (found,) = met(lambda x: (x - 0.4137) ** 2, lambda x: 0.0, line(0, 1))
    assert found.is_point and found.low == pytest.approx(0.4137, abs=1e-3)


def test_a_jump_past_each_other_is_no_meeting():
    assert met(lambda x: 1.0 if x < 0.505 else -1.0, lambda x: 0.0, line(0, 1)) == []


def test_lines_that_come_ever_closer_do_not_meet():
    assert met(lambda x: 1 / x, lambda x: 0.0, line(1, 1000)) == []


def test_a_stretch_reaches_as_far_as_it_holds():
    (found,) = met(lambda x: min(x, 0.4237), lambda x: x, line(0, 1))
    assert (found.low, found.high) == pytest.approx((0, 0.4237))


def test_nothing_is_said_of_where_a_rule_has_no_value():
    found = met(lambda x: Gap("empty") if x < 0.5 else x, lambda x: 0.75, line(0, 1))
    assert found == [Meeting(0.75, 0.75, 0.75)]


def test_whole_numbers_meet_at_whole_numbers_alone():
    assert met(lambda x: x, lambda x: 3.5, list(range(10)), whole=True) == []
    assert met(lambda x: x, lambda x: 3, list(range(10)), whole=True) == [Meeting(3, 3, 3)]


def test_an_end_that_does_not_belong_to_a_stretch_is_told_apart_from_one_that_does():
    (found,) = met(lambda x: 1.0 if x > 0.7 else 0.0, lambda x: 1.0, line(0, 1))
    assert (found.low, found.open_low, found.high, found.open_high) == (0.7, True, 1, False)
    (found,) = met(lambda x: 1.0 if x >= 0.7 else 0.0, lambda x: 1.0, line(0, 1))
    assert (found.low, found.open_low) == (0.7, False)
    (found,) = met(lambda x: 1.0 if 0.25 < x <= 0.333 else 0.0, lambda x: 1.0, line(0, 1, 98))
    assert (found.low, found.open_low, found.high, found.open_high) == (0.25, True, 0.333, False)
    (found,) = met(lambda x: 1.0 if x >= 1 / 3 else 0.0, lambda x: 1.0, line(0, 1))
    assert found.low == pytest.approx(1 / 3) and not found.open_low
    (found,) = met(lambda x: Gap("empty") if x == 0 else 1.0, lambda x: 1.0, line(0, 1))
    assert (found.low, found.open_low) == (0, True)


def test_above_is_said_of_an_end_that_is_wrong_itself():
    """The judge's own case: a hospital above the bar of 1 is penalized, one at 1 is not."""
    found = world(
        lambda *, ratio: 1.0 + (ratio > 1), lambda *, ratio: 2.0 + 0 * ratio, {"ratio": 0.98}, Move("ratio", "O/E", high=1.6)
    )
    assert sentences.finding(found).startswith("With “O/E” from 0 to 1.6, your rule is right only above 1.")
    assert sentences.verdict(found, 1) == "You said 1: close, but at 1 itself the two still differ."
    assert sentences.verdict(found, 1.02) == "You said 1.02, and so it is."
    below = world(lambda *, x: 1.0 + (x >= 3), lambda *, x: 1.0 + 0 * x, {"x": 5}, Move("x", "Wait", high=10, whole=False))
    assert sentences.finding(below).startswith("With “Wait” from 0 to 10, your rule is right only below 3.")


def test_a_hit_on_the_grid_that_is_a_short_stretch_is_told_as_one():
    (found,) = met(lambda x: 1.0 if 0.496 <= x <= 0.503 else 0.0, lambda x: 1.0, line(0, 1))
    assert (found.low, found.high) == pytest.approx((0.496, 0.503))


def test_lines_that_touch_on_the_grid_touch_in_a_point():
    (found,) = met(lambda x: (x - 0.5) ** 2, lambda x: 0.0, line(0, 1))
    assert found == Meeting(0.5, 0.5, 0.0)


def test_a_crossing_beside_a_gap_between_two_values_is_found():
    def gapped(x):
        return Gap("in between") if 0.5051 < x < 0.5059 else 1.0 if x > 0.505 else x - 0.5045

    (found,) = met(gapped, lambda x: 0.0, [0.0, 0.25, 0.504, 0.507, 1.0])
    assert found.is_point and found.low == pytest.approx(0.5045)


# What a world says


def world(rule, truth, parameters, *moves):
    problem = Problem("T", "P", Number(), lambda rng: parameters, ["Look."], "Do")
    rule.__doc__ = "Wrong."
    return worlds(problem, Key(truth, mistakes=(rule,)), parameters, rule, Moves(*moves))[0]


def test_the_sentence_names_the_place_and_the_value():
    found = world(
        lambda *, paid, lost: paid,
        lambda *, paid, lost: paid * (1 - lost),
        {"paid": 200, "lost": 0.25},
        Move("lost", "Lost", "rate"),
    )
    assert sentences.finding(found) == "With “Lost” from 0% to 100%, your rule is right only at 0%. There both give 200."
    assert sentences.at_yours(found) == "At your 25%, your rule gives 200; the true rule gives 150."


def test_the_number_that_tells_more_is_taken():
    """Along the cost, the mistake is always twice the truth; along the share, there is a place where it is right."""
    parameters = {"cost": 100, "share": 0.5}
    found = world(
        lambda *, cost, share: cost,
        lambda *, cost, share: cost * share,
        parameters,
        Move("cost", "Cost", "$"),
        Move("share", "Share", "rate"),
    )
    assert found.move.path == "share" and found.meetings == [Meeting(1, 1, 100)]
    assert sentences.finding(found.along(Move("cost", "Cost", "$"))) == (
        "With “Cost” from $0 to $200, your rule always gives twice the true value. It is right only at $0, where both are 0."
    )


def test_a_mistake_that_is_silent_where_it_is_right_is_right_there():
    """The judge hears nothing of such a mistake where it gives the truth; its world goes on along the rule."""
    for mistake in registry.key("ch07.years").mistakes[:1]:
        parameters = {"gap": 10, "gone": 20, "target": 2.5}
        key, moves = registry.key("ch07.years"), moves_of("ch07.years")
        of_years = worlds(registry.problem("ch07.years"), key, parameters, mistake, moves)
        found = next(one for one in of_years if one.move.path == "gone")
        assert mistake(**parameters | {"gone": 50}) is None and found.pair(50) == (2, 2)
        assert found.pair(75) == (1, 1) and not any(isinstance(one, Gap) for one, _ in found.pairs)
        assert found.meetings[-1].low == 50 and found.meetings[-1].high == 95
        assert sentences.verdict(found, 60.0) == "You said 60%, and so it is."


def mistakes_with_moves():
    for name, problem in registry.problems().items():
        if problem.answer.kind in ("number", "table", "target"):
            parameters = draw(name, course="silent", learner="everybody", number=0)
            for mistake in registry.key(name).mistakes:
                if mistaken(mistake, parameters) is not None:
                    yield name, problem, parameters, mistake


def test_no_mistake_is_silent_because_it_is_right():
    """Where a mistake says nothing though its number moved, its rule has no answer there either, and says so in plain words."""
    silent = 0
    for name, problem, parameters, mistake in mistakes_with_moves():
        first = next(quantities(problem, parameters))
        solve = registry.key(name).solve
        for move in _placed(moves_of(name), first, parameters):
            for x in move.grid(parameters)[::80]:
                there = move.moved(parameters, x)
                given, truth = first.of(everywhere(mistake), there), first.of(solve, there)
                heard = first.of(mistake, there)
                silent += heard != given
                assert isinstance(heard, Gap) or heard == given, f"{name}, {mistake.__name__}: another value at {x}"
                if isinstance(given, Gap):
                    assert given.reason[0] not in "<'(" and "argument" not in given.reason and "math" not in given.reason
                    beside = not isinstance(truth, Gap) and given.reason == "it comes to no answer there"
                    assert not beside or mistake.__name__ in LIMITED, f"{name}, {mistake.__name__} at {x}, not {truth}"
    assert silent > 5


def test_a_number_goes_by_the_name_that_the_story_gives_it():
    """Dogwood, not the second highest of the others: it is the lowest as soon as the slider stands on the left."""
    parameters = draw("ch06.who_is_penalized", course="worlds", learner="everybody", number=0)
    problem, key = registry.problem("ch06.who_is_penalized"), registry.key("ch06.who_is_penalized")
    found = worlds(problem, key, parameters, key.mistakes[0], moves_of("ch06.who_is_penalized"))
    for one in found:
        name = one.move.label.split(":")[0]
        (line,) = [line for line in parameters["lines"].splitlines() if f"| {name} |" in line]
        assert f"{one.own:.2f}" in line, one.move.label
    assert found[0].quantity.part == "“Letters” in the row “Stratify, other”"


def test_where_a_rule_has_no_answer_is_told():
    """No price is low enough below what the other care costs: the line ends there, and the sentence says why."""
    found = world(
        lambda *, worth, care: worth * 1.0,
        lambda *, worth, care: worth - care if worth >= care else Undefined("no price is low enough"),
        {"worth": 20_000, "care": 14_500},
        Move("worth", "Worth", "$", high=40_000),
    )
    assert sentences.finding(found) == (
        "With “Worth” from $0 to $40,000, your rule is right nowhere: it always lies 14,500 above the true one. "
        "There is no true answer below $14,500: no price is low enough."
    )
    found = world(
        lambda *, x: None if x >= 7.25 else 2.0 * x, lambda *, x: x + 1.0, {"x": 3.0}, Move("x", "Level", high=10, whole=False)
    )
    assert sentences.finding(found).endswith("right only at 1. There both give 2. Your rule has no answer from 7.25 on.")
    found = world(lambda *, x: 2.0 / x, lambda *, x: x + 1.0, {"x": 3.0}, Move("x", "Level", high=10, whole=False))
    assert "no answer" not in sentences.finding(found), "at 0 alone the slider says so"


def test_a_rule_that_is_never_right_is_told_so():
    found = world(lambda *, n: n + 3.0, lambda *, n: n, {"n": 4.5}, Move("n", "Number", high=10))
    assert sentences.finding(found).endswith("it always lies 3 above the true one.")
    assert sentences.verdict(found, None) == "You said nowhere, and so it is."
    assert sentences.verdict(found, 4.0) == "You said 4. But there is no such place in this range."


def test_a_rule_that_gives_nothing_is_right_all_along_the_stretch_where_nothing_is_true():
    found = world(lambda *, n: 0.0, lambda *, n: max(0.0, n - 24.0), {"n": 40.0}, Move("n", "Checked", "patients", high=50))
    assert sentences.finding(found) == (
        "With “Checked” from 0 to 50 patients, your rule always gives 0. It is right only up to 24 patients, where both are 0."
    )
    assert sentences.verdict(found, 10.0) == "You said 10 patients, and so it is."

    both_ends = world(
        lambda *, n: 0.0, lambda *, n: n - 24.0 if 24 < n < 45 else 0.0, {"n": 40}, Move("n", "Checked", "patients", high=49)
    )
    assert "It is right only up to 24 patients and from 45 patients on, where both are 0." in sentences.finding(both_ends)


def test_a_rule_that_is_only_stretched_is_never_right_where_the_truth_is_never_nothing():
    found = world(lambda *, n: 2 * n, lambda *, n: n, {"n": 4.0}, Move("n", "Number", low=1))
    assert sentences.finding(found) == (
        "With “Number” from 1 to 8, your rule always gives twice the true value, so it is right nowhere."
    )


def test_a_place_between_a_gap_and_the_first_value_is_found():
    """As with miles for a dollar: at a price of 0 there is no value, and the place lies before the next one that is drawn."""
    found = world(
        lambda *, price: 50 / price,
        lambda *, price: 0.9 + price / 500,
        {"price": 100_000},
        Move("price", "Price", "$", high=400_000),
    )
    assert found.grid[1] > 50
    assert [meeting.low for meeting in found.meetings] == [pytest.approx(50)]
    assert "only at $50." in sentences.finding(found)


def test_what_comes_together_on_the_way_to_a_gap_is_told_as_that():
    """Without a prior weight there is no posterior; the smaller it is, the less it changes."""
    found = world(
        lambda *, weight: 0.5,
        lambda *, weight: (10 + weight) / (20 + weight) if weight else Undefined("no prior"),
        {"weight": 5},
        Move("weight", "Weight", high=100, whole=False),
    )
    assert found.meetings == [] and found.nearing == 0
    assert sentences.finding(found).endswith("your rule is right nowhere, but the two come together as “Weight” nears 0.")
    assert sentences.verdict(found, 0.0).startswith("You said 0: close.")
    assert sentences.verdict(found, 50.0) == "You said 50. But there is no such place in this range."


def test_what_a_number_changes_is_told():
    """A rule that leaves a number out, and one that lets in what does not matter."""
    parameters = {"paid": 200, "lost": 0.25, "salt": 30}
    left_out = world(
        lambda *, paid, **_: paid, lambda *, paid, lost, **_: paid * (1 - lost), parameters, Move("lost", "Lost", "rate")
    )
    assert sentences.says(left_out).endswith("the true rule gives 150. This number changes the true answer, and not yours.")
    let_in = world(lambda *, paid, salt, **_: paid + salt, lambda *, paid, **_: paid, parameters, Move("salt", "Salt", "$"))
    assert sentences.says(let_in).endswith("This number changes your answer, and not the true one.")
    both = world(lambda *, paid, **_: paid * 2, lambda *, paid, **_: paid + 50.0, parameters, Move("paid", "Paid", "$"))
    assert "This number" not in sentences.says(both)


def test_the_number_that_makes_the_rule_right_is_named_where_it_does_so_whatever_it_is():
    """Visits as many as recoveries; equal by chance is not enough, and dollars are not held against minutes."""

    def found(chance, unit="patients"):
        parameters = {"visits": 320, "better": 32, "spent": 67_200, "chance": chance}
        moves = Move("visits", "Visits", "visits", low=1), Move("better", "Better", unit), Move("chance", "Beds", "beds")
        return world(lambda *, visits, spent, **_: spent / visits, lambda *, better, spent, **_: spent / better, parameters, *moves)

    assert reasons.equal_where(found(chance=7)) == " It is right where “Visits” is as large as “Better”."
    assert reasons.equal_where(found(chance=32, unit="$")) == ""


def test_rules_that_change_places_across_a_gap_are_not_said_to_be_compared_there():
    def rule(*, n):
        return Gap("") if n == 5 else 10 / (n - 5)

    found = world(rule, lambda *, n: 0.0 * n, {"n": 8}, Move("n", "Points", "points", high=10))
    assert "The two would cross only from 4 to 6 points, and there your rule has no value." in sentences.finding(found)
    assert "never equal" not in sentences.finding(found)


def test_a_jump_past_each_other_is_told_with_its_place_and_with_what_may_be_missed():
    found = world(lambda *, n: 9.0 if n > 5.03 else 1.0, lambda *, n: 2 + n / 10, {"n": 8.0}, Move("n", "Level", high=10))
    assert not found.is_sure
    assert sentences.verdict(found, None) == "You said nowhere, and no place was found."
    assert "One jumps past the other at 5.03, without meeting it." in sentences.finding(found)
    assert sentences.finding(found).endswith("One of the two goes in jumps: this was checked every 0.01, and not between.")


def test_any_but_yours_is_said_only_where_it_is_so():
    def near(wide):
        return world(lambda *, n: n + (abs(n - 5) <= wide), lambda *, n: n, {"n": 5.0}, Move("n", "Level", high=10))

    assert "right everywhere but at your 5." in sentences.finding(near(0.0))
    assert "only up to 4.97 and from 5.03 on" in sentences.finding(near(0.03))


def test_one_excluded_value_is_named_once():
    """Not “up to 40 and from 40 on”."""
    found = world(
        lambda *, n: n / (n - 40.0) * (n - 40.0) + (n == 60.0), lambda *, n: n, {"n": 60.0}, Move("n", "Patients", low=0, high=80)
    )
    stretches = [Meeting(0, 39.99999, 0.0), Meeting(40.00001, 80, 40.0)]
    assert ranges.listed(found, stretches) == "where it is not 40"
    assert ranges.listed(found, [Meeting(0, 39, 0.0), Meeting(41, 80, 40.0)]) == "up to 39 and from 41 on"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([Meeting(5, 5, 1)], "at 5"),
        ([Meeting(0, 5, 1)], "up to 5"),
        ([Meeting(5, 10, 1)], "from 5 on"),
        ([Meeting(2, 5, 1)], "from 2 to 5"),
        ([Meeting(2, 2.0000001, 1)], "at 2"),
        ([Meeting(1, 1, 1), Meeting(5, 10, 1)], "at 1 and from 5 on"),
        ([Meeting(1, 1, 1), Meeting(3, 4, 1), Meeting(9, 9, 1)], "at 1, from 3 to 4, and at 9"),
    ],
)
def test_places_are_listed_as_one_would_say_them(places, words):
    found = world(lambda *, n: n + 1.0, lambda *, n: n, {"n": 7.0}, Move("n", "Number", low=0, high=10))
    assert ranges.listed(found, places) == words


def test_a_rule_that_is_right_wherever_it_has_a_value_is_told_so():
    found = world(lambda *, n: Undefined("none") if n == 4 else n, lambda *, n: n, {"n": 4.0}, Move("n", "Number", low=0, high=4))
    assert sentences.finding(found) == "With “Number” from 0 to 4, your rule is right wherever it has a value."


def test_whole_numbers_too_many_to_draw_are_still_tried_where_the_rules_cross():
    found = world(
        lambda *, n: n * 1.0,
        lambda *, n: 1003.0 + n - n,
        {"n": 2400},
        Move("n", "Members", "members", low=1, high=4801, whole=True),
    )
    assert 1003 not in found.grid and [meeting.low for meeting in found.meetings] == [1003]


def test_a_guess_is_held_against_every_place():
    found = world(lambda *, n: n**2, lambda *, n: 3 * n - 2, {"n": 4.0}, Move("n", "Number", high=10))
    assert [meeting.low for meeting in found.meetings] == [1, 2]
    said = [sentences.verdict(found, guess) for guess in (1.0, 2.2, 7.0, None)]
    assert said == [
        "You said 1, and so it is.",
        "You said 2.2: close.",
        "You said 7. There the two still differ.",
        "You said nowhere. But there is such a place.",
    ]


def test_what_has_no_value_is_a_gap_with_its_reason():
    def truth(*, n):
        return Undefined("nobody is left") if n == 0 else 1 / n

    found = world(lambda *, n: 1.0, truth, {"n": 4}, Move("n", "People", "people"))
    assert found.pair(0)[1] == Gap("nobody is left")
    assert [meeting.low for meeting in found.meetings] == [1]


def test_python_s_own_words_are_kept_from_the_learner():
    """A rule that gives nothing, or that cannot take such a number, has no value, for a reason in plain words."""
    nothing = world(lambda *, n: None if n > 6 else 1.0, lambda *, n: n, {"n": 4.0}, Move("n", "Number", high=8))
    assert nothing.pair(7.0)[0] == Gap("it comes to no answer there")
    missing = world(lambda *, n: [5, 6, 7, 8, 9][n], lambda *, n: n, {"n": 4}, Move("n", "Number", high=8))
    assert missing.pair(7)[0] == Gap("it does not work with such numbers")


def test_what_follows_from_the_moved_number_follows():
    parameters = {"a": 2, "b": 3, "sum": 5}
    move = Move("a", "A", also=lambda *, a, b, **_: {"sum": a + b})
    assert move.moved(parameters, 7) == {"a": 7, "b": 3, "sum": 10}
    assert parameters["sum"] == 5


def test_paths_reach_into_tables():
    assert steps("rows[1].ratio") == ("rows", 1, "ratio")
    assert steps("weights.37[-1]") == ("weights", "37", -1)
    assert steps("safety-net[0][2]") == ("safety-net", 0, 2)
    assert put({"rows": [{"n": 1}, {"n": 2}]}, steps("rows[1].n"), 5) == {"rows": [{"n": 1}, {"n": 5}]}


def test_a_range_always_holds_the_learners_number():
    for value, unit in ((7, "visits"), (0.3, "rate"), (-4.5, "points"), (126_000, "$"), (0.0004, "")):
        move = Move("x", "X", unit)
        low, high = move.span({"x": value})
        grid = move.grid({"x": value})
        assert low < high and value in grid and grid == sorted(set(grid)) and len(grid) <= 260
        control = move.control({"x": value})
        assert control.check(value) == pytest.approx(value)


@pytest.mark.parametrize(("value", "up"), [(130, 150), (0.16, 0.2), (2, 2), (9000, 10_000)])
def test_a_range_ends_at_a_round_number(value, up):
    assert rounded_up(value) == pytest.approx(up)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0, "0"), (1234.4, "1,234"), (999.7, "1,000"), (-2.5, "−2.5"), (0.33333, "0.3333"), (0.0000182, "0.0000182")],
)
def test_numbers_in_sentences_are_short(value, text):
    assert plain(value) == text


# Code


def runs(function):
    """What a run of this function gives, as the sandbox would bring it back."""

    def run(cases):
        outputs = []
        for case in cases:
            try:
                outputs.append(Output(function(**case)))
            except Exception as error:
                outputs.append(Output(error=Raised(type(error).__name__, str(error))))
        return Outputs(tuple(cases), tuple(outputs), "", None)

    return run


@pytest.mark.parametrize("name", CODE)
def test_every_mistake_of_a_function_opens_at_the_input_that_fails(name):
    """Expected and given part at that input, one number of which moves; elsewhere each place is judged as the judge does."""
    problem, key = registry.problem(name), registry.key(name)
    parameters = draw(name, course="worlds", learner="everybody", number=0)
    cases = draw_cases(parameters, key.cases)
    opened = 0
    for mistake in key.mistakes:
        found = code_worlds(problem, key, cases, runs(mistake))
        failing = next((case for case in cases if not_the_same(problem, key, mistake, case)), None)
        assert (failing is None) == (not found) or not numbers_in(failing), mistake.__name__
        for world in found[:2]:
            opened += 1
            assert world.parameters == failing
            assert world.right[world.grid.index(world.own)] is False
            assert len(list(world.texts())) == len(world.grid) == len(world.pairs)
            assert world.finding().startswith(("Your function is ", "With ")) and "all 2 values" not in world.finding()
    assert opened, name


def not_the_same(problem, key, mistake, case):
    given, truth = outcome(mistake, case), outcome(key.solve, case)
    if given.raises or truth.raises:
        return given.raises != truth.raises
    return not problem.answer.same(given.value, truth.value, {})


def numbers_in(value):
    if isinstance(value, dict):
        return any(map(numbers_in, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(numbers_in, value))
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def test_a_right_function_has_no_failing_input():
    name = CODE[0]
    key = registry.key(name)
    cases = draw_cases(draw(name, course="worlds", learner="everybody", number=0), key.cases)
    assert code_worlds(registry.problem(name), key, cases, runs(key.solve)) == []


def test_a_number_along_which_the_function_is_right_somewhere_moves_first():
    """Who forgets what is saved is right where nothing is: no other number alone mends that, so the picture opens on it."""
    problem, key = registry.problem("ch12.net_value"), registry.key("ch12.net_value")

    def forgetful(qalys, check, saved, threshold):
        if threshold <= 0:
            raise ValueError
        return qalys - check / threshold

    cases = draw_cases(draw("ch12.net_value", course="worlds", learner="everybody", number=0), key.cases)
    asked = []

    def run(cases):
        asked.append(len(cases))
        return runs(forgetful)(cases)

    found = code_worlds(problem, key, cases, run)
    assert found[0].move.path == "saved" and {world.move.path for world in found} == {"qalys", "check", "saved", "threshold"}
    assert len(asked) == 2 and asked[1] <= 8 * 6, "one short run more"
    assert found[0].finding().endswith(": at 0.")


def test_a_rule_that_is_right_somewhere_is_shown_before_one_that_is_always_as_far_off():
    parameters = {"rate": 0.5, "people": 40}
    found = world(
        lambda *, rate, people: people * rate * 3.0,
        lambda *, rate, people: people * rate,
        parameters,
        Move("people", "People", low=10, high=80),
        Move("rate", "Rate", "rate"),
    )
    assert found.move.path == "rate" and found.meetings == [Meeting(0, 0, 0)]
