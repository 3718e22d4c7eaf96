"""Chapter 7, the problems on who gets what, and on what a mean hides: answers, mistakes, explanations."""

from math import ceil, exp, floor, log

from exercises.problems._ch07_banks import APPROACHES, POLICIES
from workbook.mistakes import silent_where
from workbook.text import halves_up
from workbook.variants import binned

# --- Two tanks -----------------------------------------------------------------------------------------------------


def cans_for_the_lower(*, lower, higher, step, cans, **_):
    return cans / 2 + (higher - lower) / (2 * step)


def poured_in_equally(*, cans, **_):
    """{{given:g}} cans each, and both tanks rise alike. Are they level then?"""
    return cans / 2


def only_up_to_the_other(*, lower, higher, step, **_):
    """{{given:g}} cans bring Elm's tank up to Fir's. There are cans left in the truck, and all of them are poured in."""
    return (higher - lower) / step


def all_in_one(*, cans, **_):
    """All {{given:g}} cans in Elm's tank? Compare the two heights at the end."""
    return float(cans)


def half_the_cans_and_the_whole_difference(*, lower, higher, step, cans, **_):
    """You gave Elm half of the cans and, besides, all that it was behind. Each can that moves from Fir to Elm counts twice: Elm rises, and Fir does not."""
    return cans / 2 + (higher - lower) / step


def cans_of_the_other(*, lower, higher, step, cans, **_):
    """{{given:g}} cans went into Fir's tank. Asked is Elm's."""
    return cans / 2 - (higher - lower) / (2 * step)


def explain_tanks(*, lower, higher, step, cans, miles):
    ahead = (higher - lower) / step
    rest = cans - ahead
    elm = ahead + rest / 2
    level = lower + elm * step
    return f"""{higher} − {lower} = {higher - lower} cm, or {ahead:g} cans, bring Elm up to Fir. The other {rest:g} are shared, {rest / 2:g} each: {ahead:g} + {rest / 2:g} = **{elm:g}** cans.

Check: Elm {lower} + {elm:g} × {step} = {level:g} cm, Fir {higher} + {rest / 2:g} × {step} = {level:g} cm. How far the truck drove changes nothing. It is the division that closes a gap: half of everything, and half of what the difference asks for."""


# --- Same, more, or no more need -----------------------------------------------------------------------------------

_APPROACH = binned(POLICIES, 3, APPROACHES)


def sort_policies(*, shown):
    return {policy: _APPROACH[policy] for policy in shown}


def _refiled(shown, belongs, to):
    return {policy: to if _APPROACH[policy] == belongs else _APPROACH[policy] for policy in shown}


def causes_filed_as_targeting(*, shown):
    """You filed under equity what takes a cause away. Ask whether it must be paid again next year for as long as the need lasts, or whether the need itself is gone."""
    return _refiled(shown, "justice", "equity")


def targeting_filed_as_causes(*, shown):
    """You filed under justice what answers a need and leaves it there. Stop paying, and the difference is back."""
    return _refiled(shown, "equity", "justice")


def same_filed_as_need(*, shown):
    """You filed under equity what everybody gets alike. The same for all can be a fine rule; it does not look at need."""
    return _refiled(shown, "equality", "equity")


def any_smaller_gap_is_equity(*, shown):
    """You filed under equity what makes nobody better off. A gap closes from above as well: who gains?"""
    return _refiled(shown, "leveling", "equity")


def explain_policies(*, shown):
    because = {
        "equality": "everybody gets the same, and need is not asked for",
        "equity": "more goes where need is greater, and has to go there again as long as the need lasts",
        "justice": "what made the difference is gone, so that nothing has to be made up for",
        "leveling": "the better-off lose, and nobody gains",
    }
    return "\n".join(
        f"- {POLICIES[policy].rstrip('.')} → **{APPROACHES[_APPROACH[policy]].partition(':')[0].lower()}**: {because[_APPROACH[policy]]}."
        for policy in shown
    )


# --- Close the gap -------------------------------------------------------------------------------------------------


def share_that_closes(*, gap, off, **_):
    return {"harbor": 50 * (1 + gap / off / 2)}


def everything_to_harbor(**_):
    """Everything to Harbor goes past the mark: Elmwood then comes back more often than Harbor does."""
    return {"harbor": 100}


def equal_shares(**_):
    """Half and half takes as many points off in both towns, and leaves the gap as it is."""
    return {"harbor": 50}


