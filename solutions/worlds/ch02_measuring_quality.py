"""What moves in the worlds of chapter 2."""

from workbook.worlds import Move, Moves


def _not_due(*, checklist, **_):
    return sum(item is None for patient in checklist for item in patient)


def _so_many_not_due(count, *, checklist, **_):
    """Leave the first `count` dashes, and let the others be items that were due and done."""
    rows, left = [], count
    for patient in checklist:
        row = []
        for item in patient:
            if item is None:
                row.append(None if left > 0 else 1)
                left -= 1
            else:
                row.append(item)
        rows.append(row)
    return {"checklist": rows}


def _missed(*, checklist, **_):
    return sum(item == 0 for patient in checklist for item in patient)


def _so_many_missed(count, *, checklist, **_):
    """Leave the first `count` missed items, and let the others be done."""
    rows, left = [], count
    for patient in checklist:
        row = []
        for item in patient:
            if item == 0:
                row.append(0 if left > 0 else 1)
                left -= 1
            else:
                row.append(item)
        rows.append(row)
    return {"checklist": rows}


TOTAL_EFFECT = Moves(
    Move("per_review", "Fewer errors for one more review", "errors", high=0.1),
    Move("otherwise", "Fewer errors at equal reviews", "errors"),
    Move("reviews", "Reviews that one more pharmacist adds", "reviews"),
    asked="Fewer errors for one more pharmacist",
)

ADDED_POINTS = Moves(
    Move("end_other", "Care as usual, month 6", "points", high=60),
    Move("start_other", "Care as usual, at the start", "points", high=60),
    Move("end", "Program, month 6", "points", high=60),
    Move("start", "Program, at the start", "points", high=60),
    asked="Added by the program",
)

SLOW_SWIMMERS = Moves(
    Move("second_other", "Without the coach, a month later", "seconds", low=40, high=70),
    Move("first_other", "Without the coach, trial day", "seconds", low=40, high=70),
    Move("second", "With the coach, a month later", "seconds", low=40, high=70),
    asked="Gained by the coach",
)

TWO_COMPOSITES = Moves(
    Move(
        "not_due", "Items that were not due", "items", high=lambda checklist, **_: _not_due(checklist=checklist),
        whole=True, start=_not_due, set=_so_many_not_due,
    ),
    Move(
        "missed", "Items that were missed", "items", high=lambda checklist, **_: _missed(checklist=checklist),
        whole=True, start=_missed, set=_so_many_missed,
    ),
)  # fmt: skip

THREE_REAL_SCORES = Moves(
    Move("rows[{row}].after", "Mean at the end, {row}", "points", high=80),
    Move("rows[{row}].spread_of_changes", "SD of the changes, {row}", "points", low=1, high=30),
    Move("rows[{row}].enough", "Better by 5 points or more, {row}", "people", high="rows[{row}].n"),
    Move("rows[{row}].n", "Both scores, {row}", "people", low="rows[{row}].enough", high="rows[{row}].enrolled"),
)

WHO_NEVER_ANSWERED = Moves(
    Move("answered", "Patients with both scores", "patients", low="responders", high="enrolled", whole=True),
    Move("responders", "Patients who gained enough", "patients", high="answered", whole=True),
)

UNCHANGED_PATIENT = Moves(
    Move("reliability", "Correlation of two scores", low=0, high=1),
    Move("first", "Score today", "points", low=0, high=60, whole=False),
    Move("mean", "Mean of all patients", "points", low=0, high=60, whole=False),
    asked="Score that is expected next time",
)

TOP_BOX = Moves(
    Move("blank", "Left blank", "answers"),
    Move("sent", "Questionnaires sent", low=lambda never, sometimes, usually, always, **_: never + sometimes + usually + always),
    Move("usually", "Answered usually", "answers", high=150),
    Move("always", "Answered always", "answers"),
    asked="Top-box share",
)

ANSWERS_NEEDED = Moves(
    Move("score", "Score of the group", "rate"),
    Move("mean", "Mean of all groups", "rate"),
)
