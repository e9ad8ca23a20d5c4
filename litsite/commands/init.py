"""`litsite init`: a new digest, and what it begins with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language, say
from litsite.commands.options import lang_option, root_option
from litsite.commands.reporting import print_problems
from litsite.config import SITE_YAML, bundled
from litsite.model.problem import make_problem

_SITE_YAML = """\
# 文摘的设置。缩进用空格；改完后运行 litsite build。
schema: 1
title: 我们的改革文摘          # 显示在每一页的顶部
subtitle: null
description: null
base_url: null                 # 发布后的网址，以 / 结尾；还不知道就留 null
city: null                     # 例如 青岛
districts: []                  # 例如 - {name: 李沧区, aliases: [李沧]}
topics:                        # 专题与识别它的词
- {name: 营商环境, words: [政务服务, 放管服, 零跑腿, 一次办好, 市场主体]}
- {name: 民生保障, words: [就业, 养老, 医疗, 教育, 住房, 社会保障]}
- {name: 产业发展, words: [招商引资, 产业链, 重点项目, 高新技术企业, 数字经济]}
- {name: 基层治理, words: [社区, 网格, 基层治理, 矛盾纠纷]}
- {name: 生态环境, words: [污染防治, 绿化, 生态环境, 垃圾分类, 节能]}
dictionary: []                 # jieba 不应切开的词
show_doubts: false             # true：在来源页的文字旁标出程序拿不准的行和字段（校对时用，发布前改回 false）
"""

_IGNORE = "/site/\n/.site.litsite-*/\n/.litsite/\n"


@click.command(cls=Command)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@root_option
@lang_option
def init(folder: Path | None, root: Path, lang: str | None) -> None:
    """Start a new digest in FOLDER (or --root). 新建一个文摘。"""
    language = choose_language(lang)
    target = folder or root
    if (target / SITE_YAML).exists():
        there = make_problem(str(target / SITE_YAML), 0, "init-exists", "error")
        print_problems([there], language)
        sys.exit(1)
    init_digest(target)
    click.echo(say("made", language, path=target))


def init_digest(target: Path) -> None:
    """Create folders, settings and hand-written pages; existing files stay as they are."""
    for name in ("sources", "content/articles", "content/sources", "content/pages"):
        (target / name).mkdir(parents=True, exist_ok=True)
    files = {target / "content/site.yaml": _SITE_YAML, target / ".gitignore": _IGNORE}
    for page in sorted(bundled("content/pages").glob("*.md")):
        files[target / "content/pages" / page.name] = page.read_text(encoding="utf-8")
    for path, text in files.items():
        if not path.exists():
            path.write_text(text, encoding="utf-8", newline="\n")
