"""The pathways of chapter 1 are the published two and two of ours."""

import pytest

from vbc.pathways import diabetes_pathways
from vbc.value import efficiency, quality, value_ratio


def test_a_and_b_are_the_published_example():
    """Value 1.60e-5 and 1.52e-5 QALY a dollar come from these two rows."""
    a, b = diabetes_pathways("AB").itertuples()
    assert (a.outcome, a.cost, b.outcome, b.cost) == (0.12, 7_500, 0.10, 6_600)
    assert value_ratio(a.outcome, a.cost) == pytest.approx(1.60e-5)
    assert value_ratio(b.outcome, b.cost) == pytest.approx(1.515e-5, rel=1e-3)


def test_no_two_yardsticks_agree_on_the_winner():
    """Quality, value, efficiency and affordability each put another pathway first."""
    table = diabetes_pathways().set_index("pathway")
    first = {
        "quality": table["outcome"].map(quality).idxmax(),
        "value": table.apply(lambda row: value_ratio(row["outcome"], row["cost"]), axis=1).idxmax(),
        "efficiency": table.apply(lambda row: efficiency(row["outcome"], row["visits"]), axis=1).idxmax(),
        "affordability": table["out_of_pocket"].idxmin(),
    }
    assert first == {"quality": "C", "value": "A", "efficiency": "B", "affordability": "D"}


def test_an_unknown_letter_is_named():
    """A typing slip says which letters there are."""
    with pytest.raises(ValueError, match="ABCD, not 'E'"):
        diabetes_pathways("AE")
