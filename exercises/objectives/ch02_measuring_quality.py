"""What a reader can do who has heard all four exhibits."""

from workbook.objectives import Objective

OBJECTIVES = (
    Objective("ch02.path", "Follow care from structure through process to outcome", after=("ch00.count",)),
    Objective("ch02.read", "Read a score with its scale, its spread and its direction", after=("ch00.count",)),
    Objective("ch02.added", "Tell what a program added from what came anyway", after=("ch02.read",)),
    Objective("ch02.report", "Say what may be reported when answers are missing or few", after=("ch02.read",)),
)
