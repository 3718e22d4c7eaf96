"""How much a clinician does who weighs a patient's health and a payment: the choice, the patient's best, and society's.

Health H = h₁q − ½h₂q² and income B = b₀ + b₁q of the quantity of care q; the clinician maximizes αB + βH. Only α/β matters.
"""

from dataclasses import dataclass

import numpy as np

from vbc.checks import Numbers, finite, non_negative, positive
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Care:
    """One kind of care for a patient; the defaults are illustrative.

    Attributes
    ----------
    first_benefit : float
        h₁, what the first unit does for health, above 0.
    benefit_fall : float
        h₂, by how much each next unit does less, above 0: without it there is no best quantity.
    payment_slope : float
        b₁, what a unit earns the clinician: above 0 under fees, below 0 where a price is fixed.
    base_payment : float
        b₀, which changes income and no choice.
    resource_cost : float
        What a unit costs society, 0 or more.

    Examples
    --------
    >>> Care(benefit_fall=0)
    Traceback (most recent call last):
    ValueError: benefit_fall must be above 0, not 0: without it more care is always better and there is no best quantity
    """

    first_benefit: float = 10.0
    benefit_fall: float = 1.0
    payment_slope: float = -4.0
    base_payment: float = 0.0
    resource_cost: float = 3.0

    def __post_init__(self) -> None:
        positive(self.first_benefit, "first_benefit")
        if finite(self.benefit_fall, "benefit_fall") <= 0:
            raise ValueError(
                f"benefit_fall must be above 0, not {self.benefit_fall}: without it more care is always better and there is no "
                "best quantity"
            )
        finite(self.payment_slope, "payment_slope"), finite(self.base_payment, "base_payment")
        non_negative(self.resource_cost, "resource_cost")

    def health(self, quantity: float | Numbers) -> float | Numbers:
        """Health from so much care."""
        return self.first_benefit * quantity - self.benefit_fall * quantity**2 / 2

    def income(self, quantity: float | Numbers) -> float | Numbers:
        """The clinician's income from so much care."""
        return self.base_payment + self.payment_slope * quantity

    @property
    def patient_best(self) -> float:
        """Quantity that is best for the patient, h₁/h₂."""
        return self.first_benefit / self.benefit_fall

    @property
    def society_best(self) -> float:
        """Quantity at which the last unit does as much good as it costs."""
        return max((self.first_benefit - self.resource_cost) / self.benefit_fall, 0.0)


def chosen_quantity(care: Care, *, money_weight: float, health_weight: float) -> float | Undefined:
    """Quantity that maximizes α · income + β · health.

    Parameters
    ----------
    care : Care
    money_weight, health_weight : float
        α and β, 0 or more.

    Returns
    -------
    float or Undefined
        h₁/h₂ + (α/β) · b₁/h₂, no less than 0. With α = 0 the patient's best; with β = 0 nothing where care costs the clinician, and
        undefined where it pays or is free: no amount is ever enough, or all are alike.

    Raises
    ------
    ValueError
        If a weight is negative.

    Notes
    -----
    Source: Ellis & McGuire 1986.

    Examples
    --------
    >>> chosen_quantity(Care(), money_weight=1, health_weight=1), chosen_quantity(Care(), money_weight=3, health_weight=1)
    (6.0, 0.0)
    >>> print(chosen_quantity(Care(payment_slope=2), money_weight=1, health_weight=0))
    undefined: health counts for nothing and care pays: no amount is enough
    """
    money, health = non_negative(money_weight, "money_weight"), non_negative(health_weight, "health_weight")
    if money == 0 and health == 0:
        return Undefined("neither money nor health counts: all amounts are alike")
    if health == 0:
        if care.payment_slope < 0:
            return 0.0
        why = "care pays: no amount is enough" if care.payment_slope > 0 else "income does not change: all amounts are alike"
        return Undefined(f"health counts for nothing and {why}")
    return max((care.first_benefit + money / health * care.payment_slope) / care.benefit_fall, 0.0)


def clinician_utility(care: Care, quantity: float, *, money_weight: float, health_weight: float) -> float:
    """α · income + β · health of so much care.

    Parameters
    ----------
    care : Care
    quantity : float
        0 or more.
    money_weight, health_weight : float
        0 or more.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a number is negative.

    Examples
    --------
    >>> clinician_utility(Care(), 6, money_weight=1, health_weight=1)
    18.0
    """
    amount = non_negative(quantity, "quantity")
    money, health = non_negative(money_weight, "money_weight"), non_negative(health_weight, "health_weight")
    return float(money * care.income(amount) + health * care.health(amount))


def harm(care: Care, quantity: float) -> float:
    """Health that a patient misses, or loses, against the best quantity.

    Parameters
    ----------
    care : Care
    quantity : float
        0 or more.

    Returns
    -------
    float
        0 at the best; ½h₂ · (quantity − best)².

    Raises
    ------
    ValueError
        If the quantity is negative.

    Examples
    --------
    >>> harm(Care(), 6), harm(Care(), 14)
    (8.0, 8.0)
    """
    return care.benefit_fall * (non_negative(quantity, "quantity") - care.patient_best) ** 2 / 2


def society_loss(care: Care, quantity: float) -> float:
    """What is lost against the quantity at which the last unit does as much good as it costs.

    Parameters
    ----------
    care : Care
    quantity : float
        0 or more.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the quantity is negative.

    Examples
    --------
    >>> society_loss(Care(), 6), society_loss(Care(), 10)
    (0.5, 4.5)
    """
    best = care.society_best
    net = care.health(np.array([best, non_negative(quantity, "quantity")])) - care.resource_cost * np.array([best, quantity])
    return float(net[0] - net[1])
