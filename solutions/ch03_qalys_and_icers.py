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
#   title: "Solutions: QALYs and ICERs"
# ---

# %% [markdown]
# # Solutions: QALYs and ICERs
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
# On usual care a patient lives two years, at utilities 0.80 and 0.75. With a drug, paid for today, \$31,000 once, three: 0.80, 0.80 and 0.45.
# Other care costs \$6,500 in every year of life, with or without the drug. Later health and money are discounted at 3% a year, each year at its end.
#
# 1. Usual care: 0.80/1.03 + 0.75/1.03² = **1.4836** QALYs
# 2. Drug: 0.80/1.03 + 0.80/1.03² + 0.45/1.03³ = **1.9426** QALYs
# 3. Gain: 1.9426 − 1.4836 = **0.4590** QALY
# 4. Extra cost: 31,000 + 5,948 = **36,948** dollars
# 5. Ratio: 36,948 ÷ 0.4590 = **80,497** dollars per QALY
# 6. The ratio is below \$100,000: **take it**.
#
# The arithmetic is done. Put each remark under the reason that stands behind it.
#
# - The bills for other care in years 1 and 2 are in no line.
# - The utility of year 3 is divided by 1.03 three times, that of year 1 once.
# - Line 4 charges the drug with care that the drug has nothing to do with.
# - Line 4 puts in less for the care of year 3 than its bill will say.
# - Two committees may agree on lines 1 to 5 and decide differently.
#
# Into:
#
# - What comes later counts for less
# - What both options share drops out
# - Added years bring bills as well as health
# - A ratio has to be held against a price

# %% [markdown]
# **Worked solution**
#
# - The bills for other care in years 1 and 2 are in no line → in years 1 and 2 the patient is alive, and cared for, with the drug and without it.
# - The utility of year 3 is divided by 1.03 three times, that of year 1 once → year 3 waits three years and year 1 one; each year of waiting divides by 1.03 once more.
# - Line 4 charges the drug with care that the drug has nothing to do with → who is kept alive falls ill like anybody else; the bill belongs to the same decision as the health.
# - Line 4 puts in less for the care of year 3 than its bill will say → the bill of \$6,500 falls due in year 3, and a dollar then is less than a dollar today: \$5,948.
# - Two committees may agree on lines 1 to 5 and decide differently → each may hold the same ratio against a price of its own.
#
# Without the added year's care (\$6,500, today \$5,948) the ratio would read \$67,538 instead of \$80,497. Against \$100,000 the answer is: take it.

# %%
mark(
    "ch03.why_each_line",
    {'no_early_care': 'shared',
     'third_power': 'later',
     'unrelated_care': 'survival',
     'care_shrinks': 'later',
     'still_quarrel': 'price'},
)

# %% [markdown]
# ### 2 · The last step
#
# All figures are for one patient, over the rest of life, discounted.
#
# | | QALYs | Drug | Other care |
# |---|---:|---:|---:|
# | With the drug | 5.50 | \$53,000 | \$54,500 |
# | Usual care | 4.90 | \$0 | \$39,500 |
#
# 1. Health gained: 5.50 − 4.90 = 0.60 QALY
# 2. The drug: \$53,000
# 3. Other care in the longer life: 54,500 − 39,500 = 15,000 dollars more
#
# **The last step is yours: what does the drug ask for one QALY?**

# %% [markdown]
# **Worked solution**
#
# With the drug, \$53,000 + \$15,000 = \$68,000 more is spent, and 0.60 QALY more is lived:
#
# 68,000 ÷ 0.60 = **\$113,333** per QALY.
#
# The drug alone would seem to ask \$88,333. The difference is the care of the people whom it keeps alive: nobody would want to refuse it, and somebody has to pay it.

# %%
mark("ch03.last_step", 113333)

