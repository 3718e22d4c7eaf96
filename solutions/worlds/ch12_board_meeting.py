"""What moves in the worlds of chapter 12."""

from math import floor

from workbook.worlds import Move, Moves


def _children(*, n, came, **_):
    return {"rest": n - came}


TWO_YEARS = Moves(
    Move("idle", "Chance of a check for the one that changes nothing", "rate"),
    Move("worked", "Chance of a check for the one that works", "rate"),
    asked="Pairs in which it has at least as many",
)

WHO_WAS_COUNTED = Moves(
    Move("left", "Admitted somewhere else next year", "patients", high="b_admitted", whole=False),
    Move("b_back", "Readmitted, without a stable home", "patients", high="b_admitted", whole=False),
    Move("a_back", "Readmitted, with a stable home", "patients", high="a_admitted", whole=False),
    Move("b_expected", "Expected, without a stable home", "patients", high="b_admitted", whole=False),
    asked="O/E next year",
)

SWIMMING_CLUB = Moves(
    Move("other", "Seconds gained by those who did not come", "seconds", low=-10, high=20, whole=False),
    Move("came", "Children who swam the last race", "children", high="n", also=_children),
    Move("grant", "What the town gave", "$"),
    Move("price", "What a second costs at the other club", "$", low=1, high=60),
    Move("gain", "Seconds gained by those who came", "seconds", low=-10, high=20, whole=False),
    asked="Better off than with the other club",
)

PAYERS_PURSE = Moves(
    Move("saved", "Spending that the payer no longer has", "million dollars", high=4),
    Move("check", "Checks in a year", "million dollars", high=4),
    Move("threshold", "What a QALY costs elsewhere", "$", low=10_000),
    Move("qalys", "What patients gain here", "QALYs", whole=False),
    asked="Gained here and elsewhere together",
)

MINIMUM_FOR_LUCK = Moves(
    Move("drift", "Saved by drift alone", "%", high=3),
    Move("spread", "Standard deviation of luck", "%", high=lambda drift, two, **_: floor(10 * (8 - drift) / two) / 10),
    Move("z", "Standard deviations that {{share}} exceed", high=3.5),
)

THREE_PILOTS = Moves(
    Move("answered[{row}]", "Answered at {row}", "patients", low=1, high="enrolled[{row}]", whole=False),
    Move("anyway[{row}]", "Mean gain without calls, {row}", "points", high=20, whole=False),
    Move("rest[{row}]", "Mean gain of the others, {row}", "points", high=20, whole=False),
    Move("there[{row}]", "Mean gain of those who answered, {row}", "points", high=20, whole=False),
)
