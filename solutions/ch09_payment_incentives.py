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
#   title: "Solutions: Payment incentives"
# ---

# %% [markdown]
# # Solutions: Payment incentives
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
# A visit that changes nothing for the patient brings you a fee of \$120 and costs you \$70. It leads to \$180 of bills by others. You and three other practices share
# savings: the practices together get 60%, split equally among the 4, if there is anything to share, and that has a chance of 80%.
#
# 1. Your margin: 120 − 70 = **50** dollars
# 2. The payer spends more: 120 + 180 = **300** dollars
# 3. The practices' part of that: 60% × 300 = **180** dollars
# 4. Expected: 80% × 180 = **144** dollars
# 5. Yours: 144 ÷ 4 = **36** dollars
# 6. One more visit: 50 − 36 = **14** dollars: it pays.
#
# The arithmetic is done. Put each remark under the reason that stands behind it.
#
# - Line 2 holds a bill that you never see.
# - With twice as many practices, lines 1 to 4 would stay as they are.
# - With the quality gate sure to be failed, line 4 would be zero.
# - Line 1 would stand in a contract without any sharing.
# - Line 5 is smaller than line 4, though not a dollar less is spent.
#
# Into:
#
# - The fee is yours, whatever becomes of savings
# - The payer's dollar is not your cost
# - A dollar of savings may never be shared
# - What others bear you do not feel

# %% [markdown]
# **Worked solution**
#
# - Line 2 holds a bill that you never see → the payer adds up all bills, also those of others.
# - With twice as many practices, lines 1 to 4 would stay as they are → more practices change who bears line 4, not how large it is.
# - With the quality gate sure to be failed, line 4 would be zero → a gate that is sure to be shut makes the chance zero, and with it line 4.
# - Line 1 would stand in a contract without any sharing → a margin of fees is there before any sharing, and after it.
# - Line 5 is smaller than line 4, though not a dollar less is spent → the rest of line 4 is borne by the other practices; nobody saved it.
#
# So the visit is held back by \$36 against a margin of \$50: 14 dollars.

# %%
mark(
    "ch09.why_each_line",
    {'bills_unseen': 'payer',
     'twice_as_many': 'others',
     'gate_shut': 'chance',
     'same_in_any_contract': 'fee',
     'no_dollar_saved': 'others'},
)

# %% [markdown]
# ### 2 · The last step
#
# A visit brings you a fee of \$95 and costs you \$50. With all that it leads to, the payer spends \$200 more. You and four other practices split the practices' part of savings
# equally. It is 40%, and the chance that anything is shared is 80%.
#
# 1. Your margin: 95 − 50 = 45 dollars
# 2. What the practices together lose of their part, on average: 40% × 80% × 200 = 64 dollars
#
# **The last step is yours: what does one more visit earn you, in dollars?** (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# The margin is yours alone; of line 2 you bear one part in 5:
#
# 45 − 64 ÷ 5 = 45 − 12.80 = **32.20** dollars.
#
# Were you alone, the same visit would come to −19. The other practices bear 51.20 of it, and all together are 19 dollars worse off for each such visit.

# %%
mark("ch09.last_step", 32.2)

# %% [markdown]
# ### 3 · Two actions, four ways of paying
#
# | | Visit | Care call |
# |---|---:|---:|
# | Fee | \$110 | none |
# | Cost to you | \$60 | \$45 |
# | Spending of others that it leads to | \$0 | \$0 |
# | Avoids a complication of \$14,000 | never | in 3% of cases |
#
# Where fees are paid, the payer would pay for the complication; under bundle and capitation you would, all of it. Under shared savings fees are paid, 40% of savings are yours alone, and sharing is certain. What does one more
# visit, and one more call, earn you on average? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# | | Visit | Care call |
# |---|---|---|
# | Fee-for-service | 110 − 60 = **50** | **−45**: nobody pays for it |
# | Bundle | **−60**: the price is paid already | 3% × 14,000 − 45 = 420 − 45 = **375** |
# | Capitation | **−60** | **375** |
# | Shared savings | 50 − 40% × 110 = **6** | 40% × 420 − 45 = **123** |
#
# Fees pay for the visit and fine the call; one price for everything does the reverse.

