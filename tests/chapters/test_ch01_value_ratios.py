"""Chapter 1: its moment holds at the numbers it tells, its explorers draw everywhere, and it keeps to the caps of a chapter."""

import itertools

import pytest

from vbc.pathways import diabetes_pathways
from vbc.value import preference_bands
from widgets.explorer import load
from workbook import registry, variants

EXPLORERS = ("b_never_wins", "where_is_zero", "whose_burden")


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_corner_draws_and_says_something_of_its_own(name):
    """At the ends of every control and in every scene there is a picture with data, and a sentence without a loose end."""
    explorer = load(name)
    for values in explorer.corners():
        scene = explorer.at(**values)
        assert all(scene.spec["datasets"].values())
        assert scene.sentence.endswith(".") and "nan" not in scene.sentence and "inf" not in scene.sentence
    assert len({explorer.at(**values).sentence for values in explorer.scenes.values()}) == len(explorer.scenes)


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


def bands(**values):
    """The bands of the explorer as `{pathway: (from, to)}`."""
    frame = load("b_never_wins").at(**values).frame["bands"]
    return {row.pathway: (round(row.from_threshold), round(row.to_threshold)) for row in frame.itertuples()}


def test_b_has_a_band_until_neither_is_allowed():
    """The moment: 0 to 45,000, then nothing; neither below 62,500, A above."""
    assert bands() == {"B": (0, 45_000), "A": (45_000, 120_000)}
    assert bands(may_choose_neither=True) == {"neither": (0, 62_500), "A": (62_500, 120_000)}


def test_b_earns_a_band_below_the_cost_at_which_the_ratios_tie():
    """At $6,250 B's dollars per QALY are A's; a step below, B is best somewhere."""
    assert "B" not in bands(may_choose_neither=True, cost_b=6_250)
    assert bands(may_choose_neither=True, cost_b=6_200)["B"] == (62_000, 65_000)
    assert bands(may_choose_neither=True, cost_b=5_900)["B"] == (59_000, 80_000)


def test_the_picture_follows_the_bands():
    """Along the lines, the option marked best is the one whose band it is."""
    scene = load("b_never_wins").at(may_choose_neither=True, cost_b=5_900)
    best = scene.frame["lines"].query("best").set_index("threshold")["pathway"]
    for row in scene.frame["bands"].itertuples():
        inside = best[(best.index > row.from_threshold + 1) & (best.index < row.to_threshold - 1)]
        assert set(inside) == {row.pathway}


def test_the_prediction_agrees_with_the_model():
    """What is revealed is what the bands say."""
    prediction = load("b_never_wins").prediction
    never = "B" not in set(preference_bands(diabetes_pathways("AB"), may_choose_neither=True)["pathway"])
    assert never and prediction.truth() == "nowhere"
    assert "45,000" in prediction.reveal("low", "nowhere") and "66,000" in prediction.reveal("low", "nowhere")


def test_the_ratios_tie_wherever_zero_lies_on_the_line_through_a_and_b():
    """At (0.02, $3,000), at (0, $2,100) and at each point between; and nowhere beside that line."""
    explorer = load("where_is_zero")
    for outcome in (0, 0.01, 0.02, 0.03, 0.04):
        on_line = 2_100 + 45_000 * outcome
        assert "the two tie" in explorer.at(origin_outcome=outcome, origin_cost=on_line).sentence
        assert "B has the higher value" in explorer.at(origin_outcome=outcome, origin_cost=on_line + 500).sentence
        assert "A has the higher value" in explorer.at(origin_outcome=outcome, origin_cost=on_line - 500).sentence


def test_the_step_never_moves():
    """$45,000 a QALY from B to A, wherever zero stands."""
    explorer = load("where_is_zero")
    steps = {round(explorer.at(**values).frame["step"]["step_price"].item()) for values in explorer.corners()}
    assert steps == {45_000}


def test_the_cheaper_pathway_breaks_the_household_first():
    """At $24,000 a year B is catastrophic and A, which costs the system more, is not."""
    bars = load("whose_burden").at(income=24_000).frame.set_index("pathway")
    assert bars["catastrophic"].to_dict() == {"A": False, "B": True, "C": True, "D": False}


def test_a_household_without_means_is_not_drawn_as_unburdened():
    """Where nothing is left to pay from, the share is undefined, and every pathway breaks the household."""
    bars = load("whose_burden").at(yardstick="capacity", income=12_000, needs=14_000).frame
    assert bars["catastrophic"].all() and bars["share"].isna().all()


def test_at_the_end_of_a_band_two_are_level():
    """At $45,000 no one is best; the picture says so as the sentence does."""
    scene = load("b_never_wins").at(threshold=45_000, may_choose_neither=False)
    assert "A and B are level" in scene.sentence and "is best." not in scene.sentence
    here = scene.frame["lines"].query("threshold == 45_000")
    assert set(here["standing"]) == {"level"} and here["best"].all()
    assert "pathway B is best" in load("b_never_wins").at(threshold=44_000, may_choose_neither=False).sentence


