"""Chapter 12: the dashboards say what the page says of them, every package is heard, and it keeps to the caps of a chapter."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from exercises.problems._ch12_draws import health
from vbc.board import (
    CONSULTANT,
    FINANCE,
    PARTS,
    STAFF,
    FerryStreet,
    Package,
    every_package,
    idle_does_as_well,
    idle_receives_as_much,
    package_result,
    places,
    share_of_a_dollar,
)
from vbc.intervals import exact_poisson_interval
from vbc.risk_adjustment import observed_to_expected
from vbc.rule_years import rule_stamp
from vbc.sources import SOURCES
from widgets.decisions import decide
from widgets.explorer import explorer, load
from widgets.position import PositionView, count_words
from workbook import registry, variants
from workbook.judge import judge
from workbook.session import current

SCRIPT = Path(__file__).resolve().parents[2] / "chapters" / "ch12_board_meeting.py"
ASKERS = ("patient", "finance", "regulator")


def drawn(name, count=300):
    return [variants.draw(f"ch12.{name}", course="tests", learner=str(i), number=i % 3) for i in range(count)]


def key(name):
    return registry.key(f"ch12.{name}")


def hearing(asker):
    return import_module(f"widgets.debates.hearing_{asker}").DEBATE


# The moment.


def test_the_triumph_on_the_dashboard_is_flat():
    """The consultant's reports most health, no gap, a check five times the staff's; true are a loss and a gap nearly doubled."""
    own, staff, finance = (package_result(package) for package in (CONSULTANT, STAFF, FINANCE))
    assert own["reported_qalys"] > max(staff["reported_qalys"], finance["reported_qalys"])
    assert own["reported_gap"] == 0 and own["check"] > 5 * staff["check"]
    assert own["qalys"] < 0 < finance["qalys"] < staff["qalys"]
    today = FerryStreet().health(6, housed=True) - FerryStreet().health(6, housed=False)
    assert own["gap"] > 1.7 * today and staff["gap"] < today
    assert load("three_packages").prediction.truth() == "consultant_no"


def test_the_truth_waits_until_it_is_asked_for():
    """The picture opens with what is reported; no row, no table and no sentence has a true figure before."""
    page = load("three_packages")
    first, then = page.at(), page.at(truth=True)
    assert {kind for frame in first.frame.values() for kind in frame["kind"]} == {"dashboard"}
    for shown, count in ((first, 0), (then, 1)):
        assert all(sum(name.startswith("True") for name in table) == count for table in page.table(shown.frame).values())
    assert "not shown" in first.sentence and "staff's package gains most" in then.sentence


def test_nobody_is_praised_where_nothing_is_gained():
    assert "nothing is to be gained" in load("three_packages").at(truth=True, ratio=0).sentence


def test_every_package_has_its_place_on_the_strips():
    """In each of the 144, points and words agree with the model, and the better end is on the right."""
    page = load("ferry_street")
    for package in list(every_package())[::7]:
        strips = page.at(**vars(package)).frame["strips"].set_index("name")
        own = package_result(package)
        assert strips["true_is"]["value"] == pytest.approx(own["value"])
        assert strips["true_is"]["margin"] == pytest.approx(own["margin"] / 1e6)
        assert strips["better"].to_dict() == places(package)
        assert strips["true"].between(0, 1).all() and strips["said"].between(0, 1).all()
    best = page.at(**vars(STAFF)).frame
    assert best["strips"].set_index("name")["true"]["value"] == pytest.approx(
        best["others"].query("at == at.min()")["place"].max(), abs=1e-3
    )


def test_the_winners_table_names_the_winners():
    """What the prose calls the best in a figure is."""
    assert places(STAFF)["value"] == 0 and places(FINANCE)["margin"] == 0
    both = places(Package("reports", "social", "costs only", "fund"))
    assert both["gap"] == both["pull"] == 0 and both["value"] > 0 and both["margin"] > 0


def test_the_idle_keep_up_where_the_contract_pays_for_phantoms():
    own = {package: package_result(package) for package in (CONSULTANT, FINANCE, STAFF)}
    keeps_up = {package: idle_does_as_well(one["paid"], one["paid_idle"]) for package, one in own.items()}
    assert keeps_up[CONSULTANT] > 0.5 > keeps_up[FINANCE] > 0.3 > 0.1 > keeps_up[STAFF]
    guess = load("ten_years_twice").prediction
    assert guess.truth() == keeps_up[CONSULTANT]
    assert "15% of decades" in guess.reveal(0.1, guess.truth()) and "lost 10 QALYs" in guess.reveal(0.1, guess.truth())
    said = {name: load("ten_years_twice").at(package=name).sentence for name in ("consultant", "finance", "staff")}
    assert [name for name, text in said.items() if "misses the quality standard in 5%" in text] == ["finance"]
    assert "35% of decades" in said["finance"] and "under 1% it has at least as many dollars" in said["finance"]


def test_only_phantoms_or_departures_pay_for_better_care():
    """Whoever earns without a whole benchmark has lost people; and both purses together rank the winners anew."""
    every = {package: package_result(package) for package in every_package()}
    assert sum(one["margin"] > 0 for package, one in every.items() if package.contract != "costs only") == 1, "a single package"
    earns = [one for package, one in every.items() if package.contract != "costs only" and one["margin"] > 0 and one["qalys"] > 0]
    assert earns and all(one["left"] > 0.1 for one in earns)
    paid = every[Package("reports", "social", "costs only", "fund")]
    assert paid["value"] < every[STAFF]["value"]
    assert paid["value"] + paid["margin"] / 100_000 > every[STAFF]["value"] + every[STAFF]["margin"] / 100_000


def test_the_scene_of_a_halved_gap_halves_it_by_harm_to_both():
    page = load("ferry_street")
    own = package_result(Package(**page.scenes["A gap halved"]))
    today = FerryStreet().health(6, housed=True) - FerryStreet().health(6, housed=False)
    assert own["gap"] / today == pytest.approx(0.5, abs=0.05) and own["qalys"] < 0


# The documents.


def test_ferry_streets_care_is_average_and_its_ratio_is_not():
    """Document 3: readmissions are those of average care in both hospitals; the limits of both ratios hold 1."""
    for without, events in ((0.2, 425), (0.05, 388)):
        expected = 2_500 * ((1 - without) * 0.141 / 0.9 + without * 0.19)
        usual = 2_500 * ((1 - without) * 0.15 + without * 0.25)
        assert events == pytest.approx(usual, abs=0.51)
        assert (observed_to_expected(events, expected) > 1) == (without == 0.2)
        assert exact_poisson_interval(events, expected=expected).contains(1)


# Decisions and hearing.


@pytest.mark.usefixtures("learning")
def test_four_decisions_are_kept_and_everything_follows_from_them():
    """One after the other, each from its own options; then the picture opens there and the three ask about it."""
    page, views = decide("ferry_street"), {asker: PositionView(f"hearing_{asker}", hearing(asker)) for asker in ASKERS}
    assert all("not signed a package yet" in view.shown["motion"] for view in views.values())
    chosen = ["reports", "social", "two-sided", "fund"]
    for at, (one, part) in enumerate(zip(chosen, PARTS.values(), strict=True)):
        assert (
            [option["id"] for option in page.shown["control"]["options"]]
            == list(part)
            == [value for value, _ in page.shown["meters"]]
        )
        assert "is one of" in page.commit("nonsense") and page.shown["at"] == at
        assert page.commit(one) == ""
    assert page.shown["done"] and page.shown["decided"] == [part[one] for part, one in zip(PARTS.values(), chosen, strict=True)]
    assert explorer("ferry_street").values == dict(zip(PARTS, chosen, strict=True))
    for view in views.values():
        assert "Two-sided" in view.shown["motion"]
    page.again()
    assert all("not signed a package yet" in view.shown["motion"] for view in views.values())


@pytest.mark.usefixtures("learning")
def test_an_answer_keeps_the_question_that_it_answered():
    """The log has package, question, answer and marks; whoever decides anew finds the old answer under its own question."""
    page, view = decide("ferry_street"), PositionView("hearing_regulator", hearing("regulator"))
    for one in vars(CONSULTANT).values():
        page.commit(one)
    asked = view.shown["motion"]
    assert "27 QALYs for somebody else" in asked
    typed = {"side": "", "position": "27 QALYs elsewhere are lost.", "objection": "If an idle hospital is paid as often."}
    assert view.commit(typed) == ""
    page.again()
    for one in vars(STAFF).values():
        page.commit(one)
    again = PositionView("hearing_regulator", hearing("regulator"))
    assert view.shown["motion"] == again.shown["motion"] == asked
    again.revise()
    assert "keeps" in again.shown["motion"] and "27 QALYs" not in again.shown["motion"]
    note = [entry.data for entry in current().log.entries("hearing_regulator") if entry.kind == "note" and entry.data["committed"]]
    assert "27 QALYs" in note[0]["motion"] and note[0]["position"] == typed["position"]


def test_whoever_cares_about_the_weakest_figure_asks_the_hard_question():
    """For each of the 144 packages exactly one of the three, and texts that read well for all of them."""
    for package in every_package():
        texts = {asker: hearing(asker).motion(list(vars(package).values())) for asker in ASKERS}
        hard = [asker for asker, text in texts.items() if "hard question" in text]
        worst = max(places(package), key=places(package).get)
        assert hard == [{"gap": "patient", "pull": "patient", "margin": "finance", "value": "regulator"}[worst]]
        for text in texts.values():
            assert not re.search(r"nan|−−|-\d|\$-|−\\\$0\.0 ", text), text


def test_one_exemplar_of_each_hearing_meets_the_whole_rubric_and_its_numbers_are_the_models():
    own = package_result(STAFF)
    said = {asker: " ".join(one.position for one in hearing(asker).exemplars) for asker in ASKERS}
    for asker in ASKERS:
        marks = [sum(one.meets) for one in hearing(asker).exemplars]
        assert marks == [5, 5] if asker == "finance" else min(marks) < max(marks) == 5
        assert all(45 <= count_words(one.position) <= 80 for one in hearing(asker).exemplars)
    assert f"{own['gap']:.1f} points behind" in said["patient"] and "5.5 points" in said["patient"]
    assert (
        f"{own['calls']:.1f} where they ordered 6" in said["patient"] and f"{0.8 * own['calls']:.1f} reach you" in said["patient"]
    )
    taken = -FerryStreet().slope(shared=share_of_a_dollar("corridor")) / 2
    assert f"{taken:.2f} dollars instead of 4" in said["patient"] and said["patient"].count("Neither") == 1
    assert f"{-own['margin'] / 1e6:.1f} million" in said["finance"] and f"{own['paid']:.0%}" in said["finance"]
    assert -own["margin"] / own["qalys"] == pytest.approx(13_500, rel=0.01) and "13,500" in said["finance"]
    assert f"{own['qalys']:.0f} QALYs" in said["regulator"] and f"{own['paid_idle']:.0%}" in said["regulator"]
    assert f"In {idle_receives_as_much(STAFF):.0%} of decades" in said["regulator"]
    assert own["paid_idle"] + own["billed_idle"] == pytest.approx(1, abs=0.005) and abs(own["check_idle"]) < 50_000
    assert f"{package_result(CONSULTANT)['reported_qalys']:.0f} QALYs" in said["regulator"]
    whole, cut = package_result(FINANCE), package_result(Package("readmissions", "peers", "one-sided", "none"))
    assert f"{whole['check_idle'] / 1e6:.1f} million dollars, ours {whole['check'] / 1e6:.1f}: one million" in said["finance"]
    assert round((whole["check"] - whole["check_idle"]) / 1e6) == 1 and whole["left"] == pytest.approx(0.2, abs=0.005)
    assert f"true {whole['margin'] / 1e6:.1f} million a year" in said["finance"]
    assert f"a loss of {-cut['margin'] / 1e6:.2f}" in said["finance"]
    assert f"{whole['qalys']:.0f} are true, and {whole['value']:.0f} remain" in said["finance"]


def test_every_board_answers_the_question_it_was_asked_and_each_mark_has_its_basis():
    """The question that stands beside a text is the hearing's own for that package; what marks rest on is the model's."""
    packages = {"consultant": CONSULTANT, "finance committee": FINANCE, "medical staff": STAFF}
    for asker in ASKERS:
        for one in hearing(asker).exemplars:
            name = re.fullmatch(r"The board that signed the (.+)'s package", one.by)[1]
            assert one.question() in hearing(asker).motion(list(vars(packages[name]).values()))
            assert len(one.because) == len(one.meets) and all(one.because)
    because = {(asker, at): " ".join(hearing(asker).exemplars[at].because) for asker in ASKERS for at in (0, 1)}
    ticked, finance, staff = (package_result(one) for one in packages.values())
    assert f"{ticked['gap']:.1f} points" in because["patient", 0] and f"{ticked['left']:.0%} of people" in because["patient", 0]
    assert f"{staff['calls']:.1f} calls" in because["patient", 1] and f"{staff['pull']:.2f} is only how" in because["patient", 1]
    assert f"{finance['reported_qalys']:.0f} QALYs are reported, {finance['qalys']:.0f} true" in because["finance", 0]
    luck = 1.645 * finance["spread"] / 10**0.5
    assert f"{(finance['margin'] - luck) / 1e6:.1f} to {(finance['margin'] + luck) / 1e6:.1f} over ten" in because["finance", 0]
    assert (
        f"{-ticked['payer'] / 1e6:.1f} million" in because["regulator", 0]
        and f"lose {-ticked['qalys']:.0f}" in because["regulator", 0]
    )


def test_what_the_dashboard_prints_has_its_own_name():
    """Health gained is not value and a check is no margin: no strip calls its orange point by the name of its blue one."""
    page = load("ferry_street")
    shown = page.at(**vars(FINANCE))
    words = shown.frame["strips"].set_index("name")["words"]
    assert words["value"] == "true +39 · health +59, dashboard +67"
    assert words["margin"] == "true +2.2 · dashboard: check +3.2"
    assert words["gap"].endswith("dashboard: gap 4.0") and words["pull"] == "by the calls 0.38 (true weight 1.00) · oath 0.00"
    said = page.table(shown.frame)["True figures, and what the dashboard prints"]["Dashboard"].tolist()
    assert said == ["health gained +67", "check +3.2", "gap 4.0", "oath 0.00"]
    assert "over 99% of years" in shown.sentence, "a check is not certain"


def test_a_dashed_line_stands_only_where_the_dashboard_is_wrong():
    """Orange is no lie by itself: the staff's prints its health and its gap as they are, and no oath is what money weighs."""
    page = load("ferry_street")
    for package, lies in ((STAFF, ["pull"]), (CONSULTANT, ["value", "gap", "pull"])):
        strips = page.at(**vars(package)).frame["strips"]
        assert strips.loc[strips["lies"], "name"].tolist() == lies
        assert (strips.loc[~strips["lies"], "ring"] == strips.loc[~strips["lies"], "said"]).all()


