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
#   title: "Exercises: Accountable-care contracts"
# ---

# %% [markdown]
# # Exercises: Accountable-care contracts
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
# ### 1 · Give the reason for each step from costs to a payment

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.why_each_line")

# %% [markdown]
# ### 2 · Settle a year once its savings are known

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.last_step")

# %% [markdown]
# ### 3 · Settle a year from its data, minimum included

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.only_the_data")

# %% [markdown]
# ### 4 · See the same mixture of earned and unearned awards elsewhere

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.perfect_pitch")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Say what one year's result shows, and what it leaves open

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.what_a_check_proves")

# %% [markdown]
# ### 6 · Compute the phantom savings of a benchmark that is not truncated

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.phantom_savings")

# %% [markdown]
# ### 7 · Settle gains and losses in bands

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.corridor_three_years")

# %% [markdown]
# ### 8 · Apply a loss limit

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.loss_with_limit")

# %% [markdown]
# ### 9 · Find a loss rate that depends on quality

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.enhanced_losses")

# %% [markdown]
# ### 10 · Find the panel at which luck is paid in one year of twenty

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.smallest_panel")

# %% [markdown]
# ### 11 · Choose a stop-loss threshold for a panel's steadiness

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.steady_threshold")

# %% [markdown]
# ### 12 · Find the average payment for luck

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.luck_payout")

# %% [markdown]
# ### 13 · Follow savings into the benchmark that they lower

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.benchmark_again")

# %% [markdown]
# ### 14 · Count what luck is paid among real people

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.real_people")

# %% [markdown]
# ### 15 · Program a contract from costs to payment, at its edges too

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch10.settle_a_year")


# %%
# %%answer ch10.settle_a_year
def settle(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """What a provider receives for a year ($); below 0 for what it repays."""
    ...


# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch10")