# %% [markdown]
# ### 3 · Only the data
#
# | Year | Usual care: utility | Usual care: cost, \$ | Alder: utility | Alder: cost, \$ |
# |---|---:|---:|---:|---:|
# | 1 | 0.85 | 19,500 | 0.85 | 69,500 |
# | 2 | 0.80 | 19,500 | 0.90 | 19,500 |
# | 3 | 0.70 | 19,500 | 0.80 | 19,500 |
# | 4 | dead | – | 0.55 | 19,500 |
#
# Discount health and money at 4% a year; a year counts at its end. What does Alder ask for one QALY more?

# %% [markdown]
# **Worked solution**
#
# | Year | Extra QALYs | Extra dollars | QALYs today | Dollars today |
# |---|---:|---:|---:|---:|
# | 1 | 0.00 | 50,000 | 0.0000 | 48,077 |
# | 2 | 0.10 | 0 | 0.0925 | 0 |
# | 3 | 0.10 | 0 | 0.0889 | 0 |
# | 4 | 0.55 | 19,500 | 0.4701 | 16,669 |
# | | | **Sum** | **0.6515** | **64,746** |
#
# Divided before rounding, 64,746 ÷ 0.6515 = **\$99,380** per QALY. Counting both at the start of each year would multiply both sums by 1.04, and leave the ratio as it is.

# %%
mark("ch03.only_the_data", 99379.7)

# %% [markdown]
# ### 4 · The Sunday ferry
#
# A harbor town runs a ferry on Sundays; it has 54 seats on deck, and it carries 7,400 rides in a year. Without it the town would have
# \$103,600 a year left over, and all of that would go to evening buses. There, every \$10 pays for one ride more.
#
# Counting ferry and buses, how many **more** rides are there in a year if the ferry stops? (Fewer is a negative number.)

# %% [markdown]
# **Worked solution**
#
# The ferry's \$103,600 put 103,600 ÷ 10 = 10,360 rides on buses; 7,400 on the ferry are lost. Together: **+2,960**, so more people ride.
#
# A ferry ride costs the town \$14.00, a bus ride \$10. Giving something up is worth it where it frees *more* than the going price: the south-west rule of the chapter, without a patient in sight.

# %%
mark("ch03.sunday_ferry", 2960)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · What a stream is worth
#
# A patient lives 3 years at the utilities 0.80, 0.70 and 0.55, but of the last year only 50%: it counts for that share. Discount at 3.5% a year, each year at its
# end. How many QALYs is that?

# %% [markdown]
# **Worked solution**
#
# | Year | Lived × utility | Divided by | QALYs today |
# |---|---:|---:|---:|
# | 1 | 0.8 | 1.035^1 = 1.0350 | 0.7729 |
# | 2 | 0.7 | 1.035^2 = 1.0712 | 0.6535 |
# | 3 | 0.275 | 1.035^3 = 1.1087 | 0.2480 |
# | | | **Sum** | **1.6744** |
#
# Of the last year 50% is lived, so 0.55 becomes 0.275. Counted at the start of each year, the sum would be 1.035 times as large; at the middle, √1.035 times.

# %%
mark("ch03.qalys_today", 1.67444)

# %% [markdown]
# ### 6 · A level life
#
# 19 years, each at utility 0.80, discounted at 3.5% a year, each year at its end. How many QALYs is that? (There is a formula for it; 19 divisions do as well.)

# %% [markdown]
# **Worked solution**
#
# The years' factors add up to
#
# $$\frac{1 - 1.035^{-19}}{0.035} = 13.709837$$
#
# so the life is worth 0.80 × 13.709837 = **10.968** QALYs, of the 15.20 that are lived. (At a rate of 0 the formula divides by 0; the sum of the factors is then simply 19.)

# %%
mark("ch03.level_life", 10.9679)

# %% [markdown]
# ### 7 · Which rate did they use?
#
# A report turns 15 years at utility 0.80 into 7.522 QALYs; a year counts at its end. Set the discount rate that it must have used. Your first commitment is the one that
# scores; work it out on paper or in a cell first.

