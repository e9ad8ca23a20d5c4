"""The process ends at a step on the disk that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

STEPS = ("mkdir", "replace", "rmdir", "unlink", "write_bytes", "write_text")


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def killed_before_step(number: int) -> Iterator[list[str]]:
    """Let `number` steps on the disk happen, and none after."""
    taken: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(path: Path, *args: Any, **options: Any) -> Any:
            if len(taken) == number:
                raise Killed
            taken.append(name)
            return real(path, *args, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(Path, name, counted(name, getattr(Path, name)))
        yield taken
