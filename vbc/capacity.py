"""Capacity of a clinic: how much of it visits use, what stands unused, and who runs out first."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from vbc.checks import non_negative
from vbc.resources import Resource, exact, resources_by_name
from vbc.undefined import Undefined


@dataclass(frozen=True)
class VisitCeiling:
    """The most visits that a clinic can hold in a year, and what stops the next one.

    Attributes
    ----------
    visits : int
        Whole visits a year.
    resources : tuple of str
        The resource that is used up first; several when they tie.
    """

    visits: int
    resources: tuple[str, ...]


def capacity_use(process: pd.DataFrame, resources: pd.DataFrame, *, visits: float) -> pd.DataFrame:
    """How much of each resource a number of visits uses, and what the unused part costs.

    Parameters
    ----------
    process : DataFrame
        Process map, see `vbc.costing`: columns `resource` and `minutes` a visit.
    resources : DataFrame
        See `resources_by_name`.
    visits : float
        Visits a year, 0 or more.

    Returns
    -------
    DataFrame
        A row a resource: `resource`, `used_minutes`, `capacity_minutes`, `share_used`, `unused_minutes`, `unused_cost`
        ($), `overloaded` (more minutes are needed than there are: the plan cannot be carried out, and nothing is
        unused) and `most_visits` (NaN for a resource that no visit needs).

    Raises
    ------
    ValueError
        If the process names a resource that is not in `resources`, minutes are not finite or below 0, a capacity is not
        above 0, or `visits` is below 0.

    Notes
    -----
    Without overload, visits × cost of a visit's time + unused cost = what the resources cost in a year.
    Source: Kaplan & Anderson 2004.

    Examples
    --------
    >>> process = pd.DataFrame({"resource": ["physician", "room"], "minutes": [15, 41]})
    >>> resources = pd.DataFrame(
    ...     {"resource": ["physician", "room"], "annual_cost": [288_000, 48_000], "practical_minutes": [96_000, 120_000]}
    ... )
    >>> capacity_use(process, resources, visits=2_900)[["resource", "share_used", "unused_cost", "most_visits"]].round(3)
        resource  share_used  unused_cost  most_visits
    0  physician       0.453     157500.0       6400.0
    1       room       0.991        440.0       2926.0
    """
    each, wanted = _minutes_each(process, resources), exact(non_negative(visits, "visits"))
    rows = []
    for resource, minutes in each:
        used = wanted * minutes
        unused = max(Fraction(0), resource.capacity - used)
        rows.append(
            {
                "resource": resource.name,
                "used_minutes": float(used),
                "capacity_minutes": float(resource.capacity),
                "share_used": float(used / resource.capacity),
                "unused_minutes": float(unused),
                "unused_cost": float(unused * resource.rate),
                "overloaded": used > resource.capacity,
                "most_visits": float(resource.capacity // minutes) if minutes else float("nan"),
            }
        )
    return pd.DataFrame(rows)


def visit_ceiling(process: pd.DataFrame, resources: pd.DataFrame) -> VisitCeiling | Undefined:
    """The most visits that the resources can hold in a year, and which of them binds.

    Parameters
    ----------
    process : DataFrame
        Process map: columns `resource` and `minutes` a visit.
    resources : DataFrame
        See `resources_by_name`.

    Returns
    -------
    VisitCeiling or Undefined
        Undefined where a visit takes no minute of anything.

    Raises
    ------
    ValueError
        As `capacity_use`.

    Notes
    -----
    Source: Kaplan & Porter 2011.

    Examples
    --------
    >>> process = pd.DataFrame({"resource": ["physician", "room"], "minutes": [15, 41]})
    >>> resources = pd.DataFrame(
    ...     {"resource": ["physician", "room"], "annual_cost": [288_000, 48_000], "practical_minutes": [96_000, 120_000]}
    ... )
    >>> visit_ceiling(process, resources)
    VisitCeiling(visits=2926, resources=('room',))
    """
    room_for = {resource.name: resource.capacity / minutes for resource, minutes in _minutes_each(process, resources) if minutes}
    if not room_for:
        return Undefined("a visit takes no minute of any resource, so nothing limits visits")
    least = min(room_for.values())
    return VisitCeiling(int(least), tuple(name for name, visits in room_for.items() if visits == least))


def annual_bill(resources: pd.DataFrame) -> float:
    """What the resources cost in a year, whether they are used or not.

    Parameters
    ----------
    resources : DataFrame
        See `resources_by_name`.

    Returns
    -------
    float
        $ a year. It changes when someone is hired or let go, not when minutes move from one to another.

    Raises
    ------
    ValueError
        If an amount is not finite or below 0, or a capacity is not above 0.

    Notes
    -----
    Source: Kaplan & Anderson 2004.

    Examples
    --------
    >>> annual_bill(pd.DataFrame({"resource": ["room"], "annual_cost": [48_000], "practical_minutes": [120_000]}))
    48000.0
    """
    return float(sum(resource.bill for resource in resources_by_name(resources).values()))


def _minutes_each(process: pd.DataFrame, resources: pd.DataFrame) -> list[tuple[Resource, Fraction]]:
    known = resources_by_name(resources)
    minutes = dict.fromkeys(known, Fraction(0))
    for name, taken in zip(process["resource"], process["minutes"], strict=True):
        if name not in known:
            raise ValueError(f"resources must give a rate for {name!r}, which the process uses, not only for {', '.join(known)}")
        minutes[name] += exact(non_negative(taken, f"minutes of {name}"))
    return [(known[name], taken) for name, taken in minutes.items()]
