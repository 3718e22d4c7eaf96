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
#   title: "Solutions: Measuring quality"
# ---

# %% [markdown]
# # Solutions: Measuring quality
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
# A heart failure program coaches patients by telephone. Lots were drawn: 125 patients were coached and as many were not. The KCCQ, a
# questionnaire on living with heart failure (0 to 100, higher is better), was asked of all at the start and after six months. Here is the audit, worked to the end.
#
# 1. Coached, 90 with both scores: 47.5 → 55.0, a mean change of **+7.5**
# 2. 7.5 ÷ 16.0, the standard deviation of their changes: **0.47**
# 3. 54 of the 90 gained 5 points or more: **60%**
# 4. Not coached, 74 with both scores: a mean change of **+5.0**
# 5. 7.5 − 5.0 = **2.5** points (95% limits −2.4 to 7.4, if both halves scatter alike)
# 6. Gained 5 or more, of all 125 coached, if none or all of the 35 without a second score did: **43% to 71%**
#
# Sort each remark under what its line is for.
#
# - Line 6 would shrink to one number if everybody had come back.
# - Line 2 could stand beside a change on quite another scale.
# - Line 5 would lie near 0, but for luck, if both halves had only had a better season.
# - Line 3 does not move when one person gains 40 points instead of 10.
# - Line 4 looks at people whom nobody coached.
#
# Into:
#
# - It sets the change beside how much people vary.
# - It counts persons, whom a mean would hide.
# - It tells what was added from what came anyway.
# - It says what those without a second score leave open.

# %% [markdown]
# **Worked solution**
#
# - Line 6 would shrink to one number if everybody had come back. → silence: with nobody missing, nothing is left open.
# - Line 2 could stand beside a change on quite another scale. → size: without a unit it can be held against any other scale.
# - Line 5 would lie near 0, but for luck, if both halves had only had a better season. → cause: what both halves share cancels in the difference.
# - Line 3 does not move when one person gains 40 points instead of 10. → persons: whoever has passed the mark counts once, however far past.
# - Line 4 looks at people whom nobody coached. → cause: what happens to people without the coaching is what the coaching did not do.
#
# The mean says +7.5. Of that, +5.0 came without any coaching, so an estimated 2.5 points were added among those who answered; none at all would fit too (limits −2.4 to 7.4). The share
# that gained 5 points lies anywhere from 43% to 71%.

# %%
mark(
    "ch02.why_each_line",
    {'closes': 'silent',
     'other_scale': 'size',
     'same_season': 'cause',
     'one_leap': 'people',
     'never_coached': 'cause'},
)

# %% [markdown]
# ### 2 · The last step
#
# A hospital puts one more pharmacist on each ward (illustrative numbers). Per 100 patients:
#
# 1. Medication reviews rise by **40**.
# 2. Among wards with equally many pharmacists, one more review goes with **0.05** fewer drug errors.
# 3. Among wards with equally many *reviews*, one more pharmacist goes with **0.6** fewer drug errors.
# 4. One more pharmacist, all in all: … drug errors fewer.
#
# Finish line 4. (Take it that nothing hidden moves reviews and errors together.)

# %% [markdown]
# **Worked solution**
#
# Through the reviews: 40 × 0.05 = 2.00 errors. Past them: 0.6 errors.
#
# Together: 2.00 + 0.6 = **2.60** errors fewer per 100 patients.
#
# A scorecard that counts reviews sees 77% of it. And if the reviews were hurried until each avoided nothing, the score would not
# notice; the errors would.

# %%
mark("ch02.total_effect", 2.6)

# %% [markdown]
# ### 3 · Only the data
#
# A program for people with depressive symptoms. Lots were drawn between the program and care as usual. The score is the CES-D: 0 to 60,
# **lower is better**. Means are of those who gave both scores.
#
# | | Enrolled | Both scores | Mean at the start | Mean at month 6 |
# |---|---:|---:|---:|---:|
# | Program | 170 | 102 | 30.5 | 26.5 |
# | Care as usual | 170 | 102 | 31.0 | 24.5 |
#
# By how many points did the program make people **better**, beyond what came without it? Write a minus sign if it left them worse off.

