"""How deep a heading stands."""

from __future__ import annotations

import pytest

from litsite.splitting.bodies.heading_levels import HeadingShape, assign_levels


def shapes(*styles: str) -> list[HeadingShape]:
    """`han`, `han_paren:2`: a style with its number, 1 where none is given."""
    parts = [style.partition(":") for style in styles]
    return [HeadingShape(style, int(value or 1)) for style, _, value in parts]


def rows(*counts: int) -> list[HeadingShape]:
    return [HeadingShape("plain", rows=count) for count in counts]


@pytest.mark.parametrize(
    ("headings", "levels"),
    [
        ([], []),
        (shapes("han", "han_paren", "han_paren:2", "han:2"), [1, 2, 2, 1]),
        (shapes("han_paren", "han_paren:2"), [1, 1]),
        (shapes("chapter", "part", "han", "han_paren"), [1, 2, 3, 3]),
        (shapes("han", "han_paren", "arabic", "arabic_paren"), [1, 2, 3, 3]),
        (shapes("han", "han_paren", "appendix", "appendix"), [1, 2, 1, 1]),
        (shapes("plain", "han", "han:2", "plain", "han"), [1, 2, 2, 1, 2]),
        (shapes("han", "plain", "han:2"), [1, 2, 1]),
        (shapes("plain", "plain", "han_paren", "han_paren:2"), [1, 1, 2, 2]),
        (shapes("plain", "plain", "han", "plain", "han", "appendix"), [1, 1, 2, 1, 2, 1]),
        ([HeadingShape("plain", paragraphs=0), *shapes("plain", "han", "han:2")], [1, 1, 1, 1]),
    ],
)
def test_numbers_nest_by_their_style(headings: list[HeadingShape], levels: list[int]) -> None:
    assert assign_levels(headings) == levels


@pytest.mark.parametrize(
    ("headings", "levels"),
    [
        (rows(1, 1, 1), [1, 1, 1]),
        (rows(3, 3), [1, 1]),
        (rows(3, 2, 2, 3, 2, 2), [1, 2, 2, 1, 2, 2]),
        (rows(2, 3, 2, 2), [1, 1, 1, 1]),
        (rows(3, 2, 2), [1, 1, 1]),
        (rows(2, 1, 2), [1, 1, 1]),
    ],
)
def test_plain_headings_nest_by_rows_only_where_they_do_so_regularly(
    headings: list[HeadingShape], levels: list[int]
) -> None:
    assert assign_levels(headings) == levels


def test_a_large_heading_with_much_text_of_its_own_is_no_parent() -> None:
    headings = [
        HeadingShape("plain", rows=r, paragraphs=p) for r, p in [(2, 5), (1, 1), (1, 1)] * 2
    ]
    assert assign_levels(headings) == [1] * 6


def test_levels_that_the_format_gives_are_believed() -> None:
    headings = [HeadingShape("plain", hint=hint) for hint in (2, 3, 4, 6, 2)]
    assert assign_levels(headings) == [1, 2, 3, 3, 1]


def test_questions_stand_under_those_who_were_asked() -> None:
    asked = HeadingShape("plain", paragraphs=0)
    question = HeadingShape("plain", question=True)
    assert assign_levels([asked, question, question] * 2) == [1, 2, 2] * 2
    assert assign_levels([HeadingShape("plain"), question, question]) == [1, 1, 1]
