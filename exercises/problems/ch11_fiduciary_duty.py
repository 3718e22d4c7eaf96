"""Questions on whose agent the clinician is: four on the core route, then more practice."""

from exercises.problems import _ch11_draws as draws
from exercises.problems._ch11_banks import CHANGES, CLAIMS, GUARDRAILS, LINES, MEASURES, VERDICTS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

CALLS = Number("calls", relative=0.005, absolute=0.05)


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
A clinician decides how many calls a patient gets. She gives a dollar {{ratio}} times the weight of a point of health: α/β = {{ratio}}.

1. After q calls, further calls add {{first}} − {{drop}} points of health per call.
2. Best for the patient: {{first}} − {{drop}} = 0, so q = **{{best}}**.
3. Each call takes **\${{price}}** from her income.
4. Weighed against health, a call must do α/β × price = {{ratio}} × {{price}} = **{{asked}}** points.
5. She stops where {{first}} − {{drop}} = {{asked}}: q = **{{chosen}}**.
6. Health missed: ½ × {{fall}} × ({{best}} − {{chosen}})² = **{{missed}}** points.

The arithmetic is done. Suppose that one thing changes at a time. Which is the *first* line that comes out differently?
""",
    answer=Match(LINES, CHANGES),
    variant=draws.why_each_line,
    hints=(
        "Read each line as the answer to one question. Who would know that answer: a trial, a lawyer, or the clinician herself?",
        "One line comes from evidence, one from a contract, one from a person. The others follow from these three.",
        "Money that comes or goes whatever is done has no place in any line. Look for changes of that kind.",
    ),
    objective="Say what evidence, contract and weights each do to a clinician's choice",
    serves=("ch11.choice", "ch11.best", "ch11.guard"),
    explorer="clinicians_choice",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


LAST_STEP = Problem(
    title="The last step",
    prompt=r"""
1. Best for the patient: {{best}} calls. There further calls do neither good nor harm.
2. With no call made, further calls add {{first:g}} points of health per call; each call made takes {{fall:g}} off that rate.
3. The contract takes \${{price}} from the clinician for each call, and α/β = {{ratio}}.
4. Weighed against health, a call must therefore do {{ratio}} × {{price}} = {{asked}} points.

**The last step is yours: how many calls does this clinician make?** (Calls need not be whole.)
""",
    answer=CALLS,
    variant=draws.last_step,
    hints=(
        "Before she stops, every call does at least what line 4 asks. Is that more calls than the patient's best, or fewer?",
        "Write what further calls add, per call, after q of them: it begins at one number of line 2 and falls by the other.",
        "Set it equal to line 4, and solve for q.",
    ),
    objective="Find where a clinician stops",
    serves=("ch11.choice", "ch11.best"),
    explorer="clinicians_choice",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt=r"""
| Best for the patient | {{best}} calls |
|---|---:|
| This year the contract takes from the clinician, for each call | \${{before}} |
| Calls that the patient gets this year | {{now}} |

Next year a call {{does}}. Evidence and clinician stay as they are; the good that further calls do falls in a straight line. How many calls does the patient get next year? (Calls need not be whole.)
""",
    answer=CALLS,
    variant=draws.only_the_data,
    hints=(
        "This year's number already says how this clinician weighs money. How far from the patient's best did it take her, and for how many dollars?",
        "The distance from the patient's best is in proportion to the dollars, and it has a side.",
        "Distance for one dollar first; then next year's dollars, with their sign; then count from the patient's best.",
    ),
    objective="Read a weight off one contract and predict the choice under another",
    serves=("ch11.weight",),
    explorer="six_patients",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


PEAR_TREES = Problem(
    title="The neighbor's pears",
    prompt=r"""
While her neighbor is at sea, Rosa waters his pear trees. He has left her \${{summer}} for the summer, however often she goes. Each trip burns \${{gas}} of gas. The first trip of the
summer brings him {{first}} kilograms more pears, and every further trip {{less}} kilograms less than the one before.

