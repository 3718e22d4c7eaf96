"""The numbers of chapter 6's problems. Where a draw shows worked lines, each line follows from the figures as printed."""

from functools import cache

from exercises.problems._ch06_banks import REMARKS, STORIES
from workbook.text import halves_up
from workbook.variants import between, groups, pick, shuffled, some_of_each

KINDS = ("safety-net", "other")


def _apart(truth, others, least=0.02):
    """Whether wrong numbers differ from the right one, and from each other, by more than an allowance."""
    numbers = [truth, *others]
    return all(abs(a - b) > least * max(abs(a), abs(b), 1e-9) for at, a in enumerate(numbers) for b in numbers[:at])


def _safety_net(rng):
    """A design with its lines worked out, each from the ones above as printed."""
    p, q = between(rng, 0.15, 0.35, 0.01), between(rng, 0.50, 0.80, 0.05)
    gamma, link = between(rng, 1.0, 3.0, 0.2), between(rng, 0.6, 1.6, 0.1)
    scatter = round(p * (1 - p), 4)
    delta = round(halves_up(link * scatter / (1 + link**2 * scatter)), 4)
    return {
        "p": p, "q": q, "gamma": gamma, "link": link, "scatter": scatter, "delta": delta, "bias": round(halves_up(gamma * delta), 3),
        "unseen": round(halves_up(1 - delta * link), 4), "more": round(q - p, 2), "rest": round(1 - p, 2),
    }  # fmt: skip


def why_each_line(rng):
    lines = _safety_net(rng)
    penalty = round(halves_up(lines["gamma"] * lines["unseen"] * lines["more"]), 3)
    return {**lines, "penalty": penalty, "shown": some_of_each(rng, REMARKS, 2, shown=5)}


def last_step(rng):
    while True:
        n = _safety_net(rng)
        truth = n["gamma"] * n["unseen"] * n["more"]
        wrong = (n["bias"], n["gamma"] * n["more"], n["gamma"] * n["unseen"] * n["q"], n["bias"] * n["more"])
        if _apart(truth, wrong, 0.03):
            return n


def only_the_data(rng):
    """Four cells with means that add up without exception: what differs is only how many stand in each."""
    while True:
        well, own, social = between(rng, 18, 30, 1), between(rng, 4, 9, 1), between(rng, 5, 12, 1)
        counts = {
            "less": [between(rng, 240, 400, 20), between(rng, 40, 120, 20)],
            "sicker": [between(rng, 60, 160, 20), between(rng, 80, 200, 20)],
        }
        risk = {row: n[1] / sum(n) for row, n in counts.items()}
        sick = [counts["sicker"][at] / (counts["less"][at] + counts["sicker"][at]) for at in (0, 1)]
        delta = risk["sicker"] - risk["less"]
        truth = social * delta
        wrong = (social, own + truth, social * (sick[1] - sick[0]), own, social * risk["sicker"])
        if delta > 0.12 and _apart(truth, wrong, 0.04):
            means = {"less": [well, well + social], "sicker": [well + own, well + own + social]}
            return {"counts": counts, "means": means, "own": own, "social": social}


def river_plots(rng):
    while True:
        new, old = between(rng, 0.2, 0.8, 0.05), between(rng, 0.2, 0.8, 0.05)
        river, found = between(rng, 20, 60, 5), between(rng, 25, 60, 1)
        truth = found - river * (new - old)
        wrong = (found, found - river, found + river * (new - old), found - river * new, river * (new - old))
        if abs(new - old) >= 0.2 and truth > 3 and _apart(truth, wrong, 0.03):
            return {"new": new, "old": old, "river": river, "found": found, "scarecrows": between(rng, 8, 40, 1)}


def short_slope(rng):
    while True:
        beta, gamma = between(rng, 0.5, 2.0, 0.1), between(rng, 1.0, 3.0, 0.2)
        link, p = between(rng, 0.6, 2.6, 0.2), between(rng, 0.15, 0.45, 0.05)
        scatter = p * (1 - p)
        delta = link * scatter / (1 + link**2 * scatter)
        wrong = (beta + gamma, beta - gamma * delta, beta + gamma * link, beta + gamma * link * scatter, beta)
        if _apart(beta + gamma * delta, wrong, 0.02):
            return {"beta": beta, "gamma": gamma, "link": link, "p": p}


