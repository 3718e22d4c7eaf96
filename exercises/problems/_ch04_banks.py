"""What the sorting problems of chapter 4 draw from: bins, items, and where each item belongs."""

REASONS = {
    "practical": "Only time that can reach patients carries the year's cost",
    "occupied": "Whatever the patient occupies is charged, for as long as that lasts",
    "used_up": "Some things are used up by the piece, not by the minute",
    "idle": "Idle time is not put on the patients who come",
}
REMARKS = {
    "less_than_paid": "Line 1 divides by fewer minutes than the nurse is paid for.",
    "training": "An hour of training more each week would make line 1 larger.",
    "both_at_once": "Lines 3 and 4 charge the same {{minutes}} minutes, once for the nurse and once for the room.",
    "alone": "Line 4 counts the {{alone}} minutes in which nobody is with the patient.",
    "no_minutes": "Line 5 has no minutes in it.",
    "faster": "A nurse who worked twice as fast would leave line 5 as it is.",
    "half_empty": "Line 1 would be the same in a year with half as many visits.",
    "less_than_bill": "In a slow year all visits, costed so, add up to less than nurse and room cost in the year.",
}
REASON_OF = dict(zip(REMARKS, [reason for reason in REASONS for _ in range(2)], strict=True))

KINDS = {
    "direct": "Direct: leads to one patient",
    "indirect": "Indirect: serves the department",
    "overhead": "Overhead: serves the whole hospital",
    "price": "No cost to the hospital: a price or a payment",
}
ITEMS = {
    "nurse_time": "Eight minutes of a nurse with this patient",
    "room_time": "The exam room, while this patient is in it",
    "doses": "Two nebulizer doses",
    "scanner_time": "The scanner, for the 20 minutes of this scan",
    "desk": "The desk that schedules the lung department's visits",
    "rosters": "The hours in which the department's head nurse draws up rosters",
    "waiting_area": "Cleaning of the department's waiting area",
    "inhaler_day": "The department's yearly training day on inhalers",
    "license": "The hospital's license for patient records",
    "payroll": "The hospital's payroll office",
    "heating": "Heating of all the hospital's buildings",
    "lawyers": "The hospital's legal department",
    "list_price": "The \\$385 on the bill",
    "medicare": "What Medicare pays for the visit",
    "discount": "The discount that an insurer has negotiated",
    "copay": "The copay that the patient leaves at the desk",
}
KIND_OF = dict(zip(ITEMS, [kind for kind in KINDS for _ in range(4)], strict=True))
