"""File systems stamp with a clock that ticks every few milliseconds; a test that needs two stamps waits."""

from __future__ import annotations

from pathlib import Path


def wait_for_a_tick(path: Path) -> None:
    """Return when what changes from now on has a later time of change than `path`."""
    probe = path.with_name("probe")
    while True:
        probe.write_text("", "utf-8")
        ticked = probe.stat().st_ctime_ns > path.stat().st_ctime_ns
        probe.unlink()
        if ticked:
            return
