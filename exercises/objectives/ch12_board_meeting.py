"""What a reader can do who has sat through the board meeting."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective(
        "ch12.reported",
        "Tell what a dashboard reports from what is true",
        after=("ch02.report", "ch06.hospital", "ch07.print"),
    ),
    Objective(
        "ch12.follow",
        "Follow one decision through a whole contract",
        after=("ch11.guard", "ch10.settle", "ch08.price"),
    ),
    Objective("ch12.luck", "Say what years of checks can show", after=("ch10.luck", "ch05.luck")),
    Objective(
        "ch12.loses",
        "Defend a package, and name who loses",
        after=("ch12.follow", "ch03.displaced", "ch04.capacity"),
    ),
)
