"""What moves in the worlds of chapter 5."""

from vbc.intervals import exact_poisson_interval
from workbook.worlds import Move, Moves


def _quantiles(*, observed, **_):
    """The rows of χ² that are printed for so many deaths: twice the limits of their mean."""
    fewer, here, more = (exact_poisson_interval(max(0, deaths), expected=1) for deaths in (observed - 1, observed, observed + 1))
    quantiles = [2 * here.lower, 2 * more.lower, 2 * fewer.upper if observed else 0.0, 2 * here.upper]
    return {
        "degrees": 2 * observed,
        "more_degrees": 2 * observed + 2,
        "quantiles": [round(quantile, 4) for quantile in quantiles],
    }


ADJUSTED_RATE = Moves(
    Move("expected", "Expected deaths", "deaths", low=0.5, whole=False),
    Move("overall", "Death rate in all hospitals together", "rate", high=0.4),
    Move("observed", "Deaths", "deaths"),
    Move("patients", "Patients", "patients", low=10, whole=False),
    asked="Risk-adjusted death rate",
)

OBSERVED_TO_EXPECTED = Moves(
    Move("deaths[2]", "Deaths at high risk", "deaths", high="patients[2]"),
    Move("patients[2]", "Patients at high risk", "patients", low=lambda deaths, **_: max(deaths[2], 1)),
    Move("rates[2]", "Death rate at high risk, all hospitals", "rate", high=0.8),
    Move("overall", "Death rate of all patients, all hospitals", "rate", high=0.6),
    Move("patients[0]", "Patients at low risk", "patients", low=lambda deaths, **_: max(deaths[0], 1)),
    asked="O/E of the hospital",
)

LATE_PARCELS = Moves(
    Move("shares[2]", "Late on islands, all couriers", "rate", high=0.5),
    Move("parcels[2]", "Parcels to islands", "parcels", whole=False),
    Move("late", "{{name}}'s late parcels", "parcels", whole=False),
    Move("parcels[0]", "Parcels in the city", "parcels", whole=False),
    asked="Late, for every 100 by others",
)

FLIP_POINT = Moves(
    Move("expected_y", "Expected rate in hospital Y", "rate", low=0.01, high=0.3),
    Move("rate_y", "Death rate in hospital Y", "rate", low=0.005, high=0.3),
    Move("rate_x", "Death rate in hospital X", "rate", high=0.3),
)

EXACT_INTERVAL = Moves(
    Move("expected", "Expected deaths", "deaths", low=0.2, high=20, whole=False),
    Move("observed", "Deaths", "deaths", low=0, high=40, also=_quantiles),
)

REAL_TWIN = Moves(
    Move("days[{row}]", "Days in total, {row}", "days", whole=False),
    Move("cells[{row}][0]", "Planned angioplasties, {row}", "patients", whole=False),
    Move("cells[{row}][3]", "Urgent bypasses, {row}", "patients", whole=False),
    Move("means[3]", "Mean stay for an urgent bypass, all", "days", whole=False),
)

SHRUNKEN_RATIO = Moves(
    Move("prior", "Weight of the belief", high=100, whole=False),
    Move("observed", "Deaths", "deaths"),
    Move("expected", "Expected deaths", "deaths", low=0.5, whole=False),
    asked="Estimate of the true ratio",
)

READMISSION_PENALTY = Moves(
    Move("modifier", "Neutrality modifier", low=0.5, high=1.5),
    *(
        Move(
            f"{hospital}[{i}].{field}", f"{hospital.capitalize()}, {{{{{hospital}[{i}][name]}}}}: {name}", unit, low=low, high=high
        )
        for hospital in ("alder", "birchwood")
        for i in range(3)
        for field, name, unit, low, high in (
            ("ratio", "predicted/expected", "", 0.5, 1.5),
            ("median", "peer median", "", 0.5, 1.5),
            ("share", "share of payments", "rate", 0, 0.5),
            ("raw", "O/E", "", 0.5, 1.5),
            ("cases", "cases", "cases", 0, 100),
        )
    ),
)

TURNED_AWAY = Moves(
    Move("frail_expected", "Expected deaths of frail patients", "deaths", low=0, high="frail", whole=False),
    Move("frail_deaths", "Deaths of frail patients", "deaths", high="frail"),
    Move("others_deaths", "Deaths of ordinary patients", "deaths", whole=False),
    Move("others_expected", "Expected deaths of ordinary patients", "deaths", low=1, whole=False),
    asked="Fall of the hospital's O/E",
)

FALSE_ALARMS = Moves(
    Move("hospitals", "Hospitals", "hospitals", low=1, high=100),
    Move("level", "Chance that an average hospital stays within", "rate", low=0.5),
    asked="Chance of at least one outlier",
)
