"""Questions on accountable-care contracts: four on the core route, then more practice."""

from exercises.problems import _ch10_draws as draws
from exercises.problems._ch10_banks import REASONS, REMARKS, VERDICTS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------

WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt="""
{{name}} ACO cares for {{lives:,}} people. Its first year under a one-sided contract, worked to the end:

1. Benchmark, each patient counted up to \\${{threshold:,}}: {{lives:,}} × \\${{each:,}} = **\\${{benchmark:,}}**
2. Spending, each patient counted up to \\${{threshold:,}}: **\\${{spending:,}}**
3. Savings: **\\${{savings:,}}**, {{share:.1%}} of the benchmark
4. At least the minimum of {{minimum:.1%}}? Yes. Quality standard met? Yes.
5. Payment: {{rate:.0%}} × \\${{savings:,}} = **\\${{payment:,}}**

Sort each remark under the reason that explains it.
""",
    answer=Match(bins=REASONS, items=REMARKS),
    variant=draws.why_each_line,
    hints=(
        "For each remark ask what would go wrong if the line were done the other way, and for whom.",
        "Two dangers have a line each: paying for what merely happened, and paying for care that patients did not get.",
        "A rule that treats both sides of a subtraction the same is about the comparison. A rule about percents of a dollar is about who gets it.",
    ),
    objective="Give the reason for each step from costs to a payment",
    serves=("ch10.settle", "ch10.luck", "ch10.fair"),
    explorer="rich_for_nothing",
)

# --- Core 2: the last step is missing -------------------------------------------------------------------------------

LAST_STEP = Problem(
    title="The last step",
    prompt="""
{{name}} ACO has a two-sided contract. Once savings or losses are at least {{minimum:.1%}} of the benchmark, it receives
{{up:.0%}} of savings and repays {{down:.0%}} of losses, from the first dollar. Payments are capped at 10% of the benchmark, repayments at {{limit:.0%}}.

1. Benchmark: \\${{benchmark:,}}
2. Counted spending: \\${{spending:,}}
3. Savings: \\${{savings:,}}, {{share:.1%}} of the benchmark
4. At least {{minimum:.1%}}: yes. Quality standard: met.
5. Payment: …

Finish line 5, in dollars.
""",
    answer=Number("$", relative=0.002),
    variant=draws.last_step,
    hints=(
        "Line 4 has opened a gate. Which of the two rates is behind it?",
        "“From the first dollar” says which dollars are multiplied.",
        "One product of a rate and an amount of line 3. Hold it against the cap before you write it down.",
    ),
    objective="Settle a year once its savings are known",
    serves=("ch10.settle",),
    explorer="sign_a_contract",
)

# --- Core 3: only the data ------------------------------------------------------------------------------------------

ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt="""
{{name}} ACO: **{{lives:,}}** people, one-sided (BASIC level B, performance year 2026), quality standard met, not a low-revenue ACO.

| Benchmark | Counted spending |
|---:|---:|
| \\${{benchmark:,}} | \\${{spending:,.0f}} |

A one-sided ACO's minimum savings rate is read from a table and is linear between its rows (42 CFR 425.605(b), performance years 2019–2026):

| People | Minimum |
|---:|---:|
| 5,000 | 3.9% |
| 6,000 | 3.6% |
| 7,000 | 3.4% |
| 8,000 | 3.2% |
| 9,000 | 3.1% |
| 10,000 | 3.0% |
| 15,000 | 2.7% |
| 20,000 | 2.5% |
| 50,000 | 2.2% |
| 60,000 | 2.0% |

Its sharing rate is 40%, from the first dollar. What is {{name}} paid, in dollars?
""",
    answer=Number("$", relative=0.003, absolute=50, minimum=0),
    variant=draws.only_the_data,
    hints=(
        "Two percentages decide: what was saved, as a share of the benchmark, and what had to be. Find both to two decimals.",
        "{{lives:,}} lies between two rows. How far along is it, and how far does the minimum fall on that stretch?",
        "If the savings fall short the answer is a round one. If not, all of them are multiplied, not what exceeds the minimum.",
    ),
    objective="Settle a year from its data, minimum included",
    serves=("ch10.settle",),
    points=2,
    explorer="how_many_lives",
)

# --- Core 4: transfer -----------------------------------------------------------------------------------------------

