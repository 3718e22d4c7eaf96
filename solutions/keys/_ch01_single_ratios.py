"""Chapter 1, the problems about one ratio: value, a tie, a household's burden."""

from vbc.value import average_cost_effectiveness_ratio, capacity_to_pay, value_ratio

# --- What a thousand dollars buys ----------------------------------------------------------------------------------


def per_thousand(*, outcome, cost):
    return 1_000 * value_ratio(outcome, cost)


def dollars_per_qaly(*, outcome, cost):
    """{{given:,.0f}} is dollars for each QALY: cost on top. Value has health on top. (Both say the same thing; only their directions differ.)"""
    return average_cost_effectiveness_ratio(cost, outcome)


def thousands_of_dollars_per_qaly(*, outcome, cost):
    """{{given:.3g}} is thousands of dollars for each QALY. Turn the fraction over."""
    return average_cost_effectiveness_ratio(cost, outcome) / 1_000


def per_single_dollar(*, outcome, cost):
    """{{given:.3g}} is QALYs for one dollar; the question asks about a thousand of them."""
    return value_ratio(outcome, cost)


def thousand_the_wrong_way(*, outcome, cost):
    """You divided by a thousand where a thousand dollars should have multiplied: a thousand dollars buy more than one dollar does."""
    return value_ratio(outcome, cost) / 1_000


def outcome_alone(*, outcome, cost):
    """{{given:.2f}} is the health alone, which is quality. Value asks what it took to get it."""
    return outcome


def explain_per_thousand(*, outcome, cost):
    return rf"""The clinic spends {cost / 1_000:g} thousand dollars, so each thousand buys

$$\frac{{{outcome:.2f}\ \text{{QALY}}}}{{{cost / 1_000:g}\ \text{{thousand dollars}}}} = {1_000 * outcome / cost:.4f}\ \text{{QALY}}$$

Check: {1_000 * outcome / cost:.4f} × {cost / 1_000:g} = {outcome:.2f}. Turned over, it is \${cost / outcome:,.0f} a QALY."""


# --- Price a tie ---------------------------------------------------------------------------------------------------


def tie(*, e_low, e_high, c_low):
    return {"cost": c_low * e_high / e_low}


def same_cost(*, e_low, e_high, c_low):
    """You gave Cedar Birch's cost. Then Cedar has more health for the same money: the higher value, not the same."""
    return {"cost": c_low}


def share_the_wrong_way(*, e_low, e_high, c_low):
    """You made Cedar cheaper than Birch in the proportion of their QALYs. More health may cost more, not less, at the same value."""
    return {"cost": c_low * e_low / e_high}


def gain_read_as_percent(*, e_low, e_high, c_low):
    """You raised the cost by the difference in QALYs as if it were a percentage. By which *factor* does Cedar's health exceed Birch's?"""
    return {"cost": c_low * (1 + e_high - e_low)}


def explain_tie(*, e_low, e_high, c_low):
    return rf"""Birch pays \${c_low:,} ÷ {e_low:.2f} = \${c_low / e_low:,.0f} for a QALY. At that price Cedar's {e_high:.2f} QALY may cost

$$\frac{{{c_low}}}{{{e_low:.2f}}} \times {e_high:.2f} = {c_low * e_high / e_low:.0f}\ \text{{dollars}}$$

Now the two lie on one ray from zero. The extra {e_high - e_low:.2f} QALY costs \${c_low * e_high / e_low - c_low:,.0f}, again \${c_low / e_low:,.0f} a QALY: at a tie, average and incremental price agree."""


# --- Whose burden is catastrophic? ---------------------------------------------------------------------------------


def highest_income(*, out_of_pocket, other_care, needs, limit, of_capacity, **_):
    return (out_of_pocket + other_care) / limit + (needs if of_capacity else 0)


def the_other_yardstick(*, out_of_pocket, other_care, needs, limit, of_capacity, **_):
    """You used the other kind of yardstick. This one is “{{yardstick}}”: is that a share of the whole income, or of what is left after food and shelter?"""
    return (out_of_pocket + other_care) / limit + (0 if of_capacity else needs)


def system_cost_charged(*, system_cost, other_care, needs, limit, of_capacity, **_):
    """You charged the household the program's whole cost. That is what the system pays; the patient pays \\${{out_of_pocket:,}} of it."""
    return (system_cost + other_care) / limit + (needs if of_capacity else 0)


def other_care_forgotten(*, out_of_pocket, needs, limit, of_capacity, **_):
    """You counted the program alone. The household already pays \\${{other_care:,}} a year for other care, and a yardstick measures all its health spending together."""
    return out_of_pocket / limit + (needs if of_capacity else 0)


def multiplied_by_the_limit(*, out_of_pocket, other_care, limit, **_):
    """You took a share *of the spending*. The spending is the share; you are looking for the income it is a share of, and that is larger."""
    return (out_of_pocket + other_care) * limit


def explain_income(*, out_of_pocket, other_care, needs, yardstick, limit, of_capacity, **_):
    total = out_of_pocket + other_care
    base = total / limit
    end = (
        f"That is capacity to pay, what is left after \\${needs:,} of needs. The income is {base:,.0f} + {needs:,} = **\\${base + needs:,.0f}**, "
        f"where capacity to pay is \\${capacity_to_pay(base + needs, needs):,.0f}."
        if of_capacity
        else f"That is the income itself: **\\${base:,.0f}**. The \\${needs:,} of needs plays no part in this yardstick, which is what its critics hold against it."
    )
    return rf"""The household pays {other_care:,} + {out_of_pocket:,} = \${total:,} a year itself. The yardstick is {yardstick}: {total:,} ÷ {limit:.2f} = \${base:,.0f}. {end}"""
