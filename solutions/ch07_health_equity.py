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
#   title: "Solutions: Health equity"
# ---

# %% [markdown]
# # Solutions: Health equity
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
# Elmwood (low deprivation) and Harbor (high deprivation) have as many patients each. 13% of Elmwood's and 21% of Harbor's come back within 30 days. A program does the same for everybody, and in each
# town 4 points come off.
#
# 1. After: 13 − 4 = **9%** in Elmwood, 21 − 4 = **17%** in Harbor
# 2. Difference: 21 − 13 = 8 points, 17 − 9 = 8 points: **unchanged**
# 3. Ratio of coming back: 21 ÷ 13 = 1.615, 17 ÷ 9 = 1.889: **wider**
# 4. Ratio of staying at home, Elmwood over Harbor: 1.101, then 1.096: **narrower**
# 5. Average: 17%, then 13%: **lower**
#
# The arithmetic is done. Put each remark under the reason that stands behind it.
#
# - If another year took the same points off again, line 3 would go up once more.
# - Had the points come off in Harbor alone, line 2 would not stand still.
# - Line 5 would end on the same number if Elmwood had lost twice the points and Harbor none.
# - Lines 3 and 4 come from the same four numbers, and one goes up while the other goes down.
# - Elmwood lost a larger part of its rate than Harbor did of its own.
#
# Into:
#
# - Subtracting: equal points drop out
# - Dividing: the same points weigh more in a small number
# - Ratios: it matters which outcome is counted
# - Averaging: who gained what is lost

# %% [markdown]
# **Worked solution**
#
# - If another year took the same points off again, line 3 would go up once more → a quotient of small numbers moves more for the same points, and the smaller rate loses the larger part.
# - Had the points come off in Harbor alone, line 2 would not stand still → what is the same on both sides drops out of a difference, and what is not stays in it.
# - Line 5 would end on the same number if Elmwood had lost twice the points and Harbor none → a sum is the same whoever contributes to it.
# - Lines 3 and 4 come from the same four numbers, and one goes up while the other goes down → coming back and staying at home add up to 100%, but their ratios are different numbers: one outcome gets rarer where the other gets commoner.
# - Elmwood lost a larger part of its rate than Harbor did of its own → a quotient of small numbers moves more for the same points, and the smaller rate loses the larger part.

# %%
mark(
    "ch07.why_each_line",
    {'at_this_pace': 'rarer',
     'harbor_alone': 'points',
     'elmwood_alone': 'blind',
     'opposite': 'framing',
     'larger_part': 'rarer'},
)

# %% [markdown]
# ### 2 · The last step
#
# A plan has 800 visits for 400 people in Elmwood and 400 in Harbor. One visit for everybody in a town takes 4 points off its rate. Without visits 15% come back in Elmwood and
# 29% in Harbor. 60% of the visits go to Harbor.
#
# 1. Visits each: Harbor 800 × 60% ÷ 400 = 1.20, Elmwood 0.80
# 2. Elmwood: 15 − 4 × 0.80 = 11.80%
# 3. Harbor: 29 − 4 × 1.20 = 24.20%
# 4. Before, people in Harbor were 29 ÷ 15 = 1.933 times as likely to come back.
#
# **The last step is yours: how many times as likely are they now?**

# %% [markdown]
# **Worked solution**
#
# 24.2 ÷ 11.8 = **2.051**. Before it was 1.933, so by this yardstick the gap has become wider.
#
# One visit for everybody would have made it 2.273: the same points off, and a larger part of Elmwood's smaller rate. The average of the two towns is 18% either way.

# %%
mark("ch07.last_step", 2.05085)

# %% [markdown]
# ### 3 · Only the data
#
# | | Patients, each year | Came back, before | Came back, after |
# |---|---:|---:|---:|
# | Elmwood (low deprivation) | 500 | 60 | 50 |
# | Harbor (high deprivation) | 300 | 72 | 57 |
#
# Fill in the three yardsticks for both years. Write each so that **above 0, or above 1, means that Harbor fares worse**: the difference of the rates in percentage points, the ratio of coming back, and the ratio of
# staying at home. Ratios to three decimals.

