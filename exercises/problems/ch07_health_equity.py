"""Questions on gaps and who gets what: four on the core route, then more practice."""

from exercises.problems import _ch07_draws as draws
from exercises.problems._ch07_banks import APPROACHES, POLICIES, REASONS, REMARKS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

RATIO = Number(relative=0, decimals=3)


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt="""
Elmwood (low deprivation) and Harbor (high deprivation) have as many patients each. {{low}}% of Elmwood's and {{high}}% of Harbor's come back within 30 days. A program does the same for everybody, and in each
town {{off}} points come off.

1. After: {{low}} − {{off}} = **{{new_low}}%** in Elmwood, {{high}} − {{off}} = **{{new_high}}%** in Harbor
2. Difference: {{high}} − {{low}} = {{gap}} points, {{new_high}} − {{new_low}} = {{gap}} points: **unchanged**
3. Ratio of coming back: {{high}} ÷ {{low}} = {{ratio:.3f}}, {{new_high}} ÷ {{new_low}} = {{new_ratio:.3f}}: **wider**
4. Ratio of staying at home, Elmwood over Harbor: {{home:.3f}}, then {{new_home:.3f}}: **narrower**
5. Average: {{mean}}, then {{new_mean}}: **lower**

The arithmetic is done. Put each remark under the reason that stands behind it.
""",
    answer=Match(REASONS, REMARKS),
    variant=draws.why_each_line,
    hints=(
        "First find the line that a remark speaks about. What is done to the numbers in that line: are they subtracted, divided, averaged?",
        "Two of the reasons are about dividing. One explains why a single ratio moves, the other why two ratios of the same change disagree.",
        "Try a remark on numbers of your own, 10% and 20%, and take 5 off both.",
    ),
    objective="Say what each yardstick does with the same four rates",
    serves=("ch07.yardsticks", "ch07.print"),
    explorer="which_way_the_gap",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


