"""Whose agent is the clinician: the choice between money and a patient's health, what it reveals, and guardrails.

Each subject has a file of its own and is offered here too.
"""

from vbc.choice_curves import choice_curves, choices_by_ratio
from vbc.clinician_choice import Care, chosen_quantity, clinician_utility, harm, society_loss
from vbc.guardrail_doses import fund_share_for, guardrails_compared, opt_out_for, prom_weight_for, reimbursement_for
from vbc.guardrails import Guarded, best_reimbursement, carve_out, disclose, mixed_payment, realign, unguarded
from vbc.revealed_weights import RevealedWeight, revealed_ratio, revealed_weight
from vbc.risk_selection import margins_when_known, selection_margins
from vbc.stopping_rule import Stop, next_unit_health, stopping_rule

__all__ = [
    "Care",
    "Guarded",
    "RevealedWeight",
    "Stop",
    "best_reimbursement",
    "carve_out",
    "choice_curves",
    "choices_by_ratio",
    "chosen_quantity",
    "clinician_utility",
    "disclose",
    "fund_share_for",
    "guardrails_compared",
    "harm",
    "margins_when_known",
    "mixed_payment",
    "next_unit_health",
    "opt_out_for",
    "prom_weight_for",
    "realign",
    "reimbursement_for",
    "revealed_ratio",
    "revealed_weight",
    "selection_margins",
    "society_loss",
    "stopping_rule",
    "unguarded",
]
