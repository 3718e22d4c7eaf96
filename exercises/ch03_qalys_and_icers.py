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
#   title: "Exercises: QALYs and ICERs"
# ---

# %% [markdown]
# # Exercises: QALYs and ICERs
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
# ### 1 · Say what each step from utilities to a decision is for

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.why_each_line")

# %% [markdown]
# ### 2 · Form an incremental ratio that counts care in added years of life

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.last_step")

# %% [markdown]
# ### 3 · Compute an incremental ratio from yearly utilities and costs

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.only_the_data")

# %% [markdown]
# ### 4 · Weigh a saving against what it buys elsewhere, in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.sunday_ferry")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Compute discounted QALYs with a partial last year

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.qalys_today")

# %% [markdown]
# ### 6 · Sum a level stream of utilities

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.level_life")

# %% [markdown]
# ### 7 · Find the discount rate behind a reported number of QALYs

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.which_rate")

# %% [markdown]
# ### 8 · See what discounting leaves of each year

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.what_years_count")

# %% [markdown]
# ### 9 · Decide in all four quadrants of the plane

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.which_quadrant")

# %% [markdown]
# ### 10 · Say on which side of the ratio an option is worth choosing

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.at_which_prices")

# %% [markdown]
# ### 11 · Find the threshold price of a treatment

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.highest_price")

# %% [markdown]
# ### 12 · Count the health that a fixed budget displaces

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.net_health")

# %% [markdown]
# ### 13 · Find dominance of both kinds and recompute ratios along the frontier

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.frontier_ratios")

# %% [markdown]
# ### 14 · Program strong and extended dominance

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.frontier")


# %%
# %%answer ch03.frontier
def frontier(outcomes, costs):
    """Positions of the options on the frontier, cheapest first."""
    ...


# %% [markdown]
# ### 15 · Read a point of an acceptability curve off draws in all quadrants

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.share_worth_it")

# %% [markdown]
# ### 16 · Compute the expected value of perfect information

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch03.worth_of_knowing")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch03")
