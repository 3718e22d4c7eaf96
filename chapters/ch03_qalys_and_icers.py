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
#   title: QALYs and ICERs
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 3 · QALYs and ICERs

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch03")

# %% [markdown] slideshow={"slide_type": "-"}
# Thursday, four o'clock. You are the newest member of a committee that decides what a health plan pays for. Its budgets are fixed, this year's and the next ones. Item 1 will be a
# drug, and a hundred patients wait for the answer. Their letters lie on the table, with photographs.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Minutes of the last meetings
#
# Before anything new, the chair asks for two things that were settled in earlier chapters.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
due_cards("ch03", "ch02.who_never_answered", "ch01.who_never_wins")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** “Item 1” with its prediction (5), the picture (8), “Whose \$100,000?” and a vote by hands (7). **50:** the two cards of “Minutes of the last meetings” (5), then those 20,
# “Where 0.75 comes from” with its prediction (10), “The cheaper drug” with its prediction (12), “The last step” (3). **75:** all of the 50, and “The vote” (14), “The Sunday ferry” as exit ticket (6),
# “Not sure” read aloud (5). For home: “Only the data”, “With a ratio or without”, “Whose health?”, “How sure?” and what stands under More practice.
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides: do not press → before everybody has voted. Seat three people as *the hundred*, and leave three chairs empty.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 1. The drug
#
# | The drug, per patient, against usual care | |
# |---|---:|
# | Health it adds | 0.75 QALY |
# | Cost it adds | \$88,900 |
#
# A **QALY** is a year in full health, or two years at half of it. A hundred patients times \$88,900 is \$8.89 million in today's dollars, most of it due at once, the rest later. The budgets are fixed, so whenever it is spent,
# it leaves care that other members would get: a nurse on the telephone, a blood pressure clinic, cataract operations a few months sooner. Suppose that such care gives a QALY for \$100,000.
#
# Those other members wrote no letters. They do not know that there is a meeting.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A hundred patients. For each, 0.75 QALY more and \$88,900 more. Before you look, commit a number.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("invisible_patients")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("invisible_patients")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* +75 (only the hundred are counted), or a loss of the whole 88.9. *The wrong answer to call on:* “+75, the money is not health.” Ask what the \$8.89 million was doing yesterday. The picture comes up with its answer: press `1` at once (“What the dossier shows”), let it stand, then flip the
# switch and say nothing for ten seconds. Now speak to the empty chairs: nobody will ever know who sat there.
# *Debrief:* what would you have to know about the care that is cut before you believe 88.9? (The model takes a marginal price as given. Real cuts are made by bargaining.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Who is in the picture?
#
# Somewhere gain and loss are level. That is where other care pays for a QALY what the drug asks for one,
#
# $$\text{ICER} = \frac{\text{extra cost}}{\text{extra QALYs}} = \frac{88{,}900}{0.75}$$
#
# or \$118,533<!--=incremental_cost_effectiveness_ratio(cost_new=88900, cost_standard=0, outcome_new=0.75, outcome_standard=0).ratio-->: the **incremental cost-effectiveness ratio**. (The textbook that the case comes from
# says “about \$119,000”: the same, to the nearest thousand.) The ratio is a fact about the drug and the care it would replace. The decision also needs a fact about everybody else: what a QALY costs in *their* care. We write it λ (lambda).
#
# The hundred gain 75.0<!--=budget_displacement(patients=100, outcome_each=0.75, cost_each=88900, cost_per_qaly_displaced=100000).gained--> QALYs. At λ = \$100,000 other members
# lose 88.9<!--=budget_displacement(patients=100, outcome_each=0.75, cost_each=88900, cost_per_qaly_displaced=100000).displaced-->; together,
# −13.9<!--=budget_displacement(patients=100, outcome_each=0.75, cost_each=88900, cost_per_qaly_displaced=100000).net-->. At \$150,000 the same drug comes to
# +15.7<!--=budget_displacement(patients=100, outcome_each=0.75, cost_each=88900, cost_per_qaly_displaced=150000).net-->.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.net_health")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 2. Where 0.75 comes from
#
# A QALY is a year of life times its **utility**: 1 is full health, 0 is dead, and below 0 are states that people call worse than dead. Utilities come from
# people who are asked, for instance, how many years in full health would be as good to them as ten years in some state; if eight, its utility is 0.8. What comes later counts for less. At a discount rate $r$,
#
# $$\text{QALYs} = \frac{u_1}{1+r} + \frac{u_2}{(1+r)^2} + \frac{u_3}{(1+r)^3} + \dots$$
#
# On usual care our patient lives five years. The drug betters two of them and adds two (illustrative profiles, chosen for this workbook).
#
# First, a smaller choice.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("draw_a_life")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("draw_a_life")

