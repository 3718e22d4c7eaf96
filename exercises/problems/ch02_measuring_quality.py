"""Questions on measuring quality: four on the core route, then more practice."""

from exercises.problems import _ch02_draws as draws
from exercises.problems._ch02_banks import BANK, KIND_BINS, PERIL_BINS, PERILS, REASONS, REMARKS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt="""
A heart failure program coaches patients by telephone. Lots were drawn: {{enrolled}} patients were coached and as many were not. The KCCQ, a
questionnaire on living with heart failure (0 to 100, higher is better), was asked of all at the start and after six months. Here is the audit, worked to the end.

1. Coached, {{n}} with both scores: {{before}} → {{after}}, a mean change of **+{{gain}}**
2. {{gain}} ÷ {{spread}}, the standard deviation of their changes: **{{response:.2f}}**
3. {{responders}} of the {{n}} gained 5 points or more: **{{share:.0%}}**
4. Not coached, {{n_other}} with both scores: a mean change of **+{{other}}**
5. {{gain}} − {{other}} = **{{added}}** points (95% limits {{low}} to {{high}}, if both halves scatter alike)
6. Gained 5 or more, of all {{enrolled}} coached, if none or all of the {{missing}} without a second score did: **{{least:.0%}} to {{most:.0%}}**

Sort each remark under what its line is for.
""",
    answer=Match(bins=REASONS, items=REMARKS),
    variant=draws.why_each_line,
    hints=[
        "Cross a line out and ask what nobody could say any more.",
        "Four different doubts can be raised against line 1: is that much? for how many? because of the coaching? and the silent ones?",
        "Two lines know only the coached patients who answered. One knows people who were never coached, one people who never answered.",
    ],
    objective="Say what each step of an audit of patient-reported change is for.",
    serves=("ch02.added", "ch02.read", "ch02.report"),
    explorer="pay_the_bonus",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


