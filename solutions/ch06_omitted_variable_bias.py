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
#   title: "Solutions: Omitted-variable bias"
# ---

# %% [markdown]
# # Solutions: Omitted-variable bias
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
# ### 1 · Why does each line come out so?
#
# Every hospital gives the same care. Of all patients 23% have a social risk, in the safety-net hospitals q = 55%. At equal clinical risk it adds
# γ = 1.6 points to the outcome; and clinical risk is a = 1.3 higher where it is present. The payer's model knows clinical risk only.
#
# 1. p(1 − p) = 0.23 × 0.77 = **0.1771**
# 2. δ = 1.3 × 0.1771 ÷ (1 + 1.3² × 0.1771) = **0.1772**
# 3. The slope of clinical risk is too large by γδ = 1.6 × 0.1772 = **0.284**
# 4. 1 − δa = 1 − 0.1772 × 1.3 = **0.7696**
# 5. Safety-net hospitals look worse by 1.6 × 0.7696 × (0.55 − 0.23) = **0.394** points
#
# The arithmetic is done. Put each remark under the reason that stands behind it.
#
# - Line 5 would be 0 in a hospital whose share q is p.
# - Lines 3 and 5 would both be 0 if γ were 0.
# - Line 2 would be the same whatever social risk does to the outcome.
# - Line 5 is less than γ × (q − p).
# - Line 4 makes line 5 smaller than it would be with a 1 in its place.
#
# Into:
#
# - Because of how the two risks go along
# - Because of what social risk does to the outcome
# - Because clinical risk already tells part of the social risk
# - Because hospitals differ in whom they treat

# %% [markdown]
# **Worked solution**
#
# - Line 5 would be 0 in a hospital whose share q is p. → **because hospitals differ in whom they treat.** A hospital with everybody's share of social risk gets what the model expects on average.
# - Lines 3 and 5 would both be 0 if γ were 0. → **because of what social risk does to the outcome.** Something that does nothing to the outcome may be left out of its model, whatever it goes along with.
# - Line 2 would be the same whatever social risk does to the outcome. → **because of how the two risks go along.** Line 2 speaks of clinical and social risk only; γ has not been used yet.
# - Line 5 is less than γ × (q − p). → **because clinical risk already tells part of the social risk.** γ × (q − p) would be right if clinical risk told nothing; it tells a part, and line 4 takes that off.
# - Line 4 makes line 5 smaller than it would be with a 1 in its place. → **because clinical risk already tells part of the social risk.** Where a is not 0, who is clinically sicker is also likelier to have the social risk; so much of it the model sees without knowing.

# %%
mark(
    "ch06.why_each_line",
    {'zero_at_p': 'whose',
     'both_vanish': 'matters',
     'effect_unused': 'goes_along',
     'less_than_all': 'proxy',
     'below_one': 'proxy'},
)

# %% [markdown]
# ### 2 · The last step
#
# Equal care everywhere. A social risk adds γ = 3.0 points to the outcome, and clinical risk is a = 1.1 higher where it is present. Of all patients
# 26% have it, in the safety-net hospitals 80%. The model knows clinical risk only.
#
# 1. δ = 0.1717
# 2. The slope of clinical risk is too large by γδ = 0.515
# 3. What clinical risk does not tell of social risk: 1 − δa = 0.8111
# 4. By how many points do the safety-net hospitals look worse than they are, on average? …
#
# Finish line 4.

# %% [markdown]
# **Worked solution**
#
# 3.0 × 0.8111 × (0.80 − 0.26) = **1.314 points**.
#
# Each patient with the social risk brings 3.0 points that the model does not expect, less what clinical risk has told it; of the safety-net hospitals' patients 54 percentage points more have it than of everybody's. The slope's
# bias, 0.515, is another number of another unit: points for one unit of clinical risk.

# %%
mark("ch06.last_step", 1.31398)

# %% [markdown]
# ### 3 · Only the data
#
# Symptom scores (higher is worse) of the patients of a clinic:
#
# | Patients | No social risk: number | their mean score | Social risk: number | their mean score |
# |---|---:|---:|---:|---:|
# | less sick | 340 | 22 | 100 | 34 |
# | sicker | 80 | 31 | 100 | 43 |
#
# A colleague has a table without the social risk and subtracts the mean score of all less sick patients from that of all sicker ones. By how many points is that difference larger than the one between patients of the
# same social risk?

# %% [markdown]
# **Worked solution**
#
# Of the sicker, 100 ÷ 180 = 55.6% have the social risk; of the less sick, 100 ÷ 440 = 22.7%. So δ = 0.3283.
#
# At the same clinical risk social risk adds 34 − 22 = 12 points. γδ = 12 × (100 ÷ 180 − 100 ÷ 440) = **3.94 points**.
#
# The colleague finds 12.94; between patients of the same social risk it is 9.

