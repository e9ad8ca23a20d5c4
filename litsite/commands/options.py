"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

root_option = click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the digest (with sources/ and content/). 文摘所在目录。",
)
lang_option = click.option(
    "--lang", type=click.Choice(["en", "zh"]), help="Language of messages. 提示语言。"
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for machines. 输出 JSON。"
)
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Show notes too. 显示全部提示。"
)
files_argument = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
