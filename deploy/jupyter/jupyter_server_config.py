"""For a hosted Jupyter server, whatever starts it: `JUPYTER_CONFIG_PATH` has to name this folder. See `workbook/hosted.py`."""

from workbook.hosted import configure

configure(get_config())  # noqa: F821  (Jupyter defines it)
