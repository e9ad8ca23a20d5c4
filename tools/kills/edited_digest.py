"""A small digest, and what happens to it between two builds: each edit makes a build write many files."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_SETTINGS = """\
schema: 1
title: 云泽文摘
city: 云泽市
districts:
- {name: 临溪区}
- {name: 青禾县}
"""
_DEEDS = (
    "新建公园12个",
    "完成投资3.5亿元，增长8.2%",
    "培训教师200人次",
    "办结率达98%",
    "力争引进企业30家",
)
_EDITORS_ORG = "org: 云泽市卫生健康委"

Edit = Callable[[Path, random.Random], None]


def make_digest(root: Path, chance: random.Random) -> None:
    """A digest of six sources; not built yet."""
    for name in ("sources", "content/pages"):
        (root / name).mkdir(parents=True)
    (root / "content" / "site.yaml").write_text(_SETTINGS, "utf-8")
    (root / "content" / "pages" / "about.md").write_text("# 关于\n\n说明。\n", "utf-8")
    shutil.copytree(ROOT / "templates", root / "templates")
    add_sources(root, chance)
    add_sources(root, chance)


def add_sources(root: Path, chance: random.Random) -> None:
    """Three texts come at once."""
    for _ in range(3):
        number = chance.randrange(10**6)
        place = chance.choice(("临溪区", "青禾县"))
        deeds = chance.sample(_DEEDS, 3)
        day = f"2023-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
        lines = [f"{place}第{number}号改革见成效", f"{day}　来源：云泽日报"]
        lines += [
            f"{place}今年以来深化第{number}号改革，{deed}，群众满意度提升。" for deed in deeds
        ]
        path = root / "sources" / f"{number:06}.txt"
        path.write_text("\n".join(lines) + "\n", "utf-8")


def change_sources(root: Path, chance: random.Random) -> None:
    """Every source says a little more, and in each a paragraph is worded anew."""
    for path in sorted((root / "sources").glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        at = chance.randrange(2, len(lines))
        lines[at] = lines[at].replace("今年以来", f"今年以来第{chance.randrange(10**6)}次")
        path.write_text("\n".join(lines) + "\n", "utf-8")


def remove_sources(root: Path, chance: random.Random) -> None:
    """Two sources go, as long as some stay: their articles are orphaned, not lost."""
    paths = sorted((root / "sources").glob("*.txt"))
    if len(paths) > 4:
        for path in chance.sample(paths, 2):
            path.unlink()
    else:
        add_sources(root, chance)


def correct_articles(root: Path, chance: random.Random) -> None:
    """An editor corrects a field and a sentence of several articles."""
    paths = sorted((root / "content" / "articles").glob("*.yaml"))
    for path in chance.sample(paths, min(3, len(paths))):
        text = path.read_text("utf-8").replace("org: null", _EDITORS_ORG)
        body = text.index("\nbody:")
        number = chance.randrange(10**6)
        changed = text[body:].replace("群众满意度", f"群众满意度（{number}）", 1)
        path.write_text(text[:body] + changed, "utf-8")


def rename_site(root: Path, chance: random.Random) -> None:
    """Another title: every page changes, content/ does not."""
    path = root / "content" / "site.yaml"
    path.write_text(_SETTINGS.replace("云泽文摘", f"云泽文摘{chance.randrange(10**6)}"), "utf-8")


def change_sources_and_correct(root: Path, chance: random.Random) -> None:
    """Both sides change: the merge writes what neither has alone."""
    change_sources(root, chance)
    correct_articles(root, chance)


EDITS: tuple[Edit, ...] = (
    add_sources,
    change_sources,
    remove_sources,
    correct_articles,
    rename_site,
    change_sources_and_correct,
)
