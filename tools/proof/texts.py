"""Texts that the proof's digests are made of: generated ones that speak of the same things, and the golden cases'."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PLACES = ("临溪区", "青禾县", "西港新区")
_DEEDS = (
    "新建公园12个",
    "完成投资3.5亿元，增长8.2%",
    "培训教师200人次",
    "办结率达98%",
    "新增就业1.2万人",
)
_AIMS = ("力争引进企业30家", "确保新建公园20个", "力争完成投资5亿元")
_TERMS = ("群众满意度", "办结率", "专班")

Text = tuple[str, str]
"""The ending of a file's name, and what stands in it."""


def news(chance: random.Random) -> Text:
    """A short text with figures, a target among them."""
    place = chance.choice(PLACES)
    deeds = [*chance.sample(_DEEDS, 2), chance.choice(_AIMS)]
    paragraphs = [f"{place}今年以来深化改革，{deed}，群众满意度持续提升。" for deed in deeds]
    title = f"{place}深化{chance.choice(('医疗', '教育', '国企', '审批'))}改革见成效"
    return ".txt", "\n".join([title, f"{_day(chance)}　来源：云泽日报", *paragraphs]) + "\n"


def report(chance: random.Random) -> Text:
    """Headings, a year that is looked back on and one that is planned."""
    place, year = chance.choice(PLACES), chance.randint(2021, 2023)
    done = "，".join(chance.sample(_DEEDS, 3))
    aims = "，".join(chance.sample(_AIMS, 2))
    return ".txt", (
        f"{year}年{place}政府工作报告\n{_day(chance)}\n各位代表：\n"
        f"一、{year - 1}年工作回顾\n过去一年，{done}。\n二、{year}年重点工作\n{year}年，{aims}。\n"
    )


def with_glossary(chance: random.Random) -> Text:
    """News that explains a term, which other texts use."""
    ending, text = news(chance)
    meaning = chance.choice(("指办事群众的评价", "指按期办完的比例"))
    return ending, f"{text}名词解释\n1.{chance.choice(_TERMS)}：{meaning}。\n"


def table(chance: random.Random) -> Text:
    """Markdown with front matter and a table."""
    rows = "".join(f"| {place} | {chance.randint(10, 99)} |\n" for place in PLACES)
    return ".md", (
        f"---\ntitle: 各区新建公园情况\ndate: {_day(chance)}\n---\n"
        f"全市新建公园情况如下，群众满意度持续提升。\n\n| 区域 | 新建公园（个） |\n| --- | --- |\n{rows}"
    )


def page(chance: random.Random) -> Text:
    """A saved web page."""
    _, text = news(chance)
    title, *lines = text.splitlines()
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = f"<head><meta charset=utf-8><title>{title}</title></head>"
    return ".html", f"<html>{head}<body><h1>{title}</h1><div>{body}</div></body></html>\n"


def golden(chance: random.Random) -> Text:
    """What a golden case of the splitter reads: newspaper pages, captions, annexes."""
    paths = sorted((ROOT / "tests" / "golden").glob("*/source.*"))
    path = chance.choice([path for path in paths if path.suffix in {".txt", ".md", ".html"}])
    return path.suffix, path.read_text("utf-8")


KINDS: tuple[Callable[[random.Random], Text], ...] = (
    *(news, news, report, with_glossary, table, page, golden),
)


def _day(chance: random.Random) -> str:
    return f"{chance.randint(2021, 2023)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
