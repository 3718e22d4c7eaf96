"""Questions on what payment rewards: four on the core route, then more practice."""

from exercises.problems import _ch09_draws as draws
from exercises.problems._ch09_banks import FELT, REASONS, REMARKS, SAYINGS, SAYS, WHO_PAYS, YEARS, deed_texts
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

DOLLARS = Number("$", relative=0.005, absolute=0.01)
MODELS = ("Fee-for-service", "Bundle", "Capitation", "Shared savings")


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
A visit that changes nothing for the patient brings you a fee of \${{fee}} and costs you \${{cost}}. It leads to \${{other}} of bills by others. You and {{partners}} share
savings: the practices together get {{share:.0%}}, split equally among the {{practices}}, if there is anything to share, and that has a chance of {{chance:.0%}}.

1. Your margin: {{fee}} − {{cost}} = **{{margin}}** dollars
2. The payer spends more: {{fee}} + {{other}} = **{{more}}** dollars
3. The practices' part of that: {{share:.0%}} × {{more}} = **{{lost}}** dollars
4. Expected: {{chance:.0%}} × {{lost}} = **{{expected}}** dollars
5. Yours: {{expected}} ÷ {{practices}} = **{{felt}}** dollars
6. One more visit: {{margin}} − {{felt}} = **{{result}}** dollars: {{verdict}}.

The arithmetic is done. Put each remark under the reason that stands behind it.
""",
    answer=Match(REASONS, REMARKS),
    variant=draws.why_each_line,
    hints=(
        "For each remark ask what would have to be true of the contract for it to be false.",
        "Each remark is about one of four things: what no sharing touches, whose money a line counts, luck and rules, or the other practices.",
        "Where a line gets smaller, ask what happened to the rest: did it vanish with some chance, or did somebody else bear it?",
    ),
    objective="Say what each step from fee to incentive is for",
    serves=("ch09.margin", "ch09.share"),
    explorer="second_practice",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


LAST_STEP = Problem(
    title="The last step",
    prompt=r"""
A visit brings you a fee of \${{fee}} and costs you \${{cost}}. With all that it leads to, the payer spends \${{more}} more. You and {{partners}} split the practices' part of savings
equally. It is {{share:.0%}}, and the chance that anything is shared is {{chance:.0%}}.

1. Your margin: {{fee}} − {{cost}} = {{margin}} dollars
2. What the practices together lose of their part, on average: {{share:.0%}} × {{chance:.0%}} × {{more}} = {{lost_text}} dollars

**The last step is yours: what does one more visit earn you, in dollars?** (A loss is a negative number.)
""",
    answer=DOLLARS,
    variant=draws.last_step,
    hints=(
        "Who gets the margin of line 1? Who bears the loss of line 2?",
        "One of the two lines is yours alone. The other is spread.",
        "Your margin, less the part of line 2 that falls on you.",
    ),
    objective="Find what an extra visit earns one of several practices that share savings",
    serves=("ch09.share", "ch09.margin"),
    explorer="second_practice",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


FOUR_MARGINS = Problem(
    title="Two actions, four ways of paying",
    prompt=r"""
| | Visit | Care call |
|---|---:|---:|
| Fee | \${{fee}} | none |
| Cost to you | \${{cost}} | \${{call}} |
| Spending of others that it leads to | \$0 | \$0 |
| Avoids a complication of \${{loss:,}} | never | in {{chance:.0%}} of cases |

Where fees are paid, the payer would pay for the complication; under bundle and capitation you would, all of it. Under shared savings fees are paid, {{share:.0%}} of savings are yours alone, and sharing is certain. What does one more
visit, and one more call, earn you on average? (A loss is a negative number.)
""",
    answer=Table(MODELS, {"Visit": DOLLARS, "Care call": DOLLARS}),
    variant=draws.four_margins,
    hints=(
        "For each way of paying ask two things: is the fee paid, and who pays for the complication?",
        "Under a bundle or a price per head there is no fee, so that the visit leaves only what it costs.",
        "Under shared savings start from the fee-for-service margin, then take off your part of what the payer spends more, or add your part of what it saves.",
    ),
    objective="Compute what an action earns under four ways of paying",
    serves=("ch09.margin", "ch09.bears"),
    points=2,
    explorer="week_in_the_chair",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


THE_LAWN = Problem(
    title="The lawn",
    prompt=r"""
