"""Chapter 2: its moment holds at the numbers it tells, its explorers agree with its prose, and it keeps to the caps."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from vbc.datasets import cms_patient_experience, helpfull
from vbc.donabedian import donabedian_chain, simulated_clinics
from vbc.help_trial import arms_compared
from vbc.outcome_hierarchy import CONDITIONS, outcome_hierarchy
from vbc.patient_experience import wilson_interval
from vbc.score_scales import t_score_percentile
from vbc.sources import SOURCES
from widgets.explorer import load
from workbook import registry, variants
from workbook.judge import judge
from workbook.text import fill

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch02_measuring_quality.py"
CORE = ("pay_the_bonus", "structure_process_outcome", "same_process_score")
EXPLORERS = (*CORE, "what_patients_say")


def drawn(problem_id, count=400):
    return [variants.draw(problem_id, course="tests", learner=str(i), number=i % 3) for i in range(count)]


# --- The numbers it tells ---


def test_the_moment_nine_points_and_four_exhibits():
    """Every exhibit against the table itself, by pandas alone."""
    wide = helpfull().pivot(index="patient", columns="month", values="mcs")
    arm = helpfull().drop_duplicates("patient").set_index("patient")["arm"]
    gain = (wide[6] - wide[0]).dropna()
    explorer = load("pay_the_bonus")
    assert f"{gain.mean():.2f} points better" in explorer.at().sentence == explorer.at(exhibit=1).sentence
    came = helpfull().groupby("patient")["month"].agg(set)
    missed = came[~came.map(lambda months: 6 in months)]
    later = missed.map(lambda months: max(months) > 6)
    sentence = explorer.at(exhibit=2).sentence
    assert f"{len(missed)} of 470 missed the interview ({later.sum()} of them came" in sentence
    assert "; 1 came without a first score. If the 217 without two scores had not changed" in sentence
    assert "came without" not in explorer.at(exhibit=2, score="ces_d").sentence
    assert f"{(~later).sum()} were never seen again" in sentence and "31.7% to 77.9%" in sentence
    assert f"all 470 became better by +{gain.sum() / 470:.2f}" in sentence
    assert f"if they became {gain.sum() / (470 - len(gain)):.1f} worse" in sentence
    assert "it was the last one" in explorer.at(exhibit=2, month="24").sentence, "nobody could be seen after the last interview"
    thirds = gain.groupby(pd.qcut(wide.loc[gain.index, 0], 3)).mean()
    for value in thirds:
        assert f"+{value:.1f}" in explorer.at(exhibit=3).sentence
    for one in ("clinic", "usual care"):
        assert f"{gain[arm[gain.index] == one].mean():.2f} points better" in explorer.at(exhibit=4).sentence


def test_the_missing_stand_where_they_are_supposed_and_move_the_mean():
    explorer = load("pay_the_bonus")
    for supposed in (-15, 0, 9):
        frame = explorer.model(**explorer.defaults | {"exhibit": 2, "supposed": supposed})
        absent = frame["people"].query("kind in ('came later', 'not seen afterward')")
        assert len(absent) == 216 - 1, "one has no first score either, and no place on the axis"
        assert absent["better"].mean() == pytest.approx(supposed, abs=0.1)
        assert frame["lines"]["mean"].iloc[1] == pytest.approx((253 * 9.4407 + 217 * supposed) / 470, abs=1e-3)


@pytest.mark.parametrize("exhibit", [1, 2, 3, 4])
def test_nobody_leaves_the_picture(exhibit):
    from widgets.explorers.pay_the_bonus import HIGHEST, LOWEST

    explorer = load("pay_the_bonus")
    for score in ("mcs", "pcs", "ces_d"):
        for month in ("6", "12", "18", "24"):
            people = explorer.model(exhibit=exhibit, score=score, month=month, supposed=0)["people"]
            assert people["start"].between(0, 76).all() and people["better"].between(LOWEST, HIGHEST).all()


def test_the_first_guess_keeps_the_case_open(prose):
    """The exhibits answer it, and the text sets the trial's share beside it."""
    asked = load("pay_the_bonus").prediction
    assert asked.truth is None
    assert len({asked.reveal(given, None) for given in (-0.2, 0.0, 0.04, 0.9)}) == 1
    both = arms_compared("mcs")
    assert [round(100 * share) for share in (both.share_due, *both.share_due_limits)] == [4, -42, 37]
    assert "0.37 ÷ 9.62 is 4%; anything from −42% to 37% fits" in prose()


