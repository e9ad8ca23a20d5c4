"""A generated corpus of any size, with the statistics that make search hard.

Words follow each other as in the five seeds (a bigram chain over jieba's tokens), so that frequent
phrases of the genre are frequent. Every article also has words of its own, drawn from jieba's
dictionary by their frequency and used again within the article (bursts), and invented names and
numbers: so the corpus has the long tail of rare words, and of rare pairs of characters, that real
archives have and that a shuffled handful of texts would not. Same arguments, same corpus.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections import defaultdict
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import jieba

from litsite.content.article_yaml import load_record
from litsite.content.body_markdown import read_body
from litsite.language.text_hash import text_hash
from litsite.model.article import Article, Block
from litsite.model.library import Library, SiteSettings

ARTICLES = Path(__file__).parent.parent / "content" / "articles"
STOPS = frozenset("。!?！？;；")
RARE = 0.16
"""Share of words that are replaced by a word of the article's own."""
OWN_WORDS = 45
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"


class Chain:
    """What follows what in the seeds."""

    def __init__(self) -> None:
        self.next: dict[str, list[str]] = defaultdict(list)
        self.starts: list[str] = []
        self.heads: list[list[str]] = []
        for path in sorted(ARTICLES.glob("*.yaml")):
            record, _ = load_record(path.read_text(encoding="utf-8"), path.name, path.stem)
            assert record is not None
            self.heads.append(list(jieba.cut(record.fields["title"] or "改革", HMM=False)))
            for block in read_body(record.body):
                words = list(jieba.cut(block.text, HMM=False))
                if block.kind == "heading":
                    self.heads.append(words)
                self.starts.append(words[0])
                for left, right in pairwise(words):
                    self.next[left].append(right)


@cache
def dictionary() -> tuple[list[str], list[int]]:
    """jieba's words of two to four Han characters with their cumulated, flattened frequencies."""
    jieba.initialize()
    words = sorted(
        (word, count)
        for word, count in jieba.dt.FREQ.items()
        if 2 <= len(word) <= 4 and count and "\u4e00" <= word[0] <= "\u9fa5"
    )
    # The square root flattens: an archive has more rare words than a chain over five texts.
    return [w for w, _ in words], list(accumulate(int(count**0.75) + 1 for _, count in words))


def generate(count: int, characters: int = 1500, seed: int = 1) -> Library:
    """`count` articles of about `characters` characters each, newest first."""
    chain, source = Chain(), random.Random(seed)
    settings = _settings()
    articles = [_article(chain, source, settings, n, characters) for n in range(count)]
    articles.sort(key=lambda article: article.id)
    articles.sort(key=lambda article: article.date or "", reverse=True)
    return Library(settings, tuple(articles))


def _settings() -> SiteSettings:
    from litsite.config import load_config

    return load_config(ARTICLES.parent.parent)[0].settings


def _article(
    chain: Chain, source: random.Random, settings: SiteSettings, number: int, characters: int
) -> Article:
    words, weights = dictionary()
    own = [words[bisect(weights, source.random() * weights[-1])] for _ in range(OWN_WORDS)]
    own += [source.choice(SURNAMES) + source.choice(words)[:2] for _ in range(3)]
    district = source.choice(settings.districts).name
    title = _line(chain, source, own, source.randint(12, 28))
    if source.random() < 0.5:
        title = f"{district.removesuffix('区')}:{title}"
    blocks: list[Block] = []
    total = 0
    # The last paragraph and the headings come on top: about 190 characters.
    wanted = characters * source.uniform(0.4, 1.6) - 190
    while total < wanted:
        if source.random() < (0.35 if blocks else 0.5):
            heading = _line(chain, source, own, source.randint(8, 24))
            anchor = f"s-{heading}"
            blocks.append(Block("heading", heading, heading, level=1, anchor=anchor))
        text = _paragraph(chain, source, own, source.randint(60, 320))
        blocks.append(Block("paragraph", text, text, anchor=text_hash(text)))
        total += len(text)
    year, month, day = source.randint(2012, 2026), source.randint(1, 12), source.randint(1, 28)
    date = f"{year}-{month:02}-{day:02}"
    newspaper = source.random() < 0.5
    return Article(
        id=f"{date}-{number:05}",
        title=title,
        kind="newspaper" if newspaper else source.choice(("web_news", "notice", "work_report")),
        body="",
        publication=source.choice(("青岛日报", "青岛早报", "半岛都市报")) if newspaper else None,
        org=source.choice(own) + "局" if source.random() < 0.4 else None,
        date=date,
        district=district,
        blocks=tuple(blocks),
        topics=tuple(sorted({source.choice(settings.topics).name for _ in range(2)})),
    )


def _paragraph(chain: Chain, source: random.Random, own: list[str], length: int) -> str:
    parts: list[str] = []
    size = 0
    word = source.choice(chain.starts)
    while size < length or word not in STOPS:
        shown = _vary(source, own, word)
        parts.append(shown)
        size += len(shown)
        follow = chain.next.get(word)
        word = source.choice(follow) if follow else source.choice(chain.starts)
        if size > length + 120:
            break
    return "".join(parts) + "。"


def _line(chain: Chain, source: random.Random, own: list[str], length: int) -> str:
    head = source.choice(chain.heads)
    parts: list[str] = []
    word = head[0]
    while sum(map(len, parts)) < length:
        parts.append(_vary(source, own, word))
        follow = [w for w in chain.next.get(word, ()) if w not in STOPS]
        word = source.choice(follow) if follow else source.choice(source.choice(chain.heads))
    return "".join(parts).strip(",，、:： ")


def _vary(source: random.Random, own: list[str], word: str) -> str:
    if word.isdigit():
        return str(source.randint(1, 10 ** len(word)))
    if len(word) > 1 and source.random() < RARE:
        return source.choice(own)
    return word