# %% [markdown]
# **Worked solution**
#
# No formula gives the rate; trying does. A higher rate always makes the sum smaller, so halve the gap until it fits.
#
# | Rate | QALYs |
# |---:|---:|
# | 0.0% | 12.000 |
# | 6.0% | 7.770 |
# | 6.5% | 7.522 |
# | 7.0% | 7.286 |
#
# The report used 6.5%.

# %%
mark("ch03.which_rate", {'rate': 0.0650028})

# %% [markdown]
# ### 8 · Draw what counts
#
# Five years are lived at the utilities 1.00, 0.90, 0.80, 0.80 and 0.75. Draw, for each year, what it counts for today at a discount rate of 9% a year; each year counts at its end. Your first commitment is the
# one that scores.

# %% [markdown]
# **Worked solution**
#
# | Year | Utility | Counts for | Today |
# |---|---:|---:|---:|
# | 1 | 1.00 | 0.917 | 0.92 |
# | 2 | 0.90 | 0.842 | 0.76 |
# | 3 | 0.80 | 0.772 | 0.62 |
# | 4 | 0.80 | 0.708 | 0.57 |
# | 5 | 0.75 | 0.650 | 0.49 |
#
# Each factor is the one before it, divided by 1.09. Before rounding the bars add up to 3.35 QALYs; lived are 4.25.

# %%
mark("ch03.what_years_count", {'qalys': [0.917431, 0.757512, 0.617747, 0.56674, 0.487449]})

# %% [markdown]
# ### 9 · With a ratio or without
#
# Each line is a new option compared with the usual one. The committee pays up to \$100,000 for a QALY. What should it do, and does a ratio say so?
#
# - −0.20 QALY, +\$5,000
# - +0.20 QALY, −\$5,000
# - +0.10 QALY, +\$2,000
# - −0.50 QALY, −\$80,000
# - −0.20 QALY, −\$9,000
# - +0.20 QALY, +\$30,000
#
# Into:
#
# - Take it; there is no ratio to print
# - Refuse it; there is no ratio to print
# - A ratio decides, and says: take it
# - A ratio decides, and says: refuse it

# %% [markdown]
# **Worked solution**
#
# - −0.20 QALY, +\$5,000 → **Refuse it; there is no ratio to print**. No better and at least as dear, and worse in one of the two.
# - +0.20 QALY, −\$5,000 → **Take it; there is no ratio to print**. At least as good and no dearer, and better in one of the two.
# - +0.10 QALY, +\$2,000 → **A ratio decides, and says: take it**. It buys a QALY for \$20,000.
# - −0.50 QALY, −\$80,000 → **A ratio decides, and says: take it**. It sells a QALY for \$160,000, a good sale.
# - −0.20 QALY, −\$9,000 → **A ratio decides, and says: refuse it**. It sells a QALY for \$45,000, a poor sale: \$100,000 buys a whole one elsewhere.
# - +0.20 QALY, +\$30,000 → **A ratio decides, and says: refuse it**. It asks \$150,000 for a QALY.
#
# One test for all: QALYs × \$100,000 − extra cost, above zero or not.

# %%
mark(
    "ch03.which_quadrant",
    {'nw': 'dominated',
     'se': 'dominant',
     'ne_tenth': 'accept',
     'sw_half': 'accept',
     'sw_bit': 'refuse',
     'ne_dear': 'refuse'},
)

# %% [markdown]
# ### 10 · At which prices?
#
# Against usual care a new option adds 0.05 QALY a patient and costs \$3,250. At which prices of a QALY is it worth choosing?
#
# - At prices above \$65,000
# - At prices below \$65,000
# - At every price
# - At no price

# %% [markdown]
# **Worked solution**
#
# The option lies in the north-east. It buys health at \$65,000 a QALY, so it is worth choosing where a QALY is worth more than that.
#
# In every quadrant the test is one: is price × (+0.05) − (+3,250) above zero?

