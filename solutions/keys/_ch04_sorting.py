"""Chapter 4, the sorting problems: what belongs where, how it is missorted, and why."""

from exercises.problems._ch04_banks import ITEMS, KIND_OF, KINDS, REASON_OF, REMARKS
from workbook.text import fill

# --- Why is each line there? ----------------------------------------------------------------------------------------


def sort_remarks(*, shown, **_):
    return {remark: REASON_OF[remark] for remark in shown}


def _instead(shown, true, said):
    return {remark: said if REASON_OF[remark] == true else REASON_OF[remark] for remark in shown}


def slow_years_read_as_breaks(*, shown, **_):
    """You read a slow year into the nurse's practical minutes. Breaks and training are minutes that she can *never* give; in a slow year she could give them and nobody comes. Which of the two changes the {{practical:,}} in line 1?"""
    return _instead(shown, "idle", "practical")


def room_read_as_idle(*, shown, **_):
    """You read the patient's room as idle time. Suppose a second patient knocks while the first one waits inside: could the clinic let her in?"""
    return _instead(shown, "occupied", "idle")


def dressings_read_as_occupied(*, shown, **_):
    """You treat dressings like a nurse or a room, as something that is occupied for a while and free again. What is left of a dressing when the patient goes home?"""
    return _instead(shown, "used_up", "occupied")


def explain_remarks(*, shown, paid, practical, alone, **parameters):
    because = {
        "practical": f"of {paid:,} paid minutes {practical:,} can reach patients, and those have to carry the whole year.",
        "occupied": f"nobody else can have nurse or room meanwhile, nor the room in the {alone} minutes without the nurse.",
        "used_up": "a dressing is gone when it is used; no rate and no clock.",
        "idle": "minutes that could have been given and were not are paid, and go on a line of their own, not on a patient.",
    }
    known = {"paid": paid, "practical": practical, "alone": alone, **parameters}
    return "\n".join(f"- {fill(REMARKS[remark], **known).rstrip('.')} → {because[REASON_OF[remark]]}" for remark in shown)


# --- Direct, indirect, overhead, or no cost at all -------------------------------------------------------------------


def sort_items(*, shown, **_):
    return {item: KIND_OF[item] for item in shown}


def _filed(shown, true, said):
    return {item: said if KIND_OF[item] == true else KIND_OF[item] for item in shown}


def prices_are_costs(*, shown, **_):
    """You filed a price or a payment under the hospital's costs. It says what somebody is asked for, or gives; change it, and no nurse and no room works a minute more. Who would have to be paid less for it to be a cost?"""
    return _filed(shown, "price", "direct")


def the_desk_leads_to_a_patient(*, shown, **_):
    """You filed what serves the department under one patient. Could you say from a stopwatch how much of it *this* patient used?"""
    return _filed(shown, "indirect", "direct")


def all_support_is_overhead(*, shown, **_):
    """You filed the department's own support under overhead. Close this department in your mind: does the line disappear with it, or does the whole hospital still need it?"""
    return _filed(shown, "indirect", "overhead")


def the_hospital_is_a_department(*, shown, **_):
    """You filed what serves the whole hospital under this department. Close the department in your mind: does that line go away?"""
    return _filed(shown, "overhead", "indirect")


def explain_items(*, shown, **_):
    lines = "\n".join(f"- {ITEMS[item]} → **{KINDS[KIND_OF[item]].partition(':')[0].lower()}**" for item in shown)
    return f"""{lines}

Three questions sort them: does the hospital's care use it up or occupy it at all? Could a stopwatch say how much of it this patient had? Would it go away with the department? Indirect costs and overhead belong in a full cost,
once: in the rates, or on top."""
