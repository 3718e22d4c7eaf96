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
#   title: "Solutions: The board meeting"
# ---

# %% [markdown]
# # Solutions: The board meeting
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
# Ferry Street signs. Its measure is patients' health, and its adjustment knows clinical risk only.
#
# 1. The contract gives back 50 cents of a dollar saved. Counting nurse and lost margin, a call takes **\$1.50** from its clinician's income.
# 2. With α/β = 1 she stops at 10 − 1.50 = **8.5** calls. Before, it was 6.
# 3. **20%** of the 2,000 people without a stable home drift away.
# 4. All 10,000 together gain **59.7** QALYs a year.
# 5. The payer pays \$2.70 million and saves \$1.10 million on all 10,000. The \$1.60 million between them would have bought **16.0** QALYs elsewhere, at \$100,000 each.
# 6. Value: 59.7 − 16.0 = **43.7** QALYs a year.
#
# The arithmetic is done. Suppose that one thing changes at a time. Which is the *first* line that comes out differently?
#
# - The contract gives back ten cents more of each dollar saved.
# - The payer adds \$200,000 a year to the check, whatever is saved.
# - Another clinician, for whom a dollar weighs half as much, has the same contract.
# - Whoever leaves is counted for the rest of the year as if still here.
# - The brochure leaves out patients who did not answer.
# - A fund takes over half of what a call does to the clinician's income.
#
# Into:
#
# - Line 1
# - Line 2
# - Line 3
# - Line 5
# - No line at all

# %% [markdown]
# **Worked solution**
#
# - The contract gives back ten cents more of each dollar saved. → **Line 1**: it is what a call does to income.
# - The payer adds \$200,000 a year to the check, whatever is saved. → **Line 5**: it is the payer's purse, or what that buys elsewhere.
# - Another clinician, for whom a dollar weighs half as much, has the same contract. → **Line 2**: it is the clinician's own weight, under the same terms.
# - Whoever leaves is counted for the rest of the year as if still here. → **Line 3**: it decides whether Ferry Street gains when somebody leaves.
# - The brochure leaves out patients who did not answer. → **No line at all**: it is print; no patient and no dollar moves.
# - A fund takes over half of what a call does to the clinician's income. → **Line 1**: it is what a call does to income.
#
# Contract, person, door, purse: four decisions, four places where the chain can be taken hold of. The report is not one of them.

# %%
mark(
    "ch12.why_each_line",
    {'larger_share': 'line_1',
     'signing_fee': 'line_5',
     'money_weighs_half': 'line_2',
     'still_counted': 'line_3',
     'who_answers': 'none',
     'fund_halves': 'line_1'},
)

# %% [markdown]
# ### 2 · At least as many
#
# Two hospitals sign the same contract. One works: a check comes to it in 50% of years. The other changes nothing: a check comes to it in 35%. Years and hospitals are independent. In two years:
#
# | Checks | none | one | two |
# |---|---:|---:|---:|
# | the one that works | 25.00% | 50.00% | 25.00% |
# | the one that changes nothing | 42.25% | 45.50% | 12.25% |
#
# 1. The first has none; then the second has at least as many, whatever comes: 25.00%.
# 2. The first has one, the second one or two: 50.00% × (45.50% + 12.25%) = 28.88%.
#
# **The last step is yours: in which share of such pairs does the one that changed nothing receive at least as many checks as the other?**

# %% [markdown]
# **Worked solution**
#
# | Checks in two years | The one that works | The one that changes nothing |
# |---:|---:|---:|
# | 0 | 25.00% | 42.25% |
# | 1 | 50.00% | 45.50% |
# | 2 | 25.00% | 12.25% |
#
# No check for the first, anything for the second: 25.00%. One, and one or two: 50.00% × 57.75%. Two, and two: 25.00% × 12.25%. Together **56.9%**.
#
# Two years of checks are a short story. Ask for more years, more people, or a contract that is not a lottery.

# %%
mark("ch12.two_years", 0.569375)

# %% [markdown]
# ### 3 · Only the data
#
# | This year | Admitted | Readmitted | Expected, by clinical risk |
# |---|---:|---:|---:|
# | With a stable home | 1,500 | 210 | 225 |
# | Without | 500 | 130 | 90 |
#
# Next year 200 of those without a stable home are admitted somewhere else. Care, and each group's rates, stay exactly as they are. Which O/E will this hospital report next year?

