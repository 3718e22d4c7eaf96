"""What moves in the worlds of chapter 9."""

from workbook.worlds import Move, Moves


def _lost(*, share, chance, more, **_):
    return {"lost": share * chance * more}


def _margin(*, fee, cost, **_):
    return {"margin": fee - cost}


def _fee(*, margin, cost, **_):
    return {"fee": margin + cost}


LAST_STEP = Moves(
    Move("practices", "Practices that share", "practices", low=1, high=20),
    Move("margin", "Your margin on the visit", "$", also=_fee),
    Move("more", "What the payer spends more", "$", also=_lost),
    Move("share", "Part of savings that is the practices'", "rate", also=_lost),
    asked="What one more visit earns you",
)

FOUR_MARGINS = Moves(
    Move("chance", "Calls that avoid a complication", "rate", high=0.1),
    Move("loss", "A complication", "$"),
    Move("share", "Part of savings that is yours", "rate"),
    Move("cost", "What the visit costs you", "$", also=_margin),
    Move("fee", "Fee for the visit", "$", also=_margin),
    Move("call", "What the call costs you", "$"),
)

THE_LAWN = Moves(
    Move("worth", "Worth of a watering to the family", "$", low=0.1, high="cost"),
    Move("cost", "A watering on the bill", "$", low="worth"),
    asked="Flats from which on a family waters",
)

NEUTRAL_SHARE = Moves(
    Move("chance", "Chance that anything is shared", "rate", low=0.05),
    Move("spending", "What the payer spends more", "$", low=20),
    Move("margin", "Your margin on the visit", "$"),
)

NEUTRAL_CHANCE = Moves(
    Move("share", "Part of savings that is yours", "rate", low=0.05),
    Move("spending", "What the payer spends more", "$", low=20),
    Move("margin", "Your margin on the visit", "$"),
)

NEXT_PATIENT = Moves(
    Move("mets[{row}]", "Checked so far, {row}", "patients", high=lambda patients, **_: patients - 1),
    Move("amount", "The most that a plan pays", "$"),
    Move("threshold", "Plan C pays from", "rate"),
    Move("high", "Plan R pays all at", "rate", low=lambda low, **_: low + 0.05),
    Move("low", "Plan R begins at", "rate", high=lambda high, **_: high - 0.05),
)

POINTS = Moves(
    *(
        Move(f"rows[{{row}}][{i}]", f"{name}, {{row}}", low=low, high=high)
        for i, (name, low, high) in {
            1: ("Now", 0, 1.3),
            0: ("Before", 0, 1.3),
            3: ("Benchmark", 0, 1.3),
            2: ("Threshold", 0, 1.3),
        }.items()
    ),
)

TOTAL_SCORE = Moves(
    Move("scores[0]", "Score in the first domain", "of 100", high=100, whole=False),
    Move("slope", "What a point brings back", high=6),
    Move("scores[2]", "Score in the third domain", "of 100", high=100, whole=False),
    Move("base", "Base payments", "million dollars", whole=False),
    asked="Change of payments",
)

SETTLE_THE_YEAR = Moves(
    Move(
        "each",
        "What an episode cost this year",
        "$",
        low=lambda baseline, **_: round(0.8 * baseline),
        high=lambda baseline, **_: round(1.15 * baseline),
    ),
    Move("discount", "How far the target lies below the baseline", "rate", high=0.2),
    Move("limit", "The most that is paid or repaid", "rate", high=0.2),
    Move("episodes", "Joint replacements", "episodes", low=1, whole=False),
    asked="What the hospital receives",
)

LOSING_YEAR = Moves(
    Move("members", "Members", "members", low=1, high=4_801, whole=True),
    Move("revenue", "Revenue for a member", "$", low=7_000, high=11_000),
    Move("deviation", "Standard deviation of a member's cost", "$", low=3_000),
    Move("mean", "What a member costs on average", "$", low=7_000, high=11_000),
    asked="Chance of a loss",
)

MEMBERS_LEAVE = Moves(
    Move("stay", "Members who stay on each year", "rate"),
    Move("years", "Years with avoided care", "years", low=1, high=15),
    Move("cost", "Prevention for a member", "$"),
    Move("avoided", "Care avoided in a year", "$"),
    asked="Worth to the plan, for a member",
)

PRICE_OF_A_BRICK = Moves(
    Move("cost_rise", "How much more each next brick costs", "$", high=12, whole=False),
    Move("worth_fall", "How much less each next brick is worth", "$", high=20, whole=False),
    Move("first_worth", "Worth of the first brick", "$", low="first_cost"),
    Move("first_cost", "Cost of the first brick", "$", high="first_worth"),
)
