"""Chapter 11, the problems on guardrails, on society and on the trial: answers, mistakes, explanations."""

from exercises.problems._ch11_banks import CLAIMS, GUARDRAILS, MEASURES, VERDICTS
from exercises.problems._ch11_draws import average_calls
from workbook.mistakes import silent_where
from workbook.text import halves_up
from workbook.variants import binned

# --- The smallest bonus ----------------------------------------------------------------------------------------------


def _bonus(value):
    return {"bonus": max(value, 0.0)}


def smallest_bonus(*, best, price, ratio, target):
    return _bonus(price / ((1 - target) * best) - 1 / ratio)


def her_own_weight_forgotten(*, best, price, target, **_):
    """Your bonus would bring somebody there with whom health weighs nothing by itself. She cares already: that is worth β/α dollars a point."""
    return _bonus(price / ((1 - target) * best))


def weights_upside_down(*, best, price, ratio, target):
    """You took α/β away where β/α belongs. How many dollars does a point of health weigh with her before any bonus?"""
    return _bonus(price / ((1 - target) * best) - ratio)


def health_instead_of_calls(*, best, price, ratio, target):
    """Your bonus brings back {{target:.0%}} of the *health* that {{best}} calls give. The first calls do the most good, so that takes fewer calls. The question is about the number of calls."""
    return _bonus(price / ((1 - target) ** 0.5 * best) - 1 / ratio)


def dollar_for_dollar(*, price, **_):
    """You set the bonus to what a call takes. A call is not a point: near the best, a call does only a fraction of one."""
    return _bonus(float(price))


def bonus_multiplies_the_price(*, best, price, ratio, target):
    """You let the bonus multiply what a call takes. A larger bonus would then mean fewer calls. It is paid for health: with what does it stand?"""
    return _bonus((1 - target) * best / (ratio * price))


def explain_bonus(*, best, price, ratio, target):
    left = (1 - target) * best
    w = price / left - 1 / ratio
    return f"""At {target:.0%} of {best} calls, {target * best:g}, the next call does {left:g} points. She stops there if what it takes from her income weighs as much as its health, bonus and all:

α × {price} = (β + α × w) × {left:g}, so w = {price}/{left:g} − β/α = {price / left:.2f} − {1 / ratio:.2f} = **\\${w:.2f}**.

The last calls do little for health, and so a bonus for health has little hold on them: the nearer to the best, the dearer."""


# --- Which kind of guardrail? -----------------------------------------------------------------------------------------

_KIND = binned(MEASURES, 3, GUARDRAILS)


def kinds(*, shown):
    return {item: _KIND[item] for item in shown}


def _as(shown, belongs, to):
    return {item: to if _KIND[item] == belongs else _KIND[item] for item in shown}


def no_stake_is_a_stake_in_health(*, shown):
    """You took the removal of a conflict for a reward of health. When somebody else pays, does the clinician earn more if the patient fares well?"""
    return _as(shown, "neutralize", "realign")


def telling_removes_the_money(*, shown):
    """You let telling remove the conflict. After the letter, what does the clinician earn by doing less?"""
    return _as(shown, "disclose", "neutralize")


def reports_inform_the_patient(*, shown):
    """You took patients' reports for information *to* patients. Here the patients report, and money follows what they say."""
    return _as(shown, "realign", "disclose")


def stronger_is_aligned(*, shown):
    """You took a stronger incentive for a better one. Stronger toward what: the patient's health, or low spending?"""
    return _as(shown, "none", "realign")


def explain_kinds(*, shown):
    because = {
        "neutralize": "what is done for this patient no longer moves her income.",
        "disclose": "her income still moves, and the patient knows it and can go elsewhere.",
        "realign": "her income moves with the patient's health, as the patient reports it.",
        "none": "her income moves more than before, and still with low spending.",
    }
    lines = []
    for item in shown:
        kind = _KIND[item]
        why = (
            because[kind] if item != "housing_paid" else "what a patient is expected to cost no longer decides whether to take her."
        )
        lines.append(f"- {MEASURES[item]} → **{GUARDRAILS[kind].partition(':')[0]}**: {why}")
    return "\n".join(lines)


# --- How much to pay back -----------------------------------------------------------------------------------------------


def share_paid_back(*, money, health, **_):
    return max(1 - health / money, 0.0)


