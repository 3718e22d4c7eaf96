"""Questions on a whole contract: four on the core route, then more practice. Each needs at least two earlier chapters."""

from exercises.problems import _ch12_draws as draws
from exercises.problems._ch12_banks import CHANGES, CLAIMS, LINES, QUESTIONS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
Ferry Street signs. Its measure is patients' health, and its adjustment knows clinical risk only.

1. The contract gives back {{cents}} cents of a dollar saved. Counting nurse and lost margin, a call takes **\${{price:.2f}}** from its clinician's income.
2. With α/β = 1 she stops at 10 − {{price:.2f}} = **{{calls}}** calls. Before, it was 6.
3. **{{left:.0%}}** of the 2,000 people without a stable home drift away.
4. All 10,000 together gain **{{qalys}}** QALYs a year.
5. The payer pays \${{check:.2f}} million and saves \${{saved:.2f}} million on all 10,000. The \${{more:.2f}} million between them would have bought **{{lost}}** QALYs elsewhere, at \$100,000 each.
6. Value: {{qalys}} − {{lost}} = **{{value}}** QALYs a year.

The arithmetic is done. Suppose that one thing changes at a time. Which is the *first* line that comes out differently?
""",
    answer=Match(LINES, CHANGES),
    variant=draws.why_each_line,
    hints=(
        "Read each line as the answer to one question. Who would know: the lawyer, the clinician, the actuary, or the payer?",
        "A change may move many lines; you are asked for the first.",
        "Some changes move nothing in the world, and only what is printed about it.",
    ),
    objective="Follow a change through a whole contract to the first figure that it moves",
    serves=("ch12.follow",),
    explorer="ferry_street",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


TWO_YEARS = Problem(
    title="At least as many",
    prompt=r"""
Two hospitals sign the same contract. One works: a check comes to it in {{worked:.0%}} of years. The other changes nothing: a check comes to it in {{idle:.0%}}. Years and hospitals are independent. In two years:

| Checks | none | one | two |
|---|---:|---:|---:|
| the one that works | {{first[0]:.2%}} | {{first[1]:.2%}} | {{first[2]:.2%}} |
| the one that changes nothing | {{second[0]:.2%}} | {{second[1]:.2%}} | {{second[2]:.2%}} |

1. The first has none; then the second has at least as many, whatever comes: {{first[0]:.2%}}.
2. The first has one, the second one or two: {{first[1]:.2%}} × ({{second[1]:.2%}} + {{second[2]:.2%}}) = {{middle:.2%}}.

**The last step is yours: in which share of such pairs does the one that changed nothing receive at least as many checks as the other?**
""",
    answer=Number(rate=True, relative=0.0, absolute=0.005, minimum=0, maximum=1),
    variant=draws.two_years,
    hints=(
        "One case is not yet in the list. How many checks has the first one in it?",
        "“At least as many” holds for equal numbers too.",
        "If the first has two, so must the second. Multiply, and add up all the cases.",
    ),
    objective="Say how much a few years of checks can tell",
    serves=("ch12.luck",),
    explorer="ten_years_twice",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


WHO_WAS_COUNTED = Problem(
    title="Only the data",
    prompt=r"""
| This year | Admitted | Readmitted | Expected, by clinical risk |
|---|---:|---:|---:|
| With a stable home | {{a_admitted:,}} | {{a_back}} | {{a_expected}} |
| Without | {{b_admitted:,}} | {{b_back}} | {{b_expected}} |

Next year {{left}} of those without a stable home are admitted somewhere else. Care, and each group's rates, stay exactly as they are. Which O/E will this hospital report next year?
""",
    answer=Number(relative=0.003, absolute=0.0, decimals=2, minimum=0, maximum=10),
    variant=draws.who_was_counted,
    hints=(
        "Of the second line, which part is still here? Does that go for one column only?",
        "Whoever is admitted elsewhere is neither observed nor expected here.",
        "Shrink both numbers of the second line in proportion; add up observed, add up expected, divide.",
    ),
    objective="Compute what a ratio reports when patients have been lost on the way",
    serves=("ch12.reported",),
    explorer="ferry_street",
    scene="The finance committee's",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


SWIMMING_CLUB = Problem(
    title="The swimming club",
    prompt=r"""