Rosa is fond of him: she gives up as much as \${{worth:.2f}} of her own for a kilogram of his, and no more. How many trips does she make?
""",
    answer=Number("trips", relative=0, absolute=0.1),
    variant=draws.pear_trees,
    hints=(
        "What must a trip bring him, at least, so that Rosa starts the engine?",
        "Turn the gas into kilograms, at what one of his kilograms is worth to *her*.",
        "Write the kilograms of the first trip, the second, the third … and count those that still bring enough. One number in the story never enters.",
    ),
    objective="Weigh one's own cost against another's good, in a setting of your own",
    serves=("ch11.choice", "ch11.weight"),
)


# --- More practice: the choice --------------------------------------------------------------------------------------


WHO_CALLS_MORE = Problem(
    title="More care from more caring?",
    prompt=r"""
A contract {{terms}}. After a year of listening to patients, a clinician gives their health {{times}} the weight it had before; a dollar weighs what it did. The patient's best is ten calls, and she made more than
none. What happens to the number of calls she makes?
""",
    answer=Choice({"more": "It rises", "fewer": "It falls", "same": "It stays as it is"}),
    variant=draws.who_calls_more,
    hints=(
        "On which side of the patient's best did she stand before?",
        "What does a larger weight of health do to the *distance* from the patient's best?",
        "With an infinite weight she would stand exactly at the patient's best. Which way is that from where she was?",
    ),
    objective="Say in which direction caring moves care, under different contracts",
    serves=("ch11.choice",),
    stage="practice",
    explorer="clinicians_choice",
)

REVEALED = Problem(
    title="What five choices reveal",
    prompt=r"""
Five patients of one clinician, five contracts. For each of them, the points of health that further calls add, per call, fall by one with every call made, down to 0 at the patient's best.

| Patient | Best for the patient | A call does this to income | Calls made |
|---|---:|---:|---:|
| {{names[0]}} | {{bests[0]}} | {{does[0]}} | {{calls[0]:g}} |
| {{names[1]}} | {{bests[1]}} | {{does[1]}} | {{calls[1]:g}} |
| {{names[2]}} | {{bests[2]}} | {{does[2]}} | {{calls[2]:g}} |
| {{names[3]}} | {{bests[3]}} | {{does[3]}} | {{calls[3]:g}} |
| {{names[4]}} | {{bests[4]}} | {{does[4]}} | {{calls[4]:g}} |

For each patient, what α/β (weight of a dollar over weight of a point of health) does that choice alone reveal? Write `undefined` where it reveals none.
""",
    answer=Table("names", {"α/β": Number(relative=0.005, absolute=0.005, may_be_undefined=True)}),
    variant=draws.revealed,
    hints=(
        "How many points did the last call do? That is what the clinician asked of a call.",
        "Points asked of a call, for each dollar that the call took: that is the weight. Where a call earns, both have a minus sign.",
        "Where nothing happens to income, no choice says what income weighs: nothing may be divided by nothing.",
    ),
    objective="Compute revealed weights, and see which choices reveal none",
    serves=("ch11.weight",),
    stage="practice",
    points=2,
    explorer="six_patients",
)

WRITE_THE_CHOICE = Problem(
    title="Write the choice",
    prompt=r"""
Write `calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight)`. Calls need not be whole. Health is counted in points: after q calls, further calls
add points at the rate of `first_benefit` − `benefit_fall` × q per call. Each call adds `payment_slope` dollars to income; a slope below 0 takes them. Return the number of calls that makes money_weight × income + health_weight × health largest.

- Nobody can call less than 0 times.
- Where only money weighs anything and a call takes money, return 0.
- Return `None` where no single number is best: only money weighs anything and calls pay or are free, or neither weighs anything.
- Raise `ValueError` where `benefit_fall` is not above 0, or a weight is below 0, whatever the other numbers are.

