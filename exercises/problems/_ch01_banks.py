"""What the sorting problems of chapter 1 draw from. Items stand in groups, so that a draw can take some of each kind."""

REASONS = {
    "same_unit": "Puts health and money in one unit",
    "third_option": "Doing nothing is an option too",
    "decides": "Is the decision",
    "other_prices": "Says at which price the two plans would be level",
}
REMARKS = {
    "differences": "Line 5 uses only differences between the plans.",
    "stays_put": "Line 5 would read the same if a QALY were worth twice as much to you.",
    "multiply": "Lines 1 and 2 multiply QALYs by the price of a QALY.",
    "subtract": "Lines 1 and 2 take the cost away; they do not divide by it.",
    "largest": "Line 4 looks for the largest of three numbers.",
    "no_ratio": "Line 4 never asks which plan yields more QALYs per dollar.",
    "zero": "Line 3 writes down a 0 that needs no arithmetic.",
    "both_negative": "If lines 1 and 2 were both below zero, line 4 would name neither plan.",
}

WORDS = {
    "quality": "Quality: health achieved, whatever it cost",
    "value": "Value: health achieved for what was spent",
    "efficiency": "Efficiency: any other output for an input",
    "affordability": "Affordability: what it does to the patient's purse",
}
VIGNETTES = {
    "visits_day": "A nurse practitioner sees 19 patients a day instead of 16.",
    "scanner": "The MRI scanner runs 14 hours a day where it used to run 9.",
    "turnover": "The time between two operations in the same room falls from 41 to 29 minutes.",
    "reads": "One radiologist reads 62 films in a shift.",
    "survival": "Five-year survival after colon surgery is published for every hospital in the state.",
    "a1c": "In one clinic 78% of patients with diabetes reach their glucose target.",
    "walk": "Hip patients report how far they can walk a year after the operation.",
    "falls": "A ward counts injuries from falls per thousand patient days.",
    "insulin": "A family skips insulin in the last week of the month because of the copay.",
    "tenth": "Among members on dialysis, 12% spend more than a tenth of their income on care.",
    "deductible": "A \\$3,000 deductible is due before the first infusion.",
    "debt": "After an admission 8% of patients carry medical debt into the next year.",
    "qaly_dollar": "Two knee programs are compared by QALYs gained per dollar over the whole episode.",
    "regained": "Stroke services are compared by dollars spent per patient who regains function.",
    "fewer_amputations": "Dollars spent on foot care are set against the amputations they prevented.",
    "episode": "A plan pays for depression care by what a remission costs it, start to finish.",
}

VERDICTS = {
    "yes": "The order means something, if nothing is the alternative",
    "negative": "No: an outcome below zero reverses the order",
    "scale": "No: the scale's zero is a convention",
    "free": "No: there is nothing to divide by",
}
COMPARISONS = {
    "t_score": "A mean PROMIS T-score of 52 for \\$4,000 against 47 for \\$3,500 (T = 50 + 10 z)",
    "celsius": "A mean body temperature of 37.1 °C for \\$20 against 38.0 °C for \\$21",
    "iq": "A mean IQ score of 101 for \\$900 against 104 for \\$950",
    "qalys": "0.12 QALY gained for \\$7,500 against 0.10 gained for \\$6,600, each counted from doing nothing",
    "lives": "3 deaths averted for \\$90,000 against 5 for \\$160,000",
    "days": "20 symptom-free days for \\$400 against 26 for \\$480",
    "sample": "A drug that costs its maker's sample budget \\$300 and you \\$0, against one for \\$25",
    "volunteer": "0.01 QALY from a volunteer's visit booked at \\$0, against 0.02 QALY for \\$100",
    "grant": "A program whose whole cost is a grant you do not book (\\$0), against one for \\$5,000",
    "harm": "−0.10 QALY for \\$1,000 against −0.10 QALY for \\$2,000",
    "harm_help": "−0.02 QALY for \\$500 against −0.05 QALY for \\$4,000",
    "worse": "Two drugs that both shorten life, compared by life years gained per dollar",
}
