"""What Python and JavaScript must agree on, written down once for both: tests/contract/*.json."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from litsite.config import load_config
from litsite.content.body_markdown import read_body
from litsite.content.content_folder import load_content
from litsite.language.folding import plain_han
from litsite.language.jieba_dictionary import load_dictionary
from litsite.search.words.normalization import normalize

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "tests" / "contract"
CUTS = 5600

MIXED = (
    "PM2.5 4+N 98.9% 1,362亿元 QDLP试点 APP T恤 卡拉OK C++ iPhone12 3D打印 24小时 2021年11月 "
    "5G+工业互联网 “四新”经济 A股 IPO 双招双引100个 -10% a.b_c& #1 ①②③ ㎡ 😀笑 𠮷野家 "
    "乾坤 長沙市 …… —— 、。 \r\n \t　"
).split(" ")


@cache
def load_texts() -> list[str]:
    """The text of every block of the first digest."""
    records = load_content(ROOT / "content")[0].records
    return [block.text for record in records for block in read_body(record.body)]


def make_segmentation() -> str:
    """Queries, and what `jieba.cut(query, HMM=False)` makes of them with the digest's dictionary."""
    settings = load_config(ROOT)[0].settings
    tokenizer = load_dictionary(settings.dictionary)
    tokenizer.initialize()
    known = tokenizer.FREQ
    queries = list(_queries(sorted(word for word, count in known.items() if count)))
    # Each side needs the frequencies of all words that stand in the queries, and of no others.
    frequency = {
        piece: known[piece]
        for query in queries
        for start in range(len(query))
        for end in range(start + 1, len(query) + 1)
        if known.get(piece := query[start:end])
    }
    cuts = [[query, list(tokenizer.cut(query, HMM=False))] for query in queries]
    data = {"total": tokenizer.total, "frequency": dict(sorted(frequency.items())), "cuts": cuts}
    return _write(data)


def _queries(words: list[str]) -> Iterator[str]:
    """Pieces of the text, words run together, random characters, and everything mixed."""
    source = random.Random(2021)
    text = "".join(load_texts())
    characters = sorted({char for word in words for char in word})
    seen: set[str] = set()
    while len(seen) < CUTS:
        start = source.randrange(len(text) - 24)
        piece = text[start : start + source.randint(1, 16)]
        way = source.random()
        if way < 0.5:
            query = piece
        elif way < 0.7:
            query = "".join(source.choice(words) for _ in range(source.randint(1, 4)))
        elif way < 0.8:
            query = "".join(source.choice(characters) for _ in range(source.randint(1, 8)))
        else:
            parts = [source.choice(MIXED), piece[: source.randint(1, 6)], source.choice(words)]
            source.shuffle(parts)
            query = "".join(parts)
        if query and query not in seen:
            seen.add(query)
            yield query


def make_normalization() -> str:
    """Texts and their normal forms: of every kind of character, and of the digest's own."""
    source = random.Random(7)
    odd = [
        chr(code)
        for first, last in ((0, 0x2FF), (0x2000, 0x22FF), (0x3000, 0x30FF), (0xFE00, 0xFFFF))
        for code in range(first, last + 1)
    ]
    texts = ["".join(odd[i : i + 24]) for i in range(0, len(odd), 24)]
    texts += [source.choice(load_texts())[:60] for _ in range(200)]
    traditional = sorted(plain_han())
    texts += ["".join(traditional[i : i + 40]) for i in range(0, len(traditional), 40)]
    return _write({"simplified": plain_han(), "texts": [[text, normalize(text)] for text in texts]})


def _write(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


CONTRACTS = {
    "segmentation.json": make_segmentation,
    "normalization.json": make_normalization,
}
