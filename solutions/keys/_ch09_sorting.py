"""Chapter 9, the sorting problems and the choice: what belongs where, how it is missorted, and why."""

from exercises.problems._ch09_banks import DEED_NAMES, DEEDS, FELT, IDEAS, REMARKS, SAYINGS, SAYS, WHO_PAYS, YEARS
from workbook.text import fill
from workbook.variants import binned

# --- Why is each line there? ---------------------------------------------------------------------------------------

_REASON = binned(REMARKS, 2, ("fee", "payer", "chance", "others"))


def sort_remarks(*, shown, **_):
    return {remark: _REASON[remark] for remark in shown}


def _moved(shown, belongs, to):
    return {remark: to if _REASON[remark] == belongs else _REASON[remark] for remark in shown}


def luck_read_as_splitting(*, shown, **_):
    """You explained by the other practices what happens before anything is split. Line 4 is one number for all {{practices}}; what does it ask about the *year*?"""
    return _moved(shown, "chance", "others")


def splitting_read_as_luck(*, shown, **_):
    """You explained the division by luck. Luck stands in line 4. In line 5 nothing vanishes: who bears what you do not?"""
    return _moved(shown, "others", "chance")


def payer_read_as_fee(*, shown, **_):
    """You explained line 2 by your fee. Line 2 is somebody else's ledger: whose, and what does it not contain?"""
    return _moved(shown, "payer", "fee")


def fee_read_as_others(*, shown, **_):
    """You explained line 1 by the other practices. They have no part in it at all, and that is the reason."""
    return _moved(shown, "fee", "others")


_WHY_REMARK = {
    "same_in_any_contract": "a margin of fees is there before any sharing, and after it.",
    "not_split": "savings are pooled; fees are not.",
    "cost_left_out": "what it costs you to do the visit is no bill to the payer.",
    "bills_unseen": "the payer adds up all bills, also those of others.",
    "smaller_before_split": "below the minimum or behind a failed gate nothing is shared; line 4 counts that chance.",
    "gate_shut": "a gate that is sure to be shut makes the chance zero, and with it line 4.",
    "no_dollar_saved": "the rest of line 4 is borne by the other practices; nobody saved it.",
    "twice_as_many": "more practices change who bears line 4, not how large it is.",
}


def explain_remarks(*, shown, result, margin, felt, **numbers):
    lines = "\n".join(f"- {fill(REMARKS[remark], **numbers).rstrip('.')} → {_WHY_REMARK[remark]}" for remark in shown)
    return f"""{lines}

So the visit is held back by \\${felt} against a margin of \\${margin}: {result} dollars."""


# --- What does it cost you? ----------------------------------------------------------------------------------------

_FELT = binned(YEARS, 3, ("nothing", "less", "half", "more"))


def sort_years(*, shown):
    return {year: _FELT[year] for year in shown}


def _instead(shown, years, to):
    """None where the draw shows none of them: then the mistake cannot show."""
    if not set(years) & set(shown):
        return None
    return {year: to if year in years else _FELT[year] for year in shown}


def paid_below_the_minimum(*, shown):
    """You let savings below 2% be shared. Below the minimum nothing is paid, so that one dollar more or less changes nothing."""
    return _instead(shown, ("below_one",), "half")


def gate_has_no_say(*, shown):
    """You shared savings although the quality gate is failed for good. What is paid then, and what can \\$100 take from it?"""
    return _instead(shown, ("gate_failed",), "half")


def no_cap(*, shown):
    """You shared savings beyond the cap. Half of 26% is 13% of the benchmark; how much of it is paid, and how much after \\$100 more are spent?"""
    return _instead(shown, ("over_cap",), "half")


def all_borne_alone(*, shown):
    """You gave one practice the loss of all. Half of \\$100 is lost to *the practices*; how much of that does each feel?"""
    return _instead(shown, ("four_share", "two_share"), "half")


def minimum_is_no_cliff(*, shown):
    """You treated a year at the edge of the minimum like any other. What is paid at 2.0%, from the first dollar on, and what just below?"""
    return _instead(shown, ("on_the_edge", "in_dollars", "edge_again"), "half")


