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
#   title: "Exercises: The precision–fairness trade-off"
# ---

# %% [markdown]
# # Exercises: The precision–fairness trade-off
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
# ### 1 · Say from whom each measure of a selection starts

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.why_each_line")

# %% [markdown]
# ### 2 · Find the false positive rate that base rate, precision and true positive rate leave no choice about

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.last_step")

# %% [markdown]
# ### 3 · Compute an equalized-odds gap from counts

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.only_the_data")

# %% [markdown]
# ### 4 · Find where reaching the needier stops being the better plan

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.storm_boats")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Tell five criteria of fairness apart

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.name_the_criterion")

# %% [markdown]
# ### 6 · Program error rates by group that say when they are undefined

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.empty_group")


# %%
# %%answer ch08.empty_group
def rates(happened, selected, groups):
    """True and false positive rate of each group; None where there is nobody to be a share of."""
    ...


# %% [markdown]
# ### 7 · Check a model's calibration in one group

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.group_calibration")

# %% [markdown]
# ### 8 · Divide places so that a limit on disparity costs as little as possible

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.hold_places")

# %% [markdown]
# ### 9 · Price a fairness constraint

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.price_of_parity")

# %% [markdown]
# ### 10 · Find the threshold at which a place pays for itself

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.break_even_risk")

# %% [markdown]
# ### 11 · Read one decision in two ledgers

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.whose_ledger")

# %% [markdown]
# ### 12 · Measure precision and disparity on real people

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch08.real_people")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch08")
