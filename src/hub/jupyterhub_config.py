"""JupyterHub for a class on one server: a whole configuration, or a file in TLJH's jupyterhub_config.d.

The course lies once on the server, read-only, as this file's own folder says; students get folders that point to it.
"""

import sys
from pathlib import Path

c = get_config()  # noqa: F821 (JupyterHub gives it to this file)

COURSE = Path(__file__).resolve().parents[2]
# What `./course doctor` made there: by conda if there is one, else as a venv.
ENVIRONMENT = next((path for name in ("conda", "venv") if (path := COURSE / ".course" / name).is_dir()), COURSE)

# A small nursery, so that the heap grows only by what is kept; one thread that collects; the quick compiler alone, since most
# of a lecture's code runs once and the slow compiler takes more time than it saves: README.md has the measurements.
KERNEL_OPTIONS = "-Xms48m -Xmx256m -Xmn24m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

# Like jupyterhub-singleuser, without a package that only checks the form of international web addresses in event schemas
# (Jupyter does without it, too): building its grammars is half of all the work of a start.
START = "import sys; sys.modules['rfc3987_syntax'] = None; from jupyterhub.singleuser import main; sys.exit(main())"
c.Spawner.cmd = [str(ENVIRONMENT / "bin" / "python"), "-c", START]
c.Spawner.environment = {
    "MALLOC_ARENA_MAX": "2",
    "PATH": f"{ENVIRONMENT / 'bin'}:/usr/local/bin:/usr/bin:/bin",
    "JDK_JAVA_OPTIONS": KERNEL_OPTIONS,
    "JUPYTER_CONFIG_PATH": str(COURSE / "src" / "hub" / "jupyter"),
    "JUPYTER_PREFER_ENV_PATH": "1",
    "PYTHONNOUSERSITE": "1",
}
c.Spawner.default_url = "/lab/tree/notebooks/lectures/00-start-here.ipynb"

# What a server and two kernels need, and an end for a cell that takes all it can get. A spawner that has no power
# over processes, such as LocalProcessSpawner, only tells them these; TLJH's SystemdSpawner sees to it.
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 1.0

# A class logs in within a minute: all servers start at once, each more slowly, and nobody is told to come back later.
c.JupyterHub.concurrent_spawn_limit = 0
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# A server that nobody has used for an hour ends; what is saved stays. Kernels end earlier: see jupyter/.
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600", "--cull-every=300"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