def half_the_penalty(rng):
    p = between(rng, 0.13, 0.50, 0.01)
    gamma = between(rng, 1.0, 3.0, 0.1)
    q = round(p + between(rng, 0.20, 0.45, 0.05), 2)
    return {"p": p, "q": q, "gamma": gamma, "most": round(gamma * (q - p), 3)}


_REAL = {
    ("consequences", "drinks"): ("consequences of drinking, points", "drinks a day"),
    ("consequences", "pcs"): ("consequences of drinking, points", "physical health, points"),
    ("drinks", "consequences"): ("drinks a day", "consequences of drinking, points"),
    ("drinks", "pcs"): ("drinks a day", "physical health, points"),
    ("drinks", "age"): ("drinks a day", "age, years"),
    ("pcs", "drinks"): ("physical health, points", "drinks a day"),
    ("most_drinks", "consequences"): ("most drinks on one day", "consequences of drinking, points"),
    ("consequences", "ces_d"): ("consequences of drinking, points", "depressive symptoms, points"),
    ("drinks", "ces_d"): ("drinks a day", "depressive symptoms, points"),
    ("consequences", "sex_risk"): ("consequences of drinking, points", "HIV risk from sex, points"),
}


@cache
def _moments():
    """Variances and covariances of each pair with housing, as a statistics program prints them."""
    import numpy as np

    from vbc.help_detox import help_baseline

    people = help_baseline()
    moments = {}
    for outcome, regressor in _REAL:
        table = np.cov(people[[outcome, regressor, "homeless"]].dropna().to_numpy(float).T)
        moments[outcome, regressor] = [
            float(f"{value:.6g}") for value in (table[1, 1], table[2, 2], table[1, 2], table[0, 1], table[0, 2])
        ]
    return moments


def real_pair(rng):
    pair = pick(rng, list(_REAL))
    names = ("var_x", "var_s", "cov_xs", "cov_xy", "cov_sy")
    return {
        "outcome": _REAL[pair][0],
        "regressor": _REAL[pair][1],
        **dict(zip(names, _moments()[pair], strict=True)),
        "shown": [f"{value:g}".replace("-", "−") for value in _moments()[pair]],
    }


def which_way(rng):
    return {"shown": shuffled(rng, [pick(rng, two) for two in groups(STORIES, 2)])}


def two_left_out(rng):
    while True:
        short = between(rng, 1.0, 3.0, 0.1)
        gammas = [between(rng, 0.5, 3.0, 0.1), -between(rng, 0.5, 3.0, 0.1)]
        deltas = [between(rng, 0.1, 0.5, 0.05), between(rng, 0.1, 0.5, 0.05)]
        if rng.random() < 0.5:
            deltas[1] = -deltas[1]
        terms = [g * d for g, d in zip(gammas, deltas, strict=True)]
        truth = short - sum(terms)
        wrong = [short + sum(terms), short - terms[0], short - sum(gammas) * sum(deltas)]
        wrong += [short - terms[0] + terms[1]] * (terms[1] < 0)  # to drop the signs is a mistake only where they differ
        distinct = _apart(truth, wrong, 0.02) and all(abs(truth - one) > 0.02 for one in wrong)
        if distinct and abs(truth) > 0.15 and abs(sum(terms)) > 0.1:
            names = [pick(rng, ("no stable housing", "no car")), pick(rng, ("somebody at home who helps", "a pharmacy next door"))]
            shown = [[f"{g:+.1f}".replace("-", "−"), f"{d:+.2f}".replace("-", "−")] for g, d in zip(gammas, deltas, strict=True)]
            return {"short": short, "gammas": gammas, "deltas": deltas, "names": names, "shown": shown}


def slope_held_equal(rng):
    return {"patients": between(rng, 8, 14, 1)}


def robustness(rng):
    return {"t": between(rng, 2.5, 8.0, 0.1), "df": between(rng, 100, 900, 1), "outcome": pick(rng, OUTCOMES)}


OUTCOMES = ("readmissions", "days in the hospital", "symptom scores", "visits to the emergency department")