For 10, 1, −4, 1, 1 the answer is 6.
""",
    answer=Code(
        "calls",
        '''def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """The number of calls that the clinician chooses."""
    ...
''',
    ),
    variant=draws.write_the_choice,
    hints=(
        "First refuse what makes no sense; then deal with a health weight of zero; what is left has a formula.",
        "At the choice, health_weight × (first_benefit − benefit_fall × q) + money_weight × payment_slope is zero.",
        "Solve that for q. A large payment slope below zero can make q negative: what then?",
    ),
    objective="Program the clinician's choice with its corners",
    serves=("ch11.choice",),
    stage="practice",
    points=2,
    uses=(),
)


# --- More practice: guardrails --------------------------------------------------------------------------------------


PROM_WEIGHT = Problem(
    title="The smallest bonus",
    prompt=r"""
The patient's best is {{best}} calls: after q calls, further calls add {{best}} − q points of health per call. A call takes \${{price}} from the clinician, and α/β = {{ratio}}. The plan adds a bonus: \$w
for every point of health that patients report (exactly, we suppose).

Set the smallest w at which the patient gets {{target:.0%}} of the best **number of calls**. Your first commitment is the one that scores; work it out on paper or in a cell first.
""",
    answer=Target(
        {"bonus": Control("Bonus w, for a point of health", unit="$", low=0, high=20, step=0.05, default=0.0, format=".2f")},
        tolerance={"bonus": 0.1},
    ),
    variant=draws.prom_weight,
    hints=(
        "At that number of calls, how many points does the next call do?",
        "With the bonus a point of health is worth w dollars to her income, besides the weight that health has with her anyway.",
        "She stops where α × price equals (β + α × w) × points of the next call. Set β = 1, α = α/β, and solve for w.",
    ),
    objective="Find the bonus that brings care back near the patient's best",
    serves=("ch11.guard",),
    stage="practice",
    points=2,
    explorer="clinicians_choice",
)

GUARDRAIL_KINDS = Problem(
    title="Which kind of guardrail?",
    prompt="Each line changes how a practice with a bonus for low spending is paid, or what its patients are told. Which kind of guardrail is it?",
    answer=Match(GUARDRAILS, MEASURES),
    variant=draws.guardrail_kinds,
    hints=(
        "Ask of each line: after it, does the clinician still earn more by doing less for this patient?",
        "Where she does, can the patient at least know it and leave? Where she does not, does she earn the same either way, or more by doing good?",
        "Some lines make the first question's answer a louder yes.",
    ),
    objective="Tell neutralizing, disclosing and realigning apart",
    serves=("ch11.guard",),
    stage="practice",
    explorer="which_guardrail",
)

BEST_REIMBURSEMENT = Problem(
    title="How much to pay back",
    prompt=r"""
A clinician under a fixed price bears the whole cost of a unit of care, \${{cost}}. Money has the weight α = {{money}} with her, patients' health (in dollars' worth) the weight β = {{health}}. Society wants care up to the unit whose
health is just worth its cost. Which share of the cost has to be paid back to her, at the least, so that she goes that far?
""",
    answer=Number(rate=True, relative=0.005, absolute=0.005),
    variant=draws.best_reimbursement,
    hints=(
        "When does she stop? Write what a unit does to her own income, weighed, and what its health weighs with her.",
        "Society stops where the health of a unit is worth its cost. At that unit, her two sides have to balance.",
        "α × (1 − share) × cost = β × cost. A share cannot lie below zero: what does it mean if the equation says so?",
    ),
    objective="Find the mix of fixed price and repaid cost that society wants",
    serves=("ch11.best",),
    stage="practice",
    explorer="whose_best",
)

AFTER_TELLING = Problem(
    title="After telling",
    prompt=r"""
