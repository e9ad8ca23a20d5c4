"""A digest that is being served, for tests that work on it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from litsite.commands.messages import word
from litsite.serving.builders import open_builder
from litsite.serving.http_server import SiteServer, open_server
from litsite.serving.watching import rebuild_at_changes
from litsite.serving.workshop import Workshop

FIRST_PORT = 18000
SOURCE = """\
青川县政务服务改革按下快进键

近年来,青川县把政务服务改革作为头号工程,群众办事越来越方便,企业开办越来越快。

全县设立综合窗口42个,实现一窗受理、集成服务,平均办理时间比上年缩短三分之一。

下一步,青川县将把更多事项放到村里办,让群众在家门口就能办成事。
"""


@contextmanager
def serving(root: Path, *, watched: bool = True) -> Iterator[SiteServer]:
    """Serve `root`, built once; with `watched` changes are followed."""
    workshop = Workshop(root, open_builder(root))
    workshop.build()
    server = open_server(workshop, FIRST_PORT, lambda problem: word(problem, "zh"))
    stop = threading.Event()
    threads = [threading.Thread(target=server.serve_forever)]
    if watched:
        follow = (workshop, stop, lambda: None)
        threads.append(threading.Thread(target=rebuild_at_changes, args=follow))
    for thread in threads:
        thread.start()
    try:
        yield server
    finally:
        stop.set()
        workshop.close()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join()


def write_digest(root: Path) -> None:
    """Give a new digest one text."""
    (root / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
