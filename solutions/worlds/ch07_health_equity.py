"""What moves in the worlds of chapter 7."""

from math import ceil

from workbook.worlds import Move, Moves


def _rates(*, people, visits, off, share, low, high, **_):
    to_high, to_low = visits * share / 100 / people, visits * (100 - share) / 100 / people
    return {
        "rest": 100 - share,
        "to_high": to_high,
        "to_low": to_low,
        "new_low": low - off * to_low,
        "new_high": high - off * to_high,
        "before": high / low,
    }


def _gap(*, low, gap, **_):
    return {"high": low + gap}


def _rest(*, share, new_share, **_):
    return {"rest": 100 - share, "new_rest": 100 - new_share}


LAST_STEP = Moves(
    Move("share", "Visits that go to Harbor", "%", high=100, also=_rates),
    Move("off", "Points that one visit for everybody takes off", "points", also=_rates),
    Move("high", "Without visits, Harbor", "%", low=lambda off, to_high, **_: ceil(off * to_high), high=60, also=_rates),
    Move("low", "Without visits, Elmwood", "%", low=5, high=60, also=_rates),
    asked="How many times as likely in Harbor, now",
)

ONLY_THE_DATA = Moves(
    Move("after[1]", "Harbor: came back, after", "patients", high="people[1]"),
    Move("before[1]", "Harbor: came back, before", "patients", high="people[1]"),
    Move("after[0]", "Elmwood: came back, after", "patients", high="people[0]"),
    Move("people[1]", "Harbor: patients", "patients", low=lambda before, after, **_: max(before[1], after[1]) + 1, whole=False),
)

TWO_TANKS = Moves(
    Move("lower", "Oil in Elm's tank", "cm", high="higher", whole=False),
    Move("higher", "Oil in Fir's tank", "cm", low="lower", whole=False),
    Move("cans", "Cans", "cans", whole=False),
    Move("step", "What a can lifts", "cm", low=0.2, high=10, whole=False),
    asked="Cans in Elm's tank",
)

THREE_UNCHANGED = Moves(
    Move("new_low", "Now, Elmwood", "%", high=40),
    Move("low", "Before, Elmwood", "%", low=1, high=60),
    Move("high", "Before, Harbor", "%", high=90),
)

CLOSE_THE_GAP = Moves(
    Move("gap", "Harbor's rate above Elmwood's", "points", high=8, also=_gap),
    Move("off", "Points that one visit for everybody takes off", "points", low=0.5, high=12),
    Move("low", "Without visits, Elmwood", "%", high=30, also=_gap),
)

MOST_FOR_ALL = Moves(
    Move("most_high", "k in Harbor", "points", low=0.5, high=20),
    Move("most_low", "k in Elmwood", "points", low=0.5, high=20),
    Move("pair", "Visits for a pair", "visits", high=20, whole=False),
    Move("high", "Rate in Harbor now", "%", high=60, whole=False),
    asked="Visits for each person in Harbor",
)

YEARS = Moves(
    Move("gone", "Part of the gap that goes in a year", "%", low=1, high=95),
    Move("target", "The gap to reach", "points", low=0.25, high="gap"),
    Move("gap", "The gap now", "points", low="target", high=30),
    asked="Whole years until the gap is so small",
)

AFTER_THE_MONEY = Moves(
    Move("years", "Years that are counted", "years", low="paid", high=30),
    Move("gone", "Part of the gap that repairs take away", "%", high=100),
    Move("paid", "Years that are paid for", "years", high="years"),
    Move("left", "Gap that visits leave", "points", high="gap"),
    Move("gap", "The gap now", "points", low="left", high=40),
    asked="Fewer returns with repairs than with visits",
)

WHAT_MOVED_THE_MEAN = Moves(
    Move("new_share", "Elmwood's share, this year", "%", high=100, also=_rest),
    Move("new_high", "Harbor, this year", "%", high=60),
    Move("new_low", "Elmwood, this year", "%", high=60),
    Move("share", "Elmwood's share, last year", "%", high=100, also=_rest),
)
