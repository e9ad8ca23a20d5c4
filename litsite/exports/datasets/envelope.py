"""What stands around the rows of a JSON file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litsite.exports.datasets.citation import cite_gbt
from litsite.exports.datasets.columns import DATE_PATTERN, Column, Table
from litsite.exports.datasets.edition import Edition


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the rows of a JSON file."""

    edition: Edition
    table: Table[Any]


ENVELOPE: tuple[Column[Envelope], ...] = (
    Column(
        "digest",
        "string",
        "record",
        "文摘的名称",
        "Title of the digest",
        lambda one: one.edition.title,
    ),
    Column(
        "title",
        "string",
        "record",
        "数据的名称",
        "What the file holds",
        lambda one: one.table.title,
    ),
    Column(
        "description",
        "string",
        "record",
        "数据的英文名称",
        "The same in English",
        lambda one: one.table.description,
    ),
    Column(
        "publisher",
        "string",
        "record",
        "发布者",
        "Publisher of the digest",
        lambda one: one.edition.publisher,
        optional=True,
    ),
    Column(
        "base_url",
        "string",
        "address",
        "网站根目录；各行的相对网址接在它后面",
        "The site's root, to which relative addresses are appended; null while unknown",
        lambda one: one.edition.base_url,
        optional=True,
    ),
    Column(
        "latest",
        "string",
        "converted",
        "最新一篇文章的日期",
        "Date of the newest article",
        lambda one: one.edition.latest,
        optional=True,
        pattern=DATE_PATTERN,
    ),
    Column(
        "schema",
        "string",
        "address",
        "说明本文件的 JSON Schema",
        "JSON Schema of this file",
        lambda one: one.table.schema_file,
    ),
    Column(
        "cite",
        "string",
        "record",
        "引用方式",
        "How to cite",
        lambda one: cite_gbt(one.edition),
    ),
)
