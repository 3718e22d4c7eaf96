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
#   title: Value ratios
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 1 · Value ratios

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch01")

# %% [markdown] slideshow={"slide_type": "-"}
# You buy care for people with type 2 diabetes and chronic kidney disease. Next year's contract has room for one pathway of care, and two clinics have
# written to you.
#
# | | Health gained, per patient | Cost, per patient |
# |---|---:|---:|
# | **A** | 0.12 QALY | \$7,500 |
# | **B** | 0.10 QALY | \$6,600 |
#
# A QALY is a year of life in full health, so 0.12 of one is about 44<!--=0.12*365--> good days. The cost is everything that anybody pays, from first visit to last.
#
# A gives more. B costs less. **Which would you fund?** Before you read on, commit yourself to something sharper.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("b_never_wins")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** this prediction (4), “Put a price on a QALY” with its picture (11), “Where did B go?” and the vote again (5). **50:** add “Why is each line there?” and
# “Where the choice flips” (9), “Where is zero?” with its picture (14), “Snow in the passes” (7). **75:** add “When is ‘highest value first’ right?” (3),
# “Four words, four winners” (8), “The debate” (14). For home: “A ratio has no size”, “Outcomes that cannot be divided”, “Whose burden?”.
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides, and this one comes with “Put a price on a QALY”:
# stay here until everybody has voted. Learners commit on their own pages.
#
# Let everyone commit before anyone speaks, and tally the four options. *Likely:* about half say “at low prices” (B is cheaper), a third “in the middle”.
# *Call on* somebody who said “in the middle”: the picture in their head, neither first, then B, then A, is the usual one and a good one; it is the numbers that refuse it.
# Do not correct anyone yet. After the explorer, vote again on “what would B have to change?”

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The ratio that everyone quotes
#
# Michael Porter and Elizabeth Teisberg made one fraction famous:
#
# $$\text{value} = \frac{\text{outcomes}}{\text{cost}}$$
#
# A dollar buys 1.60 × 10⁻⁵<!--=value_ratio(0.12, 7500)--> QALY from A and 1.52 × 10⁻⁵<!--=value_ratio(0.10, 6600)--> from B; a thousand dollars,
# 0.0160<!--=1000*value_ratio(0.12, 7500)--> and 0.0152<!--=1000*value_ratio(0.10, 6600)-->. Turned upside down, A costs
# \$62,500<!--=average_cost_effectiveness_ratio(7500, 0.12)--> per QALY and B \$66,000<!--=average_cost_effectiveness_ratio(6600, 0.10)-->. A has the higher value,
# so fund A?
#
# Many accounts end here. But the fraction never asked what a QALY is worth to *you*, nor mentioned that you can keep the money.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Put a price on a QALY
#
# Say that you would pay up to λ (lambda) dollars for a QALY. Every option then has a **net monetary benefit**:
#
# $$\lambda \times \text{outcome} - \text{cost}$$
#
# At λ = \$30,000, A comes to −\$3,900<!--=net_monetary_benefit(0.12, 7500, threshold=30000)--> and B to
# −\$3,600<!--=net_monetary_benefit(0.10, 6600, threshold=30000)-->: both lose, B less. Keeping the money comes to \$0.
#
# Start with **One of the two** and move λ. Then press **Or neither**.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("b_never_wins")

