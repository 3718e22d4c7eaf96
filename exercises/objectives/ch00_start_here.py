"""What the first page is for."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch00.moves", "Predict, try, read and answer on a page of this workbook"),
    Objective("ch00.count", "Count what patients got, not how much was done for them"),
    Objective("ch00.price", "Divide what was spent by what was achieved", after=("ch00.count",)),
)