# %%
mark("ch09.four_margins", {'Visit': [50, -60, -60, 6], 'Care call': [-45, 375, 375, 123]})

# %% [markdown]
# ### 4 · The lawn
#
# The flats of a house pay one water bill, in equal parts. Each flat has a lawn of 800 square feet. To water it once puts \$26.40 on the bill and is worth \$4.00 to the family that lives
# there.
#
# From how many flats on does a family that thinks of its own purse water the lawn?

# %% [markdown]
# **Worked solution**
#
# The family pays \$26.40 ÷ flats for a watering that is worth \$4.00 to it. Level would be at 26.40 ÷ 4.00 = 6.6 flats. With 6 its part is \$4.40, too much; with **7** it is \$3.77, and it waters.
#
# For the house as a whole each watering loses \$22.40, whatever its size: if all 7 families water, each of them is \$22.40 worse off. The 800 square feet play no role. This is chapter 9's second practice, with a hose.

# %%
mark("ch09.the_lawn", 7)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · A share that stops it
#
# A visit earns you \$20 in fees above its cost of \$60, and makes the payer spend \$240 more. You take part in shared savings alone; the chance that anything is shared is 50%. Set the share of savings
# that is yours so that one more visit earns you just nothing. Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# The visit earns nothing where margin and expected loss are equal:
#
# 20 = share × 50% × 240, so the share is 20 ÷ 120 = **16.7%**.
#
# If sharing were certain, 8.3% would do. Whoever doubts that anything will be shared needs a larger share to be held back.

# %%
mark("ch09.neutral_share", {'share': 0.166667})

# %% [markdown]
# ### 6 · How sure must sharing be?
#
# A visit earns you \$42 more in fees than it costs, and makes the payer spend \$240 more. Alone you have 40% of savings, if there are any to share: the minimum must be met and the quality gate passed. Set the chance
# of that at which one more visit earns you just nothing. Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# If sharing were certain, the visit would take 40% × 240 = 96 dollars from you; it earns 42. The two are level at a chance of 42 ÷ 96 = **43.8%**.
#
# Below that, the practice that does sums does the visit. In a year that is far below the minimum the chance is zero, and the contract restrains nobody.

# %%
mark("ch09.neutral_chance", {'chance': 0.4375})

# %% [markdown]
# ### 7 · What does it cost you?
#
# Half of savings go to the practices, from the first dollar on, if savings are at least 2% of the benchmark and the quality gate is passed; no more than 10% of the benchmark is paid. Somebody proposes something that helps nobody and makes the payer
# spend \$100 more. How much of your **shared savings** does it cost you, on average?
#
# - You take part alone. Savings stand at 15%, and everything is met.
# - You take part alone. Savings stand at 2.0%, to the dollar, on the last day of the year; the gate is passed.
# - Four practices share equally. Savings stand at 5%, and everything is met.
# - You take part alone. Savings stand at 26%, and everything is met.
# - You take part alone. Savings stand at 0.8%, and nothing will lift them to 2% any more.
#
# Into:
#
# - Nothing
# - Something, but less than \$50
# - Just \$50
# - Far more than \$50

# %% [markdown]
# **Worked solution**
#
# - You take part alone. Savings stand at 15%, and everything is met. → **Just \$50**: half of 15% is 7.5%, below the cap: half of \$100.
# - You take part alone. Savings stand at 2.0%, to the dollar, on the last day of the year; the gate is passed. → **Far more than \$50**: the \$100 carry you below 2%: the whole of what would have been shared, one percent of the benchmark, is gone.
# - Four practices share equally. Savings stand at 5%, and everything is met. → **Something, but less than \$50**: half of \$100 is lost to the four together, \$12.50 to you.
# - You take part alone. Savings stand at 26%, and everything is met. → **Nothing**: half of savings is 13% of the benchmark, and 10% is paid, before and after.
# - You take part alone. Savings stand at 0.8%, and nothing will lift them to 2% any more. → **Nothing**: below the minimum nothing is shared.

