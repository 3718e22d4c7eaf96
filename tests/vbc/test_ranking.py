"""Places by rank: ties said, K = 0 and K = n, quotas beyond a group refused, and equal to counting afresh."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.confusion import confusion_by_group
from vbc.ranking import rank_people
from vbc.selection import select_top
from vbc.undefined import is_undefined

people = st.lists(
    st.tuples(st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.9]), st.integers(0, 1), st.sampled_from("ab")), min_size=1, max_size=40
)


def columns(rows):
    return (np.array(column) for column in zip(*rows, strict=True))


@given(people, st.data())
def test_a_ranking_answers_as_a_fresh_selection_would(rows, data):
    scores, happened, groups = columns(rows)
    ranking = rank_people(scores, happened, groups=groups)
    k = data.draw(st.integers(0, len(rows)))
    chosen = select_top(scores, k)
    assert ranking.top(k) == confusion_by_group(happened, chosen.selected, groups=groups)
    assert ranking.ties_at(k) == (chosen.tied_in, chosen.tied_out)
    threshold = data.draw(st.sampled_from([0.0, 0.2, 0.25, 0.9, 1.0]))
    assert ranking.above(threshold) == confusion_by_group(happened, scores >= threshold, groups=groups)


@given(people, st.data())
def test_quotas_fill_each_group_from_its_own_top(rows, data):
    scores, happened, groups = columns(rows)
    ranking = rank_people(scores, happened, groups=groups)
    slots = {name: data.draw(st.integers(0, size)) for name, size in ranking.sizes.items()}
    selected = np.zeros(len(rows), dtype=bool)
    for name, k in slots.items():
        member = np.flatnonzero(groups == name)
        selected[member[np.argsort(-scores[member], kind="stable")[:k]]] = True
    assert ranking.quotas(slots) == confusion_by_group(happened, selected, groups=groups)


@given(people, st.data())
def test_more_places_never_find_fewer(rows, data):
    scores, happened, groups = columns(rows)
    ranking = rank_people(scores, happened, groups=groups)
    k = data.draw(st.integers(0, len(rows) - 1))
    for name, found in ranking.top(k).items():
        assert ranking.top(k + 1)[name].true_positives >= found.true_positives


def test_no_places_and_a_place_for_everybody():
    ranking = rank_people([3, 2, 1], [1, 0, 1], groups=["a", "b", "a"])
    assert all(found.selected == 0 for found in ranking.top(0).values())
    assert all(found.missed == 0 for found in ranking.top(3).values())
    assert is_undefined(ranking.top(0)["a"].positive_predictive_value) and ranking.top(0)["a"].true_positive_rate == 0
    nobody = select_top([3, 2, 1], 0)
    assert is_undefined(nobody.cutoff) and not nobody.selected.any() and not nobody.decided_by_file_order
    assert select_top([3, 2, 1], 3).selected.all()
    assert select_top([], 0).selected.size == 0


def test_where_all_scores_are_tied_the_file_decides_and_it_is_said():
    chosen = select_top([0.5] * 6, 2)
    assert chosen.selected.tolist() == [True, True, False, False, False, False]
    assert (chosen.tied_in, chosen.tied_out) == (2, 4) and chosen.decided_by_file_order
    assert rank_people([0.5] * 6, [1, 0] * 3).ties_at(2) == (2, 4)
    assert rank_people([0.5] * 6, [1, 0] * 3).ties_at(6) == (6, 0)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda r: r.top(4), "slots must be at most the 3 people, not 4"),
        (lambda r: r.top(1.5), "slots must be a whole number"),
        (lambda r: r.quotas({"a": 3, "b": 0}), "slots must be at most the 2 a people, not 3"),
        (lambda r: r.quotas({"a": 1}), "slots must give a number for each of a, b"),
        (lambda r: r.above(float("nan")), "threshold must be a finite number"),
        (lambda r: select_top([1, 2], 3), "slots must be at most the 2 people"),
        (lambda r: select_top([1, np.nan], 1), "scores must hold finite numbers"),
        (lambda r: rank_people([1, 2], [1]), "happened must hold one value for each of the 2"),
        (lambda r: rank_people([], []), "happened must hold one value for each of the 0"),
    ],
)
def test_bad_input_is_refused_by_name(call, message):
    with pytest.raises(ValueError, match=message):
        call(rank_people([3, 2, 1], [1, 0, 1], groups=["a", "b", "a"]))


def test_a_ranking_cannot_be_changed_by_its_readers():
    ranking = rank_people([3, 2, 1], [1, 0, 1])
    for array in (ranking.chosen, ranking.found, ranking.own_found[0]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 9