# %%
mark("ch03.at_which_prices", 'above')

# %% [markdown]
# ### 11 · The highest price
#
# A drug adds 0.75 QALY to a patient's life. It takes \$7,500 of extra visits to give it, and care in the added life will cost \$30,000 (discounted). You pay up to
# \$100,000 for a QALY. What is the highest price of the drug itself at which it is worth its cost?

# %% [markdown]
# **Worked solution**
#
# 0.75 QALY is worth 0.75 × 100,000 = \$75,000 to you. Visits (\$7,500) and later care (\$30,000) are paid from it, which leaves **\$37,500** for the drug.
#
# At that price the incremental ratio is exactly \$100,000; a dollar more, and it asks more than you pay.

# %%
mark("ch03.highest_price", 37500)

# %% [markdown]
# ### 12 · Whose health?
#
# A program gives each of 340 patients 0.30 QALY for \$24,300. The budget is fixed, and the care that would be cut for it gives a QALY for \$60,000.
# Counting everybody, how many QALYs does the program add? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# Gained: 340 × 0.30 = 102.0 QALYs. Moved: 340 × \$24,300 = \$8,262,000, which bought 8,262,000 ÷ 60,000 = 137.7 QALYs for others.
#
# Together: **−35.7** QALYs. The program's own ratio is \$81,000 a QALY, above the \$60,000 of the care it displaces; the sign could be read from that.

# %%
mark("ch03.net_health", -35.7)

# %% [markdown]
# ### 13 · Five options, one ladder
#
# Exactly one of five programs will run. They are in order of cost.
#
# | Program | QALYs per patient | Cost per patient |
# |---|---:|---:|
# | Fir | 9.20 | \$4,600 |
# | Birch | 9.40 | \$7,720 |
# | Cedar | 9.60 | \$9,400 |
# | Elm | 9.56 | \$14,200 |
# | Alder | 10.00 | \$21,400 |
#
# Give each program's incremental ratio along the frontier. Write `undefined` for the first one and for a program that is dominated, in either way.

# %% [markdown]
# **Worked solution**
#
# | Program | Standing | \$ per QALY |
# |---|---|---:|
# | Fir | frontier | undefined |
# | Birch | extendedly dominated | undefined |
# | Cedar | frontier | 12,000 |
# | Elm | dominated | undefined |
# | Alder | frontier | 30,000 |
#
# Elm gives less health than Cedar for more money: dominated. Birch asks \$15,600 a QALY to reach from Fir, and from there the next step to Cedar asks only \$8,400: whoever pays for the first pays for the second, so nobody stops at Birch. Straight from Fir to Cedar the ratio is \$12,000.

# %%
mark("ch03.frontier_ratios", {'Ratio': ['undefined', 'undefined', 12000, 'undefined', 30000]})


# %% [markdown]
# ### 14 · Write the frontier
#
# Write `frontier(outcomes, costs)`. It gets two lists of equal length (QALYs, dollars) and returns the positions, counted from 0, of the options on the frontier, from the cheapest to the dearest.
#
# - An option goes if another has at least its health for no more money, and is better in one of the two.
# - It goes, too, if its ratio against the one before it is no lower than the next one's ratio against it.
# - Of exact twins only the one listed first stays.
#
# For outcomes `[0.0, 0.10, 0.12]` and costs `[0, 6600, 7500]` the answer is `[0, 2]`.

# %% [markdown]
# **Worked solution**
#
# ```python
# def frontier(outcomes, costs):
#     kept = []
#     for at in sorted(range(len(costs)), key=lambda at: (costs[at], -outcomes[at])):
#         if kept and outcomes[at] <= outcomes[kept[-1]]:
#             continue
#         while len(kept) > 1:
#             low, last = kept[-2], kept[-1]
#             step_to = (costs[last] - costs[low]) * (outcomes[at] - outcomes[last])
#             step_from = (costs[at] - costs[last]) * (outcomes[last] - outcomes[low])
#             if step_to < step_from:
#                 break
#             kept.pop()
#         kept.append(at)
#     return kept
# ```
#
# Sorted by cost, an option without more health than the last one kept is dominated. Of the rest, the last one goes as long as the step to it is no cheaper per QALY than the step from it. The two
# steps are compared as products: a quotient would divide by small differences. What is left has rising ratios, and its corners touch every λ line.

