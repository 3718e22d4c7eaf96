"""Chapter 3, the sorting problems: what belongs where, how it is missorted, and why."""

import re

from exercises.problems._ch03_banks import ACTIONS, COMPARISONS, REMARKS
from workbook.variants import binned, groups

# --- Why is each line there? ---------------------------------------------------------------------------------------

_REASON = binned(REMARKS, 2, ("later", "shared", "survival", "price"))


def sort_remarks(*, shown, **_):
    return {remark: _REASON[remark] for remark in shown}


def _moved(shown, belongs, to):
    return {remark: to if _REASON[remark] == belongs else _REASON[remark] for remark in shown}


def what_is_shared_is_forgotten(*, shown, **_):
    """You took what cancels for a bill of the added year. The patient is alive in years 1 and 2 with the drug and without it: add the same amount to both sides, and watch line 3 or line 4."""
    return _moved(shown, "shared", "survival")


def the_added_bill_is_only_timing(*, shown, **_):
    """You explained the added year's bill by its date. The date says why it counts for less than \\${{care:,}}; why does it count at all?"""
    return _moved(shown, "survival", "later")


def waiting_is_a_bill(*, shown, **_):
    """You explained a division by 1.03 by what years cost. The utilities are divided in the same way, and nobody pays those. What do the divided numbers have in common?"""
    return _moved(shown, "later", "survival")


def the_price_is_one_more_line(*, shown, **_):
    """You filed the last line under what cancels. Nothing cancels there: \\${{price:,}} comes from outside. Whose number is it?"""
    return _moved(shown, "price", "shared")


def explain_remarks(*, shown, ratio, price, verdict, drug, gain, care, later, **_):
    because = {
        "third_power": "year 3 waits three years and year 1 one; each year of waiting divides by 1.03 once more.",
        "care_shrinks": f"the bill of \\${care:,} falls due in year 3, and a dollar then is less than a dollar today: \\${later:,}.",
        "no_early_care": "in years 1 and 2 the patient is alive, and cared for, with the drug and without it.",
        "line_3": "what is added on both sides falls out of the difference.",
        "more_than_price": f"year 3 is lived only with the drug, so its care (\\${later:,} today) is part of what the drug costs.",
        "unrelated_care": "who is kept alive falls ill like anybody else; the bill belongs to the same decision as the health.",
        "new_number": "lines 1 to 5 are facts and conventions; what a QALY is worth, or what care elsewhere pays for it, comes from outside.",
        "still_quarrel": "each may hold the same ratio against a price of its own.",
    }
    lines = "\n".join(f"- {REMARKS[remark].rstrip('.')} → {because[remark]}" for remark in shown)
    return f"""{lines}

Without the added year's care (\\${care:,}, today \\${later:,}) the ratio would read \\${drug / gain:,.0f} instead of \\${ratio:,}. Against \\${price:,} the answer is: {verdict}."""


# --- With a ratio or without ---------------------------------------------------------------------------------------

_ACTION = binned(COMPARISONS, 3, ("accept", "refuse", "accept", "refuse", "dominant", "dominated"))
_SOUTH_WEST = {item for group in groups(COMPARISONS, 3)[2:4] for item in group}


def sort_comparisons(*, shown):
    return {item: _ACTION[item] for item in shown}


def saving_read_as_buying(*, shown):
    """You read the lines with two minus signs as purchases. They sell health: a QALY given up for \\$40,000 is a poor sale when \\$100,000 buys one elsewhere, and for \\$250,000 a good one."""
    other = {"accept": "refuse", "refuse": "accept"}
    return {item: other[_ACTION[item]] if item in _SOUTH_WEST else _ACTION[item] for item in shown}


def negative_ratios_are_small(*, shown):
    """You let a quotient decide where the signs differ. Worse and dearer gives a negative number, and so does better and cheaper; “below \\$100,000” cannot tell them apart. Who would need a price there?"""
    return {item: "accept" if _ACTION[item] in ("dominant", "dominated") else _ACTION[item] for item in shown}


def less_health_is_dominated(*, shown):
    """You refused every line that takes health, without looking at what it saves. The saved money buys health for others; whether more or less of it, a ratio says."""
    return {item: "dominated" if item in _SOUTH_WEST else _ACTION[item] for item in shown}


def explain_comparisons(*, shown):
    return "\n".join(f"- {COMPARISONS[item]} → **{ACTIONS[_ACTION[item]]}**. {_why(item)}" for item in shown) + (
        "\n\nOne test for all: QALYs × \\$100,000 − extra cost, above zero or not."
    )


def _ratio(item):
    """Dollars for a QALY, read off the item's own text."""
    health, cost = (float(number.replace(",", "")) for number in re.findall(r"[\d.,]*\d", COMPARISONS[item]))
    return f"\\${cost / health:,.0f}"


def _why(item):
    if item in _SOUTH_WEST:
        verdict = "a good sale" if _ACTION[item] == "accept" else "a poor sale: \\$100,000 buys a whole one elsewhere"
        return f"It sells a QALY for {_ratio(item)}, {verdict}."
    return {
        "accept": lambda: f"It buys a QALY for {_ratio(item)}.",
        "refuse": lambda: f"It asks {_ratio(item)} for a QALY.",
        "dominant": lambda: "At least as good and no dearer, and better in one of the two.",
        "dominated": lambda: "No better and at least as dear, and worse in one of the two.",
    }[_ACTION[item]]()
