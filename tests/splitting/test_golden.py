"""Golden cases: a short source each, and everything that the splitter shall make of it.

`--update-golden` rewrites the expectations, then fails, so that somebody reads the change.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml

from litsite.importing.hints_file import is_hints_file, load_hints
from litsite.model.article import Block, ParsedArticle
from litsite.model.source import Document
from litsite.readers import read_source
from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import Split

from .accounting import INVENTED, find_faults

FOLDER = Path(__file__).parent.parent / "golden"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


class _Flow(list[Any]):
    """A list that YAML shall write on one line."""


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Flow, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True)
)


def show_block(block: Block) -> dict[str, Any]:
    """One block, its text first; the Markdown only where it is not the text."""
    kind = f"{block.kind} {block.level}" if block.level else block.kind
    shown: dict[str, Any] = {kind: block.text}
    if block.kind == "entry":
        shown |= {"term": block.term, "definition": block.definition}
    elif block.markdown != block.text:
        shown["markdown"] = block.markdown
    if block.lead:
        shown["lead"] = block.text[: block.lead]
    return shown


def show_article(article: ParsedArticle) -> dict[str, Any]:
    header = [f"{part.role} {part.spans[0].line}" for part in article.header]
    return {
        **article.fields,
        "lines": _Flow(article.lines),
        "header": _Flow(header),
        "blocks": [show_block(block) for block in article.blocks],
    }


def show_split(document: Document, split: Split) -> str:
    pages = [
        {
            "page": page.record.page,
            "publication": page.record.publication,
            "date": page.record.date,
            "line": page.record.line,
            "headline": page.record.headline,
            "subtitle": page.record.subtitle,
            "captions": list(page.record.captions),
        }
        for page in split.pages
    ]
    furniture = [
        f"{span.line} {one.why}: {document.lines[span.line - 1][span.start : span.end]}"
        for one in split.furniture
        for span in (one.span,)
    ]
    shown = {
        "articles": [show_article(article) for article in split.articles],
        "pages": pages,
        "furniture": furniture,
    }
    return yaml.dump(shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def test_there_are_cases() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, update_golden: bool) -> None:
    (path,) = (path for path in (FOLDER / case).glob("source.*") if not is_hints_file(path))
    document, problems = read_source(path, path.name)
    hints, told_of_hints = load_hints(path, path.name)
    split, found = split_document(document, INVENTED, path.name, hints)
    problems += told_of_hints
    assert find_faults(document, split) == []
    told = "".join(f"{problem.line} {problem.code}\n" for problem in problems + found)
    shown = {"articles.yaml": show_split(document, split), "problems.txt": told}
    differences = [
        difference
        for name, actual in shown.items()
        if (difference := compare(FOLDER / case / name, actual, update_golden))
    ]
    if differences:
        pytest.fail("\n\n".join(differences), pytrace=False)


def compare(path: Path, actual: str, update: bool) -> str:
    """Return how `actual` differs from what the file says, "" when it does not."""
    expected = path.read_text(encoding="utf-8") if path.exists() else None
    if actual == expected:
        return ""
    if update:
        path.write_text(actual, encoding="utf-8")
    lines = (expected or "").splitlines(), actual.splitlines()
    diff = difflib.unified_diff(*lines, "expected", "actual", lineterm="", n=2)
    done = "was rewritten: read the change" if update else "differs"
    return "\n".join([f"{path.parent.name}/{path.name} {done}", *diff])
