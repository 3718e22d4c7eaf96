"""Questions on omitted-variable bias: four on the core route, then more practice."""

from exercises.problems import _ch06_draws as draws
from exercises.problems._ch06_banks import REASONS, REMARKS, SENTENCES, STORIES, WAYS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

POINTS = Number("points", relative=0.01, absolute=0.005)


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why does each line come out so?",
    prompt="""
Every hospital gives the same care. Of all patients {{p:.0%}} have a social risk, in the safety-net hospitals q = {{q:.0%}}. At equal clinical risk it adds
γ = {{gamma:.1f}} points to the outcome; and clinical risk is a = {{link:.1f}} higher where it is present. The payer's model knows clinical risk only.

1. p(1 − p) = {{p:.2f}} × {{rest:.2f}} = **{{scatter:.4f}}**
2. δ = {{link:.1f}} × {{scatter:.4f}} ÷ (1 + {{link:.1f}}² × {{scatter:.4f}}) = **{{delta:.4f}}**
3. The slope of clinical risk is too large by γδ = {{gamma:.1f}} × {{delta:.4f}} = **{{bias:.3f}}**
4. 1 − δa = 1 − {{delta:.4f}} × {{link:.1f}} = **{{unseen:.4f}}**
5. Safety-net hospitals look worse by {{gamma:.1f}} × {{unseen:.4f}} × ({{q:.2f}} − {{p:.2f}}) = **{{penalty:.3f}}** points

The arithmetic is done. Put each remark under the reason that stands behind it.
""",
    answer=Match(REASONS, REMARKS),
    variant=draws.why_each_line,
    hints=(
        "For each remark, ask which of the letters p, q, a and γ it is about.",
        "Two remarks are about γ alone, two about p and q. Two of the other four speak of line 2.",
        "A line that knows nothing of the outcome cannot be so because of what matters for the outcome.",
    ),
    objective="Say what each step from a link to two biases is for",
    serves=("ch06.slope", "ch06.hospital"),
    explorer="seesaw",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


