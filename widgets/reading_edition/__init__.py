"""The reading edition: the whole workbook as pages of HTML that need no script, no server and no network (`start.py site`)."""

from widgets.reading_edition.edition import write_site

__all__ = ["write_site"]