def test_before_the_exhibits_nothing_tells_of_a_second_half(parts):
    before = "".join(text for is_core, head, text in parts() if is_core and '"notes"' not in head).split("### What each exhibit")[0]
    asked = load("pay_the_bonus").prediction
    told = before + asked.prompt + asked.reveal(0.5, None)
    assert not re.search(r"usual care|random|drawn by lot|\blots\b|9\.24|0\.37", told)


def test_a_bonus_doubles_the_score_and_avoids_less():
    explorer = load("structure_process_outcome")
    assert explorer.prediction.truth() == "fewer"
    assert "1.70 in all" in explorer.at().sentence
    assert "1.10 in all" in explorer.at(**explorer.scenes["Paid by the exam"]).sentence
    assert explorer.at(**explorer.scenes["Structure that buys nothing"]).frame["bars"]["amount"].abs().max() == 0


def test_the_diagram_shows_what_a_regression_on_clinics_would():
    """In the scene with hidden sickness: 300,000 simulated clinics, exams in steps of their noise."""
    clinics = simulated_clinics(
        300_000, structure_to_process=3, process_to_outcome=0.4, direct=0.5, severity_to_process=1, severity_to_outcome=-1
    )
    chain = donabedian_chain(clinics["structure"], clinics["process"], clinics["outcome"])
    bars = load("structure_process_outcome").at(hidden=10).frame["bars"].set_index(["split", "path"])["amount"]["What data show"]
    assert chain.process_to_outcome / 10 == pytest.approx(-0.010, abs=0.002)
    assert (chain.indirect, chain.direct) == pytest.approx((bars["through exams"], bars["otherwise"]), abs=0.05)


def test_both_bars_end_at_the_same_total_at_every_corner():
    explorer = load("structure_process_outcome")
    for values in explorer.corners():
        sums = explorer.model(**values)["bars"].groupby("split")[["amount", "total"]].agg({"amount": "sum", "total": "first"})
        assert sums["amount"].tolist() == pytest.approx(sums["total"].tolist())
        reach = explorer.model(**values)["bars"][["from", "to"]].to_numpy()
        assert reach.min() >= -3.4 and reach.max() <= 7.4


def test_twins_differ_by_a_factor_of_two_in_a_third_of_years():
    rng = np.random.default_rng(2)
    years = sum(rng.binomial(n, p, (2, 200_000)) for n, p in ((56, 0.02 / 3), (14, 0.02), (24, 0.1), (6, 0.3)))
    ash, beech = years
    twice = (((ash >= 2 * beech) | (beech >= 2 * ash)) & (ash + beech > 0)).mean()
    asked = load("same_process_score").prediction
    assert asked.truth() == round(100 * twice) == 33
    assert "in 33%" in load("same_process_score").at().sentence


def test_next_year_the_twins_are_far_apart():
    """The scene that the notes describe, 2 and 9, with the expected number unmoved."""
    explorer = load("same_process_score")
    clinics = explorer.at(**explorer.scenes["Twins, next year"]).frame["clinics"]
    assert clinics["ulcers"].tolist() == [2, 9] and clinics["expected"].nunique() == 1


def test_a_drawn_clinic_keeps_its_score_and_its_count():
    explorer = load("same_process_score")
    for values in explorer.corners():
        frames = explorer.model(**values)
        for clinic in frames["clinics"].itertuples():
            own = frames["people"].query("clinic == @clinic.clinic")
            assert len(own) == 100 and own["done"].sum() == round(100 * values["score"])
            assert (own["event"] == "ulcer").sum() == clinic.ulcers
            assert (own["risk_group"] == "high").sum() == clinic.high_risk


def test_groups_told_from_the_mean_are_those_whose_limits_leave_it_out():
    scores = cms_patient_experience().query("code == 'CAHPS_GRP_1'")["score"].dropna() / 100
    told = sum(not wilson_interval(share, n=100).contains(scores.mean()) for share in scores)
    asked = load("what_patients_say").prediction
    assert asked.truth() == told == 14
    for text in (asked.prompt, asked.reveal(20, told)):
        assert "84" in text
    assert (round(scores.mean(), 2), scores.max(), scores.min()) == (0.65, 0.80, 0.46)


def test_at_30_answers_fewer_stand_apart_than_luck_would_bring():
    sides = load("what_patients_say").model(measure="CAHPS_GRP_1", typical=30, differ=False, least="11")["groups"]["side"]
    assert (sides != "cannot be told from it").sum() == 1 < 0.05 * 84


