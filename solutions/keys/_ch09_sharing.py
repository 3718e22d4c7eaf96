"""Chapter 9, the problems on fees and shared savings: answers, mistakes, explanations."""

from math import floor

from exercises.problems._ch09_draws import dollars
from vbc.action_margins import shared_savings_margin
from vbc.break_even import break_even_probability, break_even_share, practices_for_profit
from workbook.text import halves_up

# --- The last step -------------------------------------------------------------------------------------------------


def last_step(*, margin, more, share, chance, practices, **_):
    return shared_savings_margin(margin=margin, spending_change=more, share=share, probability=chance, practices=practices)


def sharing_forgotten(*, margin, **_):
    """{{given:,.2f}} dollars is your margin under fees alone. Line 2 touches you too, if only in part."""
    return float(margin)


def everything_borne(*, margin, lost, **_):
    """You took all \\${{lost_text}} off your own margin. Who else has a part in what line 2 counts?"""
    return margin - lost


def margin_forgotten(*, lost, practices, **_):
    """That is what the visit takes from your part of savings. You are also paid for it: where is line 1?"""
    return -lost / practices


def margin_split_too(*, margin, lost, practices, **_):
    """You divided your margin among the practices, too. Which of the two lines does each practice keep for itself?"""
    return (margin - lost) / practices


def loss_added(*, margin, lost, practices, **_):
    """You added the part of line 2. It is savings that are *not* made."""
    return margin + lost / practices


def explain_last_step(*, margin, lost, practices, share, chance, more, **_):
    each, result = lost / practices, margin - lost / practices
    alone = margin - lost
    return f"""The margin is yours alone; of line 2 you bear one part in {practices}:

{margin} − {dollars(lost)} ÷ {practices} = {margin} − {dollars(each)} = **{dollars(result)}** dollars.

Were you alone, the same visit would come to {dollars(alone)}. The other practices bear {dollars(lost - each)} of it, and all together are {dollars(-alone) if alone < 0 else dollars(alone)} dollars {"worse" if alone < 0 else "better"} off for each such visit."""


# --- Two actions, four ways of paying ------------------------------------------------------------------------------


def _table(visit, call):
    return {"Visit": [float(value) for value in visit], "Care call": [float(value) for value in call]}


def _right(fee, cost, call, chance, loss, share):
    margin, avoided = fee - cost, chance * loss
    return [margin, -cost, -cost, margin - share * fee], [-call, avoided - call, avoided - call, share * avoided - call]


def four_margins(*, fee, cost, call, chance, loss, share, **_):
    return _table(*_right(fee, cost, call, chance, loss, share))


def bundle_still_pays_the_fee(*, fee, cost, call, chance, loss, share, **_):
    """You let the visit keep its margin under bundle and price per head. Their one price is paid already: who pays for one visit more?"""
    visit, calls = _right(fee, cost, call, chance, loss, share)
    return _table([visit[0], visit[0], visit[0], visit[3]], calls)


def only_a_share_of_the_visit(*, fee, cost, call, chance, loss, share, **_):
    """Under shared savings you left out the fee-for-service margin of the visit. Fees are paid there as before; the sharing comes on top."""
    visit, calls = _right(fee, cost, call, chance, loss, share)
    return _table([*visit[:3], -share * fee], calls)


def share_of_the_margin(*, fee, cost, call, chance, loss, share, **_):
    """You took the share off your *margin*. What is shared is the payer's spending, and that changes by the whole fee."""
    visit, calls = _right(fee, cost, call, chance, loss, share)
    return _table([*visit[:3], (fee - cost) * (1 - share)], calls)


def complication_left_out(*, fee, cost, call, chance, loss, share, **_):
    """To you the call costs \\${{call}} and nothing else, however it is paid. Under a bundle, a price per head and shared savings you also have something of the complications that do not happen."""
    visit, _calls = _right(fee, cost, call, chance, loss, share)
    return _table(visit, [-call] * 4)


def whole_complication_shared(*, fee, cost, call, chance, loss, share, **_):
    """Under shared savings you kept all of the avoided complication. The payer pays for those, and {{share:.0%}} of what it saves is yours."""
    visit, calls = _right(fee, cost, call, chance, loss, share)
    return _table(visit, [*calls[:3], calls[1]])


def fee_for_margin(*, fee, cost, call, chance, loss, share, **_):
    """You counted the fee as if the visit cost you nothing. What is left of it?"""
    visit, calls = _right(fee, cost, call, chance, loss, share)
    return _table([fee, *visit[1:3], fee - share * fee], calls)


def explain_margins(*, fee, cost, call, chance, loss, share, margin):
    visit, calls = _right(fee, cost, call, chance, loss, share)
    avoided = chance * loss
    return f"""| | Visit | Care call |
|---|---|---|
| Fee-for-service | {fee} − {cost} = **{dollars(visit[0])}** | **{dollars(calls[0])}**: nobody pays for it |
| Bundle | **{dollars(visit[1])}**: the price is paid already | {chance:.0%} × {loss:,} − {call} = {dollars(avoided)} − {call} = **{dollars(calls[1])}** |
| Capitation | **{dollars(visit[2])}** | **{dollars(calls[2])}** |
| Shared savings | {margin} − {share:.0%} × {fee} = **{dollars(visit[3])}** | {share:.0%} × {dollars(avoided)} − {call} = **{dollars(calls[3])}** |

Fees pay for the visit and fine the call; one price for everything does the reverse."""


