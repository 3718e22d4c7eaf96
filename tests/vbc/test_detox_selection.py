"""Real people: the published cross-validation with its spread, refitted, and its limits said."""

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.metrics import roc_auc_score

from vbc.detox_fits import FACTORS, KEPT, detox_people, out_of_fold_risks
from vbc.detox_selection import (
    DETOX_MODELS,
    detox_by_interviews,
    detox_decisions,
    detox_housing_odds,
    detox_ranking,
    detox_results,
    detox_slots,
    detox_summary,
)
from vbc.fairness_criteria import equalized_odds_difference


def test_the_published_people():
    people = detox_people()
    assert len(people) == 398 and people.groupby("homeless").size().tolist() == [213, 185]
    assert people.groupby("homeless")["returned"].mean().round(3).tolist() == [0.568, 0.735]


def test_the_published_cross_validation():
    table = detox_summary(0.20).set_index("measure")
    assert detox_slots(0.20) == 80
    assert table.loc["auc", ["without", "with_housing"]].round(3).tolist() == [0.624, 0.652]
    assert table.loc["ppv", "without"] == pytest.approx(0.713, abs=1e-3)
    assert table.loc["ppv", "with_housing"] == pytest.approx(0.774, abs=5e-4)
    assert table.loc["ppv", "higher"] == pytest.approx(29 / 30)
    assert table.loc["equalized_odds", ["without", "with_housing"]].round(3).tolist() == [0.075, 0.441]
    assert table.loc["equalized_odds", "higher"] == 1
    assert detox_summary(0.30).set_index("measure").loc["ppv", "higher"] == pytest.approx(0.6)
    assert (table["lowest_without"] <= table["without"]).all() and (table["highest_with"] >= table["with_housing"]).all()


@pytest.mark.parametrize("model", DETOX_MODELS)
def test_kept_risks_are_fresh_ones(model):
    people = detox_people()
    fresh = out_of_fold_risks(people, FACTORS[model], seed=7)
    assert KEPT.value()["fits"][model][7] == pytest.approx(fresh, abs=1e-8)
    found = detox_results(0.2).set_index(["model", "seed"]).loc[(model, 7)]
    assert found["auc"] == pytest.approx(roc_auc_score(people["returned"], KEPT.value()["fits"][model][7]), abs=1e-12)


@pytest.mark.parametrize("share", [0, 0.05, 0.2, 0.35, 1])
def test_all_divisions_at_once_are_each_one_alone(share):
    results = detox_results(share)
    assert results["model"].tolist() == list(DETOX_MODELS) * 30
    for _, row in results.iloc[::11].iterrows():
        by_group = detox_decisions(row["model"], share=share, seed=int(row["seed"]))
        assert row["equalized_odds"] == pytest.approx(equalized_odds_difference(by_group))
        for name, found in by_group.items():
            assert row[f"missed_{name}"] == found.missed and row[f"tpr_{name}"] == found.true_positive_rate
    assert results["ppv"].isna().all() == (share == 0)
    assert np.isnan(detox_summary(share).set_index("measure").loc["ppv", "higher"]) == (share == 0)


def test_housing_odds_are_statsmodels_own():
    people = detox_people()
    found = detox_housing_odds()
    fit = sm.Logit(people["returned"], sm.add_constant(people[list(FACTORS["with housing"])])).fit(disp=0)
    assert found.log_odds_ratio == pytest.approx(fit.params["homeless"]) == pytest.approx(0.795, abs=5e-4)
    assert found.p_value == pytest.approx(fit.pvalues["homeless"]) == pytest.approx(0.0005, abs=5e-5)
    assert found.standard_error == pytest.approx(fit.bse["homeless"])


def test_more_interviews_are_not_a_steady_rise():
    """The outcome counts over unequal numbers of chances; the table says so instead of hiding it."""
    table = detox_by_interviews()
    assert table["n"].sum() == 398 and set(table["group"]) == {"housed", "homeless"}
    assert table["n"].min() >= 40


def test_bad_settings_are_refused_by_name():
    with pytest.raises(ValueError, match="model must be one of without housing, with housing"):
        detox_ranking("M0")
    with pytest.raises(ValueError, match="seed must be a whole number from 0 to 29, not 30"):
        detox_ranking(seed=30)
    with pytest.raises(ValueError, match="share must lie between 0 and 1"):
        detox_results(20)
