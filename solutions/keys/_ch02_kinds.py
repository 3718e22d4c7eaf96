"""Chapter 2, the problems about what a measure measures: kinds, paths, perils, composites."""

from exercises.problems._ch02_banks import BANK, KIND_BINS, KIND_OF, PERIL_BINS, PERIL_OF, PERILS, WHY
from exercises.problems._ch02_draws import ITEMS
from vbc.donabedian import total_effect
from workbook.text import halves_up
from workbook.variants import between

# --- The last step --------------------------------------------------------------------------------------------------


def total(*, reviews, per_review, otherwise):
    return total_effect(otherwise, structure_to_process=reviews, process_to_outcome=per_review)


def direct_path_only(*, otherwise, **_):
    """{{given}} is the path past the reviews, line 3, at *equal* reviews. But a ward with one more pharmacist does not keep its reviews equal: line 1."""
    return otherwise


def path_through_process_only(*, reviews, per_review, **_):
    """{{given}} is the path through the reviews. What else does a pharmacist on the ward do? Line 3 has counted it."""
    return reviews * per_review


def slopes_added(*, reviews, per_review, otherwise):
    """You added reviews to errors. Along one path the units have to meet: reviews per pharmacist, times errors per review, is errors per pharmacist."""
    return reviews + per_review + otherwise


def one_review_only(*, per_review, otherwise, **_):
    """{{given}} takes one review for each pharmacist. Line 1 says how many more there are."""
    return per_review + otherwise


def explain_total(*, reviews, per_review, otherwise):
    through = reviews * per_review
    return f"""
Through the reviews: {reviews} × {per_review:.2f} = {through:.2f} errors. Past them: {otherwise} errors.

Together: {through:.2f} + {otherwise} = **{through + otherwise:.2f}** errors fewer per 100 patients.

A scorecard that counts reviews sees {halves_up(through / (through + otherwise)):.0%} of it. And if the reviews were hurried until each avoided nothing, the score would not
notice; the errors would.
"""


# --- What does it measure? ------------------------------------------------------------------------------------------


def _sorted(shown, *, taken="", for_=""):
    return {one: for_ if KIND_OF[one] == taken else KIND_OF[one] for one in shown}


def sort_measures(*, shown):
    return _sorted(shown)


def tools_are_care(*, shown):
    """You filed a tool, a post or a list under process. Having it is one thing; was it used for this patient? Until the line says so, it is structure."""
    return _sorted(shown, taken="structure", for_="process")


def care_is_its_result(*, shown):
    """You filed something that was *done* under outcome. A test, an examination or a drug is on the way; after it the patient may still be well or not."""
    return _sorted(shown, taken="process", for_="outcome")


def a_state_of_the_body_is_process(*, shown):
    """You filed what became of a patient under process. Blood sugar, an infection, a death: nobody *did* these for the patient. An intermediate outcome is an outcome."""
    return _sorted(shown, taken="outcome", for_="process")


def whoever_tells_it_is_a_prom(*, shown):
    """You filed an experience of care under PROM. Patients tell both; ask what they speak of. “My doctor explained” is about the doctor; “I can climb the stairs” is about me."""
    return _sorted(shown, taken="prem", for_="prom")


def what_patients_feel_is_experience(*, shown):
    """You filed a patient's own symptoms or function under experience. Pain is how patients *are*, not how they were treated: an outcome, reported by the one who has it."""
    return _sorted(shown, taken="prom", for_="prem")


def use_of_care_is_health(*, shown):
    """You filed a use or cost of care under outcome. Coming back to the hospital depends on health, and also on distance, on housing and on who admits; and whoever has died cannot come back. Cost already stands below the line of value: above it, it would count twice."""
    return _sorted(shown, taken="use", for_="outcome")


def use_of_care_is_process(*, shown):
    """You filed a use or cost of care under process. A process measure asks whether the right thing was *done*; how often people came, stayed or came back, and at what price, adds up care without asking whether it was right."""
    return _sorted(shown, taken="use", for_="process")


def explain_measures(*, shown):
    lines = "\n".join(f"- {BANK[one]} → **{KIND_BINS[KIND_OF[one]].partition(':')[0]}**. {WHY[one]}" for one in shown)
    return f"{lines}\n\nPROM and PREM differ in what is told, health or care, not in who tells it."


# --- What went wrong with the number? -------------------------------------------------------------------------------


def sort_perils(*, shown):
    return {one: PERIL_OF[one] for one in shown}


def sicker_patients_are_bad_luck(*, shown):
    """You filed other patients under luck. Luck is gone next year; a burn unit or an older neighborhood is still there. More years do not cure it: comparing like with like does (chapter 5)."""
    return {one: "luck" if PERIL_OF[one] == "mix" else PERIL_OF[one] for one in shown}


def luck_is_other_patients(*, shown):
    """You filed small numbers under other patients. Nothing in those stories says that the patients were others. With so few events, what would the number have done if nothing at all had happened?"""
    return {one: "mix" if PERIL_OF[one] == "luck" else PERIL_OF[one] for one in shown}


def absence_is_case_mix(*, shown):
    """You filed missing patients under other patients. The care was given to the same people; some of them are not in the number. What would you do about it: adjust, or go and find them?"""
    return {one: "mix" if PERIL_OF[one] == "absent" else PERIL_OF[one] for one in shown}


def explain_perils(*, shown):
    cure = {"ticked": "watch the outcome that the box is for", "luck": "print limits, watch, and wait for more events",
            "mix": "adjust for what was true at the door", "absent": "find them, or say the bounds"}  # fmt: skip
    return "\n".join(f"- {PERILS[one]} → **{PERIL_BINS[PERIL_OF[one]]}**; {cure[PERIL_OF[one]]}." for one in shown)