The patient's best is {{best}} calls (after q calls, further calls add {{best}} − q points of health per call). A call takes \${{price}} from the clinician; α/β = {{ratio}}, so everybody got {{before:g}} calls. Now
patients are told. {{leave:.0%}} of them go to a clinician without the conflict and get {{best}}. With those who stay, the clinician feels excused, and health has {{dropped:.0%}} less weight than before.

How many calls does a patient get now, on the average of those who left and those who stayed?
""",
    answer=CALLS,
    variant=draws.after_telling,
    hints=(
        "Two groups of patients. Find the calls of each first.",
        "For those who stay α is what it was and β is smaller: what happens to α/β?",
        "Average the two groups by their sizes.",
    ),
    objective="Weigh what disclosure does to those who leave and to those who stay",
    serves=("ch11.guard",),
    stage="practice",
    explorer="disclosure_backfires",
)

MARGIN_LEFT = Problem(
    title="What is left to lose",
    prompt=r"""
{{share:.0%}} of a plan's members have complex needs and are expected to cost \${{high:,}} a year; the others \${{low:,}}. The plan pays a practice the average of all members, moved {{followed:.0%}} of the way toward what each kind of
member is expected to cost. What is the practice's margin on a member with complex needs, in dollars a year? (A loss is a negative number.)
""",
    answer=Number("$", relative=0.005, absolute=1.0),
    variant=draws.margin_left,
    hints=(
        "The average of all members: how many of each kind are there?",
        "The payment for this kind starts at that average and moves part of the way to its cost.",
        "Margin is payment less cost. Check the sign: who would rather not have this member?",
    ),
    objective="Compute what risk adjustment leaves of the reason to avoid a patient",
    serves=("ch11.guard",),
    stage="practice",
    explorer="worth_avoiding",
)

THREE_BESTS = Problem(
    title="Three answers to one question",
    prompt=r"""
After q calls, further calls add {{best}} − q points of health per call. A point of health is worth \$1 to society, and a call takes \${{cost}} of a nurse's time. The contract takes \${{price}} from the clinician for each call; α/β =
{{ratio}}. How many calls are best for the patient, best for society, and chosen by the clinician? Your first commitment is the one that scores.
""",
    answer=Target(
        {
            "patient": Control("Best for the patient", unit="calls", low=0, high=20, step=0.25, default=0, format=".2f"),
            "society": Control("Best for society", unit="calls", low=0, high=20, step=0.25, default=0, format=".2f"),
            "clinician": Control("The clinician’s choice", unit="calls", low=0, high=20, step=0.25, default=0, format=".2f"),
        },
        tolerance={"patient": 0.25, "society": 0.25, "clinician": 0.25},
    ),
    variant=draws.three_bests,
    hints=(
        "Each of the three stops calling at a different demand on the next call. What does the patient ask of it?",
        "Society asks as many points as the nurse's time is worth.",
        "The clinician asks the price in her contract, times her weight of a dollar.",
    ),
    objective="Find the patient's, society's and the clinician's best",
    serves=("ch11.best",),
    stage="practice",
    points=2,
    explorer="whose_best",
)

WHAT_THE_TRIAL_SHOWS = Problem(
    title="What the trial shows",
    prompt=r"""
The children's clinic of 1987: residents by lot paid by the visit or by salary, their own patients, nine months. Visits per patient 2.70 and 2.21; those by the visit missed fewer of the visits that the guidelines ask for and
made some beyond them; emergency visits per patient 0.12 and 0.22.
""",
    answer=Match(VERDICTS, CLAIMS),
    variant=draws.what_the_trial_shows,
    hints=(
        "What was compared, and what was counted?",
        "Health, other contracts and other patients were not part of it. Which lines need one of these?",
        "For the rest, look for the two numbers that decide the line, and which of them is larger.",
    ),
    objective="Keep to what a randomized comparison of two payments can say",
    serves=("ch11.guard",),
    stage="practice",
)
