"""A page from the request to the moment it is live, as fast as can be for one reader and fair for a room of them.

`kept.py` makes a chapter's HTML once and keeps it; `waiting.py` has kernels ready that nobody uses yet; `running.py` has a page's
cells run one after another; `connection.py` lets the page hear what they said before it was there; `handler.py` joins them, and
`workbook.turns` says whose page comes next. A notebook that asks for more than the workbook's own widgets is served by Voilà.
"""
