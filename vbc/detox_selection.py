"""Places for people at risk of needing detoxification again: the HELP trial with housing out of the model and in it.

Real people, few of them: every figure comes with its spread over 30 ways to divide them for cross-validation. That spread is
about the division, not about other people: an interval for other people is wider.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from vbc.case_mix import c_statistic
from vbc.checks import probability
from vbc.confusion import Confusion
from vbc.detox_fits import FACTORS, KEPT, SEEDS, detox_people
from vbc.ranking import Ranking, rank_people

DETOX_MODELS = tuple(FACTORS)
GROUPS = {0: "housed", 1: "homeless"}


@dataclass(frozen=True)
class HousingOdds:
    """What housing adds in a logit with all other factors, over all 398 people.

    Attributes
    ----------
    log_odds_ratio, standard_error, p_value : float
        Of having been homeless at the start.
    """

    log_odds_ratio: float
    standard_error: float
    p_value: float


def detox_ranking(model: str = "with housing", *, seed: int = 0) -> Ranking:
    """The 398 people ranked by cross-validated risk.

    Parameters
    ----------
    model : {"without housing", "with housing"}
    seed : int
        Which of the 30 divisions into folds, from 0.

    Returns
    -------
    Ranking
        Groups "homeless" and "housed".

    Raises
    ------
    ValueError
        If there is no such model or seed.

    Examples
    --------
    >>> detox_ranking().sizes
    {'homeless': 185, 'housed': 213}
    """
    if model not in FACTORS:
        raise ValueError(f"model must be one of {', '.join(FACTORS)}, not {model!r}")
    if seed not in range(SEEDS):
        raise ValueError(f"seed must be a whole number from 0 to {SEEDS - 1}, not {seed!r}")
    return _ranking(model, seed)


def detox_slots(share: float) -> int:
    """Places for a share of the 398 people.

    Parameters
    ----------
    share : float
        From 0 to 1.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If `share` lies outside [0, 1].

    Examples
    --------
    >>> detox_slots(0.20)
    80
    """
    return round(probability(share, "share") * len(_people()))


def detox_results(share: float = 0.20) -> pd.DataFrame:
    """Precision and disparity of both models under each of the 30 divisions.

    Parameters
    ----------
    share : float
        Places, as a share of the 398 people.

    Returns
    -------
    DataFrame, 60 rows
        `seed`, `model`, `slots`, `ppv`, `auc`, `equalized_odds`, and for each group `tpr_…`, `fpr_…`, `missed_…`. What has no value
        is NaN.

    Raises
    ------
    ValueError
        If `share` lies outside [0, 1].

    Notes
    -----
    Source: Samet et al. 2003 for the people.

    Examples
    --------
    >>> found = detox_results(0.20).groupby("model")[["ppv", "equalized_odds"]].mean()
    >>> found.loc[["without housing", "with housing"]].round(4).values.tolist()
    [[0.7125, 0.0748], [0.7742, 0.4408]]
    """
    slots = detox_slots(share)
    parts = [_results(model, slots) for model in FACTORS]
    return pd.concat(parts, ignore_index=True).sort_values("seed", kind="stable", ignore_index=True)


def detox_summary(share: float = 0.20) -> pd.DataFrame:
    """Both models over the 30 divisions: means, ranges, and how often housing raises each figure.

    Parameters
    ----------
    share : float
        As `detox_results`.

    Returns
    -------
    DataFrame
        For `ppv`, `equalized_odds` and `auc`: `without`, `with_housing` (means), `lowest_without`, `highest_without`,
        `lowest_with`, `highest_with`, and `higher` (share of divisions in which the model with housing has the higher one).

    Raises
    ------
    ValueError
        As `detox_results`.

    Examples
    --------
    >>> detox_summary(0.20)[["measure", "without", "with_housing", "higher"]].round(3)
              measure  without  with_housing  higher
    0             ppv    0.712         0.774   0.967
    1  equalized_odds    0.075         0.441   1.000
    2             auc    0.624         0.652   1.000
    """
    results = detox_results(share)
    without, with_housing = (results[results["model"] == model].set_index("seed") for model in DETOX_MODELS)
    rows = []
    for measure in ("ppv", "equalized_odds", "auc"):
        a, b = without[measure], with_housing[measure]
        higher = float((b > a + 1e-12).mean()) if a.notna().all() and b.notna().all() else float("nan")
        rows.append((measure, a.mean(), b.mean(), a.min(), a.max(), b.min(), b.max(), higher))
    names = ["without", "with_housing", "lowest_without", "highest_without", "lowest_with", "highest_with", "higher"]
    return pd.DataFrame(rows, columns=["measure", *names])


def detox_decisions(model: str = "with housing", *, share: float = 0.20, seed: int = 0) -> dict[Any, Confusion]:
    """Who gets a place and who is missed under one division.

    Parameters
    ----------
    model, seed
        As `detox_ranking`.
    share : float
        As `detox_results`.

    Returns
    -------
    dict of group to Confusion

    Raises
    ------
    ValueError
        As `detox_ranking` and `detox_results`.

    Examples
    --------
    >>> sum(found.selected for found in detox_decisions().values())
    80
    """
    return detox_ranking(model, seed=seed).top(detox_slots(share))


def detox_by_interviews() -> pd.DataFrame:
    """Share who returned, by how many later interviews someone answered: more interviews, more chances to say yes.

    Returns
    -------
    DataFrame
        `group`, `interviews`, `n`, `returned` (share).

    Examples
    --------
    >>> int(detox_by_interviews()["n"].sum())
    398
    """
    people = _people().assign(group=_people()["homeless"].map(GROUPS))
    found = people.groupby(["group", "interviews"])["returned"].agg(["size", "mean"]).reset_index()
    return found.rename(columns={"size": "n", "mean": "returned"})


def detox_housing_odds() -> HousingOdds:
    """Odds of returning for people who were homeless, at equal age, health, mood and hospitalizations.

    Returns
    -------
    HousingOdds

    Examples
    --------
    >>> found = detox_housing_odds()
    >>> round(found.log_odds_ratio, 3), round(found.p_value, 4)
    (0.795, 0.0005)
    """
    return HousingOdds(**KEPT.value()["housing"])


def _results(model: str, slots: int) -> pd.DataFrame:
    """All divisions at once: a slider would wait for 60 separate tables."""
    groups, chosen, found = _running_counts(model)
    took, hit = chosen[:, :, slots], found[:, :, slots]
    events, people = found[:, :, -1], chosen[:, :, -1]
    tpr, fpr = hit / events, (took - hit) / (people - events)
    columns: dict[str, Any] = {
        "seed": np.arange(SEEDS),
        "model": model,
        "slots": slots,
        "ppv": hit.sum(axis=1) / slots if slots else np.full(SEEDS, np.nan),
        "auc": [_auc(model, seed) for seed in range(SEEDS)],
        "equalized_odds": np.maximum(np.ptp(tpr, axis=1), np.ptp(fpr, axis=1)),
    }
    for i, name in enumerate(groups):
        columns |= {f"tpr_{name}": tpr[:, i], f"fpr_{name}": fpr[:, i], f"missed_{name}": events[:, i] - hit[:, i]}
    return pd.DataFrame(columns)


@cache
def _running_counts(model: str) -> tuple[tuple[Any, ...], Any, Any]:
    """Groups, and how many of each are chosen and found among the first k, for every division."""
    rankings = [_ranking(model, seed) for seed in range(SEEDS)]
    return rankings[0].groups, np.stack([one.chosen for one in rankings]), np.stack([one.found for one in rankings])


@cache
def _people() -> pd.DataFrame:
    return detox_people()


@cache
def _ranking(model: str, seed: int) -> Ranking:
    people = _people()
    return rank_people(KEPT.value()["fits"][model][seed], people["returned"], groups=people["homeless"].map(GROUPS).to_numpy())


@cache
def _auc(model: str, seed: int) -> float:
    return float(c_statistic(_people()["returned"], KEPT.value()["fits"][model][seed]))
