"""A field that other lines speak against, or that a weak sign gave, is told with its alternatives."""

from __future__ import annotations

from litsite.commands.messages import describe, load_words
from litsite.language.gazetteer import Gazetteer, make_gazetteer
from litsite.model.account import FieldDoubt, Rival
from litsite.model.article import WEAKNESSES
from litsite.model.hints import NO_HINTS, FieldHint, SourceHints, write_field_hint
from litsite.splitting.field_doubt_notes import tell_field_doubts
from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import Split

from .accounting import INVENTED, read_text

NOWHERE = Gazetteer()
REPORT = """\
政府工作报告
{below}
河东县人民政府县长  王小明
各位代表：
现在，我代表河东县人民政府，向大会作政府工作报告，请予审议。
一、2008年工作回顾
过去一年，全县完成生产总值一百亿元，群众生活进一步改善，社会保持稳定。
"""
NEWS = """\
青禾县政务服务改革按下快进键
{below}
近年来，青禾县把政务服务改革作为头号工程，群众办事越来越方便，企业也越来越满意。
全县共设窗口三十个，办理事项一千余件，群众满意度不断提高，企业办事更加便捷。{end}
"""


def split(text: str, gazetteer: Gazetteer = NOWHERE, hints: SourceHints = NO_HINTS) -> Split:
    return split_document(read_text(text), gazetteer, "case.txt", hints)[0]


def doubts(
    text: str, gazetteer: Gazetteer = NOWHERE, hints: SourceHints = NO_HINTS
) -> list[tuple[FieldDoubt, ...]]:
    return list(split(text, gazetteer, hints).field_doubts)


def test_a_second_date_of_the_header_is_a_rival() -> None:
    text = REPORT.format(below="（2009年1月8日）\n2009年2月13日")
    (own,) = doubts(text)
    assert own == (FieldDoubt(2, None, "date", "2009-01-08", "rival", (Rival("2009-02-13", 3),)),)


def test_the_day_of_publication_is_no_rival_of_the_speechs() -> None:
    text = REPORT.format(below="（2009年1月8日）").replace(
        "政府工", "发布时间：2009-02-13\n政府工", 1
    )
    article = split(text).articles[0]
    assert (article.fields["date"], article.fields["published"]) == ("2009-01-08", "2009-02-13")
    assert article.open_fields == ()


def test_dates_of_links_are_nobodys() -> None:
    text = NEWS.format(below="发布时间：2021-03-01", end="\n责任编辑：李明\n2021-03-05 上一篇")
    assert doubts(text, INVENTED) == [()]


def test_two_days_that_collectors_name_are_both_told() -> None:
    text = NEWS.format(below="发布时间：2021-03-01\n更新时间：2021-03-04", end="")
    (own,) = doubts(text, INVENTED)
    assert own == (FieldDoubt(2, None, "date", "2021-03-01", "rival", (Rival("2021-03-04", 3),)),)


def test_a_year_that_only_the_headline_names_is_derived() -> None:
    text = REPORT.format(below="——在河东县第九届人民代表大会第二次会议上")
    ((own,),) = doubts(text.replace("政府工作报告", "2009年政府工作报告", 1))
    assert (own.name, own.value, own.why, own.line) == ("date", "2009", "derived", 1)


def test_a_headline_made_of_place_and_year_is_derived() -> None:
    text = REPORT.format(below="（2009年1月8日）").split("\n", 1)[1]
    ((title, *_),) = doubts(text)
    assert (title.name, title.value, title.why) == ("title", "2009年河东县政府工作报告", "derived")


def test_a_name_in_brackets_behind_the_text_is_a_weak_sign() -> None:
    ((own,),) = doubts(NEWS.format(below="发布时间：2021-03-01", end="（李小明）"), INVENTED)
    assert (own.name, own.value, own.why, own.line) == ("author", "李小明", "weak", 4)


def test_another_reporter_is_a_rival_and_a_part_of_the_same_ones_is_none() -> None:
    below = "来源：青禾日报 记者 王大力 陈小红"
    assert doubts(NEWS.format(below=below, end="（记者 王大力）"), INVENTED) == [()]
    ((own,),) = doubts(NEWS.format(below=below, end="（记者 李小明）"), INVENTED)
    assert (own.name, own.rivals) == ("author", (Rival("李小明", 4),))


def test_districts_that_a_headline_names_alike_compete() -> None:
    places = make_gazetteer(None, [("青禾县", ()), ("临溪区", ())])
    text = NEWS.format(below="发布时间：2021-03-01", end="")
    assert doubts(text, places) == [()]
    ((own,),) = doubts(text.replace("青禾县政务", "青禾县临溪区携手政务", 1), places)
    assert (own.name, own.value, own.why) == ("district", "青禾县", "rival")
    assert own.rivals == (Rival("临溪区", 1),)


def test_a_place_without_a_list_that_only_edges_tell_is_weak() -> None:
    ((own,),) = doubts(NEWS.format(below="发布时间：2021-03-01", end=""))
    assert (own.name, own.value, own.why) == ("district", "青禾县", "weak")


def test_an_article_that_names_no_place_among_others_that_differ_is_told() -> None:
    pieces = [
        NEWS.format(below="发布时间：2021-03-01", end=""),
        NEWS.format(below="发布时间：2021-03-02", end="").replace("青禾县", "临溪区"),
        NEWS.format(below="发布时间：2021-03-03", end="").replace("青禾县", "本地"),
    ]
    *others, (own,) = doubts("\n----------\n".join(pieces), INVENTED)
    assert others == [(), ()]
    assert (own.name, own.value, own.why, own.article) == ("district", "青禾县", "shared", 13)
    assert [rival.value for rival in own.rivals] == ["临溪区"]


def test_a_place_that_the_digest_does_not_list_is_told() -> None:
    places = make_gazetteer(None, [("青禾县", ())])
    ((own,),) = doubts(REPORT.format(below="（2009年1月8日）"), places)
    assert (own.name, own.value, own.why) == ("district", "河东县", "unlisted")


def test_what_an_editor_settled_is_no_doubt() -> None:
    hints = SourceHints("case.txt.hints.yaml", (), (FieldHint("author", "李小明", None, 1),))
    text = NEWS.format(below="发布时间：2021-03-01", end="（李小明）")
    assert doubts(text, INVENTED, hints) == [()]


def test_each_alternative_is_told_with_the_row_that_settles_it() -> None:
    found = split(REPORT.format(below="（2009年1月8日）\n2009年2月13日"))
    (problem,) = tell_field_doubts(found, "sources/a.txt")
    assert describe(problem, "en") == (
        "sources/a.txt:2: note: date taken as “2009-01-08”; line 3 says “2009-02-13”. If that is "
        "right, write “date: '2009-02-13'” under fields: in sources/a.txt.hints.yaml"
    )
    assert describe(problem, "zh") == (
        "sources/a.txt:2: 提示: 日期取“2009-01-08”，但第 3 行写的是“2009-02-13”，请核对；"
        "如应以后者为准，在 sources/a.txt.hints.yaml 的 fields: 下写“date: '2009-02-13'”"
    )


def test_of_several_articles_the_row_names_the_one_that_is_meant() -> None:
    assert write_field_hint("title", "老街'换'新颜", 40) == (
        "articles",
        "40: {title: '老街''换''新颜'}",
    )


def test_every_weakness_can_be_told() -> None:
    # A title that is missing or made up is told as such.
    told = {f"field-{why}" for why in WEAKNESSES if why != "missing"}
    assert told <= load_words("en")["problems"].keys()
