"""Chapter 4, the problems about the cost of a minute and of a visit.

Answers are plain numbers, so that a class is marked in seconds; the models of vbc are their oracle in the tests.
"""

from inspect import getsource

from vbc.costing import capacity_cost_rate, practical_minutes
from workbook.text import halves_up

# --- The last line ---------------------------------------------------------------------------------------------------


def last_line(*, minutes, rates, room_minutes, room_rate, supplies, **_):
    return sum(took * rate for took, rate in zip(minutes, rates, strict=True)) + room_minutes * room_rate + supplies


def room_left_out(*, minutes, rates, supplies, **_):
    """You left the room out. The staff are in it anyway, but so is the patient: for {{room_minutes}} minutes nobody else can have it. For which clinic would your line be right?"""
    return sum(took * rate for took, rate in zip(minutes, rates, strict=True)) + supplies


def room_by_the_staffs_clock(*, minutes, rates, room_rate, supplies, **_):
    """You charged the room for the minutes of the two people only. The patient is inside from door to door, longer than that."""
    return sum(took * (rate + room_rate) for took, rate in zip(minutes, rates, strict=True)) + supplies


def supplies_left_out(*, minutes, rates, room_minutes, room_rate, **_):
    """Every minute is there. Something was used up without a clock, and somebody bought it."""
    return sum(took * rate for took, rate in zip(minutes, rates, strict=True)) + room_minutes * room_rate


def people_only(*, minutes, rates, **_):
    """\\${{given:.2f}} is what the two people's minutes cost. What else does the patient occupy, or use up?"""
    return sum(took * rate for took, rate in zip(minutes, rates, strict=True))


def supplies_by_the_minute(*, minutes, rates, room_minutes, room_rate, supplies, **_):
    """You spread the supplies over the minutes of the visit. They were used up whole, in this visit."""
    return sum(took * rate for took, rate in zip(minutes, rates, strict=True)) + room_minutes * room_rate + supplies / room_minutes


def explain_last_line(*, minutes, rates, room_minutes, room_rate, supplies, parts, **_):
    room = room_minutes * room_rate
    total = sum(parts) + room + supplies
    return rf"""The room's line is {room_minutes} × \${room_rate:.2f} = \${room:.2f}. Then

\${parts[0]:.2f} + \${parts[1]:.2f} + \${room:.2f} + \${supplies:.2f} = **\${total:.2f}**.

The two people are there for {sum(minutes)} minutes, the patient for {room_minutes}: the {room_minutes - sum(minutes)} minutes of waiting cost the room, \${(room_minutes - sum(minutes)) * room_rate:.2f}, and nobody's pay."""


# --- Only the data ---------------------------------------------------------------------------------------------------


def _calendars(days, share, room_days, room_hours):
    staff = practical_minutes(days, 8, practical_share=share)
    return [staff, staff, practical_minutes(room_days, room_hours)]


def _by_hand(costs, years, minutes, supplies):
    return sum(cost / year * took for cost, year, took in zip(costs, years, minutes, strict=True)) + supplies


def whole_visit(*, costs, days, share, room_days, room_hours, minutes, supplies):
    return _by_hand(costs, _calendars(days, share, room_days, room_hours), minutes, supplies)


def paid_minutes_counted(*, costs, days, room_days, room_hours, minutes, supplies, **_):
    """You divided by every minute that staff are paid for. {{share:.0%}} of them can reach a patient; the year's cost rests on those. (To take {{share:.0%}} of the minutes in the visit comes to the same.)"""
    return _by_hand(costs, _calendars(days, 1, room_days, room_hours), minutes, supplies)


def room_forgotten(*, costs, days, share, minutes, supplies, **_):
    """You have the people and the supplies. The table's last row costs something too, for as long as the patient is inside."""
    staff = practical_minutes(days, 8, practical_share=share)
    return sum(cost / staff * took for cost, took in zip(costs[:2], minutes[:2], strict=True)) + supplies


def used_up_forgotten(*, costs, days, share, room_days, room_hours, minutes, **_):
    """Three rates, three products, and nothing for what the visit used up."""
    return _by_hand(costs, _calendars(days, share, room_days, room_hours), minutes, 0)


def rates_averaged(*, costs, days, share, room_days, room_hours, minutes, supplies):
    """You averaged the three rates and multiplied by all minutes. A physician's minute and the room's are not alike; each has its own number of them here."""
    rates = [cost / year for cost, year in zip(costs, _calendars(days, share, room_days, room_hours), strict=True)]
    return sum(rates) / 3 * sum(minutes) + supplies


