"""The incremental cost-effectiveness ratio of a new option against a standard one, with its quadrant."""

from dataclasses import dataclass
from math import isclose

from vbc.checks import finite, non_negative
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Icer:
    """An incremental comparison: the two differences, their quadrant, and the ratio where it means something.

    Attributes
    ----------
    delta_cost : float
        Cost of the new option minus cost of the standard one ($).
    delta_outcome : float
        Outcome of the new option minus outcome of the standard one (QALY).
    quadrant : str
        "north-east" (better and dearer: a trade-off), "south-east" (at least as good and no dearer: dominant),
        "south-west" (worse and cheaper: a trade-off), "north-west" (dominated) or "origin" (no difference).
    ratio : float or Undefined
        $/QALY, above 0, in the two trade-off quadrants only. A negative ratio would lose which option is the better.
    """

    delta_cost: float
    delta_outcome: float
    quadrant: str
    ratio: float | Undefined

    def accepted(self, threshold: float) -> bool:
        """Whether the new option is worth its cost at a threshold: incremental net monetary benefit above 0.

        In the north-east this is ratio < threshold; in the south-west it is ratio > threshold, the saving for each
        QALY given up. At equality one is indifferent, and the standard option stays.

        Parameters
        ----------
        threshold : float
            Willingness to pay for one QALY ($/QALY), 0 or more.

        Returns
        -------
        bool

        Examples
        --------
        >>> cheaper = incremental_cost_effectiveness_ratio(
        ...     cost_new=4_000, cost_standard=9_000, outcome_new=0.9, outcome_standard=1.0
        ... )
        >>> cheaper.quadrant, round(cheaper.ratio), cheaper.accepted(30_000), cheaper.accepted(100_000)
        ('south-west', 50000, True, False)
        """
        worth = non_negative(threshold, "threshold") * self.delta_outcome
        return worth > self.delta_cost and not isclose(worth, self.delta_cost, rel_tol=1e-9)


def incremental_cost_effectiveness_ratio(
    *, cost_new: float, cost_standard: float, outcome_new: float, outcome_standard: float
) -> Icer:
    """Incremental cost-effectiveness ratio of a new option against the standard one, with its quadrant.

    Parameters
    ----------
    cost_new, cost_standard : float
        Costs ($), 0 or more.
    outcome_new, outcome_standard : float
        Outcomes (QALY).

    Returns
    -------
    Icer

    Raises
    ------
    ValueError
        If an argument is not finite, or a cost is below 0.

    Notes
    -----
    Source: Black 1990; Drummond et al. 2015.

    Examples
    --------
    >>> icer = incremental_cost_effectiveness_ratio(
    ...     cost_new=7_500, cost_standard=6_600, outcome_new=0.12, outcome_standard=0.10
    ... )
    >>> icer.quadrant, round(icer.ratio)
    ('north-east', 45000)
    """
    delta_cost = _difference(non_negative(cost_new, "cost_new"), non_negative(cost_standard, "cost_standard"))
    delta_outcome = _difference(finite(outcome_new, "outcome_new"), finite(outcome_standard, "outcome_standard"))
    quadrant = _quadrant(delta_cost, delta_outcome)
    return Icer(delta_cost, delta_outcome, quadrant, _ratio(quadrant, delta_cost, delta_outcome))


def _difference(new: float, standard: float) -> float:
    # 0.1 + 0.2 against 0.3 is no difference in health, and a ratio over 5e-17 would be an absurd one.
    return 0.0 if isclose(new, standard, rel_tol=1e-12) else new - standard


def _quadrant(delta_cost: float, delta_outcome: float) -> str:
    if delta_cost == 0 and delta_outcome == 0:
        return "origin"
    if delta_outcome >= 0 and delta_cost <= 0:
        return "south-east"
    if delta_outcome <= 0 and delta_cost >= 0:
        return "north-west"
    return "north-east" if delta_outcome > 0 else "south-west"


def _ratio(quadrant: str, delta_cost: float, delta_outcome: float) -> float | Undefined:
    if quadrant == "origin":
        return Undefined("the options do not differ in cost or outcome")
    if delta_outcome == 0:
        return Undefined("the outcomes are equal, so only the costs need comparing (cost minimization)")
    if quadrant == "south-east":
        return Undefined("the new option is at least as good and no dearer: it dominates")
    if quadrant == "north-west":
        return Undefined("the new option is no better and at least as dear: it is dominated")
    return delta_cost / delta_outcome
