"""Questions on QALYs and incremental ratios: four on the core route, then more practice."""

from exercises.problems import _ch03_draws as draws
from exercises.problems._ch03_banks import ACTIONS, COMPARISONS, REASONS, REMARKS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control, Series
from workbook.problem import Problem

DOLLARS_PER_QALY = Number("$/QALY", relative=0.005)


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
On usual care a patient lives two years, at utilities {{u1:.2f}} and {{u2:.2f}}. With a drug, paid for today, \${{drug:,}} once, three: {{u1:.2f}}, {{v2:.2f}} and {{v3:.2f}}.
Other care costs \${{care:,}} in every year of life, with or without the drug. Later health and money are discounted at 3% a year, each year at its end.

1. Usual care: {{u1:.2f}}/1.03 + {{u2:.2f}}/1.03² = **{{usual:.4f}}** QALYs
2. Drug: {{u1:.2f}}/1.03 + {{v2:.2f}}/1.03² + {{v3:.2f}}/1.03³ = **{{treated:.4f}}** QALYs
3. Gain: {{treated:.4f}} − {{usual:.4f}} = **{{gain:.4f}}** QALY
4. Extra cost: {{drug:,}} + {{later:,}} = **{{extra:,}}** dollars
5. Ratio: {{extra:,}} ÷ {{gain:.4f}} = **{{ratio:,}}** dollars per QALY
6. The ratio is {{side}} \${{price:,}}: **{{verdict}}**.

The arithmetic is done. Put each remark under the reason that stands behind it.
""",
    answer=Match(REASONS, REMARKS),
    variant=draws.why_each_line,
    hints=(
        "For each remark ask what would go wrong if the line were written the other way.",
        "Two remarks are about time, two about care after the second year, two about a subtraction, two about the last line.",
        "Where something stands in no line at all, ask whether the decision would change if it did, on both sides.",
    ),
    objective="Say what each step from utilities to a decision is for",
    serves=("ch03.qaly", "ch03.icer", "ch03.decide"),
    explorer="draw_a_life",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


LAST_STEP = Problem(
    title="The last step",
    prompt=r"""
All figures are for one patient, over the rest of life, discounted.

| | QALYs | Drug | Other care |
|---|---:|---:|---:|
| With the drug | {{e_new:.2f}} | \${{drug:,}} | \${{care_new:,}} |
| Usual care | {{e_usual:.2f}} | \$0 | \${{care_usual:,}} |

1. Health gained: {{e_new:.2f}} − {{e_usual:.2f}} = {{gain:.2f}} QALY
2. The drug: \${{drug:,}}
3. Other care in the longer life: {{care_new:,}} − {{care_usual:,}} = {{more_care:,}} dollars more

**The last step is yours: what does the drug ask for one QALY?**
""",
    answer=DOLLARS_PER_QALY,
    variant=draws.last_step,
    hints=(
        "The question is what changes when the patient is given the drug. Which of the three lines are changes?",
        "Two of the lines are in dollars. Both are there because of the drug.",
        "Dollars added, over QALYs added: one sum and one division are left.",
    ),
    objective="Form an incremental ratio that counts care in added years of life",
    serves=("ch03.icer",),
    explorer="cost_effectiveness_plane",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt=r"""
| Year | Usual care: utility | Usual care: cost, \$ | Alder: utility | Alder: cost, \$ |
|---|---:|---:|---:|---:|
| 1 | {{usual[0]:.2f}} | {{costs_usual[0]:,}} | {{new[0]:.2f}} | {{costs_new[0]:,}} |
| 2 | {{usual[1]:.2f}} | {{costs_usual[1]:,}} | {{new[1]:.2f}} | {{costs_new[1]:,}} |
| 3 | {{usual[2]:.2f}} | {{costs_usual[2]:,}} | {{new[2]:.2f}} | {{costs_new[2]:,}} |
| 4 | dead | – | {{new[3]:.2f}} | {{costs_new[3]:,}} |

Discount health and money at {{rate:.0%}} a year; a year counts at its end. What does Alder ask for one QALY more?
""",
    answer=DOLLARS_PER_QALY,
    variant=draws.only_the_data,
    hints=(
        "Four sums: health and money, for each option. Which two differences do you need?",
        "Take differences year by year first: many rows then hold a zero.",
        "Divide each difference of year k by (1 + rate) to the power k, health and money alike, and add them up before you form the ratio.",
    ),
    objective="Compute an incremental ratio from yearly utilities and costs",
    serves=("ch03.qaly", "ch03.icer"),
    explorer="draw_a_life",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


SUNDAY_FERRY = Problem(
    title="The Sunday ferry",
    prompt=r"""
