"""Chapter 2, the problems about change: how much, for whom, because of what, and who was silent."""

from exercises.problems._ch02_banks import REASON_OF, REMARKS
from vbc.change_compared import expected_without_change
from vbc.patient_reported import responder_bounds
from workbook.text import fill, halves_up

# --- Why is each line there? ----------------------------------------------------------------------------------------

_BECAUSE = {
    "no_unit": "size: points over points leaves a plain number.",
    "other_scale": "size: without a unit it can be held against any other scale.",
    "one_leap": "persons: whoever has passed the mark counts once, however far past.",
    "low_share": "persons: a few large gains can carry a mean while most people stay where they were.",
    "never_coached": "cause: what happens to people without the coaching is what the coaching did not do.",
    "same_season": "cause: what both halves share cancels in the difference.",
    "below_the_line": "silence: the silent belong to those who were coached.",
    "closes": "silence: with nobody missing, nothing is left open.",
}


def sort_remarks(*, shown, **_):
    return {remark: REASON_OF[remark] for remark in shown}


def an_effect_size_is_an_effect(*, shown, **_):
    """You let line 2 say what the coaching did. Cross out lines 4 and 5: line 2 stays just as it is, whether the coaching helped or the season turned. What does it compare the change *with*?"""
    return {remark: "cause" if REASON_OF[remark] == "size" else REASON_OF[remark] for remark in shown}


def a_mean_speaks_for_all(*, shown, **_):
    """You filed line 3 under size. Take ten people: one gains 60 points, nine gain none. The mean is 6. How many of them gained, and which line would tell you?"""
    return {remark: "size" if REASON_OF[remark] == "people" else REASON_OF[remark] for remark in shown}


def the_silent_tell_the_cause(*, shown, **_):
    """You filed line 6 under cause. It never looks at anybody who was not coached. Which people does it speak of whom no other line has seen?"""
    return {remark: "cause" if REASON_OF[remark] == "silent" else REASON_OF[remark] for remark in shown}


def explain_remarks(*, shown, gain, other, added, low, high, least, most, **parameters):
    lines = "\n".join(f"- {fill(REMARKS[remark], **parameters)} → {_BECAUSE[remark]}" for remark in shown)
    none = "would fit too" if low.startswith("−") else "would hardly fit"
    return f"""{lines}

The mean says +{gain}. Of that, +{other} came without any coaching, so an estimated {added} points were added among those who answered; none at all {none} (limits {low} to {high}). The share
that gained 5 points lies anywhere from {halves_up(least):.0%} to {halves_up(most):.0%}."""


# --- Only the data --------------------------------------------------------------------------------------------------


def added(*, start, end, start_other, end_other, **_):
    return (start - end) - (start_other - end_other)


def own_change_only(*, start, end, **_):
    """{{given}} is how much better people in the program became. The others became better too, in the same six months, without it. How much of your number would have come anyway?"""
    return start - end


def scale_read_upward(*, start, end, start_other, end_other, **_):
    """The size is right. On the CES-D a *falling* score is good news; you counted it upward. Which half became better by more?"""
    return (end - start) - (end_other - start_other)


def ends_compared(*, end, end_other, **_):
    """{{given}} compares where the two halves ended. Lots make that a fair comparison too, in large trials: on average both halves begin level. These two did not *quite* (look at the first means). What does each half look like against its own start?"""
    return end_other - end


def both_changes_added(*, start, end, start_other, end_other, **_):
    """{{given}} adds the two improvements. The second one happened to other people, without the program. Should it count for the program or against it?"""
    return (start - end) + (start_other - end_other)


def usual_care_alone(*, start_other, end_other, **_):
    """{{given}} is what came *without* the program. You need it, but it is not the answer: it is what has to come off."""
    return start_other - end_other