The flats of a house pay one water bill, in equal parts. Each flat has a lawn of {{area}} square feet. To water it once puts \${{cost:.2f}} on the bill and is worth \${{worth:.2f}} to the family that lives
there.

From how many flats on does a family that thinks of its own purse water the lawn?
""",
    answer=Number("flats", relative=0, absolute=0, minimum=0),
    variant=draws.lawn,
    hints=(
        "If there were only one flat, would the family water?",
        "Of each watering the family pays one part. How large may that part be?",
        "The smallest whole number of flats at which the family's part is less than what watering is worth to it. One number in the story plays no role.",
    ),
    objective="Find the size of a group at which a shared bill stops restraining, in a setting of your own",
    serves=("ch09.share",),
)


# --- More practice: sharing savings ---------------------------------------------------------------------------------


NEUTRAL_SHARE = Problem(
    title="A share that stops it",
    prompt=r"""
A visit earns you \${{margin}} in fees above its cost of \$60, and makes the payer spend \${{spending}} more. You take part in shared savings alone; the chance that anything is shared is {{chance:.0%}}. Set the share of savings
that is yours so that one more visit earns you just nothing. Your first commitment is the one that scores.
""",
    answer=Target(
        {"share": Control("Your share of savings", low=0, high=1, step=0.01, default=0.0, format=".0%")}, tolerance={"share": 0.01}
    ),
    variant=draws.neutral_share,
    hints=(
        "How large must the expected loss of shared savings be, in dollars?",
        "The loss is share × chance × what the payer spends more. Which of the three do you set?",
        "Write the equation with the margin on one side and the product on the other.",
    ),
    objective="Find the break-even share of savings",
    serves=("ch09.share",),
    stage="practice",
)

NEUTRAL_CHANCE = Problem(
    title="How sure must sharing be?",
    prompt=r"""
A visit earns you \${{margin}} more in fees than it costs, and makes the payer spend \${{spending}} more. Alone you have {{share:.0%}} of savings, if there are any to share: the minimum must be met and the quality gate passed. Set the chance
of that at which one more visit earns you just nothing. Your first commitment is the one that scores.
""",
    answer=Target(
        {"chance": Control("Chance that savings are shared", low=0, high=1, step=0.01, default=0.0, format=".0%")},
        tolerance={"chance": 0.01},
    ),
    variant=draws.neutral_chance,
    hints=(
        "If sharing were certain, what would the visit take from you? If it were impossible?",
        "Between the two the loss rises in step with the chance.",
        "What part of the certain loss is as large as the margin?",
    ),
    objective="Find the break-even probability of sharing",
    serves=("ch09.share",),
    stage="practice",
    explorer="second_practice",
)

WHAT_IS_FELT = Problem(
    title="What does it cost you?",
    prompt=r"""
Half of savings go to the practices, from the first dollar on, if savings are at least 2% of the benchmark and the quality gate is passed; no more than 10% of the benchmark is paid. Somebody proposes something that helps nobody and makes the payer
spend \$100 more. How much of your **shared savings** does it cost you, on average?
""",
    answer=Match(FELT, YEARS),
    variant=draws.what_is_felt,
    hints=(
        "Ask for each year: is one dollar of savings, this very one, shared at all?",
        "Below the minimum, beyond the cap and behind a failed gate, a dollar changes nothing.",
        "A minimum is a cliff. Who stands at its edge?",
    ),
    objective="Say under which conditions shared savings restrain spending",
    serves=("ch09.share",),
    stage="practice",
    explorer="second_practice",
)

WHO_PAYS_FOR_IT = Problem(
    title="Who pays for it?",
    prompt=r"""
