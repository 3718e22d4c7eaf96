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
#   title: Accountable-care contracts
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 10 · Accountable-care contracts

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch10")

# %% [markdown] slideshow={"slide_type": "-"}
# A game. You run an **ACO**, an accountable care organization: practices that answer together for what all care of their patients costs. You sign a contract, and then the years come. Whoever can tell at the end what was earned and what was luck has won.
#
# Four contracts lie on the table. On last year's costs,
#
# - **A, one-sided**, pays half of what is saved, if that is at least 2%. Losses are the payer's.
# - **B, two-sided**, pays half of what is saved, without a minimum, and bills you for 30% of what is lost, up to 4% of the costs.
# - **C, a corridor**, shares a quarter of the first 2% and half of the next 3%, gains and losses alike.
# - **D** is none of them.
#
# You do not know yet whether you will save anything. Which would you sign?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch10", "ch05.false_alarms", "ch04.extra_visits")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The letter
#
# > *Last year the care of your 5,000 patients cost \$52.3<!--=5000 * SpendingLaw().mean() / 1e6--> million, an ordinary year. That is your **benchmark**. If this year costs at least **2%** less, you receive **half** of what is saved, from the first dollar. If it costs more, you owe nothing.*
#
# You sign, and do nothing at all: same visits, same referrals, same drugs. Your patients are as healthy and as sick as ever.
#
# In 25.4%<!--=medicare_panel(5000).chance_of_savings(0.02)--> of such years you receive a check, of \$523,000<!--=round(0.5 * 0.02 * 5000 * SpendingLaw().mean(), -3)--> or more. It takes a few patients fewer than usual with a year that costs a fortune. (People's spending follows a law of ours: an average of \$10,463<!--=SpendingLaw().mean()-->, half of them under \$4,025<!--=SpendingLaw().quantile(0.5)-->, one in a hundred above \$89,986<!--=SpendingLaw().quantile(0.99)-->. It is **illustrative**, shaped like Medicare's and fitted to nothing.)
#
# The payer writes again. Catastrophic cases are nobody's fault: would you like **stop-loss**, free of charge?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("rich_for_nothing")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("rich_for_nothing")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** the first signing, by hands, and “The letter” with its prediction (5), the picture (9), “Swap chairs” and a vote by hands: would you raise the minimum? (6). **50:** those 20, “Read the contract” with two cards (12), “Bands, and both sides” with its prediction (10), “Fifteen years” with its prediction (8). **75:** all of the 50, “Only the data” (7), “Real people” (5), “The certificate” (6), “Sign again” (4), “What this does not show” (3).
#
# *On the opening slide:* hands or voting cards for A, B, C and D, without discussion; write the four counts on the board, they come back at the end. *On the projector:* do not press Commit; take hands, or type with `t`, for “falls a little”, “stays”, “rises a little”, “more than doubles”. No picture is covered in slides: press → after the vote. *Likely:* 15 to 20%, because stop-loss takes luck out. *The wrong answer to call on:* exactly that one, because it is good statistics: “what did you assume about the benchmark?”
# Go to “Costs only” and wait ten seconds. The bell does not get wider, it walks. *Debrief:* who in this room reads the clause on how the benchmark is counted?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### What the stop-loss did
#
# | 5,000 people, nothing saved | Check for nothing |
# |---|---:|
# | no stop-loss | 25.4%<!--=medicare_panel(5000).chance_of_savings(0.02)--> |
# | costs counted up to \$100,000, benchmark whole | **86.7%<!--=medicare_panel(5000, truncate_at=100000, benchmark_truncated=False).chance_of_savings(0.02)-->** |
# | costs and benchmark counted alike | 19.6%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02)--> |
# | the same, minimum 3.9% | 4.6%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.039)--> |
#
# Only 0.8%<!--=SpendingLaw().share_above(100000)--> of people cost more than \$100,000, but 4.5%<!--=phantom_savings_of_law(100000)--> of all dollars lie above it. Cut from the costs and left in the benchmark, they are **phantom savings**: more than twice the minimum, before anybody has done anything.
#
# Stop-loss **truncates**: a patient of \$340,000 counts as \$100,000. Nobody is dropped. Truncate the benchmark alike, and what remains is what stop-loss is for: one person's costs vary by 1.65<!--=stop_loss_price(100000).variation_after--> times their mean instead of 2.16<!--=stop_loss_price(100000).variation_before-->.
#
# Medicare's Shared Savings Program counts both sides up to the nation's 99th percentile (42 CFR 425.605(a)(4), performance years 2019–2026). Contracts between private parties may say anything. Look.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch10.phantom_savings")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Swap chairs
#
# Now pay. You have many ACOs of 5,000, truncated alike. One in five truly saves 3%; the others save nothing. Under a minimum of 2%, luck pays 19.6%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02)--> of the idle, and 67.3%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02, true_savings=0.03)--> of the savers get their check (the **power**). The idle are four times as many. Of those you pay, **46%<!--=real_share(truly_saving=0.2, power=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02, true_savings=0.03), false_positive_rate=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02))-->** have earned it.
#
# A minimum of 3.9% makes that **65%<!--=real_share(truly_saving=0.2, power=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.039, true_savings=0.03), false_positive_rate=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.039))-->**, and leaves 65.2%<!--=1 - medicare_panel(5000, truncate_at=100000).chance_of_savings(0.039, true_savings=0.03)--> of the savers unpaid. Only size buys both:
#
# | People | Minimum of the program | Paid, idle | Paid, saving 3% |
# |---:|---:|---:|---:|
# | 5,000 | 3.9%<!--=minimum_savings_rate(5000)--> | 4.6%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.039)--> | 34.8%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.039, true_savings=0.03)--> |
# | 10,000 | 3.0%<!--=minimum_savings_rate(10000)--> | 3.3%<!--=medicare_panel(10000, truncate_at=100000).chance_of_savings(0.03)--> | 50.2%<!--=medicare_panel(10000, truncate_at=100000).chance_of_savings(0.03, true_savings=0.03)--> |
# | 60,000 | 2.0%<!--=minimum_savings_rate(60000)--> | 0.1%<!--=medicare_panel(60000, truncate_at=100000).chance_of_savings(0.02)--> | 93.7%<!--=medicare_panel(60000, truncate_at=100000).chance_of_savings(0.02, true_savings=0.03)--> |
#
# So a check is not a proof. That luck pays 4.6% of the idle does not make 4.6% the chance that a given check was luck; *that* hangs on how many save at all. (The table's minimum is for one-sided contracts: 42 CFR 425.605(b), performance years 2019–2026.)

