"""Payment models: what one more action earns, what bonuses, bundles and prices a head do, and what patients' own prices did.

Each subject has a file of its own and is offered here too.
"""

from vbc.action_margins import Action, Bundle, Capitation, FeeForService, PayForPerformance, SharedSavings, shared_savings_margin
from vbc.break_even import break_even_chance, break_even_probability, break_even_share, practices_for_profit
from vbc.bundles import JOINT_REPLACEMENT_LIMITS, Reconciliation, more_episodes, reconcile, target_price, winsorised_episodes
from vbc.capitation import (
    capitation_revenue,
    loss_by_size,
    loss_chance_of_panel,
    medicare_advantage_payment,
    members_for_safety,
    probability_of_loss,
    selection_margin,
)
from vbc.cost_sharing import PLANS, arc_elasticity, cost_sharing_difference, cost_sharing_results
from vbc.hcc import RiskScore, add_up_risk_score, can_score, risk_score
from vbc.hospital_purchasing import domain_score, exchange_slope, purchasing_adjustment, total_performance_score
from vbc.performance_bonus import Bonus, cliff_and_ramp, effort_worth, expected_bonus, next_patient_worth, paid_for_performance
from vbc.piece_rates import Trade, pieces_made, pieces_worth_making, waste_of_piece_rate
from vbc.practice_week import (
    MODELS,
    WEEK,
    WeekResult,
    best_for_patient,
    margins_by_model,
    most_profitable,
    week_by_model,
    week_result,
)
from vbc.prevention import prevention_by_year, prevention_value, stay_rate_for_prevention
from vbc.purchasing_points import achievement_points, improvement_points, measure_points, points_curve
from vbc.rule_years import RULES, rule_stamp

__all__ = [
    "JOINT_REPLACEMENT_LIMITS",
    "MODELS",
    "PLANS",
    "RULES",
    "WEEK",
    "Action",
    "Bonus",
    "Bundle",
    "Capitation",
    "FeeForService",
    "PayForPerformance",
    "Reconciliation",
    "RiskScore",
    "SharedSavings",
    "Trade",
    "WeekResult",
    "achievement_points",
    "add_up_risk_score",
    "arc_elasticity",
    "best_for_patient",
    "break_even_chance",
    "break_even_probability",
    "break_even_share",
    "can_score",
    "capitation_revenue",
    "cliff_and_ramp",
    "cost_sharing_difference",
    "cost_sharing_results",
    "domain_score",
    "effort_worth",
    "exchange_slope",
    "expected_bonus",
    "improvement_points",
    "loss_by_size",
    "loss_chance_of_panel",
    "margins_by_model",
    "measure_points",
    "medicare_advantage_payment",
    "members_for_safety",
    "more_episodes",
    "most_profitable",
    "next_patient_worth",
    "paid_for_performance",
    "pieces_made",
    "pieces_worth_making",
    "points_curve",
    "practices_for_profit",
    "prevention_by_year",
    "prevention_value",
    "probability_of_loss",
    "purchasing_adjustment",
    "reconcile",
    "risk_score",
    "rule_stamp",
    "selection_margin",
    "shared_savings_margin",
    "stay_rate_for_prevention",
    "target_price",
    "total_performance_score",
    "waste_of_piece_rate",
    "week_by_model",
    "week_result",
    "winsorised_episodes",
]
