"""Texts that the questions on measuring quality draw from: remarks on a worked audit, a bank of measures, and perils."""

from vbc.measures import MEASURES

REASONS = {
    "size": "It sets the change beside how much people vary.",
    "people": "It counts persons, whom a mean would hide.",
    "cause": "It tells what was added from what came anyway.",
    "silent": "It says what those without a second score leave open.",
}
REMARKS = {
    "no_unit": "Line 2 has no unit: points are divided by points.",
    "other_scale": "Line 2 could stand beside a change on quite another scale.",
    "one_leap": "Line 3 does not move when one person gains 40 points instead of 10.",
    "low_share": "Line 3 could be low although the mean of line 1 is above 5.",
    "never_coached": "Line 4 looks at people whom nobody coached.",
    "same_season": "Line 5 would lie near 0, but for luck, if both halves had only had a better season.",
    "below_the_line": "Line 6 divides by {{enrolled}}, not by {{n}}.",
    "closes": "Line 6 would shrink to one number if everybody had come back.",
}
REASON_OF = {remark: reason for reason, two in zip(REASONS, range(0, 8, 2), strict=True) for remark in list(REMARKS)[two : two + 2]}

KIND_BINS = {
    "structure": "Structure: what there is to give care with",
    "process": "Process: what was done",
    "outcome": "Clinical outcome: what became of patients",
    "prom": "PROM: how patients are, in their own words",
    "prem": "PREM: what happened in care, as patients tell it",
    "use": "Use or cost of care",
}
_BIN = {
    "structure": "structure",
    "process": "process",
    "clinical outcome": "outcome",
    "PROM": "prom",
    "PREM": "prem",
    "utilization or cost": "use",
}
BANK = {f"m{place:02d}": measure.text.replace(" %", "%") for place, measure in enumerate(MEASURES)}
KIND_OF = {f"m{place:02d}": _BIN[measure.kind] for place, measure in enumerate(MEASURES)}
WHY = {f"m{place:02d}": measure.why for place, measure in enumerate(MEASURES)}

PERIL_BINS = {
    "ticked": "The box is ticked, the care is not given",
    "luck": "Small numbers: luck alone could do it",
    "mix": "Other patients, the same care",
    "absent": "Somebody is not in the data",
}
PERILS = {
    "shoes": "Foot exams are recorded while the shoes stay on.",
    "counseled": "Every smoker is “counseled”: by a sentence printed on the bill.",
    "sedated": "Going-home advice is read to patients who are still under sedation.",
    "unread": "Depression forms are handed out, filed, and opened by nobody.",
    "births": "A practice with 18 births has no bad tear this year, after two last year.",
    "surgeon": "A surgeon with 25 operations a year falls from second place to last.",
    "no_falls": "One of forty wards has a month without a fall and is asked for its secret.",
    "infections": "A unit has two infections in a quarter where one was usual.",
    "refused": "A center operates on hearts that others refuse, and more of its patients die.",
    "suburb": "A clinic opens in a younger suburb, and its amputations per patient fall.",
    "burns": "A ward becomes the region's burn unit, and its infections rise.",
    "aging": "A practice's patients grow older, and more of them break a hip.",
    "in_pain": "Those in most pain do not send the form back, and mean pain falls.",
    "still_there": "Scores after a year come from those who still attend.",
    "e_mail": "Only patients with an e-mail address are asked how they were treated.",
    "nursing_home": "The telephone survey reaches nobody in the nursing home.",
}
PERIL_OF = {
    peril: bin_ for bin_, start in zip(PERIL_BINS, range(0, 16, 4), strict=True) for peril in list(PERILS)[start : start + 4]
}
