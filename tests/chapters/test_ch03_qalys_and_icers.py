"""Chapter 3: its moment holds at the numbers it tells, its draws keep their promises, and it keeps to the caps of a chapter."""

import itertools
import math
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from vbc.analyses import CARE_OF_A_YEAR, DRUG, STANDARD_LIFE, TREATED_LIFE, hiv_screening
from vbc.cost_effectiveness import discounted_qalys, present_value
from vbc.sources import SOURCES
from widgets.explorer import load
from workbook import registry, variants
from workbook.judge import judge

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch03_qalys_and_icers.py"
CORE = ("invisible_patients", "draw_a_life", "cost_effectiveness_plane")
EXPLORERS = (*CORE, "ways_to_screen", "how_sure")
CORE_CARDS = ["why_each_line", "last_step", "only_the_data", "sunday_ferry"]


def prose(body):
    text = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    return "\n".join(line for line in (re.sub(r"^# ?", "", line) for line in text.split("\n")) if not line.startswith("|"))


def drawn(name, count=400):
    return [variants.draw(f"ch03.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch03.{name}")


# The moment.


def balance(**values):
    return load("invisible_patients").at(**values).frame["balance"].iloc[0]


def test_the_invisible_patients_lose_more_than_the_hundred_gain():
    """75 QALYs here, 88.9 elsewhere: −13.9 at $100,000, level at the drug's own ratio, +15.7 at $150,000."""
    here = balance()
    assert (here["gained"], here["displaced"], here["net"], here["level"]) == (75.0, 88.9, -13.9, 118_533)
    assert balance(threshold=118_500)["net"] == 0.0
    assert balance(threshold=150_000)["net"] == 15.7
    assert balance(cost=DRUG.drug_cost)["level"] == 83_200


def test_every_qaly_is_a_dot_and_what_is_left_of_one_is_a_smaller_dot():
    for values in ({}, {"threshold": 150_000}, {"outcome": 0.25, "cost": 100_000}, {"outcome": 1.0, "cost": 20_000}):
        dots, row = load("invisible_patients").at(**values).frame["dots"], balance(**values)
        upper = dots[dots["part"].str.startswith("gained")]
        lower = dots[dots["part"].str.startswith("lost")]
        assert upper["size"].sum() == pytest.approx(row["gained"], abs=0.06)
        assert lower["size"].sum() == pytest.approx(row["displaced"], abs=0.06)
        surplus = dots[dots["part"].isin(["gained, net", "lost, net"])]["size"].sum()
        assert surplus == pytest.approx(abs(row["net"]), abs=0.56), "a dot belongs to one side of the line or the other"


def test_no_two_dots_lie_on_one_another():
    for values in load("invisible_patients").corners():
        dots = load("invisible_patients").model(**values)["dots"]
        assert not dots.duplicated(["x", "y"]).any()


def test_the_dossier_does_not_show_who_pays():
    scene = load("invisible_patients").at(elsewhere=False)
    assert math.isnan(scene.frame["balance"]["net"].item()) and "does not say" in scene.sentence
    assert set(scene.frame["dots"]["part"]) == {"gained, net"}
    assert "88.9" not in str(scene.spec["datasets"])


def test_one_ratio_two_opposite_decisions():
    plane = load("cost_effectiveness_plane")

    def verdict(sign, threshold):
        scene = plane.at(delta_outcome=sign * 0.75, delta_cost=sign * 88_900, threshold=threshold)
        assert scene.frame["point"]["ratio"].item() == "$118,533 a QALY"
        return scene.frame["point"]["verdict"].item()

    assert [verdict(sign, price) for sign in (1, -1) for price in (100_000, 150_000)] == [
        "refuse it",
        "take it",
        "take it",
        "refuse it",
    ]


def test_no_negative_ratio_is_ever_printed():
    plane = load("cost_effectiveness_plane")
    for health, cost in itertools.product((-0.5, 0, 0.5), (-40_000, 0, 40_000)):
        scene = plane.at(delta_outcome=health, delta_cost=cost)
        ratio = scene.frame["point"]["ratio"].item()
        assert ratio == ("$80,000 a QALY" if health * cost > 0 else "none to print")
        assert "−$" not in ratio and ("given up" in scene.sentence) == (health < 0 and cost < 0)


def test_the_shaded_region_is_where_the_net_benefit_is_above_zero():
    """Along the ray's corners the region's edge is λ times health, within the frame."""
    for price in (0, 50_000, 150_000, 200_000):
        edge = load("cost_effectiveness_plane").at(threshold=price).frame["edge"]
        on = edge[edge["on_ray"]]
        assert on["ray"].to_numpy() == pytest.approx(price * on["x"].to_numpy())
        assert edge["ray"].abs().max() <= 150_000 + 1e-6


# Predictions.


@pytest.mark.parametrize("name", CORE)
def test_a_prediction_s_truth_is_computed_and_its_reveal_fits_every_answer(name):
    prediction = load(name).prediction
    truth = prediction.truth()
    options = getattr(prediction.answer, "options", None)
    given = list(options) if options else [-13.9, 75, 0, -88.9]
    assert all("{" not in prediction.reveal(one, truth) for one in given)
    assert {"invisible_patients": -13.9, "draw_a_life": "early", "cost_effectiveness_plane": "cheaper"}[name] == truth
    assert options is None or truth in options


def test_no_prompt_or_option_gives_its_answer_away():
    prompt = load("invisible_patients").prediction.prompt
    assert "88.9" not in prompt and "13.9" not in prompt
    for name in CORE:
        answer = load(name).prediction.answer
        if hasattr(answer, "options"):
            lengths = {option: len(text) for option, text in answer.options.items()}
            assert max(lengths, key=lengths.get) != load(name).prediction.truth(), "the true one is not the longest"


# The illustrative inputs make what they are chosen to make.


def test_the_profile_gains_what_the_case_says_and_its_later_care_is_the_rest_of_the_bill():
    assert discounted_qalys(TREATED_LIFE) - discounted_qalys(STANDARD_LIFE) == pytest.approx(DRUG.outcome, abs=0.0005)
    years = len(TREATED_LIFE) - len(STANDARD_LIFE)
    stream = [0] * len(STANDARD_LIFE) + [CARE_OF_A_YEAR] * years
    assert present_value(stream) == pytest.approx(DRUG.future_care_cost, abs=1)
    assert DRUG.cost == 88_900


def test_a_life_that_is_drawn_is_the_sum_that_is_shown():
    explorer = load("draw_a_life")
    sums = explorer.at().frame["sums"].iloc[0]
    assert (round(sums["total"], 3), round(sums["standard"], 4), round(sums["gain"], 3)) == (3.970, 3.2193, 0.750)
    half = explorer.at(utilities=[1.0, 1.0, *[0.0] * 8], rate=0.0, last_year=0.5)
    assert half.frame["sums"]["total"].item() == 1.5 and "2 years, of the last one 50%" in half.sentence
    start = explorer.at(timing="start of year").frame["sums"]["total"].item()
    assert start == pytest.approx(1.03 * sums["total"], abs=1e-3)
    nobody = explorer.at(utilities=[0.0] * 10)
    assert nobody.frame["sums"]["total"].item() == 0


def test_a_scene_code_brings_a_drawn_life_back():
    explorer = load("draw_a_life")
    life = [0.9, 0.85, 0.8, -0.1, *[0.0] * 6]
    scene = explorer.at(utilities=life, rate=0.05)
    assert explorer.read_code(scene.code) == scene.values and scene.values["utilities"] == life


def test_the_published_ladder_and_the_two_wrong_ones():
    ways = load("ways_to_screen")
    published = ways.at().frame["ways"].set_index("pathway")
    assert published["ratio"].dropna().round().tolist() == [37_500, 58_286, 100_800]
    assert published.loc["every year", "status"] == "dominated" and published["best"].idxmax() == "every 5 years"
    wrong = ways.at(rival="cheapest")
    assert round(wrong.frame["ways"].set_index("pathway").loc["every 3 years", "ratio"]) == 50_483
    assert "not the best" in wrong.sentence
    detour = ways.at(cost_once=27_700).frame["ways"].set_index("pathway")
    assert detour.loc["once", "status"] == "extendedly dominated"
    low, high = detour.loc["status quo"], detour.loc["every 5 years"]
    assert detour.loc["every 5 years", "ratio"] == pytest.approx((high["cost"] - low["cost"]) / (high["outcome"] - low["outcome"]))
    assert ways.at().frame["ways"]["outcome"].tolist() == hiv_screening()["outcome"].tolist()


def test_the_curve_and_the_worth_of_knowing_follow_the_threshold():
    """The decision turns at the ratio, and knowing is worth most there."""
    sure = load("how_sure")
    here = {price: sure.at(threshold=price).frame["here"].iloc[0] for price in (50_000, 100_000, 120_000, 200_000)}
    assert here[100_000]["expected"] < 0 < here[120_000]["expected"]
    assert max(here, key=lambda price: here[price]["information"]) == 120_000
    curve = sure.at().frame["curve"]
    assert curve["probability"].is_monotonic_increasing and curve["probability"].iloc[-1] < 1
    # against the normal law, which the draws follow: three standard errors of a share of 1,000
    mean, spread = 0.75 * 100_000 - 88_900, math.hypot(100_000 * 0.3, 15_000)
    normal = 0.5 * (1 + math.erf(mean / spread / math.sqrt(2)))
    assert here[100_000]["probability"] == pytest.approx(normal, abs=3 * math.sqrt(normal * (1 - normal) / 1_000))


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_corner_says_something_and_draws(name):
    explorer = load(name)
    for values in explorer.corners():
        scene = explorer.at(**values)
        assert all(scene.spec["datasets"].values()) and scene.sentence.endswith(".")
        assert not re.search(r"\bnan\b|\binf\b|--|\$-", scene.sentence), scene.sentence
    assert len({explorer.at(**values).code for values in explorer.scenes.values()}) == len(explorer.scenes)


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_model_answers_within_a_frame(name):
    """The picture follows the thumb; a generous bound of processor time, since a benchmark measures it."""
    from time import process_time

    explorer = load(name)
    explorer.model(**explorer.defaults)
    start = process_time()
    for _ in range(10):
        explorer.model(**explorer.defaults)
    assert (process_time() - start) / 10 < 0.1


# Problems: what their texts claim holds in every draw.


def test_every_kind_of_answer_is_asked():
    problems = registry.of_chapter("ch03")
    assert {problem.answer.kind for problem in problems.values()} == {"number", "choice", "match", "target", "table", "code"}
    assert [name.split(".")[1] for name, problem in problems.items() if problem.stage == "core"] == CORE_CARDS
    assert len(problems) >= 12


def test_the_worked_lines_follow_from_the_figures_as_printed():
    for n in drawn("why_each_line"):
        usual = n["u1"] / 1.03 + n["u2"] / 1.03**2
        treated = n["u1"] / 1.03 + n["v2"] / 1.03**2 + n["v3"] / 1.03**3
        assert n["usual"] == pytest.approx(usual, abs=5.1e-5) and n["treated"] == pytest.approx(treated, abs=5.1e-5)
        assert n["gain"] == pytest.approx(n["treated"] - n["usual"], abs=1e-9)
        assert n["extra"] == n["drug"] + round(n["care"] / 1.03**3)
        assert n["ratio"] == round(n["extra"] / n["gain"])
        assert abs(n["price"] / n["ratio"] - 1) > 0.1
        assert (n["verdict"] == "take it") == (n["ratio"] < n["price"]) == (n["side"] == "below")
        assert n["gain"] > 0 and n["v2"] <= 1


def test_every_kind_of_comparison_is_shown_and_keyed_by_net_benefit():
    """The bank's keys against λ × ΔE − ΔC at $100,000, read off the items' own texts."""
    from exercises.problems._ch03_banks import COMPARISONS

    def number(text):
        found = re.search(r"([+−])\\?\$?([\d.,]+)", text)
        return 0.0 if not found else float(found[2].replace(",", "").rstrip(".")) * (1 if found[1] == "+" else -1)

    truth = key("which_quadrant").solve(shown=list(COMPARISONS))
    for item, text in COMPARISONS.items():
        health, cost = (number(part) for part in text.split(", ", 1))
        worth = 100_000 * health - cost
        expected = (
            "dominant" if health >= 0 >= cost else "dominated" if health <= 0 <= cost else "accept" if worth > 0 else "refuse"
        )
        assert truth[item] == expected, text
    for n in drawn("which_quadrant", 60):
        assert len(set(key("which_quadrant").solve(**n).values())) == 4


def test_the_transfer_card_has_none_of_the_chapter_s_words_and_a_number_nobody_needs():
    problem = registry.problem("ch03.sunday_ferry")
    words = {
        "qaly",
        "icer",
        "ratio",
        "price",
        "budget",
        "health",
        "patient",
        "cost",
        "threshold",
        "displace",
        "net",
        "benefit",
        "discount",
        "λ",
    }
    text = " ".join([problem.prompt, *problem.hints]).lower()
    assert not [word for word in words if re.search(rf"\b{word}", text)]
    signs = set()
    for n in drawn("sunday_ferry"):
        truth = key("sunday_ferry").solve(**n)
        assert truth == key("sunday_ferry").solve(**(n | {"seats": 0})) == pytest.approx(n["saved"] / n["fare"] - n["riders"])
        signs.add(truth > 0)
    assert signs == {True, False}


def test_the_ladder_has_one_detour_and_one_dominated_program():
    for n in drawn("frontier_ratios"):
        ratios = key("frontier_ratios").solve(**n)["Ratio"]
        shown = [ratio for ratio in ratios if isinstance(ratio, float)]
        assert [isinstance(ratio, float) for ratio in ratios] == [False, False, True, False, True]
        assert shown[1] > 1.2 * shown[0] and list(n["costs"]) == sorted(n["costs"]) and len(set(n["costs"])) == 5
        assert n["outcomes"][3] < n["outcomes"][2], "dominated by a cheaper one"


def test_the_ten_draws_meet_all_four_quadrants_that_a_rule_needs():
    for n in drawn("share_worth_it"):
        kinds = [(health > 0, cost > 0, n["price"] * health > cost) for health, cost in n["points"]]
        assert (
            len(kinds) == 10 and (False, True, False) in kinds and (False, False, True) in kinds and (False, False, False) in kinds
        )
        assert key("share_worth_it").solve(**n) == pytest.approx(sum(kind[2] for kind in kinds) / 10)


def test_knowing_is_worth_something_and_less_than_having():
    for n in drawn("worth_of_knowing"):
        worth = key("worth_of_knowing").solve(**n)
        table = pd.DataFrame(n)
        assert worth == pytest.approx(table.max(axis=1).mean() - table.mean().max()) and worth > 0


def test_a_drawn_answer_may_be_a_hundredth_off_and_no_more():
    problem, numbers = registry.problem("ch03.what_years_count"), drawn("what_years_count", 1)[0]
    truth = key("what_years_count").solve(**numbers)["qalys"]
    near = {"qalys": [round(value, 2) for value in truth]}
    assert judge(problem, numbers, near, key("what_years_count")).kind == "correct"
    off = {"qalys": [near["qalys"][0] - 0.03, *near["qalys"][1:]]}
    assert judge(problem, numbers, off, key("what_years_count")).kind == "incorrect"
    raw = {"qalys": numbers["utilities"]}
    assert judge(problem, numbers, raw, key("what_years_count")).misconception == "utilities_as_they_are"


def test_the_frontier_to_write_agrees_with_the_models_frontier():
    from vbc.cost_effectiveness import cost_effectiveness_frontier

    rng = np.random.default_rng(5)
    for _ in range(60):
        size = int(rng.integers(1, 9))
        outcomes, costs = (rng.integers(0, 40, size) / 20).tolist(), (rng.integers(0, 30, size) * 500.0).tolist()
        names = [str(at) for at in range(size)]
        found = cost_effectiveness_frontier(dict(zip(names, outcomes, strict=True)), dict(zip(names, costs, strict=True)))
        expected = [int(name) for name in found.loc[found["status"] == "frontier", "pathway"]]
        assert key("frontier").solve(outcomes, costs) == expected


def test_mistakes_have_names_that_read_as_words():
    names = [mistake.__name__ for problem in registry.of_chapter("ch03") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))
    assert all(2 <= len(name.split("_")) <= 7 for name in names)


