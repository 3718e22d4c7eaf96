# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   title: "Solutions: Value ratios"
# ---

# %% [markdown]
# # Solutions: Value ratios
#
# One set of numbers for everybody, the book's; your own cards show others. Each answer is judged by the cell below it, as your
# card would judge yours. Nothing that you run on this page is put down to you.

# %% tags=["hide-input"] jupyter={"source_hidden": true}
import widgets
from workbook.marking import mark, open_book, score

open_book()

# %% [markdown]
# ## Core problems

# %% [markdown]
# ### 1 · Why is each line there?
#
# A clinic can run Cedar, or Birch, or neither. It pays up to \$90,000 for a QALY.
#
# | | QALYs per patient | Cost per patient |
# |---|---:|---:|
# | Cedar | 0.22 | \$7,500 |
# | Birch | 0.16 | \$6,000 |
#
# Here is the decision, worked to the end.
#
# 1. Cedar: 90,000 × 0.22 − 7,500 = **12,300** dollars
# 2. Birch: 90,000 × 0.16 − 6,000 = **8,400** dollars
# 3. Neither: **0** dollars
# 4. The largest of the three belongs to **Cedar**.
# 5. (7,500 − 6,000) ÷ (0.22 − 0.16) = **25,000** dollars per QALY
#
# The arithmetic is done. What is each line there for?
#
# - Line 5 would read the same if a QALY were worth twice as much to you.
# - If lines 1 and 2 were both below zero, line 4 would name neither plan.
# - Line 3 writes down a 0 that needs no arithmetic.
# - Lines 1 and 2 multiply QALYs by the price of a QALY.
# - Line 4 never asks which plan yields more QALYs per dollar.
#
# Into:
#
# - Puts health and money in one unit
# - Doing nothing is an option too
# - Is the decision
# - Says at which price the two plans would be level

# %% [markdown]
# **Worked solution**
#
# - Line 5 would read the same if a QALY were worth twice as much to you → it says where the two plans are level, whatever a QALY is worth to you.
# - If lines 1 and 2 were both below zero, line 4 would name neither plan → neither is an option like the two plans; it wins when both plans lose.
# - Line 3 writes down a 0 that needs no arithmetic → neither is an option like the two plans; it wins when both plans lose.
# - Lines 1 and 2 multiply QALYs by the price of a QALY → QALYs and dollars cannot be compared until one is turned into the other.
# - Line 4 never asks which plan yields more QALYs per dollar → the largest net benefit is the decision; no ratio takes part.
#
# At \$90,000 a QALY the choice is Cedar. Line 5 tells you what would make the two plans level: a price of \$25,000 a QALY. There each of them loses \$2,000, and doing nothing beats both: with three options, the choice changes elsewhere.

# %%
mark(
    "ch01.why_each_line",
    {'stays_put': 'other_prices',
     'both_negative': 'third_option',
     'zero': 'third_option',
     'multiply': 'same_unit',
     'no_ratio': 'decides'},
)

# %% [markdown]
# ### 2 · Where the choice flips
#
# You must run one of two plans. Cedar yields 0.22 QALY for \$14,940; Birch yields 0.16 QALY for \$12,240.
#
# Write the price of a QALY as $\lambda$. Each plan's worth to you, net of its cost:
#
# - Cedar: $\lambda$ × 0.22 − 14,940
# - Birch: $\lambda$ × 0.16 − 12,240
#
# At a low price of a QALY the cheaper plan is ahead; at a high price the plan with more health is. They are level where the two lines above are equal.
#
# **The last step is yours: at which $\lambda$ are they level?**

# %% [markdown]
# **Worked solution**
#
# Level means
#
# $$\lambda \times 0.22 - 14940 = \lambda \times 0.16 - 12240$$
#
# Bring the terms together: $\lambda \times 0.06 = 2700$, so
#
# $$\lambda = \frac{2700}{0.06} = 45000\ \text{dollars per QALY}$$
#
# Below \$45,000 Birch is ahead, above it Cedar. Neither average, \$67,909 for Cedar or \$76,500 for Birch, took any part.

