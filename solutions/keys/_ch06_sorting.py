"""Chapter 6, what is sorted or chosen: reasons behind the lines, signs of a bias, and what a report can show."""

from exercises.problems._ch06_banks import REASON_OF, REASONS, REMARKS, SENTENCES, SIGNS, STORIES, WAYS

# --- Why does each line come out so? --------------------------------------------------------------------------------

_BECAUSE = {
    "no_link": "Line 2 asks whether the two risks go along. With a = 0 they do not, and no slope can swallow anything.",
    "effect_unused": "Line 2 speaks of clinical and social risk only; γ has not been used yet.",
    "both_vanish": "Something that does nothing to the outcome may be left out of its model, whatever it goes along with.",
    "both_double": "γ is a factor of both: what social risk adds, a slope or a hospital can be blamed for.",
    "below_one": "Where a is not 0, who is clinically sicker is also likelier to have the social risk; so much of it the model sees without knowing.",
    "less_than_all": "γ × (q − p) would be right if clinical risk told nothing; it tells a part, and line 4 takes that off.",
    "zero_at_p": "A hospital with everybody's share of social risk gets what the model expects on average.",
    "negative": "The model expects of its patients a share of social risk that they do not have, so it looks better than it is.",
}


def sort_remarks(*, shown, **_):
    return {remark: REASON_OF[remark] for remark in shown}


def whatever_matters_is_swallowed(*, shown, **_):
    """You put the remarks about line 2 under “what social risk does to the outcome”. Look for γ in line 2. A social risk may weigh as much as you like: if it does not go along with clinical risk, no slope can take it in."""
    return {remark: "matters" if REASON_OF[remark] == "goes_along" else REASON_OF[remark] for remark in shown}


def a_link_does_harm_only(*, shown, **_):
    """You gave line 4 the reason of line 2. Both hold a, and they do opposite things with it: one makes a slope wrong, the other lets clinical risk stand in for what was left out. Which of the two does a hospital profit from?"""
    return {remark: "goes_along" if REASON_OF[remark] == "proxy" else REASON_OF[remark] for remark in shown}


def hospitals_are_all_alike(*, shown, **_):
    """You explained a remark about q and p by the effect of social risk. That effect is the same in every hospital. What differs between a hospital with share p and one with share q?"""
    return {remark: "matters" if REASON_OF[remark] == "whose" else REASON_OF[remark] for remark in shown}


def explain_remarks(*, shown, **_):
    return "\n".join(f"- {REMARKS[remark]} → **{REASONS[REASON_OF[remark]].lower()}.** {_BECAUSE[remark]}" for remark in shown)


# --- Which way is it off? -------------------------------------------------------------------------------------------

_NAMES = {1: "+", -1: "−", 0: "0"}


def _way(sign):
    return "up" if sign > 0 else "down" if sign < 0 else "none"


def sort_stories(*, shown, **_):
    return {story: _way(SIGNS[story][0] * SIGNS[story][1]) for story in shown}


def sign_of_the_effect(*, shown, **_):
    """You went by what the left-out thing does to the outcome. That is half of it. If more of the regressor means *less* of the left-out thing, its effect enters the slope with the other sign; and if it does not go along at all, not at all."""
    return {story: _way(SIGNS[story][0]) for story in shown}


def sign_of_the_link(*, shown, **_):
    """You went by whether the left-out thing goes along with the regressor. That is half of it. What goes along and *lowers* the outcome pulls the slope down; what does nothing to the outcome pulls nowhere."""
    return {story: _way(SIGNS[story][1]) for story in shown}


def two_minuses_stay_minus(*, shown, **_):
    """You let two minuses make a minus. Walk through one such line: more of the regressor, less of the harm, so a better outcome. Does the slope then look too high or too low?"""
    return {story: "down" if -1 in SIGNS[story] else _way(SIGNS[story][0] * SIGNS[story][1]) for story in shown}


def explain_stories(*, shown, **_):
    lines = []
    for story in shown:
        gamma, delta = SIGNS[story]
        name = STORIES[story].partition(".")[0]
        lines.append(f"- {name}: γ {_NAMES[gamma]}, δ {_NAMES[delta]} → **{WAYS[_way(gamma * delta)].lower()}**")
    return "\n".join(lines) + (
        "\n\nγ is what the left-out thing does to the outcome, δ how it goes along with the regressor. The bias has the sign of the product γδ, and is 0 where either is."
    )


# --- Which sentence may be printed? ---------------------------------------------------------------------------------


def what_can_be_said(*, done, within, **_):
    if not done:
        return "open"
    return "worse" if within > 1.1 else "better" if within < 0.9 else "alike"


def clinical_ratio_read_as_care(*, plain, done, within, **_):
    """You read {{plain:.2f}} as a verdict on care. By clinical risk alone, patients in poverty and bad care look the same, and patients in poverty with *good* care look average: {{plain:.2f}} may be one, the other, or both. (“Half and half” says even less.) Is there a line that can tell them apart?"""
    said = "worse" if plain > 1.1 else "better" if plain < 0.9 else "alike"
    return None if said == what_can_be_said(done=done, within=within) else said


def half_and_half_read_as_equal(*, done, within, **_):
    """You read “half and half” as equal care. Half of any group lies above its own median, whatever the care: the second line would read the same if one kind of hospitals were excellent and the other dreadful."""
    return None if what_can_be_said(done=done, within=within) in ("alike", "better") else "alike"


def nothing_can_ever_be_said(*, done, within, **_):
    """Two of the three lines leave it open, and you are right to distrust them. The third compares patients with and without social risk *in the same hospital*, so that the care of that hospital is the same for both. Here it was done. What does it say?"""
    return "open" if done else None


def explain_reports(*, plain, done, within, line, **_):
    end = (
        f"The third takes what social risk does from patients of one and the same hospital, so that care does not enter it. Its {within:.2f} is about care."
        if done
        else "The third would have, and it was not done: without patients' own records nobody can tell what social risk does inside a hospital."
    )
    said = SENTENCES[what_can_be_said(done=done, within=within)]
    return f"""
The first line ({plain:.2f}) mixes who the patients are with how they are cared for. The second is half and half by construction: it never compares the two kinds. {end}

So: **{said}** (All of it as far as social risk raises readmission everywhere by the same odds. A hospital that treats its patients with social risk worse than its others would break that.)
"""
