"""Runs of heading lines: which of them are one heading set over several lines."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.splitting.bodies.block_drafts import BlockDraft, draft_heading
from litsite.splitting.pieces import Piece, join_pieces
from litsite.splitting.recognising.heading_numbers import APPENDIX

_MOST_LINES = 3
_SENTENCE_ENDS = ("。", "？", "?")
_GOES_ON = ("，", ",", "、")


def group_headings(run: Sequence[Piece], sizes: Sequence[int]) -> list[BlockDraft]:
    """Decide which lines of a run belong together; `sizes` are those of the article's other runs."""
    groups: list[list[BlockDraft]] = []
    for line in map(draft_heading, run):
        last = groups[-1] if groups else None
        if last is None or _starts_heading(last, line, len(run), sizes):
            groups.append([line])
        else:
            last.append(line)
    return [
        draft_heading(join_pieces([line.piece for line in group]), len(group)) for group in groups
    ]


def usual_sizes(labels: Sequence[str]) -> list[int]:
    """Lengths of the runs of H that are short enough to be one heading."""
    sizes: list[int] = []
    run = 0
    for label in [*labels, ""]:
        if label == "H":
            run += 1
            continue
        if 1 <= run <= _MOST_LINES:
            sizes.append(run)
        run = 0
    return sizes


def heading_hint(piece: Piece) -> int:
    """The level that the format gave (h2 → 2), 0 where none."""
    return next((level for level in range(1, 7) if f"h{level}" in piece.hints), 0)


def _starts_heading(
    last: Sequence[BlockDraft], line: BlockDraft, run: int, sizes: Sequence[int]
) -> bool:
    previous = last[-1]
    appendix = APPENDIX.match(last[0].text)
    if appendix and not appendix["title"].strip() and len(last) == 1:
        # 附件1 and 名词解释 on two lines are one heading.
        return bool(line.number or (line.appendix and not line.glossary_title))
    if line.number or last[0].number or line.appendix:
        return True
    if line.glossary_title or previous.glossary_title:
        return True
    if previous.text.endswith((":", "：")):
        return len(last) > 1
    if line.text.endswith((":", "：")):
        return True
    if line.text.endswith(_SENTENCE_ENDS) and not previous.text.endswith(_GOES_ON):
        return True  # a whole sentence, such as a question, stands by itself
    if heading_hint(line.piece) != heading_hint(previous.piece):
        return True
    if len(last) >= _MOST_LINES:
        return True
    # A run longer than one heading is cut at the size that headings of this article have.
    return run > _MOST_LINES and bool(sizes) and len(last) >= max(sizes)
