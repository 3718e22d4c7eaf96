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
#   title: "Solutions: Accountable-care contracts"
# ---

# %% [markdown]
# # Solutions: Accountable-care contracts
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
# Cedar Hill ACO cares for 19,000 people. Its first year under a one-sided contract, worked to the end:
#
# 1. Benchmark, each patient counted up to \$100,000: 19,000 × \$11,500 = **\$218,500,000**
# 2. Spending, each patient counted up to \$100,000: **\$208,667,500**
# 3. Savings: **\$9,832,500**, 4.5% of the benchmark
# 4. At least the minimum of 3.0%? Yes. Quality standard met? Yes.
# 5. Payment: 40% × \$9,832,500 = **\$3,933,000**
#
# Sort each remark under the reason that explains it.
#
# - Line 1 counts no patient beyond \$100,000, just as line 2 does.
# - Savings of 2.8% would have been savings, too, and would have brought nothing.
# - Of each dollar in line 3, line 5 leaves 60 cents to the payer.
# - Line 4 asks a second question, which no dollar amount can answer.
# - For an organization of 60,000 people the 3.0% in line 4 would be smaller.
#
# Into:
#
# - What is compared must be counted alike
# - It keeps luck from being paid
# - It keeps care from being skipped
# - It divides what was saved

# %% [markdown]
# **Worked solution**
#
# - Line 1 counts no patient beyond \$100,000, just as line 2 does. → **what is compared must be counted alike**. A ceiling on one side of a difference only would change the difference.
# - Savings of 2.8% would have been savings, too, and would have brought nothing. → **it keeps luck from being paid**. Small deviations come about by chance; the minimum leaves them unpaid, real ones as well.
# - Of each dollar in line 3, line 5 leaves 60 cents to the payer. → **it divides what was saved**. A sharing rate is a division: what the one side does not get stays with the other.
# - Line 4 asks a second question, which no dollar amount can answer. → **it keeps care from being skipped**. The quality gate asks what the patients got.
# - For an organization of 60,000 people the 3.0% in line 4 would be smaller. → **it keeps luck from being paid**. The more people, the less chance moves their average, and the less the minimum must screen.

# %%
mark(
    "ch10.why_each_line",
    {'both_counted': 'alike',
     'a_little_less': 'luck',
     'rest_of_a_dollar': 'split',
     'no_dollar_answers': 'care',
     'smaller_for_many': 'luck'},
)

# %% [markdown]
# ### 2 · The last step
#
# Eastbrook ACO has a two-sided contract. Once savings or losses are at least 2.0% of the benchmark, it receives
# 75% of savings and repays 30% of losses, from the first dollar. Payments are capped at 10% of the benchmark, repayments at 2%.
#
# 1. Benchmark: \$90,000,000
# 2. Counted spending: \$87,750,000
# 3. Savings: \$2,250,000, 2.5% of the benchmark
# 4. At least 2.0%: yes. Quality standard: met.
# 5. Payment: …
#
# Finish line 5, in dollars.

# %% [markdown]
# **Worked solution**
#
# 75% × \$2,250,000 = **\$1,687,500**, the whole of line 3 times the rate. The cap, 10% of \$90,000,000, is
# \$9,000,000 and does not bind. Had Eastbrook saved a little less than the minimum, line 5 would read \$0.

# %%
mark("ch10.last_step", 1687500)

# %% [markdown]
# ### 3 · Only the data
#
# Larkspur ACO: **17,000** people, one-sided (BASIC level B, performance year 2026), quality standard met, not a low-revenue ACO.
#
# | Benchmark | Counted spending |
# |---:|---:|
# | \$197,200,000 | \$188,917,600 |
#
# A one-sided ACO's minimum savings rate is read from a table and is linear between its rows (42 CFR 425.605(b), performance years 2019–2026):
#
# | People | Minimum |
# |---:|---:|
# | 5,000 | 3.9% |
# | 6,000 | 3.6% |
# | 7,000 | 3.4% |
# | 8,000 | 3.2% |
# | 9,000 | 3.1% |
# | 10,000 | 3.0% |
# | 15,000 | 2.7% |
# | 20,000 | 2.5% |
# | 50,000 | 2.2% |
# | 60,000 | 2.0% |
#
# Its sharing rate is 40%, from the first dollar. What is Larkspur paid, in dollars?

