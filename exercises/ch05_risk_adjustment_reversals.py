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
#   title: "Exercises: Risk adjustment and reversals"
# ---

# %% [markdown]
# # Exercises: Risk adjustment and reversals
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
# ### 1 · Give the reason for each step from deaths to an interval

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.why_each_line")

# %% [markdown]
# ### 2 · Turn an O/E into a risk-adjusted rate

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.adjusted_rate")

# %% [markdown]
# ### 3 · Compute an O/E from a hospital's case-mix

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.observed_to_expected")

# %% [markdown]
# ### 4 · See the same comparison where nobody is ill

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.late_parcels")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Tell case-mix from the results of care

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.what_may_be_adjusted")

# %% [markdown]
# ### 6 · Find the expected rate at which adjustment reverses a ranking

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.flip_point")

# %% [markdown]
# ### 7 · Compute the exact Poisson interval of an O/E

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.exact_interval")

# %% [markdown]
# ### 8 · Say what an O/E with its interval shows, and what it leaves open

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.which_is_shown")

# %% [markdown]
# ### 9 · Standardize real lengths of stay by hand, and see a ranking reverse

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.real_twin")

# %% [markdown]
# ### 10 · Compute the limits of a funnel plot, at its edges too

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.funnel_limits")


# %%
# %%answer ch05.funnel_limits
def funnel_limits(expected_rate, n, z):
    """Lower and upper funnel limit of a death rate among n patients."""
    ...


# %% [markdown]
# ### 11 · Shrink an O/E toward 1 by as much as its size deserves

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.shrunken_ratio")

# %% [markdown]
# ### 12 · Compute a payment reduction of the readmission program

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.readmission_penalty")

# %% [markdown]
# ### 13 · Show how a score rises when patients are turned away and nobody is better

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.turned_away")

# %% [markdown]
# ### 14 · See how many comparisons make an outlier certain

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch05.false_alarms")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch05")
