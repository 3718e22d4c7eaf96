"""Chapter 4: its moment holds at the numbers it tells, its questions ask what they say, and it keeps to the caps."""

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
from vbc.costing import annual_bill, visit_ceiling, visit_cost, with_units
from vbc.sources import SOURCES
from widgets.explorer import load
from widgets.explorers.same_bill import VISITS
from workbook import registry, variants
from workbook.judge import judge

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch04_costing_care.py"
CORE = ("visit_timeline", "same_bill", "three_ways")
EXPLORERS = (*CORE, "paid_once")


def drawn(problem, count=400):
    return [variants.draw(f"ch04.{problem}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def solved(problem, numbers):
    return registry.key(f"ch04.{problem}").solve(**numbers)


# --- The numbers it tells ---


def test_the_visit_by_hand():
    """In decimals, by nobody's code: 104.48, and 93.58 with every paid minute counted."""
    rates = {"physician": (288_000, 96_000), "nurse": (115_200, 96_000), "assistant": (57_600, 96_000), "room": (48_000, 120_000)}
    minutes = {"physician": 15, "nurse": 8, "assistant": 18, "room": 41}
    supplies = 2 * Decimal("4.15") + Decimal("1.38") + Decimal("13.00")

    def by_hand(paid):
        return supplies + sum(
            Decimal(cost) / (year if name == "room" or not paid else 115_200) * minutes[name]
            for name, (cost, year) in rates.items()
        )

    assert by_hand(paid=False) == Decimal("104.48") and by_hand(paid=True) == Decimal("93.58")
    assert "costs $104.48" in load("visit_timeline").at().sentence
    assert "costs $93.58" in load("visit_timeline").at(with_patients=480).sentence


def test_the_three_cases_by_hand(prose):
    """One nurse, $115,200: what each rule charges a long visit, and what it charges to no visit."""
    text = prose()
    used = {"last": 1_600 * 10 + 2_000 * 40, "this": 1_600 * 10 + 1_000 * 40}
    assert used == {"last": 96_000, "this": 56_000}
    for shown in ("$32.00", "$44.31", "$40.00", "$59,200", "$48.00", "$82.29", "$48,000"):
        assert shown in text.replace("\\", "")
    assert round(115_200 / 2_600, 2) == 44.31 and round(40 * 115_200 / 56_000, 2) == 82.29
    assert round(115_200 - 56_000 * 1.2, 6) == 48_000


def test_the_gap_of_hips_and_knees_is_the_sum_of_its_parts():
    """As published: the differences by category add up to the difference in all."""
    assert 22_076 - 12_957 == 3_432 + 3_398 + 2_289 == 9_119
    assert 29_488 - 16_981 == 5_486 + 3_664 + 3_357 == 12_507


# --- The moment ---


def test_a_cheaper_visit_and_the_same_bill():
    before, after = (load("same_bill").at(shifted=shifted) for shifted in (0, 10))
    for scene, cost in ((before, 104.48), (after, 86.48)):
        year = scene.frame["summary"].iloc[0]
        assert year["visit_cost"] == cost and year["bill"] == 508_800
        assert (year["most_visits"], year["binds"]) == (2_926, "room")
    freed = after.frame["use"]["unused_cost"].sum() - before.frame["use"]["unused_cost"].sum()
    assert freed == pytest.approx((104.48 - 86.48) * VISITS) == pytest.approx(52_200)


def test_no_setting_of_minutes_or_visits_moves_the_bill():
    explorer = load("same_bill")
    bills = {
        explorer.model(**(explorer.defaults | {"shifted": s, "visits": v}))["summary"]["bill"][0]
        for s in (0, 7, 15)
        for v in (0, 6_000)
    }
    assert bills == {508_800}


def test_the_room_binds_at_2926_and_the_second_room_lifts_the_ceiling_to_5333():
    explorer = load("same_bill")
    assert explorer.at(visits=2_900).frame["use"]["overloaded"].tolist() == [False] * 4
    over = explorer.at(visits=2_950)
    assert over.frame["use"].set_index("resource")["overloaded"].to_dict() == {
        "physician": False,
        "nurse": False,
        "assistant": False,
        "room": True,
    }
    assert "cannot be done: too few minutes of room" in over.sentence
    assert explorer.at(rooms=2).frame["summary"]["most_visits"][0] == 5_333
    assert explorer.at(rooms=2).frame["summary"]["bill"][0] == 556_800
    assert "nurse minutes and assistant minutes" in explorer.at(rooms=2, shifted=10).sentence


def test_half_a_post_did_all_along_and_after_the_move_a_quarter_does():
    explorer = load("same_bill")
    for shifted, posts, fits in ((0, 0.5, True), (0, 0.25, False), (10, 0.25, True)):
        use = explorer.at(shifted=shifted, physicians=posts).frame["use"].set_index("resource")
        assert use.loc["physician", "overloaded"] != fits
    half, quarter = (annual_bill(with_units(asthma_resources(), "physician", units=posts)) for posts in (0.5, 0.25))
    assert half - quarter == 72_000


def test_what_is_freed_is_the_physicians_less_what_was_paid_and_idle_of_the_nurse():
    """87,000 of the physician stands idle more, 34,800 of the nurse less: 52,200, and a quarter of a post is neither."""
    before, after = (load("same_bill").at(shifted=shifted).frame["use"].set_index("resource")["unused_cost"] for shifted in (0, 10))
    assert (after - before).to_dict() == pytest.approx({"physician": 87_000, "nurse": -34_800, "assistant": 0, "room": 0})


def test_the_picture_says_what_stands_idle_and_how_much_more_than_as_it_is():
    explorer = load("same_bill")
    said = {name: explorer.at(**scene).frame["summary"]["idle"][0] for name, scene in explorer.scenes.items()}
    assert said["As it is"] == "$271,580" and said["10 minutes to the nurse"] == "$323,780 (+$52,200)"
    assert explorer.at(visits=6_000).frame["summary"]["idle"][0] == "not possible"
    assert "$271,580 (" not in str(said) and "−$" in said["Half a physician, shared"]


def test_no_scene_fills_anybody_beyond_what_a_day_could_hold():
    """But for the year as it is told (the room, and the shared quarter post), scenes leave slack."""
    explorer = load("same_bill")
    use = explorer.at(**explorer.scenes["A second room, 4,500 visits"]).frame["use"]
    assert use["share_used"].max() < 0.9


def test_near_enough_is_said_and_several_shortages_are_listed():
    explorer = load("same_bill")
    assert explorer.prediction.reveal(50, 0).startswith("Near enough to \\$0. ")
    assert "too few minutes of physician, assistant and room." in explorer.at(visits=5_500, physicians=0.25).sentence


def test_fewer_minutes_with_patients_leave_the_room_alone():
    explorer = load("visit_timeline")
    assert "The room is open all day" in explorer.at(with_patients=340).sentence
    assert "The room is open all day" not in explorer.at().sentence


def test_the_clock_says_how_fast_it_climbs():
    clock = load("visit_timeline").at().frame["clock"].set_index("minute")["climb"]
    assert clock[10] == pytest.approx(3.40) and clock[5] == pytest.approx(1.00) and clock[15] == pytest.approx(1.60)
    assert clock[0] == 0 and clock[45] == 0


def test_used_and_idle_make_the_whole_bar_unless_overloaded():
    explorer = load("same_bill")
    for values in explorer.corners():
        use = explorer.model(**values)["use"]
        fits = use[~use["overloaded"]]
        assert (fits["used_cost"] + fits["unused_cost"]).tolist() == pytest.approx(fits["cost"].tolist())
        assert not (use["overloaded"] & (use["unused_cost"] > 0)).any()


def test_what_is_not_quite_full_is_not_called_full():
    assert "Room: 99.1% used" in load("same_bill").at().frame["use"]["text"].tolist()[3]


def test_the_prediction_is_about_the_bill_and_names_the_tempting_number():
    prediction = load("same_bill").prediction
    assert prediction.truth() == 0
    assert prediction.answer.same(0, 0, {}) and not prediction.answer.same(52_200, 0, {})
    tempted = prediction.reveal(52_200, 0)
    assert "Your \\$52,200" in tempted and "\\$508,800 before, \\$508,800 after" in tempted
    assert "Your" not in prediction.reveal(0, 0)


def test_the_opening_is_a_vote_that_gives_no_cost_away():
    vote = load("visit_timeline").prediction
    assert vote.truth is None
    for given in vote.answer.options:
        assert not re.search(r"\d", vote.reveal(given, None))
    assert "104" not in vote.prompt + str(vote.answer.options)


# --- The other explorers ---


def test_the_clock_ends_at_the_table_s_sum_and_starts_with_the_supplies():
    explorer = load("visit_timeline")
    for values in explorer.corners():
        frame = explorer.model(**values)
        clock, steps = frame["clock"], frame["steps"]
        assert clock["cost"].iloc[0] == 22.68
        assert clock["cost"].iloc[-1] == pytest.approx(22.68 + steps["cost"].sum())
        assert clock["cost"].iloc[-1] == pytest.approx(clock["total"].iloc[0], abs=0.005)
        assert clock["total"].iloc[0] < 200, "the axis ends at $200"


def test_somebody_is_named_for_every_minute_of_the_visit():
    clock = load("visit_timeline").model(**load("visit_timeline").defaults)["clock"].set_index("minute")["doing"]
    assert clock[0] == "supplies laid out" and clock[1] == "check in, weight, peak flow" and clock[9] == "examination"
    assert clock[31] == "review and action plan" and clock[41] == "papers and goodbye" and clock[42] == "the patient has left"


def test_the_minute_moves_in_the_browser_alone():
    """Whatever the minute, the same rows and the same sentence: a play sends nothing new to draw or to read out."""
    explorer = load("visit_timeline")
    early, late = (explorer.at(minute=minute) for minute in (3, 40))
    assert early.sentence == late.sentence and early.spec["datasets"] == late.spec["datasets"]
    assert explorer.linked == ("minute",) and explorer.controls["minute"].play >= 5
    assert [name for name, control in explorer.controls.items() if getattr(control, "play", 0)] == ["minute"]


def test_the_ratio_gives_a_price_and_the_minutes_do_not_move():
    explorer = load("three_ways")
    books, dearer = (explorer.at(visit_charge=charge).frame.set_index("service") for charge in (385, 485))
    assert books["ratio"].tolist() == [0.36] * 3
    assert books["by_ratio"].round(2).tolist() == [138.60, 21.60, 180.00]
    assert books["measured"].tolist() == dearer["measured"].tolist() == [104.48, 48.0, 87.0]
    assert dearer["by_ratio"].round(2).tolist() == [156.11, 19.31, 160.94]
    assert explorer.prediction.truth() == "see_saw"
    assert "138.60 → \\$156.11" in explorer.prediction.reveal("none", "see_saw")
    assert explorer.at(unused_apart=True).frame["by_ratio"].round(2).tolist() == [95.90, 14.94, 124.54]


def test_support_is_charged_once_or_more_than_twice():
    explorer = load("paid_once")
    times = {name: explorer.at(**scene).frame["summary"].iloc[0] for name, scene in explorer.scenes.items()}
    assert times["Neither"]["times"] == 0 and times["Neither"]["visit"] == pytest.approx(104.48)
    for once in ("In the rates only", "On top only"):
        assert times[once]["times"] == 1 and times[once]["visit"] == pytest.approx(112.66)
    assert times["By minutes"]["times"] == 1 and times["By minutes"]["visit"] == pytest.approx(114.706, abs=5e-4)
    assert times["Both"]["times"] == pytest.approx(2.1) and times["Both"]["visit"] == pytest.approx(121.658)
    assert explorer.prediction.truth() == "more" and "2.10 times" in explorer.prediction.reveal("twice", "more")
    assert (
        "charged just once" in explorer.at(on_top=0).sentence
        and "nobody is charged" in explorer.at(on_top=0, loaded=False).sentence
    )


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_scene_says_something_of_its_own(name):
    explorer = load(name)
    assert len({explorer.at(**values).sentence for values in explorer.scenes.values()}) == len(explorer.scenes)
    assert explorer.asks and explorer.prediction and len(explorer.controls) <= 4


# --- The questions ---


def test_every_kind_of_answer_is_asked_and_four_problems_are_core(prose):
    problems = registry.of_chapter("ch04").values()
    assert {problem.answer.kind for problem in problems} == {"number", "choice", "match", "target", "table", "code"}
    assert [problem.stage for problem in problems].count("core") == 4
    assert len(problems) == 14 and "has all fourteen" in prose()


def test_the_transfer_card_has_none_of_the_chapters_words_and_its_price_does_not_matter():
    problem = registry.problem("ch04.bicycle_shop")
    words = {"visit", "cost", "capacity", "practical", "resource", "rate", "idle", "bill", "overhead", "charge", "supplies", "room"}
    words |= {"physician", "nurse", "patient", "bind"}
    text = " ".join([problem.prompt, *problem.hints]).lower()
    assert not [word for word in words if re.search(rf"\b{word}s?\b", text)]
    for numbers in drawn("bicycle_shop", 40):
        assert solved("bicycle_shop", numbers) == solved("bicycle_shop", numbers | {"price": 1})


def test_the_owners_idea_sometimes_lowers_what_the_shop_can_do():
    """About half of the draws each; before, somebody else was short, so that the old answer is never the new one."""
    worse = 0
    for numbers in drawn("bicycle_shop"):
        master, apprentice, stand = numbers["weeks"]
        moved = numbers["moved"]
        assert numbers["stand"] == numbers["master"] + numbers["apprentice"] and numbers["master"] > moved
        before = min(master // numbers["master"], apprentice // numbers["apprentice"], stand // numbers["stand"])
        after = min(master // (numbers["master"] - moved), apprentice // (numbers["apprentice"] + moved), stand // numbers["stand"])
        assert after == solved("bicycle_shop", numbers) != before
        said = registry.key("ch04.bicycle_shop").explain(**numbers)
        assert ("made it *worse*" in said) == (after < before)
        if after > before:
            assert before == master // numbers["master"], "“the master was short” must be true"
            assert after == stand // numbers["stand"], "“nowhere to hang” must be true"
        else:
            assert after == apprentice // (numbers["apprentice"] + moved)
        worse += after < before
    assert 0.35 < worse / 400 < 0.65


def test_each_wrong_column_points_at_a_line_of_its_own():
    """Who runs out is neither the dearest, nor the one with the fewest minutes, nor the one that a visit needs longest."""
    four, winners = ("physician", "nurse", "scanner", "chair"), Counter()
    for numbers in drawn("who_runs_out"):
        last = {name: numbers[f"year_{name}"] / numbers[f"minutes_{name}"] for name in four}
        first, second = sorted(last, key=last.get)[:2]
        assert last[second] > 1.15 * last[first]
        pointed = [
            first,
            max(four, key=lambda name: numbers[f"cost_{name}"]),
            min(four, key=lambda name: numbers[f"year_{name}"]),
            max(four, key=lambda name: numbers[f"minutes_{name}"]),
        ]
        assert len(set(pointed)) == 4 and first == solved("who_runs_out", numbers)
        feedback = "It also has the most minutes in the year"
        longest = pointed[3]
        assert numbers[f"year_{longest}"] == max(numbers[f"year_{name}"] for name in four), feedback
        shortest = pointed[2]
        assert numbers[f"minutes_{shortest}"] == min(numbers[f"minutes_{name}"] for name in four)
        winners[first] += 1
    assert set(winners) == set(four)


def test_the_two_ways_of_costing_disagree_about_the_payment():
    """One says that the visit pays, the other that it does not, each in about half of the draws, and by more than cents."""
    verdicts = Counter()
    for numbers in drawn("three_ways"):
        by_ratio, by_minutes = solved("three_ways", numbers)["Left of the payment"]
        assert by_ratio * by_minutes < 0 and min(abs(by_ratio), abs(by_minutes)) > 3
        assert ("loses money and by its minutes pays" in registry.key("ch04.three_ways").explain(**numbers)) == (by_ratio < 0)
        verdicts[by_ratio < 0] += 1
    assert min(verdicts.values()) > 120


def test_extra_visits_fit_pay_their_supplies_and_not_their_full_cost():
    for numbers in drawn("extra_visits"):
        assert numbers["now"] + numbers["more"] <= numbers["most"]
        assert numbers["supplies"] < numbers["pays"] < numbers["cost"] == numbers["time"] + numbers["supplies"]
        assert solved("extra_visits", numbers) > 0 > numbers["more"] * (numbers["pays"] - numbers["cost"])


def test_a_price_moves_the_reported_cost_by_less_than_itself():
    for numbers in drawn("raised_price"):
        billed = numbers["visits"] * numbers["charge"] + numbers["scans"] * numbers["scan_charge"]
        before, after = numbers["charge"] * numbers["spent"] / billed, solved("raised_price", numbers)
        assert before < after < before * numbers["raised"] / numbers["charge"]


def test_worked_lines_multiply_out_as_shown():
    for numbers in drawn("why_each_line"):
        assert numbers["nurse_cost"] / numbers["practical"] == pytest.approx(numbers["rate"], abs=1e-9)
        assert numbers["room_cost"] / numbers["room_minutes"] == pytest.approx(numbers["room_rate"], abs=1e-9)
        assert numbers["practical"] < numbers["paid"] and numbers["stay"] == numbers["minutes"] + numbers["alone"]
        parts = numbers["nurse_part"] + numbers["room_part"] + numbers["supplies"]
        assert numbers["visit"] == pytest.approx(parts, abs=1e-9)
    for numbers in drawn("last_line"):
        for took, rate, part in zip(numbers["minutes"], numbers["rates"], numbers["parts"], strict=True):
            assert took * rate == pytest.approx(part, abs=1e-9)
        assert numbers["room_minutes"] > sum(numbers["minutes"])


def test_minutes_to_move_are_minutes_that_are_there():
    for numbers in drawn("shift_to_target"):
        moved = solved("shift_to_target", numbers)["minutes"]
        assert 0 < moved < numbers["now"] and moved == pytest.approx(round(moved))


@pytest.mark.parametrize(
    ("problem", "apart"), [("last_line", 0.0012), ("idle_dollars", 0.01), ("shift_to_target", 0.01), ("raised_price", 0.01)]
)
def test_each_wrong_number_has_a_rule_of_its_own(problem, apart):
    """No two rules, right or wrong, meet by chance: feedback is about what the learner did."""
    key = registry.key(f"ch04.{problem}")
    for numbers in drawn(problem):
        results = [rule(**numbers) for rule in (key.solve, *key.mistakes)]
        results = sorted(one["minutes"] if isinstance(one, dict) else one for one in results)
        for smaller, larger in pairwise(results):
            assert larger - smaller > apart * smaller, (problem, numbers, results)


def test_every_wrong_number_of_minutes_is_on_the_slider():
    control, key = registry.problem("ch04.shift_to_target").answer.controls["minutes"], registry.key("ch04.shift_to_target")
    for numbers in drawn("shift_to_target"):
        for rule in key.mistakes:
            assert control.low <= rule(**numbers)["minutes"] <= control.high


def test_the_desk_is_paid_once():
    for numbers in drawn("loaded_rates", 100):
        rates = solved("loaded_rates", numbers)["A minute costs"]
        paid = sum(rate * year for rate, year in zip(rates, numbers["minutes"], strict=True))
        assert paid == pytest.approx(sum(numbers["costs"]) + numbers["pool"])


def test_used_and_idle_dollars_are_the_chair():
    for numbers in drawn("idle_dollars", 100):
        used = numbers["visits"] * numbers["minutes"] * numbers["cost"] / numbers["practical"]
        assert solved("idle_dollars", numbers) + used == pytest.approx(numbers["cost"])


def test_no_mistake_is_named_twice():
    names = [mistake.__name__ for problem in registry.of_chapter("ch04") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names))


def test_a_whole_number_is_asked_of_the_shop():
    problem, key = registry.problem("ch04.bicycle_shop"), registry.key("ch04.bicycle_shop")
    numbers = problem.variant(Random(4))
    truth = key.solve(**numbers)
    assert judge(problem, numbers, str(truth), key).kind == "correct"
    assert judge(problem, numbers, str(truth + 1), key).kind != "correct"


# --- Errors that a clinic can make ---


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"practical_minutes": [0, 96_000, 96_000, 120_000]}, "practical_minutes of physician"),
        ({"resource": ["physician", "nurse", "helper", "room"]}, "a rate for 'assistant'"),
        ({"annual_cost": [288_000, float("nan"), 57_600, 48_000]}, "annual_cost of nurse"),
    ],
)
def test_what_cannot_be_costed_is_named(change, said):
    with pytest.raises(ValueError, match=said):
        visit_cost(asthma_process(), asthma_resources().assign(**change), supplies=asthma_supplies())