# %%
mark(
    "ch09.what_is_felt",
    {'just_under_cap': 'half',
     'on_the_edge': 'more',
     'four_share': 'less',
     'over_cap': 'nothing',
     'below_one': 'nothing'},
)

# %% [markdown]
# ### 8 · Who pays for it?
#
# Each line is something that a practice may do: what fee it brings, what it costs the practice, and what it avoids. Under a price per head the practice pays for what is not avoided. Which way of paying makes it **earn** by doing it?
#
# - A check of the home for things to fall over: fee \$40, cost \$90, avoids \$8,000 in 3.0% of cases.
# - A visit in the week after discharge: fee \$170, cost \$120, avoids \$11,000 in 5.0% of cases.
# - An hour with a patient who grieves: fee \$60, cost \$110, avoids \$9,000 in 0.5% of cases.
# - A nurse's call two days after discharge: no fee, cost \$30, avoids \$10,000 in 4.0% of cases.
# - A check of a surgical wound: fee \$90, cost \$60, avoids \$6,000 in 3.0% of cases.
# - One more session of rehabilitation: fee \$130, cost \$100, avoids \$10,000 in 0.4% of cases.
#
# Into:
#
# - Fees reward it, a price per head does not
# - A price per head rewards it, fees do not
# - Both reward it
# - Neither rewards it

# %% [markdown]
# **Worked solution**
#
# - A check of the home for things to fall over → **A price per head rewards it, fees do not**: fee \$40 against cost \$90; avoided 3.0% × \$8,000 = \$240 against \$90.
# - A visit in the week after discharge → **Both reward it**: fee \$170 against cost \$120; avoided 5.0% × \$11,000 = \$550 against \$120.
# - An hour with a patient who grieves → **Neither rewards it**: fee \$60 against cost \$110; avoided 0.5% × \$9,000 = \$45 against \$110.
# - A nurse's call two days after discharge → **A price per head rewards it, fees do not**: fee \$0 against cost \$30; avoided 4.0% × \$10,000 = \$400 against \$30.
# - A check of a surgical wound → **Both reward it**: fee \$90 against cost \$60; avoided 3.0% × \$6,000 = \$180 against \$60.
# - One more session of rehabilitation → **Fees reward it, a price per head does not**: fee \$130 against cost \$100; avoided 0.4% × \$10,000 = \$40 against \$100.
#
# What helps the patient was asked nowhere. That is the question that is left for you.

# %%
mark(
    "ch09.who_pays_for_it",
    {'home_check': 'head',
     'follow_up': 'both',
     'hour_of_listening': 'neither',
     'nurse_call': 'head',
     'wound_check': 'both',
     'rehab_session': 'fees'},
)

# %% [markdown]
# ### 9 · An idea in the coffee break
#
# A group of surgeons replaces hips and knees. It could be paid by fees; by a bundle, one price for each operation and all care in the 90 days after it; or by a price per head for all care of its members, whoever gives it. Somebody says:
#
# > Repeat the X-ray at each visit, since it is billed apart.
#
# Under which way of paying does that **earn the group money**?
#
# - Under fees, and under no other
# - Under fees, and under the bundle
# - Under the bundle, and per head
# - Per head, and under no other

# %% [markdown]
# **Worked solution**
#
# It is one more bill. Under fees that is income; under a bundle and per head the price is paid already, so it only costs.
#
# Whether patients are better or worse off by it, the payment does not ask.

# %%
mark("ch09.which_payment", 'fees')

