"""The heart-failure program: 20,000 patients, a fixed number of places, two models. Who gets a place, and who is missed?

Everything that a slider does not move is worked out once and kept in memory.
"""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from vbc.calibration import Calibration, calibration_by_group, calibration_curve_by_group
from vbc.case_mix import c_statistic
from vbc.checks import Numbers
from vbc.fairness_criteria import equalized_odds_difference
from vbc.heart_failure_cohort import FACTORS, HeartFailureCohort, heart_failure_cohort
from vbc.program_fits import KEPT, risks_of
from vbc.program_value import value_of
from vbc.ranking import Ranking, rank_people
from vbc.undefined import Undefined

SLOTS = 2_000
READMISSION_COST, EFFECTIVENESS, PLACE_COST = 16_000, 0.25, 1_000
BENEFIT = READMISSION_COST * EFFECTIVENESS
"""Illustrative: $4,000 for each person in the program who would otherwise be readmitted."""

MODELS = {"M0": "clinical factors only", "M1": "clinical factors and housing"}


def program_patients() -> HeartFailureCohort:
    """The patients for whom the places are.

    Returns
    -------
    HeartFailureCohort

    Examples
    --------
    >>> program_patients().readmitted.size
    20000
    """
    return _patients()


def program_risks(model: str = "M1") -> Numbers:
    """Predicted risk of readmission of each patient.

    Parameters
    ----------
    model : {"M0", "M1"}

    Returns
    -------
    ndarray of float, shape (20000,)
        Read only.

    Raises
    ------
    ValueError
        If there is no such model.

    Examples
    --------
    >>> round(float(program_risks("M1").mean()), 3)
    0.144
    """
    return _risks(_known(model))


def program_ranking(model: str = "M1") -> Ranking:
    """The patients ranked by one model: answers any number of places, threshold or quota at once.

    Parameters
    ----------
    model : {"M0", "M1"}

    Returns
    -------
    Ranking

    Raises
    ------
    ValueError
        If there is no such model.

    Examples
    --------
    >>> found = program_ranking("M0").top(2_000)
    >>> {group: rates.missed for group, rates in found.items()}
    {'housed': 1186, 'unhoused': 910}
    """
    return _ranking(_known(model))


def program_result(model: str = "M1", *, slots: int = SLOTS, benefit: float = BENEFIT, cost: float = PLACE_COST) -> pd.DataFrame:
    """Both sides of one decision in one row: precision, value, disparity, error rates and calibration.

    Parameters
    ----------
    model : {"M0", "M1"}
    slots : int
        Places, at most 20,000.
    benefit, cost : float
        $ for a person in the program who would be readmitted, and for a place.

    Returns
    -------
    DataFrame, 1 row
        `model`, `slots`, `ppv`, `true_positives`, `value`, `auc`, `equalized_odds`, and for each group `tpr_…`, `fpr_…`,
        `missed_…`, `calibration_…` (observed to expected). What has no value is NaN.

    Raises
    ------
    ValueError
        If there is no such model, or there are more places than patients.

    Examples
    --------
    >>> program_result("M1")[["ppv", "value", "equalized_odds"]].round(4)
          ppv      value  equalized_odds
    0  0.5205  2164000.0          0.5219
    """
    ranking = program_ranking(model)
    by_group = ranking.top(slots)
    hits = sum(found.true_positives for found in by_group.values())
    row: dict[str, Any] = {
        "model": model,
        "slots": slots,
        "ppv": hits / slots if slots else np.nan,
        "true_positives": hits,
        "value": value_of(by_group, benefit=benefit, cost=cost),
        "auc": _auc(model),
        "equalized_odds": float(equalized_odds_difference(by_group)),
    }
    for name, found in by_group.items():
        row[f"tpr_{name}"] = float(found.true_positive_rate)
        row[f"fpr_{name}"] = float(found.false_positive_rate)
        row[f"missed_{name}"] = found.missed
        row[f"calibration_{name}"] = float(_calibration(model)[name].ratio)
    return pd.DataFrame([row])


def program_calibration(model: str = "M1") -> dict[Any, Calibration]:
    """Observed and expected readmissions of each group; places and quotas do not move them.

    Parameters
    ----------
    model : {"M0", "M1"}

    Returns
    -------
    dict of group to Calibration

    Raises
    ------
    ValueError
        If there is no such model.

    Examples
    --------
    >>> {group: round(found.ratio, 3) for group, found in program_calibration("M0").items()}
    {'housed': 0.776, 'unhoused': 1.782}
    """
    return dict(_calibration(_known(model)))


def program_calibration_curve(model: str = "M1") -> pd.DataFrame:
    """Predicted and observed readmission at ten levels of risk, for each group.

    Parameters
    ----------
    model : {"M0", "M1"}

    Returns
    -------
    DataFrame
        As `vbc.calibration.calibration_curve_by_group`.

    Raises
    ------
    ValueError
        If there is no such model.

    Examples
    --------
    >>> program_calibration_curve("M1")["group"].value_counts().to_dict()
    {'housed': 10, 'unhoused': 10}
    """
    return _curve(_known(model)).copy()


def _known(model: str) -> str:
    if model not in FACTORS:
        raise ValueError(f"model must be one of {', '.join(FACTORS)}, not {model!r}")
    return model


@cache
def _patients() -> HeartFailureCohort:
    patients = heart_failure_cohort()
    for values in vars(patients).values():
        values.flags.writeable = False
    return patients


@cache
def _risks(model: str) -> Numbers:
    risks = risks_of(_patients(), KEPT.value()["fits"][model], model)
    risks.flags.writeable = False
    return risks


@cache
def _ranking(model: str) -> Ranking:
    return rank_people(_risks(model), _patients().readmitted, groups=_patients().groups)


@cache
def _calibration(model: str) -> dict[Any, Calibration]:
    return calibration_by_group(_patients().readmitted, _risks(model), groups=_patients().groups)


@cache
def _curve(model: str) -> pd.DataFrame:
    return calibration_curve_by_group(_patients().readmitted, _risks(model), groups=_patients().groups)


@cache
def _auc(model: str) -> float:
    area: float | Undefined = c_statistic(_patients().readmitted, _risks(model))
    return float(area)
