# ---
# jupyter:
#   jupytext:
#     notebook_metadata_filter: kernelspec,jupytext,title,-jupytext.text_representation.jupytext_version
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   title: The board meeting
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 12 · The board meeting

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch12")

# %% [markdown] slideshow={"slide_type": "-"}
# It is seven in the evening. You sit on the board of Ferry Street Health, a hospital by the harbor with four clinics. (It is invented; its numbers come from the models of the earlier chapters, and they are **illustrative**.)
#
# A payer offers a contract for 10,000 of your people, whose care costs \$100 million a year. 2,000 of them have no stable home. By nine the board signs a **package** of four decisions: what is *measured*, what it is *adjusted* for, which *contract*, and what *guardrail* protects patients. Then three people will ask you why: a patient, your finance chief, and a regulator.

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** “Six documents”, “3 · The league table” and “5 · The term sheet” aloud (5), “Three packages” with its prediction (8), “Your package”, decided by hands (7). **50:** add “Ten years” with its prediction and “At least as many” (14), one question of “The hearing” at the front (16). **75:** add the other documents with “One question for each sentence” (10), a second question (10), “The swimming club” as exit ticket (5).
#
# *On the projector:* deal the six documents to six groups; each reports in one sentence what its sheet would let a board believe. Learners answer on their own pages.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch12", "ch06.last_step", "ch10.phantom_savings")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Six documents
#
# At every place lie six documents. Each is true. Each has let somebody, in an earlier chapter, believe something false.
#
# ### 1 · The quality sheet
#
# > *Nurses called 400 patients for half a year. Those who answered our form gained **8.0 points** of health.*
#
# | Began in the | Worst third | Middle | Best third | All |
# |---|---:|---:|---:|---:|
# | answered | 83 | 83 | 82 | 248<!--=83 + 83 + 82--> of 400 |
# | mean gain, points | 15.0 | 7.0 | 1.9 | 8.0<!--=(83 * 15 + 83 * 7 + 82 * 1.9) / 248--> |

# %% [markdown] slideshow={"slide_type": "notes"}
# One group reads it aloud; nobody comments yet. *If asked:* the form went to all 400.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### 2 · The cost sheet
#
# > *A call costs \$30 of a nurse's time and avoids \$50 of other care. **Each call saves \$20.** Let us make more of them.*
#
# | A call, \$ | Payer | Ferry Street |
# |---|---:|---:|
# | nurse's time | – | −30 |
# | care not given | 50 | −10<!--=-0.2 * 50--> (margin; staff and beds stay) |
# | together, today | 50 | −40<!--=FerryStreet().slope(shared=0) / 0.1--> |

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* this group has already counted the money. Ask only: whose \$50? *Cut* it in 20 minutes.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### 3 · The league table
#
# > *Readmissions over those expected by clinical risk. **Ferry Street: above 1.** Hill Clinic: below.*
#
# | | Ferry Street | Hill Clinic |
# |:--|---:|---:|
# | No stable home | 20% | 5% |
# | Admitted | 2,500 | 2,500 |
# | Readmitted | 425<!--=2500 * (0.8 * 0.15 + 0.2 * 0.25)--> | 388<!--=2500 * (0.95 * 0.15 + 0.05 * 0.25)--> |
# | Expected | 408<!--=2500 * (0.8 * 0.141 / 0.9 + 0.2 * 0.19)--> | 396<!--=2500 * (0.95 * 0.141 / 0.9 + 0.05 * 0.19)--> |
# | O/E | 1.04<!--=observed_to_expected(425, 2500 * (0.8 * 0.141 / 0.9 + 0.2 * 0.19))--> | 0.98<!--=observed_to_expected(388, 2500 * (0.95 * 0.141 / 0.9 + 0.05 * 0.19))--> |
# | 95% limits | 0.94<!--=exact_poisson_interval(425, expected=2500 * (0.8 * 0.141 / 0.9 + 0.2 * 0.19)).lower--> to 1.14<!--=exact_poisson_interval(425, expected=2500 * (0.8 * 0.141 / 0.9 + 0.2 * 0.19)).upper--> | 0.89<!--=exact_poisson_interval(388, expected=2500 * (0.95 * 0.141 / 0.9 + 0.05 * 0.19)).lower--> to 1.08<!--=exact_poisson_interval(388, expected=2500 * (0.95 * 0.141 / 0.9 + 0.05 * 0.19)).upper--> |

