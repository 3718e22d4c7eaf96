"""What a reader can do who has costed a visit by the minute."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch04.rate", "Find what a minute of a person or a room costs", after=("ch00.price",)),
    Objective("ch04.visit", "Cost a visit by the minutes and supplies that it takes", after=("ch04.rate",)),
    Objective("ch04.capacity", "Find what limits a process, and what a saving leaves on the bill", after=("ch04.visit",)),
    Objective("ch04.once", "Charge every dollar once, and keep prices out of costs", after=("ch04.visit",)),
)
