"""Chapter 5, the problems about what hangs on a score: what may enter the model, penalties, patients turned away."""

from exercises.problems._ch05_banks import BIN_OF, BINS, FACTORS
from vbc.readmission_reduction import CAP, MINIMUM_CASES, Condition, hrrp_payment_adjustment
from workbook.text import halves_up

# --- What may enter the model? --------------------------------------------------------------------------------------


def sort_factors(*, shown, **_):
    return {factor: BIN_OF[factor] for factor in shown}


def complications_as_severity(*, shown, **_):
    """You let what happened on the ward count as how sick the patient was. Then every complication raises the expected deaths, and a hospital that harms its patients looks *better*. Ask of each card: was it true at the door?"""
    return {factor: "severity" if BIN_OF[factor] == "care" else BIN_OF[factor] for factor in shown}


def companions_as_severity(*, shown, **_):
    """You filed other illnesses under this one. Both may enter the model, but they are different facts: one is measured in the first hours, the other is in last year's record. Which illness brought the patient here today?"""
    return {factor: "severity" if BIN_OF[factor] == "comorbidity" else BIN_OF[factor] for factor in shown}


def circumstances_as_care(*, shown, **_):
    """You put circumstances of life into the bin of what the hospital did. They were true at the door. Whether to *adjust* for them is a quarrel of its own (chapter 6), but they did not arise during care."""
    return {factor: "care" if BIN_OF[factor] == "social" else BIN_OF[factor] for factor in shown}


def explain_factors(*, shown, **_):
    lines = "\n".join(f"- {FACTORS[factor]} → {BINS[BIN_OF[factor]].lower()}" for factor in shown)
    return f"""{lines}

The first two bins are case-mix: true at the door, and no work of the hospital's. The third was true at the door as well; leaving it
out has a price, and putting it in has another (chapter 6). The last bin holds results of care. A model that sees them forgives what
it should measure.
"""


# --- What the readmissions cost -------------------------------------------------------------------------------------


def reductions(*, alder, birchwood, modifier, **_):
    return {
        "Reduction": [
            hrrp_payment_adjustment(
                [Condition(c["name"], c["cases"], c["ratio"], c["share"]) for c in hospital],
                medians={c["name"]: c["median"] for c in hospital},
                neutrality_modifier=modifier,
            ).reduction
            for hospital in (alder, birchwood)
        ]
    }


def _by_another_rule(alder, birchwood, *, excess, modifier, cap=CAP, fewest=MINIMUM_CASES):
    sums = [sum(c["share"] * excess(c) for c in hospital if c["cases"] >= fewest) for hospital in (alder, birchwood)]
    return {"Reduction": [min(cap, max(0.0, modifier * total)) for total in sums]}


def _over_median(condition):
    return max(0.0, condition["ratio"] - condition["median"])


def bar_at_one(*, alder, birchwood, modifier, **_):
    """You let only what exceeds 1 count. The bar is the *peer median*, and it can lie under 1: a hospital with fewer readmissions than an average hospital would have with its patients may still pay."""
    return _by_another_rule(alder, birchwood, excess=lambda c: max(0.0, c["ratio"] - 1), modifier=modifier)


def small_numbers_counted(*, alder, birchwood, modifier, **_):
    """You counted a condition with fewer than 25 cases. It is left out, however high its ratio."""
    return _by_another_rule(alder, birchwood, excess=_over_median, modifier=modifier, fewest=0)


def good_results_pay_back(*, alder, birchwood, modifier, **_):
    """You let a ratio under the median offset one above it. The rule adds up excesses only; a good result earns nothing back."""
    return _by_another_rule(alder, birchwood, excess=lambda c: c["ratio"] - c["median"], modifier=modifier)


def raw_ratios(*, alder, birchwood, modifier, **_):
    """You took the O/E column. The rule uses *predicted* over expected, a ratio that is shrunken toward 1 before anybody pays."""
    return _by_another_rule(alder, birchwood, excess=lambda c: max(0.0, c["raw"] - c["median"]), modifier=modifier)


def no_cap(*, alder, birchwood, modifier, **_):
    """Alder is right. Birchwood loses more than the law allows: look up the largest reduction."""
    return _by_another_rule(alder, birchwood, excess=_over_median, modifier=modifier, cap=1.0)


