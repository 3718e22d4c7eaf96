"""What moves in the worlds of chapter 1."""

from workbook.worlds import Move, Moves

FLIP_THRESHOLD = Moves(
    Move("c_low", "Cost of Birch", "$"),
    Move("e_low", "Health from Birch", "QALY", high="e_high"),
    Move("c_high", "Cost of Cedar", "$"),
    Move("e_high", "Health from Cedar", "QALY", low="e_low"),
    asked="Price at which the two are level",
)

FOUR_OFFERS = Moves(
    Move("threshold", "What you pay for a QALY", "$"),
    Move("costs[{row}]", "Cost of {row}", "$"),
    Move("outcomes[{row}]", "Health from {row}", "QALY"),
)

TWO_CREWS = Moves(
    Move("price_low", "Price of the Birch crew", "$"),
    Move("miles_low", "Miles that Birch keeps open", "miles", high=lambda miles_high, **_: miles_high - 1),
    Move("salt", "Salt in the sheds", "$"),
    Move("price_high", "Price of the Cedar crew", "$"),
    asked="Where the choice turns",
)

VALUE_PER_THOUSAND = Moves(
    Move("cost", "Spent on the patient", "$", low=100),
    Move("outcome", "Health gained", "QALY", high=1),
    asked="Value of the clinic",
)

TIE_THE_VALUES = Moves(
    Move("e_high", "Health from Cedar", "QALY"),
    Move("e_low", "Health from Birch", "QALY"),
    Move("c_low", "Cost of Birch", "$"),
)

WORTH_OF_THE_STEP = Moves(
    Move("e_low", "Health from Birch", "QALY"),
    Move("c_low", "Cost of Birch", "$"),
    Move("threshold", "What a QALY is worth", "$"),
    Move("c_high", "Cost of Cedar", "$"),
    asked="Worth of the move, net of its cost",
)

CATASTROPHIC_INCOME = Moves(
    Move("other_care", "What the household pays for other care", "$"),
    Move("out_of_pocket", "What the patient pays for the program", "$", high="system_cost"),
    Move("limit", "The share that counts as catastrophic", "rate"),
    Move("needs", "Food and shelter", "$"),
    asked="Catastrophic below an income of",
)
