"""Write the order of characters that the search index is laid out in: `python -m tools.character_order`.

Two lists, made of jieba's dictionary and the repository's own articles, half and half: characters by how
often they stand, and characters so that those which stand side by side in words are neighbours. An index
whose numbers and files followed its own digest's frequencies would change everywhere with every edit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import jieba

from litsite.config import load_config
from litsite.pipeline import load_library
from litsite.search.words.normalization import normalize

ROOT = Path(__file__).parent.parent
DATA = ROOT / "litsite" / "search" / "data"
_PAIRS = 400_000
_FREQUENCY = """# Characters by how often they stand in jieba's dictionary and in this repository's articles, half and half,
# the commonest first: line n has number n in the search index. Written by tools/character_order.py; another
# order makes every index another one.
"""
_NEIGHBOURS = """# The same characters so that those which stand side by side in words stand side by side here: neighbours
# share a file of the search index. Written by tools/character_order.py.
"""


def main() -> None:
    """Count, and write both lists."""
    single, pairs = count()
    order = sorted(single, key=lambda char: (-single[char], char))
    write("characters.txt", _FREQUENCY, order)
    write("neighbours.txt", _NEIGHBOURS, arrange(single, pairs))


def count() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Shares of single characters, and of pairs."""
    jieba.setLogLevel(60)
    jieba.initialize()
    known = {word: times for word, times in jieba.dt.FREQ.items() if times}
    config, _ = load_config(ROOT)
    library, _ = load_library(config)
    texts = Counter(block.text for article in library.articles for block in article.blocks)
    single: dict[str, float] = defaultdict(float)
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    for counts in (known, texts):
        normal = [(normalize(text), times) for text, times in counts.items()]
        total = sum(len(text) * times for text, times in normal)
        for text, times in normal:
            for char in text:
                single[char] += times / total
            for pair in pairwise(text):
                pairs[pair] += times / total
    return single, pairs


def arrange(single: dict[str, float], pairs: dict[tuple[str, str], float]) -> list[str]:
    """Agglomerative: what is most bound is joined first, small groups before great ones."""
    bound = sorted(
        pairs, key=lambda pair: (-(pairs[pair] ** 2) / max(single[pair[0]], single[pair[1]]), pair)
    )[:_PAIRS]
    group_of = {char: char for char in single}
    members = {char: [char] for char in single}
    weight = dict(single)
    limit = 1e-5
    while limit < 2:
        for left, right in bound:
            a, b = group_of[left], group_of[right]
            if a == b or weight[a] + weight[b] > limit:
                continue
            for char in members[b]:
                group_of[char] = a
            members[a] += members.pop(b)
            weight[a] += weight.pop(b)
        limit *= 2
    return [
        char for name in sorted(members, key=lambda n: (-weight[n], n)) for char in members[name]
    ]


def write(name: str, head: str, characters: list[str]) -> None:
    """One character a line; `#` would begin a comment, so it stands after a backslash."""
    lines = "".join(f"\\{char}\n" if char in "#\\" else f"{char}\n" for char in characters)
    (DATA / name).write_text(head + lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
