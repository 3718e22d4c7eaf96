"""fairlearn's own figures, asked for only where they mean something: it reports 0 for a rate that has no denominator."""

from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd

from vbc.confusion import confusion_by_group, group_codes, zeros_and_ones
from vbc.fairness_criteria import equalized_odds_difference
from vbc.undefined import Undefined, is_undefined


def equalized_odds_by_fairlearn(
    happened: Iterable[Any],
    selected: Iterable[Any],
    *,
    groups: Iterable[Any],
    agg: Literal["worst_case", "mean"] = "worst_case",
) -> float | Undefined:
    """fairlearn's equalized-odds difference, behind a guard for empty denominators.

    Parameters
    ----------
    happened, selected : array-like of int or bool, shape (n,)
        The event, and the decision.
    groups : array-like, shape (n,)
        Each person's group.
    agg : {"worst_case", "mean"}
        The larger of the two gaps, or their average.

    Returns
    -------
    float or Undefined
        As `vbc.fairness_criteria.equalized_odds_difference`.

    Raises
    ------
    ValueError
        As `vbc.confusion.confusion_by_group`.

    Notes
    -----
    For a notebook that uses fairlearn; pages use our own count, which a test holds equal. Source: Weerts et al. 2023.

    Examples
    --------
    >>> equalized_odds_by_fairlearn([1, 0, 1, 0], [1, 0, 0, 0], groups=["a", "a", "b", "b"])
    1.0
    >>> print(equalized_odds_by_fairlearn([0, 0, 1, 0], [0, 0, 1, 0], groups=["a", "a", "b", "b"]))
    undefined: a has no true positive rate: nobody here had the event
    """
    event, chosen = zeros_and_ones(happened, "happened"), zeros_and_ones(selected, "selected")
    codes, names = group_codes(groups, event.size)
    ours = equalized_odds_difference(_named(confusion_by_group(event, chosen, groups=codes), names), agg=agg)
    if is_undefined(ours):
        return ours
    from fairlearn.metrics import equalized_odds_difference as by_fairlearn

    return float(by_fairlearn(event, chosen, sensitive_features=codes, agg=agg))


def rates_by_fairlearn(happened: Iterable[Any], selected: Iterable[Any], *, groups: Iterable[Any]) -> pd.DataFrame:
    """fairlearn's `MetricFrame` of error rates by group, with NaN where a rate has no denominator.

    Parameters
    ----------
    happened, selected, groups
        As `equalized_odds_by_fairlearn`.

    Returns
    -------
    DataFrame
        `group`, `true_positive_rate`, `false_positive_rate`, `selection_rate`.

    Raises
    ------
    ValueError
        As `vbc.confusion.confusion_by_group`.

    Notes
    -----
    Source: Weerts et al. 2023.

    Examples
    --------
    >>> rates_by_fairlearn([0, 0, 1, 0], [0, 1, 1, 0], groups=["a", "a", "b", "b"])
      group  true_positive_rate  false_positive_rate  selection_rate
    0     a                 NaN                  0.5             0.5
    1     b                 1.0                  0.0             0.5
    """
    event, chosen = zeros_and_ones(happened, "happened"), zeros_and_ones(selected, "selected")
    codes, names = group_codes(groups, event.size)
    counted = confusion_by_group(event, chosen, groups=codes)
    from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate

    metrics = {
        "true_positive_rate": true_positive_rate,
        "false_positive_rate": false_positive_rate,
        "selection_rate": selection_rate,
    }
    frame = MetricFrame(metrics=metrics, y_true=event, y_pred=chosen, sensitive_features=codes).by_group
    table = pd.DataFrame({"group": names, **{name: frame[name].to_numpy(float) for name in metrics}})
    for row, found in enumerate(counted.values()):
        for rate in ("true_positive_rate", "false_positive_rate"):
            if is_undefined(getattr(found, rate)):
                table.loc[row, rate] = float("nan")
    return table


def _named(by_code: dict[Any, Any], names: list[Any]) -> dict[Any, Any]:
    return {names[code]: found for code, found in by_code.items()}
