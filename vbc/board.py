"""The board of Ferry Street: packages, what each does to care and money, what is reported of it, and ten years of luck.

Each subject has a file of its own and is offered here too.
"""

from vbc.board_packages import (
    ADJUSTMENTS,
    BENCHMARK,
    CONSULTANT,
    CONTRACTS,
    FINANCE,
    GUARDRAILS,
    LIVES,
    MEASURES,
    PARTS,
    STAFF,
    Package,
    contract_named,
    every_package,
)
from vbc.ferry_street import HOUSED, UNHOUSED, FerryStreet
from vbc.package_care import CareUnder, care_under, share_of_a_dollar
from vbc.package_replays import YEARS, checks_in_years, idle_does_as_well, idle_receives_as_much, two_decades
from vbc.package_results import DIMENSIONS, merit, package_result, package_results, places

__all__ = [
    "ADJUSTMENTS",
    "BENCHMARK",
    "CONSULTANT",
    "CONTRACTS",
    "DIMENSIONS",
    "FINANCE",
    "GUARDRAILS",
    "HOUSED",
    "LIVES",
    "MEASURES",
    "PARTS",
    "STAFF",
    "UNHOUSED",
    "YEARS",
    "CareUnder",
    "FerryStreet",
    "Package",
    "care_under",
    "checks_in_years",
    "contract_named",
    "every_package",
    "idle_does_as_well",
    "idle_receives_as_much",
    "merit",
    "package_result",
    "package_results",
    "places",
    "share_of_a_dollar",
    "two_decades",
]
