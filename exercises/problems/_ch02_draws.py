"""The numbers of the questions on measuring quality. Each draw keeps right and wrong rules apart by construction."""

from functools import cache

from exercises.problems._ch02_banks import BANK, KIND_OF, PERIL_BINS, PERIL_OF, PERILS, REASON_OF, REASONS, REMARKS
from vbc.score_scales import t_score_percentile
from workbook.text import halves_up
from workbook.variants import between, pick, sample, shuffled

ITEMS = ("Eyes", "Feet", "Kidneys", "Vaccine")
REGIONS = ("North", "East", "South", "West", "Center")


# --- A change and what it is worth ----------------------------------------------------------------------------------


def why_each_line(rng):
    enrolled, n, n_other = between(rng, 110, 130, 5), between(rng, 70, 90, 1), between(rng, 70, 90, 1)
    before, gain = between(rng, 42, 50, 0.5), between(rng, 6, 10, 0.5)
    other = round(gain - between(rng, 1.5, 4, 0.5), 1)
    spread = between(rng, 13, 17, 0.5)
    added, reach = round(gain - other, 1), 1.96 * spread * (1 / n + 1 / n_other) ** 0.5
    responders = round(n * between(rng, 0.45, 0.6, 0.05))
    shown = [pick(rng, [remark for remark in REMARKS if REASON_OF[remark] == reason]) for reason in REASONS]
    shown += sample(rng, [remark for remark in REMARKS if remark not in shown], 1)
    return {
        "enrolled": enrolled,
        "n": n,
        "n_other": n_other,
        "before": before,
        "after": round(before + gain, 1),
        "gain": gain,
        "spread": spread,
        "response": round(halves_up(gain / spread), 2),
        "responders": responders,
        "share": round(responders / n, 6),
        "other": other,
        "added": added,
        "low": f"{added - reach:.1f}".replace("-0.0", "0.0").replace("-", "−"),
        "high": f"{added + reach:.1f}",
        "missing": enrolled - n,
        "least": round(responders / enrolled, 6),
        "most": round((responders + enrolled - n) / enrolled, 6),
        "shown": shuffled(rng, shown),
    }


def added_points(rng):
    start = between(rng, 30, 36, 0.5)
    # Nearly level, as lots leave them, and not quite, or comparing their ends would give the same.
    start_other = round(start + pick(rng, (-1, -0.5, 0.5, 1)), 1)
    better_other = between(rng, 5, 8, 0.5)
    added = pick(rng, (-2.5, -2, -1.5, 1.5, 2, 2.5, 3, 3.5))
    if better_other + added == -added:  # the loss, taken for a gain, must not be the program's own change
        better_other += 0.5
    better = round(better_other + added, 1)
    enrolled = between(rng, 150, 240, 10)
    return {
        "enrolled": enrolled,
        "n": round(enrolled * between(rng, 0.55, 0.7, 0.05)),
        "n_other": round(enrolled * between(rng, 0.55, 0.7, 0.05)),
        "start": start,
        "end": round(start - better, 1),
        "start_other": start_other,
        "end_other": round(start_other - better_other, 1),
    }


def slow_swimmers(rng):
    first = between(rng, 58, 66, 0.5)
    first_other = round(first + pick(rng, (-0.5, 0.5)), 1)
    faster_other = between(rng, 4.5, 6.5, 0.5)
    # At most 3, so that neither it nor a comparison of the second day alone is what came without a coach.
    coach = between(rng, 1.5, 3, 0.5)
    return {
        "members": between(rng, 120, 260, 10),
        "slowest": between(rng, 20, 40, 2),
        "first": first,
        "second": round(first - faster_other - coach, 1),
        "first_other": first_other,
        "second_other": round(first_other - faster_other, 1),
    }


SCORES = {"mcs": "Mental health (MCS), higher is better", "pcs": "Physical health (PCS), higher is better",
          "ces_d": "Depressive symptoms (CES-D), lower is better"}  # fmt: skip
