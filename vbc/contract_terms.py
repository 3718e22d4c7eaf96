"""A whole accountable-care contract as data, and its settlement as one readable composition."""

from dataclasses import dataclass, field

import numpy as np

from vbc.checks import Numbers, non_negative_array, positive, probability
from vbc.corridors import Corridor
from vbc.settlement import SLACK, shared
from vbc.stop_loss import capped_total, truncated_costs


@dataclass(frozen=True)
class Contract:
    """What a provider signs.

    Attributes
    ----------
    minimum_savings_rate : float
        Share of the benchmark below which neither savings nor losses are shared.
    sharing_rate : float
        Of savings, from the first dollar. A corridor, where there is one, takes the place of both rates.
    loss_rate : float
        Of losses; 0 for a one-sided contract.
    rate_below_minimum : float
        Of savings that do not reach the minimum: half the sharing rate for a low-revenue ACO, otherwise 0.
    corridor : Corridor or None
        Shares savings and losses in bands.
    threshold : float or None
        Individual stop-loss ($ a person).
    aggregate_limit : float or None
        Most that counts of the panel's spending, a multiple of the benchmark of 1 or more.
    payment_cap, loss_limit : float or None
        Most that is paid or repaid, shares of the benchmark.
    benchmark_truncated : bool
        Whether the benchmark leaves the same excess out as the costs do. It must; False shows what happens otherwise.

    Examples
    --------
    >>> Contract(sharing_rate=1.5)
    Traceback (most recent call last):
    ValueError: sharing_rate must lie between 0 and 1, not 1.5
    """

    minimum_savings_rate: float = 0.02
    sharing_rate: float = 0.5
    loss_rate: float = 0.0
    rate_below_minimum: float = 0.0
    corridor: Corridor | None = None
    threshold: float | None = None
    aggregate_limit: float | None = None
    payment_cap: float | None = 0.10
    loss_limit: float | None = None
    benchmark_truncated: bool = field(default=True)

    def __post_init__(self) -> None:
        for name in ("minimum_savings_rate", "sharing_rate", "loss_rate", "rate_below_minimum"):
            probability(getattr(self, name), name)
        if self.rate_below_minimum > self.sharing_rate:
            raise ValueError(
                f"rate_below_minimum must not exceed the sharing_rate of {self.sharing_rate:g}, not {self.rate_below_minimum:g}"
            )
        for name in ("payment_cap", "loss_limit"):
            if getattr(self, name) is not None:
                probability(getattr(self, name), name)
        if self.threshold is not None:
            positive(self.threshold, "threshold")
        if self.aggregate_limit is not None:
            capped_total(0, benchmark=1, limit=self.aggregate_limit)

    def payments(self, savings: Numbers, *, quality_met: bool = True) -> Numbers:
        """Payments as shares of the benchmark, from measured savings as shares of it.

        Parameters
        ----------
        savings : array-like of float
            Below 0 for losses.
        quality_met : bool
            The gate; losses are repaid all the same.

        Returns
        -------
        ndarray of float
        """
        saved = np.asarray(savings, dtype=np.float64)
        if self.aggregate_limit is not None:
            saved = np.maximum(saved, 1 - self.aggregate_limit)
        if self.corridor is None:
            full = shared(
                saved,
                minimum_savings_rate=self.minimum_savings_rate,
                sharing_rate=self.sharing_rate,
                loss_rate=self.loss_rate,
                quality_met=quality_met,
                payment_cap=self.payment_cap,
                loss_limit=self.loss_limit,
            )
            most = np.inf if self.payment_cap is None else self.payment_cap
            below = (saved > 0) & (saved < self.minimum_savings_rate - SLACK) & quality_met
            return np.asarray(np.where(below, np.minimum(self.rate_below_minimum * saved, most), full))
        counts = np.abs(saved) >= self.minimum_savings_rate - SLACK
        paid = np.where(counts, self.corridor.shares(saved), 0.0)
        paid = np.where((paid > 0) & (not quality_met), 0.0, paid)
        most = np.inf if self.payment_cap is None else self.payment_cap
        most_loss = np.inf if self.loss_limit is None else self.loss_limit
        return np.asarray(np.clip(paid, -most_loss, most))


@dataclass(frozen=True)
class ContractYear:
    """One year's settlement, step by step.

    Attributes
    ----------
    counted : float
        Spending after individual and aggregate stop-loss ($).
    benchmark : float
        What it was held against ($).
    savings : float
        Their difference, a share of the benchmark; below 0 for a loss.
    shared : bool
        Whether the minimum was reached and, for savings, the gate passed.
    payment : float
        $; below 0 for what is repaid.
    """

    counted: float
    benchmark: float
    savings: float
    shared: bool
    payment: float


def settle_year(costs: Numbers, *, expected_costs: Numbers | float, contract: Contract, quality_met: bool = True) -> ContractYear:
    """Settle a year from people's costs: stop-loss, minimum rate, gate, corridor or rate, cap.

    Parameters
    ----------
    costs : array-like of float
        What each person cost ($).
    expected_costs : array-like of float, or float
        What people like them cost in the benchmark years ($ each), scaled to as many people as `costs`; or the benchmark of one
        person ($), already truncated if it has to be.
    contract : Contract
    quality_met : bool

    Returns
    -------
    ContractYear

    Raises
    ------
    ValueError
        If nobody is in the panel, a cost is negative, or the benchmark is 0.

    Examples
    --------
    >>> contract = Contract(threshold=100_000)
    >>> year = settle_year([4_000] * 8 + [0, 150_000], expected_costs=[5_000] * 9 + [300_000], contract=contract)
    >>> year.counted, year.benchmark, round(year.payment)
    (132000.0, 145000.0, 6500)
    """
    own = non_negative_array(costs, "costs")
    if own.ndim != 1 or len(own) == 0:
        raise ValueError(f"costs must hold one number a person and at least one, not an array of shape {own.shape}")
    benchmark = _benchmark(expected_costs, len(own), contract)
    counted = float((own if contract.threshold is None else truncated_costs(own, threshold=contract.threshold)).sum())
    if contract.aggregate_limit is not None:
        counted = capped_total(counted, benchmark=benchmark, limit=contract.aggregate_limit)
    savings = (benchmark - counted) / benchmark
    payment = float(contract.payments(np.array([savings]), quality_met=quality_met)[0]) * benchmark
    reached = abs(savings) >= contract.minimum_savings_rate - SLACK
    return ContractYear(counted, benchmark, savings, reached and (quality_met or savings < 0), payment)


def _benchmark(expected_costs: Numbers | float, lives: int, contract: Contract) -> float:
    """Benchmark of the panel ($): the mean of earlier costs, truncated alike, for as many people."""
    if np.ndim(expected_costs) == 0:
        return positive(expected_costs, "expected_costs") * lives
    earlier = non_negative_array(expected_costs, "expected_costs")
    if contract.threshold is not None and contract.benchmark_truncated:
        earlier = truncated_costs(earlier, threshold=contract.threshold)
    return positive(float(earlier.mean()) if len(earlier) else 0.0, "benchmark") * lives
