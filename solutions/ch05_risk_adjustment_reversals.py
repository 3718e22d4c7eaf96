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
#   title: "Solutions: Risk adjustment and reversals"
# ---

# %% [markdown]
# # Solutions: Risk adjustment and reversals
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
# A hospital had 180 patients with pneumonia: 60 of a kind of whom 5% die in all hospitals
# together, and 120 of a kind of whom 25% die. Here is its year, worked to the end.
#
# 1. Expected deaths: 60 × 0.05 + 120 × 0.25 = **33.0**
# 2. Observed deaths: **23**
# 3. O/E: 23 ÷ 33.0 = **0.70**
# 4. Risk-adjusted rate: 0.70 × 8% = **5.6%**
# 5. Exact 95% limits of the O/E: **0.44 to 1.05**
#
# Sort each remark under the reason that explains it.
#
# - Line 3 divides by the expected deaths; it does not subtract them.
# - Line 4 multiplies by the death rate of all hospitals together.
# - Line 5 is read by whether 1 lies inside.
# - Line 1 never multiplies all 180 patients by the overall death rate.
# - Line 3 would read the same with twice the patients, twice the deaths and twice the expected deaths.
#
# Into:
#
# - It lets the hospital's own patients set the bar.
# - It puts large and small hospitals on one scale.
# - It changes the unit for the reader, and nothing else.
# - It asks what chance alone could do.

# %% [markdown]
# **Worked solution**
#
# - Line 3 divides by the expected deaths; it does not subtract them. → size: a surplus of five deaths is grave over ten expected and small over a hundred.
# - Line 4 multiplies by the death rate of all hospitals together. → unit: a number of times becomes a rate, and that is all.
# - Line 5 is read by whether 1 lies inside. → luck: with 1 inside, an average hospital could well have had this year.
# - Line 1 never multiplies all 180 patients by the overall death rate. → patients: that would be the bar of a hospital whose patients are of ordinary risk.
# - Line 3 would read the same with twice the patients, twice the deaths and twice the expected deaths. → size: a ratio does not grow with the hospital; a surplus does.
#
# Here the limits run from 0.44 to 1.05. 1 lies inside: this year alone does not set the hospital apart.

# %%
mark(
    "ch05.why_each_line",
    {'divides': 'size',
     'times_overall': 'unit',
     'holds_one': 'luck',
     'no_overall_rate': 'mix',
     'twice_all': 'size'},
)

# %% [markdown]
# ### 2 · The last step
#
# Eastbrook Hospital: 220 patients, **40** deaths. The risks that a model gives its patients add up to
# **28.6**. In all hospitals together **9%** of patients die.
#
# 1. Observed deaths: 40
# 2. Expected deaths: 28.6
# 3. O/E: 40 ÷ 28.6 = 1.399
# 4. Risk-adjusted death rate: …
#
# Finish line 4.

# %% [markdown]
# **Worked solution**
#
# O/E = 40 ÷ 28.6 = 1.399: Eastbrook had 1.399 times the deaths expected for its own patients.
#
# Risk-adjusted rate = O/E × overall rate = 40 ÷ 28.6 × 9% = **12.59%**.
#
# Read it as the overall rate, scaled by this hospital's record with *its own* patients; a hospital with O/E = 1 lands at 9%
# exactly. It would be Eastbrook's rate among patients of ordinary risk only if its ratio were the same at every level of risk.

# %%
mark("ch05.adjusted_rate", 0.125874)

# %% [markdown]
# ### 3 · Only the data
#
# Birchwood Hospital's patients with pneumonia fall into three groups. The last column comes from all hospitals together, where
# 13% of *all* patients died.
#
# | Group | Patients | Deaths | Death rate of the group, all hospitals |
# |---|---:|---:|---:|
# | low risk | 110 | 9 | 4% |
# | middle | 80 | 10 | 12% |
# | high risk | 300 | 45 | 25% |
#
# What is its O/E?

# %% [markdown]
# **Worked solution**
#
# Observed: 9 + 10 + 45 = 64 deaths.
#
# Expected: 110 × 0.04 + 80 × 0.12 + 300 × 0.25 = 89.0 deaths.
#
# O/E = 64 ÷ 89.0 = **0.719**.
#
# Group by group Birchwood's ratios are 2.05, 1.04, 0.60. One number hides that: it had more deaths than expected among its low-risk patients (so
# few that luck could do it) and fewer among its high-risk ones.

# %%
mark("ch05.observed_to_expected", 0.719101)

