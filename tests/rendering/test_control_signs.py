"""Characters that steer a text are named where an editor pasted them, and steer nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from litsite.config import load_config
from litsite.pipeline import build_site, parse_sources
from litsite.rendering.frame.control_signs import show_controls

STEERING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
SIGN = '<span class="invisible" data-name="U+202E">\u202e</span>'


@pytest.mark.parametrize("code", STEERING)
def test_each_sign_is_named_and_kept(code: int) -> None:
    page = show_controls(f"<p>头{chr(code)}号</p>")
    assert page == f'<p>头<span class="invisible" data-name="U+{code:04X}">{chr(code)}</span>号</p>'
    assert BeautifulSoup(page, "html.parser").get_text() == f"头{chr(code)}号"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>平常的文字 &lt;b&gt;</p>", "<p>平常的文字 &lt;b&gt;</p>"),
        ('<a title="头\u202e号">头\u202e号</a>', f'<a title="头[U+202E]号">头{SIGN}号</a>'),
        ("<title>头\u202e号</title>头\u202e号", f"<title>头[U+202E]号</title>头{SIGN}号"),
        ('<script type="a">{"头\u202e"}</script>', '<script type="a">{"头[U+202E]"}</script>'),
        (f"<li>{SIGN}</li>", f"<li>{SIGN}</li>"),
        ("<p>甲\x00乙\x07丙\x7f丁\x9f</p>", "<p>甲␀乙␇丙␡丁\ufffd</p>"),
        ("<p>👩\u200d💻 می\u200cخواهم ﷺ</p>", "<p>👩\u200d💻 می\u200cخواهم ﷺ</p>"),
    ],
)
def test_where_it_stands_decides_how_it_is_shown(page: str, shown: str) -> None:
    assert show_controls(page) == shown


def test_what_an_editor_pastes_is_named_on_every_page(digest: Path) -> None:
    text = "青川县改革见成效\n\n近年来,青川县把改革作为头号工程,群众办事越来越方便。\n"
    (digest / "sources" / "头\u202e号.txt").write_text(text, "utf-8")
    settings = digest / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("我们的", "我们\u202e的", 1), "utf-8")
    config, _ = load_config(digest)
    parse_sources(config)
    [saved] = (digest / "content" / "articles").iterdir()
    saved.write_text(saved.read_text("utf-8").replace("头号工程", "头\u202e号工程"), "utf-8")
    build_site(config)
    named = 0
    for path in (digest / "site").rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for sign in page.find_all(string=lambda text: "\u202e" in text):
            assert sign.parent is not None and sign.parent["data-name"] == "U+202E", path
            assert sign == "\u202e", path
            named += 1
        values = (str(value) for tag in page.find_all(True) for value in tag.attrs.values())
        assert not any("\u202e" in value for value in values), path
    assert named > 20
