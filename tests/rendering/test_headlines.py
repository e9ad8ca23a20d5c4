"""The headline figures: large, achieved, attributable, varied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litsite.model.article import Article
from litsite.model.figure import LedgerEntry
from litsite.model.library import Library
from litsite.rendering import render_site_pages
from litsite.rendering.parts.headline_figures import choose_headlines
from tests.rendering.conftest import TEMPLATES
from tests.rendering.figures import figure


def one(name: str, value: str = "5", unit: str = "个", **more: Any) -> LedgerEntry:
    """An entry in an article of its own."""
    article = more.pop("article", name)
    offset = more.pop("offset", 0)
    kind = more.pop("kind", "count")
    known = {"period": "2020年", "period_norm": "2020"} | more
    found = figure(f"{value}{unit}", value, unit, kind, f"新增{name}", **known)
    return LedgerEntry(
        id=f"{article}#{name}",
        article=article,
        fragment=name,
        anchor=name,
        block=name,
        sentence=1,
        number=1,
        quote="",
        file=None,
        line=None,
        offset=offset,
        figure=found,
    )


def choose(*entries: LedgerEntry, wished: tuple[str, ...] = ()) -> list[str]:
    """The indicators that are chosen, without 新增."""
    articles = {
        entry.article: Article(id=entry.article, title=entry.article, kind="notice", body="")
        for entry in entries
    }
    chosen = choose_headlines(entries, articles, wished)
    return [entry.figure.indicator.removeprefix("新增") for entry in chosen]


def test_what_cannot_be_attributed_is_no_headline() -> None:
    assert choose(
        one("目标", status="target"),
        one("没有地点", place=None),
        one("没有时期", period=None, period_norm=None, context_period="2020"),
        one("没有日子", period_norm="P1Y"),
        one("起点", role="from"),
        one("没有记号", offset=-1),
        one("下降", kind="change_rate", direction="down"),
        one("占比", "120", "%", kind="share"),
        one("空气污染物浓度"),
        one("连跨的台阶", kind="level", qualifier="over", period_norm="2016/2019"),
        one("公园"),
    ) == ["公园"]


def test_the_larger_of_comparable_figures_comes_first() -> None:
    assert choose(one("小公园", "3"), one("大公园", "40")) == ["大公园", "小公园"]


def test_an_older_period_counts_less() -> None:
    small = [one(f"{n}号公园", str(n)) for n in range(1, 8)]
    old = one("旧公园", "9", period="2012年", period_norm="2012")
    assert choose(old, *small, one("新公园", "8"))[0] == "新公园"


def test_headlines_are_varied_and_at_most_nine() -> None:
    same = [one(f"公园{n}", str(n), article="一篇") for n in range(10, 20)]
    other = [one(f"学校{n}", str(n), "所", place=f"{n}区") for n in range(10, 20)]
    chosen = choose(*same, *other)
    assert 6 <= len(chosen) <= 9
    assert sum(name.startswith("公园") for name in chosen) <= 4


def test_an_editor_can_name_them() -> None:
    entries = [one("甲公园", status="target"), one("乙公园"), one("丙公园")]
    wished = ("丙公园#丙公园", "没有#没有", "甲公园#甲公园")
    assert choose(*entries, wished=wished) == ["丙公园", "甲公园"]


def test_an_unknown_name_is_told_of(library: Library) -> None:
    known = library.ledger.entries[2].id
    settings = replace(library.settings, headline_figures=(known, "gone#fig-1"))
    pages, problems = render_site_pages(replace(library, settings=settings), TEMPLATES)
    assert [(p.path, p.code, p.values) for p in problems] == [
        ("content/site.yaml", "headline-unknown", (("id", "gone#fig-1"),))
    ]
    home = next(page for page in pages if page.path == "index.html").content.decode()
    assert home.count('class="figure-card ') == 1