# %% [markdown] slideshow={"slide_type": "notes"}
# The last two scenes of the picture under “The letter”, three slides back, are this section (`5` and `6`, “Payer, minimum 2%” and “Payer, by the table”): show them first, or after the boxes. *The wrong answer to call on:* “at 3.9% the chance that a check is luck is 4.6%.” Draw 100 boxes, 20 of them blue, and let the class shade who is paid. *Likely question:* “why not 10%?” Because the blue boxes go unpaid, and next year they stop trying.
# *Cut* here for 20 minutes: hands up, who raises the minimum as payer? And as an ACO that works?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Read the contract
#
# 1. **Benchmark** $B$: what these people cost before, brought up to this year.
# 2. **Spending** $A$ of the same people, counted alike. **Savings** $S = B - A$.
# 3. **Gates**: $S$ is *at least* the **minimum savings rate** times $B$, and the quality standard is met.
# 4. **Payment**: the sharing rate times *all* of $S$, from the first dollar, up to a **cap**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Medicare's program has these tracks (performance years 2023–2026, 42 CFR 425.605 and 425.610):
#
# | Track | Of savings | Of losses | Most paid, of $B$ | Most repaid |
# |---|---:|---:|---:|---|
# | BASIC A, B | 40%<!--=track_named("BASIC B").sharing_rate--> | – | 10%<!--=track_named("BASIC B").payment_cap--> | – |
# | BASIC C, D, E | 50%<!--=track_named("BASIC E").sharing_rate--> | 30%<!--=track_named("BASIC E").loss_rate--> | 10%<!--=track_named("BASIC E").payment_cap--> | 1%, 2%, 4%<!--=track_named("BASIC E").loss_limit--> of $B$, or a share of revenue, if less |
# | ENHANCED | 75%<!--=track_named("ENHANCED").sharing_rate--> | 40 to 75%<!--=track_named("ENHANCED").loss_rate-->, less for more quality | 20%<!--=track_named("ENHANCED").payment_cap--> | 15%<!--=track_named("ENHANCED").loss_limit--> of $B$ |
#
# With $B$ of \$10 million and a minimum of 2%, spending of \$9,800,000 is paid \$100,000<!--=settle(benchmark=10e6, spending=9.8e6, minimum_savings_rate=0.02, sharing_rate=0.5).payment-->. With \$9,801,000 you get \$0<!--=settle(benchmark=10e6, spending=9.801e6, minimum_savings_rate=0.02, sharing_rate=0.5).payment-->: there \$1,000 of care costs \$100,000. Below the minimum a dollar saved earns nothing, and fee-for-service rules (chapter 9). Where losses are shared they mirror this, but are repaid whether or not quality is met.
#
# One-sided ACOs take the table's minimum, linear between its rows; two-sided ones choose 0 to 2% in half points, or the table (425.605(b), 425.610(b), performance years 2019–2026). Since 2024 a low-revenue ACO on the BASIC track whose savings stay below its minimum still receives half its rate (425.605(h)).

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch10.why_each_line")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch10.last_step")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* sharing only what exceeds the minimum; asking for *more* than 2%. Ask of the second: “what would you do in December at 1.95%?” (Postpone a hip replacement to January.) A gate that no cent should decide is decided by cents.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Bands, and both sides
#
# A **corridor** shares in bands. A textbook example: 25% of the first 2% of the benchmark, 50% of what lies between 2% and 5%, gains and losses alike. On \$10 million:
#
# | Saved | 1% | 2% | 4% | 5% |
# |---|---:|---:|---:|---:|
# | received | \$25,000<!--=corridor_settlement(benchmark=10e6, spending=9.9e6)--> | \$50,000<!--=corridor_settlement(benchmark=10e6, spending=9.8e6)--> | \$150,000<!--=corridor_settlement(benchmark=10e6, spending=9.6e6)--> | \$200,000<!--=corridor_settlement(benchmark=10e6, spending=9.5e6)--> |
#
# Like brackets of an income tax, a rate applies to what lies *inside* its band. Whoever reads it as a cliff (“50% of 4%”) gets \$200,000 at 4%, and a jump at 2% that the contract does not have.
#
# And beyond 5%? The textbook does not say. *Nothing more* is shared (flat, as in this chapter), *the last rate goes on*, or *nothing at all* is shared: then \$1 of savings past 5% costs \$200,000. Ask before you sign. “Bands, not cliffs” under More practice draws all three.
#
# A corridor shares bad luck as it shares good luck. Does that end the free checks?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("sign_a_contract")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("sign_a_contract")

