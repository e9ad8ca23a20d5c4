"""Find the encoding of a file and decode it without losing anything silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.readers.character_use import common_share, looks_garbled

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    # Before UTF-16, whose mark the one of UTF-32 begins with.
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?(?P<name>[\w-]+)""", re.IGNORECASE)
_BREAK = re.compile(rb"\r\n|\n|\r")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_USUAL = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·\xa0]")
_MAX_REPORTED = 20
_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, with line breaks as they were."""

    text: str
    encoding: str


def decode(data: bytes, shown: str) -> tuple[Decoded, list[Problem]]:
    """Decode `data`; undecodable bytes become U+FFFD and a problem each, with the byte offset.

    Order: byte order mark, UTF-8, UTF-16 by its zero bytes, damaged UTF-8, GB18030 (a superset of
    GBK and GB2312) or Big5, whichever gives the commoner characters, what an HTML page declares,
    what charset-normalizer guesses, and last the codec of UTF-8 and GB18030 that damages less. Text
    that was garbled before it was saved gets a warning. Raises LitsiteError for binary data.
    """
    decoded, problems = _decode(data, shown)
    if looks_garbled(decoded.text):
        problems.append(make_problem(shown, 1, "garbled", text=decoded.text.strip()[:16]))
    return decoded, problems


def _decode(data: bytes, shown: str) -> tuple[Decoded, list[Problem]]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode_reporting(data, name, shown, len(bom))
    wide = _utf16_without_bom(data)
    if wide is not None:
        return _decode_reporting(data, wide, shown, 0)
    if b"\0" in data or _looks_binary(data):
        offset = max(data.find(b"\0"), 0)
        raise LitsiteError(make_problem(shown, 0, "binary", "error", offset=offset))
    try:
        return Decoded(data.decode("utf-8"), "utf-8"), []
    except UnicodeDecodeError:
        pass
    if not _mostly_utf8(data):
        double_byte = [
            Decoded(text, name)
            for name in ("gb18030", "big5hkscs")
            if (text := _strictly(data, name)) is not None and _plausible_chinese(text)
        ]
        if double_byte:
            return max(double_byte, key=lambda one: common_share(one.text)), []
    return _decode_reporting(data, _fallback(data), shown, 0)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _decode_reporting(
    data: bytes, name: str, shown: str, skipped: int
) -> tuple[Decoded, list[Problem]]:
    """Decode all but the first `skipped` bytes; name each undecodable byte with its offset."""
    damage: list[tuple[int, bytes]] = []

    def replace(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        damage.append((error.start, error.object[error.start : error.end]))
        return "\ufffd", error.end

    # The registry is global, so the handler goes under a name of its own and is used at once.
    codecs.register_error("litsite-report", replace)
    codec = "utf-8" if name == "utf-8-sig" else name
    text = data[skipped:].decode(codec, "litsite-report")
    problems = []
    line, counted = 1, 0
    for start, value in damage[:_MAX_REPORTED]:
        if codec in {"utf-8", "gb18030"}:
            line += len(_BREAK.findall(data, skipped + counted, skipped + start))
            counted = start
        else:
            decoded = data[skipped : skipped + start].decode(codec, "replace")
            line = 1 + len(re.findall(r"\r\n|\n|\r", decoded))
        problems.append(
            make_problem(
                shown,
                line,
                "undecodable",
                offset=skipped + start,
                bytes=value.hex(" "),
                encoding=name,
            )
        )
    if len(damage) > _MAX_REPORTED:
        more = len(damage) - _MAX_REPORTED
        problems.append(make_problem(shown, 0, "undecodable-more", count=more, encoding=name))
    return Decoded(text, name), problems


def _utf16_without_bom(data: bytes) -> str | None:
    """Recognise UTF-16: ASCII characters put zeros on one side of each pair, few stand on the other.

    Han has zeros too (一 is U+4E00, the full-width space U+3000), so the sides are compared.
    """
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:4000]
    zeros = {"utf-16-le": sample[1::2].count(0), "utf-16-be": sample[0::2].count(0)}
    if not any(zeros.values()):
        return None
    for name in sorted(zeros, key=lambda codec: -zeros[codec]):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and (_plausible_chinese(text) or text.isascii()):
            return name
    return None


def _looks_binary(data: bytes) -> bool:
    """Return whether the first kilobytes hold control bytes that no text has."""
    sample = data[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b\x1a" for byte in sample)
    return data.startswith(_BINARY_STARTS) or controls > len(sample) * 0.05


def _mostly_utf8(data: bytes) -> bool:
    """Return whether the file is UTF-8 with some damage, rather than something else.

    In GB18030 text, bytes seldom fall into sequences that UTF-8 allows.
    """
    high = sum(byte >= 0x80 for byte in data)
    valid = sum(len(match) for match in _MULTIBYTE.findall(data))
    return high > 0 and valid >= high * 0.8


def _plausible_chinese(text: str) -> bool:
    """Return whether most of the non-ASCII characters are Han or usual punctuation."""
    sample = [char for char in text[:20000] if ord(char) > 127]
    return sum(bool(_USUAL.match(char)) for char in sample) >= len(sample) * 0.7 and bool(sample)


def _fallback(data: bytes) -> str:
    """Choose the codec for data that no codec reads without errors, or not plausibly."""
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared["name"].decode("ascii").lower()
        if name in {"gb2312", "gbk", "gb18030"}:
            return "gb18030"
        if name in {"utf-8", "utf8"}:
            return "utf-8"
        if name in {"big5", "big5-hkscs"}:
            return "big5hkscs"
    if _mostly_utf8(data):
        return "utf-8"
    damage = {
        codec: data.decode(codec, "replace").count("\ufffd") for codec in ("utf-8", "gb18030")
    }
    name = min(damage, key=lambda codec: (damage[codec], codec == "gb18030"))
    if damage[name] <= max(3, len(data) // 200):
        return name
    from charset_normalizer import from_bytes  # the last resort, and hardly ever asked

    best = from_bytes(data[:100_000]).best()
    return best.encoding if best is not None else name
