"""The one small question of the opening chapter: it teaches how a card works."""

from workbook.answers import Number
from workbook.problem import Problem
from workbook.variants import between


def _cost_per_recovery(rng):
    patients = between(rng, 80, 160, 10)
    better = patients // 10 * between(rng, 3, 6, 1)
    return {
        "patients": patients,
        "visits": patients * between(rng, 4, 7, 1),
        "better": better,
        "spent": better * between(rng, 1_200, 2_400, 50),
    }


COST_PER_RECOVERY = Problem(
    title="What did one recovery cost?",
    prompt=r"""
Another clinic spent \${{spent:,}} last year. It took in {{patients}} patients and saw them {{visits}} times in all; {{better}} of them got better.
How many dollars did it spend for each patient who got better?
""",
    answer=Number("$", relative=0.005),
    variant=_cost_per_recovery,
    hints=(
        "Four numbers are given; two of them are not needed. What is being counted: visits, patients, or recoveries?",
        "The unit you want is dollars for each recovery: dollars above the line, recoveries below.",
        "Take everything the clinic spent, and share it out among the patients who got better.",
    ),
    objective="Divide what was spent by what was achieved",
    serves=("ch00.price", "ch00.count", "ch00.moves"),
)
