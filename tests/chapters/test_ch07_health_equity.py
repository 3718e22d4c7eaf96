"""Chapter 7: its moment holds at the numbers it tells, its draws keep their promises, and it keeps to the caps of a chapter."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from vbc.inequality_indices import concentration_index
from vbc.sources import SOURCES
from vbc.undefined import is_undefined
from widgets.debates.causes_or_visits import DEBATE
from widgets.explorer import load
from workbook import registry, variants
from workbook.judge import judge

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch07_health_equity.py"
CORE = ("which_way_the_gap", "one_budget_three_ways", "when_funding_ends")
EXPLORERS = (*CORE, "concentration_curve", "what_the_mean_hides", "housed_and_homeless")
CORE_CARDS = ["why_each_line", "last_step", "only_the_data", "two_tanks"]


def drawn(name, count=400):
    return [variants.draw(f"ch07.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch07.{name}")


def verdict_on(name, numbers, answer):
    return judge(registry.problem(f"ch07.{name}"), numbers, answer, key(name))


# --- The moment: three true headlines ---


def test_three_headlines_are_true_of_one_change():
    """10 to 10 points, 1.667 to 1.833, 1.133 to 1.128: unchanged, wider, narrower."""
    said = load("which_way_the_gap").at().frame["headlines"].set_index("measure")
    assert said["verdict"].to_dict() == {"difference": "unchanged", "adverse": "wider", "favorable": "narrower"}
    assert said["numbers"].str.partition(": ")[2].to_list() == ["10.0 → 10.0", "1.667 → 1.833", "1.133 → 1.128"]
    headlines = said["headline"].to_list()
    prompt = load("which_way_the_gap").prediction.prompt
    assert len(set(headlines)) == 3 and all(f"**{headline}**" in prompt for headline in headlines)


def test_each_line_is_where_its_yardstick_says_unchanged():
    """A point on a line gets that line's verdict, whatever the others say; off it, the sides are the two other words."""
    explorer = load("which_way_the_gap")
    lines = explorer.at().frame["lines"]
    for row in lines.iloc[::9].itertuples():
        if row.low > 0 and abs(row.low - 0.15) > 0.01:
            said = explorer.model(low_after=row.low, high_after=row.high, low_before=0.15, high_before=0.25)["headlines"]
            assert said.set_index("measure").at[row.measure, "verdict"] == "unchanged"
    assert lines["high"].between(0, 0.4 + 1e-9).all() and set(lines["measure"]) == {"difference", "adverse", "favorable"}


def test_headlines_fit_gaps_that_close_turn_round_or_cannot_be_divided():
    def headlines(**values):
        return load("which_way_the_gap").at(**values).frame["headlines"]["headline"].to_list()

    assert headlines(low_after=0.2, high_after=0.2) == ["Riverside level with Hillside"] * 3
    assert headlines(low_after=0.3, high_after=0.2) == ["Riverside overtakes Hillside"] * 3
    assert headlines(low_before=0.3, high_before=0.2, low_after=0.1, high_after=0.2) == ["Riverside falls behind Hillside"] * 3
    assert headlines(low_before=0.3, high_before=0.2, low_after=0.3, high_after=0.1)[0] == "Riverside pulls further ahead"
    assert headlines(low_after=0.0)[1] == "No headline: nothing to divide by"
    assert "leveling down" in load("which_way_the_gap").at(**load("which_way_the_gap").scenes["Hillside made worse"]).sentence


