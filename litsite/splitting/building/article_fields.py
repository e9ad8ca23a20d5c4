"""The fields of an article: kind, names, dates, place."""

from __future__ import annotations

from litsite.language.folding import fold_for_reading
from litsite.language.gazetteer import Gazetteer
from litsite.model.article import FIELDS
from litsite.splitting.building.article_authors import find_author_and_org
from litsite.splitting.building.article_dates import find_dates
from litsite.splitting.building.article_district import find_district
from litsite.splitting.building.article_kind import find_kind
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.recognising.credit_lines import find_publication


def derive_fields(texts: ArticleTexts, gazetteer: Gazetteer) -> dict[str, str | None]:
    """Return every field of an article; None where the text does not say."""
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
    district = find_district(
        gazetteer, headline=headline, org=org or "", body=body, publication=publication or ""
    )
    if (
        org
        and district
        and len(org) > 1
        and org[0] == district[-1]
        and not org.startswith(district)
    ):
        # 我代表县人民政府: whose, the place says.
        org = district + org[1:]
    fields: dict[str, str | None] = dict.fromkeys(FIELDS)
    fields |= {
        "title": texts.title or name_report(kind, district, date),
        "kicker": texts.kicker,
        "subtitle": texts.subtitle,
        "kind": kind,
        "org": org,
        "author": author,
        "editor": texts.editor,
        "publication": publication,
        "date": date,
        "published": published,
        "page": texts.marker.page if texts.marker else None,
        "series": texts.series,
        "district": district,
    }
    return fields


def name_report(kind: str, district: str | None, date: str | None) -> str | None:
    """What a work report is called whose headline was lost: by its place and year."""
    if kind != "work_report" or district is None:
        return None
    return f"{date[:4]}年{district}政府工作报告" if date else f"{district}政府工作报告"
