"""Texts and real decisions that the questions on precision and fairness draw from."""

REASONS = {
    "need": "It starts from the patients who will be readmitted.",
    "well": "It starts from the patients who would stay well.",
    "worst": "It turns two comparisons into one number.",
    "chosen": "It starts from those who hold a place.",
}
REMARKS = {
    "divides_need": "Line 1 does not divide by the {{places}} places.",
    "missed": "Line 1, taken from 1, is the share that is missed.",
    "never_sick": "Line 2 would not change if other patients with a readmission to come were found.",
    "help_without_need": "Line 2 counts help that was not needed.",
    "larger": "Line 3 keeps the larger difference.",
    "names": "Line 3 would read the same with the two groups' names exchanged.",
    "divides_places": "Line 4 divides by the {{places}} places.",
    "break_even": "Line 5 is above zero exactly when line 4 is above {{break_even:.0%}}.",
}
CRITERIA = {
    "opportunity": "Equal opportunity",
    "odds": "Equalized odds",
    "demographic": "Demographic parity",
    "predictive": "Predictive parity",
    "calibration": "Calibration",
}
CLAIMS = {
    "same_sensitivity": "Of the patients who will be readmitted, the same share has a place in each group.",
    "missed_alike": "A patient with a readmission to come is as likely to be missed in one group as in the other.",
    "both_errors": "Among those who will be readmitted the groups' shares with a place agree, and so do they among those who will not.",
    "points_meet": "On a plane of true against false positive rate, both groups are at one point.",
    "same_share": "One patient in ten has a place, in each group, whatever their need.",
    "like_population": "The list of places mirrors the list of patients, group by group.",
    "same_precision": "Of those who have a place, the same share would have been readmitted, in each group.",
    "same_yield": "A place given in one group meets a coming readmission as often as one given in the other.",
    "of_a_hundred": "Of a hundred patients told “30%”, thirty are readmitted, in each group.",
    "sums_agree": "At every level of risk, readmissions that came equal those predicted, in each group.",
}
CRITERION_OF = dict(zip(CLAIMS, [name for name in CRITERIA for _ in range(2)], strict=True))
CRITERION_OF |= {"same_share": "demographic", "like_population": "demographic"}

READMITTED = {"housed": (121, 213), "homeless": (136, 185)}
"""Of the HELP trial's 398 people: those who needed detoxification again, and all."""
DETOX = (
    (0.15, 0, 60, 18, 15, 23, 4, 0, 0, 48, 12),
    (0.15, 5, 60, 19, 14, 24, 3, 0, 0, 48, 12),
    (0.15, 10, 60, 21, 15, 21, 3, 0, 1, 47, 12),
    (0.15, 15, 60, 18, 15, 22, 5, 0, 1, 47, 12),
    (0.15, 20, 60, 21, 13, 23, 3, 0, 0, 48, 12),
    (0.15, 25, 60, 20, 15, 21, 4, 0, 0, 50, 10),
    (0.2, 0, 80, 25, 16, 33, 6, 1, 1, 61, 17),
    (0.2, 5, 80, 26, 18, 30, 6, 0, 1, 63, 16),
    (0.2, 10, 80, 29, 19, 28, 4, 0, 1, 62, 17),
    (0.2, 15, 80, 26, 16, 31, 7, 1, 1, 62, 16),
    (0.2, 20, 80, 25, 16, 31, 8, 1, 2, 60, 17),
    (0.2, 25, 80, 25, 18, 33, 4, 2, 1, 59, 18),
    (0.25, 0, 100, 33, 19, 39, 9, 2, 3, 72, 23),
    (0.25, 5, 100, 31, 20, 40, 9, 2, 4, 72, 22),
    (0.25, 10, 100, 35, 20, 38, 7, 0, 5, 74, 21),
    (0.25, 15, 100, 33, 19, 38, 10, 3, 3, 74, 20),
    (0.25, 20, 100, 33, 19, 39, 9, 5, 5, 71, 19),
    (0.25, 25, 100, 32, 19, 42, 7, 3, 2, 71, 24),
    (0.3, 0, 119, 42, 21, 46, 10, 6, 4, 85, 24),
    (0.3, 5, 119, 43, 22, 45, 9, 4, 7, 85, 23),
    (0.3, 10, 119, 41, 23, 46, 9, 6, 7, 82, 24),
    (0.3, 15, 119, 41, 21, 47, 10, 5, 6, 83, 25),
    (0.3, 20, 119, 41, 20, 47, 11, 7, 7, 82, 23),
    (0.3, 25, 119, 41, 21, 48, 9, 4, 7, 83, 25),
    (0.35, 0, 139, 48, 23, 55, 13, 10, 11, 92, 26),
    (0.35, 5, 139, 48, 24, 55, 12, 8, 11, 93, 27),
    (0.35, 10, 139, 51, 23, 53, 12, 11, 10, 91, 27),
    (0.35, 15, 139, 48, 23, 57, 11, 11, 9, 93, 26),
    (0.35, 20, 139, 47, 23, 57, 12, 10, 11, 92, 26),
    (0.35, 25, 139, 48, 24, 57, 10, 11, 12, 90, 26),
)
"""Share, division, places; then, without housing in the model and with it: housed who return and who do not, homeless likewise, who
have a place. As `vbc.detox_selection.detox_decisions` gives them; a test holds that."""