def test_zero_decides_whether_b_ever_wins():
    """From nothing B is best nowhere; where an untreated patient costs $4,000 it has a band, which ends where it always ended."""
    explorer = load("where_is_zero")
    assert "B is best at no price" in explorer.at().sentence
    assert "B is best from $26,000 to $45,000" in explorer.at(origin_cost=4_000).sentence
    assert "B is best at no price" in explorer.at(origin_outcome=0.02, origin_cost=3_000).sentence, "a tie leaves no width"


def test_visits_never_peak():
    explorer = load("count_what_matters")
    assert "largest at 10 visits each, the most shown, and still rising" in explorer.at(counted="visits").sentence
    assert explorer.at(counted="better").sentence.endswith("largest at 3 visits each.")


def drawn(problem_id, count=400):
    return [variants.draw(problem_id, course="tests", learner=str(i), number=i % 3) for i in range(count)]


def test_the_worked_decision_names_a_clear_winner():
    """Line 4's winner leads by $100 or more, and so never ties."""
    for numbers in drawn("ch01.why_each_line"):
        plans = [numbers["threshold"] * numbers[f"e_{size}"] - numbers[f"c_{size}"] for size in ("high", "low")]
        first, second, _ = sorted([*plans, 0], reverse=True)
        assert first - second > 99.9
        assert numbers["best"] == ("Cedar", "Birch", "neither")[[*plans, 0].index(first)]


def test_one_of_the_four_offers_leads_and_the_text_leads_in_value_alone():
    """The best net benefit is $200 ahead, the text's ratio three times the next, its net benefit less than half of the best."""
    for numbers in drawn("ch01.four_offers"):
        outcomes, costs = numbers["outcomes"], numbers["costs"]
        text, *plans = [e / c for e, c in zip(outcomes, costs, strict=True)]
        assert text >= 3 * max(plans)
        benefits = [numbers["threshold"] * e - c for e, c in zip(outcomes, costs, strict=True)]
        second, first = sorted(benefits)[-2:]
        assert first - second >= 199.99 and benefits[0] < first / 2


def test_a_household_at_the_line_can_pay_for_its_needs():
    for numbers in drawn("ch01.catastrophic_income"):
        assert registry.key("ch01.catastrophic_income").solve(**numbers) > numbers["needs"]


def test_every_kind_of_answer_is_asked():
    """Between them the problems ask for a number, a choice, a sorting, a target, a table and a function; four are core."""
    problems = registry.of_chapter("ch01").values()
    assert {problem.answer.kind for problem in problems} == {"number", "choice", "match", "target", "table", "code"}
    assert [problem.stage for problem in problems].count("core") == 4


def test_the_transfer_card_has_none_of_the_chapters_words():
    """A new setting, and the salt that no choice changes."""
    problem = registry.problem("ch01.two_crews")
    words = {"value", "cost", "outcome", "qaly", "pathway", "ratio", "threshold", "increment", "average", "benefit", "health"}
    text = " ".join([problem.prompt, *problem.hints]).lower()
    assert not [word for word in words if word in text]
    key = registry.key("ch01.two_crews")
    draws = [_draw(problem, seed) for seed in range(50)]
    assert all(key.solve(**one) == key.solve(**(one | {"salt": 0})) for one in draws)
    assert {one["must"] for one in draws} == {True, False}


def test_half_of_the_first_draws_have_each_winner_of_the_four_offers():
    """Which offer wins is not always the same one, and it is never the one with the best ratio."""
    problem, key = registry.problem("ch01.four_offers"), registry.key("ch01.four_offers")
    winners = set()
    for seed in range(60):
        truth = key.solve(**_draw(problem, seed))
        value, benefit = (truth[column] for column in ("Value", "Net monetary benefit"))
        assert value.index(max(value)) == 0
        winners.add(benefit.index(max(benefit)))
    assert winners >= {1, 3} and 0 not in winners


def test_mistakes_have_names_that_read_as_words():
    """A reader sees “a known mistake: average of the better plan”."""
    names = [mistake.__name__ for problem in registry.of_chapter("ch01") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))
    assert all(2 <= len(name.split("_")) <= 7 for name in names)


def _draw(problem, seed):
    import random

    return problem.variant(random.Random(seed))


def test_explorers_stay_within_the_caps():
    """At most three explorers, four controls each."""
    assert len(EXPLORERS) <= 3
    assert all(len(load(name).controls) <= 4 for name in EXPLORERS)
    assert all(load(name).asks for name in EXPLORERS)


def test_no_two_scenes_are_one():
    """Each scene button leads somewhere else."""
    for name in EXPLORERS:
        scenes = load(name).scenes.values()
        assert all(a != b for a, b in itertools.combinations(scenes, 2))
