"""Text as bytes: one for each of the commonest characters, two for the others, four for those not listed."""

from __future__ import annotations

import numpy as np

from litsite.search.files.bit_codec import Integers
from litsite.search.words.characters import Codes, numbers_by_code

_ONE_BYTE = 192
_ESCAPE = 255
_TWO_BYTES = _ONE_BYTE + (_ESCAPE - _ONE_BYTE) * 256
_PRINTABLE = range(32, 127)


def encode_text(codes: Codes) -> tuple[bytes, Integers]:
    """Bytes of the text, and where each character begins in them (one more for the end).

    `codes`: its code points.
    """
    return _encode(codes, numbers_by_code()[codes].astype(np.int64))


def encode_record(codes: Codes) -> bytes:
    """As `encode_text`, with printable ASCII before the listed characters: of it ids and JSON are made."""
    numbers = numbers_by_code()[codes].astype(np.int64) + len(_PRINTABLE)
    printable = (codes >= _PRINTABLE[0]) & (codes <= _PRINTABLE[-1])
    numbers[printable] = codes[printable].astype(np.int64) - _PRINTABLE[0]
    return _encode(codes, numbers)[0]


def _encode(codes: Codes, numbers: Integers) -> tuple[bytes, Integers]:
    sizes = np.where(numbers < _ONE_BYTE, 1, np.where(numbers < _TWO_BYTES, 2, 4))
    offsets = np.append(0, np.cumsum(sizes))
    at = offsets[:-1]
    out = np.zeros(int(offsets[-1]), dtype=np.uint8)
    rest = numbers - _ONE_BYTE
    out[at] = np.where(sizes == 1, numbers, np.where(sizes == 2, _ONE_BYTE + (rest >> 8), _ESCAPE))
    two, four = sizes == 2, sizes == 4
    out[at[two] + 1] = rest[two] & 255
    for byte in range(3):
        out[at[four] + 1 + byte] = codes[four] >> (16 - 8 * byte) & 255
    return out.tobytes(), offsets