# %% [markdown] slideshow={"slide_type": "notes"}
# The game: three rows, three contracts (“One-sided”, “Two-sided, minimum 0%”, “Corridor”), true savings 0%. Each row states its average payment before it looks. Then all rows save 3%, and may sign again. *Likely:* the class flees from two-sided contracts; at 3% saved, one-sided pays least.
# *The wrong answer to call on:* “it cancels out.” In the corridor it does. *Debrief:* what is a one-sided contract worth to somebody who never works? (An option: the more luck, the dearer. That is why the small are charged a higher minimum.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Luck has a price
#
# Two-sided is not even-sided. With 50% up, 30% down and no minimum (BASIC E), doing nothing pays on average, and pays the small most:
#
# | People | Average payment, of $B$ | Years with a bill |
# |---:|---:|---:|
# | 5,000 | 0.24%<!--=outlook(contract_of_track("BASIC E", lives=5000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(5000)).expected--> | 48%<!--=outlook(contract_of_track("BASIC E", lives=5000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(5000)).chance_repays--> |
# | 10,000 | 0.17%<!--=outlook(contract_of_track("BASIC E", lives=10000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(10000)).expected--> | 49%<!--=outlook(contract_of_track("BASIC E", lives=10000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(10000)).chance_repays--> |
# | 60,000 | 0.07%<!--=outlook(contract_of_track("BASIC E", lives=60000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(60000)).expected--> | 49%<!--=outlook(contract_of_track("BASIC E", lives=60000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(60000)).chance_repays--> |
#
# Luck is worth something to whoever shares more of its good side. The textbook corridor, even on both sides, pays the idle 0.00%<!--=outlook(Contract(corridor=Corridor(), minimum_savings_rate=0.0, payment_cap=None), medicare_panel(10000)).expected--> on average and still sends checks and bills. Truly save 3%, with 10,000 people, and the two-sided contract brings 1.52%<!--=outlook(contract_of_track("BASIC E", lives=10000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(10000), true_savings=0.03).expected--> of $B$, the one-sided 0.94%<!--=outlook(contract_of_track("BASIC B", lives=10000), medicare_panel(10000), true_savings=0.03).expected-->: its minimum of 3.0% is missed in 49%<!--=1 - outlook(contract_of_track("BASIC B", lives=10000), medicare_panel(10000), true_savings=0.03).chance_paid--> of years. (The participants' revenue is taken as half of $B$, illustrative.)
#
# One card with nothing but the data.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch10.only_the_data")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Fifteen years
#
# A contract is not one year. Medicare's agreements run for five (since 2019); then the benchmark is made anew, from what *you* spent. The program now gives back a part of earlier savings when it does so (42 CFR 425.658, agreements from 2024 on; here half of them, each time counted from what would have been spent without you, and without the comparison with the region and the cap).

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("years_of_a_contract")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("years_of_a_contract")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* \$750,000, half of before. Right about the benchmark (98.5%), and 1.5% is under the minimum. *The wrong answer to call on:* “the same, we still save 3%.” Against what? *Debrief:* if you knew this in year 1, when would you start to save? (Late, or never in the three years that set a benchmark.)
# The survival game: everybody picks a run of luck from 1 to 40 and writes down the provider's total after 15 years; then the same run with nothing saved. How many rows of the class could tell the two apart by their checks? *Cut:* show “No luck” and “No ratchet” only.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### The ratchet, and three sides
#
# Three years at 97%, and half of the 3% given back, make a benchmark of 98.5%<!--=rebased_share([0.97, 0.97, 0.97])-->. From year 6 on your 3% measure as 1.5%<!--=(rebased_share([0.97, 0.97, 0.97]) - 0.97) / rebased_share([0.97, 0.97, 0.97])-->, below the minimum of 2%: **this year's savings lower a later benchmark**. The payer goes on saving \$3 million a year. Without the ratchet you would be paid \$1.50<!--=roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, ratchet=False, luck="none").payment.iloc[14] / 1e6--> million in every year.
#
# Over fifteen years (no luck; 10,000 people at \$10,000 each, so that $B$ begins at \$100 million; a provider that gives up 20 cents of margin for each dollar not spent and pays \$0.5 million a year for its program, members who pay 15 cents beside each dollar; all illustrative):
#
# | \$ million | Provider | Payer | Members | Together |
# |---|---:|---:|---:|---:|
# | with the ratchet | −9.00<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, luck="none"))["provider"] / 1e6--> | 37.50<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, luck="none"))["payer"] / 1e6--> | 6.75<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, luck="none"))["members"] / 1e6--> | 35.25<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, luck="none"))["all"] / 1e6--> |
# | without | 6.00<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, ratchet=False, luck="none"))["provider"] / 1e6--> | 22.50<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, ratchet=False, luck="none"))["payer"] / 1e6--> | 6.75<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, ratchet=False, luck="none"))["members"] / 1e6--> | 35.25<!--=three_sides(roll_years(contract_of_track("BASIC E", lives=10000, minimum_rate=0.02, revenue_share=0.5), lives=10000, years=15, true_savings=0.03, ratchet=False, luck="none"))["all"] / 1e6--> |
#
# The last column never moves: a contract *divides* what care has changed. But a provider at −9.00 stops, and then there is nothing to divide. A benchmark that is never set again has its own fault: it pays for ever for a change made once.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Real people
#
# Is our law of spending too wild? In the RAND Health Insurance Experiment (1974–82) we know what 20,190<!--=len(rand_hie())--> years of real people's care cost. Draw panels of 5,000 from them, with replacement; nobody saves anything:
#
# | Minimum | whole costs | counted up to the 99th percentile, alike |
# |---:|---:|---:|
# | 2% | 38%<!--=rand_panel(5000).chance_of_savings(0.02)--> | 28%<!--=rand_panel(5000, truncated=True).chance_of_savings(0.02)--> |
# | 3.9% | 26%<!--=rand_panel(5000).chance_of_savings(0.039)--> | 12%<!--=rand_panel(5000, truncated=True).chance_of_savings(0.039)--> |
#
# Wilder still. These people were under 65 and mostly well: their costs vary by 4.1<!--=rand_hie().spending.std(ddof=0) / rand_hie().spending.mean()--> times the mean, our law's by 2.2<!--=stop_loss_price(100000).variation_before-->. (The experiment drew lots for what *patients* paid. It shows how spending scatters, not how an ACO responds.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **Luck that people share.** Ours fall ill independently. An epidemic or a new drug moves all at once: real luck is larger.
# - **A guessed benchmark.** Ours is the true average; a real one is estimated, from years with luck of their own.
# - **Who is counted.** A panel also becomes cheaper by who joins, who leaves and what is coded.
# - **Health.** Stinting saves, and the gate sees only what is measured. Members' side here is money.
# - **Whether ACOs save.** McWilliams and colleagues found savings of physician groups that grew over three years, and no clear ones of ACOs that belong to hospitals.
#
# One last card.