_WHY_YEAR = {
    "below_one": "below the minimum nothing is shared.",
    "gate_failed": "behind a failed gate nothing is shared.",
    "over_cap": "half of savings is 13% of the benchmark, and 10% is paid, before and after.",
    "four_share": "half of \\$100 is lost to the four together, \\$12.50 to you.",
    "even_chance": "\\$50 with a chance of one half is \\$25.",
    "two_share": "half of \\$100 is lost to the two together, \\$25 to you.",
    "well_inside": "half of \\$100, and nobody to split it with.",
    "just_under_cap": "half of 15% is 7.5%, below the cap: half of \\$100.",
    "inside_again": "half of \\$100, and nobody to split it with.",
    "on_the_edge": "the \\$100 carry you below 2%: the whole of what would have been shared, one percent of the benchmark, is gone.",
    "in_dollars": "2% of the benchmark is \\$100,000. \\$100,050 pay you \\$50,025; \\$99,950 pay nothing.",
    "edge_again": "\\$100 more leave savings \\$40 short of the minimum, and then nothing is paid at all.",
}


def explain_years(*, shown):
    return "\n".join(f"- {YEARS[year]} → **{FELT[_FELT[year]]}**: {_WHY_YEAR[year]}" for year in shown)


# --- Who pays for it? ----------------------------------------------------------------------------------------------


def _where(fees, head):
    return "both" if fees and head else "fees" if fees else "head" if head else "neither"


def _sorted_by(shown, fees, head):
    return {name: _where(fees(DEEDS[name]), head(DEEDS[name])) for name in shown}


def _fee_pays(deed):
    return deed["fee"] > deed["cost"]


def _head_pays(deed):
    return deed["chance"] * deed["avoided"] > deed["cost"]


def sort_deeds(*, shown):
    return _sorted_by(shown, _fee_pays, _head_pays)


def _mistaken(shown, fees, head):
    """None where the draw shows nothing that the mistake misplaces."""
    wrong = _sorted_by(shown, fees, head)
    return None if wrong == sort_deeds(shown=shown) else wrong


def any_fee_is_a_gain(*, shown):
    """You took any fee for a gain. A fee below the cost is a loss with a bill number."""
    return _mistaken(shown, lambda deed: deed["fee"] > 0, _head_pays)


def any_avoided_is_a_gain(*, shown):
    """You let a price per head reward whatever avoids something. What is avoided comes in a few cases of a hundred; the cost comes every time."""
    return _mistaken(shown, _fee_pays, lambda deed: deed["chance"] > 0)


def fee_counted_per_head(*, shown):
    """You added the fee to what a price per head rewards. Under it there is no fee: the price is paid already."""
    return _mistaken(shown, _fee_pays, lambda deed: deed["fee"] + deed["chance"] * deed["avoided"] > deed["cost"])


def explain_deeds(*, shown):
    return "\n".join(
        f"- {DEED_NAMES[name].capitalize()} → **{WHO_PAYS[sort_deeds(shown=[name])[name]]}**: {_sums(DEEDS[name])}"
        for name in shown
    ) + ("\n\nWhat helps the patient was asked nowhere. That is the question that is left for you.")


def _sums(deed):
    return (
        f"fee \\${deed['fee']:.0f} against cost \\${deed['cost']:.0f}; avoided {deed['chance']:.1%} × \\${deed['avoided']:,.0f} = \\${deed['chance'] * deed['avoided']:,.0f} "
        f"against \\${deed['cost']:.0f}."
    )


# --- An idea in the coffee break -----------------------------------------------------------------------------------


def who_earns(*, idea, **_):
    return IDEAS[idea][0]


def bundle_is_capitation(*, idea, **_):
    """You gave the bundle and the price per head the same answer. They reward the same things *within* an episode. Does this idea happen within one, or does it decide how many there are?"""
    return {"fees_bundle": "bundle_head", "head": "bundle_head"}.get(IDEAS[idea][0])


