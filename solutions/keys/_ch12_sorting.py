"""Chapter 12, the problems that sort and choose: answers, mistakes, explanations."""

from exercises.problems._ch12_banks import CHANGES, CLAIMS, LINES, QUESTIONS
from workbook.variants import binned

# --- Why is each line there? -----------------------------------------------------------------------------------------

_LINE = binned(CHANGES, 2, LINES)


def first_line(*, shown, **_):
    return {item: _LINE[item] for item in shown}


def _moved(shown, belongs, to):
    return {item: to if _LINE[item] == belongs else _LINE[item] for item in shown}


def weights_are_terms(*, shown, **_):
    """You put a change in the *clinician* on the line of the contract. A lawyer can write line 1 without having met her."""
    return _moved(shown, "line_2", "line_1")


def terms_are_weights(*, shown, **_):
    """You let a change of what a call takes begin with the clinician's choice. It moves that line too; which one before?"""
    return _moved(shown, "line_1", "line_2")


def adjustment_is_paper(*, shown, **_):
    """You took who is expected, or counted, for a matter of print. Ask of each such change: does it still pay to lose a patient?"""
    return _moved(shown, "line_3", "none")


def print_moves_health(*, shown, **_):
    """You let what is printed change what happens to patients. Which of the six lines has a printer in it?"""
    return _moved(shown, "none", "line_5")


def all_money_is_terms(*, shown, **_):
    """You put the payer's money on line 1. What does it do to the *next* dollar saved, or to a call? Nothing: look for the line where the payer's purse is counted."""
    return _moved(shown, "line_5", "line_1")


def explain_lines(*, shown, **_):
    because = {
        "line_1": "it is what a call does to income.",
        "line_2": "it is the clinician's own weight, under the same terms.",
        "line_3": "it decides whether Ferry Street gains when somebody leaves.",
        "line_5": "it is the payer's purse, or what that buys elsewhere.",
        "none": "it is print; no patient and no dollar moves.",
    }
    lines = "\n".join(f"- {CHANGES[item]} → **{LINES[_LINE[item]]}**: {because[_LINE[item]]}" for item in shown)
    return f"{lines}\n\nContract, person, door, purse: four decisions, four places where the chain can be taken hold of. The report is not one of them."


# --- One question for each sentence ----------------------------------------------------------------------------------

_QUESTION = binned(CLAIMS, 3, QUESTIONS)


def questions(*, shown):
    return {item: _QUESTION[item] for item in shown}


def _as(shown, belongs, to):
    return {item: to if _QUESTION[item] == belongs else _QUESTION[item] for item in shown}


def luck_is_ignorance(*, shown):
    """You blamed a model for what luck, or the course of things, does by itself. Would the sentence become false if the model knew more?"""
    return _as(shown, "idle", "unknown")


def absent_are_unknown(*, shown):
    """You blamed the model where people are simply not counted. Even a model that knew all could say nothing of somebody who is not on the sheet."""
    return _as(shown, "missing", "unknown")


def dollars_are_pockets(*, shown):
    """You asked about pockets where a model takes cost for need, or does not expect a cost. Whom did the model not see?"""
    return _as(shown, "unknown", "pocket")


def savings_are_luck(*, shown):
    """You put these dollars down to luck. They are saved, year after year. By whom?"""
    return _as(shown, "pocket", "idle")


def explain_questions(*, shown):
    because = {
        "missing": "somebody who began, or who left, is not on the sheet.",
        "idle": "luck, or the course of things, does this without any work.",
        "pocket": "what one side does not spend, another may not receive; and staff and beds stay.",
        "unknown": "the model expects the wrong thing of some of them.",
    }
    return "\n".join(f"- {CLAIMS[item]} **{QUESTIONS[_QUESTION[item]]}** Because {because[_QUESTION[item]]}" for item in shown)


# --- Who loses? ------------------------------------------------------------------------------------------------------


def loser(*, before, here, away, left, saved, check, costs, **_):
    if (1 - left) * here + left * away < before:
        return "unhoused"
    return "hospital" if costs > check else "payer" if check > saved else "housed"


def a_check_is_a_loss(**numbers):
    """You let every check be the payer's loss. It pays, and it is spared something: compare the two."""
    return None if loser(**numbers) == "payer" else "payer"


def a_cost_is_a_loss(**numbers):
    """You let every cost be Ferry Street's loss. It has costs, and it receives a check: compare the two."""
    return None if loser(**numbers) == "hospital" else "hospital"


def leaving_outweighs_all(**numbers):
    """Those who left have lost; those who stayed have gained. Weigh the two rows: on the average of both, is it less than before?"""
    return None if loser(**numbers) == "unhoused" else "unhoused"


def nobody_left_out_is_a_loser(**_):
    """People with a stable home have one row, and it rises."""
    return "housed"


def explain_loser(*, before, here, away, left, saved, check, costs, housed_before, housed, **_):
    mean = (1 - left) * here + left * away
    return f"""- With a stable home: {housed_before:g} → {housed:g}, better off.
- Without: {1 - left:.0%} × {here:g} + {left:.0%} × {away:g} = {mean:.1f}, against {before:g}: {"**worse off**" if mean < before else "better off, on average"}.
- Ferry Street: receives \\${check:.1f} million, and the package costs \\${costs:.1f} million: {"**worse off**" if costs > check else "better off"}.
- The payer: pays \\${check:.1f} million and is spared \\${saved:.1f} million: {"**worse off**" if check > saved else "better off"}.

Under another package it is another one. That somebody loses is no verdict; that nobody has asked is."""
