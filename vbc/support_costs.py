"""Indirect and overhead costs: into the rates of the resources, or on top of a visit, and never both."""

from fractions import Fraction

import pandas as pd

from vbc.checks import non_negative
from vbc.resources import exact, resources_by_name


def assign_support_costs(resources: pd.DataFrame, pools: pd.DataFrame) -> pd.DataFrame:
    """Load pools of indirect and overhead cost on the resources that they serve.

    Parameters
    ----------
    resources : DataFrame
        See `vbc.resources.resources_by_name`; support costs that it already carries stay.
    pools : DataFrame
        Columns `pool` (a name), `annual_cost` ($) and `driver`: the column of `resources` in proportion to which the pool
        is shared out, such as "annual_cost" or "practical_minutes"; "units" shares it out by head. Each driver counts all
        units of a resource.

    Returns
    -------
    DataFrame
        A copy with `support_cost` ($ a year for one unit). Over all units it adds up to the pools, to the cent.

    Raises
    ------
    ValueError
        If a driver is not a column or is 0 for every resource, or an amount is not finite or below 0.

    Notes
    -----
    Source: Kaplan & Porter 2011.

    Examples
    --------
    >>> staff = pd.DataFrame(
    ...     {"resource": ["physician", "nurse"], "annual_cost": [288_000, 115_200], "practical_minutes": [96_000, 96_000]}
    ... )
    >>> pools = pd.DataFrame({"pool": ["billing", "training"], "annual_cost": [40_320, 10_000], "driver": ["annual_cost", "units"]})
    >>> assign_support_costs(staff, pools)["support_cost"].tolist()
    [33800.0, 16520.0]
    """
    known = resources_by_name(resources)
    support = {name: resource.support_cost for name, resource in known.items()}
    for pool in pools.to_dict("records"):
        amount = exact(non_negative(pool["annual_cost"], f"annual_cost of {pool['pool']}"))
        shares = _driver(resources, str(pool["driver"]))
        for name, share in shares.items():
            support[name] += amount * share / known[name].units
    return resources.assign(support_cost=[float(support[str(name)]) for name in resources["resource"]])


def with_overhead(direct_cost: float, *, overhead_share: float, resources: pd.DataFrame) -> float:
    """A visit's cost with overhead added as a share on top, refused where the rates already carry it.

    Parameters
    ----------
    direct_cost : float
        Cost of the visit ($), 0 or more.
    overhead_share : float
        Overhead as a share of it, 0 or more.
    resources : DataFrame
        The resources whose rates went into `direct_cost`.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0, or `resources` carry support costs and a share is to be added too.

    Examples
    --------
    >>> room = pd.DataFrame({"resource": ["room"], "annual_cost": [48_000], "practical_minutes": [120_000]})
    >>> with_overhead(104.48, overhead_share=0.25, resources=room)
    130.6
    """
    cost, share = exact(non_negative(direct_cost, "direct_cost")), exact(non_negative(overhead_share, "overhead_share"))
    if share and any(resource.support_cost for resource in resources_by_name(resources).values()):
        raise ValueError(f"overhead_share must be 0 where the rates carry support costs already, not {overhead_share}")
    return float(cost * (1 + share))


def support_charged(resources: pd.DataFrame, pools: pd.DataFrame, *, loaded: bool, overhead_share: float) -> pd.DataFrame:
    """What a year charges for support, with all capacity used: through loaded rates, and as a share on top.

    Parameters
    ----------
    resources : DataFrame
        See `vbc.resources.resources_by_name`, without support costs of their own.
    pools : DataFrame
        As `assign_support_costs`.
    loaded : bool
        Whether the rates carry the pools.
    overhead_share : float
        Share added on top of whatever the rates give, 0 or more. Unlike `with_overhead` this does both if it is told to, so
        that the double charge can be seen.

    Returns
    -------
    DataFrame
        Columns `part` ("in the rates", "on top") and `charged` ($ a year). What support costs is the sum of the pools: above
        it something is charged twice, below it somebody is left out.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0, or `resources` carry support costs already.

    Examples
    --------
    >>> room = pd.DataFrame({"resource": ["room"], "annual_cost": [50_000], "practical_minutes": [100_000]})
    >>> desk = pd.DataFrame({"pool": ["desk"], "annual_cost": [5_000], "driver": ["annual_cost"]})
    >>> support_charged(room, desk, loaded=True, overhead_share=0.10)
               part  charged
    0  in the rates   5000.0
    1        on top   5500.0
    """
    share = exact(non_negative(overhead_share, "overhead_share"))
    known = resources_by_name(resources).values()
    if any(resource.support_cost for resource in known):
        raise ValueError("resources must not carry support_cost already, or it would be charged a third time")
    bill = sum((resource.bill for resource in known), Fraction(0))
    costs = [exact(non_negative(row["annual_cost"], f"annual_cost of {row['pool']}")) for row in pools.to_dict("records")]
    inside = sum(costs, Fraction(0)) if loaded else Fraction(0)
    return pd.DataFrame({"part": ["in the rates", "on top"], "charged": [float(inside), float((bill + inside) * share)]})


def _driver(resources: pd.DataFrame, driver: str) -> dict[str, Fraction]:
    if driver not in resources and driver != "units":
        raise ValueError(f"driver must be a column of resources, {list(resources.columns)}, not {driver!r}")
    values = resources[driver] if driver in resources else [1] * len(resources)
    known = resources_by_name(resources)
    weights = {}
    for name, value in zip(resources["resource"].astype(str), values, strict=True):
        weights[name] = exact(non_negative(value, f"{driver} of {name}")) * (1 if driver == "units" else known[name].units)
    total = sum(weights.values())
    if total == 0:
        raise ValueError(f"driver must be above 0 for some resource, not 0 in all of {driver!r}")
    return {name: weight / total for name, weight in weights.items()}