# %% [markdown]
# ### 4 · The courier on the hard routes
#
# A shop must choose a courier. Kestrel has 40 vans and delivered **2,184** parcels late last year. It drives where
# others would rather not:
#
# | Route | Kestrel's parcels | Late, all couriers in the country |
# |---|---:|---:|
# | city | 2,800 | 3% |
# | village | 2,000 | 5% |
# | island | 8,800 | 17% |
#
# For every 100 parcels that the country's couriers would have delivered late on Kestrel's routes, how many did Kestrel deliver
# late?

# %% [markdown]
# **Worked solution**
#
# On Kestrel's routes the country's couriers would be late with 2,800 × 0.03 + 2,000 × 0.05 + 8,800 × 0.17 = 1,680 parcels.
#
# Kestrel was late with 2,184: 100 × 2,184 ÷ 1,680 = **130.0** for every 100 of theirs. It does worse than others
# would on its routes. (The 40 vans play no part.)
#
# This is O/E × 100. Hospitals, couriers, schools: wherever somebody else's mix makes raw results unfair, the same sum applies.

# %%
mark("ch05.late_parcels", 130)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · What may enter the model?
#
# You write the model of expected deaths within 30 days of admission for pneumonia. Eight facts about patients lie on the table. Sort
# them. The last bin is for what the model must never see, because it is part of what the hospital is judged for.
#
# - Chronic obstructive lung disease, on home inhalers
# - Lives alone, with nobody to fetch medicines
# - Neighborhood among the most deprived tenth
# - High blood urea in the first sample, from the pneumonia
# - Newly confused on arrival
# - Diabetes with kidney disease, coded last year
# - Bloodstream infection from a line, on day 4
# - Kidney failure after a contrast scan, on day 2
#
# Into:
#
# - How sick with *this* illness on arrival
# - Another illness that came along
# - A circumstance of life
# - Arose during care: never adjust

# %% [markdown]
# **Worked solution**
#
# - Chronic obstructive lung disease, on home inhalers → another illness that came along
# - Lives alone, with nobody to fetch medicines → a circumstance of life
# - Neighborhood among the most deprived tenth → a circumstance of life
# - High blood urea in the first sample, from the pneumonia → how sick with *this* illness on arrival
# - Newly confused on arrival → how sick with *this* illness on arrival
# - Diabetes with kidney disease, coded last year → another illness that came along
# - Bloodstream infection from a line, on day 4 → arose during care: never adjust
# - Kidney failure after a contrast scan, on day 2 → arose during care: never adjust
#
# The first two bins are case-mix: true at the door, and no work of the hospital's. The third was true at the door as well; leaving it
# out has a price, and putting it in has another (chapter 6). The last bin holds results of care. A model that sees them forgives what
# it should measure.

# %%
mark(
    "ch05.what_may_be_adjusted",
    {'copd': 'comorbidity',
     'alone': 'social',
     'deprived': 'social',
     'urea': 'severity',
     'confusion': 'severity',
     'kidney': 'comorbidity',
     'line_infection': 'care',
     'contrast': 'care'},
)

# %% [markdown]
# ### 6 · Where the order flips
#
# In hospital X **15.0%** of patients died, in hospital Y **5.0%**. Y's patients were expected to die at a rate
# of **6.0%**. Nobody has worked out X's expected rate yet.
#
# Set it to the point where the two O/E ratios are equal: beyond it X has the lower O/E. You set it blind.

# %% [markdown]
# **Worked solution**
#
# Y's O/E is 5.0% ÷ 6.0% = 0.833. X's is 15.0% ÷ e, with e still to find.
#
# They are equal where 15.0% ÷ e = 0.833, so e = 15.0% × 6.0% ÷ 5.0% =
# **18.0%**. Above it X has the lower O/E although 3.0 times as many of its patients die.
#
# X's raw rate is 3.0 times Y's; at the flip its expected rate is 3.0 times Y's. Same proportion.

# %%
mark("ch05.flip_point", {'expected_x': 0.18})

# %% [markdown]
# ### 7 · Limits for a small hospital
#
# At Fairview Hospital the deaths number **20**; expected were **15.0**. These are quantiles of the χ² distribution:
#
# | Degrees of freedom | 2.5% | 97.5% |
# |---:|---:|---:|
# | 40 | 24.4330 | 59.3417 |
# | 42 | 25.9987 | 61.7768 |
#
# Give the exact 95% limits of its O/E.

# %% [markdown]
# **Worked solution**
#
# Lower: 24.4330 ÷ 2 ÷ 15.0 = **0.814**, from 40 degrees of freedom.
#
# Upper: 61.7768 ÷ 2 ÷ 15.0 = **2.059**, from 42.
#
# Fairview's O/E is 1.33. 1 lies inside: on this year alone nobody can say that the hospital differs from what was expected, nor that it does not.

# %%
mark("ch05.exact_interval", {'O/E': [0.814435, 2.05923]})

