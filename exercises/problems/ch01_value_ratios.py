"""Questions on value ratios: four on the core route, then more practice."""

from exercises.problems._ch01_banks import COMPARISONS, REASONS, REMARKS, VERDICTS, VIGNETTES, WORDS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem
from workbook.variants import between, pick, sample, shuffled, some_of_each

DOLLARS_PER_QALY = Number("$/QALY", relative=0.005)


def pair(rng, *, factors):
    """Two care plans whose difference costs `increment` $/QALY and whose smaller plan costs `factor` times that."""
    increment = between(rng, 20_000, 80_000, 5_000)
    e_low = between(rng, 0.06, 0.18, 0.02)
    e_gain = between(rng, 0.02, 0.06, 0.02)
    c_low = round(e_low * increment * pick(rng, factors))
    return {
        "e_low": e_low,
        "e_high": round(e_low + e_gain, 2),
        "c_low": c_low,
        "c_high": c_low + round(e_gain * increment),
    }


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


def _why_each_line(rng):
    plans = pair(rng, factors=(0.7, 1.4, 1.5))
    threshold = pick(rng, [price for price in range(30_000, 130_000, 10_000) if _lead(plans, price) >= 100])
    benefit = _benefits(plans, threshold)
    return plans | {
        "threshold": threshold,
        "benefit_high": _signed(benefit["Cedar"]),
        "benefit_low": _signed(benefit["Birch"]),
        "best": max(benefit, key=benefit.get),
        "increment": round((plans["c_high"] - plans["c_low"]) / (plans["e_high"] - plans["e_low"])),
        "shown": some_of_each(rng, REMARKS, 2, shown=5),
    }


def _benefits(plans, threshold):
    benefit = {
        plan: round(threshold * plans[f"e_{size}"]) - plans[f"c_{size}"] for plan, size in (("Cedar", "high"), ("Birch", "low"))
    }
    return benefit | {"neither": 0}


def _lead(plans, threshold):
    """Dollars between the best option and the next, so that line 4 names a winner where there is one."""
    first, second, _ = sorted(_benefits(plans, threshold).values(), reverse=True)
    return first - second


def _signed(dollars):
    return f"{dollars:,}".replace("-", "−")


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
A clinic can run Cedar, or Birch, or neither. It pays up to \${{threshold:,}} for a QALY.

| | QALYs per patient | Cost per patient |
|---|---:|---:|
| Cedar | {{e_high:.2f}} | \${{c_high:,}} |
| Birch | {{e_low:.2f}} | \${{c_low:,}} |

Here is the decision, worked to the end.

1. Cedar: {{threshold:,}} × {{e_high:.2f}} − {{c_high:,}} = **{{benefit_high}}** dollars
2. Birch: {{threshold:,}} × {{e_low:.2f}} − {{c_low:,}} = **{{benefit_low}}** dollars
3. Neither: **0** dollars
4. The largest of the three belongs to **{{best}}**.
5. ({{c_high:,}} − {{c_low:,}}) ÷ ({{e_high:.2f}} − {{e_low:.2f}}) = **{{increment:,}}** dollars per QALY

The arithmetic is done. What is each line there for?
""",
    answer=Match(REASONS, REMARKS),
    variant=_why_each_line,
    hints=(
        "Cover line 5. Could the clinic still decide? Now cover line 4 instead.",
        "Ask of each remark: would the line survive if the clinic had to run one of the two? Would it survive if a QALY were worth nothing to you?",
        "Two lines turn health into dollars, one line stands for an option without patients, one line chooses, one line looks beyond today's price.",
    ),
    objective="Say what each step of a net-benefit decision is for",
    serves=("ch01.net_benefit", "ch01.flip"),
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


def _flip_threshold(rng):
    return pair(rng, factors=(0.5, 0.6, 1.5, 1.7))


FLIP_THRESHOLD = Problem(
    title="Where the choice flips",
    prompt=r"""
You must run one of two plans. Cedar yields {{e_high:.2f}} QALY for \${{c_high:,}}; Birch yields {{e_low:.2f}} QALY for \${{c_low:,}}.

Write the price of a QALY as $\lambda$. Each plan's worth to you, net of its cost:

- Cedar: $\lambda$ × {{e_high:.2f}} − {{c_high:,}}
- Birch: $\lambda$ × {{e_low:.2f}} − {{c_low:,}}

At a low price of a QALY the cheaper plan is ahead; at a high price the plan with more health is. They are level where the two lines above are equal.

