"""Chapter 6: the seesaw holds at its numbers, its draws keep their promises, and it keeps to the caps of a chapter."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from vbc.help_detox import help_baseline
from vbc.omitted_variables import QUALITY_GAPS, REMEDIES, VARIABLES, SafetyNetDesign, hospital_ratios
from vbc.sources import SOURCES
from widgets.explorer import load
from widgets.explorers._help_pairs import PAIRS, two_of
from workbook import registry, variants
from workbook.judge import judge

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch06_omitted_variable_bias.py"
CORE = ("slope_swallows", "seesaw", "four_remedies")
EXPLORERS = (*CORE, "housing_in_and_out", "leftovers", "odds_ratio_moves")
CORE_CARDS = ["why_each_line", "last_step", "only_the_data", "river_plots"]


def drawn(name, count=400):
    return [variants.draw(f"ch06.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch06.{name}")


def slopes(y, *columns):
    """Least squares by numpy alone: intercept first."""
    return np.linalg.lstsq(np.column_stack([np.ones(len(y)), *columns]), np.asarray(y, float), rcond=None)[0]


# --- The moment ---


def curve(kind, **values):
    frame = load("seesaw").model(**(load("seesaw").defaults | values))["curves"]
    return frame[frame["kind"] == kind].set_index("link")["bias"]


def test_the_seesaw_a_perfect_slope_has_the_largest_penalty_and_the_worst_slope_half_of_it():
    slope, hospitals = curve("coefficient"), curve("safety-net hospitals")
    assert slope[0.0] == 0 and hospitals[0.0] == 0.5625 == hospitals.max()
    assert hospitals.is_monotonic_decreasing
    assert slope.idxmax() == pytest.approx(2.39, abs=0.025) and slope.max() == pytest.approx(0.3132, abs=5e-5)
    marks = load("seesaw").at().frame["marks"].iloc[0]
    assert marks["peak"] == pytest.approx(2.3947, abs=5e-5)
    assert marks["half"] == pytest.approx(0.5625 / 2) and marks["top"] == pytest.approx(0.3132, abs=5e-5)
    rising = slope[slope.index <= 2.35]
    assert rising.is_monotonic_increasing, "the two move in opposite directions up to the peak"


def test_the_curves_are_what_a_million_patients_give():
    """By regression on drawn patients, with no formula of the models."""
    rng = np.random.default_rng(6)
    safety_net = np.arange(1_000_000) % 4 == 0
    for link in (0.0, 0.5, 2.4):
        social = rng.random(safety_net.size) < np.where(safety_net, 0.6, 0.1)
        clinical = link * social + rng.standard_normal(safety_net.size)
        outcome = clinical + 1.5 * social + rng.standard_normal(safety_net.size)
        start, slope = slopes(outcome, clinical)
        left = outcome - start - slope * clinical
        assert slope - 1 == pytest.approx(curve("coefficient")[link], abs=0.006)
        assert left[safety_net].mean() == pytest.approx(curve("safety-net hospitals")[link], abs=0.01)
        assert left[~safety_net].mean() == pytest.approx(curve("other hospitals")[link], abs=0.01)


def test_the_forty_hospitals_scatter_about_their_curves_and_no_longer_with_social_risk():
    frame = load("seesaw").at().frame["hospitals"]
    means = frame.groupby("kind")[["bias", "with_social"]].mean()
    assert means.loc["safety-net hospitals", "bias"] == pytest.approx(0.5558, abs=5e-5)
    assert means["with_social"].abs().max() < 0.002
    assert frame["kind"].value_counts().to_dict() == {"other hospitals": 30, "safety-net hospitals": 10}


def test_without_a_difference_in_patients_no_hospital_is_misjudged_whatever_the_slope():
    assert curve("safety-net hospitals", prevalence=0.1).abs().max() == 0
    assert curve("coefficient", prevalence=0.1).max() > 0.2
    assert "0.000 points worse" in load("seesaw").at(prevalence=0.1).sentence


def test_the_others_never_look_worse_so_that_the_picture_may_say_better_by():
    for values in load("seesaw").corners():
        assert curve("other hospitals", **values).max() <= 0


def test_to_measure_otherwise_is_not_to_take_the_link_away():
    """The notes' answer to who would take poverty out of the measure alone: by regression on drawn patients."""
    rng = np.random.default_rng(8)
    safety_net = np.arange(1_000_000) % 4 == 0
    social = rng.random(safety_net.size) < np.where(safety_net, 0.6, 0.1)
    measured = rng.standard_normal(safety_net.size)
    outcome = measured + 0.5 * social + 1.5 * social + rng.standard_normal(safety_net.size)
    start, slope = slopes(outcome, measured)
    assert slope == pytest.approx(1, abs=0.006)
    assert (outcome - start - slope * measured)[safety_net].mean() == pytest.approx(0.75, abs=0.01)


