"""Sets up what the course needs, doing only what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from launcher import (
    conda_route,
    environment_file,
    jar,
    kernel,
    lock,
    markers,
    venv_route,
)
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.environment_file import EnvironmentFile
from launcher.steps import say, step

ROUTES = {route.NAME: route for route in (conda_route, venv_route)}


def ready(clone: Clone, forced_route: str | None = None) -> Environment:
    """Returns the environment, set up, with the jar built."""
    with alone(clone):
        environment = set_up(clone, forced_route)
        jar.build(environment)
    return environment


@contextmanager
def alone(clone: Clone) -> Iterator[Path]:
    """Keeps other `course` commands of this clone from setting up at the same time; gives the lock's file."""
    clone.require_usable()
    file = clone.state / "lock"
    with lock.held(file, lambda: say("  Another `course` is setting up this clone: waiting until it is done.")):
        yield file


def set_up(clone: Clone, forced_route: str | None = None) -> Environment:
    """Returns the environment, making it if it is not there. The caller holds the lock."""
    file = environment_file.read(clone.environment_file)
    route = choose(clone, file, forced_route)
    if not is_current(clone, route, file):
        route.require_tools(clone)
        with step(f"Environment, by {route.NAME}") as under_way:
            marker_file(clone, route).unlink(missing_ok=True)
            route.make(clone, file, under_way)
            markers.write(marker_file(clone, route), marker(clone, route, file))
    environment = route.load(clone)
    kernel.configure(environment)
    return environment


def choose(clone: Clone, file: EnvironmentFile, forced: str | None = None) -> ModuleType:
    """Returns the route to take: the forced one, else one that is ready, else conda's where there is a conda."""
    if forced:
        return ROUTES[forced]
    for route in ROUTES.values():
        if is_current(clone, route, file):
            return route
    return conda_route if conda_route.tool() else venv_route


def is_current(clone: Clone, route: ModuleType, file: EnvironmentFile) -> bool:
    """Says whether the route's environment is there, whole and made from this environment.yml in this place."""
    return markers.read(marker_file(clone, route)) == marker(clone, route, file) and route.python(clone).exists()


def marker_file(clone: Clone, route: ModuleType) -> Path:
    return clone.state / f"{route.NAME}.json"


def marker(clone: Clone, route: ModuleType, file: EnvironmentFile) -> dict:
    """What the marker must say. The place counts: an environment that was moved does not work."""
    return {"digest": markers.digest([str(clone.root), *route.wanted(file)])}
