"""What a reader can do who has printed a headline about a gap."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch07.yardsticks", "Measure a gap by its difference and by both ratios", after=("ch02.read",)),
    Objective(
        "ch07.divide",
        "Divide a budget between groups, and follow the gap over the years",
        after=(
            "ch07.yardsticks",
            "ch03.displaced",
        ),
    ),
    Objective(
        "ch07.print",
        "Say which sentence about a gap the numbers bear out",
        after=(
            "ch07.yardsticks",
            "ch05.luck",
        ),
    ),
)
