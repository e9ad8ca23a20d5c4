"""Publishing to an S3-compatible bucket: Amazon, Aliyun OSS, Tencent COS, MinIO.

A bucket knows no exchange of many objects at once. So what is new comes first, then what changed, pages last,
and what is gone goes at the end; a note in the bucket says from the first object to the last what is under way.
Whoever is interrupted leaves links that lead somewhere, and the next publish says so and sends the rest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.model.progress import Progress
from litsite.publishing.changes import Changes, compare
from litsite.publishing.hosting.file_headers import cache_control, content_type
from litsite.publishing.output import MANIFEST
from litsite.publishing.release import PublicFile, Release, read_record
from litsite.publishing.targets.bucket_address import BucketAddress, read_bucket_address
from litsite.publishing.targets.open_target import Workplace

NOTE = ".litsite-publishing.json"
"""Path → digest of what a publish that is under way sends."""
_AT_ONCE = 8
_MISSING = {"NoSuchBucket", "404"}
_REFUSED = {
    "403",
    "AccessDenied",
    "SignatureDoesNotMatch",
    "InvalidAccessKeyId",
    "AllAccessDisabled",
}


@dataclass(frozen=True, slots=True)
class _Objects:
    """The objects under the address's prefix, by path of the site."""

    client: Any
    address: BucketAddress

    def list(self) -> dict[str, str]:
        """Path → ETag."""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.address.bucket, Prefix=self.address.prefix
        )
        return {
            one["Key"].removeprefix(self.address.prefix): _bare(one["ETag"])
            for page in pages
            for one in page.get("Contents", ())
        }

    def get(self, path: str) -> bytes:
        found = self.client.get_object(Bucket=self.address.bucket, Key=self.address.prefix + path)
        content: bytes = found["Body"].read()
        return content

    def put(self, path: str, content: bytes) -> str:
        """Write it with its headers; the ETag that the bucket gives it."""
        done = self.client.put_object(
            Bucket=self.address.bucket,
            Key=self.address.prefix + path,
            Body=content,
            ContentType=content_type(path),
            CacheControl=cache_control(path),
        )
        return _bare(done["ETag"])

    def delete(self, path: str) -> None:
        # One by one: of many at once services ask for different checksums.
        self.client.delete_object(Bucket=self.address.bucket, Key=self.address.prefix + path)


@dataclass(frozen=True, slots=True)
class _Bucket:
    objects: _Objects
    etags: Mapping[str, str]
    record: Mapping[str, str]
    """Path → digest and ETag, as the last publish left them."""
    note: Mapping[str, str]
    progress: Progress

    @property
    def interrupted(self) -> str | None:
        return NOTE if NOTE in self.etags else None

    def compare(self, release: Release) -> Changes:
        digests = {path: _digest(file) for path, file in release.files.items()}
        standing = {
            path: self._standing(path, etag, release.files.get(path))
            for path, etag in self.etags.items()
            if path not in (MANIFEST, NOTE)
        }
        ours = {*self.record, *self.note}
        changes = compare(digests, standing, ours, self.objects.address.shown)
        if not changes and self.interrupted:
            # All is there but the word that it is.
            return Changes((), (MANIFEST,), (), changes.kept)
        return changes

    def _standing(self, path: str, etag: str, file: PublicFile | None) -> str | None:
        digest, _, seen = self.record.get(path, "").partition(" ")
        if digest and seen == etag:
            return digest
        # Sent by the publish that was interrupted, which did not come to record it.
        if file and path in self.note and hashlib.md5(file.content).hexdigest() == etag:
            return self.note[path]
        return None

    def send(self, release: Release, changes: Changes) -> None:
        files = {path: release.files[path] for path in changes.sent if path in release.files}
        total = len(files) + len(changes.removed)
        etags = dict(self.etags)
        sent = 0
        try:
            self.objects.put(NOTE, _json(self._under_way(files, changes.removed)))
            for group in _in_order(files, set(changes.new)):
                for path, etag in _put_all(self.objects, files, group):
                    etags[path] = etag
                    sent += 1
                    self.progress("send", sent, total)
            for path in changes.removed:
                self.objects.delete(path)
                sent += 1
            record = {
                path: f"{_digest(file)} {etags[path]}" for path, file in release.files.items()
            }
            self.objects.put(MANIFEST, _json(record))
            self.objects.delete(NOTE)
        except _errors() as error:
            reason = _problem(self.objects.address, error)
            raise LitsiteError(
                make_problem(
                    self.objects.address.shown,
                    0,
                    "publish-bucket-broken",
                    "error",
                    sent=sent,
                    total=total,
                    reason=dict(reason.values).get("reason", reason.code),
                )
            ) from error

    def _under_way(self, files: Mapping[str, PublicFile], gone: Sequence[str]) -> dict[str, str]:
        """What this publish, and one that was interrupted before it, may have put there."""
        digests = {path: _digest(file) for path, file in files.items()}
        return {**self.note, **dict.fromkeys(gone, ""), **digests}


