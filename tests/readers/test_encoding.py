"""Which encoding a file is in, and what becomes of bytes that it does not have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.readers.encoding import decode

from .reading import document_of, read

REPORT = "青禾县2020年政府工作报告\n各位代表:\n全县生产总值增长6.5%,城镇新增就业1.2万人。\n"
NUMBERED = "一、总体要求\n一是推进项目建设。\n　　全县完成投资12亿元。\n"
RARE = "青禾县㐀𠀀村今年新增路灯30盏。\n各位代表:\n"


@pytest.mark.parametrize(
    ("codec", "bom", "expected"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "utf-32-be"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
    ],
)
def test_encoding_is_found_and_text_comes_back(codec: str, bom: bytes, expected: str) -> None:
    document = document_of(bom + REPORT.encode(codec))
    assert (document.encoding, "\n".join(document.lines)) == (expected, REPORT)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_may_hold_characters_with_a_zero_byte(codec: str) -> None:
    # 一 is U+4E00 and the full-width indent U+3000: both have a zero as their low byte.
    decoded, problems = decode(NUMBERED.encode(codec), "a.txt")
    assert (decoded.encoding, decoded.text, problems) == (codec, NUMBERED, [])


TRADITIONAL = "青禾縣2020年政府工作報告\n各位代表:\n全縣生產總值增長6.5%,城鎮新增就業1.2萬人。\n"


def test_big5_is_not_taken_for_gb18030() -> None:
    document = document_of(TRADITIONAL.encode("big5"))
    assert (document.encoding, "\n".join(document.lines)) == ("big5hkscs", TRADITIONAL)


def test_traditional_text_in_gb18030_is_not_taken_for_big5() -> None:
    assert document_of(TRADITIONAL.encode("gb18030")).lines[0] == "青禾縣2020年政府工作報告"


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1", "cp1252"])
def test_text_that_was_garbled_before_it_was_saved_is_told(wrong: str) -> None:
    garbled = (REPORT * 3).encode().decode(wrong, "replace")
    _, problems = read(garbled)
    assert [problem.code for problem in problems] == ["garbled"]


@pytest.mark.parametrize(
    "text", [REPORT, RARE, TRADITIONAL, "Le café où l’été… " * 9, "カタカナとひらがな。" * 9]
)
def test_text_in_its_own_letters_is_not_called_garbled(text: str) -> None:
    document_of(text)


def test_gb18030_keeps_characters_of_four_bytes() -> None:
    document = document_of(RARE.encode("gb18030"))
    assert (document.encoding, document.lines[0]) == ("gb18030", RARE.splitlines()[0])


def test_gbk_bytes_are_not_taken_for_utf8() -> None:
    # 联通 is the classic: its GBK bytes look like a UTF-8 sequence to careless guessers.
    document = document_of("联通服务\n联通\n".encode("gbk"))
    assert document.lines == ("联通服务", "联通", "")


def test_byte_order_mark_is_no_text() -> None:
    document = document_of(b"\xef\xbb\xbf" + "青禾".encode())
    assert document.lines == ("青禾",)


def test_ascii_is_utf8() -> None:
    assert document_of("GDP 12.5\n").encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "text", "places"),
    [
        ("第一行".encode() + b"\xff" + "正常。\n".encode(), "第一行�正常。\n", [(1, 9, "ff")]),
        ("一\n二".encode() + b"\x80" + "三\n".encode(), "一\n二�三\n", [(2, 7, "80")]),
        ("项目落地\n建".encode() + b"\xe8\xae\n", "项目落地\n建�\n", [(2, 16, "e8 ae")]),
        (b"\xff" + "甲\n乙".encode() + b"\xff\n", "�甲\n乙�\n", [(1, 0, "ff"), (2, 8, "ff")]),
        (b"\xef\xbb\xbf" + "甲\n".encode() + b"\xff", "甲\n�", [(2, 7, "ff")]),
        (b"\xff\xfe" + "甲\n乙".encode("utf-16-le") + b"\x4e", "甲\n乙�", [(2, 8, "4e")]),
        (
            b"\xff\xfe" + "甲\n".encode("utf-16-le") + b"\x00\xd8" + "乙".encode("utf-16-le"),
            "甲\n�乙",
            [(2, 6, "00 d8")],
        ),
        (
            "青禾县\n".encode("gbk") + b"\xff" + "工作报告全文\n".encode("gbk"),
            "青禾县\n�工作报告全文\n",
            [(2, 7, "ff")],
        ),
    ],
    ids=lambda value: value.hex() if isinstance(value, bytes) else "",
)
def test_undecodable_bytes_are_marked_and_told_with_their_offset(
    data: bytes, text: str, places: list[tuple[int, int, str]]
) -> None:
    decoded, problems = decode(data, "sources/a.txt")
    assert decoded.text == text
    assert [problem.code for problem in problems] == ["undecodable"] * len(places)
    told = [
        (problem.line, int(values["offset"]), values["bytes"])
        for problem in problems
        for values in (dict(problem.values),)
    ]
    assert told == places
    assert {problem.path for problem in problems} == {"sources/a.txt"}


@pytest.mark.parametrize("missing", [1, 2])
def test_a_utf8_file_that_was_cut_off_stays_utf8(missing: int) -> None:
    # As GB18030 the rest would decode without error, to nonsense.
    data = "第一行正常。".encode()[:-missing]
    decoded, problems = decode(data, "a.txt")
    assert decoded.text == "第一行正常�"
    assert [(p.code, dict(p.values)["offset"]) for p in problems] == [("undecodable", "15")]


@given(
    st.text("一二三县市区发展项目建设完成增长今年,。", min_size=20, max_size=60),
    st.integers(0, 10_000),
    st.sampled_from([b"\xff", b"\x80", b"\xfe", b"\xc3"]),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_damaged_byte_costs_no_text_around_it(text: str, place: int, noise: bytes) -> None:
    at = place % (len(text) + 1)
    data = text[:at].encode() + noise + text[at:].encode()
    decoded, problems = decode(data, "a.txt")
    assert decoded.text.replace("�", "") == text
    assert int(dict(problems[0].values)["offset"]) == len(text[:at].encode())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_utf8_text_comes_back(text: str) -> None:
    decoded, problems = decode(text.encode(), "a.txt")
    assert (decoded.text, problems) == (text.removeprefix("\ufeff"), [])


def test_many_undecodable_bytes_are_counted_not_listed() -> None:
    data = "\n".join("全县完成投资项目" * 8 for _ in range(40)).encode().replace(b"\n", b"\n\xff")
    _, problems = read(data)
    assert [p.code for p in problems] == ["undecodable"] * 20 + ["undecodable-more"]
    assert dict(problems[-1].values)["count"] == "19"


def test_lines_of_problems_count_every_kind_of_line_break() -> None:
    _, problems = read("甲\r乙\r".encode() + b"\xff" + "丙\r\n".encode())
    assert [p.line for p in problems] == [3]
