"""What the sorting problems of chapter 3 draw from. Items stand in groups, so that a draw can take some of each kind."""

REASONS = {
    "later": "What comes later counts for less",
    "shared": "What both options share drops out",
    "survival": "Added years bring bills as well as health",
    "price": "A ratio has to be held against a price",
}
REMARKS = {
    "third_power": "The utility of year 3 is divided by 1.03 three times, that of year 1 once.",
    "care_shrinks": "Line 4 puts in less for the care of year 3 than its bill will say.",
    "no_early_care": "The bills for other care in years 1 and 2 are in no line.",
    "line_3": "Line 3 would be the same if year 1 were better by 0.05 with the drug and without it.",
    "more_than_price": "Line 4 is larger than the price of the drug.",
    "unrelated_care": "Line 4 charges the drug with care that the drug has nothing to do with.",
    "new_number": "Line 6 brings in a number that stands in no line above it.",
    "still_quarrel": "Two committees may agree on lines 1 to 5 and decide differently.",
}

ACTIONS = {
    "dominant": "Take it; there is no ratio to print",
    "dominated": "Refuse it; there is no ratio to print",
    "accept": "A ratio decides, and says: take it",
    "refuse": "A ratio decides, and says: refuse it",
}
COMPARISONS = {
    "ne_small": "+0.20 QALY, +\\$15,000",
    "ne_half": "+0.50 QALY, +\\$40,000",
    "ne_tenth": "+0.10 QALY, +\\$2,000",
    "ne_dear": "+0.20 QALY, +\\$30,000",
    "ne_one": "+1.00 QALY, +\\$140,000",
    "ne_bit": "+0.05 QALY, +\\$9,000",
    "sw_big_saving": "−0.10 QALY, −\\$25,000",
    "sw_half": "−0.50 QALY, −\\$80,000",
    "sw_small": "−0.02 QALY, −\\$6,000",
    "sw_cheap_saving": "−0.10 QALY, −\\$4,000",
    "sw_one": "−1.00 QALY, −\\$60,000",
    "sw_bit": "−0.20 QALY, −\\$9,000",
    "se": "+0.20 QALY, −\\$5,000",
    "se_equal_health": "the same QALYs, −\\$3,000",
    "se_equal_cost": "+0.10 QALY, the same cost",
    "nw": "−0.20 QALY, +\\$5,000",
    "nw_equal_health": "the same QALYs, +\\$3,000",
    "nw_equal_cost": "−0.10 QALY, the same cost",
}
