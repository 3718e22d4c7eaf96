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
#   title: Fiduciary duty
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 11 · Fiduciary duty

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch11")

# %% [markdown] slideshow={"slide_type": "-"}
# Today you are the experiment.
#
# You look after 1,500 people with heart failure. A nurse can call them: what does the scale say, how many stairs, which pills are left? The first call of the year does a patient 9½ points of good, the second 8½, and so on, each a point less; the
# tenth does ½. An eleventh does ½ point of *harm*: false alarms, lost mornings. (All of it illustrative, as is every number here that has no source beside it.)
#
# The plan pays a fixed price for the year, and a bonus: \$40 for a patient who is never called, \$4 less for each call.
#
# Six patients sit for all, each for 250. One disease, one evidence. Decide for each; no answer is right or wrong, and they stay in your own log unless you send it. The meter shows your bonus.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.decisions import decide
decide("six_patients")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** the six patients (8), “What the page computed” with its picture (6), “Where a clinician stops” with its prediction (6). **50:** add “Why is each line there?” and “The last step” (6), “Three ways to guard a patient” (8), “Say it to Mrs. Ames” (9), “Whose best?” with its prediction (7). **75:** add “A clinic that drew lots” (7), “The vote” (12), “The neighbor's pears” as exit
# ticket (6).
#
# *On the projector:* learners decide on their own pages, in silence; on yours decide nothing. Collect α/β on paper slips without names, or let hands go up for “below ½”, “½ to 1”, “above 1”. Never ask a person for a number.
# *Likely:* most lie between 0 and 1; Mrs. Ames gets the most and Ms. Eads or Mr. Dunn the fewest. Some will say ten for everybody because the page is watching: say that this is a finding, too.
# *The wrong answer to call on:* “I gave Mr. Boyd fewer, he misses them anyway.” The story says that a call helps him like anybody. What, then, was weighed?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch11", "ch09.neutral_share", "ch05.turned_away")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What the page computed
#
# Write your choice as if you had made this as large as you could:
#
# $$U = \alpha B + \beta H$$
#
# B is your income, H the patient's health; α (alpha) and β (beta) say how much each weighs. Only α/β shows: double both, and you do the same. After q calls a little more does 10 − q points of good and takes \$4. You stop where the two weigh the same,
#
# $$10 - q = 4\,\frac{\alpha}{\beta} \qquad\text{so}\qquad \frac{\alpha}{\beta} = \frac{10 - q}{4}$$
#
# Ten calls reveal 0<!--=revealed_ratio(Care(), 10)-->; eight, 0.5<!--=revealed_ratio(Care(), 8)-->; six, 1<!--=revealed_ratio(Care(), 6)-->: a dollar of yours weighs as much as one point of theirs. (Calls are whole, so six fits anything from 0.875<!--=3.5/4--> to 1.125<!--=4.5/4-->.)
#
# Below are your six again. Give your weights another contract.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("six_patients")

