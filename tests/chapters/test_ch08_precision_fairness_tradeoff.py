"""Chapter 8: its moment holds at the numbers it tells, its pictures agree with the decisions, and it keeps to its caps."""

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from exercises.problems._ch08_banks import CLAIMS, CRITERION_OF, DETOX, READMITTED
from vbc.detox_selection import detox_decisions, detox_slots
from vbc.heart_failure_cohort import heart_failure_cohort
from vbc.heart_failure_program import program_risks
from vbc.ledger_inputs import penalty_of_indifference
from vbc.program_policies import program_policy
from vbc.sources import SOURCES
from vbc.stakeholder_ledgers import STAKEHOLDERS
from widgets.debates.sign_m1 import DEBATE
from widgets.explorer import load
from workbook import registry, variants
from workbook.judge import judge
from workbook.text import to_html

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch08_precision_fairness_tradeoff.py"
CORE = ("who_is_missed", "own_policy", "whose_value")
EXPLORERS = (*CORE, "three_rates", "above_a_risk", "real_people", "cost_is_not_need")
CORE_CARDS = ["why_each_line", "last_step", "only_the_data", "storm_boats"]


def drawn(name, count=400):
    return [variants.draw(f"ch08.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch08.{name}")


# --- The moment ---


def test_the_missed_change_sides_with_the_model():
    """M0 misses 1,186 housed and 910 unhoused patients, M1 1,463 and 499; each drawing shows them, ten to a mark."""
    for model, missed in (("M0", {"housed": 1186, "unhoused": 910}), ("M1", {"housed": 1463, "unhoused": 499})):
        frame = load("who_is_missed").at(ranked_by=model).frame
        groups, dots = frame["groups"].set_index("group"), frame["dots"]
        assert groups["missed"].to_dict() == missed and groups["places"].sum() == 2_000
        drawn_as = dots.assign(group=np.where(dots["x"] < 20, "housed", "unhoused")).groupby(["group", "part"])["size"].sum() * 10
        for group in missed:
            assert drawn_as[group, "no place, will be readmitted: missed"] == pytest.approx(missed[group])
            assert drawn_as[group, "place, would be readmitted"] == pytest.approx(groups.at[group, "found"])
            assert drawn_as[group, "place, would stay well"] == pytest.approx(groups.at[group, "well"])
        assert not dots.duplicated(["x", "y"]).any()


def test_below_16_8_percent_the_dollar_lead_is_gone_and_nobody_else_is_missed():
    explorer = load("who_is_missed")
    lead = {effect: explorer.at(effect_unhoused=effect).frame["balance"]["ahead"].item() for effect in (0.25, 0.169, 0.168)}
    assert lead[0.25] == 536_000 and lead[0.169] > 0 > lead[0.168]
    assert "16.8% among the unhoused" in explorer.at().sentence
    crosses = [explorer.at(effect_unhoused=effect).frame["groups"]["missed"].tolist() for effect in (0.25, 0.168)]
    assert crosses[0] == crosses[1]


def test_the_draft_is_a_vote_and_its_answer_names_whom_it_leaves_out():
    vote = load("who_is_missed").prediction
    assert vote.truth is None
    assert "1,463 housed and 499 unhoused" in vote.reveal("M1", None)
    assert "1,186 housed and 910 unhoused" in vote.reveal("M0", None)
    assert not re.search(r"wrong|right|fair", vote.reveal("M1", None))


# --- Your own policy ---


def by_hand(scores, selected_housed, selected_unhoused):
    """Found and error rates straight from the cohort, each group's places filled from the top of its own ranking."""
    patients = heart_failure_cohort()
    found = {}
    for name, code, places in (("housed", 0, selected_housed), ("unhoused", 1, selected_unhoused)):
        own = patients.unhoused == code
        order = np.argsort(-scores[own], kind="stable")[:places]
        event = patients.readmitted[own]
        hits = int(event[order].sum())
        found[name] = (hits, hits / event.sum(), (places - hits) / (event.size - event.sum()))
    return found


@pytest.mark.parametrize(
    ("scene", "model", "places"),
    [
        ("Error rates as equal as they get", "M1", (1_422, 578)),
        ("M0, with M1's division of places", "M0", (375, 1_625)),
        ("M1, held to M0's gap", "M1", (1_305, 695)),
        ("M1, highest risk first", "M1", (375, 1_625)),
    ],
)
def test_a_policy_is_what_one_counts_by_hand(scene, model, places):
    explorer = load("own_policy")
    frame = explorer.at(**explorer.scenes[scene]).frame
    rates = frame["rates"].query("policy == 'yours'").set_index("group")
    found = by_hand(program_risks(model), *places)
    for group, (_, tpr, fpr) in found.items():
        assert (rates.at[group, "tpr"], rates.at[group, "fpr"]) == pytest.approx((tpr, fpr))
    yours = frame["policies"].set_index("policy").loc["yours"]
    hits = sum(one[0] for one in found.values())
    assert yours["value"] == 4_000 * hits - 2_000_000 and yours["ppv"] == pytest.approx(hits / 2_000)
    gap = max(abs(found["housed"][at] - found["unhoused"][at]) for at in (1, 2))
    assert yours["equalized_odds"] == pytest.approx(gap)


def test_m1_is_a_quota_in_disguise():
    found = {name: sum(one.true_positives for one in policy.values()) for name, policy in _policies().items()}
    assert found == {"M0": 907, "M1": 1_041, "M0, divided as M1": 1_049, "M1, at M0's gap": 907}


def _policies():
    held = {"M0, divided as M1": ("M0", 375), "M1, at M0's gap": ("M1", 1_305)}
    return {name: program_policy(name) for name in ("M0", "M1")} | {
        name: program_policy(model, housed_slots=places) for name, (model, places) in held.items()
    }


def test_equal_error_rates_are_worth_less_than_m0():
    prediction = load("own_policy").prediction
    assert prediction.truth() == "below"
    assert "1,422" in prediction.reveal("above", "below") and "\\$700,000 less than M1" in prediction.reveal("above", "below")


def test_no_places_no_precision():
    explorer = load("own_policy")
    scene = explorer.at(rule="top_m1", slots=0)
    assert "precision is undefined" in scene.sentence
    assert scene.frame["sheet"].query("policy == 'yours' and line == 2")["text"].item() == "none"


def test_more_places_held_than_there_are_means_all_of_them():
    explorer = load("own_policy")
    frame = explorer.at(rule="held_m1", slots=500, held=4_000).frame
    assert frame["policies"]["selected"].iloc[0] == 500
    assert frame["rates"].query("policy == 'yours' and group == 'unhoused'")["tpr"].item() == 0


def test_a_threshold_follows_the_cost_of_a_place():
    explorer = load("own_policy")
    selected = [explorer.at(rule="pays", cost=cost).frame["policies"]["selected"].iloc[0] for cost in (500, 1_000, 2_000)]
    assert selected == sorted(selected, reverse=True) and selected[1] == 3_492
    assert "The threshold is a risk of 25.0%" in explorer.at(rule="pays").sentence


def test_the_curve_holds_every_division_and_nothing_lies_above_it():
    explorer = load("own_policy")
    scene = explorer.at().frame
    divisions, yours = scene["divisions"], scene["policies"].iloc[0]
    assert divisions["slots"].min() == 0 and divisions["slots"].max() == 2_000
    near = divisions.iloc[(divisions["slots"] - 1_422).abs().argsort()[:1]]
    assert near["value"].item() == pytest.approx(yours["value"], abs=60_000)


def test_places_do_not_move_calibration():
    explorer = load("own_policy")
    seen = {tuple(explorer.at(slots=slots, held=held).frame["calibration"]["ratio"]) for slots in (500, 4_000) for held in (0, 400)}
    assert len(seen) == 1
    assert [round(ratio, 3) for ratio in next(iter(seen))] == [0.776, 1.782, 1.067, 1.013]


# --- Whose value ---


def test_one_of_five_prefers_m0_until_the_penalty_passes_its_margin():
    explorer = load("whose_value")
    assert explorer.prediction.truth() == "hospital"

    def rather(**values):
        return explorer.at(**values).frame["everyone"].set_index("stakeholder")["rather"]

    margin = penalty_of_indifference()
    assert margin == 8_000
    assert rather(penalty=margin)["Hospital"] == "indifferent"
    assert rather(penalty=margin + 500)["Hospital"] == "rather M1" and rather(penalty=margin - 500)["Hospital"] == "rather M0"
    assert (rather()[["Patient", "Clinician", "Payer", "Society"]] == "rather M1").all()
    assert rather(who="housed")["Patient"] == "rather M0" and rather(who="unhoused")["Patient"] == "rather M1"


def test_all_five_change_sides_at_one_effectiveness():
    for effect, turned in ((0.17, False), (0.165, True)):
        everyone = load("whose_value").at(effect_unhoused=effect).frame["everyone"].set_index("stakeholder")["more"]
        assert ((everyone.drop("Hospital") < 0) == turned).all() and (everyone["Hospital"] > 0) == turned


def test_the_open_ledger_adds_up_and_payments_cancel_in_society():
    explorer = load("whose_value")
    sums = {}
    for name in STAKEHOLDERS:
        lines = explorer.at(ledger=name, penalty=3_000).frame["lines"].query("model == 'M1'")
        total = lines.query("line == 'together'")["dollars"].item()
        assert lines.query("line != 'together'")["dollars"].sum() == pytest.approx(total, abs=3)
        sums[name] = total
    assert sums.pop("society") == pytest.approx(sum(sums.values()), abs=5)


# --- More practice ---


def test_every_triangle_obeys_the_identity():
    explorer = load("three_rates")
    for values in explorer.corners():
        wide = (
            explorer.model(**values)["corners"]
            .query("turn < 3 and undefined == ''")
            .pivot(index="group", columns="corner", values="rate")
        )
        for group, rates in wide.iterrows():
            p = {"housed": 0.103, "unhoused": values["unhoused"]}[group]
            left = rates["fpr"] * (1 - p) * rates["ppv"]
            assert left == pytest.approx(p * (1 - rates["ppv"]) * rates["tpr"], abs=1e-9)
    assert explorer.prediction.truth() == pytest.approx((0.338 / 0.662) / (0.103 / 0.897), abs=0.005)


def test_three_corners_meet_only_where_they_may():
    explorer = load("three_rates")
    assert "all three rates agree" in explorer.at(unhoused=0.103).sentence
    assert "all three rates agree" in explorer.at(first=1.0).sentence
    assert "leave no choice" in explorer.at().sentence


def test_a_predicted_risk_means_two_things():
    explorer = load("above_a_risk")
    assert explorer.prediction.truth() == 49
    curve = explorer.at(ranked_by="M1").frame["curve"].set_index("at")
    assert curve.at[0.25, "selected"] == 3_492 and curve.at[0.25, "value"] == 2_552_000
    assert curve["selected"].is_monotonic_decreasing
    assert len(curve) == 59, "the browser moves the threshold among these"


def test_real_people_and_their_spread():
    explorer = load("real_people")
    assert explorer.prediction.truth() == 6
    sentence = explorer.at().sentence
    assert "higher in 29 of 30 divisions" in sentence and "nothing of other people" in sentence
    assert "higher in 18 of 30" in explorer.at(share=0.30).sentence
    assert "higher in 30 of 30" in explorer.at(measure="equalized_odds").sentence


def test_equal_access_leaves_no_difference_but_noise():
    by = load("cost_is_not_need").at(access=1.0).frame.set_index(["ranked", "group"])["selection_rate"]
    assert by["by spending", "less access"] == pytest.approx(by["by spending", "full access"], abs=0.015)
    assert load("cost_is_not_need").prediction.truth() == "sicker"
    assert "about as sick" in load("cost_is_not_need").at(access=1.0).sentence, "6.0 against 6.1 is no difference"


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_prediction_has_an_answer_and_a_reveal(name):
    asked = load(name).prediction
    truth = asked.truth() if asked.truth else None
    options = list(getattr(asked.answer, "options", [])) or [0, 50, truth]
    assert all("{" not in asked.reveal(one, truth) for one in options)
    assert truth is None or not getattr(asked.answer, "options", None) or truth in asked.answer.options
    assert load(name).asks and len(load(name).controls) <= 4


@pytest.mark.parametrize("name", EXPLORERS)
def test_dollars_in_texts_of_predictions_are_dollars_on_the_page(name):
    asked = load(name).prediction
    truth = asked.truth() if asked.truth else None
    options = list(getattr(asked.answer, "options", [])) or [truth]
    for text in (asked.prompt, *(asked.reveal(one, truth) for one in options)):
        page = to_html(text)
        assert "<math" not in page and "\\$" not in page and page.count("$") == text.count("$"), page


# --- The problems ---


def test_every_kind_of_answer_is_asked_and_four_problems_are_core(prose):
    problems = registry.of_chapter("ch08")
    assert {problem.answer.kind for problem in problems.values()} == {"number", "choice", "match", "target", "table", "code"}
    assert [name.split(".")[1] for name, problem in problems.items() if problem.stage == "core"] == CORE_CARDS
    assert len(problems) == 12 and "all twelve problems" in prose()


def test_the_bank_of_real_decisions_is_what_the_models_decide():
    for share, seed, places, *counts in DETOX:
        assert places == detox_slots(share)
        for start, model in ((0, "without housing"), (4, "with housing")):
            found = detox_decisions(model, share=share, seed=seed)
            cells = [n for group in READMITTED for n in (found[group].true_positives, found[group].false_positives)]
            assert cells == counts[start : start + 4] and sum(cells) == places
            assert {group: (found[group].positives, found[group].n) for group in READMITTED} == READMITTED


def test_the_worked_lines_follow_from_the_counts_as_printed():
    for n in drawn("why_each_line"):
        assert n["hits"] == sum(n["found"]) and n["places"] == sum(n["found"]) + sum(n["idle"])
        assert n["gaps"][0] == round(n["tpr"][1] - n["tpr"][0], 3) > n["gaps"][1] == round(n["fpr"][1] - n["fpr"][0], 3)
        assert n["worth"] == 4_000 * n["hits"] - n["cost"] * n["places"]
        assert (n["worth"] > 0) == (n["hits"] / n["places"] > n["break_even"])
        assert n["tpr"][1] > n["tpr"][0] and n["fpr"][1] > n["fpr"][0], "the solution says that both favor the unhoused"


def test_the_last_step_comes_out_in_whole_patients_and_obeys_the_identity():
    for n in drawn("last_step"):
        assert n["found"] == n["sick"] * n["tpr"] and n["places"] == n["found"] / n["precision"]
        p = n["sick"] / 1_000
        assert key("last_step").solve(**n) == pytest.approx(p / (1 - p) * (1 - n["precision"]) / n["precision"] * n["tpr"])


def test_the_gap_is_now_of_one_rate_and_now_of_the_other():
    larger = Counter()
    for n in drawn("only_the_data"):
        tpr, fpr = (
            abs(n["first"][a] / (n["first"][a] + n["first"][b]) - n["second"][a] / (n["second"][a] + n["second"][b]))
            for a, b in ((0, 1), (2, 3))
        )
        larger["tpr" if tpr > fpr else "fpr"] += 1
    assert min(larger.values()) > 60


def test_the_transfer_card_has_none_of_the_chapter_s_words_and_its_boats_do_not_matter():
    problem = registry.problem("ch08.storm_boats")
    words = "patient readmi risk group rate precision housed unhoused place miss fair odds polic model value gap threshold worth"
    text = " ".join([problem.title, problem.prompt, *problem.hints]).lower()
    assert not [word for word in words.split() if re.search(rf"\b{word}", text)]
    for n in drawn("storm_boats", 50):
        assert key("storm_boats").solve(**n) == key("storm_boats").solve(**(n | {"boats": 1}))
        share = key("storm_boats").solve(**n)
        home = [n["brought"] * n[f"north_{plan}"] + share * n[f"south_{plan}"] for plan in "ab"]
        assert home[0] == pytest.approx(home[1]) and 0 < share < 1


def test_a_division_has_one_best_answer_within_the_limit():
    for n in drawn("hold_places"):
        last = 10
        gaps = [abs(n["housed"][at] / n["sick_housed"] - n["unhoused"][last - at] / n["sick_unhoused"]) for at in range(11)]
        totals = [n["housed"][at] + n["unhoused"][last - at] for at in range(11)]
        within = [at for at in range(11) if gaps[at] <= n["limit"]]
        best = key("hold_places").solve(**n)["housed_places"] // n["step"]
        assert best in within and all(totals[at] < totals[best] for at in within if at != best)
        assert max(n["housed"]) <= n["sick_housed"] and max(n["unhoused"]) <= n["sick_unhoused"]
        assert all(
            0 <= b - a <= n["step"] for column in ("housed", "unhoused") for a, b in zip(n[column], n[column][1:], strict=False)
        )


def test_both_ledgers_disagree_in_about_half_of_the_draws():
    seen = Counter(key("whose_ledger").solve(**n) for n in drawn("whose_ledger"))
    assert set(seen) == {"split", "both_b", "swapped"} and max(seen.values()) < 0.6 * 400
    for n in drawn("whose_ledger"):
        hospital = n["payment"] - n["cost"] - n["penalty"]
        assert abs(hospital) >= 500 and abs(n["payment"] - n["penalty"]) >= 500


def test_a_group_s_risks_are_wrong_in_one_direction_at_every_level():
    for n in drawn("group_calibration"):
        ratios = [came / (people * risk) for came, people, risk in zip(n["came"], n["patients"], n["risks"], strict=True)]
        assert all(ratio > 1 for ratio in ratios) or all(ratio < 1 for ratio in ratios)
        assert all(came < people for came, people in zip(n["came"], n["patients"], strict=True))


def test_a_ratio_to_two_decimals_is_right_and_a_mistaken_one_is_not():
    problem, rule = registry.problem("ch08.group_calibration"), key("group_calibration")
    for n in drawn("group_calibration", 200):
        assert judge(problem, n, f"{rule.solve(**n):.2f}", rule).kind == "correct"
        for mistake in rule.mistakes:
            assert judge(problem, n, f"{mistake(**n):.2f}", rule).kind != "correct", mistake.__name__


def test_a_break_even_risk_is_right_to_one_decimal_of_a_percent():
    problem, rule = registry.problem("ch08.break_even_risk"), key("break_even_risk")
    for n in drawn("break_even_risk", 200):
        assert judge(problem, n, f"{100 * rule.solve(**n):.1f}%", rule).kind == "correct"


def test_what_is_told_of_places_by_cost_is_what_the_picture_shows():
    """4.747% of those with less access: rounded twice it would read 4.8%."""
    explorer = load("cost_is_not_need")
    told = explorer.prediction.reveal("alike", "sicker")
    assert "4.7% against 11.3%" in told and "4.7% of those with less access" in explorer.at().sentence


def test_every_claim_stands_under_one_criterion():
    assert set(CLAIMS) == set(CRITERION_OF) and set(Counter(CRITERION_OF.values()).values()) == {2}


def test_a_rate_typed_as_a_share_or_in_percent_is_one_answer():
    problem = registry.problem("ch08.only_the_data")
    for n in drawn("only_the_data", 20):
        truth = key("only_the_data").solve(**n)
        for typed in (f"{truth:.4f}", f"{100 * truth:.1f}%"):
            assert judge(problem, n, typed, key("only_the_data")).kind == "correct", typed


def test_no_mistake_is_named_twice():
    names = [mistake.__name__ for problem in registry.of_chapter("ch08") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))


