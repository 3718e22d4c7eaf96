# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   title: "Solutions: Costing care"
# ---

# %% [markdown]
# # Solutions: Costing care
#
# One set of numbers for everybody, the book's; your own cards show others. Each answer is judged by the cell below it, as your
# card would judge yours. Nothing that you run on this page is put down to you.

# %% tags=["hide-input"] jupyter={"source_hidden": true}
import widgets
from workbook.marking import mark, open_book, score

open_book()

# %% [markdown]
# ## Core problems

# %% [markdown]
# ### 1 · Why is each line there?
#
# A wound clinic has one nurse and one room. The nurse is paid for 120,000 minutes a year. Here is a visit, worked to the end.
#
# 1. A minute of the nurse: \$100,000 ÷ 100,000 = **\$1.00**
# 2. A minute of the room: \$52,000 ÷ 130,000 = **\$0.40**
# 3. The nurse's part: 25 × \$1.00 = **\$25.00**
# 4. The room's part: 40 × \$0.40 = **\$16.00**
# 5. Dressings: **\$12.00**
# 6. The visit: **\$53.00**
#
# The arithmetic is done. Sort each remark under the reason that explains it.
#
# - A nurse who worked twice as fast would leave line 5 as it is.
# - Lines 3 and 4 charge the same 25 minutes, once for the nurse and once for the room.
# - Line 5 has no minutes in it.
# - Line 1 divides by fewer minutes than the nurse is paid for.
# - In a slow year all visits, costed so, add up to less than nurse and room cost in the year.
# - An hour of training more each week would make line 1 larger.
#
# Into:
#
# - Only time that can reach patients carries the year's cost
# - Whatever the patient occupies is charged, for as long as that lasts
# - Some things are used up by the piece, not by the minute
# - Idle time is not put on the patients who come

# %% [markdown]
# **Worked solution**
#
# - A nurse who worked twice as fast would leave line 5 as it is → a dressing is gone when it is used; no rate and no clock.
# - Lines 3 and 4 charge the same 25 minutes, once for the nurse and once for the room → nobody else can have nurse or room meanwhile, nor the room in the 15 minutes without the nurse.
# - Line 5 has no minutes in it → a dressing is gone when it is used; no rate and no clock.
# - Line 1 divides by fewer minutes than the nurse is paid for → of 120,000 paid minutes 100,000 can reach patients, and those have to carry the whole year.
# - In a slow year all visits, costed so, add up to less than nurse and room cost in the year → minutes that could have been given and were not are paid, and go on a line of their own, not on a patient.
# - An hour of training more each week would make line 1 larger → of 120,000 paid minutes 100,000 can reach patients, and those have to carry the whole year.

# %%
mark(
    "ch04.why_each_line",
    {'faster': 'used_up',
     'both_at_once': 'occupied',
     'no_minutes': 'used_up',
     'less_than_paid': 'practical',
     'less_than_bill': 'idle',
     'training': 'practical'},
)

# %% [markdown]
# ### 2 · The last line
#
# A visit to an eye clinic, almost finished. Minutes and rates come from the clinic's own process map.
#
# 1. Optometrist: 14 minutes × \$2.30 = \$32.20
# 2. Technician: 14 minutes × \$0.50 = \$7.00
# 3. The room, from door to door: 35 minutes at \$0.55
# 4. Drops and a contact lens: \$6.50
# 5. The visit costs: …
#
# Finish it.

# %% [markdown]
# **Worked solution**
#
# The room's line is 35 × \$0.55 = \$19.25. Then
#
# \$32.20 + \$7.00 + \$19.25 + \$6.50 = **\$64.95**.
#
# The two people are there for 28 minutes, the patient for 35: the 7 minutes of waiting cost the room, \$3.85, and nobody's pay.

# %%
mark("ch04.last_line", 64.95)

# %% [markdown]
# ### 3 · Only the data
#
# One visit to a diabetes clinic:
#
# | | A year costs | In the visit |
# |---|---:|---:|
# | Physician | \$318,000 | 8 minutes |
# | Nurse | \$120,000 | 10 minutes |
# | Room | \$56,000 | 22 minutes |
#
# Physician and nurse are there 230 days of 8 hours, and 75% of that time can reach patients. The room is open 250 days of 9 hours, all of it for patients. Test strips and a needle: \$2.60. What does the visit cost?