# %%
mark("ch06.only_the_data", 3.93939)

# %% [markdown]
# ### 4 · The plots by the river
#
# A village tries a new kind of bean. Plots with the new bean bring 43 kg more than plots with the old one. But of the plots with the new bean 80% lie by the river, of those with the old one
# 60%; and whichever bean it carries, a plot by the river brings 25 kg more than one that is not. There are 21 scarecrows in the village.
#
# By how many kilograms is the new bean itself better?

# %% [markdown]
# **Worked solution**
#
# With the new bean 80% of the plots lie by the river, with the old one 60%. On average the river gives a plot with the new bean 25 × (0.80 − 0.60) = +5.00 kg beside one with the old: it has helped the new one.
#
# 43 − (+5.00) = **38.00 kg** are the bean's own. The 21 scarecrows are nobody's business.
#
# It is long = short − γδ, with γ = 25 kg and δ = +0.20.

# %%
mark("ch06.river_plots", 38)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · The slope without it
#
# One unit more of clinical risk adds 1.5 points to the outcome, a social risk 1.8 points. Of the patients 30% have the social risk; where it is present clinical risk is 2.6 higher on average. Around
# these averages clinical risk scatters with standard deviation 1. Which slope does the regression of the outcome on clinical risk *alone* find?

# %% [markdown]
# **Worked solution**
#
# Cov(X, S) = a·p(1 − p) = 2.6 × 0.2100 = 0.5460. Var(X) = 1 + a²p(1 − p) = 2.4196. So δ = 0.225657.
#
# Short slope = β + γδ = 1.5 + 1.8 × 0.225657 = **1.906**.

# %%
mark("ch06.short_slope", 1.90618)

# %% [markdown]
# ### 6 · Half the penalty
#
# Of all patients 48% have a social risk, in the safety-net hospitals 93%; it adds 2.5 points to the outcome. Where clinical risk knows nothing of it (a = 0; scatter of clinical risk: standard deviation 1),
# safety-net hospitals look 1.125 points worse than they are. Set a such that they look **half** as much worse. Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# 1 − δa = 1 ÷ (1 + a²p(1 − p)). It is ½ where a²p(1 − p) = 1, that is a = 1 ÷ √(0.48 × 0.52) = **2.00**. The hospitals then look 0.563 points worse instead of 1.125.
#
# At the same a the slope's bias is at its highest: γδ = γ ÷ (a + 1 ÷ (a·p(1 − p))), and what stands below the line is smallest there. γ and q do not matter.

# %%
mark("ch06.half_the_penalty", {'link': 2.0016})

# %% [markdown]
# ### 7 · Which way is it off?
#
# Each line names a regressor and an outcome, and what was left out. Compared with the slope at equal values of what was left out, the slope without it is …
#
# - Miles to the clinic, and blood sugar. *Left out:* the color of the bus. Far patients ride the green one; a color does nothing to blood sugar.
# - Hours of exercise, and weeks of illness. *Left out:* smoking. Who exercises more smokes less, and smoking brings illness.
# - Dose of a painkiller, and appetite. *Left out:* the size of the tumor. Large tumors get higher doses, and they cost appetite.
# - Visits by a nurse, and readmissions. *Left out:* how sick people are. The sick are visited more, and sickness brings readmissions.
# - Miles to the hospital, and birth weight. *Left out:* smoking. In this county it is rarer far out, and it lowers birth weight.
# - Hours of daylight in rooms given by lot, and days in the hospital. *Left out:* the operation. It matters much for the days.
#
# Into:
#
# - Too high: it has been pushed up
# - Too low: it has been pushed down
# - Neither: it is as it should be

# %% [markdown]
# **Worked solution**
#
# - Miles to the clinic, and blood sugar: γ 0, δ + → **neither: it is as it should be**
# - Hours of exercise, and weeks of illness: γ +, δ − → **too low: it has been pushed down**
# - Dose of a painkiller, and appetite: γ −, δ + → **too low: it has been pushed down**
# - Visits by a nurse, and readmissions: γ +, δ + → **too high: it has been pushed up**
# - Miles to the hospital, and birth weight: γ −, δ − → **too high: it has been pushed up**
# - Hours of daylight in rooms given by lot, and days in the hospital: γ +, δ 0 → **neither: it is as it should be**
#
# γ is what the left-out thing does to the outcome, δ how it goes along with the regressor. The bias has the sign of the product γδ, and is 0 where either is.

# %%
mark(
    "ch06.which_way",
    {'bus': 'none',
     'exercise': 'down',
     'tumor': 'down',
     'sickness': 'up',
     'far_out': 'up',
     'rooms': 'none'},
)

