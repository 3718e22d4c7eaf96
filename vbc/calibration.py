"""Whether predicted risks come true, in each group: observed to expected, and by level of risk."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import count, positive, probabilities
from vbc.confusion import group_codes, zeros_and_ones
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Calibration:
    """What a model expected of a group, and what happened.

    Attributes
    ----------
    n : int
        People.
    observed : int
        Events.
    expected : float
        Sum of predicted risks.
    """

    n: int
    observed: int
    expected: float

    @property
    def ratio(self) -> float | Undefined:
        """Observed to expected: above 1 the model predicts too little for the group."""
        if self.expected == 0:
            return Undefined("no events are expected")
        return self.observed / self.expected


def calibration_by_group(
    happened: Iterable[Any], risks: Iterable[float], *, groups: Iterable[Any] | None = None
) -> dict[Any, Calibration]:
    """Observed and expected events of each group.

    Parameters
    ----------
    happened : array-like of int or bool, shape (n,)
        1 where the event happened.
    risks : array-like of float, shape (n,)
        Predicted probabilities.
    groups : array-like, shape (n,), optional
        Each person's group; without it everybody is in the group "everybody".

    Returns
    -------
    dict of group to Calibration

    Raises
    ------
    ValueError
        If an event is not 0 or 1, a risk lies outside [0, 1], a group is missing, lengths differ, or there is nobody.

    Notes
    -----
    Equal error rates say nothing of this, nor this of them. Source: Kleinberg et al. 2016.

    Examples
    --------
    >>> found = calibration_by_group([1, 0, 1, 1], [0.5, 0.5, 0.4, 0.6], groups=["housed", "housed", "unhoused", "unhoused"])
    >>> found["housed"].ratio, found["unhoused"].ratio
    (1.0, 2.0)
    """
    event, risk, codes, names = _checked(happened, risks, groups)
    n, observed = np.bincount(codes), np.bincount(codes, weights=event)
    expected = np.bincount(codes, weights=risk)
    return {name: Calibration(int(n[i]), int(observed[i]), float(expected[i])) for i, name in enumerate(names)}


def calibration_curve_by_group(
    happened: Iterable[Any], risks: Iterable[float], *, groups: Iterable[Any] | None = None, bins: int = 10
) -> pd.DataFrame:
    """Predicted and observed share with the event at each level of risk, for each group.

    Parameters
    ----------
    happened, risks, groups
        As `calibration_by_group`.
    bins : int
        Levels of risk, cut at quantiles of all people's risks, the same cuts for every group; above 0.

    Returns
    -------
    DataFrame
        `group`, `bin` (from 0), `n`, `predicted`, `observed`. A level at which a group has nobody has no row; where many risks
        are tied, there are fewer levels; where all are, one.

    Raises
    ------
    ValueError
        As `calibration_by_group`, or if `bins` is not a count above 0.

    Examples
    --------
    >>> calibration_curve_by_group([0, 1, 0, 1], [0.1, 0.3, 0.6, 0.8], bins=2)
           group  bin  n  predicted  observed
    0  everybody    0  2        0.2       0.5
    1  everybody    1  2        0.7       0.5
    """
    event, risk, codes, names = _checked(happened, risks, groups)
    levels = count(positive(bins, "bins"), "bins")
    cuts = np.unique(np.quantile(risk, np.linspace(0, 1, levels + 1)))[1:-1]
    level, many = np.searchsorted(cuts, risk), cuts.size + 1
    cell = codes * many + level
    size = len(names) * many
    n = np.bincount(cell, minlength=size)
    predicted, observed = (np.bincount(cell, weights=values, minlength=size) for values in (risk, event))
    used = n > 0
    labels = np.repeat(np.arange(len(names)), many)[used]
    return pd.DataFrame(
        {
            "group": [names[i] for i in labels],
            "bin": np.tile(np.arange(many), len(names))[used],
            "n": n[used],
            "predicted": predicted[used] / n[used],
            "observed": observed[used] / n[used],
        }
    )


def _checked(happened: Any, risks: Any, groups: Any) -> tuple[Any, Any, Any, list[Any]]:
    event, risk = zeros_and_ones(happened, "happened"), probabilities(risks, "risks")
    if event.shape != risk.shape or not event.size:
        raise ValueError(f"risks must hold one risk for each of the {event.size} people, not {risk.size}")
    codes, names = group_codes(groups, event.size)
    return event, risk, codes, names