# %% [markdown]
# **Worked solution**
#
# Staff: 230 × 8 × 60 × 0.75 = 82,800 minutes a year. Room: 250 × 9 × 60 = 135,000.
#
# - Physician: \$318,000 ÷ 82,800 × 8 = \$30.72 (a minute costs \$3.841)
# - Nurse: \$120,000 ÷ 82,800 × 10 = \$14.49 (a minute costs \$1.449)
# - Room: \$56,000 ÷ 135,000 × 22 = \$9.13 (a minute costs \$0.415)
# - Supplies: \$2.60
#
# Together **\$56.94**.

# %%
mark("ch04.only_the_data", 56.9433)

# %% [markdown]
# ### 4 · The bicycle shop
#
# A tune-up takes the master 30 minutes and then the apprentice 20 minutes; all the while, the bicycle hangs on the shop's one stand. In a week
# the master has 1,380 minutes for tune-ups, the apprentice 2,030, and the stand is there for 2,570. A tune-up sells for \$90.
#
# The owner moves 15 minutes of each tune-up from the master to the apprentice, who is as quick. **How many whole tune-ups can the shop do in a week from then on, at most?**

# %% [markdown]
# **Worked solution**
#
# From now on each tune-up needs 15 minutes of the master, 35 of the apprentice and 50 of the stand.
#
# - the master: 1,380 ÷ 15 = 92.0
# - the apprentice: 2,030 ÷ 35 = 58.0
# - the stand: 2,570 ÷ 50 = 51.4
#
# The smallest decides: **51** whole tune-ups. Before, it was 46, and the master was short. The rest of the master's freed minutes cannot be used: the bicycles have nowhere to hang. (The \$90 would matter for another question.)

# %%
mark("ch04.bicycle_shop", 51)

# %% [markdown]
# ## More practice

# %% [markdown]
# ### 5 · What a minute costs
#
# A nurse anesthetist costs a hospital \$135,000 a year, benefits included. She is there 200 days of 7 hours, and 78% of that time
# can reach patients. What is her capacity cost rate?

# %% [markdown]
# **Worked solution**
#
# 200 × 7 × 60 = 84,000 minutes are paid; 78% of them, 65,520, can reach patients.
#
# \$135,000 ÷ 65,520 = **\$2.060** a minute.
#
# Every paid minute would look like \$1.607. The difference, over a year of visits, is the pay for breaks and training.

# %%
mark("ch04.capacity_rate", 2.06044)

# %% [markdown]
# ### 6 · The empty chair
#
# An infusion chair costs \$135,000 a year and has a practical capacity of 90,000 minutes. Last year it held 900 infusions of 75 minutes.
# How many dollars of it stood idle?

# %% [markdown]
# **Worked solution**
#
# 900 × 75 = 67,500 minutes were used, 22,500 were not.
#
# A minute costs \$135,000 ÷ 90,000 = \$1.50, so **\$33,750** stood idle: 25% of the chair. Each infusion cost \$112.50 of chair, and would have cost that in a full year, too.

# %%
mark("ch04.idle_dollars", 33750)

# %% [markdown]
# ### 7 · Who runs out first?
#
# An imaging center, one year:
#
# | | Minutes in a visit | Minutes in the year | A year costs |
# |---|---:|---:|---:|
# | Physicians | 22 | 66,000 | \$60,000 |
# | Nurses | 45 | 189,000 | \$60,000 |
# | Scanners | 16 | 72,000 | \$380,000 |
# | Recovery chairs | 6 | 29,000 | \$54,000 |
#
# Visits grow month by month. Which line of the table stops them first?
#
# - The physicians
# - The nurses
# - The scanners
# - The recovery chairs

# %% [markdown]
# **Worked solution**
#
# - physicians: 66,000 ÷ 22 = 3,000 visits
# - nurses: 189,000 ÷ 45 = 4,200 visits
# - scanners: 72,000 ÷ 16 = 4,500 visits
# - recovery chairs: 29,000 ÷ 6 = 4,833 visits
#
# The fewest fit into the year of the **physicians**, which cost \$60,000 a year. The dearest, the scanners, still have minutes when visits stop.

