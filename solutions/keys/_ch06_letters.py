"""Chapter 6, letters and odds: three rules on ten hospitals, and an odds ratio of two groups together."""

# --- Who gets a letter? ---------------------------------------------------------------------------------------------

_KINDS = ("safety-net", "other")


def _letters(pairs):
    """Letters and sums for each (ratios, bar)."""
    over = [[ratio - bar for ratio in ratios if ratio > bar] for ratios, bar in pairs]
    return {"Letters": [len(one) for one in over], "Sum of penalties": [round(sum(one), 10) for one in over]}


def _median(ratios):
    return sorted(ratios)[len(ratios) // 2]


def letters(*, clinical, social, **_):
    return _letters(
        [(clinical[kind], 1) for kind in _KINDS]
        + [(social[kind], 1) for kind in _KINDS]
        + [(clinical[kind], _median(clinical[kind])) for kind in _KINDS]
    )


def bar_at_one_for_all(*, clinical, social, **_):
    """You left the bar at 1 for *stratify*. Then it is *nothing* under another name. The bar of each kind is the median of its own five."""
    return _letters(
        [(clinical[kind], 1) for kind in _KINDS] + [(social[kind], 1) for kind in _KINDS] + [(clinical[kind], 1) for kind in _KINDS]
    )


def one_median_for_all(*, clinical, social, **_):
    """You held both kinds against one median of all ten. Stratify means: each kind against its own."""
    ten = sorted(clinical["safety-net"] + clinical["other"])
    bar = (ten[4] + ten[5]) / 2
    return _letters(
        [(clinical[kind], 1) for kind in _KINDS]
        + [(social[kind], 1) for kind in _KINDS]
        + [(clinical[kind], bar) for kind in _KINDS]
    )


def adjusted_peers(*, clinical, social, **_):
    """You stratified the *adjusted* ratios: two remedies at once. The rule takes the clinical O/E."""
    return _letters(
        [(clinical[kind], 1) for kind in _KINDS]
        + [(social[kind], 1) for kind in _KINDS]
        + [(social[kind], _median(social[kind])) for kind in _KINDS]
    )


def good_hospitals_pay_back(*, clinical, social, **_):
    """You let hospitals below the bar make up for those above. Nobody is paid for lying below: add up only what exceeds the bar."""
    right = letters(clinical=clinical, social=social)
    pairs = [(clinical, 1), (social, 1)]
    sums = [sum(ratio - bar for ratio in table[kind]) for table, bar in pairs for kind in _KINDS]
    sums += [sum(ratio - _median(clinical[kind]) for ratio in clinical[kind]) for kind in _KINDS]
    return {"Letters": right["Letters"], "Sum of penalties": sums}


def explain_letters(*, clinical, social, **_):
    found = letters(clinical=clinical, social=social)
    names = [f"{rule}, {kind}" for rule in ("Nothing", "Adjust", "Stratify") for kind in _KINDS]
    bars = [1, 1, 1, 1, *(_median(clinical[kind]) for kind in _KINDS)]
    lines = "\n".join(
        f"- {name} (bar {bar:.2f}): **{count}** {'letter' if count == 1 else 'letters'}, **{total:.2f}**"
        for name, bar, count, total in zip(names, bars, found["Letters"], found["Sum of penalties"], strict=True)
    )
    return f"""
{lines}

Under *stratify* two of five are above their median, in both kinds, and would be with any care: that is the median rule. The sums are graded and say a little more. Doing nothing sends its letters to the safety net; adjusting lowers the
penalties there and raises those elsewhere. Which is right depends on the care, and no column of the table holds that.
"""


# --- Two groups and everybody ---------------------------------------------------------------------------------------


def _odds(readmitted, of=2000):
    return readmitted / (of - readmitted)


def over_everybody(*, before, after, **_):
    return _odds(sum(after)) / _odds(sum(before))


def unrelated_so_unchanged(*, before, after, **_):
    """You kept the odds ratio of the groups. By lot means that nothing is confounded, and a *linear* slope would stay put. Odds are not linear: put the patients together and compute."""
    return after[0] * (1000 - before[0]) / ((1000 - after[0]) * before[0])


def ratio_of_risks(*, before, after, **_):
    """{{given:.2f}} is a ratio of *risks*, readmitted over all. Odds put those readmitted over those who are not."""
    return sum(after) / sum(before)


def upside_down(*, before, after, **_):
    """{{given:.2f}} is the odds ratio of having no program. Turn it round."""
    return _odds(sum(before)) / _odds(sum(after))


def explain_odds(*, before, after, ratio):
    start, end = sum(before), sum(after)
    return f"""
Of 2,000 without the program {start} are readmitted: odds {start} ÷ {2000 - start} = {_odds(start):.5f}. With it {end}: odds {end} ÷ {2000 - end} = {_odds(end):.5f}.

{_odds(end):.5f} ÷ {_odds(start):.5f} = **{_odds(end) / _odds(start):.3f}**, nearer to 1 than the {ratio:.2f} of both groups, with nothing confounded: non-collapsibility. The risk *difference* averages: {(after[0] - before[0]) / 10:.1f} and {(after[1] - before[1]) / 10:.1f} points in the groups, {(end - start) / 20:.2f} over all.
"""
