"""Publishing to a bucket of moto's S3 server on loopback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from litsite.publishing.targets.bucket import NOTE, _Objects
from litsite.publishing.targets.bucket_address import read_bucket_address

from .conftest import Desk, plain

pytestmark = pytest.mark.slow

OWN = {".litsite-manifest.json"}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with running_service() as url:
        yield url


@contextmanager
def running_service() -> Iterator[str]:
    """moto's server; imported here, because a plain pytest only collects this module."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(
        logging.ERROR
    )  # a line for each of thousands of requests
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def broken_connection() -> Exception:
    from botocore.exceptions import EndpointConnectionError

    return EndpointConnectionError(endpoint_url="http://x")


class Bucket:
    """A bucket, and what it says of its objects."""

    def __init__(self, endpoint: str, name: str = "digest") -> None:
        import boto3

        self.name = name
        self.client: Any = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
        self.client.create_bucket(Bucket=name)
        self.target = f"s3://{name}/public?endpoint={endpoint}"

    def objects(self) -> dict[str, Any]:
        listed = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return {one["Key"].removeprefix("public/"): one for one in listed}

    def files(self) -> dict[str, bytes]:
        return {name: self.head(name)["Body"].read() for name in self.objects()}

    def head(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get_object(Bucket=self.name, Key=f"public/{name}")
        return found

    def put(self, name: str, content: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=f"public/{name}", Body=content)


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "clerk")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    made = Bucket(endpoint)
    yield made
    for name in made.objects():
        made.client.delete_object(Bucket="digest", Key=f"public/{name}")
    made.client.delete_bucket(Bucket="digest")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent, in order."""
    names: list[str] = []
    put = _Objects.put

    def counted(self: _Objects, path: str, content: bytes) -> str:
        names.append(path)
        return put(self, path, content)

    monkeypatch.setattr(_Objects, "put", counted)
    return names


def test_the_bucket_becomes_the_site(desk: Desk, bucket: Bucket) -> None:
    assert desk.publish(bucket.target)["sent"] is True
    assert plain(bucket.files()) == desk.files()
    assert NOTE not in bucket.files()


def test_a_second_publish_sends_only_the_change(
    desk: Desk, bucket: Bucket, sent: list[str]
) -> None:
    desk.publish(bucket.target)
    sent.clear()
    assert desk.publish(bucket.target)["sent"] is False
    assert sent == []
    desk.edit()
    told = desk.publish(bucket.target)
    assert {*sent} - {*OWN, NOTE} == {*told["new"], *told["changed"]}
    assert any(name.startswith("articles/") for name in sent)
    assert "static/style.css" not in sent
    assert plain(bucket.files()) == desk.files()


def test_types_and_caching_are_said(desk: Desk, bucket: Bucket) -> None:
    desk.publish(bucket.target)
    headers = {name: bucket.head(name) for name in bucket.objects()}
    page = headers["index.html"]
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    assert headers["data/figures.jsonl"]["ContentType"] == "application/x-ndjson"
    kept = {name for name, one in headers.items() if "immutable" in one["CacheControl"]}
    assert kept
    assert all(name.startswith(("search/", "figures/data/")) for name in kept)
    assert headers["search/index.js"]["CacheControl"] == "no-cache"


def test_what_is_linked_to_comes_before_what_links_to_it(
    desk: Desk, bucket: Bucket, sent: list[str]
) -> None:
    desk.publish(bucket.target)
    sent.clear()
    desk.edit()
    new = set(desk.publish(bucket.target)["new"])
    order = [name for name in sent if name not in OWN | {NOTE}]
    assert new and set(order[: len(new)]) == new
    pages = [name.endswith(".html") for name in order[len(new) :]]
    assert pages == sorted(pages)


def test_a_dry_run_sends_nothing(desk: Desk, bucket: Bucket, sent: list[str]) -> None:
    assert "index.html" in desk.publish(bucket.target, "--dry-run")["new"]
    assert (sent, bucket.objects()) == ([], {})


def test_only_what_litsite_published_is_removed(desk: Desk, bucket: Bucket) -> None:
    bucket.put("photo.jpg", b"theirs")
    desk.publish(bucket.target)
    (desk.root / "content" / "pages" / "about.md").unlink()
    desk.run("build")
    assert desk.publish(bucket.target)["removed"] == ["about.html"]
    assert "about.html" not in bucket.objects()
    assert bucket.files()["photo.jpg"] == b"theirs"


def test_an_object_of_somebody_else_is_not_replaced(desk: Desk, bucket: Bucket) -> None:
    bucket.put("index.html", b"theirs")
    told = desk.refused(bucket.target)
    assert (told["code"], told["values"]["names"]) == ("publish-foreign", "index.html")
    assert bucket.files() == {"index.html": b"theirs"}


def test_an_object_that_was_changed_there_is_put_right(desk: Desk, bucket: Bucket) -> None:
    desk.publish(bucket.target)
    bucket.put("index.html", b"defaced")
    assert desk.publish(bucket.target)["changed"] == ["index.html"]


@pytest.mark.parametrize("number", [0, 1, 5, 40, -1])
def test_an_interrupted_publish_says_what_is_there_and_the_next_sends_the_rest(
    desk: Desk, bucket: Bucket, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    put = _Objects.put
    order: list[str] = []
    done: list[str] = []

    def broken(self: _Objects, path: str, content: bytes) -> str:
        order.append(path)
        last = path == ".litsite-manifest.json"
        if last if number < 0 else len(order) > number:
            raise broken_connection()
        done.append(path)
        return put(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(_Objects, "put", broken)
        told = desk.refused(bucket.target)
    assert told["code"] == "publish-bucket-broken"
    there = {name for name in done if name != NOTE}
    assert there == bucket.objects().keys() - {NOTE}
    if number > 0:
        seen = desk.run("publish", bucket.target, "--dry-run")
        assert "an earlier publish was interrupted here" in seen.stderr
    rest = desk.publish(bucket.target)
    assert rest["sent"] is True
    assert {*rest["new"], *rest["changed"]} - OWN == desk.files().keys() - there
    assert plain(bucket.files()) == desk.files()
    assert NOTE not in bucket.objects()
    assert desk.publish(bucket.target)["sent"] is False


def test_what_an_interrupted_publish_put_there_is_ours_to_remove(
    desk: Desk, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = _Objects.put

    def broken(self: _Objects, path: str, content: bytes) -> str:
        if path == ".litsite-manifest.json":
            raise broken_connection()
        return put(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(_Objects, "put", broken)
        desk.refused(bucket.target)
    (desk.root / "content" / "pages" / "about.md").unlink()
    desk.run("build")
    assert "about.html" in desk.publish(bucket.target)["removed"]


class TestWhatIsTold:
    """Place, value, remedy."""

    def test_of_a_bucket_that_is_not_there(self, desk: Desk, bucket: Bucket) -> None:
        told = desk.refused(bucket.target.replace("digest", "gone"))
        assert (told["code"], told["values"]["bucket"]) == ("publish-bucket-missing", "gone")

    def test_of_a_service_that_is_not_there(self, desk: Desk, bucket: Bucket) -> None:
        target = "s3://digest?endpoint=http://127.0.0.1:9"
        assert desk.refused(target)["code"] == "publish-no-host"

    def test_of_missing_keys(
        self, desk: Desk, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("AWS_ACCESS_KEY_ID")
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        told = desk.refused(bucket.target)
        assert (told["code"], "AWS_ACCESS_KEY_ID" in told["message"]) == (
            "publish-bucket-credentials",
            True,
        )

    def test_of_an_unknown_option(self, desk: Desk) -> None:
        told = desk.refused("s3://digest?endpiont=https://x.example")
        assert (told["code"], told["values"]["value"]) == ("publish-bucket-option", "endpiont")

    @pytest.mark.parametrize("address", ["s3://", "s3:///x", "s3://digest?endpoint=here"])
    def test_of_an_address_without_a_bucket(self, desk: Desk, address: str) -> None:
        assert desk.refused(address)["code"] == "publish-bucket-form"

    def test_of_the_package_that_is_missing(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "boto3", None)
        assert "litsite[s3]" in desk.refused("s3://digest")["message"]


@pytest.mark.parametrize(
    ("address", "style", "signature"),
    [
        ("s3://b", "virtual", "s3v4"),
        ("s3://b?endpoint=https://s3.oss-cn-qingdao.aliyuncs.com", "virtual", "s3"),
        ("s3://b?endpoint=https://cos.ap-beijing.myqcloud.com", "virtual", "s3v4"),
        ("s3://b?endpoint=http://10.1.2.3:9000", "path", "s3v4"),
        ("s3://b?endpoint=http://minio:9000", "path", "s3v4"),
        ("s3://b?endpoint=https://minio.example.org&style=path", "path", "s3v4"),
    ],
)
def test_each_service_is_spoken_to_as_its_manual_says(
    address: str, style: str, signature: str
) -> None:
    read = read_bucket_address(address)
    assert (read.style, read.signature) == (style, signature)
