"""A served page is the published one with the editor's script let in."""

from __future__ import annotations

import pytest

from litsite.serving.served_page import allow_own, make_served

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PAGE = f"""<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>甲</title></head><body><p>正文</p></body></html>"""


def test_the_script_and_its_styles_are_put_in_and_the_rest_stays() -> None:
    served = make_served(PAGE.encode(), "articles/a.html", "run", 3).decode()
    assert (
        'src="/.litsite/editor.js" data-page="articles/a.html" data-run="run" data-site="3"'
        in served
    )
    assert f"{POLICY}; connect-src 'self'" in served
    assert served.endswith(PAGE[PAGE.index("<title>") :])


def test_a_page_without_head_or_policy_is_served_too() -> None:
    served = make_served("<p>甲".encode(), "a.html", "run", 0).decode()
    assert served.endswith("<p>甲")
    assert "/.litsite/editor.js" in served


def test_a_name_cannot_leave_its_attribute() -> None:
    served = make_served(b"", 'a"><script>.html', "run", 0).decode()
    assert 'data-page="a&quot;&gt;&lt;script&gt;.html"' in served


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "default-src 'self'",
            "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        ("script-src 'none'", "script-src 'self'"),
        ("img-src data:", "img-src data:"),
        ("connect-src https://a.example", "connect-src https://a.example 'self'"),
        ("", ""),
    ],
)
def test_a_policy_is_widened_by_this_server_alone(policy: str, allowed: str) -> None:
    assert allow_own(policy) == allowed


def test_policies_written_in_other_ways_are_found() -> None:
    page = "<META content='default-src \"x\"' HTTP-EQUIV=content-security-policy>"
    served = make_served(page.encode(), "a.html", "run", 0).decode()
    assert "connect-src &quot;x&quot; 'self'" in served
