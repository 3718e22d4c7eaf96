"""The care pathways that chapter 1 compares, as data; what is computed from them lives in `vbc.value`."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Pathway:
    """One way to care for a patient with type 2 diabetes and chronic kidney disease, over its whole cycle.

    Attributes
    ----------
    name : str
        A letter.
    outcome : float
        Health gained (QALY).
    cost : float
        What all payers spend together ($).
    visits : int
        Clinic visits that it takes.
    out_of_pocket : float
        What the patient pays of the cost ($ a year).
    """

    name: str
    outcome: float
    cost: float
    visits: int
    out_of_pocket: float


DIABETES_PATHWAYS = (
    Pathway("A", 0.12, 7_500, visits=6, out_of_pocket=300),
    Pathway("B", 0.10, 6_600, visits=4, out_of_pocket=420),
    Pathway("C", 0.14, 12_000, visits=10, out_of_pocket=600),
    Pathway("D", 0.05, 4_000, visits=3, out_of_pocket=60),
)
"""Outcome and cost of A and B are a textbook's hypothetical example; their visits and out-of-pocket payments, and all of
C and D, are illustrative inputs of this workbook, chosen so that no two yardsticks agree on the winner."""


def diabetes_pathways(names: str = "ABCD") -> pd.DataFrame:
    """The pathways as a table, in the order of their names.

    Parameters
    ----------
    names : str
        The letters wanted, such as "AB".

    Returns
    -------
    DataFrame
        Columns `pathway`, `outcome` (QALY), `cost` ($), `visits`, `out_of_pocket` ($ a year).

    Raises
    ------
    ValueError
        If a letter names no pathway.

    Examples
    --------
    >>> diabetes_pathways("AB")
      pathway  outcome  cost  visits  out_of_pocket
    0       A     0.12  7500       6            300
    1       B     0.10  6600       4            420
    """
    known = {pathway.name: pathway for pathway in DIABETES_PATHWAYS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"names must be among {''.join(known)}, not {unknown[0]!r}")
    rows = [(p.name, p.outcome, p.cost, p.visits, p.out_of_pocket) for p in (known[name] for name in names)]
    return pd.DataFrame(rows, columns=["pathway", "outcome", "cost", "visits", "out_of_pocket"])