# --- The lawn ------------------------------------------------------------------------------------------------------


def flats_that_water(*, worth, cost, **_):
    return float(practices_for_profit(margin=worth, spending_change=cost, share=1.0))


def exact_quotient(*, worth, cost, **_):
    """{{given:.2f}} flats would make watering level. A house has whole flats: from how many on is the family's part *smaller* than what watering is worth?"""
    return cost / worth


def one_too_few(*, worth, cost, **_):
    """With so many flats the family's part of the bill is still larger than what watering is worth to it. Divide the cost by your number and look."""
    return float(floor(cost / worth))


def whole_cost_borne(*, worth, cost, **_):
    """You answered what one watering costs above its worth, in dollars. Asked is a number of flats: how many must pay along before the family's part is small enough?"""
    return cost - worth


def turned_round(*, worth, cost, **_):
    """You divided the worth by the cost. How many times is it the other way round?"""
    return worth / cost


def explain_lawn(*, worth, cost, area):
    needed = int(flats_that_water(worth=worth, cost=cost))
    return f"""The family pays \\${halves_up(cost):.2f} ÷ flats for a watering that is worth \\${halves_up(worth):.2f} to it. Level would be at {halves_up(cost):.2f} ÷ {halves_up(worth):.2f} = {cost / worth:.1f} flats. With {needed - 1} its part is \\${halves_up(cost / (needed - 1)):.2f}, too much; with **{needed}** it is \\${halves_up(cost / needed):.2f}, and it waters.

For the house as a whole each watering loses \\${halves_up(cost - worth):.2f}, whatever its size: if all {needed} families water, each of them is \\${halves_up(cost - worth):.2f} worse off. The {area} square feet play no role. This is chapter 9's second practice, with a hose."""


# --- Break-even ----------------------------------------------------------------------------------------------------


def neutral_share(*, margin, spending, chance, **_):
    return {"share": break_even_share(margin=margin, spending_change=spending, probability_shared=chance)}


def _share(value):
    return {"share": value} if 0 <= value <= 1 else None


def chance_forgotten(*, margin, spending, **_):
    """That share would do if sharing were certain. With a chance of {{chance:.0%}} the visit loses less than you think: must the share be higher or lower?"""
    return _share(margin / spending)


def chance_multiplied(*, margin, spending, chance, **_):
    """You multiplied by the chance. A share that is paid only sometimes has to be *larger* to weigh as much."""
    return _share(margin * chance / spending)


def what_is_left_of_the_fee(*, margin, spending, **_):
    """You set what is left when the margin's part of the spending is taken away. Ask for the share at which margin and expected loss are equal."""
    return _share(1 - margin / spending)


def payers_part(*, margin, spending, chance, **_):
    """That is the *payer's* part. Which share is yours?"""
    return _share(1 - margin / (chance * spending))


def explain_share(*, margin, spending, chance, **_):
    truth = margin / (chance * spending)
    return f"""The visit earns nothing where margin and expected loss are equal:

{margin} = share × {chance:.0%} × {spending}, so the share is {margin} ÷ {dollars(chance * spending)} = **{halves_up(truth):.1%}**.

If sharing were certain, {halves_up(margin / spending):.1%} would do. Whoever doubts that anything will be shared needs a larger share to be held back."""


def neutral_chance(*, margin, spending, share):
    return {"chance": break_even_probability(margin=margin, spending_change=spending, share=share)}


def _chance(value):
    return {"chance": value} if 0 <= value <= 1 else None


def share_forgotten(*, margin, spending, **_):
    """You forgot that only {{share:.0%}} of the loss is yours. Then sharing must be *surer* than that."""
    return _chance(margin / spending)


def the_share_itself(*, share, **_):
    """{{share:.0%}} is your share of savings. How sure must it be that there is something to share?"""
    return _chance(share)


def share_multiplied(*, margin, spending, share):
    """You multiplied by the share. A small share weighs little: must sharing be surer, or less sure?"""
    return _chance(margin * share / spending)


def chance_of_nothing(*, margin, spending, share):
    """That is the chance that *nothing* is shared. Asked is the other one."""
    return _chance(1 - margin / (share * spending))


def explain_chance(*, margin, spending, share):
    certain = share * spending
    return f"""If sharing were certain, the visit would take {share:.0%} × {spending} = {dollars(certain)} dollars from you; it earns {margin}. The two are level at a chance of {margin} ÷ {dollars(certain)} = **{margin / certain:.1%}**.

Below that, the practice that does sums does the visit. In a year that is far below the minimum the chance is zero, and the contract restrains nobody."""
