"""What a reader can do who has sat through the committee's agenda."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch03.qaly", "Turn years, utilities and a discount rate into QALYs", after=("ch01.ratio",)),
    Objective(
        "ch03.icer",
        "Form the ratio of extra cost to extra health, for two options or many",
        after=(
            "ch03.qaly",
            "ch01.flip",
        ),
    ),
    Objective("ch03.decide", "Hold a ratio against a price, and say how sure the decision is", after=("ch03.icer",)),
    Objective("ch03.displaced", "Count what a fixed budget takes from somebody else", after=("ch03.decide",)),
)
