"""Risk corridors: who bears how much of a deviation from the target, in bands like those of an income tax."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite_array, non_negative, positive, probability

Beyond = Literal["flat", "continue", "zero"]
"""Past the last edge: nothing more is shared, the last rate goes on, or (what some contracts mean by "the corridor ends there")
nothing at all is shared."""


@dataclass(frozen=True)
class Corridor:
    """Bands of a deviation and the provider's share of what falls into each.

    Attributes
    ----------
    edges : tuple of float
        Where each band ends, shares of the benchmark, rising.
    rates : tuple of float
        Share of the part of the deviation inside each band.
    beyond : str
        "flat", "continue" or "zero", past the last edge.

    Examples
    --------
    >>> Corridor(edges=(0.05, 0.02), rates=(0.25, 0.5))
    Traceback (most recent call last):
    ValueError: edges must rise from above 0, not (0.05, 0.02)
    """

    edges: tuple[float, ...] = (0.02, 0.05)
    rates: tuple[float, ...] = (0.25, 0.50)
    beyond: Beyond = "flat"

    def __post_init__(self) -> None:
        edges = [positive(edge, "edges") for edge in self.edges]
        if not edges or edges != sorted(set(edges)):
            raise ValueError(f"edges must rise from above 0, not {self.edges}")
        if len(self.rates) != len(edges):
            raise ValueError(f"rates must give one rate a band, {len(edges)}, not {len(self.rates)}")
        for rate in self.rates:
            probability(rate, "rates")
        if self.beyond not in ("flat", "continue", "zero"):
            raise ValueError(f"beyond must be flat, continue or zero, not {self.beyond!r}")

    def shares(self, deviations: Numbers) -> Numbers:
        """Provider's share of each deviation, as a share of the benchmark; positive for savings.

        Parameters
        ----------
        deviations : array-like of float
            (Benchmark − spending) / benchmark.

        Returns
        -------
        ndarray of float
        """
        far = np.abs(finite_array(deviations, "deviations"))
        edges = np.array([0.0, *self.edges])
        total = np.zeros_like(far)
        for low, high, rate in zip(edges[:-1], edges[1:], self.rates, strict=True):
            total += rate * np.clip(far - low, 0.0, high - low)
        if self.beyond == "continue":
            total += self.rates[-1] * np.maximum(far - edges[-1], 0.0)
        if self.beyond == "zero":
            total[far > edges[-1] * (1 + 1e-9)] = 0.0
        return np.asarray(np.sign(deviations) * total)


TEXTBOOK_CORRIDOR = Corridor()
"""25 % of the first 2 % and 50 % of the next 3 %, both ways; what lies beyond is our choice, the source does not say."""


def corridor_settlement(*, benchmark: float, spending: float, corridor: Corridor = TEXTBOOK_CORRIDOR) -> float:
    """What a provider receives, or below 0 repays, under a corridor.

    Parameters
    ----------
    benchmark : float
        $, above 0.
    spending : float
        Counted spending ($), 0 or more.
    corridor : Corridor

    Returns
    -------
    float
        $. A rate applies to the part of the deviation inside its band, not to all of it.

    Raises
    ------
    ValueError
        If the benchmark is not above 0, or spending is negative.

    Examples
    --------
    >>> [round(corridor_settlement(benchmark=10e6, spending=10e6 * (1 - d))) for d in (0.01, 0.02, 0.04, 0.05, -0.04)]
    [25000, 50000, 150000, 200000, -150000]
    """
    benchmark = positive(benchmark, "benchmark")
    deviation = (benchmark - non_negative(spending, "spending")) / benchmark
    return float(corridor.shares(np.array([deviation]))[0] * benchmark)


def corridor_curve(corridor: Corridor, deviations: Iterable[float]) -> pd.DataFrame:
    """Shares over deviations: as bands, and as they are often misread, with one rate for all of a deviation.

    Parameters
    ----------
    corridor : Corridor
    deviations : array-like of float
        (Benchmark − spending) / benchmark.

    Returns
    -------
    DataFrame
        `deviation`, `share` (of the benchmark), `next_dollar` (the rate that applies to one dollar more), `as_cliffs` (the
        misreading: the rate of the band in which the deviation ends, applied to all of it). Past the last edge the misreading
        goes on as the contract does: flat keeps what it gives at the edge, continue applies the last rate to all of the
        deviation, zero gives nothing.

    Raises
    ------
    ValueError
        If a deviation is not finite.

    Examples
    --------
    >>> corridor_curve(Corridor(), [0.01, 0.04])
       deviation   share  next_dollar  as_cliffs
    0       0.01  0.0025         0.25     0.0025
    1       0.04  0.0150         0.50     0.0200
    >>> corridor_curve(Corridor(), [0.05, 0.08])["as_cliffs"].round(4).tolist()
    [0.025, 0.025]
    """
    away = finite_array(deviations, "deviations")
    last = corridor.rates[-1] if corridor.beyond == "continue" else 0.0
    rates = np.array([*corridor.rates, last])
    edges = np.array(corridor.edges)
    # at an edge the band that ends there is the one that counts
    band = np.searchsorted(edges, np.abs(away) * (1 - 1e-9))
    cliffs = rates[band] * np.abs(away)
    if corridor.beyond == "flat":
        # whoever misreads the bands misreads the last one too: what is kept past it is the misread amount, not the right one
        cliffs = np.where(band == len(edges), corridor.rates[-1] * edges[-1], cliffs)
    return pd.DataFrame(
        {
            "deviation": away,
            "share": corridor.shares(away),
            "next_dollar": rates[band],
            "as_cliffs": np.sign(away) * cliffs,
        }
    )


def marketplace_corridor(*, target: float, costs: float) -> float:
    """What the federal risk corridor of the health insurance marketplaces paid an insurer, or below 0 collected from it.

    Parameters
    ----------
    target : float
        Premiums less administrative costs ($), above 0.
    costs : float
        Allowable claims ($), 0 or more.

    Returns
    -------
    float
        $. Nothing within 3 % of the target, half of what lies between 3 and 8 %, 80 % of what lies beyond.

    Raises
    ------
    ValueError
        If the target is not above 0, or costs are negative.

    Notes
    -----
    42 USC 18062(b), plan years 2014 to 2016. What was owed to insurers went mostly unpaid until the Supreme Court ruled in 2020.

    Examples
    --------
    >>> [round(marketplace_corridor(target=100e6, costs=100e6 * (1 + d))) for d in (0.03, 0.08, 0.10, -0.10)]
    [0, 2500000, 4100000, -4100000]
    """
    target = positive(target, "target")
    over = non_negative(costs, "costs") / target - 1
    return float(np.sign(over) * target * (0.5 * np.clip(abs(over) - 0.03, 0.0, 0.05) + 0.8 * max(abs(over) - 0.08, 0.0)))
