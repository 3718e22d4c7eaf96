"""Capitation: a price a member, whatever is done, and the risk of a bad year."""

from collections.abc import Iterable
from math import ceil

import pandas as pd
from scipy.special import ndtr, ndtri

from vbc.checks import count, finite, non_negative, positive, probability
from vbc.kept_panels import medicare_panel
from vbc.panel_luck import PanelLuck
from vbc.spending_law import MEDICARE_LIKE
from vbc.spending_variation import coefficient_of_variation
from vbc.undefined import Undefined


def capitation_revenue(*, per_member_per_month: float, members: float, risk_factor: float = 1.0, months: float = 12) -> float:
    """Revenue from a monthly price.

    Parameters
    ----------
    per_member_per_month : float
        $.
    members : float
    risk_factor : float
        Average risk adjustment factor, 1 for the average member.
    months : float

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If a number is negative.

    Examples
    --------
    >>> capitation_revenue(per_member_per_month=900, members=1_000, risk_factor=0.968)
    10454400.0
    """
    rate = non_negative(per_member_per_month, "per_member_per_month") * non_negative(risk_factor, "risk_factor")
    return rate * non_negative(months, "months") * non_negative(members, "members")


def medicare_advantage_payment(
    *, base_rate: float, raw_risk_score: float, normalization: float = 1.067, coding_adjustment: float = 0.059
) -> float:
    """Medicare's monthly payment to a private plan for a member.

    Parameters
    ----------
    base_rate : float
        For a member of average risk ($ a month).
    raw_risk_score : float
        Sum of the member's coefficients.
    normalization : float
        Average raw score of the nation, above 0; 1.067 for the 2024 model (V28) in payment year 2026.
    coding_adjustment : float
        Taken off because plans code more than fee-for-service does; 5.9 % by law.

    Returns
    -------
    float
        base rate · score / normalization · (1 − coding adjustment).

    Raises
    ------
    ValueError
        If a number is out of its range.

    Notes
    -----
    42 CFR 422.308; Pope et al. 2004. Normalization is announced each year.

    Examples
    --------
    >>> round(medicare_advantage_payment(base_rate=1_000, raw_risk_score=0.968, normalization=1), 2)
    910.89
    """
    score = non_negative(raw_risk_score, "raw_risk_score") / positive(normalization, "normalization")
    return non_negative(base_rate, "base_rate") * score * (1 - probability(coding_adjustment, "coding_adjustment"))


def probability_of_loss(*, revenue: float, mean_cost: float, deviation: float, members: int) -> float:
    """Chance that a year's costs exceed a fixed revenue, were averages normal.

    Parameters
    ----------
    revenue, mean_cost : float
        For one member ($ a year).
    deviation : float
        Standard deviation of one member's cost ($), above 0.
    members : int
        Above 0.

    Returns
    -------
    float
        Φ((mean cost − revenue) / (deviation / √members)).

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> [round(1 - probability_of_loss(revenue=10_800, mean_cost=10_463, deviation=22_578, members=n), 2) for n in (1_000, 10_000)]
    [0.68, 0.93]
    """
    spread = positive(deviation, "deviation") / count(positive(members, "members"), "members") ** 0.5
    return float(ndtr((non_negative(mean_cost, "mean_cost") - non_negative(revenue, "revenue")) / spread))


def loss_chance_of_panel(panel: PanelLuck, *, loading: float) -> float:
    """Chance of a loss when revenue is expected cost and a loading, with the skewness of real spending.

    Parameters
    ----------
    panel : PanelLuck
        See `vbc.panel_luck`.
    loading : float
        Revenue above expected cost, a share of it.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the loading is −1 or below.

    Examples
    --------
    >>> round(loss_chance_of_panel(medicare_panel(1_000), loading=0.0322), 2)
    0.29
    """
    if finite(loading, "loading") <= -1:
        raise ValueError(f"loading must be above -1, not {loading}")
    return 1 - panel.chance_of_savings(-loading)


def loss_by_size(members: Iterable[int], *, loading: float) -> pd.DataFrame:
    """Chance of a loss over the number of members, as the normal law has it and with the skewness of real spending.

    Parameters
    ----------
    members : iterable of int
        30 or more each; sizes of `vbc.kept_panels.LIVES` are read, others computed.
    loading : float
        Revenue above expected cost, a share of it, above −1.

    Returns
    -------
    DataFrame
        Columns `members`, `normal`, `skewed`.

    Raises
    ------
    ValueError
        As `loss_chance_of_panel`.

    Examples
    --------
    >>> loss_by_size([1_000, 10_000], loading=0.0322).round(2)
       members  normal  skewed
    0     1000    0.32    0.29
    1    10000    0.07    0.07
    """
    variation = float(coefficient_of_variation(MEDICARE_LIKE))
    rows = [
        {
            "members": many,
            "normal": probability_of_loss(revenue=1 + finite(loading, "loading"), mean_cost=1.0, deviation=variation, members=many),
            "skewed": loss_chance_of_panel(medicare_panel(many), loading=loading),
        }
        for many in members
    ]
    return pd.DataFrame(rows)


def members_for_safety(*, loading: float, variation: float, chance: float = 0.05) -> int | Undefined:
    """Members at which the chance of a loss falls to a level, were averages normal.

    Parameters
    ----------
    loading : float
        Revenue above expected cost, a share of it.
    variation : float
        Coefficient of variation of one member's cost, above 0.
    chance : float
        Of a loss, above 0 and below 0.5.

    Returns
    -------
    int or Undefined
        Undefined where revenue does not exceed expected cost: size then makes a loss certain.

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> members_for_safety(loading=0.0322, variation=2.158)
    12152
    """
    if not 0 < finite(chance, "chance") < 0.5:
        raise ValueError(f"chance must lie between 0 and 0.5, both excluded, not {chance}")
    if finite(loading, "loading") <= 0:
        return Undefined("revenue does not exceed expected cost, so that size brings a loss nearer")
    return ceil((-float(ndtri(chance)) * positive(variation, "variation") / loading) ** 2 - 1e-9)


def selection_margin(*, payment: float, expected_cost: float) -> float:
    """What a plan earns by taking a member of whom it knows the expected cost.

    Parameters
    ----------
    payment : float
        For the member ($ a year): the same for all, or following what is known of the member.
    expected_cost : float
        $ a year.

    Returns
    -------
    float
        $: 0 for everybody where payment follows expected cost, so that nobody is worth avoiding.

    Raises
    ------
    ValueError
        If a number is negative.

    Examples
    --------
    >>> selection_margin(payment=10_000, expected_cost=4_000), selection_margin(payment=10_000, expected_cost=31_000)
    (6000.0, -21000.0)
    """
    return non_negative(payment, "payment") - non_negative(expected_cost, "expected_cost")
