"""The answer to the opening chapter's question, its mistakes and its explanation."""

from vbc.value import average_cost_effectiveness_ratio
from workbook.problem import Key


def per_recovery(*, spent, better, **_):
    return average_cost_effectiveness_ratio(spent, better)


def per_visit(*, spent, visits, **_):
    """{{given:,.0f}} dollars is the cost of a *visit*. A clinic can make its visits cheap and heal nobody. What did the visits achieve?"""
    return spent / visits


def per_patient(*, spent, patients, **_):
    """{{given:,.0f}} dollars is spent on each patient *taken in*, better or not. Only some of the {{patients}} got better."""
    return spent / patients


def recoveries_per_dollar(*, spent, better, **_):
    """{{given:.3g}} is recoveries for each dollar. That is value, the subject of the next chapter; here the question is how many dollars for each recovery."""
    return better / spent


def explain_recovery(*, spent, better, patients, visits):
    return rf"""\${spent:,} ÷ {better} recoveries = **\${spent / better:,.0f}** for each. Per visit it would have been \${spent / visits:,.0f} and per patient \${spent / patients:,.0f}:
true numbers as well, but they count work and people at the door, not results. (It credits the clinic with every recovery. Some of them might have come unaided: chapter 1
asks “Where is zero?”.)"""


COST_PER_RECOVERY = Key(
    per_recovery,
    mistakes=(per_visit, per_patient, recoveries_per_dollar),
    explain=explain_recovery,
    because="Dollars per recovery count results; dollars per visit count work.",
)
