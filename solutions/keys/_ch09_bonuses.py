"""Chapter 9, the problems on bonuses, points and bundles: answers, mistakes, explanations."""

from exercises.problems._ch09_draws import dollars
from vbc.bundles import reconcile
from vbc.hospital_purchasing import purchasing_adjustment
from vbc.purchasing_points import achievement_points, improvement_points
from workbook.mistakes import silent_where
from workbook.text import halves_up

# --- The next patient ----------------------------------------------------------------------------------------------


def _lines(patients, threshold, low, high):
    return round(threshold * patients), round(low * patients), round(high * patients)


def _ramp_step(amount, first, last, met):
    return amount / (last - first) if first <= met < last else 0.0


def next_patient(*, patients, amount, threshold, low, high, mets, **_):
    needed, first, last = _lines(patients, threshold, low, high)
    return {
        "Plan C": [float(amount) if met == needed - 1 else 0.0 for met in mets],
        "Plan R": [_ramp_step(amount, first, last, met) for met in mets],
    }


def spread_over_all(*, patients, amount, threshold, low, high, mets, **_):
    """In Plan R you spread the bonus over all {{patients}} patients. It is earned between its two lines only: how many patients is that?"""
    needed, first, last = _lines(patients, threshold, low, high)
    return {
        "Plan C": [float(amount) if met == needed - 1 else 0.0 for met in mets],
        "Plan R": [amount / patients if first <= met < last else 0.0 for met in mets],
    }


def cliff_pays_whoever_is_above(*, amount, patients, threshold, low, high, mets, **_):
    """In Plan C you gave the bonus to whoever *is* above the line. Asked is what one more patient adds: who has it already, and who gets it by that patient?"""
    needed, first, last = _lines(patients, threshold, low, high)
    return {
        "Plan C": [float(amount) if met >= needed - 1 else 0.0 for met in mets],
        "Plan R": [_ramp_step(amount, first, last, met) for met in mets],
    }


def cliff_in_steps(*, amount, patients, threshold, low, high, mets, **_):
    """In Plan C you paid each patient a part. It pays nothing for any step but one."""
    needed, first, last = _lines(patients, threshold, low, high)
    return {
        "Plan C": [amount / needed if met < needed else 0.0 for met in mets],
        "Plan R": [_ramp_step(amount, first, last, met) for met in mets],
    }


def ramp_without_a_start(*, amount, patients, threshold, low, high, mets, **_):
    """In Plan R you paid for a step below its first line. There it pays nothing yet."""
    needed, first, last = _lines(patients, threshold, low, high)
    return {
        "Plan C": [float(amount) if met == needed - 1 else 0.0 for met in mets],
        "Plan R": [amount / (last - first) if met < last else 0.0 for met in mets],
    }


def explain_next(*, patients, amount, threshold, low, high, mets, practices):
    needed, first, last = _lines(patients, threshold, low, high)
    truth = next_patient(patients=patients, amount=amount, threshold=threshold, low=low, high=high, mets=mets)
    rows = "\n".join(
        f"| {name} | {met} | {dollars(cliff)} | {dollars(ramp)} |"
        for name, met, cliff, ramp in zip(practices, mets, truth["Plan C"], truth["Plan R"], strict=True)
    )
    return f"""Plan C's line is at {needed} patients. Plan R spreads \\${amount:,} over the {last - first} patients from {first} to {last}: \\${amount / (last - first):,.0f} each.

| Practice | Checked | Plan C | Plan R |
|---|---:|---:|---:|
{rows}

Plan C pays \\${amount:,} for one eye check in one practice, and nothing for all others."""


# --- Points for a hospital -----------------------------------------------------------------------------------------


def _both(row):
    before, now, threshold, benchmark = row
    stand = achievement_points(now, threshold=threshold, benchmark=benchmark)
    return stand, improvement_points(now, baseline=before, benchmark=benchmark, lower_is_better=benchmark < threshold)


def points(*, rows, **_):
    return {"Points": [float(max(_both(row))) for row in rows]}


def points_added(*, rows, **_):
    """You added the two kinds of points. A hospital gets the larger."""
    return {"Points": [float(sum(_both(row))) for row in rows]}


def standing_only(*, rows, **_):
    """You counted standing only. One of the hospitals' measures has come a long way, and improvement counts if it gives more."""
    return {"Points": [float(_both(row)[0]) for row in rows]}


def improvement_only(*, rows, **_):
    """You counted improvement only. Where a hospital stands counts if it gives more."""
    return {"Points": [float(_both(row)[1]) for row in rows]}


@silent_where(lambda value, *, rows, **_: value == points(rows=rows))
def no_half_points(*, rows, **_):
    """You left out the + 0.5 and the − 0.5. They belong to the formulas, before rounding."""
    found = []
    for before, now, threshold, benchmark in rows:
        stand = 9 * (now - threshold) / (benchmark - threshold)
        climb = 10 * (now - before) / (benchmark - before)
        found.append(float(max(int(stand + 0.5), int(climb + 0.5))))
    return {"Points": found}


@silent_where(lambda value, **_: all(abs(cell - round(cell)) <= 0.02 for cell in value["Points"]))
def not_rounded(*, rows, **_):
    """You left points as the formulas give them. Each of the two is rounded to a whole number, halves up; then the larger counts."""
    found = []
    for before, now, threshold, benchmark in rows:
        stand = 9 * (now - threshold) / (benchmark - threshold) + 0.5
        climb = 10 * (now - before) / (benchmark - before) - 0.5
        found.append(max(stand, climb, 0.0))
    return {"Points": found}


def infections_turned_round(*, rows, **_):
    """You gave no points for fewer infections. A score below the threshold is *good* where less is better, and both differences in the formula are then negative."""
    return {"Points": [float(max(_both(row))) for row in rows[:2]] + [0.0]}


