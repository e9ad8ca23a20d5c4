"""What the operating system refuses, as something that an editor can be told in either language."""

from __future__ import annotations

import errno
from pathlib import Path

from litsite.model.problem import Problem, make_problem

REASONS = (
    *("ENOSPC", "EDQUOT", "EFBIG", "EACCES", "EPERM", "EROFS", "ENOENT", "EEXIST", "EISDIR", "ENOTDIR"),
    *("ENOTEMPTY", "ENAMETOOLONG", "EILSEQ", "ELOOP", "EBUSY", "ETXTBSY", "EXDEV", "ENOLCK", "EOPNOTSUPP"),
    *("EIO", "ESTALE", "ETIMEDOUT", "EMFILE", "ENFILE", "ENOMEM", "EADDRINUSE"),
)  # fmt: skip
"""Names of the errors that messages have words for; the words say what to do."""


def reason_of(error: OSError) -> str:
    """The error's name where messages have words for it, else what the system says.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device"))
    'ENOSPC'
    """
    name = errno.errorcode.get(error.errno or 0, "")
    return name if name in REASONS else error.strerror or str(error)


def tell_system_error(error: OSError, root: Path) -> Problem:
    """A full disk or a missing right is no bug of ours: say which file, from the digest's root where it lies there."""
    place = Path(str(error.filename or root))
    for base in (root, root.resolve()):
        if place.is_relative_to(base) and place != base:
            place = place.relative_to(base)
            break
    return make_problem(place.as_posix(), 0, "system", "error", reason=reason_of(error))
