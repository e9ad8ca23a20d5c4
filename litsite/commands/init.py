"""`litsite init`: a new digest and what it begins with; files for those who build and serve it elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language, say
from litsite.commands.options import lang_option, root_option
from litsite.commands.reporting import exit_code, load_or_exit, print_problems
from litsite.config import SITE_YAML, bundled
from litsite.model.problem import Problem, make_problem
from litsite.publishing.hosting.server_snippets import SNIPPETS, make_snippet

_SITE_YAML = """\
# 文摘的设置。缩进用空格；改完后运行 litsite build。
schema: 1
title: 我们的改革文摘          # 显示在每一页的顶部
subtitle: null
description: null
base_url: null                 # 发布后的网址，以 / 结尾；还不知道就留 null
publisher: null                # 主办单位，显示在每页末尾
contact: null                  # 联系电话或邮箱
filings: []                    # 备案号，例如 [鲁ICP备00000000号-1]
city: null                     # 例如 青岛
districts: []                  # 例如 - {name: 李沧区, aliases: [李沧]}
topics:                        # 专题与识别它的词
- {name: 营商环境, words: [政务服务, 放管服, 零跑腿, 一次办好, 市场主体]}
- {name: 民生保障, words: [就业, 养老, 医疗, 教育, 住房, 社会保障]}
- {name: 产业发展, words: [招商引资, 产业链, 重点项目, 高新技术企业, 数字经济]}
- {name: 基层治理, words: [社区, 网格, 基层治理, 矛盾纠纷]}
- {name: 生态环境, words: [污染防治, 绿化, 生态环境, 垃圾分类, 节能]}
dictionary: []                 # jieba 不应切开的词
publish: {}                    # 发布到哪里，例如 {www: ./public}；写好后运行 litsite publish
show_doubts: false             # true：在来源页的文字旁标出程序拿不准的行和字段（校对时用，发布前改回 false）
"""

_IGNORE = "/site/\n/public/\n/.site.litsite-*/\n/.litsite/\n"


CI_FILES: Mapping[str, str] = {
    "github": ".github/workflows/publish.yml",
    "gitlab": ".gitlab-ci.yml",
}
"""Service that builds and publishes → the file that tells it how."""


@click.command(cls=Command)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--ci",
    type=click.Choice([*CI_FILES]),
    help="Write what makes this service build, check and publish each push. 写入自动发布的配置。",
)
@click.option(
    "--host",
    type=click.Choice([*SNIPPETS]),
    help="Write hosting/ with what this web server is told: security, caching. 写入网站服务器的配置。",
)
@root_option
@lang_option
def init(
    folder: Path | None, ci: str | None, host: str | None, root: Path, lang: str | None
) -> None:
    """Start a new digest in FOLDER (or --root). 新建一个文摘。

    With --ci or --host a digest that is there already gets the file that it lacks. 已有的文摘可用 --ci、--host
    补上所缺的文件。
    """
    language = choose_language(lang)
    target = folder or root
    exists = (target / SITE_YAML).exists()
    if exists and not (ci or host):
        print_problems([_there(target / SITE_YAML)], language)
        sys.exit(1)
    if not exists:
        init_digest(target)
        click.echo(say("made", language, path=target))
    config, _ = load_or_exit(target, language, as_json=False)
    asked: dict[str, str] = {}
    if ci:
        asked[CI_FILES[ci]] = make_workflow(ci, target)
    if host:
        asked[f"hosting/{SNIPPETS[host]}"] = make_snippet(host, config.settings.base_url)
    problems = [_there(target / name) for name in asked if (target / name).exists()]
    for name, text in asked.items():
        if not (target / name).exists():
            _write(target / name, text)
            click.echo(say("wrote", language, path=target / name))
    print_problems(problems, language)
    sys.exit(exit_code(problems))


def make_workflow(service: str, digest: Path) -> str:
    """The service's file; a digest that is kept in litsite's own repository uses that litsite."""
    text = files("litsite.commands").joinpath(f"data/ci_{service}.yaml").read_text("utf-8")
    return text.replace(
        "@LITSITE@", "." if (digest / "litsite" / "cli.py").is_file() else "litsite"
    )


def _there(path: Path) -> Problem:
    return make_problem(str(path), 0, "init-exists", "error")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def init_digest(target: Path) -> None:
    """Create folders, settings and hand-written pages; existing files stay as they are."""
    for name in ("sources", "content/articles", "content/sources", "content/pages"):
        (target / name).mkdir(parents=True, exist_ok=True)
    begun = {target / "content/site.yaml": _SITE_YAML, target / ".gitignore": _IGNORE}
    for page in sorted(bundled("content/pages").glob("*.md")):
        begun[target / "content/pages" / page.name] = page.read_text(encoding="utf-8")
    for path, text in begun.items():
        if not path.exists():
            _write(path, text)
