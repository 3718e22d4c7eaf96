"""Chapter 1, the sorting problems: what belongs where, how it is missorted, and why."""

from exercises.problems._ch01_banks import COMPARISONS, REMARKS, VERDICTS, VIGNETTES, WORDS
from workbook.variants import binned

# --- Why is each line there? ---------------------------------------------------------------------------------------

_REASON = binned(REMARKS, 2, ("other_prices", "same_unit", "decides", "third_option"))


def sort_remarks(*, shown, **_):
    return {remark: _REASON[remark] for remark in shown}


def the_quotient_decides(*, shown, **_):
    """You let line 5 make the decision. Cross it out: lines 1 to 4 still name a plan, at {{threshold:,}} dollars a QALY. What does line 5 add that they do not say?"""
    return {remark: "decides" if _REASON[remark] == "other_prices" else _REASON[remark] for remark in shown}


def neither_is_bookkeeping(*, shown, **_):
    """You read the 0 as part of the conversion to dollars. Nothing is converted in line 3. Suppose lines 1 and 2 came out at −500 and −900: who is chosen, and which line makes it possible?"""
    return {remark: "same_unit" if _REASON[remark] == "third_option" else _REASON[remark] for remark in shown}


def choosing_looks_ahead(*, shown, **_):
    """You have line 4 looking beyond today's price. It uses the numbers of lines 1 to 3, and those hold at {{threshold:,}} dollars a QALY only. Which line never uses that price?"""
    return {remark: "other_prices" if _REASON[remark] == "decides" else _REASON[remark] for remark in shown}


def explain_remarks(*, shown, threshold, best, increment, e_low, c_low, **_):
    because = {
        "same_unit": "QALYs and dollars cannot be compared until one is turned into the other.",
        "third_option": "neither is an option like the two plans; it wins when both plans lose.",
        "decides": "the largest net benefit is the decision; no ratio takes part.",
        "other_prices": "it says where the two plans are level, whatever a QALY is worth to you.",
    }
    lines = "\n".join(f"- {REMARKS[remark].rstrip('.')} → {because[_REASON[remark]]}" for remark in shown)
    return f"""{lines}

At \\${threshold:,} a QALY the choice is {best}. Line 5 tells you what would make the two plans level: a price of \\${increment:,} a QALY. {_where_level(round(increment * e_low) - c_low)}"""


def _where_level(benefit):
    if benefit < 0:
        return f"There each of them loses \\${-benefit:,}, and doing nothing beats both: with three options, the choice changes elsewhere."
    return f"There each of them comes to \\${benefit:,}, more than doing nothing does, so that is also where the choice changes."


# --- Four words that are not synonyms ------------------------------------------------------------------------------

_WORD = binned(VIGNETTES, 4, ("efficiency", "quality", "affordability", "value"))


def sort_vignettes(*, shown):
    return {vignette: _WORD[vignette] for vignette in shown}


def good_results_are_value(*, shown):
    """You filed good results under value. Value needs to know what they cost; health alone is quality."""
    return {vignette: "value" if _WORD[vignette] == "quality" else _WORD[vignette] for vignette in shown}


def efficiency_is_value(*, shown):
    """You filed work done for an input under value. More visits a day, or more films a shift, says nothing yet about anybody's health."""
    return {vignette: "value" if _WORD[vignette] == "efficiency" else _WORD[vignette] for vignette in shown}


def the_patients_purse_is_value(*, shown):
    """You filed the patient's own dollars under value. Value's cost is what all payers spend together; a program can be worth its whole cost and still ruin the person who pays a part of it."""
    return {vignette: "value" if _WORD[vignette] == "affordability" else _WORD[vignette] for vignette in shown}


def value_is_efficiency(*, shown):
    """You filed health for money under efficiency. Economists may well call it that: an output for an input. Here health for money has a name of its own, value, and efficiency is every *other* output for an input."""
    return {vignette: "efficiency" if _WORD[vignette] == "value" else _WORD[vignette] for vignette in shown}


def explain_vignettes(*, shown):
    return "\n".join(f"- {VIGNETTES[vignette]} → **{WORDS[_WORD[vignette]].partition(':')[0]}**" for vignette in shown) + (
        "\n\nTwo questions sort them all: is health in it, and whose money is in it?"
    )


# --- Which ratios may be ordered? ----------------------------------------------------------------------------------

_VERDICT = binned(COMPARISONS, 3, ("scale", "yes", "free", "negative"))


def sort_comparisons(*, shown):
    return {item: _VERDICT[item] for item in shown}


def a_number_is_a_number(*, shown):
    """You let outcomes below zero be ordered. Take −0.10 QALY for \\$1,000 and for \\$2,000: the dearer harm has the ratio nearer to zero, so it ranks *better*. Which plan would you rather suffer?"""
    return {item: "yes" if _VERDICT[item] == "negative" else _VERDICT[item] for item in shown}


def zero_is_nothing(*, shown):
    """You trusted the scale's zero. A T-score of 0 does not mean no health: move the scale's zero, as its makers might have, and the order can turn over. Differences on such a scale mean something; ratios do not."""
    return {item: "yes" if _VERDICT[item] == "scale" else _VERDICT[item] for item in shown}


def free_is_infinitely_good(*, shown):
    """You ordered a ratio with nothing below the line. Zero dollars gives no number at all, and usually means that somebody else paid: ask who, and what it was worth."""
    return {item: "yes" if _VERDICT[item] == "free" else _VERDICT[item] for item in shown}


def explain_comparisons(*, shown):
    return "\n".join(f"- {COMPARISONS[item]} → **{VERDICTS[_VERDICT[item]]}**" for item in shown) + (
        "\n\nWhat to do instead: compare net monetary benefit, λ × outcome − cost, which needs differences only. It takes outcomes below zero and costs of zero in its stride."
    )