# %% [markdown]
# ### 8 · Two ratios, two intervals
#
# | | Deaths | Expected | O/E | Exact 95% limits |
# |---|---:|---:|---:|---:|
# | Ash | 10 | 6 | 1.67 | 0.80 to 3.07 |
# | Elm | 288 | 230 | 1.25 | 1.11 to 1.41 |
#
# Which sentence may the board print?
#
# - Ash differs from what was expected by more than ordinary luck would explain. For Elm the numbers leave it open.
# - Elm differs from what was expected by more than ordinary luck would explain. For Ash the numbers leave it open.
# - Ash differs from what was expected. Elm has been shown to be average.
# - Elm differs from what was expected. Ash has been shown to be average.
# - Both differ from what was expected: both ratios lie well off 1, on the same side.
# - Neither can be told from what was expected.

# %% [markdown]
# **Worked solution**
#
# - Ash: 10 deaths over 6 expected, limits 0.80 to 3.07: 1 is inside.
# - Elm: 288 deaths over 230 expected, limits 1.11 to 1.41: 1 is outside.
#
# So Elm may be named, although Ash lies farther from 1. About Ash the honest sentence is: *the true ratio may be
# anything from 0.80 to 3.07*. That includes average, and it includes very good or very bad.

# %%
mark("ch05.which_is_shown", 'elm')

# %% [markdown]
# ### 9 · Three real hospitals
#
# Arizona, 1991: patients with a blocked heart vessel had it widened (angioplasty) or bridged (bypass), planned or urgent. The first
# column is the mean stay of all 3,589 patients of a kind, in days; the others count each hospital's own patients.
#
# | Hospital | all: mean stay | 3.7 | 3.2 | 6.5 |
# |---|---:|---:|---:|---:|
# | Days in total |  | 1,568 | 1,371 | 3,164 |
# | angioplasty, planned | 3.28 | 28 | 17 | 37 |
# | angioplasty, urgent | 6.16 | 28 | 30 | 191 |
# | bypass, planned | 11.28 | 41 | 32 | 42 |
# | bypass, urgent | 14.28 | 39 | 62 | 106 |
#
# For each hospital: its mean stay, the mean stay expected for its own patients, and O/E. Two of the three change places with each other.

# %% [markdown]
# **Worked solution**
#
# **Hospital 3.7**: 136 patients; mean stay 1,568 ÷ 136 = 11.53 days. Expected: 28 × 3.28 + 28 × 6.16 + 41 × 11.28 + 39 × 14.28 = 1,284 days, or 9.44 a patient. O/E = **1.221**.
#
# **Hospital 3.2**: 141 patients; mean stay 1,371 ÷ 141 = 9.72 days. Expected: 17 × 3.28 + 30 × 6.16 + 32 × 11.28 + 62 × 14.28 = 1,487 days, or 10.55 a patient. O/E = **0.922**.
#
# **Hospital 6.5**: 376 patients; mean stay 3,164 ÷ 376 = 8.41 days. Expected: 37 × 3.28 + 191 × 6.16 + 42 × 11.28 + 106 × 14.28 = 3,285 days, or 8.74 a patient. O/E = **0.963**.
#
# Shortest first, the order is 6.5, 3.2, 3.7 by mean stay and 3.2, 6.5, 3.7 by O/E.

# %%
mark(
    "ch05.real_twin",
    {'Mean stay': [11.5294, 9.7234, 8.41489],
     'Expected mean': [9.43912, 10.5452, 8.73766],
     'O/E': [1.22145, 0.922065, 0.96306]},
)


# %% [markdown]
# ### 10 · Draw a funnel
#
# Write `funnel_limits(expected_rate, n, z)`. It returns the lower and the upper funnel limit of a death rate, as a tuple: the
# expected rate, minus and plus `z` standard errors of a share of `n` patients. A rate can't lie outside 0 to 1, and neither may a
# limit. No patients, no limit: raise `ValueError` when `n` is 0.
#
# Try it on a hospital with 190 patients, an expected rate of 0.11 and `z = 3.09`.

# %% [markdown]
# **Worked solution**
#
# The variance of one outcome is p(1 − p), that of the mean of n outcomes p(1 − p)/n, and its root is the standard error. With
# 190 patients at 0.11 it is 0.0227, so the limits are 0.11 ± 3.09 × 0.0227: **0.0399** and
# **0.1801**.
#
# ```python
# def funnel_limits(expected_rate, n, z):
#     if n == 0:
#         raise ValueError("n must be above 0: no patients, no limit")
#     reach = z * (expected_rate * (1 - expected_rate) / n) ** 0.5
#     return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)
# ```
#
# Clipping keeps the picture honest, not the statistics: where a limit is clipped the normal approximation is poor, and exact binomial
# limits are better.