# %% [markdown] slideshow={"slide_type": "notes"}
# Freeze at “One of the two” and ask for B's band (0 to 45,000) before you touch the switch. Then switch, and wait.
# *The wrong answer to call on:* “B lost because its ratio is worse.” Drag B's cost to \$6,250: now the ratios tie and its band has zero width. Down to \$5,900 it has
# the better ratio and the band 59,000 to 80,000. So the ratio of B *to nothing* does matter, once nothing is allowed. That is the debrief question: which comparison does each boundary make?
# *Cut* after “Where did B go?” if you have 20 minutes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Where did B go?
#
# Between A and B alone, the choice flips where A's extra health repays A's extra cost, at
#
# $$\lambda = \frac{7500 - 6600}{0.12 - 0.10}$$
#
# or \$45,000<!--=preference_threshold(cost_a=7500, cost_b=6600, outcome_a=0.12, outcome_b=0.10)--> per QALY. This is the **incremental** ratio, the price of
# *moving* from B to A. Neither average shows it.
#
# Allow “neither”, and B has two rivals. It beats A only below \$45,000, keeping the money only above \$66,000. No λ is both. A beats
# keeping the money from \$62,500 up. B is **extendedly dominated**: give A to
# 88%<!--=6600/7500--> of the patients and nothing to the other 12%<!--=1-6600/7500-->, and B's money buys 0.1056<!--=0.12*6600/7500--> QALY per patient on average, not
# 0.10. Nobody need do that; it proves that B's money can do more.
#
# How cheap must B become to be best at some price? Which ratio tells you? Try the slider before you go on.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The first card wants reasons; the second stops one step short.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch01.why_each_line")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch01.flip_threshold")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* sorting line 5 under “is the decision”; answering the second card with Cedar's average. For the second, ask: “for which pair of options
# would that be the right answer?” (Cedar or nothing.) That question is worth more than the correction.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where is zero?
#
# (Below \$6,250<!--=7500*0.10/0.12-->, where B's own ratio becomes the better one.) An average is an incremental ratio in disguise: its other option is
# *nothing*, at 0 QALY and \$0. When nothing really is on offer, that is the right comparison. But
# your patients without A or B are not a blank. They turn up in emergency rooms; they may get some usual care, which costs money and does some good.
#
# In the picture a pathway's value is the slope of the line from zero to its point: health up, dollars across. Zero is now yours to move.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("where_is_zero")

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask for *another* zero at which the two tie, and then another, until somebody sees that all of them lie on one line: the line through A and B.
# *The wrong answer to call on:* “so the ratio is arbitrary.” No: given the option that you would really use instead, it is not. Debrief: what would happen to *these* patients otherwise?