PERFECT_PITCH = Problem(
    title="The certificate",
    prompt="""
A conservatory awards a certificate of perfect pitch. Of the singers who try, **{{gifted:.0%}}** have it. The examination plays {{notes}} notes. Singers who have perfect pitch are certified
with probability **{{certain:.0%}}** (nerves), singers who do not with probability **{{guessed:.0%}}** (guessing).

Of those who hold a certificate, what share have perfect pitch?
""",
    answer=Number(rate=True, minimum=0, maximum=1, decimals=1, relative=0.005),
    variant=draws.perfect_pitch,
    hints=(
        "Imagine 1,000 singers. How many have the gift, how many do not?",
        "Count certificates twice: those that went to the gifted, and those that went to the others. The second group is large.",
        "The question is about holders of a certificate. They are the whole; which part of them is asked for?",
    ),
    objective="See the same mixture of earned and unearned awards elsewhere",
    serves=("ch10.luck",),
)

# --- Practice -------------------------------------------------------------------------------------------------------

WHAT_A_CHECK_PROVES = Problem(
    title="What does the year prove?",
    prompt="""
{{name}} ACO has {{lives:,}} people and a minimum savings rate of 2%, with stop-loss on both sides. ACOs of this size that save nothing are paid in {{nothing:.0%}} of years; those that truly save 3%, in {{saving:.0%}}.

This year {{name}} receives **{{result}}**. Which sentence may the local newspaper print about **this result**?
""",
    answer=Choice(VERDICTS),
    variant=draws.what_a_check_proves,
    hints=(
        "Which of the two percentages is about ACOs that save, and which about ACOs that are paid? Neither is about both at once.",
        "Could an ACO that saves nothing have had this very year? Could one that saves 3% have had it?",
        "A sentence that starts from the result needs to know how many ACOs save at all. Look for one that starts from the ACOs.",
    ),
    objective="Say what one year's result shows, and what it leaves open",
    serves=("ch10.luck",),
    stage="practice",
    explorer="rich_for_nothing",
    scene="Payer, minimum 2%",
)

PHANTOM_SAVINGS = Problem(
    title="Savings that nobody made",
    prompt="""
These ten patients cost **\\${{total:,}}** in all, last year and this year alike, each patient the same in both years:

{{listed}}

A new stop-loss counts each patient's costs up to **\\${{threshold:,}}** this year. The benchmark is last year's total, in full.

Which “savings” does the contract measure, as a share of the benchmark?
""",
    answer=Number(rate=True, minimum=-1, maximum=1, decimals=1, relative=0.005),
    variant=draws.phantom_savings,
    hints=(
        "Nobody's care has changed. What has, is how two of the ten are counted.",
        "Those two still count; find how much of each is no longer counted.",
        "The sum of both excesses, held against the benchmark as the contract has it.",
    ),
    objective="Compute the phantom savings of a benchmark that is not truncated",
    serves=("ch10.fair",),
    stage="practice",
    explorer="stop_loss_worth",
)

CORRIDOR_THREE_YEARS = Problem(
    title="Three years in a corridor",
    prompt="""
A contract shares deviations from a benchmark of **\\${{benchmark:,}}** in a corridor: {{first:.0%}} of what lies within 2% of the benchmark, {{second:.0%}} of what lies between 2% and 5%, nothing of what lies beyond. Gains and losses are treated alike.

| | Counted spending |
|---|---:|
{{lines}}

What does the provider receive each year, in dollars? Write what it repays with a minus sign.
""",
    answer=Table("years", {"Received": Number("$", relative=0.002, absolute=50)}),
    variant=draws.corridor_three_years,
    hints=(
        "Turn each year into a percentage of the benchmark first: how far below, or above?",
        "A corridor works like an income tax: a higher rate applies to the part inside its band.",
        "Each year has up to two products. What lies beyond 5% adds nothing, and takes nothing away.",
    ),
    objective="Settle gains and losses in bands",
    serves=("ch10.settle",),
    stage="practice",
    points=2,
    explorer="bands_not_cliffs",
)

LOSS_WITH_LIMIT = Problem(
    title="A bad year, and its limits",
    prompt="""
{{name}} ACO is on level **{{level}}** of the BASIC track. Losses have passed the minimum. On levels C, D and E 30% of all losses are repaid, but no more than the *smaller* of two limits
(42 CFR 425.605(d), performance years 2023–2026):

| Level | of the participants' Medicare revenue | of the benchmark |
|---|---:|---:|
| C | 2% | 1% |
| D | 4% | 2% |
| E | 8% | 4% |

Benchmark \\${{benchmark:,}}, counted spending \\${{spending:,}}, revenue \\${{revenue:,.0f}}. How many dollars does {{name}} repay?
""",
    answer=Number("$", relative=0.003, minimum=0),
    variant=draws.loss_with_limit,
    hints=(
        "Three amounts compete: 30% of the loss, and two limits. Compute all three.",
        "A limit on losses is a share of revenue or of the benchmark, never of the loss.",
        "Of the three the one that costs {{name}} least is owed.",
    ),
    objective="Apply a loss limit",
    serves=("ch10.settle",),
    stage="practice",
    explorer="small_print",
)

