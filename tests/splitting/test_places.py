"""Which district an article is about."""

from __future__ import annotations

import pytest

from litsite.language.gazetteer import Gazetteer, short_names
from litsite.splitting.building.article_district import find_district

from .accounting import INVENTED


def district(
    headline: str = "", org: str = "", body: str = "", gazetteer: Gazetteer = INVENTED
) -> str | None:
    return find_district(gazetteer, headline=headline, org=org, body=body, publication="").value


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("临溪区:老城换新颜", "临溪区"),
        ("临溪:老城换新颜", "临溪区"),
        ("西港:向海图强", "西港新区"),
        ("云泽市临溪区召开大会", "临溪区"),
        ("云泽召开全市大会", "云泽市"),
        ("石桥县政府工作报告", "石桥县"),
        ("示范区建设提速", None),
        ("我区各社区建成一批园区", None),
    ],
)
def test_a_headline_decides(headline: str, expected: str | None) -> None:
    assert district(headline) == expected


@pytest.mark.parametrize(
    ("org", "expected"),
    [
        ("青禾县财政局", "青禾县"),
        ("云泽市科协", "云泽市"),
        ("石桥县委组织部", "石桥县"),
        ("某某集团", None),
    ],
)
def test_a_byline_decides(org: str, expected: str | None) -> None:
    assert district(org=org) == expected


def test_the_smallest_place_of_the_body_wins_over_the_city() -> None:
    body = "绿色是青禾最亮的底色。近年来,青禾县坚持生态优先,云泽湖水质持续向好。"
    assert district(body=body) == "青禾县"


def test_a_body_that_speaks_of_many_places_is_about_the_city() -> None:
    body = "云泽市召开会议,临溪区、青禾县、西港新区作了发言。云泽市将继续推进。"
    assert district(body=body) == "云泽市"


def test_the_county_of_a_congress_is_found_without_a_gazetteer() -> None:
    body = "在石桥县第十届人民代表大会第一次会议上作报告。"
    assert district(body=body, gazetteer=Gazetteer()) == "石桥县"


@pytest.mark.parametrize("headline", ["云泽临溪区创新服务", "云泽临溪区:老城换新颜"])
def test_a_place_without_a_gazetteer_begins_where_its_name_does(headline: str) -> None:
    found = district(headline, body="临溪区完成投资,临溪区新建学校。", gazetteer=Gazetteer())
    assert found in {"临溪区", None}


def test_a_name_is_also_used_without_its_last_character() -> None:
    assert short_names("西港新区", ("黄港",)) == ("西港新区", "西港", "黄港")
    assert short_names("云县", ()) == ("云县",)


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("1-4月西安用电增长", "西安市统计局发布,用电30亿度。", "西安市"),
        ("外媒眼中的武汉长假", "武汉街头人头攒动,武汉重启,武汉归来。", "武汉市"),
        ("西安饭庄开张", "饭庄开张。", None),
        ("南沙湾区块建设提速", "南沙湾区块完成投资。" * 4, None),
        ("南共体市场贸易增长", "南共体市场完成贸易。" * 4, None),
        ("成都市武侯区完成投资", "武侯区完成投资。", "武侯区"),
    ],
)
def test_a_headline_names_a_prefecture_by_its_bare_name(
    headline: str, body: str, expected: str | None
) -> None:
    assert district(headline, body=body, gazetteer=Gazetteer()) == expected
