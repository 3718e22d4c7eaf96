"""Chances stated beforehand, held against what happened: the Brier score, and how far chance alone would carry the count."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from vbc.checks import count, probabilities, probability
from vbc.confusion import zeros_and_ones
from vbc.undefined import Undefined


def brier_score(happened: Iterable[Any], stated: Iterable[float]) -> float | Undefined:
    """Mean squared distance of stated chances from what happened: 0 is best, 1 is worst.

    Parameters
    ----------
    happened : array-like of int or bool, shape (n,)
        1 where the event happened.
    stated : array-like of float, shape (n,)
        Chance stated for each beforehand.

    Returns
    -------
    float or Undefined
        Undefined where nothing was stated.

    Raises
    ------
    ValueError
        If an event is not 0 or 1, a chance lies outside [0, 1], or lengths differ.

    Notes
    -----
    Whoever always states 0.5 scores 0.25, whatever happens. The score is proper: on average nobody gains by stating another
    chance than the one believed. It rewards knowing when one does not know, so that a low score alone shows no skill: of an event
    that never happens, 0 is the perfect statement. Source: Brier 1950.

    Examples
    --------
    >>> round(brier_score([1, 0], [0.7, 0.9]), 2)  # (0.3² + 0.9²) / 2
    0.45
    >>> brier_score([1, 0, 1, 1], [0.5, 0.5, 0.5, 0.5])
    0.25
    """
    event, chance = zeros_and_ones(happened, "happened"), probabilities(stated, "stated")
    if len(event) != len(chance):
        raise ValueError(f"happened and stated must be equally long, not {len(event)} and {len(chance)}")
    if not len(event):
        return Undefined("no chance was stated")
    return float(np.mean((chance - event) ** 2))


def expected_brier_score(chance: float) -> float:
    """Brier score to be expected of somebody who states the true chance: the part that no honesty removes.

    Parameters
    ----------
    chance : float
        The event's true chance.

    Returns
    -------
    float
        chance × (1 − chance), at most 0.25.

    Raises
    ------
    ValueError
        If `chance` lies outside [0, 1].

    Notes
    -----
    Source: Brier 1950.

    Examples
    --------
    A pure guess among two options, and among four, stated as such:

    >>> expected_brier_score(0.5), expected_brier_score(0.25)
    (0.25, 0.1875)
    """
    known = probability(chance, "chance")
    return known * (1 - known)


def chance_of_at_most(events: int, *, stated: Iterable[float]) -> float:
    """Chance of so few events, were each to happen with its stated chance, independently of the others.

    Parameters
    ----------
    events : int
        Events that happened.
    stated : array-like of float, shape (n,)
        Chance stated for each.

    Returns
    -------
    float
        The exact lower tail of the Poisson binomial distribution.

    Raises
    ------
    ValueError
        If `events` is no count, or more than were stated, or a chance lies outside [0, 1].

    Examples
    --------
    Ten statements at 90% of which six come true:

    >>> round(chance_of_at_most(6, stated=[0.9] * 10), 3)
    0.013
    """
    happened, chances = count(events, "events"), probabilities(stated, "stated")
    if happened > len(chances):
        raise ValueError(f"events must not exceed the {len(chances)} chances that were stated, not {happened}")
    law = np.ones(1)
    for chance in chances:
        law = np.convolve(law, (1 - chance, chance))
    return float(min(1.0, law[: happened + 1].sum()))
