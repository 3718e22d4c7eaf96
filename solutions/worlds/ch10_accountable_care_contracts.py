"""What moves in the worlds of chapter 10."""

from math import ceil, floor

from workbook.worlds import Move, Moves


def _spending(*, benchmark, savings, **_):
    return {"spending": benchmark - savings, "share": savings / benchmark}


def _loss(*, benchmark, loss, **_):
    return {"spending": benchmark + loss}


LAST_STEP = Moves(
    Move("minimum", "The minimum savings rate", "rate", high=lambda share, **_: round(1.3 * share, 3)),
    Move("savings", "Savings", "$", also=_spending),
    Move("up", "Part of savings that is paid", "rate"),
    Move("down", "Part of losses that is repaid", "rate"),
    asked="What the ACO is paid",
)

ONLY_THE_DATA = Moves(
    Move(
        "spending",
        "Counted spending",
        "$",
        low=lambda benchmark, **_: 0.9 * benchmark,
        high=lambda benchmark, **_: 1.02 * benchmark,
    ),
    Move("lives", "People", "people", low=5_000, high=60_000, whole=False),
    Move("benchmark", "Benchmark", "$", low=lambda spending, **_: 0.95 * spending, high=lambda spending, **_: 1.15 * spending),
    asked="What the ACO is paid",
)

PERFECT_PITCH = Moves(
    Move("gifted", "Singers with perfect pitch", "rate"),
    Move("guessed", "Certified without it", "rate"),
    Move("certain", "Certified with it", "rate"),
    asked="Of the certified, with perfect pitch",
)

PHANTOM_SAVINGS = Moves(
    Move("threshold", "Stop-loss", "$", high=lambda costs, **_: 1.25 * max(costs)),
    *(Move(f"costs[{i}]", f"Costs of patient {i + 1}", "$", high=400_000) for i in range(10)),
    asked="Savings that the contract measures",
)

CORRIDOR_THREE_YEARS = Moves(
    Move("deviations[{row}]", "Below the benchmark, {row}", "rate", low=-0.1, high=0.1),
    Move("first", "Shared within 2%", "rate"),
    Move("second", "Shared from 2% to 5%", "rate"),
    Move("benchmark", "Benchmark", "$"),
)

LOSS_WITH_LIMIT = Moves(
    Move("loss", "Losses", "$", also=_loss),
    Move("revenue", "Medicare revenue of the participants", "$", high=lambda benchmark, **_: 1.2 * benchmark),
    Move("benchmark", "Benchmark", "$", also=_loss),
    asked="What the ACO repays",
)

ENHANCED_LOSSES = Moves(
    Move("scores[{row}]", "Quality score of {row}", "rate"),
    Move("losses[{row}]", "Losses of {row}", "million dollars"),
)

# Between the ends of the slider for people, by whichever of the rules that are compared.


def _for_100_000(*, variation, **_):
    return ceil(1000 * 1.96 * variation / 100_000**0.5) / 1000


def _for_1_000(*, variation, **_):
    return floor(1000 * variation / 1_000**0.5) / 1000


def _of_1_000(*, minimum, **_):
    return ceil(10 * minimum * 1_000**0.5) / 10


def _of_100_000(*, minimum, **_):
    return floor(10 * minimum * 100_000**0.5 / 1.96) / 10


SMALLEST_PANEL = Moves(
    Move("minimum", "Minimum savings rate", "rate", low=_for_100_000, high=_for_1_000),
    Move("variation", "Variation of one person", low=_of_1_000, high=_of_100_000),
)

STEADY_THRESHOLD = Moves(
    Move("wanted", "Variation that is wanted", "rate", low=0.002, high=0.04),
    Move("lives", "People", "people", low=1_000, high=40_000, whole=False),
)

LUCK_PAYOUT = Moves(
    Move("minimum", "Minimum savings rate", "rate", high=0.08),
    Move("lives", "People", "people", low=200, high=20_000, whole=False),
    Move("variation", "Variation of one person", low=0.5, high=5),
    Move("share", "Part of savings that is paid", "rate"),
    Move("benchmark", "Benchmark", "$"),
    asked="Cost of luck in an average year",
)

BENCHMARK_AGAIN = Moves(
    Move("returned", "Part of savings that is given back", "rate"),
    Move("now", "Saved in the first new year", "rate", high=0.2),
    Move("saved[0]", "Saved in the first year", "rate", high=0.2),
    Move("saved[2]", "Saved in the third year", "rate", high=0.2),
    asked="Savings measured against the new benchmark",
)

REAL_PEOPLE = Moves(
    Move("minimum", "Minimum savings rate", "rate", high=0.3),
    *(Move(f"panels[{i}]", f"Average spending of panel {i + 1}", "$", low=80, high=260) for i in range(12)),
    asked="Paid for a person, on average",
)