# --- The caps of a chapter ---


def test_every_problem_and_explorer_is_on_the_page(parts):
    body = "\n".join(body for _, _, body in parts())
    assert all(f'card("ch08.{name.split(".")[1]}")' in body for name in registry.of_chapter("ch08"))
    assert all(f'explorer("{name}")' in body and f'predict("{name}")' in body for name in EXPLORERS)


def test_the_three_routes_add_up(parts):
    plan = next(body for _, head, body in parts() if '"notes"' in head and "**20 minutes:**" in body)
    twenty, fifty, seventy_five = re.split(r"\*\*50:\*\*|\*\*75:\*\*", plan.split("*On the projector:*")[0])
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert minutes[0] == 20 and minutes[0] + minutes[1] == 50 and sum(minutes) == 75


def test_aid_is_said_before_unfair(prose):
    text = prose()
    assert "A place is help" in text and "ask who benefits before you say “unfair”" in text
    assert "violates equalized odds" in text and "quota in disguise" in text


def test_the_debate_has_two_sides_and_its_numbers_are_the_chapter_s():
    assert {exemplar.side for exemplar in DEBATE.exemplars} == {"for", "against"} and len(DEBATE.rubric) == 4
    text = " ".join(exemplar.position + exemplar.objection for exemplar in DEBATE.exemplars)
    assert all(number in text for number in ("1,463", "134", "536,000", "16.8%", "277", "1,305", "907", "412"))
    held, m1 = program_policy("M1", housed_slots=1_305), program_policy("M1")
    assert held["unhoused"].missed - m1["unhoused"].missed == 412


def test_sources_are_those_of_the_models_and_inputs_of_our_own_are_called_so(prose):
    text = prose()
    listed = [line[2:] for line in text[text.index("## Sources") :].splitlines() if line.startswith("- ")]
    known = [source.full for source in SOURCES.values()]
    assert len(listed) >= 8 and all(any(line.startswith(full) for full in known) for line in listed)
    assert "illustrative inputs" in text and "simulated" in text
