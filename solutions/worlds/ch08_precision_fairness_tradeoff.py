"""What moves in the worlds of chapter 8."""

from workbook.worlds import Move, Moves


def _policy(*, sick, tpr, precision, **_):
    found = sick * tpr
    return {"rate": sick / 1000, "found": found, "places": found / precision, "idle": found / precision - found}


LAST_STEP = Moves(
    Move("sick", "Will be readmitted, of 1,000", "patients", low=1, high=800, whole=False, also=_policy),
    Move("precision", "Precision", "rate", low=0.05, also=_policy),
    Move("tpr", "Found, of those", "rate", also=_policy),
    asked="False positive rate",
)

ONLY_THE_DATA = Moves(
    Move("second[2]", "Clinic B: stays well, place", "patients", whole=False),
    Move("first[0]", "Clinic A: readmitted, place", "patients", whole=False),
    Move("second[0]", "Clinic B: readmitted, place", "patients", whole=False),
    Move("first[2]", "Clinic A: stays well, place", "patients", whole=False),
    Move("first[1]", "Clinic A: readmitted, no place", "patients", whole=False),
    Move("second[1]", "Clinic B: readmitted, no place", "patients", whole=False),
    asked="Equalized-odds gap",
)

STORM_BOATS = Moves(
    Move("brought", "Brought home in the north", "rate"),
    Move("south_b", "Second plan: families in the south", "families", low=lambda south_a, **_: south_a + 1),
    Move("north_a", "First plan: families in the north", "families"),
    Move("south_a", "First plan: families in the south", "families", high=lambda south_b, **_: south_b - 1),
    asked="Share in the south at which both plans are level",
)

GROUP_CALIBRATION = Moves(
    Move("came[2]", "Readmitted, highest risk", "patients", high="patients[2]"),
    Move("patients[2]", "Patients, highest risk", "patients", low=lambda came, **_: max(came[2], 1)),
    Move("risks[2]", "Predicted, highest risk", "rate", low=0.01),
    Move("came[0]", "Readmitted, lowest risk", "patients", high="patients[0]"),
    asked="Observed over predicted in this group",
)

HOLD_PLACES = Moves(
    Move("limit", "What the true positive rates may differ by", "rate", high=0.6),
    Move("sick_housed", "Housed patients with a readmission to come", "patients", low=80, high=500),
    Move("sick_unhoused", "Unhoused patients with a readmission to come", "patients", low=120, high=500),
)

PRICE_OF_PARITY = Moves(
    Move("second", "Found when the odds are equal", "patients", high="first"),
    Move("effect", "Readmissions that a place prevents", "rate"),
    Move("cost", "A place", "$"),
    Move("stay", "A readmission", "$"),
    Move("places", "Places", "places", whole=False),
    asked="Net value that is given up",
)

BREAK_EVEN_RISK = Moves(
    Move("effect", "Readmissions that a place prevents", "rate", low=0.01),
    Move("cost", "A place", "$"),
    Move("stay", "A readmission", "$", low=500),
    asked="Risk from which on a place saves more",
)

REAL_PEOPLE = Moves(
    *(
        Move(f"{model}[{i}]", f"{who}, {name}", "people", whole=False, high=lambda **_: 100)
        for model, name in (("without", "housing left out"), ("with_housing", "housing in the model"))
        for i, who in enumerate(("A home, returned", "A home, did not", "No home, returned", "No home, did not"))
    ),
)