# %%
mark("ch01.flip_threshold", 45000)

# %% [markdown]
# ### 3 · Four offers for the same patient
#
# Each patient can be given one of these four, and you pay up to \$70,000 for a QALY.
#
# | Offer | QALYs per patient | Cost per patient |
# |---|---:|---:|
# | Reminder text | 0.003 | \$24 |
# | Alder | 0.04 | \$1,120 |
# | Birch | 0.10 | \$6,580 |
# | Cedar | 0.15 | \$9,030 |
#
# Fill in the table. Then read down each column: which offer does it put first?

# %% [markdown]
# **Worked solution**
#
# | Offer | QALY per \$1,000 | Net monetary benefit, \$ |
# |---|---|---|
# | Reminder text | 1,000 × 0.003 ÷ 24 = 0.1250 | 70,000 × 0.003 − 24 = 186 |
# | Alder | 1,000 × 0.04 ÷ 1,120 = 0.0357 | 70,000 × 0.04 − 1,120 = 1,680 |
# | Birch | 1,000 × 0.1 ÷ 6,580 = 0.0152 | 70,000 × 0.1 − 6,580 = 420 |
# | Cedar | 1,000 × 0.15 ÷ 9,030 = 0.0166 | 70,000 × 0.15 − 9,030 = 1,470 |
#
# The reminder text is first in value, and has a net benefit of 186 dollars: a superb rate on a gain that is hardly there. A patient can be
# given one offer, and at \$70,000 a QALY that is Alder. (If texting does not exclude the plans, text as well: then it competes with nothing.)

# %%
mark("ch01.four_offers", {'Value': [0.125, 0.0357143, 0.0151976, 0.0166113], 'Net monetary benefit': [186, 1680, 420, 1470]})

# %% [markdown]
# ### 4 · Snow in the passes
#
# A mountain county is hiring for the winter. The Birch crew keeps 40 miles of road open for \$24,000. The Cedar crew keeps
# 60 miles open for \$44,000. Road salt for \$25,000 already lies in the sheds, and can be neither kept
# nor resold. It has to hire one of the two.
#
# The board argues about what one open mile is worth, in dollars. **Above which figure does it do better to hire Cedar than Birch?**

# %% [markdown]
# **Worked solution**
#
# The board weighs Cedar against Birch, and nothing else. Cedar costs \$20,000 more and opens 20 more miles:
# \$20,000 ÷ 20 = **\$1,000** a mile. Above that, the extra miles repay their price. The crews' averages (\$600 and \$733 a mile)
# would matter only if hiring nobody were allowed, and the \$25,000 of salt is spent whatever the board does. In the chapter's words: an incremental ratio.

# %%
mark("ch01.two_crews", 1000)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · What a thousand dollars buys
#
# A heart failure clinic follows a patient for one year: 0.09 QALY gained, \$10,700 spent. What is its value, in QALYs per \$1,000?

# %% [markdown]
# **Worked solution**
#
# The clinic spends 10.7 thousand dollars, so each thousand buys
#
# $$\frac{0.09\ \text{QALY}}{10.7\ \text{thousand dollars}} = 0.0084\ \text{QALY}$$
#
# Check: 0.0084 × 10.7 = 0.09. Turned over, it is \$118,889 a QALY.

# %%
mark("ch01.value_per_thousand", 0.00841121)

# %% [markdown]
# ### 6 · Four words that are not synonyms
#
# Each line describes something that somebody measures. Put it under the word it measures.
#
# - Among members on dialysis, 12% spend more than a tenth of their income on care.
# - A \$3,000 deductible is due before the first infusion.
# - Hip patients report how far they can walk a year after the operation.
# - A ward counts injuries from falls per thousand patient days.
# - A nurse practitioner sees 19 patients a day instead of 16.
# - Dollars spent on foot care are set against the amputations they prevented.
#
# Into:
#
# - Quality: health achieved, whatever it cost
# - Value: health achieved for what was spent
# - Efficiency: any other output for an input
# - Affordability: what it does to the patient's purse

