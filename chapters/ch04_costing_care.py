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
#   title: Costing care
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 4 · Costing care

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch04")

# %% [markdown] slideshow={"slide_type": "-"}
# A patient with a flare of asthma comes to your clinic. Forty-one minutes later she walks out, breathing easily. What did the visit cost?
#
# At the finance meeting three people answer.
#
# | Who | How | One visit |
# |---|---|---:|
# | Billing | what the bill says | \$385.00 |
# | Accounting | the bill, times the 36 cents that the department spends on each dollar it bills | \$138.60<!--=cost_from_charge(385, ratio=0.36)--> |
# | The manager | everything the clinic spends in a year, supplies included, divided by its 2,900 visits | \$198.13<!--=annual_bill(asthma_resources()) / 2900 + supplies_cost(asthma_supplies())--> |
#
# The largest is 2.8<!--=385 / cost_from_charge(385, ratio=0.36)--> times the smallest. Chapter 1 divided outcomes by *cost* as if somebody knew it. Which of the three would you put below the line?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("visit_timeline")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** this vote (3), “Break your own rule” (5), “Minutes times rates” without its picture (2), “A cheaper visit” with its prediction and picture (8), “Where the money went” (2).
# **50:** add the picture of “Minutes times rates” (8), “Why is each line there?”, “The last line” and “Only the data” (14), “Every dollar once” (3), “What this does not show” (5). **75:** add “Price or minutes?” with its prediction (12), “Hips and knees, costed twice” (5), “The bicycle shop” (6), “The vote, once more” (2).
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides; this one comes with “Minutes times rates”. Learners commit on their own pages.
#
# Everyone votes and writes a rule before anyone speaks. *Likely:* a third each for accounting, the manager and “something else”; two or three for the bill.
# *Call on* somebody who voted for the manager: “what does a five-minute visit cost by your rule?” Do not repair anybody's rule yet; the three cases do that.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Break your own rule
#
# Try your rule on one nurse before you try it on a clinic. She costs \$115,200 a year; room and supplies cost nothing today. What does a **long visit** cost in each case? Write three numbers down before you open the answers.
#
# | Case | |
# |---|---|
# | 1 | A short visit takes her 10 minutes, a long one 40. Last year she had 1,600 short visits and 2,000 long ones. |
# | 2 | Those visits filled her year: 96,000<!--=1600*10 + 2000*40--> minutes. She is *paid* for 115,200<!--=practical_minutes(240, 8)-->. The rest goes to breaks, training, cleaning up. |
# | 3 | This year half of the long visits stay away. The visits that come are as they were. |

# %% [markdown] slideshow={"slide_type": "fragment"}
# <details><summary>My three numbers are written down: open the answers</summary>
#
# - **Case 1** breaks rules without a clock. Dollars over visits makes every visit \$32<!--=115200 / 3600-->, the short and the long.
# - **Case 2** breaks rules that divide by *paid* time. At \$1.00<!--=capacity_cost_rate(115200, practical_minutes(240, 8))--> a minute a long visit costs \$40, and all visits together \$96,000. She could not have seen one patient more, and still nobody answers for \$19,200<!--=115200 - 96000-->: breaks and training serve the patients who come, and must be paid by them.
# - **Case 3** breaks rules that divide by *used* time. A minute now costs \$2.06<!--=115200 / (1600*10 + 1000*40)--> and a long visit \$82.29<!--=40 * 115200 / (1600*10 + 1000*40)-->: dearer because others stayed away. Set prices by that rule, and next year more will.
#
# | The year's \$115,200, divided by | Long visit, last year | Long visit, this year | Left over, this year |
# |---|---:|---:|---:|
# | visits | \$32.00<!--=115200 / 3600--> | \$44.31<!--=115200 / 2600--> | \$0 |
# | paid minutes | \$40.00<!--=40 * 115200 / 115200--> | \$40.00<!--=40 * 115200 / 115200--> | \$59,200<!--=115200 - (1600*10 + 1000*40)--> |
# | used minutes | \$48.00<!--=40 * 115200 / 96000--> | \$82.29<!--=40 * 115200 / (1600*10 + 1000*40)--> | \$0 |
# | minutes she *could* give | \$48.00<!--=40 * capacity_cost_rate(115200, 96000)--> | \$48.00<!--=40 * capacity_cost_rate(115200, 96000)--> | \$48,000<!--=115200 - (1600*10 + 1000*40) * capacity_cost_rate(115200, 96000)--> |
#
# The last rule is left, at \$1.20<!--=capacity_cost_rate(115200, 96000)--> a minute. What the visits do not use stands on a line of its own: paid for, and used by nobody. In a full year that line is \$0<!--=115200 - 96000 * capacity_cost_rate(115200, 96000)-->; by paid minutes it never is.
#
# </details>

