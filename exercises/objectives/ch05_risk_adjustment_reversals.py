"""What a reader can do who has sat on the bonus board."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch05.expect", "Work out what a hospital's own patients lead one to expect", after=("ch02.added",)),
    Objective("ch05.compare", "Compare hospitals whose patients differ", after=("ch05.expect",)),
    Objective(
        "ch05.luck",
        "Tell a difference between hospitals from luck",
        after=(
            "ch05.compare",
            "ch02.report",
        ),
    ),
)