GROUPS = {
    "both halves": ("clinic", "usual care"),
    "those offered the clinic": ("clinic",),
    "those with usual care": ("usual care",),
}


@cache
def _real_scores(month, group):
    """What the trial's tables say of each score, rounded as it is shown."""
    from vbc.help_trial import HIGHER_IS_BETTER, paired_scores

    rows = {}
    for score in SCORES:
        pairs = paired_scores(score, month=month)
        pairs = pairs[pairs["arm"].isin(GROUPS[group])]
        both = pairs.dropna(subset=["baseline", "follow_up"])
        change = both["follow_up"] - both["baseline"]
        better = change if HIGHER_IS_BETTER[score] else -change
        rows[score] = {
            "n": len(both),
            "enrolled": len(pairs),
            "before": round(float(both["baseline"].mean()), 2),
            "after": round(float(both["follow_up"].mean()), 2),
            "spread": round(float(both["baseline"].std()), 2),
            "spread_of_changes": round(float(change.std()), 2),
            "enough": int((better >= 5).sum()),
        }
    return rows


def three_real_scores(rng):
    month, group = pick(rng, (6, 12, 18, 24)), pick(rng, list(GROUPS))
    rows = _real_scores(month, group)
    lines = [
        f"| {SCORES[score]} | {r['n']} | {r['before']:.2f} | {r['after']:.2f} | {r['spread']:.2f} | {r['spread_of_changes']:.2f} | {r['enough']} |"
        for score, r in rows.items()
    ]
    return {
        "month": month,
        "group": group,
        "enrolled": rows["mcs"]["enrolled"],
        "scores": ["Mental health", "Physical health", "Depressive symptoms"],
        "rows": [rows[score] for score in SCORES],
        "lines": "\n".join(lines),
    }


def who_never_answered(rng):
    enrolled = between(rng, 200, 480, 20)
    answered = round(enrolled * between(rng, 0.5, 0.75, 0.05))
    return {"enrolled": enrolled, "answered": answered, "responders": round(answered * between(rng, 0.35, 0.65, 0.05))}


def unchanged_patient(rng):
    mean, reliability = between(rng, 28, 36, 1), between(rng, 0.6, 0.8, 0.05)
    firsts = [mean + gap for gap in (-14, -12, -10, 10, 12, 14, 16, 18)]
    return {"mean": mean, "reliability": reliability, "first": pick(rng, [x for x in firsts if _told_apart(x, mean, reliability)])}


def _told_apart(first, mean, reliability):
    """No two ways to expect the next score come within the tolerance of each other."""
    rules = [
        first,
        mean,
        reliability * first,
        mean + reliability * (first - mean),
        mean + (1 - reliability) * (first - mean),
    ]
    return min(abs(a - b) for i, a in enumerate(rules) for b in rules[:i]) > 0.15


# --- What a measure measures ----------------------------------------------------------------------------------------


def total_effect(rng):
    reviews, per_review = between(rng, 20, 60, 5), between(rng, 0.02, 0.06, 0.01)
    through = round(reviews * per_review, 2)
    otherwise = pick(rng, [c for c in (0.4, 0.6, 0.8, 1.2, 1.5, 1.8) if abs(c - through) > 0.1])
    return {"reviews": reviews, "per_review": per_review, "otherwise": otherwise}


HOW_MANY = {"structure": 1, "process": 2, "outcome": 2, "prom": 1, "prem": 1, "use": 2}
OF_KIND = {kind: [measure for measure in BANK if KIND_OF[measure] == kind] for kind in HOW_MANY}


def sort_measures(rng):
    return {"shown": shuffled(rng, [one for kind, count in HOW_MANY.items() for one in sample(rng, OF_KIND[kind], count)])}


def which_peril(rng):
    shown = [one for bin_ in PERIL_BINS for one in sample(rng, [p for p in PERILS if PERIL_OF[p] == bin_], 2)]
    return {"shown": shuffled(rng, shown)}


