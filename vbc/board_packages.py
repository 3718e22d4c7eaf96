"""What the board of Ferry Street may choose: a measure, an adjustment, a contract and a guardrail.

Ferry Street Health is invented. Contracts are those of `vbc.contracts`; everything else about it is illustrative.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from vbc.contract_terms import Contract
from vbc.corridors import TEXTBOOK_CORRIDOR
from vbc.mssp_contract import contract_of_track

LIVES = 10_000
"""People for whose care Ferry Street would answer."""
BENCHMARK = LIVES * 10_000.0
"""What their care costs a year ($) before anything is signed."""

MEASURES = {
    "checklist": "Boxes ticked on a checklist",
    "readmissions": "Readmissions, observed to expected",
    "reports": "Patients' own reports, from everybody",
}
ADJUSTMENTS = {
    "clinical": "Clinical risk only",
    "social": "Clinical and social risk",
    "peers": "Clinical risk, against safety-net peers",
}
CONTRACTS = {
    "one-sided": "One-sided, minimum 2%",
    "costs only": "One-sided, costs only (document 5)",
    "two-sided": "Two-sided (BASIC E), minimum 0%",
    "corridor": "Textbook corridor",
}
GUARDRAILS = {
    "none": "None",
    "fund": "A fund takes half of what a call does to income",
    "told": "Patients are told, and may opt out",
    "open door": "An open door: whoever leaves counts as if still here",
}


@dataclass(frozen=True)
class Package:
    """Four decisions of the board.

    Attributes
    ----------
    measure, adjustment, contract, guardrail : str
        Ids of `MEASURES`, `ADJUSTMENTS`, `CONTRACTS` and `GUARDRAILS`.

    Examples
    --------
    >>> Package("boxes", "clinical", "corridor", "none")
    Traceback (most recent call last):
    ValueError: measure must be one of checklist, readmissions, reports, not 'boxes'
    """

    measure: str
    adjustment: str
    contract: str
    guardrail: str

    def __post_init__(self) -> None:
        for name, known in PARTS.items():
            if getattr(self, name) not in known:
                raise ValueError(f"{name} must be one of {', '.join(known)}, not {getattr(self, name)!r}")


PARTS = {"measure": MEASURES, "adjustment": ADJUSTMENTS, "contract": CONTRACTS, "guardrail": GUARDRAILS}
"""The four decisions in their order, each with its options."""

CONSULTANT = Package("checklist", "clinical", "costs only", "none")
FINANCE = Package("readmissions", "peers", "costs only", "none")
STAFF = Package("reports", "social", "corridor", "fund")
"""Three packages that lie on the board's table: the consultant's, the finance committee's and the medical staff's."""


def every_package() -> Iterator[Package]:
    """Every package that the board could sign.

    Returns
    -------
    iterator of Package

    Examples
    --------
    >>> len(list(every_package()))
    144
    """
    return (Package(*parts) for parts in product(*PARTS.values()))


@cache
def contract_named(name: str) -> Contract:
    """The contract behind an id of `CONTRACTS`; every one counts a person's costs up to $100,000.

    Parameters
    ----------
    name : str

    Returns
    -------
    Contract

    Raises
    ------
    ValueError
        If there is no such contract.

    Examples
    --------
    >>> contract_named("costs only").benchmark_truncated, contract_named("two-sided").loss_rate
    (False, 0.3)
    """
    if name == "two-sided":
        return contract_of_track("BASIC E", lives=LIVES, minimum_rate=0.0, revenue_share=0.5, threshold=100_000)
    if name == "corridor":
        return Contract(minimum_savings_rate=0.0, corridor=TEXTBOOK_CORRIDOR, threshold=100_000, payment_cap=None)
    if name not in CONTRACTS:
        raise ValueError(f"name must be one of {', '.join(CONTRACTS)}, not {name!r}")
    return Contract(minimum_savings_rate=0.02, sharing_rate=0.5, threshold=100_000, benchmark_truncated=name == "one-sided")