**The last step is yours: at which $\lambda$ are they level?**
""",
    answer=DOLLARS_PER_QALY,
    variant=_flip_threshold,
    hints=(
        "Set the two expressions equal and bring both terms with $\\lambda$ to the same side.",
        "What does Cedar cost *more* than Birch? What does it yield *more*?",
        "You now have $\\lambda$ × (extra QALYs) = (extra dollars). One division is left.",
    ),
    objective="Find the price of a QALY at which a choice between two plans flips",
    serves=("ch01.flip",),
    explorer="b_never_wins",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------

OFFERS = ("Reminder text", "Alder", "Birch", "Cedar")


def _four_offers(rng):
    threshold = between(rng, 70_000, 120_000, 10_000)
    first = pick(rng, (0.4, 0.6))  # a step's price as a share of the threshold; Alder's is lowest, so its ratio is the plans' best
    outcomes = [between(rng, 0.001, 0.003, 0.001)]
    costs = [int(outcomes[0] * first * threshold / pick(rng, (3.5, 4, 5)))]
    outcome = cost = 0
    # steps of different size, so that the best plan leads by what one may see
    for share, more in zip((first, *shuffled(rng, (0.7, 1.3))), sample(rng, (0.04, 0.05, 0.06, 0.07, 0.08), 3), strict=True):
        outcome, cost = round(outcome + more, 2), cost + int(round(share * threshold * more, -1))
        outcomes.append(outcome)
        costs.append(cost)
    return {"outcomes": outcomes, "costs": costs, "threshold": threshold}


FOUR_OFFERS = Problem(
    title="Four offers for the same patient",
    prompt=r"""
Each patient can be given one of these four, and you pay up to \${{threshold:,}} for a QALY.

| Offer | QALYs per patient | Cost per patient |
|---|---:|---:|
| Reminder text | {{outcomes[0]}} | \${{costs[0]:,}} |
| Alder | {{outcomes[1]:.2f}} | \${{costs[1]:,}} |
| Birch | {{outcomes[2]:.2f}} | \${{costs[2]:,}} |
| Cedar | {{outcomes[3]:.2f}} | \${{costs[3]:,}} |

Fill in the table. Then read down each column: which offer does it put first?
""",
    answer=Table(
        OFFERS,
        {
            "Value": Number("QALY per $1,000", relative=0.01),
            "Net monetary benefit": Number("$", relative=0.005, absolute=1.0),
        },
    ),
    variant=_four_offers,
    hints=(
        "The first column divides; the second subtracts.",
        "Value: QALYs over dollars is a tiny number. How many thousands of dollars does each offer cost?",
        "Net monetary benefit: turn the QALYs into dollars at the price given, then take the cost away.",
    ),
    objective="Compute both yardsticks and see where they disagree",
    serves=("ch01.ratio", "ch01.net_benefit", "ch01.yardsticks"),
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


def _two_crews(rng):
    per_mile = between(rng, 600, 1_500, 50)
    low = between(rng, 40, 60, 5)
    more = between(rng, 10, 30, 5)
    price_low = round(low * per_mile * pick(rng, (0.6, 1.5, 1.7)))
    must = pick(rng, (True, False))
    return {
        "miles_low": low,
        "miles_high": low + more,
        "price_low": price_low,
        "price_high": price_low + more * per_mile,
        "salt": between(rng, 20_000, 40_000, 1_000),
        "must": must,
        "rule": "It has to hire one of the two." if must else "It may also hire nobody.",
        "asked": "Above which figure does it do better to hire Cedar than Birch?"
        if must
        else "Above which figure should it hire anybody at all?",
    }


TWO_CREWS = Problem(
    title="Snow in the passes",
    prompt=r"""
A mountain county is hiring for the winter. The Birch crew keeps {{miles_low}} miles of road open for \${{price_low:,}}. The Cedar crew keeps
{{miles_high}} miles open for \${{price_high:,}}. Road salt for \${{salt:,}} already lies in the sheds, and can be neither kept
nor resold. {{rule}}

