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
#   title: "Solutions: Fiduciary duty"
# ---

# %% [markdown]
# # Solutions: Fiduciary duty
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
# A clinician decides how many calls a patient gets. She gives a dollar 0.8 times the weight of a point of health: α/β = 0.8.
#
# 1. After q calls, further calls add 28 − 2q points of health per call.
# 2. Best for the patient: 28 − 2q = 0, so q = **14**.
# 3. Each call takes **\$3** from her income.
# 4. Weighed against health, a call must do α/β × price = 0.8 × 3 = **2.4** points.
# 5. She stops where 28 − 2q = 2.4: q = **12.8**.
# 6. Health missed: ½ × 2 × (14 − 12.8)² = **1.44** points.
#
# The arithmetic is done. Suppose that one thing changes at a time. Which is the *first* line that comes out differently?
#
# - The plan takes \$1 more for each call.
# - The practice's rent falls by a tenth.
# - New evidence: later calls lose their effect more slowly.
# - A better script: every call does one point more.
# - Another clinician, for whom a point of health weighs more, has the same contract.
#
# Into:
#
# - Line 1
# - Line 3
# - Line 4
# - No line at all

# %% [markdown]
# **Worked solution**
#
# - The plan takes \$1 more for each call. → **Line 3**: it is what a call does to her income, whoever arranged it.
# - The practice's rent falls by a tenth. → **No line at all**: what comes or goes whatever is done has no part in *how much* is done.
# - New evidence: later calls lose their effect more slowly. → **Line 1**: it is evidence: what a call does for health.
# - A better script: every call does one point more. → **Line 1**: it is evidence: what a call does for health.
# - Another clinician, for whom a point of health weighs more, has the same contract. → **Line 4**: it is the clinician's own weight.
#
# Three facts make the choice: evidence (the best is 14), contract, and weights (together they ask 2.4 points of a call). The distance 14 − 12.8 = 1.2 is what is asked, over the fall of 2 a call.

# %%
mark(
    "ch11.why_each_line",
    {'plan_takes_more': 'line_3',
     'rent_falls': 'none',
     'tires_later': 'line_1',
     'better_script': 'line_1',
     'another_clinician': 'line_4'},
)

# %% [markdown]
# ### 2 · The last step
#
# 1. Best for the patient: 15 calls. There further calls do neither good nor harm.
# 2. With no call made, further calls add 30 points of health per call; each call made takes 2 off that rate.
# 3. The contract takes \$2 from the clinician for each call, and α/β = 1.5.
# 4. Weighed against health, a call must therefore do 1.5 × 2 = 3.0 points.
#
# **The last step is yours: how many calls does this clinician make?** (Calls need not be whole.)

# %% [markdown]
# **Worked solution**
#
# After q calls a little more does 30 − 2q points a call. She stops where that is 3:
#
# q = (30 − 3) ÷ 2 = **13.5** calls.
#
# That is 15 − 3/2: the patient's best, less what is asked of a call over how fast the good of calls falls. Missed are ½ × 2 × 1.5² = 2.25 points.

# %%
mark("ch11.last_step", 13.5)

# %% [markdown]
# ### 3 · Only the data
#
# | Best for the patient | 11 calls |
# |---|---:|
# | This year the contract takes from the clinician, for each call | \$4 |
# | Calls that the patient gets this year | 9 |
#
# Next year a call earns the clinician \$1. Evidence and clinician stay as they are; the good that further calls do falls in a straight line. How many calls does the patient get next year? (Calls need not be whole.)

# %% [markdown]
# **Worked solution**
#
# This year \$4 a call keep her 2 calls below the patient's best: 2/4 = 0.5 call for each dollar. Next year a call earns the clinician \$1, so she will stand 0.5 calls above it:
#
# 11 + 1 × 0.5 = **11.5** calls.
#
# No weight was given, and none is needed: one choice reveals α/β, and the next contract uses it.

# %%
mark("ch11.only_the_data", 11.5)