# --- The other explorers ---


def test_the_step_is_split_exactly_into_what_is_its_own_and_what_is_swallowed():
    for values in load("slope_swallows").corners():
        row = load("slope_swallows").model(**values)["readout"].iloc[0]
        if row["defined"]:
            assert row["long"] + row["bias"] == pytest.approx(row["short"], abs=1e-12)
            assert row["effect"] * row["delta"] == pytest.approx(row["bias"], abs=1e-12)
        else:
            assert values["prevalence"] in (0, 1) and np.isfinite(row["short"])


def test_the_lines_and_patients_stay_inside_the_frame():
    from widgets.explorers.slope_swallows import X, Y

    for values in load("slope_swallows").corners():
        frames = load("slope_swallows").model(**values)
        lines, patients = frames["lines"], frames["patients"]
        assert lines["x"].between(X[0] - 1e-6, X[1] + 1e-6).all() and lines["y"].between(Y[0] - 1e-6, Y[1] + 1e-6).all()
        assert patients["x"].between(*X).mean() > 0.98 and patients["y"].between(*Y).mean() > 0.98


def test_social_risk_is_not_seen_before_it_is_shown():
    hidden = load("slope_swallows").at(link=1.5)
    assert set(hidden.frame["patients"]["kind"]) == {"not known"} and "swallowed" not in hidden.sentence
    assert len(hidden.frame["step"]) == 1


def test_the_four_remedies_draw_the_verdicts_that_the_models_give():
    explorer = load("four_remedies")
    for gap, reads in itertools.product(QUALITY_GAPS, ("share", "size", "care")):
        frames = explorer.model(quality_gap=gap, reads=reads)
        shares = (
            (frames["hospitals"]["standing"] == "penalized")
            .groupby([frames["hospitals"]["remedy"], frames["hospitals"]["kind"]])
            .mean()
        )
        lanes = frames["lanes"].set_index(["remedy", "kind"])
        assert all(shares[place] == pytest.approx(lanes.loc[place, "penalized"]) for place in shares.index)
        assert lanes.loc["stratify", "penalized"].tolist() == [0.5, 0.5]
    assert set(frames["hospitals"]["remedy"]) == set(REMEDIES)


def test_what_each_remedy_reports_of_worse_care():
    lanes = load("four_remedies").at(quality_gap=0.3).frame["lanes"].set_index(["remedy", "kind"])
    assert lanes["true_relative_to_other"]["nothing", "safety-net"] == pytest.approx(1.235, abs=5e-4)
    reports = [lanes["relative_to_other"][remedy, "safety-net"] for remedy in ("nothing", "adjust", "within")]
    assert [round(one, 2) for one in reports] == [1.59, 1.19, 1.25]


def test_housing_lands_on_the_long_slope_and_a_stranger_on_its_bound():
    """The diamond of housing itself is the slope of the regression with housing, for every pair."""
    explorer = load("housing_in_and_out")
    people = help_baseline()
    for pair in PAIRS:
        outcome, regressor = two_of(pair)
        assert {outcome, regressor} <= set(VARIABLES)
        row = explorer.at(pair=pair).frame["point"].iloc[0]
        long = slopes(people[outcome], people[regressor], people["homeless"])[1]
        assert row["adjusted"] == pytest.approx(long, rel=1e-9) and row["in"] == pytest.approx(long, rel=1e-9)
        inside = explorer.at(pair=pair, housing=True)
        assert inside.frame["point"]["slope"][0] == pytest.approx(long, rel=1e-9)
    assert "18.6%" in explorer.at().sentence and "10.7%" in explorer.at().sentence
    assert "holds 0 already" in explorer.at(pair="consequences hospitalizations").sentence


