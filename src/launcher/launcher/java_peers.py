"""The Java libraries that `course bench --java-peers` compares with; Maven downloads them only then."""

import os
import platform
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from launcher import maven, peers
from launcher.environment import Environment
from launcher.peers import Peer
from launcher.steps import say, step

PROJECT = Path("src", "bench", "java-peers", "pom.xml")
CLASSES = {
    "DJL, PyTorch engine": "gateflow.bench.DjlPeer",
    "DeepLearning4J, SameDiff": "gateflow.bench.Dl4jPeer",
}
REASON = re.compile(r'^(?:Error|Caused by|Exception in thread "main"):? (.+)', re.MULTILINE)


def ready(environment: Environment, threads: int) -> Iterator[Peer]:
    """Builds them; gives those that start here, and says why another is left out."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        say(f"  Left out: {'; '.join(CLASSES)}. Their native code is downloaded for Linux on x86-64 only.")
        return
    with step("Java peers, by Maven") as under_way:
        maven.run(environment, ["-f", str(PROJECT), "compile"], under_way, log="bench-java-peers")
    for name, program in CLASSES.items():
        peer = Peer(name, command(environment, program))
        if problem := why_not(peer, peers.with_threads(environment, threads)):
            say(f"  Left out: {name}. It does not start: {problem}")
        else:
            yield peer


def command(environment: Environment, program: str) -> tuple[str | Path, ...]:
    """What starts a peer: without a network, and its native code unpacked in target."""
    folder = environment.clone.target / "bench" / "java-peers"
    classpath = os.pathsep.join([str(folder / "classes"), str(environment.clone.lib / "*"), str(folder / "lib" / "*")])
    unpacked = folder / "native"
    options = (
        "-Dai.djl.offline=true",
        f"-DENGINE_CACHE_DIR={unpacked}",
        f"-Dorg.bytedeco.javacpp.cachedir={unpacked}",
    )
    return (environment.java.command, "-Xmx2g", *options, "-cp", classpath, program)


def why_not(peer: Peer, variables: dict[str, str]) -> str | None:
    """Starts the peer, which loads its native code, and asks it nothing. The reason if it fails, else None."""
    ended = subprocess.run(
        [os.fspath(part) for part in peer.command],
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if ended.returncode == 0:
        return None
    reasons = REASON.findall(ended.stderr)  # of a Java program's causes, the last is the first that went wrong
    return reasons[-1] if reasons else f"exit code {ended.returncode}"
