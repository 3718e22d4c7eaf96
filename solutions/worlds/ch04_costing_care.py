"""What moves in the worlds of chapter 4."""

from workbook.worlds import Move, Moves


def _stand(*, master, apprentice, **_):
    return {"stand": master + apprentice}


def _cost(*, supplies, time, **_):
    return {"cost": supplies + time}


def _rates(*, costs, minutes, **_):
    return {"rates": [cost / minute for cost, minute in zip(costs, minutes, strict=True)]}


LAST_LINE = Moves(
    Move("room_minutes", "Minutes in the room", "minutes", whole=False),
    Move("room_rate", "A minute of the room", "$", high=2),
    Move("supplies", "Drops and lens", "$"),
    Move("rates[1]", "A minute of the technician", "$", high=3),
    Move("minutes[1]", "Minutes of the technician", "minutes", whole=False),
    asked="Cost of the visit",
)

ONLY_THE_DATA = Moves(
    Move("share", "Part of the time that can reach patients", "rate", low=0.3),
    Move("minutes[2]", "Minutes in the room", "minutes", whole=False),
    Move("room_hours", "Hours a day that the room is open", "hours", low=2, high=24, whole=False),
    Move("supplies", "Strips and needle", "$"),
    Move("costs[0]", "A year of the physician", "$"),
    Move("costs[2]", "A year of the room", "$"),
    asked="Cost of the visit",
)

BICYCLE_SHOP = Moves(
    Move("moved", "Minutes moved to the apprentice", "minutes", high=lambda master, **_: master - 1),
    Move("weeks[1]", "The apprentice's minutes in a week", "minutes", high=5_000),
    Move("weeks[0]", "The master's minutes in a week", "minutes", high=5_000),
    Move("weeks[2]", "The stand's minutes in a week", "minutes", high=6_000),
    Move("apprentice", "The apprentice's minutes in a tune-up", "minutes", low=1, also=_stand),
    asked="Tune-ups in a week, at most",
)

CAPACITY_RATE = Moves(
    Move("share", "Part of the time that can reach patients", "rate", low=0.3),
    Move("hours", "Hours a day", "hours", low=1, high=24, whole=False),
    Move("cost", "A year of the nurse anesthetist", "$"),
    Move("days", "Days a year", "days", low=20, high=365, whole=False),
    asked="Capacity cost rate",
)

IDLE_DOLLARS = Moves(
    Move("visits", "Infusions in the year", "infusions", high=lambda practical, minutes, **_: practical // minutes),
    Move(
        "minutes", "Minutes of an infusion", "minutes", low=1, high=lambda practical, visits, **_: practical / visits, whole=False
    ),
    Move("practical", "Practical minutes of the chair", "minutes", low=lambda minutes, visits, **_: minutes * visits, whole=False),
    Move("cost", "A year of the chair", "$"),
    asked="What stood idle",
)

SHIFT_TO_TARGET = Moves(
    Move("rate_by", "A minute of the nurse", "$", high=lambda rate_of, **_: rate_of - 0.1),
    Move("target", "What the visit is to cost", "$", high="cost"),
    Move("rate_of", "A minute of the physician", "$", low=lambda rate_by, **_: rate_by + 0.1, high=6),
    Move("now", "Minutes that could be moved", "minutes", low=1, high=40),
)

EXTRA_VISITS = Moves(
    Move("supplies", "Supplies for a visit", "$", also=_cost),
    Move("time", "People and room for a visit", "$", also=_cost),
    Move("pays", "What the insurer pays for a visit", "$", high=200),
    Move("more", "Visits more", "visits", high=lambda most, now, **_: most - now, whole=False),
    asked="Change of what is left this year",
)

LOADED_RATES = Moves(
    Move("pool", "A year of the scheduling desk", "$"),
    Move("costs[{row}]", "A year: {row}", "$", low=10_000, also=_rates),
    Move("minutes[{row}]", "Practical minutes: {row}", "minutes", low=20_000, whole=False, also=_rates),
)

THREE_WAYS = Moves(
    Move("pays", "What insurers pay", "$", high=300),
    Move("charge", "The charge", "$", high=400),
    Move("supplies", "Supplies", "$", high=60),
    Move("minutes", "Minutes of nurse and room", "minutes", high=120, whole=False),
    Move("billed", "Put on bills in the year", "$", low=100_000),
    Move("spent", "Spent in the year", "$"),
    Move("room_rate", "A minute of the room", "$", high=2),
)

RAISED_PRICE = Moves(
    Move("raised", "Next year's charge for a visit", "$", low=20, high=800),
    Move("spent", "Spent in the year", "$", high=3_000_000),
    Move("scans", "Scans", "scans", whole=False),
    Move("scan_charge", "Charge for a scan", "$", high=1_500),
    Move("visits", "Visits", "visits", low=1, whole=False),
    asked="Reported cost of one visit",
)