def explain_added(*, start, end, start_other, end_other, **numbers):
    own, other = start - end, start_other - end_other
    answer = own - other
    verdict = "better" if answer > 0 else "worse"
    return f"""
Program: {start:.1f} − {end:.1f} = {own:.1f} points better. Care as usual: {start_other:.1f} − {end_other:.1f} = {other:.1f} points better.

Added by the program: {own:.1f} − {other:.1f} = **{f"{answer:.1f}".replace("-", "−")}** points; it left people {abs(answer):.1f} points {verdict} than
care as usual would have. Without the second row the report would have said {own:.1f}.

Had the halves begun far apart, even this would not be fair: the half that began worse is pulled back more (“Where they began”).
Statisticians then compare the later scores of people who began alike.

Two doubts stay. Only {numbers["n"]} and {numbers["n_other"]} of {numbers["enrolled"]} each are in these means; and a difference needs limits before anybody
is paid for it.
"""


# --- The slowest swimmers -------------------------------------------------------------------------------------------


def thanks(*, first, second, first_other, second_other, **_):
    return (first - second) - (first_other - second_other)


def the_coach_gets_every_second(*, first, second, **_):
    """{{given}} is all that they gained in the month. The ones without a coach became faster as well. What had they all been, on that one day?"""
    return first - second


def second_day_compared(*, second, second_other, **_):
    """{{given}} compares the last column alone. That is fair if the straws made two equally fast halves; look at the trial day. What did each half gain on itself?"""
    return second_other - second


def what_came_anyway(*, first_other, second_other, **_):
    """{{given}} is what a month brings without a coach. Keep it: it is to be taken off, not handed over."""
    return first_other - second_other


def seconds_of_both(*, first, second, first_other, second_other, **_):
    """{{given}} puts the gains of both halves together. Only one half ever saw the coach."""
    return (first - second) + (first_other - second_other)


def explain_thanks(*, members, slowest, first, second, first_other, second_other):
    own, other = first - second, first_other - second_other
    return f"""
With the coach: {first:.1f} − {second:.1f} = {own:.1f} seconds. Without: {first_other:.1f} − {second_other:.1f} = {other:.1f} seconds.

The coach's part: {own:.1f} − {other:.1f} = **{own - other:.1f}** seconds.

Who is picked for being slowest on one day was partly unlucky that day: a cold, a bad start, a crowded lane. Next time most of that is
gone. The {slowest} were chosen for it, so they gain with or without a coach; the straws are what shows how much. (The {members} members
play no part.) It is the trial of the chapter in other clothes.

Had the halves begun far apart, even this would not be fair: the slower half would be pulled back more.
"""


# --- Three real scores ----------------------------------------------------------------------------------------------

_SIGNS = (1, 1, -1)


def _real(rows, *, signs=_SIGNS, first="spread", second="spread_of_changes", below="n"):
    better = [sign * (r["after"] - r["before"]) for sign, r in zip(signs, rows, strict=True)]
    return {
        "Better by": better,
        "Effect size": [points / r[first] for points, r in zip(better, rows, strict=True)],
        "SRM": [points / r[second] for points, r in zip(better, rows, strict=True)],
        "Responders": [r["enough"] / r[below] for r in rows],
    }


def real_scores(*, rows, **_):
    return _real(rows)


def lower_is_worse(*, rows, **_):
    """You took the fall of the depression score for a loss. On that scale lower is better: count the improvement upward there too, and its two quotients with it."""
    return _real(rows, signs=(1, 1, 1))


def one_spread_for_both(*, rows, **_):
    """Your SRM divides by the standard deviation of the scores at the start, as the effect size does. The standardized *response* mean wants the spread of the responses: of the changes."""
    return _real(rows, second="spread")


def spreads_exchanged(*, rows, **_):
    """You exchanged the two quotients. The effect size asks how far people moved on the scale on which they differed *to begin with*; the SRM, how far beside how differently they *moved*."""
    return _real(rows, first="spread_of_changes", second="spread")


def responders_of_all_enrolled(*, rows, **_):
    """You divided the responders by everybody enrolled. That takes all who were silent for failures: it is the lower bound, a number worth knowing. Asked is the share of those with both scores."""
    return _real(rows, below="enrolled")