# %% [markdown] slideshow={"slide_type": "notes"}
# Press “By sympathy” and ask for one number that describes this doctor. There is none: α/β is 1 on average and fits nobody. Then “Always six, then \$4 earned”. *Debrief:* the same person undertreats here and overtreats there. Whose fault is the fourteenth call?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### A mirror, not a measurement
#
# - Your money was not real, and you knew that a number was coming.
# - The stories were written to pull at you. If your six scatter, no single α/β describes you: it belongs to the situation as much as to the person.
# - Money is not greed. Mr. Ford's paid a nurse, who calls people.
#
# What the model does claim: *if* somebody's weights hold still, one contract predicts the next. Now the first card; it is worked and wants reasons.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch11.why_each_line")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where a clinician stops
#
# A **fiduciary** has taken on somebody else's affairs and must put them first: a trustee, a guardian, by every oath a doctor. In a decision about the patient, the oaths say, α is zero. Contracts are written for people in whom both are at work. (Leave the guardrails in the picture alone for now; they come next.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("clinicians_choice")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("clinicians_choice")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “more”, by two to one. *The wrong answer to call on:* “who cares does more.” Under which contract is it right? (Where care takes money.) Move α/β slowly to 0 under both contracts: the dashed line comes down, or up, to zero, and the point to the diamond.
# *Debrief:* a plan finds that its doctors give too much. Should it hire more caring ones, change the contract, or neither? *Cut* here for 20 minutes.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Too little, too much
#
# Let the good of care begin at $h_1$ (here 10) and fall by $h_2$ (here 1) with each call, and let a call add $b_1$ dollars to income (here −4). Then
#
# $$q^* = \frac{h_1}{h_2} + \frac{\alpha}{\beta}\cdot\frac{b_1}{h_2}$$
#
# The first part is the patient's best. The second is the contract's pull: down where care takes money (capitation, shared savings), up where it earns (a fee a call). A larger β shrinks the pull on either side. Nobody calls less than never, so from α/β = 2.5<!--=10/4--> on there is no call at all.
#
# The shaded triangle is the health between q* and ten: 8.0<!--=harm(Care(), 6)--> of 50<!--=Care().health(10)--> points at six calls, and 8.0<!--=harm(Care(), 14)--> at fourteen.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch11.last_step")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Three ways to guard a patient
#
# - **Neutralize.** No money moves with the decision: a fund outside the contract takes over the \$4, or pays for the costly treatment. Risk-adjusted payment does the same for the decision *whom to take*.
# - **Disclose.** The money moves, the patient knows it, and can go where it does not.
# - **Realign.** The money moves with health as patients report it (a PROM, chapter 2): \$w for each point. Health then weighs β + αw, and
#
# $$q^* = \frac{h_1}{h_2} + \frac{\alpha\, b_1}{h_2(\beta + \alpha w)}$$
#
# At w = 7, q* is 9.5<!--=realign(Care(), prom_weight=7, money_weight=1, health_weight=1).quantity-->.
#
# A fourth, **mixed payment**, pays part of what a call really costs (\$3) back, some way from a fixed price to a fee.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Back to 95%, at what price?
#
# The least dose that brings α/β = 1 from 6 calls to 95% of the patient's best, and its cost to the payer, a patient:
#
# | | 95% of the *calls* (9.5) | Cost | 95% of the *health* (7.8<!--=guardrails_compared(Care(), money_weight=1, health_weight=1, measure="health").set_index("guardrail").quantity["PROM bonus"]-->) | Cost |
# |---|---:|---:|---:|---:|
# | Fund takes over | 87.5%<!--=fund_share_for(Care(), money_weight=1, health_weight=1)--> | \$33.25<!--=guardrails_compared(Care(), money_weight=1, health_weight=1).set_index("guardrail").cost["carve-out fund"]--> | 44%<!--=fund_share_for(Care(), money_weight=1, health_weight=1, measure="health")--> | \$13.70<!--=guardrails_compared(Care(), money_weight=1, health_weight=1, measure="health").set_index("guardrail").cost["carve-out fund"]--> |
# | Bonus for a point | \$7.00<!--=prom_weight_for(Care(), money_weight=1, health_weight=1)--> | \$55.13<!--=guardrails_compared(Care(), money_weight=1, health_weight=1).set_index("guardrail").cost["PROM bonus"] + 1e-9--> | \$0.79<!--=prom_weight_for(Care(), money_weight=1, health_weight=1, measure="health")--> | \$4.34<!--=guardrails_compared(Care(), money_weight=1, health_weight=1, measure="health").set_index("guardrail").cost["PROM bonus"]--> |
# | Cost paid back | never | – | 59%<!--=reimbursement_for(Care(), money_weight=1, health_weight=1, measure="health")--> | \$13.70<!--=guardrails_compared(Care(), money_weight=1, health_weight=1, measure="health").set_index("guardrail").cost["mixed payment"]--> |
# | Told, and opt out | 87.5%<!--=opt_out_for(Care(), money_weight=1, health_weight=1)--> | \$131<!--=guardrails_compared(Care(), money_weight=1, health_weight=1).set_index("guardrail").cost["disclosure"]--> | 69%<!--=opt_out_for(Care(), money_weight=1, health_weight=1, measure="health")--> | \$103<!--=guardrails_compared(Care(), money_weight=1, health_weight=1, measure="health").set_index("guardrail").cost["disclosure"]--> |
#
# (An opt-out costs \$150, illustrative, and telling is taken to change nothing with those who stay; more of that below. The bonus is paid on the gain.) Which is cheapest depends on *95% of what*: the last calls do so little that a bonus for health hardly reaches them, and so little that it may not matter.
#
# The bonus also supposes that reports are exact and nobody coaches the answer. What no form asks about earns nothing, and drifts.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch11.only_the_data")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “realign, then nobody has to be watched.” *Call on* it: what would you do with a \$7 bonus for reported health, the week before the questionnaire? *Debrief:* a fund leaves the clinician with no stake at all; with β = 0 she may then do anything, and only the bonus works. *Cut* the right half of the table if time is short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Say it to Mrs. Ames
#
# A Medicare Advantage plan may pay no physician as an inducement to limit necessary care for a particular patient. Whether there is an incentive plan that touches referrals, and of which type, it must tell every member *who asks* (42 CFR 422.208 and 422.210, contract year 2026).
#
# Telling can backfire. In an experiment by Cain, Loewenstein and Moore, advisers whose conflict was disclosed gave *more* biased advice; having warned, the authors suggest, they felt free, and expected to be discounted. Those advised discounted too little. Let 20% of our patients opt out, and health weigh 40% less with a clinician who has warned the others: the
# average falls from 6 calls to 4.7<!--=disclose(Care(), opt_out=0.2, license_taken=0.4, money_weight=1, health_weight=1).quantity-->.
#
# It can help, too: advisers who *could* turn down a conflict turned it down, so as to have nothing to disclose. What, then, would you say?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.position import position
position("tell_mrs_ames")

