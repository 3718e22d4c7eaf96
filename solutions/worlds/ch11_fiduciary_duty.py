"""What moves in the worlds of chapter 11."""

from workbook.worlds import Move, Moves


def _first(*, best, fall, price, ratio, **_):
    return {"first": best * fall, "asked": price * ratio}


def _best(*, first, fall, **_):
    return {"best": first / fall}


def _before(*, best, price, ratio, **_):
    return {"before": best - price * ratio}


LAST_STEP = Moves(
    Move("price", "What a call takes from the clinician", "$", also=_first),
    Move("ratio", "α/β", high=3, also=_first),
    Move("fall", "How fast the good falls", "points a call", low=0.1, high=4, also=_first),
    Move("best", "Best for the patient", "calls", whole=False, also=_first),
    asked="Calls that this clinician makes",
)

ONLY_THE_DATA = Moves(
    Move("after", "Next year a call brings the clinician", "$", low=-12, high=12),
    Move("now", "Calls this year", "calls", whole=False, low=0),
    Move("before", "This year a call takes", "$", low=-12, high=12),
    Move("best", "Best for the patient", "calls", whole=False),
    asked="Calls that the patient gets next year",
)

PEAR_TREES = Moves(
    Move("gas", "Gas for a trip", "$", high=20),
    Move("worth", "What she gives up for a kilogram", "$", low=0.25, high=6),
    Move("less", "How fast the good of a trip falls", "kg a trip", low=0.25, high=4),
    Move("first", "What the first trip brings", "kg", whole=False),
    asked="Trips that she makes",
)

REVEALED = Moves(
    Move("calls[{row}]", "Calls for {row}", "calls", high=25, whole=False),
    Move("slopes[{row}]", "What a call does to income, {row}", "$", low=-8, high=8),
    Move("bests[{row}]", "Best for {row}", "calls", high=25, whole=False),
)

PROM_WEIGHT = Moves(
    Move("target", "Part of the best that is wanted", "rate", low=0.3),
    Move("price", "What a call takes from the clinician", "$", high=20),
    Move("ratio", "α/β", low=0.1, high=5),
    Move("best", "Best for the patient", "calls", low=1, whole=False),
)

BEST_REIMBURSEMENT = Moves(
    Move("health", "Weight of health", high=2),
    Move("money", "Weight of money", low=0.1, high=3),
    Move("cost", "Cost of a unit of care", "$", low=1),
    asked="Share of the cost to be paid back",
)

AFTER_TELLING = Moves(
    Move("leave", "Patients who leave", "rate"),
    Move("dropped", "How much less weight health has", "rate", high=0.9),
    Move("price", "What a call takes from the clinician", "$", also=_before),
    Move("ratio", "α/β", high=3, also=_before),
    asked="Calls for a patient, on average",
)

MARGIN_LEFT = Moves(
    Move("followed", "How far the payment follows need", "rate"),
    Move("share", "Members with complex needs", "rate"),
    Move("low", "Expected cost of the others", "$", high="high"),
    Move("high", "Expected cost with complex needs", "$", low="low"),
    asked="Margin on a member with complex needs",
)

THREE_BESTS = Moves(
    Move("cost", "A call's cost to society", "$", whole=False, high=10),
    Move("price", "What a call takes from the clinician", "$", whole=False, high=lambda best, ratio, **_: round(best / ratio, 1)),
    Move("ratio", "α/β", high=lambda best, price, **_: best / price),
    Move("best", "Good of a little more, with no call", "points", whole=False),
)
