"""Chapter 1, the problems that weigh options against each other: answers, mistakes, explanations."""

from exercises.problems.ch01_value_ratios import OFFERS
from vbc.value import (
    average_cost_effectiveness_ratio,
    incremental_net_monetary_benefit,
    net_monetary_benefit,
    preference_threshold,
    value_ratio,
)
from workbook.text import halves_up

# --- Where the choice flips ----------------------------------------------------------------------------------------


def flip(*, e_low, e_high, c_low, c_high):
    return preference_threshold(cost_a=c_high, cost_b=c_low, outcome_a=e_high, outcome_b=e_low)


def average_of_the_better_plan(*, e_high, c_high, **_):
    """{{given:,.0f}} dollars is what Cedar pays for a QALY *on average*, counted from nothing. But nothing is not an option here: Birch runs if Cedar does not. For which pair of options would your rule be right? Then change the pair."""
    return average_cost_effectiveness_ratio(c_high, e_high)


def average_of_the_cheaper_plan(*, e_low, c_low, **_):
    """{{given:,.0f}} dollars is Birch's average price for a QALY. At that price Birch breaks even against doing nothing, which is not on offer. Compare Cedar with Birch instead."""
    return average_cost_effectiveness_ratio(c_low, e_low)


def difference_of_the_averages(*, e_low, e_high, c_low, c_high):
    """You subtracted one average from the other. A difference of two ratios is not the ratio of two differences: take the differences in dollars and in QALYs first, and divide last."""
    return average_cost_effectiveness_ratio(c_high, e_high) - average_cost_effectiveness_ratio(c_low, e_low)


def qalys_per_dollar(*, e_low, e_high, c_low, c_high):
    """{{given:.3g}} is a number of QALYs for each dollar. A price of a QALY is in dollars for each QALY: turn the fraction over."""
    return (e_high - e_low) / (c_high - c_low)


def extra_dollars_only(*, c_low, c_high, **_):
    """{{given:,.0f}} is what Cedar costs more. It buys only {{e_high:.2f}} − {{e_low:.2f}} of a QALY; what would a whole QALY cost at that rate?"""
    return c_high - c_low


def explain_flip(*, e_low, e_high, c_low, c_high):
    gain, extra = round(e_high - e_low, 2), c_high - c_low
    return rf"""Level means

$$\lambda \times {e_high:.2f} - {c_high} = \lambda \times {e_low:.2f} - {c_low}$$

Bring the terms together: $\lambda \times {gain:.2f} = {extra}$, so

$$\lambda = \frac{{{extra}}}{{{gain:.2f}}} = {extra / gain:.0f}\ \text{{dollars per QALY}}$$

Below \${extra / gain:,.0f} Birch is ahead, above it Cedar. Neither average, \${c_high / e_high:,.0f} for Cedar or \${c_low / e_low:,.0f} for Birch, took any part."""


# --- Four offers for the same patient ------------------------------------------------------------------------------


def _offers(value, benefit):
    def column(rule):
        return lambda outcomes, costs, threshold: [rule(e, c, threshold) for e, c in zip(outcomes, costs, strict=True)]

    return lambda *, outcomes, costs, threshold, **_: {
        "Value": column(value)(outcomes, costs, threshold),
        "Net monetary benefit": column(benefit)(outcomes, costs, threshold),
    }


def _per_thousand(outcome, cost, _):
    return 1_000 * value_ratio(outcome, cost)


def _benefit(outcome, cost, threshold):
    return net_monetary_benefit(outcome, cost, threshold=threshold)


def both_yardsticks(**parameters):
    return _offers(_per_thousand, _benefit)(**parameters)


def cost_on_top(**parameters):
    """Your first column holds thousands of dollars for each QALY: cost on top. Value puts health on top, so that more is better."""
    return _offers(lambda e, c, _: c / e / 1_000, _benefit)(**parameters)


def value_per_single_dollar(**parameters):
    """Your first column is QALYs for each single dollar, a thousand times too small for its heading."""
    return _offers(lambda e, c, _: e / c, _benefit)(**parameters)


def cost_minus_worth(**parameters):
    """Your second column has its sign turned: it takes the worth of the health from the cost. A benefit is what you gain, less what you pay."""
    return _offers(_per_thousand, lambda e, c, threshold: c - threshold * e)(**parameters)


def cost_forgotten(**parameters):
    """Your second column is what the health is worth, before anybody has paid. Take each offer's cost away."""
    return _offers(_per_thousand, lambda e, c, threshold: threshold * e)(**parameters)


