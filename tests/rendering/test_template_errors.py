"""A mistake in a template is told with its file and line, not by a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from litsite.model.library import Library, SitePage
from litsite.model.problem import LitsiteError
from litsite.rendering import render_site_pages
from tests.rendering.conftest import TEMPLATES

CASES = {
    "a tag that is none": ("{% fro x in y %}", "template-unknown-tag", {"value": "fro"}),
    "a block that is never closed": ("{% if view %}", "template-unclosed", {"value": "if"}),
    "a brace too few": ("{{ frame.title }", "template-syntax", {}),
    "a name that is none": ("{{ titel }}", "template-undefined", {"value": "titel"}),
    "a field that is none": ("{{ frame.titel }}", "template-undefined", {"value": "titel"}),
    "a template that is none": (
        "{% include 'kopf.html' %}",
        "template-missing",
        {"value": "kopf.html"},
    ),
    "a sum of unlike things": ("{{ frame.title + 1 }}", "template-fails", {}),
    "a filter's wrong value": ("{{ 3 | date }}", "template-fails", {}),
}


@pytest.mark.parametrize("case", CASES)
def test_mistakes_of_templates_name_file_and_line(
    tmp_path: Path, library: Library, case: str
) -> None:
    wrong, code, values = CASES[case]
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    page = templates / "not_found.html"
    page.write_text(
        page.read_text("utf-8").replace("{{ link_list", f"{wrong}\n{{{{ link_list", 1), "utf-8"
    )
    line = next(n for n, row in enumerate(page.read_text("utf-8").split("\n"), 1) if wrong in row)
    with pytest.raises(LitsiteError) as raised:
        render_site_pages(library, templates)
    problem = raised.value.problem
    assert (problem.path, problem.code) == ("templates/not_found.html", code)
    # Of a block without end jinja2 only knows where it stops looking.
    assert problem.line == line or code in {"template-unclosed", "template-syntax"}
    assert problem.line >= line
    assert values.items() <= dict(problem.values).items()


@pytest.mark.parametrize("name", ["base.html", "static/search/asking.js"])
def test_a_template_that_is_missing_is_named(tmp_path: Path, library: Library, name: str) -> None:
    """As in a digest whose templates are older than the program."""
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    (templates / name).unlink()
    with pytest.raises(LitsiteError) as raised:
        render_site_pages(library, templates)
    problem = raised.value.problem
    assert (problem.code, dict(problem.values)["value"]) == ("template-missing", name)
    assert problem.path.startswith("templates/")


@pytest.mark.parametrize("name", ["macros.html", "base.html"])
def test_a_template_that_has_changed_is_compiled_again(
    tmp_path: Path, library: Library, name: str
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    path = templates / name
    sound = path.read_text("utf-8")
    before = not_found(library, templates)
    path.write_text(
        sound.replace("<h1>", '<h1 class="new">').replace("<main", '<main class="new"'), "utf-8"
    )
    changed = not_found(library, templates)
    assert b'class="new"' in changed
    path.write_text(sound, "utf-8")
    assert not_found(library, templates) == before


def not_found(library: Library, templates: Path) -> bytes:
    """The bytes of one page."""
    pages = {one.path: one for one in render_site_pages(library, templates)[0]}
    page = pages["404.html"]
    assert isinstance(page, SitePage)
    return page.content
