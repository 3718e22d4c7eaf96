"""What the sorting problems of chapter 11 draw from. Items stand in groups, so that a draw can take some of each kind."""

LINES = {
    "line_1": "Line 1",
    "line_3": "Line 3",
    "line_4": "Line 4",
    "none": "No line at all",
}
CHANGES = {
    "better_script": "A better script: every call does one point more.",
    "tires_later": "New evidence: later calls lose their effect more slowly.",
    "plan_takes_more": "The plan takes \\$1 more for each call.",
    "plan_pays_part": "A foundation pays the clinician \\$1 back for each call.",
    "another_clinician": "Another clinician, for whom a point of health weighs more, has the same contract.",
    "after_a_fright": "The same clinician, after an illness in the family, weighs patients' health more.",
    "fixed_raise": "The clinician gets \\$500 more a month, whatever is done.",
    "rent_falls": "The practice's rent falls by a tenth.",
}
"""Two of each kind: evidence, contract, weights, and what changes no choice."""

GUARDRAILS = {
    "neutralize": "Neutralize: no money moves with this decision",
    "disclose": "Disclose: the patient is told and can act on it",
    "realign": "Realign: money moves with the patient's health",
    "none": "None of these: the conflict gets sharper",
}
MEASURES = {
    "gene_fund": "Gene therapies are paid from a fund outside the contract.",
    "housing_paid": "The yearly payment follows each patient's expected cost, with illness and housing in it.",
    "left_out": "Transplants are taken out of the budget from which the bonus comes.",
    "letter": "A letter says what the practice earns by doing less, and whom to call, at no charge, for another opinion.",
    "before_choice": "Before the choice the doctor says which option pays her, and books a visit elsewhere for whoever wants one.",
    "posted": "How the practice is paid is posted in plain words, and patients may switch practices within the week.",
    "stairs": "Part of the income rises with how far patients say they can walk half a year later.",
    "pain": "The practice earns \\$5 for each point by which the pain falls that patients report.",
    "own_reports": "The bonus for savings is gone; the same money is paid for gains in what patients say they can do.",
    "all_of_it": "The share of savings that the doctor keeps goes from half to all.",
    "monthly": "The bonus for low spending is counted for each doctor alone, and paid out every month.",
    "ladder": "Doctors are promoted in the order of how little their patients cost.",
}
"""Three of each kind."""

VERDICTS = {
    "shown": "The trial shows it",
    "against": "The trial speaks against it",
    "silent": "The trial cannot say",
}
CLAIMS = {
    "more_visits": "Residents paid by the visit saw their patients more often.",
    "recommended": "Some of the extra visits were visits that the guidelines ask for.",
    "beyond": "Some of the extra visits went beyond the guidelines.",
    "no_effect": "How residents were paid made no difference to what they did.",
    "fewer_emergencies": "Patients of salaried residents had fewer emergency visits.",
    "all_useless": "Every extra visit was one that the guidelines do not ask for.",
    "healthier": "Patients of residents paid by the visit were healthier at the end.",
    "fixed_price": "Under a fixed price for the year, the same residents would have done too little.",
    "heart_failure": "Paid by the visit, heart failure clinics would miss fewer visits.",
}
"""Three of each kind."""