def test_all_divisions_share_an_average_until_visits_wear_off():
    budget = load("one_budget_three_ways")
    curve = budget.at().frame["curve"].set_index("share")
    assert curve["mean"].to_numpy() == pytest.approx([0.17] * 101)
    assert curve["points"][[50, 80, 100]].round(1).to_list() == [10.0, 6.4, 4.0]
    assert "costs nothing" in budget.at().sentence
    named = budget.at(effect="riverside").frame["named"].set_index("name")
    assert named.loc["fewest come back"].round(4).to_list() == [64.6947, 0.1547, 6.0]
    worn = budget.at(effect="riverside").frame["curve"]
    before, after = worn[worn["share"].between(50, 64)], worn[worn["share"] >= 65]
    assert before["mean"].is_monotonic_decreasing and before["points"].is_monotonic_decreasing, "up to there they agree"
    assert after["mean"].is_monotonic_increasing and after["points"].is_monotonic_decreasing, "beyond it they part"
    assert budget.at(effect="hillside").frame["named"].set_index("name").at["fewest come back", "share"] < 50


def test_more_money_can_close_the_gap():
    named = load("one_budget_three_ways").at(visits=2.0).frame["named"].set_index("name")
    assert named.at["equity", "points"] == pytest.approx(0, abs=1e-9) and named.at["equity", "share"] == pytest.approx(
        91.67, abs=0.01
    )


def test_equity_rebounds_and_justice_stays_when_the_money_ends():
    ends = load("when_funding_ends")
    points = ends.at().frame["gaps"].pivot(index="year", columns="approach", values="points")
    assert points.loc[3].to_dict() == {"equality": 10, "equity": 4, "justice": 3.43}
    assert points.loc[4].to_dict() == {"equality": 10, "equity": 10, "justice": 3.43}
    sums = ends.at().frame["sums"].set_index("approach")
    assert sums["paid"].round().to_list() == [150, 60, 77] and sums["all"].round().to_list() == [500, 410, 197]
    assert sums["everybody"].round().to_list() == [1910, 1910, 1697] and sums["average"].round(4).to_list() == [0.2, 0.2, 0.1671]
    slow = ends.at(**ends.scenes["Slow causes, money for 3 years"]).frame["sums"].set_index("approach")["all"]
    assert slow["equity"] < slow["justice"], "the question under the picture has an answer"


def test_funding_that_never_begins_or_never_ends_is_said_as_it_is():
    ends = load("when_funding_ends")
    never = ends.at(funding_ends=0, goes_on=True).frame["sums"]
    assert never["all"].round().to_list() == [500] * 3 and never["paid"].to_list() == [0.0] * 3
    assert "Paid for to the end" in ends.at(funding_ends=10).sentence and "never shrink" in ends.at(retained=1.0).sentence


def test_three_reporters_again_in_the_indices():
    curve = load("concentration_curve")
    indices = {name: curve.at(**values).frame["indices"].iloc[0] for name, values in curve.scenes.items()}
    before, after = indices["A steep county"], indices["Five points off everywhere"]
    assert after["index"] < before["index"] < 0 and after["erreygers"] == pytest.approx(before["erreygers"])
    assert curve.prediction.truth() == "further"
    nobody = curve.at(rates=[0.0] * 5)
    assert "concentrated nowhere" in nobody.sentence and "index none" in nobody.frame["indices"]["first"].item()
    even = curve.at(rates=[0.1, 0.3, 0.1, 0.3, 0.1])
    assert "leans to neither side" in even.sentence, "the question under the picture has an answer"


def test_the_mean_falls_while_everybody_fares_worse_and_rises_while_everybody_fares_better():
    mean = load("what_the_mean_hides")
    told = {guess: mean.prediction.reveal(guess, 0.19) for guess in (0.15, 0.18, 0.19, 0.38)}
    assert [guess for guess, text in told.items() if "You saw it." in text] == [0.19]
    assert [guess for guess, text in told.items() if "You saw which way" in text] == [0.18], "no mean lies above both rates"
    half = mean.at(**mean.scenes["Half of Riverside missing"]).frame["parts"].set_index("part")["points"]
    assert half.to_dict() == {"own rates": 1.0, "who was counted": -2.5, "together": -1.5}
    found = mean.at(**mean.scenes["Riverside found, both better"]).frame["parts"].set_index("part")["points"]
    assert found["own rates"] < 0 < found["together"] and mean.prediction.truth() == 0.19
    level = mean.at(share=0.4).frame["parts"].set_index("part")["points"]
    assert level["together"] == 0 and level["own rates"] == 1.0, "the question under the picture has an answer"