ENHANCED_LOSSES = Problem(
    title="Quality makes losses cheaper",
    prompt="""
Three ACOs on the ENHANCED track have losses to repay. There the loss rate is 1 minus 0.75 times the quality score, but not below 40% and not above 75% (42 CFR 425.610(f), performance years 2023–2026).
No loss limit is reached, and all three meet the quality standard or the alternative one.

| ACO | Quality score | Losses |
|---|---:|---:|
{{lines}}

Find each loss rate, and what is repaid in millions of dollars.
""",
    answer=Table(
        "names",
        {
            "Loss rate": Number(rate=True, minimum=-1, maximum=2, decimals=1, relative=0.002),
            "Repaid": Number("$ million", relative=0.005, absolute=0.005),
        },
    ),
    variant=draws.enhanced_losses,
    hints=(
        "Start with the score in the middle; for it the formula is all there is.",
        "For a very high and a very low score the formula goes past a fence.",
        "Rate times losses; 75% is this track's sharing rate for savings, and here it is only the upper fence.",
    ),
    objective="Find a loss rate that depends on quality",
    serves=("ch10.settle",),
    stage="practice",
)

SMALLEST_PANEL = Problem(
    title="Set the size",
    prompt="""
One person's counted costs vary with a coefficient of variation (standard deviation ÷ mean) of **{{variation}}**. The minimum savings rate is **{{minimum:.2%}}**. Averages of a panel are nearly normal, and a normal variable exceeds its mean by more than 1.645 standard
deviations 5% of the time.

Set the number of people so that an ACO that saves nothing is paid in just **5%** of years. You set it blind.
""",
    answer=Target(
        {"lives": Control("People", low=1_000, high=100_000, step=250, default=1_000, format=",.0f")}, tolerance={"lives": 750}
    ),
    variant=draws.smallest_panel,
    hints=(
        "How does the standard deviation of an average depend on the number of people?",
        "5% of years must lie beyond the minimum. How many standard deviations of the average is that?",
        "1.645 times the variation of the average equals the minimum. Solve for the number of people: a square is needed.",
    ),
    objective="Find the panel at which luck is paid in one year of twenty",
    serves=("ch10.luck",),
    stage="practice",
    explorer="how_many_lives",
)

STEADY_THRESHOLD = Problem(
    title="Set the threshold",
    prompt="""
An ACO of **{{lives:,}}** people wants average counted costs to vary by no more than **{{wanted:.2%}}** from luck (standard deviation ÷ mean). Every step of stop-loss costs a premium, so that it wants the *highest* threshold that is still steady enough.

| Threshold | Variation of one person |
|---:|---:|
{{lines}}

(The workbook's illustrative spending law.) Set the threshold. You set it blind.
""",
    answer=Target(
        {
            "threshold": Control(
                "Stop-loss threshold", unit="$", low=25_000, high=250_000, step=25_000, default=250_000, format=",.0f"
            )
        }
    ),
    variant=draws.steady_threshold,
    hints=(
        "The table is about one person. The wish is about the average of {{lives:,}}.",
        "An average of n people varies less than one person by a factor of the square root of n.",
        "Turn the wish into what one person may vary by, then look for the last row that keeps to it.",
    ),
    objective="Choose a stop-loss threshold for a panel's steadiness",
    serves=("ch10.luck", "ch10.fair"),
    stage="practice",
    explorer="stop_loss_worth",
)

LUCK_PAYOUT = Problem(
    title="What luck is paid",
    prompt="""
An ACO of **{{lives:,}}** people saves nothing. One person's counted costs vary with a coefficient of variation of **{{variation}}**; call σ that of their average. The contract pays **{{share:.0%}}** of measured savings from the first dollar once they reach **{{minimum:.1%}}** of the benchmark of **\\${{benchmark:,}}**; losses are not shared.

If averages are normal, measured savings come to $\\sigma\\,\\varphi(m/\\sigma)$ of the benchmark on average over all years, counting the years that reach the minimum $m$ in full and the others as 0, where

$$\\varphi(z) = \\frac{e^{-z^2/2}}{\\sqrt{2\\pi}}$$

What does luck cost the payer in an average year, in dollars?
""",
    answer=Number("$", relative=0.01, minimum=0),
    variant=draws.luck_payout,
    hints=(
        "First σ: the average of {{lives:,}} people varies less than one person does.",
        "Then z, the minimum in units of σ, and φ(z) with it. Keep four digits.",
        "σ times φ(z) is the average that counts, a share of the benchmark. The contract pays a share of it, on a benchmark in dollars.",
    ),
    objective="Find the average payment for luck",
    serves=("ch10.luck",),
    stage="practice",
    points=2,
)