def test_the_contour_of_zero_passes_where_the_estimate_is_zero():
    """By regression with a column made to have just these shares."""
    row = load("housing_in_and_out").at().frame["point"].iloc[0]
    labels = load("housing_in_and_out").at().frame["labels"].set_index("left")["at"]
    assert labels["0: undone"] == pytest.approx(row["robustness"])
    people = help_baseline()
    x, y = (people[name].to_numpy() - people[name].mean() for name in ("drinks", "consequences"))
    share = row["robustness"]
    left = y - (x @ y) / (x @ x) * x
    # A stranger along x and along what x leaves of y, with these two shares.
    extra = np.random.default_rng(1).standard_normal(x.size)
    noise = extra - slopes(extra, x, left) @ np.column_stack([np.ones(x.size), x, left]).T
    part = [np.sqrt(share) * x / np.linalg.norm(x)]
    part.append(np.sqrt(1 - share) * np.sqrt(share) * left / np.linalg.norm(left))
    part.append(np.sqrt(1 - share) * np.sqrt(1 - share) * noise / np.linalg.norm(noise))
    assert slopes(y, x, sum(part))[1] == pytest.approx(0, abs=1e-12)


def test_taking_housing_out_of_the_regressor_is_enough_and_out_of_the_outcome_is_not():
    explorer, people = load("leftovers"), help_baseline()
    for pair in PAIRS:
        outcome, regressor = two_of(pair)
        long = slopes(people[outcome], people[regressor], people["homeless"])[1]
        shown = {
            (x, y): explorer.model(pair=pair, clean_regressor=x, clean_outcome=y)["readout"]["slope"][0]
            for x, y in itertools.product((False, True), repeat=2)
        }
        assert shown[True, False] == pytest.approx(long, rel=1e-9) == pytest.approx(shown[True, True], rel=1e-9)
        assert abs(shown[False, True] / long - 1) > 1e-6 and shown[False, False] == pytest.approx(
            slopes(people[outcome], people[regressor])[1], rel=1e-9
        )


def test_an_odds_ratio_moves_toward_1_and_a_risk_difference_averages():
    for values in load("odds_ratio_moves").corners():
        frame = load("odds_ratio_moves").model(**values)
        each = frame.drop_duplicates("group").set_index("group")
        share = values["prevalence"]
        mixed = (1 - share) * each["risk_difference"]["without it"] + share * each["risk_difference"]["with it"]
        assert each["risk_difference"]["all together"] == pytest.approx(mixed, abs=1e-9)
        groups, every = each["odds_ratio"]["without it"], each["odds_ratio"]["all together"]
        assert abs(np.log(every)) <= abs(np.log(groups)) + 1e-9


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_frame_of_a_model_is_a_source_of_its_picture(name):
    """The browser takes new rows for sources that it knows; one that it does not know would stop the picture."""
    explorer = load(name)
    frames = explorer.model(**explorer.defaults)
    named = set(re.findall(r"'data': \{'name': '(\w+)'\}", repr(explorer.spec)))
    assert (set(frames) if isinstance(frames, dict) else {"rows"}) == named


# --- Predictions ---


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_prediction_s_truth_is_computed_and_its_reveal_fits_every_answer(name):
    prediction = load(name).prediction
    truth = prediction.truth()
    options = getattr(prediction.answer, "options", None)
    known = {
        "slope_swallows": "one",
        "seesaw": "grows",
        "four_remedies": 1.13,
        "housing_in_and_out": "three",
        "leftovers": "regressor",
        "odds_ratio_moves": "nearer",
    }
    assert truth == known[name]
    for given in options or (1.0, 1.13, 1.24, 1.4):
        text = prediction.reveal(given, truth)
        assert "{" not in text and "nan" not in text
    if options:
        lengths = {option: len(text) for option, text in options.items()}
        assert max(lengths, key=lengths.get) != truth, "the true one is not the longest"


