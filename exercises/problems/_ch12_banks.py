"""What the sorting problems of chapter 12 draw from. Items stand in groups, so that a draw can take some of each kind."""

LINES = {
    "line_1": "Line 1",
    "line_2": "Line 2",
    "line_3": "Line 3",
    "line_5": "Line 5",
    "none": "No line at all",
}
CHANGES = {
    "fund_halves": "A fund takes over half of what a call does to the clinician's income.",
    "larger_share": "The contract gives back ten cents more of each dollar saved.",
    "money_weighs_half": "Another clinician, for whom a dollar weighs half as much, has the same contract.",
    "after_a_talk": "The same clinician has sat with a patient's family, and health weighs more with her.",
    "social_risk_known": "What a person without a stable home costs is now expected of them.",
    "still_counted": "Whoever leaves is counted for the rest of the year as if still here.",
    "dearer_elsewhere": "Elsewhere the payer's money buys a QALY only for \\$150,000.",
    "signing_fee": "The payer adds \\$200,000 a year to the check, whatever is saved.",
    "twice_as_large": "The dashboard prints health gained twice as large as it is.",
    "who_answers": "The brochure leaves out patients who did not answer.",
}
"""Two of each kind: contract, weights, who is expected, the payer's money, and what is only reported."""

QUESTIONS = {
    "missing": "Who is missing from the count?",
    "idle": "Would a hospital that changed nothing show it too?",
    "pocket": "In whose pocket is the dollar?",
    "unknown": "What did the model not know?",
}
CLAIMS = {
    "answers": "“Patients who answered are nine points better.”",
    "left_better": "“Since forty patients went elsewhere, our ratio has fallen below 1.”",
    "boxes": "“Among patients seen this year, every box is ticked in both groups.”",
    "check_proves": "“We got a check, so we have saved.”",
    "worst_third": "“The third that began worst improved most, all without a control group.”",
    "one_good_year": "“Four patients fewer died than expected, of fifty expected.”",
    "call_saves": "“Each call saves \\$50, and costs \\$30.”",
    "cheaper_visit": "“A visit costs \\$18 less since nurses do half of it; nobody was let go.”",
    "avoided_stays": "“A hundred avoided stays at \\$12,000 make us \\$1.2 million richer.”",
    "worse_there": "“Clinics near the shelter have more readmissions than their patients' diagnoses explain.”",
    "cost_is_need": "“The model gives places to those whose care will cost most. Whoever cannot get care costs little.”",
    "excess": "“At equal diagnoses, these patients cost \\$2,000 more than the benchmark expects.”",
}
"""Three of each kind."""
