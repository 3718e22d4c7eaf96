"""Chapter 2, the problems about scales and surveys: T-scores, top boxes, small cells, and how many answers it takes."""

from vbc.patient_experience import answers_to_separate, top_box_share
from workbook.text import halves_up

# --- A T-score to explain -------------------------------------------------------------------------------------------


def where_on_the_scale(*, t, more_is_better, **_):
    return "better" if (t > 50) == more_is_better else "worse"


def direction_forgotten(*, t, more_is_better, **_):
    """The distance from 50 is read rightly. Now the direction: more {{trait}} than most people, or less? And is that good news?"""
    return "worse" if (t > 50) == more_is_better else "better"


def t_score_as_percent(**_):
    """A T-score is no percentage. Half of the general population lies below 50 because 50 was *put* there; nothing on the scale is full or empty."""
    return "percent"


def t_scores_divided(**_):
    """T-scores cannot be divided. Their zero lies five standard deviations below the mean, by convention: had the makers put the mean at 100, the same two people would stand in another ratio."""
    return "twice"


def explain_t_score(*, name, trait, more_is_better, t, passed, **_):
    z = (t - 50) / 10
    side, news = ("above" if t > 50 else "below"), ("good" if more_is_better else "bad")
    verdict = "better" if (t > 50) == more_is_better else "worse"
    return f"""
{t} lies {abs(z):.1f} standard deviations {side} the mean of the general population; about {passed}% of people have a {"lower" if t > 50 else "higher"} score. More
{trait} is {news} news, so {name} is **{verdict} off than about {passed}%** of them.

“Percent” and “twice” both need a zero that means none. This scale has none: it starts nowhere.
"""


# --- The top box ----------------------------------------------------------------------------------------------------


def share_of_answers(*, never, sometimes, usually, always, **_):
    return top_box_share(always, never + sometimes + usually + always)


def over_all_sent(*, always, sent, **_):
    """{{given:.1%}} is out of all forms that were *sent*. Those who never wrote back said neither “always” nor “never”."""
    return always / sent


def blanks_counted(*, never, sometimes, usually, always, blank, **_):
    """{{given:.1%}} counts the blanks below the line, as if they had been answers. They are silent on this question; report them beside the share."""
    return always / (never + sometimes + usually + always + blank)


def two_boxes(*, never, sometimes, usually, always, **_):
    """{{given:.1%}} takes the two best answers together. That is a measure too (top-two-box), and a milder one; the top box is the best answer alone."""
    return (usually + always) / (never + sometimes + usually + always)


def mean_of_categories(*, never, sometimes, usually, always, **_):
    """{{given:.1%}} spreads the four answers evenly from 0 to 100 and averages: the linear mean score. It uses every answer; the top box asks one thing only, how many got the best."""
    return (sometimes / 3 + 2 * usually / 3 + always) / (never + sometimes + usually + always)


def explain_top_box(*, never, sometimes, usually, always, blank, sent):
    answered = never + sometimes + usually + always
    return f"""
Answered: {never} + {sometimes} + {usually} + {always} = {answered}. Top box: {always} ÷ {answered} = **{halves_up(always / answered):.1%}**.

Beside it belongs: {answered} answers out of {sent} forms sent, {answered / sent:.0%}; {blank} left this question blank. Were those who kept silent like those
who spoke? The share cannot say.
"""


# --- Who could be recognized? ---------------------------------------------------------------------------------------


def _bins(answers, hidden):
    return {
        region: ("small" if 0 < n < 11 else "other") if hide else "show"
        for (region, n), hide in zip(answers.items(), hidden, strict=True)
    }


def held_back(*, answers, total_shown, **_):
    return _bins(answers, _hidden(answers, also_another=total_shown))


def _hidden(answers, *, also_another):
    """In plain numbers, so that a class is marked in seconds; `vbc.cells_to_hold_back` is the oracle in the tests."""
    hidden = [0 < n < 11 for n in answers.values()]
    if also_another and sum(hidden) == 1:
        second = min(n for n, hide in zip(answers.values(), hidden, strict=True) if n > 0 and not hide)
        hidden[list(answers.values()).index(second)] = True
    return hidden


def total_overlooked(*, answers, total_shown, **_):
    """You left a single gap, and the total is printed. Take the four counts that can be read from the total: what is left?"""
    if not total_shown:
        raise ValueError("there is no total to overlook")
    return _bins(answers, _hidden(answers, also_another=False))


def two_gaps_without_need(*, answers, total_shown, **_):
    """You hold back a second count although no total is printed. From the others nobody can work out the small one: nothing ties them together."""
    if total_shown:
        raise ValueError("the second gap is needed here")
    return _bins(answers, _hidden(answers, also_another=True))


def largest_given_up(*, answers, total_shown, **_):
    """Two gaps are right, and the small one is one of them. As the second you gave up the largest count. Any second gap keeps the secret; which one loses the fewest answers?"""
    if not total_shown:
        raise ValueError("one gap is enough here")
    small, largest = min(answers.values()), max(answers.values())
    return _bins(answers, [n in (small, largest) for n in answers.values()])


def explain_held_back(*, answers, total_shown, **_):
    truth = held_back(answers=answers, total_shown=total_shown)
    small = next(region for region, bin_ in truth.items() if bin_ == "small")
    text = f"**{small}** has {answers[small]} answers, fewer than 11: hold it back."
    if not total_shown:
        return f"{text}\n\nNo total is printed, so the other four give nothing away: print them."
    other = next(region for region, bin_ in truth.items() if bin_ == "other")
    rest = sum(n for region, n in answers.items() if region != small)
    return f"""{text}

But the total is printed: {sum(answers.values())} − {rest} = {answers[small]}, and the secret is out. A second gap closes it. The smallest of the others,
**{other}** with {answers[other]}, costs the least. Now the total gives away only that the two together have {answers[small] + answers[other]}."""


# --- How many answers would it take? --------------------------------------------------------------------------------


def answers_needed(*, score, mean, **_):
    return {"answers": answers_to_separate(score, reference=mean)}


def spread_of_the_score(*, score, mean, **_):
    """You put the score's own variance on top, not the mean's. That is the textbook interval, share ± 1.96 standard errors of the *share*. Wilson's asks which true values could have brought this score, so the value's own standard error counts."""
    return {"answers": 1.959964**2 * score * (1 - score) / (score - mean) ** 2}


def one_standard_error(*, score, mean, **_):
    """You set *one* standard error equal to the gap. Limits that luck seldom crosses lie 1.96 of them away; squared, how much does that change?"""
    return {"answers": mean * (1 - mean) / (score - mean) ** 2}


def both_limits_in_the_gap(*, score, mean, **_):
    """You made the *whole* interval as narrow as the gap. Only one of its halves points toward the mean: half the width has to fit."""
    return {"answers": 4 * answers_to_separate(score, reference=mean)}


def explain_answers_needed(*, score, mean, measure, place, groups):
    n = answers_to_separate(score, reference=mean)
    gap = abs(score - mean)
    return f"""
The gap is {100 * gap:.0f} points of 100. The standard error of the mean's value with n answers is √({mean:.2f} × {1 - mean:.2f} ÷ n).

1.96² × {mean:.2f} × {1 - mean:.2f} ÷ {gap:.2f}² = **{n:.0f}** answers.

Place {place} of {groups} for {measure} may be a difference, or luck: it depends on a number that was not published. And were {score:.0%} the true
score, about half of surveys of this size would still come out closer to the mean and miss.
"""
