"""Questions on costing care: four on the core route, then more practice. All clinics are illustrative."""

from exercises.problems import _ch04_draws as draws
from exercises.problems._ch04_banks import ITEMS, KINDS, REASONS, REMARKS
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem

# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------

WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt=r"""
A wound clinic has one nurse and one room. The nurse is paid for {{paid:,}} minutes a year. Here is a visit, worked to the end.

1. A minute of the nurse: \${{nurse_cost:,}} ÷ {{practical:,}} = **\${{rate:.2f}}**
2. A minute of the room: \${{room_cost:,}} ÷ {{room_minutes:,}} = **\${{room_rate:.2f}}**
3. The nurse's part: {{minutes}} × \${{rate:.2f}} = **\${{nurse_part:.2f}}**
4. The room's part: {{stay}} × \${{room_rate:.2f}} = **\${{room_part:.2f}}**
5. Dressings: **\${{supplies:.2f}}**
6. The visit: **\${{visit:.2f}}**

The arithmetic is done. Sort each remark under the reason that explains it.
""",
    answer=Match(bins=REASONS, items=REMARKS),
    variant=draws.why_each_line,
    hints=(
        "For each remark ask: who would pay too much, or nothing, if the line were written the other way?",
        "Three kinds of time are easily mixed up: breaks and training, hours in which nobody comes, and minutes in which the patient waits.",
        "Minutes that the nurse can never give are one thing; minutes that she could have given and nobody took are another.",
    ),
    objective="Give the reason for each step from a year's cost to a visit's",
    serves=("ch04.rate", "ch04.visit", "ch04.once"),
    explorer="visit_timeline",
)

# --- Core 2: the last step is missing -------------------------------------------------------------------------------

LAST_LINE = Problem(
    title="The last line",
    prompt=r"""
A visit to an eye clinic, almost finished. Minutes and rates come from the clinic's own process map.

1. Optometrist: {{minutes[0]}} minutes × \${{rates[0]:.2f}} = \${{parts[0]:.2f}}
2. Technician: {{minutes[1]}} minutes × \${{rates[1]:.2f}} = \${{parts[1]:.2f}}
3. The room, from door to door: {{room_minutes}} minutes at \${{room_rate:.2f}}
4. Drops and a contact lens: \${{supplies:.2f}}
5. The visit costs: …

Finish it.
""",
    answer=Number("$", relative=0.001),
    variant=draws.last_line,
    hints=(
        "What does this patient keep from other patients, and for how long? Go through it thing by thing.",
        "Two lines have their dollars already. One still has minutes and a rate. One needs no clock.",
        "Four amounts of money go into line 5.",
    ),
    objective="Add up a visit from people, a place and supplies",
    serves=("ch04.visit",),
    explorer="visit_timeline",
)

# --- Core 3: only the data ------------------------------------------------------------------------------------------

ONLY_THE_DATA = Problem(
    title="Only the data",
    prompt=r"""
One visit to a diabetes clinic:

| | A year costs | In the visit |
|---|---:|---:|
| Physician | \${{costs[0]:,}} | {{minutes[0]}} minutes |
| Nurse | \${{costs[1]:,}} | {{minutes[1]}} minutes |
| Room | \${{costs[2]:,}} | {{minutes[2]}} minutes |

Physician and nurse are there {{days}} days of 8 hours, and {{share:.0%}} of that time can reach patients. The room is open {{room_days}} days of {{room_hours}} hours, all of it for patients. Test strips and a needle: \${{supplies:.2f}}. What does the visit cost?
""",
    answer=Number("$", relative=0.005),
    variant=draws.only_the_data,
    hints=(
        "Start with one row. What does one minute cost that can reach a patient?",
        "Days, hours, sixty minutes, and the share for patients make the number that you divide by.",
        "Three rates, three products; then what is used up.",
    ),
    objective="Cost a visit from yearly costs, calendars and minutes",
    serves=("ch04.rate", "ch04.visit"),
    explorer="visit_timeline",
)

# --- Core 4: transfer -----------------------------------------------------------------------------------------------

BICYCLE_SHOP = Problem(
    title="The bicycle shop",
    prompt=r"""
A tune-up takes the master {{master}} minutes and then the apprentice {{apprentice}} minutes; all the while, the bicycle hangs on the shop's one stand. In a week
the master has {{weeks[0]:,}} minutes for tune-ups, the apprentice {{weeks[1]:,}}, and the stand is there for {{weeks[2]:,}}. A tune-up sells for \${{price}}.

The owner moves {{moved}} minutes of each tune-up from the master to the apprentice, who is as quick. **How many whole tune-ups can the shop do in a week from then on, at most?**
""",
    answer=Number("tune-ups", relative=0, minimum=0),
    variant=draws.bicycle_shop,
    hints=(
        "Write down who and what each tune-up needs from now on, and for how many minutes.",
        "Imagine that only one of the three could ever be short. How many tune-ups would each of them allow?",
        "All three have to be there for every tune-up. Whichever gives out first stops the others, too.",
    ),
    objective="Find what limits a process in a setting of your own",
    serves=("ch04.capacity",),
)

