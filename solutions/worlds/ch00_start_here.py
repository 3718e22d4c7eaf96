"""What moves in the worlds of chapter 0."""

from workbook.worlds import Move, Moves

COST_PER_RECOVERY = Moves(
    Move("better", "Patients who got better", "patients", low=1, high="patients"),
    Move("visits", "Visits in the year", "visits", low=1),
    Move("spent", "Spent in the year", "$"),
    asked="Spent for each patient who got better",
)