# %% [markdown]
# **Worked solution**
#
# Rates first: Elmwood 12%, then 10%; Harbor 24%, then 19%.
#
# | | Before | After | The gap is |
# |---|---:|---:|---|
# | Difference, points | 12 | 9 | narrower |
# | Coming back, Harbor ÷ Elmwood | 2.000 | 1.900 | narrower |
# | Staying home, Elmwood ÷ Harbor | 1.158 | 1.111 | narrower |
#
# All three agree.

# %%
mark("ch07.only_the_data", {'Difference': [12, 9], 'Coming back': [2, 1.9], 'Staying home': [1.15789, 1.11111]})

# %% [markdown]
# ### 4 · Two tanks
#
# Two cabins heat with oil. In Elm's tank the oil stands 29 cm high, in Fir's 61 cm; the tanks are of the same shape. A truck has driven 40 miles with 28 cans. Each can, in either tank,
# lifts the oil by 2 cm. All 28 are poured in, and at the end the oil stands equally high in both.
#
# How many cans went into Elm's tank?

# %% [markdown]
# **Worked solution**
#
# 61 − 29 = 32 cm, or 16 cans, bring Elm up to Fir. The other 12 are shared, 6 each: 16 + 6 = **22** cans.
#
# Check: Elm 29 + 22 × 2 = 73 cm, Fir 61 + 6 × 2 = 73 cm. How far the truck drove changes nothing. It is the division that closes a gap: half of everything, and half of what the difference asks for.

# %%
mark("ch07.two_tanks", 22)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Which may be printed?
#
# | Come back within 30 days | Before | After |
# |---|---:|---:|
# | Elmwood (low deprivation) | 13% | 11% |
# | Harbor (high deprivation) | 25% | 17% |
#
# Both towns have as many patients, before and after. Choose every headline that these numbers bear out.
#
# - Fewer come back in both towns
# - The average that comes back has fallen
# - Harbor's distance from Elmwood, in points, has shrunk
# - Harbor's risk of coming back, as a multiple of Elmwood's, has shrunk
# - Elmwood's chance of staying at home, as a multiple of Harbor's, has shrunk

# %% [markdown]
# **Worked solution**
#
# | | Before → after | Borne out |
# |---|---|---|
# | Fewer in both towns | 13% → 11%, 25% → 17% | yes |
# | Average | 19% → 14% | yes |
# | Difference | 12 → 6 points | yes |
# | Coming back, Harbor ÷ Elmwood | 1.923 → 1.545 | yes |
# | Staying home, Elmwood ÷ Harbor | 1.160 → 1.072 | yes |

# %%
mark("ch07.which_headlines", ['both', 'mean', 'difference', 'adverse', 'favorable'])

# %% [markdown]
# ### 6 · Three ways to stand still
#
# 18% of Elmwood's patients came back, and 33% of Harbor's. Now it is 10% in Elmwood. At which rate in Harbor would each yardstick say that the gap is **unchanged**? Your first commitment is the one that scores;
# work it out on paper first.

# %% [markdown]
# **Worked solution**
#
# - Difference: 33 − 18 = 15 points, so 10 + 15 = **25.0%**.
# - Coming back: 33 ÷ 18 = 1.833 times, so 10 × 33 ÷ 18 = **18.3%**.
# - Staying home: Elmwood goes from 82% to 90%. Harbor's 67% must grow by the same factor, to 73.5%; that leaves **26.5%** who come back.
#
# Anything between these rates makes the yardsticks quarrel.

# %%
mark("ch07.three_unchanged", {'difference': 0.25, 'adverse': 0.183333, 'favorable': 0.264634})


# %% [markdown]
# ### 7 · Write the concentration index
#
# Write `concentration_index(rates, sizes)`. It gets two lists of equal length, from the **most** deprived group to the least: the share of each group with a bad outcome, and its people. It returns
#
# 2 × (weighted mean of rate × rank) ÷ (weighted mean of rate) − 1,
#
# where weights are the groups' shares of all people, and a group's **rank** is the share of people in more deprived groups plus half its own share. Below 0 the outcome falls on the deprived.
#
# - Where nobody has the outcome, return `None`.
# - A group with nobody in it must change nothing.
#
# For rates `[0.25, 0.15]` and sizes `[500, 500]` it is −0.125.

