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
#   title: "Solutions: Start here"
# ---

# %% [markdown]
# # Solutions: Start here
#
# One set of numbers for everybody, the book's; your own cards show others. Each answer is judged by the cell below it, as your
# card would judge yours. Nothing that you run on this page is put down to you.

# %% tags=["hide-input"] jupyter={"source_hidden": true}
import widgets
from workbook.marking import mark, open_book, score

open_book()

# %% [markdown]
# ## Core problems

# %% [markdown]
# ### 1 · What did one recovery cost?
#
# Another clinic spent \$86,400 last year. It took in 80 patients and saw them 480 times in all; 48 of them got better.
# How many dollars did it spend for each patient who got better?

# %% [markdown]
# **Worked solution**
#
# \$86,400 ÷ 48 recoveries = **\$1,800** for each. Per visit it would have been \$180 and per patient \$1,080:
# true numbers as well, but they count work and people at the door, not results. (It credits the clinic with every recovery. Some of them might have come unaided: chapter 1
# asks “Where is zero?”.)

# %%
mark("ch00.cost_per_recovery", 1800)

# %% [markdown]
# ## The score

# %%
score("ch00")