# %% [markdown] slideshow={"slide_type": "notes"}
# *The wrong answer to call on:* “we are worse than expected.” Whom does the model expect? Then the last line: which values do both pairs of limits hold?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### 4 · The vendor's model
#
# > *It knows who has a home. For 2,000 places among 20,000 people it is **more precise**, and worth \$536,000<!--=program_result("M1")["value"][0] - program_result("M0")["value"][0]--> more.*
#
# | | Without housing | With housing |
# |:--|---:|---:|
# | Precision | 45%<!--=program_result("M0")["ppv"][0]--> | 52%<!--=program_result("M1")["ppv"][0]--> |
# | Value | \$1,628,000<!--=program_result("M0")["value"][0]--> | \$2,164,000<!--=program_result("M1")["value"][0]--> |
# | Found, of housed who return | 27.9%<!--=program_result("M0")["tpr_housed"][0]--> | 11.1%<!--=program_result("M1")["tpr_housed"][0]--> |
# | Found, of unhoused who return | 33.0%<!--=program_result("M0")["tpr_unhoused"][0]--> | 63.3%<!--=program_result("M1")["tpr_unhoused"][0]--> |

# %% [markdown] slideshow={"slide_type": "notes"}
# *If asked:* it is chapter 8's program, for a larger county; nobody at Ferry Street has bought it. What the board takes from it: a model may know who has a home in order to choose people, or in order to expect the right thing of them. *Cut* it in 20 minutes.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### 5 · The term sheet
#
# > *One-sided. Benchmark \$100 million. **Half of all savings is yours** once they reach 2%, and you repay nothing. As a courtesy, stop-loss: of each person's costs we count the first \$100,000. Quality is what you choose to measure.*
#
# (The benchmark is the sum of last year's costs: whole. Since stop-loss cuts the costs and not the benchmark, this contract is called **costs only** from here on. The payer would sign other contracts, too.)

# %% [markdown] slideshow={"slide_type": "notes"}
# Let somebody say in one breath what is cut and what is not. The name “costs only” comes back on nearly every slide.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### 6 · A letter
#
# > *“I am paid a tenth of what the calls that I order do to our income. Each takes \$4 from me. Ten a year would be best for a patient; I order six. If boxes are to be ticked as well, a call will cost you \$25 more. I have sworn to put patients first, and I believe that I do.* – *Dr. Okafor”*

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask who believes Dr. Okafor, by hands. No names of chapters yet. *Cut* it in 20 minutes.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch12.six_documents")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### What the six do not say
#
# 1. Who is missing?
# 2. In whose pocket?
# 3. What did the model not know?
# 4. Who is found?
# 5. What counts as saved?
# 6. What do the calls reveal?
#
# <details><summary>Answers: open</summary>
#
# 1. Had the other 152<!--=400 - 248--> gained nothing, the mean would be 5.0<!--=mean_change_of_all(8.0, answered=248, enrolled=400, missing_change=0)-->. Those who began worst gain most anyway (chapter 2).
# 2. The \$50 is the payer's. Ferry Street loses \$40 by each call, unless a contract gives some back (chapters 4, 9).
# 3. We gave both the same care; the model does not know who has a home. The limits could not have told: both pairs hold 1, and they hold 0.95 and 1.07, too (chapters 5, 6).
# 4. Of housed people who return, 11%<!--=program_result("M1")["tpr_housed"][0]--> instead of 28%<!--=program_result("M0")["tpr_housed"][0]-->. It hangs on who *gains* from a place (chapter 8).
# 5. Costs above \$100,000, 4.5%<!--=phantom_savings_of_law(100000)--> of all, stand in the benchmark and not in the spending (chapter 10).
# 6. Six calls reveal an α/β of 1<!--=revealed_ratio(Care(), 6)-->. The oath says 0 (chapter 11).
#
# </details>

