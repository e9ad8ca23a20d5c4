"""Which repeats of a pattern can cost more than a step a character, read off its parse tree.

A repeat without an upper bound is safe where nothing else can read the same run of characters again:
no search begun at each of them, no repeat beside it or around it. Where something can, and what may
fail stands behind the repeat, the run is read anew from each of its characters: its square, or worse.
Judged by sets of characters: a safe pattern may be accused, a dangerous one is not acquitted, since
lookarounds count only where they surely forbid. What is bounded is a constant, be it a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Node = tuple[Any, Any]
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_MOST_AMBIGUOUS = 8
"""Rounds of a repeat whose rounds can be told apart in several ways, which double each time."""
CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
_SAMPLE = frozenset(
    "\t\n\r !\"#$%&'()*+,-./0159:;<=>?@AQZ[\\]^_`aqz{|}~\x85\xa0·×—‘’“”…\u2028\u3000、。《》【】〔〕"
    "一丨鿿乙！（），０：；？Ａ［］｜～éЖ\U00020000"
)
"""What stands for all characters, beside those that a pattern names."""


class Loop(NamedTuple):
    """A repeat without an upper bound, and what stands around it in the sequence that it was found in."""

    body: Sequence[Node]
    keeps: bool
    """Whether it gives back nothing of what it read: `\\s*+`."""
    before: tuple[Node, ...]
    after: tuple[Node, ...]


def find_dangers(pattern: re.Pattern[str], *, searched: bool) -> list[str]:
    """What makes the pattern's work grow faster than the text; empty when nothing does.

    `searched`: texts are searched for it, not only held against it from one place.
    """
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    judge = _Judge(tree, pattern.flags)
    return sorted({*judge.dangers(list(tree), searched=searched)})


class _Judge:
    """What can be read of which characters, for one pattern."""

    def __init__(self, tree: Any, flags: int) -> None:
        self._fold = bool(flags & re.IGNORECASE)
        self._dot_all = bool(flags & re.DOTALL)
        self._multiline = bool(flags & re.MULTILINE)
        self._characters = _SAMPLE | set(_named(list(tree)))
        self._classes: dict[str, frozenset[str]] = {}

    def dangers(self, whole: list[Node], *, searched: bool) -> Iterator[str]:
        for loop in self._loops(whole):
            own = self._class(loop.body)
            if searched and self._can_fail(loop.after) and self._reads([*loop.before], own):
                yield f"begun anew at each character of {_show(own)}"
        yield from self._dangers_inside(whole, fails=False)

    def _dangers_inside(self, nodes: Sequence[Node], *, fails: bool) -> Iterator[str]:
        """Repeats side by side and inside each other; `fails`: whether what follows outside may."""
        found = [self._loops_of(node) for node in nodes]
        for i, first in enumerate(found):
            for j in range(i + 1, len(nodes)):
                for one in first:
                    for other in found[j]:
                        own = self._class(one.body) & self._class(other.body)
                        between = [*one.after, *nodes[i + 1 : j], *other.before]
                        may_fail = fails or self._can_fail([*other.after, *nodes[j + 1 :]])
                        if may_fail and not one.keeps and self._reads(between, own):
                            yield f"two repeats share the characters of {_show(own)}"
        for index, (op, value) in enumerate(nodes):
            inner_fails = (
                fails
                or op in (sre.ASSERT, sre.ASSERT_NOT, *REPEATS)
                or self._can_fail(nodes[index + 1 :])
            )
            for part in parts(op, value):
                yield from self._dangers_inside(part, fails=inner_fails)
            if op in REPEATS and value[1] > 1:
                body = list(value[2])
                many = value[1] > _MOST_AMBIGUOUS
                for one in self._loops(body, bounded=many):
                    own = self._class(one.body)
                    if self._reads([*one.after, *one.before], own):
                        yield f"a repeat in a repeat shares the characters of {_show(own)}"
                if many and self._ambiguous(body):
                    yield "the rounds of a repeat can be told apart in several ways"

    def _ambiguous(self, body: Sequence[Node]) -> bool:
        """Whether one branch of a repeat's body can read what others read in several rounds."""
        if len(body) == 1 and body[0][0] is sre.SUBPATTERN:
            return self._ambiguous(list(body[0][1][3]))
        if len(body) != 1 or body[0][0] is not sre.BRANCH:
            return False
        branches = [list(branch) for branch in body[0][1][1]]
        singles = [self._class(branch) for branch in branches if _width(branch) == (1, 1)]
        return any(
            _width(branch)[1] > 1 and self._reads(branch, frozenset().union(*singles))
            for branch in branches
        )

    def _loops(self, nodes: Sequence[Node], *, bounded: bool = False) -> Iterator[Loop]:
        """Repeats without an upper bound; `bounded`: all that may read more or less."""
        for index, node in enumerate(nodes):
            for loop in self._loops_of(node, bounded=bounded):
                yield Loop(
                    loop.body,
                    loop.keeps,
                    (*nodes[:index], *loop.before),
                    (*loop.after, *nodes[index + 1 :]),
                )

    def _loops_of(self, node: Node, *, bounded: bool = False) -> list[Loop]:
        op, value = node
        inner = [loop for part in parts(op, value) for loop in self._loops(part, bounded=bounded)]
        if op in REPEATS and (
            value[1] is sre.MAXREPEAT or (bounded and value[1] > max(1, value[0]))
        ):
            return [Loop(list(value[2]), op is sre.POSSESSIVE_REPEAT, (), ()), *inner]
        if op is sre.ATOMIC_GROUP:
            return [loop._replace(keeps=True) for loop in inner]
        return inner

    def _can_fail(self, after: Sequence[Node]) -> bool:
        """Whether something is asked for behind a repeat."""
        return any(
            op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT) or _width([(op, value)])[0] > 0
            for op, value in after
        )

    def _reads(self, nodes: Sequence[Node], own: frozenset[str]) -> bool:
        """Whether a way through the nodes reads none but `own` characters."""
        return bool(own) and all(self._reads_node(op, value, own) for op, value in nodes)

    def _reads_node(self, op: Any, value: Any, own: frozenset[str]) -> bool:
        if op is sre.AT:
            at_line = self._multiline and "\n" in own
            return at_line or value not in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING, sre.AT_END)
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return self._allows(op, value[0], list(value[1]), own)
        if op in REPEATS:
            return value[0] == 0 or self._reads(list(value[2]), own)
        if op is sre.BRANCH:
            return any(self._reads(list(branch), own) for branch in value[1])
        if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            return self._reads(list(value[3] if op is sre.SUBPATTERN else value), own)
        if op in (sre.GROUPREF, sre.GROUPREF_EXISTS):
            return True
        return bool(self._class([(op, value)]) & own)

    def _allows(self, op: Any, way: int, body: Sequence[Node], own: frozenset[str]) -> bool:
        """Whether a look at the neighbouring character may succeed amid `own` ones."""
        if way < 0 and op is sre.ASSERT:
            return self._reads(body, own)
        if _width(body) != (1, 1):
            return True
        seen = self._class(body)
        return bool(own & seen) if op is sre.ASSERT else not own <= seen

    def _class(self, nodes: Sequence[Node]) -> frozenset[str]:
        """All characters that the nodes may read."""
        key = repr(nodes)
        if key not in self._classes:
            self._classes[key] = frozenset(self._gather(nodes))
        return self._classes[key]

    def _gather(self, nodes: Sequence[Node]) -> Iterator[str]:
        for op, value in nodes:
            if op in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
                yield from (char for char in self._characters if self._is_one(op, value, char))
            elif op not in (sre.ASSERT, sre.ASSERT_NOT):
                for part in parts(op, value):
                    yield from self._class(part)

    def _is_one(self, op: Any, value: Any, char: str) -> bool:
        if op is sre.ANY:
            return self._dot_all or char != "\n"
        forms = {char, char.lower(), char.upper()} if self._fold else {char}
        codes = {ord(form) for form in forms if len(form) == 1}
        if op is sre.LITERAL:
            return value in codes
        if op is sre.NOT_LITERAL:
            return value not in codes
        negated = value[0][0] is sre.NEGATE
        return negated != any(_in_item(item, codes) for item in value)


