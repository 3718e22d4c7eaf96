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
#   title: "Exercises: Health equity"
# ---

# %% [markdown]
# # Exercises: Health equity
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
# ### 1 · Say what each yardstick does with the same four rates

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.why_each_line")

# %% [markdown]
# ### 2 · Compare two rates by their ratio after an unequal division

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.last_step")

# %% [markdown]
# ### 3 · Compute the difference and both ratios from counts

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.only_the_data")

# %% [markdown]
# ### 4 · Divide what there is so that two end level, in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.two_tanks")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Tell which statements about a gap a set of rates bears out

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.which_headlines")

# %% [markdown]
# ### 6 · Find the rate at which each yardstick stands still

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.three_unchanged")

# %% [markdown]
# ### 7 · Program the concentration index for groups of any size

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.concentration_index")


# %%
# %%answer ch07.concentration_index
def concentration_index(rates, sizes):
    """Concentration index of the rates, most deprived group first; None where nobody has the outcome."""
    ...


# %% [markdown]
# ### 8 · Tell equality, equity, justice and leveling down apart by what is done

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.which_approach")

# %% [markdown]
# ### 9 · Find the division that closes a gap

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.close_the_gap")

# %% [markdown]
# ### 10 · Find the most efficient division under diminishing returns

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.most_for_all")

# %% [markdown]
# ### 11 · Compute years until a gap has shrunk to a target

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.years")

# %% [markdown]
# ### 12 · Add up what two approaches leave over paid and unpaid years

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.after_the_money")

# %% [markdown]
# ### 13 · Take the change of an overall rate apart

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.what_moved_the_mean")

# %% [markdown]
# ### 14 · Say what an interval lets one print about a difference between groups

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch07.may_it_be_printed")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch07")
