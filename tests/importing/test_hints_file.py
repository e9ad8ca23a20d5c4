"""What an editor writes in a hints file is understood, or told with its place and a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litsite.commands.messages import describe
from litsite.importing.hints_file import load_hints, parse_hints
from litsite.importing.source_files import list_sources
from litsite.model.hints import NO_HINTS, FieldHint, LineHint

README = Path(__file__).parents[2] / "README.md"
EXAMPLE = re.compile(r"```yaml\n(lines:.*?)```", re.DOTALL)
HINTS = "lines: {1: title}\n"


def told(text: str) -> list[str]:
    _, problems = parse_hints(text, "sources/a.txt.hints.yaml")
    return [
        describe(problem, "en").removeprefix("sources/a.txt.hints.yaml:") for problem in problems
    ]


def test_lines_ranges_and_fields_are_read_with_their_places() -> None:
    hints, problems = parse_hints(
        "lines:\n  12: heading\n  20-24: furniture\n"
        "fields:\n  district: 海陵区\n  date: 2021-03-02\n"
        "articles:\n  40: {title: 老街换新颜, kicker: null}\n",
        "a.txt.hints.yaml",
    )
    assert problems == []
    assert hints.lines == (LineHint(12, 12, "heading", 2), LineHint(20, 24, "furniture", 3))
    assert hints.fields == (
        FieldHint("district", "海陵区", None, 5),
        FieldHint("date", "2021-03-02", None, 6),
        FieldHint("title", "老街换新颜", 40, 8),
        FieldHint("kicker", None, 40, 8),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "lines: {3: headin}",
            "1: error: “headin” is not what a line can be; known: title, kicker",
        ),
        ("lines:\n  0: title", "2: error: “0” is no line and no range of lines; write 12 or 20-24"),
        ("lines:\n  9-3: title", "2: error: “9-3” is no line and no range of lines"),
        ("lines:\n  3: title\n  3: kicker", "3: error: key “3” appears twice"),
        ("lines:\n  3-5: title\n  4: kicker", "3: error: line 4 has two hints"),
        ("line: {3: title}", "1: error: unknown key “line”; did you mean “lines”?"),
        (
            "fields:\n  distrikt: 海陵区",
            "2: error: unknown key “distrikt”; did you mean “district”?",
        ),
        ("fields:\n  date: 2021年3月", "2: error: date: “2021年3月” is not YYYY-MM-DD"),
        ("fields: {kind: book}", "1: error: kind: “book” is not one of: newspaper"),
        ("articles: {3-5: {title: x}}", "1: error: “3-5” is no line"),
        ("lines: [", "1: error: “lines: [”: “[” is never closed"),
    ],
)
def test_mistakes_are_told_with_place_and_remedy(text: str, message: str) -> None:
    (problem,) = told(text)
    assert message in problem


def test_one_mistake_leaves_the_other_hints_in_force() -> None:
    hints, problems = parse_hints("lines: {3: headin, 4: title}", "x")
    assert len(problems) == 1
    assert hints.lines == (LineHint(4, 4, "title", 1),)


def test_a_hints_file_bears_its_sources_name(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "c.html"):
        (tmp_path / name).write_text("文字", encoding="utf-8")
    for name in ("a.txt", "b", "c", "d.txt"):
        (tmp_path / f"{name}.hints.yaml").write_text(HINTS, encoding="utf-8")
    sources, problems = list_sources(tmp_path)
    assert [path.name for path in sources] == ["a.txt", "b.txt", "c.html", "c.txt"]
    assert [(problem.path, problem.code) for problem in problems] == [
        ("sources/c.hints.yaml", "hint-which-source"),
        ("sources/d.txt.hints.yaml", "hint-source"),
    ]
    found = [load_hints(path, f"sources/{path.name}")[0] for path in sources]
    assert [hints.shown for hints in found] == [
        "sources/a.txt.hints.yaml",
        "sources/b.hints.yaml",
        "",
        "",
    ]
    assert found[2] == NO_HINTS


def test_the_examples_of_the_readme_are_valid() -> None:
    examples = EXAMPLE.findall(README.read_text(encoding="utf-8"))
    assert len(examples) == 2
    for example in examples:
        hints, problems = parse_hints(example, "x")
        assert problems == []
        assert (len(hints.lines), len(hints.fields)) == (2, 5)
