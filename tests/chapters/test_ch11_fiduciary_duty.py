"""Chapter 11: the moment holds at the numbers it tells, its draws keep their promises, and it keeps to the caps of a chapter."""

import re
from pathlib import Path

import pytest

from vbc.agency import Care, chosen_quantity, clinician_utility, disclose, guardrails_compared, realign, society_loss
from vbc.rule_years import rule_stamp
from vbc.sources import SOURCES
from widgets.debates.tell_mrs_ames import DEBATE as DISCLOSURE
from widgets.explorer import load
from widgets.explorers.six_patients import CARE, bonus
from widgets.position import PositionView
from workbook import registry, variants
from workbook.judge import judge
from workbook.session import current

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch11_fiduciary_duty.py"
CORE = ("six_patients", "clinicians_choice", "whose_best")
EXPLORERS = (*CORE, "which_guardrail", "disclosure_backfires", "worth_avoiding")
CORE_CARDS = ["why_each_line", "last_step", "only_the_data", "pear_trees"]
PREDICTED = ("clinicians_choice", "whose_best", "which_guardrail", "disclosure_backfires")


def drawn(name, count=400):
    return [variants.draw(f"ch11.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch11.{name}")


def summary(name, **values):
    return load(name).at(**values).frame["summary"].iloc[0]


# The moment.


@pytest.mark.parametrize("calls", range(15))
def test_the_page_computes_the_reader_s_own_ratio(calls):
    """(10 − q)/4, no less than 0; six revealed alike are one person, whose other contract is on the same line."""
    here = summary("six_patients", chosen=[calls] * 6, slope=2)
    assert here["ratio"] == pytest.approx(max((10 - calls) / 4, 0)) and here["spread"] == pytest.approx(0)
    assert here["there"] == pytest.approx(10 + 2 * here["ratio"])
    assert here["at_least"] == (calls == 0)


def test_the_bonus_is_what_the_opening_says():
    """$40 a patient who is never called, $4 less a call; each of the six stands for 250 of 1,500."""
    assert bonus([0] * 6) == 60_000 and bonus([10] * 6) == 0 and bonus([6] * 6) == 24_000
    gains = [CARE.health(call) - CARE.health(call - 1) for call in range(1, 12)]
    assert gains[0] == 9.5 and gains[1] == 8.5 and gains[9] == 0.5 and gains[10] == -0.5
    assert sum(gains[7:10]) == 4.5 and sum(gains[:3]) == 25.5, "what both sides of the debate quote"


def test_the_reveal_fits_whatever_six_are_decided():
    decisions = load("six_patients").prediction
    for six in ([10] * 6, [6] * 6, [0] * 6, [14] * 6, [10, 5, 10, 4, 3, 4], [12, 10, 9, 9, 8, 8], [0, 14, 0, 14, 0, 14]):
        text = decisions.reveal(six)
        assert "nan" not in text and "$-" not in text.replace("\\", "") and text.count("| ") >= 6
    assert "no story moved you" in decisions.reveal([6] * 6) and "α/β is 1.00**" in decisions.reveal([6] * 6)
    assert "or more" in decisions.reveal([0] * 6)
    assert "patients' agent" in decisions.reveal([10] * 6) and "past it" in decisions.reveal([14] * 6)


def test_a_tie_at_the_top_names_nobody_falsely():
    """Who is said to have got the most or the fewest calls did."""
    text = load("six_patients").prediction.reveal([10, 10, 4, 4, 7, 7])
    assert "Ames got 10 calls and Cole 4" in text


def test_at_one_it_is_six_and_seven_dollars_bring_nine_and_a_half():
    choice = summary("clinicians_choice")
    assert (choice["calls"], choice["missed"], choice["asked"]) == (6.0, pytest.approx(8.0), 4.0)
    bonus_paid = summary("clinicians_choice", guardrail="PROM bonus", dose=0.7)
    assert bonus_paid["calls"] == 9.5 and bonus_paid["cost"] == 55.125
    told = summary("clinicians_choice", guardrail="license", dose=0.2)
    assert told["average"] == pytest.approx(4.667, abs=5e-4)


def test_society_wants_seven_and_six_is_nearer_than_ten():
    rows = load("whose_best").at().frame["answers"].set_index("who")
    assert rows["calls"].to_dict() == {"patient": 10.0, "society": 7.0, "clinician": 6.0}
    assert rows["lost"].to_dict() == {"patient": 4.5, "society": 0.0, "clinician": 0.5}


def test_the_shaded_triangle_is_the_health_that_is_missed():
    for values in ({}, {"slope": 4}, {"ratio": 0.5}, {"guardrail": "carve-out fund", "dose": 0.5}):
        scene = load("clinicians_choice").at(**values)
        base, row = scene.frame["missed"], scene.frame["summary"].iloc[0]
        area = abs((base["calls"].iloc[1] - base["calls"].iloc[0]) * base["health"].sum() / 2)
        assert area == pytest.approx(row["missed"])


def test_the_choice_is_the_best_of_all_that_can_be_tried():
    """The closed form against trying every hundredth of a call, under five weights and three contracts."""
    for ratio in (0.1, 0.5, 1, 2, 3):
        for slope in (-4, 0, 5):
            care = Care(payment_slope=slope)
            tried = [call / 100 for call in range(3_001)]
            best = max(tried, key=lambda call: clinician_utility(care, call, money_weight=ratio, health_weight=1))
            assert chosen_quantity(care, money_weight=ratio, health_weight=1) == pytest.approx(best, abs=0.006)


def test_ninety_five_percent_of_what_decides_which_guardrail_is_cheapest():
    found = {}
    for measure in ("quantity", "health"):
        rows = guardrails_compared(Care(), money_weight=1, health_weight=1, measure=measure).set_index("guardrail")
        found[measure] = rows.loc[rows["reaches"], "cost"].idxmin()
    assert found == {"quantity": "carve-out fund", "health": "PROM bonus"}


def test_with_no_weight_on_health_only_the_bonus_works():
    """What the notes say of β = 0: eight dollars a point bring 9.5 calls."""
    assert realign(Care(), prom_weight=8, money_weight=1, health_weight=0).quantity == pytest.approx(9.5)


def test_telling_helps_from_two_fifths_on():
    row = load("disclosure_backfires").at().frame["summary"].iloc[0]
    assert row["even"] == pytest.approx(0.4)
    for share, more in ((0.35, False), (0.45, True)):
        told = disclose(Care(), opt_out=share, license_taken=0.4, money_weight=1, health_weight=1)
        assert (told.quantity > 6) == more


def test_clinical_risk_alone_leaves_a_loss_on_people_without_a_stable_home():
    rows = load("worth_avoiding").at(follows="clinical").frame.set_index("group")
    assert rows.index[rows["worth_avoiding"]].tolist() == ["well, no stable home", "heart failure, no stable home"]
    assert not load("worth_avoiding").at(follows="both").frame["worth_avoiding"].any()


# Predictions and explorers.


@pytest.mark.parametrize("name", PREDICTED)
def test_a_prediction_s_truth_is_computed_and_its_reveal_fits_every_answer(name):
    prediction = load(name).prediction
    truth, options = prediction.truth(), getattr(prediction.answer, "options", None)
    for one in options or (0.1, 0.4, 0.9):
        assert "{" not in prediction.reveal(one, truth)
    expected = {"clinicians_choice": "less", "whose_best": "six", "which_guardrail": "bonus"}
    assert truth == expected.get(name, pytest.approx(0.4))
    assert options is None or max(options, key=lambda option: len(options[option])) != truth, "the true one is not the longest"


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_corner_says_something_and_draws(name):
    explorer = load(name)
    for values in explorer.corners():
        scene = explorer.at(**values)
        assert all(scene.spec["datasets"].values()) and scene.sentence.endswith(".")
        assert not re.search(r"\bnan\b|\binf\b|--|\$-|\$−", scene.sentence), scene.sentence
    assert len({explorer.at(**values).code for values in explorer.scenes.values()}) == len(explorer.scenes)


# Problems: what their texts claim holds in every draw.


def test_every_kind_of_answer_is_asked():
    problems = registry.of_chapter("ch11")
    assert {problem.answer.kind for problem in problems.values()} == {"number", "choice", "match", "target", "table", "code"}
    assert [name.split(".")[1] for name, problem in problems.items() if problem.stage == "core"] == CORE_CARDS
    assert len(problems) == 14


def test_the_worked_lines_follow_from_one_another():
    for n in drawn("why_each_line"):
        assert n["asked"] == pytest.approx(n["ratio"] * n["price"])
        assert n["first"] - n["fall"] * n["chosen"] == pytest.approx(n["asked"], abs=0.011 * n["fall"])
        assert n["missed"] == pytest.approx(n["fall"] * (n["best"] - n["chosen"]) ** 2 / 2, abs=0.006)
        assert 0 < n["chosen"] < n["best"] and {"line_1", "line_3", "line_4", "none"} == set(
            key("why_each_line").solve(**n).values()
        )


def test_the_last_step_is_the_models_choice():
    for n in drawn("last_step"):
        care = Care(first_benefit=n["first"], benefit_fall=n["fall"], payment_slope=-n["price"])
        assert key("last_step").solve(**n) == pytest.approx(chosen_quantity(care, money_weight=n["ratio"], health_weight=1))


def test_one_contract_predicts_the_next_by_the_revealed_weight():
    for n in drawn("only_the_data"):
        care = Care(first_benefit=n["best"], payment_slope=-n["before"])
        ratio = (care.patient_best - n["now"]) / n["before"]
        there = Care(first_benefit=n["best"], payment_slope=n["after"])
        assert key("only_the_data").solve(**n) == pytest.approx(chosen_quantity(there, money_weight=ratio, health_weight=1))
        assert n["now"] > 0


def test_the_transfer_card_has_none_of_the_chapter_s_words_and_a_number_nobody_needs():
    problem = registry.problem("ch11.pear_trees")
    words = {
        "patient",
        "health",
        "clinician",
        "doctor",
        "contract",
        "bonus",
        "call",
        "calls",
        "fee",
        "weight",
        "weigh",
        "guardrail",
        "α",
        "β",
        "income",
        "payment",
        "care",
    }
    text = " ".join([problem.prompt, *problem.hints]).lower()
    assert not [word for word in words if re.search(rf"\b{word}\b", text)]
    for n in drawn("pear_trees"):
        made = key("pear_trees").solve(**n)
        assert made == key("pear_trees").solve(**(n | {"summer": 0}))
        # trip by trip, as a reader would write it
        brings = [n["first"] - n["less"] * trip for trip in range(40)]
        assert made == sum(one * n["worth"] >= n["gas"] for one in brings)
        assert n["summer"] > n["gas"] * made


def test_the_bonus_brings_the_clinician_to_the_target():
    for n in drawn("prom_weight"):
        care = Care(first_benefit=n["best"], payment_slope=-n["price"])
        w = key("prom_weight").solve(**n)["bonus"]
        found = realign(care, prom_weight=w, money_weight=n["ratio"], health_weight=1)
        assert found.quantity == pytest.approx(n["target"] * n["best"]) and 0.5 <= w <= 19


def test_a_bonus_a_dime_off_is_right_and_half_a_dollar_off_is_not():
    problem, n = registry.problem("ch11.prom_weight"), drawn("prom_weight", 1)[0]
    truth = key("prom_weight").solve(**n)["bonus"]
    near, off = ({"bonus": round((truth + by) / 0.05) * 0.05} for by in (0.04, 0.5))
    assert judge(problem, n, near, key("prom_weight")).kind == "correct"
    assert judge(problem, n, off, key("prom_weight")).kind != "correct"


def test_after_telling_is_the_models_average():
    for n in drawn("after_telling"):
        care = Care(first_benefit=n["best"], payment_slope=-n["price"])
        told = disclose(care, opt_out=n["leave"], license_taken=n["dropped"], money_weight=n["ratio"], health_weight=1)
        assert key("after_telling").solve(**n) == pytest.approx(told.quantity)
        assert n["before"] == pytest.approx(chosen_quantity(care, money_weight=n["ratio"], health_weight=1))


def test_paying_that_share_back_makes_the_clinician_do_what_society_wants():
    for n in drawn("best_reimbursement"):
        share = key("best_reimbursement").solve(**n)
        care = Care(first_benefit=3 * n["cost"], payment_slope=-(1 - share) * n["cost"], resource_cost=n["cost"])
        chosen = chosen_quantity(care, money_weight=n["money"], health_weight=n["health"])
        assert chosen >= care.society_best - 1e-9 if share == 0 else chosen == pytest.approx(care.society_best)


def test_three_answers_are_the_models():
    for n in drawn("three_bests"):
        care = Care(first_benefit=n["best"], payment_slope=-n["price"], resource_cost=n["cost"])
        three = key("three_bests").solve(**n)
        assert (three["patient"], three["society"]) == (care.patient_best, care.society_best)
        assert three["clinician"] == pytest.approx(chosen_quantity(care, money_weight=n["ratio"], health_weight=1))
        text = key("three_bests").explain(**n)
        assert f"{society_loss(care, three['clinician']) + 1e-9:.2f}" in text


def test_the_function_to_write_agrees_with_the_model_everywhere():
    for first, fall, slope, money, health in (
        (10, 1, -4, 1, 1),
        (8, 2, 3, 0.5, 2),
        (10, 1, -9, 2, 1),
        (10, 1, -4, 1, 0),
        (10, 1, 4, 1, 0),
        (10, 1, 0, 0, 0),
    ):
        expected = chosen_quantity(
            Care(first_benefit=first, benefit_fall=fall, payment_slope=slope), money_weight=money, health_weight=health
        )
        given = key("write_the_choice").solve(first, fall, slope, money, health)
        assert given == expected if isinstance(expected, float) else given is None


def test_every_hidden_input_of_the_choice_keeps_its_contract():
    for n in drawn("write_the_choice", 8):
        for case in variants.draw_cases(n, key("write_the_choice").cases):
            first, fall, slope, money, health = case.values()
            if fall <= 0 or min(money, health) < 0:
                with pytest.raises(ValueError, match="above 0"):
                    key("write_the_choice").solve(**case)
                continue

            # The sum to make largest, followed far out: it has one top, keeps rising, or is the same everywhere.
            tried = [step / 8 for step in range(8 * 200)]
            sums = [money * slope * q + health * (first * q - fall * q * q / 2) for q in tried]
            top, found = max(sums), key("write_the_choice").solve(**case)
            if sums[-1] == top:
                assert found is None, case
            else:
                assert money * slope * found + health * (first * found - fall * found**2 / 2) >= top - 1e-9, case


def test_mistakes_have_names_that_read_as_words():
    names = [mistake.__name__ for problem in registry.of_chapter("ch11") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names)) and all(2 <= len(name.split("_")) <= 7 for name in names)