A harbor town runs a ferry on Sundays; it has {{seats}} seats on deck, and it carries {{riders:,}} rides in a year. Without it the town would have
\${{saved:,}} a year left over, and all of that would go to evening buses. There, every \${{fare}} pays for one ride more.

Counting ferry and buses, how many **more** rides are there in a year if the ferry stops? (Fewer is a negative number.)
""",
    answer=Number("rides", relative=0.005, absolute=1.0),
    variant=draws.sunday_ferry,
    hints=(
        "Which rides stop, and which start?",
        "The money does not vanish when the ferry does. Turn it into rides.",
        "Those that start, less those that stop. One number in the story belongs to neither.",
    ),
    objective="Weigh a saving against what it buys elsewhere, in a setting of your own",
    serves=("ch03.displaced",),
)


# --- More practice: QALYs -------------------------------------------------------------------------------------------


QALYS_TODAY = Problem(
    title="What a stream is worth",
    prompt="""
A patient lives {{years}} years at the utilities {{stream}}, but of the last year only {{share:.0%}}: it counts for that share. Discount at {{rate:.1%}} a year, each year at its
end. How many QALYs is that?
""",
    answer=Number("QALYs", relative=0.001, absolute=0.005),
    variant=draws.qalys_today,
    hints=(
        "Write the years below each other, with the power of (1 + rate) beside each. Which power has the first year?",
        "Each utility is divided by its own power, not by a common one.",
        "The last year is a part of a year: take the share of its utility, then discount as before.",
    ),
    objective="Compute discounted QALYs with a partial last year",
    serves=("ch03.qaly",),
    stage="practice",
    explorer="draw_a_life",
)

LEVEL_LIFE = Problem(
    title="A level life",
    prompt="""
{{years}} years, each at utility {{utility:.2f}}, discounted at {{rate:.1%}} a year, each year at its end. How many QALYs is that? (There is a formula for it; {{years}} divisions do as well.)
""",
    answer=Number("QALYs", relative=0.005),
    variant=draws.level_life,
    hints=(
        "What do the years count for today, added up, if the utility were 1?",
        "A fixed payment at the end of each year, for a number of years: finance calls it an annuity.",
        "The years' factors are a geometric series. Its sum is (1 − (1 + rate) to the power minus years) over the rate.",
    ),
    objective="Sum a level stream of utilities",
    serves=("ch03.qaly",),
    stage="practice",
)

WHICH_RATE = Problem(
    title="Which rate did they use?",
    prompt="""
A report turns {{years}} years at utility {{utility:.2f}} into {{qalys:.3f}} QALYs; a year counts at its end. Set the discount rate that it must have used. Your first commitment is the one that
scores; work it out on paper or in a cell first.
""",
    answer=Target(
        {"rate": Control("Discount rate a year", low=0, high=0.45, step=0.001, default=0.0, format=".1%")},
        tolerance={"rate": 0.001},
    ),
    variant=draws.which_rate,
    hints=(
        "Undiscounted, how many QALYs would it be? What share of them is left?",
        "Try a rate, sum the years, compare. A larger rate makes the sum smaller.",
        "Halve the gap: between a rate that gives too much and one that gives too little, try the middle.",
    ),
    objective="Find the discount rate behind a reported number of QALYs",
    serves=("ch03.qaly",),
    stage="practice",
    points=2,
)

WHAT_YEARS_COUNT = Problem(
    title="Draw what counts",
    prompt="""