def explain_offers(*, outcomes, costs, threshold, **_):
    truth = both_yardsticks(outcomes=outcomes, costs=costs, threshold=threshold)
    rows = "\n".join(
        f"| {offer} | 1,000 × {e:g} ÷ {c:,} = {halves_up(value):.4f} | {threshold:,} × {e:g} − {c:,} = {benefit:,.0f} |"
        for offer, e, c, value, benefit in zip(OFFERS, outcomes, costs, truth["Value"], truth["Net monetary benefit"], strict=True)
    )
    best = max(zip(truth["Net monetary benefit"], OFFERS, strict=True))[1]
    return f"""| Offer | QALY per \\$1,000 | Net monetary benefit, \\$ |
|---|---|---|
{rows}

The reminder text is first in value, and has a net benefit of {truth["Net monetary benefit"][0]:,.0f} dollars: a superb rate on a gain that is hardly there. A patient can be
given one offer, and at \\${threshold:,} a QALY that is {best}. (If texting does not exclude the plans, text as well: then it competes with nothing.)"""


# --- Snow in the passes --------------------------------------------------------------------------------------------


def _per_mile(miles_low, miles_high, price_low, price_high):
    """The price of the step from one crew to the other, and each crew's price counted from nothing."""
    return (price_high - price_low) / (miles_high - miles_low), price_low / miles_low, price_high / miles_high


def indifferent_at(*, miles_low, miles_high, price_low, price_high, must, **_):
    step, *averages = _per_mile(miles_low, miles_high, price_low, price_high)
    return step if must else min(averages)


def answers_the_other_question(*, miles_low, miles_high, price_low, price_high, must, **_):
    """You answered a different question: {{given:,.0f}} dollars is where the *other* pair of options is level. The story says: “{{rule}}” Which two options does the board weigh at the figure asked for?"""
    step, *averages = _per_mile(miles_low, miles_high, price_low, price_high)
    return min(averages) if must else step


def the_dearer_average(*, miles_low, miles_high, price_low, price_high, **_):
    """{{given:,.0f}} dollars is one crew's whole price spread over all its miles, and of the two crews it is the one that charges more that way. Which comparison does the board make at the figure asked for?"""
    return max(_per_mile(miles_low, miles_high, price_low, price_high)[1:])


def salt_counted(*, miles_low, miles_high, price_low, price_high, salt, must, **_):
    """You let the salt in. It lies in the sheds whoever comes, and if nobody comes: no choice of the board's changes it. Leave out what the choice cannot change."""
    step, *_averages = _per_mile(miles_low, miles_high, price_low + (0 if must else salt), price_high + salt)
    return step if must else min(_averages)


def miles_per_dollar(*, miles_low, miles_high, price_low, price_high, must, **_):
    """{{given:.3g}} is in miles per dollar. The board asks for dollars per mile."""
    return 1 / indifferent_at(miles_low=miles_low, miles_high=miles_high, price_low=price_low, price_high=price_high, must=must)


def explain_crews(*, miles_low, miles_high, price_low, price_high, salt, must, **_):
    step, birch, cedar = _per_mile(miles_low, miles_high, price_low, price_high)
    if must:
        return rf"""The board weighs Cedar against Birch, and nothing else. Cedar costs \${price_high - price_low:,} more and opens {miles_high - miles_low} more miles:
\${price_high - price_low:,} ÷ {miles_high - miles_low} = **\${halves_up(step):,.0f}** a mile. Above that, the extra miles repay their price. The crews' averages (\${halves_up(birch):,.0f} and \${halves_up(cedar):,.0f} a mile)
would matter only if hiring nobody were allowed, and the \${salt:,} of salt is spent whatever the board does. In the chapter's words: an incremental ratio."""
    first, price = ("Birch", birch) if birch < cedar else ("Cedar", cedar)
    return rf"""Hiring nobody opens no mile and costs nothing, so each crew is first weighed against nothing: Birch needs \${price_low:,} ÷ {miles_low} = \${halves_up(birch):,.0f} a mile, Cedar
\${price_high:,} ÷ {miles_high} = \${halves_up(cedar):,.0f}. As the worth of a mile rises, {first} is the first to repay its price, at **\${halves_up(price):,.0f}**. The step between the crews (\${halves_up(step):,.0f} a mile) answers
another question, and the \${salt:,} of salt is spent whatever the board does. In the chapter's words: an average ratio, because here the comparison *is* with nothing."""


