"""How numbers and bytes are written: exp-Golomb bits, varints, and payloads inside scripts."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

_ESCAPED = b'\x00\n\r"\\'
"""What a JavaScript string in double quotes, or a text file, cannot hold as it is."""
_ESCAPE = 0x100
_SEVEN = np.array([64, 32, 16, 8, 4, 2, 1], dtype=np.uint8)


def golomb_order(mean: int) -> int:
    """The order that suits values spread about `mean`; both sides compute it, so it is not stored."""
    return max(0, mean.bit_length() - 2)


def golomb(values: Integers, order: Integers | int) -> tuple[Integers, Integers]:
    """Exp-Golomb codes and their widths in bits, for values ≥ 0.

    A value v of order k is written as w = v + 2^k: as many ones as w has bits beyond k + 1, a zero,
    then w without its leading bit. Small values are short, and no value is too large.
    Source: J. Teuhola, A compression method for clustered bit-vectors, 1978.
    """
    shifted = values + (np.int64(1) << np.asarray(order, dtype=np.int64))
    # float64 holds every value of up to 53 bits, so frexp's exponent is the bit length.
    bits = np.frexp(shifted.astype(np.float64))[1].astype(np.int64)
    extra = bits - 1 - order
    low = shifted - (np.int64(1) << (bits - 1))
    codes = ((((np.int64(1) << extra) - 1) << 1) << (bits - 1)) | low
    return codes, extra + bits


def rice(values: Integers, order: Integers) -> tuple[Integers, Integers]:
    """Rice codes and their widths: as many ones as v has multiples of 2^k, a zero, k low bits.

    For values that are known to stay within a few multiples.
    """
    extra = values >> order
    codes = ((((np.int64(1) << extra) - 1) << 1) << order) | (values & ((np.int64(1) << order) - 1))
    return codes, extra + 1 + order


def place_bits(codes: Integers, widths: Integers, offsets: Integers, size: int) -> bytes:
    """Write each code at its bit offset; return `size` bytes, most significant bit first."""
    bits = np.zeros(size * 8, dtype=np.uint8)
    order = np.argsort((255 - widths).astype(np.uint8), kind="stable")  # bytes: a radix sort
    codes, widths, offsets = codes[order], widths[order], offsets[order]
    ends = offsets + widths - 1
    for plane in range(int(widths[0]) if len(widths) else 0):
        # Widths fall, so those with a bit in this plane stand in front.
        count = int(np.searchsorted(-widths, -plane, side="left"))
        bits[ends[:count] - plane] = (codes[:count] >> plane) & 1
    return np.packbits(bits).tobytes()


class BitWriter:
    """Writes numbers one by one, for what is too small to vectorise."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def golomb(self, value: int, order: int) -> None:
        """Write one exp-Golomb code."""
        shifted = value + (1 << order)
        extra = shifted.bit_length() - 1 - order
        self._bits.append("1" * extra + "0" + bin(shifted)[3:])

    def to_bytes(self) -> bytes:
        """All that was written, filled up with zeros."""
        text = "".join(self._bits)
        size = -(-len(text) // 8)
        return int(text.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")


class BitReader:
    """Reads what `place_bits` and `BitWriter` wrote."""

    def __init__(self, data: bytes) -> None:
        self._bits = bin(int.from_bytes(b"\x01" + data, "big"))[3:]
        self._at = 0

    def golomb(self, order: int) -> int:
        """Read one exp-Golomb code."""
        zero = self._bits.index("0", self._at)
        width = zero - self._at + order
        self._at = zero + 1 + width
        return (1 << width) - (1 << order) + int(self._bits[zero + 1 : self._at] or "0", 2)

    def rice(self, order: int) -> int:
        """Read one Rice code."""
        zero = self._bits.index("0", self._at)
        extra = zero - self._at
        self._at = zero + 1 + order
        return extra << order | int(self._bits[zero + 1 : self._at] or "0", 2)


def write_varints(values: Iterable[int]) -> bytes:
    """LEB128: seven bits a byte, least significant first."""
    out = bytearray()
    for number in values:
        rest = number
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


class ByteReader:
    """Reads varints and byte strings."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def varint(self) -> int:
        """Read one LEB128 number."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def at_end(self) -> bool:
        """Whether everything was read."""
        return self._at >= len(self._data)

    def take(self, size: int) -> bytes:
        """Read `size` bytes."""
        self._at += size
        return self._data[self._at - size : self._at]


def deflate(data: bytes) -> bytes:
    """Raw deflate (RFC 1951), which browsers inflate by DecompressionStream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def inflate(data: bytes) -> bytes:
    """Undo `deflate`."""
    return zlib.decompress(data, -15)


def to_script(name: str, data: bytes) -> bytes:
    """A script that registers `data` under `name`.

    Seven bits a character: a string of ASCII costs 8/7 (and the five characters that a string
    cannot hold two bytes each), base64 would cost 4/3. Data as scripts, because browsers refuse
    `fetch` on `file://`.
    """
    bits = np.unpackbits(np.frombuffer(data, dtype=np.uint8))
    padded = np.zeros(-(-len(bits) // 7) * 7, dtype=np.uint8)
    padded[: len(bits)] = bits
    codes = _SCRIPT_CODES[padded.reshape(-1, 7) @ _SEVEN]
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    return f'Litsite.shard("{name}",{len(data)},"{text}");\n'.encode()


def _script_codes() -> NDArray[np.uint32]:
    codes = np.arange(128, dtype=np.uint32)
    for code in _ESCAPED:
        codes[code] += _ESCAPE
    return codes


_SCRIPT_CODES = _script_codes()


def from_script(script: bytes) -> tuple[str, bytes]:
    """Name and data of a script that `to_script` wrote."""
    head, size, rest = script.decode("utf-8").split(",", 2)
    codes = np.frombuffer(rest[1 : rest.rindex('"')].encode("utf-32-le"), dtype="<u4") & 127
    bits = np.unpackbits(codes.astype(np.uint8).reshape(-1, 1), axis=1)[:, 1:]
    data = np.packbits(bits.reshape(-1)).tobytes()[: int(size)]
    return head.removeprefix('Litsite.shard("').removesuffix('"'), data