def test_the_idle_are_shown_with_their_bills():
    """A fair contract pays the idle as often as it bills them; one with a whole benchmark pays millions."""
    texts = {one: hearing("regulator").motion(list(vars(one).values())) for one in (STAFF, CONSULTANT)}
    assert "a check in 50% of years and a bill in 50%, about nothing on average" in texts[STAFF]
    assert "a check in 94% of years, \\$2.2 million a year on average" in texts[CONSULTANT]


def test_the_finance_chief_points_at_the_contract_only_where_there_is_something_to_find():
    for package in every_package():
        if package_result(package)["margin"] >= 0:
            text = hearing("finance").motion(list(vars(package).values()))
            assert ("reads the contract" in text) == (package.contract == "costs only") != ("asks who left" in text)


def test_the_regulator_asks_what_was_bought_where_the_public_has_what_it_had():
    even = [one for one in every_package() if abs(package_result(one)["payer"]) < 50_000]
    texts = [hearing("regulator").motion(list(vars(one).values())) for one in even]
    assert len(even) == 3 and all("about what it had" in text and "0.0 million" not in text for text in texts)


# Problems: what the draws promise.


def test_the_worked_lines_add_up():
    for n in drawn("why_each_line"):
        assert n["price"] == pytest.approx(-FerryStreet().slope(shared=n["cents"] / 100))
        gained = 8 * (health(n["calls"]) - health(6))
        gained += 2 * ((1 - n["left"]) * health(0.8 * n["calls"]) + n["left"] * health(1.6) - health(4.8))
        assert n["qalys"] == pytest.approx(gained, abs=0.051)
        calls = (n["calls"] - 6) * (8_000 + 1_600 * (1 - n["left"])) + (2 - 6) * 1_600 * n["left"]
        assert n["saved"] == pytest.approx(50 * calls / 1e6, abs=0.0051), "those who left cost the payer more elsewhere"
        assert n["lost"] == pytest.approx(10 * n["more"], abs=0.051) and n["value"] == pytest.approx(
            n["qalys"] - n["lost"], abs=0.051
        )