def _put_all(
    objects: _Objects, files: Mapping[str, PublicFile], group: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Path and ETag of each, as it is there."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        done = pool.map(lambda path: objects.put(path, files[path].content), group)
        yield from zip(group, done, strict=True)


def _in_order(paths: Iterable[str], new: Collection[str]) -> list[list[str]]:
    """What others link to before what links to it: new files, then changed ones, pages last in each."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for path in sorted(paths):
        groups.setdefault((path not in new, path.endswith(".html")), []).append(path)
    return [groups[key] for key in sorted(groups)]


@contextmanager
def open_bucket(address: str, workplace: Workplace) -> Iterator[_Bucket]:
    """List the bucket; it has to be there."""
    where = read_bucket_address(address)
    try:
        import boto3  # an extra: most digests are published elsewhere
        from botocore.config import Config
    except ImportError as error:
        raise LitsiteError(make_problem(address, 0, "publish-no-boto3", "error")) from error
    try:
        client = boto3.session.Session().client(
            "s3",
            endpoint_url=where.endpoint,
            region_name=where.region,
            config=Config(
                signature_version=where.signature,
                s3={"addressing_style": where.style},
                # Checksums of Amazon's own making are what other services refuse.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
                retries={"mode": "standard", "max_attempts": 3},
                max_pool_connections=_AT_ONCE,
            ),
        )
        objects = _Objects(client, where)
        etags = objects.list()
        record, note = (_read(objects, etags, name) for name in (MANIFEST, NOTE))
    except _errors() as error:
        raise LitsiteError(_problem(where, error)) from error
    yield _Bucket(objects, etags, record, note, workplace.progress)


def _read(objects: _Objects, etags: Mapping[str, str], name: str) -> dict[str, str]:
    record = read_record(objects.get(name)) if name in etags else {}
    if record is None:
        shown = objects.address.shown
        raise LitsiteError(make_problem(shown, 0, "publish-manifest", "error", name=name))
    return record


def _errors() -> tuple[type[Exception], ...]:
    from botocore.exceptions import BotoCoreError, ClientError

    return BotoCoreError, ClientError, ValueError  # of an endpoint that is no address


def _problem(address: BucketAddress, error: Exception) -> Problem:
    from botocore import exceptions as known

    reason = str(error)
    code = "publish-bucket"
    if isinstance(error, known.ClientError):
        said = error.response["Error"]
        reason = said.get("Message") or said["Code"]
        if said["Code"] in _MISSING:
            code = "publish-bucket-missing"
        elif said["Code"] in _REFUSED:
            code = "publish-bucket-rights"
    elif isinstance(error, known.NoCredentialsError | known.PartialCredentialsError):
        code = "publish-bucket-credentials"
    elif isinstance(error, known.EndpointConnectionError | known.ConnectTimeoutError):
        code = "publish-no-host"
    return make_problem(
        address.shown, 0, code, "error", reason=reason.strip(), bucket=address.bucket
    )


def _digest(file: PublicFile) -> str:
    """Of all that goes with the object: other headers are another object."""
    told = f"{file.digest} {content_type(file.path)} {cache_control(file.path)}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _bare(etag: str) -> str:
    return etag.strip('"').lower()


def _json(value: Mapping[str, str]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()