LAST_STEP = Problem(
    title="The last step",
    prompt="""
Equal care everywhere. A social risk adds γ = {{gamma:.1f}} points to the outcome, and clinical risk is a = {{link:.1f}} higher where it is present. Of all patients
{{p:.0%}} have it, in the safety-net hospitals {{q:.0%}}. The model knows clinical risk only.

1. δ = {{delta:.4f}}
2. The slope of clinical risk is too large by γδ = {{bias:.3f}}
3. What clinical risk does not tell of social risk: 1 − δa = {{unseen:.4f}}
4. By how many points do the safety-net hospitals look worse than they are, on average? …

Finish line 4.
""",
    answer=POINTS,
    variant=draws.last_step,
    hints=(
        "One line above is about a slope, another about what stays unseen. Which of them is about hospitals?",
        "A hospital whose patients are like everybody's is judged rightly. What makes the safety-net hospitals differ from it?",
        "Three factors: what the risk does, how much of it stays unseen, and how much more of it they have.",
    ),
    objective="Compute how far a hospital is misjudged, apart from how far a slope is off",
    serves=("ch06.hospital",),
    explorer="seesaw",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt="""
Symptom scores (higher is worse) of the patients of a clinic:

| Patients | No social risk: number | their mean score | Social risk: number | their mean score |
|---|---:|---:|---:|---:|
| less sick | {{counts[less][0]}} | {{means[less][0]}} | {{counts[less][1]}} | {{means[less][1]}} |
| sicker | {{counts[sicker][0]}} | {{means[sicker][0]}} | {{counts[sicker][1]}} | {{means[sicker][1]}} |

A colleague has a table without the social risk and subtracts the mean score of all less sick patients from that of all sicker ones. By how many points is that difference larger than the one between patients of the
same social risk?
""",
    answer=Number("points", relative=0.01, absolute=0.02),
    variant=draws.only_the_data,
    hints=(
        "What does the colleague find? Each of the two means is over patients of both kinds.",
        "Within a column of the table the difference is the same for both kinds. The rest of the colleague's difference is your answer.",
        "A shorter way: what social risk adds to a score, times how much more frequent it is among the sicker.",
    ),
    objective="Find the bias of a comparison from a table of counts and means",
    serves=("ch06.like", "ch06.slope"),
    explorer="slope_swallows",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


RIVER_PLOTS = Problem(
    title="The plots by the river",
    prompt="""
A village tries a new kind of bean. Plots with the new bean bring {{found}} kg more than plots with the old one. But of the plots with the new bean {{new:.0%}} lie by the river, of those with the old one
{{old:.0%}}; and whichever bean it carries, a plot by the river brings {{river}} kg more than one that is not. There are {{scarecrows}} scarecrows in the village.

By how many kilograms is the new bean itself better?
""",
    answer=Number("kg", relative=0.01, absolute=0.05),
    variant=draws.river_plots,
    hints=(
        "Suppose the two beans were equally good. Would the two kinds of plots bring the same?",
        "How many more of a hundred plots lie by the river with one bean than with the other, and what does each of these bring?",
        "Take from what was found what the river brought. Mind the direction: the river may have helped the old bean.",
    ),
    objective="Take out of a difference what something else has brought, in a setting of your own",
    serves=("ch06.like",),
)


# --- More practice: the two biases ----------------------------------------------------------------------------------


SHORT_SLOPE = Problem(
    title="The slope without it",
    prompt="""
One unit more of clinical risk adds {{beta:.1f}} points to the outcome, a social risk {{gamma:.1f}} points. Of the patients {{p:.0%}} have the social risk; where it is present clinical risk is {{link:.1f}} higher on average. Around
these averages clinical risk scatters with standard deviation 1. Which slope does the regression of the outcome on clinical risk *alone* find?
""",
    answer=Number("points", relative=0.005),
    variant=draws.short_slope,
    hints=(
        "Two things that you need are printed. A third, δ, is a slope as well: of what on what?",
        "δ is the covariance of clinical and social risk over the variance of clinical risk. A 0/1 variable has variance p(1 − p).",
        "The covariance is a·p(1 − p). The variance of clinical risk has two parts: its own 1, and what social risk adds.",
    ),
    objective="Compute a short slope from a design",
    serves=("ch06.slope",),
    stage="practice",
    explorer="slope_swallows",
)

HALF_THE_PENALTY = Problem(
    title="Half the penalty",
    prompt="""
Of all patients {{p:.0%}} have a social risk, in the safety-net hospitals {{q:.0%}}; it adds {{gamma:.1f}} points to the outcome. Where clinical risk knows nothing of it (a = 0; scatter of clinical risk: standard deviation 1),
safety-net hospitals look {{most:.3f}} points worse than they are. Set a such that they look **half** as much worse. Your first commitment is the one that scores.
""",
    answer=Target(
        {"link": Control("a: social risk raises clinical risk by", low=0, high=3, step=0.01, default=0.0, format=".2f")},
        tolerance={"link": 0.03},
    ),
    variant=draws.half_the_penalty,
    hints=(
        "Which factor of the hospitals' bias holds a? The others stay as they are.",
        "That factor, 1 − δa, is 1 ÷ (1 + a²p(1 − p)). When is it a half?",
        "The second term below the line has to be as large as the first.",
    ),
    objective="Find the link at which a hospital's bias has halved",
    serves=("ch06.hospital",),
    stage="practice",
    points=2,
)

WHICH_WAY = Problem(
    title="Which way is it off?",
    prompt="Each line names a regressor and an outcome, and what was left out. Compared with the slope at equal values of what was left out, the slope without it is …",
    answer=Match(WAYS, STORIES),
    variant=draws.which_way,
    hints=(
        "Two questions for each line: what does the left-out thing do to the outcome, and does more of it go along with more of the regressor, or with less?",
        "Give each answer a sign. Where one of the two is nothing at all, what is the product?",
        "Two minuses make a plus.",
    ),
    objective="Tell the sign of a bias from two signs",
    serves=("ch06.slope",),
    stage="practice",
)

TWO_LEFT_OUT = Problem(
    title="Two things left out",
    prompt="""
A regression of an outcome on clinical risk alone has slope {{short:.1f}}. Two things were left out of it:

| Left out | γ: points it adds, at equal values of everything else | δ: more of it for one unit more of clinical risk |
|---|---:|---:|
| {{names[0]}} | {{shown[0][0]}} | {{shown[0][1]}} |
| {{names[1]}} | {{shown[1][0]}} | {{shown[1][1]}} |

(Points count harm; the figures are illustrative.) What is the slope of clinical risk with both in the model?
""",
    answer=Number("points", relative=0.005, absolute=0.005),
    variant=draws.two_left_out,
    hints=(
        "Each left-out thing has put something of its own into the slope. How much?",
        "Multiply along each line of the table, not across lines.",
        "Long is short less the sum. Keep the signs.",
    ),
    objective="Undo the bias of two left-out variables",
    serves=("ch06.slope",),
    stage="practice",
    explorer="slope_swallows",
)


# --- More practice: real people -------------------------------------------------------------------------------------


REAL_PAIR = Problem(
    title="453 real people",
    prompt="""
From the HELP trial, 453 adults in treatment. Y is **{{outcome}}**, X is **{{regressor}}**, and S is 1 for people who had been homeless in the past six months, else 0.

| | Value |
|---|---:|
| Var(X) | {{shown[0]}} |
| Var(S) | {{shown[1]}} |
| Cov(X, S) | {{shown[2]}} |
| Cov(X, Y) | {{shown[3]}} |
| Cov(S, Y) | {{shown[4]}} |

Give the slope of X with S out of the regression, then γ (the slope of S with X in), δ, and the slope of X with S in. Check for yourself that the first is the last plus γδ.
""",
    answer=Table(
        ("Slope of X, S out", "γ", "δ", "Slope of X, S in"),
        {"Value": Number(relative=0.01)},
    ),
    variant=draws.real_pair,
    hints=(
        "A slope with one regressor is a covariance over a variance. Two of the four are of that kind.",
        "With both in, solve two equations: Cov(X, Y) = slope × Var(X) + γ × Cov(X, S), and the like for S.",
        "Both unknowns have Var(X)·Var(S) − Cov(X, S)² below the line.",
    ),
    objective="Verify the identity of short and long regression on real people",
    serves=("ch06.slope",),
    stage="practice",
    points=2,
    explorer="housing_in_and_out",
)

SLOPE_HELD_EQUAL = Problem(
    title="A slope from leftovers",
    prompt="""
Write `slope_held_equal(y, x, z)`: the slope of `x` in the least-squares regression of `y` on `x` and `z` (with an intercept), found by leftovers. `y`, `x` and `z` are lists of equally many numbers. Take out of `x` what an intercept and `z` explain of it; the slope is that of `y` on what is left.

Where `z` leaves nothing of `x` (to one part in 10⁹ of its size) no slope belongs to `x` alone: raise `ValueError`. `z` may be the same for everybody. Try it on some {{patients}} patients of your own making.
""",
    answer=Code(
        "slope_held_equal",
        '''import numpy as np


def slope_held_equal(y, x, z):
    """Slope of x at equal z, by leftovers."""
    ...
''',
        returns=Number(absolute=1e-7, relative=1e-6),
    ),
    variant=draws.slope_held_equal,
    hints=(
        "First a line of `x` on `z`. What does its residual have to do with `z`?",
        "A line of `x` on `z` goes through both means; its slope is a sum of products over a sum of squares. If that sum of squares is 0, only the mean is taken out.",
        "With the leftovers r of x: sum of r·y over sum of r². Compare the sum below the line with the spread of `x` before you divide.",
    ),
    objective="Find a slope of a multiple regression by residuals",
    serves=("ch06.slope", "ch06.like"),
    stage="practice",
    points=2,
    explorer="leftovers",
)

ROBUSTNESS = Problem(
    title="How strong a stranger?",
    prompt="""
In a regression of {{outcome}} the slope of interest has a t-value of {{t:.1f}}, with {{df}} degrees of freedom. Somebody says that an unmeasured variable could be behind it. If that variable explained the same share of what is left of the outcome and of what is left of the
regressor, how large would the share have to be to take the slope to 0? (The robustness value of Cinelli and Hazlett, with f = t ÷ √df.)
""",
    answer=Number(rate=True, minimum=0, maximum=1, relative=0.005, absolute=0.0006),
    variant=draws.robustness,
    hints=(
        "Begin with f. It measures the slope in a unit that does not know how many patients there were.",
        "The share R solves R² ÷ (1 − R) = f². It is a quadratic equation in R.",
        "R² + f²R − f² = 0 has one positive root.",
    ),
    objective="Compute how strong an unmeasured variable must be to undo a slope",
    serves=("ch06.like",),
    stage="practice",
    explorer="housing_in_and_out",
)


# --- More practice: what to do about it -----------------------------------------------------------------------------


WHO_IS_PENALIZED = Problem(
    title="Who gets a letter?",
    prompt="""
Ten hospitals, each with its O/E by clinical risk alone and by clinical and social risk:

| Hospital | Kind | O/E, clinical | O/E, clinical and social |
|---|---|---:|---:|
{{lines}}

Three rules: *nothing* (clinical O/E, bar at 1), *adjust* (clinical and social O/E, bar at 1), *stratify* (clinical O/E, bar at the median of the hospital's own kind). A hospital above the bar gets a letter, and its penalty is
what its ratio exceeds the bar by; one below gets nothing. For each rule and kind: how many letters, and which sum of penalties?
""",
    answer=Table(
        ("Nothing, safety-net", "Nothing, other", "Adjust, safety-net", "Adjust, other", "Stratify, safety-net", "Stratify, other"),
        {"Letters": Number("hospitals", relative=0, absolute=0.01), "Sum of penalties": Number(relative=0, absolute=0.006)},
    ),
    variant=draws.who_is_penalized,
    hints=(
        "Each rule names a column and a bar. Write the bar above the column before you count.",
        "The median of five is the third in order. How many of five different numbers lie above it?",
        "Only what is above a bar counts; what lies below it makes up for nothing.",
    ),
    objective="Apply three rules and see whom each penalizes, and by how much",
    serves=("ch06.hospital",),
    stage="practice",
    points=2,
    explorer="four_remedies",
)

WHAT_THEY_SAY = Problem(
    title="Which sentence may be printed?",
    prompt="""
A report on readmissions in {{hospitals}} hospitals, so large that chance plays no part:

- *By clinical risk alone:* the safety-net hospitals' O/E is {{plain:.2f}} times the others'.
- *Against the median of their own kind:* half of the safety-net hospitals and half of the others are penalized.
- *With social risk in the model, its effect learned from patients of the same hospital:* {{line}}.

Social risk raises readmission everywhere, by the same odds. Which sentence may be printed?
""",
    answer=Choice(SENTENCES),
    variant=draws.what_they_say,
    hints=(
        "Which of the three lines would read the same whether care were good or bad?",
        "Which of them cannot tell patients in poverty from bad care?",
        "If one line is left that can tell them apart, it decides. If none is left, say so.",
    ),
    objective="Tell what a stratified and an adjusted report can show about care",
    serves=("ch06.hospital",),
    stage="practice",
    explorer="four_remedies",
)

ALL_TOGETHER = Problem(
    title="Two groups and everybody",
    prompt="""
A program is given by lot. In two groups of patients, equally large, so many of 1,000 are readmitted:

| | Without the program | With the program | Odds ratio |
|---|---:|---:|---:|
| Group 1 | {{before[0]}} | {{after[0]}} | {{ratio:.2f}} |
| Group 2 | {{before[1]}} | {{after[1]}} | {{ratio:.2f}} |

Leave the group out: what is the program's odds ratio among all patients together?
""",
    answer=Number(relative=0.005, minimum=0),
    variant=draws.all_together,
    hints=(
        "Put the two groups together first, patients with patients. How many of 2,000 are readmitted with the program, how many without?",
        "Odds are those readmitted over those *not* readmitted.",
        "One odds over the other, from the totals. Compare it with what stands in the table.",
    ),
    objective="See that an odds ratio changes when an unrelated variable is left out",
    serves=("ch06.like",),
    stage="practice",
    explorer="odds_ratio_moves",
)