# %%
mark("ch04.who_runs_out", 'physician')

# %% [markdown]
# ### 8 · Minutes to a target
#
# A visit costs \$137.80. It holds 10 minutes of a physician at \$3.80 a minute that a nurse at \$1.40 could do as well and as quickly. Move just as many
# minutes as bring the visit to \$121.00. You set it blind.

# %% [markdown]
# **Worked solution**
#
# A moved minute saves \$3.80 − \$1.40 = \$2.40. \$137.80 − \$121.00 = \$16.80 have to go:
#
# 16.80 ÷ 2.40 = **7.0 minutes**.
#
# The visit is cheaper then. Whether the *clinic* spends less depends on what becomes of the physician's minutes.

# %%
mark("ch04.shift_to_target", {'minutes': 7})

# %% [markdown]
# ### 9 · A few more visits
#
# A clinic has people and rooms for 3,000 visits a year and sees 2,400. By minutes and rates a visit costs \$125: \$96 for people and room, \$29 for supplies.
# An insurer offers 260 visits more, at \$49 each. Nobody would be hired, nobody would stay longer.
#
# By how many dollars would accepting change what is left at the end of *this* year? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# 2,400 + 260 = 2,660 visits fit into 3,000, so nobody and nothing has to be added. What changes this year:
#
# - in: 260 × \$49 = \$12,740
# - out: 260 × \$29 of supplies = \$7,540
#
# **\$5,200** more is left, although each visit “loses” \$76 against its full cost of \$125. Both are true. A clinic that lives on such offers for years, and then needs another room for them, will find out what the \$125 was for.

# %%
mark("ch04.extra_visits", 5200)

# %% [markdown]
# ### 10 · Direct, indirect, overhead, or no cost at all
#
# You cost a visit to a hospital's lung department, for the hospital. Put each line where it belongs.
#
# - The exam room, while this patient is in it
# - The discount that an insurer has negotiated
# - The hours in which the department's head nurse draws up rosters
# - Eight minutes of a nurse with this patient
# - The copay that the patient leaves at the desk
# - The department's yearly training day on inhalers
# - The hospital's legal department
# - The hospital's payroll office
#
# Into:
#
# - Direct: leads to one patient
# - Indirect: serves the department
# - Overhead: serves the whole hospital
# - No cost to the hospital: a price or a payment

# %% [markdown]
# **Worked solution**
#
# - The exam room, while this patient is in it → **direct**
# - The discount that an insurer has negotiated → **no cost to the hospital**
# - The hours in which the department's head nurse draws up rosters → **indirect**
# - Eight minutes of a nurse with this patient → **direct**
# - The copay that the patient leaves at the desk → **no cost to the hospital**
# - The department's yearly training day on inhalers → **indirect**
# - The hospital's legal department → **overhead**
# - The hospital's payroll office → **overhead**
#
# Three questions sort them: does the hospital's care use it up or occupy it at all? Could a stopwatch say how much of it this patient had? Would it go away with the department? Indirect costs and overhead belong in a full cost,
# once: in the rates, or on top.

# %%
mark(
    "ch04.which_kind_of_cost",
    {'room_time': 'direct',
     'discount': 'price',
     'rosters': 'indirect',
     'nurse_time': 'direct',
     'copay': 'price',
     'inhaler_day': 'indirect',
     'lawyers': 'overhead',
     'payroll': 'overhead'},
)

# %% [markdown]
# ### 11 · Load it once
#
# | | A year costs | Practical minutes |
# |---|---:|---:|
# | Physician | \$288,000 | 96,000 |
# | Nurse | \$115,200 | 96,000 |
# | Room | \$60,000 | 120,000 |
#
# A scheduling desk costs \$69,480 a year. Load it into the rates, shared out in proportion to what the three cost. What does a minute of each cost then?

# %% [markdown]
# **Worked solution**
#
# The three cost \$463,200. The desk's \$69,480 is 15.0% of that, so each dollar of rate carries 15.0% more.
#
# - Physician: \$3.00 × 1.150 = **\$3.450**
# - Nurse: \$1.20 × 1.150 = **\$1.380**
# - Room: \$0.50 × 1.150 = **\$0.575**
#
# Check: the new rates times the minutes give \$532,680. Whoever adds “15% for the desk” to a visit costed with these rates pays for it twice.

