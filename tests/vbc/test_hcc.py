"""Risk scores: the rule by hand, the published model by hccinfhir where it is installed, and a clear word where it is not."""

import sys

import pytest

from vbc.hcc import RiskScore, add_up_risk_score, can_score, risk_score

COEFFICIENTS = {"36": 0.166, "37": 0.166, "38": 0.166, "226": 0.360, "diabetes and heart failure": 0.112}
HIERARCHIES = {"36": ["37", "38"], "37": ["38"], "221": ["226"]}
INTERACTIONS = {"diabetes and heart failure": ["37", "226"]}


def added(categories):
    return add_up_risk_score(
        categories, coefficients=COEFFICIENTS, hierarchies=HIERARCHIES, interactions=INTERACTIONS, demographic=0.330
    )


def test_the_worst_of_a_hierarchy_counts_once():
    assert added(["37", "38"]).total == pytest.approx(0.330 + 0.166)
    assert added(["38", "38", "37", "36"]).categories == ("36",)
    assert added([]) == RiskScore(0.330, {"demographic": 0.330}, ())


def test_interactions_need_all_their_parts_after_hierarchies():
    assert added(["37", "226"]).total == pytest.approx(0.968)
    assert added(["226"]).total == pytest.approx(0.690)
    assert "diabetes and heart failure" not in added(["36", "37", "226"]).parts


def test_the_order_of_categories_does_not_matter():
    assert added(["226", "38", "37"]).total == added(["37", "226", "38"]).total


def test_what_has_no_coefficient_adds_nothing_and_nonsense_is_refused():
    assert added(["999"]).total == pytest.approx(0.330)
    with pytest.raises(ValueError, match=r"^coefficient of 37 must be a finite number"):
        add_up_risk_score(["37"], coefficients={"37": float("nan")}, hierarchies={})


def test_without_the_package_a_reader_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "hccinfhir", None)
    monkeypatch.setattr("vbc.hcc._PROCESSORS", {})
    with pytest.raises(ModuleNotFoundError, match=r"optional extra; install it with: python -m pip install \"hccinfhir>=0.4"):
        risk_score(["E11.9"], age=67, sex="F")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"diagnoses": [""]}, "diagnoses must hold codes"),
        ({"diagnoses": [11.9]}, "diagnoses must hold codes"),
        ({"age": 121}, "age must lie between 0 and 120 years"),
        ({"age": -1}, "age must be 0 or more"),
        ({"sex": "female"}, "sex must be 'F' or 'M'"),
    ],
)
def test_what_cannot_be_scored_is_refused_before_the_package_is_asked(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        risk_score(**{"diagnoses": ["E11.9"], "age": 67, "sex": "F", **wrong})


needs_package = pytest.mark.skipif(not can_score(), reason="hccinfhir, an optional extra, is not installed")


@needs_package
def test_the_published_model_gives_the_published_scores():
    score = risk_score(["E11.9", "I50.9"], age=67, sex="F")
    assert score.total == pytest.approx(0.968, abs=5e-4) and score.categories == ("38", "226")
    assert sorted(score.parts.values()) == pytest.approx([0.112, 0.166, 0.330, 0.360])
    assert risk_score(["E11.9", "I50.9", "Z59.00"], age=67, sex="F").total == score.total, "no home adds nothing"
    assert risk_score(["E11.9", "I50.9"], age=67, sex="F", dual_status="02").total == pytest.approx(1.210, abs=5e-4)
    assert risk_score(["E11.22", "E11.9", "I50.9"], age=67, sex="F").categories == ("37", "226"), "one of a hierarchy"
    assert risk_score([], age=67, sex="F").total == pytest.approx(0.330)


@needs_package
def test_the_rule_by_hand_agrees_with_the_package():
    score = risk_score(["E11.22", "E11.9", "I50.9"], age=67, sex="F")
    by_hand = add_up_risk_score(
        ["37", "38", "226"],
        coefficients=COEFFICIENTS,
        hierarchies=HIERARCHIES,
        interactions=INTERACTIONS,
        demographic=0.330,
    )
    assert by_hand.total == pytest.approx(score.total) and set(by_hand.categories) == set(score.categories)
