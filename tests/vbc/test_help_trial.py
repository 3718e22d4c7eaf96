"""The HELP trial: arms, those who came later, and the process that the program was for."""

import numpy as np
import pytest
from scipy.stats import ttest_ind

from vbc.datasets import help_linkage, helpfull
from vbc.help_trial import (
    HIGHER_IS_BETTER,
    MONTHS,
    arms_compared,
    change_when_next_seen,
    linked_share,
    paired_scores,
    score_direction,
)
from vbc.undefined import is_undefined


@pytest.mark.parametrize("score", HIGHER_IS_BETTER)
@pytest.mark.parametrize("month", MONTHS)
def test_arms_agree_with_welchs_test(score, month):
    """Difference and limits are scipy's, counted upward when patients are better."""
    pairs = paired_scores(score, month=month).dropna(subset=["baseline", "follow_up"])
    better = (pairs["follow_up"] - pairs["baseline"]) * (1 if HIGHER_IS_BETTER[score] else -1)
    clinic, usual = better[pairs["arm"] == "clinic"], better[pairs["arm"] == "usual care"]
    limits = ttest_ind(clinic, usual, equal_var=False).confidence_interval()
    both = arms_compared(score, month=month)
    assert both.added.difference == pytest.approx(clinic.mean() - usual.mean())
    assert tuple(both.added.interval) == pytest.approx((limits.low, limits.high))
    assert both.clinic.n + both.usual_care.n == len(pairs)
    assert both.share_due == pytest.approx(both.added.difference / clinic.mean())
    limits = both.share_due_limits
    assert is_undefined(limits) or limits.lower < both.share_due < limits.upper


def test_limits_of_the_share_are_those_of_a_bootstrap():
    """Not those of the difference over a known gain: the gain is an estimate as well."""
    pairs = paired_scores("mcs").dropna(subset=["baseline", "follow_up"])
    better = pairs["follow_up"] - pairs["baseline"]
    own, other = (better[pairs["arm"] == arm].to_numpy() for arm in ("clinic", "usual care"))
    rng = np.random.default_rng(3)
    means = [group[rng.integers(0, len(group), (20_000, len(group)))].mean(axis=1) for group in (own, other)]
    limits = arms_compared("mcs").share_due_limits
    assert tuple(limits) == pytest.approx(np.quantile(1 - means[1] / means[0], [0.025, 0.975]), abs=0.015)
    assert [round(100 * limit) for limit in limits] == [-42, 37]
    assert is_undefined(arms_compared("pcs", month=24).share_due_limits) or arms_compared("pcs", month=24).clinic.improvement > 0


def test_those_who_came_later_are_those_who_missed():
    missed = paired_scores().query("not interviewed and seen_later")["patient"]
    later = change_when_next_seen("mcs")
    assert later.n + later.missing == len(missed) == 146
    interviews = helpfull()
    one = int(missed.iloc[0])
    own = interviews[interviews["patient"] == one].sort_values("month")
    assert own["month"].iloc[0] == 0 and own["month"].iloc[1] > 6


def test_lower_is_better_turns_the_sign():
    later = change_when_next_seen("ces_d")
    assert later.improvement == -later.mean_change > 0


def test_the_program_did_what_it_was_for():
    known = help_linkage().dropna()
    counted = known.groupby("arm")["linked"].agg(["sum", "count"])
    assert counted.loc["clinic"].tolist() == [131, 232] and counted.loc["usual care"].tolist() == [36, 215]
    assert linked_share("clinic") == pytest.approx(131 / 232)


def test_what_is_not_in_the_trial_is_refused():
    with pytest.raises(ValueError, match="arm must be 'clinic' or 'usual care', not 'both'"):
        linked_share("both")
    with pytest.raises(ValueError, match="score must be one of mcs, pcs, ces_d"):
        score_direction("qaly")
    with pytest.raises(ValueError, match="month must be one of 6, 12, 18, not 24"):
        change_when_next_seen(month=24)
    with pytest.raises(ValueError, match="month must be one of 6, 12, 18, 24, not 3"):
        arms_compared(month=3)
