"""Questions on precision and fairness: four on the core route, then more practice."""

from exercises.problems import _ch08_draws as draws
from exercises.problems._ch08_banks import CLAIMS, CRITERIA, REASONS, REMARKS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

RATE = Number(rate=True, minimum=0, maximum=1, relative=0.005, absolute=0.001)

GAP = Number(rate=True, minimum=0, maximum=2, relative=0.005, absolute=0.001)
"""Two gaps added up may exceed 1, and should be told what they are."""


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
A program has {{places}} places. A place costs \${{cost:,}}, and for a patient who would otherwise be readmitted it is worth \$4,000.

| 1,000 patients each | Readmitted | of them with a place | Stay well | of them with a place |
|---|---:|---:|---:|---:|
| housed | {{sick[0]}} | {{found[0]}} | {{well[0]}} | {{idle[0]}} |
| unhoused | {{sick[1]}} | {{found[1]}} | {{well[1]}} | {{idle[1]}} |

1. True positive rates: {{found[0]}}/{{sick[0]}} = {{tpr[0]:.3f}} and {{found[1]}}/{{sick[1]}} = {{tpr[1]:.3f}}
2. False positive rates: {{idle[0]}}/{{well[0]}} = {{fpr[0]:.3f}} and {{idle[1]}}/{{well[1]}} = {{fpr[1]:.3f}}
3. Equalized-odds gap: the differences are {{gaps[0]:.3f}} and {{gaps[1]:.3f}}, so **{{gaps[0]:.3f}}**
4. Precision: {{hits}}/{{places}} = **{{precision:.3f}}**
5. Net value: 4,000 × {{hits}} − {{cost:,}} × {{places}} = **{{worth:,}}** dollars

The arithmetic is done. Put each remark under the reason that stands behind it.
""",
    answer=Match(REASONS, REMARKS),
    variant=draws.why_each_line,
    hints=(
        "For each remark look up the line that it speaks of: what stands below the fraction bar there?",
        "Two lines start from what will happen to a patient, one from what was decided. One line compares comparisons.",
        "Net value is dollars for those found, less dollars for every place: divide it by the places, and see which line appears.",
    ),
    objective="Say from whom each measure of a selection starts",
    serves=("ch08.rates", "ch08.price"),
    explorer="own_policy",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


LAST_STEP = Problem(
    title="The last step",
    prompt="""
Of 1,000 patients of one group, {{rate:.0%}} will be readmitted. A policy finds {{tpr:.0%}} of those. Its precision in this group is {{precision:.0%}}.

1. Readmitted: 1,000 × {{rate:.2f}} = {{sick}}
2. Found: {{sick}} × {{tpr:.2f}} = {{found}}
3. With a place: {{found}} ÷ {{precision:.2f}} = {{places}}
4. With a place although they would stay well: {{places}} − {{found}} = {{idle}}
5. False positive rate: …

Finish line 5. Nothing is left to choose.
""",
    answer=Number(rate=True, minimum=0, maximum=3, decimals=1, relative=0.004),
    variant=draws.last_step,
    hints=(
        "The false positive rate is a share of whom?",
        "It looks only at patients who would stay well. How many of the 1,000 are they?",
        "Line 4 over the patients who are not in line 1.",
    ),
    objective="Find the false positive rate that base rate, precision and true positive rate leave no choice about",
    serves=("ch08.conflict", "ch08.rates"),
    explorer="three_rates",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt="""
| | Readmitted, place | Readmitted, no place | Stays well, place | Stays well, no place |
|---|---:|---:|---:|---:|
| {{names[0]}} | {{first[0]}} | {{first[1]}} | {{first[2]}} | {{first[3]}} |
| {{names[1]}} | {{second[0]}} | {{second[1]}} | {{second[2]}} | {{second[3]}} |

What is the equalized-odds gap between the two?
""",
    answer=RATE,
    variant=draws.only_the_data,
    hints=(
        "Four rates, two for each group. Which two columns belong to one rate?",
        "One rate comes from the first two columns, the other from the last two. The column “place” alone gives neither.",
        "Now two differences between the groups. The gap is one of them: which one would a critic quote?",
    ),
    objective="Compute an equalized-odds gap from counts",
    serves=("ch08.rates",),
    explorer="own_policy",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------


STORM_BOATS = Problem(
    title="The boats",
    prompt="""
A river is rising, and the town has {{boats}} boats. Two plans are on the table. With the first, boats get to {{north_a}} stranded families north of the river and to {{south_a}} south of it;
with the second to {{north_b}} in the north and {{south_b}} in the south.

