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
#   title: "Solutions: The precision–fairness trade-off"
# ---

# %% [markdown]
# # Solutions: The precision–fairness trade-off
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
# A program has 281 places. A place costs \$800, and for a patient who would otherwise be readmitted it is worth \$4,000.
#
# | 1,000 patients each | Readmitted | of them with a place | Stay well | of them with a place |
# |---|---:|---:|---:|---:|
# | housed | 100 | 30 | 900 | 50 |
# | unhoused | 220 | 121 | 780 | 80 |
#
# 1. True positive rates: 30/100 = 0.300 and 121/220 = 0.550
# 2. False positive rates: 50/900 = 0.056 and 80/780 = 0.103
# 3. Equalized-odds gap: the differences are 0.250 and 0.047, so **0.250**
# 4. Precision: 151/281 = **0.537**
# 5. Net value: 4,000 × 151 − 800 × 281 = **379,200** dollars
#
# The arithmetic is done. Put each remark under the reason that stands behind it.
#
# - Line 3 would read the same with the two groups' names exchanged.
# - Line 3 keeps the larger difference.
# - Line 5 is above zero exactly when line 4 is above 20%.
# - Line 1, taken from 1, is the share that is missed.
# - Line 2 would not change if other patients with a readmission to come were found.
#
# Into:
#
# - It starts from the patients who will be readmitted.
# - It starts from the patients who would stay well.
# - It turns two comparisons into one number.
# - It starts from those who hold a place.

# %% [markdown]
# **Worked solution**
#
# - Line 3 would read the same with the two groups' names exchanged. → two comparisons, one number: a difference in size has no direction, so it does not say *who* is missed.
# - Line 3 keeps the larger difference. → two comparisons, one number: a small gap in one rate cannot hide a large one in the other.
# - Line 5 is above zero exactly when line 4 is above 20%. → those with a place: each costs the same, and only those who would be readmitted bring something in.
# - Line 1, taken from 1, is the share that is missed. → those who will be readmitted: found and missed are the two parts of them.
# - Line 2 would not change if other patients with a readmission to come were found. → those who stay well: nobody else is in the fraction.
#
# The gap has no direction. Here unhoused patients are found more often *and* are given more places that they would not have needed; a place is help, so both favor them.

# %%
mark(
    "ch08.why_each_line",
    {'names': 'worst',
     'larger': 'worst',
     'break_even': 'chosen',
     'missed': 'need',
     'never_sick': 'well'},
)

# %% [markdown]
# ### 2 · The last step
#
# Of 1,000 patients of one group, 24% will be readmitted. A policy finds 75% of those. Its precision in this group is 40%.
#
# 1. Readmitted: 1,000 × 0.24 = 240
# 2. Found: 240 × 0.75 = 180
# 3. With a place: 180 ÷ 0.40 = 450
# 4. With a place although they would stay well: 450 − 180 = 270
# 5. False positive rate: …
#
# Finish line 5. Nothing is left to choose.

# %% [markdown]
# **Worked solution**
#
# 1,000 − 240 = 760 patients would stay well; 270 of them hold a place: 270 ÷ 760 = **35.5%**.
#
# In one line, FPR = p/(1 − p) × (1 − PPV)/PPV × TPR = 0.24/0.76 × 0.60/0.40 × 0.75 = 0.355. In a group with another base rate p the same precision and the same TPR force *another* FPR.

# %%
mark("ch08.last_step", 0.355263)

# %% [markdown]
# ### 3 · Only the data
#
# | | Readmitted, place | Readmitted, no place | Stays well, place | Stays well, no place |
# |---|---:|---:|---:|---:|
# | East | 54 | 126 | 104 | 296 |
# | West | 77 | 63 | 162 | 288 |
#
# What is the equalized-odds gap between the two?