# --- Is the better plan worth the difference? ----------------------------------------------------------------------


def worth(*, e_low, e_high, c_low, c_high, threshold):
    return incremental_net_monetary_benefit(
        cost_new=c_high, cost_standard=c_low, outcome_new=e_high, outcome_standard=e_low, threshold=threshold
    )


def sign_turned(**parameters):
    """The size is right and the sign is turned. Worth of the extra health first, minus the extra dollars: what does your sign say about who gains?"""
    return -worth(**parameters)


def cedar_from_nothing(*, e_high, c_high, threshold, **_):
    """That is Cedar's net benefit counted from nothing. Patients come from Birch, so both its QALYs and its dollars are already there."""
    return net_monetary_benefit(e_high, c_high, threshold=threshold)


def whole_cost_charged(*, e_low, e_high, c_high, threshold, **_):
    """You charged Cedar's whole cost against its extra health. Birch's \\${{c_low:,}} would no longer be spent."""
    return threshold * (e_high - e_low) - c_high


def extra_health_only(*, e_low, e_high, threshold, **_):
    """{{given:,.0f}} dollars is what the extra health is worth. It has to be paid for."""
    return threshold * (e_high - e_low)


def explain_worth(*, e_low, e_high, c_low, c_high, threshold):
    gain, extra = e_high - e_low, c_high - c_low
    net = threshold * gain - extra
    verdict = "worth it" if net > 0 else "not worth it"
    return rf"""The move adds {gain:.2f} QALY, worth {threshold:,} × {gain:.2f} = \${threshold * gain:,.0f}, and costs \${c_high:,} − \${c_low:,} = \${extra:,}.
Net: {threshold * gain:,.0f} − {extra:,} = **{net:,.0f}** dollars a patient, so at \${threshold:,} a QALY the move is {verdict}. The same verdict from the other side: the step costs
\${extra / gain:,.0f} a QALY, which is {"below" if net > 0 else "above"} \${threshold:,}."""


# --- The plan nobody should choose ---------------------------------------------------------------------------------

_PLANS = ("alder", "birch", "cedar")


def never_best(**parameters):
    """In plain numbers, so that a class is marked in seconds; `vbc.preference_bands` is the oracle in the tests."""
    at = {plan: (parameters[f"e_{plan}"], parameters[f"c_{plan}"]) for plan in _PLANS}
    return next((plan for plan in _PLANS if not _ever_best(at[plan], [(0, 0), *at.values()])), "none")


def _ever_best(plan, rivals):
    """Whether some price of a QALY, from 0 up, puts a plan above all its rivals."""
    low, high = 0.0, float("inf")
    for health, cost in rivals:
        gain, extra = plan[0] - health, plan[1] - cost
        if gain > 0:
            low = max(low, extra / gain)
        elif gain < 0:
            high = min(high, extra / gain)
        elif extra > 0:
            return False
    return low < high


def strong_dominance_only(**_):
    """No plan is both dearer and less effective than another, that much is true. But a plan can lose to two others at once: to one while QALYs are cheap, and to the other before it catches up. Climb the stairs."""
    return "none"


def least_health(*, least, **_):
    """The plan with the least health is also the cheapest way to start: at a low price of a QALY it is the best on offer. Try it at a price just above its own dollars per QALY."""
    return least


def highest_cost(*, most, **_):
    """The dearest plan yields the most health. Raise the price of a QALY far enough, and the extra health must win."""
    return most


def explain_never_best(*, least, between, most, **parameters):
    stair = {plan: (parameters[f"e_{plan}"], parameters[f"c_{plan}"]) for plan in (least, between, most)}
    (e1, c1), (e2, c2), (e3, c3) = stair.values()
    first, second, skip = (c2 - c1) / (e2 - e1), (c3 - c2) / (e3 - e2), (c3 - c1) / (e3 - e1)
    return rf"""By cost: neither, {least.title()}, {between.title()}, {most.title()}. The stairs charge

- neither → {least.title()}: \${c1 / e1:,.0f} a QALY
- {least.title()} → {between.title()}: \${first:,.0f} a QALY
- {between.title()} → {most.title()}: \${second:,.0f} a QALY

The middle stair is dearer than the next one: by the time a QALY is worth the step to {between.title()}, the step on to {most.title()} is worth it too. {between.title()} is *extendedly dominated*.
Take it out and climb from {least.title()} to {most.title()} in one stride: \${skip:,.0f} a QALY."""
