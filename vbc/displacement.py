"""What a new treatment displaces when the budget is fixed: health gained here, health lost elsewhere."""

from dataclasses import dataclass

from vbc.checks import finite, non_negative
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Displacement:
    """Health gained and lost when money for a treatment is taken from other care.

    Attributes
    ----------
    gained : float
        QALYs of the patients who are treated.
    displaced : float
        QALYs that the same money would have bought elsewhere; below 0 where the treatment frees money.
    net : float
        gained − displaced.
    """

    gained: float
    displaced: float
    net: float


def displaced_qalys(cost: float, *, cost_per_qaly_displaced: float) -> float | Undefined:
    """QALYs lost elsewhere when a fixed budget has to find a sum of money.

    Parameters
    ----------
    cost : float
        Money that other care loses ($); below 0 for money set free.
    cost_per_qaly_displaced : float
        What the care that is cut pays for one QALY ($/QALY), 0 or more.

    Returns
    -------
    float or Undefined
        QALY; undefined at 0 $/QALY.

    Raises
    ------
    ValueError
        If an argument is not finite, or `cost_per_qaly_displaced` is below 0.

    Notes
    -----
    The threshold of a fixed budget is a fact about other care, not a wish: the supply-side meaning, beside
    willingness to pay. Source: Claxton et al. 2015.

    Examples
    --------
    >>> round(displaced_qalys(8_890_000, cost_per_qaly_displaced=100_000), 1)
    88.9
    """
    money = finite(cost, "cost")
    if non_negative(cost_per_qaly_displaced, "cost_per_qaly_displaced") == 0:
        return Undefined("care that buys health for nothing cannot be cut to save money")
    return money / cost_per_qaly_displaced


def budget_displacement(
    *, patients: float, outcome_each: float, cost_each: float, cost_per_qaly_displaced: float
) -> Displacement | Undefined:
    """Net health of a treatment that is adopted within a fixed budget.

    Parameters
    ----------
    patients : float
        Patients treated, 0 or more.
    outcome_each : float
        Incremental outcome of one patient (QALY).
    cost_each : float
        Incremental cost of one patient ($); below 0 for a saving.
    cost_per_qaly_displaced : float
        What the care that is cut pays for one QALY ($/QALY), 0 or more.

    Returns
    -------
    Displacement or Undefined
        Undefined at 0 $/QALY. The net is 0 where the treatment's own incremental ratio equals
        `cost_per_qaly_displaced`, and is net health benefit times patients throughout.

    Raises
    ------
    ValueError
        If an argument is not finite, or `patients` or `cost_per_qaly_displaced` is below 0.

    Notes
    -----
    Source: Claxton et al. 2015; Stinnett & Mullahy 1998.

    Examples
    --------
    >>> adopted = budget_displacement(
    ...     patients=100, outcome_each=0.75, cost_each=88_900, cost_per_qaly_displaced=100_000
    ... )
    >>> round(adopted.gained, 1), round(adopted.displaced, 1), round(adopted.net, 1)
    (75.0, 88.9, -13.9)
    """
    treated, cost = non_negative(patients, "patients"), finite(cost_each, "cost_each")
    gained = treated * finite(outcome_each, "outcome_each")
    displaced = displaced_qalys(treated * cost, cost_per_qaly_displaced=cost_per_qaly_displaced)
    if isinstance(displaced, Undefined):
        return displaced
    return Displacement(gained, displaced, gained - displaced)