def test_the_numbers_of_the_prompts_are_the_designs():
    design, text = SafetyNetDesign(), load("seesaw").prediction.prompt
    assert f"{design.coefficient_bias:.3f}" in text and f"{design.safety_net_bias:.3f}" in text
    asked = load("four_remedies").prediction
    assert "1.24" in asked.prompt and not asked.answer.same(1.24, 1.13, {}) and asked.answer.same(1.15, 1.13, {})
    assert "\\$" not in asked.prompt


def test_what_the_prompt_calls_the_other_hospitals_care_is_what_does_not_move_with_the_gap():
    equal, worse = (hospital_ratios("adjust", quality_gap=gap) for gap in (0.0, 0.3))
    assert (equal["at_average_care"] == worse["at_average_care"]).all()
    safety_net = worse[worse["kind"] == "safety-net"]
    assert safety_net["observed"].sum() / safety_net["at_average_care"].sum() == pytest.approx(1.24, abs=0.005)
    assert "in the other hospitals" in load("four_remedies").prediction.prompt


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_corner_says_something_plain(name):
    explorer = load(name)
    for values in explorer.corners():
        sentence = explorer.says(values, explorer.model(**values))
        assert not re.search(r"\bnan\b|\binf\b|--|[ (]-\d", sentence), sentence
    assert len({explorer.code(values) for values in explorer.scenes.values()}) == len(explorer.scenes)


# --- Problems: what their texts claim holds in every draw ---


def test_every_kind_of_answer_is_asked():
    problems = registry.of_chapter("ch06")
    assert {problem.answer.kind for problem in problems.values()} == {"number", "choice", "match", "target", "table", "code"}
    assert [name.split(".")[1] for name, problem in problems.items() if problem.stage == "core"] == CORE_CARDS
    assert len(problems) == 14


def test_worked_lines_follow_from_the_figures_as_printed():
    for name in ("why_each_line", "last_step"):
        for n in drawn(name):
            p, q, gamma, link = (n[letter] for letter in ("p", "q", "gamma", "link"))
            assert n["scatter"] == pytest.approx(p * (1 - p), abs=5.1e-5) and n["rest"] == pytest.approx(1 - p)
            assert n["delta"] == pytest.approx(link * n["scatter"] / (1 + link**2 * n["scatter"]), abs=5.1e-5)
            assert n["bias"] == pytest.approx(gamma * n["delta"], abs=5.1e-4)
            assert n["unseen"] == pytest.approx(1 - n["delta"] * link, abs=5.1e-5) and q > p
            # and they are the design's, whatever was rounded on the way
            share = (p - 0.05) / (q - 0.05)
            design = SafetyNetDesign(
                social_effect=gamma, link=link, prevalence_other=0.05, prevalence_safety_net=q, safety_net_share=share
            )
            assert design.prevalence == pytest.approx(p)
            assert design.safety_net_bias == pytest.approx(gamma * n["unseen"] * (q - p), rel=2e-3)
            if name == "why_each_line":
                assert n["penalty"] == pytest.approx(gamma * n["unseen"] * (q - p), abs=5.1e-4)


def test_the_table_of_counts_gives_its_bias_by_regression_on_every_patient():
    for n in drawn("only_the_data", 60):
        rows = [
            (sick, social, n["means"][row][social])
            for sick, row in enumerate(("less", "sicker"))
            for social in (0, 1)
            for _ in range(n["counts"][row][social])
        ]
        sick, social, score = map(np.array, zip(*rows, strict=True))
        short, long = slopes(score, sick)[1], slopes(score, sick, social)[1]
        assert long == pytest.approx(n["own"])
        assert key("only_the_data").solve(**n) == pytest.approx(short - long)


