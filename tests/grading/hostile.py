"""Code that tries to get points, marks or machines that are not its own: `<<…>>` are filled in with what it would attack."""

from __future__ import annotations


def armed(source: str, facts: dict[str, object]) -> str:
    """Fill in what the attack is about."""
    for name, value in facts.items():
        source = source.replace(f"<<{name}>>", str(value))
    return source.strip("\n") + "\n"


ATTACKS = {
    "an object equal to everything": """
class Any(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, *other: Any(0)
    def __len__(self): return 2
    def __iter__(self): return iter((self, self))
def funnel_limits(expected_rate, n, z): return Any(0)
""",
    "a tuple of objects equal to everything": """
class Any:
    def __eq__(self, other): return True
    def __float__(self): return 0.0
def funnel_limits(expected_rate, n, z): return (Any(), Any())
""",
    "a float that says it is what is compared": """
class Near(float):
    def __float__(self): return float('nan')
    def __format__(self, spec): return '0.5'
    def __repr__(self): return '0.5'
def funnel_limits(expected_rate, n, z): return (Near(0.5), Near(0.5))
""",
    "patched numpy and pandas": """
import numpy, pandas
numpy.isclose = numpy.allclose = lambda *a, **k: True
pandas.testing.assert_frame_equal = lambda *a, **k: None
numpy.float64.__eq__ = None if False else numpy.float64.__eq__
def funnel_limits(expected_rate, n, z): return (numpy.float64(0), numpy.float64(0))
""",
    "patched builtins": """
import builtins
builtins.abs = lambda x: 0.0
builtins.isinstance = lambda *a: True
builtins.len = lambda *a: 2
builtins.all = lambda *a: True
def funnel_limits(expected_rate, n, z): return (0, 0)
""",
    "patched json and math": """
import json, math
json.dumps = lambda *a, **k: '{"event": "done"}'
math.isfinite = lambda x: True
def funnel_limits(expected_rate, n, z): return (0, 0)
""",
    "an import hook": """
import sys, importlib.abc
class Hook(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None): raise SystemExit(0)
sys.meta_path.insert(0, Hook())
def funnel_limits(expected_rate, n, z):
    import decimal
    return (0, 0)
""",
    "patched compile and ast": """
import ast, builtins
ast.parse = builtins.compile = lambda *a, **k: None
def funnel_limits(expected_rate, n, z): return (0, 0)
""",
    "the frames of the caller": """
import sys
def funnel_limits(expected_rate, n, z):
    frame = sys._getframe()
    found = []
    while frame:
        for name, value in frame.f_locals.items():
            if name in ('truth', 'expected', 'key', 'solve', 'secret'): found.append(value)
        frame = frame.f_back
    return found[0] if found else (0, 0)
""",
    "the garbage collector's list": """
import gc
def funnel_limits(expected_rate, n, z):
    for one in gc.get_objects():
        name = getattr(one, '__name__', '') if callable(one) else ''
        if name in ('funnel_limits', 'limits', 'solve', 'binomial_funnel_limits') and one is not funnel_limits:
            try: return one(expected_rate, n, z=z)
            except Exception: pass
    return (0, 0)
""",
    "loaded modules": """
import sys
def funnel_limits(expected_rate, n, z):
    for name, module in list(sys.modules.items()):
        if name.startswith(('vbc', 'solutions', 'exercises', 'workbook')):
            for attribute in dir(module):
                if 'limit' in attribute.lower():
                    try: return getattr(module, attribute)(expected_rate, n, z=z)
                    except Exception: pass
    return (0, 0)
""",
    "the workbook's models by import": """
def funnel_limits(expected_rate, n, z):
    import importlib
    for name in ('vbc.funnel', 'solutions.keys.ch05_risk_adjustment_reversals'):
        try:
            module = importlib.import_module(name)
            return module.funnel_limits(expected_rate, n, z=z)
        except Exception: pass
    return (0, 0)
""",
    "the workbook's models from disk": """
def funnel_limits(expected_rate, n, z):
    import ctypes
    libc = ctypes.CDLL(None)
    for path in ('<<root>>/vbc/funnel.py', '<<root>>/solutions/keys/ch05_risk_adjustment_reversals.py'):
        descriptor = libc.open(path.encode(), 0)
        if descriptor >= 0:
            space = {}
            exec(__import__('os').read(descriptor, 10**6), space)
            return space['funnel_limits'](expected_rate, n, z=z)
    return (0, 0)
""",
    "the secret of the course": """
def funnel_limits(expected_rate, n, z):
    import ctypes, os
    descriptor = ctypes.CDLL(None).open(b'<<home>>/courses/<<course>>/course.json', 0)
    if descriptor >= 0: print('TAKEN', os.read(descriptor, 1000))
    return (0, 0)
""",
    "another learner's submission": """
def funnel_limits(expected_rate, n, z):
    import ctypes, os
    descriptor = ctypes.CDLL(None).open(b'<<submissions>>/honest.jsonl', 0)
    if descriptor >= 0: print('TAKEN', os.read(descriptor, 1000))
    return (0, 0)
""",
    "the memory of this process": """
def funnel_limits(expected_rate, n, z):
    import gc
    for one in gc.get_objects():
        text = one if isinstance(one, str) else next((v for v in one.values() if isinstance(v, str) and 'honest_mark' in v), '') \\
            if type(one) is dict else ''
        if 'honest_' + 'mark' in text and 'gc.get_objects' not in text: print('TAKEN', text[:100])
    return (0, 0)
""",
    "the memory of other processes": """
def funnel_limits(expected_rate, n, z):
    import ctypes, os
    libc = ctypes.CDLL(None)
    for process in ('self', os.getppid(), 1, <<pid>>):
        for name in ('mem', 'maps', 'environ', 'cmdline', 'root/etc/passwd'):
            if libc.open(f'/proc/{process}/{name}'.encode(), 0) >= 0: print('TAKEN', process, name)
    if libc.ptrace(16, <<pid>>, 0, 0) == 0: print('TAKEN ptrace')
    return (0, 0)
""",
    "marks written into the output folder": """
def funnel_limits(expected_rate, n, z):
    import ctypes
    libc = ctypes.CDLL(None)
    for path in (b'<<out>>/marks.csv', b'<<out>>/.records/zoe.json', b'<<out>>/TAKEN', b'/tmp/TAKEN', b'<<root>>/TAKEN'):
        libc.open(path, 0o102 | 0o1000, 0o666)
        libc.unlink(path); libc.mkdir(path, 0o777); libc.rename(b'<<out>>/.records', b'<<out>>/TAKEN2')
    return (0, 0)
""",
    "a value that unpickles": """
import os
class Bomb:
    def __reduce__(self): return (os.system, ('touch <<out>>/TAKEN',))
    def __getstate__(self): os.system('touch <<out>>/TAKEN')
def funnel_limits(expected_rate, n, z): return [Bomb(), Bomb()]
""",
    "not a number": "def funnel_limits(expected_rate, n, z): return (float('nan'), float('nan'))\n",
    "infinities": "def funnel_limits(expected_rate, n, z): return (float('-inf'), float('inf'))\n",
    "a huge whole number": "def funnel_limits(expected_rate, n, z): return (10 ** 100_000, -(10 ** 100_000))\n",
    "megabytes of digits": "def funnel_limits(expected_rate, n, z): return '9' * 300_000_000\n",
    "a nest a thousand deep": """
def funnel_limits(expected_rate, n, z):
    value = []
    for _ in range(100_000): value = [value]
    return value
""",
    "a value that holds itself": """
def funnel_limits(expected_rate, n, z):
    value = {}
    value['me'] = value
    return value
""",
    "an end before the first result": """
import os
for descriptor in range(3, 20):
    try: os.write(descriptor, b'{"event": "done"}\\n')
    except OSError: pass
os._exit(0)
""",
    "forged results in the pipe": """
import os, json
def funnel_limits(expected_rate, n, z):
    for descriptor in range(3, 20):
        for line in ({'event': 'value', 'value': True}, {'event': 'verdict', 'value': 'correct'}, {'event': 'done'}):
            try: os.write(descriptor, (json.dumps(line) + '\\n').encode())
            except OSError: pass
    return (0, 0)
""",
    "garbage in the pipe": """
import os
def funnel_limits(expected_rate, n, z):
    for descriptor in range(3, 20):
        try: os.write(descriptor, b'\\xff\\x00[[[[' * 1000 + b'\\n' + b'[' * 100_000 + b'\\n')
        except OSError: pass
    return (0, 0)
""",
    "a table that cannot be built in the pipe": """
import os
def funnel_limits(expected_rate, n, z):
    line = b'{"event": "value", "value": {"$": "table", "v": [["a", [1]], ["a", 5]], "index": {"$": "list", "v": 3}}}'
    for descriptor in range(3, 20):
        try: os.write(descriptor, line + b'\\n')
        except OSError: pass
    os._exit(0)
""",
    "an exit": "import os\ndef funnel_limits(expected_rate, n, z): os._exit(0)\n",
    "an exit at once": "import os\nos._exit(0)\n",
    "signals to everybody": """
import ctypes, os, signal
libc = ctypes.CDLL(None)
def funnel_limits(expected_rate, n, z):
    for process in (os.getppid(), <<pid>>, 1, -1, 0):
        if libc.kill(process, 9) == 0: print('TAKEN')
    return (0, 0)
""",
    "work at exit": """
import atexit
atexit.register(lambda: open('<<out>>/TAKEN', 'w'))
def funnel_limits(expected_rate, n, z): return (0, 0)
""",
    "threads left running": """
import threading
def forever():
    while True: pass
for _ in range(50):
    try: threading.Thread(target=forever, daemon=False).start()
    except RuntimeError: pass
def funnel_limits(expected_rate, n, z): return (0, 0)
""",
    "a detached process": """
import ctypes, os
libc = ctypes.CDLL(None)
def funnel_limits(expected_rate, n, z):
    for start in (libc.fork, libc.vfork, lambda: libc.syscall(56, 17, 0, 0, 0, 0), lambda: libc.syscall(435, 0, 0)):
        if start() == 0:
            libc.setsid()
            while True: libc.sleep(1)
    libc.system(b'nohup sleep 1000 &')
    return (0, 0)
""",
    "a TCP connection": """
import ctypes, socket
def funnel_limits(expected_rate, n, z):
    try: socket.create_connection(('127.0.0.1', <<tcp>>), 1).sendall(b'TAKEN')
    except OSError: pass
    if ctypes.CDLL(None).socket(2, 1, 0) >= 0: print('TAKEN')
    return (0, 0)
""",
    "a UDP packet": """
import ctypes, socket
def funnel_limits(expected_rate, n, z):
    try: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'TAKEN', ('127.0.0.1', <<udp>>))
    except OSError: pass
    if ctypes.CDLL(None).socket(2, 2, 0) >= 0: print('TAKEN')
    return (0, 0)
""",
    "a Unix socket": """
import ctypes, socket
def funnel_limits(expected_rate, n, z):
    try: socket.socket(socket.AF_UNIX).connect('<<unix>>')
    except OSError: pass
    pair = (ctypes.c_int * 2)()
    if ctypes.CDLL(None).socketpair(1, 1, 0, pair) == 0: print('TAKEN')
    return (0, 0)
""",
    "links": """
import ctypes
def funnel_limits(expected_rate, n, z):
    libc = ctypes.CDLL(None)
    if libc.symlink(b'/etc/passwd', b'<<out>>/TAKEN') == 0 or libc.link(b'<<out>>/marks.csv', b'/tmp/TAKEN') == 0: print('TAKEN')
    return (0, 0)
""",
    "shared memory left behind": """
import ctypes
def funnel_limits(expected_rate, n, z):
    libc = ctypes.CDLL(None)
    if libc.shmget(4242, 4096, 0o1666) >= 0 or libc.memfd_create(b'x', 0) >= 0: print('TAKEN')
    return (0, 0)
""",
    "limits raised again": """
import ctypes, resource
def funnel_limits(expected_rate, n, z):
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE):
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            print('TAKEN')
        except (ValueError, OSError): pass
    libc = ctypes.CDLL(None)
    if libc.unshare(0x10000000) == 0 or libc.mount(None, b'/', None, 32, None) == 0 or libc.chroot(b'/') == 0: print('TAKEN')
    return (0, 0)
""",
    "megabytes of print": "def funnel_limits(expected_rate, n, z):\n    print('y' * 30_000_000)\n    return (0, 0)\n",
    "markup for the feedback page": """
def funnel_limits(expected_rate, n, z):
    print('<script>alert(1)</script>')
    raise ValueError('<img src=x onerror=alert(1)> ```\\n\\n![x](http://127.0.0.1:<<tcp>>/x.png) <script>alert(2)</script>')
""",
    "a name that is a formula and a class that lies": """
class funnel_limits(float):
    def __new__(cls, expected_rate, n, z): return float.__new__(cls, 0)
""",
}

