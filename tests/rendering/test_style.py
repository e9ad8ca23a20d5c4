"""The look: contrast of every pair of colours, measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litsite.rendering.frame import static_files
from litsite.rendering.frame.static_files import join_styles

TEMPLATES = Path(__file__).parents[2] / "templates"

STYLES = TEMPLATES / "static" / "styles"
CSS = join_styles(STYLES).decode()
BLOCK = re.compile(r"(?P<selector>:root[^{]*)\{(?P<body>[^}]*)\}")
COLOUR = re.compile(r"--(?P<name>[\w-]+):\s*(?P<hex>#[0-9a-f]{6})")

TEXT = ("ink", "muted", "accent", "counter")
GROUNDS = ("paper", "panel")


def tokens(selector: str) -> dict[str, str]:
    """Colours that the first rule for a selector sets."""
    for rule in BLOCK.finditer(CSS):
        if rule["selector"].strip() == selector:
            return {m["name"]: m["hex"] for m in COLOUR.finditer(rule["body"])}
    raise AssertionError(selector)


LIGHT = tokens(":root")
DARK = tokens(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_text_is_readable(theme: dict[str, str], ground: str, text: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marked_text_is_readable(theme: dict[str, str]) -> None:
    assert contrast(theme["on-accent"], theme["accent"]) >= 4.5
    for text in TEXT:
        assert contrast(theme[text], theme["mark"]) >= 4.5


def test_both_ways_to_the_dark_theme_look_the_same() -> None:
    assert tokens(':root:not([data-theme="light"])') == DARK


def test_every_style_and_script_is_joined() -> None:
    assert sorted(static_files.STYLES) == sorted(path.name for path in STYLES.iterdir())
    scripts = (*static_files.ENGINE, *static_files.PAGE)
    assert sorted(scripts) == sorted(path.name for path in (TEMPLATES / "static/search").iterdir())


def test_style_asks_for_no_other_file() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
