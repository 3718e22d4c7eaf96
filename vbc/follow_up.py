"""A clinic with a fixed budget that decides how often it sees each patient: the first example of the workbook."""

from vbc.checks import non_negative, positive, probability


def patients_enrolled(visits_each: float, *, budget: float, enrollment_cost: float, visit_cost: float) -> float:
    """Patients that a budget pays for, when each one is enrolled once and seen a number of times.

    Parameters
    ----------
    visits_each : float
        Visits a patient, 0 or more.
    budget : float
        What may be spent ($), 0 or more.
    enrollment_cost : float
        Cost of taking a patient in ($), above 0.
    visit_cost : float
        Cost of one visit ($), 0 or more.

    Returns
    -------
    float
        Patients; a fraction of one is kept, as in an average over years.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Examples
    --------
    >>> patients_enrolled(4, budget=100_000, enrollment_cost=400, visit_cost=100)
    125.0
    """
    each = positive(enrollment_cost, "enrollment_cost") + non_negative(visits_each, "visits_each") * non_negative(
        visit_cost, "visit_cost"
    )
    return non_negative(budget, "budget") / each


def share_better(visits_each: float, *, best_share: float, half_way: float) -> float:
    """Share of patients who get better, with diminishing returns: each further visit closes less of the gap.

    Parameters
    ----------
    visits_each : float
        Visits a patient, 0 or more.
    best_share : float
        The share that no number of visits exceeds, a fraction.
    half_way : float
        Visits at which half of that share is reached, above 0.

    Returns
    -------
    float
        best_share · (1 − ½^(visits_each / half_way)), a fraction.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Examples
    --------
    >>> share_better(1.5, best_share=0.6, half_way=1.5)
    0.3
    """
    visits, half_way = non_negative(visits_each, "visits_each"), positive(half_way, "half_way")
    return probability(best_share, "best_share") * (1 - 0.5 ** (visits / half_way))