Each line is something that a practice may do: what fee it brings, what it costs the practice, and what it avoids. Under a price per head the practice pays for what is not avoided. Which way of paying makes it **earn** by doing it?
""",
    answer=Match(WHO_PAYS, deed_texts()),
    variant=draws.who_pays,
    hints=(
        "Two comparisons for each line. The first holds two numbers of the practice's own against each other.",
        "The second knows no fee: what is avoided, times how often, against the cost.",
        "Both may be won, or lost. What helps a patient is not asked.",
    ),
    objective="Sort actions by which way of paying rewards them",
    serves=("ch09.margin",),
    stage="practice",
    points=2,
    explorer="week_in_the_chair",
)

WHICH_PAYMENT = Problem(
    title="An idea in the coffee break",
    prompt=r"""
A group of surgeons replaces hips and knees. It could be paid by fees; by a bundle, one price for each operation and all care in the 90 days after it; or by a price per head for all care of its members, whoever gives it. Somebody says:

> {{text}}

Under which way of paying does that **earn the group money**?
""",
    answer=Choice(
        {
            "fees": "Under fees, and under no other",
            "fees_bundle": "Under fees, and under the bundle",
            "bundle_head": "Under the bundle, and per head",
            "head": "Per head, and under no other",
        }
    ),
    variant=draws.which_payment,
    hints=(
        "Three questions: is it billed apart, is it part of an episode, does it make episodes?",
        "A bundle pays once for each operation. What does it pay for an operation that is not done?",
        "What happens after the 90 days, or instead of an operation, concerns only who is paid for everything.",
    ),
    objective="Tell a bundle's incentives from those of a price per head",
    serves=("ch09.margin", "ch09.bears"),
    stage="practice",
    explorer="bundle_settles",
)


# --- More practice: bonuses, points and settlements -----------------------------------------------------------------


NEXT_PATIENT = Problem(
    title="The next patient",
    prompt=r"""
It is December. Four practices have {{patients}} patients each, and so many of them have had their eyes checked:

| Practice | Checked so far |
|---|---:|
| {{practices[0]}} | {{mets[0]}} |
| {{practices[1]}} | {{mets[1]}} |
| {{practices[2]}} | {{mets[2]}} |
| {{practices[3]}} | {{mets[3]}} |

Plan C pays \${{amount:,}} if at least {{threshold:.0%}} are checked, else nothing. Plan R pays nothing at {{low:.0%}} and \${{amount:,}} at {{high:.0%}}, and in step with the share in between. What does **one more patient checked** bring each practice, in dollars?
""",
    answer=Table(
        "practices", {"Plan C": Number("$", relative=0.005, absolute=0.5), "Plan R": Number("$", relative=0.005, absolute=0.5)}
    ),
    variant=draws.next_patient,
    hints=(
        "Turn the shares into patients first: at how many is each plan's line?",
        "One more patient either crosses a line or does not. Where does each practice stand before, and where after?",
        "Plan R spreads its dollars over the patients between its two lines only.",
    ),
    objective="Find what a bonus pays for one more patient, with a threshold and without",
    serves=("ch09.margin",),
    stage="practice",
    points=2,
    explorer="cliff_or_ramp",
)

POINTS = Problem(
    title="Points for a hospital",
    prompt=r"""
Hospital value-based purchasing gives each measure points, as the rule stood for fiscal year 2026:

- *standing*: 10 at the benchmark or better, 0 short of the threshold, else 9 × (now − threshold) ÷ (benchmark − threshold) + 0.5;
- *improvement*: 10 × (now − before) ÷ (benchmark − before) − 0.5, from 0 to 9;

each rounded to a whole number, halves up; **the larger of the two counts**. The measures are calls answered at once, medicines explained, and infections. Of infections, fewer are better; the formulas hold as they are.

| | {{measures[0]}} | {{measures[1]}} | {{measures[2]}} |
|---|---:|---:|---:|
| Before | {{rows[0][0]:.2f}} | {{rows[1][0]:.2f}} | {{rows[2][0]:.2f}} |
| Now | {{rows[0][1]:.2f}} | {{rows[1][1]:.2f}} | {{rows[2][1]:.2f}} |
| Threshold | {{rows[0][2]:.2f}} | {{rows[1][2]:.2f}} | {{rows[2][2]:.2f}} |
| Benchmark | {{rows[0][3]:.2f}} | {{rows[1][3]:.2f}} | {{rows[2][3]:.2f}} |

