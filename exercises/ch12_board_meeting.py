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
#   title: "Exercises: The board meeting"
# ---

# %% [markdown]
# # Exercises: The board meeting
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
# ### 1 · Follow a change through a whole contract to the first figure that it moves

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.why_each_line")

# %% [markdown]
# ### 2 · Say how much a few years of checks can tell

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.two_years")

# %% [markdown]
# ### 3 · Compute what a ratio reports when patients have been lost on the way

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.who_was_counted")

# %% [markdown]
# ### 4 · Count everybody who began, and what the money would have done elsewhere, in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.swimming_club")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Find the question that opens a sentence of a report

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.six_documents")

# %% [markdown]
# ### 6 · Count the health that a contract's money would have bought elsewhere

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.payers_purse")

# %% [markdown]
# ### 7 · Set a minimum against luck and against selection together

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.minimum_for_luck")

# %% [markdown]
# ### 8 · Name who pays for a package

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.who_loses")

# %% [markdown]
# ### 9 · Turn a reported gain into the gain of everybody, over what came anyway

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.three_pilots")

# %% [markdown]
# ### 10 · Program the value of a contract for patients and payer

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch12.net_value")


# %%
# %%answer ch12.net_value
def net_value(qalys, check, saved, threshold):
    """QALYs gained here, less those that the payer's money would have bought elsewhere."""
    ...


# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch12")
