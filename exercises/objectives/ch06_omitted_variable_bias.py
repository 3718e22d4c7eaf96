"""What a reader can do who has left a variable out, and put it back."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch06.slope", "Say what a slope swallows when something is left out", after=("ch05.expect",)),
    Objective(
        "ch06.hospital",
        "Compute how far a hospital is misjudged, and whom each remedy hurts",
        after=(
            "ch06.slope",
            "ch05.compare",
        ),
    ),
    Objective("ch06.like", "Take out of a difference what something else has brought", after=("ch06.slope",)),
)