# %% [markdown] slideshow={"slide_type": "notes"}
# Read two disclosures aloud, to somebody who plays Mrs. Ames. Ask *her*: what would you do now? *Likely:* a promise that money changes nothing. *The wrong answer to call on:* “it builds trust.” Should it? Line 4 of the rubric is the one that most miss. *Debrief:* what would have to exist, outside this room, for line 3 to be true?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Whose best?
#
# So far ten was right and everything else a failure. But a nurse who calls Mrs. Ames a tenth time is not calling somebody else.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("whose_best")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("whose_best")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “ten”, from people who have just defended the patient for half an hour. *The wrong answer to call on:* “so capitation is right.” Six is nearer by luck: set α/β to 2 and it is 2. Nobody chose seven. *Debrief:* who in this story ever asked what a call is worth to somebody else?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Seven
#
# Society's best is where the next call does \$3 of good: 7.0<!--=Care().society_best--> calls. It loses \$4.50<!--=society_loss(Care(), 10)--> a patient at ten and \$0.50<!--=society_loss(Care(), 6)--> at six. Pay a third of the \$3 back, and the clinician with α/β = 1 comes to
# 7.0<!--=mixed_payment(Care(), reimbursed=1/3, money_weight=1, health_weight=1).quantity-->.
#
# A model of Randall Ellis and Thomas McGuire (1986) gives the rule. For a clinician who bears the whole cost of care under a fixed price, pay back the share
#
# $$r^* = \max\!\left(0,\; 1 - \frac{\beta}{\alpha}\right)$$
#
# Nothing for who weighs health as much as money; everything for who does not weigh it. (Ours loses \$4 on a call that costs \$3: even at α/β = 1 that extra dollar, a third of the cost, is paid back. Were it \$3, the rule's 0 would do.) But the contract cannot see α/β, and it meets many. And the sum has left somebody out: the fiduciary's duty was to *her*.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.best_reimbursement")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The vote
#
# Take a side in at most 80 words. Then write the objection to your *own* side that you would least like to answer. On your own page, two positions by others then appear beside yours.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
position("all_ten_calls")

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes alone, then pairs swap objections and improve the other's before answering it. Vote before and after, and keep the two tallies side by side. Then `p` shows two positions by others: read one aloud, and ask who would rather defend it than their own. *Debrief:* those who said “seven”: would you want your own doctor to be the one who counts? Then who?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### And duty itself
#
# A weight can be outbid. Many hold that a duty cannot: that some acts are not for sale at any α/β. The formula U = αB + βH has no place for that; it was lost when the page called your choices a trade.
#
# The law is of little help. In 2000 the United States Supreme Court held that a plan's physician who decides about treatment is no fiduciary in the sense of federal *benefits* law: rationing with an eye on money is what such plans are made for (Pegram v. Herdrich). Other laws, and your license, may ask more.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A clinic that drew lots
#
# Has anybody tried? In 1987 Hickson, Altemeier and Perrin reported on the young doctors of a children's clinic. Lots decided who was paid by the visit and who by salary.
#
# | In nine months | By the visit | Salary |
# |---|---:|---:|
# | Visits scheduled, per patient | 3.69 | 2.83 |
# | Visits made, per patient | 2.70 | 2.21 |
# | Seen by their own doctor, of all visits | 86.6% | 78.3% |
# | Emergency visits, per patient | 0.12 | 0.22 |
#
# Paid by the visit they made 22%<!--=2.70/2.21 - 1--> more, as the model says. It also says that no stake means the patient's best, and there the data balk: the salaried missed more of the visits that guidelines *ask for*. (Our guess: a visit costs a tired resident an evening, so nothing a visit is less than nothing.) The others made some beyond the guidelines.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch11.what_the_trial_shows")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “fee for service was better.” For whom, and measured by what? Nobody measured the children's health. *Call on* somebody who knows that the salaried were lazy: what else could 0.22 be? *Cut* this section first.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **A number for you.** Invented stories, invented money, a slider that starts at five.
# - **Anybody's real α/β.** In a laboratory, medical students gave more under fees than under a fixed price, and cared for benefit as well. A clinic is another question.
# - **One decision.** Real contracts bend many at once: what is easy to count is done, the rest drifts.
# - **A dollar for a point.** Society's seven rests on it, and on a price of time that nobody measured.
# - **Evidence known to all.** Here everybody knows that ten is best. Where only the clinician knows, the patient cannot see what is missing.