LAST_STEP = Problem(
    title="The last step",
    prompt="""
A plan has {{visits}} visits for {{people}} people in Elmwood and {{people}} in Harbor. One visit for everybody in a town takes {{off}} points off its rate. Without visits {{low}}% come back in Elmwood and
{{high}}% in Harbor. {{share}}% of the visits go to Harbor.

1. Visits each: Harbor {{visits}} × {{share}}% ÷ {{people}} = {{to_high:.2f}}, Elmwood {{to_low:.2f}}
2. Elmwood: {{low}} − {{off}} × {{to_low:.2f}} = {{new_low:.2f}}%
3. Harbor: {{high}} − {{off}} × {{to_high:.2f}} = {{new_high:.2f}}%
4. Before, people in Harbor were {{high}} ÷ {{low}} = {{before:.3f}} times as likely to come back.

**The last step is yours: how many times as likely are they now?**
""",
    answer=Number(relative=0.003, decimals=2),
    variant=draws.last_step,
    hints=(
        "Which two of the lines above hold the rates of *now*?",
        "“Times as likely to come back” counts those who come back. Which town's rate stands below the line in step 4?",
        "Do with the results of steps 2 and 3 what step 4 does with the rates before.",
    ),
    objective="Compare two rates by their ratio after an unequal division",
    serves=("ch07.divide", "ch07.yardsticks"),
    explorer="one_budget_three_ways",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt="""
| | Patients, each year | Came back, before | Came back, after |
|---|---:|---:|---:|
| Elmwood (low deprivation) | {{people[0]}} | {{before[0]}} | {{after[0]}} |
| Harbor (high deprivation) | {{people[1]}} | {{before[1]}} | {{after[1]}} |

Fill in the three yardsticks for both years. Write each so that **above 0, or above 1, means that Harbor fares worse**: the difference of the rates in percentage points, the ratio of coming back, and the ratio of
staying at home. Ratios to three decimals.
""",
    answer=Table(
        "rows",
        {"Difference": Number("points", relative=0, absolute=0.06), "Coming back": RATIO, "Staying home": RATIO},
    ),
    variant=draws.only_the_data,
    hints=(
        "Two of the towns' numbers cannot be compared as they stand: the towns are not of the same size.",
        "Four rates first. Those who stay at home are the others of the hundred.",
        "For the ratio of coming back Harbor stands above the line. It fares worse if *Elmwood* stays at home more often: who stands above the line there?",
    ),
    objective="Compute the difference and both ratios from counts",
    serves=("ch07.yardsticks",),
    explorer="which_way_the_gap",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


TWO_TANKS = Problem(
    title="Two tanks",
    prompt="""
Two cabins heat with oil. In Elm's tank the oil stands {{lower}} cm high, in Fir's {{higher}} cm; the tanks are of the same shape. A truck has driven {{miles}} miles with {{cans}} cans. Each can, in either tank,
lifts the oil by {{step}} cm. All {{cans}} are poured in, and at the end the oil stands equally high in both.

How many cans went into Elm's tank?
""",
    answer=Number("cans", relative=0, absolute=0.01),
    variant=draws.two_tanks,
    hints=(
        "How many cans bring the lower tank up to the higher one? Are there any left then?",
        "Whatever is poured in after that must not make a difference again.",
        "Elm's cans and Fir's cans together are {{cans}}. By how many must Elm's be more than Fir's?",
    ),
    objective="Divide what there is so that two end level, in a setting of your own",
    serves=("ch07.divide",),
)


# --- More practice: yardsticks --------------------------------------------------------------------------------------


WHICH_HEADLINES = Problem(
    title="Which may be printed?",
    prompt="""
| Come back within 30 days | Before | After |
|---|---:|---:|
| Elmwood (low deprivation) | {{low}}% | {{new_low}}% |
| Harbor (high deprivation) | {{high}}% | {{new_high}}% |

Both towns have as many patients, before and after. Choose every headline that these numbers bear out.
""",
    answer=Choice(
        {
            "both": "Fewer come back in both towns",
            "mean": "The average that comes back has fallen",
            "difference": "Harbor's distance from Elmwood, in points, has shrunk",
            "adverse": "Harbor's risk of coming back, as a multiple of Elmwood's, has shrunk",
            "favorable": "Elmwood's chance of staying at home, as a multiple of Harbor's, has shrunk",
        },
        several=True,
    ),
    variant=draws.which_headlines,
    hints=(
        "Take one headline at a time and write its number down twice: before and after.",
        "“Has shrunk” is false of a number that stays where it is.",
        "The last headline needs 100% less each rate, with Elmwood above the line.",
    ),
    objective="Tell which statements about a gap a set of rates bears out",
    serves=("ch07.print",),
    stage="practice",
    explorer="which_way_the_gap",
)

THREE_UNCHANGED = Problem(
    title="Three ways to stand still",
    prompt="""
{{low}}% of Elmwood's patients came back, and {{high}}% of Harbor's. Now it is {{new_low}}% in Elmwood. At which rate in Harbor would each yardstick say that the gap is **unchanged**? Your first commitment is the one that scores;
work it out on paper first.
""",
    answer=Target(
        {
            name: Control(label, low=0, high=0.45, step=0.001, default=0.0, format=".1%")
            for name, label in (
                ("difference", "Harbor, difference unchanged"),
                ("adverse", "Harbor, ratio of coming back unchanged"),
                ("favorable", "Harbor, ratio of staying home unchanged"),
            )
        },
        tolerance={"difference": 0.003, "adverse": 0.003, "favorable": 0.003},
    ),
    variant=draws.three_unchanged,
    hints=(
        "Elmwood's rate fell. What must Harbor's do to keep up, in points? In proportion?",
        "For the third, write down who stayed at home: three numbers are known.",
        "Harbor's share at home must grow by the same *factor* as Elmwood's share at home.",
    ),
    objective="Find the rate at which each yardstick stands still",
    serves=("ch07.yardsticks",),
    stage="practice",
    points=2,
)

CONCENTRATION_INDEX = Problem(
    title="Write the concentration index",
    prompt="""
Write `concentration_index(rates, sizes)`. It gets two lists of equal length, from the **most** deprived group to the least: the share of each group with a bad outcome, and its people. It returns

2 × (weighted mean of rate × rank) ÷ (weighted mean of rate) − 1,

where weights are the groups' shares of all people, and a group's **rank** is the share of people in more deprived groups plus half its own share. Below 0 the outcome falls on the deprived.

- Where nobody has the outcome, return `None`.
- A group with nobody in it must change nothing.

For rates `[0.25, 0.15]` and sizes `[500, 500]` it is −0.125.
""",
    answer=Code(
        "concentration_index",
        '''def concentration_index(rates, sizes):
    """Concentration index of the rates, most deprived group first; None where nobody has the outcome."""
    ...
''',
    ),
    variant=draws.concentration_code,
    hints=(
        "Walk through the groups and keep the share of people that you have passed. Where in its own share does a group's rank lie?",
        "Two sums are enough: shares times rates, and shares times rates times ranks.",
        "With the same rate everywhere the index must be 0, however large the groups are: a good test of your ranks.",
    ),
    objective="Program the concentration index for groups of any size",
    serves=("ch07.yardsticks",),
    stage="practice",
    points=2,
    explorer="concentration_curve",
)


# --- More practice: who gets what -----------------------------------------------------------------------------------


WHICH_APPROACH = Problem(
    title="Same, more, or no more need",
    prompt="Sort what these cities, plans and clinics do. Judge by what is done, not by whether you would do it.",
    answer=Match(APPROACHES, POLICIES),
    variant=draws.which_approach,
    hints=(
        "Ask of each: does it look at what people need, or give everybody alike?",
        "Where need is answered: would it have to be answered again next year?",
        "And ask whether anybody at all is better off.",
    ),
    objective="Tell equality, equity, justice and leveling down apart by what is done",
    serves=("ch07.divide",),
    stage="practice",
)

CLOSE_THE_GAP = Problem(
    title="Close the gap",
    prompt="""
A plan has {{visits}} visits for {{people}} people in Elmwood and {{people}} in Harbor. One visit for everybody in a town takes {{off}} points off its rate, and each further one as much again. Without visits {{low}}% come back in
Elmwood and {{high}}% in Harbor. Set the share of the visits for Harbor at which both towns end on the same rate. Your first commitment is the one that scores.
""",
    answer=Target(
        {"harbor": Control("Of 100 visits, to Harbor", low=0, high=100, step=1, default=0, format=".0f")}, tolerance={"harbor": 1}
    ),
    variant=draws.close_the_gap,
    hints=(
        "How many visits each can there be in both towns together?",
        "With each visit that a person in Harbor has more than one in Elmwood, the gap is {{off}} points smaller. How many more does it take?",
        "You know the sum of the two towns' visits each, and now their difference.",
    ),
    objective="Find the division that closes a gap",
    serves=("ch07.divide",),
    stage="practice",
    explorer="one_budget_three_ways",
)

MOST_FOR_ALL = Problem(
    title="The fewest for all",
    prompt=r"""
Visits wear off: with $x$ visits for everybody, a town's rate falls by $k\,(1 - e^{-x})$ points. In Elmwood (now {{low}}%) $k$ is {{most_low}}, in Harbor (now {{high}}%) it is {{most_high}}. The towns are of the same size, and there are
visits for {{pair}} a pair: one person in Elmwood and one in Harbor share {{pair}}.

How many visits must each person in **Harbor** get, so that the fewest come back in both towns together?
""",
    answer=Number("visits", relative=0.005),
    variant=draws.most_for_all,
    hints=(
        "Somewhere the next bit of a visit does as much in Elmwood as in Harbor. If it did more in one of them, you would move it there.",
        r"What the next bit does falls as $k\,e^{-x}$. Set the two towns' equal.",
        "Taking logarithms turns the equation into a difference of the two numbers of visits. Their sum you know.",
    ),
    objective="Find the most efficient division under diminishing returns",
    serves=("ch07.divide",),
    stage="practice",
    explorer="one_budget_three_ways",
    scene="one_budget_three_ways~share=65~effect=riverside",
)

YEARS = Problem(
    title="How many years?",
    prompt="""
A gap of {{gap}} points shrinks by {{gone}}% of what is left of it, every year. After how many whole years is it, for the first time, at {{target}} points or less?
""",
    answer=Number("years", relative=0, absolute=0.05),
    variant=draws.years,
    hints=(
        "What is left after one year? After two? Is the second step as large as the first?",
        "Multiply by the share that stays, again and again, or let a logarithm count the times.",
        "A year that ends above the target is not yet enough.",
    ),
    objective="Compute years until a gap has shrunk to a target",
    serves=("ch07.divide",),
    stage="practice",
    explorer="when_funding_ends",
)

AFTER_THE_MONEY = Problem(
    title="After the money",
    prompt="""
Among {{people}} people in Harbor, {{gap}} points more come back each year than in Elmwood. Two plans are paid for {{paid}} years:

- **Visits** leave a gap of {{left}} points in each year that is paid for, and change nothing afterward.
- **Repairs** take away {{gone}}% of what is left of the gap in each year that is paid for (for the first time in year 1); afterward the gap stays where it is.

Over years 1 to {{years}}, how many returns fewer does Harbor have with repairs than with visits? (If repairs have more, the number is negative.)
""",
    answer=Number("returns", relative=0.005, absolute=0.5),
    variant=draws.after_the_money,
    hints=(
        "Write a row of gaps for each plan, from year 1 to year {{years}}.",
        "In the first unpaid year one of the rows jumps. The other stays where the last paid year left it.",
        "Add up each row, take one sum from the other, and turn points into people.",
    ),
    objective="Add up what two approaches leave over paid and unpaid years",
    serves=("ch07.divide",),
    stage="practice",
    points=2,
    explorer="when_funding_ends",
)


# --- More practice: what a mean hides -------------------------------------------------------------------------------


WHAT_MOVED_THE_MEAN = Problem(
    title="What moved the mean?",
    prompt="""
| | Come back, last year | Come back, this year | Share of all patients, last year | this year |
|---|---:|---:|---:|---:|
| Elmwood | {{low}}% | {{new_low}}% | {{rest}}% | {{new_rest}}% |
| Harbor | {{high}}% | {{new_high}}% | {{share}}% | {{new_share}}% |

The overall rate changed. How many points of the change come from the towns' own rates (at the average of both years' shares), and how many from who was counted (at the average of both years' rates)? A fall is negative; two decimals.
""",
    answer=Table("rows", {"Points": Number("points", relative=0, absolute=0.03)}),
    variant=draws.what_moved_the_mean,
    hints=(
        "Compute the overall rate of both years first: your two parts must add up to its change.",
        "For the first row leave the shares alone (at their average) and let only the rates change.",
        "For the second row leave the rates alone, at their average. Two shares change, by as much and in opposite directions.",
    ),
    objective="Take the change of an overall rate apart",
    serves=("ch07.print",),
    stage="practice",
    explorer="what_the_mean_hides",
)

MAY_IT_BE_PRINTED = Problem(
    title="May it be printed?",
    prompt="""
In a trial's follow-up of {{people}} people, those with housing gained {{difference:.1f}} points more on a score than those without: 95% interval {{least}} to {{upper:.1f}}. Everybody agrees that a difference of less than {{matters}} points
does not matter to a patient. Which sentence does this bear out?
""",
    answer=Choice(
        {
            "less": "People without housing gained less, by an amount that matters",
            "alike": "Whatever the difference is, it is too small to matter",
            "open": "These data leave open whether there is a difference that matters",
            "cause": "Being without housing made people gain less",
        }
    ),
    variant=draws.may_it_be_printed,
    hints=(
        "Read the interval as the list of true differences that fit the data. Which of them would matter?",
        "Is 0 on the list? Is anything of {{matters}} or more?",
        "A sentence is borne out if it holds for *every* difference on the list. And nobody was housed by lot.",
    ),
    objective="Say what an interval lets one print about a difference between groups",
    serves=("ch07.print",),
    stage="practice",
)
