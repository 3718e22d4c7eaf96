"""Chapter 3, the problems on ratios, prices and displaced care: answers, mistakes, explanations."""

from exercises.problems._ch03_draws import signed, worth_today
from vbc.cost_effectiveness import (
    budget_displacement,
    discounted_qalys,
    displaced_qalys,
    drug_price_and_future_care,
    incremental_cost_effectiveness_ratio,
    present_value,
    threshold_price,
)
from vbc.value import average_cost_effectiveness_ratio
from workbook.text import halves_up

# --- The last step -------------------------------------------------------------------------------------------------


def last_step(*, gain, drug, more_care, **_):
    return drug_price_and_future_care(drug, more_care) / gain


def drug_alone(*, gain, drug, **_):
    """{{given:,.0f}} dollars is what the *drug* costs for each QALY. Line 3 is money that is spent because the patient lives longer: you took the health of those years, so take their bills."""
    return drug / gain


def all_other_care_charged(*, gain, drug, care_new, **_):
    """You charged the drug with all \\${{care_new:,}} of other care. \\${{care_usual:,}} of it would be spent without the drug as well."""
    return (drug + care_new) / gain


def average_of_the_drug(*, e_new, drug, care_new, **_):
    """{{given:,.0f}} dollars is what a QALY costs *on average* with the drug, counted from no care and no life at all. Nobody proposes that; compare with usual care."""
    return average_cost_effectiveness_ratio(drug + care_new, e_new)


def difference_of_averages(*, e_new, e_usual, drug, care_new, care_usual, **_):
    """You subtracted one average from the other. The ratio of two differences is something else: subtract dollars from dollars and QALYs from QALYs, and divide last."""
    return (drug + care_new) / e_new - care_usual / e_usual


def turned_over(*, gain, drug, more_care, **_):
    """{{given:.6f}} is QALYs for each dollar. What the drug *asks for a QALY* is dollars for each QALY."""
    return gain / (drug + more_care)


def explain_last_step(*, gain, drug, more_care, **_):
    total = drug + more_care
    return f"""With the drug, \\${drug:,} + \\${more_care:,} = \\${total:,} more is spent, and {gain:.2f} QALY more is lived:

{total:,} ÷ {gain:.2f} = **\\${total / gain:,.0f}** per QALY.

The drug alone would seem to ask \\${drug / gain:,.0f}. The difference is the care of the people whom it keeps alive: nobody would want to refuse it, and somebody has to pay it."""


# --- Only the data -------------------------------------------------------------------------------------------------


def _ratio(usual, new, costs_usual, costs_new, *, rate_health, rate_money):
    extra = worth_today(costs_new, rate_money) - worth_today(costs_usual, rate_money)
    return extra / (worth_today(new, rate_health) - worth_today(usual, rate_health))


def from_the_data(*, usual, new, costs_usual, costs_new, rate):
    return _ratio(usual, new, costs_usual, costs_new, rate_health=rate, rate_money=rate)


def nothing_discounted(*, usual, new, costs_usual, costs_new, **_):
    """You discounted nothing. Alder's price falls due in year 1 and much of its health comes in year 4: waiting changes the two by different amounts."""
    return _ratio(usual, new, costs_usual, costs_new, rate_health=0, rate_money=0)


def money_alone_discounted(*, usual, new, costs_usual, costs_new, rate):
    """You discounted the money and not the health. Then every program would look better the longer one waited with it; here both are discounted."""
    return _ratio(usual, new, costs_usual, costs_new, rate_health=0, rate_money=rate)


def health_alone_discounted(*, usual, new, costs_usual, costs_new, rate):
    """You discounted the health and not the money. A bill that comes later weighs less too."""
    return _ratio(usual, new, costs_usual, costs_new, rate_health=rate, rate_money=0)


def added_year_without_its_bill(*, usual, new, costs_usual, costs_new, rate):
    """Your sum holds the health of year 4 and not its bill. The patient who lives it is cared for, too."""
    return _ratio(usual, new, costs_usual, [*costs_new[:3], 0], rate_health=rate, rate_money=rate)


def average_of_alder(*, new, costs_new, rate, **_):
    """{{given:,.0f}} dollars is Alder's average, counted from no care and no life. Alder would replace usual care: take the differences first."""
    return worth_today(costs_new, rate) / worth_today(new, rate)


