"""Direct and indirect standardisation over strata such as age groups."""

from collections.abc import Iterable

from vbc.checks import Numbers, counts, non_negative_array, probabilities, probability
from vbc.undefined import Undefined


def direct_standardised_rate(events: Iterable[int], patients: Iterable[int], *, standard: Iterable[float]) -> float | Undefined:
    """Directly standardised rate: the hospital's own rates, in a standard population.

    Two hospitals that are standardised to the same population can be compared with each other.

    Parameters
    ----------
    events, patients : array-like of int, shape (k,)
        The hospital's events and patients in each stratum.
    standard : array-like of float, shape (k,)
        Size of each stratum in the standard population, 0 or more; only the proportions matter.

    Returns
    -------
    float or Undefined
        Σ w·(events/patients) / Σ w. Undefined where the hospital has no patients in a stratum of the standard
        population, or where the standard population is empty.

    Raises
    ------
    ValueError
        If lengths differ, a count is not a count, events exceed patients, or a weight is not finite or below 0.

    Notes
    -----
    Source: Breslow & Day 1987.

    Examples
    --------
    >>> round(direct_standardised_rate([4, 30], [100, 100], standard=[800, 200]), 3)
    0.092
    """
    happened, treated = _strata(events, patients)
    weights = _same_length(non_negative_array(standard, "standard"), treated, "standard")
    if weights.sum() == 0:
        return Undefined("the standard population is empty")
    if (treated[weights > 0] == 0).any():
        return Undefined("the hospital has no patients in a stratum of the standard population")
    counted = weights > 0
    return float((weights[counted] * happened[counted] / treated[counted]).sum() / weights.sum())


def indirect_standardised_ratio(
    events: Iterable[int], patients: Iterable[int], *, reference_rates: Iterable[float]
) -> float | Undefined:
    """Indirectly standardised ratio: events over those that reference rates predict for the hospital's own patients.

    Each hospital is weighted by its own case-mix, so that two such ratios compare the hospitals with the reference, not
    with each other.

    Parameters
    ----------
    events, patients : array-like of int, shape (k,)
        The hospital's events and patients in each stratum.
    reference_rates : array-like of float, shape (k,)
        Rate of all hospitals in each stratum.

    Returns
    -------
    float or Undefined
        Σ events / Σ patients·rate. Undefined where nothing is expected.

    Raises
    ------
    ValueError
        If lengths differ, a count is not a count, events exceed patients, or a rate lies outside [0, 1].

    Notes
    -----
    Source: Breslow & Day 1987; Shahian & Normand 2008.

    Examples
    --------
    >>> round(indirect_standardised_ratio([4, 30], [100, 100], reference_rates=[0.05, 0.25]), 3)
    1.133
    """
    happened, treated = _strata(events, patients)
    rates = _same_length(probabilities(reference_rates, "reference_rates"), treated, "reference_rates")
    expected = float((treated * rates).sum())
    if expected == 0:
        return Undefined("no events are expected")
    return float(happened.sum()) / expected


def indirect_standardised_rate(
    events: Iterable[int], patients: Iterable[int], *, reference_rates: Iterable[float], overall_rate: float
) -> float | Undefined:
    """Indirectly standardised rate: the ratio, times the rate of all hospitals together.

    Parameters
    ----------
    events, patients : array-like of int, shape (k,)
        The hospital's events and patients in each stratum.
    reference_rates : array-like of float, shape (k,)
        Rate of all hospitals in each stratum.
    overall_rate : float
        Rate of all hospitals over all strata.

    Returns
    -------
    float or Undefined
        Undefined where nothing is expected.

    Raises
    ------
    ValueError
        As for `indirect_standardised_ratio`, or if `overall_rate` lies outside [0, 1].

    Notes
    -----
    Source: Breslow & Day 1987.

    Examples
    --------
    >>> round(indirect_standardised_rate([4, 30], [100, 100], reference_rates=[0.05, 0.25], overall_rate=0.15), 3)
    0.17
    """
    overall_rate = probability(overall_rate, "overall_rate")
    ratio = indirect_standardised_ratio(events, patients, reference_rates=reference_rates)
    return ratio if isinstance(ratio, Undefined) else ratio * overall_rate


def _strata(events: Iterable[int], patients: Iterable[int]) -> tuple[Numbers, Numbers]:
    treated = counts(patients, "patients")
    happened = _same_length(counts(events, "events"), treated, "events")
    if (happened > treated).any():
        over = happened > treated
        raise ValueError(f"events must not exceed the {treated[over][0]:g} patients, not {happened[over][0]:g}")
    return happened, treated


def _same_length(values: Numbers, patients: Numbers, name: str) -> Numbers:
    if values.shape != patients.shape:
        raise ValueError(f"{name} must have one number for each of the {patients.size} strata, not {values.size}")
    return values