# %% [markdown]
# **Worked solution**
#
# - Among members on dialysis, 12% spend more than a tenth of their income on care. → **Affordability**
# - A \$3,000 deductible is due before the first infusion. → **Affordability**
# - Hip patients report how far they can walk a year after the operation. → **Quality**
# - A ward counts injuries from falls per thousand patient days. → **Quality**
# - A nurse practitioner sees 19 patients a day instead of 16. → **Efficiency**
# - Dollars spent on foot care are set against the amputations they prevented. → **Value**
#
# Two questions sort them all: is health in it, and whose money is in it?

# %%
mark(
    "ch01.which_word",
    {'tenth': 'affordability',
     'deductible': 'affordability',
     'walk': 'quality',
     'falls': 'quality',
     'visits_day': 'efficiency',
     'fewer_amputations': 'value'},
)

# %% [markdown]
# ### 7 · Price a tie
#
# Birch yields 0.08 QALY for \$4,000. Cedar yields 0.16 QALY.
# Set Cedar's cost so that the two have exactly the same value. Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# Birch pays \$4,000 ÷ 0.08 = \$50,000 for a QALY. At that price Cedar's 0.16 QALY may cost
#
# $$\frac{4000}{0.08} \times 0.16 = 8000\ \text{dollars}$$
#
# Now the two lie on one ray from zero. The extra 0.08 QALY costs \$4,000, again \$50,000 a QALY: at a tie, average and incremental price agree.

# %%
mark("ch01.tie_the_values", {'cost': 8000})

# %% [markdown]
# ### 8 · Is the better plan worth the difference?
#
# Birch is running: 0.18 QALY and \$7,020 per patient. Cedar would yield 0.20 QALY for \$8,320.
# At \$81,000 a QALY, what is each patient's move from Birch to Cedar worth, net of what it costs? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# The move adds 0.02 QALY, worth 81,000 × 0.02 = \$1,620, and costs \$8,320 − \$7,020 = \$1,300.
# Net: 1,620 − 1,300 = **320** dollars a patient, so at \$81,000 a QALY the move is worth it. The same verdict from the other side: the step costs
# \$65,000 a QALY, which is below \$81,000.

# %%
mark("ch01.worth_of_the_step", 320)

# %% [markdown]
# ### 9 · The plan nobody should choose
#
# You may run one plan or none.
#
# | Plan | QALYs per patient | Cost per patient |
# |---|---:|---:|
# | Alder | 0.08 | \$2,850 |
# | Birch | 0.04 | \$400 |
# | Cedar | 0.20 | \$6,000 |
#
# Raise the price of a QALY from zero to as high as you like. Which plan is never the best choice?
#
# - Alder
# - Birch
# - Cedar
# - Each of the three is best at some price

# %% [markdown]
# **Worked solution**
#
# By cost: neither, Birch, Alder, Cedar. The stairs charge
#
# - neither → Birch: \$10,000 a QALY
# - Birch → Alder: \$61,250 a QALY
# - Alder → Cedar: \$26,250 a QALY
#
# The middle stair is dearer than the next one: by the time a QALY is worth the step to Alder, the step on to Cedar is worth it too. Alder is *extendedly dominated*.
# Take it out and climb from Birch to Cedar in one stride: \$35,000 a QALY.

# %%
mark("ch01.who_never_wins", 'alder')

# %% [markdown]
# ### 10 · Whose burden is catastrophic?
#
# A program costs the health system \$8,400 a year per patient, of which the patient pays \$620. A household already pays
# \$3,700 a year for its other care and needs \$12,500 a year for food and shelter; what is left of its income after those needs is its capacity to pay.
#
# Call its health spending catastrophic when it passes a quarter of income. Below which yearly income is this household's spending catastrophic once the patient joins the program?