# %% [markdown]
# **Worked solution**
#
# Program: 30.5 − 26.5 = 4.0 points better. Care as usual: 31.0 − 24.5 = 6.5 points better.
#
# Added by the program: 4.0 − 6.5 = **−2.5** points; it left people 2.5 points worse than
# care as usual would have. Without the second row the report would have said 4.0.
#
# Had the halves begun far apart, even this would not be fair: the half that began worse is pulled back more (“Where they began”).
# Statisticians then compare the later scores of people who began alike.
#
# Two doubts stay. Only 102 and 102 of 170 each are in these means; and a difference needs limits before anybody
# is paid for it.

# %%
mark("ch02.added_points", -2.5)

# %% [markdown]
# ### 4 · The slowest swimmers
#
# A swimming club has 190 members. After its trial day the 36 slowest drew straws: half of them had a private coach for a
# month, the others trained as they always had. Then all of them swam again. Seconds over 50 meters, on average:
#
# | | Trial day | A month later |
# |---|---:|---:|
# | With the coach | 61.0 | 53.0 |
# | Without | 60.5 | 54.5 |
#
# For how many seconds should the club thank the coach?

# %% [markdown]
# **Worked solution**
#
# With the coach: 61.0 − 53.0 = 8.0 seconds. Without: 60.5 − 54.5 = 6.0 seconds.
#
# The coach's part: 8.0 − 6.0 = **2.0** seconds.
#
# Who is picked for being slowest on one day was partly unlucky that day: a cold, a bad start, a crowded lane. Next time most of that is
# gone. The 36 were chosen for it, so they gain with or without a coach; the straws are what shows how much. (The 190 members
# play no part.) It is the trial of the chapter in other clothes.
#
# Had the halves begun far apart, even this would not be fair: the slower half would be pulled back more.

# %%
mark("ch02.slow_swimmers", 2)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · What does it measure?
#
# Nine lines from a scorecard, drawn from a bank of forty-one. Put each where it belongs.
#
# - Office staff courteous and helpful: always
# - New joint erosion on X-ray after a year
# - Foot examination with a monofilament each year
# - Drug spending for each member and month
# - Deaths within 30 days of a heart attack
# - Emergency department visits for asthma
# - Nurses for each ten occupied beds
# - Pain in the past week, 0 to 10, in rheumatoid arthritis
# - Weight checked by telephone within 7 days of discharge
#
# Into:
#
# - Structure: what there is to give care with
# - Process: what was done
# - Clinical outcome: what became of patients
# - PROM: how patients are, in their own words
# - PREM: what happened in care, as patients tell it
# - Use or cost of care

# %% [markdown]
# **Worked solution**
#
# - Office staff courteous and helpful: always → **PREM**. How people were treated.
# - New joint erosion on X-ray after a year → **Clinical outcome**. Damage that a reader of films can see.
# - Foot examination with a monofilament each year → **Process**. An act of care that may prevent an ulcer.
# - Drug spending for each member and month → **Use or cost of care**. What was paid, whatever it did.
# - Deaths within 30 days of a heart attack → **Clinical outcome**. What became of the patient, seen by anyone.
# - Emergency department visits for asthma → **Use or cost of care**. Where care was sought, a mark of health and of access at once.
# - Nurses for each ten occupied beds → **Structure**. What is on hand before any patient comes.
# - Pain in the past week, 0 to 10, in rheumatoid arthritis → **PROM**. Only the patient can know it.
# - Weight checked by telephone within 7 days of discharge → **Process**. Care given after a stay; the stay's result lies beyond it.
#
# PROM and PREM differ in what is told, health or care, not in who tells it.

# %%
mark(
    "ch02.sort_measures",
    {'m33': 'prem',
     'm19': 'outcome',
     'm12': 'process',
     'm40': 'use',
     'm16': 'outcome',
     'm38': 'use',
     'm00': 'structure',
     'm24': 'prom',
     'm10': 'process'},
)