# %%
mark("ch04.loaded_rates", {'A minute costs': [3.45, 1.38, 0.575]})

# %% [markdown]
# ### 12 · Does this visit pay?
#
# A department spent \$665,000 last year and put \$1,900,000 on bills. One of its visits stands on the bill at \$80 and takes 35 minutes of a nurse (\$1.10 a minute) and of a
# room (\$0.50), and \$3 of supplies. Insurers pay \$47 for it.
#
# What does it cost, and what is left of the payment, by each way of costing? (A loss is a negative number.)

# %% [markdown]
# **Worked solution**
#
# - Ratio: \$665,000 ÷ \$1,900,000 = 0.35. The visit: \$80 × 0.35 = **\$28.00**; left of \$47: **\$19.00**.
# - Minutes: 35 × (\$1.10 + \$0.50) + \$3 = **\$59.00**; left: **−\$12.00**.
#
# By the ratio this visit pays its way and by its minutes loses money. The ratio knows the price and the department. It has never met the visit.

# %%
mark("ch04.three_ways", {'Cost': [28, 59], 'Left of the payment': [19, -12]})

# %% [markdown]
# ### 13 · A new price list
#
# A department bills 1,500 visits at \$200 and 1,700 scans at \$520, and spends \$474,000 in the year. It costs each service as charge × one ratio of costs to charges.
# Next year the visit is charged at \$280. Patients, minutes and spending stay as they are.
#
# What will it report as the cost of one visit?

# %% [markdown]
# **Worked solution**
#
# Next year it bills 1,500 × \$280 + 1,700 × \$520 = \$1,304,000. The ratio falls from 0.4003 to 474,000 ÷ 1,304,000 = 0.3635.
#
# The visit is reported at \$280 × 474,000 ÷ 1,304,000 = **\$101.78**, after \$80.07. A scan is reported at \$189.02, after \$208.18: it became “cheaper” because something else was priced up.

# %%
mark("ch04.raised_price", 101.779)


# %% [markdown]
# ### 14 · From a process map to a cost
#
# Write `visit_cost(steps, resources, supplies)`.
#
# - `steps` is a list of `[resource, minutes]`; a resource may come up in several steps.
# - `resources` maps each name to `[cost of a year, practical minutes]`.
# - `supplies` is a list of `[quantity, unit cost]`.
#
# It returns the cost in dollars. It raises `ValueError` where a step names a resource that `resources` does not have, where minutes or a quantity are below 0, and where a resource that is used has no capacity (0 minutes or fewer).
#
# With `steps = [["nurse", 20], ["room", 20]]`, `resources = {"nurse": [115200, 96000], "room": [48000, 120000]}` and `supplies = [[2, 4.15]]`, work it out by hand first.

# %% [markdown]
# **Worked solution**
#
# ```python
# def visit_cost(steps, resources, supplies):
#     total = 0.0
#     for name, minutes in steps:
#         if name not in resources:
#             raise ValueError(f"{name} has no rate")
#         cost, capacity = resources[name]
#         if minutes < 0 or capacity <= 0:
#             raise ValueError("minutes must be 0 or more, and capacity above 0")
#         total += minutes * cost / capacity
#     for quantity, unit_cost in supplies:
#         if quantity < 0:
#             raise ValueError("a quantity must be 0 or more")
#         total += quantity * unit_cost
#     return total
# ```
#
# A resource that no step uses may have no capacity; one that is used may not. Refusing is the point: a missing rate that counts as 0 makes the visits with the rarest equipment look cheapest.

# %%
# %%answer ch04.visit_cost
def visit_cost(steps, resources, supplies):
    total = 0.0
    for name, minutes in steps:
        if name not in resources:
            raise ValueError(f"{name} has no rate")
        cost, capacity = resources[name]
        if minutes < 0 or capacity <= 0:
            raise ValueError("minutes must be 0 or more, and capacity above 0")
        total += minutes * cost / capacity
    for quantity, unit_cost in supplies:
        if quantity < 0:
            raise ValueError("a quantity must be 0 or more")
        total += quantity * unit_cost
    return total


# %% [markdown]
# ## The score

# %%
score("ch04")