def test_two_years_are_the_models():
    for n in drawn("two_years"):
        assert key("two_years").solve(**n) == pytest.approx(idle_does_as_well(n["worked"], n["idle"], years=2))
        assert sum(n["first"]) == pytest.approx(1) and sum(n["second"]) == pytest.approx(1)


def test_the_ratio_moves_towards_those_who_stay():
    for n in drawn("who_was_counted"):
        before = (n["a_back"] + n["b_back"]) / (n["a_expected"] + n["b_expected"])
        assert n["a_back"] / n["a_expected"] < key("who_was_counted").solve(**n) < before
        assert n["left"] * n["b_back"] % n["b_admitted"] == 0, "nobody is readmitted by halves"


def test_exactly_one_of_four_loses():
    seen = set()
    for n in drawn("who_loses"):
        mean = (1 - n["left"]) * n["here"] + n["left"] * n["away"]
        losers = {
            "housed": n["housed"] < n["housed_before"],
            "unhoused": mean < n["before"] - 0.05,
            "hospital": n["costs"] > n["check"] + 0.05,
            "payer": n["check"] > n["saved"] + 0.05,
        }
        assert [name for name, loses in losers.items() if loses] == [key("who_loses").solve(**n)], n
        assert abs(mean - n["before"]) > 0.3 and abs(n["costs"] - n["check"]) > 0.05 and abs(n["check"] - n["saved"]) > 0.05
        seen.add(key("who_loses").solve(**n))
    assert seen == {"unhoused", "hospital", "payer"}