def share_of_her_caring(*, money, health, **_):
    """{{given:.0%}} is β/α, the share of the cost that her own care for health already stands for. Paid back is what is missing."""
    return health / money


def paid_back_upside_down(*, money, health, **_):
    """You divided α by β. The more money weighs with her, the more of the cost must be taken off her shoulders: which weight goes below?"""
    return 1 - money / health


@silent_where(lambda _value, *, money, health, **_: health <= money)
def a_share_below_zero(*, money, health, **_):
    """A share below zero would *charge* her for each unit on top of its cost, to stop somebody who cares more than society asks. “At the least”, a share of the cost is nothing."""
    return 1 - health / money


def weight_is_the_share(*, health, **_):
    """You took β itself. Only the two weights together say anything: double both, and she does the same."""
    return float(health)


def explain_share(*, money, health, cost):
    raw = 1 - health / money
    end = (
        f"**{raw:.1%}**"
        if raw > 0
        else f"−{-raw:.1%}, below zero, so **0%**: she cares for health at least as much as for money, and goes as far as society wants, or further, without help"
    )
    return f"""She stops where what a unit takes from her income weighs as much as its health: α(1 − share) × {cost} = β × (the health of that unit, in dollars). Society wants that unit to be the one whose health is worth \\${cost}. So

{money:g} × (1 − share) = {health:g}, share = 1 − {health:g}/{money:g} = {end}.

The \\${cost} cancel. (Ellis and McGuire, 1986.)"""


# --- After telling ---------------------------------------------------------------------------------------------------


def _stays(best, price, ratio, dropped):
    return best - ratio * price / (1 - dropped)


def average_after(*, best, price, ratio, leave, dropped, **_):
    return average_calls(best, leave, _stays(best, price, ratio, dropped))


def telling_changes_nobody(*, best, leave, before, **_):
    """You left those who stay as they were. Their clinician now gives health less weight: what does that do to the calls they get?"""
    return average_calls(best, leave, before)


def only_who_stays(*, best, price, ratio, dropped, **_):
    """{{given:g}} calls is what each patient who *stays* gets. Some have left, and get {{best}}."""
    return _stays(best, price, ratio, dropped)


def calls_drop_by_the_license(*, best, leave, dropped, before, **_):
    """You took {{dropped:.0%}} off the *calls*. It is the weight of health that drops; ask what the clinician then asks of a call."""
    return average_calls(best, leave, before * (1 - dropped))


def money_gains_what_health_loses(*, best, price, ratio, leave, dropped, **_):
    """You raised α/β by {{dropped:.0%}}. To divide by a smaller β is to raise it by more: try a β that drops by half."""
    return average_calls(best, leave, best - ratio * price * (1 + dropped))


def who_leaves_gets_nothing(*, best, price, ratio, leave, dropped, **_):
    """You counted those who left as if they got no calls. They are treated elsewhere, without the conflict."""
    return (1 - leave) * _stays(best, price, ratio, dropped)


def explain_after(*, best, price, ratio, leave, dropped, before):
    stay = _stays(best, price, ratio, dropped)
    average = average_calls(best, leave, stay)
    verdict = "more" if average > before + 1e-9 else "fewer" if average < before - 1e-9 else "as many"
    return f"""Those who leave get {best}. For the others α/β is now {ratio:g}/{1 - dropped:g} = {ratio / (1 - dropped):.3f}, so a call has to do {halves_up(ratio * price / (1 - dropped)):.2f} points, and they get {round(stay, 3):g}.

{leave:.0%} × {best} + {1 - leave:.0%} × {round(stay, 3):g} = **{halves_up(average):.2f}** calls, {verdict} {"as" if verdict == "as many" else "than"} the {before:g} before anybody was told."""


# --- What is left to lose ------------------------------------------------------------------------------------------------


def margin(*, share, low, high, followed):
    average = share * high + (1 - share) * low
    return (1 - followed) * (average - high)


def nothing_followed(*, share, low, high, **_):
    """{{given:,.0f}} dollars is the margin under one price for all. The payment has moved since, {{followed:.0%}} of the way."""
    return share * high + (1 - share) * low - high


def the_part_that_moved(*, share, low, high, followed):
    """You kept the part of the gap that the payment closes. What is asked is the part that is left."""
    return followed * (share * high + (1 - share) * low - high)


