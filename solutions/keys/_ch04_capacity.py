"""Chapter 4, the problems about capacity: what stands idle, who runs out first, what moving minutes and one visit more change.

Answers are plain numbers, so that a class is marked in seconds; the models of vbc are their oracle in the tests.
"""

from workbook.mistakes import silent_where
from workbook.text import halves_up

# --- The bicycle shop ------------------------------------------------------------------------------------------------


def _ceiling(needs, weeks):
    """Whole tune-ups, until the first of the three gives out."""
    return min(week // each for week, each in zip(weeks, needs, strict=True))


def most_tune_ups(*, master, apprentice, stand, moved, weeks, **_):
    return _ceiling([master - moved, apprentice + moved, stand], weeks)


def nothing_moved_yet(*, master, apprentice, stand, weeks, **_):
    """{{given:.0f}} is what the shop could do *before* the owner's idea."""
    return _ceiling([master, apprentice, stand], weeks)


def the_master_alone(*, master, moved, weeks, **_):
    """{{given:.0f}} tune-ups are what the master's minutes would now allow. Who else has to be there, and where does the bicycle hang meanwhile?"""
    return weeks[0] // (master - moved)


def _stand_has_room(value, *, master, apprentice, stand, moved, weeks, **_):
    return value == _ceiling([master - moved, apprentice + moved, stand], weeks)


@silent_where(_stand_has_room)
def the_stand_forgotten(*, master, apprentice, moved, weeks, **_):
    """You asked how many tune-ups the two people can do. Each bicycle also hangs somewhere, all the while."""
    return min(weeks[0] // (master - moved), weeks[1] // (apprentice + moved))


def part_of_a_tune_up(*, master, apprentice, stand, moved, weeks, **_):
    """{{given:.2f}} has a piece of a tune-up at the end. Nobody buys that piece."""
    needs = (master - moved, apprentice + moved, stand)
    return min(week / each for week, each in zip(weeks, needs, strict=True))


def all_minutes_pooled(*, stand, weeks, **_):
    """You added up everybody's minutes. The stand's minutes can't be given to the apprentice, nor the master's to the stand."""
    return sum(weeks) // (2 * stand)


def explain_bicycles(*, master, apprentice, stand, moved, weeks, price, **_):
    needs = (master - moved, apprentice + moved, stand)
    fits = [week / each for week, each in zip(weeks, needs, strict=True)]
    names = ("the master", "the apprentice", "the stand")
    lines = "\n".join(
        f"- {name}: {week:,} ÷ {each} = {fit:.1f}" for name, week, each, fit in zip(names, weeks, needs, fits, strict=True)
    )
    before = _ceiling([master, apprentice, stand], weeks)
    after = _ceiling(list(needs), weeks)
    verdict = (
        f"Before, the shop could do {before}: the idea has made it *worse*, because it loaded the one who was nearly full."
        if after < before
        else f"Before, it was {before}, and the master was short. The rest of the master's freed minutes cannot be used: the bicycles have nowhere to hang."
    )
    return rf"""From now on each tune-up needs {needs[0]} minutes of the master, {needs[1]} of the apprentice and {needs[2]} of the stand.

{lines}

The smallest decides: **{after}** whole tune-ups. {verdict} (The \${price} would matter for another question.)"""


# --- The empty chair -------------------------------------------------------------------------------------------------


def idle(*, cost, practical, minutes, visits):
    return (practical - minutes * visits) * cost / practical


def used_part(*, cost, practical, minutes, visits):
    """\\${{given:,.0f}} is the part that *was* used. The rest of the \\${{cost:,}} is asked for."""
    return cost * minutes * visits / practical


def idle_minutes(*, practical, minutes, visits, **_):
    """{{given:,.0f}} minutes were idle. What did each of them cost?"""
    return practical - minutes * visits


def idle_at_the_used_rate(*, cost, practical, minutes, visits):
    """You priced idle minutes at cost over *used* minutes. By that rate used and idle dollars add up to more than the chair costs, and every infusion gets dearer when one is canceled."""
    return (practical - minutes * visits) * cost / (minutes * visits)


def dollars_an_infusion(*, cost, visits, **_):
    """\\${{given:,.2f}} is the whole chair over its infusions. That hides the idle part in the price of those who came."""
    return cost / visits


def explain_idle(*, cost, practical, minutes, visits):
    used = minutes * visits
    return rf"""{visits:,} × {minutes} = {used:,} minutes were used, {practical - used:,} were not.

A minute costs \${cost:,} ÷ {practical:,} = \${cost / practical:.2f}, so **\${(practical - used) * cost / practical:,.0f}** stood idle: {1 - used / practical:.0%} of the chair. Each infusion cost \${minutes * cost / practical:.2f} of chair, and would have cost that in a full year, too."""


# --- Who runs out first? ---------------------------------------------------------------------------------------------

FOUR = ("physician", "nurse", "scanner", "chair")


def first_to_run_out(**table):
    return min(FOUR, key=lambda name: table[f"year_{name}"] / table[f"minutes_{name}"])


def the_dearest_is_scarce(**table):
    """You took what costs most. Dollars say what a minute is worth saving, not how many are left: cover the last column, and decide again."""
    return max(FOUR, key=lambda name: table[f"cost_{name}"])


def the_shortest_year(**table):
    """You took the fewest minutes in the year. But each visit also takes the fewest minutes there. How many visits fit?"""
    return min(FOUR, key=lambda name: table[f"year_{name}"])


def the_longest_in_the_visit(**table):
    """You took what the visit needs longest. It also has the most minutes in the year. How many visits fit?"""
    return max(FOUR, key=lambda name: table[f"minutes_{name}"])


def explain_who_runs_out(**table):
    names = {"physician": "physicians", "nurse": "nurses", "scanner": "scanners", "chair": "recovery chairs"}
    lines = "\n".join(
        f"- {names[name]}: {table[f'year_{name}']:,} ÷ {table[f'minutes_{name}']} = {halves_up(table[f'year_{name}'] / table[f'minutes_{name}']):,.0f} visits"
        for name in FOUR
    )
    short, dear = first_to_run_out(**table), the_dearest_is_scarce(**table)
    return rf"""{lines}

The fewest fit into the year of the **{names[short]}**, which cost \${table[f"cost_{short}"]:,} a year. The dearest, the {names[dear]}, still have minutes when visits stop."""


# --- Minutes to a target ---------------------------------------------------------------------------------------------


def minutes_moved(*, cost, target, rate_of, rate_by, **_):
    return {"minutes": (cost - target) / (rate_of - rate_by)}


def the_nurse_works_for_nothing(*, cost, target, rate_of, **_):
    """Each minute you moved was to save the physician's whole \\${{rate_of:.2f}}. The nurse who does it now costs something, too."""
    return {"minutes": (cost - target) / rate_of}


def rates_added(*, cost, target, rate_of, rate_by, **_):
    """You divided by the two rates together. When a minute moves, one of them is saved and the other is spent."""
    return {"minutes": (cost - target) / (rate_of + rate_by)}


def divided_by_the_nurse(*, cost, target, rate_by, **_):
    """You divided by what the nurse's minute costs. What does a minute save that was the physician's and is now hers?"""
    return {"minutes": (cost - target) / rate_by}


def all_that_there_are(*, now, **_):
    """You moved all {{now}} minutes that there are. That brings the visit below its target: how many dollars have to go?"""
    return {"minutes": float(now)}


def explain_shift(*, cost, target, rate_of, rate_by, **_):
    gap, saved = cost - target, rate_of - rate_by
    return rf"""A moved minute saves \${rate_of:.2f} − \${rate_by:.2f} = \${saved:.2f}. \${cost:.2f} − \${target:.2f} = \${gap:.2f} have to go:

{gap:.2f} ÷ {saved:.2f} = **{gap / saved:.1f} minutes**.

The visit is cheaper then. Whether the *clinic* spends less depends on what becomes of the physician's minutes."""


# --- A few more visits --------------------------------------------------------------------------------------------------


def change_of_the_year(*, more, pays, supplies, **_):
    return more * (pays - supplies)


def full_cost_charged(*, more, pays, cost, **_):
    """You charged each of the new visits its full \\${{cost}}. Of that, \\${{time}} are people and rooms, which this year are paid whether these patients come or not. (For a decision about the next ten years you would be right to charge it.)"""
    return more * (pays - cost)


def payment_alone(*, more, pays, **_):
    """\\${{given:,.0f}} comes in. Something also goes out because of these visits."""
    return more * pays


def time_charged_supplies_not(*, more, pays, time, **_):
    """You charged people and rooms, which are paid already, and left out what each new visit really uses up."""
    return more * (pays - time)


def one_visit_only(*, pays, supplies, **_):
    """\\${{given:,.0f}} is what *one* of them leaves. There are {{more}}."""
    return pays - supplies


def explain_extra(*, more, now, most, pays, cost, supplies, **_):
    return rf"""{now:,} + {more} = {now + more:,} visits fit into {most:,}, so nobody and nothing has to be added. What changes this year:

- in: {more} × \${pays} = \${more * pays:,}
- out: {more} × \${supplies} of supplies = \${more * supplies:,}

**\${more * (pays - supplies):,}** more is left, although each visit “loses” \${cost - pays} against its full cost of \${cost}. Both are true. A clinic that lives on such offers for years, and then needs another room for them, will find out what the \${cost} was for."""
