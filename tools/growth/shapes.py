"""Texts that are hard on a parser, at any size, the same each time."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

SIZES = (100_000, 300_000, 1_000_000, 3_000_000)
"""Bytes of UTF-8."""

_PLACES = "云泽区 临溪区 青禾县 西港新区 北岭县 南浦区".split()
_VERBS = "新建 改造 建成 完成 引进 培育 推进 修复".split()
_THINGS = "道路 社区 学校 泵站 项目 企业 河道 菜市场 养老院 停车场 公园".split()
_CHARACTERS = "改革创新发展服务社区群众道路建设经济产业环境治理教育医疗养老就业乡村城市文化生态安全"


class _Draws:
    """Small numbers that look like chance and are the same on every machine and Python."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        self._state = (self._state * 1103515245 + 12345) % 2**31
        return (self._state >> 8) % limit

    def one_of(self, choices: str | list[str]) -> str:
        return choices[self.below(len(choices))]


def _sentences() -> Iterator[str]:
    draws = _Draws(1)
    while True:
        place, verb, thing = map(draws.one_of, (_PLACES, _VERBS, _THINGS))
        count, money, rise = draws.below(900) + 2, draws.below(9000) + 11, draws.below(300) + 1
        yield (
            f"{place}{2012 + draws.below(10)}年{verb}{thing}{count}个，总投资{money / 10}亿元，"
            f"同比增长{rise / 10}%，{draws.one_of(_THINGS)}{draws.one_of(_VERBS)}工作有序开展。"
        )


def _fill(size: int, parts: Iterator[str]) -> str:
    """As many whole parts as fit, and one at least."""
    kept: list[str] = []
    room = size
    for part in parts:
        room -= len(part.encode())
        if room < 0 and kept:
            return "".join(kept)
        kept.append(part)
    return "".join(kept)


def one_line(size: int) -> str:
    """A report whose line breaks are lost."""
    return _fill(size, _sentences())


def many_lines(size: int) -> str:
    """Short lines, none of them like another for long."""
    draws = _Draws(2)

    def lines() -> Iterator[str]:
        for sentence in _sentences():
            clauses = sentence.rstrip("。").split("，")
            yield draws.one_of(clauses) + draws.one_of(["\n", "\n", "。\n", "：\n"])

    return _fill(size, lines())


def no_punctuation(size: int) -> str:
    """One line of Han that nothing parts."""
    draws = _Draws(3)
    return _fill(size, (draws.one_of(_CHARACTERS) for _ in itertools.count()))


def all_digits(size: int) -> str:
    """One line of digits."""
    draws = _Draws(4)
    return _fill(size, (draws.one_of("0123456789") for _ in itertools.count()))


def one_clause(size: int) -> str:
    """A clause again and again."""
    return _fill(size, itertools.repeat("改革。"))


def unclosed_tags(size: int) -> str:
    """A page of start tags that nothing ends: first elements with text, then bare beginnings."""
    tags = itertools.cycle(["<div>", "<p>", "<b>", "<li>", "<td>", "<font color=red>"])
    elements = (tag + text for tag, text in zip(tags, _sentences(), strict=False))
    beginnings = itertools.cycle(["<a ", "<b class='x", "<!-- ", "</", "<![CDATA["])
    half = size // 2
    return _fill(half, elements) + _fill(half - 8, beginnings) + "<p>完。</p>"


def glossary(size: int) -> str:
    """A report's glossary: 10,000 entries in about a megabyte."""

    def lines() -> Iterator[str]:
        yield "云泽区政府工作报告\n2021年，全区新建道路12条。\n名词解释\n"
        for number, sentence in enumerate(_sentences(), 1):
            draws = _Draws(number)
            term = "".join(draws.one_of(_CHARACTERS) for _ in range(5))
            yield f"{number}.“{term}”：{sentence[:24]}。\n"

    return _fill(size, lines())


def equal_articles(size: int) -> str:
    """One article, printed over and over on newspaper pages."""
    sentences = list(itertools.islice(_sentences(), 12))
    cuts = (0, 1, 4, 6, 11, 12)
    body = "\n".join("".join(sentences[a:b]) for a, b in itertools.pairwise(cuts))
    article = f"云泽日报2021年11月19日特1版\n老街换新颜\n{body}\n"
    return _fill(size, itertools.repeat(article))


def like_articles(size: int) -> str:
    """Articles of one headline, each with paragraphs of its own and one that all have."""
    sentences = _sentences()

    def articles() -> Iterator[str]:
        common = "".join(itertools.islice(_sentences(), 2))
        while True:
            own = "".join(itertools.islice(sentences, 5))
            more = next(sentences)
            yield f"云泽日报2021年11月19日特1版\n老街换新颜\n{own}\n{common}\n{more}\n"

    return _fill(size, articles())


def long_line_of_sections(size: int) -> str:
    """A report whose line breaks are lost, of many paragraphs."""
    sentences = _sentences()

    def sections() -> Iterator[str]:
        yield "云泽区政府工作报告\n2021年1月6日\n"
        while True:
            yield "城市更新步伐加快。" + "".join(itertools.islice(sentences, 3))

    return _fill(size, sections())


def one_series(size: int) -> str:
    """Thousands of values of one indicator."""
    draws = _Draws(5)

    def parts() -> Iterator[str]:
        yield "云泽区政府工作报告\n2021年1月6日\n"
        while True:
            yield f"新建道路{draws.below(10**6) / 10}公里。近{draws.below(10**5)}户居民受益。"

    return _fill(size, parts())


def no_full_stop(size: int) -> str:
    """Figures with nothing but commas between them."""
    parts = (sentence.replace("。", "，") for sentence in _sentences())
    return _fill(size, itertools.chain(["云泽区政府工作报告\n2021年1月6日\n"], parts))


SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "one_line": (".txt", one_line),
    "many_lines": (".txt", many_lines),
    "no_punctuation": (".txt", no_punctuation),
    "all_digits": (".txt", all_digits),
    "one_clause": (".txt", one_clause),
    "unclosed_tags": (".html", unclosed_tags),
    "glossary": (".txt", glossary),
    "equal_articles": (".txt", equal_articles),
    "like_articles": (".txt", like_articles),
    "long_line_of_sections": (".txt", long_line_of_sections),
    "one_series": (".txt", one_series),
    "no_full_stop": (".txt", no_full_stop),
}
"""Name → suffix of the file and what makes its text."""