# %%
# %%answer ch03.frontier
def frontier(outcomes, costs):
    kept = []
    for at in sorted(range(len(costs)), key=lambda at: (costs[at], -outcomes[at])):
        if kept and outcomes[at] <= outcomes[kept[-1]]:
            continue
        while len(kept) > 1:
            low, last = kept[-2], kept[-1]
            step_to = (costs[last] - costs[low]) * (outcomes[at] - outcomes[last])
            step_from = (costs[at] - costs[last]) * (outcomes[last] - outcomes[low])
            if step_to < step_from:
                break
            kept.pop()
        kept.append(at)
    return kept


# %% [markdown]
# ### 15 · How sure?
#
# Ten draws of a probabilistic analysis: extra QALYs and extra cost of a new option.
#
# | Draw | Extra QALYs | Extra cost, \$ |
# |---|---:|---:|
# | 1 | +0.05 | +4,000 |
# | 2 | −0.10 | −3,500 |
# | 3 | +0.20 | +4,000 |
# | 4 | +0.20 | −2,000 |
# | 5 | +0.50 | +32,500 |
# | 6 | +0.45 | +31,500 |
# | 7 | −0.20 | +5,500 |
# | 8 | +0.25 | +8,800 |
# | 9 | +0.30 | +6,000 |
# | 10 | −0.15 | −13,500 |
#
# At \$50,000 a QALY, in what share of the draws is the option worth its cost?

# %% [markdown]
# **Worked solution**
#
# | Draw | QALYs | Cost, \$ | Net benefit | Worth it? |
# |---|---:|---:|---:|---|
# | 1 | +0.05 | +4,000 | −\$1,500 | no |
# | 2 | −0.10 | −3,500 | −\$1,500 | no |
# | 3 | +0.20 | +4,000 | \$6,000 | yes |
# | 4 | +0.20 | −2,000 | \$12,000 | yes |
# | 5 | +0.50 | +32,500 | −\$7,500 | no |
# | 6 | +0.45 | +31,500 | −\$9,000 | no |
# | 7 | −0.20 | +5,500 | −\$15,500 | no |
# | 8 | +0.25 | +8,800 | \$3,700 | yes |
# | 9 | +0.30 | +6,000 | \$9,000 | yes |
# | 10 | −0.15 | −13,500 | \$6,000 | yes |
#
# 5 of 10: **50%**. Ratios would have misled you in two quadrants; net benefit does not know quadrants.

# %%
mark("ch03.share_worth_it", 0.5)

# %% [markdown]
# ### 16 · What is it worth to know?
#
# Five worlds are equally likely. The net benefit of usual care and of the drug, in thousands of dollars a patient:
#
# | World | Usual care | Drug |
# |---|---:|---:|
# | 1 | 60 | 37 |
# | 2 | 55 | 73 |
# | 3 | 54 | 35 |
# | 4 | 60 | 36 |
# | 5 | 52 | 75 |
#
# You can choose now, or first learn in which world you live. What is that knowledge worth, in thousands of dollars a patient?

# %% [markdown]
# **Worked solution**
#
# Not knowing, you choose usual care: 56.2 on average. Knowing, you take the better of each row, 60, 73, 54, 60, 75: 64.4 on average.
#
# 64.4 − 56.2 = **8.2** thousand dollars a patient. It comes from the 2 worlds where you would have chosen wrong. No study of the question can be worth more than that for each patient whom the decision touches.

# %%
mark("ch03.worth_of_knowing", 8.2)

# %% [markdown]
# ## The score

# %%
score("ch03")