# %% [markdown] slideshow={"slide_type": "notes"}
# The card: two minutes in pairs, then hands for each sentence. Then the six questions; open the answers last. *Likely:* “who is missing” is found at once, “in whose pocket” last. *Debrief:* which document would you have signed an hour ago?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Three packages
#
# Three lie on the table.
#
# | | Consultant | Finance | Staff |
# |:--|:--|:--|:--|
# | Measure | checklist | readmissions | reports |
# | Adjustment | clinical | peers | social |
# | Contract | costs only | costs only | corridor |
# | Guardrail | none | none | fund |
#
# A **checklist** counts boxes ticked; **reports** are patients' own, from everybody. **Clinical** risk does not know who has a home, **social** risk does; **peers** are other safety-net hospitals. **Costs only** is document 5; the **corridor** shares savings and losses, with stop-loss on both sides. The **fund** takes over half of what a call does to income.
#
# Each package would print a **dashboard** of four figures: health gained, by its own measure; the check; the gap between people with and without a stable home; and the oath.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("three_packages")

# %% [markdown] slideshow={"slide_type": "notes"}
# Read the table aloud, a column each. Commit by cards before anybody speaks; one voice for each letter; vote again, and keep both tallies. Nobody has to agree yet.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("three_packages")

# %% [markdown] slideshow={"slide_type": "notes"}
# The moment. Show the three dashboards; then “And what is true”, and say nothing. *Likely:* a third trusts the consultant's, most have become suspicious and cannot say of what. *The wrong answer to call on:* “then measures are useless.” Which of the three told the truth, and what did it cost? “Nobody drifts away” shows that not all of it is departures.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### A triumph, and flat
#
# | A year | Consultant | Finance | Staff |
# |:--|---:|---:|---:|
# | Health gained, QALYs: dashboard | 85<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["reported_qalys"]--> | 67<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["reported_qalys"]--> | 82<!--=package_result(Package("reports", "social", "corridor", "fund"))["reported_qalys"]--> |
# | Health gained, QALYs: true | **−10<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["qalys"]-->** | 59<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["qalys"]--> | 82<!--=package_result(Package("reports", "social", "corridor", "fund"))["qalys"]--> |
# | Gap, points: dashboard | 0.0<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["reported_gap"]--> | 4.0<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["reported_gap"]--> | 3.2<!--=package_result(Package("reports", "social", "corridor", "fund"))["reported_gap"]--> |
# | Gap, points: true (today 5.5<!--=FerryStreet().health(6, housed=True) - FerryStreet().health(6, housed=False)-->) | 9.8<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["gap"]--> | 10.0<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["gap"]--> | 3.2<!--=package_result(Package("reports", "social", "corridor", "fund"))["gap"]--> |
# | Check, \$ million: dashboard | 2.6<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["check"] / 1e6--> | 3.2<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["check"] / 1e6--> | 0.5<!--=package_result(Package("reports", "social", "corridor", "fund"))["check"] / 1e6--> |
# | Margin, \$ million: true | 1.1<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["margin"] / 1e6--> | 2.2<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["margin"] / 1e6--> | −1.1<!--=package_result(Package("reports", "social", "corridor", "fund"))["margin"] / 1e6--> |
#
# Follow the consultant's. A box counts as care (chapter 2). Ticking takes as much of a call's pay as sharing gives back, so that calls stay at 6.0<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["calls"]--> (chapters 9 and 11). Clinical risk expects \$2,000 too little of people without a stable home; whoever is lost saves money on paper, and 20%<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["left"]--> drift away (chapters 5 and 6). And the benchmark is whole where costs are cut: the check comes in 98%<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["paid"]--> of years, and in 94%<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["paid_idle"]--> had nothing changed (chapter 10).

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch12.why_each_line")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Debrief:* of which chapter is each of the consultant's figures? One sentence of the paragraph, one chapter. The card goes home, or to groups, a line each.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your package
#
# Now decide. Four decisions, each kept as you commit it; the hearing will hold you to them.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.decisions import decide