# %% [markdown]
# ### 10 · The next patient
#
# It is December. Four practices have 200 patients each, and so many of them have had their eyes checked:
#
# | Practice | Checked so far |
# |---|---:|
# | Ash | 117 |
# | Elm | 123 |
# | Birch | 159 |
# | Cedar | 163 |
#
# Plan C pays \$28,000 if at least 80% are checked, else nothing. Plan R pays nothing at 60% and \$28,000 at 100%, and in step with the share in between. What does **one more patient checked** bring each practice, in dollars?

# %% [markdown]
# **Worked solution**
#
# Plan C's line is at 160 patients. Plan R spreads \$28,000 over the 80 patients from 120 to 200: \$350 each.
#
# | Practice | Checked | Plan C | Plan R |
# |---|---:|---:|---:|
# | Ash | 117 | 0 | 0 |
# | Elm | 123 | 0 | 350 |
# | Birch | 159 | 28,000 | 350 |
# | Cedar | 163 | 0 | 350 |
#
# Plan C pays \$28,000 for one eye check in one practice, and nothing for all others.

# %%
mark("ch09.next_patient", {'Plan C': [0, 0, 28000, 0], 'Plan R': [0, 350, 350, 350]})

# %% [markdown]
# ### 11 · Points for a hospital
#
# Hospital value-based purchasing gives each measure points, as the rule stood for fiscal year 2026:
#
# - *standing*: 10 at the benchmark or better, 0 short of the threshold, else 9 × (now − threshold) ÷ (benchmark − threshold) + 0.5;
# - *improvement*: 10 × (now − before) ÷ (benchmark − before) − 0.5, from 0 to 9;
#
# each rounded to a whole number, halves up; **the larger of the two counts**. The measures are calls answered at once, medicines explained, and infections. Of infections, fewer are better; the formulas hold as they are.
#
# | | Calls | Medicines | Infections |
# |---|---:|---:|---:|
# | Before | 0.54 | 0.29 | 1.00 |
# | Now | 0.69 | 0.64 | 0.62 |
# | Threshold | 0.51 | 0.56 | 1.04 |
# | Benchmark | 0.81 | 0.83 | 0.34 |
#
# How many points does each measure get?

# %% [markdown]
# **Worked solution**
#
# | Measure | Standing | Improvement | Points |
# |---|---:|---:|---:|
# | Calls | 5.90 → 6 | 5.06 → 5 | **6** |
# | Medicines | 3.17 → 3 | 5.98 → 6 | **6** |
# | Infections | 5.90 → 6 | 5.26 → 5 | **6** |

# %%
mark("ch09.points", {'Points': [6, 6, 6]})

# %% [markdown]
# ### 12 · Two percent, and back
#
# Four domains count a quarter each (fiscal years 2018 to 2026). A hospital has 26, 68 and 74 out of 100 in three of them; in *safety* it had too few cases for a score, and that weight goes to the others.
# From every hospital 2% of base payments is withheld. It gets back 2% × score ÷ 100 × 2.9. Its base payments are \$22 million.
#
# By how many **thousand dollars** does the program change its payments? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# Three domains share all the weight: (26 + 68 + 74) ÷ 3 = 56.00.
#
# Of \$22,000 thousand 2% was withheld: 440 thousand. Back comes 440 × 168 ÷ 300 × 2.9 = 714.6 thousand. The difference is **274.6** thousand dollars.
#
# Counting safety as zero would have made the score 42.00.

# %%
mark("ch09.total_score", 274.56)

# %% [markdown]
# ### 13 · Settle the year
#
# A hospital did 130 joint replacements. Such an episode cost \$25,000 on average before; the target is that less 2%. This year an episode cost \$21,320 on average. What lies below the target is paid to the hospital, what lies above is repaid by it, and
# in either direction at most 10% of the **target** total (so ran the rule of Medicare's joint replacement model, which ended in 2024).
#
# How many dollars does the hospital receive? (If it repays, give a negative number.)

