"""Sets the workbook up and runs it: `python3 start.py` (on Windows `py start.py`). `python3 start.py help` lists the rest.

Any Python, however old, can read this file: the version is checked before anything newer is loaded.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "The workbook needs Python 3.11 or newer and this is Python %d.%d: install one from https://www.python.org/downloads/ "
        "and start it with that, for example `python3.12 start.py`." % sys.version_info[:2]
    )

from workbook.starting import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
