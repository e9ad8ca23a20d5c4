"""nginx and Caddy on loopback, told what `litsite init --host` writes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .targets.sshd import free_port

NGINX = """\
{user}
pid {folder}/pid;
error_log stderr notice;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{
        listen 127.0.0.1:{port};
        include {snippet};
    }}
}}
"""
CADDY = """\
{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	import {snippet}
}}
"""
READY = {"nginx": "start worker processes", "caddy": "serving initial configuration"}


@contextmanager
def running(
    name: str, snippet: str, www: Path, folder: Path, need: Callable[[str], str]
) -> Iterator[str]:
    """The server's address; it serves `www` as the snippet says."""
    program = need(name)
    path = folder / "snippet"
    # The one line that the server's keeper has to change.
    assert "/srv/www/digest" in snippet
    path.write_text(snippet.replace("/srv/www/digest", str(www)), encoding="utf-8")
    port = free_port()
    user = "user root;" if os.getuid() == 0 else ""  # whose folders the tests are made in
    text = {"nginx": NGINX, "caddy": CADDY}[name]
    config = folder / "config"
    config.write_text(
        text.format(user=user, folder=folder, port=port, snippet=path), encoding="utf-8"
    )
    command = {
        "nginx": [program, "-p", folder, "-c", config, "-g", "daemon off;"],
        "caddy": [program, "run", "--config", config, "--adapter", "caddyfile"],
    }[name]
    homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **homes}
    ) as server:
        assert server.stderr
        told = ""
        for line in server.stderr:
            told += line
            if READY[name] in line:
                break
        else:
            raise AssertionError(told)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