def everybody_all_the_while(*, costs, days, share, room_days, room_hours, minutes, supplies):
    """You charged physician and nurse for all {{minutes[2]}} minutes that the room is taken. Each of them comes and goes; the table says for how long each is there."""
    return _by_hand(costs, _calendars(days, share, room_days, room_hours), [minutes[2]] * 3, supplies)


def explain_only_the_data(*, costs, days, share, room_days, room_hours, minutes, supplies):
    years = _calendars(days, share, room_days, room_hours)
    rates = [cost / year for cost, year in zip(costs, years, strict=True)]
    parts = [rate * took for rate, took in zip(rates, minutes, strict=True)]
    names = ("Physician", "Nurse", "Room")
    lines = "\n".join(
        rf"- {name}: \${cost:,} ÷ {year:,.0f} × {took} = \${halves_up(part):.2f} (a minute costs \${rate:.3f})"
        for name, cost, year, rate, took, part in zip(names, costs, years, rates, minutes, parts, strict=True)
    )
    return rf"""Staff: {days} × 8 × 60 × {share:.2f} = {years[0]:,.0f} minutes a year. Room: {room_days} × {room_hours} × 60 = {years[2]:,.0f}.

{lines}
- Supplies: \${supplies:.2f}

Together **\${sum(parts) + supplies:.2f}**."""


# --- What a minute costs ---------------------------------------------------------------------------------------------


def rate(*, cost, days, hours, share):
    return capacity_cost_rate(cost, practical_minutes(days, hours, practical_share=share))


def every_minute_paid_for(*, cost, days, hours, **_):
    """\\${{given:.3f}} is what a *paid* minute costs. Some of them go to breaks, training and handovers; by your rate nobody ever answers for those."""
    return capacity_cost_rate(cost, practical_minutes(days, hours))


def minutes_for_a_dollar(*, cost, days, hours, share):
    """{{given:.3g}} is how many minutes a dollar buys. The rate is dollars for a minute."""
    return practical_minutes(days, hours, practical_share=share) / cost


def share_on_the_cost(*, cost, days, hours, share):
    """You took {{share:.0%}} of the *cost*. The hospital pays the whole year; it is the minutes that shrink, so the rate must come out above the one for paid minutes."""
    return cost * share / practical_minutes(days, hours)


def dollars_an_hour(*, cost, days, hours, share):
    """\\${{given:.2f}} is what an hour costs. How long is an hour?"""
    return 60 * capacity_cost_rate(cost, practical_minutes(days, hours, practical_share=share))


def explain_rate(*, cost, days, hours, share):
    year = practical_minutes(days, hours, practical_share=share)
    return rf"""{days} × {hours} × 60 = {practical_minutes(days, hours):,.0f} minutes are paid; {share:.0%} of them, {year:,.0f}, can reach patients.

\${cost:,} ÷ {year:,.0f} = **\${halves_up(cost / year):.3f}** a minute.

Every paid minute would look like \${halves_up(cost / practical_minutes(days, hours)):.3f}. The difference, over a year of visits, is the pay for breaks and training."""


# --- Load it once ----------------------------------------------------------------------------------------------------


def loaded_in_proportion_to_cost(*, costs, minutes, pool, **_):
    share = pool / sum(costs)
    return {"A minute costs": [cost * (1 + share) / year for cost, year in zip(costs, minutes, strict=True)]}


def desk_left_out(*, rates, **_):
    """These are the rates without the desk. Nobody could be put on a schedule, then."""
    return {"A minute costs": list(rates)}


def whole_desk_on_each(*, costs, minutes, pool, **_):
    """You gave each of the three the whole desk. Multiply your rates by the minutes and add up: the clinic now pays for three desks."""
    return {"A minute costs": [(cost + pool) / year for cost, year in zip(costs, minutes, strict=True)]}


def a_third_each(*, costs, minutes, pool, **_):
    """You gave each a third of the desk. That is one way to share it out, by heads; the question shares it out in proportion to what each costs."""
    return {"A minute costs": [(cost + pool / 3) / year for cost, year in zip(costs, minutes, strict=True)]}


def by_their_minutes(*, costs, minutes, pool, **_):
    """You shared the desk out by minutes, so that each minute carries the same. It is asked for in proportion to cost: a minute that costs twice as much carries twice as much."""
    return {"A minute costs": [cost / year + pool / sum(minutes) for cost, year in zip(costs, minutes, strict=True)]}


def loaded_twice(*, costs, rates, pool, **_):
    """You loaded the desk into the rates and added it on top again. Each minute pays for it twice."""
    share = pool / sum(costs)
    return {"A minute costs": [rate * (1 + share) ** 2 for rate in rates]}


