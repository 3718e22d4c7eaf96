"""Chapter 4, the problems about costs that are computed from prices."""

import pandas as pd

from vbc.charges import cost_from_charge, ratio_of_costs_to_charges
from workbook.text import halves_up

# --- Does this visit pay? --------------------------------------------------------------------------------------------


def _measured(minutes, rate, room_rate, supplies):
    return minutes * (rate + room_rate) + supplies


def _table(by_ratio, measured, income):
    return {"Cost": [by_ratio, measured], "Left of the payment": [income - by_ratio, income - measured]}


def both_ways(*, spent, billed, charge, pays, minutes, rate, room_rate, supplies):
    by_ratio = cost_from_charge(charge, ratio=ratio_of_costs_to_charges(spent, billed))
    return _table(by_ratio, _measured(minutes, rate, room_rate, supplies), pays)


def ratio_upside_down(*, spent, billed, charge, pays, minutes, rate, room_rate, supplies):
    """You turned the ratio over: by your line a visit costs more than it is billed at. What does the department spend for *one* dollar that it bills?"""
    return _table(charge * billed / spent, _measured(minutes, rate, room_rate, supplies), pays)


def the_bill_is_income(*, spent, billed, charge, minutes, rate, room_rate, supplies, **_):
    """You let the \\${{charge}} on the bill come in. The insurers pay \\${{pays}}, whatever stands on it."""
    return _table(charge * spent / billed, _measured(minutes, rate, room_rate, supplies), charge)


def ratio_times_payment(*, spent, billed, pays, minutes, rate, room_rate, supplies, **_):
    """You multiplied the *payment* by the ratio. The ratio is spending over charges; it belongs to what the bill says."""
    return _table(pays * spent / billed, _measured(minutes, rate, room_rate, supplies), pays)


def room_is_free(*, spent, billed, charge, pays, minutes, rate, supplies, **_):
    """The first row is right. In the second the room is missing: the patient occupies it while the nurse is there."""
    return _table(charge * spent / billed, minutes * rate + supplies, pays)


def supplies_missing(*, spent, billed, charge, pays, minutes, rate, room_rate, **_):
    """The first row is right. In the second, minutes are not all: something was used up."""
    return _table(charge * spent / billed, minutes * (rate + room_rate), pays)


def explain_both_ways(*, spent, billed, charge, pays, minutes, rate, room_rate, supplies):
    ratio = spent / billed
    by_ratio, measured = charge * ratio, _measured(minutes, rate, room_rate, supplies)
    said = "loses money and by its minutes pays its way" if by_ratio > pays else "pays its way and by its minutes loses money"
    return rf"""- Ratio: \${spent:,} ÷ \${billed:,} = {ratio:.2f}. The visit: \${charge} × {ratio:.2f} = **\${by_ratio:.2f}**; left of \${pays}: **{_signed(pays - by_ratio)}**.
- Minutes: {minutes} × (\${rate:.2f} + \${room_rate:.2f}) + \${supplies} = **\${measured:.2f}**; left: **{_signed(pays - measured)}**.

By the ratio this visit {said}. The ratio knows the price and the department. It has never met the visit."""


def _signed(dollars):
    return rf"{'−' if dollars < 0 else ''}\${abs(dollars):.2f}"


# --- A new price list ------------------------------------------------------------------------------------------------


def reported(*, visits, scans, scan_charge, raised, spent, **_):
    billed = visits * raised + scans * scan_charge
    return cost_from_charge(raised, ratio=ratio_of_costs_to_charges(spent, billed))


def the_old_ratio(*, visits, scans, charge, scan_charge, raised, spent):
    """You kept last year's ratio. With the new price the department bills more and spends the same: multiply all reported costs by their numbers, and you will find dollars that nobody spent."""
    return raised * spent / (visits * charge + scans * scan_charge)


def nothing_changes(*, visits, scans, charge, scan_charge, spent, **_):
    """{{given:.2f}} is what it reported *before*. The visit's real cost has not moved; the reported one is made from the price."""
    return charge * spent / (visits * charge + scans * scan_charge)


def the_old_price(*, visits, scans, charge, scan_charge, raised, spent):
    """You have the new ratio, and multiplied it by the old price."""
    return charge * spent / (visits * raised + scans * scan_charge)


def spread_evenly(*, visits, scans, spent, **_):
    """You spread the spending over visits and scans alike. The department spreads it in proportion to price."""
    return spent / (visits + scans)


def explain_reported(*, visits, scans, charge, scan_charge, raised, spent):
    services = pd.DataFrame({"count": [visits, scans], "before": [charge, scan_charge], "after": [raised, scan_charge]})
    billed = {when: int((services["count"] * services[when]).sum()) for when in ("before", "after")}
    ratio = {when: spent / billed[when] for when in billed}
    return rf"""Next year it bills {visits:,} × \${raised} + {scans:,} × \${scan_charge} = \${billed["after"]:,}. The ratio falls from {ratio["before"]:.4f} to {spent:,} ÷ {billed["after"]:,} = {ratio["after"]:.4f}.

The visit is reported at \${raised} × {spent:,} ÷ {billed["after"]:,} = **\${halves_up(raised * ratio["after"]):.2f}**, after \${halves_up(charge * ratio["before"]):.2f}. A scan is reported at \${halves_up(scan_charge * ratio["after"]):.2f}, after \${halves_up(scan_charge * ratio["before"]):.2f}: it became “cheaper” because something else was priced up."""
