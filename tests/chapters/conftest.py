"""What tests of chapters read: the cells of a script, as the author wrote them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbook.checked_numbers import markdown_cells

Part = tuple[bool, str, str]


def _parts(script: Path) -> Iterator[Part]:
    """The cells as (is core, head, body); what comes after “More practice” is not core."""
    core = True
    for part in re.split(r"(?m)^# %% ?", script.read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n")
        core = core and "## More practice" not in body
        yield core, head, body.strip()


def _prose(script: Path) -> str:
    """Its text, tables and notes included, without the expressions behind checked numbers."""
    return "\n".join(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL) for _, text in markdown_cells(script))


@pytest.fixture(scope="session")
def parts_of() -> Callable[[Path], Iterator[Part]]:
    """The cells of any script."""
    return _parts


@pytest.fixture
def parts(request: pytest.FixtureRequest) -> Callable[[], Iterator[Part]]:
    """The cells of the module's `SCRIPT`."""
    return lambda: _parts(request.module.SCRIPT)


@pytest.fixture
def prose(request: pytest.FixtureRequest) -> Callable[[], str]:
    """The text of the module's `SCRIPT`."""
    return lambda: _prose(request.module.SCRIPT)