def _in_item(item: Node, codes: set[int]) -> bool:
    op, value = item
    if op is sre.LITERAL:
        return value in codes
    if op is sre.RANGE:
        return any(value[0] <= code <= value[1] for code in codes)
    if op is sre.CATEGORY:
        return any(re.match(CATEGORIES[value], chr(code)) for code in codes)
    return False


def parts(op: Any, value: Any) -> list[list[Node]]:
    """The sequences inside a node."""
    if op in REPEATS:
        return [list(value[2])]
    if op is sre.SUBPATTERN:
        return [list(value[3])]
    if op is sre.ATOMIC_GROUP:
        return [list(value)]
    if op is sre.BRANCH:
        return [list(branch) for branch in value[1]]
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(value[1])]
    if op is sre.GROUPREF_EXISTS:
        return [list(part) for part in value[1:] if part]
    return []


def _width(nodes: Sequence[Node]) -> tuple[int, int]:
    """Least and most characters."""
    least = most = 0
    for op, value in nodes:
        if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            continue
        widths = [_width(part) for part in parts(op, value)]
        low, high = (min(w[0] for w in widths), max(w[1] for w in widths)) if widths else (1, 1)
        if op in REPEATS:
            low, high = low * value[0], high * min(value[1], 10_000)
        if op in (sre.GROUPREF, sre.GROUPREF_EXISTS):
            low = 0
        least, most = least + low, most + high
    return least, most


def _named(nodes: Sequence[Node]) -> Iterator[str]:
    """Characters that the pattern spells out, and the ends of its ranges."""
    for op, value in nodes:
        if op in (sre.LITERAL, sre.NOT_LITERAL):
            yield chr(value)
        elif op is sre.IN:
            for kind, own in value:
                if kind is sre.LITERAL:
                    yield chr(own)
                elif kind is sre.RANGE:
                    yield from (chr(own[0]), chr(own[1]))
        for part in parts(op, value):
            yield from _named(part)


def _show(characters: frozenset[str]) -> str:
    return repr("".join(sorted(characters, key=lambda char: (not char.isalnum(), char))[:6]))
