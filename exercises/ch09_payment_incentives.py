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
#   title: "Exercises: Payment incentives"
# ---

# %% [markdown]
# # Exercises: Payment incentives
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
# ### 1 · Say what each step from fee to incentive is for

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.why_each_line")

# %% [markdown]
# ### 2 · Find what an extra visit earns one of several practices that share savings

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.last_step")

# %% [markdown]
# ### 3 · Compute what an action earns under four ways of paying

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.four_margins")

# %% [markdown]
# ### 4 · Find the size of a group at which a shared bill stops restraining, in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.the_lawn")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Find the break-even share of savings

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.neutral_share")

# %% [markdown]
# ### 6 · Find the break-even probability of sharing

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.neutral_chance")

# %% [markdown]
# ### 7 · Say under which conditions shared savings restrain spending

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.what_is_felt")

# %% [markdown]
# ### 8 · Sort actions by which way of paying rewards them

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.who_pays_for_it")

# %% [markdown]
# ### 9 · Tell a bundle's incentives from those of a price per head

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.which_payment")

# %% [markdown]
# ### 10 · Find what a bonus pays for one more patient, with a threshold and without

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.next_patient")

# %% [markdown]
# ### 11 · Compute achievement and improvement points

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.points")

# %% [markdown]
# ### 12 · Compute a total performance score with a missing domain and its effect on payment

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.total_score")

# %% [markdown]
# ### 13 · Reconcile a bundle with discount, stop-gain and stop-loss

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.settle_the_year")

# %% [markdown]
# ### 14 · Program hierarchies and interactions of a risk score

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.risk_score")


# %%
# %%answer ch09.risk_score
def risk_score(categories, demographic, coefficients, hierarchies, interactions):
    """Raw risk score of a member."""
    ...


# %% [markdown]
# ### 15 · Compute the chance of a loss under capitation

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.losing_year")

# %% [markdown]
# ### 16 · Value prevention for a plan whose members leave

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.members_leave")

# %% [markdown]
# ### 17 · Set a piece rate that buys the right amount

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.price_of_a_brick")

# %% [markdown]
# ### 18 · Say what an experiment on patients' prices shows, and what not

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch09.what_may_be_said")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch09")