How many points does each measure get?
""",
    answer=Table("measures", {"Points": Number("points", relative=0, absolute=0.01, minimum=0, maximum=30)}),
    variant=draws.points,
    hints=(
        "Two numbers for each measure, and one of them counts.",
        "Round each of the two before you compare them. Which one does the hospital get?",
        "For infections both differences are negative, and so their quotient is not.",
    ),
    objective="Compute achievement and improvement points",
    serves=("ch09.bears",),
    stage="practice",
    points=2,
    explorer="hospital_points",
)

TOTAL_SCORE = Problem(
    title="Two percent, and back",
    prompt=r"""
Four domains count a quarter each (fiscal years 2018 to 2026). A hospital has {{scores[0]}}, {{scores[1]}} and {{scores[2]}} out of 100 in three of them; in *{{missing}}* it had too few cases for a score, and that weight goes to the others.
From every hospital 2% of base payments is withheld. It gets back 2% × score ÷ 100 × {{slope:.1f}}. Its base payments are \${{base}} million.

By how many **thousand dollars** does the program change its payments? (A loss is a negative number.)
""",
    answer=Number("thousand dollars", relative=0.005, absolute=0.5),
    variant=draws.total_score,
    hints=(
        "What is the score when three domains share all the weight?",
        "Take first what is withheld, then what comes back.",
        "A score at which the hospital is level is 100 divided by the slope. Is it above or below?",
    ),
    objective="Compute a total performance score with a missing domain and its effect on payment",
    serves=("ch09.bears",),
    stage="practice",
    explorer="hospital_points",
)

SETTLE_THE_YEAR = Problem(
    title="Settle the year",
    prompt=r"""
