"""Who is selected, who is missed, by which criterion that is fair, what it costs, and in whose books.

Each subject has a file of its own and is offered here too.
"""

from vbc.calibration import Calibration, calibration_by_group, calibration_curve_by_group
from vbc.confusion import RATES, Confusion, confusion_by_group, confusion_table
from vbc.detox_selection import (
    DETOX_MODELS,
    detox_by_interviews,
    detox_decisions,
    detox_housing_odds,
    detox_ranking,
    detox_results,
    detox_slots,
    detox_summary,
)
from vbc.fairlearn_guarded import equalized_odds_by_fairlearn, rates_by_fairlearn
from vbc.fairness_criteria import (
    CRITERIA,
    demographic_parity_difference,
    equal_opportunity_difference,
    equalized_odds_difference,
    fairness_table,
    predictive_parity_difference,
    rate_gap,
)
from vbc.group_quotas import QuotaChoice, fairest_quota, quota_for, quota_sweep, value_fairness_frontier
from vbc.heart_failure_program import (
    BENEFIT,
    EFFECTIVENESS,
    MODELS,
    PLACE_COST,
    READMISSION_COST,
    SLOTS,
    program_calibration,
    program_calibration_curve,
    program_ranking,
    program_result,
    program_risks,
)
from vbc.impossibility import (
    forced_false_positive_rate,
    forced_positive_predictive_value,
    forced_true_positive_rate,
    impossibility_table,
)
from vbc.label_bias import label_bias, net_compensation
from vbc.ledger_inputs import LedgerInputs, penalty_of_indifference
from vbc.program_checks import program_replications, unconstrained_thresholds
from vbc.program_policies import compare_policies, program_policy
from vbc.program_value import break_even_effectiveness, break_even_precision, program_value, value_of
from vbc.ranking import Ranking, rank_people
from vbc.selection import Selection, select_top
from vbc.stakeholder_ledgers import (
    STAKEHOLDERS,
    compare_ledgers,
    ledger_totals,
    patients_by_outcome,
    stakeholder_ledger,
)

__all__ = [
    "BENEFIT",
    "CRITERIA",
    "DETOX_MODELS",
    "EFFECTIVENESS",
    "MODELS",
    "PLACE_COST",
    "RATES",
    "READMISSION_COST",
    "SLOTS",
    "STAKEHOLDERS",
    "Calibration",
    "Confusion",
    "LedgerInputs",
    "QuotaChoice",
    "Ranking",
    "Selection",
    "break_even_effectiveness",
    "break_even_precision",
    "calibration_by_group",
    "calibration_curve_by_group",
    "compare_ledgers",
    "compare_policies",
    "confusion_by_group",
    "confusion_table",
    "demographic_parity_difference",
    "detox_by_interviews",
    "detox_decisions",
    "detox_housing_odds",
    "detox_ranking",
    "detox_results",
    "detox_slots",
    "detox_summary",
    "equal_opportunity_difference",
    "equalized_odds_by_fairlearn",
    "equalized_odds_difference",
    "fairest_quota",
    "fairness_table",
    "forced_false_positive_rate",
    "forced_positive_predictive_value",
    "forced_true_positive_rate",
    "impossibility_table",
    "label_bias",
    "ledger_totals",
    "net_compensation",
    "patients_by_outcome",
    "penalty_of_indifference",
    "predictive_parity_difference",
    "program_calibration",
    "program_calibration_curve",
    "program_policy",
    "program_ranking",
    "program_replications",
    "program_result",
    "program_risks",
    "program_value",
    "quota_for",
    "quota_sweep",
    "rank_people",
    "rate_gap",
    "rates_by_fairlearn",
    "select_top",
    "stakeholder_ledger",
    "unconstrained_thresholds",
    "value_fairness_frontier",
    "value_of",
]
