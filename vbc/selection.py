"""A fixed number of places: who gets one when people are ranked by a score, with ties at the cut-off said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vbc.checks import count, finite_array
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Selection:
    """Who was selected by score.

    Attributes
    ----------
    selected : ndarray of bool, shape (n,)
        In the order that the scores came in.
    cutoff : float or Undefined
        Lowest score that was selected; undefined for no places.
    tied_in, tied_out : int
        People exactly at the cut-off who were selected and who were not. Where `tied_out` is above 0, their order in the file
        decided, not their score.
    """

    selected: NDArray[np.bool_]
    cutoff: float | Undefined
    tied_in: int
    tied_out: int

    @property
    def decided_by_file_order(self) -> bool:
        """Whether a tie at the cut-off was broken by the order of the file."""
        return self.tied_out > 0


def select_top(scores: Iterable[float], slots: int) -> Selection:
    """Select the people with the highest scores for a fixed number of places.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        Higher is more urgent.
    slots : int
        K: places, at most n.

    Returns
    -------
    Selection

    Raises
    ------
    ValueError
        If a score is not finite, or there are more places than people.

    Notes
    -----
    A stable sort of −score: among equal scores the first in the file come first.

    Examples
    --------
    >>> chosen = select_top([0.2, 0.5, 0.5, 0.9], 2)
    >>> chosen.selected.tolist(), chosen.cutoff, chosen.tied_in, chosen.tied_out
    ([False, True, False, True], 0.5, 1, 1)
    """
    score = finite_array(scores, "scores")
    if score.ndim != 1:
        raise ValueError(f"scores must hold one score a person, not an array of shape {score.shape}")
    places = places_for(slots, score.size)
    selected = np.zeros(score.size, dtype=bool)
    if places == 0:
        return Selection(selected, Undefined("there are no places, so nobody sets a cut-off"), 0, 0)
    order = descending(score)
    selected[order[:places]] = True
    cutoff = score[order[places - 1]]
    at_cutoff = score == cutoff
    tied_in = int((at_cutoff & selected).sum())
    return Selection(selected, float(cutoff), tied_in, int(at_cutoff.sum()) - tied_in)


def descending(scores: NDArray[Any]) -> NDArray[np.intp]:
    """Places of the scores from highest to lowest; equal scores keep the file's order.

    Parameters
    ----------
    scores : ndarray of float

    Returns
    -------
    ndarray of int

    Examples
    --------
    >>> descending(np.array([0.5, 0.9, 0.5]))
    array([1, 0, 2])
    """
    return np.argsort(-scores, kind="stable")


def places_for(slots: int, people: int, *, of: str = "people") -> int:
    """A number of places that there are enough people for.

    Parameters
    ----------
    slots : int
    people : int
    of : str
        Who they are, for the message.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If `slots` is not a count or above `people`.

    Examples
    --------
    >>> places_for(9, 4)
    Traceback (most recent call last):
    ValueError: slots must be at most the 4 people, not 9
    """
    places = count(slots, "slots")
    if places > people:
        raise ValueError(f"slots must be at most the {people:,} {of}, not {places:,}")
    return places
