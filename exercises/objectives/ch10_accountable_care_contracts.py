"""What a reader can do who has read the contract to its last clause."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch10.settle", "Settle a year under a contract, at its edges too", after=("ch09.share",)),
    Objective(
        "ch10.luck",
        "Tell savings from luck",
        after=(
            "ch10.settle",
            "ch05.luck",
        ),
    ),
    Objective("ch10.fair", "Keep a benchmark comparable, and see what it does to later years", after=("ch10.settle",)),
)