Getting there is not yet bringing home. In the north {{brought:.0%}} of the families that a boat gets to are brought home. South of the river the current is strong, and nobody knows the share.

Below which share in the south does the *first* plan bring more families home?
""",
    answer=Number(rate=True, minimum=0, maximum=10, relative=0.01, absolute=0.002),
    variant=draws.storm_boats,
    hints=(
        "Going from the first plan to the second, what is lost in the north, and what is won in the south?",
        "Count families that are *brought home*. For the north you can; for the south, call the share s.",
        "At the share you look for, what is lost in the north and what is won in the south are equally many families.",
    ),
    objective="Find where reaching the needier stops being the better plan",
    serves=("ch08.benefit", "ch08.price"),
)


# --- More practice: rates and criteria ------------------------------------------------------------------------------


NAME_THE_CRITERION = Problem(
    title="Equal in what?",
    prompt="""
Somebody says “it is fair”, and means this. Put each sentence under the criterion that it states.

Three names are new: *equal opportunity* is one half of equalized odds, *predictive parity* speaks of precision, and *demographic parity* of the share of all who have a place.
""",
    answer=Match(CRITERIA, CLAIMS),
    variant=draws.name_the_criterion,
    hints=(
        "For each sentence ask: a share of whom? Of all, of those who hold a place, of those who will be readmitted?",
        "Predictions with a percentage in them belong to one bin only. Need plays no part in another.",
        "Two bins start from those who will be readmitted; one of the two also looks at those who will not.",
    ),
    objective="Tell five criteria of fairness apart",
    serves=("ch08.conflict", "ch08.rates"),
    stage="practice",
)

EMPTY_GROUP = Problem(
    title="A group without anybody",
    prompt="""
Write `rates(happened, selected, groups)`. Each argument is a list with an entry for each person: 1 or 0 for a readmission, 1 or 0 for a place, and the name of a group. It returns a dictionary from
each group to a pair, true positive rate and false positive rate. A rate that has nobody to be a share of is `None`, not 0: of the {{name}} nobody may have been readmitted at all.

Try it on {{sick}} people of the {{name}} who all stay well and have no place: `{"{{name}}": (None, 0.0)}`.
""",
    answer=Code(
        "rates",
        '''def rates(happened, selected, groups):
    """True and false positive rate of each group; None where there is nobody to be a share of."""
    ...
''',
    ),
    variant=draws.empty_group,
    hints=(
        "Four counts for each group settle everything. Which four?",
        "Each rate is one count over the sum of two. Look at the sum before you divide.",
        "Loop over `zip(happened, selected, groups)` and count into a dictionary of lists.",
    ),
    objective="Program error rates by group that say when they are undefined",
    serves=("ch08.rates",),
    stage="practice",
    points=2,
)

GROUP_CALIBRATION = Problem(
    title="Is the model right about them?",
    prompt="""
A model was made for all patients. These are the unhoused ones, by the risk that it gives them (everybody in a line has the same predicted risk).

| Predicted risk | Patients | Readmitted |
|---:|---:|---:|
| {{risks[0]:.0%}} | {{patients[0]}} | {{came[0]}} |
| {{risks[1]:.0%}} | {{patients[1]}} | {{came[1]}} |
| {{risks[2]:.0%}} | {{patients[2]}} | {{came[2]}} |

Readmissions observed over readmissions predicted, in this group: how much is it?
""",
    answer=Number(relative=0.005, decimals=2),
    variant=draws.group_calibration,
    hints=(
        "How many readmissions did the model expect in each line?",
        "Add up what it expected, add up what came. One division is left.",
        "Above 1 means that the model promised too little risk. Do most of your lines agree with your answer?",
    ),
    objective="Check a model's calibration in one group",
    serves=("ch08.rates",),
    stage="practice",
    explorer="own_policy",
)


# --- More practice: policies and their price ------------------------------------------------------------------------


HOLD_PLACES = Problem(
    title="Hold places",
    prompt="""
{{places}} places are to be divided between housed and unhoused patients. The table says how many patients with a readmission to come a group's first places find; {{sick_housed}} housed and
{{sick_unhoused}} unhoused patients have one to come.

| Places of the group | Found, if housed | Found, if unhoused |
|---:|---:|---:|
{{lines}}

