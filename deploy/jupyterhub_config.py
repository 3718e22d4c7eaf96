"""JupyterHub for a class on one machine: its system users sign in with their passwords, and each works in a home of their own.

    JupyterLab   …/hub/user-redirect/lab       the user's copies of the notebooks, in ~/value-based-care
    Pages        …/hub/user-redirect/read      the chapters without code; answers go into the same log

Nothing is to be edited here: what differs from machine to machine is read from `VBC_HUB_…` variables, which README.md in this
folder lists. The Hub runs as root, because it starts each server as another user.
"""

import grp
import os
import pwd
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from limits import LimitedSpawner  # noqa: E402  (beside this file)

c = get_config()  # noqa: F821  (JupyterHub defines it)


def setting(name: str, default: str = "") -> str:
    """One of the `VBC_HUB_…` variables."""
    return os.environ.get(f"VBC_HUB_{name}", "").strip() or default


WORKBOOK = HERE.parent
LEARNERS, INSTRUCTORS = setting("LEARNERS", "vbc-learners"), setting("INSTRUCTORS", "vbc-instructors")
TEACHING = Path(setting("TEACHING", str(WORKBOOK)))
"""The instructors' own workbook, with the keys that a class bundle does not have; only their group can open that folder."""
HANDED_IN = Path(setting("HANDED_IN", "/srv/vbc/handed-in"))
STATE = Path(setting("STATE", "/var/lib/vbc-hub"))

# -- Addresses: this machine alone, unless the variables say otherwise. Each user's server listens to this machine only.
c.JupyterHub.bind_url = setting("ADDRESS", "http://127.0.0.1:8000")
c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = setting("CERTIFICATE"), setting("CERTIFICATE_KEY")
c.JupyterHub.hub_bind_url = setting("INNER_ADDRESS", "http://127.0.0.1:8081")
c.ConfigurableHTTPProxy.api_url = setting("PROXY_ADDRESS", "http://127.0.0.1:8001")
c.ConfigurableHTTPProxy.command = [str(HERE / "node_modules" / ".bin" / "configurable-http-proxy")]
c.Spawner.ip = "127.0.0.1"

# -- What the Hub keeps: who is signed in, and the secrets of its cookies. Nobody's answers.
STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie-secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")

# -- Who may sign in: members of two groups of the system, with the password of the system.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.open_sessions = False
c.LocalAuthenticator.allowed_groups = {LEARNERS, INSTRUCTORS}
c.Authenticator.manage_groups = True
c.Authenticator.delete_invalid_users = True  # who is no user of the system any more is none here


def is_in(group: str, user: str) -> bool:
    """Whether the system has a user in a group, by now."""
    try:
        return grp.getgrnam(group).gr_gid in os.getgrouplist(user, pwd.getpwnam(user).pw_gid)
    except KeyError:
        return False


def with_groups(authenticator, handler, found):
    """The Hub's groups are the system's."""
    return found | {"groups": [group for group in (LEARNERS, INSTRUCTORS) if is_in(group, found["name"])]}


c.Authenticator.post_auth_hook = with_groups
# An instructor sees who is here, and can start and stop a server that hangs; not enter it, for it runs as its learner.
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "scopes": ["admin-ui", f"list:users!group={LEARNERS}", f"servers!group={LEARNERS}"],
        "groups": [INSTRUCTORS],
    }
]

# -- What is started for a user, and what it may take.
c.JupyterHub.spawner_class = LimitedSpawner
c.Spawner.args = []
c.Spawner.default_url = "/lab/tree/chapters/ch00_start_here.ipynb"
c.Spawner.env_keep = ["LANG", "LC_ALL", "TZ"]  # nothing else of the Hub's own reaches a user
c.Spawner.mem_limit = setting("MEMORY", "1G")
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.Spawner.poll_interval = 10  # a server that was killed is noticed after that, and a reload starts another
c.JupyterHub.active_server_limit = int(setting("MOST_SERVERS", "0"))
c.JupyterHub.concurrent_spawn_limit = 2 * (os.cpu_count() or 2)  # a whole class that signs in at once takes turns


def prepare(spawner):
    """Before a server starts: whose workbook it is, and a folder that takes what this user hands in."""
    name = spawner.user.name
    teaches = is_in(INSTRUCTORS, name)
    root = TEACHING if teaches else WORKBOOK
    python = root / ".venv" / "bin" / "python"
    spawner.cmd = [str(python), "-m", "jupyterhub.singleuser"]
    spawner.environment = {
        "JUPYTER_CONFIG_PATH": str(root / "deploy" / "jupyter"),
        "PATH": f"{python.parent}:/usr/local/bin:/usr/bin:/bin",
        "VBC_COURSE": setting("COURSE"),
        "VBC_KERNEL_IDLE": setting("KERNEL_IDLE"),
        "VBC_SERVER_IDLE": setting("SERVER_IDLE"),
        "VBC_HAND_IN": "" if teaches else str(drop_off(name)),
    }
    if teaches:
        spawner.mem_limit = setting("INSTRUCTOR_MEMORY", "4G")


def drop_off(name: str) -> Path:
    """The folder of one user below HANDED_IN: that user writes it, the instructors read it, nobody else gets in.

    The grader takes it by its name, and whose it is the system knows: nobody can hand in for somebody else.
    """
    instructors = grp.getgrnam(INSTRUCTORS).gr_gid
    HANDED_IN.mkdir(parents=True, exist_ok=True)
    shutil.chown(HANDED_IN, 0, instructors)
    HANDED_IN.chmod(0o751)
    folder = HANDED_IN / name
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.chown(folder, pwd.getpwnam(name).pw_uid, instructors)
    folder.chmod(0o2750)  # after the owner, for a change of owner takes the group's bit away
    return folder


c.Spawner.pre_spawn_hook = prepare