# %% [markdown]
# **Worked solution**
#
# Minimum: 17,000 people lie 40% of the way from 15,000 to 20,000, where it falls from 2.7% to 2.5%: 2.62%.
#
# Savings: \$8,282,400, 4.20% of the benchmark. That is enough: 40% × \$8,282,400 = **\$3,312,960**, from the first dollar.

# %%
mark("ch10.only_the_data", 3312960)

# %% [markdown]
# ### 4 · The certificate
#
# A conservatory awards a certificate of perfect pitch. Of the singers who try, **10%** have it. The examination plays 40 notes. Singers who have perfect pitch are certified
# with probability **65%** (nerves), singers who do not with probability **8%** (guessing).
#
# Of those who hold a certificate, what share have perfect pitch?

# %% [markdown]
# **Worked solution**
#
# Of 1,000 singers 100 have perfect pitch, and 100 × 0.65 = 65.0 of them are certified. Of the other 900, 900 × 0.08 = 72.0 are.
#
# 65.0 ÷ (65.0 + 72.0) = **47.4%**. The number of notes plays no part once the two probabilities are known. It is the payer's question about checks: what a certificate is worth depends on how rare the gift is.

# %%
mark("ch10.perfect_pitch", 0.474453)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · What does the year prove?
#
# Driftwood ACO has 3,000 people and a minimum savings rate of 2%, with stop-loss on both sides. ACOs of this size that save nothing are paid in 25% of years; those that truly save 3%, in 64%.
#
# This year Driftwood receives **a check**. Which sentence may the local newspaper print about **this result**?
#
# - A check comes to 25% of those who save nothing and to 64% of those who save 3%; which of them this one is, the year does not say.
# - No check comes to 75% of those who save nothing and to 36% of those who save 3%; which of them this one is, the year does not say.
# - The chance that the result is nothing but luck is 25%.
# - It has saved something: that is what reaching a minimum rate shows, since the rate is there to rule luck out.
# - It has saved nothing: whoever truly saves 3% has savings above the minimum of 2%, and is paid.

# %% [markdown]
# **Worked solution**
#
# Both kinds of ACOs can have this year: a check comes to 25% of the one and 64% of the other. So the year is 2.6 times as likely under savings of 3%. How likely it is that Driftwood saves hangs also on how many ACOs do: if it is one in five,
# the share of the paid who truly save is 39%; if every other one does, 72%. More years say more than a louder headline.

# %%
mark("ch10.what_a_check_proves", 'check_open')

# %% [markdown]
# ### 6 · Savings that nobody made
#
# These ten patients cost **\$346,000** in all, last year and this year alike, each patient the same in both years:
#
# \$195,000, \$3,000, \$6,000, \$1,500, \$4,500, \$6,000, \$8,500, \$9,500, \$90,000, \$22,000
#
# A new stop-loss counts each patient's costs up to **\$75,000** this year. The benchmark is last year's total, in full.
#
# Which “savings” does the contract measure, as a share of the benchmark?

# %% [markdown]
# **Worked solution**
#
# (\$195,000 − \$75,000) + (\$90,000 − \$75,000) = \$135,000 is no longer counted. Held against the benchmark of \$346,000, that is **39.0%** of “savings”. With the benchmark truncated alike, both sides would be \$211,000, and the savings 0.

# %%
mark("ch10.phantom_savings", 0.390173)

# %% [markdown]
# ### 7 · Three years in a corridor
#
# A contract shares deviations from a benchmark of **\$44,000,000** in a corridor: 25% of what lies within 2% of the benchmark, 50% of what lies between 2% and 5%, nothing of what lies beyond. Gains and losses are treated alike.
#
# | | Counted spending |
# |---|---:|
# | Year 1 | \$46,464,000 |
# | Year 2 | \$45,672,000 |
# | Year 3 | \$42,592,000 |
#
# What does the provider receive each year, in dollars? Write what it repays with a minus sign.

