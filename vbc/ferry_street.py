"""Ferry Street Health: its people, its money and its clinicians, before the board signs anything. All of it is illustrative."""

from dataclasses import dataclass, fields
from functools import lru_cache

from vbc.checks import non_negative, positive, probability
from vbc.clinician_choice import Care, chosen_quantity
from vbc.undefined import Undefined

HOUSED, UNHOUSED = 8_000, 2_000
"""People with a stable home and without one."""
CALLS_ELSEWHERE = 2.0
"""Calls from a nurse to somebody who has left for a clinic that does not have such a program; each avoids as much there."""
READMITTED = {"housed": 0.15, "unhoused": 0.25}
"""Readmissions of those admitted, today; a point of health takes a hundredth of them off."""
ADMITTED = 0.25
"""Share of people who are admitted in a year."""
_CARE = Care()


@dataclass(frozen=True)
class FerryStreet:
    """What a call does, to whom, and what it moves.

    Attributes
    ----------
    ratio : float
        α/β of its clinicians: weight of a dollar over weight of a point of health.
    reach : float
        Part of calls that reach a person without a stable home.
    call_cost, avoided : float
        Nurse's time for a call, and spending of the payer that the call avoids ($).
    lost_margin : float
        Part of a dollar not spent that Ferry Street would have kept: staff and building stay.
    felt : float
        Part of what a call does to Ferry Street's income that its clinician feels in their own.
    excess : float
        By how much a person without a stable home costs more than clinical risk says ($ a year).
    leaving : float
        Share of people without a stable home who drift away for each $1,000 that Ferry Street gains when one does, at α/β = 1.
    qaly_of_point : float
        QALYs of a point of health.
    threshold : float
        $ for which the payer's money buys a QALY elsewhere.
    """

    ratio: float = 1.0
    reach: float = 0.8
    call_cost: float = 30.0
    avoided: float = 50.0
    lost_margin: float = 0.2
    felt: float = 0.1
    excess: float = 2_000.0
    leaving: float = 0.2
    qaly_of_point: float = 0.001
    threshold: float = 100_000.0

    def __post_init__(self) -> None:
        for field in fields(self):
            check = probability if field.name in ("reach", "lost_margin", "felt") else non_negative
            check(getattr(self, field.name), field.name)
        positive(self.threshold, "threshold")

    def slope(self, *, shared: float, extra_cost: float = 0.0) -> float:
        """What a call does to its clinician's income, when so much of avoided spending comes back to Ferry Street.

        Parameters
        ----------
        shared : float
            Part of a dollar saved; 0 without a contract.
        extra_cost : float
            Of a call beyond `call_cost` ($).

        Returns
        -------
        float
            $; −4 today.

        Examples
        --------
        >>> FerryStreet().slope(shared=0), FerryStreet().slope(shared=0.5)
        (-4.0, -1.5)
        """
        return self.felt * (self.avoided * (shared - self.lost_margin) - self.call_cost - extra_cost)

    def calls_today(self) -> float:
        """Calls to a patient before anything is signed.

        Returns
        -------
        float

        Examples
        --------
        >>> FerryStreet().calls_today()
        6.0
        """
        return _calls_today(self)

    def health(self, calls: float, *, housed: bool) -> float:
        """Points of health in a year from calls made to a person; of those without a stable home only a part is reached.

        Parameters
        ----------
        calls : float
        housed : bool

        Returns
        -------
        float

        Examples
        --------
        >>> FerryStreet().health(6, housed=True), FerryStreet().health(6, housed=False)
        (42.0, 36.48)
        """
        return round(float(_CARE.health(calls * (1.0 if housed else self.reach))), 9)


@lru_cache(maxsize=64)
def _calls_today(at: FerryStreet) -> float:
    care = Care(payment_slope=at.slope(shared=0.0))
    chosen = chosen_quantity(care, money_weight=at.ratio, health_weight=1.0)
    if isinstance(chosen, Undefined):  # a weight of health of 1 always gives a choice
        raise ValueError(f"ratio must leave a choice of calls, not {at.ratio}")
    return chosen