def shares_by_need(*, low, high, **_):
    """You divided by the towns' rates. That sends more to Harbor, and it is not yet what closes the gap: how many points *more* must come off there?"""
    return {"harbor": 100 * high / (low + high)}


def whole_gap_added(*, gap, off, **_):
    """You gave Harbor half of the visits and, besides, the whole gap's worth. A visit that moves counts twice, since Elmwood has it no more."""
    share = 50 + 50 * gap / off
    return {"harbor": share} if share < 100 else None


def explain_close(*, low, high, gap, off, people, visits, share):
    ahead = gap / off
    to_high, to_low = 1 + ahead / 2, 1 - ahead / 2
    return f"""The gap is {gap:g} points, and a visit each takes {off} off: Harbor needs {gap:g} ÷ {off} = {ahead:.2f} visits each *more* than Elmwood. Together, one person in each town can have {visits} ÷ {people} = 2.

So Harbor gets 1 + {ahead:.2f} ÷ 2 = {to_high:.2f} and Elmwood {to_low:.2f} visits each: {to_high:.2f} ÷ 2 = {to_high / 2:.2f}, or **{share} of 100**. Check: {low} − {off} × {to_low:.2f} = {low - off * to_low:.1f}%, {high:g} − {off} × {to_high:.2f} = {high - off * to_high:.1f}%."""


# --- The fewest for all --------------------------------------------------------------------------------------------


def visits_for_the_fewest(*, most_low, most_high, pair, **_):
    return pair / 2 + log(most_high / most_low) / 2


def shared_equally(*, pair, **_):
    """With {{given:g}} visits each, the next bit of a visit does more in Harbor than in Elmwood. Then fewer come back if you move some."""
    return pair / 2


def logarithm_not_halved(*, most_low, most_high, pair, **_):
    """You added the whole logarithm. It is by how much Harbor's visits *exceed* Elmwood's; one town goes up by half of it, and the other down."""
    return pair / 2 + log(most_high / most_low)


def by_what_could_come_off(*, most_low, most_high, pair, **_):
    """You divided in proportion to what could come off. Check what the *next* bit of a visit does in each town there: it is not the same."""
    return pair * most_high / (most_low + most_high)


def the_other_town(*, most_low, most_high, pair, **_):
    """{{given:.3f}} visits each is Elmwood's part."""
    return pair / 2 - log(most_high / most_low) / 2


def by_the_rates(*, low, high, pair, **_):
    """You looked at how many come back now. What counts for the total is how much a visit takes off, and that depends on $k$ alone."""
    return pair / 2 + log(high / low) / 2


def explain_fewest(*, low, high, most_low, most_high, pair):
    ahead = log(most_high / most_low)
    to_high = pair / 2 + ahead / 2
    to_low = pair - to_high
    after = low - most_low * (1 - exp(-to_low)), high - most_high * (1 - exp(-to_high))
    gap = after[1] - after[0]
    beyond = f"go on narrowing the gap of {gap:.2f} points" if gap > 0.005 else "open a gap the other way round"
    return f"""The next bit of a visit takes off $k\\,e^{{-x}}$ per unit. Where {most_high} e^(−Harbor) = {most_low} e^(−Elmwood), Harbor's visits exceed Elmwood's by ln({most_high} ÷ {most_low}) = {ahead:.4f}. Together they are {pair}, so Harbor gets {pair} ÷ 2 + {ahead:.4f} ÷ 2 = **{to_high:.3f}** and Elmwood {to_low:.3f}.

There {after[0]:.2f}% and {after[1]:.2f}% come back. Moving more visits to Harbor would {beyond}, and more would come back in all."""


# --- How many years? -----------------------------------------------------------------------------------------------


def years_needed(*, gap, gone, target):
    return max(0, ceil(log(target / gap) / log(1 - gone / 100) - 1e-9))


def _right_years(value, **numbers):
    return value == years_needed(**numbers)


@silent_where(_right_years)
def same_points_every_year(**numbers):
    """You took the first year's points off every year. {{gone}}% of what is *left* is less from year to year: the last points take longest."""
    first = numbers["gap"] * numbers["gone"] / 100
    return max(0, ceil((numbers["gap"] - numbers["target"]) / first - 1e-9))


def a_year_too_early(**numbers):
    """After {{given:g}} years the gap is still above {{target}} points. Multiply it out, and go on for a year."""
    return years_needed(**numbers) - 1


@silent_where(_right_years)
def what_goes_is_kept(**numbers):
    """You kept {{gone}}% of the gap each year. That is what goes; the rest is what stays."""
    return max(1, ceil(log(numbers["target"] / numbers["gap"]) / log(numbers["gone"] / 100) - 1e-9))