# %% [markdown]
# **Worked solution**
#
# | | True positive rate | False positive rate |
# |---|---:|---:|
# | East | 54/180 = 0.300 | 104/400 = 0.260 |
# | West | 77/140 = 0.550 | 162/450 = 0.360 |
# | difference | 0.250 | 0.100 |
#
# The larger one is **0.250**. It does not say which side is worse off: ask what a place does for whoever gets it.

# %%
mark("ch08.only_the_data", 0.25)

# %% [markdown]
# ### 4 · The boats
#
# A river is rising, and the town has 35 boats. Two plans are on the table. With the first, boats get to 90 stranded families north of the river and to 30 south of it;
# with the second to 60 in the north and 120 in the south.
#
# Getting there is not yet bringing home. In the north 70% of the families that a boat gets to are brought home. South of the river the current is strong, and nobody knows the share.
#
# Below which share in the south does the *first* plan bring more families home?

# %% [markdown]
# **Worked solution**
#
# From the first plan to the second, boats get to 30 families less in the north and to 90 more in the south. In the north 70% × 30 = 21.0 fewer are brought home. In the south s × 90 more are.
#
# They are level where s = 21.0 ÷ 90 = **23.3%**; below it the first plan brings more families home. (The 35 boats play no part.)
#
# M0 and M1 are two such plans: 277 housed patients found less, 411 unhoused more, and 25% × 277 ÷ 411 = 16.8%. Reaching is not helping.

# %%
mark("ch08.storm_boats", 0.233333)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Equal in what?
#
# Somebody says “it is fair”, and means this. Put each sentence under the criterion that it states.
#
# Three names are new: *equal opportunity* is one half of equalized odds, *predictive parity* speaks of precision, and *demographic parity* of the share of all who have a place.
#
# - Of the patients who will be readmitted, the same share has a place in each group.
# - Of those who have a place, the same share would have been readmitted, in each group.
# - A place given in one group meets a coming readmission as often as one given in the other.
# - At every level of risk, readmissions that came equal those predicted, in each group.
# - One patient in ten has a place, in each group, whatever their need.
# - The list of places mirrors the list of patients, group by group.
# - On a plane of true against false positive rate, both groups are at one point.
#
# Into:
#
# - Equal opportunity
# - Equalized odds
# - Demographic parity
# - Predictive parity
# - Calibration

# %% [markdown]
# **Worked solution**
#
# - Of the patients who will be readmitted, the same share has a place in each group. → Equal opportunity
# - Of those who have a place, the same share would have been readmitted, in each group. → Predictive parity
# - A place given in one group meets a coming readmission as often as one given in the other. → Predictive parity
# - At every level of risk, readmissions that came equal those predicted, in each group. → Calibration
# - One patient in ten has a place, in each group, whatever their need. → Demographic parity
# - The list of places mirrors the list of patients, group by group. → Demographic parity
# - On a plane of true against false positive rate, both groups are at one point. → Equalized odds
#
# Ask each time: a share of whom? Of everybody (demographic parity), of those with a place (predictive parity), of those who will be readmitted (equal opportunity), of these and of those who will not (equalized odds), of those with one predicted risk (calibration).

# %%
mark(
    "ch08.name_the_criterion",
    {'same_sensitivity': 'opportunity',
     'same_precision': 'predictive',
     'same_yield': 'predictive',
     'sums_agree': 'calibration',
     'same_share': 'demographic',
     'like_population': 'demographic',
     'points_meet': 'odds'},
)


# %% [markdown]
# ### 6 · A group without anybody
#
# Write `rates(happened, selected, groups)`. Each argument is a list with an entry for each person: 1 or 0 for a readmission, 1 or 0 for a place, and the name of a group. It returns a dictionary from
# each group to a pair, true positive rate and false positive rate. A rate that has nobody to be a share of is `None`, not 0: of the harbor nobody may have been readmitted at all.
#
# Try it on 2 people of the harbor who all stay well and have no place: `{"harbor": (None, 0.0)}`.

