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
#   title: "Exercises: Value ratios"
# ---

# %% [markdown]
# # Exercises: Value ratios
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
# ### 1 · Say what each step of a net-benefit decision is for

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.why_each_line")

# %% [markdown]
# ### 2 · Find the price of a QALY at which a choice between two plans flips

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.flip_threshold")

# %% [markdown]
# ### 3 · Compute both yardsticks and see where they disagree

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.four_offers")

# %% [markdown]
# ### 4 · Choose the right comparison in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.two_crews")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Compute a value ratio and state its unit

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.value_per_thousand")

# %% [markdown]
# ### 6 · Tell quality, value, efficiency and affordability apart

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.which_word")

# %% [markdown]
# ### 7 · Find the cost at which two value ratios tie

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.tie_the_values")

# %% [markdown]
# ### 8 · Compute an incremental net monetary benefit

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.worth_of_the_step")

# %% [markdown]
# ### 9 · Recognize extended dominance

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.who_never_wins")

# %% [markdown]
# ### 10 · Apply a yardstick for catastrophic health spending

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.catastrophic_income")

# %% [markdown]
# ### 11 · Spot outcomes and costs whose ratio orders nothing

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.may_be_ordered")

# %% [markdown]
# ### 12 · Write a ranking that refuses what it cannot rank

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch01.rank_or_refuse")


# %%
# %%answer ch01.rank_or_refuse
def rank_by_value(outcomes, costs):
    """Positions from the highest value to the lowest."""
    ...


# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch01")
