r"""What a text cell of a script becomes in a notebook, so that JupyterLab shows it as every other reader does.

JupyterLab hands text to MathJax after Markdown has taken the backslash from `\$`: two prices in one paragraph become a formula
(its issues 8645 and 9033). An element around each dollar sign keeps them apart, there and on GitHub. A speaker's notes are
folded away: they name the answers.
"""

from __future__ import annotations

import re

_DOLLAR = re.compile(
    r"""(?P<kept>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)   # a block of code
    |(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)          # a piece of code
    |\$\$.+?\$\$                                         # a formula on its own line
    |(?<!\\)\$(?=\S)(?:\\.|[^$\\])+?(?<=\S)\$(?!\d)      # a formula in a line
    |<span>\\\$</span>)
    |(?P<price>\\\$)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_FOLDED = "<details><summary>For the speaker</summary>\n\n{}\n\n</details>"
_UNFOLD = re.compile(r"\A<details><summary>For the speaker</summary>\n\n(.*)\n\n</details>\Z", re.DOTALL)


def for_notebook(source: str, *, speaker: bool = False) -> str:
    r"""Keep prices apart from formulas, and fold a speaker's notes.

    Examples
    --------
    >>> for_notebook(r"A costs \$7,500, `\$` is code, and $x$ a formula.")
    'A costs <span>\\$</span>7,500, `\\$` is code, and $x$ a formula.'
    """
    apart = _DOLLAR.sub(lambda found: f"<span>{found['price']}</span>" if found["price"] else found[0], source)
    return _FOLDED.format(apart) if speaker and not _UNFOLD.match(apart) else apart


def as_written(source: str) -> str:
    r"""Take `for_notebook` back.

    Examples
    --------
    >>> as_written(for_notebook(r"\$45,000 a QALY", speaker=True))
    '\\$45,000 a QALY'
    """
    return _UNFOLD.sub(r"\1", source).replace(r"<span>\$</span>", r"\$")
