"""Texts that the questions on risk adjustment draw from: remarks on a worked solution, and facts about patients."""

REASONS = {
    "mix": "It lets the hospital's own patients set the bar.",
    "size": "It puts large and small hospitals on one scale.",
    "unit": "It changes the unit for the reader, and nothing else.",
    "luck": "It asks what chance alone could do.",
}
REMARKS = {
    "own_groups": "Line 1 counts how many patients *this* hospital has in each group.",
    "no_overall_rate": "Line 1 never multiplies all {{patients}} patients by the overall death rate.",
    "divides": "Line 3 divides by the expected deaths; it does not subtract them.",
    "twice_all": "Line 3 would read the same with twice the patients, twice the deaths and twice the expected deaths.",
    "times_overall": "Line 4 multiplies by the death rate of all hospitals together.",
    "same_order": "Line 4 ranks any number of hospitals exactly as line 3 does.",
    "narrows": "Line 5 would narrow with four times the patients, though line 3 stayed put.",
    "holds_one": "Line 5 is read by whether 1 lies inside.",
}
BINS = {
    "severity": "How sick with *this* illness on arrival",
    "comorbidity": "Another illness that came along",
    "social": "A circumstance of life",
    "care": "Arose during care: never adjust",
}
FACTORS = {
    "breathing": "38 breaths a minute at the door",
    "pressure": "Low blood pressure in the ambulance",
    "both_lungs": "Pneumonia in both lungs on the first X-ray",
    "confusion": "Newly confused on arrival",
    "oxygen": "Oxygen saturation of 84% at triage",
    "urea": "High blood urea in the first sample, from the pneumonia",
    "heart_failure": "Heart failure, known for three years",
    "copd": "Chronic obstructive lung disease, on home inhalers",
    "kidney": "Diabetes with kidney disease, coded last year",
    "cancer": "Metastatic cancer on the problem list",
    "cirrhosis": "Cirrhosis, found two winters ago",
    "dementia": "Dementia, in last year's claims",
    "no_address": "No stable address",
    "alone": "Lives alone, with nobody to fetch medicines",
    "deprived": "Neighborhood among the most deprived tenth",
    "medicaid": "Eligible for Medicaid beside Medicare",
    "interpreter": "Needs an interpreter, and has none at home",
    "unaffordable": "Could not pay for the antibiotic prescribed before admission",
    "line_infection": "Bloodstream infection from a line, on day 4",
    "pressure_ulcer": "Pressure ulcer that was not there on admission",
    "late_antibiotic": "First antibiotic nine hours after arrival",
    "fall": "Hip broken in a fall on the ward",
    "contrast": "Kidney failure after a contrast scan, on day 2",
    "second_sepsis": "Sepsis that began on day 5",
}
BIN_OF = {factor: bin_ for bin_, start in zip(BINS, range(0, 24, 6), strict=True) for factor in list(FACTORS)[start : start + 6]}