# --- One checklist, two scores --------------------------------------------------------------------------------------


def _due(rows):
    return [kept for row in rows if (kept := [mark for mark in row if mark is not None])]


def _table(opportunity, all_or_none):
    return {"Opportunity": [opportunity], "All-or-none": [all_or_none]}


def _pooled(checklist):
    due = _due(checklist)
    return sum(map(sum, due)) / sum(map(len, due))


def _complete(checklist):
    due = _due(checklist)
    return sum(all(row) for row in due) / len(due)


def composites(*, checklist, **_):
    return _table(_pooled(checklist), _complete(checklist))


def dashes_counted_as_missed(*, checklist, **_):
    """Your opportunity score has every cell of the table below the line, dashes too. An item that was not due is no opportunity."""
    return _table(sum(map(sum, _due(checklist))) / (len(checklist) * len(ITEMS)), _complete(checklist))


def patients_averaged(*, checklist, **_):
    """Your opportunity score is the average of the patients' own shares: a patient with one item weighs as much as one with four. Here the *items* of all patients are put together first."""
    due = _due(checklist)
    return _table(sum(sum(row) / len(row) for row in due) / len(due), _complete(checklist))


def items_averaged(*, checklist, **_):
    """Your opportunity score is the average of the columns' rates: an item that was due twice weighs as much as one that was due six times. Put all opportunities together first."""
    columns = _due(zip(*checklist, strict=True))
    return _table(sum(sum(column) / len(column) for column in columns) / len(columns), _complete(checklist))


def dashes_break_all_or_none(*, checklist, **_):
    """Your all-or-none score fails every patient with a dash. What was not due cannot be missed: all that was *due* has to be done."""
    return _table(_pooled(checklist), sum(row == [1] * len(ITEMS) for row in checklist) / len(checklist))


def explain_composites(*, checklist, **_):
    due = _due(checklist)
    done, opportunities, complete = (
        sum(map(sum, due)),
        sum(map(len, due)),
        [i for i, row in enumerate(checklist, 1) if 0 not in row],
    )
    who = ", ".join(map(str, complete)) or "nobody"
    return f"""
Opportunity: {done} items done of {opportunities} that were due, {done} ÷ {opportunities} = **{halves_up(done / opportunities):.1%}**.

All-or-none: everything due was done for {len(complete)} of {len(due)} patients ({who}): {len(complete)} ÷ {len(due)} = **{halves_up(len(complete) / len(due)):.1%}**.

The same care, two numbers. The first asks how often a task was done, the second how many patients got all that they needed.
"""


# --- Composites in code ---------------------------------------------------------------------------------------------


def composite_scores(checklist):
    due = [row for row in ([mark for mark in patient if mark is not None] for patient in checklist) if row]
    if not due:
        return None, None
    return sum(map(sum, due)) / sum(map(len, due)), sum(all(row) for row in due) / len(due)


def none_counted_as_missed(checklist):
    """Where an item is `None` you count it as a miss. On `[[1, None]]` everything that was due was done: both scores should be 1."""
    if not any(mark is not None for row in checklist for mark in row):
        return None, None
    cells = [[mark or 0 for mark in row] for row in checklist]
    return sum(map(sum, cells)) / sum(map(len, cells)), sum(all(row) for row in cells) / len(cells)


def mean_of_patients(checklist):
    """Your first score averages the patients' own shares. On `[[1], [0, 0, 0]]` that gives one half, though one of four items was done: put all items together, then divide once."""
    due = [row for row in ([mark for mark in patient if mark is not None] for patient in checklist) if row]
    if not due:
        return None, None
    return sum(sum(row) / len(row) for row in due) / len(due), sum(all(row) for row in due) / len(due)


def nothing_due_is_all_done(checklist):
    """A patient for whom nothing was due passes your all-or-none test: `all([])` is `True`. Such a patient belongs neither above nor below the line."""
    due = [[mark for mark in patient if mark is not None] for patient in checklist]
    if not any(due):
        return None, None
    return sum(map(sum, due)) / sum(map(len, due)), sum(all(row) for row in due) / len(due)


def zero_for_nobody(checklist):
    """Where nothing was due you return 0. That reads as the worst clinic of all. There is no score: return `None`."""
    found = composite_scores(checklist)
    return (0.0, 0.0) if found == (None, None) else found


def checklists(rng, *, patients):
    drawn = [
        [
            [(None, 0, 1, 1)[int(rng.random() * 4)] for _ in range(between(rng, 1, 5, 1))]
            for _ in range(between(rng, 1, patients + 2, 1))
        ]
        for _ in range(14)
    ]
    edges = [[[1]], [[1, None]], [[1], [0, 0, 0]], [[1, 1], [None, None]], [[None, None]], [], [[0, None], [1, 1], [None]]]
    return [{"checklist": one} for one in (*edges, *drawn)]


def explain_code(*, patients):
    return f"""
```python
def composite_scores(checklist):
    due = [[mark for mark in patient if mark is not None] for patient in checklist]
    due = [row for row in due if row]
    if not due:
        return None, None
    opportunity = sum(sum(row) for row in due) / sum(len(row) for row in due)
    all_or_none = sum(all(row) for row in due) / len(due)
    return opportunity, all_or_none
```

Two small traps: `all([])` is true, so a patient for whom nothing was due must leave the list first; and with nobody left there is nothing to
divide by. A list of {patients} patients of your own with one such row would have shown both.
"""
