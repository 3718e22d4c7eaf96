"""What moves in the worlds of chapter 6."""

from functools import partial

from workbook.worlds import Move, Moves


def _bias(*, gamma, delta, **_):
    return {"bias": round(gamma * delta, 3)}


def _means(*, means, own, social, **_):
    least = means["less"][0]
    return {"means": {"less": [least, least + social], "sicker": [least + own, least + own + social]}}


LAST_STEP = Moves(
    Move("unseen", "What clinical risk does not tell of social risk", high=1),
    Move("q", "Social risk in the safety-net hospitals", "rate"),
    Move("p", "Social risk among all patients", "rate"),
    Move("gamma", "Points that a social risk adds", "points", also=_bias),
    asked="How much worse they look",
)

ONLY_THE_DATA = Moves(
    Move("counts.less[1]", "Less sick, with a social risk", "patients", whole=False),
    Move("counts.sicker[1]", "Sicker, with a social risk", "patients", whole=False),
    Move("social", "Points that a social risk adds", "points", whole=False, also=_means),
    Move("own", "Points that being sicker adds", "points", whole=False, also=_means),
    Move("counts.sicker[0]", "Sicker, no social risk", "patients", whole=False),
    asked="How much larger the difference is",
)

RIVER_PLOTS = Moves(
    Move("old", "Old bean: share by the river", "rate"),
    Move("new", "New bean: share by the river", "rate"),
    Move("river", "What the river brings", "kg", whole=False),
    Move("found", "Difference that is found", "kg", whole=False),
    asked="What the new bean itself adds",
)

SHORT_SLOPE = Moves(
    Move("link", "How much higher clinical risk is with a social risk"),
    Move("gamma", "Points that a social risk adds", "points"),
    Move("p", "Patients with a social risk", "rate"),
    Move("beta", "Points for one unit of clinical risk", "points"),
    asked="Slope of clinical risk alone",
)

HALF_THE_PENALTY = Moves(Move("p", "Patients with a social risk", "rate", low=0.02, high=0.98))

TWO_LEFT_OUT = Moves(
    Move("gammas[0]", "γ of the first", "points"),
    Move("deltas[1]", "δ of the second"),
    Move("gammas[1]", "γ of the second", "points"),
    Move("deltas[0]", "δ of the first"),
    Move("short", "Slope without them", "points"),
    asked="Slope with both in the model",
)

REAL_PAIR = Moves(
    Move("cov_xs", "Cov(X, S)", low=-4, high=4),
    Move("cov_sy", "Cov(S, Y)", low=-8, high=8),
    Move("var_s", "Var(S)", low=0.01, high=2),
    Move("cov_xy", "Cov(X, Y)", low=-100, high=100),
    Move("var_x", "Var(X)", low=10, high=300),
)

ROBUSTNESS = Moves(
    Move("t", "t-value", high=60),
    Move("df", "Degrees of freedom", low=1, high=2_000, whole=False),
    asked="Share that would take the slope to 0",
)


def _hospital(risk, kind, place, name, /, *, lines, **ratios):
    """The hospital by its name: the row of the printed table that holds this ratio."""
    rows = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines.splitlines())
    shown = f"{ratios[risk][kind][place]:.2f}"
    names = [row[0] for row in rows if row[1] == kind and row[2 if risk == "clinical" else 3] == shown]
    return f"{names[0]}: O/E by {name}" if len(names) == 1 else f"A {kind} hospital with {shown}: O/E by {name}"


WHO_IS_PENALIZED = Moves(
    *(
        Move(
            f"{risk}.{kind}[{i}]",
            f"{place} {kind} hospital, O/E by {name}",
            low=0.6,
            high=1.6,
            called=partial(_hospital, risk, kind, i, name),
        )
        for kind, risk, name in (
            ("safety-net", "clinical", "clinical risk"),
            ("other", "clinical", "clinical risk"),
            ("safety-net", "social", "both risks"),
            ("other", "social", "both risks"),
        )
        for i, place in ((4, "Highest"), (3, "Second highest"), (2, "Middle"))
    ),
)

ALL_TOGETHER = Moves(
    Move("before[0]", "Group 1, without the program", "of 1,000", low=1, high=999, whole=False),
    Move("after[0]", "Group 1, with the program", "of 1,000", low=1, high=999, whole=False),
    Move("before[1]", "Group 2, without the program", "of 1,000", low=1, high=999, whole=False),
    Move("after[1]", "Group 2, with the program", "of 1,000", low=1, high=999, whole=False),
    asked="Odds ratio of all patients together",
)