def explain_data(*, usual, new, costs_usual, costs_new, rate):
    gains = [round(b - a, 2) for a, b in zip([*usual, 0], new, strict=True)]
    extras = [b - a for a, b in zip([*costs_usual, 0], costs_new, strict=True)]
    rows = "\n".join(
        f"| {year} | {gain:.2f} | {extra:,} | {gain / (1 + rate) ** year:.4f} | {extra / (1 + rate) ** year:,.0f} |"
        for year, (gain, extra) in enumerate(zip(gains, extras, strict=True), 1)
    )
    health, money = discounted_qalys(gains, rate=rate), present_value(extras, rate=rate)
    return f"""| Year | Extra QALYs | Extra dollars | QALYs today | Dollars today |
|---|---:|---:|---:|---:|
{rows}
| | | **Sum** | **{health:.4f}** | **{money:,.0f}** |

Divided before rounding, {money:,.0f} ÷ {health:.4f} = **\\${money / health:,.0f}** per QALY. Counting both at the start of each year would multiply both sums by {1 + rate:g}, and leave the ratio as it is."""


# --- The Sunday ferry ----------------------------------------------------------------------------------------------


def more_people(*, riders, fare, saved, **_):
    return displaced_qalys(saved, cost_per_qaly_displaced=fare) - riders


def ferry_riders_only(*, riders, **_):
    """You counted the rides that stop. The money that is left over does not lie idle: which rides does it pay for?"""
    return -float(riders)


def bus_riders_only(*, fare, saved, **_):
    """You counted those who start riding. Somebody was on the ferry."""
    return saved / fare


def the_other_way_round(*, riders, fare, saved, **_):
    """Your sign is turned: those who start, less those who stop, is the gain."""
    return riders - saved / fare


def dollars_per_ferry_rider(*, riders, saved, **_):
    """{{given:.2f}} dollars is what each ferry ride costs the town. It is to be held against \\${{fare}} on the buses; the question asks what comes of it, in rides."""
    return saved / riders


def deck_seats_counted(*, riders, fare, saved, seats):
    """You counted the seats on deck as well. How many rides there are in a year is given; where they sit changes nothing."""
    return saved / fare - riders - seats


def explain_ferry(*, riders, fare, saved, **_):
    start = saved / fare
    word = "more" if start > riders else "fewer"
    return f"""The ferry's \\${saved:,} put {saved:,} ÷ {fare} = {start:,.0f} rides on buses; {riders:,} on the ferry are lost. Together: **{signed(round(start - riders), ",")}**, so {word} people ride.

A ferry ride costs the town \\${saved / riders:.2f}, a bus ride \\${fare}. Giving something up is worth it where it frees *more* than the going price: the south-west rule of the chapter, without a patient in sight."""


# --- At which prices? ----------------------------------------------------------------------------------------------

_WHERE = {
    ("more", "dearer"): "above",
    ("less", "cheaper"): "below",
    ("more", "cheaper"): "always",
    ("less", "dearer"): "never",
}


def where_worth_it(*, more, dearer, **_):
    return _WHERE[more, dearer]


def always_a_purchase(*, more, dearer, **_):
    """You read the ratio as the price of something bought. This option *sells* health: it gives up {{health:.2f}} QALY and hands back \\${{money:,}}. At which prices of a QALY is that a good sale?"""
    return "above" if (more, dearer) == ("less", "cheaper") else None


def cheap_is_always_welcome(*, more, dearer, **_):
    """You took the saving and did not ask what was given up for it. Somebody to whom a QALY is worth ten million dollars would not part with {{health:.2f}} of one for \\${{money:,}}."""
    return "always" if (more, dearer) == ("less", "cheaper") else None


def any_loss_is_refused(*, more, dearer, **_):
    """You refused whatever takes health away. But the money it frees can buy health for others, and more of it, where a QALY is cheap."""
    return "never" if (more, dearer) == ("less", "cheaper") else None


def sale_instead_of_purchase(*, more, dearer, **_):
    """You read the option as a sale of health. It *adds* {{health:.2f}} QALY for \\${{money:,}}: somebody to whom a QALY is worth nothing would not buy it."""
    return "below" if (more, dearer) == ("more", "dearer") else None


def a_ratio_for_all(*, more, dearer, **_):
    """You held a quotient against a price. Look at the two signs: on one side of the comparison there is nothing to give, so no price can change the answer, and \\${{ratio:,}} is no ratio of anything."""
    return "above" if (more, dearer) in {("more", "cheaper"), ("less", "dearer")} else None


def a_limit_for_all(*, more, dearer, **_):
    """You held a quotient against a price. Look at the two signs: on one side of the comparison there is nothing to give, so no price can change the answer, and \\${{ratio:,}} is no ratio of anything."""
    return "below" if (more, dearer) in {("more", "cheaper"), ("less", "dearer")} else None


