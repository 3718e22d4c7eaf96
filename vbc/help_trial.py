"""The HELP trial as chapter 2 reads it: a score at the start beside the same score later, and who was not there."""

from dataclasses import dataclass
from functools import cache

import pandas as pd
from scipy.special import stdtrit

from vbc.change_compared import MeanDifference, mean_difference
from vbc.datasets import help_linkage, helpfull
from vbc.intervals import Interval
from vbc.patient_reported import Better, ScoreChange, score_change
from vbc.undefined import Undefined

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


@dataclass(frozen=True)
class ArmsCompared:
    """How much better both arms of the trial became, and what randomization says the program added.

    Attributes
    ----------
    clinic, usual_care : ScoreChange
        Of the patients of an arm who gave both scores.
    added : MeanDifference
        Improvement under the program minus improvement without, in points better whichever way the scale runs.
    """

    clinic: ScoreChange
    usual_care: ScoreChange
    added: MeanDifference

    @property
    def share_due(self) -> float:
        """The part of the clinic arm's improvement that the program added, a fraction."""
        return self.added.difference / self.clinic.improvement

    @property
    def share_due_limits(self) -> Interval | Undefined:
        """95% limits of that part by Fieller's method: both improvements are estimates, and they share the clinic arm's error."""
        own, other = self.clinic.improvement, self.usual_care.improvement
        quantile = float(-stdtrit(self.clinic.n + self.usual_care.n - 2, 0.025))
        own_margin, other_margin = (quantile**2 * _squared_error(arm) for arm in (self.clinic, self.usual_care))
        lead = own**2 - own_margin
        if lead <= 0:
            return Undefined("the clinic arm's own improvement is not told from none, so a share of it has no limits")
        reach = (own**2 * other_margin + other**2 * own_margin - own_margin * other_margin) ** 0.5
        return Interval(1 - (own * other + reach) / lead, 1 - (own * other - reach) / lead)


def score_direction(score: str) -> Better:
    """Which way a score of the trial runs.

    Parameters
    ----------
    score : {"mcs", "pcs", "ces_d"}

    Returns
    -------
    {"higher", "lower"}
        What is better.

    Raises
    ------
    ValueError
        If there is no such score.

    Examples
    --------
    >>> score_direction("ces_d")
    'lower'
    """
    if score not in HIGHER_IS_BETTER:
        raise ValueError(f"score must be one of {', '.join(HIGHER_IS_BETTER)}, not {score!r}")
    return "higher" if HIGHER_IS_BETTER[score] else "lower"


def arms_compared(score: str = "mcs", *, month: int = 6) -> ArmsCompared:
    """The two arms of the trial beside each other, among those who came.

    Parameters
    ----------
    score : {"mcs", "pcs", "ces_d"}
    month : {6, 12, 18, 24}
        The later interview.

    Returns
    -------
    ArmsCompared

    Raises
    ------
    ValueError
        If there is no such score or interview.

    Notes
    -----
    Source: Samet et al. 2003.

    Examples
    --------
    >>> both = arms_compared("mcs")
    >>> print(f"{both.clinic.improvement:.2f} {both.usual_care.improvement:.2f} {both.added.difference:.2f}")
    9.62 9.24 0.37
    """
    pairs, better = paired_scores(score, month=month), score_direction(score)
    changes, better_by = [], []
    for arm in ("clinic", "usual care"):
        own = pairs[pairs["arm"] == arm]
        change = score_change(own["baseline"], own["follow_up"], better=better)
        changes.append(change)
        better_by.append((own["follow_up"] - own["baseline"]) * (1 if better == "higher" else -1))
    (clinic, usual_care), added = changes, mean_difference(*better_by)
    # both arms came to every interview
    assert isinstance(clinic, ScoreChange) and isinstance(usual_care, ScoreChange) and isinstance(added, MeanDifference)
    return ArmsCompared(clinic, usual_care, added)


def change_when_next_seen(score: str = "mcs", *, month: int = 6) -> ScoreChange:
    """Change of the patients who missed an interview and came to a later one, at the first that they came to.

    Parameters
    ----------
    score : {"mcs", "pcs", "ces_d"}
    month : {6, 12, 18}
        The interview missed.

    Returns
    -------
    ScoreChange

    Raises
    ------
    ValueError
        If there is no such score, or no interview after that month.

    Notes
    -----
    A clue to how they were at the missed interview, half a year or more too late to be proof. Source: Samet et al. 2003.

    Examples
    --------
    >>> later = change_when_next_seen("mcs")
    >>> later.n, round(later.improvement, 2)
    (141, 6.65)
    """
    better = score_direction(score)
    if month not in MONTHS[:-1]:
        raise ValueError(f"month must be one of {', '.join(map(str, MONTHS[:-1]))}, not {month!r}")
    interviews = helpfull()
    came = interviews.loc[interviews["month"] == month, "patient"]
    after = interviews[(interviews["month"] > month) & ~interviews["patient"].isin(came)].sort_values(["patient", "month"])
    first = after.drop_duplicates("patient").set_index("patient")[score]
    start = interviews[interviews["month"] == 0].set_index("patient")[score].reindex(first.index)
    change = score_change(start, first, better=better)
    assert isinstance(change, ScoreChange)  # 146 patients came later
    return change


def linked_share(arm: str) -> float:
    """Share of an arm's patients who reached primary care: a process measure of the same trial.

    Parameters
    ----------
    arm : {"clinic", "usual care"}

    Returns
    -------
    float
        A fraction of those for whom the table knows it.

    Raises
    ------
    ValueError
        If there is no such arm.

    Notes
    -----
    Source: Samet et al. 2003.

    Examples
    --------
    >>> round(linked_share("clinic"), 3), round(linked_share("usual care"), 3)
    (0.565, 0.167)
    """
    known = help_linkage().dropna(subset="linked")
    if arm not in set(known["arm"]):
        raise ValueError(f"arm must be 'clinic' or 'usual care', not {arm!r}")
    return float(known.loc[known["arm"] == arm, "linked"].mean())


def _squared_error(change: ScoreChange) -> float:
    spread = change.mean_change / float(change.standardized_response_mean)
    return spread**2 / change.n


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