def test_the_transfer_card_has_none_of_the_chapter_s_words_and_a_number_nobody_needs():
    problem = registry.problem("ch06.river_plots")
    words = {
        "hospital", "patient", "slope", "bias", "omit", "variable", "regress", "social", "clinical", "risk", "outcome", "model",
        "coefficient", "adjust", "expect", "care", "effect", "confound", "control", "γ", "δ",
    }  # fmt: skip
    text = " ".join([problem.prompt, *problem.hints]).lower().replace("scarecrow", "")
    assert not [word for word in words if re.search(rf"\b{word}", text)]
    signs = set()
    for n in drawn("river_plots"):
        truth = key("river_plots").solve(**n)
        assert truth == key("river_plots").solve(**(n | {"scarecrows": 0}))
        signs.add(truth > n["found"])
    assert signs == {True, False}


def test_the_target_is_inside_its_slider_and_halves_the_bias():
    control = registry.problem("ch06.half_the_penalty").answer.controls["link"]
    for n in drawn("half_the_penalty"):
        link = key("half_the_penalty").solve(**n)["link"]
        assert control.low + 0.5 < link <= control.high
        share = n["p"] / n["q"]
        halved = SafetyNetDesign(
            social_effect=n["gamma"], link=link, prevalence_other=0, prevalence_safety_net=n["q"], safety_net_share=share
        )
        assert halved.safety_net_bias == pytest.approx(n["gamma"] * (n["q"] - n["p"]) / 2)
        assert n["most"] == pytest.approx(n["gamma"] * (n["q"] - n["p"]), abs=5.1e-4)


def test_the_short_slope_is_what_patients_give():
    rng = np.random.default_rng(3)
    for n in drawn("short_slope", 5):
        social = rng.random(400_000) < n["p"]
        clinical = n["link"] * social + rng.standard_normal(social.size)
        outcome = n["beta"] * clinical + n["gamma"] * social + rng.standard_normal(social.size)
        assert slopes(outcome, clinical)[1] == pytest.approx(key("short_slope").solve(**n), abs=0.015)


def test_real_pairs_agree_with_the_people_themselves():
    """What is solved from printed covariances is what regressions on the 453 give."""
    from exercises.problems._ch06_draws import _REAL

    names = {words: pair for pair, words in _REAL.items()}
    people, seen = help_baseline(), set()
    for n in drawn("real_pair"):
        pair = names[n["outcome"], n["regressor"]]
        if pair in seen:
            continue
        seen.add(pair)
        y, x, s = (people[name].to_numpy() for name in (*pair, "homeless"))
        _, long, gamma = slopes(y, x, s)
        exact = [slopes(y, x)[1], gamma, slopes(s, x)[1], long]
        assert key("real_pair").solve(**n)["Value"] == pytest.approx(exact, rel=2e-3)
    assert seen == set(_REAL)


def test_every_story_has_the_signs_that_its_words_tell():
    """A simulation with the two signs bends the slope the way the bank says."""
    from exercises.problems._ch06_banks import SIGNS, STORIES, WAYS

    assert set(SIGNS) == set(STORIES)
    rng = np.random.default_rng(4)
    for story, (gamma, delta) in SIGNS.items():
        left_out = rng.standard_normal(100_000)
        x = 0.7 * delta * left_out + rng.standard_normal(left_out.size)
        bent = slopes(0.5 * x + gamma * left_out, x)[1] - 0.5
        way = "none" if abs(bent) < 0.02 else "up" if bent > 0 else "down"
        assert key("which_way").solve(shown=[story]) == {story: way} and way in WAYS
    for n in drawn("which_way", 40):
        assert sorted(key("which_way").solve(**n).values()) == ["down", "down", "none", "none", "up", "up"]


def test_two_left_out_agree_with_a_regression_on_three_columns():
    rng = np.random.default_rng(5)
    n = drawn("two_left_out", 1)[0]
    x = rng.standard_normal(200_000)
    first, second = (delta * x + rng.standard_normal(x.size) for delta in n["deltas"])
    true = key("two_left_out").solve(**n)
    y = true * x + n["gammas"][0] * first + n["gammas"][1] * second
    assert slopes(y, x)[1] == pytest.approx(n["short"], abs=0.03)
    assert slopes(y, x, first, second)[1] == pytest.approx(true)


