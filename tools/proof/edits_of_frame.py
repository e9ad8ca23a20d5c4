"""What happens to the rest of a digest between two builds: settings, templates, pages, the site and the store."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.proof.edits_of_texts import pick
from tools.proof.texts import ROOT

SITE = """\
schema: 1
title: 云泽文摘
city: 云泽市
districts:
- {name: 临溪区}
- {name: 青禾县}
"""
_SETTINGS = (
    "base_url: https://example.org/d/\n",
    "dictionary: [群众满意度]\n",
    "show_doubts: true\n",
    "topics:\n- {name: 营商环境, words: [投资, 审批]}\n",
    "topics:\n- {name: 教育, words: [教师, 培训]}\n- {name: 绿地, words: [公园]}\n",
    "indicators: [{name: 公园, aliases: [新建公园]}]\n",
    "publisher: 云泽市档案馆\n",
)
_TEMPLATES = ("not_found.html", "article.html", "base.html", "macros.html")


def write_settings(root: Path, title: str = "云泽文摘", more: str = "") -> None:
    """content/site.yaml."""
    text = SITE.replace("云泽文摘", title) + more
    (root / "content" / "site.yaml").write_text(text, "utf-8")


def change_settings(root: Path, chance: random.Random) -> None:
    """Another title, or one or two settings more or less."""
    said: dict[str, str] = {}
    for one in chance.sample(_SETTINGS, chance.randint(0, 3)):
        said[one.partition(":")[0]] = one
    write_settings(root, f"云泽文摘{chance.randrange(3)}", "".join(said.values()))


def forget_district(root: Path, chance: random.Random) -> None:
    """The list of districts loses one, or gets one."""
    path = root / "content" / "site.yaml"
    text = path.read_text("utf-8")
    row = chance.choice(("- {name: 青禾县}\n", "- {name: 西港新区}\n"))
    if row in text:
        text = text.replace(row, "", 1)
    else:
        text = text.replace("districts:\n", f"districts:\n{row}", 1)
    path.write_text(text, "utf-8")


def change_template(root: Path, chance: random.Random) -> None:
    """Every page that is made of it changes."""
    path = root / "templates" / chance.choice(_TEMPLATES)
    path.write_text(path.read_text("utf-8") + f"<!-- {chance.randrange(100)} -->", "utf-8")


def break_template(root: Path, chance: random.Random) -> None:
    """No build succeeds until it is mended."""
    path = root / "templates" / chance.choice(_TEMPLATES)
    path.write_text(path.read_text("utf-8") + "{% if %}", "utf-8")


def mend_templates(root: Path, _: random.Random) -> None:
    """All that `break_template` broke."""
    for name in _TEMPLATES:
        path = root / "templates" / name
        text = path.read_text("utf-8")
        if text.endswith("{% if %}"):
            path.write_text(text.removesuffix("{% if %}"), "utf-8")


def change_style(root: Path, chance: random.Random) -> None:
    """A file that is copied as it is."""
    path = root / "templates" / "static" / "styles" / "tokens.css"
    path.write_text(path.read_text("utf-8") + f"/* {chance.randrange(100)} */\n", "utf-8")


def write_page(root: Path, chance: random.Random) -> None:
    """A page of the editor's own; the menu names it."""
    path = root / "content" / "pages" / chance.choice(("about.md", "contact.md"))
    path.write_text(f"# 关于{chance.randrange(3)}\n\n第{chance.randrange(100)}版。\n", "utf-8")


def remove_page(root: Path, chance: random.Random) -> None:
    """And no longer."""
    path = pick(root / "content" / "pages", "*.md", chance)
    if path:
        path.unlink()


def spoil_site(root: Path, chance: random.Random) -> None:
    """Somebody writes over a file of the site."""
    path = pick(root / "site", "**/*.*", chance)
    if path and not path.name.startswith("."):
        path.write_text("坏", "utf-8")


def lose_file_of_site(root: Path, chance: random.Random) -> None:
    """Or removes one."""
    path = pick(root / "site", "**/*.*", chance)
    if path and not path.name.startswith("."):
        path.unlink()


def lose_site(root: Path, _: random.Random) -> None:
    """The whole site goes."""
    shutil.rmtree(root / "site", ignore_errors=True)


def add_foreign_file(root: Path, chance: random.Random) -> None:
    """A file that litsite did not write stays."""
    path = root / "site" / "files" / f"{chance.randrange(100)}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("他人的", "utf-8")


def lose_facts(root: Path, _: random.Random) -> None:
    """`.litsite/` is deleted."""
    shutil.rmtree(root / ".litsite", ignore_errors=True)


def damage_facts(root: Path, chance: random.Random) -> None:
    """A part of the store is overwritten."""
    path = root / ".litsite" / "facts.sqlite"
    if path.exists():
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data))
        data[at : at + 512] = chance.randbytes(min(512, len(data) - at))
        path.write_bytes(data)


def change_nothing(_: Path, __: random.Random) -> None:
    """A build without a reason."""


OF_FRAME: tuple[Callable[[Path, random.Random], None], ...] = (
    *(change_settings, change_settings, forget_district, change_template, break_template),
    *(change_style, write_page, remove_page, spoil_site, lose_file_of_site, lose_site),
    *(add_foreign_file, lose_facts, damage_facts, change_nothing),
)


def lay_out(root: Path) -> None:
    """The folders of a digest, its settings and templates."""
    for name in ("sources", "content/pages"):
        (root / name).mkdir(parents=True)
    write_settings(root)
    shutil.copytree(ROOT / "templates", root / "templates")