# %% [markdown]
# ### 6 · What went wrong with the number?
#
# Eight stories about measures. In each the number can move although the care does not. Sort them by why.
#
# - Only patients with an e-mail address are asked how they were treated.
# - A practice with 18 births has no bad tear this year, after two last year.
# - A center operates on hearts that others refuse, and more of its patients die.
# - The telephone survey reaches nobody in the nursing home.
# - One of forty wards has a month without a fall and is asked for its secret.
# - Foot exams are recorded while the shoes stay on.
# - Depression forms are handed out, filed, and opened by nobody.
# - A ward becomes the region's burn unit, and its infections rise.
#
# Into:
#
# - The box is ticked, the care is not given
# - Small numbers: luck alone could do it
# - Other patients, the same care
# - Somebody is not in the data

# %% [markdown]
# **Worked solution**
#
# - Only patients with an e-mail address are asked how they were treated. → **Somebody is not in the data**; find them, or say the bounds.
# - A practice with 18 births has no bad tear this year, after two last year. → **Small numbers: luck alone could do it**; print limits, watch, and wait for more events.
# - A center operates on hearts that others refuse, and more of its patients die. → **Other patients, the same care**; adjust for what was true at the door.
# - The telephone survey reaches nobody in the nursing home. → **Somebody is not in the data**; find them, or say the bounds.
# - One of forty wards has a month without a fall and is asked for its secret. → **Small numbers: luck alone could do it**; print limits, watch, and wait for more events.
# - Foot exams are recorded while the shoes stay on. → **The box is ticked, the care is not given**; watch the outcome that the box is for.
# - Depression forms are handed out, filed, and opened by nobody. → **The box is ticked, the care is not given**; watch the outcome that the box is for.
# - A ward becomes the region's burn unit, and its infections rise. → **Other patients, the same care**; adjust for what was true at the door.

# %%
mark(
    "ch02.which_peril",
    {'e_mail': 'absent',
     'births': 'luck',
     'refused': 'mix',
     'nursing_home': 'absent',
     'no_falls': 'luck',
     'shoes': 'ticked',
     'unread': 'ticked',
     'burns': 'mix'},
)

# %% [markdown]
# ### 7 · One checklist, two scores
#
# Six patients with diabetes; a dash means that the item was not due for that patient.
#
# | Patient | Eyes | Feet | Kidneys | Vaccine |
# |---|---|---|---|---|
# | 1 | missed | – | done | done |
# | 2 | – | done | done | missed |
# | 3 | missed | done | done | – |
# | 4 | missed | – | done | missed |
# | 5 | – | missed | done | – |
# | 6 | – | done | – | done |
#
# What are the **opportunity score** (items done over items due, all patients together) and the **all-or-none score** (patients for whom
# everything due was done)?

# %% [markdown]
# **Worked solution**
#
# Opportunity: 10 items done of 16 that were due, 10 ÷ 16 = **62.5%**.
#
# All-or-none: everything due was done for 1 of 6 patients (6): 1 ÷ 6 = **16.7%**.
#
# The same care, two numbers. The first asks how often a task was done, the second how many patients got all that they needed.

# %%
mark("ch02.two_composites", {'Opportunity': [0.625], 'All-or-none': [0.166667]})


# %% [markdown]
# ### 8 · Composites in code
#
# Write `composite_scores(checklist)`. The checklist is a list of patients, each a list with `1` (done), `0` (missed) or `None` (not due)
# for every item. Return a tuple: the opportunity score and the all-or-none score, as fractions. A patient for whom nothing was due counts
# in neither. Where nothing was due for anybody there is no score: return `None` for both.
#
# Try it on 5 patients of your own first.