A club took {{n}} children in September. Its pool is {{length}} meters long. In June {{came}} of them swam the last race, {{gain}} seconds faster on average than in September, said the poster. A student went to
find the other {{rest}}, with a stopwatch: they were {{did}} on average.

The town had given the club \${{grant:,}}. At another club the same money makes some child one second faster for every \${{price}}. Add up seconds over all children: by how many is the town better off than if it had paid the other
club? (Worse off is a negative number. Suppose that no child would have become faster alone.)
""",
    answer=Number("seconds", relative=0.003, absolute=0.5),
    variant=draws.swimming_club,
    hints=(
        "How many children were in the club in September? The poster speaks of fewer.",
        "Add up the seconds of both kinds of children, with their signs.",
        "Then take off what the other club would have done with the money. One number of the story never enters.",
    ),
    objective="Count everybody who began, and what the money would have done elsewhere, in a setting of your own",
    serves=("ch12.reported", "ch12.loses"),
)


# --- More practice ----------------------------------------------------------------------------------------------------


SIX_DOCUMENTS = Problem(
    title="One question for each sentence",
    prompt="Six sentences from six documents; each is true as far as it goes. Which question would you put to it first?",
    answer=Match(QUESTIONS, CLAIMS),
    variant=draws.six_documents,
    hints=(
        "Ask of each sentence how it could be true while nobody is better off.",
        "Because of those who are not in it; by luck or by the course of things; because another side gains; or because a model looked at the wrong thing.",
        "A dollar amount alone does not decide it: some dollars are about pockets, others about what was expected of whom.",
    ),
    objective="Find the question that opens a sentence of a report",
    stage="practice",
    serves=("ch12.reported", "ch12.loses"),
)

PAYERS_PURSE = Problem(
    title="Here and elsewhere",
    prompt=r"""
Under a package patients gain {{qalys}} QALYs a year. The payer sends checks of \${{check:.1f}} million a year, and \${{saved:.1f}} million a year of spending that it would have had, it has not. Elsewhere its money buys a QALY for
\${{threshold:,}}. How many QALYs a year does this package gain, for patients here and elsewhere together?
""",
    answer=Number("QALYs", relative=0.005, absolute=0.1),
    variant=draws.payers_purse,
    hints=(
        "Does the payer have more money left than before, or less?",
        "What it has less (or more) buys fewer (or more) QALYs elsewhere. How many?",
        "Check minus spending avoided is what the payer is out of pocket; divide by the price of a QALY, and mind the sign.",
    ),
    objective="Count the health that a contract's money would have bought elsewhere",
    stage="practice",
    serves=("ch12.follow", "ch12.loses"),
    explorer="ferry_street",
    scene="Staff's, costs only",
)

MINIMUM_FOR_LUCK = Problem(
    title="A minimum that keeps luck out",
    prompt=r"""
Luck moves the measured savings of 10,000 people up and down by a standard deviation of {{spread}}% (take the normal law). A hospital changes nothing about care; but people whom the adjustment does not know have drifted away from it,
which by itself measures as {{drift}}% saved. At which minimum savings rate does it receive a check in just {{share}} of years? (A normal variable lies above {{z}} standard deviations in {{share}} of cases; outside ±{{two}}
in {{share}}.) Your first commitment is the one that scores.
""",
    answer=Target(
        {"minimum": Control("Minimum savings rate", unit="%", low=0, high=8, step=0.05, default=0.0, format=".2f")},
        tolerance={"minimum": 0.1},
    ),
    variant=draws.minimum_for_luck,
    hints=(
        "Where does the middle of its bell stand? Not at zero.",
        "A check needs savings on one side of the minimum only.",
        "From the middle of the bell go so many standard deviations up.",
    ),
    objective="Set a minimum against luck and against selection together",
    stage="practice",
    serves=("ch12.luck", "ch12.reported"),
    explorer="ten_years_twice",
)

WHO_LOSES = Problem(
    title="Who loses?",
    prompt=r"""