# %% [markdown]
# **Worked solution**
#
# - Year 1: 5.6% above the benchmark. 25% × 2% + 50% × 3.0% (the rest lies beyond 5%) = 2.00%: **−\$880,000**
# - Year 2: 3.8% above the benchmark. 25% × 2% + 50% × 1.8% = 1.40%: **−\$616,000**
# - Year 3: 3.2% below the benchmark. 25% × 2% + 50% × 1.2% = 1.10%: **\$484,000**
#
# The curve has no jumps: at each edge the band below and the band above agree.

# %%
mark("ch10.corridor_three_years", {'Received': [-880000, -616000, 484000]})

# %% [markdown]
# ### 8 · A bad year, and its limits
#
# Northgate ACO is on level **C** of the BASIC track. Losses have passed the minimum. On levels C, D and E 30% of all losses are repaid, but no more than the *smaller* of two limits
# (42 CFR 425.605(d), performance years 2023–2026):
#
# | Level | of the participants' Medicare revenue | of the benchmark |
# |---|---:|---:|
# | C | 2% | 1% |
# | D | 4% | 2% |
# | E | 8% | 4% |
#
# Benchmark \$110,000,000, counted spending \$111,280,000, revenue \$27,500,000. How many dollars does Northgate repay?

# %% [markdown]
# **Worked solution**
#
# - 30% of the loss of \$1,280,000: \$384,000
# - 2% of revenue: \$550,000
# - 1% of the benchmark: \$1,100,000
#
# The least of the three is owed: **\$384,000**. That is 30% of the loss; the payer bears the rest. An ACO whose revenue is small beside its benchmark (physicians without a hospital) is guarded by the first limit.

# %%
mark("ch10.loss_with_limit", 384000)

# %% [markdown]
# ### 9 · Quality makes losses cheaper
#
# Three ACOs on the ENHANCED track have losses to repay. There the loss rate is 1 minus 0.75 times the quality score, but not below 40% and not above 75% (42 CFR 425.610(f), performance years 2023–2026).
# No loss limit is reached, and all three meet the quality standard or the alternative one.
#
# | ACO | Quality score | Losses |
# |---|---:|---:|
# | Thornton | 64% | \$3.0 million |
# | Quarry Lane | 26% | \$6.0 million |
# | Stonebridge | 84% | \$4.5 million |
#
# Find each loss rate, and what is repaid in millions of dollars.

# %% [markdown]
# **Worked solution**
#
# - Thornton: 1 − 0.75 × 0.64 = 52.0%; 52.0% × \$3.0 million = **\$1.56 million**
# - Quarry Lane: 1 − 0.75 × 0.26 = 80.5% → 75%, the upper fence; 75.0% × \$6.0 million = **\$4.50 million**
# - Stonebridge: 1 − 0.75 × 0.84 = 37.0% → 40%, the lower fence; 40.0% × \$4.5 million = **\$1.80 million**
#
# On this track care that is measured as better makes losses cheaper; savings are shared at 75% whatever the score, once the standard is met.

# %%
mark("ch10.enhanced_losses", {'Loss rate': [0.52, 0.75, 0.4], 'Repaid': [1.56, 4.5, 1.8]})

# %% [markdown]
# ### 10 · Set the size
#
# One person's counted costs vary with a coefficient of variation (standard deviation ÷ mean) of **2.3**. The minimum savings rate is **1.75%**. Averages of a panel are nearly normal, and a normal variable exceeds its mean by more than 1.645 standard
# deviations 5% of the time.
#
# Set the number of people so that an ACO that saves nothing is paid in just **5%** of years. You set it blind.

# %% [markdown]
# **Worked solution**
#
# The average of n people varies by 2.3 ÷ √n. Its 1.645-fold must equal the minimum:
#
# 1.645 × 2.3 ÷ √n = 0.0175, so n = (1.645 × 2.3 ÷ 0.0175)² = **46,742**.
#
# Half the minimum would need four times the people. Real spending is skewed, and people fall ill together; read the number as a rule of thumb.

# %%
mark("ch10.smallest_panel", {'lives': 46742.4})