def test_a_minimum_near_the_truth_is_right_and_a_plausible_wrong_one_is_not():
    problem = registry.problem("ch12.minimum_for_luck")
    for n in drawn("minimum_for_luck", 40):
        truth = key("minimum_for_luck").solve(**n)["minimum"]
        near, off = ({"minimum": round((truth + by) / 0.05) * 0.05} for by in (0.05, 0.25))
        assert judge(problem, n, near, key("minimum_for_luck")).kind == "correct"
        assert judge(problem, n, off, key("minimum_for_luck")).kind != "correct"


def test_mistakes_have_names_that_read_as_words():
    names = [mistake.__name__ for problem in registry.of_chapter("ch12") for mistake in registry.key(problem).mistakes]
    assert len(names) == len(set(names)) and all(2 <= len(name.split("_")) <= 7 for name in names)


# The script.


def test_the_board_hears_whoever_asked_for_a_hearing(parts):
    everything = "\n".join(body for _, head, body in parts() if "[markdown]" not in head)
    assert [name for name in ASKERS if f'position("hearing_{name}")' in everything] == list(ASKERS)


def test_documents_are_short_and_what_is_ours_is_called_so(parts, prose):
    text = prose()
    assert text.count("illustrative") >= 2 and rule_stamp("tracks") in text
    for source in ("holmstrom_milgrom_1991", "newhouse_1996", "cain_2005", "claxton_2015"):
        assert SOURCES[source].full in text, source
    documents = [body for _, head, body in parts() if re.search(r"(?m)^# ### \d · ", body)]
    assert len(documents) == 6, "a slide each"
    for document in documents:
        document = re.sub(r"<!--.*?-->|(?m:^# ?(\|.*)?)", "", document)
        assert len(document.split()) <= 120, document


def test_notes_times_add_up(parts):
    plan = next(body for _, head, body in parts() if '"notes"' in head and "**20 minutes:**" in body)
    twenty, rest = re.split(r"\*\*50:\*\*", plan, maxsplit=1)
    fifty, seventy_five = re.split(r"\*\*75:\*\*", rest, maxsplit=1)
    minutes = [sum(map(int, re.findall(r"\((\d+)\)", part))) for part in (twenty, fifty, seventy_five)]
    assert (minutes[0], sum(minutes[:2]), sum(minutes)) == (20, 50, 75)