def explain_real_scores(*, scores, rows, month, group, **_):
    right = _real(rows)
    moral = "Before you thank the program, or blame it, look up the other half's."
    if group == "both halves":
        moral = "One of the halves was never offered the clinic: they say nothing about it yet."
    parts = []
    for i, (score, r) in enumerate(zip(scores, rows, strict=True)):
        first, second = (r["before"], r["after"]) if _SIGNS[i] < 0 else (r["after"], r["before"])
        parts.append(
            f"**{score}**: {first:.2f} − {second:.2f} = {right['Better by'][i]:.2f}; ÷ {r['spread']:.2f} = {right['Effect size'][i]:.3f} "
            f"(effect size); ÷ {r['spread_of_changes']:.2f} = {right['SRM'][i]:.3f} (SRM); {r['enough']} ÷ {r['n']} = "
            f"{right['Responders'][i]:.1%} responders."
        )
    return "\n\n".join(parts).replace("-", "−") + (f"\n\nThese are the numbers of {group} at month {month}. {moral}")


# --- What the silent leave open -------------------------------------------------------------------------------------


def bounds(*, enrolled, answered, responders):
    least, most = responder_bounds(responders, answered=answered, enrolled=enrolled)
    return {"Smallest": [least], "Largest": [most]}


def silent_left_out(*, answered, responders, **_):
    """Both of your numbers are the share of those who *answered*. It supposes that the silent did just as well. Nobody knows that: what if none of them gained, and what if all did?"""
    return {"Smallest": [responders / answered], "Largest": [responders / answered]}


def silent_never_gain(*, enrolled, answered, responders):
    """Your smallest share is right. For the largest you went back to those who answered. At best, all the silent gained enough: where do they enter?"""
    return {"Smallest": [responders / enrolled], "Largest": [responders / answered]}


def best_case_over_the_answered(*, enrolled, answered, responders):
    """In your largest share the silent stand above the line and not below. Who is counted on top must be counted at the bottom too."""
    return {"Smallest": [responders / enrolled], "Largest": [(responders + enrolled - answered) / answered]}


def explain_bounds(*, enrolled, answered, responders):
    silent = enrolled - answered
    return f"""
Silent: {enrolled} − {answered} = {silent} patients.

If none of them gained enough: {responders} ÷ {enrolled} = **{halves_up(responders / enrolled):.1%}**. If all did: ({responders} + {silent}) ÷ {enrolled} =
**{halves_up((responders + silent) / enrolled):.1%}**.

Of those who answered {halves_up(responders / answered):.1%} gained enough. The bounds are {silent / enrolled:.0%} of the enrolled apart: exactly the silent. No formula
makes them narrower; only finding the patients does, or a supposition about them that is said aloud.
"""


# --- A patient who has not changed ----------------------------------------------------------------------------------


def expected_again(*, mean, reliability, first):
    return expected_without_change(first, mean=mean, reliability=reliability)


def as_far_as_before(*, first, **_):
    """You expect the same score again. That would be right if the score were all patient and no day: a correlation of 1."""
    return first


def all_the_way_to_the_mean(*, mean, **_):
    """You expect the mean. That would be right if the score were all day and no patient: a correlation of 0."""
    return mean


def correlation_times_score(*, reliability, first, **_):
    """You shrank the score toward 0. Scores come back toward the *mean* of the patients: shrink the distance from it."""
    return reliability * first


def the_part_that_goes(*, mean, reliability, first):
    """You kept the part of the distance that goes and dropped the part that stays. The closer two scores of an unchanged patient agree, the more of the distance lasts."""
    return mean + (1 - reliability) * (first - mean)


def explain_unchanged(*, mean, reliability, first):
    answer = expected_without_change(first, mean=mean, reliability=reliability)
    distance = first - mean
    lasts = f"{reliability * abs(distance):.2f}"
    moral = (
        "A program that enrolls patients on their worst day reports this as its success."
        if first > mean
        else "By this score the patient has become worse, and nothing happened: a good day has passed."
    )
    return f"""
Today's distance from the mean: {first} − {mean} = {f"{distance}".replace("-", "−")} points. Of that {reliability:.0%} lasts: {"" if distance > 0 else "−"}{lasts} points.

Expected next time: {mean} {"+" if distance > 0 else "−"} {lasts} = **{answer:.2f}**.

The patient moves {abs(answer - first):.2f} points toward the mean while nothing happens. {moral}
"""
