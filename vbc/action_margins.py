"""What one extra action earns a provider, costs a payer and does for a patient, under each way of paying.

Every function here takes an `Action` and the terms of a payment model. Payment divides; it makes nothing: provider's margin less
payer's extra spending is the same under all of them.
"""

from dataclasses import dataclass

from vbc.checks import count, finite, non_negative, positive, probability


@dataclass(frozen=True)
class Action:
    """One thing a practice may do for a patient.

    Attributes
    ----------
    name : str
    fee : float
        What fee-for-service pays for it ($); 0 where it has no billing code.
    cost : float
        What it costs the practice to do once more ($).
    other_spending : float
        What it makes others bill to the payer ($), such as the scan that a visit leads to.
    avoided_chance, avoided_cost : float
        Chance that it prevents a complication, and what that would have cost ($).
    in_window : float
        Part of that cost which falls into an episode's window; the rest comes after, or elsewhere.
    in_episode : bool
        Whether the action itself is part of an episode that a bundle pays for.
    health : float
        What it does for the patient, in days of full health; below 0 for harm.
    """

    name: str
    fee: float
    cost: float
    other_spending: float = 0.0
    avoided_chance: float = 0.0
    avoided_cost: float = 0.0
    in_window: float = 1.0
    in_episode: bool = True
    health: float = 0.0

    def __post_init__(self) -> None:
        for name in ("fee", "cost", "other_spending", "avoided_cost"):
            non_negative(getattr(self, name), name)
        probability(self.avoided_chance, "avoided_chance")
        probability(self.in_window, "in_window")
        finite(self.health, "health")

    @property
    def margin(self) -> float:
        """Fee less cost ($)."""
        return self.fee - self.cost

    @property
    def avoided(self) -> float:
        """Expected cost of complications avoided ($)."""
        return self.avoided_chance * self.avoided_cost

    @property
    def spending_change(self) -> float:
        """What the payer spends more under fee-for-service ($); below 0 where the action saves."""
        return self.fee + self.other_spending - self.avoided

    @property
    def net_resources(self) -> float:
        """What is left over for everybody together ($): provider's margin less payer's extra spending, however it is paid."""
        return self.margin - self.spending_change


@dataclass(frozen=True)
class FeeForService:
    """A fee for each action."""

    def provider(self, action: Action) -> float:
        """Margin of one extra action ($)."""
        return action.margin

    def payer(self, action: Action) -> float:
        """Extra spending of the payer ($)."""
        return action.spending_change


@dataclass(frozen=True)
class PayForPerformance:
    """Fees, and a bonus for quality.

    Attributes
    ----------
    bonus_change : float
        Expected change of the bonus that one more action brings ($): 0 far from a threshold, see `vbc.performance_bonus`.
    """

    bonus_change: float = 0.0

    def __post_init__(self) -> None:
        finite(self.bonus_change, "bonus_change")

    def provider(self, action: Action) -> float:
        """Margin of one extra action ($)."""
        return action.margin + self.bonus_change

    def payer(self, action: Action) -> float:
        """Extra spending of the payer ($)."""
        return action.spending_change + self.bonus_change


@dataclass(frozen=True)
class Bundle:
    """One price for all care of an episode; what is not part of an episode is paid by fee."""

    def provider(self, action: Action) -> float:
        """Margin of one extra action ($): its cost and what it leads to, against complications avoided inside the window."""
        if not action.in_episode:
            return action.margin
        return action.avoided * action.in_window - action.cost - action.other_spending

    def payer(self, action: Action) -> float:
        """Extra spending of the payer ($): the price stands; only what happens after the window moves."""
        return -action.avoided * (1 - action.in_window) if action.in_episode else action.spending_change


@dataclass(frozen=True)
class Capitation:
    """One price for all care of a member, whatever is done."""

    def provider(self, action: Action) -> float:
        """Margin of one extra action ($)."""
        return action.avoided - action.cost - action.other_spending

    def payer(self, action: Action) -> float:
        """Extra spending of the payer ($)."""
        return 0.0


@dataclass(frozen=True)
class SharedSavings:
    """Fees, and a share of what is saved against a benchmark.

    Among several practices the one that acts bears its part alone; what the others lose by it is not in its margin.

    Attributes
    ----------
    share : float
        Of savings.
    probability : float
        That savings are shared at all this year: the minimum met, the gate passed, the cap not reached.
    practices : int
        That share equally in what is shared.
    """

    share: float = 0.5
    probability: float = 1.0
    practices: int = 1

    def __post_init__(self) -> None:
        probability(self.share, "share")
        probability(self.probability, "probability")
        count(positive(self.practices, "practices"), "practices")

    @classmethod
    def given(cls, *, share: float, minimum_met: bool, quality_met: bool, cap_reached: bool, practices: int = 1) -> "SharedSavings":
        """Terms when it is known how the year stands: one dollar more is shared only if all three let it.

        Parameters
        ----------
        share : float
        minimum_met, quality_met, cap_reached : bool
        practices : int

        Returns
        -------
        SharedSavings
        """
        return cls(share, float(minimum_met and quality_met and not cap_reached), practices)

    def provider(self, action: Action) -> float:
        """Margin of one extra action ($) for the practice that does it."""
        return action.margin - self.share * self.probability * action.spending_change / self.practices

    def payer(self, action: Action) -> float:
        """Extra spending of the payer ($), after what it shares with all practices."""
        return action.spending_change * (1 - self.share * self.probability)


Terms = FeeForService | PayForPerformance | Bundle | Capitation | SharedSavings


def shared_savings_margin(
    *, margin: float, spending_change: float, share: float, probability: float = 1.0, practices: int = 1
) -> float:
    """Margin of one extra action when fees come with a share of savings.

    Parameters
    ----------
    margin : float
        Fee less cost ($).
    spending_change : float
        What the payer spends more for it ($).
    share, probability, practices
        As `SharedSavings`.

    Returns
    -------
    float
        margin − share · probability · spending_change / practices ($).

    Raises
    ------
    ValueError
        If a share or a probability lies outside [0, 1], or `practices` is not a count above 0.

    Notes
    -----
    Below the minimum savings rate, past the cap, or with the quality gate failed the probability is 0 and the margin whole.

    Examples
    --------
    >>> shared_savings_margin(margin=40, spending_change=100, share=0.5)
    -10.0
    >>> [shared_savings_margin(margin=40, spending_change=100, share=0.5, practices=n) for n in (2, 50)]
    [15.0, 39.0]
    """
    terms = SharedSavings(share, probability, practices)
    held_back = terms.share * terms.probability / terms.practices
    return finite(margin, "margin") - held_back * finite(spending_change, "spending_change")
