"""Texts that the questions on accountable-care contracts draw from: remarks on a worked year, rows of rules, verdicts on a check."""

REASONS = {
    "alike": "What is compared must be counted alike",
    "luck": "It keeps luck from being paid",
    "care": "It keeps care from being skipped",
    "split": "It divides what was saved",
}
REMARKS = {
    "both_counted": "Line 1 counts no patient beyond \\${{threshold:,}}, just as line 2 does.",
    "left_whole": "With whole costs in line 1 and nothing else changed, line 3 would be larger.",
    "a_little_less": "Savings of {{just_under:.1%}} would have been savings, too, and would have brought nothing.",
    "smaller_for_many": "For an organization of 60,000 people the {{minimum:.1%}} in line 4 would be smaller.",
    "no_dollar_answers": "Line 4 asks a second question, which no dollar amount can answer.",
    "same_line_three": "With the very same line 3, line 5 could be \\$0, if too few patients had had their blood pressure controlled.",
    "from_the_first": "Line 5 multiplies all of line 3, and not only what exceeds the minimum.",
    "rest_of_a_dollar": "Of each dollar in line 3, line 5 leaves {{left:.0f}} cents to the payer.",
}
REASON_OF = {
    remark: reason for reason, start in zip(REASONS, range(0, 8, 2), strict=True) for remark in list(REMARKS)[start : start + 2]
}
WHY = {
    "both_counted": "A ceiling on one side of a difference only would change the difference.",
    "left_whole": "What stays in the benchmark and is cut from the costs looks like savings (phantom savings).",
    "a_little_less": "Small deviations come about by chance; the minimum leaves them unpaid, real ones as well.",
    "smaller_for_many": "The more people, the less chance moves their average, and the less the minimum must screen.",
    "no_dollar_answers": "The quality gate asks what the patients got.",
    "same_line_three": "The gate can shut on any amount of savings.",
    "from_the_first": "Once the minimum is reached, sharing starts at the first dollar.",
    "rest_of_a_dollar": "A sharing rate is a division: what the one side does not get stays with the other.",
}

LEVELS = {"C": (0.02, 0.01), "D": (0.04, 0.02), "E": (0.08, 0.04)}
"""Most that is repaid on BASIC C, D and E: shares of revenue and of the benchmark."""

VERDICTS = {
    "check_open": "A check comes to {{nothing:.0%}} of those who save nothing and to {{saving:.0%}} of those who save 3%; which of them this one is, the year does not say.",
    "none_open": "No check comes to {{nothing_unpaid:.0%}} of those who save nothing and to {{saving_unpaid:.0%}} of those who save 3%; which of them this one is, the year does not say.",
    "luck_chance": "The chance that the result is nothing but luck is {{nothing:.0%}}.",
    "proved": "It has saved something: that is what reaching a minimum rate shows, since the rate is there to rule luck out.",
    "refuted": "It has saved nothing: whoever truly saves 3% has savings above the minimum of 2%, and is paid.",
}
