"""Who wrote, edited and spoke; and what only looks like a name."""

from __future__ import annotations

import pytest

from litsite.splitting.recognising.credit_lines import find_editor, find_publication, is_credit
from litsite.splitting.recognising.issuers import (
    find_issuer,
    find_keyed_issuer,
    find_opening_org,
    find_signature_date,
)
from litsite.splitting.recognising.named_people import find_reporter, find_signer, find_speaker

from .accounting import split_text


@pytest.mark.parametrize(
    ("text", "name", "org"),
    [
        ("青禾县人民政府县长 张远山", "张远山", "青禾县人民政府"),
        ("青禾县人民政府代理县长 张远山", "张远山", "青禾县人民政府"),
        ("云泽市临溪区人民政府区长张远山", "张远山", "云泽市临溪区人民政府"),
        ("青禾县人民法院院长 李小川", "李小川", "青禾县人民法院"),
        ("代县长 赵 川", "赵川", None),
        ("县长：赵一川", "赵一川", None),
        (
            "2020年1月7日在青禾县第六届人民代表大会第四次会议上青禾县人民政府县长张远山",
            "张远山",
            "青禾县人民政府",
        ),
    ],
)
def test_a_speaker_has_an_office_and_a_name(text: str, name: str, org: str | None) -> None:
    assert find_speaker(text) == (name, org)


@pytest.mark.parametrize("text", ["各位代表:", "县长工作报告", "青禾县人民政府", "区长办公会议"])
def test_what_names_nobody_is_no_speaker(text: str) -> None:
    assert find_speaker(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(云泽日报/观湖新闻记者 钱多多)", "钱多多"),
        ("本报记者 钱多多 李小川", "钱多多 李小川"),
        ("（记者 钱多多 通讯员 李小川）", "钱多多 李小川"),
        ("（本报记者 钱多多、李小川）", "钱多多 李小川"),
        ("(记者 钱 多)", "钱多"),
        ("项目建成投用。（通讯员：李小川）", "李小川"),
        ("作者：李小川", "李小川"),
        ("文/图 钱多多", "钱多多"),
        ("（记者 钱多多 摄）", None),
        ("全县干部群众踊跃参加。", None),
        ("记者从会上获悉", None),
    ],
)
def test_reporters_stand_at_the_end(text: str, names: str | None) -> None:
    assert find_reporter(text) == names


def test_a_reporter_named_at_the_beginning_is_the_author() -> None:
    text = (
        "青禾县开展春耕活动\n本报讯（记者 钱多多）3月1日,青禾县举办春耕启动活动,来自十个乡镇的260名"
        "农户参加了活动,县农业农村局现场发放良种3.6吨、技术手册1200册。\n活动将持续到4月底。\n"
    )
    _, split, _ = split_text(text)
    assert [article.fields["author"] for article in split.articles] == ["钱多多"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("责任编辑:钱多多", "钱多多"),
        ("【责任编辑：钱多多】", "钱多多"),
        ("责编 钱多多", "钱多多"),
        ("编辑:钱 多", "钱多"),
        ("编辑：钱多多、李小川", "钱多多 李小川"),
        ("责任编辑:钱多多 审核:李小川", "钱多多"),
        ("来源:云泽日报 责任编辑:钱多多", "钱多多"),
        ("本版编辑/钱多多 美术编辑/李小川", "钱多多"),
        ("责任编辑:", None),
        ("编辑部地址:湖滨路1号", None),
        ("编辑出版工作", None),
    ],
)
def test_an_editor_is_a_name_behind_the_word(text: str, names: str | None) -> None:
    assert find_editor(text) == names


@pytest.mark.parametrize("text", ["编辑县志工作有序推进", "编辑出版工作座谈会召开"])
def test_a_headline_about_editing_is_no_credit(text: str) -> None:
    assert not is_credit(text)


def test_a_notice_is_issued_by_who_signs_it_else_by_who_its_headline_names() -> None:
    signed = ["特此通告。", "青禾县交通运输局", "2022年6月28日"]
    assert find_issuer("关于调整公交线路的通告", signed) == "青禾县交通运输局"
    assert find_signature_date(signed) == "2022-06-28"
    headline = "青禾县人民政府办公室关于印发《若干措施》的通知"
    assert find_issuer(headline, ["请认真执行。"]) == "青禾县人民政府办公室"
    assert find_issuer("关于调整公交线路的通告", ["特此通告。"]) is None


def test_a_date_below_a_long_paragraph_is_no_signature() -> None:
    assert find_signature_date(["统筹推进各项工作。" * 8, "2022年6月28日"]) is None


def test_a_report_names_on_whose_behalf_it_is_given() -> None:
    assert find_opening_org("现在,我代表青禾县人民政府向大会报告工作。") == "青禾县人民政府"
    assert find_opening_org("各位代表来自各行各业。") is None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["来源：云泽日报"], "云泽日报"),
        (["责任编辑：钱多多", "来源：《云泽日报》 2023-01-01"], "云泽日报"),
        (["正文：", "无"], None),
    ],
)
def test_a_publication_is_what_the_source_line_names(lines: list[str], name: str | None) -> None:
    assert find_publication(lines) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("原创 临溪晚报 2022-03-04 08:15:00", "临溪晚报"),
        ("2022-03-04 08:15 青禾日报", "青禾日报"),
        ("2022年03月04日 20:52青禾财经-综合", "青禾财经"),
        ("本文来源：青禾日报责任编辑：赵川_NN01", "青禾日报"),
        ("2022-03-04 08:15 浏览", None),
    ],
)
def test_a_medium_may_stand_beside_the_time_without_a_key(text: str, name: str | None) -> None:
    assert find_publication([text]) == name


def test_an_editor_may_be_glued_to_the_source() -> None:
    assert find_editor("本文来源：青禾日报责任编辑：赵一川_NN01") == "赵一川"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("活动圆满结束。（赵一川）", "赵一川"),
        ("活动圆满结束。（赵一川 李小川）", "赵一川 李小川"),
        ("活动圆满结束。（完）", None),
        ("活动圆满结束。（未完待续）", None),
        ("县长（赵一川）", None),
    ],
)
def test_a_text_may_be_signed_with_a_name_in_brackets(text: str, names: str | None) -> None:
    assert find_signer(text) == names


def test_a_collectors_key_names_who_issued_a_report() -> None:
    assert find_keyed_issuer(["发文时间：2008-01", "发文单位：青禾县人民政府"]) == "青禾县人民政府"