# The texts to write.


def test_the_disclosure_is_kept_with_the_reader_s_own_marks_and_has_no_side(learning):
    page = PositionView("tell_mrs_ames", DISCLOSURE)
    assert page.shown["sides"] == {} and page.shown["asked"]["kind"] == "Write for a patient"
    typed = {"side": "", "position": "I earn four dollars more for each call we do not make.", "objection": "That she is a burden."}
    assert "what she might conclude" in page.commit(typed | {"objection": ""})
    assert page.commit(typed) == "" and [one["side"] for one in page.shown["exemplars"]] == ["", ""]
    page.mark(0, True)
    again = PositionView("tell_mrs_ames", DISCLOSURE)
    assert again.typed["position"] == typed["position"] and again.shown["marks"] == [True, False, False, False, False]
    assert current().recorded("note", "tell_mrs_ames")["committed"]


def test_one_exemplar_meets_every_line_of_its_rubric_and_one_none():
    assert sorted(sum(exemplar.meets) for exemplar in DISCLOSURE.exemplars) == [0, 5]


# The script.


def test_rules_have_their_year_and_what_is_ours_is_called_so(parts, prose):
    text = prose()
    where, years = rule_stamp("physician incentives").split(", ")
    assert where in text and years in text
    assert text.count("illustrative") >= 3
    for source in (
        "ellis_mcguire_1986",
        "cain_2005",
        "hickson_1987",
        "hennig_schmidt_2011",
        "sah_loewenstein_2014",
        "sah_loewenstein_cain_2013",
        "newhouse_1996",
    ):
        assert SOURCES[source].full in text, source


def test_notes_times_add_up(parts):
    plan = next(body for _, head, body in parts() if '"notes"' in head and "**20 minutes:**" in body)
    twenty, rest = re.split(r"\*\*50:\*\*", plan, maxsplit=1)
    fifty, seventy_five = re.split(r"\*\*75:\*\*", rest, maxsplit=1)
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert (minutes[0], sum(minutes[:2]), sum(minutes)) == (20, 50, 75)
