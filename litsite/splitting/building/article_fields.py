"""The fields of an article: kind, names, dates, place."""

from __future__ import annotations

from litsite.language.folding import fold_for_reading
from litsite.language.gazetteer import Gazetteer
from litsite.model.article import FIELDS, OpenField
from litsite.splitting.building.article_authors import find_author_and_org
from litsite.splitting.building.article_dates import find_dates
from litsite.splitting.building.article_district import find_district
from litsite.splitting.building.article_kind import find_kind
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.building.choices import Choice
from litsite.splitting.recognising.credit_lines import find_publication


def derive_fields(
    texts: ArticleTexts, gazetteer: Gazetteer
) -> tuple[dict[str, str | None], tuple[OpenField, ...]]:
    """Return every field of an article, None where the text does not say; and those that are open."""
    plain = [(block.kind, fold_for_reading(block.text)) for block in texts.blocks]
    paragraphs = [text for kind, text in plain if kind != "heading"]
    body = "\n".join(text for _, text in plain)
    kind = find_kind(texts, body)
    author, org = find_author_and_org(texts, paragraphs, body, kind)
    date, published = find_dates(texts, paragraphs, kind)
    publication = (
        texts.marker.publication
        if texts.marker and texts.marker.publication
        else find_publication(texts.chrome)
    )
    lines = (texts.title, texts.kicker, texts.subtitle, *texts.meta)
    headline = "\n".join(filter(None, lines))
    place = find_district(
        gazetteer, headline=headline, org=org or "", body=body, publication=publication or ""
    )
    district = place.value
    if (
        org
        and district
        and len(org) > 1
        and org[0] == district[-1]
        and not org.startswith(district)
    ):
        # 我代表县人民政府: whose, the place says.
        org = district + org[1:]
    title = name_title(texts, kind, district, date.value)
    fields: dict[str, str | None] = dict.fromkeys(FIELDS)
    fields |= {
        "title": title.value,
        "kicker": texts.kicker,
        "subtitle": texts.subtitle,
        "kind": kind,
        "org": org,
        "author": author.value,
        "editor": texts.editor,
        "publication": publication,
        "date": date.value,
        "published": published.value,
        "page": texts.marker.page if texts.marker else None,
        "series": texts.series,
        "district": district,
    }
    choices = {"title": title, "author": author, "date": date, "published": published}
    doubts = [one.doubt(name) for name, one in {**choices, "district": place}.items()]
    return fields, tuple(doubt for doubt in doubts if doubt)


def name_title(texts: ArticleTexts, kind: str, district: str | None, date: str | None) -> Choice:
    """The printed headline; a work report that lost its own is called by its place and year."""
    if texts.title:
        return Choice(texts.title)
    if kind != "work_report" or district is None:
        return Choice(weakness="missing")
    year = f"{date[:4]}年" if date else ""
    return Choice(f"{year}{district}政府工作报告", weakness="derived")
