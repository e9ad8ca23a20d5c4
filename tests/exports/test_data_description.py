"""Schemas, datapackage.json and README of data/: made from the tables that the data is made from."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from litsite.exports import export_data
from litsite.exports.datasets.json_schema import SCHEMA_DIALECT
from litsite.exports.datasets.table_files import TABLES
from litsite.model.library import Library

Data = Mapping[str, bytes]

NAMES = [table.name for table in TABLES]
ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description"}
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(
    schema: dict[str, Any], value: Any, root: dict[str, Any], at: str = "$"
) -> Iterator[str]:
    """What JSON Schema 2020-12 finds wrong; knows the keywords we use, and refuses others."""
    for keyword, rule in schema.items():
        if keyword in ANNOTATIONS or keyword in {"then", "else"}:
            continue
        if keyword == "$ref":
            yield from faults(root["$defs"][rule.removeprefix("#/$defs/")], value, root, at)
        elif keyword == "if":
            branch = "else" if any(faults(rule, value, root, at)) else "then"
            yield from faults(schema[branch], value, root, at)
        elif keyword == "type":
            kinds = [rule] if isinstance(rule, str) else rule
            fits = any(isinstance(value, TYPES[kind]) for kind in kinds)
            if not fits or (isinstance(value, bool) and "boolean" not in kinds):
                yield f"{at}: {value!r} is not {rule}"
        elif keyword == "enum":
            if value not in rule:
                yield f"{at}: {value!r} is not one of {rule}"
        elif keyword == "pattern":
            if isinstance(value, str) and not re.search(rule, value):
                yield f"{at}: {value!r} is not {rule}"
        elif keyword == "minimum":
            if value < rule:
                yield f"{at}: {value} < {rule}"
        elif keyword == "required":
            yield from (f"{at}: no {name}" for name in rule if name not in value)
        elif keyword == "additionalProperties":
            assert rule is False
            yield from (f"{at}: {name}?" for name in value if name not in schema["properties"])
        elif keyword == "properties":
            for name, inner in rule.items():
                if name in value:
                    yield from faults(inner, value[name], root, f"{at}.{name}")
        elif keyword == "items":
            for index, item in enumerate(value):
                yield from faults(rule, item, root, f"{at}[{index}]")
        else:
            raise AssertionError(f"{at}: unknown keyword {keyword}")


def load(data: Data, file: str) -> Any:
    """A JSON file."""
    return json.loads(data[file])


@pytest.mark.parametrize("name", NAMES)
def test_schema_accepts_file_and_rows(data: Data, name: str) -> None:
    schema = load(data, f"{name}.schema.json")
    document = load(data, f"{name}.json")
    assert schema["$schema"] == SCHEMA_DIALECT
    assert list(faults(schema, document, schema)) == []
    for row in document[name]:
        assert list(faults(schema, row, schema)) == []
    assert document[name], "tests nothing"


@pytest.mark.parametrize("name", NAMES)
def test_jsonschema_agrees(data: Data, name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = load(data, f"{name}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    document = load(data, f"{name}.json")
    assert list(validator.iter_errors(document)) == []
    for row in document[name]:
        assert list(validator.iter_errors(row)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"status": "planned"}, "$.status: 'planned' is not one of ['achieved', 'target']"),
        ({"value": "43"}, "$.value: '43' is not number"),
        ({"quote": None}, "$.quote: None is not string"),
        ({"direction": "sideways"}, "$.direction"),
        ({"date": "19.11.2021"}, "$.date"),
        ({"colour": "red"}, "$: colour?"),
        ({"topics": ["a", 1]}, "$.topics[1]: 1 is not string"),
    ],
)
def test_schema_refuses(data: Data, change: dict[str, Any], fault: str) -> None:
    schema = load(data, "figures.schema.json")
    row = load(data, "figures.json")["figures"][0] | change
    assert [found[: len(fault)] for found in faults(schema, row, schema)] == [fault]


def test_schema_refuses_a_row_that_lacks_a_column(data: Data) -> None:
    schema = load(data, "figures.schema.json")
    row = load(data, "figures.json")["figures"][0]
    del row["file"]
    assert list(faults(schema, row, schema)) == ["$: no file"]


def test_every_description_has_the_columns_of_the_file(data: Data) -> None:
    package = load(data, "datapackage.json")
    fields = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
        if "schema" in resource
    }
    for table in TABLES:
        columns = [column.name for column in table.columns]
        schema = load(data, f"{table.name}.schema.json")["$defs"]["row"]
        assert list(schema["properties"]) == schema["required"] == columns
        assert all(list(row) == columns for row in load(data, f"{table.name}.json")[table.name])
        if table.flat:
            text = data[f"{table.name}.csv"].decode("utf-8-sig")
            assert next(csv.reader(io.StringIO(text, newline=""))) == columns
            assert fields[table.name] == fields[f"{table.name}-jsonl"] == columns


def test_datapackage_names_the_files_as_they_are(data: Data) -> None:
    package = load(data, "datapackage.json")
    named = {resource["path"] for resource in package["resources"]}
    others = {"README.md", "datapackage.json", *(table.schema_file for table in TABLES)}
    assert named == set(data) - others
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    for resource in package["resources"]:
        content = data[resource["path"]]
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_datapackage_keys_lead_to_articles(data: Data) -> None:
    resources = {one["name"]: one for one in load(data, "datapackage.json")["resources"]}
    assert resources["figures"]["schema"]["primaryKey"] == "id"
    (key,) = resources["figures"]["schema"]["foreignKeys"]
    assert key["reference"] == {"resource": "articles", "fields": "id"}
    ids = {row["id"] for row in load(data, "articles.json")["articles"]}
    assert {row["article"] for row in load(data, "figures.json")["figures"]} <= ids


def test_frictionless_agrees(library: Library, tmp_path: Any) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    pytest.importorskip("jsonlines", reason="frictionless[json] is not installed")
    for page in export_data(library):
        (tmp_path / page.path).parent.mkdir(exist_ok=True)
        (tmp_path / page.path).write_bytes(page.content)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []


def test_readme_explains_every_column(data: Data) -> None:
    readme = data["README.md"].decode()
    for table in TABLES:
        for column in table.columns:
            assert f"| `{column.name}` |" in readme
            assert "|" not in column.title, "would end the cell"
            assert column.title in readme
            assert column.description


def test_readme_links_to_files_that_are_there(data: Data) -> None:
    links = re.findall(r"\]\(([^)]+)\)", data["README.md"].decode())
    assert {link for link in links if not link.startswith("../")} == {
        name for name in data if name not in {"README.md", "datapackage.json"}
    }
    assert "../method.html" in links


def test_readme_has_no_link_to_a_method_page_that_is_not_there(library: Library) -> None:
    pages = {p.path: p.content for p in export_data(replace(library, pages=()))}
    assert b"method.html" not in pages["data/README.md"]


def test_title_is_text_in_the_readme(data: Data) -> None:
    readme = data["README.md"].decode()
    assert readme.startswith("# 文摘\\`一\\` \\*二\\*：数据\n")
    assert "`文摘'一' *二*: 数据[DS]. 2021-11-19.`" in readme


def test_citation_has_the_address_when_it_is_known(library: Library) -> None:
    settings = replace(library.settings, base_url="https://example.org/d/", publisher="某区办")
    pages = {p.path: p.content for p in export_data(replace(library, settings=settings))}
    cite = json.loads(pages["data/figures.json"])["cite"]
    assert cite == ("某区办. 文摘`一` *二*: 数据[DS/OL]. 2021-11-19. https://example.org/d/data/.")
    readme = pages["data/README.md"].decode()
    assert "网址尚未写入设置" not in readme
    assert "(https://example.org/d/method.html)" in readme
    schema = json.loads(pages["data/figures.schema.json"])
    assert schema["$id"] == "https://example.org/d/data/figures.schema.json"
