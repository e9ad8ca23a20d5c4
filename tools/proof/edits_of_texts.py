"""What happens to sources/ and to the YAML of articles between two builds."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.proof.texts import KINDS, PLACES

_WORDINGS = ("持续提升", "稳步提升", "不断提升", "显著提升")
"""Of one length: an edit from one to another leaves a file's size as it was."""
_BROKEN = "kicker：一线\n"
_BLOCK = re.compile(r"^  body: \[(?P<keys>[^\]]+)\]", re.MULTILINE)
_VALUE = re.compile(r"\d+(?:\.\d+)?(?:个|亿元|人次|万人|家|%)")


def pick(folder: Path, pattern: str, chance: random.Random) -> Path | None:
    """Any of the files; the same for the same state of `chance`."""
    found = sorted(path for path in folder.glob(pattern) if path.is_file())
    return chance.choice(found) if found else None


def _pick_article(root: Path, chance: random.Random) -> Path | None:
    return pick(root / "content" / "articles", "*.yaml", chance)


def _pick_source(root: Path, chance: random.Random) -> Path | None:
    return pick(root / "sources", "*", chance)


def add_source(root: Path, chance: random.Random) -> None:
    """A text comes."""
    ending, text = chance.choice(KINDS)(chance)
    (root / "sources" / f"{chance.randrange(10**6):06}{ending}").write_text(text, "utf-8")


def change_source(root: Path, chance: random.Random) -> None:
    """A line is worded anew, or one more comes."""
    path = _pick_source(root, chance)
    if path:
        lines = path.read_text("utf-8").splitlines() or [""]
        at = chance.randrange(len(lines))
        if chance.random() < 0.5:
            lines[at] = lines[at].replace("群众", "企业和群众") + "各项工作扎实推进。"
        else:
            lines.insert(at, f"{chance.choice(PLACES)}新建公园{chance.randint(2, 99)}个。")
        path.write_text("\n".join(lines) + "\n", "utf-8")


def remove_source(root: Path, chance: random.Random) -> None:
    """Its articles are orphaned."""
    path = _pick_source(root, chance)
    if path and len(list((root / "sources").iterdir())) > 2:
        path.unlink()


def rename_source(root: Path, chance: random.Random) -> None:
    """Its articles are found again in the file of another name."""
    path = _pick_source(root, chance)
    if path:
        path.rename(path.with_name(f"renamed-{chance.randrange(10**6):06}{path.suffix}"))


def copy_source(root: Path, chance: random.Random) -> None:
    """A second witness of all its articles."""
    path = _pick_source(root, chance)
    if path:
        shutil.copy(path, path.with_name(f"copy-{chance.randrange(10**6):06}{path.suffix}"))


def swap_sources(root: Path, chance: random.Random) -> None:
    """Two files change names: each is there, and neither is what it was."""
    one, other = _pick_source(root, chance), _pick_source(root, chance)
    if one and other and one != other:
        text = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(text)


def write_hints(root: Path, chance: random.Random) -> None:
    """An editor's word on a source: a line, or a field; now and then a mistake."""
    path = _pick_source(root, chance)
    if path and not path.name.endswith(".yaml"):
        said = (
            f"lines:\n  {chance.randint(1, 4)}: {chance.choice(('furniture', 'heading'))}\n",
            f"fields:\n  district: {chance.choice(PLACES)}\n",
            "lines:\n  1: no role\n",
        )
        path.with_name(f"{path.name}.hints.yaml").write_text(chance.choice(said), "utf-8")


def remove_hints(root: Path, chance: random.Random) -> None:
    """The parser is asked again."""
    path = pick(root / "sources", "*.hints.yaml", chance)
    if path:
        path.unlink()


def edit_field(root: Path, chance: random.Random) -> None:
    """An editor fills in what is missing."""
    path = _pick_article(root, chance)
    if path:
        field, value = chance.choice(
            (
                ("district", chance.choice(PLACES)),
                ("org", "云泽市卫生健康委"),
                ("date", "'2022-05-04'"),
                ("author", "王一"),
            )
        )
        _sub(path, rf"^{field}: .*$", f"{field}: {value}")


def edit_title(root: Path, chance: random.Random) -> None:
    """Other pages link to it by its title."""
    path = _pick_article(root, chance)
    if path:
        _sub(path, r"^title: .*$", f"title: 改过的标题{chance.randrange(100)}")


def edit_body(root: Path, chance: random.Random) -> None:
    """A sentence is worded anew, or another number stands in it."""
    path = _pick_article(root, chance)
    if path:
        head, body, text = path.read_text("utf-8").partition("\nbody:")
        number = str(chance.randint(13, 99))
        changed = chance.choice(
            (
                lambda: text.replace("深化改革，", "深化各项改革，", 1),
                lambda: re.sub(r"\d+(?=个|家|人次)", number, text, count=1),
                lambda: text.rstrip("\n") + f"\n\n  新增一段：办结率达{number}%。\n",
            )
        )()
        path.write_text(head + body + changed, "utf-8")


def rename_article(root: Path, chance: random.Random) -> None:
    """Another id is another article: the parser finds the text again, or mints the old id anew."""
    path = _pick_article(root, chance)
    if path:
        name = f"{path.stem}-x{chance.randrange(100)}"
        text = path.read_text("utf-8").replace(f"id: {path.stem}", f"id: {name}", 1)
        path.unlink()
        path.with_name(f"{name}.yaml").write_text(text, "utf-8")


