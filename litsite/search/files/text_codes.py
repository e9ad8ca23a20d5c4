"""Text as bytes: one for each of the commonest characters, two for the others, four for unknown ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers

_ONE_BYTE = 192
_ESCAPE = 255


def encode_text(codes: NDArray[np.uint32], characters: str) -> tuple[bytes, Integers]:
    """Bytes of the text, and where each character begins in them (one more for the end).

    `codes`: its code points. `characters`: those with a code of their own, in the codes' order.
    """
    table = np.full(0x110000, -1, dtype=np.int64)
    known = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    known = known[: _ONE_BYTE + (_ESCAPE - _ONE_BYTE) * 256]
    table[known] = np.arange(len(known))
    numbers = table[codes]
    sizes = np.where(numbers < 0, 4, np.where(numbers < _ONE_BYTE, 1, 2))
    offsets = np.append(0, np.cumsum(sizes))
    at = offsets[:-1]
    out = np.zeros(int(offsets[-1]), dtype=np.uint8)
    rest = numbers - _ONE_BYTE
    out[at] = np.where(numbers < 0, _ESCAPE, np.where(rest < 0, numbers, _ONE_BYTE + (rest >> 8)))
    two, four = rest >= 0, numbers < 0
    out[at[two] + 1] = rest[two] & 255
    for byte in range(3):
        out[at[four] + 1 + byte] = codes[four] >> (16 - 8 * byte) & 255
    return out.tobytes(), offsets