# %% [markdown] slideshow={"slide_type": "notes"}
# Three minutes alone, then neighbors try to break each other's rule. *Likely inventions:* pay over visits; hourly wage times time; the year's spending over the minutes used.
# *The wrong answer to call on:* “in case 3 a visit really did get more expensive: the clinic spent the same and saw fewer people.” The clinic did get dearer; ask whether the *visit* did, and who should look at which number.
# *Debrief:* what did every rule that survived case 1 need to know? *Cut:* do cases 1 and 3.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch04", "ch01.which_word", "ch03.net_health")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Minutes times rates
#
# The rule that survives is **time-driven activity-based costing**. **Practical capacity** is the time that can reach patients, for staff often 80% to 85% of paid time.
#
# $$\text{capacity cost rate} = \frac{\text{cost of a year}}{\text{practical capacity in minutes}}$$
#
# A visit costs rate × minutes, summed over everybody and everything that it occupies, plus what it uses up:
#
# | | A minute costs | Minutes | Cost |
# |---|---:|---:|---:|
# | Physician | \$288,000 ÷ 96,000 = \$3.00<!--=capacity_cost_rate(288000, 96000)--> | 15 | \$45.00<!--=cost_by_resource(asthma_process(), asthma_resources()).cost[0]--> |
# | Nurse | \$115,200 ÷ 96,000 = \$1.20<!--=capacity_cost_rate(115200, 96000)--> | 8 | \$9.60<!--=cost_by_resource(asthma_process(), asthma_resources()).cost[1]--> |
# | Assistant | \$57,600 ÷ 96,000 = \$0.60<!--=capacity_cost_rate(57600, 96000)--> | 18 | \$10.80<!--=cost_by_resource(asthma_process(), asthma_resources()).cost[2]--> |
# | Room | \$48,000 ÷ 120,000 = \$0.40<!--=capacity_cost_rate(48000, 120000)--> | 41 | \$16.40<!--=cost_by_resource(asthma_process(), asthma_resources()).cost[3]--> |
# | Supplies | | | \$22.68<!--=supplies_cost(asthma_supplies())--> |
# | **Visit** | | | **\$104.48<!--=visit_cost(asthma_process(), asthma_resources(), supplies=asthma_supplies())-->** |
#
# (96,000<!--=practical_minutes(240, 8, practical_share=5/6)--> is five sixths of 240 days of 8 hours; the room is open all day, 250 days.) The minutes and the total are a textbook's. Rates and supplies are illustrative inputs chosen to reproduce the source's total.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("visit_timeline")