def test_no_comparison_of_gains_by_housing_leaves_out_zero():
    people = load("housed_and_homeless")
    assert people.prediction.truth() == 0
    chosen = people.at().frame["differences"].set_index("month").loc[6]
    assert [round(chosen[name], 2) for name in ("difference", "lower", "upper")] == [2.19, -1.44, 5.82]
    ahead = wide = 0
    for score in people.controls["score"].options:
        rows = people.at(score=score).frame["differences"]
        ahead += int((rows["difference"] > 0).sum())
        wide += int(((rows["upper"] >= 4) | (rows["lower"] <= -4)).sum())
    assert ahead == 7 and "In seven of the 12" in people.prediction.prompt
    assert wide > 6, "most hold four points and more"
    hidden = people.at(by_housing=False)
    assert hidden.frame["differences"]["difference"].isna().all() and "homeless" not in hidden.sentence


# --- Predictions ---


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_prediction_s_truth_is_computed_and_its_reveal_fits_every_answer(name):
    prediction = load(name).prediction
    truth = prediction.truth()
    options = getattr(prediction.answer, "options", None)
    given = list(options) if options else [0.0, 0.12, 1.0, 4.0, 10.0, 170.0]
    assert all("{" not in prediction.reveal(one, truth) for one in given)
    expected = {
        "which_way_the_gap": "three", "one_budget_three_ways": 170, "when_funding_ends": 10, "concentration_curve": "further",
        "what_the_mean_hides": 0.19, "housed_and_homeless": 0,
    }  # fmt: skip
    assert truth == expected[name]
    if options:
        lengths = {option: len(text) for option, text in options.items()}
        assert sorted(lengths, key=lengths.get)[-1] != truth, "the true one is not the longest"


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_corner_says_something_and_stays_within_the_caps(name):
    explorer = load(name)
    assert len(explorer.controls) <= 4 and explorer.asks and explorer.table and explorer.prediction
    for values in explorer.corners():
        scene = explorer.at(**values)
        assert scene.sentence.endswith(".") and not re.search(r"\bnan\b|\binf\b|--|−−|-0\.0\b", scene.sentence), scene.sentence
        tables = explorer.table(scene.frame)
        for table in tables.values() if isinstance(tables, dict) else [tables]:
            assert not table.isna().any().any(), values
    assert len({explorer.at(**values).code for values in explorer.scenes.values()}) == len(explorer.scenes)


@pytest.mark.parametrize("name", EXPLORERS)
def test_the_picture_uses_every_table_of_its_model(name):
    """A table that the picture does not name would stop the picture from following its controls."""
    explorer = load(name)
    spec = str(explorer.spec)
    assert all(f"{{'name': '{source}'}}" in spec for source in explorer.at().frame)


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_model_answers_within_a_frame(name):
    """A generous bound of processor time, since a benchmark measures it."""
    from time import process_time

    explorer = load(name)
    moves = list(explorer.corners())[:12]
    explorer.model(**explorer.defaults)
    start = process_time()
    for values in moves:
        explorer.model(**values)
    assert (process_time() - start) / len(moves) < 0.1


# --- Problems: what their texts claim holds in every draw ---


def test_every_kind_of_answer_is_asked_and_four_problems_are_core(prose):
    problems = registry.of_chapter("ch07")
    assert {problem.answer.kind for problem in problems.values()} == {"number", "choice", "match", "target", "table", "code"}
    assert [name.split(".")[1] for name, problem in problems.items() if problem.stage == "core"] == CORE_CARDS
    assert len(problems) == 14 and "all fourteen problems" in prose()


