"""What is fitted is measured on what it has not seen."""

from __future__ import annotations

import pytest

from tools.accuracy.folds import Fold, leave_one_out, place_of

NAMES = ("A_gaotang2025.txt", "22_gaotang_2022.txt", "25_hainan_2026.txt")


def test_each_document_is_held_out_once() -> None:
    folds = list(leave_one_out(NAMES))
    assert sorted(one for fold in folds for one in fold.held_out) == sorted(NAMES)
    assert all(not set(fold.held_out) & set(fold.rest) for fold in folds)
    assert {len(fold.rest) for fold in folds} == {2}


def test_a_place_is_held_out_with_all_of_its_documents() -> None:
    assert list(leave_one_out(NAMES, place_of)) == [
        Fold(NAMES[:2], NAMES[2:]),
        Fold(NAMES[2:], NAMES[:2]),
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("gr_hebei_2014_report.txt", "hebei"),
        ("prov_hebeisheng.txt", "hebei"),
        ("B_hebei2009.txt", "hebei"),
        ("A_jiangxistat2022.txt", "jiangxi"),
        ("46_hebei_2006_portal_twice.txt", "hebei"),
        ("prov_guangxizhuangzuzizhiqu.txt", "guangxi"),
        ("stat_1.html", "stat"),
        ("163_2.html", "163"),
        ("sina_1.html", "sina"),
    ],
)
def test_names_say_their_place(name: str, place: str) -> None:
    assert place_of(name) == place
