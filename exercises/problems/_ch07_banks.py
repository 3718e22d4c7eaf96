"""What the sorting problems of chapter 7 draw from. Items stand in groups, so that a draw can take some of each kind."""

REASONS = {
    "points": "Subtracting: equal points drop out",
    "rarer": "Dividing: the same points weigh more in a small number",
    "framing": "Ratios: it matters which outcome is counted",
    "blind": "Averaging: who gained what is lost",
}
REMARKS = {
    "one_more_point": "Line 2 would end on the same number if one point more had come off in both towns.",
    "harbor_alone": "Had the points come off in Harbor alone, line 2 would not stand still.",
    "at_this_pace": "If another year took the same points off again, line 3 would go up once more.",
    "larger_part": "Elmwood lost a larger part of its rate than Harbor did of its own.",
    "opposite": "Lines 3 and 4 come from the same four numbers, and one goes up while the other goes down.",
    "two_reports": "A report on those who stay at home and a report on those who come back can quarrel about one year.",
    "elmwood_alone": "Line 5 would end on the same number if Elmwood had lost twice the points and Harbor none.",
    "published_alone": "A county that publishes line 5 and no other line has told nobody whether Harbor is behind.",
}

APPROACHES = {
    "equality": "Equality: the same for everybody",
    "equity": "Equity: more where need is greater",
    "justice": "Justice: what makes the difference is taken away",
    "leveling": "Leveling down: nobody better off, somebody worse off",
}
POLICIES = {
    "same_call": "Every patient of the plan is called on the third day at home, for ten minutes.",
    "same_vouchers": "Each district gets vouchers for 200 rides to the clinic, whatever its people lack.",
    "same_nurse": "One nurse for every thousand members, in all districts alike.",
    "more_visits": "Districts where more people come back get more visits a person; the plan decides anew each year.",
    "interpreters": "Patients who do not speak the clinic's language are booked for twice the time, with an interpreter.",
    "rides_for_some": "The clinic sends a driver, visit by visit, to those who have no way to come.",
    "damp": "The city rids its rented homes of damp and mold, for good: they had made asthma worse in some districts than in others.",
    "bus_line": "A new bus line ends what kept one district from the clinic; the drivers that the clinic paid are no longer needed.",
    "wage": "A law on sick pay lets cleaners and drivers see a doctor on a working day, and leaves nothing to make up for.",
    "clinic_closed": "The clinic of the better-off district loses its evening hours; nobody else gets any.",
    "screening_cut": "Reminders stop in the district where most people came; in the others few come, as before.",
    "worse_for_all": "The plan ends home visits in Hillside, the better-off neighborhood, and the money goes back to the state.",
}
