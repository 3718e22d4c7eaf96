"""The numerator of value: what a measure measures, and how to count it.

Each subject has a file of its own and is offered here too.
"""

from vbc.care_and_luck import chance_of_double, chance_of_more, chances_of_events, drawn_year, patients_by_care
from vbc.change_compared import MeanDifference, change_by_baseline, expected_without_change, mean_difference
from vbc.composites import (
    all_or_none_bounds,
    all_or_none_if_independent,
    all_or_none_score,
    item_rates,
    opportunity_score,
    opportunity_score_of_counts,
)
from vbc.donabedian import DonabedianChain, confounded_slope, donabedian_chain, simulated_clinics, total_effect
from vbc.help_trial import ArmsCompared, arms_compared, change_when_next_seen, linked_share, paired_scores, score_direction
from vbc.measure_kinds import KINDS, question_of
from vbc.measures import MEASURES, Measure, measure_bank
from vbc.outcome_hierarchy import outcome_hierarchy
from vbc.patient_experience import (
    answers_to_separate,
    cells_to_hold_back,
    linear_mean_score,
    top_box_share,
    top_box_table,
    wilson_interval,
)
from vbc.patient_reported import ScoreChange, mean_change_of_all, responder_bounds, responder_share, score_change
from vbc.score_scales import FloorAndCeiling, floor_and_ceiling, half_standard_deviation, t_score, t_score_percentile

__all__ = [
    "KINDS",
    "MEASURES",
    "ArmsCompared",
    "DonabedianChain",
    "FloorAndCeiling",
    "MeanDifference",
    "Measure",
    "ScoreChange",
    "all_or_none_bounds",
    "all_or_none_if_independent",
    "all_or_none_score",
    "answers_to_separate",
    "arms_compared",
    "cells_to_hold_back",
    "chance_of_double",
    "chance_of_more",
    "chances_of_events",
    "change_by_baseline",
    "change_when_next_seen",
    "confounded_slope",
    "donabedian_chain",
    "drawn_year",
    "expected_without_change",
    "floor_and_ceiling",
    "half_standard_deviation",
    "item_rates",
    "linear_mean_score",
    "linked_share",
    "mean_change_of_all",
    "mean_difference",
    "measure_bank",
    "opportunity_score",
    "opportunity_score_of_counts",
    "outcome_hierarchy",
    "paired_scores",
    "patients_by_care",
    "question_of",
    "responder_bounds",
    "responder_share",
    "score_change",
    "score_direction",
    "simulated_clinics",
    "t_score",
    "t_score_percentile",
    "top_box_share",
    "top_box_table",
    "total_effect",
    "wilson_interval",
]
