"""Digests whose every text is a vector: in each field, in sources and their names, in the settings."""

from __future__ import annotations

import re
from pathlib import Path

from litsite.config import load_config
from litsite.content.article_yaml import Record, save_record, to_article
from litsite.formats.markdown_escaping import escape_markdown
from litsite.formats.yaml_text import yaml_text
from litsite.model.article import FIELDS, KINDS
from litsite.model.problem import Problem
from litsite.pipeline import build_site, parse_sources
from tests.hostile.vectors import NAMES, TEXTS, VECTORS

_FIGURES = "全区新建公园12个，完成投资35亿元，增长8.2%。"
_CHECKED = {"kind", "date", "published"}
"""Fields whose values are checked: no text gets through them."""
_NOT_IN_NAMES = re.compile(r"[/\0]")
_LONGEST_NAME = 200


def fill_digest(root: Path) -> list[Problem]:
    """Give an empty digest articles, sources and names of sources that hold every vector, and build it."""
    for number, text in enumerate(TEXTS):
        _write_article(root, number, text)
    for number, text in enumerate(NAMES):
        _write_source(root, number, text)
    return _build(root)


def fill_settings(root: Path) -> list[Problem]:
    """Put every vector into every setting and hand-written page of an empty digest, and build it."""
    everything = " ".join(VECTORS)
    settings = {
        "schema": 1,
        **dict.fromkeys(
            ("title", "subtitle", "description", "publisher", "contact", "city"), everything
        ),
        "language": "zh-CN",
        "base_url": "https://digest.example/a'b/",
        "filings": list(VECTORS),
        "districts": [{"name": one, "aliases": [f"{one}区"]} for one in VECTORS],
        "topics": [{"name": one, "words": [one, "改革"]} for one in VECTORS],
        "dictionary": list(VECTORS),
        "indicators": [{"name": one, "aliases": [f"{one}数"]} for one in VECTORS],
        "headline_figures": list(VECTORS),
    }
    (root / "content" / "site.yaml").write_text(yaml_text(settings), "utf-8")
    for number in (0, len(TEXTS) // 2):
        _write_article(root, number, TEXTS[number])
    pages = root / "content" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(NAMES):
        name = file_name(text, number).replace("\\", "")  # no address can hold it
        (pages / f"{name}.md").write_text(f"# {text}\n\n{text}\n\n- {text}\n", "utf-8")
    return _build(root)


def file_name(text: str, number: int) -> str:
    """The text as far as a file can bear it for a name."""
    kept = _NOT_IN_NAMES.sub("", text).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"甲{kept}{number}"


def _build(root: Path) -> list[Problem]:
    config, problems = load_config(root)
    imported, found = parse_sources(config)
    return [*problems, *found, *build_site(config, imported=imported)[1]]


def _write_article(root: Path, number: int, text: str) -> None:
    fields: dict[str, str | None] = {name: text for name in FIELDS if name not in _CHECKED}
    fields |= {"kind": KINDS[number % len(KINDS)], "published": None}
    fields["date"] = f"{2000 + number // 12}-{number % 12 + 1:02}-01"
    record = Record(f"vector-{number}", fields, _body(text))
    blocks = to_article(record).blocks
    plain = next(block.anchor for block in blocks if block.text == _FIGURES)
    target = next(block.anchor for block in blocks if "力争" in block.text)
    words = dict.fromkeys(("indicator", "unit", "period", "place", "among", "basis"), text)
    spoken = yaml_text(
        {
            "figures": [
                {"at": f"{plain}/1", "surface": "12个", "change": words},
                {"at": f"{plain}/1", "surface": "35亿元", "change": {"indicator": f"投资{text}"}},
            ],
            "revisits": [
                {
                    "at": f"{target}/1",
                    "later": f"vector-{number + 1}#{plain}/1",
                    "verdict": "confirmed",
                    "clause": text,
                }
            ],
        }
    )
    path = root / "content" / "articles" / f"{record.id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(save_record(record).replace("\nbody:", f"\n{spoken}body:", 1), "utf-8")


def _body(text: str) -> str:
    """The text in every kind of block: as an editor would paste it, and escaped as the splitter does."""
    line = " ".join(text.split())
    escaped = escape_markdown(line)
    return "\n\n".join(
        [
            f"## {line}",
            f"### {escaped}",
            f"{escaped}{_FIGURES}",
            _FIGURES,
            f"明年新建公园力争达到50个{line}。",
            f"**{line}**“{line}”一词，增长{line}8%。",
            f"- {line}\n- 一是{escaped}",
            f"> {line}",
            f"{escaped}\n: {line}",
            f"| 指标 | {escaped} |\n| {line} | 12 |",
            text,  # last, because a fence of code in it closes nowhere
        ]
    )


def _write_source(root: Path, number: int, text: str) -> None:
    line = " ".join(text.split())
    rows = [
        f"第{number}号公园建成{line}",
        f"2023年3月1日 来源：{line} 记者 {line}",
        f"{line}今年以来深化第{number}号改革，新建公园{number}个{line}。",
        f"一、{line}",
        f"{text}。办结率达98%。",
        "名词解释",
        f"{line}：{line}。",
    ]
    path = root / "sources" / file_name(text, number)
    if number % 3 == 0:
        body = "".join(f"<p>{row}</p>\n" for row in rows)
        head = f"<title>{line}</title><meta name=author content='{line}'>"
        page = f"<html><head>{head}</head><body><h1>{line}</h1>\n{body}</body></html>"
        path.with_name(f"{path.name}.html").write_text(page, "utf-8")
    elif number % 3 == 1:
        head = f"---\ntitle: {line}\nauthor: {line}\n---\n\n"
        path.with_name(f"{path.name}.md").write_text(head + "\n\n".join(rows) + "\n", "utf-8")
    else:
        path.with_name(f"{path.name}.txt").write_text("\n".join(rows) + "\n", "utf-8")