def test_a_group_that_is_held_back_shows_no_number():
    groups = load("what_patients_say").model(measure="CAHPS_GRP_1", typical=10, differ=True, least="30")["groups"]
    held = groups[groups["side"] == "held back"]
    assert len(held) > 5 and held[["share", "lower", "upper", "answers"]].isna().all(axis=None)


def test_the_hierarchy_in_the_text_is_the_models(prose):
    text = prose()
    for condition in CONDITIONS:
        assert condition in text.lower()
        for row in outcome_hierarchy(condition).itertuples():
            assert row.outcome in text and f"**{row.tier}**: {row.level}" in text


# --- The problems ---


def test_every_kind_of_answer_is_asked_and_four_problems_are_core(prose):
    problems = registry.of_chapter("ch02").values()
    assert {problem.answer.kind for problem in problems} == {"number", "choice", "match", "target", "table", "code"}
    assert [problem.stage for problem in problems].count("core") == 4
    assert len(problems) == 15 and "All fifteen cards" in prose()


def test_the_transfer_card_has_none_of_the_chapters_words_and_its_members_do_not_matter():
    problem, key = registry.problem("ch02.slow_swimmers"), registry.key("ch02.slow_swimmers")
    words = {"measure", "structure", "process", "outcome", "patient", "score", "program", "change", "effect", "regression"}
    words |= {
        "random",
        "missing",
        "report",
        "clinic",
        "health",
        "quality",
        "control",
        "lot",
        "lots",
        "points",
        "gain",
        "enrolled",
        "better",
    }
    text = " ".join([problem.prompt, *problem.hints]).lower()
    assert not [word for word in words if re.search(rf"\b{word}s?\b", text)]
    for numbers in drawn("ch02.slow_swimmers", 50):
        assert key.solve(**numbers) == key.solve(**(numbers | {"members": 1}))
        assert key.solve(**numbers) > 0 and numbers["slowest"] < numbers["members"]
        assert abs(numbers["first_other"] - numbers["first"]) == 0.5


def test_the_worked_audit_adds_up_as_shown():
    for one in drawn("ch02.why_each_line"):
        assert round(one["after"] - one["before"], 1) == one["gain"] > 5
        assert fill("{{x:.2f}}", x=one["gain"] / one["spread"]) == fill("{{response:.2f}}", **one)
        for share, some, all_ in (("share", 0, one["n"]), ("least", 0, one["enrolled"]), ("most", one["missing"], one["enrolled"])):
            assert fill("{{x:.0%}}", x=(one["responders"] + some) / all_) == fill(f"{{{{{share}:.0%}}}}", **one)
        assert round(one["gain"] - one["other"], 1) == one["added"] > 0
        assert one["least"] < one["share"] < one["most"] < 1
        assert one["missing"] == one["enrolled"] - one["n"] > 0


def test_ends_and_changes_differ_and_the_program_helps_or_harms():
    key = registry.key("ch02.added_points")
    signs = set()
    for one in drawn("ch02.added_points"):
        truth = key.solve(**one)
        assert abs((one["end_other"] - one["end"]) - truth) >= 0.4
        assert abs(one["start_other"] - one["start"]) <= 1, "lots leave two halves of a hundred nearly level"
        assert one["start"] > one["end"] and one["start_other"] > one["end_other"], "both halves become better"
        assert one["end"] > 0 and one["n"] < one["enrolled"]
        signs.add(truth > 0)
    assert signs == {True, False}


def test_a_fall_of_the_depression_score_is_counted_upward():
    for one in drawn("ch02.three_real_scores", 40):
        depression = one["rows"][2]
        truth = registry.key("ch02.three_real_scores").solve(**one)
        assert depression["after"] < depression["before"] and truth["Better by"][2] > 0 and truth["SRM"][2] > 0


def test_real_scores_are_the_trials_own():
    one = next(one for one in drawn("ch02.three_real_scores") if one["month"] == 6 and one["group"] == "both halves")
    truth = registry.key("ch02.three_real_scores").solve(**one)
    assert truth["Better by"][0] == pytest.approx(9.44, abs=0.011) and truth["SRM"][2] == pytest.approx(0.661, abs=0.002)
    assert truth["Effect size"][0] == pytest.approx(0.757, abs=0.002) and truth["Responders"][0] == pytest.approx(0.589, abs=5e-4)