# %% [markdown] slideshow={"slide_type": "notes"}
# Press Play once and say nothing. Ask where the line is steepest (physician and room together: \$3.40 a minute) and where it is flattest (assistant and room: \$1.00). Where motion is reduced, the button goes on step by step.
# *The wrong answer to call on:* “the nurse is in the room anyway, so the room costs nothing extra.” The patient occupies both; both could have served somebody else.
# *Debrief:* “staff can give patients” changes the cost of the visit, and nobody in the picture does anything differently. Who decides where it stands?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Which minutes count?
#
# Count every paid minute as if it could reach a patient, and the visit looks like \$93.58<!--=visit_cost(asthma_process(), at_theoretical_capacity(asthma_resources()), supplies=asthma_supplies())-->. That is **theoretical capacity**. It makes staff a sixth cheaper, the visit 10%<!--=1 - visit_cost(asthma_process(), at_theoretical_capacity(asthma_resources()), supplies=asthma_supplies()) / visit_cost(asthma_process(), asthma_resources(), supplies=asthma_supplies())-->, and leaves breaks and training to nobody: case 2.
#
# The room is charged *while* the nurse is charged, because the patient occupies both. And 15 + 8 + 18 is exactly 41<!--=15+8+18-->: in this example nobody waits and no two people overlap. Real patients wait, and the room's clock runs while they do.
#
# The first card is worked and wants the reasons; the second stops one step short.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch04.why_each_line")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch04.last_line")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* reading a slow year into “practical minutes”; leaving the room out of the last line. Ask each time: “for which clinic would that be right?” (One whose room costs nothing.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A cheaper visit
#
# Now use it. The review and the action plan take ten minutes of a physician at \$3.00. A nurse at \$1.20 is trained to do both; say that she is as quick and as good. The clinic has one physician, one nurse, one assistant and one room. Somebody proposes to move the ten minutes.
#
# Before you look:

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("same_bill")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("same_bill")