def no_modifier(*, alder, birchwood, **_):
    """You left out the neutrality modifier, {{modifier}}, by which the sum over the conditions is multiplied."""
    return _by_another_rule(alder, birchwood, excess=_over_median, modifier=1.0)


def explain_reductions(*, alder, birchwood, modifier, **_):
    parts = []
    answers = reductions(alder=alder, birchwood=birchwood, modifier=modifier)["Reduction"]
    for name, hospital, answer in zip(("Alder", "Birchwood"), (alder, birchwood), answers, strict=True):
        lines, total = [], 0.0
        for c in hospital:
            if c["cases"] < MINIMUM_CASES:
                lines.append(f"- {c['name']}: {c['cases']} cases, fewer than {MINIMUM_CASES}: left out")
            elif c["ratio"] <= c["median"]:
                lines.append(f"- {c['name']}: {c['ratio']:.3f} is not above {c['median']:.3f}: 0")
            else:
                excess = c["ratio"] - c["median"]
                total += c["share"] * excess
                lines.append(
                    f"- {c['name']}: {c['share']:.0%} × ({c['ratio']:.3f} − {c['median']:.3f}) = {c['share'] * excess:.3%}"
                )
        capped = " That is more than 3%, the most the law takes." if modifier * total > CAP else ""
        parts.append(
            f"**{name}**\n\n"
            + "\n".join(lines)
            + f"\n\n{modifier} × {total:.3%} = {halves_up(modifier * total):.2%}.{capped} Reduction: **{halves_up(answer):.2%}**."
        )
    return "\n\n".join(parts) + (
        "\n\nAlder pays for heart failure although its predicted/expected ratio there "
        + ("lies under 1." if alder[0]["ratio"] < 1 else "is hardly above 1.")
        + " The bar is the peer median."
    )


# --- Turned away ----------------------------------------------------------------------------------------------------


def fall(*, others_deaths, others_expected, frail_deaths, frail_expected, **_):
    before = (others_deaths + frail_deaths) / (others_expected + frail_expected)
    return before - others_deaths / others_expected


def care_unchanged_so_no_change(**_):
    """Care has not changed, and you conclude that the score has not. That would be right if the model knew how frail the frail were. It expected {{frail_expected:g}} of their deaths, and {{frail_deaths}} came."""
    return 0.0


def expected_deaths_stay(*, others_deaths, others_expected, frail_deaths, frail_expected, **_):
    """You took the frail patients' deaths off the top and left their expected deaths at the bottom. Patients who are not there are not expected to die there either."""
    before = (others_deaths + frail_deaths) / (others_expected + frail_expected)
    return before - others_deaths / (others_expected + frail_expected)


def fall_of_the_raw_rate(*, others, frail, others_deaths, frail_deaths, **_):
    """{{given:.3f}} is the fall of the *raw* death rate. Sending the sickest away always lowers that. The question is whether the adjusted score falls as well."""
    return (others_deaths + frail_deaths) / (others + frail) - others_deaths / others


def ratio_of_the_frail(*, frail_deaths, frail_expected, others_deaths, others_expected, **_):
    """You compared the frail patients with the others. Compare the hospital with itself: this year with both groups, next year with one."""
    return frail_deaths / frail_expected - others_deaths / others_expected


def explain_turned_away(*, name, others_deaths, others_expected, frail, frail_deaths, frail_expected, **_):
    before = (others_deaths + frail_deaths) / (others_expected + frail_expected)
    after = others_deaths / others_expected
    return f"""
This year: ({others_deaths} + {frail_deaths}) ÷ ({others_expected:.1f} + {frail_expected:g}) = {before:.3f}.

Next year: {others_deaths} ÷ {others_expected:.1f} = {after:.3f}.

The O/E falls by **{before - after:.3f}** (subtracted before rounding). Nobody is better: the {frail} frail patients meet the same risk elsewhere, perhaps after a
longer ride, and {frail_deaths} of them still die. {name} looks better because it stopped treating those whom the
model underrates. The cure is a model that knows frailty, and a look at who is no longer admitted.
"""
