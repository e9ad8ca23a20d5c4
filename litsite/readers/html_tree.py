"""HTML as a light tree of elements and the runs of text in them, each character at its line.

The standard library's parser is used because it gives the position of every piece of text, which
the account needs and tree builders drop. All work is linear in the page: elements know what they
inherit, so nothing climbs the tree for each piece of text.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from litsite.model.problem import LitsiteError, make_problem
from litsite.model.source import Span

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup tt u var wbr".split()
)
_PARAGRAPH = frozenset({"p"})
_ENDED_BY = {
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "option": frozenset({"option"}),
}
"""Which open elements a start tag ends, if they are the innermost block."""
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HINTS = {
    "title": "title",
    "nav": "nav",
    "header": "nav",
    "footer": "nav",
    "aside": "nav",
    "figcaption": "caption",
    "li": "item",
    "td": "cell",
    "th": "cell",
    "a": "link",
} | {f"h{level}": f"h{level}" for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|foot|footer|header|crumb|breadcrumb|bar|links|tools|share|sidebar|copyright|toolbar|related|comment)(?:$|[-_ ])",
    re.IGNORECASE,
)  # class="page-footer"
_CAPTION = re.compile(
    r"(?:^|[-_ ])caption(?:$|[-_ ])|(?:img|pic|pics|picture|image|photo)[-_]?(?:descr?|description|txt|text|intro|note|caption)(?:$|[-_ ])",
    re.IGNORECASE,
)  # class="img_descr"
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul".split()
)
"""Start tags that end an open `<p>`, as the HTML standard lists them."""
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
MAX_OPEN = 20_000
"""Elements that may stand open inside each other. Browsers stop at 512, but old pages leave a `<font>`
open at every line; what has more is no page, and each level costs memory in all stages."""
_EXPONENT = re.compile(r"\s*[-+−]?[\dn]{1,3}\s*")  # 10<sup>4</sup>, not a footnote's [1]


@dataclass(slots=True, eq=False)
class Element:
    """An element; `parent` is None for the root alone."""

    tag: str
    number: int
    """Its place in HtmlTree.elements."""
    parent: Element | None = None
    names: str = ""
    """Its class and id."""
    own: frozenset[str] = frozenset()
    """Hints that the element gives its text."""
    hints: frozenset[str] = frozenset()
    """`own`, and those of all elements that it stands in."""
    block: Element | None = None
    """The innermost block element: itself unless it is inline."""
    row: Element | None = None
    """The `<tr>` that it stands in."""
    reach: tuple[int, int] = (1, 1)
    """How many columns and rows a cell covers."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two block boundaries."""

    spans: tuple[Span, ...]
    element: Element
    """The block element that it stands in."""
    pieces: tuple[tuple[Element, int], ...]
    """(innermost element, visible characters) of its parts."""
    below_picture: bool = False
    """Whether nothing but a picture stands between it and the text above."""


@dataclass(slots=True)
class HtmlTree:
    """A page as it was parsed."""

    lines: tuple[str, ...] = ()
    """Visible text of each line."""
    elements: list[Element] = field(default_factory=list)
    """In the order of their start tags: parents before children."""
    runs: list[Run] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    """Attributes of `<meta>`, and of `<time>` as `{"time": …}`."""
    linked_data: list[str] = field(default_factory=list)
    """JSON-LD scripts as they stand."""


_MARKED = re.compile(
    r"<!\[(?:temp|cdata|ignore|include|rcdata|if|else|endif)(?![-.\w])", re.IGNORECASE | re.ASCII
)  # <![if !IE]>


def parse_html(name: str, raw_lines: tuple[str, ...]) -> HtmlTree:
    """Parse; raises LitsiteError for more than MAX_OPEN elements inside each other."""
    text = _end_markup("\n".join(raw_lines))
    builder = _TreeBuilder(name, tuple(text.split("\n")))
    builder.feed(text)
    builder.close()
    return builder.finish()


def _end_markup(text: str) -> str:
    """Make text of `<` and `<!--` that nothing ends: the parser would search to the end for each."""
    comment = text.rfind("-->") + 1
    text = text[:comment] + text[comment:].replace("<!--", "    ")
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


def _reach(values: dict[str, str], name: str) -> int:
    match = re.match(r"\s*(\d{1,2})(?!\d)", values.get(name, ""))
    return max(int(match[1]), 1) if match else 1