def bundle_is_a_fee(*, idea, **_):
    """You treated the bundle like fees. It pays one price for the operation and the 90 days after it: what happens to a bill that falls into them?"""
    return {"bundle_head": "fees_bundle", "fees": "fees_bundle"}.get(IDEAS[idea][0])


def inside_the_episode_forgotten(*, idea, **_):
    """You left the bundle out. Whatever is saved inside the 90 days stays with the group there, too."""
    return "head" if IDEAS[idea][0] == "bundle_head" else None


def bundle_pays_for_each(*, idea, **_):
    """You left the bundle out. It pays one price for *each* operation: what does it pay for one more?"""
    return "fees" if IDEAS[idea][0] == "fees_bundle" else None


_WHY_IDEA = {
    "fees_bundle": "It makes more operations. Fees pay for each, and so does a bundle; under a price per head each one only costs.",
    "bundle_head": "It saves money inside the episode. Under fees somebody else has that money; under a bundle and per head the group keeps it.",
    "head": "It happens after the 90 days, or instead of an operation. A bundle knows nothing of either, or loses an operation by it; a price per head pays for all that is avoided.",
    "fees": "It is one more bill. Under fees that is income; under a bundle and per head the price is paid already, so it only costs.",
}


def explain_idea(*, idea, text):
    return f"{_WHY_IDEA[IDEAS[idea][0]]}\n\nWhether patients are better or worse off by it, the payment does not ask."


# --- What may be said? ---------------------------------------------------------------------------------------------

_SAID = binned(SAYINGS, 3, ("shows", "against", "silent", "silent"))


def sort_sayings(*, shown):
    return {saying: _SAID[saying] for saying in shown}


def _said_instead(shown, sayings, to):
    """None where the draw shows none of them."""
    if not set(sayings) & set(shown):
        return None
    return {saying: to if saying in sayings else _SAID[saying] for saying in shown}


def fall_read_as_waste(*, shown):
    """You read a fall in use as a fall in *needless* use, or in needed use. Which column tells the two apart?"""
    return _said_instead(shown, ("needless", "blunt_only_outside"), "shows")


def patients_read_as_providers(*, shown):
    """You took an experiment on patients' prices for one on how providers are paid. Who was assigned to what?"""
    return _said_instead(shown, ("per_head", "hospital_bonus"), "shows")


def others_read_into_it(*, shown):
    """You read into the table what it does not hold: other people, or health. Which row or column would that be?"""
    return _said_instead(shown, ("over_65", "health"), "shows")


def refuted_is_not_unknown(*, shown):
    """You called open what a number of the table refutes. Look up the share of people who used any care."""
    return _said_instead(shown, ("all_stayed_away", "no_change_at_25", "halved"), "silent")


_WHY_SAID = {
    "fewer_used": "67.6% against 86.7%, and the limits lie far apart.",
    "spent_less": "\\$137 against \\$198; the limits, 115 to 159 and 179 to 217, do not even touch.",
    "also_at_25": "78.7% against 86.7%, limits apart.",
    "all_stayed_away": "67.6% of them used some.",
    "no_change_at_25": "8.0 people in 100 fewer used any, more than chance easily explains.",
    "halved": "78.7% and 77.2%: hardly any fewer, and chance may explain that.",
    "needless": "the table counts use, not need. (Lohr and colleagues looked: needed care fell by about as much.)",
    "per_head": "nobody's physician was paid in another way by lot.",
    "over_65": "there was nobody over 65 in it, and it is half a century old.",
    "health": "the table has no health in it. (The experiment measured it, too, and found little difference on average, and some among people who were poor and ill.)",
    "hospital_bonus": "no hospital's payment was changed.",
    "blunt_only_outside": "the table counts use, not need.",
}


def explain_sayings(*, shown):
    return "\n".join(f"- {SAYINGS[saying].rstrip('.')} → **{SAYS[_SAID[saying]]}**: {_WHY_SAID[saying]}" for saying in shown)
