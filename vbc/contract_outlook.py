"""What a contract will pay: over measured savings without luck, and over true savings with it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite, finite_array, positive
from vbc.contract_terms import Contract
from vbc.kept_panels import medicare_panel
from vbc.panel_luck import PanelLuck


@dataclass(frozen=True)
class Outlook:
    """A contract under luck, for one size of true savings; money as shares of the benchmark.

    Attributes
    ----------
    expected : float
        Average payment; repayments count against it.
    without_luck : float
        Payment if true savings were measured exactly.
    chance_paid, chance_repays : float
        Of a check, and of a bill.
    low, high : float
        Payment that 5 % of years stay below, and 5 % exceed.
    deviation : float
        Standard deviation of the payment.
    """

    expected: float
    without_luck: float
    chance_paid: float
    chance_repays: float
    low: float
    high: float
    deviation: float


def panel_of(contract: Contract, *, lives: int) -> PanelLuck:
    """Luck of a panel under a contract's stop-loss, with spending as the workbook's illustrative law has it.

    Parameters
    ----------
    contract : Contract
    lives : int
        30 or more.

    Returns
    -------
    PanelLuck

    Examples
    --------
    >>> round(panel_of(Contract(threshold=100_000, benchmark_truncated=False), lives=5_000).chance_of_savings(0.02), 3)
    0.867
    """
    return medicare_panel(lives, truncate_at=contract.threshold, benchmark_truncated=contract.benchmark_truncated)


def outlook(contract: Contract, panel: PanelLuck, *, true_savings: float = 0.0, quality_met: bool = True) -> Outlook:
    """What a contract pays when so much is truly saved and luck does the rest.

    Parameters
    ----------
    contract : Contract
    panel : PanelLuck
        See `panel_of`.
    true_savings : float
        Share by which everybody's counted spending is truly lower, below 1; below 0 where it is higher.
    quality_met : bool

    Returns
    -------
    Outlook

    Raises
    ------
    ValueError
        If `true_savings` is not below 1.

    Examples
    --------
    >>> contract = Contract(minimum_savings_rate=0.02, sharing_rate=0.5)
    >>> luck = outlook(contract, panel_of(contract, lives=5_000))
    >>> round(luck.chance_paid, 3), round(luck.expected, 4), luck.without_luck
    (0.254, 0.0046, 0.0)
    """
    return _outlooks(contract, panel, np.array([finite(true_savings, "true_savings")]), quality_met=quality_met)[0]


def chance_of_payment(contract: Contract, panel: PanelLuck, *, true_savings: float = 0.0, quality_met: bool = True) -> float:
    """Chance that a contract pays the provider anything.

    Parameters
    ----------
    contract, panel, true_savings, quality_met
        As `outlook`.

    Returns
    -------
    float
        With no true savings, the false-positive rate; with some, the power.

    Raises
    ------
    ValueError
        If `true_savings` is not below 1.

    Examples
    --------
    >>> contract = Contract(minimum_savings_rate=0.039, threshold=100_000)
    >>> panel = panel_of(contract, lives=5_000)
    >>> round(chance_of_payment(contract, panel), 3), round(chance_of_payment(contract, panel, true_savings=0.03), 3)
    (0.046, 0.348)
    """
    return float(_chances_paid(contract, panel, np.array([finite(true_savings, "true_savings")]), quality_met=quality_met)[0])


def payoff_curve(contract: Contract, savings: Iterable[float], *, quality_met: bool = True) -> pd.DataFrame:
    """Payment over measured savings: the contract as it is written.

    Parameters
    ----------
    contract : Contract
    savings : array-like of float
        Shares of the benchmark.
    quality_met : bool

    Returns
    -------
    DataFrame
        Columns `savings` and `payment`, shares of the benchmark.

    Raises
    ------
    ValueError
        If savings are not finite.

    Examples
    --------
    >>> payoff_curve(Contract(), [0.01, 0.03])
       savings  payment
    0     0.01    0.000
    1     0.03    0.015
    """
    measured = finite_array(savings, "savings")
    return pd.DataFrame({"savings": measured, "payment": contract.payments(measured, quality_met=quality_met)})


def expected_payoff_curve(
    contract: Contract, panel: PanelLuck, true_savings: Iterable[float], *, quality_met: bool = True
) -> pd.DataFrame:
    """Payment over true savings: the contract as luck makes it.

    Parameters
    ----------
    contract : Contract
    panel : PanelLuck
    true_savings : array-like of float
        Shares of spending, below 1.
    quality_met : bool

    Returns
    -------
    DataFrame
        `true_savings` and the attributes of `Outlook`.

    Raises
    ------
    ValueError
        If true savings are not below 1.

    Examples
    --------
    >>> contract = Contract()
    >>> expected_payoff_curve(contract, panel_of(contract, lives=60_000), [0.0, 0.03])[["true_savings", "expected"]].round(4)
       true_savings  expected
    0          0.00    0.0001
    1          0.03    0.0141
    """
    true = finite_array(true_savings, "true_savings")
    rows = _outlooks(contract, panel, true, quality_met=quality_met)
    return pd.DataFrame([{"true_savings": saved, **vars(row)} for saved, row in zip(true.tolist(), rows, strict=True)])


def luck_histogram(
    contract: Contract, panel: PanelLuck, *, true_savings: float = 0.0, width: float = 0.005, quality_met: bool = True
) -> pd.DataFrame:
    """How often luck makes savings look so large, and what each size is paid.

    Parameters
    ----------
    contract, panel, true_savings, quality_met
        As `outlook`.
    width : float
        Of a bar, a share of the benchmark, above 0; bars start at whole multiples of it.

    Returns
    -------
    DataFrame
        `low` and `high` edge of measured savings, `chance`, `payment` (in the middle), `paid` ("check", "nothing" or "bill").

    Raises
    ------
    ValueError
        If `width` is not above 0.

    Examples
    --------
    >>> contract = Contract()
    >>> bars = luck_histogram(contract, panel_of(contract, lives=5_000), width=0.01)
    >>> bars.groupby("paid")["chance"].sum().round(3).to_dict()
    {'check': 0.254, 'nothing': 0.746}
    """
    step = positive(width, "width")
    low, high = (panel.savings_quantile(level, true_savings=true_savings) for level in (2e-4, 1 - 2e-4))
    edges = step * np.arange(np.floor(low / step), np.ceil(high / step) + 1)
    above = panel.chances_of_savings(edges, true_savings=[true_savings])
    above[0], above[-1] = 1.0, 0.0  # what is rarer stands in the outermost bars
    middle = (edges[1:] + edges[:-1]) / 2
    paid = contract.payments(middle, quality_met=quality_met)
    return pd.DataFrame(
        {
            "low": edges[:-1],
            "high": edges[1:],
            "chance": above[:-1] - above[1:],
            "payment": paid,
            "paid": np.select([paid > 0, paid < 0], ["check", "bill"], "nothing"),
        }
    )


def _outlooks(contract: Contract, panel: PanelLuck, true: Numbers, *, quality_met: bool) -> list[Outlook]:
    """Outlooks for many sizes of true savings at once: a slider redraws a whole curve."""
    measured, chance = panel.savings(true_savings=true[:, None])
    paid = contract.payments(measured, quality_met=quality_met)
    expected = paid @ chance
    spread = np.sqrt(np.maximum(((paid - expected[:, None]) ** 2) @ chance, 0.0))
    # cells run from most spent to least and a contract pays less for more spending, except where it pays nothing past an edge
    order = np.argsort(paid, axis=1, kind="stable")
    ranked, below = np.take_along_axis(paid, order, axis=1), np.cumsum(chance[order], axis=1)
    low, high = (ranked[np.arange(len(true)), (below < level).sum(axis=1)] for level in (0.05, 0.95))
    columns = (
        expected,
        contract.payments(true, quality_met=quality_met),
        _chances_paid(contract, panel, true, quality_met=quality_met),
        (paid < 0) @ chance,
        low,
        high,
        spread,
    )
    return [Outlook(*row) for row in np.column_stack(columns).tolist()]


def _chances_paid(contract: Contract, panel: PanelLuck, true: Numbers, *, quality_met: bool) -> Numbers:
    sharing = contract.sharing_rate if contract.corridor is None else max(contract.corridor.rates)
    if not quality_met or sharing == 0 or contract.payment_cap == 0:
        return np.zeros(len(true))
    least = 0.0 if contract.rate_below_minimum and contract.corridor is None else contract.minimum_savings_rate
    reached = panel.chances_of_savings([least], true_savings=true)
    if contract.corridor is not None and contract.corridor.beyond == "zero":
        reached = reached - panel.chances_of_savings([contract.corridor.edges[-1]], true_savings=true)
    return np.maximum(reached, 0.0)
