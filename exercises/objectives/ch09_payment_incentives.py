"""What a reader can do who has spent a week in the practice's chair."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch09.margin", "Find what one more action earns under a way of paying", after=("ch04.capacity",)),
    Objective("ch09.share", "Say when sharing restrains, and among how many", after=("ch09.margin",)),
    Objective(
        "ch09.bears",
        "Say who bears what under bonus, bundle and price per head",
        after=(
            "ch09.margin",
            "ch05.luck",
        ),
    ),
)