def test_minutes_beyond_capacity_are_shown_and_not_priced_away():
    scene = load("same_bill").at(visits=6_000)
    assert visit_ceiling(asthma_process(), asthma_resources()).visits < 6_000
    text = scene.frame["use"].set_index("resource")["text"]
    assert text["room"] == "Room: 205% of the minutes there are. Not possible."


# --- The caps of a chapter ---


def test_the_time_plan_adds_up(parts):
    notes = next(body for _, head, body in parts() if '"notes"' in head)
    plan = re.split(r"\*\*(?:20 minutes|50|75):\*\*", notes)[1:4]
    spent = [sum(map(int, re.findall(r"\((\d+)\)", route.split("# *On the projector")[0]))) for route in plan]
    assert spent[0] == 20 and sum(spent[:2]) == 50 and sum(spent) == 75


def test_inputs_of_our_own_are_called_so_and_sources_are_those_of_the_models(prose):
    text = prose()
    assert "illustrative inputs chosen to reproduce the source's total" in text
    assert not re.search(r"published (rate|price|suppl)", text)
    listed = [line[2:] for line in text[text.index("## Sources") :].splitlines() if line.startswith("- ")]
    known = [re.sub(r"[?.]+$", "", source.full) for source in SOURCES.values()]
    assert len(listed) >= 6
    for line in listed:
        assert any(re.sub(r"\?\.", "?", line).startswith(re.sub(r"\?\.", "?", full)) for full in known), line
