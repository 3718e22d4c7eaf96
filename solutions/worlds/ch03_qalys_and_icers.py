"""What moves in the worlds of chapter 3."""

from math import ceil

from workbook.worlds import Move, Moves


def _care(*, care_usual, more_care, **_):
    return {"care_new": care_usual + more_care}


def _health(*, e_usual, gain, **_):
    return {"e_new": e_usual + gain}


def _least(*, outcomes, **_):
    return round(min(outcomes) - 0.2, 1)


def _most(*, outcomes, **_):
    return round(max(outcomes) + 0.6, 1)


def _worth_at_30_percent(*, utility, years, **_):
    """No report was made at a higher rate."""
    return round(utility * (1 - 1.3**-years) / 0.3 + 0.05, 1)


LAST_STEP = Moves(
    Move("more_care", "More other care in the longer life", "$", also=_care),
    Move("drug", "Price of the drug", "$"),
    Move("gain", "Health gained", "QALY", high=lambda gain, e_usual, **_: max(2 * gain, 1.2 * e_usual), also=_health),
    Move("care_usual", "Other care, usual care", "$", also=_care),
    asked="What the drug asks",
)

ONLY_THE_DATA = Moves(
    Move("rate", "Discount rate", "rate", high=0.2),
    Move("costs_new[-1]", "Alder's cost in its last year", "$", low=0),
    Move("costs_new[0]", "Alder's cost in year 1", "$"),
    Move("new[-1]", "Utility in Alder's last year", high=1),
    asked="What Alder asks",
)

SUNDAY_FERRY = Moves(
    Move("riders", "Rides of the ferry", "rides", whole=False),
    Move("fare", "What one ride more costs by bus", "$", low=1, high=40),
    Move("saved", "Left over without the ferry", "$"),
    Move("seats", "Seats on deck", "seats", low=1),
    asked="More rides in a year if the ferry stops",
)

QALYS_TODAY = Moves(
    Move("rate", "Discount rate", "rate", high=0.2),
    Move("share", "Part of the last year that is lived", "rate"),
    Move("utilities[-1]", "Utility of the last year", high=1),
    Move("utilities[0]", "Utility of the first year", high=1),
    asked="The patient's years, today",
)

LEVEL_LIFE = Moves(
    Move("rate", "Discount rate", "rate", high=0.2),
    Move("years", "Years", "years", low=1),
    Move("utility", "Utility of each year", high=1),
    asked="The level life, today",
)

WHICH_RATE = Moves(
    Move("qalys", "QALYs in the report", "QALYs", low=_worth_at_30_percent, high=lambda utility, years, **_: utility * years),
    Move("years", "Years", "years", low=lambda utility, qalys, **_: ceil(qalys / utility), high=40),
)

WHAT_YEARS_COUNT = Moves(
    Move("rate", "Discount rate", "rate", high=0.3),
    Move("utilities[-1]", "Utility of the last year", high=1),
    Move("utilities[0]", "Utility of the first year", high=1),
)

HIGHEST_PRICE = Moves(
    Move("later_care", "Care in the added life", "$"),
    Move("visits", "Extra visits", "$"),
    Move("price", "What you pay for a QALY", "$"),
    Move("gain", "Health gained", "QALY"),
    asked="Highest price of the drug",
)

NET_HEALTH = Moves(
    Move("elsewhere", "What a QALY costs elsewhere", "$", low=5_000),
    Move("cost", "Cost for a patient", "$"),
    Move("each", "Health for a patient", "QALY"),
    Move("patients", "Patients", "patients", whole=False),
    asked="Added, counting everybody",
)

FRONTIER_RATIOS = Moves(
    Move("costs[{row}]", "Cost of {row}", "$"),
    Move("outcomes[{row}]", "Health from {row}", "QALYs", low=_least, high=_most),
    Move("costs[0]", "Cost of the first program", "$"),
    Move("outcomes[0]", "Health from the first program", "QALYs", low=_least, high=_most),
    Move("costs[1]", "Cost of the second program", "$"),
    Move("costs[2]", "Cost of the third program", "$"),
    Move("costs[3]", "Cost of the fourth program", "$"),
)

SHARE_WORTH_IT = Moves(
    Move("price", "What you pay for a QALY", "$", high=300_000),
    asked="Draws in which it is worth its cost",
)

WORTH_OF_KNOWING = Moves(
    *(Move(f"drug[{i}]", f"Drug in world {i + 1}", "thousand dollars", high=100, whole=False) for i in range(5)),
    *(Move(f"usual[{i}]", f"Usual care in world {i + 1}", "thousand dollars", high=100, whole=False) for i in range(5)),
    asked="Worth of knowing",
)
