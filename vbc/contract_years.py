"""A contract lived through: luck of each year, benchmarks that are set again, and what each side has at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from vbc.benchmark_setting import rebased_share
from vbc.checks import count, finite, positive, probability
from vbc.contract_outlook import panel_of
from vbc.contract_terms import Contract
from vbc.stop_loss import phantom_savings_of_law


@dataclass(frozen=True)
class Sides:
    """What connects a dollar of care that is not given to the three sides; illustrative.

    Attributes
    ----------
    provider_margin : float
        Part of a dollar not spent that the provider would have kept: the margin of its own care, times its part of all care.
    program_cost : float
        What the provider spends to save, a share of the benchmark a year.
    member_share : float
        What members pay themselves for each dollar that the payer pays.
    """

    provider_margin: float = 0.20
    program_cost: float = 0.005
    member_share: float = 0.15

    def __post_init__(self) -> None:
        for name in ("provider_margin", "program_cost", "member_share"):
            probability(getattr(self, name), name)


def roll_years(
    contract: Contract,
    *,
    lives: int,
    years: int = 10,
    true_savings: float | Sequence[float] = 0.0,
    per_life: float = 10_000.0,
    growth: float = 0.0,
    rebase_every: int = 5,
    ratchet: bool = True,
    prior_savings_share: float = 0.5,
    quality_chance: float = 1.0,
    luck: Sequence[float] | Literal["none"] | None = None,
    seed: int = 0,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Roll years of a contract: measured savings, payment, and the provider's, payer's and members' side.

    Parameters
    ----------
    contract : Contract
    lives : int
        30 or more.
    years : int
        Above 0.
    true_savings : float or sequence of float
        Share of spending truly saved, each year or year by year; below 0 where more is spent.
    per_life : float
        What a person's counted care would cost in the first year without the ACO ($), above 0.
    growth : float
        Of it, a year.
    rebase_every : int
        Years of an agreement; the next one's benchmark is made from the last three.
    ratchet : bool
        Whether benchmarks are set again from the ACO's own spending; without, they stay what would be spent without the ACO.
    prior_savings_share : float
        As `rebased_share`.
    quality_chance : float
        Chance that a year passes the quality gate.
    luck : sequence of float, or "none", optional
        Place of each year between the cheapest (near 0) and the dearest (near 1) that luck can make it, or none: every year is
        the average one. Drawn from `seed` where it is not given.
    seed : int
        The same seed gives the same luck, whatever the contract.
    sides : Sides, optional

    Returns
    -------
    DataFrame
        A row a year: `year`, `agreement`, `benchmark`, `spending` (counted, $), `savings` (measured) and `true_savings` (shares of
        the benchmark and of spending), `quality_met`, `payment` ($), and against a year without the ACO `provider`, `payer` and
        `members` ($).

    Raises
    ------
    ValueError
        If an argument is out of range, or a sequence does not fit the number of years.

    Notes
    -----
    The payer's side is care not paid for less the payment; luck is left out of it, because it would have come without a contract
    too. The three sides add up to the same whatever the contract: a contract divides.

    Examples
    --------
    >>> quiet = roll_years(Contract(), lives=10_000, true_savings=0.03, luck="none")
    >>> quiet.loc[[0, 4, 5, 9], ["year", "agreement", "savings", "payment"]].round(3)
       year  agreement  savings    payment
    0     1          1    0.030  1500000.0
    4     5          1    0.030  1500000.0
    5     6          2    0.015        0.0
    9    10          2    0.015        0.0
    """
    years = count(positive(years, "years"), "years")
    each, agreement = positive(per_life, "per_life"), count(positive(rebase_every, "rebase_every"), "rebase_every")
    saved = _each_year(true_savings, years, "true_savings")
    if (saved >= 1).any():
        raise ValueError(f"true_savings must be below 1, not {saved.max():g}: nobody can save all spending")
    averages, passes = _averages(contract, lives, years, luck=luck, seed=seed)
    spent = (1 - saved) * averages
    sides = sides or Sides()
    rows, benchmark = [], 1.0
    for year in range(years):
        if ratchet and year and year % agreement == 0:
            benchmark = rebased_share(spent[max(year - 3, 0) : year], prior_savings_share=prior_savings_share)
        without = lives * each * (1 + finite(growth, "growth")) ** year
        savings = (benchmark - float(spent[year])) / benchmark
        met = bool(passes[year] < probability(quality_chance, "quality_chance"))
        payment = float(contract.payments(np.array([savings]), quality_met=met)[0]) * benchmark * without
        avoided = float(saved[year]) * without
        rows.append(
            {
                "year": year + 1,
                "agreement": year // agreement + 1,
                "benchmark": benchmark * without,
                "spending": float(spent[year]) * without,
                "savings": savings,
                "true_savings": float(saved[year]),
                "quality_met": met,
                "payment": payment,
                "provider": payment - sides.program_cost * without - sides.provider_margin * avoided,
                "payer": avoided - payment,
                "members": sides.member_share * avoided,
            }
        )
    return pd.DataFrame(rows)


