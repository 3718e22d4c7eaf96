"""What a reader can do who has signed the memo."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch08.rates", "Compute precision and error rates by group", after=("ch05.expect",)),
    Objective(
        "ch08.conflict",
        "Show which kinds of fairness leave each other no choice",
        after=(
            "ch08.rates",
            "ch07.yardsticks",
        ),
    ),
    Objective(
        "ch08.price",
        "Price a policy: what it prevents, and who pays",
        after=(
            "ch08.rates",
            "ch03.decide",
        ),
    ),
    Objective("ch08.benefit", "Ask who gains from a place, which need not be who is at risk", after=("ch08.price",)),
)
