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
#   title: "Exercises: Measuring quality"
# ---

# %% [markdown]
# # Exercises: Measuring quality
#
# The numbers on each card are yours: a neighbor's card shows others. Type an answer and choose **Check**. What cannot be read
# costs nothing; a wrong answer is answered with what it would mean. Hints go from a nudge to the last step but one. The worked
# solution opens when you are right, or after three misses (after one, where you set sliders blind); **New numbers** then
# gives you a fresh problem for the credit.
#
# Where a function is asked for, write it on the card, or in the cell below it under the line that starts with `%%answer` and run
# that cell: both are the same answer, and the latest check counts. It is tried on inputs that you do not see.
#
# Everything you type is kept. Close the page whenever you like.

# %% tags=["hide-input"] jupyter={"source_hidden": true}
from widgets import card, progress

# %% [markdown]
# ## Core problems

# %% [markdown]
# ### 1 · Say what each step of an audit of patient-reported change is for

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.why_each_line")

# %% [markdown]
# ### 2 · Put a direct path and one through process together

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.total_effect")

# %% [markdown]
# ### 3 · Estimate what a program added from the changes of two randomized arms

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.added_points")

# %% [markdown]
# ### 4 · Find the same comparison where nobody is ill

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.slow_swimmers")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Tell structure, process, outcome, PROM, PREM and use of care apart

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.sort_measures")

# %% [markdown]
# ### 6 · Name the ways in which a measure moves although care does not

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.which_peril")

# %% [markdown]
# ### 7 · Compute an opportunity and an all-or-none composite

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.two_composites")

# %% [markdown]
# ### 8 · Compute composites where some items are not due

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.composites_in_code")


# %%
# %%answer ch02.composites_in_code
def composite_scores(checklist):
    """Opportunity and all-or-none score of a list of patients."""
    ...


# %% [markdown]
# ### 9 · Compute effect size, SRM and responder share of real scores, in the direction of better

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.three_real_scores")

# %% [markdown]
# ### 10 · Bound a responder share by those who did not answer

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.who_never_answered")

# %% [markdown]
# ### 11 · Expect regression to the mean

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.unchanged_patient")

# %% [markdown]
# ### 12 · Read a T-score with its direction

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.whom_does_it_pass")

# %% [markdown]
# ### 13 · Compute a top-box share

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.top_box")

# %% [markdown]
# ### 14 · Hold back small counts so that they cannot be worked out

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.cells_to_hold_back")

# %% [markdown]
# ### 15 · Find the number of answers that tells a group from the mean

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch02.answers_needed")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch02")