# %% [markdown] slideshow={"slide_type": "slide"}
# Count from usual care at 0.02 QALY and \$3,000, and both buy
# 0.0222<!--=1000*value_ratio(0.12, 7500, origin_outcome=0.02, origin_cost=3000)--> QALY per \$1,000: a tie. Let an untreated patient cost \$4,000 and B leads,
# 0.0385<!--=1000*value_ratio(0.10, 6600, origin_cost=4000)--> to 0.0343<!--=1000*value_ratio(0.12, 7500, origin_cost=4000)-->, and is the best choice from
# \$26,000<!--=preference_threshold(cost_a=6600, cost_b=4000, outcome_a=0.10, outcome_b=0)--> to
# \$45,000<!--=preference_threshold(cost_a=7500, cost_b=6600, outcome_a=0.12, outcome_b=0.10)-->. The verdict on B was a verdict about what else would happen to the patients.
#
# Nothing about A or B has changed. The step from B to A stays at \$45,000 a QALY: a difference does not know where zero is.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A ratio has no size
#
# A third clinic writes: a reminder text, 0.001 QALY per patient for \$10. Its value is 0.1000<!--=1000*value_ratio(0.001, 10)--> QALY per \$1,000, six times A's. Rank by
# value and the text takes A's place.
#
# At λ = \$100,000 the text is worth \$90<!--=net_monetary_benefit(0.001, 10, threshold=100000)--> a patient, and A
# \$4,500<!--=net_monetary_benefit(0.12, 7500, threshold=100000)-->. A ratio tells you how well each dollar works, not how many dollars you can put to work.
#
# Four offers, and nothing else:

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch01.four_offers")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Outcomes that cannot be divided
#
# - **Scales.** On PROMIS scales a T-score is 50 + 10 z, so 0 stands for nothing in particular. A mean of 52 for \$4,000 against 47 for \$3,500 makes
#   13.0<!--=1000*value_ratio(52, 4000)--> against 13.4<!--=1000*value_ratio(47, 3500)--> points per \$1,000. Had the makers put their zero where 40
#   stands now:
#   3.0<!--=1000*value_ratio(12, 4000)--> against 2.0<!--=1000*value_ratio(7, 3500)-->, and the other one wins.
# - **Harm.** Losing 0.1 QALY for \$1,000 gives −0.10 per \$1,000; losing it for \$2,000 gives −0.05, the *larger* number. The ratio prefers the dearer harm. Net
#   monetary benefit does not: it is \$1,000 lower at every λ.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Four words, four winners
#
# Two more clinics write. Outcome and cost of A and B are a textbook's hypothetical example; **C, D, all visits and all patient payments are illustrative inputs chosen
# for this workbook.** The best in each row is in bold.
#
# | | A | B | C | D |
# |---|---:|---:|---:|---:|
# | Cost | \$7,500 | \$6,600 | \$12,000 | \$4,000 |
# | Visits | 6 | 4 | 10 | 3 |
# | **Quality**: QALY | 0.12<!--=quality(0.12)--> | 0.10<!--=quality(0.10)--> | **0.14<!--=quality(0.14)-->** | 0.05<!--=quality(0.05)--> |
# | **Value**: QALY per \$1,000 | **0.0160<!--=1000*value_ratio(0.12, 7500)-->** | 0.0152<!--=1000*value_ratio(0.10, 6600)--> | 0.0117<!--=1000*value_ratio(0.14, 12000)--> | 0.0125<!--=1000*value_ratio(0.05, 4000)--> |
# | **Efficiency**: QALY per visit | 0.020<!--=efficiency(0.12, 6)--> | **0.025<!--=efficiency(0.10, 4)-->** | 0.014<!--=efficiency(0.14, 10)--> | 0.017<!--=efficiency(0.05, 3)--> |
# | **Affordability**: patient pays | \$300 | \$420 | \$600 | **\$60** |
#
# No two rows agree. **Quality** is the health achieved, **value** the health for what all payers spend, **efficiency** any other output for an input,
# **affordability** what the bill does to the patient. When somebody promises the best, ask: in which row?

# %% [markdown] slideshow={"slide_type": "subslide"}
# The last row hides a second question: \$420 out of whose income? Health spending is commonly called catastrophic when it passes 10% or 25% of what a household earns or spends (the United
# Nations' indicator until 2025), or 40% of its capacity to pay, which is what is left after its basic needs. Which needs count differs: food alone in some yardsticks; food, housing and utilities
# in others. Here it is food and shelter.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("whose_burden")

# %% [markdown] slideshow={"slide_type": "notes"}
# At \$24,000 B is over the line and A is under it, although A costs the system \$900 more. *Call on* whoever says “cheaper care is more affordable.” Ask whose dollars.
# Then press “Nothing left”: a burden without a denominator. The workbook calls it undefined and catastrophic; ask whether the class agrees. *Cut* this explorer first.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## When is “highest value first” right?
#
# Suppose that programs do not exclude each other, that each can be bought at the same rate in any amount up to what there is need for, and that the budget is fixed. Then go down the list from
# the highest value until the money is gone: no other plan buys more health, and the last program you could afford tells you your λ.
#
# Dialysis transport and smoking cessation may live in that world. A and B do not: one patient cannot be given both.