# %% [markdown]
# ### 4 · The neighbor's pears
#
# While her neighbor is at sea, Rosa waters his pear trees. He has left her \$232 for the summer, however often she goes. Each trip burns \$8 of gas. The first trip of the
# summer brings him 11 kilograms more pears, and every further trip 1.25 kilograms less than the one before.
#
# Rosa is fond of him: she gives up as much as \$2.00 of her own for a kilogram of his, and no more. How many trips does she make?

# %% [markdown]
# **Worked solution**
#
# A trip burns \$8; at \$2.00 for a kilogram it has to bring 8/2 = 4.000 kilograms or more. Trip 6 brings 4.75, trip 7 would bring 3.5: she makes **6** trips.
#
# The \$232 are hers however often she goes, so they move nothing. The neighbor would like 9 trips.

# %%
mark("ch11.pear_trees", 6)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · More care from more caring?
#
# A contract takes \$4 from the bonus for each call. After a year of listening to patients, a clinician gives their health three times the weight it had before; a dollar weighs what it did. The patient's best is ten calls, and she made more than
# none. What happens to the number of calls she makes?
#
# - It rises
# - It falls
# - It stays as it is

# %% [markdown]
# **Worked solution**
#
# Each call takes \$4, so she stood *below* the patient's best. Weighing health more brings her closer, and that is **up**.
#
# The distance from the patient's best is α/β times the price. A larger β shrinks it on either side. Caring does not mean more; it means nearer.

# %%
mark("ch11.who_calls_more", 'more')

# %% [markdown]
# ### 6 · What five choices reveal
#
# Five patients of one clinician, five contracts. For each of them, the points of health that further calls add, per call, fall by one with every call made, down to 0 at the patient's best.
#
# | Patient | Best for the patient | A call does this to income | Calls made |
# |---|---:|---:|---:|
# | Eads | 13 | takes \$2 | 11.5 |
# | Cole | 12 | earns \$4 | 17 |
# | Boyd | 11 | takes \$5 | 8.5 |
# | Ames | 11 | nothing | 11 |
# | Dunn | 11 | earns \$2 | 11.5 |
#
# For each patient, what α/β (weight of a dollar over weight of a point of health) does that choice alone reveal? Write `undefined` where it reveals none.

# %% [markdown]
# **Worked solution**
#
# | Patient | Calls less best | Dollars a call | α/β |
# |:--|---:|---:|---:|
# | Eads | −1.5 | −2 | 0.75 |
# | Cole | +5 | +4 | 1.25 |
# | Boyd | −2.5 | −5 | 0.50 |
# | Ames | 0 | 0 | undefined |
# | Dunn | +0.5 | +2 | 0.25 |
#
# Calls less best, over dollars, with both signs. The numbers differ from patient to patient: a weight that moves with the patient is not a trait of the clinician alone.

# %%
mark("ch11.revealed", {'α/β': [0.75, 1.25, 0.5, 'undefined', 0.25]})


# %% [markdown]
# ### 7 · Write the choice
#
# Write `calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight)`. Calls need not be whole. Health is counted in points: after q calls, further calls
# add points at the rate of `first_benefit` − `benefit_fall` × q per call. Each call adds `payment_slope` dollars to income; a slope below 0 takes them. Return the number of calls that makes money_weight × income + health_weight × health largest.
#
# - Nobody can call less than 0 times.
# - Where only money weighs anything and a call takes money, return 0.
# - Return `None` where no single number is best: only money weighs anything and calls pay or are free, or neither weighs anything.
# - Raise `ValueError` where `benefit_fall` is not above 0, or a weight is below 0, whatever the other numbers are.
#
# For 10, 1, −4, 1, 1 the answer is 6.

# %% [markdown]
# **Worked solution**
#
# ```python
# def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
#     if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
#         raise ValueError("benefit_fall must be above 0, and weights not below it")
#     if health_weight == 0:
#         return 0 if money_weight > 0 and payment_slope < 0 else None
#     return max((first_benefit + money_weight * payment_slope / health_weight) / benefit_fall, 0)
# ```
#
# At the best number a little more changes nothing: health_weight × (first_benefit − benefit_fall × q) + money_weight × payment_slope = 0. That gives the last line; everything above it is a case in which the equation has no meaning.