def two_composites(rng):
    while True:
        checklist = [[_mark(rng) for _ in ITEMS] for _ in range(6)]
        if _tells_apart(checklist):
            break
    sign = {1: "done", 0: "missed", None: "–"}
    lines = [f"| {place} | " + " | ".join(sign[mark] for mark in row) + " |" for place, row in enumerate(checklist, start=1)]
    return {"checklist": checklist, "lines": "\n".join(lines)}


def _mark(rng):
    draw = rng.random()
    return None if draw < 0.25 else 0 if draw < 0.42 else 1


def _tells_apart(checklist):
    """Every item and patient is due at least once, and no two ways of counting come near each other."""
    due = [[mark for mark in row if mark is not None] for row in checklist]
    complete = [sum(map(all, due)), sum(row == [1] * len(ITEMS) for row in due)]
    if not complete[1] < complete[0] < len(due):
        return False
    columns = [[mark for mark in column if mark is not None] for column in zip(*checklist, strict=True)]
    if not all(due) or not all(columns) or not any(None in row for row in checklist):
        return False
    done, opportunities = sum(map(sum, due)), sum(map(len, due))
    pooled = [
        done / opportunities,
        sum(sum(row) / len(row) for row in due) / len(due),
        sum(sum(column) / len(column) for column in columns) / len(columns),
        done / (len(checklist) * len(ITEMS)),
    ]
    return all(abs(a - b) >= 0.008 for i, a in enumerate(pooled) for b in pooled[:i])


def composites_in_code(rng):
    return {"patients": between(rng, 3, 6, 1)}


# --- What patients say ----------------------------------------------------------------------------------------------

TRAITS = {"physical function": True, "pain interference": False, "fatigue": False, "satisfaction with social roles": True}


def whom_does_it_pass(rng):
    trait, t = pick(rng, list(TRAITS)), pick(rng, (30, 35, 40, 42, 58, 60, 65, 70))
    return {
        "trait": trait,
        "more_is_better": TRAITS[trait],
        "t": t,
        # The share on the larger side is shown, so that both sides of 50 read alike.
        "passed": round(100 * max(t_score_percentile(t), 1 - t_score_percentile(t))),
        "half": round(t / 2, 1),
        "name": pick(rng, ("Ana", "Ben", "Chi", "Dele", "Eva", "Farid")),
    }


def top_box(rng):
    never, sometimes, usually = between(rng, 3, 12, 1), between(rng, 10, 30, 1), between(rng, 30, 70, 1)
    always, blank = between(rng, 80, 160, 1), between(rng, 12, 40, 1)
    back = never + sometimes + usually + always + blank
    return {
        "never": never,
        "sometimes": sometimes,
        "usually": usually,
        "always": always,
        "blank": blank,
        "sent": back + between(rng, 150, 400, 10),
    }


def cells_to_hold_back(rng):
    small, total_shown = between(rng, 2, 10, 1), rng.random() < 0.5
    large = sample(rng, list(range(14, 96, 3)), 4)
    answers = dict(zip(REGIONS, shuffled(rng, [small, *large]), strict=True))
    total = f"the total of {sum(answers.values())} is printed too" if total_shown else "no total is printed"
    return {"answers": answers, "total_shown": total_shown, "total": total}


MEASURES = {"CAHPS_GRP_1": "timely care", "CAHPS_GRP_3": "rating of the provider", "CAHPS_GRP_5": "health promotion"}


@cache
def _published(code):
    """Scores of a measure, best first, in whole percent, and their mean."""
    from vbc.datasets import cms_patient_experience

    scores = cms_patient_experience().query("code == @code")["score"].dropna().sort_values(ascending=False)
    return [int(score) for score in scores], round(float(scores.mean()))


def answers_needed(rng):
    code = pick(rng, list(MEASURES))
    scores, mean = _published(code)
    place = pick(rng, [i for i, score in enumerate(scores) if 6 <= abs(score - mean) <= 12])
    return {
        "measure": MEASURES[code],
        "score": scores[place] / 100,
        "mean": mean / 100,
        "place": place + 1,
        "groups": len(scores),
    }