# %% [markdown] slideshow={"slide_type": "notes"}
# Let somebody *draw* a life they would want, then one they would not want. *Likely:* “a year is worth more than comfort.” *The wrong answer to call on:* “0.60 is 0.60.” Ask at which discount rate it would be (zero). *Debrief:* a QALY ten years away belongs to somebody too; whom does discounting favor? Prevention
# waits for its health and pays at once.

# %% [markdown] slideshow={"slide_type": "slide"}
# Usual care comes to 3.219<!--=discounted_qalys([0.80, 0.75, 0.70, 0.65, 0.60])--> QALYs, the drug to 3.970<!--=discounted_qalys([0.80, 0.75, 0.75, 0.70, 0.60, 0.40, 0.40])-->: a gain of
# 0.75<!--=discounted_qalys([0.80, 0.75, 0.75, 0.70, 0.60, 0.40, 0.40]) - discounted_qalys([0.80, 0.75, 0.70, 0.65, 0.60])-->. Undiscounted it would be
# 0.90<!--=discounted_qalys([0.80, 0.75, 0.75, 0.70, 0.60, 0.40, 0.40], rate=0) - discounted_qalys([0.80, 0.75, 0.70, 0.65, 0.60], rate=0)-->.
#
# *When* in its year does a year count? At its end, as here; at its start, which makes everything 1 + r times as large, so the gain is
# 0.773<!--=discounted_qalys([0.80, 0.75, 0.75, 0.70, 0.60, 0.40, 0.40], timing="start of year") - discounted_qalys([0.80, 0.75, 0.70, 0.65, 0.60], timing="start of year")-->; or in the middle (the half-cycle convention),
# 0.762<!--=discounted_qalys([0.80, 0.75, 0.75, 0.70, 0.60, 0.40, 0.40], timing="mid-year") - discounted_qalys([0.80, 0.75, 0.70, 0.65, 0.60], timing="mid-year")-->. A year lived in part counts in part. None of these is wrong; a comparison that mixes two of them is.
#
# The next card is worked to the end and wants reasons.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.why_each_line")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 3. Where \$88,900 comes from
#
# The drug itself costs \$62,400. Where does the rest come from? Patients who live two years longer fall ill in them like anybody else: \$16,055 of other care in each, worth
# 16,055/1.03⁶ + 16,055/1.03⁷, or \$26,500<!--=present_value([0, 0, 0, 0, 0, 16055, 16055])-->, today. (The total is the textbook's; how it splits is **an illustrative input of this workbook, chosen to reproduce it**.)
#
# The drug alone asks \$83,200<!--=drug_price_and_future_care(62400, 26500, include_future_care=False) / 0.75--> per QALY: accept, at \$100,000. With the care of the added years it asks
# \$118,533<!--=drug_price_and_future_care(62400, 26500) / 0.75-->: refuse. It feels wrong to charge a drug for keeping people alive. But the health of those years is in the 0.75, and a ratio that takes the years and leaves their bills
# flatters whatever lengthens life against whatever betters it.
#
# How dear may the drug be at \$100,000 a QALY? 0.75 × 100,000 − 26,500, or \$48,500<!--=threshold_price(threshold=100000, outcome_gained=0.75, other_costs=26500)-->.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.last_step")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.only_the_data")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slip* on the first card: the drug's price alone. Do not call it stupid, it is how many dossiers are written. *Call on* somebody who finds the added care unfair, and ask whether the health of the added years is then unfair as well.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Whose \$100,000?
#
# - **What other care loses.** Where the budget is fixed, λ is what the care that is cut was paying for a QALY, whether or not anybody likes it. For England's health service one well-known estimate is about £13,000, and it is disputed; the agency that decides there long used £20,000 to £30,000.
# - **What people would pay.** Where the budget may grow, λ is what members would give up of everything else to have one QALY more. For the United States \$100,000 to \$150,000 has been suggested, for lack of anything firmer.
#
# One letter, two facts. At \$100,000 the drug's net benefit is −\$13,900<!--=incremental_net_monetary_benefit(cost_new=88900, cost_standard=0, outcome_new=0.75, outcome_standard=0, threshold=100000)--> a patient, at \$150,000
# it is +\$23,600<!--=incremental_net_monetary_benefit(cost_new=88900, cost_standard=0, outcome_new=0.75, outcome_standard=0, threshold=150000)-->. When somebody says “our threshold”, ask: *who gives up what?*