# %% [markdown] slideshow={"slide_type": "notes"}
# This is the moment; give it ten minutes. Learners commit on their own pages; on yours, hands only. *Likely guesses:* \$52,200 by most, with high confidence. It is 10 × \$1.80 × 2,900, correct arithmetic for another question. *Call on* somebody who has it, kindly, and let them find their \$52,200 in the picture: it moved from “used” to “idle”.
# Then ask which resource stops visit 2,927. *Likely:* the physician, the dearest. It is the room, the cheapest. Raise visits to 2,950 and wait.
# *The wrong answer to call on:* “so moving minutes is pointless.” Press “Half a physician, shared”, then “10 minutes moved, a quarter, shared”: the move is worth a quarter of a post, once somebody else uses the minutes in between and pays for them. *Debrief:* who in your hospital would have to sign something before this saving is money, and who would have to need those minutes?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Where the money went
#
# The visit falls from \$104.48 to \$86.48<!--=visit_cost(substitute(asthma_process(), minutes=10, of="physician", by="nurse"), asthma_resources(), supplies=asthma_supplies())-->. Over 2,900 visits that is \$52,200<!--=2900 * 10 * (capacity_cost_rate(288000, 96000) - capacity_cost_rate(115200, 96000))-->, and what the clinic pays for people and room in the year stays \$508,800<!--=annual_bill(asthma_resources())-->. What stands idle grows from \$271,580<!--=unused_in_the_clinic()--> to \$323,780<!--=capacity_use(substitute(asthma_process(), minutes=10, of="physician", by="nurse"), asthma_resources(), visits=2900).unused_cost.sum()-->: by just that amount. The nurse, now 54%<!--=2900 * 18 / 96000--> used, has the minutes.
#
# Freed minutes become money in two ways. **Give them back.** Say that posts are paid in quarters:
#
# | | Physician's minutes needed | Of one post | Enough to pay |
# |---|---:|---:|---:|
# | As it is | 2,900 × 15 = 43,500<!--=2900 * 15--> of 96,000 | 0.45<!--=2900 * 15 / 96000--> | half, \$144,000<!--=288000 / 2--> |
# | 10 minutes moved | 2,900 × 5 = 14,500<!--=2900 * 5--> of 96,000 | 0.15<!--=2900 * 5 / 96000--> | a quarter, \$72,000<!--=288000 / 4--> |
#
# So the move can be worth \$72,000<!--=288000 / 2 - 288000 / 4--> a year: more than \$52,200, which charges \$34,800<!--=2900 * 10 * capacity_cost_rate(115200, 96000)--> for minutes of the nurse that were paid and idle anyway. But the physician's minutes lie scattered over the day, a few in each visit; one who is there only in the morning would about halve the visits. Those minutes become money on the day when somebody takes them over: a clinic next door that shares, and pays for, the physician.
#
# **Fill them:** not here. The *cheapest* resource binds. 120,000 ÷ 41: the room has minutes for 2,926<!--=visit_ceiling(asthma_process(), asthma_resources()).visits--> whole visits, whoever does the talking (a sum, not a timetable; more of that at the end). While every bar has idle minutes, visit 2,901 adds its supplies, \$22.68<!--=supplies_cost(asthma_supplies())-->; visit 2,927 adds a room. That costs \$48,000 and lifts the ceiling to 5,333<!--=visit_ceiling(asthma_process(), with_units(asthma_resources(), "room", units=2)).visits-->: \$19.94<!--=48000 / (visit_ceiling(asthma_process(), with_units(asthma_resources(), "room", units=2)).visits - visit_ceiling(asthma_process(), asthma_resources()).visits)--> and supplies for each visit it makes possible, if the patients come.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch04.only_the_data")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Every dollar once
#
# Minutes and supplies are **direct** costs: they lead to one patient. Two more kinds serve everybody.
#
# | | What it serves | Here |
# |---|---|---|
# | **Indirect** | the department | the scheduling desk, \$36,000 a year |
# | **Overhead** | the whole hospital | this clinic's part of the patient records, \$14,880 |
#
# Together they are a tenth of what people and room cost. Load them into the rates, or add them on top; never both:
#
# | Support | People and room | With supplies, \$22.68<!--=supplies_cost(asthma_supplies())--> |
# |---|---:|---:|
# | on no visit | \$81.80<!--=visit_cost(asthma_process(), asthma_resources())--> | \$104.48<!--=visit_cost(asthma_process(), asthma_resources(), supplies=asthma_supplies())--> |
# | in the rates: a tenth more | \$89.98<!--=visit_cost(asthma_process(), assign_support_costs(asthma_resources(), clinic_support()))--> | \$112.66<!--=visit_cost(asthma_process(), assign_support_costs(asthma_resources(), clinic_support()), supplies=asthma_supplies())--> |
# | in the rates, *and* “10% for overhead” on top | \$98.98<!--=1.1 * visit_cost(asthma_process(), assign_support_costs(asthma_resources(), clinic_support()))--> | \$121.66<!--=1.1 * visit_cost(asthma_process(), assign_support_costs(asthma_resources(), clinic_support())) + supplies_cost(asthma_supplies())--> |
#
# In the last line the desk is paid again. And a tenth in proportion to what? Shared out by minutes instead of dollars, the visit carries \$10.23<!--=visit_cost(asthma_process(), assign_support_costs(asthma_resources(), clinic_support("practical_minutes"))) - visit_cost(asthma_process(), asthma_resources())--> of support, not \$8.18<!--=visit_cost(asthma_process(), assign_support_costs(asthma_resources(), clinic_support())) - visit_cost(asthma_process(), asthma_resources())-->. Both add up to what desk and records cost. Neither is a measurement. (Of eight such studies of joint replacement, five counted indirect costs at all: Pathak and colleagues.)

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* somebody asks which driver is right. Ask back: what makes the desk larger? If calls do, share it out by visits. *The wrong answer to call on:* “overhead is real money, so more of it is safer.” Two clinics that both add it twice have paid for a desk that does not exist.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Price or minutes?
#
# Back to accounting's \$138.60. Their **ratio of costs to charges** is all that the department spends over all that it bills. The department has two more services, with people and rooms of their own: an inhaler class (\$60 on the bill; 30 minutes of a nurse and a room, at the clinic's rates \$48.00<!--=30 * (capacity_cost_rate(115200, 96000) + capacity_cost_rate(48000, 120000))-->) and a chest scan (\$500 on the bill, \$87.00 by its minutes). To keep the sum short, neither has idle minutes.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("three_ways")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("three_ways")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely guesses:* “nothing” by those who trust the word cost, “the visit's alone” by most. Then “The visit at \$485”, and ask the inhaler class's teacher for a comment: her class became cheaper overnight.
# *The wrong answer to call on:* “the ratio is fine on average.” It is, over all three: they add up to what was spent. Nobody decides about all three at once. *Debrief:* which service would you cut by the ratio, and which by the minutes? *Cut* this section first when time runs short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### One visit, three ways
#
# | | The visit | Moves when |
# |---|---:|---|
# | Charge | \$385.00 | somebody edits the price list |
# | Charge × ratio | \$138.60<!--=one_visit_three_ways(385, ratio=0.36, measured=104.48).amount[1]--> | *any* price in the department moves, or patients stay away |
# | By its minutes | \$104.48<!--=visit_cost(asthma_process(), asthma_resources(), supplies=asthma_supplies())--> | somebody takes more time, is paid more, or reckons anew how many minutes can reach patients |
#
# The class uses \$48.00 of minutes and is booked at \$21.60<!--=services_by_ratio(lung_services(), unused_cost=unused_in_the_clinic()).by_ratio[1]-->; the scan uses \$87.00 and is booked at \$180.00<!--=services_by_ratio(lung_services(), unused_cost=unused_in_the_clinic()).by_ratio[2]-->. The ratio also hands the clinic's idle half to every patient, in proportion to price. Take that out and the visit reads \$95.90<!--=services_by_ratio(lung_services()).by_ratio[0]-->: now too low, because prices do not stand to each other as minutes do.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Hips and knees, costed twice
#
# A teaching hospital in South Carolina costed the same joint replacements both ways, in 2014 dollars (Palsis and colleagues). A later review of such studies says that the method *generates a cost reduction* of about \$10,000 a hip.
#
# | One care cycle, as published | Hip | Knee |
# |---|---:|---:|
# | Hospital's own accounting | \$22,076 | \$29,488 |
# | Time-driven costing | \$12,957 | \$16,981 |
# | **Gap** | **\$9,119<!--=22076-12957-->** | **\$12,507<!--=29488-16981-->** |
#
# Did that hospital spend a dollar less? What does the gap consist of?

