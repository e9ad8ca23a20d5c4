"""Library → pages of HTML. Reads templates, writes nothing."""

from litsite.rendering.site_pages import render_site_pages

__all__ = ["render_site_pages"]