BENCHMARK_AGAIN = Problem(
    title="This year's savings, a later benchmark",
    prompt="""
{{name}} ACO spent {{saved[0]:.1%}}, {{saved[1]:.1%}} and {{saved[2]:.1%}} less than would have been spent without it in the three years that set its next benchmark. The new benchmark is the average of what it spent, plus **{{returned:.0%}}** of its average savings (in this simple form, without regional comparison or cap). Luck is left out.

In the first year of the new agreement it saves **{{now:.1%}}** of what would be spent without it. Which savings does the contract measure, as a share of the *new benchmark*?
""",
    answer=Number(rate=True, minimum=-0.2, maximum=0.5, decimals=2, relative=0.002),
    variant=draws.benchmark_again,
    hints=(
        "Write everything as a share of what would be spent without the ACO, which is 1.",
        "The three years spent 1 minus their savings. Average, then give back the part that is given back.",
        "Benchmark less spending, over the benchmark. Both lie below 1.",
    ),
    objective="Follow savings into the benchmark that they lower",
    serves=("ch10.fair",),
    stage="practice",
    explorer="years_of_a_contract",
)

REAL_PEOPLE = Problem(
    title="Twelve panels of real people",
    prompt="""
From the RAND Health Insurance Experiment (United States, 1974–82) twelve panels of {{lives}} person-years were drawn with replacement. Their average spending:

| | | | |
|---:|---:|---:|---:|
{{listed}}

The benchmark is the average of the whole table, **\\${{mean:.2f}}**: nobody saved anything. A contract pays each panel 50% of measured savings, from the first dollar, once they reach **{{minimum:.0%}}** of the benchmark; losses are not shared.

What does the payer pay per person, in dollars, on average over all twelve panels?
""",
    answer=Number("$", relative=0.005, absolute=0.02, minimum=-200),
    variant=draws.real_people,
    hints=(
        "Twelve subtractions first: benchmark less average. Which of them are large enough?",
        "A panel is paid on all of its measured savings, or on nothing.",
        "Add up what is paid; twelve panels share the sum, the unpaid ones as well. In a notebook it is one line of NumPy.",
    ),
    objective="Count what luck is paid among real people",
    serves=("ch10.luck",),
    stage="practice",
    points=2,
    explorer="how_many_lives",
    scene="Real people",
)

SETTLE_A_YEAR = Problem(
    title="The whole contract",
    prompt="""
Write `settle(costs, earlier, threshold, minimum, bands, quality_met, limit)`. It returns what a provider receives for a year, in dollars, and below 0 what it repays.

1. `costs` holds this year's cost of each person, `earlier` that of people in the benchmark year (perhaps more or fewer). With a `threshold`, every cost, of either year, counts up to it; `None` is no stop-loss. The benchmark is the mean of `earlier`, times the people in `costs`.
2. Savings, or losses, smaller than `minimum` times the benchmark are not shared; *at least* the minimum is enough. So that rounding never decides, forgive a billionth of the benchmark.
3. `bands` is a list of `(edge, rate)`, edges rising: each rate applies to the part of the deviation between the edge before it (0 at first) and its own, edges as shares of the benchmark. Past the last edge nothing more is shared. Losses mirror gains.
4. Savings are paid only if `quality_met`; losses are repaid all the same.
5. No more than `limit` times the benchmark is paid or repaid.

Raise `ValueError` when `costs` or `earlier` is empty, the benchmark is not above 0, or a threshold is not above 0.

For `settle([{{spending}}], [100], None, {{minimum}}, [(0.02, 0.25), (0.05, 0.5)], True, 0.1)` find the answer by hand first.
""",
    answer=Code(
        "settle",
        '''def settle(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """What a provider receives for a year ($); below 0 for what it repays."""
    ...
''',
        returns=Number("$", relative=1e-6, absolute=1e-6),
    ),
    variant=draws.settle_a_year,
    hints=(
        "Write it as five small steps in the order of the list. The first makes two numbers, benchmark and spending, of two lists.",
        "Work with the size of the deviation and put its sign back at the end; then gains and losses mirror each other by themselves.",
        "`1 - 9.8 / 10 >= 0.02` is False in floating point. Compare dollars: the deviation against the minimum times the benchmark, less a billionth of the benchmark.",
    ),
    objective="Program a contract from costs to payment, at its edges too",
    serves=("ch10.settle",),
    stage="practice",
    points=3,
    explorer="bands_not_cliffs",
)
