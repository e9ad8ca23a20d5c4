"""data/README.md: what the files hold, how they were counted, how to read and cite them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litsite.addresses import DATA_FOLDER
from litsite.exports.datasets.citation import cite_english, cite_gbt, cite_plain
from litsite.exports.datasets.columns import Column, Origin, Table
from litsite.exports.datasets.csv_cells import GUARDED, LIST_SEPARATOR
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
README = """\
# {title}：数据

材料截至{latest}。本页先中文，后有英文简介（English below）。

## 文件

| 数据 | 文件 | 结构说明（JSON Schema 2020-12） |
|---|---|---|
{files}

`datapackage.json` 按 Frictionless Data Package 第 1 版列出全部文件、字段、大小和散列值。
JSON 是一个对象：前面是文摘的名称、引用方式等，`{first}` 之类与文件同名的成员是各行，最后的 `count` 是行数。
JSON Lines 每行一个对象，各行与 JSON 中的相同。同样的材料生成同样的字节。

各行的 `url` 相对于网站根目录{root}。在本文件夹里打开时，前面加 `../`。

## 什么算一个数

figures 的每一行是原文用来报告成果、产出、投入、规模、覆盖面或目标的一个数：金额、面积、比率、个数、名次、缩短的时限、政策规定的额度。

不算的有：日期、年份和表示时间的年数（近三年）；序号、届次、期数；首个、首批、前列；口号和名称中的数（4+N、六稳、15分钟生活圈、《》之内）；类别与门槛（世界500强、亿元以上项目）；方案的组成部分（三类、7个方面）；办公时间；物质名称（PM2.5）；分摊比例；一批、多个。

- 一个区间是一行：`value` 是下限，`value_max` 是上限。
- “由A提高到B”是两行，A 的 `role` 是 `from`，求和、计数时请排除。
- 同一件事在几篇文章里出现，就有几行；要去重，请用 series。
- 目标与成果分开：`status`。累计数与年度数在 series 里分开：`span`。
- 外币不折算。“百余名”是 100，`qualifier` 是 `over`；“超八成”是 80（百分制）。
- `value` 不带正负号，升降看 `direction`。

## 哪些是原文的，哪些是推定的

| 来历 | 意思 |
|---|---|
| 照录 | 原文印有这些字或这个数 |
| 换算 | 由印出的内容按固定的规则得出 |
| 推定 | 程序按措辞和上下文判断，可能有错 |
| 著录 | 文章的题头信息，编者可能改正过 |
| 定位 | 编号、网址、文件和行 |
| 编者 | 编者的改动和判断 |

每一行都带有原句（`quote`）、来源文件和行号，可以逐条核对：`quote` 从 `start` 起的几个字就是 `surface`。
`file` 为空的，这一段由编者写过或改过，或者来源文件已不在，不能逐字对照来源。
{accuracy}

## 各列

{columns}

## 用 Excel 打开

CSV 是带 BOM 的 UTF-8，行末 CRLF，按 RFC 4180 加引号，双击即可打开。

- **不会被当作公式。** 文本以 `=` `+` `-` `@`（或相应的全角字符，前面有空白的也算）、制表符或换行开头时，前面加了一个撇号 `'`。数字列没有改动，负数仍是数。要还原文本，去掉这个撇号，正则表达式是 `{guarded}`；JSON 里没有加。
- Excel 会把 `2021-09` 显示成日期，并且只保留 15 位有效数字。要原样看到，请用“数据 → 自文本/CSV”导入，把各列设为文本。
- 工作表最多 1,048,576 行；再多请用 pandas、R 或数据库。
- 系统的列表分隔符不是逗号（例如分号）时，请同样用“自文本/CSV”导入，并选逗号。
- 一格里有多个值的，用 `{separator}` 隔开；值本身含有 `{separator}` 的，以 JSON 为准。
- 空格子表示没有。

## 用程序读取

```python
import json
from decimal import Decimal

import pandas

figures = pandas.read_csv("figures.csv", dtype=str, keep_default_na=False)

with open("figures.jsonl", encoding="utf-8") as lines:
    rows = [json.loads(line, parse_float=Decimal) for line in lines]  # 小数一位不差
```

R：`read.csv("figures.csv", fileEncoding = "UTF-8-BOM", colClasses = "character")`

数都是精确的十进制数，JSON 里按数字写出，末尾的 0 保留（1.50）。默认的 `json.loads` 会把它们变成浮点数。

## 引用

- GB/T 7714：`{gbt}`
- 一般：`{plain}`
{no_address}
引用某一个数时，请引用原文（标题、出处、日期），并附上该行的网址。

## 权利

句子、标题、释义出自原来的报纸、网站和机关，权利归它们所有；这里按句引用，注明出处，以便核对。
数据文件不授予对这些文字的任何许可。再次使用原文，请依照原发布者的规定。

---

# English

Data of the digest “{title}”: figures that Chinese local-government texts report, one row each, with the sentence that says so, its file and line; indicator series; targets with later sentences that may tell what became of them (candidates, no findings, until `verdict` says `confirmed`); articles; glossary.

- **CSV**: UTF-8 with BOM, CRLF, RFC 4180. Text that a spreadsheet would take for a formula has an apostrophe before it (`{guarded}` finds it); numbers are untouched. Several values in a cell are parted by `{separator}`. An empty cell is null.
- **JSON, JSON Lines**: decimals are JSON numbers with all printed digits; read them with `parse_float=Decimal` or the like.
- **Schemas**: `*.schema.json` (JSON Schema 2020-12) take the JSON file and each line of JSON Lines; their `description` says in English what a column means. `datapackage.json` is a Frictionless Data Package (v1).
- **Printed or inferred**: 照录 printed, 换算 converted by a fixed rule, 推定 inferred by rules and possibly wrong, 著录 bibliographic record, 定位 identifier or address, 编者 by an editor. `file` is null where an editor wrote or changed the paragraph, or the source vanished.
- **Counting**: a range is one row; a movement from A to B is two, A with `role` = `from`: leave it out of sums. A fact that several articles report has several rows. Values carry no sign: see `direction`.
- **Accuracy**: {accuracy_english}
- **Rights**: sentences, headlines and definitions remain their publishers'; no licence to them is given here.
- **To cite**: `{english}` For a single figure cite the article, and add the row's address.
"""


def build_readme(tables: Sequence[Table[Any]], edition: Edition) -> SitePage:
    """Write the README from the tables."""
    text = README.format(
        title=escape_markdown(edition.title, at_start=False),
        latest=edition.latest or "（没有注明日期的文章）",
        files="\n".join(map(file_row, tables)),
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


def file_row(table: Table[Any]) -> str:
    """One table's files."""
    files = " ".join(f"[{name}]({name})" for name in table.files)
    return f"| {table.title} | {files} | [{table.schema_file}]({table.schema_file}) |"


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
