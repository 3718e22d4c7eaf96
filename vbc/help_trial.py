"""The HELP trial as chapter 2 reads it: a score at the start beside the same score later, and who was not there."""

from functools import cache

import pandas as pd

from vbc.datasets import helpfull

HIGHER_IS_BETTER = {"mcs": True, "pcs": True, "ces_d": False}
"""The scores of the trial; for depressive symptoms lower is better."""

MONTHS = (6, 12, 18, 24)


def paired_scores(score: str = "mcs", *, month: int = 6) -> pd.DataFrame:
    """One score of every patient of the trial at the start and at one later interview.

    Parameters
    ----------
    score : {"mcs", "pcs", "ces_d"}
        Mental component, physical component, or depressive symptoms (lower is better).
    month : {6, 12, 18, 24}
        The later interview.

    Returns
    -------
    DataFrame, 470 rows
        `patient`, `arm`, `homeless` (at the start, 0/1), `baseline`, `follow_up` (NaN where not given), `interviewed`
        (whether the patient came to the later interview at all) and `seen_later` (whether they came to that one or any
        after it).

    Raises
    ------
    ValueError
        If there is no such score or interview.

    Notes
    -----
    Not to come at six months is not to be lost: two in three of those who missed it came later. Source: Samet et al. 2003.

    Examples
    --------
    >>> pairs = paired_scores("mcs")
    >>> missed = ~pairs["interviewed"]
    >>> int(missed.sum()), int((missed & pairs["seen_later"]).sum())
    (216, 146)
    """
    if score not in HIGHER_IS_BETTER:
        raise ValueError(f"score must be one of {', '.join(HIGHER_IS_BETTER)}, not {score!r}")
    if month not in MONTHS:
        raise ValueError(f"month must be one of {', '.join(map(str, MONTHS))}, not {month!r}")
    return _paired(score, month).copy()


@cache
def _paired(score: str, month: int) -> pd.DataFrame:
    interviews = helpfull()
    start = interviews[interviews["month"] == 0].set_index("patient").sort_index()
    later = interviews[interviews["month"] == month].set_index("patient")
    still = interviews.loc[interviews["month"] >= month, "patient"]
    return pd.DataFrame(
        {
            "patient": start.index,
            "arm": start["arm"].to_numpy(),
            "homeless": start["homeless"].to_numpy().astype("int64"),
            "baseline": start[score].to_numpy(),
            "follow_up": later[score].reindex(start.index).to_numpy(),
            "interviewed": start.index.isin(later.index),
            "seen_later": start.index.isin(still),
        }
    )
