"""data/: CSV, JSON and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litsite.exports import export_data
from litsite.exports.datasets.csv_cells import GUARDED, LIST_SEPARATOR, guard, unguard
from litsite.exports.datasets.table_files import TABLES
from litsite.formats.json_text import json_text
from litsite.model.library import Library, SiteSettings

Data = Mapping[str, bytes]

CELLS = Path(__file__).parents[1] / "contract" / "csv_cells.json"
"""What figures.js must do too (tests/js/ledger.test.js)."""
FLAT = [table for table in TABLES if table.flat]


def objects(data: Data, name: str) -> list[dict[str, Any]]:
    """Rows of a JSON file, with exact numbers."""
    found: list[dict[str, Any]] = json.loads(data[f"{name}.json"], parse_float=Decimal)[name]
    return found


def sheet(content: bytes) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def figure(data: Data, number: int) -> dict[str, Any]:
    """The row of a figure."""
    return next(row for row in objects(data, "figures") if row["number"] == number)


def test_all_files_are_there(data: Data) -> None:
    tables = [f"{table.name}.{end}" for table in FLAT for end in ("csv", "json", "jsonl")]
    schemas = [f"{table.name}.schema.json" for table in TABLES]
    others = ["revisits.json", "README.md", "datapackage.json"]
    assert sorted(data) == sorted([*tables, *schemas, *others])


def test_csv_opens_in_excel(data: Data) -> None:
    for table in FLAT:
        content = data[f"{table.name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the BOM to see UTF-8"
        outside = re.sub(rb'"[^"]*"', b"", content)
        assert re.search(rb"[^\r]\n|\r[^\n]", outside) is None, "every row ends with CRLF"
        assert content.endswith(b"\r\n")


def test_every_form_says_the_same(data: Data) -> None:
    def as_cell(value: object) -> str:
        if isinstance(value, list):
            return LIST_SEPARATOR.join(value)
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else str(value)

    for table in FLAT:
        rows = objects(data, table.name)
        lines = data[f"{table.name}.jsonl"].decode().splitlines()
        assert [json.loads(line, parse_float=Decimal) for line in lines] == rows
        cells = [
            {k: unguard(v) for k, v in row.items()} for row in sheet(data[f"{table.name}.csv"])
        ]
        assert cells == [{key: as_cell(value) for key, value in row.items()} for row in rows]
        assert rows, f"{table.name} tests nothing"


def test_count_stands_behind_the_rows(data: Data) -> None:
    for table in TABLES:
        document = json.loads(data[f"{table.name}.json"])
        assert document["count"] == len(document[table.name])


def test_decimals_keep_every_digit(data: Data) -> None:
    assert '"value": 123456789012.345670,' in data["figures.jsonl"].decode()
    assert str(figure(data, 5)["value"]) == "123456789012.345670"
    assert sheet(data["figures.csv"])[4]["value"] == "123456789012.345670"


def test_decimals_have_no_exponent(data: Data) -> None:
    row = figure(data, 2)
    assert (row["value"], row["value_max"]) == (25, Decimal("50.00"))
    assert b'"normalized": 2500000000, "normalized_max": 5000000000' in data["figures.json"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_any_decimal_comes_back(number: Decimal) -> None:
    back = json.loads(json_text([number]), parse_float=Decimal, parse_int=Decimal)[0]
    assert back.as_tuple() == number.as_tuple()


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    line = json_text({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1
    assert "<" not in line, "a script's end or a comment's start"


def test_negative_numbers_stay_numbers(data: Data) -> None:
    row = sheet(data["figures.csv"])[2]
    assert row["value"] == "-5.20"
    assert row["surface"] == "'-5.20%", "text is text"


def test_no_cell_is_a_formula(data: Data) -> None:
    for table in FLAT:
        numbers = {c.name for c in table.columns if c.type in {"number", "integer"}}
        for row in sheet(data[f"{table.name}.csv"]):
            for name, cell in row.items():
                if name in numbers:
                    assert re.fullmatch(r"(-?\d+(\.\d+)?)?", cell)
                else:
                    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    hostile = sheet(data["figures.csv"])[3]
    assert hostile["indicator"] == "'@SUM(1)"
    assert hostile["quote"].startswith("'=HYPERLINK")


@pytest.mark.parametrize(("text", "cell", "reason"), json.loads(CELLS.read_text("utf-8")))
def test_formulas_get_an_apostrophe_and_other_text_none(text: str, cell: str, reason: str) -> None:
    assert guard(text) == cell, reason


@given(st.text(alphabet=st.sampled_from("'=+-@＝ \t\r\n一1")))
def test_apostrophes_can_be_taken_out_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert re.sub(GUARDED, "", guard(text)) == text, "as the README says"


def test_hostile_text_comes_back_from_csv(data: Data) -> None:
    quote = figure(data, 4)["quote"]
    assert "</script>" in quote
    assert unguard(sheet(data["figures.csv"])[3]["quote"]) == quote


def test_surface_stands_where_start_says(data: Data) -> None:
    rows = objects(data, "figures")
    for row in rows:
        if row["start"] is not None:
            end = row["start"] + len(row["surface"])
            assert row["quote"][row["start"] : end] == row["surface"]
    starts = [row["start"] for row in rows]
    assert starts[5] == 3, "a zero-width space of the file had moved it, but it occurs once"
    assert starts[6] is None, "of two places none is certain"
    assert None not in starts[:6]


def test_a_row_carries_its_proof(data: Data) -> None:
    row = figure(data, 1)
    assert row["url"] == "articles/a.html#fig-0a1b2c3d4e-1-1"
    assert (row["file"], row["line"], row["anchor"]) == ("001.txt", 7, "0a1b2c3d4e")
    assert (row["article"], row["article_title"], row["district"]) == (
        "a",
        "李沧:深化改革",
        "李沧区",
    )
    assert row["topics"] == ["生态环境"], "the sentence's, not all of the article's"
    assert (row["context_period"], row["period"]) == ("2021", None)
    assert row["series"] == "kou-dai-gong-yuan"
    assert figure(data, 4)["series"] is None


def test_an_edited_sentence_has_no_file(data: Data) -> None:
    row = figure(data, 3)
    assert (row["file"], row["line"], row["correction"]) == (None, None, "added")


def test_series_part_outcomes_from_targets(data: Data) -> None:
    rows = objects(data, "series")
    assert [(r["status"], r["period"], r["period_inferred"], r["conflict"]) for r in rows] == [
        ("achieved", "2021", True, False),
        ("target", "2025", False, True),
    ]
    assert sheet(data["series.csv"])[1]["figures"].split(LIST_SEPARATOR)[1] == "b#x"


def test_revisits_keep_targets_without_a_later_sentence(data: Data) -> None:
    first, second = objects(data, "revisits")
    assert second["later"] == []
    assert first["later"][0]["article_title"] == "第二篇"
    assert first["later"][0]["verdict"] is None
    assert str(first["later"][0]["score"]) == "0.3000", "no noise of binary fractions"


def test_articles_count_what_can_be_read(data: Data) -> None:
    first, second = objects(data, "articles")
    assert first["characters"] == len("深化改革。一二")
    assert (first["figures"], second["figures"]) == (7, 0)
    assert (first["edited"], second["edited"], second["orphaned"]) == (True, False, True)
    assert first["sources"] == ["001.txt:3-9"]
    assert first["duplicates"] == ["002.txt:1-4"]


def test_glossary_is_plain_text_with_addresses(data: Data) -> None:
    (row,) = objects(data, "glossary")
    assert row["definition"] == "企业[四]类"
    assert row["url"] == "articles/a.html#%E5%90%8D%E8%AF%8D%201"
    assert row["used_in"] == ["articles/b.html#p%251"]


def test_same_input_same_bytes(library: Library) -> None:
    assert export_data(library) == export_data(library)


def test_empty_digest_has_empty_tables() -> None:
    pages = {p.path: p.content for p in export_data(Library(SiteSettings("空"), ()))}
    assert json.loads(pages["data/figures.json"])["figures"] == []
    assert pages["data/figures.jsonl"] == b""
    assert pages["data/figures.csv"].count(b"\r\n") == 1


def test_files_grow_with_the_rows_only(library: Library) -> None:
    ledger = library.ledger
    many = replace(library, ledger=replace(ledger, entries=ledger.entries * 300))
    pages = {p.path: p.content for p in export_data(many)}
    assert len(sheet(pages["data/figures.csv"])) == len(ledger.entries) * 300


def test_pandas_reads_the_csv(data: Data) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.read_csv(io.BytesIO(data["figures.csv"]), dtype=str, keep_default_na=False)
    assert list(frame["id"]) == [row["id"] for row in objects(data, "figures")]
    assert frame["value"][4] == "123456789012.345670"
    numbers = pandas.read_csv(io.BytesIO(data["figures.csv"]))
    assert numbers["value"][2] == -5.2


def test_every_figure_of_the_seeds_stands_in_its_line(seed_library: Library) -> None:
    pages = {p.path: p.content for p in export_data(seed_library)}
    texts = {text.file: text.lines for text in seed_library.texts}
    rows = json.loads(pages["data/figures.json"])["figures"]
    assert len(rows) == len(seed_library.ledger.entries)
    for row in rows:
        assert row["file"] is not None, f"{row['id']}: nobody edited the seeds"
        assert row["quote"] in texts[row["file"]][row["line"] - 1]
        assert row["start"] is not None, row["id"]


def test_excel_turns_no_text_of_the_seeds_into_another(seed_library: Library) -> None:
    pages = {p.path: p.content for p in export_data(seed_library)}
    anchors = months = 0
    for table in FLAT:
        numbers = {c.name for c in table.columns if c.type in {"number", "integer"}}
        for row in sheet(pages[f"data/{table.name}.csv"]):
            for name, cell in row.items():
                if name not in numbers:
                    assert not re.fullmatch(r"\d+[eE]\d+", cell), f"{name}: {cell}"
                    assert not re.fullmatch(r"\d{4}-\d\d?|\d\d?[-/]\d\d?", cell), f"{name}: {cell}"
                anchors += bool(re.fullmatch(r"'\d+e\d+", cell))
                months += bool(re.fullmatch(r"'\d{4}-\d\d", cell))
    assert anchors and months, "the seeds have some of each"
