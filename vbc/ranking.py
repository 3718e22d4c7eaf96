"""People ranked once by a score, so that any number of places, threshold or quota is answered at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vbc.checks import Numbers, finite, finite_array
from vbc.confusion import Confusion, group_codes, zeros_and_ones
from vbc.selection import descending, places_for


@dataclass(frozen=True)
class Ranking:
    """Running counts along a ranking; made by `rank_people`.

    Attributes
    ----------
    groups : tuple
        In sorted order.
    scores : ndarray of float, shape (n,)
        From highest to lowest.
    chosen : ndarray of int, shape (groups, n + 1)
        How many of each group are among the first k of all.
    found : ndarray of int, shape (groups, n + 1)
        How many people with the event of each group are among the first k of all.
    own_found : tuple of ndarray of int
        For each group: how many with the event are among the first k of that group alone.
    """

    groups: tuple[Any, ...]
    scores: Numbers
    chosen: NDArray[np.int64]
    found: NDArray[np.int64]
    own_found: tuple[NDArray[np.int64], ...]

    @property
    def n(self) -> int:
        """People."""
        return int(self.scores.size)

    @property
    def sizes(self) -> dict[Any, int]:
        """People of each group."""
        return {name: own.size - 1 for name, own in zip(self.groups, self.own_found, strict=True)}

    @property
    def positives(self) -> dict[Any, int]:
        """People with the event in each group."""
        return {name: int(own[-1]) for name, own in zip(self.groups, self.own_found, strict=True)}

    def top(self, slots: int) -> dict[Any, Confusion]:
        """Decisions where the highest scores get the places, whatever their group.

        Parameters
        ----------
        slots : int
            K, at most n.

        Returns
        -------
        dict of group to Confusion

        Raises
        ------
        ValueError
            If there are more places than people.
        """
        k = places_for(slots, self.n)
        return self._decisions(self.chosen[:, k], self.found[:, k])

    def above(self, threshold: float) -> dict[Any, Confusion]:
        """Decisions where everybody with at least a given score is selected, however many they are.

        Parameters
        ----------
        threshold : float

        Returns
        -------
        dict of group to Confusion

        Raises
        ------
        ValueError
            If the threshold is not finite.
        """
        return self.top(int(np.searchsorted(-self.scores, -finite(threshold, "threshold"), side="right")))

    def quotas(self, slots: Mapping[Any, int]) -> dict[Any, Confusion]:
        """Decisions where each group has places of its own and fills them from the top of its own ranking.

        Parameters
        ----------
        slots : mapping of group to int
            Places of every group, at most as many as it has people.

        Returns
        -------
        dict of group to Confusion

        Raises
        ------
        ValueError
            If a group has no number or an unknown one has, or a quota goes beyond a group.
        """
        if set(slots) != set(self.groups):
            raise ValueError(f"slots must give a number for each of {', '.join(map(str, self.groups))}, not for {list(slots)}")
        chosen = [places_for(slots[name], size, of=f"{name} people") for name, size in self.sizes.items()]
        return self._decisions(chosen, [own[k] for own, k in zip(self.own_found, chosen, strict=True)])

    def ties_at(self, slots: int) -> tuple[int, int]:
        """People exactly at the cut-off who get a place, and who do not.

        Parameters
        ----------
        slots : int
            K, at most n.

        Returns
        -------
        tuple of int
            (0, 0) for no places.
        """
        k = places_for(slots, self.n)
        if k == 0:
            return 0, 0
        first = int(np.searchsorted(-self.scores, -self.scores[k - 1], side="left"))
        last = int(np.searchsorted(-self.scores, -self.scores[k - 1], side="right"))
        return k - first, last - k

    def _decisions(self, chosen: Any, found: Any) -> dict[Any, Confusion]:
        result = {}
        for name, took, hit, own in zip(self.groups, chosen, found, self.own_found, strict=True):
            people, events, took, hit = own.size - 1, int(own[-1]), int(took), int(hit)
            result[name] = Confusion(hit, took - hit, events - hit, people - events - (took - hit))
        return result


def rank_people(scores: Iterable[float], happened: Iterable[Any], *, groups: Iterable[Any] | None = None) -> Ranking:
    """Rank people by a score and count along the ranking.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        Higher is more urgent.
    happened : array-like of int or bool, shape (n,)
        1 where the event happened.
    groups : array-like, shape (n,), optional
        Each person's group; without it everybody is in the group "everybody".

    Returns
    -------
    Ranking

    Raises
    ------
    ValueError
        If a score is not finite, an event is not 0 or 1, a group is missing, lengths differ, or there is nobody.

    Examples
    --------
    >>> ranking = rank_people([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0], groups=["housed", "unhoused", "housed", "unhoused"])
    >>> ranking.top(2)["housed"].true_positive_rate, ranking.quotas({"housed": 2, "unhoused": 0})["housed"].missed
    (0.5, 0)
    """
    score, event = finite_array(scores, "scores"), zeros_and_ones(happened, "happened")
    if score.shape != event.shape or not score.size:
        raise ValueError(f"happened must hold one value for each of the {score.size} scores, not {event.size}")
    codes, names = group_codes(groups, score.size)
    order = descending(score)
    event, codes = event[order], codes[order]
    member = codes == np.arange(len(names))[:, None]
    start = np.zeros((len(names), 1), dtype=np.int64)
    chosen = np.hstack([start, member.cumsum(axis=1, dtype=np.int64)])
    found = np.hstack([start, (member & (event == 1)).cumsum(axis=1, dtype=np.int64)])
    own = tuple(np.concatenate([[0], event[codes == code].cumsum()]).astype(np.int64) for code in range(len(names)))
    for array in (chosen, found, *own):
        array.flags.writeable = False
    return Ranking(tuple(names), score[order], chosen, found, own)