# %% [markdown]
# **Worked solution**
#
# ```python
# def rates(happened, selected, groups):
#     counts = {}
#     for event, chosen, group in zip(happened, selected, groups, strict=True):
#         counts.setdefault(group, [0, 0, 0, 0])[2 * event + chosen] += 1
#     return {
#         group: (tp / (tp + fn) if tp + fn else None, fp / (fp + tn) if fp + tn else None)
#         for group, (tn, fp, fn, tp) in counts.items()
#     }
# ```
#
# Four counts for each group, and each rate looks at its own sum first. For 2 people of the harbor who all stay well, the true positive rate is a share of nobody: `None`. A 0 there would make a gap of up to 1 against any other group, out of nothing.

# %%
# %%answer ch08.empty_group
def rates(happened, selected, groups):
    counts = {}
    for event, chosen, group in zip(happened, selected, groups, strict=True):
        counts.setdefault(group, [0, 0, 0, 0])[2 * event + chosen] += 1
    return {
        group: (tp / (tp + fn) if tp + fn else None, fp / (fp + tn) if fp + tn else None)
        for group, (tn, fp, fn, tp) in counts.items()
    }


# %% [markdown]
# ### 7 · Is the model right about them?
#
# A model was made for all patients. These are the unhoused ones, by the risk that it gives them (everybody in a line has the same predicted risk).
#
# | Predicted risk | Patients | Readmitted |
# |---:|---:|---:|
# | 6% | 250 | 21 |
# | 20% | 400 | 120 |
# | 35% | 500 | 261 |
#
# Readmissions observed over readmissions predicted, in this group: how much is it?

# %% [markdown]
# **Worked solution**
#
# Predicted: 250 × 0.06 + 400 × 0.20 + 500 × 0.35 = 270.0. Observed: 21 + 120 + 261 = 402.
#
# 402 ÷ 270.0 = **1.489**: more came than predicted: by this model these patients look healthier than they are. Equal error rates would not have shown it.

# %%
mark("ch08.group_calibration", 1.48889)

# %% [markdown]
# ### 8 · Hold places
#
# 100 places are to be divided between housed and unhoused patients. The table says how many patients with a readmission to come a group's first places find; 260 housed and
# 140 unhoused patients have one to come.
#
# | Places of the group | Found, if housed | Found, if unhoused |
# |---:|---:|---:|
# | 0 | 0 | 0 |
# | 10 | 5 | 8 |
# | 20 | 10 | 16 |
# | 30 | 14 | 23 |
# | 40 | 18 | 30 |
# | 50 | 22 | 36 |
# | 60 | 25 | 42 |
# | 70 | 28 | 47 |
# | 80 | 30 | 52 |
# | 90 | 32 | 56 |
# | 100 | 33 | 60 |
#
# Divide *all* the places, in the steps of the table. The true positive rates may differ by at most 10%, that is, 10 points; of the divisions that keep to this, choose the one that finds most. How many places
# are held for the housed?

# %% [markdown]
# **Worked solution**
#
# | Housed | Unhoused | Found | Gap | Within 0.10? |
# |---:|---:|---:|---:|---|
# | 0 | 100 | 60 | 0.429 | no |
# | 10 | 90 | 61 | 0.381 | no |
# | 20 | 80 | 62 | 0.333 | no |
# | 30 | 70 | 61 | 0.282 | no |
# | 40 | 60 | 60 | 0.231 | no |
# | 50 | 50 | 58 | 0.173 | no |
# | 60 | 40 | 55 | 0.118 | no |
# | 70 | 30 | 51 | 0.057 | yes |
# | 80 | 20 | 46 | 0.001 | yes |
# | 90 | 10 | 40 | 0.066 | yes |
# | 100 | 0 | 33 | 0.127 | no |
#
# Of those within the limit, **70 places for the housed** find most: 51. Without a limit 20 would find 62; the limit costs 11 patients found. You chose by the same patients' outcomes, which a real program does not know.

# %%
mark("ch08.hold_places", {'housed_places': 70})

