"""What all data files say of the digest they come from, and how it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litsite.addresses import DATA_FOLDER, hand_page_path, root_of
from litsite.exports.data.columns import DATE, Column, Table
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest, as far as its data files name it."""

    title: str
    publisher: str | None
    base_url: str | None
    language: str
    latest: str | None
    """Date of the newest article: a build does not read the clock."""
    method: str | None
    """Address of the method page, from `data/`."""

    @property
    def data_url(self) -> str | None:
        """Where the data files will be published."""
        return self.base_url + DATA_FOLDER if self.base_url else None


def make_edition(library: Library) -> Edition:
    """Read it off the library."""
    settings = library.settings
    has_method = any(page.slug == "method" for page in library.pages)
    return Edition(
        title=one_line(settings.title),
        publisher=one_line(settings.publisher) if settings.publisher else None,
        base_url=settings.base_url,
        language=settings.language,
        latest=max((article.date for article in library.articles if article.date), default=None),
        method=(settings.base_url or root_of(DATA_FOLDER)) + hand_page_path("method")
        if has_method
        else None,
    )


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def cite_gbt(edition: Edition) -> str:
    """`青岛区市改革文摘: 数据[DS/OL]. 2021-11-19. https://….` DS: data set (GB/T 7714—2015)."""
    code = "DS/OL" if edition.base_url else "DS"
    parts = [edition.publisher, f"{edition.title}: 数据[{code}]", edition.latest, edition.data_url]
    return ". ".join(part for part in parts if part) + "."


def cite_plain(edition: Edition) -> str:
    """`《青岛区市改革文摘》数据,材料截至2021-11-19,https://…。`"""
    named = f"《{edition.title}》数据"
    parts = [
        f"{edition.publisher}:{named}" if edition.publisher else named,
        f"材料截至{edition.latest}" if edition.latest else None,
        edition.data_url,
    ]
    return ",".join(part for part in parts if part) + "。"


def cite_english(edition: Edition) -> str:
    """`青岛区市改革文摘 [data set]. Material up to 2021-11-19. https://….`"""
    parts = [
        edition.publisher,
        f"{edition.title} [data set]",
        f"Material up to {edition.latest}" if edition.latest else None,
        edition.data_url,
    ]
    return ". ".join(part for part in parts if part) + "."


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
        pattern=DATE,
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
