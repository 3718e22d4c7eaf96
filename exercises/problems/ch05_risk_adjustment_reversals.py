"""Questions on risk adjustment: four on the core route, then more practice."""

from exercises.problems import _ch05_draws as draws
from exercises.problems._ch05_banks import BINS, FACTORS, REASONS, REMARKS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

RATIO = Number(relative=0.005, absolute=0.005)


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt="""
A hospital had {{patients}} patients with pneumonia: {{low}} of a kind of whom {{low_rate:.0%}} die in all hospitals
together, and {{high}} of a kind of whom {{high_rate:.0%}} die. Here is its year, worked to the end.

1. Expected deaths: {{low}} × {{low_rate:.2f}} + {{high}} × {{high_rate:.2f}} = **{{expected:.1f}}**
2. Observed deaths: **{{observed}}**
3. O/E: {{observed}} ÷ {{expected:.1f}} = **{{ratio:.2f}}**
4. Risk-adjusted rate: {{ratio:.2f}} × {{overall:.0%}} = **{{adjusted:.1%}}**
5. Exact 95% limits of the O/E: **{{lower:.2f}} to {{upper:.2f}}**

Sort each remark under the reason that explains it.
""",
    answer=Match(bins=REASONS, items=REMARKS),
    variant=draws.why_each_line,
    hints=[
        "For each remark ask: what would go wrong in this line if it were done the other way?",
        "Two kinds of unfairness are possible: sicker patients, and more patients. One line answers the first, one the second.",
        "A multiplication by the same number for every hospital can't change who is ahead. A limit that shrinks as patients "
        "are added can't be about how sick they are.",
    ],
    objective="Give the reason for each step from deaths to an interval.",
    serves=("ch05.expect", "ch05.compare", "ch05.luck"),
    explorer="reversal",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