# %%
# %%answer ch11.write_the_choice
def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
        raise ValueError("benefit_fall must be above 0, and weights not below it")
    if health_weight == 0:
        return 0 if money_weight > 0 and payment_slope < 0 else None
    return max((first_benefit + money_weight * payment_slope / health_weight) / benefit_fall, 0)


# %% [markdown]
# ### 8 · The smallest bonus
#
# The patient's best is 10 calls: after q calls, further calls add 10 − q points of health per call. A call takes \$5 from the clinician, and α/β = 2.0. The plan adds a bonus: \$w
# for every point of health that patients report (exactly, we suppose).
#
# Set the smallest w at which the patient gets 95% of the best **number of calls**. Your first commitment is the one that scores; work it out on paper or in a cell first.

# %% [markdown]
# **Worked solution**
#
# At 95% of 10 calls, 9.5, the next call does 0.5 points. She stops there if what it takes from her income weighs as much as its health, bonus and all:
#
# α × 5 = (β + α × w) × 0.5, so w = 5/0.5 − β/α = 10.00 − 0.50 = **\$9.50**.
#
# The last calls do little for health, and so a bonus for health has little hold on them: the nearer to the best, the dearer.

# %%
mark("ch11.prom_weight", {'bonus': 9.5})

# %% [markdown]
# ### 9 · Which kind of guardrail?
#
# Each line changes how a practice with a bonus for low spending is paid, or what its patients are told. Which kind of guardrail is it?
#
# - Before the choice the doctor says which option pays her, and books a visit elsewhere for whoever wants one.
# - The bonus for low spending is counted for each doctor alone, and paid out every month.
# - Part of the income rises with how far patients say they can walk half a year later.
# - The practice earns \$5 for each point by which the pain falls that patients report.
# - Transplants are taken out of the budget from which the bonus comes.
# - The yearly payment follows each patient's expected cost, with illness and housing in it.
#
# Into:
#
# - Neutralize: no money moves with this decision
# - Disclose: the patient is told and can act on it
# - Realign: money moves with the patient's health
# - None of these: the conflict gets sharper

# %% [markdown]
# **Worked solution**
#
# - Before the choice the doctor says which option pays her, and books a visit elsewhere for whoever wants one. → **Disclose**: her income still moves, and the patient knows it and can go elsewhere.
# - The bonus for low spending is counted for each doctor alone, and paid out every month. → **None of these**: her income moves more than before, and still with low spending.
# - Part of the income rises with how far patients say they can walk half a year later. → **Realign**: her income moves with the patient's health, as the patient reports it.
# - The practice earns \$5 for each point by which the pain falls that patients report. → **Realign**: her income moves with the patient's health, as the patient reports it.
# - Transplants are taken out of the budget from which the bonus comes. → **Neutralize**: what is done for this patient no longer moves her income.
# - The yearly payment follows each patient's expected cost, with illness and housing in it. → **Neutralize**: what a patient is expected to cost no longer decides whether to take her.

# %%
mark(
    "ch11.guardrail_kinds",
    {'before_choice': 'disclose',
     'monthly': 'none',
     'stairs': 'realign',
     'pain': 'realign',
     'left_out': 'neutralize',
     'housing_paid': 'neutralize'},
)

# %% [markdown]
# ### 10 · How much to pay back
#
# A clinician under a fixed price bears the whole cost of a unit of care, \$90. Money has the weight α = 0.8 with her, patients' health (in dollars' worth) the weight β = 1.0. Society wants care up to the unit whose
# health is just worth its cost. Which share of the cost has to be paid back to her, at the least, so that she goes that far?

# %% [markdown]
# **Worked solution**
#
# She stops where what a unit takes from her income weighs as much as its health: α(1 − share) × 90 = β × (the health of that unit, in dollars). Society wants that unit to be the one whose health is worth \$90. So
#
# 0.8 × (1 − share) = 1, share = 1 − 1/0.8 = −25.0%, below zero, so **0%**: she cares for health at least as much as for money, and goes as far as society wants, or further, without help.
#
# The \$90 cancel. (Ellis and McGuire, 1986.)

# %%
mark("ch11.best_reimbursement", 0)