| A package, against signing nothing | Before | Now |
|---|---:|---:|
| Health with a stable home, points | {{housed_before:g}} | {{housed:g}} |
| Health without, still a patient | {{before:g}} | {{here:g}} |
| Health without, drifted away ({{left:.0%}} of them) | – | {{away:g}} |

The check is \${{check:.1f}} million a year. Care that is no longer given would have cost the payer \${{saved:.1f}} million. The package costs Ferry Street \${{costs:.1f}} million a year: calls, forms, and margin on care not given. Who is worse off than
before?
""",
    answer=Choice(
        {
            "housed": "people with a stable home",
            "unhoused": "people without a stable home, on average",
            "hospital": "Ferry Street's budget",
            "payer": "the payer's budget",
        }
    ),
    variant=draws.who_loses,
    hints=(
        "Four accounts, four differences. Which of them has two rows?",
        "For those without a stable home, weigh the last two rows by how many are in each.",
        "The check leaves one budget and enters another. What else does each of the two have on its account?",
    ),
    objective="Name who pays for a package",
    stage="practice",
    serves=("ch12.loses",),
    explorer="ferry_street",
)

THREE_PILOTS = Problem(
    title="Three pilots",
    prompt=r"""
Three clinics tried the same calls. Patients who did not answer were found later; patients of clinics without calls gained something, too.

| | {{clinics[0]}} | {{clinics[1]}} | {{clinics[2]}} |
|:--|---:|---:|---:|
| Enrolled | {{enrolled[0]}} | {{enrolled[1]}} | {{enrolled[2]}} |
| Answered | {{answered[0]}} | {{answered[1]}} | {{answered[2]}} |
| Mean gain of those who answered | {{there[0]}} | {{there[1]}} | {{there[2]}} |
| Mean gain of the others | {{rest[0]}} | {{rest[1]}} | {{rest[2]}} |
| Mean gain without calls | {{anyway[0]}} | {{anyway[1]}} | {{anyway[2]}} |

How many points did the calls add for a patient who was enrolled? (It may be below zero.)
""",
    answer=Table("clinics", {"Added, points": Number(relative=0.0, absolute=0.05)}),
    variant=draws.three_pilots,
    hints=(
        "First the mean gain of everybody enrolled, answered or not.",
        "Weigh the two means by how many patients stand behind each.",
        "Then take off what came without any calls.",
    ),
    objective="Turn a reported gain into the gain of everybody, over what came anyway",
    stage="practice",
    points=2,
    serves=("ch12.reported",),
    explorer="three_packages",
)

NET_VALUE = Problem(
    title="Write the board's sum",
    prompt=r"""
Write `net_value(qalys, check, saved, threshold)`: QALYs that patients gain here, less those that the payer's money would have bought elsewhere. All dollars are dollars a year.

- `check` is what the payer pays; below zero it is a bill that the hospital pays.
- `saved` is spending truly avoided; below zero where more was spent.
- Raise `ValueError` where `threshold`, the price of a QALY elsewhere, is not above 0.

For 50 QALYs, a check of \$2,000,000, \$1,500,000 saved and \$100,000 the answer is 45.
""",
    answer=Code(
        "net_value",
        '''def net_value(qalys, check, saved, threshold):
    """QALYs gained here, less those that the payer's money would have bought elsewhere."""
    ...
''',
    ),
    variant=draws.net_value,
    hints=(
        "What is the payer out of pocket, after both amounts?",
        "Divide it by the price of a QALY, and take it off. Both amounts may be below zero; does your formula mind?",
        "Refuse prices that are no prices before you divide.",
    ),
    objective="Program the value of a contract for patients and payer",
    stage="practice",
    points=2,
    serves=("ch12.follow",),
    uses=(),
)