def who_is_penalized(rng):
    """Five hospitals of each kind; both models' ratios, and medians that lie on either side of 1."""
    while True:
        clinical, social = _ten_hospitals(rng)
        ten = sorted(clinical["safety-net"] + clinical["other"])
        sums = [[sum(sorted(table[kind])[3:]) - 2 * sorted(table[kind])[2] for kind in KINDS] for table in (clinical, social)]
        # wrong bars, and the wrong column, must give other sums
        if abs(ten[4] + ten[5] - 2) > 0.03 and any(abs(a - b) > 0.02 for a, b in zip(*sums, strict=True)):
            break
    names = shuffled(rng, ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper"))
    rows = shuffled(rng, [(kind, at) for kind in KINDS for at in range(5)])
    lines = [
        f"| {name} | {kind} | {clinical[kind][at]:.2f} | {social[kind][at]:.2f} |"
        for name, (kind, at) in zip(names, rows, strict=True)
    ]
    return {"clinical": clinical, "social": social, "lines": "\n".join(lines)}


def _ten_hospitals(rng):
    """Ratios by clinical risk, and with social risk in the model, five of each kind."""
    safety_net = [pick(rng, (0.96, 0.97, 0.98, 1.03, 1.04, 1.05))]
    safety_net += [between(rng, low, low + 0.06, 0.01) for low in (1.08, 1.16, 1.24, 1.32)]
    others = [between(rng, low, low + 0.05, 0.01) for low in (0.74, 0.81, 0.88)]
    others += [between(rng, 0.94, 0.98, 0.01), between(rng, 1.02, 1.10, 0.01)]
    clinical = {"safety-net": safety_net, "other": others}
    social = {
        "safety-net": [_off_one(ratio - between(rng, 0.12, 0.22, 0.01)) for ratio in safety_net],
        "other": [_off_one(ratio + between(rng, 0.02, 0.08, 0.01)) for ratio in others],
    }
    return clinical, social


def _off_one(ratio):
    """Rounded as printed, and not exactly at the bar."""
    return 0.99 if round(ratio, 2) == 1 else round(ratio, 2)


def all_together(rng):
    """Two groups in which the program has one odds ratio, in round numbers of patients."""
    return pick(rng, _round_odds())


@cache
def _round_odds():
    """Percentages that give the same odds ratio, to three decimals, in both groups, and another one over all."""
    found = []
    for low, low_more in ((a, b) for a in range(5, 30, 5) for b in range(a + 5, 61, 5)):
        ratio = low_more * (100 - low) / ((100 - low_more) * low)
        for high in range(45, 81, 5):
            odds = ratio * high / (100 - high)
            high_more = 100 * odds / (1 + odds)
            if high_more > 97 or ratio < 1.5 or ratio > 8:
                continue
            more = round(10 * high_more)
            shown = more * (100 - high) / ((1000 - more) * high)
            start, end = (10 * low + 10 * high) / 2000, (10 * low_more + more) / 2000
            over = end * (1 - start) / ((1 - end) * start)
            if f"{shown:.2f}" == f"{ratio:.2f}" and over < 0.93 * ratio and _apart(over, (ratio, end / start, 1 / over), 0.02):
                found.append({"before": [10 * low, 10 * high], "after": [10 * low_more, more], "ratio": round(ratio, 2)})
    return found


def what_they_say(rng):
    """Readings of the same hospitals, with or without the one that tells care from poverty."""
    truth = pick(rng, ("worse", "better", "alike", "open"))
    care = {"worse": (1.18, 1.30), "better": (0.74, 0.84), "alike": (0.99, 1.02), "open": (1.0, 1.0)}[truth]
    within = between(rng, *care, 0.01) if truth != "open" else 1.0
    plain = {
        "worse": between(rng, 1.50, 1.65, 0.01),
        "better": between(rng, 0.98, 1.03, 0.01),
        "alike": between(rng, 1.26, 1.34, 0.01),
        "open": between(rng, 1.20, 1.45, 0.01),
    }[truth]
    line = (
        "not done: the tables hold no patients, only hospitals"
        if truth == "open"
        else f"the safety-net hospitals’ O/E is {within:.2f} times the others’"
    )
    return {"done": truth != "open", "within": within, "plain": plain, "line": line, "hospitals": between(rng, 120, 300, 10)}
