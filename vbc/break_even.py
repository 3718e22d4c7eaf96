"""Where shared savings stop, or start, to make one extra visit pay."""

from math import floor

from vbc.checks import finite, positive, probability
from vbc.undefined import Undefined


def break_even_share(*, margin: float, spending_change: float, probability_shared: float = 1.0) -> float | Undefined:
    """Share of savings at which one extra action earns nothing.

    Parameters
    ----------
    margin : float
        Fee less cost ($).
    spending_change : float
        What the payer spends more for it ($).
    probability_shared : float
        That savings are shared at all.

    Returns
    -------
    float or Undefined
        margin / (probability · spending change); undefined where no share from 0 to 1 does it.

    Raises
    ------
    ValueError
        If a number is not finite, or the probability lies outside [0, 1].

    Examples
    --------
    >>> break_even_share(margin=40, spending_change=100), break_even_share(margin=40, spending_change=100, probability_shared=0.8)
    (0.4, 0.5)
    >>> print(break_even_share(margin=40, spending_change=100, probability_shared=0.3))
    undefined: even the whole of the savings leaves the action a profit
    """
    return _part(
        margin,
        probability(probability_shared, "probability_shared") * finite(spending_change, "spending_change"),
        "the whole of the savings",
    )


def break_even_probability(*, margin: float, spending_change: float, share: float) -> float | Undefined:
    """Probability of sharing at which one extra action earns nothing.

    Parameters
    ----------
    margin, spending_change
        As `break_even_share`.
    share : float
        Of savings.

    Returns
    -------
    float or Undefined
        margin / (share · spending change); undefined where no probability does it.

    Raises
    ------
    ValueError
        As `break_even_share`.

    Examples
    --------
    >>> break_even_probability(margin=40, spending_change=100, share=0.5)
    0.8
    """
    return _part(margin, probability(share, "share") * finite(spending_change, "spending_change"), "certain sharing")


def practices_for_profit(
    *, margin: float, spending_change: float, share: float, probability_shared: float = 1.0
) -> int | Undefined:
    """Fewest practices sharing equally among which one extra action pays the practice that does it.

    Parameters
    ----------
    margin, spending_change, share, probability_shared
        As `break_even_share`.

    Returns
    -------
    int or Undefined
        1 where it pays alone; undefined where the action has no margin, so that no number of practices makes it pay.

    Raises
    ------
    ValueError
        As `break_even_share`.

    Examples
    --------
    >>> practices_for_profit(margin=40, spending_change=100, share=0.5)
    2
    """
    held_back = probability(share, "share") * probability(probability_shared, "probability_shared")
    lost, gained = held_back * finite(spending_change, "spending_change"), finite(margin, "margin")
    if gained - lost > 0:
        return 1
    if gained <= 0:
        return Undefined("the fee does not cover the cost, so the action pays in no group")
    return floor(lost / gained + 1e-9) + 1


def break_even_chance(*, cost: float, avoided_cost: float, share: float = 1.0) -> float | Undefined:
    """Chance of avoiding a complication at which an action without a fee earns nothing.

    Parameters
    ----------
    cost : float
        Of the action ($), above 0.
    avoided_cost : float
        Of the complication ($), above 0.
    share : float
        Of it that the provider keeps: 1 under a bundle or capitation, above 0.

    Returns
    -------
    float or Undefined
        Undefined where even a certain success does not pay.

    Raises
    ------
    ValueError
        If a number is not above 0, or the share exceeds 1.

    Examples
    --------
    >>> [round(break_even_chance(cost=25, avoided_cost=12_000, share=kept), 5) for kept in (1, 0.5)]
    [0.00208, 0.00417]
    """
    kept = positive(probability(share, "share"), "share") * positive(avoided_cost, "avoided_cost")
    chance = positive(cost, "cost") / kept
    return chance if chance <= 1 else Undefined("even a certain success would not pay for the action")


def _part(margin: float, base: float, whole: str) -> float | Undefined:
    margin = finite(margin, "margin")
    if margin == 0 or margin * base < 0 or base == 0:
        return 0.0 if margin == 0 else Undefined("sharing never brings the margin to 0: it moves the other way, or not at all")
    part = margin / base
    return part if part <= 1 else Undefined(f"even {whole} leaves the action a {'profit' if margin > 0 else 'loss'}")