# %% [markdown]
# ### 9 · What the memo must say
#
# A program has 400 places at \$700. It prevents 20% of the readmissions among those in it, and a readmission costs \$12,000.
#
# Given to the highest risks, the places find 187 patients who would be readmitted. Divided so that both groups' odds are equal, they find 132. How many dollars of net value does the second way give up?

# %% [markdown]
# **Worked solution**
#
# Highest risks: 20% × \$12,000 × 187 − \$700 × 400 = \$168,800. Equal odds: \$36,800.
#
# The difference is 20% × \$12,000 × 55 = **\$132,000**; the places cost the same in both. The memo should print it beside who is now found, and who is not.

# %%
mark("ch08.price_of_parity", 132000)

# %% [markdown]
# ### 10 · From which risk on?
#
# There are places for everybody. A place costs \$1,200 and prevents 15% of the readmissions among those who hold one; a readmission costs \$12,500. From which risk of readmission on does a place save more than it costs?

# %% [markdown]
# **Worked solution**
#
# For somebody who will be readmitted a place saves 15% × \$12,500 = \$1,875 on average. At risk r it saves r times that, and it costs \$1,200.
#
# r = 1,200 ÷ 1,875 = **64.0%**. Precision has the same break-even: a program as a whole pays if at least this share of those with a place would have been readmitted. Both are about the payer's dollars, and assume that a place works equally well for everybody.

# %%
mark("ch08.break_even_risk", 0.64)

# %% [markdown]
# ### 11 · In whose books?
#
# With the same number of places, policy A prevents 220 readmissions and policy B 265. For each readmission the payer pays the hospital \$17,500, it costs the hospital
# \$11,500 to treat, and under a penalty rule the hospital pays \$8,000 back to the payer. Who prefers which policy, by the money in its own books?
#
# - The payer prefers B, the hospital A.
# - The payer prefers B, and so does the hospital.
# - The payer prefers A, the hospital B.
# - The payer prefers A, and so does the hospital.

# %% [markdown]
# **Worked solution**
#
# B prevents 45 readmissions more.
#
# - **Hospital.** A readmission leaves it 17,500 − 11,500 − 8,000 = −\$2,000. It is better off without, and prefers B.
# - **Payer.** A readmission costs it 17,500 − 8,000 = \$9,500. It saves that with each one prevented, and prefers B.
#
# The places cost the same under both. No patient stands in either ledger.

# %%
mark("ch08.whose_ledger", 'both_b')

# %% [markdown]
# ### 12 · Real people
#
# 398 people of the HELP trial: 213 had a home, 185 had none. Of those with a home 121 needed detoxification again, of those without 136. 139 places (35%) go to the highest cross-validated risks, in one
# division of the people; the model knows age, health, mood and hospital stays, and in the last column housing as well.
#
# | With a place | Housing left out | Housing in the model |
# |---|---:|---:|
# | a home, returned | 51 | 11 |
# | a home, did not | 23 | 10 |
# | no home, returned | 53 | 91 |
# | no home, did not | 12 | 27 |
#
# The cells count people *with a place*. Give precision and the equalized-odds gap of both models.

# %% [markdown]
# **Worked solution**
#
# **Left out.** Precision: (51 + 53) ÷ 139 = **74.8%**. True positive rates 51/121 = 0.421 and 53/136 = 0.390, difference 0.032; false positive rates 23/92 = 0.250 and 12/49 = 0.245, difference 0.005. Gap: **0.032**.
#
# **In the model.** Precision: (11 + 91) ÷ 139 = **73.4%**. True positive rates 11/121 = 0.091 and 91/136 = 0.669, difference 0.578; false positive rates 10/92 = 0.109 and 27/49 = 0.551, difference 0.442. Gap: **0.578**.
#
# This is one of thirty ways to divide 398 people; another gives somewhat other numbers, and other people would differ more.

# %%
mark("ch08.real_people", {'Precision': [0.748201, 0.733813], 'Equalized-odds gap': [0.0317817, 0.578209]})

# %% [markdown]
# ## The score

# %%
score("ch08")
