"""What a reader can do who has debated A, B and neither."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch01.ratio", "Compute a value ratio, and refuse it where it orders nothing", after=("ch00.price",)),
    Objective("ch01.net_benefit", "Put health and money in one unit, and choose among plans or none", after=("ch01.ratio",)),
    Objective("ch01.flip", "Find the price of a result at which a choice flips", after=("ch01.net_benefit",)),
    Objective("ch01.yardsticks", "Tell apart the yardsticks that put different plans first", after=("ch01.ratio",)),
)