decide("ferry_street")

# %% [markdown] slideshow={"slide_type": "notes"}
# By hands, one decision a minute; write the four on the board and **commit all four here**: the picture after this opens at them, and the hearing asks about them. (Uncommitted, it asks about the consultant's package.) *Likely:* reports, social risk, two-sided, and a quarrel about the guardrail.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("ferry_street")

# %% [markdown] slideshow={"slide_type": "notes"}
# *The wrong answer to call on:* “take the best of everything.” Let somebody try it in the picture. Last, press “A gap halved”: why is that no good news? *Debrief:* which figure did you give up, and did you know that you were giving it up?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### No package wins on all four
#
# Of the 144 packages, the best in each figure:
#
# | Best in | Value | Margin | Gap and pull |
# |:--|---:|---:|---:|
# | Measure | reports | readmissions | reports |
# | Adjustment | social | peers | social |
# | Contract | corridor | costs only | costs only |
# | Guardrail | fund | none | fund |
# | Value, QALYs | **92<!--=package_results().value.max()-->** | 39<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["value"]--> | 71<!--=package_result(Package("reports", "social", "costs only", "fund"))["value"]--> |
# | Margin, \$ million | −1.1<!--=package_result(Package("reports", "social", "corridor", "fund"))["margin"] / 1e6--> | **2.2<!--=package_results().margin.max() / 1e6-->** | 1.4<!--=package_result(Package("reports", "social", "costs only", "fund"))["margin"] / 1e6--> |
# | Gap, points | 3.2<!--=package_result(Package("reports", "social", "corridor", "fund"))["gap"]--> | 10.0<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["gap"]--> | **2.8<!--=package_results().gap.min()-->** |
# | Money's pull on the calls | 0.20<!--=package_result(Package("reports", "social", "corridor", "fund"))["pull"]--> | 0.38<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["pull"]--> | **0.13<!--=package_results().pull.min()-->** |
#
# **Value** is net health benefit (chapters 1 and 3): QALYs gained, less those that the payer's money would have bought elsewhere at \$100,000 each. Ferry Street's money stands apart, as **margin**. **Money's pull** is the α/β that the calls would reveal if each still took \$4. The weight itself is 1 in every package: a package changes what a call costs, not the doctor.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch12.payers_purse")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Who pays for it
#
# - A check only changes pockets. With the payer's and Ferry Street's purse counted, the package of the third column comes to 84.4<!--=package_result(Package("reports", "social", "costs only", "fund"))["value"] + package_result(Package("reports", "social", "costs only", "fund"))["margin"] / 100000--> QALYs and that of the first to 81.1<!--=package_result(Package("reports", "social", "corridor", "fund"))["value"] + package_result(Package("reports", "social", "corridor", "fund"))["margin"] / 100000-->.
# - In the third column “costs only” (document 5) pays \$3.04<!--=package_result(Package("reports", "social", "costs only", "fund"))["check"] / 1e6--> million for \$1.68<!--=package_result(Package("reports", "social", "costs only", "fund"))["saved"] * 100--> million truly saved. Somebody elsewhere goes without 14<!--=-package_result(Package("reports", "social", "costs only", "fund"))["payer"] / 100000--> QALYs a year.
# - Under the other three contracts a single package leaves Ferry Street anything, \$0.02<!--=package_results().query("contract != 'costs only'").margin.max() / 1e6--> million a year, and 18%<!--=package_results().query("contract != 'costs only'").sort_values("margin").left.iloc[-1]--> of people without a stable home pay for it by drifting away. Where nobody drifts away and patients gain, the margin is −\$0.3<!--=package_results().query("contract != 'costs only' and left == 0 and qalys > 0").margin.max() / 1e6--> million at best.
# - A gap can shrink for the wrong reason (chapter 7): under “A gap halved”, above, it falls from 5.5 to 2.9<!--=package_result(Package("checklist", "social", "corridor", "told"))["gap"]-->, since both groups have lost.

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask for the loser of each column before the second slide. *Likely:* the payer is forgotten. “So sign the third” counts a dollar alike in both purses; then ask who has agreed to fill Ferry Street's from the public's.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ten years
#
# “One year is luck,” says somebody, “but ten years of checks prove our work.” Do they?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("ten_years_twice")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely guesses:* 5 to 20 in a hundred, “because ten years even out”. Take three guesses with their reasons before anybody commits.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("ten_years_twice")