# %% [markdown]
# ### 11 · After telling
#
# The patient's best is 12 calls (after q calls, further calls add 12 − q points of health per call). A call takes \$4 from the clinician; α/β = 1.0, so everybody got 8 calls. Now
# patients are told. 30% of them go to a clinician without the conflict and get 12. With those who stay, the clinician feels excused, and health has 40% less weight than before.
#
# How many calls does a patient get now, on the average of those who left and those who stayed?

# %% [markdown]
# **Worked solution**
#
# Those who leave get 12. For the others α/β is now 1/0.6 = 1.667, so a call has to do 6.67 points, and they get 5.333.
#
# 30% × 12 + 70% × 5.333 = **7.33** calls, fewer than the 8 before anybody was told.

# %%
mark("ch11.after_telling", 7.33333)

# %% [markdown]
# ### 12 · What is left to lose
#
# 30% of a plan's members have complex needs and are expected to cost \$22,000 a year; the others \$5,000. The plan pays a practice the average of all members, moved 40% of the way toward what each kind of
# member is expected to cost. What is the practice's margin on a member with complex needs, in dollars a year? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# The average member costs 30% × 22,000 + 70% × 5,000 = \$10,100. The payment moves 40% of the way to \$22,000: \$14,860. Margin: 14,860 − 22,000 = **−\$7,140**.
#
# 60% of the gap is left, and with it a reason to hope that this member goes elsewhere. Nobody need intend it: opening hours, addresses and telephone queues choose patients, too.

# %%
mark("ch11.margin_left", -7140)

# %% [markdown]
# ### 13 · Three answers to one question
#
# After q calls, further calls add 9 − q points of health per call. A point of health is worth \$1 to society, and a call takes \$3 of a nurse's time. The contract takes \$4 from the clinician for each call; α/β =
# 0.5. How many calls are best for the patient, best for society, and chosen by the clinician? Your first commitment is the one that scores.

# %% [markdown]
# **Worked solution**
#
# - **Patient:** calls until the next one does nothing: 9.
# - **Society:** until it does 3 points, worth the \$3 of the nurse's time: 9 − 3 = 6.
# - **Clinician:** until it does 0.5 × 4 = 2 points: 7.
#
# Against its own best, society loses ½ × 3² = \$4.50 a patient at the patient's answer and ½ × 1² = \$0.50 at the clinician's.

# %%
mark("ch11.three_bests", {'patient': 9, 'society': 6, 'clinician': 7})

# %% [markdown]
# ### 14 · What the trial shows
#
# The children's clinic of 1987: residents by lot paid by the visit or by salary, their own patients, nine months. Visits per patient 2.70 and 2.21; those by the visit missed fewer of the visits that the guidelines ask for and
# made some beyond them; emergency visits per patient 0.12 and 0.22.
#
# - Paid by the visit, heart failure clinics would miss fewer visits.
# - Some of the extra visits were visits that the guidelines ask for.
# - Residents paid by the visit saw their patients more often.
# - Under a fixed price for the year, the same residents would have done too little.
# - Patients of salaried residents had fewer emergency visits.
# - Every extra visit was one that the guidelines do not ask for.
#
# Into:
#
# - The trial shows it
# - The trial speaks against it
# - The trial cannot say

# %% [markdown]
# **Worked solution**
#
# - Paid by the visit, heart failure clinics would miss fewer visits. → **The trial cannot say**: children, one clinic, residents.
# - Some of the extra visits were visits that the guidelines ask for. → **The trial shows it**: they missed fewer of the recommended ones.
# - Residents paid by the visit saw their patients more often. → **The trial shows it**: 2.70 against 2.21.
# - Under a fixed price for the year, the same residents would have done too little. → **The trial cannot say**: nobody was paid so.
# - Patients of salaried residents had fewer emergency visits. → **The trial speaks against it**: they had more: 0.22 against 0.12.
# - Every extra visit was one that the guidelines do not ask for. → **The trial speaks against it**: part of them were recommended ones.

# %%
mark(
    "ch11.what_the_trial_shows",
    {'heart_failure': 'silent',
     'recommended': 'shown',
     'more_visits': 'shown',
     'fixed_price': 'silent',
     'fewer_emergencies': 'against',
     'all_useless': 'against'},
)

# %% [markdown]
# ## The score

# %%
score("ch11")
