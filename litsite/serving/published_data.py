"""Rows of the site's own `data/`, whether a table is one file or, being large, in parts."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from litsite.addresses import article_url
from litsite.exports.datasets.csv_cells import BYTE_ORDER_MARK, unguard

Row = Mapping[str, Any]


def read_figures(data: Path, article: str) -> Iterator[Row]:
    """An article's figures: its `anchor`, `sentence`, `surface` and `fragment` in the order of the text."""
    address = f"{article_url(article)}#"
    try:
        with (data / "figures.jsonl").open(encoding="utf-8") as rows:
            found = [json.loads(row) for row in rows if address in row]
    except FileNotFoundError:
        parts = sorted((data / "figures").glob("*.csv"))
        found = [row for part in parts for row in _read_sheet(part, address)]
    except OSError:
        return
    yield from (row for row in found if row["article"] == article)


def read_revisits(data: Path) -> Iterator[Row]:
    """All targets with the later sentences that speak of them."""
    for path in [data / "revisits.json", *sorted((data / "revisits").glob("*.json"))]:
        try:
            text = path.read_text("utf-8")
        except OSError:
            continue
        yield from json.loads(text)["revisits"]


def _read_sheet(path: Path, address: str) -> Iterator[Row]:
    """The rows that an address stands in; most files have none, and are not taken apart."""
    try:
        text = path.read_bytes()
    except OSError:
        return
    if address.encode() not in text:
        return
    sheet = StringIO(text.decode().removeprefix(BYTE_ORDER_MARK), newline="")
    for row in csv.DictReader(sheet):
        plain = {name: unguard(cell) for name, cell in row.items() if name and cell is not None}
        if address in plain["url"]:
            yield {**plain, "sentence": int(plain["sentence"])}