# --- Practice: rates and idle minutes -------------------------------------------------------------------------------

CAPACITY_RATE = Problem(
    title="What a minute costs",
    prompt=r"""
A nurse anesthetist costs a hospital \${{cost:,}} a year, benefits included. She is there {{days}} days of {{hours}} hours, and {{share:.0%}} of that time
can reach patients. What is her capacity cost rate?
""",
    answer=Number("$/min", relative=0.005),
    variant=draws.capacity_rate,
    hints=(
        "Dollars of a year, over minutes of a year. Which minutes?",
        "How many minutes is she there? How many of them can a patient have?",
        "A check: the rate times the minutes that patients can have must give the year's cost back.",
    ),
    objective="Compute a capacity cost rate from a calendar",
    serves=("ch04.rate",),
    stage="practice",
)

IDLE_DOLLARS = Problem(
    title="The empty chair",
    prompt=r"""
An infusion chair costs \${{cost:,}} a year and has a practical capacity of {{practical:,}} minutes. Last year it held {{visits:,}} infusions of {{minutes}} minutes.
How many dollars of it stood idle?
""",
    answer=Number("$", relative=0.005),
    variant=draws.idle_dollars,
    hints=(
        "How many minutes did nobody use?",
        "What does one minute of the chair cost, used or not?",
        "Idle dollars and used dollars must add up to the chair's year.",
    ),
    objective="Price unused capacity",
    serves=("ch04.capacity",),
    stage="practice",
    explorer="same_bill",
)

# --- Practice: who should do what -----------------------------------------------------------------------------------

WHO_RUNS_OUT = Problem(
    title="Who runs out first?",
    prompt=r"""
An imaging center, one year:

| | Minutes in a visit | Minutes in the year | A year costs |
|---|---:|---:|---:|
| Physicians | {{minutes_physician}} | {{year_physician:,}} | \${{cost_physician:,}} |
| Nurses | {{minutes_nurse}} | {{year_nurse:,}} | \${{cost_nurse:,}} |
| Scanners | {{minutes_scanner}} | {{year_scanner:,}} | \${{cost_scanner:,}} |
| Recovery chairs | {{minutes_chair}} | {{year_chair:,}} | \${{cost_chair:,}} |

Visits grow month by month. Which line of the table stops them first?
""",
    answer=Choice(
        {"physician": "The physicians", "nurse": "The nurses", "scanner": "The scanners", "chair": "The recovery chairs"}
    ),
    variant=draws.who_runs_out,
    hints=(
        "One column of the table has nothing to do with the question.",
        "Neither of the other two columns answers it alone.",
        "For each line: how many visits fit into its year?",
    ),
    objective="Find the resource that binds",
    serves=("ch04.capacity",),
    stage="practice",
    explorer="same_bill",
)

SHIFT_TO_TARGET = Problem(
    title="Minutes to a target",
    prompt=r"""
A visit costs \${{cost:.2f}}. It holds {{now}} minutes of a physician at \${{rate_of:.2f}} a minute that a nurse at \${{rate_by:.2f}} could do as well and as quickly. Move just as many
minutes as bring the visit to \${{target:.2f}}. You set it blind.
""",
    answer=Target(
        {"minutes": Control("Minutes moved to the nurse", unit="minutes", low=0, high=30, step=0.5, default=0, format=".1f")},
        tolerance={"minutes": 0.2},
    ),
    variant=draws.shift_to_target,
    hints=(
        "What does one moved minute save? Somebody still does the work.",
        "How many dollars have to go?",
        "Dollars that have to go, over dollars that one moved minute saves.",
    ),
    objective="Find how many minutes must move for a visit to meet a target cost",
    serves=("ch04.capacity", "ch04.visit"),
    stage="practice",
    explorer="same_bill",
)

EXTRA_VISITS = Problem(
    title="A few more visits",
    prompt=r"""
A clinic has people and rooms for {{most:,}} visits a year and sees {{now:,}}. By minutes and rates a visit costs \${{cost}}: \${{time}} for people and room, \${{supplies}} for supplies.
An insurer offers {{more}} visits more, at \${{pays}} each. Nobody would be hired, nobody would stay longer.

By how many dollars would accepting change what is left at the end of *this* year? (A loss is a negative number.)
""",
    answer=Number("$", relative=0.005),
    variant=draws.extra_visits,
    hints=(
        "Make two lists of what the clinic pays in the year: one with the offer, one without. Which entries differ?",
        "Is the clinic's time for these visits paid already?",
        "What comes in for one of these visits, less what goes out because of it; then all of them.",
    ),
    objective="Tell the cost of a visit from the cost of one visit more",
    serves=("ch04.capacity",),
    stage="practice",
    explorer="same_bill",
)

# --- Practice: support and prices -----------------------------------------------------------------------------------