The board argues about what one open mile is worth, in dollars. **{{asked}}**
""",
    answer=Number("$ per mile", relative=0.005),
    variant=_two_crews,
    hints=(
        "Which options does the board really have? List them, including any that keeps no road open.",
        "Which of the figures in the story would change if the board chose differently?",
        "At the figure you look for, the board is indifferent between exactly two of its options. Name the two, and compare only those.",
    ),
    objective="Choose the right comparison in a setting of your own",
    serves=("ch01.flip", "ch01.net_benefit"),
)


# --- More practice --------------------------------------------------------------------------------------------------


def _value_per_thousand(rng):
    outcome = between(rng, 0.05, 0.30, 0.01)
    cost = between(rng, 3_000, 12_000, 100)
    return {"outcome": outcome, "cost": cost}


VALUE_PER_THOUSAND = Problem(
    title="What a thousand dollars buys",
    prompt=r"A heart failure clinic follows a patient for one year: {{outcome:.2f}} QALY gained, \${{cost:,}} spent. What is its value, in QALYs per \$1,000?",
    answer=Number("QALY per $1,000", relative=0.005),
    variant=_value_per_thousand,
    hints=(
        "Value is health over money. Which of the two numbers goes on top?",
        "How many *thousands* of dollars were spent?",
        "A check: the result times the thousands of dollars spent must give the QALYs back.",
    ),
    objective="Compute a value ratio and state its unit",
    serves=("ch01.ratio",),
    stage="practice",
)


def _which_word(rng):
    return {"shown": some_of_each(rng, VIGNETTES, 4, shown=6)}


WHICH_WORD = Problem(
    title="Four words that are not synonyms",
    prompt="Each line describes something that somebody measures. Put it under the word it measures.",
    answer=Match(WORDS, VIGNETTES),
    variant=_which_word,
    hints=(
        "Ask two things of each line: is health in it, and is money in it?",
        "Where there is money, ask whose. Where there is a ratio, ask whether it is health for money.",
        "Health alone; health for money; any other output for an input; the patient's own money: every line is one of these.",
    ),
    objective="Tell quality, value, efficiency and affordability apart",
    serves=("ch01.yardsticks",),
    stage="practice",
)


def _tie_the_values(rng):
    e_low = between(rng, 0.08, 0.16, 0.02)
    e_high = round(e_low + between(rng, 0.02, 0.08, 0.02), 2)
    c_low = round(e_low * between(rng, 40_000, 90_000, 5_000))
    return {"e_low": e_low, "e_high": e_high, "c_low": c_low}


TIE_THE_VALUES = Problem(
    title="Price a tie",
    prompt=r"""
Birch yields {{e_low:.2f}} QALY for \${{c_low:,}}. Cedar yields {{e_high:.2f}} QALY.
Set Cedar's cost so that the two have exactly the same value. Your first commitment is the one that scores.
""",
    answer=Target(
        {"cost": Control("Cost of Cedar per patient", unit="$", low=2_000, high=25_000, step=50, default=2_000)},
        tolerance={"cost": 50},
    ),
    variant=_tie_the_values,
    hints=(
        "Equal value means equal dollars per QALY.",
        "What does Birch pay for one QALY?",
        "Cedar may pay that price for each of *its* QALYs.",
    ),
    objective="Find the cost at which two value ratios tie",
    serves=("ch01.ratio",),
    stage="practice",
)


def _worth_of_the_step(rng):
    plans = pair(rng, factors=(0.6, 1.5))
    step_price = (plans["c_high"] - plans["c_low"]) / (plans["e_high"] - plans["e_low"])
    return plans | {"threshold": int(round(step_price * pick(rng, (0.7, 0.85, 1.25, 1.75, 2.0)), -3))}


WORTH_OF_THE_STEP = Problem(
    title="Is the better plan worth the difference?",
    prompt=r"""
Birch is running: {{e_low:.2f}} QALY and \${{c_low:,}} per patient. Cedar would yield {{e_high:.2f}} QALY for \${{c_high:,}}.
At \${{threshold:,}} a QALY, what is each patient's move from Birch to Cedar worth, net of what it costs? (A loss is a negative number.)
""",
    answer=Number("$", relative=0.005, absolute=1.0),
    variant=_worth_of_the_step,
    hints=(
        "Only what changes when a patient moves counts.",
        "Turn the extra QALYs into dollars at the price given.",
        "Worth of the extra health first, then take away the extra dollars. Watch the sign.",
    ),
    objective="Compute an incremental net monetary benefit",
    serves=("ch01.net_benefit",),
    stage="practice",
)

PLANS = {"alder": "Alder", "birch": "Birch", "cedar": "Cedar", "none": "Each of the three is best at some price"}


def _who_never_wins(rng):
    first = between(rng, 10_000, 30_000, 5_000)
    chord = first + between(rng, 20_000, 40_000, 5_000)
    low, middle, high = 0.04, between(rng, 0.08, 0.12, 0.02), between(rng, 0.16, 0.20, 0.02)
    c_low = round(low * first)
    c_high = c_low + round((high - low) * chord)
    on_chord = c_low + (middle - low) * chord
    c_middle = int(round(on_chord + 0.25 * (c_high - on_chord), -1))
    names = shuffled(rng, ("alder", "birch", "cedar"))
    at = dict(zip(names, ((low, c_low), (middle, c_middle), (high, c_high)), strict=True))
    return {
        "least": names[0],
        "between": names[1],
        "most": names[2],
        **{f"e_{name}": at[name][0] for name in at},
        **{f"c_{name}": at[name][1] for name in at},
    }


WHO_NEVER_WINS = Problem(
    title="The plan nobody should choose",
    prompt=r"""
You may run one plan or none.

| Plan | QALYs per patient | Cost per patient |
|---|---:|---:|
| Alder | {{e_alder:.2f}} | \${{c_alder:,}} |
| Birch | {{e_birch:.2f}} | \${{c_birch:,}} |
| Cedar | {{e_cedar:.2f}} | \${{c_cedar:,}} |

