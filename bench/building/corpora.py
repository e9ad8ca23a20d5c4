"""Articles written out: as a digest of litsite's, and as sites of Hugo and of Zensical.

All get the same texts, dates, districts and topics. The sites are what one would make by hand: a page an
article, a home page with the newest, a list a district and a topic, search.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.corpus import generate
from litsite.content.article_yaml import Record, save_record, to_article
from litsite.content.body_markdown import write_body
from litsite.content.content_folder import load_content
from litsite.formats.markdown_escaping import escape_markdown
from litsite.model.article import FIELDS, Article

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
NEWEST = 50
"""Articles on a page of a list."""


def load_articles(count: int, spare: int) -> tuple[list[Article], list[Article]]:
    """`count` generated articles and `spare` others; 0: the repository's own."""
    generated = sorted(generate(count + spare).articles, key=lambda one: one.id[-5:])
    if count:
        return generated[:count], generated[count:]
    stored, _ = load_content(ROOT / "content")
    return [to_article(record) for record in stored.records], generated


def write_digest(articles: Sequence[Article], folder: Path) -> None:
    """A digest with settings, pages and templates of the repository; generated articles as an editor
    would write them, without sources."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    shutil.copy(ROOT / "content" / "site.yaml", folder / "content")
    (folder / "content" / "articles").mkdir()
    (folder / "sources").mkdir()
    for article in articles:
        write_article(article, folder)


def copy_seeds(folder: Path) -> None:
    """The repository's own digest."""
    for name in ("sources", "content", "templates"):
        shutil.copytree(ROOT / name, folder / name)


def write_article(article: Article, folder: Path) -> None:
    """An article's YAML."""
    fields = {name: getattr(article, name) for name in FIELDS}
    text = save_record(Record(article.id, fields, _body(article)))
    _write(folder / "content" / "articles" / f"{article.id}.yaml", text)


def write_source(article: Article, folder: Path) -> None:
    """An article as a text that somebody saved."""
    lines = [article.title, f"{article.date}　来源：{article.publication or '青岛日报'}"]
    lines += [block.text for block in article.blocks]
    _write(folder / "sources" / f"{article.id}.txt", "\n".join(lines) + "\n")


def write_hugo_site(articles: Sequence[Article], folder: Path) -> None:
    """A site of Hugo's: its taxonomies make the lists."""
    shutil.copytree(HERE / "hugo", folder)
    for article in articles:
        text = _front_matter(article) + _body(article)
        _write(folder / "content" / "articles" / f"{article.id}.md", text)


def write_zensical_site(articles: Sequence[Article], folder: Path) -> None:
    """A site of Zensical's: it has no taxonomies with pages, so the lists are written as pages."""
    shutil.copytree(HERE / "zensical", folder)
    newest = sorted(articles, key=lambda one: (one.date or "", one.id), reverse=True)
    _write(folder / "docs" / "index.md", _list("文摘", newest[:NEWEST], "articles"))
    lists: dict[str, list[Article]] = defaultdict(list)
    for article in newest:
        text = f"{_front_matter(article)}# {escape_markdown(article.title)}\n\n{_body(article)}"
        _write(folder / "docs" / "articles" / f"{article.id}.md", text)
        for name in [article.district, *article.topics]:
            if name:
                lists[name].append(article)
    for name, own in lists.items():
        for page, start in enumerate(range(0, len(own), NEWEST), 1):
            text = _list(f"{name} {page}", own[start : start + NEWEST], "../articles")
            _write(folder / "docs" / "lists" / f"{name}-{page}.md", text)
    names = sorted(lists)
    links = "".join(f"- [{name}]({name}-1.md)\n" for name in names)
    _write(folder / "docs" / "lists" / "index.md", f"# 区市与主题\n\n{links}")


def _front_matter(article: Article) -> str:
    """YAML, of which JSON's strings and lists are part."""
    values = {
        "title": article.title,
        "date": article.date,
        "districts": [article.district] if article.district else [],
        "topics": list(article.topics),
    }
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()]
    return "".join(["---\n", *rows, "---\n\n"])


def _list(title: str, articles: Sequence[Article], folder: str) -> str:
    rows = [
        f"- [{escape_markdown(one.title)}]({folder}/{one.id}.md) {one.date}\n" for one in articles
    ]
    return f"# {title}\n\n" + "".join(rows)


def _body(article: Article) -> str:
    """Articles of content/ have their Markdown; of generated ones the text is all there is."""
    if article.body:
        return article.body
    return write_body(
        [replace(block, markdown=escape_markdown(block.text)) for block in article.blocks]
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