# %% [markdown]
# ### 8 · Two things left out
#
# A regression of an outcome on clinical risk alone has slope 2.3. Two things were left out of it:
#
# | Left out | γ: points it adds, at equal values of everything else | δ: more of it for one unit more of clinical risk |
# |---|---:|---:|
# | no car | +2.3 | +0.35 |
# | a pharmacy next door | −2.5 | −0.20 |
#
# (Points count harm; the figures are illustrative.) What is the slope of clinical risk with both in the model?

# %% [markdown]
# **Worked solution**
#
# - no car: +2.3 × +0.35 = +0.805
# - a pharmacy next door: −2.5 × −0.20 = +0.500
#
# Together +1.305. Long = short − Σγδ = 2.3 − (+1.305) = **0.995**.

# %%
mark("ch06.two_left_out", 0.995)

# %% [markdown]
# ### 9 · 453 real people
#
# From the HELP trial, 453 adults in treatment. Y is **drinks a day**, X is **depressive symptoms, points**, and S is 1 for people who had been homeless in the past six months, else 0.
#
# | | Value |
# |---|---:|
# | Var(X) | 156.612 |
# | Var(S) | 0.249057 |
# | Cov(X, S) | 0.543881 |
# | Cov(X, Y) | 44.1252 |
# | Cov(S, Y) | 2.37252 |
#
# Give the slope of X with S out of the regression, then γ (the slope of S with X in), δ, and the slope of X with S in. Check for yourself that the first is the last plus γδ.

# %% [markdown]
# **Worked solution**
#
# - Slope with S out: 44.1252 ÷ 156.612 = **0.281749**
# - δ = 0.543881 ÷ 156.612 = **0.00347279**
# - Below the line of the others: 156.612 × 0.249057 − 0.543881² = 38.709508
# - γ = (2.37252 × 156.612 − 44.1252 × 0.543881) ÷ 38.709508 = **8.97883**
# - Slope with S in: (44.1252 × 0.249057 − 2.37252 × 0.543881) ÷ 38.709508 = **0.250567**
#
# Check: 0.250567 + 8.97883 × 0.00347279 = 0.28175. It holds in any sample. Whether having been homeless *causes* what γ shows of “drinks a day” it does not say, nor what “depressive symptoms, points” causes.

# %%
mark("ch06.real_pair", {'Value': [0.281749, 8.97883, 0.00347279, 0.250567]})

# %% [markdown]
# ### 10 · A slope from leftovers
#
# Write `slope_held_equal(y, x, z)`: the slope of `x` in the least-squares regression of `y` on `x` and `z` (with an intercept), found by leftovers. `y`, `x` and `z` are lists of equally many numbers. Take out of `x` what an intercept and `z` explain of it; the slope is that of `y` on what is left.
#
# Where `z` leaves nothing of `x` (to one part in 10⁹ of its size) no slope belongs to `x` alone: raise `ValueError`. `z` may be the same for everybody. Try it on some 8 patients of your own making.

# %% [markdown]
# **Worked solution**
#
# Take the means out of `x` and `z`; the line of `x` on `z` then goes through 0 with slope Σzx ÷ Σz². What is left of `x` has nothing of `z` in it. The slope of `y` on these leftovers is the slope of the regression with both
# (Frisch and Waugh 1933, Lovell 1963). Cleaning `y` as well changes nothing; cleaning `y` alone is wrong.
#
# ```python
# import numpy as np
#
# def slope_held_equal(y, x, z):
#     y, x, z = (np.asarray(values, float) for values in (y, x, z))
#     x, z = x - x.mean(), z - z.mean()
#     left = x - (z @ x) / (z @ z) * z if z @ z > 0 else x
#     if x @ x == 0 or left @ left <= 1e-18 * (x @ x):
#         raise ValueError("z leaves nothing of x")
#     return left @ y / (left @ left)
# ```
#
# The bound compares squares, so one part in 10⁹ becomes 10⁻¹⁸.

# %%
# %%answer ch06.slope_held_equal
import numpy as np

def slope_held_equal(y, x, z):
    y, x, z = (np.asarray(values, float) for values in (y, x, z))
    x, z = x - x.mean(), z - z.mean()
    left = x - (z @ x) / (z @ z) * z if z @ z > 0 else x
    if x @ x == 0 or left @ left <= 1e-18 * (x @ x):
        raise ValueError("z leaves nothing of x")
    return left @ y / (left @ left)


# %% [markdown]
# ### 11 · How strong a stranger?
#
# In a regression of days in the hospital the slope of interest has a t-value of 3.9, with 431 degrees of freedom. Somebody says that an unmeasured variable could be behind it. If that variable explained the same share of what is left of the outcome and of what is left of the
# regressor, how large would the share have to be to take the slope to 0? (The robustness value of Cinelli and Hazlett, with f = t ÷ √df.)