def explain_where(*, more, dearer, health, money, ratio, **_):
    gain, extra = (health if more == "more" else -health), (money if dearer == "dearer" else -money)
    icer = incremental_cost_effectiveness_ratio(
        cost_new=max(extra, 0), cost_standard=max(-extra, 0), outcome_new=gain, outcome_standard=0
    )
    why = {
        "north-east": f"It buys health at \\${ratio:,} a QALY, so it is worth choosing where a QALY is worth more than that.",
        "south-west": f"It sells health at \\${ratio:,} a QALY, so it is worth choosing where a QALY costs less than that: the money then buys more than was given up.",
        "south-east": "It adds health and saves money: it dominates, whatever the price.",
        "north-west": "It takes health and costs money: it is dominated, whatever the price.",
    }[icer.quadrant]
    test = f"is price × ({signed(gain, '.2f')}) − ({signed(extra, ',')}) above zero?"
    return f"The option lies in the {icer.quadrant}. {why}\n\nIn every quadrant the test is one: {test}"


# --- The highest price ---------------------------------------------------------------------------------------------


def price_of_the_drug(*, gain, price, later_care, visits):
    return threshold_price(threshold=price, outcome_gained=gain, other_costs=later_care + visits)


def all_for_the_maker(*, gain, price, **_):
    """{{given:,.0f}} dollars is what the health is worth. If the maker takes all of it, who pays for the visits, and for the care in the added life?"""
    return gain * price


def later_care_ignored(*, gain, price, visits, **_):
    """You paid for the visits and forgot the care in the added life. The health of those years is in your {{gain:.2f}} QALY; their bills belong beside it."""
    return gain * price - visits


def visits_ignored(*, gain, price, later_care, **_):
    """You set aside money for later care, and none for the visits at which the drug is given."""
    return gain * price - later_care


def other_costs_added(*, gain, price, later_care, visits):
    """You *added* the other costs. They are paid out of what the health is worth, before the drug is."""
    return gain * price + later_care + visits


def whole_qaly_paid(*, price, later_care, visits, **_):
    """You paid for a whole QALY. The drug adds {{gain:.2f}} of one."""
    return float(price - later_care - visits)


def explain_price(*, gain, price, later_care, visits):
    worth = gain * price
    return f"""{gain:.2f} QALY is worth {gain:.2f} × {price:,} = \\${worth:,.0f} to you. Visits (\\${visits:,}) and later care (\\${later_care:,}) are paid from it, which leaves **\\${worth - later_care - visits:,.0f}** for the drug.

At that price the incremental ratio is exactly \\${price:,}; a dollar more, and it asks more than you pay."""


# --- Whose health? -------------------------------------------------------------------------------------------------


def net_health(*, patients, each, cost, elsewhere):
    return budget_displacement(patients=patients, outcome_each=each, cost_each=cost, cost_per_qaly_displaced=elsewhere).net


def only_those_treated(*, patients, each, **_):
    """{{given:,.1f}} QALYs is what the {{patients}} gain. The money was being spent on somebody: what did it buy there?"""
    return patients * each


def only_those_displaced(*, patients, cost, elsewhere, **_):
    """{{given:,.1f}} QALYs is what other people lose. The {{patients}} gain something, too."""
    return patients * cost / elsewhere


def loss_less_gain(*, patients, each, cost, elsewhere):
    """Your sign is turned: gain here, less loss there, is what the program adds."""
    return patients * cost / elsewhere - patients * each


def one_patient(*, each, cost, elsewhere, **_):
    """That is the balance for *one* patient. {{patients}} are treated."""
    return each - cost / elsewhere


def dollars_instead(*, patients, each, cost, elsewhere):
    """That is a balance in dollars: QALYs turned into money at \\${{elsewhere:,}} each. Asked is the health; turn the money into QALYs instead."""
    return patients * (each * elsewhere - cost)


def explain_net(*, patients, each, cost, elsewhere):
    result = budget_displacement(patients=patients, outcome_each=each, cost_each=cost, cost_per_qaly_displaced=elsewhere)
    return f"""Gained: {patients} × {each:.2f} = {halves_up(result.gained):.1f} QALYs. Moved: {patients} × \\${cost:,} = \\${patients * cost:,}, which bought {patients * cost:,} ÷ {elsewhere:,} = {halves_up(result.displaced):.1f} QALYs for others.

Together: **{signed(halves_up(result.net), ".1f")}** QALYs. The program's own ratio is \\${cost / each:,.0f} a QALY, {"above" if cost / each > elsewhere else "below"} the \\${elsewhere:,} of the care it displaces; the sign could be read from that."""