WHICH_KIND_OF_COST = Problem(
    title="Direct, indirect, overhead, or no cost at all",
    prompt="You cost a visit to a hospital's lung department, for the hospital. Put each line where it belongs.",
    answer=Match(bins=KINDS, items=ITEMS),
    variant=draws.which_kind_of_cost,
    hints=(
        "First: is it something that care uses, or something that somebody pays for care?",
        "Then: could you measure how much of it this one patient used?",
        "If it serves many patients at once, ask whether it would disappear with the department.",
    ),
    objective="Tell direct, indirect and overhead costs apart, and all of them from prices",
    serves=("ch04.once",),
    stage="practice",
)

LOADED_RATES = Problem(
    title="Load it once",
    prompt=r"""
| | A year costs | Practical minutes |
|---|---:|---:|
| Physician | \${{costs[0]:,}} | {{minutes[0]:,}} |
| Nurse | \${{costs[1]:,}} | {{minutes[1]:,}} |
| Room | \${{costs[2]:,}} | {{minutes[2]:,}} |

A scheduling desk costs \${{pool:,}} a year. Load it into the rates, shared out in proportion to what the three cost. What does a minute of each cost then?
""",
    answer=Table(("Physician", "Nurse", "Room"), {"A minute costs": Number("$/min", relative=0.005, absolute=0.005)}),
    variant=draws.loaded_rates,
    hints=(
        "How large is the desk, next to the three together?",
        "Each of the three carries the desk in the same proportion to its own cost.",
        "A check: rate times minutes, over all three, must give the three and the desk, and not a dollar more.",
    ),
    objective="Assign an indirect cost to rates once",
    serves=("ch04.once", "ch04.rate"),
    stage="practice",
)

THREE_WAYS = Problem(
    title="Does this visit pay?",
    prompt=r"""
A department spent \${{spent:,}} last year and put \${{billed:,}} on bills. One of its visits stands on the bill at \${{charge}} and takes {{minutes}} minutes of a nurse (\${{rate:.2f}} a minute) and of a
room (\${{room_rate:.2f}}), and \${{supplies}} of supplies. Insurers pay \${{pays}} for it.

What does it cost, and what is left of the payment, by each way of costing? (A loss is a negative number.)
""",
    answer=Table(
        ("Charge × ratio", "By its minutes"),
        {"Cost": Number("$", relative=0.005), "Left of the payment": Number("$", relative=0.005, absolute=0.3)},
    ),
    variant=draws.three_ways,
    hints=(
        "The first way knows the department and the price; the second knows the visit.",
        "What does the department spend for each dollar that it puts on a bill?",
        "What comes in is the payment, whatever the bill says.",
    ),
    objective="Cost one visit two ways, and see the verdict turn",
    serves=("ch04.once",),
    stage="practice",
    explorer="three_ways",
)

RAISED_PRICE = Problem(
    title="A new price list",
    prompt=r"""
A department bills {{visits:,}} visits at \${{charge}} and {{scans:,}} scans at \${{scan_charge}}, and spends \${{spent:,}} in the year. It costs each service as charge × one ratio of costs to charges.
Next year the visit is charged at \${{raised}}. Patients, minutes and spending stay as they are.

What will it report as the cost of one visit?
""",
    answer=Number("$", relative=0.005),
    variant=draws.raised_price,
    hints=(
        "Two things change in the product: one is on the price list, one is not.",
        "What does the department bill next year, in all?",
        "A check: the reported costs of all visits and scans together must still be what is spent.",
    ),
    objective="See how a price moves a cost that is computed from it",
    serves=("ch04.once",),
    stage="practice",
    explorer="three_ways",
)

VISIT_COST = Problem(
    title="From a process map to a cost",
    prompt=r"""
Write `visit_cost(steps, resources, supplies)`.

- `steps` is a list of `[resource, minutes]`; a resource may come up in several steps.
- `resources` maps each name to `[cost of a year, practical minutes]`.
- `supplies` is a list of `[quantity, unit cost]`.

It returns the cost in dollars. It raises `ValueError` where a step names a resource that `resources` does not have, where minutes or a quantity are below 0, and where a resource that is used has no capacity (0 minutes or fewer).

With `steps = [["nurse", {{minutes}}], ["room", {{minutes}}]]`, `resources = {"nurse": [115200, 96000], "room": [48000, 120000]}` and `supplies = [[{{quantity}}, 4.15]]`, work it out by hand first.
""",
    answer=Code(
        "visit_cost",
        '''def visit_cost(steps, resources, supplies):
    """Cost of a visit in dollars."""
    ...
''',
        returns=Number("$", absolute=1e-6, relative=1e-6),
    ),
    variant=draws.visit_cost,
    hints=(
        "One loop over the steps, one over the supplies.",
        "Add as you go: what a dictionary holds for a name is overwritten when the name comes up again.",
        "Check before you divide, and check the name before you look it up.",
    ),
    objective="Turn a process map into a cost, and refuse what cannot be costed",
    serves=("ch04.visit",),
    points=2,
    stage="practice",
    explorer="visit_timeline",
)