def test_a_t_score_passes_the_share_it_says():
    for one in drawn("ch02.whom_does_it_pass"):
        share = t_score_percentile(one["t"])
        assert one["passed"] == round(100 * max(share, 1 - share)) > 50
        better = (one["t"] > 50) == one["more_is_better"]
        assert registry.key("ch02.whom_does_it_pass").solve(**one) == ("better" if better else "worse")


def test_all_nine_lines_come_from_the_bank_and_every_kind_is_among_them():
    for one in drawn("ch02.sort_measures"):
        truth = registry.key("ch02.sort_measures").solve(**one)
        assert len(truth) == 9 and len(set(truth.values())) == 6


def test_readmission_is_use_of_care_and_a_record_is_structure():
    problem, key = registry.problem("ch02.sort_measures"), registry.key("ch02.sort_measures")
    truth = key.solve(shown=list(problem.answer.items))
    of = {text: truth[item] for item, text in problem.answer.items.items()}
    assert of["Readmission within 30 days"] == of["Total cost of care for each member and month"] == "use"
    assert of["Electronic record shared with the local hospital"] == "structure"
    assert of["Would recommend this practice to family"] == "prem"


def test_a_curious_reader_cannot_work_out_a_count():
    for one in drawn("ch02.cells_to_hold_back"):
        truth = registry.key("ch02.cells_to_hold_back").solve(**one)
        hidden = [region for region, bin_ in truth.items() if bin_ != "show"]
        assert len(hidden) == 1 + one["total_shown"]
        assert all(one["answers"][region] >= 11 for region in truth if region not in hidden)
        assert set(one["answers"].values()) & set(range(1, 11)), "one count is small"
    assert {one["total_shown"] for one in drawn("ch02.cells_to_hold_back")} == {True, False}


def test_at_the_answers_needed_the_limits_touch_the_mean():
    for one in drawn("ch02.answers_needed", 60):
        n = registry.key("ch02.answers_needed").solve(**one)["answers"]
        assert 5 < 4 * n < 1500, "every mistake can be set"
        limits = wilson_interval(one["score"], n=n)
        assert min(abs(limit - one["mean"]) for limit in limits) < 1e-9


def test_a_mistake_above_100_percent_is_read_and_named():
    problem, key = registry.problem("ch02.who_never_answered"), registry.key("ch02.who_never_answered")
    one = next(o for o in drawn("ch02.who_never_answered") if (o["responders"] + o["enrolled"] - o["answered"]) > o["answered"])
    given = {"Smallest": [one["responders"] / one["enrolled"]]}
    given["Largest"] = [(one["responders"] + one["enrolled"] - one["answered"]) / one["answered"]]
    assert judge(problem, one, given, key).misconception == "best_case_over_the_answered"


def test_mistakes_have_names_that_read_as_words():
    names = [mistake.__name__ for problem in registry.of_chapter("ch02") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names)) >= 50
    assert all(2 <= len(name.split("_")) <= 7 for name in names)


# --- The caps of a chapter ---


def test_explorers_stay_within_the_caps_and_ask_before_they_tell():
    for name in EXPLORERS:
        explorer = load(name)
        assert len(explorer.controls) <= 4 and explorer.asks and explorer.prediction
        asked = explorer.prediction
        truth = asked.truth() if asked.truth else None
        assert asked.reveal(truth, truth).strip()
        assert len({explorer.at(**values).sentence for values in explorer.scenes.values()}) == len(explorer.scenes)


def test_the_vignette_is_short(prose):
    text = prose()
    vignette = text[text.index("**In practice.**") : text.index("would you game first?")]
    assert len(vignette.split()) <= 120


def test_the_minutes_of_the_time_plan_add_up(parts):
    notes = " ".join(body for _, head, body in parts() if '"notes"' in head)
    routes = re.split(r"\*\*50:\*\*|\*\*75:\*\*", notes.split("*On the")[0])
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", route))) for route in routes]
    assert np.cumsum(minutes).tolist() == [20, 50, 75]


def test_sources_are_those_of_the_models_and_inputs_of_our_own_are_called_so(prose):
    text = prose()
    listed = [line[2:] for line in text[text.index("## Sources") :].splitlines() if line.startswith("- ")]
    known = [source.full for source in SOURCES.values()]
    assert len(listed) >= 10
    assert all(any(line.startswith(full) for full in known) for line in listed)
    assert "illustrative inputs" in text and "HELPfull" in text and "invented for this chapter" in text
