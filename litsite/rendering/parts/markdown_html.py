"""Markdown → HTML that cannot hold markup, scripts or requests from a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.deflist import deflist_plugin

from litsite.formats.cjk_emphasis import tokenize_emphasis

SPECIAL = re.compile(r"[\\`*_\[\]<>&!\n]")  # what inline Markdown gives a meaning
LEAD = re.compile(
    r"\*\*(?P<lead>[^\s*+][^*]*)\*\*(?P<rest>[^*].*|)", re.DOTALL
)  # **聚焦创新。**李沧区…
HAND_LINK = re.compile(r"https?://|mailto:|#|(?![a-z][a-z0-9+.-]{0,40}:)[^/\\]", re.IGNORECASE)
ARTICLE_LINK = re.compile(r"https?://|#", re.IGNORECASE)
STRONG, STRONG_END = Markup("<strong>"), Markup("</strong>")

MarkText = Callable[[str], Markup]
"""Escapes a piece of plain text, and may mark words in it."""


def plain(text: str) -> Markup:
    """Escape, and mark nothing."""
    return escape(text)


def render_inline(markdown: str, mark: MarkText = plain, inside: MarkText = plain) -> Markup:
    """Render the Markdown of one block of an article; `inside` marks the text of links and code."""
    fast = render_plain(markdown, mark)
    if fast is not None:
        return fast
    return Markup(article_parser().renderInline(markdown, {"mark": mark, "inside": inside}))


def render_block(markdown: str, mark: MarkText = plain, inside: MarkText = plain) -> Markup:
    """Render a block of kind `other`: a list, a quotation, several paragraphs."""
    return Markup(article_parser().render(markdown, {"mark": mark, "inside": inside}).strip())


def render_hand_page(markdown: str) -> Markup:
    """Render a hand-written site page; links to other hosts are allowed in it."""
    return Markup(hand_parser().render(markdown, {"mark": plain, "inside": plain}).strip())


def render_plain(markdown: str, mark: MarkText) -> Markup | None:
    """Render what needs no parser, as nearly all blocks do; None for the rest."""
    if not SPECIAL.search(markdown):
        return mark(markdown)
    match = LEAD.fullmatch(markdown)
    if match is None or SPECIAL.search(match["lead"]) or SPECIAL.search(match["rest"]):
        return None
    if match["lead"][-1].isspace():
        return None
    return STRONG + mark(match["lead"]) + STRONG_END + mark(match["rest"])


@lru_cache(maxsize=1)
def article_parser() -> MarkdownIt:
    """The parser for text that came from a source."""
    return make_parser(ARTICLE_LINK)


@lru_cache(maxsize=1)
def hand_parser() -> MarkdownIt:
    """The parser for content/pages: tables too, as editors know them from GitHub."""
    parser = make_parser(HAND_LINK).enable("table")
    for cell in ("th_open", "td_open"):
        parser.add_render_rule(cell, render_cell)
    return parser


def make_parser(allowed_link: re.Pattern[str]) -> MarkdownIt:
    """One CommonMark parser without HTML, which links only where `allowed_link` begins."""
    parser = MarkdownIt("commonmark", {"html": False})
    deflist_plugin(parser)
    parser.inline.ruler.at("emphasis", tokenize_emphasis)
    parser.add_render_rule("text", render_text)
    parser.add_render_rule("code_inline", render_code)
    parser.add_render_rule("image", render_image)
    parser.add_render_rule("heading_open", render_heading)
    parser.add_render_rule("heading_close", render_heading)
    parser.validateLink = lambda url: bool(allowed_link.match(url.strip()))  # type: ignore[method-assign]
    return parser


def render_text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """Mark words in running text, never inside a link: links do not nest."""
    depth = sum(token.nesting for token in tokens[:index] if token.type.startswith("link_"))
    return str(env["inside" if depth else "mark"](tokens[index].content))


def render_code(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """Code as it is written."""
    return f"<code>{env['inside'](tokens[index].content)}</code>"


def render_cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """A cell without the style of its column: a strict content security policy forbids it."""
    return '<th scope="col">' if tokens[index].tag == "th" else "<td>"


def render_image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """Show what the picture was: the picture itself would be a request to another host."""
    alt = renderer.renderInlineAsText(tokens[index].children, options, env)
    return str(Markup('<span class="picture">{}</span>').format(alt))


def render_heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """The page's title is its only h1."""
    token = tokens[index]
    tag = "h2" if token.tag == "h1" else token.tag
    return f"<{tag}>" if token.nesting > 0 else f"</{tag}>\n"