# %% [markdown] slideshow={"slide_type": "notes"}
# *Call on* somebody who said “we should pay 150,000.” Fine: out of whose pocket? If the premium rises, that is the second meaning; if it does not, wishing changes nothing. *Cut* here for 20 minutes: vote on the drug by hands, once for each meaning.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 4. The cheaper drug
#
# A second dossier. Commit to an answer before the discussion opens.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("cost_effectiveness_plane")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("cost_effectiveness_plane")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “neither” wins by far, because one number met one rule. *The wrong answer to call on:* exactly that one. Have it said as a trade: “you hand me 0.75 QALY and I hand you \$88,900; shop for health with it at \$100,000.” Then show “Less health, \$100,000”, and ask why hospitals so rarely offer such trades. (Loss aversion; nobody writes
# dossiers for them; and the saved money must really go to care.) *Debrief:* one sentence that is true in all four corners.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Four corners, one test
#
# Better and cheaper, −\$40,000 for +0.3 QALY, divides to −133,333<!--=-40000/0.3-->. Worse and dearer, +\$40,000 for −0.3, divides to −133,333<!--=40000/-0.3--> too. Best and worst offer share one quotient, so **a
# negative ratio is never printed**: name the corner. With equal health there is nothing to divide by; compare costs.
#
# - **South-east**, better and no dearer: it **dominates**. **North-west**: it **is dominated**. Neither needs λ.
# - **North-east**, more health, more money: take it if the ratio is *below* λ.
# - **South-west**, less health, less money: take it if the ratio is *above* λ. It sells health, and a seller wants a high price.
#
# One test knows no corners: is λ × extra QALYs − extra cost, for short λΔE − ΔC, above zero? (Where λ is what people would pay, many ask more to lose a QALY than to gain one; where it is what other care loses, it is one number.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.which_quadrant")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 5. Five ways to screen
#
# Real analyses seldom have two options. In 2006 Paltiel and colleagues published what HIV screening would cost and bring in a high-risk population, for one person's lifetime. Ratios in bold are computed here.
#
# | Screening | Cost | Quality-adjusted months | Dollars per QALY, along the frontier |
# |---|---:|---:|---:|
# | status quo | \$26,000 | 277.25<!--=12 * hiv_screening()["outcome"][0]--> | – |
# | once | \$27,000 | 277.57<!--=12 * hiv_screening()["outcome"][1]--> | **\$37,500<!--=cost_effectiveness_frontier(hiv_screening())["icer"][1]-->** |
# | every 5 years | \$28,020 | 277.78<!--=12 * hiv_screening()["outcome"][2]--> | **\$58,286<!--=cost_effectiveness_frontier(hiv_screening())["icer"][2]-->** |
# | every 3 years | \$28,440 | 277.83<!--=12 * hiv_screening()["outcome"][3]--> | **\$100,800<!--=cost_effectiveness_frontier(hiv_screening())["icer"][3]-->** |
# | every year | \$29,440 | 277.76<!--=12 * hiv_screening()["outcome"][4]--> | **dominated<!--=cost_effectiveness_frontier(hiv_screening())["status"][4]-->** |
#
# At \$75,000, screen every 5<!--=best_pathway(hiv_screening(), threshold=75000).split()[1]--> years. \$100,000 cannot decide between every 5 and every 3: that step is five hundredths of a month, and the rounding of the printed months alone leaves
# \$84,000<!--=420 / (0.06 / 12)--> to \$126,000<!--=420 / (0.04 / 12)-->. Against the *status quo*
# even “every year”, which is dominated, would read \$80,941<!--=preference_threshold(cost_a=29440, cost_b=26000, outcome_a=277.76/12, outcome_b=277.25/12)--> and pass at \$100,000. So: order by cost; strike out who gives less for more (dominated); strike out
# whose ratio is higher than the next one's (extendedly dominated); after each, form the ratios anew. What is left is the **frontier**. “How often should people be screened?”, under More practice, lets you try.

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* somebody asks why “every year” gives *less* health than every three years. In print it is 0.07 of a month less; the table does not say why, and a member should ask. *Cut* item 5 first if time is short; the ladder under More practice does the same at home.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 6. Not sure
#
# The dossier gives 0.75 and \$88,900 without limits. Suppose standard errors of 0.30 QALY and \$15,000, normal and independent (illustrative: the case names none).
#
# | λ | Worth its cost with probability | Net benefit on average | So |
# |---:|---:|---:|---|
# | \$100,000 | 34%<!--=probability_cost_effective(-13900, ((100000*0.30)**2 + 15000**2)**0.5)--> | −\$13,900<!--=incremental_net_monetary_benefit(cost_new=88900, cost_standard=0, outcome_new=0.75, outcome_standard=0, threshold=100000)--> | refuse |
# | \$120,000 | 51%<!--=probability_cost_effective(1100, ((120000*0.30)**2 + 15000**2)**0.5)--> | +\$1,100<!--=incremental_net_monetary_benefit(cost_new=88900, cost_standard=0, outcome_new=0.75, outcome_standard=0, threshold=120000)--> | take |
# | \$150,000 | 69%<!--=probability_cost_effective(23600, ((150000*0.30)**2 + 15000**2)**0.5)--> | +\$23,600<!--=incremental_net_monetary_benefit(cost_new=88900, cost_standard=0, outcome_new=0.75, outcome_standard=0, threshold=150000)--> | take |
#
# Over all λ the second column is the **acceptability curve**. It says how sure one is. To a committee that weighs gains and losses alike, the *average* says what to do; with a few very bad draws (these have none), an option can be better in most and still lose on average. What uncertainty decides is whether to learn more first: the **expected
# value of perfect information** is the most that any study can be worth, for each patient whom the decision touches. Average costs and QALYs, then divide; never average ratios.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.share_worth_it")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Item 7. The antibiotic that is not used
#
# *A vignette.* A stewardship team wants two pharmacists, to review antibiotics on day three. Treated patients do as well as before: extra health 0, so no ratio. The drugs saved pay for one pharmacist. Refuse?
#
# Ask who is not in the picture. Each course avoided leaves a drug that still works, for patients of later years whom no trial follows. At 3% a year a QALY saved in year 20 counts 0.55<!--=discount_factors(20, rate=0.03)[19]-->
# today, not 0. A reserve antibiotic has the opposite trouble: paid by the pack, it earns most when used most, and is worth most when it waits.
#
# What would you ask the team to count?

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes in pairs. *Likely:* length of stay, *C. difficile*, resistance in this hospital. Push on: resistance elsewhere, resistance later. The invisible patients are on the *gain* side this time.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The vote
#
# Take a side in at most 80 words. Then write the objection to your *own* side that you would least like to answer. On your own page, two positions by others then appear beside yours.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.position import position
position("refuse_the_drug")

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes alone; then pairs swap objections, and each improves the *other's* before answering it. Vote before and after. Then `p` shows two positions by others: read one aloud, and ask who would rather defend it than their own. *Wrong answer to call on:* “the rule says refuse.” A rule with which λ, and set by whom? *Debrief:* what would have to be true of the care that is cut for your side to win?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **When.** The 88.9 lost are counted in today's QALYs.
# - **Whose cuts.** Real cuts may fall where resistance is least, not where health is least.
# - **Who gains.** A QALY is a QALY, whoever has it. Many disagree, for the worst off or the dying. A year saved for somebody with a disability counts for less: the Affordable Care Act bars Medicare from such a threshold for coverage.
# - **Which costs.** Countries differ on whether unrelated care in added years counts.
# - **What is ours.** The 62,400 and 26,500, the yearly utilities and the standard errors are illustrative; 0.75 and 88,900 are a textbook's.
# - **Scales.** Utilities may be multiplied by years because 0 means dead and 1 full health. A T-score has no such zero (chapter 1).
# - **Infections.** The HIV table leaves out those whom screening spares an infection.

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes, only where there is time. *Ask:* which line would turn your vote around? *Likely:* “Who gains”. It is the one that no better data can settle.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Any other business? One card.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch03.sunday_ferry")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. In some draws the town gains riders by stopping the ferry, in some it loses them: put two side by side and ask which number decides. (Dollars per ferry ride, against dollars per bus ride.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. Under a fixed budget every adoption has patients who are not in the room. λ counts them.
# 2. λ means what other care loses, or what people would pay. Say which.
# 3. QALYs are years times utilities, discounted year by year. Conventions differ; within one comparison they must not.
# 4. If the health of added years counts, so do their bills.
# 5. An ICER without its quadrant is half a number. λΔE − ΔC > 0 decides in all four.
# 6. With several options, compare along the frontier; uncertainty changes how sure you are, and what it is worth to learn more.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Two more explorers and six more cards. (“How sure are we?” counts 1,000 draws and so comes within a point of Item 6.) The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all sixteen problems, with the same numbers and the same progress.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("ways_to_screen")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch03.frontier_ratios")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("how_sure")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch03.worth_of_knowing")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch03.what_years_count")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch03.at_which_prices")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch03.highest_price")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch03.frontier")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Sources
#
# - Drummond MF, Sculpher MJ, Claxton K, Stoddart GL, Torrance GW. *Methods for the Economic Evaluation of Health Care Programmes*, 4th ed. Oxford University Press, 2015. QALYs, discounting, incremental ratios, dominance.
# - Black WC. The CE plane. *Medical Decision Making* 1990;10:212. The plane.
# - Stinnett AA, Mullahy J. Net health benefits. *Medical Decision Making* 1998;18:S68. Net benefit.
# - Claxton K, Martin S, Soares M, Rice N, et al. Methods for the estimation of the NICE cost-effectiveness threshold. *Health Technology Assessment* 2015;19(14). What care elsewhere loses.
# - Neumann PJ, Cohen JT, Weinstein MC. Updating cost-effectiveness: the curious resilience of the \$50,000-per-QALY threshold. *NEJM* 2014;371:796. What people might pay.
# - Sanders GD, Neumann PJ, et al. Second Panel on Cost-Effectiveness in Health and Medicine. *JAMA* 2016;316:1093. 3% a year for both; later costs included.
# - Paltiel AD, Walensky RP, Schackman BR, Seage GR, Mercincavage LM, Weinstein MC, Freedberg KA. Expanded HIV screening in the United States. *Annals of Internal Medicine* 2006;145:797. The five ways to screen, as the documentation of the R package dampack reprints them; printed costs and months are rounded, so that our ratios differ a little from the published ones.
# - Fenwick E, Claxton K, Sculpher M. Representing uncertainty: the role of cost-effectiveness acceptability curves. *Health Economics* 2001;10:779. Briggs A, Claxton K, Sculpher M. *Decision Modelling for Health Economic Evaluation.* Oxford University Press, 2006. Uncertainty.
# - United States Congress. Affordable Care Act. 42 U.S.C. 1320e-1(e), 2010. The bar on QALY thresholds in Medicare.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 2: measuring quality](ch02_measuring_quality.ipynb) · [Chapter 4: costing care](ch04_costing_care.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch03")
