"""A page starts a kernel: no module of the models may bring the slow libraries with it."""

import subprocess
import sys
from pathlib import Path

import vbc

MODULES = sorted(path.stem for path in Path(vbc.__file__).parent.glob("*.py") if path.stem != "__init__")
SLOW = ("statsmodels", "scipy.stats", "scipy.optimize", "sklearn", "fairlearn", "matplotlib", "altair", "ipywidgets", "IPython")


def test_importing_all_models_imports_nothing_slow():
    code = (
        f"import sys\nfor name in {MODULES!r}:\n    __import__('vbc.' + name)\n"
        f"slow = [name for name in {SLOW!r} if name in sys.modules]\nassert not slow, slow"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_package_itself_imports_nothing():
    code = "import sys, vbc\nassert not {'numpy', 'pandas', 'scipy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