def test_the_worked_lines_say_what_their_numbers_do():
    for n in drawn("why_each_line"):
        assert n["new_ratio"] > n["ratio"] and n["new_home"] < n["home"] and n["new_low"] > 0
        assert n["ratio"] == pytest.approx(n["high"] / n["low"], abs=0.00051)
        assert n["new_home"] == pytest.approx((100 - n["new_low"]) / (100 - n["new_high"]), abs=0.00051)
        assert n["low"] >= 2 * n["off"], "Elmwood could have lost twice the points"
        assert n["off"] / n["low"] > n["off"] / n["high"], "a larger part of Elmwood's rate"
        again = (n["new_high"] - n["off"]) / (n["new_low"] - n["off"])
        assert again > n["new_ratio"], "line 3 would go up once more"


def test_the_remarks_hold_in_every_draw():
    """One point more in both leaves the difference; all points in Elmwood leave the average."""
    for n in drawn("why_each_line"):
        more = (n["high"] - n["off"] - 1) - (n["low"] - n["off"] - 1)
        assert more == n["gap"] and n["high"] - n["off"] - n["low"] != n["gap"]
        assert n["low"] - 2 * n["off"] + n["high"] == n["new_low"] + n["new_high"]


def test_shown_steps_are_the_division():
    for n in drawn("last_step"):
        assert n["to_high"] + n["to_low"] == pytest.approx(2) and n["to_high"] == pytest.approx(
            n["visits"] * n["share"] / 100 / n["people"]
        )
        assert n["new_low"] == pytest.approx(n["low"] - n["off"] * n["to_low"]) and 0 < n["new_low"] < n["new_high"]
        assert n["new_high"] == pytest.approx(n["high"] - n["off"] * n["to_high"])
        assert (n["new_low"] + n["new_high"]) / 2 == pytest.approx((n["low"] + n["high"]) / 2 - n["off"]), "“either way”"


def test_a_ratio_to_two_decimals_is_right_and_a_mistaken_one_is_not():
    for n in drawn("last_step", 200):
        assert verdict_on("last_step", n, f"{key('last_step').solve(**n):.2f}").kind == "correct"
        for mistake in key("last_step").mistakes:
            assert verdict_on("last_step", n, f"{mistake(**n):.2f}").kind != "correct", mistake.__name__


def test_where_no_gap_is_left_none_is_said_to_narrow():
    for n in drawn("most_for_all"):
        told = key("most_for_all").explain(**n)
        assert "gap of 0.00" not in told and ("narrowing" in told) != ("the other way round" in told)


def test_counts_are_whole_and_yardsticks_are_read_in_the_asked_form():
    for n in drawn("only_the_data"):
        assert all(isinstance(count, int) for year in ("before", "after") for count in n[year])
        rates = [[count / people for count, people in zip(n[year], n["people"], strict=True)] for year in ("before", "after")]
        assert [round(100 * rate, 9) % 1 for year in rates for rate in year] == [0.0] * 4
        truth = key("only_the_data").solve(**n)
        assert all(value > 0 for value in truth["Difference"]) and all(
            value > 1 for value in truth["Coming back"] + truth["Staying home"]
        )


def test_the_tanks_end_level_and_every_can_is_poured():
    words = {
        "patient",
        "readmi",
        "depriv",
        "equal",
        "equit",
        "justice",
        "gap",
        "group",
        "visit",
        "rate",
        "ratio",
        "headline",
        "allocat",
        "budget",
    }
    problem = registry.problem("ch07.two_tanks")
    text = " ".join([problem.prompt, *problem.hints]).lower().replace("equally high", "")
    assert not [word for word in words if re.search(rf"\b{word}", text)]
    for n in drawn("two_tanks"):
        elm = key("two_tanks").solve(**n)
        assert elm == int(elm) and 0 < elm < n["cans"]
        assert n["lower"] + elm * n["step"] == n["higher"] + (n["cans"] - elm) * n["step"]
        assert key("two_tanks").solve(**(n | {"miles": 1})) == elm


