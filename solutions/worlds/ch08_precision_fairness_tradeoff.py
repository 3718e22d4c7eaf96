"""What moves in the worlds of chapter 8."""

from math import ceil

from workbook.worlds import Move, Moves


def _policy(*, sick, tpr, precision, **_):
    found = sick * tpr
    return {"rate": sick / 1000, "found": found, "places": found / precision, "idle": found / precision - found}


# Of those who stay well no more can hold a place than there are.


def _most_sick(*, tpr, precision, **_):
    return int(1000 / (1 + tpr * (1 / precision - 1)) / 10) * 10


def _least_precise(*, sick, tpr, **_):
    return ceil(100 * sick * tpr / (1000 - sick + sick * tpr)) / 100


def _most_found(*, sick, precision, **_):
    return 1 if precision == 1 else min(1, int(100 * (1000 - sick) / (sick * (1 / precision - 1))) / 100)


LAST_STEP = Moves(
    Move("sick", "Will be readmitted, of 1,000", "patients", low=0, high=_most_sick, whole=False, also=_policy),
    Move("precision", "Precision", "rate", low=_least_precise, also=_policy),
    Move("tpr", "Found, of those", "rate", high=_most_found, also=_policy),
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

# No more than all families of the south can be brought home.


def _level_at_most(*, north_a, north_b, south_a, brought, **_):
    return ceil(south_a + brought * (north_a - north_b))


def _level_up_to(*, north_b, south_a, south_b, brought, **_):
    return int(north_b + (south_b - south_a) / brought)


def _leaving_enough(*, north_a, north_b, south_b, brought, **_):
    return int(south_b - brought * (north_a - north_b))


STORM_BOATS = Moves(
    Move("brought", "Brought home in the north", "rate"),
    Move("south_b", "Second plan: families in the south", "families", low=_level_at_most),
    Move("north_a", "First plan: families in the north", "families", low="north_b", high=_level_up_to),
    Move("south_a", "First plan: families in the south", "families", high=_leaving_enough),
    asked="Share in the south that is level",
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
    Move("effect", "Readmissions that a place prevents", "rate", low=lambda cost, stay, **_: ceil(100 * cost / stay) / 100),
    Move("cost", "A place", "$"),
    Move("stay", "A readmission", "$", low=500),
    asked="Risk from which on a place saves more",
)

REAL_PEOPLE = Moves(
    *(
        Move(f"{model}[{i}]", f"{who}, {name}", "people", whole=False, high=most)
        for model, name in (("without", "housing left out"), ("with_housing", "housing in the model"))
        for i, (who, most) in enumerate(
            (("A home, returned", 121), ("A home, did not", 92), ("No home, returned", 136), ("No home, did not", 49))
        )
    ),
)