Raise the price of a QALY from zero to as high as you like. Which plan is never the best choice?
""",
    answer=Choice(PLANS),
    variant=_who_never_wins,
    hints=(
        "Order the plans by cost and climb them like stairs, starting from spending nothing.",
        "What does each stair charge for a QALY? Divide the rise in dollars by the rise in QALYs.",
        "If a stair is dearer per QALY than the one after it, nobody stops on it: whoever pays for that stair pays for the next one too.",
    ),
    objective="Recognize extended dominance",
    serves=("ch01.flip",),
    stage="practice",
    explorer="b_never_wins",
)


def _catastrophic_income(rng):
    yardstick, limit, of_capacity = pick(
        rng, (("a tenth of income", 0.10, False), ("a quarter of income", 0.25, False), ("40% of capacity to pay", 0.40, True))
    )
    out_of_pocket = between(rng, 300, 900, 20)
    other_care = between(rng, 3_000, 6_000, 100) if limit == 0.25 else between(rng, 800, 2_400, 100)
    # a household at the line can pay for its food and shelter, or the line would be the least of its worries
    most = 16_000 if of_capacity else min(16_000, (out_of_pocket + other_care) / limit - 500)
    return {
        "out_of_pocket": out_of_pocket,
        "other_care": other_care,
        "system_cost": between(rng, 6_000, 9_000, 100),
        "needs": between(rng, 10_000, most, 500),
        "yardstick": yardstick,
        "limit": limit,
        "of_capacity": of_capacity,
    }


CATASTROPHIC_INCOME = Problem(
    title="Whose burden is catastrophic?",
    prompt=r"""
A program costs the health system \${{system_cost:,}} a year per patient, of which the patient pays \${{out_of_pocket:,}}. A household already pays
\${{other_care:,}} a year for its other care and needs \${{needs:,}} a year for food and shelter; what is left of its income after those needs is its capacity to pay.

Call its health spending catastrophic when it passes {{yardstick}}. Below which yearly income is this household's spending catastrophic once the patient joins the program?
""",
    answer=Number("$ a year", relative=0.005),
    variant=_catastrophic_income,
    hints=(
        "Whose dollars does the yardstick speak of: the system's or the household's?",
        "Add up everything that the household itself pays for care.",
        "That sum is a stated share of something. Find the something, then ask whether it *is* the income or a part of it.",
    ),
    objective="Apply a yardstick for catastrophic health spending",
    serves=("ch01.yardsticks",),
    stage="practice",
    explorer="whose_burden",
)


def _may_be_ordered(rng):
    return {"shown": some_of_each(rng, COMPARISONS, 3, shown=6)}


MAY_BE_ORDERED = Problem(
    title="Which ratios may be ordered?",
    prompt="Somebody divides the outcome by the cost and ranks the two results. Does the order mean anything?",
    answer=Match(VERDICTS, COMPARISONS),
    variant=_may_be_ordered,
    hints=(
        "Imagine the second one of each pair made a little cheaper. Does its ratio move the way it should?",
        "Is zero a real none (no deaths, no days, nothing gained), or a point that somebody picked?",
        "Check the signs on top, the zero below, and who decided where the scale begins.",
    ),
    objective="Spot outcomes and costs whose ratio orders nothing",
    serves=("ch01.ratio",),
    stage="practice",
)


def _rank_or_refuse(rng):
    return {"example": pick(rng, (3, 4))}


RANK_OR_REFUSE = Problem(
    title="Rank, leave out, or refuse",
    prompt=r"""
Write `rank_by_value(outcomes, costs)`. It gets two lists of equal length (QALYs, dollars) and returns the positions of the plans, counted from 0,
from the highest value to the lowest.

- A plan whose outcome is zero or negative is left out: its ratio has no place in an order.
- If any cost is zero or negative, the function raises `ValueError`: no order is better than a wrong one.
- Plans with equal value stay in the order given.

For outcomes `[0.10, 0.12, -0.02]` and costs `[6600, 7500, 900]` the answer is `[1, 0]`.
""",
    answer=Code(
        "rank_by_value",
        '''def rank_by_value(outcomes, costs):
    """Positions from the highest value to the lowest."""
    ...
''',
    ),
    variant=_rank_or_refuse,
    hints=(
        "Three jobs in a good order: refuse, leave out, sort.",
        "`sorted(positions, key=…)` keeps ties in the order given. Which way does it sort?",
        "Sorting by cost per outcome, smallest first, is the same order as value, largest first, once the non-positive outcomes are gone.",
    ),
    objective="Write a ranking that refuses what it cannot rank",
    serves=("ch01.ratio",),
    stage="practice",
)