@silent_where(_right_years)
def target_counted_from_below(**numbers):
    """You asked how long it takes until only {{target}} points are *gone*. The question is when only {{target}} are left."""
    return max(1, floor(log(1 - numbers["target"] / numbers["gap"]) / log(1 - numbers["gone"] / 100)) + 1)


@silent_where(lambda value, **_: abs(value - round(value)) <= 0.11)
def a_part_of_a_year(*, gap, gone, target):
    """{{given:.2f}} years by the logarithm. Asked are whole years: at the end of which is the gap, for the first time, at {{target}} points or less?"""
    return log(target / gap) / log(1 - gone / 100)


def explain_years(*, gap, gone, target):
    years, stays = years_needed(gap=gap, gone=gone, target=target), 1 - gone / 100
    last, before = gap * stays**years, gap * stays ** (years - 1)
    return f"""Each year {stays:.0%} stays: {gap} × {stays:g}, then × {stays:g} again. After {years - 1} years {before:.2f} points are left, after {years} {last:.2f}: **{years}** years.

By logarithm: ln({target} ÷ {gap}) ÷ ln({stays:g}) = {log(target / gap) / log(stays):.2f}, rounded up."""


# --- After the money -----------------------------------------------------------------------------------------------


def _visits(gap, left, paid, years):
    return [left if year <= paid else gap for year in range(1, years + 1)]


def _repairs(gap, gone, paid, years):
    return [gap * (1 - gone / 100) ** min(year, paid) for year in range(1, years + 1)]


def fewer_with_repairs(*, people, gap, left, gone, paid, years):
    return people / 100 * (sum(_visits(gap, left, paid, years)) - sum(_repairs(gap, gone, paid, years)))


def only_while_paid(*, people, gap, left, gone, paid, **_):
    """Your number sees no difference between the plans after the money has ended. Visits that are not made help nobody; what was repaired, in this question, stays repaired."""
    return people / 100 * (sum(_visits(gap, left, paid, paid)) - sum(_repairs(gap, gone, paid, paid)))


def visits_go_on_working(*, people, gap, left, gone, paid, years):
    """You let the visits' gap stay at {{left}} points after the money has ended. Nobody is visited then: what was it before anybody was?"""
    return people / 100 * (left * years - sum(_repairs(gap, gone, paid, years)))


def repairs_never_stop(*, people, gap, left, gone, paid, years):
    """You let the repairs go on after year {{paid}}. Nobody pays for more; what was done stays, and nothing is added."""
    after = [gap * (1 - gone / 100) ** year for year in range(1, years + 1)]
    return people / 100 * (sum(_visits(gap, left, paid, years)) - sum(after))


def sign_turned(**numbers):
    """Your sign is turned: returns with visits, less returns with repairs, are those that repairs have fewer."""
    return -fewer_with_repairs(**numbers)


def explain_after(*, people, gap, left, gone, paid, years):
    visits, repairs = _visits(gap, left, paid, years), _repairs(gap, gone, paid, years)
    rows = "\n".join(f"| {year} | {a:g} | {halves_up(b):.3f} |" for year, (a, b) in enumerate(zip(visits, repairs, strict=True), 1))
    while_paid = sum(visits[:paid]) - sum(repairs[:paid])
    ahead = (
        "Visits are ahead while they are paid for, and repairs in the end."
        if while_paid < 0
        else "Repairs are ahead already while both are paid for."
    )
    return f"""| Year | Visits: gap | Repairs: gap |
|---|---:|---:|
{rows}
| Sum, before rounding | {sum(visits):g} | {halves_up(sum(repairs)):.4f} |

For {people} people: {people} × ({sum(visits):g} − {halves_up(sum(repairs)):.4f}) ÷ 100 = **{halves_up(fewer_with_repairs(people=people, gap=gap, left=left, gone=gone, paid=paid, years=years)):,.1f}** returns. {ahead}"""


# --- What moved the mean? ------------------------------------------------------------------------------------------


def _parts(low, high, new_low, new_high, share, new_share):
    """Points from the rates at the mean shares, and from the shares at the mean rates."""
    mean_share = (share + new_share) / 200
    rates = (new_low - low) * (1 - mean_share) + (new_high - high) * mean_share
    mix = (new_share - share) / 100 * ((high + new_high) / 2 - (low + new_low) / 2)
    return rates, mix


