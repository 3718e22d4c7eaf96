"""Indices of inequality: person by person they are the textbook covariance, and their edges are said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.inequality_indices import atkinson_index, concentration_index, equally_distributed_equivalent, erreygers_index
from vbc.undefined import is_undefined

groups = st.lists(st.tuples(st.floats(0.01, 1), st.integers(1, 30)), min_size=1, max_size=6)


@given(groups)
def test_the_index_of_groups_is_that_of_their_people(rows):
    """2·cov/mean over single people, everybody of a group at the group's mid rank."""
    values, sizes = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    people, n = np.repeat(values, sizes.astype(int)), int(sizes.sum())
    edges = np.concatenate([[0], np.cumsum(sizes)]) / n
    rank = np.repeat((edges[:-1] + edges[1:]) / 2, sizes.astype(int))
    covariance = np.mean(people * rank) - people.mean() * rank.mean()
    assert concentration_index(values, sizes=sizes) == pytest.approx(2 * covariance / people.mean(), abs=1e-10)
    assert -1 <= concentration_index(values, sizes=sizes) <= 1


@given(groups)
def test_erreygers_index_mirrors_and_the_concentration_index_does_not(rows):
    values, sizes = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    assert erreygers_index(values, sizes=sizes) == pytest.approx(-erreygers_index(1 - values, sizes=sizes), abs=1e-12)
    expected = 4 * np.average(values, weights=sizes) * concentration_index(values, sizes=sizes)
    assert erreygers_index(values, sizes=sizes) == pytest.approx(expected, abs=1e-12)


@given(groups, st.floats(0, 30), st.floats(0, 30))
def test_more_aversion_never_raises_the_equivalent(rows, first, second):
    values, sizes = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    low, high = sorted((first, second))
    there, here = (equally_distributed_equivalent(values, aversion=e, sizes=sizes) for e in (low, high))
    assert values.min() - 1e-9 <= here <= there + 1e-7 <= np.average(values, weights=sizes) + 2e-7


def test_closed_forms_and_edges():
    assert equally_distributed_equivalent([0.5, 0.5], aversion=3) == pytest.approx(0.5)
    assert equally_distributed_equivalent([0.4, 0.9], aversion=1) == pytest.approx(0.6)
    assert equally_distributed_equivalent([0.5, 1.0], aversion=2) == pytest.approx(2 / 3)
    assert equally_distributed_equivalent([0, 1.0], aversion=1) == 0 == equally_distributed_equivalent([0, 0], aversion=0.5)
    assert equally_distributed_equivalent([0, 1.0], aversion=0.5) == pytest.approx(0.25)
    assert equally_distributed_equivalent([0.5, 0.9], aversion=5_000) == pytest.approx(0.5, abs=1e-3)
    assert atkinson_index([0.4, 0.4], aversion=2) == pytest.approx(0) and is_undefined(atkinson_index([0, 0], aversion=2))
    assert is_undefined(concentration_index([0, 0])) and concentration_index([0.2]) == 0
    assert concentration_index([0, 0.2]) == 0.5 and concentration_index([0.2, 0]) == -0.5
    with pytest.raises(ValueError, match="outcome must hold rates of at most 1"):
        erreygers_index([2, 1])
    with pytest.raises(ValueError, match="sizes must hold one number for each of the 2"):
        concentration_index([0.1, 0.2], sizes=[1])
    with pytest.raises(ValueError, match="sizes must not all be 0"):
        concentration_index([0.1, 0.2], sizes=[0, 0])
    with pytest.raises(ValueError, match="aversion must be 0 or more"):
        equally_distributed_equivalent([0.1], aversion=-1)
