"""Accountable-care contracts: benchmark, minimum rates, settlement, corridors, stop-loss, luck, and years of it.

Each subject has a file of its own and is offered here too.
"""

from vbc.benchmark_setting import (
    FIRST_WEIGHTS,
    LATER_WEIGHTS,
    RISK_CAP,
    historical_benchmark,
    rebased_share,
    risk_adjusted_benchmark,
)
from vbc.checks_for_nothing import false_positive_rates, lives_for_false_positives, luck_payout, real_share
from vbc.contract_outlook import (
    Outlook,
    chance_of_payment,
    expected_payoff_curve,
    luck_histogram,
    outlook,
    panel_of,
    payoff_curve,
)
from vbc.contract_terms import Contract, ContractYear, settle_year
from vbc.contract_years import Sides, ratchet_cost, roll_years, three_sides
from vbc.corridors import TEXTBOOK_CORRIDOR, Corridor, corridor_curve, corridor_settlement, marketplace_corridor
from vbc.empirical_law import EmpiricalLaw
from vbc.kept_panels import medicare_panel, rand_panel
from vbc.mssp_contract import contract_of_track
from vbc.mssp_tracks import TRACKS, Track, final_loss_rate, final_sharing_rate, loss_recoupment_limit, track_named
from vbc.panel_luck import PanelLuck, panel_luck
from vbc.panel_simulation import PanelSimulation, luck_of_simulation, simulate_panels
from vbc.rule_years import RULES, rule_stamp
from vbc.savings_rates import (
    chosen_minimum_rate,
    lives_for_minimum_rate,
    minimum_savings_rate,
    minimum_savings_rates,
    savings_rate_table,
)
from vbc.settlement import Settlement, settle, settle_mssp, shared
from vbc.spending_law import MEDICARE_LIKE, Law, SpendingLaw
from vbc.spending_variation import coefficient_of_variation, threshold_for_variation
from vbc.stop_loss import (
    StopLossPrice,
    capped_total,
    percentile_threshold,
    phantom_savings,
    phantom_savings_of_law,
    stop_loss_price,
    truncated_costs,
)
from vbc.stop_loss_value import stop_loss_value

__all__ = [
    "FIRST_WEIGHTS",
    "LATER_WEIGHTS",
    "MEDICARE_LIKE",
    "RISK_CAP",
    "RULES",
    "TEXTBOOK_CORRIDOR",
    "TRACKS",
    "Contract",
    "ContractYear",
    "Corridor",
    "EmpiricalLaw",
    "Law",
    "Outlook",
    "PanelLuck",
    "PanelSimulation",
    "Settlement",
    "Sides",
    "SpendingLaw",
    "StopLossPrice",
    "Track",
    "capped_total",
    "chance_of_payment",
    "chosen_minimum_rate",
    "coefficient_of_variation",
    "contract_of_track",
    "corridor_curve",
    "corridor_settlement",
    "expected_payoff_curve",
    "false_positive_rates",
    "final_loss_rate",
    "final_sharing_rate",
    "historical_benchmark",
    "lives_for_false_positives",
    "lives_for_minimum_rate",
    "loss_recoupment_limit",
    "luck_histogram",
    "luck_of_simulation",
    "luck_payout",
    "marketplace_corridor",
    "medicare_panel",
    "minimum_savings_rate",
    "minimum_savings_rates",
    "outlook",
    "panel_luck",
    "panel_of",
    "payoff_curve",
    "percentile_threshold",
    "phantom_savings",
    "phantom_savings_of_law",
    "rand_panel",
    "ratchet_cost",
    "real_share",
    "rebased_share",
    "risk_adjusted_benchmark",
    "roll_years",
    "rule_stamp",
    "savings_rate_table",
    "settle",
    "settle_mssp",
    "settle_year",
    "shared",
    "simulate_panels",
    "stop_loss_price",
    "stop_loss_value",
    "three_sides",
    "threshold_for_variation",
    "track_named",
    "truncated_costs",
]
