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
#   title: "Exercises: Costing care"
# ---

# %% [markdown]
# # Exercises: Costing care
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
# ### 1 · Give the reason for each step from a year's cost to a visit's

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.why_each_line")

# %% [markdown]
# ### 2 · Add up a visit from people, a place and supplies

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.last_line")

# %% [markdown]
# ### 3 · Cost a visit from yearly costs, calendars and minutes

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.only_the_data")

# %% [markdown]
# ### 4 · Find what limits a process in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.bicycle_shop")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Compute a capacity cost rate from a calendar

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.capacity_rate")

# %% [markdown]
# ### 6 · Price unused capacity

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.idle_dollars")

# %% [markdown]
# ### 7 · Find the resource that binds

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.who_runs_out")

# %% [markdown]
# ### 8 · Find how many minutes must move for a visit to meet a target cost

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.shift_to_target")

# %% [markdown]
# ### 9 · Tell the cost of a visit from the cost of one visit more

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.extra_visits")

# %% [markdown]
# ### 10 · Tell direct, indirect and overhead costs apart, and all of them from prices

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.which_kind_of_cost")

# %% [markdown]
# ### 11 · Assign an indirect cost to rates once

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.loaded_rates")

# %% [markdown]
# ### 12 · Cost one visit two ways, and see the verdict turn

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.three_ways")

# %% [markdown]
# ### 13 · See how a price moves a cost that is computed from it

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.raised_price")

# %% [markdown]
# ### 14 · Turn a process map into a cost, and refuse what cannot be costed

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch04.visit_cost")


# %%
# %%answer ch04.visit_cost
def visit_cost(steps, resources, supplies):
    """Cost of a visit in dollars."""
    ...


# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch04")