# %% [markdown]
# **Worked solution**
#
# 60% of the second line is left: 78 readmissions, 54 expected. With the first line: 288 over 279.
#
# O/E falls from 1.079 to **1.032**. No patient is better off. The model expects 18.0% where 26.0% are usual, because it does not know who has a home: each of them who leaves improves the ratio.

# %%
mark("ch12.who_was_counted", 1.03226)

# %% [markdown]
# ### 4 · The swimming club
#
# A club took 60 children in September. Its pool is 33 meters long. In June 48 of them swam the last race, 12 seconds faster on average than in September, said the poster. A student went to
# find the other 12, with a stopwatch: they were 3 seconds faster on average.
#
# The town had given the club \$1,800. At another club the same money makes some child one second faster for every \$8. Add up seconds over all children: by how many is the town better off than if it had paid the other
# club? (Worse off is a negative number. Suppose that no child would have become faster alone.)

# %% [markdown]
# **Worked solution**
#
# Everybody who began counts: 48 × 12 + 12 × 3 = 612 seconds, where the poster suggests 720. At the other club \$1,800 would have brought 1,800/8 = 225.
#
# 612 − 225 = **387** seconds. The 33 meters move nothing.

# %%
mark("ch12.swimming_club", 387)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · One question for each sentence
#
# Six sentences from six documents; each is true as far as it goes. Which question would you put to it first?
#
# - “Clinics near the shelter have more readmissions than their patients' diagnoses explain.”
# - “A visit costs \$18 less since nurses do half of it; nobody was let go.”
# - “Each call saves \$50, and costs \$30.”
# - “Patients who answered are nine points better.”
# - “The third that began worst improved most, all without a control group.”
# - “We got a check, so we have saved.”
#
# Into:
#
# - Who is missing from the count?
# - Would a hospital that changed nothing show it too?
# - In whose pocket is the dollar?
# - What did the model not know?

# %% [markdown]
# **Worked solution**
#
# - “Clinics near the shelter have more readmissions than their patients' diagnoses explain.” **What did the model not know?** Because the model expects the wrong thing of some of them.
# - “A visit costs \$18 less since nurses do half of it; nobody was let go.” **In whose pocket is the dollar?** Because what one side does not spend, another may not receive; and staff and beds stay.
# - “Each call saves \$50, and costs \$30.” **In whose pocket is the dollar?** Because what one side does not spend, another may not receive; and staff and beds stay.
# - “Patients who answered are nine points better.” **Who is missing from the count?** Because somebody who began, or who left, is not on the sheet.
# - “The third that began worst improved most, all without a control group.” **Would a hospital that changed nothing show it too?** Because luck, or the course of things, does this without any work.
# - “We got a check, so we have saved.” **Would a hospital that changed nothing show it too?** Because luck, or the course of things, does this without any work.

# %%
mark(
    "ch12.six_documents",
    {'worse_there': 'unknown',
     'cheaper_visit': 'pocket',
     'call_saves': 'pocket',
     'answers': 'missing',
     'worst_third': 'idle',
     'check_proves': 'idle'},
)

# %% [markdown]
# ### 6 · Here and elsewhere
#
# Under a package patients gain 48 QALYs a year. The payer sends checks of \$2.4 million a year, and \$1.5 million a year of spending that it would have had, it has not. Elsewhere its money buys a QALY for
# \$120,000. How many QALYs a year does this package gain, for patients here and elsewhere together?

# %% [markdown]
# **Worked solution**
#
# The payer has \$0.9 million a year less than before: it pays \$2.4 million and is spared \$1.5 million. At \$120,000 each that is 7.5 QALYs that nobody elsewhere gains.
#
# 48 − 7.5 = **40.5** QALYs a year. A contract divides money; whoever gets less of it buys less care.

# %%
mark("ch12.payers_purse", 40.5)

