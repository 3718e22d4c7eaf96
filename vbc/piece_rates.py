"""Why a builder who is paid by the brick builds walls: how much is made at a price a piece, and how much was wanted."""

from dataclasses import dataclass

from vbc.checks import finite, non_negative, positive


@dataclass(frozen=True)
class Trade:
    """Pieces that get dearer to make and matter less, one by one; illustrative.

    Attributes
    ----------
    first_cost, cost_rise : float
        Cost of the first piece ($), and by how much each next one costs more.
    first_worth, worth_fall : float
        What the first piece is worth to whom it is for ($), and by how much each next one is worth less.
    """

    first_cost: float = 20.0
    cost_rise: float = 2.0
    first_worth: float = 120.0
    worth_fall: float = 6.0

    def __post_init__(self) -> None:
        non_negative(self.first_cost, "first_cost"), positive(self.cost_rise, "cost_rise")
        finite(self.first_worth, "first_worth"), positive(self.worth_fall, "worth_fall")

    def cost(self, pieces: float) -> float:
        """Cost of so many pieces together ($)."""
        return self.first_cost * pieces + self.cost_rise * pieces**2 / 2

    def worth(self, pieces: float) -> float:
        """Worth of so many pieces together ($)."""
        return self.first_worth * pieces - self.worth_fall * pieces**2 / 2


def pieces_made(trade: Trade, *, price: float, fixed_price: float = 0.0) -> float:
    """Pieces that a maker who follows money makes when each is paid.

    Parameters
    ----------
    trade : Trade
    price : float
        For each piece ($); 0 when one price is paid for all.
    fixed_price : float
        Paid however many are made ($): it changes what is earned, not what is made.

    Returns
    -------
    float
        As many as cost no more than they are paid; 0 where even the first costs more.

    Raises
    ------
    ValueError
        If a price is negative.

    Examples
    --------
    >>> [pieces_made(Trade(), price=price) for price in (80, 45, 0)]
    [30.0, 12.5, 0.0]
    """
    non_negative(fixed_price, "fixed_price")
    return max((non_negative(price, "price") - trade.first_cost) / trade.cost_rise, 0.0)


def pieces_worth_making(trade: Trade) -> float:
    """Pieces at which the last is worth what it costs.

    Parameters
    ----------
    trade : Trade

    Returns
    -------
    float

    Examples
    --------
    >>> pieces_worth_making(Trade())
    12.5
    """
    return max((trade.first_worth - trade.first_cost) / (trade.cost_rise + trade.worth_fall), 0.0)


def waste_of_piece_rate(trade: Trade, *, price: float) -> float:
    """What is lost against the best number of pieces when each is paid ($).

    Parameters
    ----------
    trade : Trade
    price : float
        For each piece ($).

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the price is negative.

    Examples
    --------
    >>> waste_of_piece_rate(Trade(), price=80), waste_of_piece_rate(Trade(), price=45)
    (1225.0, 0.0)
    """
    made, best = pieces_made(trade, price=price), pieces_worth_making(trade)
    return (trade.worth(best) - trade.cost(best)) - (trade.worth(made) - trade.cost(made))
