"""The kinds of answer a problem can ask for: each is one class, in one file, on the base class `Answer`."""

from workbook.answer import Answer, Unreadable
from workbook.answers.choice import Choice
from workbook.answers.code import Code
from workbook.answers.match import Match
from workbook.answers.number import Number
from workbook.answers.table import Table
from workbook.answers.target import Target

__all__ = ["Answer", "Choice", "Code", "Match", "Number", "Table", "Target", "Unreadable"]
