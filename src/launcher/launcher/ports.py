"""Finds a free port on this machine."""

import errno
import os
import socket

from launcher.failures import PortInUse

FIRST, LAST = 8888, 8988
HOST = "127.0.0.1"


def choose(asked: int | None) -> int:
    """Returns the port that was asked for, or the first free one from 8888 on; raises PortInUse if there is none."""
    if asked is not None:
        if not is_free(asked):
            raise PortInUse(
                f"Port {asked} is in use. Choose another with --port, or leave it out and a free one is taken."
            )
        return asked
    for port in range(FIRST, LAST + 1):
        if is_free(port):
            return port
    raise PortInUse(f"The ports {FIRST} to {LAST} are all in use. Name a free one with --port.")


def is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if (
            os.name != "nt"
        ):  # elsewhere than on Windows this allows a port whose last user has just ended, not one in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as reason:
            if reason.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True
