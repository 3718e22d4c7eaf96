"""What the sorting problems of chapter 9 draw from. Items stand in groups, so that a draw can take some of each kind."""

REASONS = {
    "fee": "The fee is yours, whatever becomes of savings",
    "payer": "The payer's dollar is not your cost",
    "chance": "A dollar of savings may never be shared",
    "others": "What others bear you do not feel",
}
REMARKS = {
    "same_in_any_contract": "Line 1 would stand in a contract without any sharing.",
    "not_split": "Line 1 is not divided by {{practices}}, though line 5 is.",
    "cost_left_out": "The \\${{cost}} that the visit costs you is not in line 2.",
    "bills_unseen": "Line 2 holds a bill that you never see.",
    "smaller_before_split": "Line 4 is smaller than line 3, and nothing has been split yet.",
    "gate_shut": "With the quality gate sure to be failed, line 4 would be zero.",
    "no_dollar_saved": "Line 5 is smaller than line 4, though not a dollar less is spent.",
    "twice_as_many": "With twice as many practices, lines 1 to 4 would stay as they are.",
}

FELT = {
    "nothing": "Nothing",
    "less": "Something, but less than \\$50",
    "half": "Just \\$50",
    "more": "Far more than \\$50",
}
YEARS = {
    "below_one": "You take part alone. Savings stand at 0.8%, and nothing will lift them to 2% any more.",
    "gate_failed": "You take part alone. Savings stand at 4%, and the quality gate has been failed for good.",
    "over_cap": "You take part alone. Savings stand at 26%, and everything is met.",
    "four_share": "Four practices share equally. Savings stand at 5%, and everything is met.",
    "even_chance": "You take part alone. Savings will end at 4%, and the quality gate is passed or failed with equal chances.",
    "two_share": "Two practices share equally. Savings stand at 4.5%, and everything is met.",
    "well_inside": "You take part alone. Savings stand at 4%, and everything is met.",
    "just_under_cap": "You take part alone. Savings stand at 15%, and everything is met.",
    "inside_again": "You take part alone. Savings stand at 6%, and everything is met.",
    "on_the_edge": "You take part alone. Savings stand at 2.0%, to the dollar, on the last day of the year; the gate is passed.",
    "in_dollars": "You take part alone. The benchmark is \\$5 million; on the last day savings stand at \\$100,050, and the gate is passed.",
    "edge_again": "You take part alone. On the last day savings stand \\$60 above the 2% that they must reach; the gate is passed.",
}
"""In each group of three: what one more $100 costs the practice is nothing, less than half, half, far more than half."""

WHO_PAYS = {
    "fees": "Fees reward it, a price per head does not",
    "head": "A price per head rewards it, fees do not",
    "both": "Both reward it",
    "neither": "Neither rewards it",
}
DEEDS: dict[str, dict[str, float]] = {
    # fees only: a fee above cost, and little or nothing avoided
    "repeat_test": {"fee": 150, "cost": 60, "chance": 0.0, "avoided": 0},
    "extra_visit": {"fee": 110, "cost": 70, "chance": 0.001, "avoided": 9_000},
    "rehab_session": {"fee": 130, "cost": 100, "chance": 0.004, "avoided": 10_000},
    # price per head only: no fee, or one below cost, and much avoided
    "nurse_call": {"fee": 0, "cost": 30, "chance": 0.04, "avoided": 10_000},
    "home_check": {"fee": 40, "cost": 90, "chance": 0.03, "avoided": 8_000},
    "class_on_salt": {"fee": 20, "cost": 50, "chance": 0.02, "avoided": 12_000},
    # both: a fee above cost, and more avoided than it costs
    "follow_up": {"fee": 170, "cost": 120, "chance": 0.05, "avoided": 11_000},
    "wound_check": {"fee": 90, "cost": 60, "chance": 0.03, "avoided": 6_000},
    "heart_review": {"fee": 140, "cost": 110, "chance": 0.02, "avoided": 15_000},
    # neither: it helps, pays no fee that covers it, and saves less than it costs
    "hour_of_listening": {"fee": 60, "cost": 110, "chance": 0.005, "avoided": 9_000},
    "interpreter": {"fee": 0, "cost": 45, "chance": 0.003, "avoided": 10_000},
    "home_visit_dying": {"fee": 80, "cost": 140, "chance": 0.01, "avoided": 9_000},
}
DEED_NAMES = {
    "repeat_test": "the same blood test again, since the first result is at another office",
    "extra_visit": "one more visit for stable blood pressure",
    "rehab_session": "one more session of rehabilitation",
    "nurse_call": "a nurse's call two days after discharge",
    "home_check": "a check of the home for things to fall over",
    "class_on_salt": "a class on salt and weight for patients with heart failure",
    "follow_up": "a visit in the week after discharge",
    "wound_check": "a check of a surgical wound",
    "heart_review": "a yearly review of heart medicines",
    "hour_of_listening": "an hour with a patient who grieves",
    "interpreter": "an interpreter for a visit",
    "home_visit_dying": "a home visit to a patient who is dying",
}