# %% [markdown] slideshow={"slide_type": "notes"}
# *The wrong answer to call on:* “more years would settle it.” Of the *number* of checks: hardly. Of their *sum*: yes, and the consultant's is larger because people left. Go to “Staff's”. *Debrief:* what else would you ask for besides checks?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### What the number of checks can say, and what the dollars can
#
# | Decades in which the idle do at least as well | Consultant | Finance | Staff |
# |:--|---:|---:|---:|
# | by number of checks | 61%<!--=idle_does_as_well(package_result(Package("checklist", "clinical", "costs only", "none"))["paid"], package_result(Package("checklist", "clinical", "costs only", "none"))["paid_idle"])--> | 35%<!--=idle_does_as_well(package_result(Package("readmissions", "peers", "costs only", "none"))["paid"], package_result(Package("readmissions", "peers", "costs only", "none"))["paid_idle"])--> | 8%<!--=idle_does_as_well(package_result(Package("reports", "social", "corridor", "fund"))["paid"], package_result(Package("reports", "social", "corridor", "fund"))["paid_idle"])--> |
# | by dollars, bills taken off | 15%<!--=idle_receives_as_much(Package("checklist", "clinical", "costs only", "none"))--> | 0.3%<!--=idle_receives_as_much(Package("readmissions", "peers", "costs only", "none"))--> | 1.9%<!--=idle_receives_as_much(Package("reports", "social", "corridor", "fund"))--> |
# | True health under the package, QALYs a year | −10<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["qalys"]--> | 59<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["qalys"]--> | 82<!--=package_result(Package("reports", "social", "corridor", "fund"))["qalys"]--> |
#
# Under “costs only” (document 5) nearly every year pays: the idle get a check in 94%<!--=package_result(Package("checklist", "clinical", "costs only", "none"))["paid_idle"]--> of years, and under finance's in 90%<!--=package_result(Package("readmissions", "peers", "costs only", "none"))["paid_idle"]-->: there the quality standard must be met. Whoever only *counts* checks is nearly blind. Whoever adds up the dollars is not. But look at the last line. The consultant's Ferry Street collects more than the idle in 85%<!--=1 - idle_receives_as_much(Package("checklist", "clinical", "costs only", "none"))--> of decades, and its patients have lost: what the dollars saw was people leaving. A contract is also an instrument. Ask what moves its needle.
#
# (61% is not the chance that your checks were luck; for that you would have to know how many such hospitals change nothing. And benchmarks that are set again every five years swallow part of what was earned: flip the switch.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch12.two_years")

# %% [markdown] slideshow={"slide_type": "subslide"}
# One card more before the doors open, with nothing but the data.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch12.who_was_counted")

# %% [markdown] slideshow={"slide_type": "notes"}
# One card to the class, one to take home. *Likely:* those who left are taken out of the readmissions only. Nobody expects anything of a patient who is not here.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The hearing
#
# Nine o'clock. Three people have read your package, and each has a question that follows from it. Whoever cares about its weakest figure asks the hard one. You have 80 words each. Afterwards two other boards' answers stand beside yours, each with the question that it was asked, and a rubric with the reason for every mark. It marks the defense, not the package. Everything stays in your log.

