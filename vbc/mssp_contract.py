"""A level of the Shared Savings Program as a contract."""

from vbc.checks import non_negative
from vbc.contract_terms import Contract
from vbc.mssp_tracks import final_loss_rate, final_sharing_rate, track_named
from vbc.savings_rates import chosen_minimum_rate, minimum_savings_rate


def contract_of_track(
    track: str,
    *,
    lives: int,
    minimum_rate: float | None = None,
    threshold: float | None = None,
    quality_score: float = 1.0,
    revenue_share: float | None = None,
    low_revenue: bool = False,
) -> Contract:
    """A level of the Shared Savings Program as a contract, for an ACO that meets the quality standard.

    Parameters
    ----------
    track : str
        "BASIC A" to "BASIC E", or "ENHANCED".
    lives : int
        Assigned beneficiaries, 5,000 or more.
    minimum_rate : float, optional
        What a two-sided ACO chose; the table's by default.
    threshold : float, optional
        Individual stop-loss ($ a person); the program's own is the 99th percentile.
    quality_score : float
        From 0 to 1; lowers losses on ENHANCED.
    revenue_share : float, optional
        The participants' Medicare revenue as a share of the benchmark; BASIC C, D and E need it.
    low_revenue : bool
        As `settle_mssp`: on the BASIC track savings below the minimum earn half the rate.

    Returns
    -------
    Contract

    Raises
    ------
    ValueError
        As `settle_mssp`.

    Examples
    --------
    >>> contract = contract_of_track("BASIC E", lives=5_000, minimum_rate=0.01, revenue_share=0.3)
    >>> contract.loss_rate, round(contract.loss_limit, 3)
    (0.3, 0.024)
    """
    known = track_named(track)
    if minimum_rate is not None and not known.two_sided:
        raise ValueError(f"minimum_rate must be left to the table on {track}, which is one-sided, not set to {minimum_rate:g}")
    limit = known.loss_limit
    if known.revenue_limit is not None and limit is not None:
        if revenue_share is None:
            raise ValueError(
                f"revenue_share is needed: on {track} no more than {100 * known.revenue_limit:g} % of revenue is repaid"
            )
        limit = min(limit, known.revenue_limit * non_negative(revenue_share, "revenue_share"))
    return Contract(
        minimum_savings_rate=minimum_savings_rate(lives) if minimum_rate is None else chosen_minimum_rate(minimum_rate),
        sharing_rate=final_sharing_rate(track),
        loss_rate=final_loss_rate(track, quality_score=quality_score),
        rate_below_minimum=final_sharing_rate(track) / 2 if low_revenue and track.startswith("BASIC") else 0.0,
        threshold=threshold,
        payment_cap=known.payment_cap,
        loss_limit=limit,
    )