def remove_article(root: Path, chance: random.Random) -> None:
    """The parser writes it again."""
    path = _pick_article(root, chance)
    if path:
        path.unlink()


def remove_account(root: Path, chance: random.Random) -> None:
    """The account of a source is lost."""
    path = pick(root / "content" / "sources", "*.yaml", chance)
    if path:
        path.unlink()


def correct_figure(root: Path, chance: random.Random) -> None:
    """`figures:` of an article changes, drops or adds one; not always one that is there."""
    path = _pick_article(root, chance)
    if path:
        text = path.read_text("utf-8")
        at, surface = _pick_figure(text, chance)
        deed = chance.choice(
            (
                "change: {indicator: 改过的名称}",
                "change: {status: target, period_norm: '2024'}",
                "drop: true",
                "add: {value: '7', unit: 个, indicator: 补上的一项, kind: count, status: achieved}",
            )
        )
        _put_in_front(path, "figures", f"- {{at: {at}, surface: {surface}, {deed}}}")


def judge_target(root: Path, chance: random.Random) -> None:
    """`revisits:` of an article: whether a later sentence speaks of its target."""
    path, later = _pick_article(root, chance), _pick_article(root, chance)
    if path and later:
        at, _ = _pick_figure(path.read_text("utf-8"), chance)
        answer = f"{later.stem}#{_pick_figure(later.read_text('utf-8'), chance)[0]}"
        verdict = chance.choice(("confirmed", "rejected"))
        _put_in_front(path, "revisits", f"- {{at: {at}, later: {answer}, verdict: {verdict}}}")


def undo_corrections(root: Path, chance: random.Random) -> None:
    """An article's `figures:` and `revisits:` go."""
    path = _pick_article(root, chance)
    if path:
        _sub(path, r"^(figures|revisits):\n(- .*\n)+", "")


def break_yaml(root: Path, chance: random.Random) -> None:
    """While an article cannot be read, the site stays as it is."""
    path = _pick_article(root, chance)
    if path:
        path.write_text(_BROKEN + path.read_text("utf-8"), "utf-8")


def mend_yaml(root: Path, _: random.Random) -> None:
    """All that `break_yaml` broke."""
    for path in (root / "content" / "articles").glob("*.yaml"):
        text = path.read_text("utf-8")
        if _BROKEN in text:
            path.write_text(text.replace(_BROKEN, ""), "utf-8")


def edit_unseen(root: Path, chance: random.Random) -> None:
    """An edit of equal size, in the file itself or by one put in its place, with the time of change that it had."""
    path = chance.choice((_pick_source, _pick_article))(root, chance)
    if path:
        before = path.stat()
        fresh = path.with_name(".fresh")
        target = chance.choice((path, fresh))
        target.write_text(_reworded(path.read_text("utf-8"), chance), "utf-8")
        os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
        target.replace(path)


def set_clock_back(root: Path, chance: random.Random) -> None:
    """An edit that seems older than all that was built."""
    path = chance.choice((_pick_source, _pick_article))(root, chance)
    if path:
        path.write_text(_reworded(path.read_text("utf-8"), chance), "utf-8")
        os.utime(path, (10**9, 10**9))


def touch(root: Path, chance: random.Random) -> None:
    """Saved without a change."""
    path = chance.choice((_pick_source, _pick_article))(root, chance)
    if path:
        path.touch()


OF_TEXTS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(add_source, change_source, remove_source, rename_source, copy_source, swap_sources),
    *(write_hints, remove_hints, edit_field, edit_title, edit_body, rename_article),
    *(remove_article, remove_account, correct_figure, judge_target, undo_corrections),
    *(break_yaml, edit_unseen, set_clock_back, touch),
)


def _reworded(text: str, chance: random.Random) -> str:
    said = [wording for wording in _WORDINGS if wording in text]
    if not said:
        return text
    return text.replace(said[0], chance.choice([w for w in _WORDINGS if w != said[0]]), 1)


def _sub(path: Path, pattern: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(pattern, lambda _: new, text, count=1, flags=re.MULTILINE), "utf-8")


def _pick_figure(text: str, chance: random.Random) -> tuple[str, str]:
    """Where a number stands (block/sentence), and the number as it is printed; nowhere, where there is none."""
    block = _BLOCK.search(text)
    keys = [key.strip("' \n") for key in block["keys"].split(",")] if block else []
    paragraphs = text.partition("\nbody: |\n")[2].split("\n\n")
    found = [
        (f"{key}/{ordinal}", surface)
        for key, paragraph in zip(keys, paragraphs, strict=False)
        for ordinal, sentence in enumerate(paragraph.split("。"), start=1)
        for surface in _VALUE.findall(sentence)
    ]
    return chance.choice(found) if found else ("0000000000/1", "12个")


def _put_in_front(path: Path, key: str, row: str) -> None:
    """One row more under `key`, above the body."""
    text = path.read_text("utf-8")
    if f"\n{key}:\n" in text:
        changed = text.replace(f"\n{key}:\n", f"\n{key}:\n{row}\n", 1)
    else:
        changed = text.replace("\nbody: |", f"\n{key}:\n{row}\nbody: |", 1)
    path.write_text(changed, "utf-8")