def test_the_ten_hospitals_have_two_letters_of_each_kind_when_stratified_and_others_without():
    for n in drawn("who_is_penalized"):
        found = key("who_is_penalized").solve(**n)
        letters, sums = found["Letters"], found["Sum of penalties"]
        assert letters[4:] == [2, 2] and letters[0] >= 4 and letters[1] == 1
        assert letters[2] <= letters[0] and sums[2] < sums[0] and sums[3] > sums[1], "adjusting lowers here and raises there"
        assert len(n["lines"].splitlines()) == 10


def test_a_report_that_tells_care_from_poverty_decides_and_others_leave_it_open():
    answers = dict.fromkeys(("worse", "better", "alike", "open"), 0)
    for n in drawn("what_they_say"):
        answer = key("what_they_say").solve(**n)
        answers[answer] += 1
        assert (answer == "open") == ("not done" in n["line"])
        assert answer == "open" or f"{n['within']:.2f} times" in n["line"]
    assert min(answers.values()) > 60


def test_the_groups_have_one_odds_ratio_and_everybody_another():
    for n in drawn("all_together"):
        odds = [b / (1000 - b) for b in (*n["before"], *n["after"])]
        for ratio in (odds[2] / odds[0], odds[3] / odds[1]):
            assert ratio == pytest.approx(n["ratio"], abs=0.0051)
        assert 1 < key("all_together").solve(**n) < 0.95 * n["ratio"]


def test_the_function_to_write_agrees_with_least_squares_and_refuses_collinear_columns():
    solve = key("slope_held_equal").solve
    rng = np.random.default_rng(7)
    for _ in range(60):
        x, z = rng.normal(size=(2, int(rng.integers(4, 30)))) * rng.choice([1e-3, 1, 1e4])
        y = rng.normal(size=x.size)
        assert solve(y, x, z) == pytest.approx(slopes(y, x, z)[1], rel=1e-6)
    for x, z in (([1, 2, 3], [2, 4, 6]), ([5, 5, 5], [1, 2, 3]), ([1, 2, 3], [7, 5, 3])):
        with pytest.raises(ValueError, match="leaves nothing"):
            solve([1, 0, 1], x, z)


def test_a_robustness_value_of_a_real_size_is_told_from_its_near_relations():
    problem = registry.problem("ch06.robustness")
    n = {"t": 4.378, "df": 451, "outcome": "readmissions"}
    assert key("robustness").solve(**n) == pytest.approx(0.186, abs=5e-4)
    assert judge(problem, n, "18.6%", key("robustness")).kind == "correct"
    assert judge(problem, n, "20.6%", key("robustness")).misconception == "f_itself"
    assert judge(problem, n, "4.08%", key("robustness")).misconception == "share_explained_already"


def test_mistakes_have_names_that_read_as_words():
    names = [mistake.__name__ for problem in registry.of_chapter("ch06") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))


# --- The script ---


def test_what_is_ours_is_called_so_and_what_is_published_has_its_source(prose):
    text = prose()
    assert text.count("illustrative") >= 3
    for source in (
        "angrist_pischke_2009", "nasem_2017", "joynt_jha_2013", "joynt_maddox_2019", "cinelli_hazlett_2020", "frisch_waugh_1933",
        "lovell_1963", "gail_1984", "greenland_1999", "samet_2003",
    ):  # fmt: skip
        assert SOURCES[source].authors[0].split(" of")[0] in text, source


def test_predict_observe_explain_comes_in_rounds_and_the_times_add_up(parts):
    core = [body for is_core, head, body in parts() if is_core and "[markdown]" in head]
    text = "\n".join(core)
    assert text.count("**Predict.**") == 3 and text.count("**Observe.**") == 3 and text.count("### Explain") == 3
    plan = next(body for body in core if "**20 minutes:**" in body)
    twenty, rest = plan.split("**50:**")
    fifty, seventy_five = rest.split("**75:**")
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert minutes[0] == 20 and minutes[0] + minutes[1] == 50 and sum(minutes) == 75
