"""The heart-failure program looked at from outside: repeated samples, and thresholds that know no number of places."""

from typing import Any

import pandas as pd

from vbc.confusion import Confusion
from vbc.heart_failure_cohort import FACTORS
from vbc.heart_failure_program import BENEFIT, PLACE_COST
from vbc.program_fits import CONSTRAINTS, KEPT


def unconstrained_thresholds(model: str = "M1", *, constraint: str = "equalized_odds") -> dict[Any, Confusion]:
    """Decisions of fairlearn's `ThresholdOptimizer`, which reaches a criterion but knows no number of places.

    Parameters
    ----------
    model : {"M0", "M1"}
    constraint : {"equalized_odds", "demographic_parity"}

    Returns
    -------
    dict of group to Confusion

    Raises
    ------
    ValueError
        If the model or the constraint is unknown.

    Notes
    -----
    It maximizes balanced accuracy, and draws lots between two thresholds of a group. Source: Hardt et al. 2016; Weerts et al. 2023.

    Examples
    --------
    >>> sum(found.selected for found in unconstrained_thresholds("M1").values())
    7073
    """
    if constraint not in CONSTRAINTS:
        raise ValueError(f"constraint must be one of {', '.join(CONSTRAINTS)}, not {constraint!r}")
    if model not in FACTORS:
        raise ValueError(f"model must be one of {', '.join(FACTORS)}, not {model!r}")
    kept = KEPT.value()["thresholds"][f"{model} {constraint}"]
    return {name: Confusion(*counts) for name, counts in kept.items()}


def program_replications() -> pd.DataFrame:
    """Both models, learned and used on 60 fresh pairs of samples of 4,000 patients with 400 places.

    Returns
    -------
    DataFrame, 60 rows
        `replication`, `ppv_M0`, `ppv_M1`, `value_M0`, `value_M1` ($), `equalized_odds_M0`, `equalized_odds_M1`.

    Examples
    --------
    >>> found = program_replications()
    >>> bool((found["equalized_odds_M1"] > found["equalized_odds_M0"]).all())
    True
    """
    rows = []
    for i, found in enumerate(KEPT.value()["replications"]):
        row: dict[str, float] = {"replication": i}
        for model, (ppv, hits, gap) in found.items():
            row |= {f"ppv_{model}": ppv, f"value_{model}": BENEFIT * hits - PLACE_COST * hits / ppv}
            row[f"equalized_odds_{model}"] = gap
        rows.append(row)
    columns = [f"{name}_{model}" for name in ("ppv", "value", "equalized_odds") for model in FACTORS]
    return pd.DataFrame(rows)[["replication", *columns]]