Five years are lived at the utilities {{stream}}. Draw, for each year, what it counts for today at a discount rate of {{rate:.0%}} a year; each year counts at its end. Your first commitment is the
one that scores.
""",
    answer=Target(
        {
            "qalys": Series(
                "QALYs today, year by year", each="year", names=("1", "2", "3", "4", "5"), low=0, high=1, step=0.01,
                default=(0.5, 0.5, 0.5, 0.5, 0.5), format=".2f", help="Draw across the bars, or type above them.",
            )
        },
        tolerance={"qalys": 0.01},
    ),
    variant=draws.what_years_count,
    hints=(
        "Does the first year count in full, if it counts at its end?",
        "One more year of waiting divides by the same number once more.",
        "Write the powers of (1 + rate) first; then divide each utility by its own.",
    ),
    objective="See what discounting leaves of each year",
    serves=("ch03.qaly",),
    stage="practice",
)  # fmt: skip


# --- More practice: ratios and decisions ----------------------------------------------------------------------------


WHICH_QUADRANT = Problem(
    title="With a ratio or without",
    prompt="Each line is a new option compared with the usual one. The committee pays up to \\$100,000 for a QALY. What should it do, and does a ratio say so?",
    answer=Match(ACTIONS, COMPARISONS),
    variant=draws.which_quadrant,
    hints=(
        "Look at the two signs first. When does nobody need a price?",
        "Where both signs are minus, the option *sells* health. What should a seller want of the price?",
        "Turn each line into dollars: QALYs times 100,000, less the extra cost. Above zero means take it, in every quadrant.",
    ),
    objective="Decide in all four quadrants of the plane",
    serves=("ch03.decide",),
    stage="practice",
    explorer="cost_effectiveness_plane",
)

AT_WHICH_PRICES = Problem(
    title="At which prices?",
    prompt=r"""
Against usual care a new option {{verb}} {{health:.2f}} QALY a patient and {{effect}} \${{money:,}}. At which prices of a QALY is it worth choosing?
""",
    answer=Choice(
        {
            "above": "At prices above \\${{ratio:,}}",
            "below": "At prices below \\${{ratio:,}}",
            "always": "At every price",
            "never": "At no price",
        }
    ),
    variant=draws.at_which_prices,
    hints=(
        "Does it buy health, or sell it? Does it buy money, or spend it?",
        "Try two extremes: a QALY that is worth nothing to you, and one that is worth ten million.",
        "Health times price, less extra cost. For which prices is that above zero?",
    ),
    objective="Say on which side of the ratio an option is worth choosing",
    serves=("ch03.decide",),
    stage="practice",
    explorer="cost_effectiveness_plane",
)

HIGHEST_PRICE = Problem(
    title="The highest price",
    prompt=r"""
A drug adds {{gain:.2f}} QALY to a patient's life. It takes \${{visits:,}} of extra visits to give it, and care in the added life will cost \${{later_care:,}} (discounted). You pay up to
\${{price:,}} for a QALY. What is the highest price of the drug itself at which it is worth its cost?
""",
    answer=Number("$", relative=0.005, absolute=1.0),
    variant=draws.highest_price,
    hints=(
        "How many dollars is the health worth to you?",
        "Who else will be paid out of those dollars before the maker is?",
        "At the highest price, what the health is worth is used up exactly.",
    ),
    objective="Find the threshold price of a treatment",
    serves=("ch03.decide", "ch03.icer"),
    stage="practice",
)

NET_HEALTH = Problem(
    title="Whose health?",
    prompt=r"""
A program gives each of {{patients}} patients {{each:.2f}} QALY for \${{cost:,}}. The budget is fixed, and the care that would be cut for it gives a QALY for \${{elsewhere:,}}.
Counting everybody, how many QALYs does the program add? (A loss is a negative number.)
""",
    answer=Number("QALYs", relative=0.005, absolute=0.05),
    variant=draws.net_health,
    hints=(
        "Two groups of people. One of them is easy to forget.",
        "How much money leaves the other care, for all patients together? How many QALYs did that money buy?",
        "QALYs here, less QALYs there.",
    ),
    objective="Count the health that a fixed budget displaces",
    serves=("ch03.displaced",),
    stage="practice",
    explorer="invisible_patients",
)


# --- More practice: several options, and not being sure -------------------------------------------------------------


FRONTIER_RATIOS = Problem(
    title="Five options, one ladder",
    prompt=r"""
Exactly one of five programs will run. They are in order of cost.

| Program | QALYs per patient | Cost per patient |
|---|---:|---:|
| {{plans[0]}} | {{outcomes[0]:.2f}} | \${{costs[0]:,}} |
| {{plans[1]}} | {{outcomes[1]:.2f}} | \${{costs[1]:,}} |
| {{plans[2]}} | {{outcomes[2]:.2f}} | \${{costs[2]:,}} |
| {{plans[3]}} | {{outcomes[3]:.2f}} | \${{costs[3]:,}} |
| {{plans[4]}} | {{outcomes[4]:.2f}} | \${{costs[4]:,}} |