ADJUSTED_RATE = Problem(
    title="The last step",
    prompt="""
{{name}} Hospital: {{patients}} patients, **{{observed}}** deaths. The risks that a model gives its patients add up to
**{{expected:.1f}}**. In all hospitals together **{{overall:.0%}}** of patients die.

1. Observed deaths: {{observed}}
2. Expected deaths: {{expected:.1f}}
3. O/E: {{observed}} ÷ {{expected:.1f}} = {{ratio:.3f}}
4. Risk-adjusted death rate: …

Finish line 4.
""",
    # An O/E above 1 is a likely answer here: it must be read, to be told what it is.
    answer=Number(rate=True, minimum=0, maximum=2, decimals=2, relative=0.002),
    variant=draws.adjusted_rate,
    hints=[
        "An exactly average hospital should end at the rate of all hospitals together. What must line 4 do to an O/E of 1 "
        "to get there?",
        "The O/E says how many *times* as many died as expected. Times what gives a rate, the unit that readers know?",
        "Line 3, multiplied by the one rate that is the same for every hospital.",
    ],
    objective="Turn an O/E into a risk-adjusted rate.",
    serves=("ch05.compare",),
    explorer="reversal",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


OBSERVED_TO_EXPECTED = Problem(
    title="Only the data",
    prompt="""
{{name}} Hospital's patients with pneumonia fall into three groups. The last column comes from all hospitals together, where
{{overall:.0%}} of *all* patients died.

| Group | Patients | Deaths | Death rate of the group, all hospitals |
|---|---:|---:|---:|
| low risk | {{patients[0]}} | {{deaths[0]}} | {{rates[0]:.0%}} |
| middle | {{patients[1]}} | {{deaths[1]}} | {{rates[1]:.0%}} |
| high risk | {{patients[2]}} | {{deaths[2]}} | {{rates[2]:.0%}} |

What is its O/E?
""",
    answer=RATIO,
    variant=draws.observed_to_expected,
    hints=[
        "Find two numbers for the whole hospital: the deaths that happened, and the deaths there would have been had each "
        "group died at the rate in the last column.",
        "Each group has its own expected deaths: its patients times its rate. Add the deaths before you divide.",
        "You divide once, at the very end: the sum of one column by the sum of three products.",
    ],
    objective="Compute an O/E from a hospital's case-mix.",
    serves=("ch05.expect", "ch05.compare"),
    explorer="reversal",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


LATE_PARCELS = Problem(
    title="The courier on the hard routes",
    prompt="""
A shop must choose a courier. {{name}} has {{vans}} vans and delivered **{{late:,}}** parcels late last year. It drives where
others would rather not:

| Route | {{name}}'s parcels | Late, all couriers in the country |
|---|---:|---:|
| city | {{parcels[0]:,}} | {{shares[0]:.0%}} |
| village | {{parcels[1]:,}} | {{shares[1]:.0%}} |
| island | {{parcels[2]:,}} | {{shares[2]:.0%}} |

For every 100 parcels that the country's couriers would have delivered late on {{name}}'s routes, how many did {{name}} deliver
late?
""",
    answer=Number("parcels", relative=0.01, minimum=0),
    variant=draws.late_parcels,
    hints=[
        "Imagine an ordinary courier that is handed exactly these parcels on exactly these routes. How many are late then?",
        "Route by route: parcels times the country's share. The three products add up to the fair yardstick.",
        "Hold the late parcels against that yardstick, and state it per 100. One number in the text is not needed.",
    ],
    objective="See the same comparison where nobody is ill.",
    serves=("ch05.expect", "ch05.compare"),
)


# --- Practice: what may enter the model -----------------------------------------------------------------------------


WHAT_MAY_BE_ADJUSTED = Problem(
    title="What may enter the model?",
    prompt="""
You write the model of expected deaths within 30 days of admission for pneumonia. Eight facts about patients lie on the table. Sort
them. The last bin is for what the model must never see, because it is part of what the hospital is judged for.
""",
    answer=Match(bins=BINS, items=FACTORS),
    variant=draws.what_may_be_adjusted,
    hints=[
        "First question for each card: was it already true when the patient came through the door?",
        "What was true at the door is either this illness, another illness, or no illness at all.",
        "Anything with a day number, a ward or a delay in it deserves a second look: whose doing was it?",
    ],
    objective="Tell case-mix from the results of care.",
    serves=("ch05.expect",),
    stage="practice",
)


# --- Practice: where the order flips --------------------------------------------------------------------------------


FLIP_POINT = Problem(
    title="Where the order flips",
    prompt="""
In hospital X **{{rate_x:.1%}}** of patients died, in hospital Y **{{rate_y:.1%}}**. Y's patients were expected to die at a rate
of **{{expected_y:.1%}}**. Nobody has worked out X's expected rate yet.

Set it to the point where the two O/E ratios are equal: beyond it X has the lower O/E. You set it blind.
""",
    answer=Target({"expected_x": Control("Expected death rate at X", low=0.01, high=0.40, step=0.005, default=0.01, format=".1%")}),
    variant=draws.flip_point,
    hints=[
        "Write down Y's O/E first. It needs no patients: deaths and expected deaths share the same number of them.",
        "X must have that same O/E. You know X's death rate; what must it be divided by?",
        "Raw rates stand in the same proportion as expected rates at this point. Not the same gap: the same proportion.",
    ],
    objective="Find the expected rate at which adjustment reverses a ranking.",
    serves=("ch05.compare",),
    stage="practice",
)


# --- Practice: an exact interval ------------------------------------------------------------------------------------


EXACT_INTERVAL = Problem(
    title="Limits for a small hospital",
    prompt="""
At {{name}} Hospital the deaths number **{{observed}}**; expected were **{{expected:.1f}}**. These are quantiles of the χ² distribution:

| Degrees of freedom | 2.5% | 97.5% |
|---:|---:|---:|
| {{degrees}} | {{quantiles[0]:.4f}} | {{quantiles[2]:.4f}} |
| {{more_degrees}} | {{quantiles[1]:.4f}} | {{quantiles[3]:.4f}} |

Give the exact 95% limits of its O/E.
""",
    answer=Table(("Lower limit", "Upper limit"), {"O/E": Number(absolute=0.005, relative=0.002, minimum=0)}),
    variant=draws.exact_interval,
    hints=[
        "Find the limits for the number of deaths first, then hold them against the expected deaths.",
        "The lower limit takes the row for the deaths you saw. The upper limit has to allow for one more.",
        "A χ² with twice as many degrees of freedom as deaths is twice the limit: both quantiles are halved, then divided by E.",
    ],
    objective="Compute the exact Poisson interval of an O/E.",
    serves=("ch05.luck",),
    stage="practice",
    explorer="reversal",
)


# --- Practice: which of two results is shown ------------------------------------------------------------------------


WHICH_IS_SHOWN = Problem(
    title="Two ratios, two intervals",
    prompt="""
| | Deaths | Expected | O/E | Exact 95% limits |
|---|---:|---:|---:|---:|
| Ash | {{ash[observed]}} | {{ash[expected]}} | {{ash[ratio]:.2f}} | {{ash[lower]:.2f}} to {{ash[upper]:.2f}} |
| Elm | {{elm[observed]}} | {{elm[expected]}} | {{elm[ratio]:.2f}} | {{elm[lower]:.2f}} to {{elm[upper]:.2f}} |

Which sentence may the board print?
""",
    answer=Choice(
        {
            "ash": "Ash differs from what was expected by more than ordinary luck would explain. For Elm the numbers leave it open.",
            "elm": "Elm differs from what was expected by more than ordinary luck would explain. For Ash the numbers leave it open.",
            "ash_elm_average": "Ash differs from what was expected. Elm has been shown to be average.",
            "elm_ash_average": "Elm differs from what was expected. Ash has been shown to be average.",
            "both": "Both differ from what was expected: both ratios lie well off 1, on the same side.",
            "neither": "Neither can be told from what was expected.",
        }
    ),
    variant=draws.which_is_shown,
    hints=[
        "Look for the 1. For each hospital: is it inside the limits or outside?",
        "Which hospital had more deaths to go by? Luck weighs less there.",
        "An interval with 1 inside says “could be average”. Does the same interval also hold ratios that are far from average?",
    ],
    objective="Say what an O/E with its interval shows, and what it leaves open.",
    serves=("ch05.luck",),
    stage="practice",
    explorer="reversal",
)


# --- Practice: the real twin, by hand -------------------------------------------------------------------------------

REAL_TWIN = Problem(
    title="Three real hospitals",
    prompt="""
Arizona, 1991: patients with a blocked heart vessel had it widened (angioplasty) or bridged (bypass), planned or urgent. The first
column is the mean stay of all 3,589 patients of a kind, in days; the others count each hospital's own patients.

| Hospital | all: mean stay | {{names[0]}} | {{names[1]}} | {{names[2]}} |
|---|---:|---:|---:|---:|
{{lines}}

For each hospital: its mean stay, the mean stay expected for its own patients, and O/E. Two of the three change places with each other.
""",
    answer=Table(
        "hospitals",
        {"Mean stay": Number("days"), "Expected mean": Number("days"), "O/E": Number(relative=0.005)},
    ),
    variant=draws.real_twin,
    hints=[
        "The patients of a hospital are the sum of its four kinds; its mean stay is its days divided by them.",
        "Had every patient stayed as long as the mean of the kind, how many days would that be? Divide by the same patients.",
        "In a notebook: counts times means, summed over a column, is one line of NumPy. O/E divides the first column by the second.",
    ],
    objective="Standardize real lengths of stay by hand, and see a ranking reverse.",
    serves=("ch05.compare", "ch05.expect"),
    points=2,
    stage="practice",
    explorer="real_reversals",
)


# --- Practice: funnel limits, in code -------------------------------------------------------------------------------


FUNNEL_LIMITS = Problem(
    title="Draw a funnel",
    prompt="""
Write `funnel_limits(expected_rate, n, z)`. It returns the lower and the upper funnel limit of a death rate, as a tuple: the
expected rate, minus and plus `z` standard errors of a share of `n` patients. A rate can't lie outside 0 to 1, and neither may a
limit. No patients, no limit: raise `ValueError` when `n` is 0.

Try it on a hospital with {{patients}} patients, an expected rate of {{rate:.2f}} and `z = {{z}}`.
""",
    answer=Code(
        "funnel_limits",
        '''def funnel_limits(expected_rate, n, z):
    """Lower and upper funnel limit of a death rate among n patients."""
    ...
''',
        returns=Number(absolute=1e-6, relative=1e-6),
    ),
    variant=draws.funnel_limits,
    hints=[
        "One patient's outcome has variance p(1 − p). What is the variance of the *mean* of n such outcomes?",
        "The standard error is the square root of that variance. Go `z` of them down and up from the expected rate.",
        "Then push what falls below 0 up to 0 and what exceeds 1 down to 1: `max` and `min`. Check `n` before you divide.",
    ],
    objective="Compute the limits of a funnel plot, at its edges too.",
    serves=("ch05.luck",),
    points=2,
    stage="practice",
    explorer="funnel_and_shrinkage",
)


# --- Practice: shrinkage --------------------------------------------------------------------------------------------


SHRUNKEN_RATIO = Problem(
    title="A ratio with a past",
    prompt="""
{{name}} Hospital: **{{observed}}** deaths, **{{expected:.1f}}** expected. Before seeing them you believe that true ratios scatter
around 1 like a Gamma distribution with shape and rate **{{prior}}**.

What is your estimate of its true ratio after seeing them (the mean of the posterior)?
""",
    answer=RATIO,
    variant=draws.shrunken_ratio,
    hints=[
        "A Gamma prior with shape and rate *a* speaks like *a* earlier deaths where *a* were expected. Put the two records together.",
        "What you saw and what you believed are added, above the line and below the line.",
        "Check the direction: the estimate must lie between the hospital's own O/E and 1.",
    ],
    objective="Shrink an O/E toward 1 by as much as its size deserves.",
    serves=("ch05.luck",),
    stage="practice",
    explorer="funnel_and_shrinkage",
)


# --- Practice: a readmission penalty --------------------------------------------------------------------------------


READMISSION_PENALTY = Problem(
    title="What the readmissions cost",
    prompt="""
Two hospitals under Medicare's Hospital Readmissions Reduction Program (illustrative inputs). “Share” is the condition's share of
the hospital's base payments; “peer median” is the median predicted/expected ratio of hospitals with a similar share of patients
who also have Medicaid. The neutrality modifier is **{{modifier}}**.

| Hospital | Condition | Cases | O/E | Predicted/expected | Peer median | Share |
|---|---|---:|---:|---:|---:|---:|
{{lines}}

By what percentage are the base payments of each hospital reduced?
""",
    answer=Table(("Alder", "Birchwood"), {"Reduction": Number(rate=True, decimals=2, relative=0.002, minimum=0)}),
    variant=draws.readmission_penalty,
    hints=[
        "Go condition by condition: does it count at all, and by how much does the ratio exceed the bar that the rule sets?",
        "Too few cases (fewer than 25) drop out. A ratio under the bar counts as 0; it earns nothing back.",
        "Sum share × excess over the conditions, times the modifier. No reduction may exceed what the law allows (“A bar that is not 1” in the chapter has the figure).",
    ],
    objective="Compute a payment reduction of the readmission program.",
    serves=("ch05.compare",),
    points=2,
    stage="practice",
)


# --- Practice: turning patients away --------------------------------------------------------------------------------


TURNED_AWAY = Problem(
    title="Turned away",
    prompt="""
{{name}} Hospital treats {{others}} ordinary patients ({{others_deaths}} deaths, {{others_expected:.1f}} expected) and {{frail}}
very frail ones. The model gives each frail patient a risk of {{frail_predicted:.0%}}. It does not know how frail they are: in any
hospital of the region {{frail_deaths}} of these {{frail}} would die, and here {{frail_deaths}} did.

Next year {{name}} sends such patients elsewhere and treats its other patients just as before. By how much does its O/E **fall**?
""",
    answer=Number(absolute=0.01, relative=0.01),
    variant=draws.turned_away,
    hints=[
        "You need two O/E ratios: this year's with both groups, and next year's with one.",
        "When patients leave, their deaths leave the top of the ratio. What leaves the bottom?",
        "This year: all deaths over all expected deaths. Next year: only the ordinary patients' deaths over only their expected.",
    ],
    objective="Show how a score rises when patients are turned away and nobody is better.",
    serves=("ch05.compare",),
    stage="practice",
)


# --- Practice: false alarms -----------------------------------------------------------------------------------------


FALSE_ALARMS = Problem(
    title="Somebody is always outside",
    prompt="""
A region has **{{hospitals}}** hospitals, and every one of them is exactly average. Each gets limits that an average hospital stays
within with probability **{{level:.0%}}**, whatever happens in the others (they are independent).

How likely is it that at least one of them is reported as an outlier?
""",
    answer=Number(rate=True, minimum=0, maximum=1, decimals=1, relative=0.004),
    variant=draws.false_alarms,
    hints=[
        "“At least one” is hard to count head on. What is its opposite?",
        "For one hospital you know the chance to stay within. What do independent chances do when all must come true?",
        "Find the chance that *all* of them stay within, and take it from 1.",
    ],
    objective="See how many comparisons make an outlier certain.",
    serves=("ch05.luck",),
    stage="practice",
    explorer="funnel_and_shrinkage",
)
