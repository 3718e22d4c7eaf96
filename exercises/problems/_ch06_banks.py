"""What the sorting problems of chapter 6 draw from. Items stand in groups, so that a draw can take some of each kind."""

REASONS = {
    "goes_along": "Because of how the two risks go along",
    "matters": "Because of what social risk does to the outcome",
    "proxy": "Because clinical risk already tells part of the social risk",
    "whose": "Because hospitals differ in whom they treat",
}
REMARKS = {
    "no_link": "Line 2 would be 0 if patients with social risk were clinically like the others.",
    "effect_unused": "Line 2 would be the same whatever social risk does to the outcome.",
    "both_vanish": "Lines 3 and 5 would both be 0 if γ were 0.",
    "both_double": "Lines 3 and 5 would both double if γ were twice as large.",
    "below_one": "Line 4 makes line 5 smaller than it would be with a 1 in its place.",
    "less_than_all": "Line 5 is less than γ × (q − p).",
    "zero_at_p": "Line 5 would be 0 in a hospital whose share q is p.",
    "negative": "Line 5 would be negative in a hospital without any patient at social risk.",
}
REASON_OF = dict(zip(REMARKS, [reason for reason in REASONS for _ in range(2)], strict=True))

WAYS = {
    "up": "Too high: it has been pushed up",
    "down": "Too low: it has been pushed down",
    "none": "Neither: it is as it should be",
}
STORIES = {
    "frailty": "Pills a day, and falls. *Left out:* frailty. The frail take more pills, and frailty brings falls.",
    "sickness": "Visits by a nurse, and readmissions. *Left out:* how sick people are. The sick are visited more, and sickness brings readmissions.",
    "far_out": "Miles to the hospital, and birth weight. *Left out:* smoking. In this county it is rarer far out, and it lowers birth weight.",
    "schooling": "Years of school, and days in good health. *Left out:* heavy work. Who went to school longer does less of it, and it costs healthy days.",
    "exercise": "Hours of exercise, and weeks of illness. *Left out:* smoking. Who exercises more smokes less, and smoking brings illness.",
    "copay": "Dollars of copay, and visits. *Left out:* free time. Who has a high copay has less of it, and free time brings visits.",
    "therapy": "Hours of physical therapy, and steps walked. *Left out:* pain. Who is in pain gets more hours, and pain costs steps.",
    "tumor": "Dose of a painkiller, and appetite. *Left out:* the size of the tumor. Large tumors get higher doses, and they cost appetite.",
    "lot": "Doses given by lot, and blood pressure. *Left out:* salt in the diet. Salt raises blood pressure, and lots know nothing of diets.",
    "rooms": "Hours of daylight in rooms given by lot, and days in the hospital. *Left out:* the operation. It matters much for the days.",
    "bus": "Miles to the clinic, and blood sugar. *Left out:* the color of the bus. Far patients ride the green one; a color does nothing to blood sugar.",
    "pill_box": "Pills a day, and falls. *Left out:* the size of the pill box. More pills need a larger box; nobody falls over it.",
}
SIGNS = {
    "frailty": (1, 1), "sickness": (1, 1), "far_out": (-1, -1), "schooling": (-1, -1), "exercise": (1, -1), "copay": (1, -1),
    "therapy": (-1, 1), "tumor": (-1, 1), "lot": (1, 0), "rooms": (1, 0), "bus": (0, 1), "pill_box": (0, 1),
}  # fmt: skip
"""Signs of γ (what the left-out variable does to the outcome) and δ (how it goes along with the regressor)."""

SENTENCES = {
    "worse": "Care in the safety-net hospitals looks worse than in the others.",
    "better": "Care in the safety-net hospitals looks better than in the others.",
    "alike": "Care looks about equal in the two kinds of hospitals.",
    "open": "These lines leave open how care in the two kinds compares.",
}
