"""From labelled pieces to the blocks of a body."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from litsite.formats.markdown_escaping import clean_term, escape_markdown, join_entry
from litsite.model.article import Block
from litsite.model.source import Span
from litsite.splitting.building.heading_levels import HeadingShape, assign_levels
from litsite.splitting.pieces import Piece, join_pieces
from litsite.splitting.recognising.captions import strip_mark
from litsite.splitting.recognising.glossary_entries import find_entry, find_inline_entries
from litsite.splitting.recognising.heading_numbers import (
    APPENDIX,
    GLOSSARY_TITLES,
    HEADING_STYLES,
    Numbering,
    find_numbering,
)
from litsite.splitting.recognising.inline_headings import (
    find_inline_headings,
    find_run_in,
    is_lone_heading,
)
from litsite.splitting.recognising.measures import (
    DASH_ITEM,
    break_long,
    find_measures,
    lead_length,
    parallel,
)

_ONE_LINE_BODY = 300
_GLOSSARY_START = re.compile(r"^(?:附件\s*\d*\s*)?名词(?:解释|注释)\s*\S")  # 名词解释 1.智改数转：…
_FRONT_MATTER = re.compile(
    r"^(?P<front>[^。！？]{8,160}?)\s*(?P<salutation>(?:各位(?:代表|委员)|同志们)(?:[、,，][^。]{2,16})?\s*[:：!！])"
)  # 政府工作报告--2020年1月7日在…会议上…区长张友玉各位代表:


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a body that are no text of it, such as a caption's ■."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block before levels and leads are known."""

    kind: str
    piece: Piece
    rows: int = 1
    head: int = 0
    """End of an entry's term."""


def build_blocks(labelled: Sequence[tuple[str, Piece]]) -> tuple[list[Block], list[Mark]]:
    """Turn a body's pieces, labelled H, P or C, into blocks; also return what was left out."""
    drafts: list[_Draft] = []
    marks: list[Mark] = []
    index = 0
    sizes = _usual_sizes(labelled)
    last: Numbering | None = None
    while index < len(labelled):
        label, piece = labelled[index]
        before = len(drafts)
        if label == "H":
            end = index
            while end < len(labelled) and labelled[end][0] == "H":
                end += 1
            heads = []
            for _, head in labelled[index:end]:
                text, length = strip_mark(head.text)
                marks += [Mark(s, "caption-mark") for s in head.cut(0, length).spans if length]
                heads.append(head.cut(len(head.text) - len(text)))
            drafts += _group_headings(heads, sizes)
            last = _last_number(drafts[before:])
            index = end
            continue
        if label == "C":
            text, length = strip_mark(piece.text)
            if length:
                marks += [Mark(span, "caption-mark") for span in piece.cut(0, length).spans]
            if text:
                drafts.append(_Draft("caption", piece.cut(len(piece.text) - len(text))))
        else:
            drafts += _cut_paragraph(piece, last)
        if drafts[before:]:
            last = _last_number(drafts[before:]) or last
        index += 1
    drafts = _find_glossaries(drafts)
    return _finish(drafts), marks


