"""Kept: the two risk models of the heart-failure program, what they do in repeated samples, and fairlearn's thresholds.

scikit-learn and fairlearn take seconds to import; a page reads these numbers instead. `vbc.heart_failure_program` offers them.
"""

from typing import Any

import numpy as np

from vbc.checks import Numbers
from vbc.confusion import confusion_by_group
from vbc.fairness_criteria import equalized_odds_difference
from vbc.heart_failure_cohort import FACTORS, TEST_SEED, TRAIN_SEED, HeartFailureCohort, N, heart_failure_cohort
from vbc.kept import Kept
from vbc.selection import select_top

REPLICATIONS, REPLICATION_N, SLOT_SHARE = 60, 4_000, 0.10
INVERSE_PENALTY = 1e6  # so weak that these are maximum-likelihood fits
CONSTRAINTS = ("equalized_odds", "demographic_parity")


def fitted_coefficients(patients: HeartFailureCohort, model: str) -> list[float]:
    """Intercept and log odds ratios of one of the two models, by scikit-learn.

    Parameters
    ----------
    patients : HeartFailureCohort
        To learn from, with both outcomes.
    model : {"M0", "M1"}

    Returns
    -------
    list of float
        Intercept first.
    """
    found = _learned(patients, model)
    return [float(found.intercept_[0]), *(float(value) for value in found.coef_[0])]


def risks_of(patients: HeartFailureCohort, coefficients: list[float], model: str) -> Numbers:
    """Predicted risk of each patient.

    Parameters
    ----------
    patients : HeartFailureCohort
    coefficients : list of float
        Intercept first.
    model : {"M0", "M1"}

    Returns
    -------
    ndarray of float
    """
    log_odds = coefficients[0] + patients.table(model) @ np.asarray(coefficients[1:])
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def _made() -> dict[str, Any]:
    from threadpoolctl import threadpool_limits

    train, test = heart_failure_cohort(TRAIN_SEED), heart_failure_cohort(TEST_SEED)
    names = [(model, constraint) for model in FACTORS for constraint in CONSTRAINTS]
    with threadpool_limits(limits=1):  # tables this small are fitted 20 times slower where threads wait for each other
        return {
            "fits": {model: fitted_coefficients(train, model) for model in FACTORS},
            "thresholds": {f"{model} {constraint}": _thresholds(train, test, model, constraint) for model, constraint in names},
            "replications": [_replicated(i) for i in range(REPLICATIONS)],
        }


def _replicated(i: int) -> dict[str, list[float]]:
    """One smaller sample to learn from and one to use: precision, net value and disparity of both models."""
    train, test = (heart_failure_cohort(start + i, n=REPLICATION_N) for start in (10_000, 20_000))
    slots = round(SLOT_SHARE * REPLICATION_N)
    found: dict[str, list[float]] = {}
    for model in FACTORS:
        risks = risks_of(test, fitted_coefficients(train, model), model)
        by_group = confusion_by_group(test.readmitted, select_top(risks, slots).selected, groups=test.groups)
        hits = sum(group.true_positives for group in by_group.values())
        found[model] = [hits / slots, hits, float(equalized_odds_difference(by_group))]
    return found


def _thresholds(train: HeartFailureCohort, test: HeartFailureCohort, model: str, constraint: str) -> dict[str, list[int]]:
    """Decisions by fairlearn's thresholds for each group, which know no number of places."""
    from fairlearn.postprocessing import ThresholdOptimizer

    optimizer = ThresholdOptimizer(
        estimator=_learned(train, model),
        constraints=constraint,
        objective="balanced_accuracy_score",
        prefit=True,
        predict_method="predict_proba",
    )
    optimizer.fit(train.table(model), train.readmitted, sensitive_features=train.groups)
    selected = optimizer.predict(test.table(model), sensitive_features=test.groups, random_state=0)
    by_group = confusion_by_group(test.readmitted, selected, groups=test.groups)
    return {
        name: [group.true_positives, group.false_positives, group.false_negatives, group.true_negatives]
        for name, group in by_group.items()
    }


def _learned(patients: HeartFailureCohort, model: str) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=INVERSE_PENALTY).fit(patients.table(model), patients.readmitted)


def _key() -> list[Any]:
    return [N, TRAIN_SEED, TEST_SEED, FACTORS, INVERSE_PENALTY, CONSTRAINTS, REPLICATIONS, REPLICATION_N, SLOT_SHARE]


KEPT = Kept("heart-failure-program", _key, _made, ("scikit-learn", "fairlearn", "numpy"))