# %% [markdown] slideshow={"slide_type": "notes"}
# Three minutes. *Ask:* which line would cost *you* the check? *Likely:* “Luck that people share.” Then: which one would tempt an ACO to save without caring better? (Who is counted; health.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch10.perfect_pitch")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. It is “Swap chairs” with singers. If half of the class answers with the pass rate of the gifted, go back to the 100 boxes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sign again
#
# The same four contracts, for the same 5,000 people. Which do you sign now?
#
# | | |
# |---|---|
# | **A, one-sided** | half of savings of 2% and more; no losses |
# | **B, two-sided** | half of savings, 30% of losses (up to 4% of costs), no minimum |
# | **C, a corridor** | a quarter of the first 2%, half of the next 3%, both ways |
# | **D** | none |

# %% [markdown] slideshow={"slide_type": "notes"}
# **Every path:** hands or voting cards for A, B, C and D. Write the counts on the board, beside those of the opening slide. *Likely:* B gains, because it sounds fair. What each pays on average, of the benchmark: to an ACO that saves nothing A 0.46%<!--=outlook(Contract(minimum_savings_rate=0.02, sharing_rate=0.5), medicare_panel(5000), true_savings=0).expected-->, B 0.24%<!--=outlook(contract_of_track("BASIC E", lives=5000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(5000), true_savings=0).expected-->, C 0.01%<!--=outlook(Contract(corridor=Corridor(), minimum_savings_rate=0.0, payment_cap=None), medicare_panel(5000), true_savings=0).expected-->; to one that saves 3%, A 1.52%<!--=outlook(Contract(minimum_savings_rate=0.02, sharing_rate=0.5), medicare_panel(5000), true_savings=0.03).expected-->, B 1.55%<!--=outlook(contract_of_track("BASIC E", lives=5000, minimum_rate=0.0, revenue_share=0.5), medicare_panel(5000), true_savings=0.03).expected-->, C 0.98%<!--=outlook(Contract(corridor=Corridor(), minimum_savings_rate=0.0, payment_cap=None), medicare_panel(5000), true_savings=0.03).expected-->. So A is for whoever means to wait, B barely better for whoever works, and C does not pay for waiting. *Debrief:* what would you want to know about your own patients before you sign? (How many, how their costs vary, what the benchmark counts, what happens in year 6.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. Measured savings are true savings plus luck. At 5,000 people luck alone reaches 2% in one year of four, or of five with stop-loss on both sides.
# 2. Truncate costs and benchmark alike, or pay for phantoms.
# 3. A minimum trades false checks for unpaid work. More people buy both, and so, more slowly, do more years.
# 4. What share of checks is earned hangs on how many truly save.
# 5. A corridor has bands. Ask what lies beyond the last edge.
# 6. Two-sided is not even-sided: whoever shares more of good luck than of bad is paid for luck.
# 7. A benchmark that follows you down turns savings into a lower benchmark. The contract divides; care makes.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Four more explorers, a long simulation and nine more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all fifteen problems with the same numbers and the same progress, among them twelve panels of real people.
#
# ### How many people?
#
# Or how many years: three years of 5,000 people, pooled, count like 15,000 people, were a person's years independent. A minimum of 2% would then pay the idle in 6.8%<!--=medicare_panel(15000, truncate_at=100000).chance_of_savings(0.02)--> of cases instead of 19.6%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02)-->, and those who save 3% in 77.9%<!--=medicare_panel(15000, truncate_at=100000).chance_of_savings(0.02, true_savings=0.03)--> instead of 67.3%<!--=medicare_panel(5000, truncate_at=100000).chance_of_savings(0.02, true_savings=0.03)-->. They are not independent: who was very ill last year is likelier to be so again, and years buy less than people.
#
# (One condition: the law's tail must thin out fast enough for a variance to exist. With a tail index of 2 or less no number of people calms an average in this way, and our models refuse it.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("how_many_lives")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("how_many_lives")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets.long_run import long_run