def deed_texts():
    """Each deed with its numbers."""
    texts = {}
    for name, deed in DEEDS.items():
        avoided = f"avoids \\${deed['avoided']:,.0f} in {deed['chance']:.1%} of cases" if deed["chance"] else "avoids nothing"
        fee = f"fee \\${deed['fee']:.0f}" if deed["fee"] else "no fee"
        texts[name] = f"{DEED_NAMES[name].capitalize()}: {fee}, cost \\${deed['cost']:.0f}, {avoided}."
    return texts


SAYS = {
    "shows": "The table shows it",
    "against": "The table speaks against it",
    "silent": "The table cannot say",
}
SAYINGS = {
    "fewer_used": "Where families paid 95%, fewer people used any care than where it was free.",
    "spent_less": "Where families paid 95%, they spent less than with free care, by more than chance easily explains.",
    "also_at_25": "Already at 25%, fewer people used any care than where it was free.",
    "all_stayed_away": "Who has to pay 95% of the bill stays away from care altogether.",
    "no_change_at_25": "At a price of 25% as many people used some care as where it was free.",
    "halved": "From 25% to 50% the price doubled, and the share of people who used care was halved.",
    "needless": "It was the needless visits that were left out.",
    "per_head": "Physicians paid per head would have given less care than those paid by fees.",
    "over_65": "Among people over 65, a price of 95% would do the same today.",
    "health": "At 95%, people were as healthy at the end as with free care.",
    "hospital_bonus": "A bonus for hospitals would save as much as a price for patients.",
    "blunt_only_outside": "Of the care outside hospital that was left out, most would have helped.",
}
"""In each group of three, twice at the end: what the table of the RAND experiment shows, speaks against, and cannot say."""

IDEAS = {
    "mild_pain": ("fees_bundle", "Operate on ten more people whose pain is mild."),
    "second_knee": ("fees_bundle", "Offer the second knee to everybody who has had the first done."),
    "home_not_facility": (
        "bundle_head",
        "Where either will do, send patients home after surgery, not to a nursing facility that bills apart.",
    ),
    "cheaper_implant": ("bundle_head", "Where either will do, choose the implant that costs half."),
    "call_at_five_months": ("head", "Call every patient five months after surgery, which now and then avoids a late infection."),
    "exercise_first": ("head", "Teach exercises first; every fifth patient then needs no operation."),
    "x_ray_each_time": ("fees", "Repeat the X-ray at each visit, since it is billed apart."),
    "two_visits": ("fees", "Split the visit after surgery in two, since each is billed apart."),
}
"""An idea, and under which ways of paying it earns a group of surgeons money: fees, a 90-day bundle for each operation, or a price per head for all care."""