# %% [markdown] slideshow={"slide_type": "notes"}
# Three learners sit in front and ask; whoever answers has one minute. The questions are those of the package that was committed under “Your package”. The class ticks the rubric. *Cut* two of the three questioners, never the third line of the rubric.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.position import position

position("hearing_patient")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* the second line (reported or true) and the fifth are missed. Whoever answers speaks to Mr. Duarte, not to the board.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
position("hearing_finance")

# %% [markdown] slideshow={"slide_type": "notes"}
# *The wrong answer to call on:* “nobody loses.” Add up the four accounts: two groups, two purses. Then the two boards: opposite packages, and each meets all five lines. Which would the class sign?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
position("hearing_regulator")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* the check is offered as proof. How often would it come had nothing changed? *Debrief of the hearing:* would you sign again? Whose question did you have no answer to?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **A real hospital.** Ferry Street is invented; the assumptions that we know stand under More practice.
# - **Why people leave.** “20% for each \$1,000” stands for unanswered calls and late appointments. No study gave us the number. Their places, we assume, are filled: an empty one would cost \$2,000<!--=0.2 * 10000--> of margin, more than the \$991<!--=share_of_a_dollar("costs only") * 2000--> of a departure and the \$254<!--=30 * package_result(Package("readmissions", "peers", "costs only", "none"))["calls"]-->, at most, of calls.
# - **That asking patients tells the truth.** We gave the staff's measure everybody's answer, without error, for \$20 a person. Its honesty is our assumption.
# - **Effects that work on one another.** Clinicians learn, patients talk, payers change terms. Here each year is like the last.
# - **More than health and money.** Trust, dignity, sleep.
# - **What you ought to weigh.** The strips say what a package costs on each. How much of one is worth how much of another, you say.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch12.swimming_club")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point” of the whole course. Take the limits before it: whoever names one that is not on the slide has learned most.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. A report is written in its own measure. Ask who is missing, what would have come anyway, whose dollar it is, and what the model did not know.
# 2. Decisions meet: a measure changes calls, an adjustment opens or shuts a door, a contract pays for what it can see.
# 3. Here no package wins on value, margin, gap and pull at once, under any of 81 sets of assumptions. Whoever offers you one that does: ask first who was left out of the count.
# 4. A contract can be a triumph on its dashboard while its patients lose.
# 5. A defense has a number with its doubt, a loser with a name, and something that would change your mind.

# %% [markdown] slideshow={"slide_type": "notes"}
# *Every path* ends here, with one sentence on paper: “I would sign …, and … loses by it.” Read three aloud; comment on none.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# One more explorer and four more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all ten problems, with the same numbers and the same progress.
#
# ### Under other assumptions
#
# What Ferry Street's figures rest on, as far as we know it, besides the contracts and their luck. Every number is ours:
#
# | Calls and clinicians | |
# |:--|:--|
# | Calls to a patient today | 6 |
# | Best for a patient: calls that reach them | 10 |
# | Health from *n* calls that reach a person, points | 10*n* − *n*²/2 |
# | Calls that reach a person without a stable home | 4 in 5 |
# | A call costs | \$30 |
# | A call that reaches somebody avoids, of spending | \$50 |
# | Margin lost of a dollar not spent | 20 cents |
# | Of what a call does to income, its clinician feels | a tenth |
# | Weight of a dollar against a point of health, α/β | 1 |
#
# | Those who drift away | |
# |:--|:--|
# | Without a stable home, a person costs more than clinical risk expects | \$2,000 a year |
# | Who drifts away, for each \$1,000 gained when one does | 20% |
# | Under social adjustment or an open door | nobody |
# | Calls to them elsewhere, of which 4 in 5 reach them | 2 |
# | Such a call avoids | \$50, too |
# | Margin lost with them, or calls saved | none: others take their places, and are called |
# | Health and savings of those others | not counted |
#
# | Measures and guardrails | |
# |:--|:--|
# | Ticking boxes, a call | \$25 |
# | A ticked list is reported as | 98% of the best care |
# | Each 1% fewer readmissions, of those expected, is reported as | a point of health for everybody |
# | Asking everybody, a person | \$20 |
# | Patients' reports: who answers | everybody |
# | How true they are | exactly |
# | Bonus for each reported point beyond what the contract alone brings, from the margin | \$0.50 |
# | Boxes or reports miss the quality standard | never, not even where nothing changes |
# | The fund, from the margin | half of what a call does to income |
# | Told: patients who opt out | 20% |
# | What that costs, each | \$150 |
# | Told: weight of health that the others lose | 40% |
#
# | Readmissions and worth | |
# |:--|:--|
# | Admitted in a year | a quarter |
# | Readmitted, of those with a stable home | 15% |
# | Of those without | 25% |
# | Clinical risk expects, with a stable home | 15.7%<!--=0.141 / 0.9--> |
# | Without | 19% |
# | Readmissions of safety-net peers | 8% above average care |
# | A point of health takes off readmissions | 1% |
# | A point of health | 0.001 QALY |
# | A QALY elsewhere | \$100,000 |
#
# And what stands in no row: an open door costs nothing; clinicians make the same number of calls to both groups; luck with the quality standard has nothing to do with luck with the savings; clinicians answer to what a dollar saved brings on average between 0 and 2% saved, with the standard met.
#
# Take four of them away from us: which conclusions stay?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("other_assumptions")

