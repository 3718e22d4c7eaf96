"""For a hosted Jupyter server, whatever starts it: `JUPYTER_CONFIG_PATH` has to name this folder. See `workbook/hosted.py`."""

import sys
import traceback

from workbook.environment import Trouble
from workbook.hosted import configure

try:
    configure(get_config())  # noqa: F821  (Jupyter defines it)
except Trouble as trouble:
    sys.exit(str(trouble))
except Exception:  # Jupyter would only log it and serve the whole home, readable to others
    traceback.print_exc()
    sys.exit(1)
