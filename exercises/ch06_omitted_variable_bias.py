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
#   title: "Exercises: Omitted-variable bias"
# ---

# %% [markdown]
# # Exercises: Omitted-variable bias
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
# ### 1 · Say what each step from a link to two biases is for

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.why_each_line")

# %% [markdown]
# ### 2 · Compute how far a hospital is misjudged, apart from how far a slope is off

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.last_step")

# %% [markdown]
# ### 3 · Find the bias of a comparison from a table of counts and means

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.only_the_data")

# %% [markdown]
# ### 4 · Take out of a difference what something else has brought, in a setting of your own

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.river_plots")

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · Compute a short slope from a design

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.short_slope")

# %% [markdown]
# ### 6 · Find the link at which a hospital's bias has halved

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.half_the_penalty")

# %% [markdown]
# ### 7 · Tell the sign of a bias from two signs

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.which_way")

# %% [markdown]
# ### 8 · Undo the bias of two left-out variables

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.two_left_out")

# %% [markdown]
# ### 9 · Verify the identity of short and long regression on real people

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.real_pair")

# %% [markdown]
# ### 10 · Find a slope of a multiple regression by residuals

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.slope_held_equal")

# %%
# %%answer ch06.slope_held_equal
import numpy as np


def slope_held_equal(y, x, z):
    """Slope of x at equal z, by leftovers."""
    ...


# %% [markdown]
# ### 11 · Compute how strong an unmeasured variable must be to undo a slope

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.robustness")

# %% [markdown]
# ### 12 · Apply three rules and see whom each penalizes, and by how much

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.who_is_penalized")

# %% [markdown]
# ### 13 · Tell what a stratified and an adjusted report can show about care

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.what_they_say")

# %% [markdown]
# ### 14 · See that an odds ratio changes when an unrelated variable is left out

# %% tags=["hide-input"] jupyter={"source_hidden": true}
card("ch06.all_together")

# %% [markdown]
# ## Where you stand

# %% tags=["hide-input"] jupyter={"source_hidden": true}
progress("ch06")
