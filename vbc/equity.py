"""Who gets what, and who ends up where: allocation of one budget, gaps and their framing, convergence, indices.

Each subject has a file of its own and is offered here too.
"""

from vbc.allocation import (
    allocation_curve,
    efficient_allocation,
    equal_allocation,
    gap_closing_allocation,
    where_they_part,
)
from vbc.convergence import APPROACHES, converging_gap, gaps_by_year, years_until
from vbc.disparity import (
    Headline,
    absolute_gap,
    headlines_table,
    is_leveling_down,
    overall_rate,
    relative_gap,
    three_headlines,
)
from vbc.equity_program import Allocation, EquityProgram, allocate
from vbc.gap_burden import excess_events, rates_by_year
from vbc.inequality_indices import (
    atkinson_index,
    concentration_index,
    equally_distributed_equivalent,
    erreygers_index,
)
from vbc.neutral_rate import neutral_rate
from vbc.stratified_measurement import OverallChange, gain_by_housing, gain_difference_by_housing, overall_change

__all__ = [
    "APPROACHES",
    "Allocation",
    "EquityProgram",
    "Headline",
    "OverallChange",
    "absolute_gap",
    "allocate",
    "allocation_curve",
    "atkinson_index",
    "concentration_index",
    "converging_gap",
    "efficient_allocation",
    "equal_allocation",
    "equally_distributed_equivalent",
    "erreygers_index",
    "excess_events",
    "gain_by_housing",
    "gain_difference_by_housing",
    "gap_closing_allocation",
    "gaps_by_year",
    "headlines_table",
    "is_leveling_down",
    "neutral_rate",
    "overall_change",
    "overall_rate",
    "rates_by_year",
    "relative_gap",
    "three_headlines",
    "where_they_part",
    "years_until",
]