def explain_points(*, measures, rows):
    lines = []
    for name, row in zip(measures, rows, strict=True):
        before, now, threshold, benchmark = row
        stand, climb = _both(row)
        at, up = 9 * (now - threshold) / (benchmark - threshold) + 0.5, 10 * (now - before) / (benchmark - before) - 0.5
        lines.append(
            f"| {name} | {halves_up(at):.2f} → {stand} | {halves_up(up):.2f} → {climb} | **{max(stand, climb)}** |".replace(
                "-", "−"
            )
        )
    return "\n".join(["| Measure | Standing | Improvement | Points |", "|---|---:|---:|---:|", *lines])


# --- Two percent, and back -----------------------------------------------------------------------------------------


def _change(score, slope, base):
    return 1_000 * base * (purchasing_adjustment(score, slope=slope) - 1)


def payment_change(*, scores, slope, base, **_):
    return _change(sum(scores) / 3, slope, base)


def missing_counts_as_zero(*, scores, slope, base, **_):
    """You counted the domain without a score as zero. Too few cases are no bad care: its weight goes to the other three."""
    return _change(sum(scores) / 4, slope, base)


def on_top(*, scores, slope, base, **_):
    """You took what comes back for a bonus on top. First 2% was withheld."""
    return 1_000 * base * 0.02 * sum(scores) / 300 * slope


def slope_left_out(*, scores, base, **_):
    """You gave back 2% times the score, and left out the factor {{slope:.1f}} by which all that was withheld is paid out."""
    return _change(sum(scores) / 3, 1.0, base)


def in_dollars(*, scores, slope, base, **_):
    """Those are dollars. Asked are thousands of dollars."""
    return 1_000 * payment_change(scores=scores, slope=slope, base=base)


def in_millions(*, scores, slope, base, **_):
    """Those are millions of dollars. Asked are thousands."""
    return payment_change(scores=scores, slope=slope, base=base) / 1_000


def explain_change(*, scores, slope, base, missing):
    score = sum(scores) / 3
    change = payment_change(scores=scores, slope=slope, base=base)
    return f"""Three domains share all the weight: ({" + ".join(map(str, scores))}) ÷ 3 = {score:.2f}.

Of \\${1_000 * base:,} thousand 2% was withheld: {20 * base:,} thousand. Back comes {20 * base:,} × {sum(scores)} ÷ 300 × {slope:.1f} = {dollars(20 * base + change, 1)} thousand. The difference is **{dollars(change, 1)}** thousand dollars.

Counting {missing} as zero would have made the score {sum(scores) / 4:.2f}."""


# --- Settle the year -----------------------------------------------------------------------------------------------


def settlement(*, baseline, episodes, discount, limit, each):
    return reconcile(
        actual=each * episodes, baseline=baseline, episodes=episodes, discount=discount, stop_gain=limit, stop_loss=limit
    ).payment


def _clipped(value, most):
    return min(max(value, -most), most)


@silent_where(
    lambda value, *, baseline, episodes, discount, limit, **_: abs(value) <= limit * (1 - discount) * baseline * episodes * 1.01
)
def no_limit(*, baseline, episodes, discount, limit, each):
    """You settled the whole difference. In either direction the limit is {{limit:.0%}} of the target total."""
    return ((1 - discount) * baseline - each) * episodes


@silent_where(lambda value, *, baseline, episodes, limit, **_: abs(value) >= limit * baseline * episodes)
def no_discount(*, baseline, episodes, discount, limit, each):
    """You compared with the old average. The target is that less {{discount:.0%}}: the payer keeps the discount."""
    return _clipped((baseline - each) * episodes, limit * baseline * episodes)


def one_episode(*, baseline, episodes, discount, limit, each):
    """That is one episode. There are {{episodes}}."""
    return settlement(baseline=baseline, episodes=1, discount=discount, limit=limit, each=each)


def sign_turned(*, baseline, episodes, discount, limit, each):
    """Your sign is turned: what lies *below* the target is paid to the hospital."""
    return -settlement(baseline=baseline, episodes=episodes, discount=discount, limit=limit, each=each)


def limit_of_the_difference(*, baseline, episodes, discount, limit, each):
    """You took {{limit:.0%}} of the *difference*. The limit is a share of the target total; what lies within it is settled in full."""
    return limit * ((1 - discount) * baseline - each) * episodes


@silent_where(lambda value, *, baseline, episodes, limit, **_: abs(value) < limit * baseline * episodes)
def limit_of_the_baseline(*, baseline, episodes, discount, limit, each):
    """You took the limit from the total before the discount. It is a share of the *target*."""
    return _clipped(((1 - discount) * baseline - each) * episodes, limit * baseline * episodes)


def explain_settlement(*, baseline, episodes, discount, limit, each):
    target = (1 - discount) * baseline
    difference = (target - each) * episodes
    most = limit * target * episodes
    result = settlement(baseline=baseline, episodes=episodes, discount=discount, limit=limit, each=each)
    bound = (
        "more than the limit, so the limit is settled" if abs(difference) > most else "within the limit, so all of it is settled"
    )
    return f"""Target: {baseline:,} × {1 - discount:.0%} = \\${halves_up(target):,.0f} an episode. Difference of the year: ({halves_up(target):,.0f} − {each:,}) × {episodes} = {dollars(difference, 0)}.

The limit is {limit:.0%} × {halves_up(target):,.0f} × {episodes} = {halves_up(most):,.0f}: the difference is {bound}. The hospital {"receives" if result > 0 else "repays"} **\\${halves_up(abs(result)):,.0f}**.

Beyond a limit one dollar more or less spent changes nothing: there a bundle is a fixed sum, as fees are below a threshold."""
