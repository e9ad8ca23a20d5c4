"""An ssh server of our own on loopback, with keys made for it."""

from __future__ import annotations

import getpass
import os
import shlex
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SshServer:
    """Where it listens, and how it is reached."""

    port: int
    command: str
    """The ssh that knows its key and has ours."""

    def target(self, path: Path) -> str:
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{path}"


@contextmanager
def running_sshd(
    folder: Path, need: Callable[[str], str], *, weak: bool = False
) -> Iterator[SshServer]:
    """sshd with its own configuration; it ends with the test. `weak`: commands never run as root."""
    sshd, keygen = need("sshd"), need("ssh-keygen")
    for name in ("host", "client"):
        command = [keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / name]
        subprocess.run(command, check=True)
    port = free_port()
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/client.pub\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\n",
        encoding="utf-8",
    )
    if weak and os.getuid() == 0:
        nobody = f"{need('setpriv')} --reuid=65534 --regid=65534 --clear-groups"
        with (folder / "config").open("a", encoding="utf-8") as config:
            config.write(f'ForceCommand {nobody} sh -c "$SSH_ORIGINAL_COMMAND"\n')
    host_key = (folder / "host.pub").read_text(encoding="utf-8")
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host_key}", encoding="utf-8")
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd goes to have no rights
    command = [sshd, "-D", "-e", "-f", folder / "config"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        told = ""
        for line in server.stderr:
            told += line
            if "Server listening" in line:
                break
        else:
            raise AssertionError(told)
        options = (
            "-F",
            "none",
            "-i",
            f"{folder}/client",
            "-o",
            f"UserKnownHostsFile={folder}/known",
        )
        try:
            yield SshServer(port, shlex.join((need("ssh"), *options)))
        finally:
            server.terminate()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