def test_each_headline_is_true_exactly_where_its_own_number_moves():
    for n in drawn("which_headlines"):
        low, high, new_low, new_high = (n[name] / 100 for name in ("low", "high", "new_low", "new_high"))
        holds = {
            "both": new_low < low - 1e-9 and new_high < high - 1e-9,
            "mean": new_low + new_high < low + high - 1e-9,
            "difference": new_high - new_low < high - low - 1e-9,
            "adverse": new_high / new_low < high / low - 1e-9,
            "favorable": (1 - new_low) / (1 - new_high) < (1 - low) / (1 - high) - 1e-9,
        }
        assert key("which_headlines").solve(**n) == {name for name, true in holds.items() if true}
        assert new_high > new_low > 0


def test_standing_still_is_three_different_rates():
    for n in drawn("three_unchanged"):
        rates = key("three_unchanged").solve(**n)
        assert not any(is_undefined(rate) for rate in rates.values())
        ordered = sorted(rates.values())
        assert min(b - a for a, b in pairwise(ordered)) > 0.01 and ordered[-1] < 0.45


def test_the_set_share_closes_the_gap_and_wastes_nothing():
    for n in drawn("close_the_gap"):
        share = key("close_the_gap").solve(**n)["harbor"]
        assert share == pytest.approx(n["share"])
        rates = [n["low"] - n["off"] * 2 * (1 - share / 100), n["high"] - n["off"] * 2 * share / 100]
        assert rates[0] == pytest.approx(rates[1]) and rates[0] > 0
        all_in = (n["low"], n["high"] - n["off"] * 2)
        assert all_in[0] > all_in[1] + 1e-9 or share == pytest.approx(100), "“goes past the mark”"


def test_the_fewest_come_back_at_the_keyed_division():
    for n in drawn("most_for_all", 60):
        truth = key("most_for_all").solve(**n)
        grid = np.linspace(0, n["pair"], 20_001)
        total = -n["most_high"] * (1 - np.exp(-grid)) - n["most_low"] * (1 - np.exp(-(n["pair"] - grid)))
        assert grid[total.argmin()] == pytest.approx(truth, abs=2e-3) and n["most_high"] <= n["high"]


def test_the_years_are_the_first_at_or_below_the_target():
    for n in drawn("years"):
        truth, left = key("years").solve(**n), n["gap"]
        for year in range(1, truth + 1):
            left *= 1 - n["gone"] / 100
            assert (left <= n["target"] + 1e-9) == (year == truth)


def test_what_is_left_behind_is_added_up_year_by_year():
    for n in drawn("after_the_money"):
        gap, visits, repairs = n["gap"], 0.0, 0.0
        for year in range(1, n["years"] + 1):
            gap *= (1 - n["gone"] / 100) if year <= n["paid"] else 1
            visits += n["left"] if year <= n["paid"] else n["gap"]
            repairs += gap
        assert key("after_the_money").solve(**n) == pytest.approx(n["people"] * (visits - repairs) / 100)


def test_the_two_parts_add_up_and_say_the_opposite_of_the_mean():
    for n in drawn("what_moved_the_mean"):
        own, mix = key("what_moved_the_mean").solve(**n)["Points"]
        before, after = (
            n[a] * n[share] / 100 + n[b] * n[rest] / 100
            for a, b, share, rest in (("high", "low", "share", "rest"), ("new_high", "new_low", "new_share", "new_rest"))
        )
        assert own + mix == pytest.approx(after - before) and own > 0 > mix
        assert own + mix < 0, "both fare worse and the mean says the opposite"


def test_the_sentence_holds_for_every_difference_in_the_interval():
    seen = set()
    for n in drawn("may_it_be_printed"):
        truth = key("may_it_be_printed").solve(**n)
        seen.add(truth)
        assert n["lower"] < n["difference"] < n["upper"]
        if truth == "less":
            assert n["lower"] > n["matters"]
        elif truth == "alike":
            assert -n["matters"] < n["lower"] < 0 < n["upper"] < n["matters"]
        else:
            assert n["lower"] < 0 and n["upper"] > n["matters"]
    assert seen == {"less", "alike", "open"}