# %% [markdown] slideshow={"slide_type": "skip"}
# <details><summary>What stays in 81 combinations that we tried: open</summary>
#
# Weights of money of 0.3, 1.0 and 1.5; nobody, 20% or 50% drifting away; \$20, \$50 or \$100 avoided by a call; a QALY elsewhere at \$30,000, \$100,000 or \$200,000. In all 81<!--=3**4--> no package is best in more than two of the four figures, the largest margin belongs to a contract called “costs only”, and the consultant's package is not the best of the three for patients. (In 36 of them the smallest gap belongs to a package under which patients lose. Leave such packages out, and the answer stays.)
#
# What falls: where a call avoids \$100, ticking no longer eats up what sharing gives back, and the consultant's patients gain, too. So does the order of finance and staff for patients, in 9 of the 81: where a call avoids \$100 and nobody leaves. Which package has the most value: in 39 of them the staff's, elsewhere another. And the amounts of “Who pays for it”: its \$0.02 million runs from −\$0.2 to \$1.3 million, its −\$0.3 million from −\$0.5 to \$0.1 million.
#
# </details>

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Luck, departures, losers

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch12.minimum_for_luck")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch12.who_loses")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch12.three_pilots")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch12.net_value")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# Ferry Street, its documents, and all hospitals and clubs in the cards are illustrative inputs of this workbook. Document 4 is the program of chapter 8 (synthetic people); contracts and luck are those of chapter 10 (BASIC E with its 50% and 30%: 425.605; all tracks: 42 CFR 425.605 and 425.610, performance years 2023–2026), clinicians those of chapter 11, opt-outs and the license that telling gives included. Two people in the model differ only in whether they have a stable home: a circumstance, not a trait.
#
# ## Sources
#
# - Holmström, Milgrom (1991). Multitask Principal–Agent Analyses: Incentive Contracts, Asset Ownership, and Job Design. Journal of Law, Economics, & Organization 7:24. What is measured is done, and the rest drifts.
# - Newhouse (1996). Reimbursing Health Plans and Health Providers: Efficiency in Production versus Selection. Journal of Economic Literature 34:1236. Whom a payment makes worth losing.
# - Cain, Loewenstein, Moore (2005). The Dirt on Coming Clean: Perverse Effects of Disclosing Conflicts of Interest. Journal of Legal Studies 34:1. Why telling can backfire.
# - Claxton, Martin, Soares, Rice, et al. (2015). Methods for the Estimation of the National Institute for Health and Care Excellence Cost-Effectiveness Threshold. Health Technology Assessment 19(14). What a payer's money buys elsewhere.
#
# The sources of each part are those of its chapter.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 11: fiduciary duty](ch11_fiduciary_duty.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch12")