TOTAL_EFFECT = Problem(
    title="The last step",
    prompt="""
A hospital puts one more pharmacist on each ward (illustrative numbers). Per 100 patients:

1. Medication reviews rise by **{{reviews}}**.
2. Among wards with equally many pharmacists, one more review goes with **{{per_review:.2f}}** fewer drug errors.
3. Among wards with equally many *reviews*, one more pharmacist goes with **{{otherwise}}** fewer drug errors.
4. One more pharmacist, all in all: … drug errors fewer.

Finish line 4. (Take it that nothing hidden moves reviews and errors together.)
""",
    answer=Number("errors", relative=0.005),
    variant=draws.total_effect,
    hints=[
        "Draw three boxes: pharmacist, reviews, errors. How many paths lead from the first to the last?",
        "One path has two arrows. What do you do with 'reviews per pharmacist' and 'errors per review' so that the unit comes out right?",
        "One path avoids the reviews. What the two paths bring comes together at the end: is that a product or a sum?",
    ],
    objective="Put a direct path and one through process together.",
    serves=("ch02.path",),
    explorer="structure_process_outcome",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


ADDED_POINTS = Problem(
    title="Only the data",
    prompt="""
A program for people with depressive symptoms. Lots were drawn between the program and care as usual. The score is the CES-D: 0 to 60,
**lower is better**. Means are of those who gave both scores.

| | Enrolled | Both scores | Mean at the start | Mean at month 6 |
|---|---:|---:|---:|---:|
| Program | {{enrolled}} | {{n}} | {{start:.1f}} | {{end:.1f}} |
| Care as usual | {{enrolled}} | {{n_other}} | {{start_other:.1f}} | {{end_other:.1f}} |

By how many points did the program make people **better**, beyond what came without it? Write a minus sign if it left them worse off.
""",
    answer=Number("points", relative=0, absolute=0.06, minimum=-60, maximum=60),
    variant=draws.added_points,
    hints=[
        "How much better did the people in the program become? Mind which way the scale runs.",
        "How much better did people become *without* the program? They went through the same six months.",
        "The two halves did not begin level, so set their changes side by side and not their ends.",
    ],
    objective="Estimate what a program added from the changes of two randomized arms.",
    serves=("ch02.added", "ch02.read"),
    explorer="pay_the_bonus",
    scene="Depression, by lot",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


SLOW_SWIMMERS = Problem(
    title="The slowest swimmers",
    prompt="""
A swimming club has {{members}} members. After its trial day the {{slowest}} slowest drew straws: half of them had a private coach for a
month, the others trained as they always had. Then all of them swam again. Seconds over 50 meters, on average:

| | Trial day | A month later |
|---|---:|---:|
| With the coach | {{first:.1f}} | {{second:.1f}} |
| Without | {{first_other:.1f}} | {{second_other:.1f}} |

For how many seconds should the club thank the coach?
""",
    answer=Number("seconds", relative=0, absolute=0.06, minimum=-60, maximum=60),
    variant=draws.slow_swimmers,
    hints=[
        "Why were these members among the slowest on that one day? Some of the reasons were gone a month later, coach or no coach.",
        "The straws made two groups that differ in nothing but the coach. What does the second group tell you?",
        "Two differences, then the difference of the two. One number in the text is not needed.",
    ],
    objective="Find the same comparison where nobody is ill.",
    serves=("ch02.added",),
)


# --- Practice: kinds of measure -------------------------------------------------------------------------------------


SORT_MEASURES = Problem(
    title="What does it measure?",
    prompt="""
Nine lines from a scorecard, drawn from a bank of forty-one. Put each where it belongs.
""",
    answer=Match(bins=KIND_BINS, items=BANK),
    variant=draws.sort_measures,
    hints=[
        "Could the number be known before the first patient comes? Then it is about what is there, not about what was done.",
        "For those that patients tell: are they speaking of themselves, or of the care?",
        "Ask of what is left: was something done, did something become of somebody, or was care used up?",
    ],
    objective="Tell structure, process, outcome, PROM, PREM and use of care apart.",
    serves=("ch02.path",),
    stage="practice",
)


# --- Practice: perils -----------------------------------------------------------------------------------------------


WHICH_PERIL = Problem(
    title="What went wrong with the number?",
    prompt="""
Eight stories about measures. In each the number can move although the care does not. Sort them by why.
""",
    answer=Match(bins=PERIL_BINS, items=PERILS),
    variant=draws.which_peril,
    hints=[
        "Count first: how many events stand behind the number?",
        "Then ask who is behind it: the same patients as before, or others? All of them, or those who could be reached?",
        "What remains are numbers that rise because recording is easier than caring.",
    ],
    objective="Name the ways in which a measure moves although care does not.",
    serves=("ch02.path", "ch02.added"),
    stage="practice",
    explorer="same_process_score",
)


# --- Practice: two composites ---------------------------------------------------------------------------------------


TWO_COMPOSITES = Problem(
    title="One checklist, two scores",
    prompt="""
Six patients with diabetes; a dash means that the item was not due for that patient.

| Patient | Eyes | Feet | Kidneys | Vaccine |
|---|---|---|---|---|
{{lines}}

What are the **opportunity score** (items done over items due, all patients together) and the **all-or-none score** (patients for whom
everything due was done)?
""",
    answer=Table(
        ("This clinic",),
        {
            "Opportunity": Number(rate=True, decimals=1, relative=0.001, minimum=0, maximum=1),
            "All-or-none": Number(rate=True, decimals=1, relative=0.001, minimum=0, maximum=1),
        },
    ),
    variant=draws.two_composites,
    hints=[
        "One score counts items, the other counts patients. Neither counts dashes.",
        "Opportunity: count every “done” in the table, and every cell that is not a dash. One division, for the whole table.",
        "All-or-none: go patient by patient. A dash is no miss. Is there a “missed” in the row?",
    ],
    objective="Compute an opportunity and an all-or-none composite.",
    serves=("ch02.path",),
    stage="practice",
)


COMPOSITES_IN_CODE = Problem(
    title="Composites in code",
    prompt="""
Write `composite_scores(checklist)`. The checklist is a list of patients, each a list with `1` (done), `0` (missed) or `None` (not due)
for every item. Return a tuple: the opportunity score and the all-or-none score, as fractions. A patient for whom nothing was due counts
in neither. Where nothing was due for anybody there is no score: return `None` for both.

Try it on {{patients}} patients of your own first.
""",
    answer=Code(
        "composite_scores",
        '''def composite_scores(checklist):
    """Opportunity and all-or-none score of a list of patients."""
    ...
''',
        returns=Number(absolute=1e-6, relative=1e-6),
    ),
    variant=draws.composites_in_code,
    hints=[
        "First make each row shorter: keep what is not `None`. What do you do with a row that is empty then?",
        "Opportunity: the sum of all that is kept, over how many are kept. All-or-none: `all(row)` for each row that is left.",
        "Before each division ask what would happen if there were nothing to divide by.",
    ],
    objective="Compute composites where some items are not due.",
    serves=("ch02.path",),
    points=2,
    stage="practice",
)


# --- Practice: three real scores ------------------------------------------------------------------------------------


THREE_REAL_SCORES = Problem(
    title="Three scores of a real trial",
    prompt="""
The HELP trial in Boston, at the start and at month {{month}}: **{{group}}** ({{enrolled}} enrolled).

| Score | Both scores | Mean at the start | Mean at month {{month}} | SD at the start | SD of the changes | Better by 5 points or more |
|---|---:|---:|---:|---:|---:|---:|
{{lines}}

Give the mean improvement in points, the effect size, the standardized response mean (SRM), and the share, of those with both scores, who
are better by 5 points or more. Count **upward when people are better**, whichever way the scale runs.
""",
    answer=Table(
        "scores",
        {
            "Better by": Number("points", relative=0, absolute=0.01),
            "Effect size": Number(relative=0, absolute=0.005),
            "SRM": Number(relative=0, absolute=0.005),
            "Responders": Number(rate=True, relative=0, absolute=0.005, minimum=0, maximum=1),
        },
    ),
    variant=draws.three_real_scores,
    hints=[
        "Improvement is a difference of two means. For which of the three scores must you take the later mean from the first?",
        "Two standard deviations stand in the table. One says how much people differ from each other, the other how differently they changed.",
        "The effect size divides by how much people differed to begin with; the *response* mean by how differently they responded.",
    ],
    objective="Compute effect size, SRM and responder share of real scores, in the direction of better.",
    serves=("ch02.read",),
    points=2,
    stage="practice",
    explorer="pay_the_bonus",
)


# --- Practice: who never answered -----------------------------------------------------------------------------------


WHO_NEVER_ANSWERED = Problem(
    title="What the silent leave open",
    prompt="""
A program enrolled **{{enrolled}}** patients. **{{answered}}** of them gave a score before and after; **{{responders}}** of those gained
enough to matter to them.

What is the smallest, and what the largest share *of all enrolled* that may have gained enough?
""",
    answer=Table(
        ("Gained enough",),
        {
            "Smallest": Number(rate=True, relative=0, absolute=0.002, minimum=0, maximum=3),
            "Largest": Number(rate=True, relative=0, absolute=0.002, minimum=0, maximum=3),
        },
    ),
    variant=draws.who_never_answered,
    hints=[
        "Imagine the worst for everybody who did not answer, and count. Then imagine the best.",
        "The number below the line is the same in both: whom does the question ask about?",
        "At best all the silent patients join those who gained enough. How many are silent?",
    ],
    objective="Bound a responder share by those who did not answer.",
    serves=("ch02.report",),
    stage="practice",
    explorer="pay_the_bonus",
    scene="2 Who is missing",
)


# --- Practice: a patient who has not changed ------------------------------------------------------------------------


UNCHANGED_PATIENT = Problem(
    title="A patient who has not changed",
    prompt="""
A symptom score has a mean of **{{mean}}** among a clinic's patients, now and later. Two scores of patients whose health has *not* changed
correlate at **{{reliability}}**. A patient scored **{{first}}** today.

Nothing happens to this patient's health. Which score do you expect next time?
""",
    answer=Number("points", relative=0, absolute=0.06),
    variant=draws.unchanged_patient,
    hints=[
        "Part of the distance between this score and the mean is the patient, part of it is this day.",
        "The correlation says which part lasts. How far from the mean is the patient today?",
        "Keep that part of the distance, and measure it from the mean again.",
    ],
    objective="Expect regression to the mean.",
    serves=("ch02.added", "ch02.read"),
    stage="practice",
    explorer="pay_the_bonus",
    scene="3 Where they began",
)


# --- Practice: a T-score --------------------------------------------------------------------------------------------


WHOM_DOES_IT_PASS = Problem(
    title="A T-score to explain",
    prompt="""
{{name}} filled in a PROMIS questionnaire on **{{trait}}**: T = **{{t}}**. On PROMIS scales 50 is the mean of the general population, 10
its standard deviation, and a higher score always means *more of what the scale is named after*.

What may you tell {{name}}? (Take scores in the general population to be normally distributed.)
""",
    answer=Choice(
        {
            "better": "In this you are better off than about {{passed}}% of the general population.",
            "worse": "In this you are worse off than about {{passed}}% of the general population.",
            "percent": "You have about {{t}}% of the {{trait}} that one can have.",
            "twice": "You have twice the {{trait}} of somebody with a T of {{half}}.",
        }
    ),
    variant=draws.whom_does_it_pass,
    hints=[
        "Is more of what this scale is named after good news?",
        "How many standard deviations from 50 is the score, and on which side?",
        "A T-score has no true zero and is no percentage. Which sentences need one of these?",
    ],
    objective="Read a T-score with its direction.",
    serves=("ch02.read",),
    stage="practice",
)


# --- Practice: top box ----------------------------------------------------------------------------------------------


TOP_BOX = Problem(
    title="The top box",
    prompt="""
A practice sent out **{{sent}}** questionnaires. “How often did you get an appointment as soon as you needed it?”

| never | sometimes | usually | always | left blank |
|---:|---:|---:|---:|---:|
| {{never}} | {{sometimes}} | {{usually}} | {{always}} | {{blank}} |

What is the top-box share?
""",
    answer=Number(rate=True, relative=0, absolute=0.002, minimum=0, maximum=1),
    variant=draws.top_box,
    hints=[
        "Which answer, of the four, is the top box?",
        "Who can be in the top box at all? Those who were asked, those who sent the form back, or those who answered this question?",
        "Add the four answers for what goes below the line. Blanks and unreturned forms are a problem of another kind: say how many, beside the share.",
    ],
    objective="Compute a top-box share.",
    serves=("ch02.report", "ch02.read"),
    stage="practice",
)


# --- Practice: small cells ------------------------------------------------------------------------------------------


CELLS_TO_HOLD_BACK = Problem(
    title="Who could be recognized?",
    prompt="""
A table of answers by region is to be published; {{total}}. Counts from 1 to 10 must not be shown, and must not be possible to work out.
Hold back as little as you can: no more counts than needed, and no larger ones than needed.
""",
    answer=Match(
        {
            "show": "Print the count",
            "small": "Hold it back: too few to hide among",
            "other": "Hold it back: it would give another one away",
        },
        {region: f"{region}: {{{{answers[{region}]}}}} answers" for region in draws.REGIONS},
    ),
    variant=draws.cells_to_hold_back,
    hints=[
        "Is there a count between 1 and 10?",
        "Now be the curious reader. With everything that is printed, can you work out what is not?",
        "A sum with one gap has no secret. A sum with two gaps does: which second gap loses the fewest answers?",
    ],
    objective="Hold back small counts so that they cannot be worked out.",
    serves=("ch02.report",),
    stage="practice",
    explorer="what_patients_say",
)


# --- Practice: how many answers -------------------------------------------------------------------------------------


ANSWERS_NEEDED = Problem(
    title="How many answers would it take?",
    prompt="""
Real scores of medical groups (Medicare, 2020): for {{measure}} the group in place {{place}} of {{groups}} has **{{score:.0%}}**; the mean
of all groups is **{{mean:.0%}}**. How many patients answered is not in the table.

Wilson's 95% limits of a share leave a value out as soon as the share lies more than 1.96 standard errors *of that value* from it. Suppose
that the score stays {{score:.0%}}. Set the number of answers from which the group's limits leave the mean out. You set it blind.
""",
    answer=Target(
        {"answers": Control("Answers in this group", low=5, high=1500, step=1, default=500, format=",.0f")},
        tolerance={"answers": 3},
    ),
    variant=draws.answers_needed,
    hints=[
        "The standard error of a value is √(value × (1 − value) ÷ answers). Which of the two percentages is “that value” here?",
        "Set 1.96 standard errors equal to the gap between score and mean.",
        "Square both sides, and answers come out alone: a variance on top, a squared gap below, and the square of 1.96.",
    ],
    objective="Find the number of answers that tells a group from the mean.",
    serves=("ch02.report",),
    stage="practice",
)