# %% [markdown]
# **Worked solution**
#
# ```python
# def concentration_index(rates, sizes):
#     people = sum(sizes)
#     passed = mean = weighted = 0.0
#     for rate, size in zip(rates, sizes, strict=True):
#         share = size / people
#         mean += share * rate
#         weighted += share * rate * (passed + share / 2)
#         passed += share
#     return 2 * weighted / mean - 1 if mean > 0 else None
# ```
#
# `passed` is the share of people in more deprived groups, so that `passed + share / 2` is the middle of a group. A group with nobody in it adds 0 to both sums. With equal rates the two sums stand as 1 to ½, and the index is 0.

# %%
# %%answer ch07.concentration_index
def concentration_index(rates, sizes):
    people = sum(sizes)
    passed = mean = weighted = 0.0
    for rate, size in zip(rates, sizes, strict=True):
        share = size / people
        mean += share * rate
        weighted += share * rate * (passed + share / 2)
        passed += share
    return 2 * weighted / mean - 1 if mean > 0 else None


# %% [markdown]
# ### 8 · Same, more, or no more need
#
# Sort what these cities, plans and clinics do. Judge by what is done, not by whether you would do it.
#
# - The clinic of the better-off district loses its evening hours; nobody else gets any.
# - Districts where more people come back get more visits a person; the plan decides anew each year.
# - Every patient of the plan is called on the third day at home, for ten minutes.
# - Each district gets vouchers for 200 rides to the clinic, whatever its people lack.
# - Reminders stop in the district where most people came; in the others few come, as before.
# - A new bus line ends what kept one district from the clinic; the drivers that the clinic paid are no longer needed.
#
# Into:
#
# - Equality: the same for everybody
# - Equity: more where need is greater
# - Justice: what makes the difference is taken away
# - Leveling down: nobody better off, somebody worse off

# %% [markdown]
# **Worked solution**
#
# - The clinic of the better-off district loses its evening hours; nobody else gets any → **leveling down**: the better-off lose, and nobody gains.
# - Districts where more people come back get more visits a person; the plan decides anew each year → **equity**: more goes where need is greater, and has to go there again as long as the need lasts.
# - Every patient of the plan is called on the third day at home, for ten minutes → **equality**: everybody gets the same, and need is not asked for.
# - Each district gets vouchers for 200 rides to the clinic, whatever its people lack → **equality**: everybody gets the same, and need is not asked for.
# - Reminders stop in the district where most people came; in the others few come, as before → **leveling down**: the better-off lose, and nobody gains.
# - A new bus line ends what kept one district from the clinic; the drivers that the clinic paid are no longer needed → **justice**: what made the difference is gone, so that nothing has to be made up for.

# %%
mark(
    "ch07.which_approach",
    {'clinic_closed': 'leveling',
     'more_visits': 'equity',
     'same_call': 'equality',
     'same_vouchers': 'equality',
     'screening_cut': 'leveling',
     'bus_line': 'justice'},
)

# %% [markdown]
# ### 9 · Close the gap
#
# A plan has 800 visits for 400 people in Elmwood and 400 in Harbor. One visit for everybody in a town takes 4 points off its rate, and each further one as much again. Without visits 14% come back in
# Elmwood and 19.6% in Harbor. Set the share of the visits for Harbor at which both towns end on the same rate. Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# The gap is 5.6 points, and a visit each takes 4 off: Harbor needs 5.6 ÷ 4 = 1.40 visits each *more* than Elmwood. Together, one person in each town can have 800 ÷ 400 = 2.
#
# So Harbor gets 1 + 1.40 ÷ 2 = 1.70 and Elmwood 0.30 visits each: 1.70 ÷ 2 = 0.85, or **85 of 100**. Check: 14 − 4 × 0.30 = 12.8%, 19.6 − 4 × 1.70 = 12.8%.

# %%
mark("ch07.close_the_gap", {'harbor': 85})

# %% [markdown]
# ### 10 · The fewest for all
#
# Visits wear off: with $x$ visits for everybody, a town's rate falls by $k\,(1 - e^{-x})$ points. In Elmwood (now 14%) $k$ is 5, in Harbor (now 21%) it is 10. The towns are of the same size, and there are
# visits for 3 a pair: one person in Elmwood and one in Harbor share 3.
#
# How many visits must each person in **Harbor** get, so that the fewest come back in both towns together?

