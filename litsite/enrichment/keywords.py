"""Keywords: jieba's words, by how often they stand here and how seldom elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.language.word_cutting import cut_words
from litsite.language.word_frequencies import word_frequencies
from litsite.model.article import Article
from litsite.model.library import SiteSettings
from litsite.model.problem import Problem
from litsite.model.progress import Progress, counted_of, silent

_MOST = 8
_CANDIDATES = 30
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}$|[A-Z][A-Za-z0-9.+-]{1,}$")
_GENRE = frozenset(
    """发展 工作 推进 建设 推动 加强 加快 提升 完善 实施 开展 强化 落实 创新 服务 打造 全面 深入 持续 坚持 积极 组织 制定 建立 构建 促进
    实现 完成 重点 全市 全区 我市 我区 全省 全县 机制 体系 制度 工程 项目 管理 改革 优化 提高 聚焦 深化 健全 扎实 统筹 水平 能力 领域 行动 方面
    进行 通过 同时 目前 截至 累计 新增 达到 以及 一批 一个 各类 有效 推行 探索 充分 发挥 作用 全力 努力 着力 不断 进一步 确保 保障 支持 引导
    社会 经济 高质量 高水平 群众 人民 政府 市委 区委 市政府 区政府 各位 代表 今年 去年 近年来 以来 年度 时期 目标 任务 要求 问题 情况
    专项 小组 习近平 总书记 新时代 特色 社会主义 思想 指导 学习 贯彻 精神 党的 十九大 二十大 中央 领导 部署 位居 获评 记者 单位 部门""".split()
)
"""Words that every text of the genre has; a keyword must tell texts apart."""


def add_keywords(
    articles: list[Article],
    settings: SiteSettings,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    workers: Mapper | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Give each article up to eight keywords.

    Term frequency times the logarithm of the inverse frequency in jieba's dictionary, which is loaded
    anyway (idf.txt would be a second one). Words that more than half of a digest of ten or more
    articles would have are dropped, and a word inside a longer keyword.
    """
    texts = [_text(article) for article in articles]
    keyed = [((text, settings.dictionary), text) for text in texts]
    rank = partial(rank_words, dictionary=settings.dictionary)
    ranked = recall_all(facts, "words", keyed, list[str], rank, workers)
    candidates = list(counted_of(ranked, len(texts), "keywords", progress))
    common: Counter[str] = Counter(word for words in candidates for word in words[: 2 * _MOST])
    limit = len(articles) / 2 if len(articles) >= 10 else len(articles) + 1
    name = (settings.city or "").removesuffix("市")
    city = {name, f"{name}市"}
    result = []
    for article, words in zip(articles, candidates, strict=True):
        own = {article.district or "", (article.district or "")[:-1], *city}
        kept: list[str] = []
        for word in words:
            if len(kept) == _MOST:
                break
            inside = any(word in other for other in kept)
            if common[word] <= limit and word not in own and not inside:
                kept.append(word)
        result.append(replace(article, keywords=tuple(kept)))
    return result, []


def rank_words(texts: Sequence[str], dictionary: tuple[str, ...]) -> list[list[str]]:
    """The most telling words of each text, best first."""
    return [_rank(text, dictionary) for text in texts]


def _rank(text: str, dictionary: tuple[str, ...]) -> list[str]:
    times = Counter(cut_words(text, dictionary))
    counts = {word: count for word, count in times.items() if _is_telling(word)}
    weigh = word_frequencies(dictionary).weigh
    scored = sorted((-count * weigh(word), word) for word, count in counts.items())
    return [word for _, word in scored[:_CANDIDATES]]


def _is_telling(word: str) -> bool:
    return bool(_WORD.match(word)) and word not in _GENRE


def _text(article: Article) -> str:
    headings = "。".join(block.text for block in article.blocks if block.kind == "heading")
    body = "\n".join(block.text for block in article.blocks)
    return f"{article.title}。{article.title}。{article.title}。{headings}\n{body}"
