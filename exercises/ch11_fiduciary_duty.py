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
#   title: "Exercises: Fiduciary duty"
# ---

# %% [markdown]
# # Exercises: Fiduciary duty
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
# ### 1 · Say what evidence, contract and weights each do to a clinician's choice

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.why_each_line")

# %% [markdown]
# ### 2 · Find where a clinician stops

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.last_step")

# %% [markdown]
# ### 3 · Read a weight off one contract and predict the choice under another

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.only_the_data")

# %% [markdown]
# ### 4 · Weigh one's own cost against another's good, in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.pear_trees")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Say in which direction caring moves care, under different contracts

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.who_calls_more")

# %% [markdown]
# ### 6 · Compute revealed weights, and see which choices reveal none

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.revealed")

# %% [markdown]
# ### 7 · Program the clinician's choice with its corners

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.write_the_choice")


# %%
# %%answer ch11.write_the_choice
def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """The number of calls that the clinician chooses."""
    ...


# %% [markdown]
# ### 8 · Find the bonus that brings care back near the patient's best

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.prom_weight")

# %% [markdown]
# ### 9 · Tell neutralizing, disclosing and realigning apart

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.guardrail_kinds")

# %% [markdown]
# ### 10 · Find the mix of fixed price and repaid cost that society wants

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.best_reimbursement")

# %% [markdown]
# ### 11 · Weigh what disclosure does to those who leave and to those who stay

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.after_telling")

# %% [markdown]
# ### 12 · Compute what risk adjustment leaves of the reason to avoid a patient

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.margin_left")

# %% [markdown]
# ### 13 · Find the patient's, society's and the clinician's best

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.three_bests")

# %% [markdown]
# ### 14 · Keep to what a randomized comparison of two payments can say

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch11.what_the_trial_shows")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch11")
