"""Chapter 9: its moment holds at the numbers it tells, its draws keep their promises, and its pictures show what they say."""

import itertools
import math
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from exercises.problems._ch09_banks import DEEDS, FELT, IDEAS, SAYINGS, YEARS
from vbc.cost_sharing import cost_sharing_results
from vbc.sources import SOURCES
from widgets.explorer import load
from workbook import registry, variants
from workbook.judge import judge
from workbook.variants import groups

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch09_payment_incentives.py"
CORE = ("week_in_the_chair", "second_practice", "cliff_or_ramp")
FURTHER = ("brick_by_brick", "hospital_points", "bundle_settles", "price_per_head", "members_leave", "price_at_the_door")
EXPLORERS = (*CORE, *FURTHER)
CORE_CARDS = ["why_each_line", "last_step", "four_margins", "the_lawn"]


def drawn(name, count=400):
    return [variants.draw(f"ch09.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch09.{name}")


# The moment: the second practice.


def margins(**values):
    return load("second_practice").at(**values).frame.set_index("practices")


def test_the_visit_earns_forty_less_fifty_over_the_practices():
    """−10 alone, +15 with two, +39 with fifty; for everybody together −10 whatever their number."""
    found = margins()
    for many in range(1, 51):
        assert found["margin"][many] == pytest.approx(float(40 - Fraction(50, many)))
        others = Fraction(50, many) * (many - 1)
        assert found["everybody"][many] == pytest.approx(found["margin"][many] - float(others)), (
            "what each earns if all add a visit"
        )
    assert [found["margin"][many] for many in (1, 2, 50)] == [-10, 15, 39]
    assert load("second_practice").prediction.truth() == 2


@pytest.mark.parametrize(("settings", "at"), [({"share": 0.4}, 1), ({"probability": 0.8}, 1), ({"share": 0.8}, 2)])
def test_the_visit_is_level_where_the_chapter_says(settings, at):
    assert margins(**settings)["margin"][at] == pytest.approx(0)
    assert "earns you $0" in load("second_practice").at(practices=at, **settings).sentence


def test_below_the_minimum_nothing_holds_the_visit_back():
    scene = load("second_practice").at(probability=0)
    assert (scene.frame["margin"] == 40).all() and "pays you even alone" in scene.sentence


def test_no_share_stops_three():
    assert (margins(share=1)["margin"][[3, 4, 50]] > 0).all()
    assert "no share up to 100%" in load("second_practice").at(practices=3).sentence
    assert "no share up to 100% would stop it; at this share, a chance of 80%" in load("second_practice").at(probability=0).sentence


def test_the_browser_can_move_the_practices_by_itself():
    explorer = load("second_practice")
    one, fifty = (explorer.at(practices=many).frame.drop(columns="here") for many in (1, 50))
    assert one.equals(fifty), "the rows hold every number of practices, so that the mark alone moves"


# Monday's week.


def week(**values):
    scene = load("week_in_the_chair").at(**values)
    return scene, scene.frame["totals"].iloc[0]


def test_what_is_chosen_adds_up_and_the_way_of_paying_only_divides():
    explorer = load("week_in_the_chair")
    ids = list(explorer.controls["chosen"].options)
    for size in (0, 1, 3, 8):
        chosen = ids[:size]
        together = []
        for paid_by in explorer.controls["paid_by"].options:
            scene, totals = week(chosen=chosen, paid_by=paid_by)
            rows = scene.frame["actions"]
            assert rows["chosen"].sum() == size
            assert totals["provider"] == pytest.approx(rows.loc[rows["chosen"], "provider"].sum())
            together.append(totals["provider"] - totals["payer"])
        assert np.ptp(together) < 1e-9


def test_money_alone_does_what_the_scene_says_and_nothing_that_costs():
    explorer = load("week_in_the_chair")
    for name, values in explorer.scenes.items():
        if "money alone" in name:
            rows = explorer.at(**values).frame["actions"]
            assert ((rows["provider"] > 0) == rows["chosen"]).all(), name


def test_no_way_of_paying_does_all_that_helps_and_only_that():
    explorer = load("week_in_the_chair")
    for paid_by in explorer.controls["paid_by"].options:
        rows = explorer.at(paid_by=paid_by).frame["actions"]
        assert set(rows.loc[rows["provider"] > 0, "action"]) != set(rows.loc[rows["health"] > 0, "action"])
    assert explorer.prediction.truth() == "none"


def test_the_bonus_changes_an_income_and_no_choice():
    fee, bonus = (load("week_in_the_chair").at(paid_by=paid_by).frame["actions"] for paid_by in ("fee", "bonus"))
    gains = (bonus["provider"] - fee["provider"]).round()
    assert gains[gains != 0].tolist() == [398] and fee.loc[gains != 0, "provider"].item() == 60
    assert ((fee["provider"] > 0) == (bonus["provider"] > 0)).all()


def test_a_scene_code_brings_ticked_actions_back():
    explorer = load("week_in_the_chair")
    for chosen in ([], ["visit"], ["scan", "call"], list(explorer.controls["chosen"].options)):
        scene = explorer.at(chosen=chosen, paid_by="bundle")
        assert explorer.read_code(scene.code) == scene.values


# Thursday's bonus.


def test_a_threshold_asks_effort_of_one_in_four():
    frame = load("cliff_or_ramp").at().frame
    cliff = frame[frame["bonus"] == "cliff"].set_index("rate")["next_patient"]
    assert [round(cliff[rate]) for rate in (0.5, 0.7, 0.78, 0.9)] == [0, 52, 398, 2]
    ramp = frame[frame["bonus"] == "ramp"].set_index("rate")["next_patient"]
    assert round(ramp[0.7]) == 147 and (ramp[[0.5, 0.7, 0.9]] > cliff[[0.5, 0.7, 0.9]]).all()
    assert load("cliff_or_ramp").prediction.truth() == "one"


def test_the_worth_of_one_more_is_what_simulated_years_say():
    """Against 200,000 years of 100 patients, one of whom is made sure of."""
    rng = np.random.default_rng(9)
    others = rng.binomial(99, 0.78, 200_000)
    sure, drawn_too = others + 1, others + (rng.random(200_000) < 0.78)
    worth = 20_000 * ((sure >= 80).mean() - (drawn_too >= 80).mean())
    frame = load("cliff_or_ramp").at().frame
    told = frame[(frame["bonus"] == "cliff") & np.isclose(frame["rate"], 0.78)]["next_patient"].item()
    assert told == pytest.approx(worth, abs=40)


def test_what_is_drawn_is_never_cut_off():
    from widgets.explorers.cliff_or_ramp import CEILING

    for values in load("cliff_or_ramp").corners():
        assert load("cliff_or_ramp").model(**values)["next_patient"].max() <= CEILING


# The further explorers.


def test_bricks_are_laid_until_the_next_one_costs_what_is_paid():
    explorer = load("brick_by_brick")
    found = explorer.at().frame["summary"].iloc[0]
    assert (found["made"], found["best"], found["waste"]) == (30, 12.5, 1225)
    assert explorer.at(price=45).frame["summary"]["waste"].item() == 0
    assert explorer.at(price=0).frame["summary"]["made"].item() == 0 and explorer.prediction.truth() == 30
    # the loss is the area between the two lines, here by counting thin slices
    pieces = np.arange(12.5, 30, 0.001)
    assert ((20 + 2 * pieces) - (120 - 6 * pieces)).sum() * 0.001 == pytest.approx(1225, rel=1e-3)


def test_points_are_the_larger_and_dragging_stays_in_the_field():
    explorer = load("hospital_points")
    for values in explorer.corners():
        point = explorer.at(**values).frame["point"].iloc[0]
        assert point["points"] == max(point["achieved"], point["improved"])
        assert point["benchmark"] > point["threshold"]
    assert explorer.prediction.truth() == 5
    field = explorer.at().frame["field"]
    assert field["points"].between(0, 10).all() and len(field) == 26 * 26


def test_a_bundle_pays_for_more_episodes_and_a_price_per_head_does_not():
    """C11: the same inside an episode, opposite in their number."""
    for values in load("bundle_settles").corners():
        point = load("bundle_settles").model(**values)["point"].iloc[0]
        assert (point["more"] > 0) == (point["target"] > values["actual"]) and point["head"] < 0
    assert load("bundle_settles").at().frame["point"]["payment"].item() == pytest.approx(325_000)
    assert load("bundle_settles").at(year="1", actual=30_000).frame["point"]["payment"].item() == 0


def test_settlements_keep_within_the_year_s_limits_and_never_rise_with_spending():
    for year, (gain, loss) in {"1": (0.05, 0), "2": (0.05, 0.05), "3": (0.1, 0.1), "4": (0.2, 0.2)}.items():
        curve = load("bundle_settles").at(year=year).frame["curve"]
        target = 0.97 * 25_000 * 100
        assert curve["payment"].max() == pytest.approx(gain * target) and curve["payment"].min() == pytest.approx(-loss * target)
        assert (curve["payment"].diff().dropna() <= 1e-6).all()


def test_a_losing_year_gets_rarer_with_members_and_surer_below_cost():
    explorer = load("price_per_head")
    assert explorer.at().frame["skewed"].is_monotonic_decreasing
    assert explorer.at(loading=-0.02).frame["skewed"].is_monotonic_increasing
    assert "surer" in explorer.at(loading=-0.02).sentence and explorer.prediction.truth() == 30


def test_prevention_pays_all_plans_long_before_it_pays_one():
    explorer = load("members_leave")
    last = {stay: explorer.at(stay_rate=stay).frame.query("last").set_index("side")["value"] for stay in (0.8, 0.89, 0.9, 1.0)}
    assert (round(last[0.8]["plan"]), round(last[0.8]["everybody"])) == (-216, 424)
    assert last[0.89]["plan"] < 0 < last[0.9]["plan"] and last[1.0]["plan"] == last[1.0]["everybody"]


def test_the_experiment_is_shown_as_it_was_published():
    """Manning and colleagues, table 2: any use 86.8, 78.8, 77.2, 67.7 and 72.3 percent."""
    means = load("price_at_the_door").at(measure="any_use").frame.set_index("plan")["mean"]
    assert means.tolist() == pytest.approx([86.8, 78.8, 77.2, 67.7, 72.3], abs=0.15)
    inpatient = load("price_at_the_door").at(measure="inpatient", against=True)
    assert "holds zero" in inpatient.sentence and "leaves out zero" in load("price_at_the_door").at(measure="outpatient").sentence


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_corner_says_something_and_its_scenes_differ(name):
    explorer = load(name)
    for values in explorer.corners():
        sentence = explorer.says(values, explorer.model(**values))
        assert sentence.endswith(".") and not re.search(r"\bnan\b|\binf\b|--|\$-|\+-|−−|\$−", sentence), sentence
    assert len({explorer.code(values) for values in explorer.scenes.values()}) == len(explorer.scenes)


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_prediction_s_truth_is_computed_and_its_reveal_fits_every_answer(name):
    prediction = load(name).prediction
    truth = prediction.truth()
    options = getattr(prediction.answer, "options", None)
    given = list(options) if options else [0, truth, 1000]
    assert all("{" not in prediction.reveal(one, truth) for one in given)
    assert options is None or truth in options
    if options:
        lengths = {option: len(text) for option, text in options.items()}
        assert max(lengths, key=lengths.get) != truth or len(set(lengths.values())) == 1, "the true one is not the longest"


# Problems: what their texts claim holds in every draw.


def test_every_kind_of_answer_is_asked():
    problems = registry.of_chapter("ch09")
    assert {problem.answer.kind for problem in problems.values()} == {"number", "choice", "match", "target", "table", "code"}
    assert [name.split(".")[1] for name, problem in problems.items() if problem.stage == "core"] == CORE_CARDS
    assert sum(problem.answer.kind == "target" for problem in problems.values()) == 3 and len(problems) >= 12


def number(text):
    return float(text.replace(",", "").replace("−", "-"))


def test_the_worked_lines_follow_from_the_figures_as_printed():
    for n in drawn("why_each_line"):
        assert n["margin"] == n["fee"] - n["cost"] > 0 and n["more"] == n["fee"] + n["other"]
        assert number(n["lost"]) == pytest.approx(n["share"] * n["more"], abs=1e-9)
        assert number(n["expected"]) == pytest.approx(n["chance"] * number(n["lost"]), abs=0.0051)
        assert number(n["felt"]) == pytest.approx(number(n["expected"]) / n["practices"], abs=0.0051)
        assert number(n["result"]) == pytest.approx(n["margin"] - number(n["felt"]), abs=0.0101)
        assert n["verdict"] == (
            "it pays" if number(n["result"]) > 0 else "it costs you" if number(n["result"]) < 0 else "it is level"
        )
        assert number(n["expected"]) < number(n["lost"]) and number(n["felt"]) < number(n["expected"]), "what two remarks say"


def test_the_last_step_is_spread_and_never_near_zero():
    for n in drawn("last_step"):
        truth = n["margin"] - n["share"] * n["chance"] * n["more"] / n["practices"]
        assert key("last_step").solve(**n) == pytest.approx(truth) and abs(truth) >= 2
        assert number(n["lost_text"]) == pytest.approx(n["lost"], abs=0.0051)


def test_four_margins_are_the_models_own():
    from vbc.action_margins import Action, Bundle, Capitation, FeeForService, SharedSavings

    for n in drawn("four_margins", 100):
        terms = (FeeForService(), Bundle(), Capitation(), SharedSavings(share=n["share"]))
        visit = Action("visit", fee=n["fee"], cost=n["cost"])
        call = Action("call", fee=0, cost=n["call"], avoided_chance=n["chance"], avoided_cost=n["loss"])
        truth = key("four_margins").solve(**n)
        assert truth["Visit"] == pytest.approx([term.provider(visit) for term in terms])
        assert truth["Care call"] == pytest.approx([term.provider(call) for term in terms])


def test_the_lawn_is_watered_from_that_flat_on_and_no_sooner():
    for n in drawn("the_lawn"):
        flats = key("the_lawn").solve(**n)
        assert n["cost"] / flats < n["worth"] < n["cost"] / (flats - 1)


def test_the_transfer_speaks_of_nothing_in_the_chapter():
    problem = registry.problem("ch09.the_lawn")
    text = set(re.findall(r"[a-z]+", " ".join([problem.title, problem.prompt, *problem.hints]).lower()))
    for word in ("practice", "saving", "visit", "payer", "patient", "health", "incentive", "fee", "bonus", "capitation", "margin"):
        assert word not in text, word


def test_targets_leave_the_visit_at_nothing_and_bricks_where_they_are_worth_it():
    for n in drawn("neutral_share"):
        share = key("neutral_share").solve(**n)["share"]
        assert (
            n["margin"] == pytest.approx(share * n["chance"] * n["spending"])
            and 0.1 <= share <= 0.9
            and n["fee"] - 60 == n["margin"]
        )
    for n in drawn("neutral_chance"):
        chance = key("neutral_chance").solve(**n)["chance"]
        assert n["margin"] == pytest.approx(chance * n["share"] * n["spending"]) and 0.1 <= chance <= 0.9
    for n in drawn("price_of_a_brick"):
        price = key("price_of_a_brick").solve(**n)["price"]
        bricks = (price - n["first_cost"]) / n["cost_rise"]
        assert n["first_worth"] - n["worth_fall"] * bricks == pytest.approx(price) and price <= 160


def test_what_a_year_lets_you_feel_is_what_the_contract_pays():
    """The bank's keys, by settling each year twice: as it stands, and with $100 more spent."""

    def paid(savings, benchmark=1_000_000, *, gate=1.0, cap=0.10):
        return gate * min(0.5 * savings, cap * benchmark) if savings >= 0.02 * benchmark - 1e-9 else 0.0

    def lost(savings, *, practices=1, benchmark=1_000_000, gate=1.0):
        before, after = (paid(left, benchmark, gate=gate) for left in (savings, savings - 100))
        return (before - after) / practices

    found = {
        "below_one": lost(8_000),
        "gate_failed": lost(40_000, gate=0),
        "over_cap": lost(260_000),
        "four_share": lost(50_000, practices=4),
        "even_chance": lost(40_000, gate=0.5),
        "two_share": lost(45_000, practices=2),
        "well_inside": lost(40_000),
        "just_under_cap": lost(150_000),
        "inside_again": lost(60_000),
        "on_the_edge": lost(20_000),
        "in_dollars": lost(100_050, benchmark=5_000_000),
        "edge_again": lost(20_060),
    }
    assert set(found) == set(YEARS)
    for group, bin_ in zip(groups(YEARS, 3), FELT, strict=True):
        for year in group:
            is_so = {
                "nothing": found[year] == 0,
                "less": 0 < found[year] < 50,
                "half": found[year] == pytest.approx(50),
                "more": found[year] > 500,
            }
            assert is_so[bin_], (year, found[year])
            assert key("what_is_felt").solve(shown=[year]) == {year: bin_}


def test_every_deed_is_where_its_own_numbers_put_it():
    for group, bin_ in zip(groups(DEEDS, 3), ("fees", "head", "both", "neither"), strict=True):
        for name in group:
            assert key("who_pays_for_it").solve(shown=[name]) == {name: bin_}
            deed = DEEDS[name]
            assert abs(deed["fee"] - deed["cost"]) >= 20 and abs(deed["chance"] * deed["avoided"] - deed["cost"]) >= 15, (
                "no close call"
            )


def test_every_idea_and_every_saying_can_be_drawn():
    assert {n["idea"] for n in drawn("which_payment")} == set(IDEAS)
    shown = list(itertools.chain.from_iterable(n["shown"] for n in drawn("what_may_be_said", 100)))
    assert set(shown) == set(SAYINGS) and all(len(set(n["shown"])) == 6 for n in drawn("what_may_be_said", 100))


def test_the_printed_table_of_the_experiment_is_the_model_s():
    table = cost_sharing_results().set_index(["measure", "plan"])
    prompt = registry.problem("ch09.what_may_be_said").prompt
    for plan, name in (("free", "nothing"), ("25%", "25%"), ("50%", "50%"), ("95%", "95%")):
        use, spent = table.loc[("any_use", plan)], table.loc[("spending", plan)]
        row = next(line for line in prompt.split("\n") if line.startswith(f"| {name} |"))
        assert f"{use['mean']:.1%} | {100 * use['low']:.1f} to {100 * use['high']:.1f}" in row, row
        assert f"\\${spent['mean']:.0f} | {spent['low']:.0f} to {spent['high']:.0f}" in row, row


def test_one_practice_stands_beside_the_cliff_and_two_on_the_ramp():
    for n in drawn("next_patient"):
        truth = key("next_patient").solve(**n)
        assert sorted(truth["Plan C"]) == [0, 0, 0, n["amount"]] and sum(step > 0 for step in truth["Plan R"]) == 3
        assert all(0 < met < n["patients"] for met in n["mets"])
        assert float(n["threshold"] * n["patients"]).is_integer() or math.isclose(n["threshold"] * n["patients"] % 1, 1)


def test_points_are_those_of_the_formulas_done_by_fractions():
    def by_hand(before, now, threshold, benchmark):
        before, now, threshold, benchmark = (Fraction(str(value)) for value in (before, now, threshold, benchmark))
        half = Fraction(1, 2)
        stand = math.floor(9 * (now - threshold) / (benchmark - threshold) + half + half)
        climb = math.floor(10 * (now - before) / (benchmark - before))
        return max(min(stand, 9), min(climb, 9))

    for n in drawn("points", 150):
        assert key("points").solve(**n)["Points"] == [by_hand(*row) for row in n["rows"]]
        assert n["rows"][2][3] < n["rows"][2][2], "fewer infections are better"


def test_half_of_the_bundles_reach_the_limit():
    limited = 0
    for n in drawn("settle_the_year"):
        target = (1 - n["discount"]) * n["baseline"]
        difference, most = (target - n["each"]) * n["episodes"], n["limit"] * target * n["episodes"]
        assert key("settle_the_year").solve(**n) == pytest.approx(max(-most, min(most, difference)))
        limited += abs(difference) > most
    assert 120 < limited < 280


def test_leaving_members_are_counted_year_by_year():
    for n in drawn("members_leave", 100):
        there, worth = 1.0, -n["cost"]
        for _ in range(n["years"]):
            there *= n["stay"]
            worth += there * n["avoided"]
        assert key("members_leave").solve(**n) == pytest.approx(worth)


def test_a_losing_year_is_the_normal_law_s():
    from statistics import NormalDist

    for n in drawn("losing_year", 100):
        average = NormalDist(n["mean"], n["deviation"] / math.sqrt(n["members"]))
        assert key("losing_year").solve(**n) == pytest.approx(1 - average.cdf(n["revenue"]))


EXAMPLE = (
    ["37", "38", "226"],
    0.330,
    {"37": 0.166, "38": 0.166, "226": 0.360, "DM_HF": 0.112},
    {"36": ["37", "38"], "37": ["38"]},
    {"DM_HF": ["37", "226"]},
)


def test_the_risk_score_is_the_example_s_and_agrees_with_the_model_in_every_case():
    from vbc.hcc import add_up_risk_score

    solve = key("risk_score").solve
    assert solve(*EXAMPLE) == pytest.approx(0.968)
    for case in variants.draw_cases({"example": 1}, key("risk_score").cases):
        terms = {name: case[name] for name in ("coefficients", "hierarchies", "interactions", "demographic")}
        assert solve(**case) == pytest.approx(add_up_risk_score(case["categories"], **terms).total)


def test_the_choice_s_true_option_does_not_stand_out():
    options = registry.problem("ch09.which_payment").answer.options
    lengths = [len(text) for text in options.values()]
    assert max(lengths) - min(lengths) <= 4


def test_a_card_answered_wrong_says_what_the_number_is():
    problem = registry.problem("ch09.last_step")
    n = drawn("last_step", 1)[0]
    verdict = judge(problem, n, str(n["margin"]), key("last_step"))
    assert verdict.misconception == "sharing_forgotten" and "under fees alone" in verdict.message


# The script.


def test_the_moment_comes_before_its_formula(parts):
    """No division by practices may be shown before the reader has committed."""
    seen = []
    for _, head, body in parts():
        if body.startswith('predict("second_practice")'):
            break
        if "[markdown]" in head and '"notes"' not in head:
            seen.append(body)
        assert not body.startswith(('card("ch09.why_each_line")', 'card("ch09.last_step")', 'card("ch09.what_is_felt")')), body
    text = "\n".join(seen)
    assert "{N}" not in text and "50/N" not in text and "÷ 2" not in text


def test_every_card_and_explorer_of_the_chapter_is_on_its_page(parts):
    code = "\n".join(body for _, head, body in parts() if "[markdown]" not in head)
    assert set(re.findall(r'card\("ch09\.(\w+)"\)', code)) == {name.split(".")[1] for name in registry.of_chapter("ch09")}
    assert set(re.findall(r'explorer\("(\w+)"\)', code)) == set(EXPLORERS) == set(re.findall(r'predict\("(\w+)"\)', code))
    core = [body for is_core, _, body in parts() if is_core]
    assert [name for name in EXPLORERS if f'explorer("{name}")' in core] == list(CORE)
    assert all(len(load(name).controls) <= 4 for name in EXPLORERS)


def test_every_rule_carries_its_years(prose):
    text = prose()
    for section, years in (
        ("412.160", "2018–2026"),
        ("510.305", "2016–2024"),
        ("422.308", "2026"),
        ("performance years", "2023–2026"),
    ):
        at = text.index(section)
        assert years in text[max(0, at - 400) : at + 200], section
    assert "2026–2030" in text and "end of 2025" in text, "the episode programs of C16"


def test_what_is_ours_is_called_illustrative_and_the_conditions_are_named(prose):
    text = prose()
    assert text.count("llustrative") >= 3
    for condition in ("first dollar", "minimum", "gate", "cap", "one actor"):
        assert condition in text[text.index("What this does not show") :], condition


@pytest.mark.parametrize("vignette", ["unintended consequences", "palliative care"])
def test_a_vignette_is_short(parts, vignette):
    body = next(body for _, head, body in parts() if f"vignette: {vignette}" in body)
    assert len(body.replace("#", "").split()) <= 135 and len(body.split("*A vignette")[1].split()) <= 122


def test_time_plans_add_up(prose):
    plan = next(line for line in prose().split("\n") if line.startswith("**20 minutes:**"))
    twenty, fifty, seventy_five = re.split(r"\*\*\d+:\*\*", plan.replace("**20 minutes:**", ""))
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert minutes[0] == 20 and minutes[0] + minutes[1] == 50 and minutes[2] == 25


def test_sources_that_the_chapter_cites_are_in_the_list(prose):
    text = prose()
    for name in (
        "clemens_gottlieb_2014",
        "kanwar_2007",
        "temel_2010",
        "mullen_2010",
        "mcwilliams_2018",
        "manning_1987",
        "lohr_1986",
        "herring_2010",
    ):
        source = SOURCES[name]
        assert source.authors[0] in text and str(source.year) in text, name