# %% [markdown]
# **Worked solution**
#
# Target: 25,000 × 98% = \$24,500 an episode. Difference of the year: (24,500 − 21,320) × 130 = 413,400.
#
# The limit is 10% × 24,500 × 130 = 318,500: the difference is more than the limit, so the limit is settled. The hospital receives **\$318,500**.
#
# Beyond a limit one dollar more or less spent changes nothing: there a bundle is a fixed sum, as fees are below a threshold.

# %%
mark("ch09.settle_the_year", 318500)


# %% [markdown]
# ### 14 · Write a risk score
#
# Write `risk_score(categories, demographic, coefficients, hierarchies, interactions)` as Medicare Advantage adds it up (model V28, payment year 2026).
#
# - `categories` lists a member's condition categories, perhaps with repeats: each counts once.
# - `hierarchies` maps a category to the milder ones that it puts out.
# - `interactions` maps a name to the list of categories that must **all** be left for it to count.
# - `coefficients` gives what a category or an interaction adds; one that is not in it adds nothing. `demographic` is added in any case.
#
# A woman of 67 whose categories are 37 and 38 (diabetes, with and without complications) and 226 (heart failure) has, with these arguments,
#
#     risk_score(
#         ["37", "38", "226"],
#         0.330,
#         {"37": 0.166, "38": 0.166, "226": 0.360, "DM_HF": 0.112},
#         {"36": ["37", "38"], "37": ["38"]},
#         {"DM_HF": ["37", "226"]},
#     )
#
# a score of 0.968. Return the score, not rounded.

# %% [markdown]
# **Worked solution**
#
# Repeats go with a set, hierarchies next, interactions last:
#
# ```python
# def risk_score(categories, demographic, coefficients, hierarchies, interactions):
#     have = set(categories)
#     out = {milder for category in have for milder in hierarchies.get(category, [])}
#     left = have - out
#     score = demographic + sum(coefficients.get(category, 0.0) for category in left)
#     for name, needed in interactions.items():
#         if all(category in left for category in needed):
#             score += coefficients.get(name, 0.0)
#     return score
# ```
#
# In the example 37 puts out 38, which would have added another 0.166: 0.330 + 0.166 + 0.360 + 0.112 = 0.968. Medicare then divides by a normalization factor and takes 5.9% off, because plans write down more diagnoses than fee-for-service does. A code for having no home, Z59.00, adds nothing (payment year 2026).

# %%
# %%answer ch09.risk_score
def risk_score(categories, demographic, coefficients, hierarchies, interactions):
    have = set(categories)
    out = {milder for category in have for milder in hierarchies.get(category, [])}
    left = have - out
    score = demographic + sum(coefficients.get(category, 0.0) for category in left)
    for name, needed in interactions.items():
        if all(category in left for category in needed):
            score += coefficients.get(name, 0.0)
    return score


# %% [markdown]
# ### 15 · A losing year
#
# A group is paid \$10,410 a year for each of 900 members. A member costs \$9,500 on average, with a standard deviation of \$22,800. Take the average of the members' costs as normal. What is the chance that the year ends in a loss?
#
# (`NormalDist().cdf(z)` from Python's `statistics` gives the normal law.)

# %% [markdown]
# **Worked solution**
#
# The average of 900 members varies by 22,800 ÷ √900 = \$760. Revenue lies \$910 above the expected cost: 1.20 standard errors. Chance bridges that with probability Φ(−910 ÷ 760) = **11.6%**.
#
# Four times as many members would halve the spread and make it 0.8%. Real spending is skewed: a loss is a little rarer than this, and a large one more common.

# %%
mark("ch09.losing_year", 0.115581)

