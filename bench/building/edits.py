"""What happens to a digest between two builds. Each can be done any number of times, and changes something
each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.building.corpora import write_article, write_source
from litsite.model.article import Article

_MARK = "（第{}次修订）"
_OPENED = "{% block content %}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that is measured."""

    name: str
    make: Callable[[Path, int], None]
    """(digest, how often it was made before)"""


def list_edits(spare: Sequence[Article]) -> tuple[Edit, ...]:
    """The changes in their order; `spare` articles are taken for what is added."""
    half = len(spare) // 2
    return (
        Edit("no change", lambda root, number: None),
        Edit("one article edited", _edit_article),
        Edit("one article added", lambda root, number: write_article(spare[number], root)),
        Edit("one source added", lambda root, number: write_source(spare[half + number], root)),
        Edit("a template changed", _change_template),
        Edit("the site's title changed", _change_settings),
    )


def _edit_article(root: Path, number: int) -> None:
    """A remark behind the first paragraph of the article in the middle."""
    edit_middle(root / "content" / "articles", "*.yaml", number)


def edit_middle(folder: Path, pattern: str, number: int) -> None:
    """A remark at the end of the text of the file in the middle."""
    paths = sorted(folder.glob(pattern))
    path = paths[len(paths) // 2]
    _replace_mark(path, number, lambda text: text.rstrip("\n") + _MARK.format(number) + "\n")


def _change_template(root: Path, number: int) -> None:
    """A remark in the article's template."""
    path = root / "templates" / "article.html"
    _replace_mark(
        path,
        number,
        lambda text: text.replace(_OPENED, f"{_OPENED}<!-- {_MARK.format(number)} -->"),
    )


def _change_settings(root: Path, number: int) -> None:
    path = root / "content" / "site.yaml"
    _replace_mark(
        path, number, lambda text: text.replace("\ntitle: ", f"\ntitle: {_MARK.format(number)}", 1)
    )


def _replace_mark(path: Path, number: int, write: Callable[[str], str]) -> None:
    """The mark of the time before gives way to this one's, so that the file does not grow."""
    text = path.read_text(encoding="utf-8")
    before = _MARK.format(number - 1)
    changed = text.replace(before, _MARK.format(number)) if before in text else write(text)
    assert changed != text, path
    path.write_text(changed, encoding="utf-8", newline="\n")
