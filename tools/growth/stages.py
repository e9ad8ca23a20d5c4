"""What each stage spends on one source, in seconds of processor time."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from litsite.content.article_yaml import to_article
from litsite.content.content_folder import Stored, save_accounts, save_articles
from litsite.enrichment import enrich
from litsite.enrichment.glossary import build_glossary
from litsite.exports import export_data, export_feeds
from litsite.figures import build_ledger
from litsite.importing.merge_sources import merge_parsed
from litsite.importing.parsed_source import Parsed, find_witnesses
from litsite.language.gazetteer import settings_gazetteer
from litsite.model.library import Library, SiteSettings, SourceText
from litsite.readers import read_source
from litsite.rendering import list_printed_pages, render_site_pages
from litsite.search import build_search_index
from litsite.splitting.split_document import split_document

STAGES = ("read", "split", "import", "enrich", "figures", "render", "export", "search")
"""`import` is witnesses, ids, blocks and their YAML; accounts included."""
_TEMPLATES = Path(__file__).parents[2] / "templates"
_SETTINGS = SiteSettings("增长")


def measure(path: Path) -> dict[str, float]:
    """Take one source through the stages, as pipeline.py does; stage → seconds."""
    gazetteer = settings_gazetteer(_SETTINGS)
    spent: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        spent[name] = time.process_time() - begun

    with stage("read"):
        document, _ = read_source(path, path.name)
    with stage("split"):
        split, _ = split_document(document, gazetteer, path.name)
    with stage("import"), tempfile.TemporaryDirectory() as folder:
        parsed = find_witnesses([Parsed(document, split, {})])
        stored, _ = merge_parsed(parsed, Stored((), (), frozenset()), {path.name}, _SETTINGS)
        save_articles(Path(folder), stored.records)
        save_accounts(Path(folder), stored.accounts, [])
    with stage("enrich"):
        articles, _ = enrich([to_article(record) for record in stored.records], _SETTINGS)
        glossary = build_glossary(articles)
    texts = (SourceText(document.name, document.lines),)
    with stage("figures"):
        ledger, _ = build_ledger(articles, stored.accounts, texts, _SETTINGS, gazetteer)
    library = Library(
        _SETTINGS, tuple(articles), stored.accounts, texts, (), tuple(glossary), ledger
    )
    with stage("render"):
        pages = render_site_pages(library, _TEMPLATES)[0]
    with stage("export"):
        export_feeds(library, [page.path for page in pages])
        export_data(library)
    with stage("search"):
        build_search_index(library, list_printed_pages(library))
    return spent