def test_the_index_to_write_agrees_with_the_model():
    rng = np.random.default_rng(7)
    for _ in range(60):
        size = int(rng.integers(1, 7))
        rates, sizes = rng.integers(0, 60, size) / 100, rng.integers(0, 30, size) * 20 + 20
        expected = concentration_index(rates, sizes=sizes)
        given = key("concentration_index").solve(rates.tolist(), sizes.tolist())
        assert given is None if is_undefined(expected) else given == pytest.approx(expected, abs=1e-12)


def test_a_difference_is_read_in_points_with_or_without_its_sign():
    n = drawn("only_the_data", 1)[0]
    truth = key("only_the_data").solve(**n)
    typed = {name: [f"{value:.3f}" for value in values] for name, values in truth.items()}
    assert verdict_on("only_the_data", n, typed).kind == "correct"
    counts = registry.key("ch07.only_the_data").mistakes[0](**n)
    assert verdict_on("only_the_data", n, counts).misconception == "counts_compared"


def test_mistakes_have_names_that_read_as_words():
    names = [mistake.__name__ for problem in registry.of_chapter("ch07") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))
    assert all(2 <= len(name.split("_")) <= 7 for name in names)


# --- The script ---


def test_nothing_before_a_prediction_tells_its_answer(parts):
    before = ""
    for _, head, body in parts():
        if body.startswith('predict("which_way_the_gap")'):
            assert not re.search(r"10 points|1\.8|1\.1|three true", before)
        if body.startswith('predict("one_budget_three_ways")'):
            assert "170" not in before and "6.4" not in before
        if body.startswith('predict("when_funding_ends")'):
            assert "410" not in before and "rebound" not in before
        if '"notes"' not in head:
            before += re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)


def test_the_vignette_is_short_and_says_that_it_is_one(prose):
    vignette = prose().partition("*A vignette: community health.*")[2].partition("# %%")[0].partition("##")[0]
    assert 60 < len(vignette.partition("lives there?")[0].split()) <= 118


def test_what_is_ours_is_called_so_and_what_is_published_has_its_source(prose):
    text = prose()
    assert text.lower().count("illustrative") >= 2 and "assumption" in text
    listed = [line[2:] for line in text[text.index("## Sources") :].splitlines() if line.startswith("- ")]
    known = [source.full for source in SOURCES.values()]
    assert len(listed) >= 9 and all(any(line.startswith(full) for full in known) for line in listed)


def test_notes_name_times_that_add_up(parts):
    plan = next(body for _, head, body in parts() if '"notes"' in head and "**20 minutes:**" in body)
    twenty, rest = re.split(r"\*\*50:\*\*", plan, maxsplit=1)
    fifty, seventy_five = re.split(r"\*\*75:\*\*", rest, maxsplit=1)
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert minutes[0] == 20 and minutes[0] + minutes[1] == 50 and sum(minutes) == 75


def test_the_debate_has_two_sides_and_its_numbers_are_the_pictures():
    assert {exemplar.side for exemplar in DEBATE.exemplars} == {"for", "against"} and len(DEBATE.rubric) == 4
    sums = load("when_funding_ends").at().frame["sums"].set_index("approach")
    slow = load("when_funding_ends").at(retained=0.95).frame["sums"].set_index("approach")
    text = " ".join(exemplar.position + exemplar.objection for exemplar in DEBATE.exemplars)
    told = (
        sums.at["justice", "all"],
        sums.at["equity", "all"],
        slow.at["justice", "all"],
        sums.at["justice", "paid"],
        sums.at["equity", "paid"],
    )
    assert all(f"{number:.0f}" in text for number in told)
    assert f"{sums.at['justice', 'paid'] - sums.at['equity', 'paid']:.0f} returns" in text
