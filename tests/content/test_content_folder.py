"""Files of content/ are written whole, and nothing of ours stays beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.content.article_yaml import Record
from litsite.content.content_folder import load_content, save_accounts, save_articles
from litsite.model.account import Account
from litsite.model.article import FIELDS

FIELDS_OF_NONE = dict.fromkeys(FIELDS, None)
RECORD = Record("2021-a", {**FIELDS_OF_NONE, "title": "甲", "kind": "notice"}, "一段。\n")
ACCOUNT = Account("a.txt", "utf-8", "0" * 64, "\n", 1, (), (), ())


class Killed(BaseException):
    """Nobody catches it, as nobody catches SIGKILL."""


def test_a_killed_save_leaves_the_old_text_and_the_next_one_cleans_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    save_articles(content, [RECORD])
    save_accounts(content, [ACCOUNT], [])
    before = {path: path.read_bytes() for path in content.rglob("*.yaml")}
    assert len(before) == 2

    def killed(_: Path, __: Path) -> None:
        raise Killed

    changed = Record("2021-a", RECORD.fields, "另一段。\n")
    other = Account("a.txt", "gb18030", "0" * 64, "\n", 1, (), (), ())
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            save_articles(content, [changed])
        with pytest.raises(Killed):
            save_accounts(content, [other], [])
    left = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert {path: data for path, data in left.items() if path in before} == before
    assert len(left) == 4
    stored, problems = load_content(content)
    assert (stored.records, problems) == ((RECORD,), [])

    # What was to be written may meanwhile be gone.
    assert save_articles(content, [RECORD]) == 0
    assert save_accounts(content, [ACCOUNT], []) == 0
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