def _group_headings(pieces: Sequence[Piece], sizes: Sequence[int]) -> list[_Draft]:
    """Decide which lines of a run of heading lines belong together."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        last = groups[-1] if groups else None
        if last is None or _starts_heading(last, piece, len(pieces), sizes):
            groups.append([piece])
        else:
            last.append(piece)
    return [_Draft("heading", join_pieces(group), rows=len(group)) for group in groups]


def _starts_heading(last: Sequence[Piece], piece: Piece, run: int, sizes: Sequence[int]) -> bool:
    text = piece.text
    previous = last[-1].text
    appendix = APPENDIX.match(last[0].text)
    if appendix and not appendix["title"].strip() and len(last) == 1:
        # 附件1 and 名词解释 on two lines are one heading.
        return bool(
            find_numbering(text) or (APPENDIX.match(text) and not GLOSSARY_TITLES.match(text))
        )
    if any(find_numbering(line.text) for line in (piece, last[0])) or APPENDIX.match(text):
        return True
    if any(GLOSSARY_TITLES.match(line) for line in (text, previous)):
        return True
    if previous.endswith((":", "：")):
        return len(last) > 1
    if text.endswith((":", "：")) or _hint(piece) != _hint(last[-1]):
        return True
    if len(last) >= 3:
        return True
    # A run longer than one heading is cut at the size that headings of this article have.
    return run > 3 and bool(sizes) and len(last) >= max(sizes)


def _usual_sizes(labelled: Sequence[tuple[str, Piece]]) -> list[int]:
    """Lengths of the runs of heading lines that are short enough to be one heading."""
    sizes: list[int] = []
    run = 0
    for label, _ in [*labelled, ("", None)]:
        if label == "H":
            run += 1
            continue
        if 1 <= run <= 3:
            sizes.append(run)
        run = 0
    return sizes


def _last_number(drafts: Sequence[_Draft]) -> Numbering | None:
    """The number of the last heading."""
    for draft in reversed(drafts):
        if draft.kind == "heading":
            return find_numbering(draft.piece.text)
    return None


def _cut_paragraph(piece: Piece, last: Numbering | None) -> list[_Draft]:
    """Cut out headings that stand inside a line; `last` is the number of the heading above."""
    front = _FRONT_MATTER.match(piece.text)
    if front and len(piece.text) > _ONE_LINE_BODY:
        return [
            *(
                _Draft("paragraph", piece.cut(front.start(g), front.end(g)))
                for g in ("front", "salutation")
            ),
            *_cut_paragraph(piece.cut(front.end()), last),
        ]
    lost_breaks = len(piece.text) > _ONE_LINE_BODY or _GLOSSARY_START.match(piece.text)
    inline = find_inline_headings(piece.text) if lost_breaks else []
    if not inline:
        run_in = find_run_in(piece.text)
        if run_in is None:
            number = find_numbering(piece.text)
            goes_on = (
                last and number and (number.style, number.value) == (last.style, last.value + 1)
            )
            if (
                goes_on
                and number
                and number.style in HEADING_STYLES
                and is_lone_heading(piece.text)
            ):
                # (四)…。 with nothing behind it, after three that head paragraphs.
                return [_Draft("heading", piece)]
            return [_Draft("paragraph", piece)]
        inline = [run_in]
    drafts: list[_Draft] = []
    position = 0
    for heading in inline:
        drafts += [_Draft("paragraph", p) for p in _paragraphs(piece, position, heading.start)]
        drafts.append(_Draft("heading", piece.cut(heading.start, heading.end)))
        position = heading.end
    drafts += [_Draft("paragraph", p) for p in _paragraphs(piece, position, len(piece.text))]
    return drafts


def _paragraphs(piece: Piece, start: int, end: int) -> list[Piece]:
    """The stretch as paragraphs; a long one is broken at its topic sentences."""
    stretch = piece.cut(start, end)
    if not stretch.text:
        return []
    bounds = [0, *break_long(stretch.text), len(stretch.text)]
    return [p for a, b in itertools.pairwise(bounds) if (p := stretch.cut(a, b)).text]


def _find_glossaries(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Turn what stands under 名词解释 into entries."""
    result: list[_Draft] = []
    inside = False
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        index += 1
        text = draft.piece.text
        if draft.kind == "heading":
            following = drafts[index] if index < len(drafts) else None
            if inside and _is_term_line(draft, following):
                assert following is not None
                joined = join_pieces([draft.piece, following.piece])
                result.append(_Draft("entry", joined, head=len(draft.piece.text)))
                index += 1
                continue
            title = text.split(" ", 1)[-1] if APPENDIX.match(text) else text
            inside = bool(GLOSSARY_TITLES.match(text) or GLOSSARY_TITLES.match(title))
            result.append(draft)
        elif inside and draft.kind == "paragraph":
            following = drafts[index] if index < len(drafts) else None
            if _ends_as_term(text) and following is not None and following.kind == "paragraph":
                joined = join_pieces([draft.piece, following.piece])
                result.append(_Draft("entry", joined, head=len(text)))
                index += 1
            else:
                result += _entries(draft)
        else:
            result.append(draft)
    return result


def _ends_as_term(text: str) -> bool:
    """Return whether a line is a term and colon, its definition on the next line."""
    return len(text) <= 40 and text.endswith((":", "：")) and find_numbering(text) is not None


def _is_term_line(draft: _Draft, following: _Draft | None) -> bool:
    """Return whether a heading under 名词解释 is a term with its definition on the next line."""
    if following is None or following.kind != "paragraph" or APPENDIX.match(draft.piece.text):
        return False
    number = find_numbering(draft.piece.text)
    return number is None or number.style not in {"chapter", "part", "han_paren"}


