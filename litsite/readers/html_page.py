"""HTML pages: visible text at its line numbers, with what the elements say about it.

The element that holds the article is chosen on the tree, and the printed headline found by what the
page's head calls it; all other text is hinted as standing outside, for furniture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litsite.model.source import Document, Segment, Span
from litsite.readers.encoding import Decoded
from litsite.readers.html_headline import find_anchor, find_headings_beside, find_headline
from litsite.readers.html_main_content import find_main_content
from litsite.readers.html_metadata import read_metadata
from litsite.readers.html_tables import find_cell, find_columns, find_table_rows
from litsite.readers.html_tree import Element, HtmlTree, Run, parse_html
from litsite.readers.line_breaks import make_segment, split_lines, tight_span

_NONE = frozenset[str]()
_HEADLINE = frozenset({"headline"})
_OUTSIDE = frozenset({"outside"})
_BESIDE = frozenset({"beside headline"})
_BELOW_PICTURE = frozenset({"below picture"})
_ROW = frozenset({"row"})


def read_html(name: str, sha256: str, decoded: Decoded) -> Document:
    """Blank the markup, keep the line numbers, cut the text at block elements."""
    raw_lines, newline = split_lines(decoded.text)
    tree = parse_html(name, raw_lines)
    titles = [
        text for run in tree.runs if "title" in run.element.hints if (text := _text(tree, run))
    ]
    head = read_metadata(tree, titles[0] if titles else "")
    main = find_main_content(tree, find_anchor(tree, head.titles))
    within = _within(tree, main)
    of_elements = _hints_apart_from_wrappers(tree, main)
    hints = [_joint_hints(run, of_elements) for run in tree.runs]
    inside = [within[run.element.number] for run in tree.runs]
    headline = find_headline(tree, inside, hints, head.titles)
    for number in find_headings_beside(tree, headline) if headline else ():
        if not inside[number]:
            inside[number] = True
            hints[number] |= _BESIDE
    rows = find_table_rows(tree, inside)
    columns = find_columns(tree) if rows else {}
    segments: list[Segment] = []
    parts: list[tuple[tuple[Span, ...], frozenset[str]]]
    for number, run in enumerate(tree.runs):
        if headline is not None and number == headline.run:
            behind = _OUTSIDE if run.element.tag == "title" else _NONE
            parts = [
                (headline.before, _OUTSIDE),
                (headline.title, _HEADLINE),
                (headline.after, behind),
            ]
        elif headline is not None and number in headline.others:
            parts = [(run.spans, _HEADLINE)]
        elif number in rows:
            # The first cell stands for the row, the others stand in it.
            if rows[number][0] == number:
                row = _row(tree, rows[number], columns)
                if row is not None:
                    segments.append(row)
            continue
        else:
            parts = [(run.spans, hints[number] if inside[number] else hints[number] | _OUTSIDE)]
        for spans, own in parts:
            segment = _segment(tree.lines, spans, own)
            if segment is not None:
                segments.append(segment)
    meta = [("title", title) for title in (titles[:1] or head.titles[:1])]
    meta += [("date", head.date)] if head.date else []
    return Document(
        name, sha256, decoded.encoding, newline, tree.lines, tuple(segments), (), tuple(meta)
    )


def _text(tree: HtmlTree, run: Run) -> str:
    segment = _segment(tree.lines, run.spans, _NONE)
    return segment.text if segment else ""


def _segment(
    lines: tuple[str, ...], spans: Sequence[Span], hints: frozenset[str]
) -> Segment | None:
    tight = [
        one
        for span in spans
        if (one := tight_span(lines[span.line - 1], span.line, span.start, span.end))
    ]
    return make_segment(lines, tight, hints) if tight else None


def _row(tree: HtmlTree, runs: Sequence[int], columns: Mapping[int, int]) -> Segment | None:
    """The cells of a row as one segment."""
    spans: list[Span] = []
    own: list[int] = []
    for run in runs:
        for span in tree.runs[run].spans:
            line = tree.lines[span.line - 1]
            tight = tight_span(line, span.line, span.start, span.end)
            if tight is not None:
                spans.append(tight)
                own.append(columns[find_cell(tree.runs[run].element).number])
    return make_segment(tree.lines, spans, _ROW, columns=own) if spans else None


def _within(tree: HtmlTree, main: Element | None) -> list[bool]:
    """Of each element, whether it is `main` or stands in it; all do where there is none."""
    inside: list[bool] = []
    for element in tree.elements:
        above = element.parent is not None and inside[element.parent.number]
        inside.append(main is None or element is main or above)
    return inside


def _hints_apart_from_wrappers(tree: HtmlTree, main: Element | None) -> list[frozenset[str]]:
    """Of each element its hints, without what is said of `main` and the elements around it.

    Names of wrappers (`no-sidebar`) and what a script would show later say nothing of the text.
    """
    wrappers: set[int] = set()
    around = main
    while around is not None:
        wrappers.add(around.number)
        around = around.parent
    hints: list[frozenset[str]] = []
    for element in tree.elements:
        above = hints[element.parent.number] if element.parent is not None else _NONE
        own = _NONE if element.number in wrappers else element.own
        hints.append(above | own if own else above)
    return hints


def _joint_hints(run: Run, hints: Sequence[frozenset[str]]) -> frozenset[str]:
    """A hint holds for the run when most of its text has it."""
    total = sum(length for _, length in run.pieces)
    of_piece = [(hints[element.number], length) for element, length in run.pieces]
    names = frozenset().union(*(own for own, _ in of_piece))
    joint = frozenset(
        name for name in names if sum(length for own, length in of_piece if name in own) * 2 > total
    )
    return joint | _BELOW_PICTURE if run.below_picture else joint
