"""Library → pages of HTML. Reads templates, writes nothing."""

from litsite.rendering.indexes.newspaper_pages import list_printed_pages
from litsite.rendering.site_pages import render_site_pages

__all__ = ["list_printed_pages", "render_site_pages"]