def _entries(draft: _Draft) -> list[_Draft]:
    piece = draft.piece
    # An entry with a number of its own is one, whatever colons its definition holds.
    starts = find_inline_entries(piece.text)
    if len(piece.text) <= _ONE_LINE_BODY and find_numbering(piece.text):
        starts = []
    pieces = (
        [piece.cut(a, b) for a, b in zip(starts, [*starts[1:], len(piece.text)], strict=True)]
        if starts
        else [piece]
    )
    entries = []
    for one in pieces:
        parts = find_entry(one.text)
        entries.append(
            _Draft("entry", one, head=parts.head_end) if parts else replace(draft, piece=one)
        )
    return entries


def _finish(drafts: Sequence[_Draft]) -> list[Block]:
    """Cut measures, set leads, give headings their levels."""
    blocks: list[Block] = []
    for draft in drafts:
        if draft.kind == "paragraph":
            blocks += _measures(draft.piece)
        elif draft.kind == "entry":
            blocks.append(_entry_block(draft))
        elif draft.kind == "caption":
            text = draft.piece.text
            blocks.append(Block("caption", escape_markdown(text), text, spans=draft.piece.spans))
        else:
            text = draft.piece.text
            blocks.append(
                Block("heading", escape_markdown(text), text, level=1, spans=draft.piece.spans)
            )
    levels = iter(assign_levels(_shapes(drafts)))
    blocks = [replace(b, level=next(levels)) if b.kind == "heading" else b for b in blocks]
    return _set_leads(blocks)


def _measures(piece: Piece) -> list[Block]:
    text = piece.text
    if DASH_ITEM.match(text) and len(text) > 12:
        return [Block("measure", escape_markdown(text), text, spans=piece.spans)]
    starts = find_measures(text)
    bounds = [*([0] if not starts or starts[0] else []), *starts, len(text)]
    blocks = []
    for start, end in itertools.pairwise(bounds):
        part = piece.cut(start, end)
        if part.text:
            kind = "measure" if start in starts else "paragraph"
            blocks.append(
                Block(kind, escape_markdown(part.text), part.text, spans=part.spans)  # type: ignore[arg-type]
            )
    return blocks


def _entry_block(draft: _Draft) -> Block:
    head, rest = draft.piece.cut(0, draft.head), draft.piece.cut(draft.head)
    markdown = join_entry(escape_markdown(head.text), escape_markdown(rest.text))
    return Block(
        "entry",
        markdown,
        f"{head.text}{rest.text}",
        term=clean_term(head.text),
        definition=escape_markdown(rest.text),
        spans=(*head.spans, *rest.spans),
    )


def _set_leads(blocks: Sequence[Block]) -> list[Block]:
    """Mark lead sentences where at least two paragraphs, or two measures, of the body have one."""
    result = list(blocks)
    for kind in ("paragraph", "measure"):
        leads = [
            lead_length(
                b.text,
                heads_list=kind == "paragraph" and after is not None and after.kind == "measure",
            )
            if b.kind == kind
            else 0
            for b, after in zip(result, [*result[1:], None], strict=True)
        ]
        if not parallel(leads):
            continue
        for index, length in enumerate(leads):
            if length:
                block = result[index]
                # The full stop stays outside: a closing ** between 。 and a Han character is no
                # closing delimiter for CommonMark.
                # Nor may white space stand before it.
                end = len(block.text[: length - 1].rstrip())
                sentence, rest = block.text[:end], block.text[end:]
                markdown = f"**{escape_markdown(sentence)}**{escape_markdown(rest, at_start=False)}"
                result[index] = replace(block, markdown=markdown, lead=length)
    return result


def _hint(piece: Piece) -> int:
    return next((level for level in range(1, 7) if f"h{level}" in piece.hints), 0)


def _shapes(drafts: Sequence[_Draft]) -> list[HeadingShape]:
    shapes = []
    for index, draft in enumerate(drafts):
        if draft.kind != "heading":
            continue
        text = draft.piece.text
        number = find_numbering(text)
        if APPENDIX.match(text) or GLOSSARY_TITLES.match(text):
            style, value = "appendix", 0
        elif number:
            style, value = number.style, number.value
        else:
            style, value = "plain", 0
        following = 0
        for other in drafts[index + 1 :]:
            if other.kind == "heading":
                break
            following += other.kind != "caption"
        shapes.append(HeadingShape(style, value, draft.rows, following, _hint(draft.piece)))
    return shapes