def three_sides(rolled: pd.DataFrame) -> dict[str, float]:
    """What each side has after all years, against years without the ACO.

    Parameters
    ----------
    rolled : DataFrame
        As `roll_years` gives it.

    Returns
    -------
    dict
        "provider", "payer", "members" and "all" ($).

    Examples
    --------
    >>> after = three_sides(roll_years(Contract(), lives=10_000, years=5, true_savings=0.03, luck="none"))
    >>> {side: round(dollars / 1e6, 2) for side, dollars in after.items()}
    {'provider': 2.0, 'payer': 7.5, 'members': 2.25, 'all': 11.75}
    """
    totals = {side: float(rolled[side].sum()) for side in ("provider", "payer", "members")}
    return {**totals, "all": sum(totals.values())}


def ratchet_cost(
    contract: Contract,
    *,
    lives: int,
    true_savings: float,
    agreements: int = 3,
    rebase_every: int = 5,
    prior_savings_share: float = 0.5,
) -> pd.DataFrame:
    """What setting benchmarks again takes from a provider who saves the same share every year, without luck.

    Parameters
    ----------
    contract, lives, true_savings, rebase_every, prior_savings_share
        As `roll_years`.
    agreements : int
        Above 0.

    Returns
    -------
    DataFrame
        `agreement`, `with_ratchet` and `without` (average payment a year, shares of what would be spent without the ACO).

    Examples
    --------
    >>> ratchet_cost(Contract(minimum_savings_rate=0.0, benchmark_truncated=True), lives=60_000, true_savings=0.04).round(4)
       agreement  with_ratchet  without
    0          1          0.02     0.02
    1          2          0.01     0.02
    2          3          0.01     0.02
    """
    years = agreements * rebase_every
    kept = {}
    for name, ratchet in (("with_ratchet", True), ("without", False)):
        rolled = roll_years(
            contract,
            lives=lives,
            years=years,
            true_savings=true_savings,
            per_life=1.0,
            rebase_every=rebase_every,
            ratchet=ratchet,
            prior_savings_share=prior_savings_share,
            luck="none",
        )
        kept[name] = rolled.groupby("agreement")["payment"].mean() / lives
    return pd.DataFrame(kept).reset_index()


def _each_year(value: float | Sequence[float], years: int, name: str) -> np.ndarray:
    numbers = [value] * years if isinstance(value, (int, float)) else list(value)
    if len(numbers) != years:
        raise ValueError(f"{name} must give one number, or one for each of the {years} years, not {len(numbers)}")
    return np.array([finite(number, name) for number in numbers])


def _averages(
    contract: Contract, lives: int, years: int, *, luck: Sequence[float] | Literal["none"] | None, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Counted spending of each year over the benchmark when nothing is saved, and the draws that pass the quality gate."""
    drawn = np.random.default_rng(count(seed, "seed")).random((years, 2))
    panel = panel_of(contract, lives=lives)
    if isinstance(luck, str):
        if luck != "none":
            raise ValueError(f'luck must be numbers or "none", not {luck!r}')
        alike = contract.threshold is None or contract.benchmark_truncated
        return np.full(years, 1.0 if alike else 1 - phantom_savings_of_law(contract.threshold or 1.0)), drawn[:, 1]
    places = np.clip(drawn[:, 0], 1e-6, 1 - 1e-6) if luck is None else _each_year(luck, years, "luck")
    outside = places[(places <= 0) | (places >= 1)]
    if len(outside):
        raise ValueError(f"luck must lie between 0 and 1, both excluded, not {outside[0]:g}")
    return np.array([1 - panel.savings_quantile(1 - place) for place in places]), drawn[:, 1]