# %% [markdown]
# **Worked solution**
#
# f = 3.9 ÷ √431 = 0.1879; f² = 0.03529.
#
# R = ½(√(f⁴ + 4f²) − f²) = **17.1%**.
#
# A variable that explains 17.1% of what is left of both would take the slope to 0; so would one that explains less of the one and more of the other. It says how strong a stranger *must* be, and nothing about whether there is one.

# %%
mark("ch06.robustness", 0.171038)

# %% [markdown]
# ### 12 · Who gets a letter?
#
# Ten hospitals, each with its O/E by clinical risk alone and by clinical and social risk:
#
# | Hospital | Kind | O/E, clinical | O/E, clinical and social |
# |---|---|---:|---:|
# | Birch | other | 0.94 | 0.97 |
# | Ivy | other | 0.90 | 0.94 |
# | Fir | other | 0.77 | 0.79 |
# | Gum | other | 0.83 | 0.85 |
# | Alder | safety-net | 1.24 | 1.08 |
# | Elm | safety-net | 0.98 | 0.81 |
# | Cedar | safety-net | 1.22 | 1.03 |
# | Hazel | other | 1.05 | 1.12 |
# | Juniper | safety-net | 1.34 | 1.21 |
# | Dogwood | safety-net | 1.11 | 0.99 |
#
# Three rules: *nothing* (clinical O/E, bar at 1), *adjust* (clinical and social O/E, bar at 1), *stratify* (clinical O/E, bar at the median of the hospital's own kind). A hospital above the bar gets a letter, and its penalty is
# what its ratio exceeds the bar by; one below gets nothing. For each rule and kind: how many letters, and which sum of penalties?

# %% [markdown]
# **Worked solution**
#
# - Nothing, safety-net (bar 1.00): **4** letters, **0.91**
# - Nothing, other (bar 1.00): **1** letter, **0.05**
# - Adjust, safety-net (bar 1.00): **3** letters, **0.32**
# - Adjust, other (bar 1.00): **1** letter, **0.12**
# - Stratify, safety-net (bar 1.22): **2** letters, **0.14**
# - Stratify, other (bar 0.90): **2** letters, **0.19**
#
# Under *stratify* two of five are above their median, in both kinds, and would be with any care: that is the median rule. The sums are graded and say a little more. Doing nothing sends its letters to the safety net; adjusting lowers the
# penalties there and raises those elsewhere. Which is right depends on the care, and no column of the table holds that.

# %%
mark("ch06.who_is_penalized", {'Letters': [4, 1, 3, 1, 2, 2], 'Sum of penalties': [0.91, 0.05, 0.32, 0.12, 0.14, 0.19]})

# %% [markdown]
# ### 13 · Which sentence may be printed?
#
# A report on readmissions in 130 hospitals, so large that chance plays no part:
#
# - *By clinical risk alone:* the safety-net hospitals' O/E is 1.32 times the others'.
# - *Against the median of their own kind:* half of the safety-net hospitals and half of the others are penalized.
# - *With social risk in the model, its effect learned from patients of the same hospital:* not done: the tables hold no patients, only hospitals.
#
# Social risk raises readmission everywhere, by the same odds. Which sentence may be printed?
#
# - Care in the safety-net hospitals looks worse than in the others.
# - Care in the safety-net hospitals looks better than in the others.
# - Care looks about equal in the two kinds of hospitals.
# - These lines leave open how care in the two kinds compares.

# %% [markdown]
# **Worked solution**
#
# The first line (1.32) mixes who the patients are with how they are cared for. The second is half and half by construction: it never compares the two kinds. The third would have, and it was not done: without patients' own records nobody can tell what social risk does inside a hospital.
#
# So: **These lines leave open how care in the two kinds compares.** (All of it as far as social risk raises readmission everywhere by the same odds. A hospital that treats its patients with social risk worse than its others would break that.)

# %%
mark("ch06.what_they_say", 'open')

# %% [markdown]
# ### 14 · Two groups and everybody
#
# A program is given by lot. In two groups of patients, equally large, so many of 1,000 are readmitted:
#
# | | Without the program | With the program | Odds ratio |
# |---|---:|---:|---:|
# | Group 1 | 250 | 400 | 2.00 |
# | Group 2 | 650 | 788 | 2.00 |
#
# Leave the group out: what is the program's odds ratio among all patients together?

# %% [markdown]
# **Worked solution**
#
# Of 2,000 without the program 900 are readmitted: odds 900 ÷ 1100 = 0.81818. With it 1188: odds 1188 ÷ 812 = 1.46305.
#
# 1.46305 ÷ 0.81818 = **1.788**, nearer to 1 than the 2.00 of both groups, with nothing confounded: non-collapsibility. The risk *difference* averages: 15.0 and 13.8 points in the groups, 14.40 over all.

# %%
mark("ch06.all_together", 1.78818)

# %% [markdown]
# ## The score

# %%
score("ch06")