# %% [markdown] slideshow={"slide_type": "fragment"}
# | Of the gap | Hip | Knee |
# |---|---:|---:|
# | people | \$3,432 | \$5,486 |
# | space and equipment | \$3,398 | \$3,664 |
# | indirect costs | \$2,289<!--=22076-12957-3432-3398--> | \$3,357<!--=29488-16981-5486-3664--> |
# | implants and supplies | \$0 | \$0 |
#
# Not a dollar less was spent. The hospital's accounting spread all spending over patients; the minutes left out what no patient's minutes used. Such a gap is a question, not a saving: idle time, support, or work that nobody timed?

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask what the \$9,119 consists of before → brings the second table. *Likely:* “waste”. Some of it may be; some is the price of standing ready at night; some is work that the stopwatch missed. *Debrief:* which of these would you be glad to pay for?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **What one more visit costs.** \$104.48 is the long view, in which capacity follows use.
# - **That minutes meet.** Whether all four are there *at once* is a timetable's question. On the 240 days with staff the room has minutes for 2,809<!--=240 * 480 // 41--> visits: 2,900 and 2,926 are sums. Patients queue; real clinics stop earlier.
# - **How sure we are.** Minutes are often guesses; rates are one hospital's.
# - **That the nurse is as good.** Value is a fraction: look at the outcome too.
# - **The patient's cost.** Bus and lost shift are in none of the numbers.
#
# The last card is not about health care at all.

# %% [markdown] slideshow={"slide_type": "notes"}
# *Ask:* which line would lower the price that you would pay for this visit, and which would raise it? *Likely:* nobody names the fourth. A cheaper visit that does less is no bargain.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch04.bicycle_shop")