# %% [markdown] slideshow={"slide_type": "notes"}
# This is the best case for the ratio, and the debate needs it. *Likely:* somebody says “so ratios are wrong.” Send them here. *Debrief:* name one decision from your own work that
# excludes its alternatives, and one that does not.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The debate
#
# You now know the ratio's best case and its worst. Take a side on the motion in at most 80 words. Then write the objection to your *own* side that you
# would least like to answer. On your own page both stay in your log, and two positions by others then appear beside yours.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.position import position
position("highest_value_first")

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes alone, then pairs swap objections: each must improve the *other's* objection before answering it. Vote before and after. Then `p` shows two positions by others: read one aloud, and ask who would rather defend it than their own. *Likely:* “value is what patients get for the money, so of
# course.” *Wrong answer to call on:* “use the ICER instead”, with no λ: an incremental ratio decides nothing either until somebody names a price. *Debrief:* what would have to be
# true of the choice for your side to win?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **How sure we are.** The example gives 0.12 and 0.10 without an interval. The difference is about 7<!--=(0.12-0.10)*365--> good days a patient; a trial could easily miss it or invent it. Chapter 3 will let the numbers vary.
# - **Whose λ.** It can be what a society is willing to pay, or the health that displaced care would have given. The two differ, and chapter 3 takes both seriously.
# - **Whose cost.** A charge is not a cost, and one payer's saving may be a family's bill. Chapter 4 will count minutes.
# - **Who gains.** 0.12 QALY is a mean. Chapter 7 will ask how it is spread.
# - **Real pathways.** A and B are hypothetical, and C and D are ours.

# %% [markdown] slideshow={"slide_type": "notes"}
# A minute, only where there is time. *Ask:* which of the five would worry the patient most, and which the payer?

# %% [markdown] slideshow={"slide_type": "subslide"}
# One last card, and it is not about health care at all.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch01.two_crews")

# %% [markdown] slideshow={"slide_type": "notes"}
# The card's rule (“has to hire one” or “may hire nobody”) differs from learner to learner: put one of each side by side, and ask why the same data have two answers.
# *Exit ticket:* this card, and “the muddiest point”.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. Value, outcomes over cost, compares an option with nothing. Use it when nothing is the real alternative, or when a fixed budget is spread over programs that leave each other room.
# 2. Between options that exclude each other, choose the largest λ × outcome − cost. The incremental ratio says at which λ the choice flips.
# 3. An option can have a respectable ratio and be best at no price at all; a different zero can make it best.
# 4. Check that zero means nothing, that no outcome is negative, and that no cost is zero, before you order any ratios.
# 5. Quality, value, efficiency and affordability are four questions. They have four answers.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Four more cards here; the exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has them all, with the same numbers and the same
# progress.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch01.value_per_thousand")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch01.which_word")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch01.tie_the_values")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch01.rank_or_refuse")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Sources
#
# - Porter ME, Teisberg EO. *Redefining Health Care.* Harvard Business School Press, 2006. Porter ME. What is value in health care? *NEJM* 2010;363:2477. The definition of value.
# - Drummond MF, Sculpher MJ, Claxton K, Stoddart GL, Torrance GW. *Methods for the Economic Evaluation of Health Care Programmes*, 4th ed. Oxford University Press, 2015. Incremental ratios and dominance.
# - Stinnett AA, Mullahy J. Net health benefits. *Medical Decision Making* 1998;18:S68. Net benefit.
# - Wagstaff A, van Doorslaer E. Catastrophe and impoverishment in paying for health care. *Health Economics* 2003;12. Yardsticks for catastrophic spending.
# - Xu K, Evans DB, Kawabata K, Zeramdini R, Klavus J, Murray CJL. Household catastrophic health expenditure: a multicountry analysis. *Lancet* 2003;362:111. The 40% of capacity to pay.
# - Cylus J, Thomson S, Evetovits T. Catastrophic health spending in Europe. *Bulletin of the World Health Organization* 2018;96:599. Four yardsticks on the same households; the share of the whole budget finds
#   more hardship among the rich and less among the poor than the others do.
# - United Nations. Indicator SDG 3.8.2. Health spending greater than 10% or 25% of household expenditure or income; since March 2025, greater than 40% of what is left above a poverty line.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 2: measuring quality](ch02_measuring_quality.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch01")