Give each program's incremental ratio along the frontier. Write `undefined` for the first one and for a program that is dominated, in either way.
""",
    answer=Table("plans", {"Ratio": Number("$/QALY", relative=0.005, may_be_undefined=True)}),
    variant=draws.frontier_ratios,
    hints=(
        "First strike out whoever gives less health than a cheaper program.",
        "Among the rest, compare neighbors. Ratios must rise from step to step; where one falls, the program in between is a detour.",
        "After striking somebody out, form the next ratio anew, against the neighbor that is left.",
    ),
    objective="Find dominance of both kinds and recompute ratios along the frontier",
    serves=("ch03.icer",),
    stage="practice",
    points=2,
    explorer="ways_to_screen",
)

FRONTIER = Problem(
    title="Write the frontier",
    prompt="""
Write `frontier(outcomes, costs)`. It gets two lists of equal length (QALYs, dollars) and returns the positions, counted from 0, of the options on the frontier, from the cheapest to the dearest.

- An option goes if another has at least its health for no more money, and is better in one of the two.
- It goes, too, if its ratio against the one before it is no lower than the next one's ratio against it.
- Of exact twins only the one listed first stays.

For outcomes `[0.0, 0.10, 0.12]` and costs `[0, 6600, 7500]` the answer is `[0, 2]`.
""",
    answer=Code(
        "frontier",
        '''def frontier(outcomes, costs):
    """Positions of the options on the frontier, cheapest first."""
    ...
''',
    ),
    variant=draws.frontier_code,
    hints=(
        "Sort by cost first; of equal costs, the larger outcome first.",
        "Walk along, keeping only who has more health than everybody kept so far.",
        "Then keep a list, and before you add an option take off the last one as long as the step to it is no cheaper per QALY than the step from it.",
    ),
    objective="Program strong and extended dominance",
    serves=("ch03.icer",),
    stage="practice",
    points=2,
)

SHARE_WORTH_IT = Problem(
    title="How sure?",
    prompt=r"""
Ten draws of a probabilistic analysis: extra QALYs and extra cost of a new option.

| Draw | Extra QALYs | Extra cost, \$ |
|---|---:|---:|
| 1 | {{rows[0][0]}} | {{rows[0][1]}} |
| 2 | {{rows[1][0]}} | {{rows[1][1]}} |
| 3 | {{rows[2][0]}} | {{rows[2][1]}} |
| 4 | {{rows[3][0]}} | {{rows[3][1]}} |
| 5 | {{rows[4][0]}} | {{rows[4][1]}} |
| 6 | {{rows[5][0]}} | {{rows[5][1]}} |
| 7 | {{rows[6][0]}} | {{rows[6][1]}} |
| 8 | {{rows[7][0]}} | {{rows[7][1]}} |
| 9 | {{rows[8][0]}} | {{rows[8][1]}} |
| 10 | {{rows[9][0]}} | {{rows[9][1]}} |

At \${{price:,}} a QALY, in what share of the draws is the option worth its cost?
""",
    answer=Number(rate=True, relative=0, absolute=0.001, minimum=0, maximum=1),
    variant=draws.share_worth_it,
    hints=(
        "Each draw is one possible world. In each, would you take the option?",
        "Four kinds of draws occur. In which of them can the ratio not be read as usual?",
        "QALYs times the price, less the extra cost: count the draws where that is above zero.",
    ),
    objective="Read a point of an acceptability curve off draws in all quadrants",
    serves=("ch03.decide",),
    stage="practice",
    explorer="how_sure",
)

WORTH_OF_KNOWING = Problem(
    title="What is it worth to know?",
    prompt=r"""
Five worlds are equally likely. The net benefit of usual care and of the drug, in thousands of dollars a patient:

| World | Usual care | Drug |
|---|---:|---:|
| 1 | {{usual[0]}} | {{drug[0]}} |
| 2 | {{usual[1]}} | {{drug[1]}} |
| 3 | {{usual[2]}} | {{drug[2]}} |
| 4 | {{usual[3]}} | {{drug[3]}} |
| 5 | {{usual[4]}} | {{drug[4]}} |

You can choose now, or first learn in which world you live. What is that knowledge worth, in thousands of dollars a patient?
""",
    answer=Number("thousand dollars", relative=0.005, absolute=0.01),
    variant=draws.worth_of_knowing,
    hints=(
        "Without knowing, you choose one column. Which, and what does it give on average?",
        "Knowing, you choose anew in every row. What does that give on average?",
        "The worth of knowing is what the second average has over the first.",
    ),
    objective="Compute the expected value of perfect information",
    serves=("ch03.decide",),
    stage="practice",
    explorer="how_sure",
)
