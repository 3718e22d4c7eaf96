"""What a reader can do who has met the clinician in the mirror."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch11.choice", "Predict where a clinician stops", after=("ch09.margin",)),
    Objective("ch11.weight", "Read a weight off one choice, and predict the next", after=("ch11.choice",)),
    Objective(
        "ch11.best",
        "Tell the patient's best from society's and from the clinician's",
        after=(
            "ch11.choice",
            "ch03.displaced",
        ),
    ),
    Objective(
        "ch11.guard",
        "Choose a guardrail, and say what it costs",
        after=(
            "ch11.best",
            "ch09.bears",
        ),
    ),
)
