"""Readers see Chinese, not keys; and no word waits for a page that nobody renders."""

from __future__ import annotations

import re
from pathlib import Path

from litsite.model import account, article
from litsite.rendering.frame import site_words
from litsite.splitting.declared_roles import ROLE_LABELS

ROOT = Path(__file__).parents[2]
IN_MODULES = re.compile(r"\bTEXT\.(\w+)")
IN_TEMPLATES = re.compile(r"\blabel\.(\w+)")


def test_every_key_of_the_model_has_its_word() -> None:
    assert set(site_words.ROLE_NAMES) == set(account.ROLES)
    assert set(site_words.DECLARED_ROLE_NAMES) == set(ROLE_LABELS)
    assert set(site_words.FURNITURE_NAMES) == set(account.FURNITURE)
    assert set(site_words.WEAKNESS_NAMES) == set(article.WEAKNESSES)
    assert set(site_words.FIELD_NAMES) == set(article.FIELDS)
    assert set(site_words.KIND_NAMES) == set(article.KINDS)


def test_every_label_is_used_and_every_used_label_exists() -> None:
    modules = "".join(p.read_text("utf-8") for p in (ROOT / "litsite/rendering").rglob("*.py"))
    templates = "".join(p.read_text("utf-8") for p in (ROOT / "templates").glob("*.html"))
    used = {*IN_MODULES.findall(modules), *IN_TEMPLATES.findall(templates)}
    assert used == set(site_words.LABELS)