# %% [markdown]
# ### 7 · A minimum that keeps luck out
#
# Luck moves the measured savings of 10,000 people up and down by a standard deviation of 2.2% (take the normal law). A hospital changes nothing about care; but people whom the adjustment does not know have drifted away from it,
# which by itself measures as 1.0% saved. At which minimum savings rate does it receive a check in just 1% of years? (A normal variable lies above 2.326 standard deviations in 1% of cases; outside ±2.576
# in 1%.) Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# The bell stands over 1.0%, not over zero, and 1% of it lies more than 2.326 standard deviations above its middle:
#
# 1.0 + 2.326 × 2.2 = **6.12%**.
#
# The first part is no luck at all. It is who was counted, and no number of people makes it smaller: an adjustment that knows social risk does, or an open door.

# %%
mark("ch12.minimum_for_luck", {'minimum': 6.1172})

# %% [markdown]
# ### 8 · Who loses?
#
# | A package, against signing nothing | Before | Now |
# |---|---:|---:|
# | Health with a stable home, points | 42 | 48 |
# | Health without, still a patient | 36.5 | 43.5 |
# | Health without, drifted away (34% of them) | – | 14.7 |
#
# The check is \$1.4 million a year. Care that is no longer given would have cost the payer \$1.5 million. The package costs Ferry Street \$1.0 million a year: calls, forms, and margin on care not given. Who is worse off than
# before?
#
# - people with a stable home
# - people without a stable home, on average
# - Ferry Street's budget
# - the payer's budget

# %% [markdown]
# **Worked solution**
#
# - With a stable home: 42 → 48, better off.
# - Without: 66% × 43.5 + 34% × 14.7 = 33.7, against 36.5: **worse off**.
# - Ferry Street: receives \$1.4 million, and the package costs \$1.0 million: better off.
# - The payer: pays \$1.4 million and is spared \$1.5 million: better off.
#
# Under another package it is another one. That somebody loses is no verdict; that nobody has asked is.

# %%
mark("ch12.who_loses", 'unhoused')

# %% [markdown]
# ### 9 · Three pilots
#
# Three clinics tried the same calls. Patients who did not answer were found later; patients of clinics without calls gained something, too.
#
# | | Alder | Birch | Cedar |
# |:--|---:|---:|---:|
# | Enrolled | 200 | 200 | 250 |
# | Answered | 140 | 120 | 200 |
# | Mean gain of those who answered | 8 | 8 | 11 |
# | Mean gain of the others | 4 | 1 | 3 |
# | Mean gain without calls | 5 | 5 | 7 |
#
# How many points did the calls add for a patient who was enrolled? (It may be below zero.)

# %% [markdown]
# **Worked solution**
#
# | Clinic | By those who answered | Gain of all | Added by the calls |
# |:--|---:|---:|---:|
# | Alder | 3 | 6.80 | 1.80 |
# | Birch | 3 | 5.20 | 0.20 |
# | Cedar | 4 | 9.40 | 2.40 |
#
# Two corrections, and both lower it: who is missing (chapter 2), and what would have come anyway.

# %%
mark("ch12.three_pilots", {'Added, points': [1.8, 0.2, 2.4]})


# %% [markdown]
# ### 10 · Write the board's sum
#
# Write `net_value(qalys, check, saved, threshold)`: QALYs that patients gain here, less those that the payer's money would have bought elsewhere. All dollars are dollars a year.
#
# - `check` is what the payer pays; below zero it is a bill that the hospital pays.
# - `saved` is spending truly avoided; below zero where more was spent.
# - Raise `ValueError` where `threshold`, the price of a QALY elsewhere, is not above 0.
#
# For 50 QALYs, a check of \$2,000,000, \$1,500,000 saved and \$100,000 the answer is 45.

# %% [markdown]
# **Worked solution**
#
# ```python
# def net_value(qalys, check, saved, threshold):
#     if threshold <= 0:
#         raise ValueError("threshold must be above 0")
#     return qalys - (check - saved) / threshold
# ```
#
# One line does it for all signs, because checks and bills, savings and new spending differ in sign only. The refusal comes before the division.

# %%
# %%answer ch12.net_value
def net_value(qalys, check, saved, threshold):
    if threshold <= 0:
        raise ValueError("threshold must be above 0")
    return qalys - (check - saved) / threshold


# %% [markdown]
# ## The score

# %%
score("ch12")