def both_parts(*, low, high, new_low, new_high, share, new_share, **_):
    return {"Points": list(_parts(low, high, new_low, new_high, share, new_share))}


def all_blamed_on_the_rates(*, low, high, new_low, new_high, share, new_share, **_):
    """You put the whole change down to the towns' own rates. Both of those went *up*: what made the overall rate go the other way?"""
    return {"Points": [sum(_parts(low, high, new_low, new_high, share, new_share)), 0.0]}


def rows_exchanged(*, low, high, new_low, new_high, share, new_share, **_):
    """Your two numbers stand in each other's row. Which of them would be 0 if nobody had moved?"""
    return {"Points": list(_parts(low, high, new_low, new_high, share, new_share))[::-1]}


def _about_right(value, **numbers):
    return abs(value["Points"][0] - both_parts(**numbers)["Points"][0]) <= 0.04


@silent_where(_about_right)
def plain_mean_of_the_rises(*, low, high, new_low, new_high, share, new_share, **_):
    """For the first row you gave both towns the same weight. Each counts by its share of the patients."""
    rates, mix = (new_low - low + new_high - high) / 2, _parts(low, high, new_low, new_high, share, new_share)[1]
    return {"Points": [rates, mix]}


@silent_where(_about_right)
def last_years_weights(*, low, high, new_low, new_high, share, new_share, **_):
    """Your parts use last year's shares and last year's rates, and do not add up to the change. Take the averages of both years."""
    rates = (new_low - low) * (1 - share / 100) + (new_high - high) * share / 100
    mix = (new_share - share) / 100 * (high - low)
    return {"Points": [rates, mix]}


def explain_moved(*, low, high, new_low, new_high, share, new_share, **_):
    rates, mix = _parts(low, high, new_low, new_high, share, new_share)
    before, after = (b * s / 100 + a * (1 - s / 100) for a, b, s in ((low, high, share), (new_low, new_high, new_share)))
    text = f"""Overall: {before:.2f}% last year, {after:.2f}% this year: {after - before:+.2f} points.

* Own rates: +{new_low - low} × {100 - (share + new_share) / 2:g}% + {new_high - high} × {(share + new_share) / 2:g}% = **{rates:+.3f}** points
* Who was counted: Harbor's share changed by {new_share - share} of 100, at a distance of {(high + new_high) / 2:g} − {(low + new_low) / 2:g} = {(high + new_high - low - new_low) / 2:g} points: **{mix:+.3f}** points

Together {rates + mix:+.2f}. Both towns fare worse, and the mean says the opposite, because fewer of those who fare worst are counted."""
    return text.replace("-", "−")


# --- May it be printed? --------------------------------------------------------------------------------------------


def sentence_borne_out(*, lower, upper, matters, **_):
    return "less" if lower >= matters else "alike" if upper < matters and lower > -matters else "open"


def the_best_guess_decides(**numbers):
    """The best guess, {{difference:.1f}}, says “less”. But the interval also holds 0, and differences in the other direction; and the sentence claims {{matters}} points or more."""
    return None if sentence_borne_out(**numbers) == "less" else "less"


def not_shown_is_not_there(**numbers):
    """You read “not shown” as “not there”. The interval goes up to {{upper:.1f}}, and {{matters}} points matter: a difference that matters fits these data as well as none."""
    return "alike" if sentence_borne_out(**numbers) == "open" else None


def zero_inside_settles_nothing(**numbers):
    """That 0 lies in the interval is not all it says. Look at its ends: is there *any* difference in it that would matter?"""
    return "open" if sentence_borne_out(**numbers) == "alike" else None


def a_difference_is_a_cause(**_):
    """You named a cause. Nobody was housed by lot: people with and without housing differ in much else, so that even a clear difference would not be the work of housing alone."""
    return "cause"


def explain_printed(*, difference, lower, upper, least, matters, **_):
    why = {
        "less": f"Every difference in the interval, from {least} to {upper:.1f}, is {matters} points or more: “gained less, by an amount that matters” holds for all of them. Why they did is not in these data.",
        "alike": f"The interval holds 0, and it holds nothing of {matters} points or more in either direction. That is more than “no difference was found”: a difference that matters has been ruled out.",
        "open": f"The interval holds 0, and also {upper:.1f}, which is above {matters}. Both “the same” and “a difference that matters” fit.",
    }
    return f"Differences from {least} to {upper:.1f} fit the data; the best guess is {difference:.1f}. {why[sentence_borne_out(lower=lower, upper=upper, matters=matters)]}"