# %% [markdown]
# ### 16 · Gone before it pays
#
# A plan pays \$340 now for a member's prevention. It avoids \$130 of care in each of the next 3 years. Before each of these years, the first one too, some members leave: 75% of those who are still members stay. Whoever has left takes the avoided care along. Leave discounting aside.
#
# What is it worth to the plan, per member, in dollars? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# Of 130 a year, 75%, 56.3% and 42.2% fall to members who are still there: 130 × (0.75 + 0.75² + 0.75³) = 225.47. Less the 340: **−114.53** dollars.
#
# To whoever pays for everybody it is worth 130 × 3 − 340 = 50 dollars. The difference goes to the plans that the members moved to.

# %%
mark("ch09.members_leave", -114.531)

# %% [markdown]
# ### 17 · The right price for a brick
#
# The first brick of the day costs the builder \$24, each next one \$3 more. To the owner the first is worth \$101, each next one \$4 less. The builder lays bricks as long as the next one costs no more than is paid for it (take bricks as finely divisible).
#
# Set the price per brick so that just those bricks are laid that are worth laying. Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# The next brick costs 24 + 3 × bricks and is worth 101 − 4 × bricks. They meet at 77 ÷ 7 = 11 bricks, where each is \$57. Paid **\$57**, the builder lays 11 and stops.
#
# There is a right piece rate, for somebody who knows both lines. Pay more and walls grow; pay less and they stay low; and when the owner comes to need a smaller wall, the old price is wrong.

# %%
mark("ch09.price_of_a_brick", {'price': 57})

# %% [markdown]
# ### 18 · What may be said?
#
# The RAND experiment assigned families at random to what *they* paid of each bill (people under 65; the limits are 95%).
#
# | Families paid | Used any care | Limits | Spending a year | Limits |
# |---|---:|---|---:|---|
# | nothing | 86.7% | 85.6 to 87.8 | \$198 | 179 to 217 |
# | 25% | 78.7% | 77.0 to 80.4 | \$168 | 143 to 192 |
# | 50% | 77.2% | 74.1 to 80.4 | \$178 | 105 to 251 |
# | 95% | 67.6% | 65.5 to 69.8 | \$137 | 115 to 159 |
#
# Which of these sentences does the table show, which does it speak against, and on which can it say nothing?
#
# - At 95%, people were as healthy at the end as with free care.
# - At a price of 25% as many people used some care as where it was free.
# - Where families paid 95%, fewer people used any care than where it was free.
# - Where families paid 95%, they spent less than with free care, by more than chance easily explains.
# - It was the needless visits that were left out.
# - From 25% to 50% the price doubled, and the share of people who used care was halved.
#
# Into:
#
# - The table shows it
# - The table speaks against it
# - The table cannot say

# %% [markdown]
# **Worked solution**
#
# - At 95%, people were as healthy at the end as with free care → **The table cannot say**: the table has no health in it. (The experiment measured it, too, and found little difference on average, and some among people who were poor and ill.)
# - At a price of 25% as many people used some care as where it was free → **The table speaks against it**: 8.0 people in 100 fewer used any, more than chance easily explains.
# - Where families paid 95%, fewer people used any care than where it was free → **The table shows it**: 67.6% against 86.7%, and the limits lie far apart.
# - Where families paid 95%, they spent less than with free care, by more than chance easily explains → **The table shows it**: \$137 against \$198; the limits, 115 to 159 and 179 to 217, do not even touch.
# - It was the needless visits that were left out → **The table cannot say**: the table counts use, not need. (Lohr and colleagues looked: needed care fell by about as much.)
# - From 25% to 50% the price doubled, and the share of people who used care was halved → **The table speaks against it**: 78.7% and 77.2%: hardly any fewer, and chance may explain that.

# %%
mark(
    "ch09.what_may_be_said",
    {'health': 'silent',
     'no_change_at_25': 'against',
     'fewer_used': 'shows',
     'spent_less': 'shows',
     'needless': 'silent',
     'halved': 'against'},
)

# %% [markdown]
# ## The score

# %%
score("ch09")
