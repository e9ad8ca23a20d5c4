"""Readers see Chinese, not keys."""

from __future__ import annotations

from litsite.model import account, article
from litsite.rendering.frame import site_words as labels


def test_every_key_of_the_model_has_its_word() -> None:
    assert set(labels.ROLES) == set(account.ROLES)
    assert set(labels.FURNITURE) == set(account.FURNITURE)
    assert set(labels.FIELDS) == set(article.FIELDS)
    assert set(labels.KINDS) == set(article.KINDS)
