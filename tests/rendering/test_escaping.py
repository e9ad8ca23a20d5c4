"""What a template prints is escaped as jinja2 escapes it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from litsite.rendering.frame.template_code import TemplateCode, escaped
from litsite.rendering.frame.template_environment import make_environment

# Characters that HTML gives a meaning, more often than chance would bring them.
text = st.text(st.sampled_from("&<>'\"") | st.characters(codec="utf-8"), max_size=40)
printed = text | text.map(Markup) | st.integers() | st.floats() | st.booleans() | st.none()

TEMPLATE = (
    '{% macro link(to) %}<a href="{{ to }}">{{ caller() }}</a>{% endmacro %}'
    "<p title='{{ value }}'>{{ value }} {{ value | safe }} {{ value ~ value }}"
    "{% call link(value) %}{{ value }}{% endcall %}{% set block %}{{ value }}{% endset %}{{ block }}</p>"
    "{% autoescape false %}{{ value }}{% endautoescape %}"
)


class HtmlObject:
    """Says of itself that it is HTML, as a `Markup` does."""

    def __html__(self) -> str:
        return "<b>3</b>"

    def __str__(self) -> str:
        return "not this"


class SubText(str):
    """A string of another class than `str`."""


@given(printed)
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


@pytest.mark.parametrize("value", [HtmlObject(), SubText("<i>"), SubText("plain")])
def test_a_value_of_any_other_class_too(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


@given(printed)
def test_a_template_prints_what_jinja_alone_would_print(value: object) -> None:
    ours = Environment(autoescape=True, undefined=StrictUndefined)
    ours.code_generator_class = TemplateCode
    plain = Environment(autoescape=True, undefined=StrictUndefined)

    assert ours.from_string(TEMPLATE).render(value=value) == plain.from_string(TEMPLATE).render(
        value=value
    )


def test_the_environment_of_the_pages_escapes_and_knows_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>{{ heading }}</p>", encoding="utf-8")
    page = make_environment(tmp_path).get_template("page.html")

    assert page.render(heading="<script>&'\"") == "<p>&lt;script&gt;&amp;&#39;&#34;</p>"
    with pytest.raises(UndefinedError):
        page.render()
