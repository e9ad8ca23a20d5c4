"""data/README.md: what the files hold, how they were counted, how to read and cite them.

Its words stand in data/readme.md beside this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from litsite.addresses import DATA_FOLDER
from litsite.exports.datasets.citation import cite_english, cite_gbt, cite_plain
from litsite.exports.datasets.columns import Column, Origin, Table
from litsite.exports.datasets.csv_cells import GUARDED, LIST_SEPARATOR
from litsite.exports.datasets.datapackage import DataFile
from litsite.exports.datasets.edition import Edition
from litsite.formats.markdown_escaping import escape_markdown
from litsite.model.library import SitePage

ORIGINS: dict[Origin, str] = {
    "printed": "照录",
    "converted": "换算",
    "inferred": "推定",
    "record": "著录",
    "address": "定位",
    "editor": "编者",
}


_PARTS = """
行数多的表只有一种格式，按区域、年份等分成几个文件，各有表头，接在一起就是全表。\
A large table has one format and several files, each with a header; together they are the table.
"""


def build_readme(
    tables: Sequence[Table[Any]], edition: Edition, files_made: Sequence[DataFile]
) -> SitePage:
    """Write the README from the tables."""
    template = files("litsite.exports.datasets").joinpath("data/readme.md").read_text("utf-8")
    text = template.format(
        title=escape_markdown(edition.title, at_start=False),
        latest=edition.latest or "（没有注明日期的文章）",
        files="\n".join(file_row(table, files_made) for table in tables),
        parts=say_parts(files_made),
        first=tables[0].name,
        root=f"（{edition.base_url}）" if edition.base_url else "",
        accuracy=accuracy(edition),
        accuracy_english=accuracy_english(edition),
        columns="\n\n".join(map(column_section, tables)),
        guarded=GUARDED,
        separator=LIST_SEPARATOR,
        gbt=code(cite_gbt(edition)),
        plain=code(cite_plain(edition)),
        english=code(cite_english(edition)),
        no_address="" if edition.base_url else "- 文摘的网址尚未写入设置，引用时请补上。\n",
    )
    return SitePage(f"{DATA_FOLDER}README.md", text.encode())


def say_parts(files_made: Sequence[DataFile]) -> str:
    """That large tables are parted, where some are."""
    return _PARTS if any(file.part is not None for file in files_made) else ""


def file_row(table: Table[Any], files_made: Sequence[DataFile]) -> str:
    """One table's files."""
    own = [file for file in files_made if file.table.name == table.name]
    files = " ".join(f"[{show_file(file)}]({file.name})" for file in own)
    return f"| {table.title} | {files} | [{table.schema_file}]({table.schema_file}) |"


def show_file(file: DataFile) -> str:
    """Its name; of a part, what it holds."""
    return file.name if file.part is None else escape_markdown(file.part or "其他", at_start=False)


def accuracy(edition: Edition) -> str:
    """Where the measured accuracy stands."""
    if edition.method:
        return f"推定有多准，对照人工标注测得的结果见[方法与准确度]({edition.method})。"
    return "推定有多准，本文摘没有公布测量结果。"


def accuracy_english(edition: Edition) -> str:
    """The same in English."""
    if edition.method:
        return f"measured against hand-made truth, see [the method page]({edition.method})."
    return "this digest publishes no measurement."


def column_section(table: Table[Any]) -> str:
    """What each column of a table means."""
    heading = [f"### {table.name}", f"{table.title}。"]
    return "\n\n".join([*heading, column_table(table.columns), *map(inner_section, inner(table))])


def inner(table: Table[Any]) -> list[Column[Any]]:
    """The columns that hold rows."""
    return [column for column in table.columns if column.columns]


def inner_section(column: Column[Any]) -> str:
    """What the objects within a column hold."""
    return f"`{column.name}` 中的每一项：\n\n{column_table(column.columns)}"


def column_table(columns: Sequence[Column[Any]]) -> str:
    """Columns as a Markdown table."""
    rows = [
        f"| `{column.name}` | {type_name(column)} | {ORIGINS[column.origin]} | {column.title} |"
        for column in columns
    ]
    return "\n".join(["| 列 | 类型 | 来历 | 说明 |", "|---|---|---|---|", *rows])


TYPES = {
    "string": "文本",
    "integer": "整数",
    "number": "数",
    "boolean": "是否",
    "list": "多个文本",
    "rows": "多个对象",
}


def type_name(column: Column[Any]) -> str:
    """The type in Chinese, and whether it may be empty."""
    return TYPES[column.type] + ("，可空" if column.optional else "")


def code(text: str) -> str:
    """Text for a code span: a backtick would end it."""
    return text.replace("`", "'")
