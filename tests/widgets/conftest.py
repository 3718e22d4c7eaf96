"""Every test starts on an empty page: what the last one showed is closed, and follows nothing any more."""

from collections.abc import Iterator

import ipywidgets
import pytest


@pytest.fixture(autouse=True)
def empty_page() -> Iterator[None]:
    yield
    ipywidgets.Widget.close_all()
