"""Why criteria of fairness collide: base rate, precision and the two error rates of a group are tied by one identity.

FPR = p/(1−p) · (1−PPV)/PPV · TPR. Where base rates differ, groups cannot share all three rates, unless prediction is perfect or
nobody with the event is found.
"""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from vbc.checks import probability
from vbc.undefined import Undefined, is_undefined


def forced_false_positive_rate(
    *, positive_predictive_value: float, true_positive_rate: float, base_rate: float
) -> float | Undefined:
    """False positive rate that precision, true positive rate and base rate leave no choice about.

    Parameters
    ----------
    positive_predictive_value, true_positive_rate : float
        PPV and TPR.
    base_rate : float
        p: share of the group with the event.

    Returns
    -------
    float or Undefined
        Undefined for a base rate of 0 or 1, for a PPV of 0, and where the identity would need a rate above 1: no decision rule
        has these rates.

    Raises
    ------
    ValueError
        If an argument lies outside [0, 1].

    Notes
    -----
    Source: Chouldechova 2017; Kleinberg et al. 2016.

    Examples
    --------
    >>> round(forced_false_positive_rate(positive_predictive_value=0.5, true_positive_rate=0.4, base_rate=0.1), 4)
    0.0444
    """
    ppv = probability(positive_predictive_value, "positive_predictive_value")
    tpr, p = probability(true_positive_rate, "true_positive_rate"), probability(base_rate, "base_rate")
    if unusable := _no_base(p):
        return Undefined(unusable)
    if ppv == 0:
        return Undefined("a positive predictive value of 0 finds nobody with the event, and then says nothing of the others")
    forced = p / (1 - p) * (1 - ppv) / ppv * tpr
    return min(1.0, forced) if forced <= 1 + 1e-12 else _impossible("false positive rate", forced)


def forced_positive_predictive_value(
    *, true_positive_rate: float, false_positive_rate: float, base_rate: float
) -> float | Undefined:
    """Precision that the two error rates and the base rate leave no choice about: Bayes' rule.

    Parameters
    ----------
    true_positive_rate, false_positive_rate, base_rate : float
        TPR, FPR and p.

    Returns
    -------
    float or Undefined
        Undefined where nobody is selected.

    Raises
    ------
    ValueError
        If an argument lies outside [0, 1].

    Notes
    -----
    Source: Chouldechova 2017.

    Examples
    --------
    >>> round(forced_positive_predictive_value(true_positive_rate=0.4, false_positive_rate=0.0444444, base_rate=0.1), 4)
    0.5
    """
    tpr = probability(true_positive_rate, "true_positive_rate")
    fpr, p = probability(false_positive_rate, "false_positive_rate"), probability(base_rate, "base_rate")
    selected = p * tpr + (1 - p) * fpr
    return p * tpr / selected if selected > 0 else Undefined("nobody is selected")


def forced_true_positive_rate(
    *, positive_predictive_value: float, false_positive_rate: float, base_rate: float
) -> float | Undefined:
    """True positive rate that precision, false positive rate and base rate leave no choice about.

    Parameters
    ----------
    positive_predictive_value, false_positive_rate, base_rate : float
        PPV, FPR and p.

    Returns
    -------
    float or Undefined
        Undefined for a base rate of 0 or 1, for a PPV of 1 (then FPR is 0 and TPR may be anything), and where the identity would
        need a rate above 1.

    Raises
    ------
    ValueError
        If an argument lies outside [0, 1].

    Notes
    -----
    Source: Chouldechova 2017.

    Examples
    --------
    >>> round(forced_true_positive_rate(positive_predictive_value=0.5, false_positive_rate=0.0444444, base_rate=0.1), 4)
    0.4
    """
    ppv = probability(positive_predictive_value, "positive_predictive_value")
    fpr, p = probability(false_positive_rate, "false_positive_rate"), probability(base_rate, "base_rate")
    if unusable := _no_base(p):
        return Undefined(unusable)
    if ppv == 1:
        return Undefined("a positive predictive value of 1 allows no false positives, and then says nothing of those found")
    forced = (1 - p) / p * ppv / (1 - ppv) * fpr
    return min(1.0, forced) if forced <= 1 + 1e-12 else _impossible("true positive rate", forced)


def impossibility_table(
    base_rates: Mapping[Any, float],
    *,
    equal: Literal["ppv and tpr", "ppv and fpr", "tpr and fpr"],
    first: float,
    second: float,
) -> pd.DataFrame:
    """Hold two of the three rates equal across groups and read what the third has to be.

    Parameters
    ----------
    base_rates : mapping of group to float
        Share with the event in each group.
    equal : {"ppv and tpr", "ppv and fpr", "tpr and fpr"}
        Which two rates all groups share.
    first, second : float
        Their values, in the order of the name.

    Returns
    -------
    DataFrame
        `group`, `base_rate`, `ppv`, `tpr`, `fpr`, `forced` (which rate followed) and `undefined` (why it has no value).

    Raises
    ------
    ValueError
        If `equal` is unknown or a rate lies outside [0, 1].

    Notes
    -----
    Source: Chouldechova 2017.

    Examples
    --------
    >>> rates = {"housed": 0.103, "unhoused": 0.339}
    >>> impossibility_table(rates, equal="tpr and fpr", first=0.3, second=0.06).round(3)[["group", "ppv", "tpr", "fpr"]]
          group    ppv  tpr   fpr
    0    housed  0.365  0.3  0.06
    1  unhoused  0.719  0.3  0.06
    """
    forces = {"ppv and tpr": "fpr", "ppv and fpr": "tpr", "tpr and fpr": "ppv"}
    if equal not in forces:
        raise ValueError(f"equal must be one of {', '.join(forces)}, not {equal!r}")
    held = dict(zip(equal.split(" and "), (first, second), strict=True))
    rows = []
    for name, p in base_rates.items():
        value: float | Undefined
        if forces[equal] == "fpr":
            value = forced_false_positive_rate(positive_predictive_value=first, true_positive_rate=second, base_rate=p)
        elif forces[equal] == "tpr":
            value = forced_true_positive_rate(positive_predictive_value=first, false_positive_rate=second, base_rate=p)
        else:
            value = forced_positive_predictive_value(true_positive_rate=first, false_positive_rate=second, base_rate=p)
        rates = {**held, forces[equal]: float(value)}
        why = value.reason if is_undefined(value) else ""
        rows.append((name, p, rates["ppv"], rates["tpr"], rates["fpr"], forces[equal], why))
    return pd.DataFrame(rows, columns=["group", "base_rate", "ppv", "tpr", "fpr", "forced", "undefined"])


def _no_base(p: float) -> str:
    return {0.0: "nobody has the event", 1.0: "everybody has the event"}.get(p, "")


def _impossible(rate: str, forced: float) -> Undefined:
    return Undefined(f"no decision rule has these rates: the {rate} would have to be {forced:.2f}")