# %% [markdown]
# **Worked solution**
#
# The household pays 3,700 + 620 = \$4,320 a year itself. The yardstick is a quarter of income: 4,320 ÷ 0.25 = \$17,280. That is the income itself: **\$17,280**. The \$12,500 of needs plays no part in this yardstick, which is what its critics hold against it.

# %%
mark("ch01.catastrophic_income", 17280)

# %% [markdown]
# ### 11 · Which ratios may be ordered?
#
# Somebody divides the outcome by the cost and ranks the two results. Does the order mean anything?
#
# - 3 deaths averted for \$90,000 against 5 for \$160,000
# - A program whose whole cost is a grant you do not book (\$0), against one for \$5,000
# - A mean body temperature of 37.1 °C for \$20 against 38.0 °C for \$21
# - 20 symptom-free days for \$400 against 26 for \$480
# - −0.10 QALY for \$1,000 against −0.10 QALY for \$2,000
# - A mean PROMIS T-score of 52 for \$4,000 against 47 for \$3,500 (T = 50 + 10 z)
#
# Into:
#
# - The order means something, if nothing is the alternative
# - No: an outcome below zero reverses the order
# - No: the scale's zero is a convention
# - No: there is nothing to divide by

# %% [markdown]
# **Worked solution**
#
# - 3 deaths averted for \$90,000 against 5 for \$160,000 → **The order means something, if nothing is the alternative**
# - A program whose whole cost is a grant you do not book (\$0), against one for \$5,000 → **No: there is nothing to divide by**
# - A mean body temperature of 37.1 °C for \$20 against 38.0 °C for \$21 → **No: the scale's zero is a convention**
# - 20 symptom-free days for \$400 against 26 for \$480 → **The order means something, if nothing is the alternative**
# - −0.10 QALY for \$1,000 against −0.10 QALY for \$2,000 → **No: an outcome below zero reverses the order**
# - A mean PROMIS T-score of 52 for \$4,000 against 47 for \$3,500 (T = 50 + 10 z) → **No: the scale's zero is a convention**
#
# What to do instead: compare net monetary benefit, λ × outcome − cost, which needs differences only. It takes outcomes below zero and costs of zero in its stride.

# %%
mark(
    "ch01.may_be_ordered",
    {'lives': 'yes',
     'grant': 'free',
     'celsius': 'scale',
     'days': 'yes',
     'harm': 'negative',
     't_score': 'scale'},
)


# %% [markdown]
# ### 12 · Rank, leave out, or refuse
#
# Write `rank_by_value(outcomes, costs)`. It gets two lists of equal length (QALYs, dollars) and returns the positions of the plans, counted from 0,
# from the highest value to the lowest.
#
# - A plan whose outcome is zero or negative is left out: its ratio has no place in an order.
# - If any cost is zero or negative, the function raises `ValueError`: no order is better than a wrong one.
# - Plans with equal value stay in the order given.
#
# For outcomes `[0.10, 0.12, -0.02]` and costs `[6600, 7500, 900]` the answer is `[1, 0]`.

# %% [markdown]
# **Worked solution**
#
# ```python
# def rank_by_value(outcomes, costs):
#     if any(cost <= 0 for cost in costs):
#         raise ValueError("a cost of zero or below leaves value undefined")
#     ranked = [at for at, outcome in enumerate(outcomes) if outcome > 0]
#     return sorted(ranked, key=lambda at: outcomes[at] / costs[at], reverse=True)
# ```
#
# Refusing comes first: one free plan makes every order doubtful, so no list is returned at all. Then the plans that a ratio cannot place are left out. `sorted` keeps ties
# in the order given, with `reverse=True` too. What the function still cannot do is choose: it has no price of a QALY, and no plan called “neither”.

# %%
# %%answer ch01.rank_or_refuse
def rank_by_value(outcomes, costs):
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    ranked = [at for at, outcome in enumerate(outcomes) if outcome > 0]
    return sorted(ranked, key=lambda at: outcomes[at] / costs[at], reverse=True)


# %% [markdown]
# ## The score

# %%
score("ch01")
