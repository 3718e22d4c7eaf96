"""What a package does to care at Ferry Street: calls made, people who drift away, and health in both groups."""

from dataclasses import dataclass
from functools import cache

from vbc.board_packages import BENCHMARK, LIVES, Package, contract_named
from vbc.clinician_choice import Care
from vbc.contract_outlook import outlook, panel_of
from vbc.ferry_street import CALLS_ELSEWHERE, HOUSED, UNHOUSED, FerryStreet
from vbc.stopping_rule import Stop, stopping_rule

CHECKLIST_COST = 25.0
"""Dollars of a nurse's time that ticking boxes adds to a call."""
REPORT_WEIGHT = 0.5
"""Dollars for a clinician for each point of health that patients report; with everybody asked, money moves with health."""
FUND_SHARE, OPT_OUT, LICENSE = 0.5, 0.2, 0.4
"""Doses of the guardrails: as in chapter 11."""


@dataclass(frozen=True)
class CareUnder:
    """Care under a package, in an average year.

    Attributes
    ----------
    shared : float
        Part of a dollar truly saved that the contract pays back, luck included.
    calls : float
        To a patient, on average.
    left : float
        Share of people without a stable home who have drifted away.
    housed, unhoused_here, unhoused : float
        Points of health of a person with a stable home, of one without who is still a patient, and of one without, wherever.
    saved : float
        Spending truly avoided in all 10,000, a share of the benchmark: who left gets fewer calls elsewhere, and costs more there.
    saved_here : float
        The part of it in those who are still patients.
    measured : float
        What the contract measures: savings in those who are still patients, and whoever left and cost more than clinical risk says.
    guardrail_cost : float
        Of the guardrail, and of the bonus for reports ($ a patient a year).
    """

    shared: float
    calls: float
    left: float
    housed: float
    unhoused_here: float
    unhoused: float
    saved: float
    saved_here: float
    measured: float
    guardrail_cost: float

    @property
    def gap(self) -> float:
        """Points of health between a person with a stable home and one without, wherever they are."""
        return self.housed - self.unhoused


@cache
def share_of_a_dollar(contract: str) -> float:
    """Part of a dollar truly saved that a contract pays back on average over luck, between none and 2% saved.

    Parameters
    ----------
    contract : str
        As `contract_named`.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there is no such contract.

    Examples
    --------
    >>> round(share_of_a_dollar("one-sided"), 3), round(share_of_a_dollar("costs only"), 3)
    (0.334, 0.495)
    """
    signed = contract_named(contract)
    panel = panel_of(signed, lives=LIVES)
    return (outlook(signed, panel, true_savings=0.02).expected - outlook(signed, panel).expected) / 0.02


def care_under(package: Package, *, at: FerryStreet | None = None) -> CareUnder:
    """Calls, departures and health under a package.

    Parameters
    ----------
    package : Package
    at : FerryStreet, optional
        The hospital, if other than as described.

    Returns
    -------
    CareUnder

    Notes
    -----
    Clinicians stop where chapter 11 has them stop. People drift away only where it pays: the measured cost of a person must exceed
    what the adjustment expects, and whoever leaves must not be counted any more.

    Examples
    --------
    >>> ticked = care_under(Package("checklist", "clinical", "costs only", "none"))
    >>> round(ticked.calls, 2), round(ticked.left, 3), round(ticked.gap, 1)
    (5.98, 0.198, 9.8)
    """
    at = at or FerryStreet()
    shared = share_of_a_dollar(package.contract)
    slope = at.slope(shared=shared, extra_cost=CHECKLIST_COST if package.measure == "checklist" else 0.0)
    worth = REPORT_WEIGHT if package.measure == "reports" else 0.0
    ratio = at.ratio / (1 + at.ratio * worth)  # a bonus for health lowers what a dollar weighs beside it
    care = Care(payment_slope=slope)
    stays, average, guardrail = _stop(care, ratio, package.guardrail)
    opted = OPT_OUT if package.guardrail == "told" else 0.0

    def health(*, housed: bool) -> float:
        return opted * at.health(care.patient_best, housed=housed) + (1 - opted) * at.health(stays, housed=housed)

    left = _leaving(package, shared, at)
    housed, here = health(housed=True), health(housed=False)
    elsewhere = at.health(CALLS_ELSEWHERE, housed=False)
    today = at.calls_today()
    dollar = at.avoided / BENCHMARK  # of a call that reaches somebody, as a share of the benchmark
    here_saved = dollar * (HOUSED + UNHOUSED * (1 - left) * at.reach) * (average - today)
    elsewhere_saved = dollar * UNHOUSED * left * at.reach * (CALLS_ELSEWHERE - today)
    unpaid = at.health(_stop(care, at.ratio, "none")[0], housed=True)
    return CareUnder(
        shared=shared,
        calls=average,
        left=left,
        housed=housed,
        unhoused_here=here,
        unhoused=(1 - left) * here + left * elsewhere,
        saved=here_saved + elsewhere_saved,
        saved_here=here_saved,
        measured=here_saved + UNHOUSED * left * at.excess / BENCHMARK,
        guardrail_cost=guardrail + worth * max(housed - unpaid, 0.0),
    )


def _stop(care: Care, ratio: float, guardrail: str) -> tuple[float, float, float]:
    """Calls to those who stay with their clinician, calls on average, and what the guardrail costs a patient ($)."""
    if guardrail == "fund":
        stop = stopping_rule(care, ratio=ratio, guardrail="carve-out fund", dose=FUND_SHARE)
    elif guardrail == "told":
        stop = stopping_rule(care, ratio=ratio, guardrail="disclosure", dose=OPT_OUT, license_taken=LICENSE)
    else:
        stop = stopping_rule(care, ratio=ratio)
    if not isinstance(stop, Stop):
        raise ValueError(f"ratio must leave a choice of calls, not {ratio}")
    return stop.quantity, stop.result.quantity, stop.result.cost


def _leaving(package: Package, shared: float, at: FerryStreet) -> float:
    """Share of people without a stable home who drift away: none where their cost is expected, or where leaving saves nothing."""
    if package.adjustment == "social" or package.guardrail == "open door":
        return 0.0
    return min(at.leaving * at.ratio * shared * at.excess / 1_000, 1.0)
