"""Files that are no text: refused with a code, a severity and the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

import litsite.readers
from litsite.commands.messages import describe
from litsite.importing.source_files import list_sources
from litsite.model.problem import LitsiteError, Problem
from litsite.readers import is_source, read_source


def refusal(path: Path) -> Problem:
    with pytest.raises(LitsiteError) as caught:
        read_source(path, f"sources/{path.name}")
    problem = caught.value.problem
    assert (problem.path, problem.severity) == (f"sources/{path.name}", "error")
    assert f"sources/{path.name}" in str(caught.value)
    return problem


@pytest.mark.parametrize(
    "content", [b"", b" \t\r\n", "　\n\xa0\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe\n\x00"]
)
def test_a_file_without_visible_text_is_refused_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert refusal(path).code == "empty"


def test_a_file_of_zero_width_characters_is_refused_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes("\u200b\u2060\n\u200d\n".encode())
    assert refusal(path).code == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"PK\x03\x04\x14\x00\x06\x00word/document.xml",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        bytes(range(256)) * 4,
        "青禾县\x00工作报告".encode(),
    ],
    ids=["png", "pdf", "zip", "doc", "jpeg", "all-bytes", "nul"],
)
def test_binary_data_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert refusal(path).code == "binary"


def test_a_file_over_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(litsite.readers, "MAX_BYTES", 10)
    path = tmp_path / "report.txt"
    path.write_bytes(b"0123456789")
    read_source(path, "sources/report.txt")
    path.write_bytes(b"0123456789A")
    problem = refusal(path)
    assert (problem.code, dict(problem.values)) == ("too-large", {"size": "11", "limit": "10"})


def test_a_page_of_elements_inside_each_other_is_refused_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(litsite.readers.html_tree, "MAX_OPEN", 10)
    path = tmp_path / "page.html"
    path.write_text("<b>甲</b>\n" * 30 + "<p>乙\n" * 30 + "<b>丙\n" * 9, encoding="utf-8")
    read_source(path, "sources/page.html")
    path.write_text("<b>甲\n" * 11, encoding="utf-8")
    with pytest.raises(LitsiteError) as caught:
        read_source(path, "sources/page.html")
    problem = caught.value.problem
    assert (problem.code, problem.severity, problem.line) == ("too-deep", "error", 11)
    assert dict(problem.values) == {"tag": "b", "limit": "10"}


@pytest.mark.parametrize("name", ["report.dat", "report.xyz", "report", ".txt"])
def test_an_unknown_format_is_refused_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("各位代表:", encoding="utf-8")
    problem = refusal(path)
    assert problem.code == "unknown-format"
    assert dict(problem.values)["known"] == ".htm .html .md .txt"
    assert not is_source(path)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.html", "a.HTM", "报告.全文.txt"])
def test_known_formats_are_sources_in_any_case(name: str) -> None:
    assert is_source(Path(name))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    problem = refusal(tmp_path / "gone.txt")
    assert (problem.code, dict(problem.values)["reason"]) == ("unreadable", "ENOENT")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert refusal(folder).code == "not-a-file"


def test_the_document_knows_its_name_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("甲".encode())
    document, problems = read_source(path, "sources/报告.txt")
    assert (document.name, problems) == ("报告.txt", [])
    assert document.sha256 == "33e3580c093111e1c4cac922872c40371f7896bb3fa4e23be5840bd1834fc622"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("报告.docx", "另存为"),
        ("报告.WPS", "另存为"),
        ("公报.pdf", "复制文字"),
        ("表.xlsx", "制表符"),
        ("讲稿.pptx", "纯文本"),
        ("照片.jpg", "识别"),
        ("材料.zip", "解压"),
        ("网页.mhtml", "网页"),
    ],
)
def test_a_format_of_offices_is_refused_with_what_to_do(
    tmp_path: Path, name: str, remedy: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK")
    problem = refusal(path)
    assert remedy in describe(problem, "zh")
    assert (
        ".txt" in describe(problem, "en")
        or "texts" in describe(problem, "en")
        or ".html" in describe(problem, "en")
    )
    # In sources/ it is a warning, since the others are built.
    sources, told = list_sources(tmp_path)
    assert sources == []
    assert [(one.code, one.severity) for one in told] == [(problem.code, "warning")]