# %% [markdown]
# **Worked solution**
#
# ```python
# def composite_scores(checklist):
#     due = [[mark for mark in patient if mark is not None] for patient in checklist]
#     due = [row for row in due if row]
#     if not due:
#         return None, None
#     opportunity = sum(sum(row) for row in due) / sum(len(row) for row in due)
#     all_or_none = sum(all(row) for row in due) / len(due)
#     return opportunity, all_or_none
# ```
#
# Two small traps: `all([])` is true, so a patient for whom nothing was due must leave the list first; and with nobody left there is nothing to
# divide by. A list of 5 patients of your own with one such row would have shown both.

# %%
# %%answer ch02.composites_in_code
def composite_scores(checklist):
    due = [[mark for mark in patient if mark is not None] for patient in checklist]
    due = [row for row in due if row]
    if not due:
        return None, None
    opportunity = sum(sum(row) for row in due) / sum(len(row) for row in due)
    all_or_none = sum(all(row) for row in due) / len(due)
    return opportunity, all_or_none


# %% [markdown]
# ### 9 · Three scores of a real trial
#
# The HELP trial in Boston, at the start and at month 24: **both halves** (470 enrolled).
#
# | Score | Both scores | Mean at the start | Mean at month 24 | SD at the start | SD of the changes | Better by 5 points or more |
# |---|---:|---:|---:|---:|---:|---:|
# | Mental health (MCS), higher is better | 270 | 32.24 | 43.22 | 12.44 | 15.32 | 165 |
# | Physical health (PCS), higher is better | 270 | 47.72 | 49.72 | 10.94 | 10.55 | 101 |
# | Depressive symptoms (CES-D), lower is better | 272 | 32.39 | 20.37 | 12.60 | 15.55 | 172 |
#
# Give the mean improvement in points, the effect size, the standardized response mean (SRM), and the share, of those with both scores, who
# are better by 5 points or more. Count **upward when people are better**, whichever way the scale runs.

# %% [markdown]
# **Worked solution**
#
# **Mental health**: 43.22 − 32.24 = 10.98; ÷ 12.44 = 0.883 (effect size); ÷ 15.32 = 0.717 (SRM); 165 ÷ 270 = 61.1% responders.
#
# **Physical health**: 49.72 − 47.72 = 2.00; ÷ 10.94 = 0.183 (effect size); ÷ 10.55 = 0.190 (SRM); 101 ÷ 270 = 37.4% responders.
#
# **Depressive symptoms**: 32.39 − 20.37 = 12.02; ÷ 12.60 = 0.954 (effect size); ÷ 15.55 = 0.773 (SRM); 172 ÷ 272 = 63.2% responders.
#
# These are the numbers of both halves at month 24. One of the halves was never offered the clinic: they say nothing about it yet.

# %%
mark(
    "ch02.three_real_scores",
    {'Better by': [10.98, 2, 12.02],
     'Effect size': [0.882637, 0.182815, 0.953968],
     'SRM': [0.71671, 0.189573, 0.77299],
     'Responders': [0.611111, 0.374074, 0.632353]},
)

# %% [markdown]
# ### 10 · What the silent leave open
#
# A program enrolled **340** patients. **221** of them gave a score before and after; **77** of those gained
# enough to matter to them.
#
# What is the smallest, and what the largest share *of all enrolled* that may have gained enough?

# %% [markdown]
# **Worked solution**
#
# Silent: 340 − 221 = 119 patients.
#
# If none of them gained enough: 77 ÷ 340 = **22.6%**. If all did: (77 + 119) ÷ 340 =
# **57.6%**.
#
# Of those who answered 34.8% gained enough. The bounds are 35% of the enrolled apart: exactly the silent. No formula
# makes them narrower; only finding the patients does, or a supposition about them that is said aloud.

# %%
mark("ch02.who_never_answered", {'Smallest': [0.226471], 'Largest': [0.576471]})

# %% [markdown]
# ### 11 · A patient who has not changed
#
# A symptom score has a mean of **34** among a clinic's patients, now and later. Two scores of patients whose health has *not* changed
# correlate at **0.6**. A patient scored **22** today.
#
# Nothing happens to this patient's health. Which score do you expect next time?

