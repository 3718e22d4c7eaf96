"""Prices stay prices in JupyterLab, and what is written for a script can be had back."""

import pytest

from workbook.lab_markdown import as_written, for_notebook

TEXTS = {
    r"A pays \$62,500<!--=f(1)--> and B \$66,000.": r"A pays <span>\$</span>62,500<!--=f(1)--> and B <span>\$</span>66,000.",
    r"At $\lambda$ = \$30,000, −\$3,900.": r"At $\lambda$ = <span>\$</span>30,000, −<span>\$</span>3,900.",
    "$$\n\\text{cost} = \\$7{,}500\n$$": "$$\n\\text{cost} = \\$7{,}500\n$$",
    "`\\$1`, ``a ` \\$2``": "`\\$1`, ``a ` \\$2``",
    "```\n\\$3\n```\n\\$4": "```\n\\$3\n```\n<span>\\$</span>4",
    r"| **\$60** | \$300 |": r"| **<span>\$</span>60** | <span>\$</span>300 |",
}


@pytest.mark.parametrize("text", TEXTS)
def test_only_prices_are_set_apart(text):
    """Code and formulas are left as they are; once is enough; and it can be taken back."""
    assert for_notebook(text) == TEXTS[text]
    assert for_notebook(TEXTS[text]) == TEXTS[text]
    assert as_written(TEXTS[text]) == text


def test_notes_are_folded_once():
    """What a speaker reads is not what a reader sees first."""
    folded = for_notebook("Call on *somebody*.", speaker=True)
    assert folded.startswith("<details>") and for_notebook(folded, speaker=True) == folded
    assert as_written(folded) == "Call on *somebody*."


def test_no_notebook_leaves_two_prices_to_become_a_formula(written):
    """Every generated notebook: each escaped dollar outside code and formulas has its element."""
    import json

    for path, text in written.items():
        if path.suffix == ".ipynb":
            for cell in json.loads(text)["cells"]:
                source = "".join(cell["source"])
                assert cell["cell_type"] == "code" or for_notebook(source) == source, (path.name, source[:80])