long_run("ten_thousand_panels")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.smallest_panel")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.what_a_check_proves")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.luck_payout")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### What is stop-loss worth?
#
# Insurance has a price: without any loading, the premium of a threshold of \$100,000 is \$469<!--=stop_loss_price(100000).premium--> a person, and for the same calm a panel may then be 42%<!--=stop_loss_price(100000).lives_saved--> smaller. An **aggregate** stop-loss caps the panel's total instead.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("stop_loss_worth")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("stop_loss_worth")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.steady_threshold")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Bands

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("bands_not_cliffs")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.corridor_three_years")

# %% [markdown] slideshow={"slide_type": "skip"}
# Corridors were law once. For marketplace insurers in 2014–2016 (42 USC 18062(b)) nothing was shared within 3% of a target; of what lay between 3% and 8%, half; beyond, 80%. On a target of \$100 million and claims of \$110 million the insurer was owed \$4.1<!--=marketplace_corridor(target=100e6, costs=110e6) / 1e6--> million.
#
# ### The small print
#
# In a first agreement Medicare weighs three benchmark years 10%, 30% and 60% (42 CFR 425.601 and 425.652, agreements since 2019); of 10,000, 10,300 and 10,500 dollars a person, growing 3% a year, that makes \$10,860<!--=historical_benchmark([10000, 10300, 10500], growth=0.03)-->. Higher risk scores raise it by 3%<!--=risk_adjusted_benchmark(1, risk_before=1, risk_now=1.1) - 1--> at most over an agreement (42 CFR 425.605(a)(1), performance years 2019–2026; since 2024 that cap moves with the region).
#
# Gate, cap, loss limit, aggregate stop-loss: the clauses that nobody reads at the signing.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("small_print")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.loss_with_limit")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.enhanced_losses")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.benchmark_again")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### The whole contract
#
# Write it yourself, from costs to payment. Hidden inputs walk along every edge.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch10.settle_a_year")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# The corridor (25%, 50%, 2%, 5%), the minimum of 2% with first-dollar sharing and the threshold of \$100,000 are those of a textbook chapter; what lies beyond 5% is our choice. The spending law, true savings of 3% in one ACO of five, the three sides' shares and all ACOs in the cards are illustrative inputs of this workbook. Rates, caps and limits are the regulation's, each with its years. The table of real people is RandHIE of the R package sampleSelection; a draw is a person's year, so that one person can enter a panel more than once.
#
# ## Sources
#
# - Medicare. Medicare Shared Savings Program. 42 CFR 425.600–.612; 83 FR 67816. Benchmarks, minimum rates, tracks, truncation; years as stated beside each rule.
# - Medicare (2011). Medicare Shared Savings Program: Accountable Care Organizations. 76 FR 67802. Why minimum rates fall with the number of people.
# - McWilliams, Hatfield, Landon, Hamed, Chernew (2018). Medicare Spending after 3 Years of the Medicare Shared Savings Program. New England Journal of Medicine 379:1139. Which ACOs saved.
# - Manning, Newhouse, Duan, Keeler, Leibowitz, Marquis (1987). Health Insurance and the Demand for Medical Care: Evidence from a Randomized Experiment. American Economic Review 77:251. The RAND experiment.
# - Toomet, Henningsen (2008). Sample Selection Models in R: Package sampleSelection (its table RandHIE). Journal of Statistical Software 27(7). The table.
# - United States Congress. 42 USC 18062(b), plan years 2014–2016. Risk corridors of the marketplaces.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 9: payment incentives](ch09_payment_incentives.ipynb) · [Chapter 11: fiduciary duty](ch11_fiduciary_duty.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch10")