def explain_loaded(*, costs, minutes, rates, pool):
    share = pool / sum(costs)
    lines = "\n".join(
        rf"- {name}: \${rate:.2f} × {1 + share:.3f} = **\${rate * (1 + share):.3f}**"
        for name, rate in zip(("Physician", "Nurse", "Room"), rates, strict=True)
    )
    return rf"""The three cost \${sum(costs):,}. The desk's \${pool:,} is {share:.1%} of that, so each dollar of rate carries {share:.1%} more.

{lines}

Check: the new rates times the minutes give \${sum(costs) + pool:,}. Whoever adds “{share:.0%} for the desk” to a visit costed with these rates pays for it twice."""


# --- From a process map to a cost ------------------------------------------------------------------------------------


def cost_of_visit(steps, resources, supplies):
    total = 0.0
    for name, minutes in steps:
        if name not in resources:
            raise ValueError(f"{name} has no rate")
        cost, capacity = resources[name]
        if minutes < 0 or capacity <= 0:
            raise ValueError("minutes must be 0 or more, and capacity above 0")
        total += minutes * cost / capacity
    for quantity, unit_cost in supplies:
        if quantity < 0:
            raise ValueError("a quantity must be 0 or more")
        total += quantity * unit_cost
    return total


def only_the_last_step_of_each(steps, resources, supplies):
    """A resource that comes up in two steps is charged for the last one only. A dictionary keeps one value for a name: add to it, or add up as you go."""
    return cost_of_visit(list({name: [name, minutes] for name, minutes in steps}.values()), resources, supplies)


def unknown_resources_are_free(steps, resources, supplies):
    """A step whose resource has no rate costs nothing in your function, and nobody is told. A visit without a known cost is not a cheap visit: raise `ValueError`."""
    return cost_of_visit([step for step in steps if step[0] in resources], resources, supplies)


def one_of_each_supply(steps, resources, supplies):
    """You add each unit cost once, whatever the quantity."""
    return cost_of_visit(steps, resources, [[1 if quantity >= 0 else quantity, unit_cost] for quantity, unit_cost in supplies])


def no_capacity_no_cost(steps, resources, supplies):
    """A resource without capacity is free in your function. Its minute has no cost at all that could be told: raise `ValueError`."""
    usable = [step for step in steps if step[0] not in resources or resources[step[0]][1] > 0]
    return cost_of_visit(usable, resources, supplies)


def negative_minutes_pass(steps, resources, supplies):
    """Minutes below 0 make your visit cheaper. Somebody mistyped them: raise `ValueError`."""
    negative = [step for step in steps if step[1] < 0]
    others = cost_of_visit([step for step in steps if step[1] >= 0], resources, supplies)
    return others - cost_of_visit([[name, -minutes] for name, minutes in negative], resources, [])


def supplies_not_counted(steps, resources, supplies):
    """Your function never adds the supplies."""
    cost_of_visit([], resources, supplies)
    return cost_of_visit(steps, resources, [])


def process_maps(rng, **_):
    """Telling ones first: two resources, a rate without an end, a resource twice, no rate, no capacity, below 0, nothing at all; then some at random."""
    rates = {"nurse": [115_200, 96_000], "room": [48_000, 120_000]}
    drawn = []
    for _number in range(6):
        steps = [[("nurse", "room")[int(2 * rng.random())], 1 + int(30 * rng.random())] for _step in range(4)]
        drawn.append({"steps": steps, "resources": rates, "supplies": [[1 + int(3 * rng.random()), 2.5], [1, 7.25]]})
    return [
        {"steps": [["nurse", 15], ["room", 15]], "resources": rates, "supplies": []},
        {"steps": [["room", 41]], "resources": rates, "supplies": [[2, 4.15], [1, 13.0]]},
        {"steps": [["physician", 7]], "resources": {"physician": [250_000, 97_920]}, "supplies": []},
        {"steps": [["nurse", 5], ["room", 20], ["nurse", 8]], "resources": rates, "supplies": [[1, 1.38]]},
        {"steps": [["nurse", 5], ["physician", 10]], "resources": rates, "supplies": []},
        {"steps": [["scanner", 10]], "resources": {"scanner": [90_000, 0]}, "supplies": [[1, 3.0]]},
        {"steps": [["nurse", 10]], "resources": {**rates, "scanner": [90_000, 0]}, "supplies": []},
        {"steps": [["nurse", -5], ["room", 20]], "resources": rates, "supplies": []},
        {"steps": [["nurse", 5]], "resources": rates, "supplies": [[-1, 4.15]]},
        {"steps": [], "resources": rates, "supplies": []},
        *drawn,
    ]


def explain_process_map(**_):
    return f"""```python
{getsource(cost_of_visit).replace("cost_of_visit", "visit_cost")}```

A resource that no step uses may have no capacity; one that is used may not. Refusing is the point: a missing rate that counts as 0 makes the visits with the rarest equipment look cheapest."""