# %% [markdown] slideshow={"slide_type": "notes"}
# A minute, only where there is time. *Ask:* who would be glad that nobody can measure a real α/β, and who would pay for it?

# %% [markdown] slideshow={"slide_type": "subslide"}
# One card more, from a garden.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch11.pear_trees")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. Ask whom they took Rosa for: it is the six patients again, with α/β told instead of revealed.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. A choice under a payment reveals a weight: (10 − q)/4 here. It is a mirror; it moves with the story.
# 2. Care that takes money is underdone, care that earns it overdone; caring more means *nearer*, not more.
# 3. Neutralize, disclose, realign: each leaves a different gap. Ask “95% of what?”
# 4. Telling can leave patients worse off, where few can leave.
# 5. The patient's best and society's differ wherever time is scarce. Say who is to decide, and let it not be somebody's bonus.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Three more explorers and eight more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all fourteen problems, with the same numbers and the same progress.
#
# ### Which guardrail?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("which_guardrail")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("which_guardrail")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.guardrail_kinds")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.prom_weight")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Does telling help?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("disclosure_backfires")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("disclosure_backfires")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.after_telling")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Who is worth avoiding?
#
# A guardrail for the decision *how much* does nothing for the decision *whom*. Under one price for all, a practice with 30% of its patients in heart failure and a fifth without a stable home loses
# \$12,220<!--=-margins_when_known([4000, 7000, 14000, 20000], known_as=["a", "a", "a", "a"], adjustment=1, shares=[0.56, 0.14, 0.24, 0.06]).margin[3]--> a year on each person with both (illustrative costs). Let payment follow clinical risk, then social risk as well.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("worth_avoiding")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.margin_left")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### More on choices

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.who_calls_more")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.revealed")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.three_bests")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch11.write_the_choice")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Sources
#
# - Ellis, McGuire (1986). Provider Behavior under Prospective Reimbursement: Cost Sharing and Supply. Journal of Health Economics 5:129. The clinician who weighs income and the patient's benefit, and the mix of payments that society wants. (Abstract read.)
# - Cain, Loewenstein, Moore (2005). The Dirt on Coming Clean: Perverse Effects of Disclosing Conflicts of Interest. Journal of Legal Studies 34:1. Disclosure that backfires. (Abstract read; the 20% and the 40% are ours.)
# - Sah, Loewenstein, Cain (2013). The Burden of Disclosure: Increased Compliance with Distrusted Advice. Journal of Personality and Social Psychology 104:289. Why a patient may feel bound to follow advice that she trusts less. (Abstract read.)
# - Sah, Loewenstein (2014). Nothing to Declare: Mandatory and Voluntary Disclosure Leads Advisors to Avoid Conflicts of Interest. Psychological Science 25:575. When disclosure helps. (Abstract read.)
# - Hickson, Altemeier, Perrin (1987). Physician Reimbursement by Salary or Fee-for-Service: Effect on Physician Practice Behavior in a Randomized Prospective Study. Pediatrics 80:344. The clinic that drew lots; the figures are those of its abstract.
# - Hennig-Schmidt, Selten, Wiesen (2011). How Payment Systems Affect Physicians’ Provision Behaviour: An Experimental Investigation. Journal of Health Economics 30:637. Students in the laboratory. (Abstract read.)
# - Holmström, Milgrom (1991). Multitask Principal–Agent Analyses: Incentive Contracts, Asset Ownership, and Job Design. Journal of Law, Economics, & Organization 7:24. What is not measured drifts.
# - Eggleston (2005). Multitasking and Mixed Systems for Provider Payment. Journal of Health Economics 24:211. Mixed payment where not everything is measured.
# - Newhouse (1996). Reimbursing Health Plans and Health Providers: Efficiency in Production versus Selection. Journal of Economic Literature 34:1236. Whom a price makes worth avoiding.
# - Supreme Court of the United States (2000). Pegram v. Herdrich. 530 U.S. 211. Plans, physicians and fiduciary acts.
# - Medicare (2026). Physician Incentive Plans: Requirements, Limitations and Disclosure. 42 CFR 422.208 and 422.210. What a plan may not pay for, and must tell on request.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 10: accountable-care contracts](ch10_accountable_care_contracts.ipynb) · [Chapter 12: the board meeting](ch12_board_meeting.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch11")
