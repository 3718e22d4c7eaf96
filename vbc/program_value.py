"""What a program for people at risk is worth: events avoided among those found, less a place's cost for everybody selected."""

from collections.abc import Mapping
from typing import Any

from vbc.checks import count, finite, non_negative, positive
from vbc.confusion import Confusion
from vbc.undefined import Undefined


def program_value(
    true_positives: float | Mapping[Any, float], *, selected: int, benefit: float | Mapping[Any, float], cost: float
) -> float:
    """Net value of a program: b·TP − c·K.

    Parameters
    ----------
    true_positives : float, or mapping of group to float
        Selected people to whom the event would have happened.
    selected : int
        K: everybody who takes a place.
    benefit : float, or mapping of group to float
        b: worth of selecting one such person ($), such as effectiveness × cost of a readmission; by group where it differs.
    cost : float
        c: cost of a place ($).

    Returns
    -------
    float
        $; 0 where nobody is selected.

    Raises
    ------
    ValueError
        If a number is not finite, a count or cost is below 0, more are found than selected, or groups do not match.

    Examples
    --------
    >>> program_value(1_041, selected=2_000, benefit=4_000, cost=1_000)
    2164000.0
    >>> program_value({"housed": 182, "unhoused": 859}, selected=2_000, benefit={"housed": 4_000, "unhoused": 2_000}, cost=1_000)
    446000.0
    """
    found = true_positives if isinstance(true_positives, Mapping) else {"everybody": true_positives}
    worth = benefit if isinstance(benefit, Mapping) else dict.fromkeys(found, benefit)
    if set(worth) != set(found):
        raise ValueError(f"benefit must give a value for each of {', '.join(map(str, found))}, not for {list(worth)}")
    hits = {name: non_negative(value, "true_positives") for name, value in found.items()}
    places = count(selected, "selected")
    if sum(hits.values()) > places:
        raise ValueError(f"selected must not be below the {sum(hits.values()):g} true positives, not {places}")
    total = sum(finite(worth[name], "benefit") * value for name, value in hits.items())
    return float(total - non_negative(cost, "cost") * places)


def value_of(by_group: Mapping[Any, Confusion], *, benefit: float | Mapping[Any, float], cost: float) -> float:
    """Net value of a set of decisions.

    Parameters
    ----------
    by_group : mapping of group to Confusion
    benefit, cost
        As `program_value`.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        As `program_value`.

    Examples
    --------
    >>> value_of({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}, benefit=4_000, cost=1_000)
    28000.0
    """
    hits = {name: found.true_positives for name, found in by_group.items()}
    return program_value(hits, selected=sum(found.selected for found in by_group.values()), benefit=benefit, cost=cost)


def break_even_precision(*, benefit: float, cost: float) -> float | Undefined:
    """Positive predictive value at which a program pays for itself: c/b.

    Parameters
    ----------
    benefit : float
        b: worth of selecting one person with the event ($); above 0.
    cost : float
        c: cost of a place ($).

    Returns
    -------
    float or Undefined
        Undefined where a place costs more than the benefit: even a perfect choice would lose.

    Raises
    ------
    ValueError
        If `benefit` is not above 0 or `cost` is below 0.

    Examples
    --------
    >>> break_even_precision(benefit=4_000, cost=1_000)
    0.25
    """
    share = non_negative(cost, "cost") / positive(benefit, "benefit")
    return share if share <= 1 else Undefined("a place costs more than it can bring, however well people are chosen")


def break_even_effectiveness(
    first: Mapping[Any, Confusion], second: Mapping[Any, Confusion], *, group: Any, effectiveness: float
) -> float | Undefined:
    """Effectiveness in one group at which two ways of choosing are worth the same, other groups' effectiveness held.

    Parameters
    ----------
    first, second : mapping of group to Confusion
        Decisions for the same people, with the same number of places.
    group : object
        The group whose effectiveness is in doubt.
    effectiveness : float
        Share of events that the program prevents in all other groups.

    Returns
    -------
    float or Undefined
        Share of events prevented. The way that finds more of the group is worth more above it, less below. Undefined where both
        find equally many of the group.

    Raises
    ------
    ValueError
        If groups or numbers of places differ, or `group` is none of them.

    Notes
    -----
    Risk is not benefit: people at high risk may be helped less, or more. The cost of an event cancels.

    Examples
    --------
    >>> first = {"housed": Confusion(459, 835, 1186, 13508), "unhoused": Confusion(448, 258, 910, 2396)}
    >>> second = {"housed": Confusion(182, 193, 1463, 14150), "unhoused": Confusion(859, 766, 499, 1888)}
    >>> round(break_even_effectiveness(first, second, group="unhoused", effectiveness=0.25), 4)
    0.1685
    """
    if set(first) != set(second) or group not in first:
        raise ValueError(f"group must be one of {', '.join(map(str, first))}, in both ways of choosing, not {group!r}")
    places = [sum(found.selected for found in way.values()) for way in (first, second)]
    if places[0] != places[1]:
        raise ValueError(f"second must fill as many places as first, {places[0]}, not {places[1]}")
    gained = {name: second[name].true_positives - first[name].true_positives for name in first}
    if gained[group] == 0:
        return Undefined(f"both find equally many of {group}, so that its effectiveness does not matter")
    others = sum(value for name, value in gained.items() if name != group)
    return -finite(effectiveness, "effectiveness") * others / gained[group]
