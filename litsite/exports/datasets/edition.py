"""What all data files say of the digest they come from."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.addresses import DATA_FOLDER, hand_page_path, root_of
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest, as far as its data files name it."""

    title: str
    publisher: str | None
    base_url: str | None
    language: str
    latest: str | None
    """Date of the newest article: a build does not read the clock."""
    method: str | None
    """Address of the method page, from `data/`."""

    @property
    def data_url(self) -> str | None:
        """Where the data files will be published."""
        return self.base_url + DATA_FOLDER if self.base_url else None


def make_edition(library: Library) -> Edition:
    """Read it off the library."""
    settings = library.settings
    has_method = any(page.slug == "method" for page in library.pages)
    return Edition(
        title=one_line(settings.title),
        publisher=one_line(settings.publisher) if settings.publisher else None,
        base_url=settings.base_url,
        language=settings.language,
        latest=max((article.date for article in library.articles if article.date), default=None),
        method=(settings.base_url or root_of(DATA_FOLDER)) + hand_page_path("method")
        if has_method
        else None,
    )


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())