Divide *all* the places, in the steps of the table. The true positive rates may differ by at most {{limit:.0%}}, that is, 10 points; of the divisions that keep to this, choose the one that finds most. How many places
are held for the housed?
""",
    answer=Target(
        {"housed_places": Control("Places held for housed patients", low=0, high=250, step=5, default=0, format=",.0f")},
    ),
    variant=draws.hold_places,
    hints=(
        "A division is two lines of the table, whose places add up to {{places}}.",
        "For each division: found in both groups, and the two true positive rates. Four columns on a sheet of paper will do.",
        "Strike out the divisions whose rates differ by more than 10 points. Among the rest only the sum of those found counts.",
    ),
    objective="Divide places so that a limit on disparity costs as little as possible",
    serves=("ch08.conflict", "ch08.price"),
    stage="practice",
    points=2,
)

PRICE_OF_PARITY = Problem(
    title="What the memo must say",
    prompt=r"""
A program has {{places}} places at \${{cost:,}}. It prevents {{effect:.0%}} of the readmissions among those in it, and a readmission costs \${{stay:,}}.

Given to the highest risks, the places find {{first}} patients who would be readmitted. Divided so that both groups' odds are equal, they find {{second}}. How many dollars of net value does the second way give up?
""",
    answer=Number("$", relative=0.005),
    variant=draws.price_of_parity,
    hints=(
        "What is one patient more who is found worth, on average? Not all of a readmission.",
        "Write down net value for both ways. What is the same in both drops out of the difference.",
        "Patients found less, times the share that the program prevents, times what one readmission costs.",
    ),
    objective="Price a fairness constraint",
    serves=("ch08.price", "ch08.conflict"),
    stage="practice",
    explorer="own_policy",
)

BREAK_EVEN_RISK = Problem(
    title="From which risk on?",
    prompt=r"""
There are places for everybody. A place costs \${{cost:,}} and prevents {{effect:.0%}} of the readmissions among those who hold one; a readmission costs \${{stay:,}}. From which risk of readmission on does a place save more than it costs?
""",
    answer=Number(rate=True, minimum=0, maximum=20, relative=0.005, decimals=1),
    variant=draws.break_even_risk,
    hints=(
        "For a patient who would be readmitted for certain, what does a place save on average?",
        "At a risk of one in ten, it saves a tenth of that.",
        "Where are the dollars saved as many as the dollars paid?",
    ),
    objective="Find the threshold at which a place pays for itself",
    serves=("ch08.price", "ch08.benefit"),
    stage="practice",
    explorer="own_policy",
)

WHOSE_LEDGER = Problem(
    title="In whose books?",
    prompt=r"""
With the same number of places, policy A prevents {{first}} readmissions and policy B {{second}}. For each readmission the payer pays the hospital \${{payment:,}}, it costs the hospital
\${{cost:,}} to treat, and under a penalty rule the hospital pays \${{penalty:,}} back to the payer. Who prefers which policy, by the money in its own books?
""",
    answer=Choice(
        {
            "split": "The payer prefers B, the hospital A.",
            "both_b": "The payer prefers B, and so does the hospital.",
            "swapped": "The payer prefers A, the hospital B.",
            "both_a": "The payer prefers A, and so does the hospital.",
        }
    ),
    variant=draws.whose_ledger,
    hints=(
        "Policy B has more readmissions that do not happen. What does one of them change in each of the two ledgers?",
        "Three amounts: who pays the first, who bears the second, who pays the third?",
        "The hospital keeps the payment, less its cost, less the penalty. The payer pays the first and receives the last.",
    ),
    objective="Read one decision in two ledgers",
    serves=("ch08.price",),
    stage="practice",
    explorer="whose_value",
)

REAL_PEOPLE = Problem(
    title="Real people",
    prompt="""
398 people of the HELP trial: 213 had a home, 185 had none. Of those with a home 121 needed detoxification again, of those without 136. {{places}} places ({{share:.0%}}) go to the highest cross-validated risks, in one
division of the people; the model knows age, health, mood and hospital stays, and in the last column housing as well.

| With a place | Housing left out | Housing in the model |
|---|---:|---:|
| a home, returned | {{without[0]}} | {{with_housing[0]}} |
| a home, did not | {{without[1]}} | {{with_housing[1]}} |
| no home, returned | {{without[2]}} | {{with_housing[2]}} |
| no home, did not | {{without[3]}} | {{with_housing[3]}} |

The cells count people *with a place*. Give precision and the equalized-odds gap of both models.
""",
    answer=Table(("left out", "in the model"), {"Precision": RATE, "Equalized-odds gap": GAP}),
    variant=draws.real_people,
    hints=(
        "Precision needs one column of the table and the number of places, nothing else.",
        "For true positive rates the 121 and the 136 stand below; for false positive rates those who did not return.",
        "How many housed people did not return? 213 − 121. Two differences a model; keep the larger.",
    ),
    objective="Measure precision and disparity on real people",
    serves=("ch08.rates",),
    stage="practice",
    points=2,
    explorer="real_people",
)