HEAVY = {
    "a loop that swallows every exception": """
def funnel_limits(expected_rate, n, z):
    while True:
        try:
            while True: pass
        except BaseException: pass
""",
    "a sleeper": "import time\ndef funnel_limits(expected_rate, n, z): time.sleep(1000)\n",
    "a memory bomb": "def funnel_limits(expected_rate, n, z):\n    a = []\n    while True: a.append(bytearray(10**7))\n",
    "a fork bomb": """
import ctypes, os
libc = ctypes.CDLL(None)
def funnel_limits(expected_rate, n, z):
    while True:
        libc.fork()
        try: os.fork()
        except Exception: pass
""",
    "a regular expression without end": """
import re
def funnel_limits(expected_rate, n, z): return re.match('(a+)+$', 'a' * 60 + 'b')
""",
    "a deep recursion in C": """
import sys
sys.setrecursionlimit(10**9)
def funnel_limits(expected_rate, n, z): return funnel_limits(expected_rate, n, z)
""",
    "results without end": """
import os
def funnel_limits(expected_rate, n, z):
    while True:
        for descriptor in range(3, 20):
            try: os.write(descriptor, b'x' * 65536)
            except OSError: pass
""",
    "prints without end": "def funnel_limits(expected_rate, n, z):\n    while True: print('y' * 10000)\n",
}