# %% [markdown]
# ### 11 · Set the threshold
#
# An ACO of **6,000** people wants average counted costs to vary by no more than **2.17%** from luck (standard deviation ÷ mean). Every step of stop-loss costs a premium, so that it wants the *highest* threshold that is still steady enough.
#
# | Threshold | Variation of one person |
# |---:|---:|
# | \$25,000 | 1.08 |
# | \$50,000 | 1.41 |
# | \$75,000 | 1.56 |
# | \$100,000 | 1.65 |
# | \$125,000 | 1.71 |
# | \$150,000 | 1.76 |
# | \$175,000 | 1.79 |
# | \$200,000 | 1.82 |
# | \$225,000 | 1.84 |
# | \$250,000 | 1.86 |
#
# (The workbook's illustrative spending law.) Set the threshold. You set it blind.

# %% [markdown]
# **Worked solution**
#
# The average of 6,000 people may vary by 2.17%, so that one person may vary by 0.0217 × √6,000 = 1.681. The row of \$100,000 has 1.65, the next one 1.71: **\$100,000**.

# %%
mark("ch10.steady_threshold", {'threshold': 100000})

# %% [markdown]
# ### 12 · What luck is paid
#
# An ACO of **8,000** people saves nothing. One person's counted costs vary with a coefficient of variation of **2.0**; call σ that of their average. The contract pays **40%** of measured savings from the first dollar once they reach **2.0%** of the benchmark of **\$55,000,000**; losses are not shared.
#
# If averages are normal, measured savings come to $\sigma\,\varphi(m/\sigma)$ of the benchmark on average over all years, counting the years that reach the minimum $m$ in full and the others as 0, where
#
# $$\varphi(z) = \frac{e^{-z^2/2}}{\sqrt{2\pi}}$$
#
# What does luck cost the payer in an average year, in dollars?

# %% [markdown]
# **Worked solution**
#
# σ = 2.0 ÷ √8,000 = 0.02236. The minimum is z = 0.020 ÷ σ = 0.8944 of these, and φ(z) = 0.2674.
#
# 40% × \$55,000,000 × σ × φ(z) = **\$131,553** in an average year, with all digits of σ and z kept. No year is average: most bring nothing, some a check of at least \$440,000.

# %%
mark("ch10.luck_payout", 131553)

# %% [markdown]
# ### 13 · This year's savings, a later benchmark
#
# Yarrow ACO spent 4.0%, 3.5% and 2.5% less than would have been spent without it in the three years that set its next benchmark. The new benchmark is the average of what it spent, plus **75%** of its average savings (in this simple form, without regional comparison or cap). Luck is left out.
#
# In the first year of the new agreement it saves **6.0%** of what would be spent without it. Which savings does the contract measure, as a share of the *new benchmark*?

# %% [markdown]
# **Worked solution**
#
# Average savings of the three years: 3.33%, so that spending averaged 96.67% of what it would have been. 75% of 3.33% is given back: the new benchmark is 99.17%.
#
# Yarrow spends 94.0%. (0.991667 − 0.94) ÷ 0.991667 = **5.21%**, less than the 6.0% that it truly saves. The better it did before, the less the contract sees of what it does now.

# %%
mark("ch10.benchmark_again", 0.0521008)

# %% [markdown]
# ### 14 · Twelve panels of real people
#
# From the RAND Health Insurance Experiment (United States, 1974–82) twelve panels of 150 person-years were drawn with replacement. Their average spending:
#
# | | | | |
# |---:|---:|---:|---:|
# | \$176.13 | \$169.88 | \$132.29 | \$226.29 |
# | \$125.47 | \$139.95 | \$149.14 | \$118.19 |
# | \$140.16 | \$133.98 | \$127.69 | \$162.41 |
#
# The benchmark is the average of the whole table, **\$171.57**: nobody saved anything. A contract pays each panel 50% of measured savings, from the first dollar, once they reach **6%** of the benchmark; losses are not shared.
#
# What does the payer pay per person, in dollars, on average over all twelve panels?

# %% [markdown]
# **Worked solution**
#
# 8 of the twelve panels measure savings of 6% or more: 31.1%, 26.9%, 25.6%, 22.9%, 21.9%, 18.4%, 18.3%, 13.1%. Half of them, on \$171.57, adds up to \$152.85; divided by twelve, **\$12.74** a person.
#
# With 150 people a panel, twelve panels are few; another twelve would give another number. The standard deviation of one person's spending is more than four times its mean, so that panels of a few hundred are mostly luck. In a notebook, with `vbc.datasets.rand_hie()`, you can draw ten thousand.