# %% [markdown] slideshow={"slide_type": "notes"}
# In some draws the stand is short, in others the apprentice, so that the owner's idea *lowers* what the shop can do: put one of each side by side. *Exit ticket:* this card, and “the muddiest point”.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The vote, once more
#
# What did the visit cost?
#
# | | |
# |---|---|
# | **A** | \$385.00, the bill |
# | **B** | \$138.60, the bill times 36 cents |
# | **C** | \$198.13, the year divided by its visits |
# | **D** | Another number, by my rule |
# | **E** | It depends on the decision |

# %% [markdown] slideshow={"slide_type": "notes"}
# **Every path:** hands or voting cards for A to E; write the counts beside the first. A to D are the options of the opening vote (its tally is on slide 2, with `t`, and has a column for *after*). *Debrief:* which number for setting a price, which for deciding on a second room, which for one more patient on Friday afternoon?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. A minute costs what a year costs, over the minutes that *can* reach patients; a visit costs rates × minutes and what it uses up.
# 2. Dividing by used minutes makes the patients who come pay for those who stay away. Idle capacity belongs on a line of its own.
# 3. A cheaper visit is not less spending. Somebody must take the freed minutes over, or fill them.
# 4. Ask who runs out first. It can be the cheapest thing in the building.
# 5. Load support costs once. A charge is a price; charge × ratio is spending shared out by price, and moves with the price list.
#
# On your own page, go back to your vote and write, in its last box, what your rule would have to know.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# One more explorer and eight more cards; the exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all fourteen, with the same numbers and the same progress.
#
# ### Rates and idle minutes

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.capacity_rate")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.idle_dollars")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Who should do what

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.who_runs_out")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.shift_to_target")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.extra_visits")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Support and prices
#
# “Every dollar once” said that the desk is paid again. How often, exactly?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("paid_once")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("paid_once")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.which_kind_of_cost")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.loaded_rates")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch04.three_ways")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# The asthma visit's minutes (15, 8, 18 and 41) and its \$104.48 are a published teaching example. Everything else about the clinic, its rates, supplies, steps, visits, support costs, charge and ratio, the nurse of the three cases, the department's other services and all clinics in the cards are illustrative inputs chosen for this workbook; the clinic's rates and supplies were chosen to reproduce the source's total. Hips and knees are published results.
#
# ## Sources
#
# - Kaplan, Anderson (2004). Time-Driven Activity-Based Costing. Harvard Business Review 82(11):131. Rates, practical capacity, unused capacity.
# - Kaplan, Porter (2011). How to Solve the Cost Crisis in Health Care. Harvard Business Review 89(9):46. Process maps of care; who should do what; against charges as costs.
# - Keel, Savage, Rafiq, Mazzocato (2017). Time-Driven Activity-Based Costing in Health Care: A Systematic Review of the Literature. Health Policy 121:755. How the method is used in health care.
# - Palsis, Brehmer, Pellegrini, Drew, Sachs (2018). The Cost of Joint Replacement: Comparing Two Approaches to Evaluating Costs of Total Hip and Knee Arthroplasty. Journal of Bone and Joint Surgery 100:326. Hips and knees, costed twice.
# - Koolmees, Bernstein, Makhni (2021). Time-Driven Activity-Based Costing Provides a Lower and More Accurate Assessment of Costs in the Field of Orthopaedic Surgery Compared With Traditional Accounting Methods. Arthroscopy. The review that calls the gap a reduction.
# - Pathak, Snyder, Kroshus, et al. (2019). What Are the Uses and Limitations of Time-Driven Activity-Based Costing in Total Joint Replacement? Clinical Orthopaedics and Related Research. What such studies leave out.
#
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 3: QALYs and ICERs](ch03_qalys_and_icers.ipynb) · [Chapter 5: risk adjustment and reversals](ch05_risk_adjustment_reversals.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch04")