class _TreeBuilder(HTMLParser):
    """Gathers visible text line by line, and the runs of it that one block element holds."""

    def __init__(self, name: str, raw_lines: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=False)
        self._name = name
        self._raw_lines = raw_lines
        self._visible: list[list[str]] = [[] for _ in raw_lines]
        self._lengths = [0] * len(raw_lines)
        root = Element("", 0)
        root.block = root
        self._tree = HtmlTree(elements=[root])
        self._stack = [root]
        self._open: Counter[str] = Counter()
        self._blocks = [0]
        """Where block elements stand in the stack."""
        self._run: list[Span] = []
        self._pieces: list[tuple[Element, int]] = []
        self._unseen = 0
        self._picture = False
        """Whether a picture stood since the last run of text."""
        self._picture_above_run = False
        self._run_has_text = False

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip `<![中]>` as browsers do; the standard library gives up the whole page for it."""
        if _MARKED.match(self.rawdata, i):
            return super().parse_marked_section(i, report)
        return self.rawdata.find(">", i) + 1 or -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self._break()
            self._close_implied(tag)
        if tag == "meta":
            self._tree.metas.append(values)
        if tag == "time" and values.get("datetime"):
            self._tree.metas.append({"time": values["datetime"]})
        self._picture = self._picture or tag == "img"
        if tag in _VOID:
            return
        if tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self._tree.linked_data.append("")
        if len(self._stack) > MAX_OPEN:
            line = self.getpos()[0]
            raise LitsiteError(
                make_problem(self._name, line, "too-deep", "error", tag=tag, limit=MAX_OPEN)
            )
        element = self._make_element(tag, values)
        if tag not in _INLINE:
            self._blocks.append(len(self._stack))
        self._unseen += tag in _UNSEEN
        self._open[tag] += 1
        self._stack.append(element)
        self._tree.elements.append(element)

    def _make_element(self, tag: str, values: dict[str, str]) -> Element:
        parent = self._stack[-1]
        own = {_HINTS[tag]} if tag in _HINTS else set()
        style = values.get("style", "")
        if "hidden" in values or _HIDDEN.search(style):
            own.add("hidden")
        names = f"{values.get('class', '')} {values.get('id', '')}".strip()
        if tag not in _INLINE and tag not in {"body", "html"} and _CHROME.search(names):
            own.add("nav")
        if _CAPTION.search(names):
            own.add("caption")
        hints = parent.hints | own if own else parent.hints
        number = len(self._tree.elements)
        element = Element(tag, number, parent, names, frozenset(own), hints)
        element.block = parent.block if tag in _INLINE else element
        element.row = element if tag == "tr" else parent.row
        if tag in {"td", "th"}:
            element.reach = _reach(values, "colspan"), _reach(values, "rowspan")
        return element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._tree.metas.append({name: value or "" for name, value in attrs})
        self._picture = self._picture or tag == "img"
        if tag not in _INLINE:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._break()
        if tag in {"td", "th"} and not self._unseen:
            self._add_blank()
        if not self._open[tag]:
            return
        while True:
            closed = self._pop()
            if closed == tag:
                return

    def _pop(self) -> str:
        element = self._stack.pop()
        if self._blocks[-1] == len(self._stack):
            self._blocks.pop()
        self._open[element.tag] -= 1
        self._unseen -= element.tag in _UNSEEN
        return element.tag

    def _close_implied(self, tag: str) -> None:
        """A new `<p>` or `<li>` ends the open one, as the HTML standard has it."""
        ends = _ENDED_BY.get(tag) or (_PARAGRAPH if tag in _ENDS_PARAGRAPH else frozenset())
        at = self._blocks[-1]
        if at and self._stack[at].tag in ends:
            while len(self._stack) > at:
                self._pop()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            if self._tree.linked_data and self._stack[-1].tag == "script":
                self._tree.linked_data[-1] = self._tree.linked_data[-1] or data
            return
        innermost = self._stack[-1].tag
        if innermost in {"sup", "sub"} and _EXPONENT.fullmatch(data):
            # 10<sup>4</sup> is not 104.
            data = data.translate(_RAISED if innermost == "sup" else _LOWERED)
        number = self.getpos()[0]
        for piece in data.split("\n"):
            self._add(number, piece)
            number += 1

    def handle_entityref(self, name: str) -> None:
        self._reference("&" + name)

    def handle_charref(self, name: str) -> None:
        self._reference("&#" + name)

    def _reference(self, reference: str) -> None:
        """Decode a character reference as written, with or without its semicolon."""
        line, column = self.getpos()
        raw = self._raw_lines[line - 1]
        match = _ENTITY.match(raw, column)
        known = match[0] if match else "&"
        # The parser takes `&D-center` whole; what is no reference in it is text.
        rest = raw[column + len(known) : column + len(reference)]
        self._add(line, html.unescape(known).replace("\n", " ") + rest)

    def _add(self, line: int, piece: str) -> None:
        if not piece or self._unseen or line > len(self._visible):
            return
        start = self._lengths[line - 1]
        self._visible[line - 1].append(piece)
        self._lengths[line - 1] += len(piece)
        self._run.append(Span(line, start, start + len(piece)))
        visible = len(piece.strip())
        self._pieces.append((self._stack[-1], visible))
        if visible and self._picture and not self._run_has_text:
            self._picture_above_run, self._picture = True, False
        self._run_has_text = self._run_has_text or visible > 0

    def _add_blank(self) -> None:
        """Cells of one line stay apart: 512.3 and 6.1 are not 512.36.1."""
        line = self.getpos()[0]
        if line <= len(self._visible) and self._lengths[line - 1]:
            self._visible[line - 1].append("\t")
            self._lengths[line - 1] += 1

    def _break(self) -> None:
        """End the run of text: a block element begins or ends here."""
        if self._run:
            merged: list[Span] = []
            for span in self._run:
                if merged and merged[-1].line == span.line and merged[-1].end == span.start:
                    merged[-1] = Span(span.line, merged[-1].start, span.end)
                else:
                    merged.append(span)
            block = self._pieces[0][0].block
            assert block is not None
            pieces = tuple(self._pieces)
            self._tree.runs.append(Run(tuple(merged), block, pieces, self._picture_above_run))
        self._run, self._pieces = [], []
        self._picture_above_run = self._run_has_text = False

    def finish(self) -> HtmlTree:
        """End the last run."""
        self._break()
        self._tree.lines = tuple("".join(parts) for parts in self._visible)
        return self._tree
