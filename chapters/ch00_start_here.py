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
#   title: Start here
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # Start here
#
# A clinic is paid for each visit, and it is proud of its year: 714<!--=10*patients_enrolled(10, budget=100000, enrollment_cost=400, visit_cost=100)--> visits from
# \$100,000. You ask how many of its patients got better. Nobody had counted.
#
# Value-based care is what happens when somebody counts. What did patients get, for what was spent? How do you measure either one, compare
# clinics fairly, and pay for results without paying for tricks? This workbook lets you try each of these with your own hands.
#
# It has four moves, and you can learn them in two minutes. The first is always to **predict**.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import calibration, card, explorer, objective_map, predict, progress, report_error, review

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("count_what_matters")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Move it, then read it
#
# The second move is to **play**. Drag the slider, or focus it and use the arrow keys; type a number in its box if you want an exact one. The buttons on top jump to
# settings worth seeing.
#
# The third is to **read**: write one line on what you see, and commit it. Only then does the workbook say what *it* sees.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("count_what_matters")

# %% [markdown] slideshow={"slide_type": "notes"}
# The numbers are an illustration, not data. *Likely prediction:* 10, or “as many as possible”. *Debrief:* who is worse off when the clinic moves from ten visits to three, and who is better off?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Answer
#
# The fourth is to **answer**. Type a number the way you would write it (`1,500`, `1500` and `1.5e3` are the same) and press Enter or **Check**. If the card
# cannot read what you typed, that costs nothing. After a wrong answer it says what your number would mean. **Hint** goes from a nudge to nearly there.
# **New numbers** draws another version of the question. A worked solution opens once you are right, or after three wrong answers; then a version with new numbers earns the credit.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch00.cost_per_recovery")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is where
#
# | Chapter | What you will be able to do |
# |---|---|
# | 0 · Start here | Find your way |
# | [1 · Value ratios](ch01_value_ratios.ipynb) | Say when outcomes over cost decides, and when it misleads |
# | [2 · Measuring quality](ch02_measuring_quality.ipynb) | Tell a change in patients from a change in who answers |
# | [3 · QALYs and ICERs](ch03_qalys_and_icers.ipynb) | Decide on a new treatment, and see whose health pays for it |
# | [4 · Costing care](ch04_costing_care.ipynb) | Cost a visit by the minute, and find what a saving leaves on the bill |
# | [5 · Risk adjustment and reversals](ch05_risk_adjustment_reversals.ipynb) | Compare hospitals whose patients differ, and see how much of a difference is luck |
# | [6 · Omitted-variable bias](ch06_omitted_variable_bias.ipynb) | Say what leaving out poverty does to a score, and to whom |
# | [7 · Health equity](ch07_health_equity.ipynb) | Read three true headlines about one gap |
# | [8 · The precision–fairness trade-off](ch08_precision_fairness_tradeoff.ipynb) | Choose whom a model helps, and count who is missed |
# | [9 · Payment incentives](ch09_payment_incentives.ipynb) | Predict what one more visit earns under each way of paying |
# | [10 · Accountable-care contracts](ch10_accountable_care_contracts.ipynb) | Settle a contract, and tell savings from luck |
# | [11 · Fiduciary duty](ch11_fiduciary_duty.ipynb) | Measure your own trade-off between patient and purse |
# | [12 · The board meeting](ch12_board_meeting.ipynb) | Choose a whole package, and defend it to those who live with it |
#
# Start with 1; each takes 50 to 100 minutes, with more practice behind it. They build on each other, but every chapter can be opened alone: it says what it takes from earlier ones.

# %% [markdown] slideshow={"slide_type": "skip"}
# ### What builds on what
#
# Each chapter has a few **objectives**: things you can do once you have worked through it. A sign and a color say where you stand with each; press one to go to its chapter.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
objective_map()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is due
#
# What is not used is forgotten. The workbook brings back each problem you have answered, in new numbers, about when one in five would no longer be solved, as far as a model made for flash cards can guess: after a few days first, then after weeks. Trying to remember keeps things longer than reading them again.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
review()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your progress
#
# By objective, with the problems behind it. A problem is the same one wherever you open it: the same numbers, the same state.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
progress()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How sure, and how right
#
# With each prediction you said how sure you were. Here is what became of it: of the times you said 80%, how many came true?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
calibration()

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Where your answers are
#
# In plain text files in a folder of your own on this computer, named above. There is no account, and nothing is sent anywhere. What you have typed but
# not yet checked is kept too: close the page, or lose the kernel, and it is there when you come back.
#
# Some questions ask for code. Type it into the card, or, in an exercise notebook, into the cell below the card, and run that cell.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Without a mouse
#
# Tab moves to the next control. Arrow keys move a slider by one step, Page Up and Page Down by several, Home and End to its ends. Space turns a switch.
# Enter in a field checks the answer. A screen reader is told what a picture shows once you have committed a reading; “Show as table” gives its rows. In
# JupyterLab, Shift + Enter runs a cell.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Chapter 1: value ratios](ch01_value_ratios.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch00")
