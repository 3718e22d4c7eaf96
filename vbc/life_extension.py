"""A treatment that lengthens life: the years it adds, what they are worth, and what care in them costs."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite_array, non_negative, probabilities
from vbc.qaly import Timing, discount_factors


def life_extension(
    survival_new: Iterable[float],
    survival_standard: Iterable[float],
    *,
    utility: float | Iterable[float],
    care_cost: float | Iterable[float],
    rate: float = 0.03,
    timing: Timing = "end of year",
) -> pd.DataFrame:
    """Discounted QALYs and costs of care in the years of life that a treatment adds, a row a year.

    Parameters
    ----------
    survival_new, survival_standard : array-like of float, shape (years,)
        Share of patients alive in each year, between 0 and 1 and never rising.
    utility : float or array-like of float, shape (years,)
        Utility of a year lived, up to 1; one number stands for every year.
    care_cost : float or array-like of float, shape (years,)
        Cost of a year's care of a patient who is alive ($), the treatment itself not counted.
    rate : float
        Discount rate a year for both QALYs and costs, above −1.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year a year is credited, see `discount_factors`.

    Returns
    -------
    DataFrame
        Columns `year`, `added_life` (years of life for each patient treated), `added_qalys` and `added_care_cost` ($),
        the last two discounted. Their sums are the health gained and the future cost that belongs to it.

    Raises
    ------
    ValueError
        If lengths differ, survival rises or lies outside [0, 1], a utility exceeds 1, or a cost is below 0.

    Notes
    -----
    A treatment that keeps patients alive is charged with their later care: to count the QALYs of the added years and not
    their costs flatters it. Source: Drummond et al. 2015; Sanders et al. 2016.

    Examples
    --------
    >>> added = life_extension([1, 0.8, 0.6], [1, 0.6, 0.2], utility=0.8, care_cost=10_000, rate=0)
    >>> added[["added_life", "added_qalys", "added_care_cost"]].sum().round(2).to_dict()
    {'added_life': 0.6, 'added_qalys': 0.48, 'added_care_cost': 6000.0}
    """
    new, standard = _survival(survival_new, "survival_new"), _survival(survival_standard, "survival_standard")
    if len(new) != len(standard):
        raise ValueError(f"survival_standard must cover the {len(new)} years of survival_new, not {len(standard)}")
    weight = _each_year(utility, len(new), "utility")
    if (weight > 1).any():
        raise ValueError(f"utility must not exceed 1, full health, not {weight.max()}")
    care = _each_year(care_cost, len(new), "care_cost")
    if (care < 0).any():
        raise ValueError(f"care_cost must be 0 or more, not {care.min()}")
    factor, added = discount_factors(len(new), rate=rate, timing=timing), new - standard
    return pd.DataFrame(
        {
            "year": np.arange(1, len(new) + 1),
            "added_life": added,
            "added_qalys": added * weight * factor,
            "added_care_cost": added * care * factor,
        }
    )


def present_value(amounts: Iterable[float], *, rate: float = 0.03, timing: Timing = "end of year") -> float:
    """Present value of a stream of amounts, one a year.

    Parameters
    ----------
    amounts : array-like of float, shape (years,)
        Amount of each year ($); below 0 for a saving.
    rate : float
        Discount rate a year, above −1.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year an amount falls, see `discount_factors`.

    Returns
    -------
    float
        $ of today.

    Raises
    ------
    ValueError
        If there is no year, an amount is not finite, or another argument is out of its range.

    Notes
    -----
    Source: Drummond et al. 2015.

    Examples
    --------
    >>> round(present_value([1_000, 1_000]), 2)
    1913.47
    """
    stream = finite_array(amounts, "amounts")
    if stream.ndim != 1 or len(stream) == 0:
        raise ValueError("amounts must hold one number a year for at least one year")
    return float(stream @ discount_factors(len(stream), rate=rate, timing=timing))


def drug_price_and_future_care(drug: float, future_care: float, *, include_future_care: bool = True) -> float:
    """Incremental cost of a drug that lengthens life, with or without care in the years it adds.

    Parameters
    ----------
    drug : float
        What the drug costs ($), 0 or more.
    future_care : float
        Discounted cost of other care in the added years ($), 0 or more.
    include_future_care : bool
        False drops it, which is the error to be seen.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If an amount is not finite or below 0.

    Notes
    -----
    Source: Drummond et al. 2015; Sanders et al. 2016.

    Examples
    --------
    >>> whole = drug_price_and_future_care(62_400, 26_500)
    >>> drug_only = drug_price_and_future_care(62_400, 26_500, include_future_care=False)
    >>> round(whole / 0.75), round(drug_only / 0.75)
    (118533, 83200)
    """
    later = non_negative(future_care, "future_care")
    return non_negative(drug, "drug") + (later if include_future_care else 0.0)


def _survival(shares: Iterable[float], name: str) -> Numbers:
    survival = probabilities(shares, name)
    if survival.ndim != 1 or len(survival) == 0:
        raise ValueError(f"{name} must hold one share a year for at least one year")
    if (np.diff(survival) > 1e-12).any():
        raise ValueError(f"{name} must never rise: the dead stay dead")
    return survival


def _each_year(values: float | Iterable[float], years: int, name: str) -> Numbers:
    array = np.atleast_1d(finite_array(values if isinstance(values, Iterable) else [values], name))
    if array.shape not in {(1,), (years,)}:
        raise ValueError(f"{name} must be one number or one a year for {years} years, not {array.shape}")
    return np.broadcast_to(array, (years,))