# %%
# %%answer ch05.funnel_limits
def funnel_limits(expected_rate, n, z):
    if n == 0:
        raise ValueError("n must be above 0: no patients, no limit")
    reach = z * (expected_rate * (1 - expected_rate) / n) ** 0.5
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)


# %% [markdown]
# ### 11 · A ratio with a past
#
# Birchwood Hospital: **3** deaths, **11.5** expected. Before seeing them you believe that true ratios scatter
# around 1 like a Gamma distribution with shape and rate **30**.
#
# What is your estimate of its true ratio after seeing them (the mean of the posterior)?

# %% [markdown]
# **Worked solution**
#
# The prior speaks like 30 deaths where 30 were expected. Together with the year:
#
# (3 + 30) ÷ (11.5 + 30) = **0.795**.
#
# It is a weighted mean of Birchwood's O/E of 0.261 (weight 0.277) and of 1 (weight 0.723). More
# expected deaths, more weight. Is that unfair to small hospitals? It takes their bad years less seriously, and their good years too.

# %%
mark("ch05.shrunken_ratio", 0.795181)

# %% [markdown]
# ### 12 · What the readmissions cost
#
# Two hospitals under Medicare's Hospital Readmissions Reduction Program (illustrative inputs). “Share” is the condition's share of
# the hospital's base payments; “peer median” is the median predicted/expected ratio of hospitals with a similar share of patients
# who also have Medicaid. The neutrality modifier is **0.95**.
#
# | Hospital | Condition | Cases | O/E | Predicted/expected | Peer median | Share |
# |---|---|---:|---:|---:|---:|---:|
# | Alder | heart failure | 179 | 0.969 | 0.980 | 0.940 | 7% |
# | Alder | pneumonia | 134 | 0.930 | 0.960 | 0.990 | 4% |
# | Alder | COPD | 12 | 1.467 | 1.050 | 1.010 | 3% |
# | Birchwood | heart failure | 324 | 1.183 | 1.140 | 0.970 | 20% |
# | Birchwood | pneumonia | 324 | 1.157 | 1.120 | 0.990 | 12% |
#
# By what percentage are the base payments of each hospital reduced?

# %% [markdown]
# **Worked solution**
#
# **Alder**
#
# - heart failure: 7% × (0.980 − 0.940) = 0.280%
# - pneumonia: 0.960 is not above 0.990: 0
# - COPD: 12 cases, fewer than 25: left out
#
# 0.95 × 0.280% = 0.27%. Reduction: **0.27%**.
#
# **Birchwood**
#
# - heart failure: 20% × (1.140 − 0.970) = 3.400%
# - pneumonia: 12% × (1.120 − 0.990) = 1.560%
#
# 0.95 × 4.960% = 4.71%. That is more than 3%, the most the law takes. Reduction: **3.00%**.
#
# Alder pays for heart failure although its predicted/expected ratio there lies under 1. The bar is the peer median.

# %%
mark("ch05.readmission_penalty", {'Reduction': [0.00266, 0.03]})

# %% [markdown]
# ### 13 · Turned away
#
# Eastbrook Hospital treats 270 ordinary patients (19 deaths, 18.9 expected) and 60
# very frail ones. The model gives each frail patient a risk of 20%. It does not know how frail they are: in any
# hospital of the region 18 of these 60 would die, and here 18 did.
#
# Next year Eastbrook sends such patients elsewhere and treats its other patients just as before. By how much does its O/E **fall**?

# %% [markdown]
# **Worked solution**
#
# This year: (19 + 18) ÷ (18.9 + 12) = 1.197.
#
# Next year: 19 ÷ 18.9 = 1.005.
#
# The O/E falls by **0.192** (subtracted before rounding). Nobody is better: the 60 frail patients meet the same risk elsewhere, perhaps after a
# longer ride, and 18 of them still die. Eastbrook looks better because it stopped treating those whom the
# model underrates. The cure is a model that knows frailty, and a look at who is no longer admitted.

# %%
mark("ch05.turned_away", 0.19212)

# %% [markdown]
# ### 14 · Somebody is always outside
#
# A region has **12** hospitals, and every one of them is exactly average. Each gets limits that an average hospital stays
# within with probability **99%**, whatever happens in the others (they are independent).
#
# How likely is it that at least one of them is reported as an outlier?

# %% [markdown]
# **Worked solution**
#
# All 12 stay within with probability 0.99 multiplied by itself 12 times: 0.886.
#
# At least one strays with probability 1 − 0.886 = **11.4%**. So “one of our hospitals is an outlier” is weak news where
# many are watched. Wider limits (3.09 standard errors, 99.8%) are the usual remedy.

# %%
mark("ch05.false_alarms", 0.113615)

# %% [markdown]
# ## The score

# %%
score("ch05")