# %% [markdown]
# **Worked solution**
#
# The next bit of a visit takes off $k\,e^{-x}$ per unit. Where 10 e^(−Harbor) = 5 e^(−Elmwood), Harbor's visits exceed Elmwood's by ln(10 ÷ 5) = 0.6931. Together they are 3, so Harbor gets 3 ÷ 2 + 0.6931 ÷ 2 = **1.847** and Elmwood 1.153.
#
# There 10.58% and 12.58% come back. Moving more visits to Harbor would go on narrowing the gap of 2.00 points, and more would come back in all.

# %%
mark("ch07.most_for_all", 1.84657)

# %% [markdown]
# ### 11 · How many years?
#
# A gap of 11 points shrinks by 15% of what is left of it, every year. After how many whole years is it, for the first time, at 2 points or less?

# %% [markdown]
# **Worked solution**
#
# Each year 85% stays: 11 × 0.85, then × 0.85 again. After 10 years 2.17 points are left, after 11 1.84: **11** years.
#
# By logarithm: ln(2 ÷ 11) ÷ ln(0.85) = 10.49, rounded up.

# %%
mark("ch07.years", 11)

# %% [markdown]
# ### 12 · After the money
#
# Among 200 people in Harbor, 12 points more come back each year than in Elmwood. Two plans are paid for 2 years:
#
# - **Visits** leave a gap of 5 points in each year that is paid for, and change nothing afterward.
# - **Repairs** take away 25% of what is left of the gap in each year that is paid for (for the first time in year 1); afterward the gap stays where it is.
#
# Over years 1 to 8, how many returns fewer does Harbor have with repairs than with visits? (If repairs have more, the number is negative.)

# %% [markdown]
# **Worked solution**
#
# | Year | Visits: gap | Repairs: gap |
# |---|---:|---:|
# | 1 | 5 | 9.000 |
# | 2 | 5 | 6.750 |
# | 3 | 12 | 6.750 |
# | 4 | 12 | 6.750 |
# | 5 | 12 | 6.750 |
# | 6 | 12 | 6.750 |
# | 7 | 12 | 6.750 |
# | 8 | 12 | 6.750 |
# | Sum, before rounding | 82 | 56.2500 |
#
# For 200 people: 200 × (82 − 56.2500) ÷ 100 = **51.5** returns. Visits are ahead while they are paid for, and repairs in the end.

# %%
mark("ch07.after_the_money", 51.5)

# %% [markdown]
# ### 13 · What moved the mean?
#
# | | Come back, last year | Come back, this year | Share of all patients, last year | this year |
# |---|---:|---:|---:|---:|
# | Elmwood | 10% | 11% | 50% | 75% |
# | Harbor | 22% | 24% | 50% | 25% |
#
# The overall rate changed. How many points of the change come from the towns' own rates (at the average of both years' shares), and how many from who was counted (at the average of both years' rates)? A fall is negative; two decimals.

# %% [markdown]
# **Worked solution**
#
# Overall: 16.00% last year, 14.25% this year: −1.75 points.
#
# * Own rates: +1 × 62.5% + 2 × 37.5% = **+1.375** points
# * Who was counted: Harbor's share changed by −25 of 100, at a distance of 23 − 10.5 = 12.5 points: **−3.125** points
#
# Together −1.75. Both towns fare worse, and the mean says the opposite, because fewer of those who fare worst are counted.

# %%
mark("ch07.what_moved_the_mean", {'Points': [1.375, -3.125]})

# %% [markdown]
# ### 14 · May it be printed?
#
# In a trial's follow-up of 200 people, those with housing gained 1.4 points more on a score than those without: 95% interval −3.6 to 6.4. Everybody agrees that a difference of less than 4 points
# does not matter to a patient. Which sentence does this bear out?
#
# - People without housing gained less, by an amount that matters
# - Whatever the difference is, it is too small to matter
# - These data leave open whether there is a difference that matters
# - Being without housing made people gain less

# %% [markdown]
# **Worked solution**
#
# Differences from −3.6 to 6.4 fit the data; the best guess is 1.4. The interval holds 0, and also 6.4, which is above 4. Both “the same” and “a difference that matters” fit.

# %%
mark("ch07.may_it_be_printed", 'open')

# %% [markdown]
# ## The score

# %%
score("ch07")
