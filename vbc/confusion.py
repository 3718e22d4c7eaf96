"""Right and wrong decisions in each group: counts, and the rates that follow from them where they have a denominator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import count
from vbc.undefined import Undefined, is_undefined

RATES = (
    "true_positive_rate",
    "false_positive_rate",
    "positive_predictive_value",
    "negative_predictive_value",
    "selection_rate",
    "base_rate",
    "accuracy",
)
"""The rates that a table shows, in this order."""


@dataclass(frozen=True)
class Confusion:
    """Who was selected and to whom the event happened, counted.

    Attributes
    ----------
    true_positives, false_positives, false_negatives, true_negatives : int
        Selected with the event, selected without it, passed over with it (missed), passed over without it.
    """

    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, count(getattr(self, field.name), field.name))

    @property
    def n(self) -> int:
        """People."""
        return self.positives + self.negatives

    @property
    def positives(self) -> int:
        """People to whom the event happened."""
        return self.true_positives + self.false_negatives

    @property
    def negatives(self) -> int:
        """People to whom it did not."""
        return self.false_positives + self.true_negatives

    @property
    def selected(self) -> int:
        """People who were selected."""
        return self.true_positives + self.false_positives

    @property
    def missed(self) -> int:
        """People with the event who were passed over."""
        return self.false_negatives

    @property
    def true_positive_rate(self) -> float | Undefined:
        """Share of people with the event who were selected (sensitivity)."""
        return _share(self.true_positives, self.positives, "nobody here had the event")

    @property
    def false_negative_rate(self) -> float | Undefined:
        """Share of people with the event who were missed."""
        return _share(self.false_negatives, self.positives, "nobody here had the event")

    @property
    def false_positive_rate(self) -> float | Undefined:
        """Share of people without the event who were selected."""
        return _share(self.false_positives, self.negatives, "everybody here had the event")

    @property
    def true_negative_rate(self) -> float | Undefined:
        """Share of people without the event who were passed over (specificity)."""
        return _share(self.true_negatives, self.negatives, "everybody here had the event")

    @property
    def positive_predictive_value(self) -> float | Undefined:
        """Share of the selected to whom the event happened (precision)."""
        return _share(self.true_positives, self.selected, "nobody here was selected")

    @property
    def negative_predictive_value(self) -> float | Undefined:
        """Share of those passed over to whom it did not happen."""
        return _share(self.true_negatives, self.n - self.selected, "everybody here was selected")

    @property
    def selection_rate(self) -> float | Undefined:
        """Share of people who were selected."""
        return _share(self.selected, self.n, "nobody is in this group")

    @property
    def base_rate(self) -> float | Undefined:
        """Share of people to whom the event happened."""
        return _share(self.positives, self.n, "nobody is in this group")

    @property
    def accuracy(self) -> float | Undefined:
        """Share of people with the right decision."""
        return _share(self.true_positives + self.true_negatives, self.n, "nobody is in this group")

    def __add__(self, other: "Confusion") -> "Confusion":
        return Confusion(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def confusion_by_group(
    happened: Iterable[Any], selected: Iterable[Any], *, groups: Iterable[Any] | None = None
) -> dict[Any, Confusion]:
    """Count right and wrong decisions in each group.

    Parameters
    ----------
    happened : array-like of int or bool, shape (n,)
        1 where the event happened.
    selected : array-like of int or bool, shape (n,)
        1 where the person was selected.
    groups : array-like, shape (n,), optional
        Each person's group; without it everybody is in the group "everybody".

    Returns
    -------
    dict of group to Confusion
        In sorted order of the groups.

    Raises
    ------
    ValueError
        If a value is not 0 or 1, a group is missing, lengths differ, or there is nobody.

    Notes
    -----
    Linear in the number of people. Source: Hardt et al. 2016 for what is done with it.

    Examples
    --------
    >>> found = confusion_by_group([1, 0, 1, 0], [1, 1, 0, 0], groups=["housed", "housed", "unhoused", "unhoused"])
    >>> found["housed"].true_positive_rate, found["unhoused"].true_positive_rate
    (1.0, 0.0)
    """
    event = zeros_and_ones(happened, "happened")
    chosen = zeros_and_ones(selected, "selected")
    if chosen.size != event.size or not event.size:
        raise ValueError(f"selected must hold one value for each of the {event.size} people in happened, not {chosen.size}")
    codes, names = group_codes(groups, event.size)
    # Each person is one of four cases in one of the groups: a single count answers everything.
    cells = np.bincount(4 * codes + 2 * event + chosen, minlength=4 * len(names)).reshape(-1, 4).tolist()
    return {name: Confusion(tp, fp, fn, tn) for name, (tn, fp, fn, tp) in zip(names, cells, strict=True)}


def confusion_table(by_group: Mapping[Any, Confusion]) -> pd.DataFrame:
    """Counts and rates of each group as a table.

    Parameters
    ----------
    by_group : mapping of group to Confusion

    Returns
    -------
    DataFrame
        `group`, `n`, `positives`, `selected`, `missed`, and the rates named in `RATES`; a rate without a denominator is NaN,
        and `undefined` says which and why (empty text where all are defined).

    Examples
    --------
    >>> table = confusion_table({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(0, 0, 0, 5)})
    >>> table[["group", "true_positive_rate", "false_positive_rate"]].round(3)
          group  true_positive_rate  false_positive_rate
    0    housed                 0.8                0.022
    1  unhoused                 NaN                0.000
    """
    rows = []
    for name, found in by_group.items():
        rates = {rate: getattr(found, rate) for rate in RATES}
        why = "; ".join(f"{rate.replace('_', ' ')}: {value.reason}" for rate, value in rates.items() if is_undefined(value))
        counted = {"n": found.n, "positives": found.positives, "selected": found.selected, "missed": found.missed}
        rows.append({"group": name, **counted, **{rate: float(value) for rate, value in rates.items()}, "undefined": why})
    return pd.DataFrame(rows)


def zeros_and_ones(values: Iterable[Any], name: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    """A column of zeros and ones, or of truth values, as whole numbers.

    Parameters
    ----------
    values : array-like
    name : str
        For the message.

    Returns
    -------
    ndarray of int

    Raises
    ------
    ValueError
        If a value is anything else, or the array is not flat.

    Examples
    --------
    >>> zeros_and_ones([True, False], "selected")
    array([1, 0])
    """
    array = np.asarray(values if hasattr(values, "__array__") else list(values))
    if array.ndim != 1:
        raise ValueError(f"{name} must be one column, not an array of shape {array.shape}")
    if array.dtype == bool:
        return array.astype(np.int64)
    if array.dtype.kind not in "iuf":
        raise ValueError(f"{name} must hold 0 or 1 for each person, not {array.dtype} values")
    bad = (array != 0) & (array != 1)
    if bad.any():
        raise ValueError(f"{name} must hold 0 or 1 for each person, not {array[bad][0]}")
    return array.astype(np.int64)


def group_codes(groups: Iterable[Any] | None, n: int) -> tuple[np.ndarray[Any, np.dtype[np.int64]], list[Any]]:
    """Each person's group as a number, and the groups' names in sorted order.

    Parameters
    ----------
    groups : array-like, shape (n,), or None
        None puts everybody in the group "everybody".
    n : int
        People.

    Returns
    -------
    tuple of ndarray of int and list

    Raises
    ------
    ValueError
        If a group is missing or the length is another.

    Examples
    --------
    >>> group_codes(["unhoused", "housed"], 2)
    (array([1, 0]), ['housed', 'unhoused'])
    """
    if groups is None:
        return np.zeros(n, dtype=np.int64), ["everybody"]
    labels = groups if hasattr(groups, "__array__") else pd.Series(list(groups))
    codes, names = pd.factorize(labels, sort=True)  # type: ignore[call-overload]
    if len(codes) != n:
        raise ValueError(f"groups must hold one group for each of {n} people, not {len(codes)}")
    if (codes < 0).any():
        raise ValueError("groups must name a group for each person, not leave one out")
    return codes.astype(np.int64), np.asarray(names).tolist()


def _share(part: int, whole: int, without: str) -> float | Undefined:
    return part / whole if whole else Undefined(without)
