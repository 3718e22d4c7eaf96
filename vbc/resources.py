"""People, rooms and machines: what a year of them costs, and what a minute costs."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from vbc.checks import finite, non_negative, positive
from vbc.undefined import Undefined


@dataclass(frozen=True)
class Resource:
    """A kind of staff, a room or a machine, with what a year of it costs and yields; amounts are exact.

    Attributes
    ----------
    name : str
    annual_cost : Fraction
        Direct cost of one unit ($ a year).
    support_cost : Fraction
        Indirect and overhead cost assigned to one unit ($ a year).
    practical_minutes : Fraction
        Minutes that one unit can really give to patients in a year.
    units : Fraction
        How many there are.
    """

    name: str
    annual_cost: Fraction
    support_cost: Fraction
    practical_minutes: Fraction
    units: Fraction

    @property
    def rate(self) -> Fraction:
        """Capacity cost rate ($/min), support cost included."""
        return (self.annual_cost + self.support_cost) / self.practical_minutes

    @property
    def capacity(self) -> Fraction:
        """Practical minutes of all units together in a year."""
        return self.practical_minutes * self.units

    @property
    def bill(self) -> Fraction:
        """What all units together cost in a year ($), used or not."""
        return (self.annual_cost + self.support_cost) * self.units


def practical_minutes(days: float, hours: float, *, practical_share: float = 1.0) -> float:
    """Minutes a year that a resource can really give: theoretical minutes less breaks, training, cleaning and the like.

    Parameters
    ----------
    days : float
        Days a year, 0 to 366.
    hours : float
        Hours a day, 0 to 24.
    practical_share : float
        Share of that time which is practical capacity, from 0 to 1; 80 % to 85 % is usual for staff, and 1 gives the
        theoretical capacity.

    Returns
    -------
    float
        Minutes a year.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Source: Kaplan & Anderson 2004.

    Examples
    --------
    >>> practical_minutes(240, 8), practical_minutes(240, 8, practical_share=5 / 6)
    (115200.0, 96000.0)
    """
    if non_negative(days, "days") > 366:
        raise ValueError(f"days must be 366 a year or fewer, not {days}")
    if non_negative(hours, "hours") > 24:
        raise ValueError(f"hours must be 24 a day or fewer, not {hours}")
    if not 0 <= finite(practical_share, "practical_share") <= 1:
        raise ValueError(f"practical_share must lie between 0 and 1, not {practical_share}")
    return round(days * hours * 60 * practical_share, 6)


def capacity_cost_rate(annual_cost: float, practical_minutes: float) -> float | Undefined:
    """Capacity cost rate: what one minute of a resource costs.

    Parameters
    ----------
    annual_cost : float
        Everything the resource costs in a year ($), 0 or more.
    practical_minutes : float
        Practical capacity in that year, 0 or more.

    Returns
    -------
    float or Undefined
        $/min; undefined without capacity.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Notes
    -----
    Source: Kaplan & Anderson 2004; Kaplan & Porter 2011.

    Examples
    --------
    >>> capacity_cost_rate(288_000, 96_000), capacity_cost_rate(288_000, 115_200)
    (3.0, 2.5)
    """
    cost, minutes = non_negative(annual_cost, "annual_cost"), non_negative(practical_minutes, "practical_minutes")
    if minutes == 0:
        return Undefined("the resource has no capacity, so a minute of it has no cost")
    return cost / minutes


def with_units(resources: pd.DataFrame, resource: str, *, units: float) -> pd.DataFrame:
    """The same resources with another number of units of one of them.

    Parameters
    ----------
    resources : DataFrame
        See `resources_by_name`.
    resource : str
        Which one.
    units : float
        How many there shall be, above 0; 0.5 is a half-time post.

    Returns
    -------
    DataFrame
        A copy.

    Raises
    ------
    ValueError
        If there is no such resource, or `units` is not above 0.

    Examples
    --------
    >>> rooms = pd.DataFrame({"resource": ["room"], "annual_cost": [48_000], "practical_minutes": [120_000]})
    >>> resources_by_name(with_units(rooms, "room", units=2))["room"].capacity
    Fraction(240000, 1)
    """
    if resource not in resources_by_name(resources):
        raise ValueError(f"resource must be one of {', '.join(map(str, resources['resource']))}, not {resource!r}")
    old = resources["units"] if "units" in resources else pd.Series(1.0, index=resources.index)
    return resources.assign(units=old.astype(float).where(resources["resource"] != resource, positive(units, "units")))


def resources_by_name(resources: pd.DataFrame) -> dict[str, Resource]:
    """The rows of a table of resources, checked and exact.

    Parameters
    ----------
    resources : DataFrame
        Columns `resource` (a name, once each), `annual_cost` ($ for one unit), `practical_minutes` (of one unit) and, where
        wanted, `units` (1 unless given) and `support_cost` ($ for one unit, 0 unless given; see `vbc.support_costs`).

    Returns
    -------
    dict of str to Resource

    Raises
    ------
    ValueError
        If a column is missing, a name stands twice, an amount is not finite or below 0, or a capacity is not above 0.

    Examples
    --------
    >>> table = pd.DataFrame({"resource": ["nurse"], "annual_cost": [115_200], "practical_minutes": [96_000]})
    >>> resources_by_name(table)["nurse"].rate
    Fraction(6, 5)
    """
    for column in ("resource", "annual_cost", "practical_minutes"):
        if column not in resources:
            raise ValueError(f"resources must have a column {column}, not only {list(resources.columns)}")
    found: dict[str, Resource] = {}
    for row in resources.to_dict("records"):
        name = str(row["resource"])
        if name in found:
            raise ValueError(f"each resource must be named once, not {name!r} twice")
        found[name] = Resource(
            name,
            exact(non_negative(row["annual_cost"], f"annual_cost of {name}")),
            exact(non_negative(row.get("support_cost", 0), f"support_cost of {name}")),
            exact(positive(row["practical_minutes"], f"practical_minutes of {name}")),
            exact(positive(row.get("units", 1), f"units of {name}")),
        )
    return found


def exact(amount: Any) -> Fraction:
    """An amount as the decimal that it is written as, so that sums of cents come out to the cent.

    Parameters
    ----------
    amount : number
        A finite number.

    Returns
    -------
    Fraction

    Raises
    ------
    ValueError
        If `amount` is not a finite number.

    Examples
    --------
    >>> 0.1 + 0.2 == 0.3, exact(0.1) + exact(0.2) == exact(0.3)
    (False, True)
    """
    return Fraction(repr(finite(amount, "amount")))