A hospital did {{episodes}} joint replacements. Such an episode cost \${{baseline:,}} on average before; the target is that less {{discount:.0%}}. This year an episode cost \${{each:,}} on average. What lies below the target is paid to the hospital, what lies above is repaid by it, and
in either direction at most {{limit:.0%}} of the **target** total (so ran the rule of Medicare's joint replacement model, which ended in 2024).

How many dollars does the hospital receive? (If it repays, give a negative number.)
""",
    answer=Number("$", relative=0.002, absolute=1),
    variant=draws.settle_the_year,
    hints=(
        "What is the target of one episode, and of all?",
        "Compare target and spending of the whole year. In which direction does the money go?",
        "Is the difference larger than the limit allows? The limit is a share of the target total.",
    ),
    objective="Reconcile a bundle with discount, stop-gain and stop-loss",
    serves=("ch09.bears",),
    stage="practice",
    explorer="bundle_settles",
)


# --- More practice: prices per head ---------------------------------------------------------------------------------


RISK_SCORE = Problem(
    title="Write a risk score",
    prompt=r"""
Write `risk_score(categories, demographic, coefficients, hierarchies, interactions)` as Medicare Advantage adds it up (model V28, payment year 2026).

- `categories` lists a member's condition categories, perhaps with repeats: each counts once.
- `hierarchies` maps a category to the milder ones that it puts out.
- `interactions` maps a name to the list of categories that must **all** be left for it to count.
- `coefficients` gives what a category or an interaction adds; one that is not in it adds nothing. `demographic` is added in any case.

A woman of 67 whose categories are 37 and 38 (diabetes, with and without complications) and 226 (heart failure) has, with these arguments,

    risk_score(
        ["37", "38", "226"],
        0.330,
        {"37": 0.166, "38": 0.166, "226": 0.360, "DM_HF": 0.112},
        {"36": ["37", "38"], "37": ["38"]},
        {"DM_HF": ["37", "226"]},
    )

a score of 0.968. Return the score, not rounded.
""",
    answer=Code(
        "risk_score",
        '''def risk_score(categories, demographic, coefficients, hierarchies, interactions):
    """Raw risk score of a member."""
    ...
''',
    ),
    variant=draws.risk_score_code,
    hints=(
        "In which order must it go: repeats, hierarchies, interactions?",
        "Collect everything that any of the member's categories puts out; what is left counts.",
        "An interaction counts if each category on its list is among those left. `all(... for ...)` says that in a line.",
    ),
    objective="Program hierarchies and interactions of a risk score",
    serves=("ch09.bears",),
    stage="practice",
    points=2,
)

LOSING_YEAR = Problem(
    title="A losing year",
    prompt=r"""
A group is paid \${{revenue:,}} a year for each of {{members:,}} members. A member costs \${{mean:,}} on average, with a standard deviation of \${{deviation:,}}. Take the average of the members' costs as normal. What is the chance that the year ends in a loss?

(`NormalDist().cdf(z)` from Python's `statistics` gives the normal law.)
""",
    answer=Number(rate=True, relative=0, absolute=0.005, minimum=0, maximum=1),
    variant=draws.losing_year,
    hints=(
        "How far above the expected cost does the revenue lie, for one member?",
        "How much does the *average* of so many members vary?",
        "Divide the first by the second: that many standard errors must chance bridge.",
    ),
    objective="Compute the chance of a loss under capitation",
    serves=("ch09.bears",),
    stage="practice",
    explorer="price_per_head",
)

MEMBERS_LEAVE = Problem(
    title="Gone before it pays",
    prompt=r"""
A plan pays \${{cost}} now for a member's prevention. It avoids \${{avoided}} of care in each of the next {{years}} years. Before each of these years, the first one too, some members leave: {{stay:.0%}} of those who are still members stay. Whoever has left takes the avoided care along. Leave discounting aside.

What is it worth to the plan, per member, in dollars? (A loss is a negative number.)
""",
    answer=Number("$", relative=0.005, absolute=0.2),
    variant=draws.members_leave,
    hints=(
        "What share of the members is there in year 1? In year 2?",
        "Each year's avoided dollars count for those who are still there.",
        "Add the years, then take off what was paid.",
    ),
    objective="Value prevention for a plan whose members leave",
    serves=("ch09.bears",),
    stage="practice",
    explorer="members_leave",
)

PRICE_OF_A_BRICK = Problem(
    title="The right price for a brick",
    prompt=r"""
The first brick of the day costs the builder \${{first_cost}}, each next one \${{cost_rise}} more. To the owner the first is worth \${{first_worth}}, each next one \${{worth_fall}} less. The builder lays bricks as long as the next one costs no more than is paid for it (take bricks as finely divisible).

Set the price per brick so that just those bricks are laid that are worth laying. Your first commitment is the one that scores.
""",
    answer=Target(
        {"price": Control("Paid for each brick", unit="$", low=0, high=160, step=1, default=0, format=".0f")},
        tolerance={"price": 1},
    ),
    variant=draws.price_of_a_brick,
    hints=(
        "Up to which brick is the next one worth more than it costs?",
        "Write both as a line: start plus or minus slope times bricks. Where do they cross?",
        "The price has to make the builder stop there.",
    ),
    objective="Set a piece rate that buys the right amount",
    serves=("ch09.margin",),
    stage="practice",
)


# --- More practice: a real experiment -------------------------------------------------------------------------------


WHAT_MAY_BE_SAID = Problem(
    title="What may be said?",
    prompt=r"""
The RAND experiment assigned families at random to what *they* paid of each bill (people under 65; the limits are 95%).

| Families paid | Used any care | Limits | Spending a year | Limits |
|---|---:|---|---:|---|
| nothing | 86.7% | 85.6 to 87.8 | \$198 | 179 to 217 |
| 25% | 78.7% | 77.0 to 80.4 | \$168 | 143 to 192 |
| 50% | 77.2% | 74.1 to 80.4 | \$178 | 105 to 251 |
| 95% | 67.6% | 65.5 to 69.8 | \$137 | 115 to 159 |

Which of these sentences does the table show, which does it speak against, and on which can it say nothing?
""",
    answer=Match(SAYS, SAYINGS),
    variant=draws.what_may_be_said,
    hints=(
        "For each sentence look for the column that it is about. Is there one?",
        "Who was assigned to what? A sentence about somebody else's price finds no row.",
        "Two of them can be refuted with a number of the table.",
    ),
    objective="Say what an experiment on patients' prices shows, and what not",
    serves=("ch09.bears",),
    stage="practice",
    explorer="price_at_the_door",
)