# %%
mark("ch10.real_people", 12.7371)


# %% [markdown]
# ### 15 · The whole contract
#
# Write `settle(costs, earlier, threshold, minimum, bands, quality_met, limit)`. It returns what a provider receives for a year, in dollars, and below 0 what it repays.
#
# 1. `costs` holds this year's cost of each person, `earlier` that of people in the benchmark year (perhaps more or fewer). With a `threshold`, every cost, of either year, counts up to it; `None` is no stop-loss. The benchmark is the mean of `earlier`, times the people in `costs`.
# 2. Savings, or losses, smaller than `minimum` times the benchmark are not shared; *at least* the minimum is enough. So that rounding never decides, forgive a billionth of the benchmark.
# 3. `bands` is a list of `(edge, rate)`, edges rising: each rate applies to the part of the deviation between the edge before it (0 at first) and its own, edges as shares of the benchmark. Past the last edge nothing more is shared. Losses mirror gains.
# 4. Savings are paid only if `quality_met`; losses are repaid all the same.
# 5. No more than `limit` times the benchmark is paid or repaid.
#
# Raise `ValueError` when `costs` or `earlier` is empty, the benchmark is not above 0, or a threshold is not above 0.
#
# For `settle([96], [100], None, 0.02, [(0.02, 0.25), (0.05, 0.5)], True, 0.1)` find the answer by hand first.

# %% [markdown]
# **Worked solution**
#
# By hand: spending of 96 against 100 saves 4%, at least 2%. 25% × 2 + 50% × 2 = **1.5**.
#
# ```python
# def settle(costs, earlier, threshold, minimum, bands, quality_met, limit):
#     """What a provider receives for a year ($); below 0 for what it repays."""
#     if not costs:
#         raise ValueError("costs must hold at least one person")
#     if threshold is not None:
#         if threshold <= 0:
#             raise ValueError("threshold must be above 0")
#         costs = [min(cost, threshold) for cost in costs]
#         earlier = [min(cost, threshold) for cost in earlier]
#     benchmark = sum(earlier) / len(earlier) * len(costs) if earlier else 0
#     if benchmark <= 0:
#         raise ValueError("the benchmark must be above 0")
#     saved = benchmark - sum(costs)
#     if abs(saved) < minimum * benchmark - 1e-9 * benchmark or (saved > 0 and not quality_met):
#         return 0.0
#     away, start, share = abs(saved) / benchmark, 0.0, 0.0
#     for edge, rate in bands:
#         share += rate * max(min(away, edge) - start, 0.0)
#         start = edge
#     share = min(share, limit)
#     return share * benchmark if saved > 0 else -share * benchmark
# ```
#
# The deviation keeps its sign in `saved` and its size in `away`, so that gains and losses mirror each other. The minimum is the only place where a cent can matter: everywhere else the payment is continuous, and it never rises when spending does.

# %%
# %%answer ch10.settle_a_year
def settle(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """What a provider receives for a year ($); below 0 for what it repays."""
    if not costs:
        raise ValueError("costs must hold at least one person")
    if threshold is not None:
        if threshold <= 0:
            raise ValueError("threshold must be above 0")
        costs = [min(cost, threshold) for cost in costs]
        earlier = [min(cost, threshold) for cost in earlier]
    benchmark = sum(earlier) / len(earlier) * len(costs) if earlier else 0
    if benchmark <= 0:
        raise ValueError("the benchmark must be above 0")
    saved = benchmark - sum(costs)
    if abs(saved) < minimum * benchmark - 1e-9 * benchmark or (saved > 0 and not quality_met):
        return 0.0
    away, start, share = abs(saved) / benchmark, 0.0, 0.0
    for edge, rate in bands:
        share += rate * max(min(away, edge) - start, 0.0)
        start = edge
    share = min(share, limit)
    return share * benchmark if saved > 0 else -share * benchmark


# %% [markdown]
# ## The score

# %%
score("ch10")