def as_if_half_were_complex(*, low, high, followed, **_):
    """Your average has as many members of one kind as of the other. Only {{share:.0%}} have complex needs."""
    return (1 - followed) * ((low + high) / 2 - high)


def sign_turned(*, share, low, high, followed):
    """Your sign is turned: this would be a gain. The practice gets less than the member costs."""
    return -(1 - followed) * (share * high + (1 - share) * low - high)


def explain_margin(*, share, low, high, followed):
    average = share * high + (1 - share) * low
    payment = average + followed * (high - average)
    return f"""The average member costs {share:.0%} × {high:,} + {1 - share:.0%} × {low:,} = \\${average:,.0f}. The payment moves {followed:.0%} of the way to \\${high:,}: \\${payment:,.0f}. Margin: {payment:,.0f} − {high:,} = **−\\${high - payment:,.0f}**.

{1 - followed:.0%} of the gap is left, and with it a reason to hope that this member goes elsewhere. Nobody need intend it: opening hours, addresses and telephone queues choose patients, too."""


# --- Three answers to one question --------------------------------------------------------------------------------------


def _three(patient, society, clinician):
    return {"patient": float(patient), "society": float(society), "clinician": float(clinician)}


def three_answers(*, best, cost, price, ratio):
    return _three(best, best - cost, best - ratio * price)


def society_is_the_patient(*, best, price, ratio, **_):
    """You gave society the patient's answer. Somebody else could use the nurse's time: what must the last call do to be worth it?"""
    return _three(best, best, best - ratio * price)


def price_without_weight(*, best, cost, price, **_):
    """You let the clinician ask one point for each dollar. With her a dollar weighs {{ratio}} points."""
    return _three(best, best - cost, best - price)


def price_over_weight(*, best, cost, price, ratio):
    """You divided the price by α/β. The more a dollar weighs, the more she asks of a call."""
    return _three(best, best - cost, best - price / ratio)


def costs_changed_places(*, best, cost, price, ratio):
    """Society and clinician have changed places: she answers to the contract, and society to what the nurse's time is worth."""
    return _three(best, best - ratio * price, best - cost)


def explain_three(*, best, cost, price, ratio):
    asked = ratio * price
    gap = abs(asked - cost)
    return f"""- **Patient:** calls until the next one does nothing: {best}.
- **Society:** until it does {cost} {"point" if cost == 1 else "points"}, worth the \\${cost} of the nurse's time: {best} − {cost} = {best - cost}.
- **Clinician:** until it does {ratio:g} × {price} = {asked:g} points: {best - asked:g}.

Against its own best, society loses ½ × {cost}² = \\${cost**2 / 2:.2f} a patient at the patient's answer and ½ × {gap:g}² = \\${gap**2 / 2 + 1e-9:.2f} at the clinician's."""


# --- What the trial shows ------------------------------------------------------------------------------------------------

_VERDICT = binned(CLAIMS, 3, VERDICTS)


def verdicts(*, shown):
    return {item: _VERDICT[item] for item in shown}


def _judged(shown, belongs, to):
    return {item: to if _VERDICT[item] == belongs else _VERDICT[item] for item in shown}


def a_lot_decides_everything(*, shown):
    """You let the lot prove what nobody counted. Drawing lots makes the two groups alike; it does not measure health, other contracts or other patients."""
    return _judged(shown, "silent", "shown")


def one_clinic_shows_nothing(*, shown):
    """You would not take the trial's word for what it did count, in groups formed by lot. What would it have to be, to show that?"""
    return _judged(shown, "shown", "silent")


def counter_evidence_is_silence(*, shown):
    """You wrote “cannot say” where two printed numbers point the other way. Look for them."""
    return _judged(shown, "against", "silent")


def explain_verdicts(*, shown):
    why = {
        "more_visits": "2.70 against 2.21.",
        "recommended": "they missed fewer of the recommended ones.",
        "beyond": "and made some beyond them.",
        "no_effect": "visits, continuity and emergencies all differed.",
        "fewer_emergencies": "they had more: 0.22 against 0.12.",
        "all_useless": "part of them were recommended ones.",
        "healthier": "health was not measured.",
        "fixed_price": "nobody was paid so.",
        "heart_failure": "children, one clinic, residents.",
    }
    return "\n".join(f"- {CLAIMS[item]} → **{VERDICTS[_VERDICT[item]]}**: {why[item]}" for item in shown)
