"""Every field, block and correction of an article is found at its line of the YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.content.article_places import find_places
from litsite.content.article_yaml import load_record

ROOT = Path(__file__).parents[2]
TEXT = """\
schema: 1
id: a
title: 老街换新颜
district: 李沧区
kind: web_news
figures:
- {at: 90cc1b7e5f/2, surface: 26起, drop: true}
- at: 90cc1b7e5f/3
  surface: 3个
  nth: 2
  change: {indicator: 公园}
body: |

  ## 一、老街

  第一段。
  还是第一段。

  - 一是修路。
  - 二是植树。

  > 图片说明

  名词
  : 解释

  | 指标 | 数值 |
  | --- | --- |
  | 公园 | 3个 |

  第二段。
"""


def test_blocks_fields_and_corrections_stand_where_the_yaml_has_them() -> None:
    record, problems = load_record(TEXT, "a.yaml", "a")
    assert record is not None, problems
    places = find_places(TEXT, record)
    rows = TEXT.split("\n")
    assert places.fields == {"title": 3, "district": 4, "kind": 5}
    assert [(block.kind, line) for block, line in places.blocks] == [
        ("heading", 14),
        ("paragraph", 16),
        ("measure", 19),
        ("measure", 20),
        ("caption", 22),
        ("entry", 24),
        ("row", 27),
        ("row", 29),
        ("paragraph", 31),
    ]
    assert all(block.text[:2] in rows[line - 1] for block, line in places.blocks)
    assert places.corrections == {
        ("90cc1b7e5f", 2, "26起", 1): 7,
        ("90cc1b7e5f", 3, "3个", 2): 8,
    }


def test_a_quoted_body_stands_on_its_one_line() -> None:
    text = TEXT[: TEXT.index("body:")] + 'body: "第一段。\\n\\n第二段。\\n"\n'
    record, _ = load_record(text, "a.yaml", "a")
    assert record is not None
    assert [line for _, line in find_places(text, record).blocks] == [12, 12]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content" / "articles").glob("*.yaml"))[::6], ids=lambda p: p.stem
)
def test_each_block_of_the_first_digest_begins_at_its_line(path: Path) -> None:
    text = path.read_text("utf-8")
    record, _ = load_record(text, path.name, path.stem)
    assert record is not None
    rows = text.split("\n")
    for block, line in find_places(text, record).blocks:
        assert block.markdown.split("\n")[0] in rows[line - 1]