# %% [markdown]
# **Worked solution**
#
# Today's distance from the mean: 22 − 34 = −12 points. Of that 60% lasts: −7.20 points.
#
# Expected next time: 34 − 7.20 = **26.80**.
#
# The patient moves 4.80 points toward the mean while nothing happens. By this score the patient has become worse, and nothing happened: a good day has passed.

# %%
mark("ch02.unchanged_patient", 26.8)

# %% [markdown]
# ### 12 · A T-score to explain
#
# Chi filled in a PROMIS questionnaire on **pain interference**: T = **35**. On PROMIS scales 50 is the mean of the general population, 10
# its standard deviation, and a higher score always means *more of what the scale is named after*.
#
# What may you tell Chi? (Take scores in the general population to be normally distributed.)
#
# - In this you are better off than about 93% of the general population.
# - In this you are worse off than about 93% of the general population.
# - You have about 35% of the pain interference that one can have.
# - You have twice the pain interference of somebody with a T of 17.5.

# %% [markdown]
# **Worked solution**
#
# 35 lies 1.5 standard deviations below the mean of the general population; about 93% of people have a higher score. More
# pain interference is bad news, so Chi is **better off than about 93%** of them.
#
# “Percent” and “twice” both need a zero that means none. This scale has none: it starts nowhere.

# %%
mark("ch02.whom_does_it_pass", 'better')

# %% [markdown]
# ### 13 · The top box
#
# A practice sent out **577** questionnaires. “How often did you get an appointment as soon as you needed it?”
#
# | never | sometimes | usually | always | left blank |
# |---:|---:|---:|---:|---:|
# | 5 | 13 | 67 | 125 | 27 |
#
# What is the top-box share?

# %% [markdown]
# **Worked solution**
#
# Answered: 5 + 13 + 67 + 125 = 210. Top box: 125 ÷ 210 = **59.5%**.
#
# Beside it belongs: 210 answers out of 577 forms sent, 36%; 27 left this question blank. Were those who kept silent like those
# who spoke? The share cannot say.

# %%
mark("ch02.top_box", 0.595238)

# %% [markdown]
# ### 14 · Who could be recognized?
#
# A table of answers by region is to be published; no total is printed. Counts from 1 to 10 must not be shown, and must not be possible to work out.
# Hold back as little as you can: no more counts than needed, and no larger ones than needed.
#
# - North: 3 answers
# - East: 41 answers
# - South: 74 answers
# - West: 17 answers
# - Center: 56 answers
#
# Into:
#
# - Print the count
# - Hold it back: too few to hide among
# - Hold it back: it would give another one away

# %% [markdown]
# **Worked solution**
#
# **North** has 3 answers, fewer than 11: hold it back.
#
# No total is printed, so the other four give nothing away: print them.

# %%
mark("ch02.cells_to_hold_back", {'North': 'small', 'East': 'show', 'South': 'show', 'West': 'show', 'Center': 'show'})

# %% [markdown]
# ### 15 · How many answers would it take?
#
# Real scores of medical groups (Medicare, 2020): for health promotion the group in place 78 of 88 has **53%**; the mean
# of all groups is **60%**. How many patients answered is not in the table.
#
# Wilson's 95% limits of a share leave a value out as soon as the share lies more than 1.96 standard errors *of that value* from it. Suppose
# that the score stays 53%. Set the number of answers from which the group's limits leave the mean out. You set it blind.

# %% [markdown]
# **Worked solution**
#
# The gap is 7 points of 100. The standard error of the mean's value with n answers is √(0.60 × 0.40 ÷ n).
#
# 1.96² × 0.60 × 0.40 ÷ 0.07² = **188** answers.
#
# Place 78 of 88 for health promotion may be a difference, or luck: it depends on a number that was not published. And were 53% the true
# score, about half of surveys of this size would still come out closer to the mean and miss.

# %%
mark("ch02.answers_needed", {'answers': 188.153})

# %% [markdown]
# ## The score

# %%
score("ch02")