# The script.


def test_the_vignette_is_short_and_says_that_it_is_one(parts):
    vignette = next(prose(body) for _, _, body in parts() if "*A vignette.*" in body)
    assert len(vignette.partition("*A vignette.*")[2].split()) <= 120


def test_what_is_ours_is_called_so_and_what_is_published_has_its_source(parts):
    text = " ".join(prose(body) for _, _, body in parts())
    assert text.count("illustrative") >= 4
    for source in ("drummond_2015", "claxton_2015", "neumann_2014", "paltiel_2006", "fenwick_2001", "stinnett_mullahy_1998"):
        assert SOURCES[source].authors[0] in text


def test_notes_name_the_wrong_answer_and_their_times_add_up(parts):
    notes = [prose(body) for _, head, body in parts() if '"notes"' in head]
    text = " ".join(notes)
    for part in ("*Likely", "rong answer to call on", "ebrief", "*Cut", "**20 minutes:**", "**75:**", "*Exit ticket:*"):
        assert part in text, part
    plan = next(note for note in notes if "**20 minutes:**" in note)
    twenty, rest = re.split(r"\*\*50:\*\*", plan, maxsplit=1)
    fifty, seventy_five = re.split(r"\*\*75:\*\*", rest, maxsplit=1)
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert minutes[0] == 20 and minutes[0] + minutes[1] == 50 and sum(minutes) == 75
