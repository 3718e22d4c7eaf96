"""The asthma clinic of chapter 4, as data; what is computed from it lives in `vbc.costing`.

Only the minutes of each resource and the total of $104.48 are a textbook's. Rates, steps, supplies, charge and ratio are
illustrative inputs of this workbook, chosen to reproduce that total.
"""

import pandas as pd

CHARGE = 385.0
"""What the bill of the visit says ($); illustrative."""

RATIO_OF_COSTS_TO_CHARGES = 0.36
"""Of the whole department that the clinic belongs to; illustrative."""


def asthma_process() -> pd.DataFrame:
    """A visit for a flare of asthma, step by step, 41 minutes from the door of the room and back.

    Returns
    -------
    DataFrame
        Columns `step`, `resource`, `minutes`, `start` (minutes after arrival). Nobody waits and no two people overlap, so
        that the room is taken for the sum of all staff minutes; real visits do both.

    Examples
    --------
    >>> asthma_process().groupby("resource", sort=False)["minutes"].sum().to_dict()
    {'assistant': 18, 'physician': 15, 'nurse': 8, 'room': 41}
    """
    rows = [
        ("check in, weight, peak flow", "assistant", 8, 0),
        ("examination", "physician", 5, 8),
        ("two nebulizer doses", "nurse", 8, 13),
        ("review and action plan", "physician", 10, 21),
        ("spacer practice", "assistant", 7, 31),
        ("papers and goodbye", "assistant", 3, 38),
        ("whole visit", "room", 41, 0),
    ]
    return pd.DataFrame(rows, columns=["step", "resource", "minutes", "start"])


def asthma_resources() -> pd.DataFrame:
    """Who and what the clinic has: one of each.

    Returns
    -------
    DataFrame
        Columns `resource`, `annual_cost` ($), `theoretical_minutes` and `practical_minutes` (a year) and `units`. Staff are
        there 240 days of 8 hours, five sixths of it practical; the room, with its equipment, 250 days of 8 hours. These are
        sums of minutes, not a timetable: whether all are there at the same time is not asked.

    Examples
    --------
    >>> asthma_resources()
        resource  annual_cost  theoretical_minutes  practical_minutes  units
    0  physician       288000               115200              96000      1
    1      nurse       115200               115200              96000      1
    2  assistant        57600               115200              96000      1
    3       room        48000               120000             120000      1
    """
    rows = [
        ("physician", 288_000, 115_200, 96_000, 1),
        ("nurse", 115_200, 115_200, 96_000, 1),
        ("assistant", 57_600, 115_200, 96_000, 1),
        ("room", 48_000, 120_000, 120_000, 1),
    ]
    return pd.DataFrame(rows, columns=["resource", "annual_cost", "theoretical_minutes", "practical_minutes", "units"])


def asthma_supplies() -> pd.DataFrame:
    """What one visit uses up.

    Returns
    -------
    DataFrame
        Columns `item`, `quantity`, `unit_cost` ($).

    Examples
    --------
    >>> asthma_supplies()
                     item  quantity  unit_cost
    0      nebulizer dose         2       4.15
    1          prednisone         1       1.38
    2  inhaler and spacer         1      13.00
    """
    rows = [("nebulizer dose", 2, 4.15), ("prednisone", 1, 1.38), ("inhaler and spacer", 1, 13.00)]
    return pd.DataFrame(rows, columns=["item", "quantity", "unit_cost"])
