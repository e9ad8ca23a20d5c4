"""Find the encoding of a file and decode it without losing anything silently."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from litsite.model.problem import LitsiteError, Problem, make_problem

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?(?P<name>[\w-]+)""", re.IGNORECASE)
_MAX_REPORTED = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, with line breaks as they were."""

    text: str
    encoding: str


def decode(data: bytes, shown: str) -> tuple[Decoded, list[Problem]]:
    """Decode `data`; undecodable bytes become U+FFFD and a problem each, with the byte offset.

    Order: byte order mark, UTF-8, UTF-16 by its zero bytes, GB18030 (a superset of GBK and GB2312),
    what an HTML page declares, what charset-normalizer guesses, and last the best of UTF-8 and
    GB18030 with replacements. Raises LitsiteError for binary data.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode_reporting(data[len(bom) :], name, shown, len(bom))
    wide = _utf16_without_bom(data)
    if wide is not None:
        return _decode_reporting(data, wide, shown, 0)
    if b"\0" in data or _looks_binary(data):
        raise LitsiteError(
            make_problem(shown, 0, "binary", "error", offset=max(data.find(b"\0"), 0))
        )
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and not _plausible_chinese(text):
            continue
        return Decoded(text, name), []
    return _decode_reporting(data, _fallback(data), shown, 0)


def _decode_reporting(
    data: bytes, name: str, shown: str, skipped: int
) -> tuple[Decoded, list[Problem]]:
    """Decode piecewise, so that each undecodable byte is named with its offset in the file."""
    codec = "utf-8" if name == "utf-8-sig" else name
    pieces: list[str] = []
    problems: list[Problem] = []
    position = 0
    line = 1
    bad = 0
    while position < len(data):
        try:
            pieces.append(data[position:].decode(codec))
            break
        except UnicodeDecodeError as error:
            good = data[position : position + error.start].decode(codec)
            pieces.append(good)
            line += good.count("\n")
            pieces.append("\ufffd")
            bad += 1
            offset = position + error.start
            if bad <= _MAX_REPORTED:
                value = data[offset : position + error.end].hex(" ")
                problems.append(
                    make_problem(
                        shown,
                        line,
                        "undecodable",
                        offset=offset + skipped,
                        bytes=value,
                        encoding=name,
                    )
                )
            position += error.end
    if bad > _MAX_REPORTED:
        problems.append(
            make_problem(shown, 0, "undecodable-more", count=bad - _MAX_REPORTED, encoding=name)
        )
    return Decoded("".join(pieces), name), problems


def _utf16_without_bom(data: bytes) -> str | None:
    """Recognise UTF-16 by its line breaks: `0A 00` or `00 0A` at even offsets, NULs nowhere else."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:4000]
    low, high = sample[0::2], sample[1::2]
    for name, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros.count(0) and not others.count(0):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if _plausible_chinese(text) or text.isprintable():
                return name
    return None


def _looks_binary(data: bytes) -> bool:
    """Return whether the first kilobytes hold control bytes that no text has."""
    sample = data[:4096]
    if not sample:
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b\x1a" for byte in sample)
    return (
        data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
        or controls > len(sample) * 0.05
    )


def _plausible_chinese(text: str) -> bool:
    """Return whether most of the non-ASCII characters are Han or usual punctuation."""
    sample = [c for c in text[:20000] if ord(c) > 127]
    usual = sum(
        "\u3000" <= c <= "\u303f"
        or "\u4e00" <= c <= "\u9fff"
        or "\uff00" <= c <= "\uffef"
        or c in "“”‘’—…·\xa0"
        for c in sample
    )
    return usual >= len(sample) * 0.7


def _fallback(data: bytes) -> str:
    """Choose the codec for data that no codec reads without errors, or not plausibly."""
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared["name"].decode("ascii").lower()
        if name in {"gb2312", "gbk", "gb18030"}:
            return "gb18030"
        if name in {"utf-8", "utf8"}:
            return "utf-8"
    damage = {name: data.decode(name, "replace").count("\ufffd") for name in ("utf-8", "gb18030")}
    name = min(damage, key=lambda codec: (damage[codec], codec == "gb18030"))
    if damage[name] <= max(3, len(data) // 200):
        return name
    best = from_bytes(data[:100_000]).best()
    return best.encoding if best is not None else name
