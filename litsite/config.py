"""Where things are, and what content/site.yaml says: read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

from litsite.formats.text_file import read_text_file
from litsite.formats.yaml_schema import structure
from litsite.model.library import SiteSettings
from litsite.model.problem import LitsiteError, Problem, make_problem

SITE_YAML = "content/site.yaml"
_SCHEMA = 1
_IN_PATH = "/%:@!$&'()*+,;=~"
_NOT_IN_URL = re.compile(r"[\s<>\"?#]")


@dataclass(frozen=True, slots=True)
class Config:
    """A digest's folders and settings."""

    root: Path
    settings: SiteSettings

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def templates(self) -> Path:
        """The digest's own templates where it has some, else those that came with litsite."""
        own = self.root / "templates"
        return own if own.is_dir() else bundled("templates")


def bundled(name: str) -> Path:
    """A folder that is shipped with litsite: inside the package when installed, else beside it."""
    package = Path(__file__).resolve().parent
    inside = package / "_bundled" / name
    return inside if inside.is_dir() else package.parent / name


def load_config(root: Path) -> tuple[Config, list[Problem]]:
    """Read `root`/content/site.yaml.

    Raises LitsiteError when the root is no digest or the file cannot be used; the error carries the
    first problem, the list the others.
    """
    path = root / SITE_YAML
    try:
        text = read_text_file(path, SITE_YAML)
    except FileNotFoundError as error:
        raise LitsiteError(make_problem(SITE_YAML, 0, "no-digest", "error", root=root)) from error
    settings, problems = structure(text, SiteSettings, SITE_YAML)
    if settings is not None and settings.schema != _SCHEMA:
        problems = [
            make_problem(
                SITE_YAML, 1, "schema", "error", key="schema", value=settings.schema, known=_SCHEMA
            )
        ]
    if settings is None or problems:
        raise ConfigError(problems)
    if settings.base_url:
        settings = replace(settings, base_url=_clean_url(settings.base_url))
    return Config(root, settings), []


def _clean_url(url: str) -> str:
    """Return the address in ASCII with its closing slash; raises ConfigError for what is none.

    Feeds, sitemaps and robots.txt hold URLs, not what people write: https://例子.中国/文摘.
    """
    wrong = ConfigError([make_problem(SITE_YAML, 0, "bad-url", "error", value=url)])
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:
        raise wrong from error
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        raise wrong
    if _NOT_IN_URL.search(url):
        raise wrong
    place = f"{host}:{port}" if port else host
    path = quote(parts.path, safe=_IN_PATH).rstrip("/")
    return f"{parts.scheme}://{place}{path}/"


class ConfigError(LitsiteError):
    """site.yaml cannot be used; all its problems are told, not just the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0])
        self.problems = problems
